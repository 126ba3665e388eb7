//! `pip freeze`: `name==version`, `name @ address`, and `-e address` for what is being worked on.

use super::{Head, List, Records, Row, UNLIKE, each_line, is_name, language_package};
use crate::import::ImportError;

/// `pip freeze`.
pub(in crate::import) struct PipFreeze;

impl List for PipFreeze {
    const NAME: &'static str = "pip freeze";
    const HOW: &'static str = "lines of the form name==version";

    fn is_it(head: &Head<'_>) -> bool {
        head.most(|line| row(line).is_some()) && head.any(|line| line.contains("=="))
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        each_line(text, records, |line| row(line).unwrap_or(UNLIKE))
    }
}

fn row(line: &str) -> Option<Row> {
    if let Some(address) = line.strip_prefix("-e ") {
        let name = address.rsplit_once("#egg=").map(|(_, own)| own).or_else(|| {
            address.rsplit(['/', '\\']).next().map(|own| own.split(".git").next().unwrap_or(own))
        });
        return name.filter(|own| is_name(own)).map(|own| language_package(own, None).into());
    }
    let (name, version) = match line.split_once("==") {
        Some((name, version)) => (name, version.split([';', ' ']).next()),
        None => (line.split_once(" @ ")?.0, None),
    };
    // `name[extra]`.
    let name = name.split('[').next()?.trim();
    is_name(name).then(|| language_package(name, version).into())
}
