//! `nix-env -q`: `name-version`, the version what follows the first hyphen that is not followed by a
//! letter (Nix manual, `builtins.parseDrvName`).

use super::{Head, List, Records, UNLIKE, each_line, package};
use crate::import::ImportError;

/// `nix-env -q`.
pub(in crate::import) struct NixEnv;

impl List for NixEnv {
    const NAME: &'static str = "nix-env -q";
    const HOW: &'static str = "lines of the form name-version";

    fn is_it(head: &Head<'_>) -> bool {
        // A dot in the version: names of computers (pc-01) look alike but for it.
        head.most(|line| {
            row(line).is_some_and(|(name, version)| !name.is_empty() && version.contains('.'))
        })
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        each_line(text, records, |line| {
            row(line).map_or(UNLIKE, |(name, version)| package(name, Some(version)).into())
        })
    }
}

fn row(line: &str) -> Option<(&str, &str)> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "+._-?=".contains(c);
    (line.chars().all(plain) && line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .then(|| parse_name(line))
}

/// Name and version of a derivation's name; the version is empty where there is none.
pub(super) fn parse_name(text: &str) -> (&str, &str) {
    for (at, _) in text.match_indices('-') {
        let rest = text.get(at + 1..).unwrap_or("");
        if rest.starts_with(|c: char| !c.is_ascii_alphabetic()) {
            return (text.get(..at).unwrap_or(text), rest);
        }
    }
    (text, "")
}

/// Name and version of `/nix/store/<hash>-name-version`.
pub(super) fn store_path(path: &str) -> Option<(&str, &str)> {
    let own = path.trim().strip_prefix("/nix/store/")?.split('/').next()?;
    let (hash, name) = own.split_once('-')?;
    (hash.len() == 32 && !name.is_empty()).then(|| parse_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_apart_as_nix_itself_does_it() {
        assert_eq!(parse_name("visual-studio-code-1.88.1"), ("visual-studio-code", "1.88.1"));
        assert_eq!(parse_name("hello"), ("hello", ""));
        assert_eq!(parse_name("a-"), ("a-", ""));
        let path = "/nix/store/indzcw5wvlhx6vwk7k4iq29q15chvr3d-gdb-11.1/bin/gdb";
        assert_eq!(store_path(path), Some(("gdb", "11.1")));
        assert_eq!(store_path("/nix/store/short-gdb-11.1"), None);
    }
}
