//! `dpkg --get-selections`: a name, tabs, and what is wanted of it; no versions.

use super::{Head, List, Records, Row, UNLIKE, each_line, is_name, package, without_architecture};
use crate::import::ImportError;
use crate::model::{Presence, Software};

/// `dpkg --get-selections`.
pub(in crate::import) struct DpkgSelections;

impl List for DpkgSelections {
    const NAME: &'static str = "dpkg --get-selections";
    const HOW: &'static str = "a name and \"install\" in each line";

    fn is_it(head: &Head<'_>) -> bool {
        head.most(|line| row(line).is_some())
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        records.cannot_show("This list gives no versions.");
        each_line(text, records, |line| row(line).unwrap_or(UNLIKE))
    }
}

fn row(line: &str) -> Option<Row> {
    let mut words = line.split_whitespace();
    let (name, wanted) = (words.next().filter(|own| is_name(own))?, words.next()?);
    let presence = match wanted {
        "install" | "hold" => Presence::Present,
        "deinstall" => Presence::Leftover,
        "purge" => Presence::Removed,
        _ => return None,
    };
    let software = Software { presence, ..package(without_architecture(name), None) };
    words.next().is_none().then(|| software.into())
}
