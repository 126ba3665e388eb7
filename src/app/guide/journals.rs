//! Journals of removals on the disk: those that are not finished, and the record that is saved of one.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::app::paths;
use crate::catalog::Catalog;
use crate::removal::carry::{self, Standing};
use crate::removal::{self, Plan};

/// So many of the newest journals are looked at; who has more has finished the older ones.
const LOOKED_AT: usize = 50;

/// Whose removal it is, which says who may go on with it: an administrator goes on with nothing that an ordinary
/// user can change, and an ordinary user not with an administrator's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// That of whoever runs this program, with the rights that it has.
    Own,
    /// One that was begun with an administrator's rights.
    Administrators,
    /// One in the folder of this user.
    User(String),
}

impl Whose {
    /// Why it is not gone on with here, and who does; `None` where it is.
    #[must_use]
    pub fn why_not(&self) -> Option<String> {
        match self {
            Self::Own => None,
            Self::Administrators => Some(
                "It was begun as administrator: start Interdict as administrator to go on with it."
                    .to_owned(),
            ),
            Self::User(user) => Some(format!(
                "Its journal lies in the folder of {user}, who can change it, so it is not gone on with as \
                 administrator. Start Interdict as {user}, without an administrator's rights, to go on with it; \
                 or begin a new removal here."
            )),
        }
    }
}

/// A removal that was begun and is not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Its journal.
    pub journal: PathBuf,
    /// What is removed.
    pub name: String,
    /// When it was begun.
    pub begun_at: Option<Timestamp>,
    /// Who began it.
    pub by: String,
    /// The step that comes next; empty where all were done, or where it cannot be read.
    pub next: String,
    /// Whose it is.
    pub whose: Whose,
}

/// The removals of this machine that others have begun, or the same person with other rights, and that are not
/// finished.
#[must_use]
pub fn elsewhere(folders: &[(Whose, PathBuf)], machine: &str) -> Vec<Unfinished> {
    folders.iter().flat_map(|(whose, folder)| unfinished(folder, machine, whose)).collect()
}

/// A removal of which a journal is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its journal.
    pub journal: PathBuf,
    /// What was removed.
    pub name: String,
    /// From which machine.
    pub machine: String,
    /// When it was begun.
    pub begun_at: Option<Timestamp>,
    /// Whether it was closed; one that is open may still go on.
    pub is_closed: bool,
}

/// The removals that are kept, the newest first.
pub(super) fn kept(folder: &Path) -> Vec<Kept> {
    let read = |journal: PathBuf| {
        let account = carry::read(&journal)
            .inspect_err(|error| tracing::warn!(%error, ?journal, "this journal cannot be read"))
            .ok()?;
        let beginning = account.beginning()?;
        Some(Kept {
            name: beginning.plan.name.clone(),
            machine: beginning.machine.clone(),
            begun_at: account.lines.first().map(|line| line.at),
            is_closed: Standing::of(&account).closed.is_some(),
            journal,
        })
    };
    newest(folder).into_iter().filter_map(read).collect()
}

/// The removals of this machine that are not finished, the newest first.
pub(super) fn unfinished(folder: &Path, machine: &str, whose: &Whose) -> Vec<Unfinished> {
    newest(folder).into_iter().filter_map(|journal| of(journal, machine, whose)).collect()
}

/// The newest journals of a folder.
fn newest(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    // Names begin with the time.
    names.sort_unstable_by(|one, other| other.cmp(one));
    names.truncate(LOOKED_AT);
    names
}

fn of(journal: PathBuf, machine: &str, whose: &Whose) -> Option<Unfinished> {
    let read = match whose {
        Whose::Own => carry::read(&journal),
        Whose::Administrators | Whose::User(_) => carry::read_of_another(&journal),
    };
    // What cannot be read is told when somebody goes on with it; many folders hold older forms.
    let account = match read {
        Ok(account) => account,
        Err(error) => {
            tracing::debug!(%error, ?journal, "this journal cannot be read");
            return marked(journal, machine, whose);
        }
    };
    let standing = Standing::of(&account);
    let beginning = account.beginning()?;
    if standing.closed.is_some() || !beginning.machine.eq_ignore_ascii_case(machine) {
        return None;
    }
    let plan = &beginning.plan;
    let next = plan.steps.iter().find(|step| !standing.step(&step.id).is_over());
    let was_touched =
        plan.steps.iter().any(|step| standing.step(&step.id) != carry::StepState::ToDo);
    was_touched.then(|| Unfinished {
        name: plan.name.clone(),
        begun_at: account.lines.first().map(|line| line.at),
        by: beginning.by.clone(),
        next: next.map_or_else(String::new, |step| step.title.clone()),
        journal,
        whose: whose.clone(),
    })
}

/// What is said beside a journal that is for others alone.
fn marked(journal: PathBuf, machine: &str, whose: &Whose) -> Option<Unfinished> {
    if *whose == Whose::Own {
        return None;
    }
    let marker = carry::Marker::beside(&journal)?;
    let is_here = marker.machine.eq_ignore_ascii_case(machine);
    is_here.then(|| Unfinished {
        name: marker.name,
        begun_at: Some(marker.begun_at),
        by: marker.by,
        next: String::new(),
        journal,
        whose: whose.clone(),
    })
}

/// Writes the files of a removal pack into a folder of their own below `folder`.
pub(super) fn save_pack(plan: &Plan, catalog: &Catalog, folder: &Path) -> Result<PathBuf, String> {
    let products: Vec<_> = plan
        .products
        .iter()
        .filter_map(|product| catalog.products.get(product.id.as_ref()?))
        .collect();
    let machine = plan.machine.as_deref().unwrap_or("any-machine");
    let own = folder.join(format!("remove-{}-{}", slug(&plan.product), slug(machine)));
    for file in removal::pack(plan, &products) {
        paths::write_whole(&own.join(file.name), &file.bytes).map_err(|error| error.to_string())?;
    }
    Ok(own)
}

/// A name that every file system takes.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().take(60) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "removal".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_harmless() {
        for (text, expected) in [
            ("kaspersky-free", "kaspersky-free"),
            ("../../etc/passwd", "etc-passwd"),
            ("Лаборатория", "removal"),
            ("PC 1 (old)", "pc-1-old"),
            ("", "removal"),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn a_folder_that_is_not_there_holds_no_removals() {
        assert!(unfinished(Path::new("/no/such/folder"), "PC-1", &Whose::Own).is_empty());
        assert!(kept(Path::new("/no/such/folder")).is_empty());
    }
}
