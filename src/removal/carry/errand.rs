//! One step with an administrator's rights: what is to be done is written to a file that nobody else may open,
//! the system asks the person, and this program is started once more to do that one thing.
//!
//! The started program trusts nothing but the SHA-256 that stands among its arguments, which the person has
//! allowed: the file must be what was handed over, and the safety rules look at the command again. A
//! password is never written to the file; a command that needs one is run in a program that has the rights
//! already.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::{Broom, Errand, Outcome, Secret, StepEnd, System, command, sha256};
use crate::platform::{self, ElevationError, PrivateFolder};
use crate::removal::{Origin, Rights};

/// Runs the command line with these arguments and an administrator's rights; tests put their own in its
/// place.
pub type Prompt = Arc<dyn Fn(&[OsString], &AtomicBool) -> Result<(), ElevationError> + Send + Sync>;

/// The system's own prompt for this command line program, which must be where nobody but an administrator can
/// change it.
#[must_use]
pub fn prompt_for(program: PathBuf) -> Prompt {
    Arc::new(move |arguments, stop| {
        let place =
            platform::changeable_without_rights(&program).map_err(ElevationError::NotStarted)?;
        if let Some(place) = place {
            return Err(ElevationError::Unavailable(format!(
                "users without an administrator's rights may change {}, so {} is not run as administrator; install \
                 Interdict where only an administrator can write",
                place.display(),
                program.display()
            )));
        }
        platform::run_elevated(&program, arguments, stop)
    })
}

/// Errands are a few kilobytes.
const LARGEST: u64 = 1024 * 1024;

/// The hidden word of the command line that does an errand.
pub const WORD: &str = "remove-errand";

/// What is handed over.
#[derive(Debug, Serialize, Deserialize)]
struct Handed {
    schema: String,
    /// Where what is removed is set aside.
    aside: PathBuf,
    errand: Errand,
}

const SCHEMA: &str = "interdict-errand/1";

/// Why an errand was not done.
#[derive(Debug, thiserror::Error)]
pub enum ErrandError {
    /// The file cannot be used.
    #[error("what is to be done could not be handed over: {0}")]
    Io(#[from] std::io::Error),
    /// It is another file than the one that was allowed.
    #[error("what is to be done is not what was allowed, so nothing was done")]
    Exchanged,
    /// It cannot be understood.
    #[error("what is to be done could not be understood: {0}")]
    Json(#[from] serde_json::Error),
    /// It is of another version.
    #[error("what is to be done is in the form {0:?}, which this version does not know")]
    Schema(String),
}

/// Has an errand done with an administrator's rights, and gives how it ended.
pub fn send(
    errand: &Errand,
    aside: &Path,
    secret: Option<&Secret>,
    prompt: Option<&Prompt>,
    stop: &AtomicBool,
) -> StepEnd {
    let Some(prompt) = prompt else {
        let words = format!(
            "This step needs an administrator's rights, and there is no way to ask for them here. {AS_ADMINISTRATOR}"
        );
        return StepEnd::of(Outcome::Failed, words);
    };
    if needs_password(errand) && secret.is_some() {
        let words = format!(
            "A password is not handed to another program through a file. {AS_ADMINISTRATOR} Then the password \
             stays in one program."
        );
        return StepEnd::of(Outcome::Failed, words);
    }
    match handed_over(errand, aside, prompt, stop) {
        Ok(end) => end,
        Err(SendError::Prompt(ElevationError::Refused)) => {
            let words = "An administrator's rights were not given, so nothing was done.";
            StepEnd::of(Outcome::Failed, words)
        }
        Err(SendError::Prompt(ElevationError::Cancelled)) => {
            let words = "Stopped. A step that had begun with an administrator's rights cannot be ended from here \
                         and may still go on.";
            StepEnd::of(Outcome::Stopped, words)
        }
        Err(error) => {
            let words = format!("The step with an administrator's rights gave no answer: {error}.");
            StepEnd::of(Outcome::Failed, words)
        }
    }
}

/// Journals of a user are not gone on with by an administrator: that user could have changed them.
const AS_ADMINISTRATOR: &str = "Start Interdict as administrator and begin the removal there: as administrator it \
    keeps journals of its own and does not know this one.";

fn needs_password(errand: &Errand) -> bool {
    use crate::removal::PasswordPlace;
    match errand {
        Errand::Run { command } => matches!(command.password, PasswordPlace::Argument { .. }),
        Errand::CleanUp { .. } => false,
    }
}

#[derive(Debug, thiserror::Error)]
enum SendError {
    #[error(transparent)]
    Prompt(#[from] ElevationError),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

fn handed_over(
    errand: &Errand,
    aside: &Path,
    prompt: &Prompt,
    stop: &AtomicBool,
) -> Result<StepEnd, SendError> {
    let folder = PrivateFolder::new()?;
    let (file, out) = (folder.path().join("errand.json"), folder.path().join("end.json"));
    let handed =
        Handed { schema: SCHEMA.to_owned(), aside: aside.to_owned(), errand: errand.clone() };
    let text = serde_json::to_vec(&handed)?;
    std::fs::write(&file, &text)?;
    let arguments: [OsString; 6] = [
        WORD.into(),
        file.into_os_string(),
        "--sha256".into(),
        sha256(&text).into(),
        "--out".into(),
        out.clone().into_os_string(),
    ];
    prompt(&arguments, stop)?;
    Ok(serde_json::from_slice(&platform::read_handed_over(&out, LARGEST)?)?)
}

/// Does an errand: the other side of [`send`], in the program that has the rights. Its end is written to `out`,
/// which must not be there yet.
///
/// # Errors
/// When the file is not what was handed over; then nothing was done.
pub fn receive(file: &Path, hash: &str, out: &Path) -> Result<StepEnd, ErrandError> {
    let bytes = platform::read_handed_over(file, LARGEST)?;
    if sha256(&bytes) != hash {
        return Err(ErrandError::Exchanged);
    }
    let handed: Handed = serde_json::from_slice(&bytes)?;
    if handed.schema != SCHEMA {
        return Err(ErrandError::Schema(handed.schema));
    }
    // Before anything is done: without a place for the answer nobody would know of it.
    let mut answer = platform::create_answer(out)?;
    let end = carry_out(&handed);
    std::io::Write::write_all(&mut answer, &serde_json::to_vec(&end)?)?;
    answer.sync_all()?;
    Ok(end)
}

fn carry_out(handed: &Handed) -> StepEnd {
    let never = AtomicBool::new(false);
    let Some(system) = System::new(&handed.aside, None) else {
        return StepEnd::of(Outcome::Failed, "This system is not known.");
    };
    match &handed.errand {
        Errand::Run { command } => {
            if command.rights != Rights::Administrator || command.origin == Origin::UserEntry {
                let words = "This command may not be run as administrator.";
                return StepEnd::of(Outcome::Refused, words);
            }
            match command::way(command, system.platform, &system) {
                Ok(command::Way::Own) => {
                    command::run(command, command::Way::Own, None, &system, &|_| (), &never)
                }
                Ok(command::Way::Prompt) => {
                    StepEnd::of(Outcome::Failed, "An administrator's rights were not given.")
                }
                Err(end) => end,
            }
        }
        Errand::CleanUp { leftover } => {
            // What a user can change is no place for it, so of the path only the name counts.
            let Some(name) = handed.aside.file_name() else {
                return StepEnd::of(Outcome::Failed, "There is no folder for what is removed.");
            };
            let aside = platform::shared_state().join("removals").join(name);
            let broom = Broom { aside, ..system.broom() };
            broom.remove(leftover, &never)
        }
    }
}
