//! The dialogs about machines: which of several names one keeps, its name, a tag.

use eframe::egui::{Context, Ui};

use super::{Look, Row};
use crate::app::{Command, MachineAct, MachineKey};
use crate::say;
use crate::ui::{
    text::{self, Type},
    theme,
    views::Ask,
    widgets::{Answer, Dialog, Input, radio},
};

/// So many machines are offered at once; the field above them finds the others.
const OFFERED: usize = 8;

/// What is being written.
pub(super) enum Draft {
    /// These are one machine; the one at this position gives the name.
    Merge { machines: Vec<MachineKey>, stays: usize },
    /// This is the same as another, which is looked for by these words.
    SameAs { machine: MachineKey, find: String, other: Option<MachineKey> },
    /// It gets this name.
    Rename { machine: MachineKey, name: String },
    /// They get this tag.
    Tag { machines: Vec<MachineKey>, tag: String },
}

impl Draft {
    pub(super) fn merge(machines: Vec<MachineKey>) -> Self {
        Self::Merge { machines, stays: 0 }
    }

    pub(super) fn same_as(machine: MachineKey) -> Self {
        Self::SameAs { machine, find: String::new(), other: None }
    }

    pub(super) fn rename(machine: MachineKey, name: &str) -> Self {
        Self::Rename { machine, name: name.to_owned() }
    }

    pub(super) fn tag(machines: Vec<MachineKey>) -> Self {
        Self::Tag { machines, tag: String::new() }
    }

    /// What is said, once all that it needs is there.
    fn said(&self) -> Option<Vec<(MachineKey, MachineAct)>> {
        match self {
            Self::Merge { machines, stays } => {
                let into = *machines.get(*stays)?;
                let others = machines.iter().filter(|machine| **machine != into);
                Some(others.map(|machine| (*machine, MachineAct::Merge { into })).collect())
            }
            Self::SameAs { machine, other, .. } => {
                Some(vec![(*machine, MachineAct::Merge { into: (*other)? })])
            }
            Self::Rename { machine, name } => {
                let name = name.trim().to_owned();
                (!name.is_empty()).then(|| vec![(*machine, MachineAct::Rename { name })])
            }
            Self::Tag { machines, tag } => {
                let tag = tag.trim();
                let said =
                    |machine: &MachineKey| (*machine, MachineAct::Tag { tag: tag.to_owned() });
                (!tag.is_empty()).then(|| machines.iter().map(said).collect())
            }
        }
    }
}

/// The dialog that is open, if one is.
pub(super) fn show(ctx: &Context, rows: &[Row], look: &mut Look, ask: &mut Ask) {
    let Some(draft) = &mut look.dialog else { return };
    let said = draft.said();
    let (salt, title, verb) = match draft {
        Draft::Merge { machines, .. } => (
            "merge machines",
            say!("make-one-asked", count = machines.len()),
            say!("make-them-one"),
        ),
        Draft::SameAs { machine, .. } => {
            let title = say!("which-machine-is", name = called(rows, *machine));
            ("same machine", title, say!("make-them-one"))
        }
        Draft::Rename { .. } => {
            ("rename machine", say!("rename-the-machine").to_owned(), say!("rename"))
        }
        Draft::Tag { machines, .. } => {
            let title = match machines.as_slice() {
                [one] => say!("tag-named", name = called(rows, *one)),
                more => say!("tag-machines", count = more.len()),
            };
            ("tag machines", title, say!("add-tag"))
        }
    };
    let dialog = Dialog::new(salt, &title, verb).ready(said.is_some());
    match dialog.show(ctx, |ui| body(ui, rows, draft)) {
        Answer::Open => {}
        Answer::Cancelled => look.dialog = None,
        Answer::Confirmed => {
            if let Some(said) = said {
                ask.push(Command::SayOfMachines(said));
                look.dialog = None;
                look.ticked.clear();
            }
        }
    }
}

fn called(rows: &[Row], machine: MachineKey) -> &str {
    rows.iter().find(|row| row.key == Some(machine)).map_or(say!("this-machine"), |row| &row.name)
}

/// A machine's name; where another is called the same, with where it is known from.
fn told_apart(rows: &[Row], machine: MachineKey) -> String {
    let Some(row) = rows.iter().find(|row| row.key == Some(machine)) else {
        return called(rows, machine).to_owned();
    };
    if rows.iter().filter(|other| other.name.eq_ignore_ascii_case(&row.name)).count() < 2 {
        row.name.clone()
    } else {
        say!("known-from-also", name = &row.name, source = &row.known_from)
    }
}

fn body(ui: &mut Ui, rows: &[Row], draft: &mut Draft) {
    let tokens = theme::tokens(ui);
    let one = say!("merged-explained");
    match draft {
        Draft::Merge { machines, stays } => {
            text::explain(ui, one);
            text::line(ui, Type::Strong, tokens.text, say!("which-name-kept"));
            for (at, machine) in machines.iter().enumerate() {
                if radio(ui, *stays == at, &told_apart(rows, *machine)).clicked() {
                    *stays = at;
                }
            }
        }
        Draft::SameAs { machine, find, other } => {
            text::explain(ui, one);
            Input::search(say!("find-a-machine"), find).show(ui);
            let words = find.trim().to_lowercase();
            let fits = |row: &&Row| {
                row.key.is_some_and(|key| key != *machine)
                    && (words.is_empty() || row.name.to_lowercase().contains(&words))
            };
            let mut more = 0_u64;
            for (at, row) in rows.iter().filter(fits).enumerate() {
                if at >= OFFERED {
                    more += 1;
                } else if let Some(key) = row.key
                    && radio(ui, *other == row.key, &told_apart(rows, key)).clicked()
                {
                    *other = row.key;
                }
            }
            if more > 0 {
                text::caption(ui, say!("and-more-machines", count = more));
            } else if !rows.iter().any(|row| fits(&row)) {
                text::caption(ui, say!("no-other-machine"));
            }
        }
        Draft::Rename { name, .. } => {
            Input::new(say!("name-of-the-machine"), name).show(ui);
            text::caption(ui, say!("names-stay-known"));
        }
        Draft::Tag { tag, .. } => {
            Input::new(say!("tag"), tag).placeholder(say!("tag-example")).show(ui);
            text::caption(ui, say!("tags-explained"));
        }
    }
}
