//! Which Linux lies below a root: its name from `/etc/hostname` (hostname(5)), its system from
//! `/etc/os-release` (os-release(5)).

use crate::model::{Machine, Platform};
use crate::scan::common::tree::Tree;

/// Both files are a few lines.
const MOST: u64 = 64 * 1024;

/// The machine below a root.
#[must_use]
pub fn machine(tree: &Tree) -> Machine {
    let text = |path: &str| {
        tree.read(path, MOST).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    };
    let name = text("etc/hostname").as_deref().and_then(parse_hostname);
    let system = text("etc/os-release")
        .or_else(|| text("usr/lib/os-release"))
        .as_deref()
        .and_then(parse_os_release);
    Machine {
        name: name.unwrap_or_else(|| tree.root().display().to_string()),
        system,
        platform: Some(Platform::Linux),
        ..Machine::default()
    }
}

/// The first line that is neither empty nor a comment.
#[must_use]
pub fn parse_hostname(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    line.map(|line| line.chars().take(255).collect())
}

/// `PRETTY_NAME`, or name and version.
#[must_use]
pub fn parse_os_release(text: &str) -> Option<String> {
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix('='))
            .map(|value| {
                value.trim().trim_matches(['"', '\'']).chars().take(200).collect::<String>()
            })
            .filter(|value| !value.is_empty())
    };
    value("PRETTY_NAME").or_else(|| match (value("NAME"), value("VERSION")) {
        (Some(name), Some(version)) => Some(format!("{name} {version}")),
        (name, _) => name,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn name_and_system() {
        assert_eq!(parse_hostname("# written by hand\n\n pc-7 \n").as_deref(), Some("pc-7"));
        assert_eq!(parse_hostname("\n"), None);
        let text = "NAME=\"Debian\"\nVERSION='12 (x)'\n";
        assert_eq!(parse_os_release(text).as_deref(), Some("Debian 12 (x)"));
        let text = format!("{text}PRETTY_NAME=\"Debian GNU/Linux 12\"\n");
        assert_eq!(parse_os_release(&text).as_deref(), Some("Debian GNU/Linux 12"));
        let folder = tempfile::tempdir().unwrap();
        let machine = machine(&Tree::new(folder.path()));
        assert_eq!(machine.name, folder.path().display().to_string());
        assert_eq!(machine.system, None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(
            text in "((PRETTY_NAME|NAME|VERSION)?=?[\"'#a-zé \\r]{0,9}\n){0,4}",
        ) {
            for name in [parse_hostname(&text), parse_os_release(&text)] {
                proptest::prop_assert!(name.is_none_or(|name| !name.is_empty()));
            }
        }
    }
}
