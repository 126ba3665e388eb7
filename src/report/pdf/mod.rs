//! A report as PDF: real text in embedded fonts, bookmarks, page numbers, and the meaning of each part
//! for screen readers, on A4 or Letter.

mod fonts;
mod lines;
mod pages;
mod table;
mod tags;

use std::collections::BTreeSet;

use krilla::metadata::{DateTime, Metadata};

use super::document::{Block, CLOSING, Chart, Document, Level, Table, Tone};
use super::{ReportError, counted};
use fonts::{Fonts, Weight};
use lines::wrap;
use pages::{MARGIN, Pages, Piece};
use tags::{Meaning, Place};

pub use fonts::FontFile;

/// The paper of a PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 8.5 x 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in points.
    fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ink(u8, u8, u8);

impl Ink {
    const TEXT: Self = Self(0x18, 0x21, 0x2C);
    const TEXT2: Self = Self(0x45, 0x51, 0x61);
    const LINK: Self = Self(0x1C, 0x5A, 0xA0);
    const LINE: Self = Self(0xD7, 0xDD, 0xE5);
    const STRONG: Self = Self(0x7F, 0x8A, 0x99);
    const SUNKEN: Self = Self(0xF3, 0xF5, 0xF8);

    fn of(tone: Tone) -> Self {
        match tone {
            Tone::Prohibited => Self(0xA3, 0x17, 0x1D),
            Tone::Restricted => Self(0x8A, 0x44, 0x00),
            Tone::Advised => Self(0x67, 0x52, 0x00),
            Tone::Listed => Self(0x3E, 0x4E, 0x63),
            Tone::Removed => Self(0x14, 0x64, 0x3A),
            Tone::Unseen => Self(0x56, 0x47, 0x8A),
        }
    }
}

fn tint(tone: Tone) -> Ink {
    match tone {
        Tone::Prohibited => Ink(0xFC, 0xEC, 0xEB),
        Tone::Restricted => Ink(0xFD, 0xF1, 0xE3),
        Tone::Advised => Ink(0xFA, 0xF4, 0xD6),
        Tone::Listed => Ink(0xED, 0xF1, 0xF6),
        Tone::Removed => Ink(0xE5, 0xF4, 0xEB),
        Tone::Unseen => Ink(0xF1, 0xEE, 0xF9),
    }
}

fn solid(tone: Tone) -> Ink {
    match tone {
        Tone::Prohibited => Ink(0xC9, 0x35, 0x35),
        Tone::Restricted => Ink(0xD9, 0x7B, 0x16),
        Tone::Advised => Ink(0xA8, 0x8A, 0x00),
        Tone::Listed => Ink(0x83, 0x93, 0xA7),
        Tone::Removed => Ink(0x2E, 0x8B, 0x57),
        Tone::Unseen => Ink(0x8A, 0x7B, 0xBF),
    }
}

/// Letters of the report that the program's own fonts lack, so that a font can be looked for.
#[must_use]
pub fn missing(document: &Document<'_>) -> BTreeSet<char> {
    let mut met = BTreeSet::new();
    if let Ok(fonts) = Fonts::new(&[]) {
        let mut look = |text: &str| fonts::lacking(&fonts, text, &mut met);
        look(&document.title);
        look(&document.headline);
        document.facts.iter().for_each(|(_, value)| look(value));
        texts(&document.blocks, &mut look);
    }
    met
}

fn texts(blocks: &[Block<'_>], look: &mut dyn FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Text(text) | Block::Verbatim(text) => look(text),
            Block::Note { title, lines, .. } => {
                look(title);
                for line in lines {
                    look(line);
                }
            }
            Block::List(lines) => {
                for line in lines {
                    look(line);
                }
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    look(name);
                    look(value);
                }
            }
            Block::Table(table) if table.shown.on_pages() => cells(table, look),
            Block::Chart(chart) => chart.bars.iter().for_each(|bar| look(&bar.label)),
            Block::Pages(inner) => texts(inner, look),
            Block::Table(_) | Block::Link(..) | Block::Sign(_) => {}
        }
    }
}

fn cells(table: &Table<'_>, look: &mut dyn FnMut(&str)) {
    for row in 0..table.rows {
        for column in table.on_pages() {
            look(&column.cell(row).line());
        }
    }
}

/// The report as the bytes of a PDF file. `given` are fonts for letters that the program's own lack.
///
/// # Errors
/// When the PDF cannot be put together.
pub fn pdf(
    document: &Document<'_>,
    paper: Paper,
    given: &[FontFile],
) -> Result<Vec<u8>, ReportError> {
    let fonts = Fonts::new(given)?;
    let mut met = BTreeSet::new();
    let mut file = krilla::Document::new();
    let made = document.made_at.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let created = DateTime::new(made.year().unsigned_abs())
        .month(made.month().unsigned_abs())
        .day(made.day().unsigned_abs())
        .hour(made.hour().unsigned_abs())
        .minute(made.minute().unsigned_abs())
        .second(made.second().unsigned_abs());
    file.set_metadata(
        Metadata::new()
            .title(document.title.clone())
            .language("en".to_owned())
            .creator("Interdict".to_owned())
            .creation_date(created),
    );
    let foot = format!("Interdict. {CLOSING}");
    let mut flow =
        Flow { in_part: false, pages: Pages::new(&fonts, paper, foot, file), met: &mut met };
    flow.head(document);
    flow.blocks(&document.blocks);
    flow.undrawn();
    flow.pages.finish().map_err(ReportError::Pdf)
}

/// A document going onto pages, from the top down.
struct Flow<'f, 'm> {
    in_part: bool,
    pages: Pages<'f>,
    met: &'m mut BTreeSet<char>,
}

/// How lines look.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    height: f32,
    weight: Weight,
    ink: Ink,
}

const BODY: Style = Style { size: 9.5, height: 13.5, weight: Weight::Regular, ink: Ink::TEXT };
const STRONG: Style = Style { weight: Weight::Bold, ..BODY };
const QUIET: Style = Style { size: 8.5, height: 12.0, ink: Ink::TEXT2, ..BODY };

impl Flow<'_, '_> {
    fn wrapped(&mut self, text: &str, style: Style, width: f32) -> Vec<String> {
        let text = self.pages.fonts.drawable(text, self.met);
        wrap(self.pages.fonts, &text, style.weight, style.size, width)
    }

    /// Lines of text at a distance from the margin.
    fn lines(&mut self, place: Option<Place>, text: &str, style: Style, indent: f32) {
        for line in self.wrapped(text, style, self.pages.width() - indent) {
            self.pages.need(style.height);
            self.put(place, line, style, MARGIN + indent, self.pages.y);
            self.pages.y += style.height;
        }
    }

    fn put(&mut self, place: Option<Place>, text: String, style: Style, x: f32, top: f32) {
        let Style { size, height, weight, ink } = style;
        let y = top + height * 0.74;
        self.pages.put(place, Piece::Text { x, y, size, weight, ink, text });
    }

    fn head(&mut self, document: &Document<'_>) {
        let title = Style { size: 19.0, height: 25.0, ..STRONG };
        self.pages.bookmark(1, &document.title);
        let place = self.pages.meanings.add(Meaning::Heading(1, document.title.clone()), None);
        self.lines(Some(place), &document.title, title, 0.0);
        self.pages.y += 3.0;
        let place = self.pages.meanings.add(Meaning::Paragraph, None);
        let lead = Style { size: 11.5, height: 16.0, ..STRONG };
        self.lines(Some(place), &document.headline, lead, 0.0);
        self.pages.y += 7.0;
        let facts: Vec<(String, String)> = document
            .facts
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        self.facts(&facts);
        self.pages.y += 4.0;
        self.rule();
        self.pages.y += 8.0;
    }

    fn rule(&mut self) {
        let (y, width) = (self.pages.y, self.pages.width());
        self.pages.put(None, Piece::Fill { x: MARGIN, y, width, height: 0.7, ink: Ink::LINE });
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let names = facts
            .iter()
            .map(|(name, _)| self.pages.fonts.width(name, Weight::Regular) * QUIET.size)
            .fold(0.0, f32::max);
        let indent = (names + 14.0).min(self.pages.width() / 3.0);
        for (name, value) in facts {
            let place = self.pages.meanings.add(Meaning::Paragraph, None);
            self.pages.need(QUIET.height);
            let name = self.pages.fonts.drawable(name, self.met);
            self.put(Some(place), name, QUIET, MARGIN, self.pages.y);
            self.lines(Some(place), value, Style { ink: Ink::TEXT, ..QUIET }, indent);
        }
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Heading(level, title) => self.heading(*level, title),
            Block::Text(text) => {
                let place = self.pages.meanings.add(Meaning::Paragraph, None);
                self.lines(Some(place), text, BODY, 0.0);
                self.pages.y += 5.0;
            }
            Block::Note { tone, title, lines } => self.note(*tone, title, lines),
            Block::List(lines) => {
                let list = self.pages.meanings.add(Meaning::List, None);
                for line in lines {
                    let place = self.pages.meanings.add(Meaning::Item, Some(list));
                    self.pages.need(BODY.height);
                    self.put(Some(place), "•".to_owned(), BODY, MARGIN + 2.0, self.pages.y);
                    self.lines(Some(place), line, BODY, 12.0);
                    self.pages.y += 2.0;
                }
                self.pages.y += 4.0;
            }
            Block::Facts(facts) => {
                self.facts(facts);
                self.pages.y += 5.0;
            }
            Block::Link(label, address) => self.link(label, address.text()),
            Block::Verbatim(text) => {
                let place = self.pages.meanings.add(Meaning::Paragraph, None);
                for line in text.lines() {
                    self.lines(Some(place), line, BODY, 10.0);
                }
                self.pages.y += 8.0;
            }
            Block::Table(one) if one.shown.on_pages() => {
                let left = table::draw(&mut self.pages, one, self.met);
                if left > 0 {
                    let rows = counted(left as u64, "row");
                    let text = format!(
                        "{rows} more of this table are not printed; the workbook and the HTML page hold all."
                    );
                    self.block(&Block::Text(text));
                }
            }
            Block::Table(_) => {}
            Block::Chart(chart) => self.chart(chart),
            Block::Sign(lines) => self.sign(lines),
            Block::Pages(blocks) => self.blocks(blocks),
        }
    }

    fn heading(&mut self, level: Level, title: &str) {
        let (above, style, number, below) = match level {
            Level::Section => (11.0, Style { size: 13.5, height: 18.0, ..STRONG }, 2, 5.0),
            Level::Part => (10.0, Style { size: 10.5, height: 14.5, ..STRONG }, 3, 3.0),
            // No level is left out.
            Level::Small => (5.0, STRONG, if self.in_part { 4 } else { 3 }, 1.0),
        };
        if level != Level::Small {
            self.in_part = level == Level::Part;
        }
        // A heading never stands alone at the foot of a page.
        self.pages.need(above + style.height + 60.0);
        if !self.pages.is_at_top() {
            self.pages.y += above;
        }
        if level != Level::Small {
            self.pages.bookmark(if level == Level::Section { 1 } else { 2 }, title);
        }
        let place = self.pages.meanings.add(Meaning::Heading(number, title.to_owned()), None);
        self.lines(Some(place), title, style, 0.0);
        self.pages.y += below;
    }

    fn note(&mut self, tone: Tone, title: &str, lines: &[String]) {
        const SIDE: f32 = 10.0;
        let width = self.pages.width() - 2.0 * SIDE;
        let mut all: Vec<(Option<Place>, String, Style)> = Vec::new();
        let ink = Ink::of(tone);
        let place = self.pages.meanings.add(Meaning::Paragraph, None);
        for line in self.wrapped(title, STRONG, width) {
            all.push((Some(place), line, Style { ink, ..STRONG }));
        }
        for text in lines {
            let place = self.pages.meanings.add(Meaning::Paragraph, None);
            let style = Style { ink: Ink::TEXT, ..QUIET };
            for line in self.wrapped(text, style, width) {
                all.push((Some(place), line, style));
            }
        }
        self.pages.need(all.iter().map(|(.., style)| style.height).sum::<f32>().min(200.0) + 12.0);
        self.pages.y += 2.0;
        let mut first = true;
        let count = all.len();
        for (at, (place, line, style)) in all.into_iter().enumerate() {
            self.pages.need(style.height + 6.0);
            // The tint goes down with the lines, so that a long note may go on over a page.
            let above = if first { 5.0 } else { 0.0 };
            let below = if at + 1 == count { 6.0 } else { 0.0 };
            let (y, height) = (self.pages.y, style.height + above + below);
            let back = |x, width, ink| Piece::Fill { x, y, width, height: height + 0.3, ink };
            let full = self.pages.width();
            self.pages.put(None, back(MARGIN, full, tint(tone)));
            self.pages.put(None, back(MARGIN, 2.5, solid(tone)));
            self.put(place, line, style, MARGIN + SIDE, y + above);
            self.pages.y += height;
            first = false;
        }
        self.pages.y += 9.0;
    }

    fn link(&mut self, label: &str, address: &str) {
        let place = self.pages.meanings.add(Meaning::Paragraph, None);
        let style = Style { ink: Ink::TEXT2, ..QUIET };
        let label = format!("{label}: ");
        let indent = self.pages.fonts.width(&label, style.weight) * style.size;
        self.pages.need(style.height);
        self.put(Some(place), label, style, MARGIN, self.pages.y);
        let link = self.pages.meanings.add(Meaning::Link, Some(place));
        let style = Style { ink: Ink::LINK, ..style };
        for line in self.wrapped(address, style, self.pages.width() - indent) {
            self.pages.need(style.height);
            let width = self.pages.fonts.width(&line, style.weight) * style.size;
            let (x, y) = (MARGIN + indent, self.pages.y);
            self.put(Some(link), line, style, x, y);
            let address = address.to_owned();
            let area = Piece::Link { x, y, width, height: style.height, address };
            self.pages.put(Some(link), area);
            self.pages.y += style.height;
        }
        self.pages.y += 6.0;
    }

    fn chart(&mut self, chart: &Chart) {
        const ROW: f32 = 14.5;
        const LABEL: f32 = 100.0;
        let most = chart.bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1) as f32;
        let spoken: Vec<String> =
            chart.bars.iter().map(|bar| format!("{} {}", bar.value, bar.label)).collect();
        let spoken = format!("{}: {}", chart.title, spoken.join(", "));
        self.pages.need(chart.bars.len() as f32 * ROW + 24.0);
        let title = self.pages.meanings.add(Meaning::Paragraph, None);
        self.lines(Some(title), &chart.title, STRONG, 0.0);
        let place = self.pages.meanings.add(Meaning::Figure(spoken), None);
        let room = self.pages.width() - LABEL - 80.0;
        for bar in &chart.bars {
            let y = self.pages.y;
            let width =
                if bar.value == 0 { 0.0 } else { (room * bar.value as f32 / most).max(1.5) };
            let style = Style { size: 8.5, height: 13.0, ..BODY };
            let label = self.pages.fonts.drawable(&bar.label, self.met);
            self.put(Some(place), label, style, MARGIN, y + 1.0);
            let x = MARGIN + LABEL;
            if width > 0.0 {
                let ink = solid(bar.tone);
                let fill = Piece::Fill { x, y: y + 2.0, width, height: 10.0, ink };
                self.pages.put(Some(place), fill);
            }
            self.put(Some(place), bar.value.to_string(), style, x + width + 6.0, y + 1.0);
            self.pages.y += ROW;
        }
        self.pages.y += 6.0;
    }

    /// Lines to be filled in by hand, two beside each other.
    fn sign(&mut self, lines: &[&'static str]) {
        let half = self.pages.width() / 2.0 - 12.0;
        for pair in lines.chunks(2) {
            self.pages.need(52.0);
            self.pages.y += 34.0;
            let y = self.pages.y;
            for (at, name) in pair.iter().enumerate() {
                let x = MARGIN + at as f32 * (half + 24.0);
                let ink = Ink::STRONG;
                self.pages.put(None, Piece::Fill { x, y, width: half, height: 0.7, ink });
                let place = self.pages.meanings.add(Meaning::Paragraph, None);
                self.put(Some(place), (*name).to_owned(), QUIET, x, y + 3.0);
            }
            self.pages.y += 16.0;
        }
        self.pages.y += 10.0;
    }

    /// What could not be drawn is said, not left out.
    fn undrawn(&mut self) {
        if self.met.is_empty() {
            return;
        }
        let scripts = fonts::scripts(self.met).join(", ");
        let lines = vec![format!(
            "No font for them was found on the computer that made this document ({scripts}). Where they \
             stand, their number stands in brackets; the HTML page and the workbook hold them in full."
        )];
        self.note(Tone::Unseen, "Some letters could not be drawn", &lines);
    }
}
