//! Corrections that the user made to the reading of a list, kept for the next list of the same shape.
//!
//! A shape is the kind of file and its headings, as they were read before anything was corrected:
//! that is all that is known of the next file when it is looked up. The file in the settings folder
//! names the headings in clear, so that a person can see what is remembered. One that is damaged is
//! set aside and never stands in the way of an import.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::paths::{self, PathError};
use crate::import::{MachineFrom, Options, Reading};

/// More shapes than these are not kept; the oldest goes.
const MOST: usize = 500;

/// The file has some kilobytes; what is larger was not written by this program.
const LARGEST: u64 = 16 << 20;

/// By what the next list of the same kind is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// The kind of file: "CSV", "Excel workbook"; empty where no list was found in it by itself.
    pub format: String,
    /// The headings, in their order.
    pub headings: Vec<String>,
}

impl Shape {
    /// The shape of a list as it was read without any correction; `None` without headings, because
    /// nothing then tells the next such list from any other.
    #[must_use]
    pub fn of(reading: &Reading) -> Option<Self> {
        let format = reading.recognised.split([',', '(']).next().unwrap_or("").trim();
        let largest = reading.tables.iter().filter(|table| table.read).max_by_key(|t| t.found);
        let headings = match (largest, &reading.mapping) {
            (Some(table), _) => Some(&table.headings),
            (None, Some(_)) => reading.sample.first(),
            (None, None) => None,
        };
        Self::new(format, headings?)
    }

    /// The shape of a list in which no program was found, from its first rows.
    #[must_use]
    pub fn of_sample(sample: &[Vec<String>]) -> Option<Self> {
        Self::new("", sample.iter().max_by_key(|row| filled(row))?)
    }

    fn new(format: &str, headings: &[String]) -> Option<Self> {
        (filled(headings) > 0).then(|| Self {
            format: format.to_owned(),
            headings: headings.iter().map(|heading| plain(heading)).collect(),
        })
    }
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// A heading as it is compared: a list that was saved anew has the same words, not the same spaces.
fn plain(heading: &str) -> String {
    let composed: String = heading.nfkc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Which lists it is for.
    #[serde(flatten)]
    pub shape: Shape,
    /// The day on which it was made.
    pub corrected_on: Date,
    /// How the letters were read before the correction: another encoding is applied only to lists
    /// that would be read in this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding_before: Option<String>,
    /// How such a list is read.
    pub options: Options,
}

/// Every correction that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mappings {
    #[serde(default, rename = "list")]
    all: Vec<Correction>,
}

impl Mappings {
    /// The correction for lists of this shape.
    #[must_use]
    pub fn of(&self, shape: &Shape) -> Option<&Correction> {
        self.all.iter().find(|own| own.shape == *shape)
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Keeps a correction in place of the one of the same shape. Which computer a list belongs to is
    /// a fact of that list, not of its shape, and is left out.
    pub fn keep(&mut self, mut correction: Correction) {
        correction.options.machine = None;
        self.forget(&correction.shape);
        if self.all.len() >= MOST {
            self.all.remove(0);
        }
        self.all.push(correction);
    }

    /// Forgets the correction of this shape.
    pub fn forget(&mut self, shape: &Shape) {
        self.all.retain(|own| own.shape != *shape);
    }
}

impl Correction {
    /// What is said about the next list: what was asked for in words of its own counts first.
    #[must_use]
    pub fn options_for(&self, asked: &Options, encoding: Option<&str>) -> Options {
        let kept = &self.options;
        let same_letters = self.encoding_before.as_deref() == encoding;
        Options {
            machine: asked.machine.clone(),
            machine_from: match asked.machine_from {
                MachineFrom::Automatic => kept.machine_from,
                own => own,
            },
            mapping: asked.mapping.clone().or_else(|| kept.mapping.clone()),
            heading_row: asked.heading_row.or(kept.heading_row),
            encoding: asked
                .encoding
                .clone()
                .or_else(|| kept.encoding.clone().filter(|_| same_letters)),
            delimiter: asked.delimiter.or(kept.delimiter),
            sheets: asked.sheets.clone().or_else(|| kept.sheets.clone()),
        }
    }
}

/// What was kept, and what is to be said about the file.
#[derive(Debug, Default)]
pub struct Kept {
    /// The corrections.
    pub mappings: Mappings,
    /// Why the file was not used.
    pub problem: Option<String>,
}

/// Where the corrections are kept.
///
/// # Errors
/// When the system names no folder.
pub fn file() -> Result<PathBuf, PathError> {
    Ok(paths::config_dir()?.join("lists.toml"))
}

/// The kept corrections. A damaged file is moved aside and named, and nothing is remembered.
#[must_use]
pub fn kept() -> Kept {
    file().map_or_else(|_| Kept::default(), |path| kept_in(&path))
}

/// The same, from a file.
#[must_use]
pub fn kept_in(path: &Path) -> Kept {
    let why = match read(path) {
        Ok(mappings) => return Kept { mappings, problem: None },
        Err(why) => why,
    };
    let aside = path.with_extension("damaged.toml");
    let moved = match std::fs::rename(path, &aside) {
        Ok(()) => format!("It was set aside as {}.", aside.display()),
        Err(error) => format!("It was left where it is ({error})."),
    };
    Kept {
        mappings: Mappings::default(),
        problem: Some(format!("{}: {why}. {moved}", path.display())),
    }
}

/// The same without moving anything: for a program that only reads.
///
/// # Errors
/// Why the file cannot be used.
pub fn read(path: &Path) -> Result<Mappings, String> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Mappings::default());
        }
        Err(error) => return Err(error.to_string()),
        Ok(facts) if facts.len() > LARGEST => return Err("is larger than 16 MB".to_owned()),
        Ok(_) => {}
    }
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    toml::from_str(&text).map_err(|error| error.message().to_owned())
}

/// Keeps them.
///
/// # Errors
/// When they cannot be written; what was kept before stays.
pub fn save(mappings: &Mappings) -> Result<(), PathError> {
    save_in(&file()?, mappings)
}

fn save_in(path: &Path, mappings: &Mappings) -> Result<(), PathError> {
    let text = toml::to_string_pretty(mappings).map_err(|error| PathError::Profile {
        path: path.to_owned(),
        message: error.to_string(),
    })?;
    let head = "# How lists were corrected that Interdict did not understand by itself.\n\n";
    paths::write_whole(path, format!("{head}{text}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Column, HeadingRow, Mapping};

    fn shape(headings: &[&str]) -> Shape {
        let row: Vec<String> = headings.iter().map(|&own| own.to_owned()).collect();
        Shape::new("CSV", &row).unwrap()
    }

    fn correction(headings: &[&str]) -> Correction {
        Correction {
            shape: shape(headings),
            corrected_on: jiff::civil::date(2026, 11, 24),
            encoding_before: Some("utf-8".to_owned()),
            options: Options {
                machine: Some("PC-1".to_owned()),
                mapping: Some(Mapping { columns: vec![Column::Name, Column::InstalledOn] }),
                heading_row: Some(HeadingRow::At(4)),
                encoding: Some("windows-1251".to_owned()),
                delimiter: Some('\t'),
                sheets: Some(vec!["Програми".to_owned()]),
                machine_from: MachineFrom::Sheet,
            },
        }
    }

    #[test]
    fn corrections_come_back_as_they_were_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings/lists.toml");
        let mut mappings = Mappings::default();
        mappings.keep(correction(&["Титул", "Дата"]));
        mappings.keep(correction(&["Title", "Date"]));
        save_in(&path, &mappings).unwrap();
        let kept = kept_in(&path);
        assert_eq!(kept.problem, None);
        assert_eq!(kept.mappings, mappings);
        let own = kept.mappings.of(&shape(&["  TITLE ", "date"])).unwrap();
        assert_eq!(own.options.machine, None, "a computer's name is no shape");
        assert_eq!(own.options.heading_row, Some(HeadingRow::At(4)));
        assert!(kept.mappings.of(&shape(&["Date", "Title"])).is_none(), "the order counts");
    }

    #[test]
    fn a_newer_correction_takes_the_place_of_the_older() {
        let mut mappings = Mappings::default();
        mappings.keep(correction(&["A"]));
        let mut newer = correction(&["A"]);
        newer.options.delimiter = Some(';');
        mappings.keep(newer);
        assert_eq!(mappings.all.len(), 1);
        assert_eq!(mappings.of(&shape(&["A"])).unwrap().options.delimiter, Some(';'));
        mappings.forget(&shape(&["A"]));
        assert!(mappings.is_empty());
        for number in 0..MOST + 5 {
            mappings.keep(correction(&[&number.to_string()]));
        }
        assert_eq!(mappings.all.len(), MOST);
        assert!(mappings.of(&shape(&["0"])).is_none());
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lists.toml");
        for text in ["list = 7", "[[list]]\nformat = \"CSV\"", "\u{0}"] {
            std::fs::write(&path, text).unwrap();
            let kept = kept_in(&path);
            assert!(kept.mappings.is_empty());
            let problem = kept.problem.unwrap();
            assert!(problem.contains("set aside as"), "{problem}");
            assert!(!path.exists());
            let aside = folder.path().join("lists.damaged.toml");
            assert_eq!(std::fs::read_to_string(aside).unwrap(), text);
        }
        assert!(kept_in(&path).problem.is_none(), "no file is no problem");
    }

    #[test]
    fn another_encoding_is_not_forced_on_a_list_in_other_letters() {
        let own = correction(&["Title", "Date"]);
        let asked = Options { delimiter: Some('|'), ..Options::default() };
        let same = own.options_for(&asked, Some("utf-8"));
        assert_eq!(same.encoding.as_deref(), Some("windows-1251"));
        assert_eq!(same.delimiter, Some('|'), "what was asked for counts first");
        assert_eq!(own.options_for(&asked, Some("utf-16le")).encoding, None);
    }

    proptest::proptest! {
        #[test]
        fn any_file_is_read_or_refused(text in ".{0,200}") {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("lists.toml");
            std::fs::write(&path, text).unwrap();
            let _ = read(&path);
        }
    }
}
