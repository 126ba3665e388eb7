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
    let read = |path: &str| tree.read(path, MOST).ok().and_then(|bytes| parse(&bytes).ok());
    Machine {
        name: read(CONFIGURATION)
            .as_ref()
            .and_then(computer_name)
            .unwrap_or_else(|| tree.root().display().to_string()),
        system: read(SYSTEM).as_ref().and_then(system_name),
        platform: Some(Platform::Macos),
        architecture: None,
    }
}

fn computer_name(value: &Value) -> Option<String> {
    let inside =
        |keys: &'_ Dictionary, key: &str| keys.get(key).and_then(Value::as_dictionary).cloned();
    let system = inside(value.as_dictionary()?, "System")?;
    inside(&system, "System").and_then(|keys| text(&keys, "ComputerName")).or_else(|| {
        let names = inside(&inside(&system, "Network")?, "HostNames")?;
        text(&names, "LocalHostName")
    })
}

fn system_name(value: &Value) -> Option<String> {
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
}
