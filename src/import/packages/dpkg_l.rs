//! `dpkg -l`: three letters for what is wanted, what is and what is wrong, then name, version,
//! architecture and description in columns as wide as the terminal was; longer cells are cut. Described
//! in dpkg-query(1).

use super::{
    Head, List, Records, Row, each_line, is_architecture, is_version, package, without_architecture,
};
use crate::import::ImportError;
use crate::model::{Presence, Software};

/// `dpkg -l`.
pub(in crate::import) struct DpkgL;

/// One name in so many fills its column where names are cut; where they are not, only the longest do.
const CUT: usize = 30;

impl List for DpkgL {
    const NAME: &'static str = "dpkg -l";
    const HOW: &'static str = "its heading \"||/ Name\" and two letters before each package";

    fn is_it(head: &Head<'_>) -> bool {
        head.lines.iter().take(12).any(|line| line.starts_with("||/ ") || line.starts_with("+++-="))
            // What is left of it behind `grep`.
            || head.most(|line| {
                let words: Vec<&str> = line.split_whitespace().take(4).collect();
                matches!(words.as_slice(), [codes, _, version, architecture]
                    if is_codes(codes) && is_version(version) && is_architecture(architecture))
            })
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut width = None;
        let (mut full, mut all, mut torn) = (0, 0, false);
        // The translated heading may be broken into any number of lines.
        let mut above = text.lines().any(|line| line.starts_with("||/ "));
        each_line(text, records, |line| {
            if let Some(rule) = line.strip_prefix("+++-") {
                width = rule.split('-').next().map(str::len);
                return Row::Heading;
            }
            if above {
                above = !line.starts_with("||/ ");
                return Row::Heading;
            }
            let heading = ["Desired=", "| Status=", "|/ Err", "||/ "];
            if heading.iter().any(|start| line.starts_with(start)) || line.starts_with('|') {
                return Row::Heading;
            }
            let mut words = line.split_whitespace();
            let codes = words.next().unwrap_or("");
            let (Some(name), Some(version)) = (words.next(), words.next()) else {
                // The first heading line is translated.
                return if width.is_none() && line.contains('=') {
                    Row::Heading
                } else {
                    Row::Strange("The line is no package of dpkg")
                };
            };
            if !is_codes(codes) {
                return if width.is_none() && line.contains('=') {
                    Row::Heading
                } else {
                    Row::Strange("The line is no package of dpkg")
                };
            }
            all += 1;
            if width == Some(name.len()) {
                full += 1;
                // No name ends with a hyphen.
                torn |= name.ends_with(['-', '.', ':']);
            }
            row(codes, name, version)
        })?;
        if torn || full > 2 && full * CUT > all {
            records.cannot_show(
                "Names in it are cut: a program may stand there that cannot be recognised any more. \
                 Make the list again with \"dpkg-query -W\", which cuts nothing.",
            );
        }
        Ok(())
    }
}

fn is_codes(codes: &str) -> bool {
    let mut letters = codes.chars();
    (2..=3).contains(&codes.len())
        && letters.next().is_some_and(|c| "uirph".contains(c))
        && letters
            .next()
            .is_some_and(|c| "ncHUFWtih".contains(c.to_ascii_lowercase()) || "HUFWT".contains(c))
        && letters.next().is_none_or(|c| c == 'R')
}

fn row(codes: &str, name: &str, version: &str) -> Row {
    let presence = match codes.chars().nth(1) {
        // Never installed, only named by another package.
        Some('n') if codes.starts_with('u') => return Row::LeftOut,
        Some('n') => Presence::Removed,
        Some('c') => Presence::Leftover,
        _ => Presence::Present,
    };
    let version = Some(version).filter(|own| *own != "<none>");
    Software { presence, ..package(without_architecture(name), version) }.into()
}
