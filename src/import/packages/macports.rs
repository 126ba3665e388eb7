//! `port installed`: `  name @version_revision+variants (active)`.

use super::{Head, List, Records, Row, UNLIKE, each_line, is_name, package};
use crate::import::ImportError;
use crate::model::Software;

/// `port installed`.
pub(in crate::import) struct MacPorts;

impl List for MacPorts {
    const NAME: &'static str = "port installed";
    const HOW: &'static str = "a name and \"@version\" in each line";

    fn is_it(head: &Head<'_>) -> bool {
        let heading = usize::from(is_heading(head.first()));
        let rows = head.lines.get(heading..).unwrap_or_default();
        let good = rows.iter().filter(|line| row(line).is_some()).count();
        good > 0 && good * 5 >= rows.len() * 4
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        records.cannot_show("MacPorts lists only what it installed itself.");
        each_line(text, records, |line| match row(line) {
            Some(software) => software.into(),
            None if is_heading(line) => Row::Heading,
            None => UNLIKE,
        })
    }
}

fn is_heading(line: &str) -> bool {
    line.starts_with("The following ports") && line.ends_with(':')
}

fn row(line: &str) -> Option<Software> {
    let mut words = line.split_whitespace();
    let (name, version) = (words.next().filter(|own| is_name(own))?, words.next()?);
    let version = version.strip_prefix('@').filter(|own| super::is_version(own))?;
    let active = match words.next() {
        None => false,
        Some("(active)") => true,
        Some(_) => return None,
    };
    let remark = (!active).then(|| "not active".to_owned());
    Some(Software { remark, ..package(name, Some(version)) })
}
