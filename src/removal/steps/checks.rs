//! What is asked before anything is changed: facts that the program tests, and questions that only the admin
//! answers.

use serde::{Deserialize, Serialize};

use crate::model::Software;

/// A fact that the program can test before it changes anything. Each is answered with yes, no or
/// "cannot tell"; the last is never taken for a yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "check")]
pub enum Check {
    /// The product is on this machine: one of these records is found by a scan.
    ProductPresent {
        /// The records that the plan was made from.
        records: Vec<Software>,
    },
    /// The person may become administrator (root).
    AdministratorRights,
    /// No restart is pending from something else.
    NoRestartPending,
    /// No other installation is running.
    InstallerIdle,
    /// So much is free on the drive of the system.
    FreeSpace {
        /// In millions of bytes.
        megabytes: u64,
    },
    /// No drive is encrypted, neither by this product nor managed by it.
    DiskEncryptionOff {
        /// The product's name.
        product: String,
    },
    /// No policy of a management server holds the product; `agents` are the agents found beside it.
    NotUnderPolicy {
        /// The product's name.
        product: String,
        /// Names of management agents found on the machine.
        agents: Vec<String>,
        /// Product codes of what is to go: management installs by them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        codes: Vec<String>,
    },
    /// There is a restore point or a backup.
    RestorePointOrBackup,
    /// Something else protects the machine once this product is gone.
    NextProtection {
        /// Names of the products that go, which do not count.
        leaving: Vec<String>,
    },
    /// This user is signed in: the product is installed for that user alone.
    UserSignedIn {
        /// The user's name or security identifier.
        user: String,
    },
    /// These programs are closed.
    ProgramsClosed {
        /// Their file names.
        programs: Vec<String>,
    },
}

/// Something that only the admin can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "question")]
pub enum Question {
    /// What protects the machine afterwards. The answer is kept in the record.
    NextProtection,
    /// The uninstall password of a product, where one is set. Kept in memory only.
    Password {
        /// The product's name.
        product: String,
    },
}
