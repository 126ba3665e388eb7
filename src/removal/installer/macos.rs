//! What macOS itself keeps of programs: the bundle of an application, and the receipt of a package. macOS has no
//! uninstaller for either.
//!
//! - A bundle is a folder, which goes with rm(1); only one of an application folder, named in full.
//! - `pkgutil --forget` (pkgutil(1)) discards a receipt and touches no file, so it comes after the product's own
//!   uninstaller: before it, the receipt would be gone and the product still there.

use crate::removal::CommandLine;

/// Whether a path is that of an application in an application folder: `/Applications/X.app`, a folder of its
/// maker in between, or the same in the folder of a person.
fn is_bundle(path: &str) -> bool {
    let below = path.strip_prefix("/Applications/").or_else(|| {
        let (user, below) = path.strip_prefix("/Users/")?.split_once("/Applications/")?;
        (!user.is_empty() && !user.contains('/')).then_some(below)
    });
    let Some(below) = below else { return false };
    let parts: Vec<&str> = below.split('/').collect();
    let plain = |part: &&str| !part.starts_with('.') && !part.chars().any(char::is_control);
    let is_app = below.len() > 4 && below.to_lowercase().ends_with(".app");
    // A bundle inside another one goes with it.
    let outer = parts.iter().rev().skip(1).any(|part| part.to_lowercase().ends_with(".app"));
    parts.len() <= 2 && parts.iter().all(|part| !part.is_empty() && plain(part)) && is_app && !outer
}

/// The command that removes a bundle; `None` where it is in no application folder.
#[must_use]
pub fn bundle(path: &str) -> Option<CommandLine> {
    let path = path.trim_end_matches('/');
    is_bundle(path).then(|| CommandLine {
        program: "/bin/rm".to_owned(),
        arguments: ["-rf", "--", path].map(str::to_owned).to_vec(),
    })
}

/// An identifier of a package: letters, digits, hyphens, low lines and full stops.
fn is_package_id(text: &str) -> bool {
    text.len() <= 200
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}

/// The command that discards a receipt; `None` where the text is no identifier of a package.
#[must_use]
pub fn forget(package: &str) -> Option<CommandLine> {
    is_package_id(package).then(|| CommandLine {
        program: "/usr/sbin/pkgutil".to_owned(),
        arguments: ["--forget", package].map(str::to_owned).to_vec(),
    })
}

/// Whether a command is one of the two.
#[must_use]
pub fn is_command(line: &CommandLine) -> bool {
    let last = line.arguments.last().map(String::as_str).unwrap_or_default();
    bundle(last).as_ref() == Some(line) || forget(last).as_ref() == Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_applications_in_application_folders_go() {
        for path in [
            "/Applications/Yandex.app",
            "/Applications/Kaspersky Lab/Kaspersky.app/",
            "/Users/kim/Applications/Яндекс.app",
        ] {
            assert!(bundle(path).is_some_and(|line| is_command(&line)), "{path}");
        }
        for path in [
            "/",
            "/Applications",
            "/Applications/.app",
            "/Applications/../etc.app",
            "/Applications/a/b/c.app",
            "/Applications/Outer.app/Inner.app",
            "/Applications//X.app",
            "/Applications/X.app\n/etc",
            "/System/Applications/Mail.app",
            "/Users/kim/lee/Applications/X.app",
            "Applications/X.app",
            "/Applications/X",
        ] {
            assert_eq!(bundle(path), None, "{path}");
        }
        assert!(forget("com.kaspersky.klnagent.core").is_some_and(|line| is_command(&line)));
        for id in ["--all", "a b", "", "../x"] {
            assert_eq!(forget(id), None, "{id}");
        }
        let more = CommandLine {
            program: "/bin/rm".to_owned(),
            arguments: ["-rf", "--", "/etc", "/Applications/X.app"].map(str::to_owned).to_vec(),
        };
        assert!(!is_command(&more));
    }

    proptest::proptest! {
        #[test]
        fn any_path_is_answered(path in "(/Applications/|/Users/|/|)[a-zA-Z./ é]{0,20}(.app)?") {
            if let Some(line) = bundle(&path) {
                let climbs = path.split('/').any(|part| part == "..");
                proptest::prop_assert!(is_command(&line) && !climbs, "{}", path);
            }
        }
    }
}
