//! From what the machine says of a program to the command that removes it: the installer is recognised,
//! and its own documented switches are used. What is not recognised gets the vendor's own uninstaller,
//! with its windows.

mod deciding;
mod extensions;
mod languages;
mod macos;
mod packages;
mod windows;

use super::{CommandLine, Mechanism, Refusal};

pub use deciding::{Deciding, deciding, npm_package};
pub use extensions::{is_chromium_id, is_firefox_id};
pub use languages::{is_npm_name, is_python_name};
pub use packages::{composed, is_composed, is_package_name, package_manager, removal_by_package};
pub use windows::{entry, product_code, system_program};

/// How one record is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uninstaller {
    /// By what.
    pub mechanism: Mechanism,
    /// Program and arguments.
    pub line: CommandLine,
    /// Whether a person has to answer its windows.
    pub interactive: bool,
    /// Where the arguments come from, as a sentence.
    pub basis: &'static str,
    /// Whether those stand in the installer's documentation or in the entry itself.
    pub verified: bool,
}

/// One record's way out, or why there is none; `None` where the record says nothing about it.
pub type Found = Option<Result<Uninstaller, Refusal>>;

/// Which installer made a program file, by marks in its bytes: the names in the manifests of Inno Setup
/// and NSIS, the section of a WiX bundle (`.wixburn`, stub of Burn), and the name in InstallShield's
/// version resource, which is UTF-16.
#[must_use]
pub fn recognise(bytes: &[u8]) -> Option<Mechanism> {
    if !bytes.starts_with(b"MZ") {
        return None;
    }
    let marks: [(&[u8], Mechanism); 5] = [
        (b".wixburn", Mechanism::Burn),
        (b"Nullsoft.NSIS.exehead", Mechanism::Nsis),
        (b"NullsoftInst", Mechanism::Nsis),
        (b"JR.Inno.Setup", Mechanism::Inno),
        (b"I\0n\0s\0t\0a\0l\0l\0S\0h\0i\0e\0l\0d\0", Mechanism::InstallShield),
    ];
    marks
        .into_iter()
        .find(|(mark, _)| memchr::memmem::find(bytes, mark).is_some())
        .map(|(_, mechanism)| mechanism)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn installers_are_known_by_their_marks() {
        let program = |mark: &[u8]| [b"MZ\x90\0....".as_slice(), mark, b"...."].concat();
        for (mark, expected) in [
            (b"name=\"JR.Inno.Setup\"".as_slice(), Some(Mechanism::Inno)),
            (b"name=\"Nullsoft.NSIS.exehead\"", Some(Mechanism::Nsis)),
            (b".wixburn8", Some(Mechanism::Burn)),
            (b"I\0n\0s\0t\0a\0l\0l\0S\0h\0i\0e\0l\0d\0(\0R\0)\0", Some(Mechanism::InstallShield)),
            (b"something else", None),
        ] {
            assert_eq!(recognise(&program(mark)), expected);
        }
        assert_eq!(recognise(b"#!/bin/sh # JR.Inno.Setup"), None, "no program");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_looked_at_without_panic(bytes in proptest::collection::vec(0u8.., 0..200)) {
            let _ = recognise(&bytes);
        }
    }
}
