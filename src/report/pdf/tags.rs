//! What each piece of a page is, for screen readers: headings, paragraphs, lists, tables (ISO 32000-1,
//! section 14.8).

use std::num::NonZeroU16;

use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// What a piece is.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    Heading(u16, String),
    Paragraph,
    List,
    Item,
    Table,
    Row,
    Head,
    Cell,
    Figure(String),
    Link,
}

/// A place in the tree of meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(usize);

struct Branch {
    meaning: Meaning,
    parent: Option<Place>,
    drawn: Vec<Identifier>,
}

/// The meanings, in reading order.
#[derive(Default)]
pub(super) struct Meanings {
    branches: Vec<Branch>,
}

impl Meanings {
    /// A new one below another, or at the top.
    pub(super) fn add(&mut self, meaning: Meaning, parent: Option<Place>) -> Place {
        self.branches.push(Branch { meaning, parent, drawn: Vec::new() });
        Place(self.branches.len() - 1)
    }

    /// Something was drawn that means this.
    pub(super) fn drawn(&mut self, place: Place, what: Identifier) {
        if let Some(branch) = self.branches.get_mut(place.0) {
            branch.drawn.push(what);
        }
    }

    /// The tree.
    pub(super) fn tree(self) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
        // A branch always comes before those below it: from the last to the first, each is whole when
        // it is put into its parent.
        let mut below: Vec<Vec<Node>> = self.branches.iter().map(|_| Vec::new()).collect();
        let mut top: Vec<Node> = Vec::new();
        for (at, branch) in self.branches.into_iter().enumerate().rev() {
            let mut children: Vec<Node> = branch.drawn.into_iter().map(Node::Leaf).collect();
            if let Some(own) = below.get_mut(at) {
                children.extend(std::mem::take(own).into_iter().rev());
            }
            if children.is_empty() {
                continue;
            }
            // What stands beside the mark of an item is its body.
            if matches!(branch.meaning, Meaning::Item) {
                let body = TagGroup::with_children(Tag::LBody, children);
                children = vec![Node::Group(body)];
            }
            let group = Node::Group(TagGroup::with_children(kind(branch.meaning), children));
            match branch.parent.and_then(|parent| below.get_mut(parent.0)) {
                Some(list) => list.push(group),
                None => top.push(group),
            }
        }
        for node in top.into_iter().rev() {
            tree.push(node);
        }
        tree
    }
}

fn kind(meaning: Meaning) -> TagKind {
    match meaning {
        Meaning::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title)).into()
        }
        Meaning::Paragraph => Tag::P.into(),
        Meaning::List => Tag::L(ListNumbering::None).into(),
        Meaning::Item => Tag::LI.into(),
        Meaning::Table => Tag::Table.into(),
        Meaning::Row => Tag::TR.into(),
        Meaning::Head => Tag::TH(TableHeaderScope::Column).into(),
        Meaning::Cell => Tag::TD.into(),
        Meaning::Figure(spoken) => Tag::Figure(Some(spoken)).into(),
        Meaning::Link => Tag::Link.into(),
    }
}
