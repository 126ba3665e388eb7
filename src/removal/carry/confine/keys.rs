//! Which keys of the registry may be removed.

use super::Confined;

/// Keys of the registry that are never removed whole, below `SOFTWARE`; nor is any key above them.
const SHARED_KEYS: &[&str] = &[
    "classes",
    "clients",
    "microsoft",
    "odbc",
    "policies",
    "registeredapplications",
    "windows",
    "wow6432node",
];

/// The path of a key below `HKEY_LOCAL_MACHINE` that may be removed.
///
/// # Errors
/// When it may not be.
pub fn confine_key(path: &str) -> Result<String, Confined> {
    let not_full = || Confined::NotFull(path.to_owned());
    let shared = || Confined::Shared(path.to_owned());
    let rest = ["HKEY_LOCAL_MACHINE\\", "HKLM\\"].iter().find_map(|root| {
        let start = path.get(..root.len())?;
        start.eq_ignore_ascii_case(root).then(|| path.get(root.len()..)).flatten()
    });
    let rest = rest.ok_or_else(not_full)?.trim_end_matches('\\');
    let lower = rest.to_lowercase();
    let mut parts: Vec<&str> = lower.split('\\').collect();
    if parts.iter().any(|part| part.trim().is_empty() || part.chars().any(char::is_control)) {
        return Err(not_full());
    }
    if parts.first() == Some(&"system") {
        // A service's own key, and nothing else of the system.
        let services = ["system", "currentcontrolset", "services"];
        return if parts.len() == 4 && parts.starts_with(&services) {
            Ok(rest.to_owned())
        } else {
            Err(shared())
        };
    }
    if parts.first() != Some(&"software") {
        return Err(shared());
    }
    parts.remove(0);
    if parts.first() == Some(&"wow6432node") {
        parts.remove(0);
    }
    let uninstall = ["microsoft", "windows", "currentversion", "uninstall"];
    let allowed = match parts.as_slice() {
        [] => false,
        // A program's own entry in the list of programs.
        below if below.starts_with(&uninstall) => below.len() == 5,
        ["classes", "clsid", _] => true,
        ["google" | "mozilla", ..] => parts.len() >= 3,
        [first, ..] => !SHARED_KEYS.contains(first),
    };
    if allowed { Ok(rest.to_owned()) } else { Err(shared()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_programs_may_go_and_keys_of_the_system_may_not() {
        for (path, expected) in [
            (r"HKLM\SOFTWARE\KasperskyLab", r"SOFTWARE\KasperskyLab"),
            (
                r"HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\KasperskyLab\Components",
                r"SOFTWARE\WOW6432Node\KasperskyLab\Components",
            ),
            (
                r"hklm\software\Microsoft\Windows\CurrentVersion\Uninstall\{X}",
                r"software\Microsoft\Windows\CurrentVersion\Uninstall\{X}",
            ),
            (
                r"HKLM\SYSTEM\CurrentControlSet\Services\klif",
                r"SYSTEM\CurrentControlSet\Services\klif",
            ),
        ] {
            assert_eq!(confine_key(path).as_deref(), Ok(expected), "{path}");
        }
        for path in [
            r"HKLM",
            r"HKLM\SOFTWARE",
            r"HKLM\SOFTWARE\",
            r"HKLM\SOFTWARE\WOW6432Node",
            r"HKLM\SOFTWARE\Microsoft",
            r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall",
            r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\a\b",
            r"HKLM\SOFTWARE\Classes\CLSID",
            r"HKLM\SYSTEM\CurrentControlSet\Services",
            r"HKLM\SYSTEM\CurrentControlSet\Services\a\b",
            r"HKLM\SYSTEM\Setup",
            r"HKLM\SAM\SAM",
            r"HKCU\Software\X",
            r"HKLM\SOFTWARE\\X",
            r"HKLM\SOFTWARE\Policies\X",
            "",
            "HK\u{20ac}\u{20ac}M\\SOFTWARE\\X",
        ] {
            assert!(confine_key(path).is_err(), "{path}");
        }
    }
}
