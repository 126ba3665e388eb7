//! Columns by the words of a user: `name=Title,publisher=Vendor`.

use crate::import::{Column, Mapping, TableSeen};

/// The word for a meaning in arguments and files: "installed-on".
#[must_use]
pub fn column_key(column: Column) -> String {
    match serde_json::to_value(column) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// What the user says that columns mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    /// Meaning, and the heading or the number of the column.
    pairs: Vec<(Column, String)>,
}

impl ColumnMap {
    /// Understands `name=Title,publisher=Vendor`. A heading that holds a comma stands in quotes.
    ///
    /// # Errors
    /// A sentence that says what is not understood.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pairs = Vec::new();
        for part in parts(text) {
            let Some((word, heading)) = part.split_once('=') else {
                return Err(format!("\"{part}\" is no meaning and heading: write name=Title"));
            };
            let word = word.trim().to_lowercase().replace([' ', '_'], "-");
            let known = |own: &Column| {
                column_key(*own) == word || own.word().to_lowercase().replace(' ', "-") == word
            };
            let Some(column) = Column::ALL.iter().find(|own| known(own)) else {
                let all: Vec<String> = Column::ALL.iter().map(|own| column_key(*own)).collect();
                return Err(format!("\"{word}\" is no meaning. Known: {}", all.join(", ")));
            };
            let heading = heading.trim().trim_matches('"').trim();
            if heading.is_empty() {
                return Err(format!("{word}= names no column"));
            }
            pairs.push((*column, heading.to_owned()));
        }
        if pairs.is_empty() {
            return Err("no column is named: write name=Title".to_owned());
        }
        Ok(Self { pairs })
    }

    /// What the columns of a table mean: as it was understood, but for what is said here.
    ///
    /// # Errors
    /// The heading or number that the table does not have.
    pub fn over(&self, table: &TableSeen) -> Result<Mapping, String> {
        let width = table.headings.len().max(table.mapping.columns.len());
        let mut columns = table.mapping.columns.clone();
        columns.resize(width, Column::Unused);
        let mut said = Vec::new();
        for (meaning, heading) in &self.pairs {
            let by_text = table.headings.iter().position(|own| same(own, heading));
            let by_number = || heading.parse::<usize>().ok()?.checked_sub(1);
            let at = by_text.or_else(by_number).filter(|at| *at < width);
            said.push((*meaning, at.ok_or_else(|| heading.clone())?));
        }
        for (meaning, _) in &said {
            for own in &mut columns {
                // One column a meaning: the one that was said.
                if own == meaning {
                    *own = Column::Unused;
                }
            }
        }
        for (meaning, at) in said {
            if let Some(own) = columns.get_mut(at) {
                *own = meaning;
            }
        }
        Ok(Mapping { columns })
    }
}

fn same(heading: &str, said: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(heading) == plain(said)
}

/// The parts between commas, where no quotation mark is open.
fn parts(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        quoted ^= letter == '"';
        match all.last_mut() {
            Some(last) if letter != ',' || quoted => last.push(letter),
            _ => all.push(String::new()),
        }
    }
    all.retain(|part| !part.trim().is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(headings: &[&str], columns: &[Column]) -> TableSeen {
        TableSeen {
            headings: headings.iter().map(|&own| own.to_owned()).collect(),
            mapping: Mapping { columns: columns.to_vec() },
            ..TableSeen::default()
        }
    }

    #[test]
    fn columns_are_named_by_heading_or_number() {
        let seen = table(&["Name", "Title", "By, whom"], &[Column::Name]);
        for (said, expected) in [
            ("name=Title", [Column::Unused, Column::Name, Column::Unused]),
            (
                "name=title,publisher=\"by,  whom\"",
                [Column::Unused, Column::Name, Column::Publisher],
            ),
            ("Software=2", [Column::Unused, Column::Name, Column::Unused]),
            ("installed on=3", [Column::Name, Column::Unused, Column::InstalledOn]),
            ("unused=1,version=2", [Column::Unused, Column::Version, Column::Unused]),
        ] {
            let map = ColumnMap::parse(said).unwrap();
            assert_eq!(map.over(&seen).unwrap().columns, expected, "{said}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (said, part) in [
            ("Title", "write name=Title"),
            ("colour=Title", "Known: machine, user, name, publisher"),
            ("name=", "names no column"),
            (" , ", "no column is named"),
        ] {
            let error = ColumnMap::parse(said).unwrap_err();
            assert!(error.contains(part), "{said}: {error}");
        }
        let map = ColumnMap::parse("name=Programme").unwrap();
        assert_eq!(map.over(&table(&["Title"], &[])), Err("Programme".to_owned()));
        let map = ColumnMap::parse("name=0").unwrap();
        assert_eq!(map.over(&table(&["Title"], &[])), Err("0".to_owned()));
    }
}
