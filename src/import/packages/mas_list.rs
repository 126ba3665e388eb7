//! `mas list`: the number of a program in the App Store, its name, and its version in brackets
//! (github.com/mas-cli/mas).

use super::{Head, List, Records, UNLIKE, each_line};
use crate::import::ImportError;
use crate::model::{Kind, Software};

/// `mas list`.
pub(in crate::import) struct MasList;

impl List for MasList {
    const NAME: &'static str = "mas list";
    const HOW: &'static str =
        "a number of the App Store, a name and a version in brackets in each line";

    fn is_it(head: &Head<'_>) -> bool {
        head.most(|line| row(line).is_some())
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        records.cannot_show("Programs that are not from the App Store are missing.");
        each_line(text, records, |line| row(line).map_or(UNLIKE, Into::into))
    }
}

fn row(line: &str) -> Option<Software> {
    let (number, rest) = line.trim().split_once(' ')?;
    let (name, version) = rest.trim_end().strip_suffix(')')?.rsplit_once(" (")?;
    let is_number = (6..=12).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let (name, version) = (name.trim(), version.trim());
    (is_number && !name.is_empty() && version.starts_with(|c: char| c.is_ascii_digit())).then(
        || Software {
            kind: Kind::StoreApp,
            name: name.to_owned(),
            version: Some(version.to_owned()),
            ..Software::default()
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_number_a_name_and_a_version() {
        let found = row("497799835  Xcode (beta)      (15.3)").map(|own| (own.name, own.version));
        assert_eq!(found, Some(("Xcode (beta)".to_owned(), Some("15.3".to_owned()))));
        for line in ["", "12 x (1)", "497799835 Xcode", "497799835  (1)", "Xcode (15.3)"] {
            assert!(row(line).is_none(), "{line}");
        }
    }
}
