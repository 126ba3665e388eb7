//! One step with an administrator's rights: what is to be done is written to a file that nobody else may open,
//! the system asks the person, and this program is started once more to do that one thing.
//!
//! The started program trusts nothing but the SHA-256 that stands among its arguments, which the person has
//! allowed: the file must be what was handed over, and the safety rules look at the command again. What it says
//! comes back line by line through a file in the same folder; another file, or that the folder is gone, tells it
//! to stop. A password goes its own way ([`platform::SecretWay`]) once the started program waits for it, and
//! stands in no file that is kept and in no command line of this program.

mod channel;
mod receive;
mod send;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::Errand;
use crate::platform::{self, ElevationError};

pub use receive::receive;
pub use send::send;

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
    /// Whether a password is given once the started program waits for it.
    #[serde(default)]
    gives_password: bool,
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

/// Whether it is a command that is given the uninstall password.
fn needs_password(errand: &Errand) -> bool {
    use crate::removal::PasswordPlace;
    match errand {
        Errand::Run { command } => matches!(command.password, PasswordPlace::Argument { .. }),
        Errand::CleanUp { .. } => false,
    }
}
