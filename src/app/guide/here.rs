//! This computer, as the guide knows it: its name, where journals of removals lie, and what carrying out asks
//! of it. Tests put a made-up machine in its place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::journals::Whose;
use crate::app::paths;
use crate::platform;
use crate::removal::carry::{self, Surroundings, System};
use crate::scan;

/// Makes what a removal asks of the machine, for the journal at this path; `None` on a system that is not
/// known. It is made on the thread that carries the removal out and stays there.
pub type Surround = Arc<dyn Fn(&Path) -> Option<Box<dyn Surroundings>> + Send + Sync>;

/// This computer.
#[derive(Clone)]
pub struct Here {
    /// Its name, as its own scan gives it.
    pub machine: String,
    /// The folder of journals; `None` where there is none, and nothing can be carried out.
    pub journals: Option<PathBuf>,
    /// Where removals of others lie, and of the same person with other rights: they are told and not gone on with.
    pub others: Vec<(Whose, PathBuf)>,
    /// What carrying out asks of it.
    pub surroundings: Surround,
}

impl Here {
    /// The running machine.
    #[must_use]
    pub fn system() -> Self {
        Self {
            machine: scan::common::machine::this().name,
            journals: journals(),
            others: other_journals(),
            surroundings: Arc::new(|journal| {
                Some(Box::new(System::new(journal, prompt())?) as Box<dyn Surroundings>)
            }),
        }
    }
}

impl Here {
    /// Whether its journals are those of the running machine: then one removal goes on at a time, anybody's.
    pub(super) fn is_system(&self) -> bool {
        self.journals.is_some() && self.journals == journals()
    }
}

/// One folder for the whole machine for administrators, else the user's own: the same that the command line
/// takes, so that either goes on with what the other began.
fn journals() -> Option<PathBuf> {
    let folder = if platform::is_administrator() {
        Some(platform::shared_state())
    } else {
        paths::data_dir().ok()
    };
    folder.map(|folder| folder.join("removals"))
}

/// The folders of journals besides the own one. An administrator sees those of every user, others that of the
/// administrators.
#[must_use]
pub fn other_journals() -> Vec<(Whose, PathBuf)> {
    if !platform::is_administrator() {
        return vec![(Whose::Administrators, platform::shared_state().join("removals"))];
    }
    let Some((home, data)) = paths::home_and_data() else { return Vec::new() };
    let mut homes = platform::homes();
    homes.push(home.clone());
    homes.sort();
    homes.dedup();
    let Ok(inside) = data.strip_prefix(&home) else { return Vec::new() };
    homes
        .into_iter()
        .map(|home| {
            let user = home.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (Whose::User(user), home.join(inside).join("removals"))
        })
        .collect()
}

/// Steps with more rights are done by the command line that lies beside the window.
fn prompt() -> Option<carry::Prompt> {
    let own = std::env::current_exe().ok()?;
    let program = own.with_file_name(format!("interdict-cli{}", std::env::consts::EXE_SUFFIX));
    program.is_file().then(|| carry::prompt_for(program))
}
