//! What single cells say of a program: who made it, for whom it is there, whether it still is, on how many
//! machines.

use super::super::headers;
use super::super::matrix::{self, Mark};
use super::super::shapes;
use super::super::text::clean;
use super::{Positions, is_nothing};
use crate::model::{Presence, Scope};

/// A publisher as it is shown: of an X.500 name (Intune's store apps) the organisation or the common
/// name, of a checked signature the signer.
pub(super) fn publisher_shown(cell: &str) -> String {
    let text = clean(cell);
    let text = text.strip_prefix("(Verified)").map_or(text.as_ref(), str::trim_start);
    if is_nothing(text) {
        return String::new();
    }
    if !text.starts_with("CN=") && !text.starts_with("O=") {
        return text.to_owned();
    }
    let part = |wanted: &str| {
        rdns(text).into_iter().find_map(|part| {
            let value = part.trim().strip_prefix(wanted)?.strip_prefix('=')?;
            let value = value.trim().trim_matches('"').replace("\\,", ",");
            (!value.is_empty() && !shapes::is_guid(&value)).then_some(value)
        })
    };
    part("O").or_else(|| part("CN")).unwrap_or_default()
}

/// The parts of a distinguished name (RFC 4514): commas inside quotes or after a backslash divide not.
fn rdns(name: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, c) in name.char_indices() {
        match c {
            '"' if !escaped => quoted = !quoted,
            ',' | ';' if !quoted && !escaped => {
                parts.extend(name.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    parts.extend(name.get(start..));
    parts
}

/// For whom, by the registry hive in PowerShell's `PSPath`.
pub(super) fn scope_of(path: &str) -> Scope {
    let at = |hive: &str| path.find(hive).map(|at| path.get(at + hive.len()..).unwrap_or_default());
    if at("HKEY_LOCAL_MACHINE").or_else(|| at("HKLM:")).is_some() {
        return Scope::Machine;
    }
    if let Some(rest) = at("HKEY_USERS\\") {
        let user = rest.split('\\').next().unwrap_or_default();
        return Scope::User(user.to_owned());
    }
    match at("HKEY_CURRENT_USER").or_else(|| at("HKCU:")) {
        Some(_) => Scope::User("the user who made the list".to_owned()),
        None => Scope::Unknown,
    }
}

/// What a column of states says.
pub(super) fn presence(cell: &str, heading: &str) -> Presence {
    const GONE: &[&str] = &[
        "removed",
        "uninstalled",
        "deleted",
        "not installed",
        "absent",
        "deinstalliert",
        "entfernt",
        "nicht installiert",
        "désinstallé",
        "supprimé",
        "desinstalado",
        "eliminado",
        "rimosso",
        "disinstallato",
        "odinstalowano",
        "usunięto",
        "odinstalováno",
        "verwijderd",
        "видалено",
        "удалено",
        "удалён",
        "удалена",
    ];
    const ABOUT_REMOVAL: &[&str] =
        &["removed", "uninstalled", "entfernt", "deinstalliert", "desinstalle", "supprime"];
    let cell = cell.to_lowercase();
    let yes = matrix::mark(&cell) != Mark::No;
    let key = headers::key(heading);
    let gone = if ABOUT_REMOVAL.contains(&key.as_str()) {
        yes && !GONE.contains(&cell.as_str()) || GONE.contains(&cell.as_str())
    } else if key == "isinstalled" {
        !yes
    } else {
        GONE.contains(&cell.as_str())
    };
    match cell.as_str() {
        // dpkg: removed, its settings are still there.
        "deinstall ok config-files" | "rc" | "config-files" => Presence::Leftover,
        _ if gone => Presence::Removed,
        _ => Presence::Present,
    }
}

/// The list's own count of machines. OCS leaves out a cell before it, so that it stands further left:
/// then the last filled cell is it.
pub(super) fn count_of<S: AsRef<str>>(cells: &[S], at: &Positions) -> Option<u64> {
    let column = at.count?;
    let number = |cell: &S| cell.as_ref().trim().replace(['\u{a0}', ' '], "").parse::<u64>().ok();
    let own = cells.get(column).filter(|cell| !cell.as_ref().trim().is_empty());
    match own {
        Some(cell) => number(cell),
        None => {
            let last = cells.iter().rposition(|cell| !cell.as_ref().trim().is_empty())?;
            let known = [Some(at.name), at.publisher, at.version].contains(&Some(last));
            cells.get(last).filter(|_| !known && last < column).and_then(number)
        }
    }
}
