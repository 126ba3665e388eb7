//! *Scan again as administrator*: the command line is run with more rights, through the system's own
//! prompt, and what it read is merged into what was read before.
//!
//! What comes back is a file in a folder that was made for it and that nobody else may open. It is read
//! as any list is: with limits, and never trusted to be what it should be.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::model::{Inventory, InventoryFile, Origin};
use crate::platform::{self, ElevationError, PrivateFolder};

/// A scan of a machine has a few megabytes; what is far larger is none.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Runs the command line with these arguments and an administrator's rights; tests put their own in its
/// place.
pub type Launcher =
    Arc<dyn Fn(&[OsString], &AtomicBool) -> Result<(), ElevatedError> + Send + Sync>;

/// The system's own prompt, for the command line that lies beside the running program.
#[must_use]
pub fn system() -> Launcher {
    Arc::new(|arguments, cancel| Ok(platform::run_elevated(&program()?, arguments, cancel)?))
}

/// Why there is no scan as administrator.
#[derive(Debug, thiserror::Error)]
pub enum ElevatedError {
    /// The prompt was refused, or the program did not run.
    #[error("The scan as administrator gave nothing: {0}. What was read before stays.")]
    Run(#[from] ElevationError),
    /// The command line is not beside the window.
    #[error(
        "{0} was not found. Run \"interdict-cli scan --out FILE\" as administrator and import the file."
    )]
    NoProgram(PathBuf),
    /// Somebody who is no administrator could have changed the program.
    #[error(
        "Users without an administrator's rights may change {place}, so {program} is not run as \
         administrator. Install Interdict where only an administrator can write."
    )]
    Changeable {
        /// The program.
        program: PathBuf,
        /// The folder or file that they may change.
        place: PathBuf,
    },
    /// The folder for the result, or the result itself, could not be used.
    #[error("The scan as administrator could not be read: {0}. What was read before stays.")]
    Io(#[from] std::io::Error),
    /// The result is no inventory.
    #[error("The scan as administrator could not be understood: {0}. What was read before stays.")]
    Json(#[from] serde_json::Error),
    /// The result was written by another version of the program.
    #[error(
        "The scan as administrator is in the form {0:?}, which is not known. What was read before stays."
    )]
    Schema(String),
    /// The result is that of another machine.
    #[error(
        "The scan as administrator is that of {0}, not of this computer. What was read before stays."
    )]
    OtherMachine(String),
}

impl ElevatedError {
    /// Whether the user stopped it.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Run(ElevationError::Cancelled))
    }

    /// Whether the user said no to the system's prompt.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Run(ElevationError::Refused))
    }
}

/// The command line that lies beside the running program.
///
/// # Errors
/// When it is not there, or somebody who is no administrator may change it.
fn program() -> Result<PathBuf, ElevatedError> {
    let own = std::env::current_exe()?;
    let program = own.with_file_name(format!("interdict-cli{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        return Err(ElevatedError::NoProgram(program));
    }
    // Strict: this user's own programs could change what this user may change.
    match platform::changeable_without_rights(&program)? {
        Some(place) => Err(ElevatedError::Changeable { program, place }),
        None => Ok(program),
    }
}

/// Scans this machine with an administrator's rights.
///
/// # Errors
/// When the prompt was refused, on cancel, or when what came back is no scan of the machine `name`.
pub fn scan(
    launch: &Launcher,
    name: &str,
    cancel: &AtomicBool,
) -> Result<Inventory, ElevatedError> {
    let folder = PrivateFolder::new()?;
    let out = folder.path().join("scan.json");
    let arguments = ["scan".into(), "--out".into(), out.clone().into_os_string()];
    launch(&arguments, cancel)?;
    let bytes = platform::read_handed_over(&out, LARGEST)?;
    let file: InventoryFile = serde_json::from_slice(&bytes)?;
    if file.schema != InventoryFile::SCHEMA {
        return Err(ElevatedError::Schema(file.schema));
    }
    if !file.machine.name.eq_ignore_ascii_case(name) {
        return Err(ElevatedError::OtherMachine(file.machine.name));
    }
    Ok(file.into_inventory(Origin::Scan))
}
