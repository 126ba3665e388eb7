//! What an uninstaller may leave behind, each thing by itself.

use serde::{Deserialize, Serialize};

/// One thing that an uninstaller may leave behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leftover {
    /// Stable within the plan.
    pub id: String,
    /// Id or name of the product it belongs to.
    pub product: String,
    /// The thing.
    #[serde(flatten)]
    pub thing: Thing,
    /// Whether the machine itself showed it; otherwise the catalogue says that it may be there.
    pub seen: bool,
    /// Whether the catalogue's word for it was read in a source.
    pub verified: bool,
    /// Whether other products use it, too; such a thing is shown and never removed by the program.
    pub shared: bool,
}

impl Leftover {
    /// What it is and where, as a plan, a dialog and a record name it: `Folder: /opt/product`.
    #[must_use]
    pub fn named(&self) -> String {
        format!("{}: {}", self.thing.word(), self.thing.text())
    }
}

/// What sort of thing is left behind. Patterns (`*`) and places of all users are only shown; what the
/// program removes is named in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "thing")]
pub enum Thing {
    /// A folder with what is in it.
    Folder {
        /// Full path.
        path: String,
    },
    /// A file.
    File {
        /// Full path.
        path: String,
    },
    /// A key of the registry with what is below it.
    Key {
        /// `HKLM\…`.
        path: String,
    },
    /// A service.
    Service {
        /// Its name, as the service manager knows it.
        name: String,
    },
    /// A driver.
    Driver {
        /// Its name or file name.
        name: String,
    },
    /// A scheduled task.
    Task {
        /// Its path.
        path: String,
    },
    /// A browser extension.
    Extension {
        /// Id. A leftover has an id of its own beside it in the journal.
        #[serde(rename = "extension")]
        id: String,
        /// Where it was seen.
        place: String,
        /// How a person takes it away.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        how: String,
    },
    /// An entry of a policy that has a browser install an extension.
    PolicyEntry {
        /// The list, as a key below `HKEY_LOCAL_MACHINE`; on Linux the folder or the file of policies.
        key: String,
        /// The extension's id.
        extension: String,
        /// Both in words.
        text: String,
    },
    /// A root certificate.
    Certificate {
        /// Its subject or the name it is shown by.
        subject: String,
        /// The SHA-1 hash that names it within its store; none where only its name is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        thumbprint: Option<String>,
        /// The store it lies in, as the machine names it; on Linux its file.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        store: String,
    },
    /// What can only be said in words.
    Words {
        /// The catalogue's sentence.
        text: String,
    },
}

impl Thing {
    /// In one word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Folder { .. } => "Folder",
            Self::File { .. } => "File",
            Self::Key { .. } => "Registry key",
            Self::Service { .. } => "Service",
            Self::Driver { .. } => "Driver",
            Self::Task { .. } => "Scheduled task",
            Self::Extension { .. } => "Browser extension",
            Self::PolicyEntry { .. } => "Policy entry",
            Self::Certificate { .. } => "Root certificate",
            Self::Words { .. } => "By hand",
        }
    }

    /// Its path, name or sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Folder { path }
            | Self::File { path }
            | Self::Key { path }
            | Self::Task { path } => path,
            Self::Service { name } | Self::Driver { name } => name,
            Self::Extension { id, how, .. } if how.is_empty() => id,
            Self::Extension { how, .. } => how,
            Self::Certificate { subject, .. } => subject,
            Self::PolicyEntry { text, .. } | Self::Words { text } => text,
        }
    }
}

impl Leftover {
    /// Whether the program can remove it by itself: one thing, named in full, of this product alone.
    #[must_use]
    pub fn can_remove(&self) -> bool {
        if self.shared {
            return false;
        }
        match &self.thing {
            Thing::Words { .. } | Thing::Extension { .. } => false,
            // A name alone may be another one's certificate; on Linux each that was added is a file.
            Thing::Certificate { thumbprint, store, .. } => {
                thumbprint.is_some() || store.starts_with('/')
            }
            // A name that only the catalogue knows may be another program's on this machine.
            Thing::Service { .. } | Thing::Driver { .. } if !self.seen => false,
            thing => {
                let text = thing.text();
                !text.is_empty() && !text.contains(['*', '?', '<', '>', '%'])
            }
        }
    }
}
