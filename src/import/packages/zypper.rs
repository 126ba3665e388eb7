//! `zypper se -i` and `zypper packages`: columns with bars between them, a line of hyphens and pluses
//! below the heading. The first column says whether it is installed.

use super::{Head, List, Records, Row, UNLIKE, each_line, package};
use crate::import::ImportError;

/// A table of zypper.
pub(in crate::import) struct Zypper;

impl List for Zypper {
    const NAME: &'static str = "zypper";
    const HOW: &'static str = "columns between bars, the first of them the state";

    fn is_it(head: &Head<'_>) -> bool {
        Columns::find(head.lines.iter().copied()).is_some()
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let columns = Columns::find(text.lines())
            .ok_or_else(|| ImportError::NotUnderstood("its columns have no heading".to_owned()))?;
        let mut begun = false;
        each_line(text, records, |line| {
            if is_rule(line) {
                begun = true;
                return Row::Heading;
            }
            if begun {
                columns.row(line)
            } else if line.contains('|') {
                Row::Heading
            } else {
                // "Loading repository data...", "Reading installed packages...".
                Row::LeftOut
            }
        })
    }
}

struct Columns {
    name: usize,
    version: Option<usize>,
    kind: Option<usize>,
    count: usize,
}

impl Columns {
    /// From the line above the rule.
    fn find<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Self> {
        const NAME: &[&str] =
            &["name", "nom", "nombre", "nome", "имя", "название", "nazwa", "název"];
        const VERSION: &[&str] =
            &["version", "versión", "versione", "versão", "версия", "wersja", "verze"];
        const KIND: &[&str] = &["type", "typ", "tipo", "тип"];
        let mut before = "";
        for line in lines.take(40) {
            if is_rule(line) {
                let cells: Vec<String> =
                    before.split('|').map(|own| own.trim().to_lowercase()).collect();
                let at =
                    |words: &[&str]| cells.iter().position(|own| words.contains(&own.as_str()));
                let state = cells.first().is_some_and(|own| own.chars().count() <= 2);
                return Some(Self {
                    name: at(NAME).filter(|_| state)?,
                    version: at(VERSION),
                    kind: at(KIND),
                    count: cells.len(),
                });
            }
            before = line;
        }
        None
    }

    fn row(&self, line: &str) -> Row {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or("");
        let name = cell(Some(self.name));
        // A summary may hold a bar of its own; it stands behind the name.
        if cells.len() < self.count || name.is_empty() {
            return UNLIKE;
        }
        let state = cell(Some(0));
        let other = ["pattern", "patch", "srcpackage", "application"].contains(&cell(self.kind));
        if !state.starts_with(['i', '!', '.']) || other {
            return Row::LeftOut;
        }
        package(name, Some(cell(self.version))).into()
    }
}

/// `---+------+-----`.
fn is_rule(line: &str) -> bool {
    line.starts_with("--") && line.contains('+') && line.chars().all(|c| c == '-' || c == '+')
}
