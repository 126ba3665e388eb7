//! Why nothing of a file could be read: what happened, what it means, what to do.

use std::path::Path;

/// One situation each, in which somebody can do something.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// A folder was named.
    #[error("this is a folder, not a file")]
    Folder,
    /// The system refused access.
    #[error("access to the file was denied")]
    Denied,
    /// Reading failed.
    #[error("the file could not be read: {0}")]
    Unreadable(String),
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A heading and no rows.
    #[error("the list has a heading and no rows")]
    HeadingOnly,
    /// A picture, a program, a document.
    #[error("the file holds {what}, not a list")]
    NotAList {
        /// What it is, with its article.
        what: &'static str,
    },
    /// A report or inventory of something else than programs.
    #[error("the file holds {what}")]
    NoPrograms {
        /// What it is, with its article.
        what: &'static str,
    },
    /// A workbook with a password.
    #[error("the file is protected by a password")]
    Password,
    /// Larger than a list can be.
    #[error("the file is larger when unpacked than a list can be")]
    TooLarge,
    /// A workbook that is damaged.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// Text of a shape that is not this program's.
    #[error("the file could not be understood: {0}")]
    NotUnderstood(String),
    /// No column that names a program. Holds the first rows, to choose columns by hand.
    #[error("no column names a program")]
    NoSoftware {
        /// The first rows as text.
        sample: Vec<Vec<String>>,
    },
    /// Stopped by the user.
    #[error("reading was cancelled")]
    Cancelled,
}

impl ImportError {
    /// From an error of the file system.
    #[must_use]
    pub fn of_io(path: &Path, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            _ if path.is_dir() => Self::Folder,
            std::io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Unreadable(error.to_string()),
        }
    }

    /// What happened, as a title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Missing => "There is no such file",
            Self::Folder => "This is a folder",
            Self::Denied => "Access to this file was denied",
            Self::Unreadable(_) => "This file could not be read",
            Self::Empty => "This file is empty",
            Self::HeadingOnly => "This list is empty",
            Self::NotAList { .. } => "This file holds a picture or a program, not a list",
            Self::NoPrograms { .. } => "This file holds no list of software",
            Self::Password => "This file is protected by a password",
            Self::TooLarge => "This file is larger when unpacked than a list can be",
            Self::Damaged(_) => "This workbook is damaged",
            Self::NotUnderstood(_) => "This file could not be understood",
            Self::NoSoftware { .. } => "No software list was found in this file",
            Self::Cancelled => "Reading was cancelled",
        }
    }

    /// What it means.
    #[must_use]
    pub fn means(&self) -> String {
        match self {
            Self::NoSoftware { .. } => {
                "The file was read, but none of its columns names a program. \
                Nothing was saved, and nothing can be said about these machines."
                    .to_owned()
            }
            Self::HeadingOnly => "It has a heading and no rows, so nothing can be said about any \
                machine."
                .to_owned(),
            Self::Password => "None of its rows could be read.".to_owned(),
            Self::TooLarge => "It was not read further, to protect this computer.".to_owned(),
            Self::NotAList { what } => format!("It holds {what}. Nothing was read."),
            Self::NoPrograms { what } => {
                format!("It holds {what}. Nothing can be said about any machine from it.")
            }
            Self::Unreadable(why) | Self::Damaged(why) | Self::NotUnderstood(why) => {
                format!("{why}. Nothing was read.")
            }
            Self::Cancelled => "Nothing was kept.".to_owned(),
            Self::Missing | Self::Folder | Self::Denied | Self::Empty => {
                "Nothing was read.".to_owned()
            }
        }
    }

    /// What to do.
    #[must_use]
    pub fn what_to_do(&self) -> &'static str {
        match self {
            Self::Missing => "Check the name and the folder.",
            Self::Folder => "Choose the files in it, or drop the folder on the window.",
            Self::Denied => "Copy it to a folder of your own, or ask its owner for access.",
            Self::Unreadable(_) => "Copy the file to this computer and try again.",
            Self::Empty | Self::HeadingOnly => "Export the list again and look into it first.",
            Self::NotAList { .. } => "Choose the exported list itself: CSV, Excel or ODS.",
            Self::NoPrograms { .. } => "Export the list of installed software and import that.",
            Self::Password => "Remove the password in Excel, save, import again.",
            Self::TooLarge => "Export fewer columns, or as CSV.",
            Self::Damaged(_) => "Open it in Excel or LibreOffice, save it anew, import again.",
            Self::NotUnderstood(_) => "Export the list as CSV and import that.",
            Self::NoSoftware { .. } => {
                "Choose the columns yourself, or export a list with a column for the program."
            }
            Self::Cancelled => "Import it again when you are ready.",
        }
    }
}

/// What a report of something else says of itself, where it would pass for a list of names.
pub(super) fn is_another_report(bytes: &[u8]) -> Option<&'static str> {
    let head = super::text::decode(&bytes[..bytes.len().min(400) & !1]);
    let start = head.text.trim_start_matches('\u{feff}').trim_start();
    (start.starts_with("System Information report") || start.contains("<MsInfo"))
        .then_some("a report of msinfo32, in which no installed programs stand")
}

/// What a file is by its first bytes, where that is surely no list.
pub(super) fn not_a_list(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: &[(&[u8], &str)] = &[
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xff\xd8\xff", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"BM", "a picture (BMP)"),
        (b"II*\0", "a picture (TIFF)"),
        (b"MM\0*", "a picture (TIFF)"),
        (b"%PDF-", "a PDF document"),
        (b"MZ", "a Windows program"),
        (b"\x7fELF", "a Linux program"),
        (b"\xcf\xfa\xed\xfe", "a macOS program"),
        (b"\xca\xfe\xba\xbe", "a macOS program"),
        (b"7z\xbc\xaf\x27\x1c", "a packed archive (7z)"),
        (b"Rar!", "a packed archive (RAR)"),
        (b"SQLite format 3\0", "a database (SQLite)"),
    ];
    let (sign, what) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign))?;
    // Two letters may well begin a text; a binary file has zero bytes or worse close by.
    if sign.len() == 2 && sign.is_ascii() {
        let head = &bytes[..bytes.len().min(512)];
        let binary = head.iter().any(|byte| *byte < 9);
        return binary.then_some(*what);
    }
    Some(what)
}
