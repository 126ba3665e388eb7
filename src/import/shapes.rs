//! What a column holds, told by the shape of its cells: versions, publishers, identifiers, names. Used
//! where no heading says it, and to check a heading that may mean several things.

use super::headers::Column;
use super::in_cells;
use super::layout;
use super::rows::is_nothing;

/// Digits in groups, as versions are written: "21.3.10.391", "3,5", "v2.1-beta", "24H2" is none.
pub(super) fn is_version(cell: &str) -> bool {
    let cell = cell.trim();
    let cell = cell.strip_prefix(['v', 'V']).unwrap_or(cell);
    let mut groups = 0;
    let mut rest = cell;
    while let Some(end) = rest.find(['.', ',']) {
        let (group, after) = rest.split_at(end);
        if group.is_empty() || group.len() > 12 || !group.bytes().all(|byte| byte.is_ascii_digit())
        {
            return false;
        }
        groups += 1;
        rest = after.get(1..).unwrap_or_default().trim_start();
    }
    groups > 0
        && cell.len() <= 60
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && rest.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, '-' | '+' | '~' | '_' | ' ' | '(' | ')' | ':')
        })
}

/// A version, or a bare number, as a version column may hold.
pub(super) fn is_version_or_number(cell: &str) -> bool {
    let cell = cell.trim();
    is_version(cell) || is_whole_number(cell)
}

/// Digits only.
pub(super) fn is_whole_number(cell: &str) -> bool {
    !cell.is_empty() && cell.len() <= 10 && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// One word with a digit, a dash or capitals only, as computers are called.
pub(super) fn is_machine_name(cell: &str) -> bool {
    let cell = cell.trim();
    (2..=63).contains(&cell.len())
        && !cell.contains(char::is_whitespace)
        && cell.chars().any(char::is_alphabetic)
        && !is_version(cell)
        && (cell.chars().any(|c| c.is_ascii_digit() || c == '-')
            || cell.chars().all(|c| c.is_uppercase() || c == '_'))
}

/// `{8-4-4-4-12}` in hexadecimal digits, with or without its braces.
pub(super) fn is_guid(cell: &str) -> bool {
    let cell = cell.trim().trim_start_matches('{').trim_end_matches('}');
    let groups: Vec<&str> = cell.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The words at the end of a company's name.
const LEGAL_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "llc",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "co",
    "company",
    "gmbh",
    "ag",
    "kg",
    "se",
    "sa",
    "s.a",
    "s.a.s",
    "sas",
    "sarl",
    "s.r.l",
    "srl",
    "spa",
    "s.p.a",
    "bv",
    "b.v",
    "nv",
    "n.v",
    "ab",
    "as",
    "a/s",
    "aps",
    "oy",
    "plc",
    "pty",
    "foundation",
    "project",
    "team",
    "ооо",
    "ао",
    "зао",
    "тов",
    "тзов",
    "пп",
    "sp",
    "z.o.o",
    "s.r.o",
    "a.s",
    "kft",
    "lab",
    "labs",
    "software",
    "systems",
    "technologies",
];

/// Publishers of which every long list has some.
const PUBLISHERS: &[&str] = &[
    "microsoft",
    "google",
    "mozilla",
    "adobe",
    "kaspersky",
    "oracle",
    "intel",
    "nvidia",
    "hp",
    "dell",
    "lenovo",
    "apple",
    "igor pavlov",
    "videolan",
    "canonical",
    "red hat",
    "yandex",
    "яндекс",
    "doctor web",
    "1c",
    "zoom",
];

/// Whether a text is nothing but the form of a company: what stands behind the comma of "Zoom, Inc.".
pub(super) fn is_legal_form(text: &str) -> bool {
    LEGAL_FORMS.contains(&text.trim().trim_matches(['.', ',']).to_lowercase().as_str())
}

fn is_publisher(cell: &str) -> bool {
    let folded = cell.trim().to_lowercase();
    if folded.is_empty()
        || folded.len() > 80
        || folded.bytes().any(|byte| byte.is_ascii_digit()) && !folded.starts_with('1')
    {
        return false;
    }
    let form =
        |word: &str| LEGAL_FORMS.contains(&word.trim_matches(['.', ',', '(', ')', '"', '«', '»']));
    folded.split_whitespace().last().is_some_and(form)
        || folded
            .split_whitespace()
            .next()
            .is_some_and(|word| ["ооо", "ао", "зао", "тов"].contains(&word))
        || PUBLISHERS.contains(&folded.as_str())
}

/// Part of the filled cells for which something holds, in hundredths; 0 for an empty column.
fn share(cells: &[&str], holds: impl Fn(&str) -> bool) -> usize {
    if cells.is_empty() {
        0
    } else {
        cells.iter().filter(|cell| holds(cell)).count() * 100 / cells.len()
    }
}

/// What the columns of a table without a heading hold. Nothing, unless one of them is surely of
/// software: versions or publishers beside names.
pub(super) fn columns(rows: &[Vec<String>]) -> Option<Vec<Column>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0).min(200);
    let of = |at: usize| -> Vec<&str> {
        rows.iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.trim())
            .filter(|cell| !is_nothing(cell))
            .collect()
    };
    let cells: Vec<Vec<&str>> = (0..width).map(of).collect();
    let mut columns = vec![Column::Unused; width];
    let pick = |columns: &[Column], wanted: usize, holds: &dyn Fn(&str) -> bool| {
        (0..width)
            .filter(|at| columns.get(*at) == Some(&Column::Unused))
            .map(|at| (share(&cells[at], holds), at))
            .filter(|(share, _)| *share >= wanted)
            .max_by_key(|(share, at)| (*share, std::cmp::Reverse(*at)))
            .map(|(_, at)| at)
    };
    let version = pick(&columns, 60, &is_version);
    set(&mut columns, version, Column::Version);
    let code = pick(&columns, 80, &|cell| cell.starts_with('{') && is_guid(cell));
    set(&mut columns, code, Column::ProductCode);
    let day = pick(&columns, 60, &|cell| {
        cell.len() >= 8 && super::dates::parse(cell, super::dates::Order::DayFirst).is_some()
    });
    set(&mut columns, day, Column::InstalledOn);
    let publisher = pick(&columns, 40, &is_publisher);
    set(&mut columns, publisher, Column::Publisher);
    if version.is_none() && publisher.is_none() {
        return None;
    }
    // Computers repeat and are one word each; programs mostly are several and do not repeat as much.
    let name = (0..width)
        .filter(|at| columns.get(*at) == Some(&Column::Unused))
        .map(|at| {
            let words = share(&cells[at], |cell| cell.contains(' '));
            let letters = share(&cells[at], |cell| cell.chars().any(char::is_alphabetic));
            let machines = share(&cells[at], is_machine_name);
            let paths =
                share(&cells[at], |cell| cell.contains(['\\', '@']) || cell.contains("://"));
            let filled = cells[at].len() * 100 / rows.len().max(1);
            (letters.min(filled) + words, machines + paths, at)
        })
        .filter(|(good, bad, _)| *good >= 50 && good > bad)
        .max_by_key(|(good, bad, at)| (good.saturating_sub(*bad), std::cmp::Reverse(*at)))
        .map(|(.., at)| at)?;
    set(&mut columns, Some(name), Column::Name);
    let machine = pick(&columns, 80, &is_machine_name);
    set(&mut columns, machine, Column::Machine);
    Some(columns)
}

fn set(columns: &mut [Column], at: Option<usize>, column: Column) {
    if let Some(own) = at.and_then(|at| columns.get_mut(at)) {
        *own = column;
    }
}

/// Identifiers are strong evidence, and their headings weak ones: "Id" may be the number of a row,
/// "Identifier" a bundle or a browser extension. The cells decide.
pub(super) fn check_identifiers(columns: &mut [Column], rows: &[Vec<String>]) {
    for (at, column) in columns.iter_mut().enumerate() {
        let cells: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.get(at))
            .map(String::as_str)
            .filter(|cell| !is_nothing(cell))
            .collect();
        *column = match *column {
            // Chrome's ids are 32 letters from a to p.
            Column::BundleId
                if share(&cells, |cell| {
                    cell.len() == 32 && cell.bytes().all(|byte| (b'a'..=b'p').contains(&byte))
                }) >= 50 =>
            {
                Column::ExtensionId
            }
            Column::BundleId if share(&cells, is_dotted) < 50 => Column::Unused,
            Column::PackageId
                if share(&cells, |cell| is_dotted(cell) || cell.starts_with("pkg:")) < 50 =>
            {
                Column::Unused
            }
            // Configuration Manager's "ProdID" may be the name of an uninstall key.
            Column::ProductCode
                if share(&cells, |cell| cell.starts_with('{') || is_guid(cell)) < 30 =>
            {
                Column::Unused
            }
            own => own,
        };
    }
}

/// "Installed on" and "Devices" may head the computers themselves, not a day or their number.
pub(super) fn check_machines(columns: &mut [Column], rows: &[Vec<String>]) {
    if columns.contains(&Column::Machine) {
        return;
    }
    // Reports of SQL Server repeat their title in each row: "Computer: LIB-22".
    let said = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).filter(|cell| !is_nothing(cell));
        let (all, named) = cells.fold((0_usize, 0_usize), |(all, named), cell| {
            (all + 1, named + usize::from(layout::machine_line(&[cell]).is_some()))
        });
        all > 0 && named == all
    };
    let unused = (0..columns.len()).filter(|at| columns.get(*at) == Some(&Column::Unused));
    if let Some(own) = unused.into_iter().find(|at| said(*at)) {
        set(columns, Some(own), Column::Machine);
        return;
    }
    for (at, column) in columns.iter_mut().enumerate() {
        if !matches!(column, Column::InstalledOn | Column::Count) {
            continue;
        }
        let cells: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.get(at))
            .map(String::as_str)
            .filter(|cell| !is_nothing(cell))
            .collect();
        let is_fact = |cell: &str| {
            is_whole_number(cell)
                || super::dates::parse(cell, super::dates::Order::DayFirst).is_some()
        };
        if in_cells::holds_machines(&cells) && !cells.iter().any(|cell| is_fact(cell)) {
            *column = Column::Machine;
            return;
        }
    }
}

/// `com.kaspersky.kav`, `Kaspersky.Standard`: words with dots between them.
fn is_dotted(cell: &str) -> bool {
    cell.contains('.')
        && !cell.contains(char::is_whitespace)
        && !is_version(cell)
        && cell.split('.').all(|part| !part.is_empty())
        && cell.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_what_is_none() {
        for cell in ["21.3.10.391", "3,5", "v2.1-beta", "24.2", "1.0 (x64)", "2.10.36+dfsg-1"] {
            assert!(is_version(cell), "{cell}");
        }
        for cell in ["", "12", "Kaspersky 21.3", "Inc.", "1.", ".5", "PC-1", "a.b"] {
            assert!(!is_version(cell), "{cell}");
        }
    }

    #[test]
    fn columns_without_a_heading() {
        use Column::{InstalledOn, Machine, Name, Publisher, Unused, Version};
        let rows = |text: &str| -> Vec<Vec<String>> {
            text.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
        };
        let list = rows(
            "PC-1;Kaspersky Endpoint Security;AO Kaspersky Lab;12.1.0.506;2023-09-14\n\
             PC-1;7-Zip 23.01;Igor Pavlov;23.01;2023-09-15\n\
             PC-2;LibreOffice;The Document Foundation;24.2.1;2023-10-02",
        );
        assert_eq!(columns(&list), Some(vec![Machine, Name, Publisher, Version, InstalledOn]));
        let list = rows("LibreOffice;24.2.1;yes\nMozilla Firefox;125.0;no");
        assert_eq!(columns(&list), Some(vec![Name, Version, Unused]));
        let no_list = rows("Anna;Berlin;12\nBert;Hamburg;17");
        assert_eq!(columns(&no_list), None);
    }
}
