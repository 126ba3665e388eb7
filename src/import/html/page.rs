//! A web page as its tables: tokenised as browsers do it, so that no page is too broken to be read. A
//! table inside a table's cell is one of its own; what stands in it is not the outer cell's.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::super::headers;
use super::super::xml::Lines;
use super::super::{ImportError, Input};

/// Tables inside tables beyond this are read as text of the last.
const DEEPEST: usize = 30;

/// Columns beyond this number are none of a list.
const MOST_COLUMNS: usize = 1_000;

/// Cells of a page beyond this number are not kept: their rows would not fit in memory.
const MOST_CELLS: usize = 8_000_000;

/// A cell that reaches down into further rows repeats there only if it is no longer than this.
const LONGEST_CARRIED: usize = 300;

/// What of a page is looked at.
#[derive(Default)]
pub(super) struct Page {
    pub(super) title: String,
    pub(super) tables: Vec<PageTable>,
}

/// One table.
#[derive(Default)]
pub(super) struct PageTable {
    /// The heading or caption above it, else its number: "Table 2".
    pub(super) name: String,
    /// Rows with the line of the page that they begin in.
    pub(super) rows: Vec<(u64, Vec<String>)>,
}

impl PageTable {
    /// Whether a heading is found that names programs.
    pub(super) fn names_programs(&self) -> bool {
        let first: Vec<Vec<String>> =
            self.rows.iter().take(headers::HEADING_WITHIN).map(|(_, own)| own.clone()).collect();
        headers::find(&first).is_some()
    }
}

/// A table that is open.
#[derive(Default)]
struct Open {
    table: PageTable,
    row: Option<(u64, Vec<String>)>,
    cell: Option<Cell>,
    /// For each column: a cell that reaches down into the next rows, and how many.
    down: Vec<Option<(usize, String)>>,
    captioned: bool,
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// When the user stopped, or the page has more cells than fit in memory.
    pub(super) fn read(input: &Input<'_>, text: &str) -> Result<Self, ImportError> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        // Scripts and styles are no text.
        emitter.naively_switch_states(true);
        let mut page = Self::default();
        let mut open: Vec<Open> = Vec::new();
        // The text of the last heading, title or caption, and whether one is open.
        let (mut heading, mut collecting) = (String::new(), None::<String>);
        let (mut cells, mut tokens) = (0_usize, 0_u64);
        let mut lines = Lines::new(text);
        let mut ignored = false;
        for token in Tokenizer::new_with_emitter(text, emitter) {
            tokens += 1;
            if tokens.is_multiple_of(20_000) {
                input.check_cancel()?;
            }
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let line = lines.of(tag.span.start);
                    match name.as_str() {
                        "script" | "style" => ignored = true,
                        "table" if open.len() < DEEPEST => {
                            open.push(Open::named(&mut heading, page.tables.len() + open.len()));
                        }
                        "tr" => {
                            if let Some(last) = open.last_mut() {
                                last.end_row();
                                last.row = Some((line, Vec::new()));
                            }
                        }
                        "td" | "th" => {
                            cells += 1;
                            if cells > MOST_CELLS {
                                return Err(ImportError::TooLarge);
                            }
                            if let Some(last) = open.last_mut() {
                                last.end_cell();
                                last.row.get_or_insert((line, Vec::new()));
                                let span = |key: &str| {
                                    let own = tag.attributes.get(key.as_bytes());
                                    own.and_then(|own| {
                                        std::str::from_utf8(own).ok()?.trim().parse::<usize>().ok()
                                    })
                                    .map_or(1, |own| own.clamp(1, MOST_COLUMNS))
                                };
                                last.cell = Some(Cell {
                                    text: String::new(),
                                    columns: span("colspan"),
                                    rows: span("rowspan"),
                                });
                            }
                        }
                        "br" | "p" | "div" | "li" => push(&mut open, &mut collecting, "\n"),
                        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" | "caption" => {
                            collecting = Some(String::new());
                        }
                        _ => {}
                    }
                }
                Token::EndTag(tag) => match String::from_utf8_lossy(&tag.name).as_ref() {
                    "script" | "style" => ignored = false,
                    "table" => {
                        if let Some(last) = open.pop() {
                            page.tables.extend(last.ended());
                        }
                    }
                    "tr" => {
                        if let Some(last) = open.last_mut() {
                            last.end_row();
                        }
                    }
                    "td" | "th" => {
                        if let Some(last) = open.last_mut() {
                            last.end_cell();
                        }
                    }
                    "title" => {
                        page.title = collecting.take().map_or(String::new(), |own| plain(&own));
                    }
                    "caption" => {
                        let own = collecting.take().map_or(String::new(), |own| plain(&own));
                        if let Some(last) = open.last_mut().filter(|_| !own.is_empty()) {
                            last.table.name = own;
                            last.captioned = true;
                        }
                    }
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                        if let Some(own) = collecting.take() {
                            push(&mut open, &mut None, &own);
                            heading = plain(&own);
                        }
                    }
                    _ => {}
                },
                Token::String(own) if !ignored => {
                    push(&mut open, &mut collecting, &String::from_utf8_lossy(&own.value));
                }
                _ => {}
            }
        }
        while let Some(last) = open.pop() {
            page.tables.extend(last.ended());
        }
        Ok(page)
    }

    /// Whether Belarc Advisor wrote it.
    pub(super) fn is_belarc(&self) -> bool {
        self.title.to_ascii_lowercase().contains("belarc advisor")
    }
}

impl Open {
    fn named(heading: &mut String, number: usize) -> Self {
        let name = match std::mem::take(heading) {
            own if own.is_empty() => format!("Table {}", number + 1),
            own => own,
        };
        Self { table: PageTable { name, rows: Vec::new() }, ..Self::default() }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let Some((_, row)) = &mut self.row else { return };
        carry(row, &mut self.down);
        let text = plain(&cell.text);
        for at in 0..cell.columns {
            if row.len() >= MOST_COLUMNS {
                return;
            }
            if cell.rows > 1 {
                if self.down.len() <= row.len() {
                    self.down.resize(row.len() + 1, None);
                }
                if let Some(down) = self.down.get_mut(row.len()) {
                    // A long text is no fact that repeats; many copies of one would fill the memory.
                    let short = at == 0 && text.len() <= LONGEST_CARRIED;
                    let text = if short { text.clone() } else { String::new() };
                    *down = Some((cell.rows - 1, text));
                }
            }
            row.push(if at == 0 { text.clone() } else { String::new() });
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some((line, mut row)) = self.row.take() else { return };
        carry(&mut row, &mut self.down);
        if !row.is_empty() {
            self.table.rows.push((line, row));
        }
    }

    fn ended(mut self) -> Option<PageTable> {
        self.end_row();
        (!self.table.rows.is_empty()).then_some(self.table)
    }
}

/// Cells of earlier rows that reach down to this place of the row.
fn carry(row: &mut Vec<String>, down: &mut [Option<(usize, String)>]) {
    while let Some(slot) = down.get_mut(row.len()) {
        let Some((left, text)) = slot else { return };
        row.push(text.clone());
        *left -= 1;
        if *left == 0 {
            *slot = None;
        }
    }
}

/// Text belongs to the heading that is open, else to the innermost cell.
fn push(open: &mut [Open], collecting: &mut Option<String>, text: &str) {
    if let Some(own) = collecting {
        own.push_str(text);
    } else if let Some(cell) = open.last_mut().and_then(|own| own.cell.as_mut()) {
        // Line ends of the page's own text are blanks; those of <br> came as such.
        if text == "\n" {
            cell.text.push('\n');
        } else {
            cell.text.extend(text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
        }
    }
}

/// Text as it is seen: blanks are one, lines are kept.
fn plain(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
