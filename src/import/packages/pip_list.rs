//! `pip list`: "Package" and "Version" above a line of hyphens.

use super::{Head, List, Records, Row, UNLIKE, each_line, is_name, language_package};
use crate::import::ImportError;

/// `pip list`.
pub(in crate::import) struct PipList;

impl List for PipList {
    const NAME: &'static str = "pip list";
    const HOW: &'static str = "its heading \"Package Version\"";

    fn is_it(head: &Head<'_>) -> bool {
        head.lines.iter().take(5).zip(head.lines.iter().skip(1)).any(|(line, next)| {
            line.split_whitespace().take(2).eq(["Package", "Version"]) && next.starts_with("---")
        })
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut begun = false;
        each_line(text, records, |line| {
            let mut words = line.split_whitespace();
            let (name, version) = (words.next().unwrap_or(""), words.next());
            if !begun {
                begun = line.starts_with("---");
                return Row::Heading;
            }
            if is_name(name) && version.is_some() {
                return language_package(name, version).into();
            }
            UNLIKE
        })
    }
}
