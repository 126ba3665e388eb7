//! One shape for every kind of report: headings, paragraphs, facts, lists, charts and tables with typed
//! cells. Kinds fill it, formats draw it, and neither knows the other.
//!
//! Cells are made when a format asks for them, so that a report of a hundred thousand findings does not
//! hold each of them twice.

use std::borrow::Cow;
use std::rc::Rc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::Kind;
use crate::catalog::Measure;
use crate::model::Verdict;

/// A report before it is drawn.
pub struct Document<'a> {
    /// What kind of report it is.
    pub kind: Kind,
    /// The title.
    pub title: String,
    /// The result in one sentence.
    pub headline: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// What every report says: rules, day, organisation, what was read.
    pub facts: Vec<(&'static str, String)>,
    /// The rest, in reading order.
    pub blocks: Vec<Block<'a>>,
    /// The one table that stands for the report where a format holds only one.
    pub list: Option<Table<'a>>,
}

/// Said once in every report.
pub const CLOSING: &str = "This is information, not legal advice.";

/// A part of a document.
pub enum Block<'a> {
    /// A heading; sections stand in the contents.
    Heading(Level, String),
    /// A paragraph.
    Text(String),
    /// What must not be overlooked.
    Note {
        /// What colour it has; the title says the same in words.
        tone: Tone,
        /// The title.
        title: String,
        /// One line each.
        lines: Vec<String>,
    },
    /// One item a line.
    List(Vec<String>),
    /// Names with values.
    Facts(Vec<(String, String)>),
    /// An address of the catalogue.
    Link(&'static str, Address<'a>),
    /// Text whose lines stay as they are.
    Verbatim(String),
    /// A table.
    Table(Table<'a>),
    /// Bars.
    Chart(Chart),
    /// Lines to be filled in by hand.
    Sign(Vec<&'static str>),
    /// What only pages show, because a sheet holds it as a table.
    Pages(Vec<Block<'a>>),
}

/// How high a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A section; stands in the contents and among the bookmarks.
    Section,
    /// A part of a section.
    Part,
    /// A few lines of a part.
    Small,
}

/// A colour with a meaning; a word always says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Must not be had or used.
    Prohibited,
    /// Cut off.
    Restricted,
    /// An authority warns.
    Advised,
    /// Restricted for others; also neutral.
    Listed,
    /// Verified gone.
    Removed,
    /// Not known: not read, not confirmed, not decided.
    Unseen,
}

impl Tone {
    /// Of a verdict.
    #[must_use]
    pub fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Prohibited => Self::Prohibited,
            Verdict::Restricted => Self::Restricted,
            Verdict::AdvisedAgainst => Self::Advised,
            Verdict::Listed => Self::Listed,
        }
    }

    /// The word in style sheets.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Prohibited => "prohibited",
            Self::Restricted => "restricted",
            Self::Advised => "advised",
            Self::Listed => "listed",
            Self::Removed => "removed",
            Self::Unseen => "unseen",
        }
    }

    /// Most serious first.
    #[must_use]
    pub fn order(self) -> u8 {
        match self {
            Self::Prohibited => 0,
            Self::Restricted => 1,
            Self::Advised => 2,
            Self::Unseen => 3,
            Self::Listed => 4,
            Self::Removed => 5,
        }
    }
}

/// An address that a report may link to: one of the catalogue's own, and encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a>(&'a str);

impl<'a> Address<'a> {
    /// The official text of a measure; `None` where the catalogue knows none that may be linked to.
    #[must_use]
    pub fn of(measure: &'a Measure) -> Option<Self> {
        let url = measure.official_url.as_str();
        let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`');
        (url.starts_with("https://") && url.chars().all(is_plain)).then_some(Self(url))
    }

    /// As text.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.0
    }
}

/// Bars of one kind of number.
pub struct Chart {
    /// What the bars count.
    pub title: String,
    /// One bar each, first on top.
    pub bars: Vec<Bar>,
}

/// One bar.
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How many.
    pub value: u64,
    /// Its colour; the label says the same.
    pub tone: Tone,
}

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text, from outside or our own.
    Text(Cow<'a, str>),
    /// A first line that matters, and smaller ones.
    Stack(Cow<'a, str>, Vec<Cow<'a, str>>),
    /// A number.
    Number(u64),
    /// A day.
    Date(Date),
    /// A verdict or state.
    Badge(Tone, &'static str),
    /// An address of the catalogue.
    Link(Address<'a>),
}

impl<'a> Cell<'a> {
    /// Text; an empty one is no cell.
    #[must_use]
    pub fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }

    /// Text that was made for the cell.
    #[must_use]
    pub fn owned(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }

    /// Text that may be missing.
    #[must_use]
    pub fn maybe(text: Option<&'a str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// All of it as one line of text.
    #[must_use]
    pub fn line(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) => text.as_ref().into(),
            Self::Stack(first, rest) => {
                let mut line = first.to_string();
                for one in rest {
                    line.push_str("; ");
                    line.push_str(one);
                }
                line.into()
            }
            Self::Number(number) => number.to_string().into(),
            Self::Date(day) => day.to_string().into(),
            Self::Badge(_, word) => (*word).into(),
            Self::Link(address) => address.text().into(),
        }
    }
}

/// Where a column or table is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Everywhere.
    #[default]
    Everywhere,
    /// On pages, which have little width.
    Pages,
    /// On sheets and in lists, which have many columns.
    Sheets,
}

impl Shown {
    /// Whether pages show it.
    #[must_use]
    pub fn on_pages(self) -> bool {
        self != Self::Sheets
    }

    /// Whether sheets show it.
    #[must_use]
    pub fn on_sheets(self) -> bool {
        self != Self::Pages
    }
}

/// A column and how its cells are made.
pub struct Column<'a> {
    /// The heading.
    pub title: &'static str,
    /// The heading for programs.
    pub key: &'static str,
    /// How wide, in letters; on pages, in relation to the others.
    pub width: f32,
    /// Where it is shown.
    pub shown: Shown,
    cell: Box<dyn Fn(usize) -> Cell<'a> + 'a>,
}

impl<'a> Column<'a> {
    /// The cell of a row.
    #[must_use]
    pub fn cell(&self, row: usize) -> Cell<'a> {
        (self.cell)(row)
    }
}

/// A table.
pub struct Table<'a> {
    /// Its name, as on the tab of a sheet.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column<'a>>,
    /// How many rows.
    pub rows: usize,
    /// Where it is shown.
    pub shown: Shown,
}

impl<'a> Table<'a> {
    /// A table of these things, one row each.
    #[must_use]
    pub fn of<T: 'a>(name: &'static str, items: Vec<T>) -> Rows<'a, T> {
        Rows {
            table: Self { name, columns: Vec::new(), rows: items.len(), shown: Shown::Everywhere },
            items: items.into(),
        }
    }

    /// The columns that pages show.
    pub fn on_pages(&self) -> impl Iterator<Item = &Column<'a>> {
        self.columns.iter().filter(|column| column.shown.on_pages())
    }

    /// The columns that sheets show.
    pub fn on_sheets(&self) -> impl Iterator<Item = &Column<'a>> {
        self.columns.iter().filter(|column| column.shown.on_sheets())
    }
}

/// A table whose columns are being named.
pub struct Rows<'a, T> {
    table: Table<'a>,
    items: Rc<[T]>,
}

impl<'a, T: 'a> Rows<'a, T> {
    /// A column: heading, key, width in letters, and what stands in a row's cell.
    #[must_use]
    pub fn column(
        self,
        title: &'static str,
        key: &'static str,
        width: f32,
        cell: impl Fn(&T) -> Cell<'a> + 'a,
    ) -> Self {
        self.on(Shown::Everywhere, title, key, width, cell)
    }

    /// The same for one place only.
    #[must_use]
    pub fn on(
        mut self,
        shown: Shown,
        title: &'static str,
        key: &'static str,
        width: f32,
        cell: impl Fn(&T) -> Cell<'a> + 'a,
    ) -> Self {
        let items = self.items.clone();
        let cell = Box::new(move |row: usize| items.get(row).map_or(Cell::Empty, &cell));
        self.table.columns.push(Column { title, key, width, shown, cell });
        self
    }

    /// Shown only there.
    #[must_use]
    pub fn only(mut self, shown: Shown) -> Self {
        self.table.shown = shown;
        self
    }

    /// The table.
    #[must_use]
    pub fn done(self) -> Table<'a> {
        self.table
    }
}

/// Text from outside on one line: control characters and the marks that turn the direction of writing
/// are shown as what cannot be read.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unseen) {
        let replaced = text.chars().map(|c| match c {
            '\n' | '\t' => ' ',
            c if is_unseen(c) => '\u{fffd}',
            c => c,
        });
        replaced.collect::<String>().into()
    } else {
        text.into()
    }
}

/// Letters that would change how the text beside them looks (Unicode Technical Report 36, section 2.5).
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
