//! `flatpak list`: on a terminal a heading (translated) and columns one blank apart; redirected no
//! heading, and tabs. `--columns=…` gives any of its columns in any order; whatever they are, the
//! application id stands out, and what stands around it says what it is.

use super::{Head, List, Records, Row, UNLIKE, each_line, package};
use crate::import::ImportError;
use crate::model::Software;

/// `flatpak list`.
pub(in crate::import) struct FlatpakList;

impl List for FlatpakList {
    const NAME: &'static str = "flatpak list";
    const HOW: &'static str = "an application id in each line";

    fn is_it(head: &Head<'_>) -> bool {
        let heading = usize::from(row(head.first()).is_none());
        // Redirected it has no heading: a table with tabs and a heading is of another tool (Macs have
        // ids of the same form). On a terminal it has one, in which the id is called so.
        if heading == 1 && !is_heading(head) {
            return false;
        }
        let rows = head.lines.get(heading..).unwrap_or_default();
        let good = rows.iter().filter(|line| row(line).is_some()).count();
        let table = rows.iter().any(|line| line.contains(['\t', ' ']));
        // Ids alone are a list of flatpaks only where one of them is surely one.
        let known =
            rows.iter().any(|line| is_runtime(line.trim()) || line.contains("org.freedesktop."));
        good > 0 && good * 5 >= rows.len() * 4 && (table || known)
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut first = true;
        each_line(text, records, |line| {
            let heading = std::mem::take(&mut first);
            match row(line) {
                Some(software) => software.into(),
                None if heading => Row::Heading,
                None => UNLIKE,
            }
        })
    }
}

/// A heading in any language above columns one blank apart; branches or installations stand below.
fn is_heading(head: &Head<'_>) -> bool {
    let line = head.first();
    let words = ["stable", "beta", "master", "system", "user", "flathub"];
    !line.contains(['\t', ',', ';', '|'])
        && !line.contains("Bundle")
        && (line.contains("Application ID")
            || head.any(|row| row.split_whitespace().any(|own| words.contains(&own))))
}

fn row(line: &str) -> Option<Software> {
    if line.contains('\t') {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let at = cells.iter().position(|cell| app_id(cell).is_some())?;
        let id = app_id(cells.get(at)?)?;
        let name = at.checked_sub(1).and_then(|before| cells.get(before)).filter(|own| {
            !own.is_empty() && !is_origin(own) && !own.starts_with(|c: char| c.is_ascii_digit())
        });
        // The version stands behind the id where both were asked for; a branch may stand there too.
        let rest = cells.iter().skip(at + 1);
        let version = rest.clone().find(|own| is_plain_version(own));
        return Some(software(name.copied().unwrap_or(id), id, version.copied()));
    }
    let id = line.split(' ').find_map(app_id)?;
    let (before, after) = line.split_once(id)?;
    let name = before.trim().trim_end_matches("app/").trim_end_matches("runtime/");
    // Behind the id stand version, branch, origin, installation; a version may be missing, and then
    // the branch of a runtime looks like one and says the same.
    let version = after.split_whitespace().find(|own| is_plain_version(own));
    Some(software(if name.is_empty() { id } else { name }, id, version))
}

fn software(name: &str, id: &str, version: Option<&str>) -> Software {
    Software {
        name: name.to_owned(),
        remark: is_runtime(id).then(|| "runtime".to_owned()),
        ..package(id, version)
    }
}

/// A version as people write it; not a branch ("stable"), a size ("1.2 MB") or an architecture.
fn is_plain_version(cell: &str) -> bool {
    super::is_version(cell) && !super::is_architecture(cell)
}

fn is_origin(cell: &str) -> bool {
    ["flathub", "fedora", "user", "system", "stable", "beta", "master"].contains(&cell)
        || super::is_architecture(cell)
}

/// The id of `org.mozilla.firefox`, or of a ref (`app/org.mozilla.firefox/x86_64/stable`).
fn app_id(cell: &str) -> Option<&str> {
    let mut parts = cell.split('/');
    let id = match parts.next()? {
        "app" | "runtime" => parts.next()?,
        _ => cell.split('/').next()?,
    };
    is_app_id(id).then_some(id)
}

/// An application id, in at least three parts, the first of them a top-level domain: versions and names
/// with an architecture have dots too.
pub(super) fn is_app_id(text: &str) -> bool {
    let mut parts = text.split('.');
    let domain = parts.next().unwrap_or("");
    (2..=24).contains(&domain.len())
        && domain.chars().all(|c| c.is_ascii_lowercase())
        && parts.clone().count() >= 2
        && parts.all(|part| !part.is_empty())
        && text.len() < 256
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// Runtimes and their extensions: what programs stand on. Their names follow the conventions of
/// Flatpak's own documentation ("Conventions", "Extensions").
fn is_runtime(id: &str) -> bool {
    [".Platform", ".Sdk", ".BaseApp"].iter().any(|own| id.ends_with(own))
        || [
            ".Platform.",
            ".Sdk.",
            ".Gtk3theme.",
            ".KStyle.",
            ".PlatformTheme.",
            ".WaylandDecoration.",
        ]
        .iter()
        .any(|own| id.contains(own))
        || [".Locale", ".Debug", ".Codecs"].iter().any(|own| id.ends_with(own))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: [&str; 3]) {
        let own = row(line).unwrap();
        let found = [own.name.as_str(), own.version.as_deref().unwrap_or("")];
        assert_eq!([found[0], own.ids.package.as_deref().unwrap(), found[1]], expected);
    }

    #[test]
    fn any_columns_are_understood() {
        let id = "com.yandex.Music";
        check("Yandex Music\tcom.yandex.Music\t5.2.3\tstable\tuser", ["Yandex Music", id, "5.2.3"]);
        check("com.yandex.Music\t5.2.3", [id, id, "5.2.3"]);
        check("flathub\tapp/com.yandex.Music/x86_64/stable\t5.2.3", [id, id, "5.2.3"]);
        check(
            "Yandex Music com.yandex.Music 5.2.3   stable flathub user",
            ["Yandex Music", id, "5.2.3"],
        );
        check(
            "Yandex Music com.yandex.Music         stable flathub user",
            ["Yandex Music", id, ""],
        );
        let runtime = row("Platform\torg.freedesktop.Platform\t23.08.8\t23.08\tsystem").unwrap();
        assert_eq!(runtime.remark.as_deref(), Some("runtime"));
        assert!(row("1.2.3").is_none() && row("a..b.c").is_none() && row("").is_none());
    }
}
