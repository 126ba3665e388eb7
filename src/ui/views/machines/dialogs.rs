//! The dialogs about machines: which of several names one keeps, its name, a tag.

use eframe::egui::{Context, Ui};

use super::{Look, Row};
use crate::app::{Command, MachineAct, MachineKey};
use crate::ui::{
    text::{self, Type, counted},
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
        Draft::Merge { machines, .. } => {
            let many = counted(machines.len() as u64, "machine", "machines");
            ("merge machines", format!("Make one machine of {many}?"), "Make them one")
        }
        Draft::SameAs { machine, .. } => {
            let title = format!("Which machine is {}?", called(rows, *machine));
            ("same machine", title, "Make them one")
        }
        Draft::Rename { .. } => ("rename machine", "Rename the machine".to_owned(), "Rename"),
        Draft::Tag { machines, .. } => {
            let title = match machines.as_slice() {
                [one] => format!("Tag {}", called(rows, *one)),
                more => format!("Tag {}", counted(more.len() as u64, "machine", "machines")),
            };
            ("tag machines", title, "Add tag")
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
    rows.iter().find(|row| row.key == Some(machine)).map_or("this machine", |row| &row.name)
}

/// A machine's name; where another is called the same, with where it is known from.
fn told_apart(rows: &[Row], machine: MachineKey) -> String {
    let Some(row) = rows.iter().find(|row| row.key == Some(machine)) else {
        return called(rows, machine).to_owned();
    };
    if rows.iter().filter(|other| other.name.eq_ignore_ascii_case(&row.name)).count() < 2 {
        row.name.clone()
    } else {
        format!("{}, known from {}", row.name, row.known_from)
    }
}

fn body(ui: &mut Ui, rows: &[Row], draft: &mut Draft) {
    let tokens = theme::tokens(ui);
    let one = "Their readings and findings stand together from then on, and what was decided about one \
               holds for both. It can be taken back.";
    match draft {
        Draft::Merge { machines, stays } => {
            text::explain(ui, one);
            text::line(ui, Type::Strong, tokens.text, "Which name does it keep?");
            for (at, machine) in machines.iter().enumerate() {
                if radio(ui, *stays == at, &told_apart(rows, *machine)).clicked() {
                    *stays = at;
                }
            }
        }
        Draft::SameAs { machine, find, other } => {
            text::explain(ui, one);
            Input::search("Find a machine", find).show(ui);
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
                let more = counted(more, "more machine", "more machines");
                text::caption(ui, format!("and {more}: write a part of the name"));
            } else if !rows.iter().any(|row| fits(&row)) {
                text::caption(ui, "No other machine is called so.");
            }
        }
        Draft::Rename { name, .. } => {
            Input::new("Name of the machine", name).show(ui);
            text::caption(ui, "The names it was read under stay known.");
        }
        Draft::Tag { tag, .. } => {
            Input::new("Tag", tag).placeholder("Accounting").show(ui);
            text::caption(
                ui,
                "Machines can be shown by tag: a place, a department, who sees to them.",
            );
        }
    }
}
