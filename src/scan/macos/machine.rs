//! Which macOS lies below a root: its system from `SystemVersion.plist` (sw_vers(1)), its name from the
//! system configuration (scutil(8), `ComputerName`).

use plist::{Dictionary, Value};

use crate::model::{Machine, Platform};
use crate::scan::common::property_list::{parse, text};
use crate::scan::common::tree::Tree;

const SYSTEM: &str = "System/Library/CoreServices/SystemVersion.plist";
const CONFIGURATION: &str = "Library/Preferences/SystemConfiguration/preferences.plist";
const MOST: u64 = 4 * 1024 * 1024;

/// The machine below a root.
#[must_use]
pub fn machine(tree: &Tree) -> Machine {
    let read = |path: &str| tree.read(path, MOST).ok();
    Machine {
        name: read(CONFIGURATION)
            .and_then(|bytes| parse_computer_name(&bytes))
            .unwrap_or_else(|| tree.root().display().to_string()),
        system: read(SYSTEM).and_then(|bytes| parse_system(&bytes)),
        platform: Some(Platform::Macos),
        ..Machine::default()
    }
}

/// `ComputerName` of the system configuration, else its name in the local network.
#[must_use]
pub fn parse_computer_name(bytes: &[u8]) -> Option<String> {
    let value = parse(bytes).ok()?;
    let inside =
        |keys: &'_ Dictionary, key: &str| keys.get(key).and_then(Value::as_dictionary).cloned();
    let system = inside(value.as_dictionary()?, "System")?;
    inside(&system, "System").and_then(|keys| text(&keys, "ComputerName")).or_else(|| {
        let names = inside(&inside(&system, "Network")?, "HostNames")?;
        text(&names, "LocalHostName")
    })
}

/// Name and version of `SystemVersion.plist`.
#[must_use]
pub fn parse_system(bytes: &[u8]) -> Option<String> {
    let value = parse(bytes).ok()?;
    let keys = value.as_dictionary()?;
    let name = text(keys, "ProductName")?;
    match text(keys, "ProductVersion") {
        Some(version) => Some(format!("{name} {version}")),
        None => Some(name),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn name_and_system() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, inside: &str| {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let text = format!("<?xml version=\"1.0\"?><plist version=\"1.0\">{inside}</plist>");
            std::fs::write(path, text).unwrap();
        };
        write(
            SYSTEM,
            "<dict><key>ProductName</key><string>macOS</string>\
             <key>ProductVersion</key><string>15.1</string></dict>",
        );
        let names = "<dict><key>System</key><dict><key>Network</key><dict><key>HostNames</key><dict>\
            <key>LocalHostName</key><string>kims-mac</string></dict></dict>NAME</dict></dict>";
        write(CONFIGURATION, &names.replace("NAME", ""));
        let tree = Tree::any_case(root.path());
        assert_eq!(machine(&tree).name, "kims-mac");
        assert_eq!(machine(&tree).system.as_deref(), Some("macOS 15.1"));
        let name =
            "<key>System</key><dict><key>ComputerName</key><string>Kim’s Mac</string></dict>";
        write(CONFIGURATION, &names.replace("NAME", name));
        assert_eq!(machine(&tree).name, "Kim’s Mac");
        write(SYSTEM, "<string>no</string>");
        assert_eq!(machine(&tree).system, None);
    }

    proptest::proptest! {
        #[test]
        fn any_list_is_read_without_panic(
            keys in proptest::collection::vec("(System|Network|HostNames|ComputerName|Product(Name|Version))", 1..5),
            text in "[a-zé ]{0,9}",
            bytes: Vec<u8>,
        ) {
            let inner = keys.iter().rev().fold(Value::String(text), |inner, key| {
                Value::Dictionary([(key.clone(), inner)].into_iter().collect())
            });
            let mut list = Vec::new();
            inner.to_writer_binary(&mut list).unwrap();
            for bytes in [bytes, list] {
                for name in [parse_computer_name(&bytes), parse_system(&bytes)] {
                    proptest::prop_assert!(name.is_none_or(|name| !name.trim().is_empty()));
                }
            }
        }
    }
}
