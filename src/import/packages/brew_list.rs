//! Names of packages alone: `brew list` (one a line, or in columns below "==> Formulae" on a terminal),
//! and what other package managers print when asked for names only.

use super::{Head, List, Records, UNLIKE, is_beside, is_common, is_name, numbered, package};
use crate::import::ImportError;

/// `brew list`, and other lists of names.
pub(in crate::import) struct BrewList;

impl List for BrewList {
    const NAME: &'static str = "names of packages";
    const HOW: &'static str = "names of packages, some of which every system has";

    fn is_it(head: &Head<'_>) -> bool {
        let brew = head.lines.iter().take(3).any(|line| is_heading(line));
        // A list of names may be anything; one with these is one of packages.
        let names = head.lines.len() >= 5
            && head.most(|line| small(line) && !line.contains(' '))
            && head.any(is_common);
        brew || names
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        records.cannot_show("This list gives no versions.");
        let mut brew = false;
        for (number, line) in numbered(text) {
            if line.trim().is_empty() || is_beside(line) {
                continue;
            }
            if is_heading(line) {
                brew = true;
                continue;
            }
            // Columns of a terminal.
            for word in line.split_whitespace() {
                if is_name(word) {
                    records.software(None, number, package(word, None));
                } else {
                    match UNLIKE {
                        super::Row::Strange(reason) => records.problem(number, word, reason),
                        _ => records.skip(),
                    }
                }
            }
            records.check_cancel()?;
        }
        if brew {
            records.cannot_show("Homebrew lists only what it installed itself.");
        }
        Ok(())
    }
}

fn is_heading(line: &str) -> bool {
    line.starts_with("==> ") && (line.contains("Formulae") || line.contains("Casks"))
}

fn small(line: &str) -> bool {
    is_name(line) && !line.contains(|c: char| c.is_ascii_uppercase())
}
