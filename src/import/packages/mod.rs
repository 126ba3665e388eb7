//! What package managers print, and the files in which they keep what they know. One small file a list:
//! it says how the list is recognised and what its lines mean; what they have in common stands here.
//!
//! A list is recognised by most of its lines, not by all: a shell mixes warnings into what it prints,
//! and people paste the prompt along.

use std::borrow::Cow;

use super::records::Records;
use super::{Format, ImportError, Input, Reading};
use crate::model::{Identifiers, Kind, Software};

pub(super) mod apk_database;
pub(super) mod apk_list;
pub(super) mod apt_list;
pub(super) mod brew_json;
pub(super) mod brew_list;
pub(super) mod brew_versions;
pub(super) mod dnf_list;
pub(super) mod dpkg_l;
pub(super) mod dpkg_selections;
pub(super) mod dpkg_status;
pub(super) mod flatpak_list;
pub(super) mod macports;
pub(super) mod mas_list;
pub(super) mod nix_env;
pub(super) mod nix_json;
pub(super) mod nix_profile;
pub(super) mod npm_list;
pub(super) mod pacman_q;
pub(super) mod pacman_qi;
pub(super) mod pip_freeze;
pub(super) mod pip_list;
pub(super) mod pkgutil;
pub(super) mod portage;
pub(super) mod query_format;
pub(super) mod rpm_qa;
pub(super) mod rpm_qi;
pub(super) mod snap_info;
pub(super) mod snap_list;
pub(super) mod system_profiler;
pub(super) mod zypper;

/// So much of a file decides what it is.
const HEAD: usize = 32_768;

/// So many lines of it.
const HEAD_LINES: usize = 200;

/// One list of a package manager: text, a line or a block a package.
pub(super) trait List: Sync {
    /// The command or file, as people call it: "dpkg -l".
    const NAME: &'static str;

    /// What it was recognised by, in words.
    const HOW: &'static str;

    /// Whether the beginning of a file is this list.
    fn is_it(head: &Head<'_>) -> bool;

    /// Reads the whole text.
    ///
    /// # Errors
    /// When it is this list and says nothing of what is installed, or the user stops.
    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError>;
}

impl<L: List> Format for L {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        file.packages.is_some_and(L::is_it)
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let mut records = Records::new(input, L::NAME);
        L::rows(&without_colours(&decoded.text), &mut records)?;
        records.finish(L::NAME, L::HOW)
    }
}

/// The first lines that say something.
pub(super) struct Head<'a> {
    /// Without empty lines, comments, warnings and the shell's prompt.
    lines: Vec<&'a str>,
}

impl<'a> Head<'a> {
    /// Of the beginning of a file as text; `None` where it is none: packages have no zero bytes in
    /// their names.
    pub(super) fn of(text: &'a str, length: usize) -> Option<Self> {
        (!text.contains('\0')).then(|| Self::lines(text, length <= HEAD))
    }

    fn lines(text: &'a str, whole: bool) -> Self {
        let mut lines: Vec<&str> = numbered(text)
            .map(|(_, line)| line)
            .filter(|line| !line.trim().is_empty() && !is_beside(line))
            .take(HEAD_LINES + 1)
            .collect();
        if lines.len() > HEAD_LINES || !whole && lines.len() > 1 {
            // The last line of a part of a file is cut.
            lines.pop();
        }
        Self { lines }
    }

    fn first(&self) -> &'a str {
        self.lines.first().copied().unwrap_or("")
    }

    /// Whether four of five lines are so.
    fn most(&self, is: impl Fn(&str) -> bool) -> bool {
        // A fifth may be something else; where more is, the rest need not be looked at.
        let mut others = self.lines.len() / 5;
        let mut good = 0;
        for line in &self.lines {
            if is(line) {
                good += 1;
            } else if others == 0 {
                return false;
            } else {
                others -= 1;
            }
        }
        good > 0
    }

    fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        self.lines.iter().any(|line| is(line))
    }
}

/// What a line of a list is.
enum Row {
    /// A package.
    Package(Box<Software>),
    /// A heading or footer: no row at all.
    Heading,
    /// Left out on purpose: not installed, no software.
    LeftOut,
    /// Not what it should be, and why.
    Strange(&'static str),
}

/// A line that is unlike the others of its list.
const UNLIKE: Row = Row::Strange("The line does not look like the others");

impl From<Software> for Row {
    fn from(software: Software) -> Self {
        Self::Package(Box::new(software))
    }
}

/// Reads a list with a package in each line.
fn each_line(
    text: &str,
    records: &mut Records<'_>,
    mut row: impl FnMut(&str) -> Row,
) -> Result<(), ImportError> {
    for (number, line) in numbered(text) {
        if line.trim().is_empty() || line.starts_with('#') || is_prompt(line) {
            continue;
        }
        if is_beside(line) {
            records.skip();
            continue;
        }
        match row(line) {
            Row::Package(software) => records.software(None, number, *software),
            Row::Heading => {}
            Row::LeftOut => records.skip(),
            Row::Strange(reason) => records.problem(number, line, reason),
        }
        records.check_cancel()?;
    }
    Ok(())
}

/// Lines with their numbers, without what stands at their ends; a return alone ends a line too, where
/// there is no other end.
fn numbered(text: &str) -> impl Iterator<Item = (u64, &str)> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    (1..).zip(text.split(end).map(str::trim_end))
}

/// The beginning of a file as text. Names of packages are ASCII: which code page it is does not matter
/// yet.
pub(super) fn head_text(bytes: &[u8]) -> Cow<'_, str> {
    let part = bytes.get(..HEAD).unwrap_or(bytes);
    let marked = part.starts_with(b"\xff\xfe")
        || part.starts_with(b"\xfe\xff")
        || part.starts_with(b"\xef\xbb\xbf");
    let text = if marked || part.iter().take(400).any(|byte| *byte == 0) {
        super::text::decode(part).text
    } else {
        String::from_utf8_lossy(part)
    };
    match without_colours(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(plain) => Cow::Owned(plain),
    }
}

/// Without the sequences that colour a terminal (ECMA-48, "control sequences").
pub(super) fn without_colours(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{1b}') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.strip_prefix('[').map_or(after, |sequence| {
            let end = sequence
                .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ';' | '?' | ':'));
            end.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(end)
        });
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Whether a line stands beside the list: a comment, the shell's prompt, a warning.
fn is_beside(line: &str) -> bool {
    const WARNINGS: &[&str] = &[
        "WARNING:",
        "Warning:",
        "warning:",
        "ERROR:",
        "error:",
        "W: ",
        "E: ",
        "N: ",
        "npm WARN",
        "npm warn",
        "DEPRECATION:",
        "[notice]",
    ];
    line.starts_with('#')
        || is_prompt(line)
        || WARNINGS.iter().any(|start| line.trim_start().starts_with(start))
}

/// `anna@lib-srv-02:~$ dpkg -l` and `[root@lib-srv-02 ~]# rpm -qa`: the command that made the list,
/// pasted along.
pub(super) fn is_prompt(line: &str) -> bool {
    let before = line.split(['$', '#', '%']).next().unwrap_or("");
    before.len() < line.len()
        && before.contains('@')
        && before.len() < 100
        && (before.contains(":~")
            || before.contains(":/")
            || before.starts_with('[') && before.contains(']'))
        && line.get(before.len() + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Words of architectures that package managers print.
const ARCHITECTURES: &[&str] = &[
    "all",
    "any",
    "noarch",
    "amd64",
    "x86_64",
    "x86_64_v2",
    "x86_64_v3",
    "x86",
    "x32",
    "i386",
    "i486",
    "i586",
    "i686",
    "ia32",
    "ia64",
    "arm64",
    "aarch64",
    "armel",
    "armhf",
    "armhfp",
    "armv6hl",
    "armv7",
    "armv7hl",
    "armv7hnl",
    "mipsel",
    "mips64el",
    "ppc",
    "ppc64",
    "ppc64el",
    "ppc64le",
    "s390",
    "s390x",
    "riscv64",
    "loong64",
    "loongarch64",
    "sparc64",
    "src",
];

fn is_architecture(word: &str) -> bool {
    ARCHITECTURES.contains(&word)
}

/// A package under its own name, which is its identifier too.
fn package(name: &str, version: Option<&str>) -> Software {
    Software {
        kind: Kind::Package,
        name: name.to_owned(),
        version: version.filter(|own| !own.is_empty()).map(str::to_owned),
        ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
        ..Software::default()
    }
}

/// A package of a programming language.
fn language_package(name: &str, version: Option<&str>) -> Software {
    Software { kind: Kind::LanguagePackage, ..package(name, version) }
}

/// `name:architecture`, as dpkg writes packages of several architectures.
fn without_architecture(name: &str) -> &str {
    name.split_once(':').map_or(name, |(own, _)| own)
}

/// A word that may be the name of a package.
fn is_name(word: &str) -> bool {
    word.len() < 200
        && word.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '_'))
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "+._-@:/~".contains(c))
}

/// A word that may be a version: it begins with a digit, perhaps behind a "v", and has no blanks.
fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix('v').unwrap_or(word);
    word.len() < 200
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "+._-~:^,()=".contains(c))
}

/// `name-version`, cut where a hyphen is followed by a digit for the last time, but for a revision
/// (`-r1`) behind it.
fn name_and_version(word: &str) -> Option<(&str, &str)> {
    let bare = word.rfind("-r").filter(|at| {
        let revision = word.get(at + 2..).unwrap_or("");
        !revision.is_empty() && revision.chars().all(|c| c.is_ascii_digit())
    });
    let (mut at, whole) = (bare.unwrap_or(word.len()), word);
    loop {
        at = whole.get(..at)?.rfind('-')?;
        let version = whole.get(at + 1..)?;
        if version.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((whole.get(..at)?, version)).filter(|(name, _)| !name.is_empty());
        }
    }
}

/// Names under which one sees that a list is one of packages: every system of its kind has them.
fn is_common(name: &str) -> bool {
    [
        "libc6",
        "glibc",
        "musl",
        "bash",
        "busybox",
        "coreutils",
        "ca-certificates",
        "openssl@3",
        "base-files",
        "zlib",
        "libc",
    ]
    .contains(&name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn names_and_versions_come_apart() {
        for (word, expected) in [
            ("busybox-1.36.1-r5", Some(("busybox", "1.36.1-r5"))),
            ("app-arch/bzip2-1.0.8-r4", Some(("app-arch/bzip2", "1.0.8-r4"))),
            ("gtk+-3.0", Some(("gtk+", "3.0"))),
            ("a-r7", None),
            ("-1", None),
            ("plain", None),
            ("", None),
        ] {
            assert_eq!(name_and_version(word), expected, "{word}");
        }
    }

    #[test]
    fn what_the_shell_adds_is_no_row() {
        for line in ["anna@lib-srv-02:~$ dpkg -l", "[root@srv ~]# rpm -qa", "root@srv:/etc# ls"] {
            assert!(is_prompt(line), "{line}");
        }
        for line in ["npm@10.2.4", "user@example.org", "name # comment", "@scope/x@1.0 $ y"] {
            assert!(!is_prompt(line), "{line}");
        }
        assert_eq!(without_colours("\u{1b}[1;32mok\u{1b}[0m!"), "ok!");
        assert_eq!(without_colours("\u{1b}"), "");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_at_without_panic(text in "\\PC{0,60}") {
            let _ = (is_prompt(&text), name_and_version(&text), without_colours(&text));
        }
    }
}
