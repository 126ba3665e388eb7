//! Gentoo: `qlist -Iv` (`category/name-version`), `qlist -I` (without versions), `equery list`
//! (`[IP-] [  ] category/name-version:slot`).

use super::{Head, List, Records, Row, UNLIKE, each_line, is_name, name_and_version, package};
use crate::import::ImportError;
use crate::model::{Identifiers, Software};

/// Lists of Portage.
pub(in crate::import) struct Portage;

impl List for Portage {
    const NAME: &'static str = "Portage (qlist, equery)";
    const HOW: &'static str = "a category and a name in each line";

    fn is_it(head: &Head<'_>) -> bool {
        let heading = |line: &str| line.starts_with(" * ") || line.starts_with("* ");
        head.lines.len() > usize::from(heading(head.first()))
            && head.most(|line| heading(line) || row(line).is_some())
            && head.any(|line| row(line).is_some())
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        each_line(text, records, |line| {
            if line.starts_with(" * ") || line.starts_with("* ") {
                return Row::Heading;
            }
            row(line).unwrap_or(UNLIKE)
        })
    }
}

/// How categories begin (`profiles/categories` of Gentoo's repository): other lists have bars too.
const CATEGORIES: &[&str] = &[
    "acct", "app", "dev", "games", "gnome", "gnustep", "gui", "java", "kde", "llvm", "lxde",
    "lxqt", "mail", "mate", "media", "net", "perl", "ros", "sci", "sec", "sys", "virtual", "www",
    "x11", "xfce",
];

fn row(line: &str) -> Option<Row> {
    let (state, word) = match line.strip_prefix('[') {
        // `[IP-]`: I for installed; `[-P-]` stands in the tree only.
        Some(rest) => (rest.get(..1)?, line.split_whitespace().last()?),
        None => ("I", line),
    };
    let word = word.split(':').next()?;
    let (category, name) = word.split_once('/')?;
    if !CATEGORIES.contains(&category.split('-').next()?) || !is_name(name) || name.contains('/') {
        return None;
    }
    if state != "I" {
        return Some(Row::LeftOut);
    }
    let (name, version) = name_and_version(name).map_or((name, None), |(n, v)| (n, Some(v)));
    let plain = package(name, version);
    Some(
        Software {
            name: format!("{category}/{name}"),
            ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
            ..plain
        }
        .into(),
    )
}
