//! Extensions of Safari: what Safari remembers for each person (`Extensions.plist` in its container, one
//! list for app extensions and one for web extensions), and the extensions that lie in applications
//! (`Contents/PlugIns/*.appex`) and name a point of Safari in their `Info.plist` (Apple, "App Extension
//! Keys: NSExtensionPointIdentifier"). Apple documents neither list; their places and keys were seen in
//! use by other programs.

use std::path::{Path, PathBuf};

use plist::Value;

use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome};
use crate::scan::common::gather::Gather;
use crate::scan::common::property_list;
use crate::scan::common::tree::Tree;

const MOST_LIST: u64 = 16 << 20;
const MOST_INFO: u64 = 4 << 20;
/// Applications of one folder, and extensions of one application.
const MOST_BUNDLES: usize = 5_000;
const LISTS: &[&str] = &["AppExtensions/Extensions.plist", "WebExtensions/Extensions.plist"];
const SAFARI: &str = "Library/Containers/com.apple.Safari/Data/Library/Safari";

/// Reads the extensions of Safari.
#[must_use]
pub fn read(tree: &Tree) -> SourceOutcome {
    let mut gather = Gather::new(
        tree,
        "browser-safari",
        "Extensions of Safari",
        "each user's Safari, applications",
    );
    let mut folders =
        vec![(PathBuf::from("Applications"), Scope::Machine, "applications".to_owned())];
    for home in gather.homes() {
        for list in LISTS {
            let path = home.path.join(SAFARI).join(list);
            let Some(bytes) = gather.read(&home.user, &path, MOST_LIST) else { continue };
            gather.is_present();
            let found = property_list::parse(&bytes)
                .map_err(|error| format!("The list was not read: {error}."))
                .and_then(|value| listed(&value));
            let found = found.unwrap_or_else(|reason| {
                gather.unread(&path, &reason);
                Vec::new()
            });
            for (id, team, enabled) in found {
                let said = if enabled { "enabled" } else { "disabled" };
                gather.add(Software {
                    kind: Kind::BrowserExtension,
                    name: id.clone(),
                    ids: Identifiers {
                        bundle_id: Some(id.clone()),
                        extension_id: Some(id),
                        signer: team,
                        ..Identifiers::default()
                    },
                    scope: Scope::User(home.user.clone()),
                    location: Some(gather.tree.shown(&path)),
                    remark: Some(format!("Safari; {said}")),
                    ..Software::default()
                });
            }
        }
        let own = home.path.join("Applications");
        folders.push((own, Scope::User(home.user.clone()), home.user));
    }
    for (folder, scope, owner) in folders {
        applications(&mut gather, &folder, &scope, &owner);
    }
    gather.finish()
}

/// The extensions in the applications of a folder.
fn applications(gather: &mut Gather<'_>, folder: &Path, scope: &Scope, owner: &str) {
    let ends_with = |name: &str, end: &str| name.to_lowercase().ends_with(end);
    for app in gather.folders(owner, folder).into_iter().take(MOST_BUNDLES) {
        let app_name = app.shown();
        if !ends_with(&app_name, ".app") {
            continue;
        }
        let plugins = folder.join(&app.name).join("Contents/PlugIns");
        for plugin in gather.folders(owner, &plugins).into_iter().take(MOST_BUNDLES) {
            if !ends_with(&plugin.shown(), ".appex") {
                continue;
            }
            let bundle = plugins.join(&plugin.name);
            let info = bundle.join("Contents/Info.plist");
            let Some(bytes) = gather.read(owner, &info, MOST_INFO) else { continue };
            match property_list::parse(&bytes) {
                Ok(value) => {
                    if let Some(software) = described(&value) {
                        let application = app_name.strip_suffix(".app").unwrap_or(&app_name);
                        gather.add(Software {
                            scope: scope.clone(),
                            location: Some(gather.tree.shown(&bundle)),
                            remark: Some(format!("Safari; part of the application {application}")),
                            ..software
                        });
                    }
                }
                Err(error) => {
                    gather.unread(&info, &format!("The description was not read: {error}."));
                }
            }
        }
    }
}

/// The entries of an `Extensions.plist`: bundle id, team, whether enabled. A key is the bundle id with
/// the team behind it: `com.example.blocker (ABCDE12345)`.
///
/// # Errors
/// A sentence for the user.
pub fn listed(value: &Value) -> Result<Vec<(String, Option<String>, bool)>, String> {
    let keys = value.as_dictionary().ok_or("The list of extensions is not understood.")?;
    Ok(keys
        .iter()
        .map(|(key, entry)| {
            let (id, team) = match key.trim().split_once(" (") {
                Some((id, team)) => (id, team.strip_suffix(')')),
                None => (key.trim(), None),
            };
            let enabled = entry.as_dictionary().and_then(|entry| entry.get("Enabled"));
            let enabled = enabled.and_then(Value::as_boolean).unwrap_or(false);
            (id.to_owned(), team.map(str::to_owned), enabled)
        })
        .filter(|(id, ..)| !id.is_empty())
        .collect())
}

/// What the `Info.plist` of an app extension says, where it is one of Safari.
#[must_use]
pub fn described(value: &Value) -> Option<Software> {
    let keys = value.as_dictionary()?;
    let point = keys.get("NSExtension")?.as_dictionary()?.get("NSExtensionPointIdentifier")?;
    if !point.as_string()?.starts_with("com.apple.Safari.") {
        return None;
    }
    let text = |key: &str| {
        let text = keys.get(key)?.as_string()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let id = text("CFBundleIdentifier");
    Some(Software {
        kind: Kind::BrowserExtension,
        name: text("CFBundleDisplayName")
            .or_else(|| text("CFBundleName"))
            .or_else(|| id.clone())
            .unwrap_or_else(|| "Extension of Safari without a name".to_owned()),
        version: text("CFBundleShortVersionString").or_else(|| text("CFBundleVersion")),
        ids: Identifiers { bundle_id: id.clone(), extension_id: id, ..Identifiers::default() },
        ..Software::default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn plist(inner: &str) -> Value {
        let text = format!("<?xml version=\"1.0\"?><plist version=\"1.0\">{inner}</plist>");
        property_list::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn keys_hold_the_team() {
        let value = plist(
            "<dict><key>com.kaspersky.safari (2Y8XE5CQ94)</key><dict><key>Enabled</key><true/></dict>\
             <key>org.example.plain</key><string>x</string></dict>",
        );
        assert_eq!(
            listed(&value).unwrap(),
            [
                ("com.kaspersky.safari".to_owned(), Some("2Y8XE5CQ94".to_owned()), true),
                ("org.example.plain".to_owned(), None, false),
            ]
        );
        assert!(listed(&plist("<array/>")).is_err());
    }

    #[test]
    fn only_extensions_of_safari() {
        let info = |point: &str| {
            plist(&format!(
                "<dict><key>CFBundleName</key><string>Shield</string><key>CFBundleIdentifier</key>\
                 <string>com.example.shield</string><key>NSExtension</key><dict>\
                 <key>NSExtensionPointIdentifier</key><string>{point}</string></dict></dict>"
            ))
        };
        let found = described(&info("com.apple.Safari.web-extension")).unwrap();
        assert_eq!(found.name, "Shield");
        assert_eq!(found.ids.bundle_id.as_deref(), Some("com.example.shield"));
        assert_eq!(described(&info("com.apple.widgetkit-extension")), None);
        assert_eq!(described(&plist("<dict/>")), None);
    }

    proptest::proptest! {
        #[test]
        fn any_list_is_read_without_panic(key in ".{0,40}", point in ".{0,30}", text in ".{0,30}") {
            let dictionary = |keys: &[(&str, Value)]| {
                let pairs = keys.iter().map(|(key, value)| ((*key).to_owned(), value.clone()));
                Value::Dictionary(pairs.collect())
            };
            let value = dictionary(&[
                (key.as_str(), dictionary(&[("Enabled", Value::String(text.clone()))])),
                ("NSExtension", dictionary(&[("NSExtensionPointIdentifier", Value::String(point))])),
                ("CFBundleIdentifier", Value::String(text)),
            ]);
            let entries = listed(&value).unwrap_or_default();
            proptest::prop_assert!(entries.iter().all(|(id, _, enabled)| !id.is_empty() && !enabled));
            let _ = described(&value);
        }
    }
}
