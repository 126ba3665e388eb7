//! What a document is like: which elements it has, how often, and what stands in them. Read before the
//! records, so that a dialect is known by more than its root, and a list in unknown XML is found.

use std::collections::BTreeMap;

use super::stream::Visitor;

/// Kinds of elements beyond this number are not told apart.
const MOST_PATHS: usize = 5_000;

/// Names of facts of one kind of element beyond this number are left out.
const MOST_FACTS: usize = 200;

/// A longer text is no name.
const LONGEST: usize = 300;

/// The elements of a document by their paths.
#[derive(Default)]
pub(super) struct Survey {
    /// Name of the root.
    pub(super) root: String,
    /// By names joined with `/`.
    pub(super) paths: BTreeMap<String, Facts>,
    /// How many elements were of further kinds, which were not told apart.
    pub(super) left_out: u64,
}

/// What is known of the elements of one path.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) count: u64,
    /// Names of attributes and of elements with a text, as [`super::records::key`] gives them.
    pub(super) names: Vec<String>,
    /// The first text that stands in one.
    pub(super) text: Option<String>,
}

impl Survey {
    /// The first text of an element.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        self.paths.get(path).and_then(|own| own.text.clone())
    }

    /// Whether there is such an element.
    pub(super) fn has(&self, path: &str) -> bool {
        self.paths.contains_key(path)
    }

    fn facts(&mut self, path: &[String]) -> Option<&mut Facts> {
        let key = path.join("/");
        if self.paths.len() >= MOST_PATHS && !self.paths.contains_key(&key) {
            return None;
        }
        Some(self.paths.entry(key).or_default())
    }

    fn note(&mut self, path: &[String], name: String) {
        if let Some(facts) = self.facts(path) {
            if facts.names.len() < MOST_FACTS && !facts.names.contains(&name) {
                facts.names.push(name);
            }
        }
    }
}

impl Visitor for Survey {
    fn start(&mut self, path: &[String], attributes: &[(String, String)], _: usize) {
        if path.len() == 1 && self.root.is_empty() {
            self.root = path.concat();
        }
        match self.facts(path) {
            Some(facts) => facts.count += 1,
            None => self.left_out += 1,
        }
        for (name, value) in attributes {
            if value.is_empty() || name == "xmlns" {
                continue;
            }
            self.note(path, name.clone());
            if let [above @ .., own] = path {
                for key in super::records::keys_of_attribute(own, name, value) {
                    self.note(above, key);
                }
            }
        }
    }

    fn end(&mut self, path: &[String], text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(facts) = self.facts(path) {
            if facts.text.is_none() {
                facts.text = Some(text.chars().take(LONGEST).collect());
            }
        }
        if let [above @ .., own] = path {
            self.note(above, own.clone());
        }
    }
}
