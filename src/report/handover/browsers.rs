//! Policies that keep extensions out: block lists of Chromium's relatives as `.reg`, JSON and a macOS
//! configuration profile, and `ExtensionSettings` of Firefox.
//!
//! Documented in Microsoft's Edge policy reference (`ExtensionInstallBlocklist`), Chromium's
//! `docs/enterprise/policies.md` and mozilla/policy-templates. Only ids that were read in a source are
//! blocked, and only the organisation's own entries besides stay as they are: values have high numbers.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::facts::Trust;
use super::readme::Readme;
use super::{Artefact, Engine, HandoverError, Order, fixed_id, quote};

/// A relative of Chromium: its name, its key below `HKLM\SOFTWARE\Policies`, its preference domain on macOS
/// and its folder for JSON on Linux.
struct Relative {
    name: &'static str,
    key: &'static str,
    domain: &'static str,
    folder: Option<&'static str>,
}

const RELATIVES: &[Relative] = &[
    Relative {
        name: "chrome",
        key: r"Google\Chrome",
        domain: "com.google.Chrome",
        folder: Some("/etc/opt/chrome/policies/managed/"),
    },
    Relative {
        name: "edge",
        key: r"Microsoft\Edge",
        domain: "com.microsoft.Edge",
        folder: Some("/etc/opt/edge/policies/managed/"),
    },
    Relative {
        name: "chromium",
        key: "Chromium",
        domain: "org.chromium.Chromium",
        folder: Some("/etc/chromium/policies/managed/"),
    },
    Relative {
        name: "brave",
        key: r"BraveSoftware\Brave",
        domain: "com.brave.Browser",
        folder: Some("/etc/brave/policies/managed/"),
    },
    Relative { name: "vivaldi", key: "Vivaldi", domain: "com.vivaldi.Vivaldi", folder: None },
];

/// The number of the first value: lists begin at 1, and the organisation's own entries stay.
const FIRST: usize = 9001;

pub(super) fn files(order: &Order<'_>) -> Result<Vec<Artefact>, HandoverError> {
    // An id of one of Chromium's shops is 32 letters from a to p (Chromium, `crx_file/id_util`).
    let mut chromium =
        order.values(Trust::Verified, &[|own| &own.browser.chrome, |own| &own.browser.edge]);
    chromium.retain(|id| id.len() == 32 && id.bytes().all(|c| matches!(c, b'a'..=b'p')));
    let mut firefox = order.values(Trust::Verified, &[|own| &own.browser.firefox]);
    // An id of Firefox is an address or a GUID in braces (Extension Workshop, "Extensions and the Add-on ID").
    firefox.retain(|id| {
        id.len() <= 80
            && (id.contains('@') || (id.starts_with('{') && id.ends_with('}')))
            && id.chars().all(|c| c.is_ascii_alphanumeric() || "@.-_{}".contains(c))
    });
    if chromium.is_empty() && firefox.is_empty() {
        return Err(HandoverError::NoFacts {
            engine: Engine::Browsers.plain(),
            why: "the catalogue has no id of a browser extension for it that was read in a source",
        });
    }
    let mut files = Vec::new();
    let mut named: Vec<(String, &str)> = Vec::new();
    let mut add = |path: &str, bytes: Vec<u8>, what: &'static str| {
        files.push(Artefact { path: path.to_owned(), bytes });
        named.push((path.to_owned(), what));
    };
    add("windows/block.reg", reg(order, &chromium, &firefox, true), "Blocks, for `reg import`.");
    add(
        "windows/undo.reg",
        reg(order, &chromium, &firefox, false),
        "Takes just these values away.",
    );
    if !chromium.is_empty() {
        let list = json!({ "ExtensionInstallBlocklist": chromium });
        let text = pretty(&list);
        for relative in RELATIVES.iter().filter(|own| own.folder.is_some()) {
            let path = format!("linux/{}/interdict.json", relative.name);
            add(&path, text.clone(), "Goes into the browser's `managed` folder.");
        }
        add("macos/interdict.mobileconfig", profile(&chromium), "Profile for device management.");
    }
    if !firefox.is_empty() {
        let settings = json!({ "policies": { "ExtensionSettings": firefox_settings(&firefox) } });
        add("firefox/policies.json", pretty(&settings), "To merge into Firefox's `policies.json`.");
    }
    files.push(readme(order, &named, firefox.is_empty()));
    Ok(files)
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

/// `blocked` also removes the extension where it is (mozilla/policy-templates, `ExtensionSettings`).
fn firefox_settings(ids: &[String]) -> Value {
    let blocked = ids.iter().map(|id| (id.clone(), json!({ "installation_mode": "blocked" })));
    Value::Object(blocked.collect::<Map<String, Value>>())
}

/// UTF-16LE with a byte order mark and CRLF, as regedit writes its files.
fn reg(order: &Order<'_>, chromium: &[String], firefox: &[String], block: bool) -> Vec<u8> {
    let mut text = String::from("Windows Registry Editor Version 5.00\r\n\r\n");
    let _ = write!(text, "; {}\r\n", quote::one_line(&order.origin()));
    if !chromium.is_empty() {
        for relative in RELATIVES {
            let _ = write!(
                text,
                "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\{}\\ExtensionInstallBlocklist]\r\n",
                relative.key
            );
            for (at, id) in chromium.iter().enumerate() {
                let name = quote::reg(&(FIRST + at).to_string());
                let value = if block { quote::reg(id) } else { "-".to_owned() };
                let _ = write!(text, "{name}={value}\r\n");
            }
        }
    }
    if !firefox.is_empty() {
        // One value holds the settings of every extension: it can only be merged by a person.
        text.push_str("\r\n; Firefox: merge firefox\\policies.json; one value holds all extensions there.\r\n");
    }
    text.push_str("\r\n");
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// A configuration profile with a payload for each browser's preference domain.
fn profile(ids: &[String]) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
         \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n",
    );
    let entry = |xml: &mut String, space: &str, key: &str, value: &str| {
        let _ = writeln!(xml, "{space}<key>{key}</key>{value}");
    };
    let text = |own: &str| format!("<string>{}</string>", quote::xml(own));
    let root = "org.interdict.extensions";
    entry(&mut xml, "  ", "PayloadType", &text("Configuration"));
    entry(&mut xml, "  ", "PayloadVersion", "<integer>1</integer>");
    entry(&mut xml, "  ", "PayloadIdentifier", &text(root));
    entry(&mut xml, "  ", "PayloadUUID", &text(&fixed_id(root).to_uppercase()));
    entry(&mut xml, "  ", "PayloadDisplayName", &text("Interdict: blocked extensions"));
    entry(&mut xml, "  ", "PayloadScope", &text("System"));
    entry(&mut xml, "  ", "PayloadContent", "");
    xml.push_str("  <array>\n");
    for relative in RELATIVES {
        let id = format!("{root}.{}", relative.name);
        xml.push_str("    <dict>\n");
        entry(&mut xml, "      ", "PayloadType", &text(relative.domain));
        entry(&mut xml, "      ", "PayloadVersion", "<integer>1</integer>");
        entry(&mut xml, "      ", "PayloadIdentifier", &text(&id));
        entry(&mut xml, "      ", "PayloadUUID", &text(&fixed_id(&id).to_uppercase()));
        entry(&mut xml, "      ", "ExtensionInstallBlocklist", "");
        xml.push_str("      <array>\n");
        for id in ids {
            let _ = writeln!(xml, "        {}", text(id));
        }
        xml.push_str("      </array>\n    </dict>\n");
    }
    xml.push_str("  </array>\n</dict>\n</plist>\n");
    xml.into_bytes()
}

fn readme(order: &Order<'_>, files: &[(String, &str)], no_firefox: bool) -> Artefact {
    let folders: Vec<String> = RELATIVES
        .iter()
        .filter_map(|own| Some(format!("{} `{}`", own.name, own.folder?)))
        .collect();
    let linux = format!(
        "Linux: copy `interdict.json` into the browser's folder: {}. Look first whether another file there \
         sets the same list: two do not add up.",
        folders.join(", ")
    );
    let mut cannot = vec![
        "In Chrome and its relatives an extension that is there is disabled, not deleted, and comes back \
         when the entry goes. Deleting it takes `ExtensionSettings` with `installation_mode` `removed`, \
         one value for all extensions, which only you can merge.",
        "Profiles of browsers that are not named here are not reached.",
    ];
    if no_firefox {
        cannot.push(
            "For Firefox there is no file: the add-on's id differs from installation to installation. Take \
             the id that a scan found and set `installation_mode` `blocked` for it.",
        );
    }
    Readme {
        engine: Engine::Browsers,
        does: &[
            "Adds the ids of restricted extensions to each browser's block list. Your own entries stay: the \
             values have numbers from 9001.",
        ],
        files,
        roll_out: &[
            "Windows, single machines: `reg import block.reg` as administrator. In a domain put the same ids \
             into the setting \"Control which extensions cannot be installed\" of the browser's ADMX, since \
             Group Policy may write the list anew.",
            &linux,
            "macOS: give `interdict.mobileconfig` to your device management.",
            "Look at `chrome://policy`, `edge://policy` or `about:policies`. No restart is needed.",
        ],
        roll_back: &[
            "Windows: `reg import undo.reg` takes just these values away.",
            "Linux: delete `interdict.json`. macOS: remove the profile. Firefox: take the entries out again.",
        ],
        cannot: &cannot,
        checked: "The `.reg` files are read back letter by letter, and by Wine's `reg` where it is there; JSON \
                  and the property list are read back. They were not tried in the browsers.",
    }
    .file(order)
}
