//! What the catalogue's sentences are about: which step a prerequisite belongs to, and whether a recipe's
//! text is a command or an instruction.

use crate::catalog::Fact;
use crate::model::Platform;

/// Which step a prerequisite belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Topic {
    Encryption,
    Policy,
    Password,
    Rights,
    Restart,
    Protection,
    Save,
    Other,
}

/// The step that a prerequisite belongs to; `None` for what the program does by itself.
pub(super) fn topic(fact: &Fact) -> Option<Topic> {
    let text = fact.value.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // The product code is read from the list of programs. That class is never queried: it repairs what
    // it lists.
    if text.contains("win32_product") {
        return None;
    }
    Some(if speaks_of_encryption(&text) {
        Topic::Encryption
    } else if has(&["policy", "unlock the station", "allow-list"]) {
        Topic::Policy
    } else if has(&[
        "password before",
        "uninstall password",
        "password is needed",
        "password is asked",
        "token",
    ]) {
        Topic::Password
    } else if has(&["replacement antivirus", "defender may"]) {
        Topic::Protection
    } else if has(&["reboot"]) {
        Topic::Restart
    } else if has(&["export", "backup", "download cloud", "keep the", "read out"]) {
        Topic::Save
    } else if has(&["administrator", "root"]) || text.trim_end_matches('.') == "admin" {
        Topic::Rights
    } else {
        Topic::Other
    })
}

fn speaks_of_encryption(text: &str) -> bool {
    ["encrypt", "decrypt", "bitlocker"].iter().any(|word| text.contains(word))
}

/// Whether a recipe's text only says to use the machine's own entry.
pub(super) fn points_to_entry(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("uninstallstring") || text.starts_with("unins000.exe")
}

/// Whether a recipe's text is a command: its first word is a program, not a word of a sentence.
pub(super) fn is_command(text: &str, platform: Platform) -> bool {
    // A remark in brackets is for a person; nobody should start a program with it.
    if text.replace(" (x86)", "").contains(" (") {
        return false;
    }
    let first = text.trim_start_matches(['"', '\'']).split([' ', '"', '\'']).next().unwrap_or("");
    let lower = first.to_lowercase();
    match platform {
        Platform::Windows => {
            let named =
                [".exe", ".com", ".bat", ".cmd", ".msi"].iter().any(|end| lower.ends_with(end));
            let known = ["msiexec", "winget", "sc", "reg", "powershell", "wmic", "net"];
            let rest = text.get(first.len()..).unwrap_or("").trim_start();
            let speech =
                ["as ", "from ", "in the ", "with "].iter().any(|word| rest.starts_with(word));
            (named
                || known.contains(&lower.as_str())
                || lower.contains('\\')
                || lower.starts_with('%')
                || lower.starts_with("get-")
                || lower.starts_with("remove-"))
                && !speech
        }
        Platform::Macos | Platform::Linux => {
            const KNOWN: &[&str] = &[
                "sudo",
                "apt",
                "apt-get",
                "dpkg",
                "rpm",
                "dnf",
                "yum",
                "zypper",
                "snap",
                "flatpak",
                "systemctl",
                "launchctl",
                "rm",
                "brew",
                "pkgutil",
                "pip",
                "npm",
                "kesl-control",
            ];
            first.starts_with(['/', '.']) || KNOWN.contains(&lower.as_str())
        }
    }
}
