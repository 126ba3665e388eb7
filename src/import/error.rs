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
    /// A list in a form that this program does not read, with the form to ask for.
    #[error("the file holds {what}, which is not read")]
    OtherForm {
        /// What it is, with its article.
        what: &'static str,
        /// What to do to have it in another.
        instead: &'static str,
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
            Self::OtherForm { .. } => "This file is in a form that is not read",
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
            Self::NotAList { what } | Self::OtherForm { what, .. } => {
                format!("It holds {what}. Nothing was read.")
            }
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
            Self::OtherForm { instead, .. } => instead,
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
    let head = super::text::decode(super::head(bytes, 8_192));
    let start = head.text.trim_start_matches('\u{feff}').trim_start();
    if is_systeminfo(start) {
        return Some("the answer of \"systeminfo\", in which only updates of Windows stand");
    }
    if is_mail(start) {
        return Some("an e-mail or a saved web archive; save the list that is attached to it");
    }
    if let Some(what) = of_a_command(start) {
        return Some(what);
    }
    // The Event Viewer's own export as CSV (learn.microsoft.com, "wevtutil" and "Get-WinEvent").
    let first = start.lines().next().unwrap_or("");
    if first.contains("Event ID") && first.contains("Source") && first.contains("Date and Time") {
        return Some("events of Windows, in which no installed programs stand");
    }
    None
}

/// What a command of Windows prints that lists something else than programs, told by words of its heading
/// that no other list has (`Get-HotFix` and `wmic qfe`, `Get-Process`, `tasklist`, `netstat`).
fn of_a_command(start: &str) -> Option<&'static str> {
    let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty()).take(5);
    lines.find_map(|line| {
        let has = |word: &str| line.split(|c: char| !c.is_alphanumeric()).any(|own| own == word);
        if has("HotFixID") {
            return Some("updates of Windows, in which no installed programs stand");
        }
        let running = has("ProcessName") && (has("Handles") || has("CPU"))
            || has("PID") && (line.contains("Image Name") || line.contains("Abbildname"));
        if running {
            return Some(
                "running programs, in which what is installed and does not run is missing",
            );
        }
        if line.contains("LastWriteTime") || line.starts_with("Directory of ") {
            return Some("a listing of files and folders");
        }
        if line.starts_with("SERVICE_NAME:") {
            return Some(
                "states of services; \"Get-Service | Export-Csv\" gives a list that is read",
            );
        }
        (line == "Active Connections" || line == "Aktive Verbindungen")
            .then_some("connections of a network, in which no installed programs stand")
    })
}

/// `systeminfo` prints names and values in the language of Windows; the names of these four stand in
/// every one of them, in English, German, French, Spanish, Russian. No document lists them: they were
/// seen in its answers as people published them, the French ones with either apostrophe.
fn is_systeminfo(start: &str) -> bool {
    const HOST: &[&str] = &[
        "Host Name:",
        "Hostname:",
        "Nom de l'hôte:",
        "Nom de l’hôte:",
        "Nombre de host:",
        "Имя узла:",
    ];
    const SYSTEM: &[&str] = &[
        "OS Name:",
        "Betriebssystemname:",
        "Nom du système d",
        "Nombre del sistema operativo:",
        "Название ОС:",
    ];
    let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty());
    let begins = |line: Option<&str>, names: &[&str]| {
        line.is_some_and(|line| names.iter().any(|name| line.starts_with(name)))
    };
    begins(lines.next(), HOST) && begins(lines.next(), SYSTEM)
}

/// A message as RFC 5322 writes it, or a web page saved as one (RFC 2557).
fn is_mail(start: &str) -> bool {
    const FIELDS: &[&str] = &[
        "Received:",
        "From:",
        "Return-Path:",
        "Delivered-To:",
        "MIME-Version:",
        "Message-ID:",
        "X-Mailer:",
        "Date:",
        "Subject:",
        "To:",
        "Content-Type:",
    ];
    let head: Vec<&str> = start.lines().take_while(|line| !line.trim().is_empty()).collect();
    let known = head.iter().filter(|line| FIELDS.iter().any(|own| line.starts_with(own))).count();
    let first = head.first().is_some_and(|line| {
        let name = line.split(':').next().unwrap_or("");
        line.contains(':') && !name.is_empty() && !name.contains(' ')
    });
    let mail = head.iter().any(|line| {
        line.starts_with("MIME-Version:")
            || line.starts_with("Received:")
            || line.starts_with("Message-ID:")
    });
    first && mail && known >= 3
}

/// A list in a form that is not read, by its first bytes, and what to ask for instead.
pub(super) fn is_other_form(bytes: &[u8]) -> Option<ImportError> {
    let of = |what, instead| Some(ImportError::OtherForm { what, instead });
    if bytes.starts_with(b"%PDF-") {
        return of(
            "a PDF document, which keeps how a list looks and not its columns",
            "Ask for the same report as CSV or Excel.",
        );
    }
    if bytes.starts_with(b"bplist00") {
        return of(
            "a binary property list",
            "Turn it into XML on a Mac with \"plutil -convert xml1\", and import that.",
        );
    }
    if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return None;
    }
    // A compound file (MS-CFB): what it is shows by the names of its streams, which are UTF-16.
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if has("Workbook\0") || has("Book\0") || has("EncryptedPackage") {
        return None;
    }
    if has("__substg1.0_") {
        return of(
            "a message of Outlook",
            "Save the list that is attached to it, and import that.",
        );
    }
    if has("WordDocument") {
        return of("a Word document", "Copy its table into a spreadsheet, and import that.");
    }
    // Autoruns since 14.0 keeps "Header" and "Items" (file(1), magic/Magdir/ole2compounddocs).
    if has("Header\0") && has("Items\0") {
        return of(
            "a file of Autoruns' own (.arn)",
            "Export it as CSV: autorunsc -a * -s -c > autoruns.csv",
        );
    }
    None
}

/// Whether bytes stand somewhere in others.
fn contains(bytes: &[u8], sought: &[u8]) -> bool {
    let Some(first) = sought.first() else { return true };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(at..).unwrap_or_default();
        if rest.starts_with(sought) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
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
        (b"\0\0\x01\0", "a picture (ICO)"),
        (b"MZ", "a Windows program"),
        (b"\x7fELF", "a Linux program"),
        (b"\xcf\xfa\xed\xfe", "a macOS program"),
        (b"\xca\xfe\xba\xbe", "a macOS program"),
        (b"7z\xbc\xaf\x27\x1c", "a packed archive (7z)"),
        (b"Rar!", "a packed archive (RAR)"),
        (b"MSCF\0\0\0\0", "a packed archive (CAB)"),
        (b"SQLite format 3\0", "a database (SQLite)"),
        // MS-SHLLINK, section 2.1: the header's size and its class.
        (b"L\0\0\0\x01\x14\x02\0", "a shortcut (LNK), which only points at a file"),
        (b"ElfFile\0", "a log of Windows events (EVTX)"),
        (b"{\\rtf", "a text document (RTF)"),
    ];
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("a picture (WebP)");
    }
    if bytes.get(4..8) == Some(b"ftyp") && bytes.starts_with(b"\0\0\0") {
        return Some("a picture or film (HEIC, MP4)");
    }
    let (sign, what) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign))?;
    // Two letters may well begin a text; a binary file has zero bytes or worse close by.
    if sign.len() == 2 && sign.is_ascii() {
        let head = super::head(bytes, 512);
        let binary = head.iter().any(|byte| *byte < 9);
        return binary.then_some(*what);
    }
    Some(what)
}
