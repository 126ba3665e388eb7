//! What the return code of a removal means.
//!
//! Windows Installer: Microsoft's page "MsiExec.exe and InstMsi.exe error messages" (Windows Installer
//! documentation). Others: see each row.

use serde::{Deserialize, Serialize};

/// What a return code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It says that it is done.
    Done,
    /// Done; the machine has to restart.
    RestartNeeded,
    /// Done; the machine restarts now, started by the uninstaller itself.
    RestartStarted,
    /// It was not there.
    NotInstalled,
    /// Somebody said no, in a window of the uninstaller or of the system.
    Cancelled,
    /// Another installation is running; waiting and trying again helps.
    Busy,
    /// The password is wrong or missing, or rights are.
    Denied,
    /// The installer's own files are missing or cannot be opened.
    SourceMissing,
    /// Policy of the machine forbids it.
    ForbiddenByPolicy,
    /// The command was not understood.
    WrongUsage,
    /// It failed for another reason.
    Failed,
}
