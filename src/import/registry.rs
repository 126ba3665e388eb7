//! Uninstall keys as text: what `reg export` writes (`.reg`) and what `reg query … /s` prints.
//!
//! The values are described on Microsoft's page "Uninstall Registry Key" (Windows Installer).

use super::records::Records;
use super::{Format, ImportError, Input, Reading};
use crate::model::{Identifiers, Kind, Scope, Software, UninstallCommand};

/// An export or a listing of the registry.
pub(super) struct Registry;

/// Where uninstall keys stand.
const UNINSTALL: &str = "\\currentversion\\uninstall\\";

impl Format for Registry {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let mut lines = file.text(8_192).lines().map(str::trim).filter(|line| !line.is_empty());
        lines.next().is_some_and(|line| {
            line.starts_with("Windows Registry Editor")
                || line == "REGEDIT4"
                || line.starts_with("[HKEY_")
                // Windows XP and 2003 print this above.
                || line.starts_with("! REG.EXE VERSION")
                || printed_key(line).is_some()
        })
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let mut records = Records::new(input, "Uninstall keys");
        let mut open: Option<Key> = None;
        let mut export = false;
        let mut keys = 0_usize;
        let mut lines = decoded.text.lines().zip(1_u64..);
        while let Some((line, number)) = lines.next() {
            let trimmed = line.trim_end();
            let key = trimmed.strip_prefix('[').map(|own| own.trim_end_matches(']'));
            export |= key.is_some();
            let key = key.map(|path| (path, None)).or_else(|| printed_key(trimmed));
            if let Some((path, machine)) = key {
                close(&mut records, open.take());
                open = Key::of(path, number);
                if let Some(own) = &mut open {
                    keys += 1;
                    own.machine = machine.map(str::to_owned);
                }
                records.check_cancel()?;
            } else if let (Some(key), Some((name, start))) = (&mut open, quoted(trimmed)) {
                // A value of bytes goes on over lines that end with a backslash.
                let mut value = start.to_owned();
                while value.ends_with('\\') && value.starts_with("hex") {
                    value.pop();
                    match lines.next() {
                        Some((more, _)) => value.push_str(more.trim()),
                        None => break,
                    }
                }
                match decoded_value(&value) {
                    Some(text) => key.values.push((name, text)),
                    None => key.broken = Some(number),
                }
            } else if let (Some(key), Some((name, value))) = (&mut open, printed(trimmed)) {
                key.values.push((name.to_owned(), value));
            }
        }
        close(&mut records, open);
        records.cannot_show(
            "Only this part of the registry stands in it; other users' programs do not.",
        );
        let recognised = if export { "registry export" } else { "reg query" };
        let finished = records.finish(recognised, "keys below CurrentVersion\\Uninstall");
        finished.map_err(|error| match error {
            // `reg query` without "/s" prints the names of keys only.
            ImportError::HeadingOnly if keys > 0 => ImportError::NoPrograms {
                what: "uninstall keys without their values; ask for them with \"reg query … /s\"",
            },
            ImportError::HeadingOnly => {
                ImportError::NoPrograms { what: "a part of the registry without uninstall keys" }
            }
            other => other,
        })
    }
}

/// An uninstall key.
struct Key {
    name: String,
    user: Option<String>,
    /// The computer that was asked.
    machine: Option<String>,
    values: Vec<(String, String)>,
    line: u64,
    broken: Option<u64>,
}

impl Key {
    /// `None` for keys that are no program's.
    fn of(path: &str, line: u64) -> Option<Self> {
        // Only ASCII letters change, so that places in both texts are the same.
        let lower = path.to_ascii_lowercase();
        let at = lower.find(UNINSTALL)? + UNINSTALL.len();
        let name = path.get(at..)?.split('\\').next()?;
        let whole = path.get(at..)?.len() == name.len() && !name.is_empty();
        let user = path
            .strip_prefix("HKEY_USERS\\")
            .and_then(|rest| rest.split('\\').next())
            .map(str::to_owned)
            .or_else(|| path.starts_with("HKEY_CURRENT_USER").then(String::new));
        let name = name.to_owned();
        whole.then(|| Self { name, user, machine: None, values: Vec::new(), line, broken: None })
    }

    fn text(&self, name: &str) -> Option<String> {
        let found = self.values.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim_matches(['\0', ' ']).to_owned()).filter(|t| !t.is_empty())
    }
}

fn close(records: &mut Records<'_>, key: Option<Key>) {
    let Some(key) = key else { return };
    if let Some(line) = key.broken {
        records.problem(line, &key.name, "A value of this key is cut off or broken");
        return;
    }
    // Keys without a name belong to updates and leftovers of installers.
    let Some(name) = key.text("DisplayName") else {
        records.skip();
        return;
    };
    let is_set = |value: &str| key.text(value).is_some_and(|own| own != "0" && own != "0x0");
    let is_guid = key.name.starts_with('{') && key.name.ends_with('}');
    let installed = key.text("InstallDate");
    let software = Software {
        kind: Kind::Program,
        name,
        publisher: key.text("Publisher"),
        version: key.text("DisplayVersion"),
        location: key.text("InstallLocation"),
        installed_on: installed
            .and_then(|own| super::dates::parse(&own, super::dates::Order::default())),
        scope: match &key.user {
            Some(user) if user.is_empty() => Scope::Unknown,
            Some(user) => Scope::User(user.clone()),
            None => Scope::Machine,
        },
        uninstall: key.text("UninstallString").map(|text| UninstallCommand {
            text,
            quiet: key.text("QuietUninstallString"),
            user_writable: key.user.is_some(),
        }),
        hidden: is_set("SystemComponent"),
        parent: key.text("ParentKeyName"),
        ids: Identifiers {
            product_code: is_guid.then(|| key.name.clone()),
            uninstall_key: Some(key.name.clone()),
            ..Identifiers::default()
        },
        ..Software::default()
    };
    records.software(key.machine.as_deref(), key.line, software);
}

/// The path of a key in a line, and the computer where another one was asked:
/// `\\LIB-01\HKEY_LOCAL_MACHINE\…`.
fn printed_key(line: &str) -> Option<(&str, Option<&str>)> {
    if line.starts_with("HKEY_") {
        return Some((line, None));
    }
    let (machine, path) = line.strip_prefix("\\\\")?.split_once('\\')?;
    (path.starts_with("HKEY_") && !machine.is_empty()).then_some((path, Some(machine)))
}

/// `"Name"="value"`, `"Name"=dword:0000000a`, `"Name"=hex(2):4d,00`: the name and what follows.
fn quoted(line: &str) -> Option<(String, &str)> {
    let rest = line.strip_prefix('"')?;
    let end = end_of_quoted(rest)?;
    let value = rest.get(end + 1..)?.strip_prefix('=')?;
    Some((unescaped(&rest[..end]), value))
}

/// Where the quotation mark stands that ends a text; a backslash before one keeps it.
fn end_of_quoted(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\\' if !escaped => escaped = true,
            b'"' if !escaped => return Some(at),
            _ => escaped = false,
        }
    }
    None
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            c => out.push(c),
        }
    }
    out
}

fn decoded_value(value: &str) -> Option<String> {
    if let Some(rest) = value.strip_prefix('"') {
        return Some(unescaped(&rest[..end_of_quoted(rest)?]));
    }
    if let Some(number) = value.strip_prefix("dword:") {
        return u32::from_str_radix(number.trim(), 16).ok().map(|own| own.to_string());
    }
    let (kind, bytes) = value.split_once(':')?;
    let bytes: Option<Vec<u8>> = bytes
        .split(',')
        .map(str::trim)
        .filter(|byte| !byte.is_empty())
        .map(|byte| u8::from_str_radix(byte, 16).ok())
        .collect();
    let bytes = bytes?;
    match kind {
        // REG_SZ, REG_EXPAND_SZ and REG_MULTI_SZ are UTF-16.
        "hex(1)" | "hex(2)" | "hex(7)" => {
            let units: Vec<u16> =
                bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            Some(String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned())
        }
        _ => Some(String::new()),
    }
}

/// `    DisplayName    REG_SZ    Kaspersky`: four blanks between name, type and value.
fn printed(line: &str) -> Option<(&str, String)> {
    let rest = line.strip_prefix("    ").or_else(|| line.strip_prefix('\t'))?;
    let (name, rest) = rest.split_once("    ").or_else(|| rest.split_once('\t'))?;
    let rest = rest.trim_start();
    let (kind, value) =
        rest.split_once("    ").or_else(|| rest.split_once('\t')).unwrap_or((rest, ""));
    if !kind.starts_with("REG_") {
        return None;
    }
    let value = value.trim();
    match value.strip_prefix("0x").filter(|_| kind == "REG_DWORD" || kind == "REG_QWORD") {
        Some(number) => u64::from_str_radix(number, 16).ok().map(|own| (name, own.to_string())),
        None => Some((name, value.to_owned())),
    }
}
