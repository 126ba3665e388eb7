//! Reading one list as it was asked for, with what is remembered of lists of its shape.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::Date;

use super::columns::ColumnMap;
use super::understood::tables_of;
use crate::app::mappings::{Mappings, Shape};
use crate::import::{
    self, Column, ImportError, Mapping, Options, Progress, Reading, TableSeen, Wanted,
};

/// Encodings to choose from: the label, and its plain name.
pub const ENCODINGS: &[(&str, &str)] = &[
    ("utf-8", "UTF-8"),
    ("utf-16le", "UTF-16"),
    ("utf-16be", "UTF-16, high byte first"),
    ("windows-1252", "Windows-1252, Western Europe"),
    ("windows-1250", "Windows-1250, Central Europe"),
    ("windows-1251", "Windows-1251, Cyrillic"),
    ("windows-1253", "Windows-1253, Greek"),
    ("windows-1254", "Windows-1254, Turkish"),
    ("windows-1257", "Windows-1257, Baltic"),
    ("850", "Code page 850, console in Western Europe"),
    ("852", "Code page 852, console in Central Europe"),
    ("866", "Code page 866, console in Cyrillic"),
    ("437", "Code page 437, console in the United States"),
    ("koi8-u", "KOI8-U, older Unix in Cyrillic"),
    ("gb18030", "GB 18030, Chinese"),
    ("big5", "Big5, Chinese (traditional)"),
    ("shift_jis", "Shift-JIS, Japanese"),
    ("euc-kr", "EUC-KR, Korean"),
];

/// The entry of [`ENCODINGS`] that a label means: "ibm866" and "cp866" are "866".
#[must_use]
pub fn encoding_place(label: &str) -> Option<usize> {
    let label = label.trim().to_lowercase();
    let page = ["ibm", "cp"].iter().find_map(|start| label.strip_prefix(start));
    let page = page.filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    ENCODINGS.iter().position(|(own, _)| *own == page.unwrap_or(&label))
}

/// Whether text in this encoding can be read: a label of the WHATWG Encoding Standard, or the number
/// of one of the console's code pages above.
#[must_use]
pub fn known_encoding(label: &str) -> bool {
    encoding_place(label).is_some() || encoding_rs::Encoding::for_label(label.as_bytes()).is_some()
}

/// What a list is read from.
#[derive(Clone, Debug)]
pub struct ListSource {
    /// The file, or the name that stands for what was pasted.
    pub path: PathBuf,
    /// What was pasted; `None` for a file.
    pub pasted: Option<Arc<[u8]>>,
    /// The computer that its folder is named after, where its own name says none.
    pub folder: Option<String>,
}

impl ListSource {
    /// A file.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        Self { path: path.to_owned(), pasted: None, folder: None }
    }

    /// How large it is, where that can be told.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        match &self.pasted {
            Some(bytes) => Some(bytes.len() as u64),
            None => std::fs::metadata(&self.path).ok().map(|facts| facts.len()),
        }
    }

    /// The day on which it was last changed, where that can be told: the likely day of what it shows.
    #[must_use]
    pub fn changed_on(&self) -> Option<Date> {
        if self.pasted.is_some() {
            return None;
        }
        let changed = std::fs::metadata(&self.path).and_then(|facts| facts.modified()).ok()?;
        let changed = jiff::Timestamp::try_from(changed).ok()?;
        Some(changed.to_zoned_datetime(jiff::tz::TimeZone::system()).date())
    }

    /// Whether it is text, as far as its first bytes tell; a packed file or a workbook is not.
    pub(super) fn is_text(&self) -> bool {
        use std::io::Read as _;
        let mut head = [0_u8; 4];
        let known = match &self.pasted {
            Some(_) => return true,
            None => std::fs::File::open(&self.path).and_then(|mut file| file.read(&mut head)),
        };
        known.is_ok()
            && !head.starts_with(b"PK")
            && !head.starts_with(b"\xd0\xcf")
            && head[0] != 0x1f
    }

    fn read(
        &self,
        options: &Options,
        wanted: Option<Wanted<'_>>,
        progress: &dyn Fn(Progress),
        cancel: &AtomicBool,
    ) -> Result<Reading, ImportError> {
        match &self.pasted {
            Some(bytes) => {
                import::read_bytes(&self.path, bytes.to_vec(), options, progress, cancel)
            }
            None => {
                let folder = self.folder.as_deref();
                import::read_in_folder(&self.path, folder, options, wanted, progress, cancel)
            }
        }
    }
}

/// What is said about lists before they are read.
#[derive(Clone, Debug, Default)]
pub struct ListChoices {
    /// How they are read.
    pub options: Options,
    /// What their columns mean.
    pub columns: Option<ColumnMap>,
    /// What is remembered of lists of the same shape.
    pub kept: Mappings,
}

/// A list that was read.
#[derive(Clone, Debug)]
pub struct ListRead {
    /// What it gave.
    pub reading: Reading,
    /// How it was read.
    pub options: Options,
    /// By what the next list of its kind is known.
    pub shape: Option<Shape>,
    /// The encoding that was found without a correction.
    pub encoding_before: Option<String>,
    /// The day of the correction that was applied.
    pub corrected_on: Option<Date>,
}

/// Why a list was not read.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// Nothing of it could be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// It has no such sheet or column; the text names those that it has.
    #[error("{0}")]
    Choice(String),
}

/// Reads a list.
///
/// # Errors
/// When nothing of it could be read, or when it does not have a sheet or a column that was named.
pub fn read_list(
    source: &ListSource,
    choices: &ListChoices,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<ListRead, ListError> {
    read_list_for(source, choices, None, progress, cancel)
}

/// The same for somebody who asks for some titles only: rows of others may be counted and not kept.
///
/// # Errors
/// As [`read_list`].
pub fn read_list_for(
    source: &ListSource,
    choices: &ListChoices,
    wanted: Option<Wanted<'_>>,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<ListRead, ListError> {
    let read = |options: &Options| source.read(options, wanted, progress, cancel);
    let mut options = choices.options.clone();
    if let Some(sheets) = &options.sheets {
        // A first look, because only the file knows its sheets.
        let looked = read(&Options { sheets: None, mapping: None, ..options.clone() });
        check_sheets(&source.path, sheets, &seen(&looked)?)?;
    }
    if let Some(columns) = &choices.columns {
        let looked = read(&Options { mapping: None, ..options.clone() });
        let tables = seen(&looked)?;
        if looked.is_err() && options.heading_row.is_none() {
            // The heading is not known by its words: it is the row that was looked at.
            options.heading_row =
                tables.first().and_then(|t| t.heading_row).map(import::HeadingRow::At);
        }
        options.mapping = Some(mapping(&source.path, columns, &tables)?);
    }
    let first = read(&options);
    let (shape, encoding) = match &first {
        Ok(reading) => (Shape::of(reading), reading.encoding.clone()),
        Err(ImportError::NoSoftware { sample }) => (Shape::of_sample(sample), None),
        Err(error) => return Err(error.clone().into()),
    };
    let plain = options.mapping.is_none() && options.heading_row.is_none();
    let kept = shape.as_ref().filter(|_| plain).and_then(|shape| choices.kept.of(shape));
    if let Some(kept) = kept {
        let corrected = kept.options_for(&options, encoding.as_deref());
        match read(&corrected) {
            Ok(reading) => {
                return Ok(ListRead {
                    reading,
                    options: corrected,
                    shape,
                    encoding_before: encoding,
                    corrected_on: Some(kept.corrected_on),
                });
            }
            Err(ImportError::Cancelled) => return Err(ImportError::Cancelled.into()),
            // What was right for the last list is not for this one: it is read as if it were new.
            Err(_) => {}
        }
    }
    Ok(ListRead { reading: first?, options, shape, encoding_before: encoding, corrected_on: None })
}

/// The tables of a list, also of one in which no program was found.
fn seen(looked: &Result<Reading, ImportError>) -> Result<Vec<TableSeen>, ListError> {
    match looked {
        Ok(reading) => Ok(tables_of(reading)),
        Err(ImportError::NoSoftware { sample }) => {
            let (at, headings) = sample
                .iter()
                .enumerate()
                .max_by_key(|(at, row)| {
                    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
                    (filled, std::cmp::Reverse(*at))
                })
                .ok_or_else(|| ImportError::NoSoftware { sample: sample.clone() })?;
            Ok(vec![TableSeen {
                read: true,
                headings: headings.clone(),
                heading_row: Some(at as u64 + 1),
                mapping: Mapping { columns: vec![Column::Unused; headings.len()] },
                ..TableSeen::default()
            }])
        }
        Err(error) => Err(error.clone().into()),
    }
}

fn check_sheets(path: &Path, asked: &[String], tables: &[TableSeen]) -> Result<(), ListError> {
    let names: Vec<&str> = tables.iter().filter_map(|table| table.sheet.as_deref()).collect();
    let Some(unknown) = asked.iter().find(|own| !names.contains(&own.as_str())) else {
        return Ok(());
    };
    let path = path.display();
    Err(ListError::Choice(if names.is_empty() {
        format!("{path}: this list has no sheets, so there is no sheet \"{unknown}\"")
    } else {
        let names: Vec<String> = names.iter().map(|own| format!("\"{own}\"")).collect();
        format!("{path}: there is no sheet \"{unknown}\". Its sheets: {}", names.join(", "))
    }))
}

/// The mapping by the words of the user, over the table that has all those columns.
fn mapping(path: &Path, map: &ColumnMap, tables: &[TableSeen]) -> Result<Mapping, ListError> {
    let path = path.display();
    let mut order: Vec<&TableSeen> = tables.iter().filter(|table| table.read).collect();
    order.sort_by_key(|table| std::cmp::Reverse(table.found));
    let mut unknown = None;
    for table in &order {
        match map.over(table) {
            Ok(mapping) => return Ok(mapping),
            Err(heading) => unknown = unknown.or(Some((heading, *table))),
        }
    }
    Err(ListError::Choice(match unknown {
        None => format!("{path}: this kind of list has no columns to choose"),
        Some((heading, table)) => {
            let all = table.headings.iter().zip(1..).map(|(own, at)| format!("{at} \"{own}\""));
            let all: Vec<String> = all.collect();
            format!("{path}: there is no column \"{heading}\". Its columns: {}", all.join(", "))
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::mappings::Correction;

    #[test]
    fn every_offered_encoding_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "Computer,Software\nPC-1,7-Zip\n").unwrap();
        for (label, words) in ENCODINGS {
            assert!(known_encoding(label), "{label}");
            let options = Options { encoding: Some((*label).to_owned()), ..Options::default() };
            let choices = ListChoices { options, ..ListChoices::default() };
            let source = ListSource::file(&path);
            match read_list(&source, &choices, &|_| {}, &AtomicBool::new(false)) {
                Ok(read) => {
                    let back = read.reading.encoding.unwrap();
                    assert_eq!(encoding_place(&back), encoding_place(label), "{words}");
                }
                // Two bytes a letter: the text is another one then.
                Err(error) => assert!(label.starts_with("utf-16"), "{label}: {error}"),
            }
        }
        assert!(known_encoding("cp866") && known_encoding("IBM866") && known_encoding("latin1"));
        assert!(!known_encoding("klingon"));
    }

    #[test]
    fn a_correction_that_does_not_fit_leaves_the_list_as_it_is_understood() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "Computer,Software\nPC-1,7-Zip\n").unwrap();
        let source = ListSource::file(&path);
        let read = |kept: &Mappings| {
            let choices = ListChoices { kept: kept.clone(), ..ListChoices::default() };
            read_list(&source, &choices, &|_| {}, &AtomicBool::new(false)).unwrap()
        };
        let plain = read(&Mappings::default());
        let mut kept = Mappings::default();
        kept.keep(Correction {
            shape: plain.shape.clone().unwrap(),
            corrected_on: jiff::civil::date(2026, 11, 24),
            encoding_before: plain.encoding_before.clone(),
            options: Options {
                mapping: Some(Mapping { columns: vec![Column::Unused, Column::Unused] }),
                ..Options::default()
            },
        });
        let read = read(&kept);
        assert_eq!(read.corrected_on, None);
        assert_eq!(read.reading.inventory.counts.software, 1);
    }

    #[test]
    fn what_was_pasted_is_read_without_a_file() {
        let text = b"Software\tVersion\n7-Zip\t24\n".as_slice();
        let source =
            ListSource { path: "Pasted table 1".into(), pasted: Some(text.into()), folder: None };
        assert_eq!(source.size(), Some(text.len() as u64));
        let read = read_list(&source, &ListChoices::default(), &|_| {}, &AtomicBool::new(false));
        assert_eq!(read.unwrap().reading.inventory.counts.software, 1);
    }
}
