//! A report as a workbook: one sheet a table, and one for the words around them. Cells are typed; text
//! is written as text and marked as such, so that nothing of it is ever a formula or a link, not even
//! after the workbook is saved as something else.

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Workbook, Worksheet,
};

use super::document::{Block, CLOSING, Cell, Document, Level, Table, Tone};
use super::{Kind, ReportError, harmless, is_risky};

/// A cell holds no more (Excel's limit is 32,767).
const LONGEST: usize = 32_000;
/// Rows of a sheet below its heading (Excel's limit is 1,048,576).
const ROWS: usize = 1_000_000;
/// Links of a sheet (Excel's limit is 65,530); more are written as text.
const LINKS: usize = 65_000;

struct Look {
    head: Format,
    text: Format,
    quoted: Format,
    date: Format,
    section: Format,
    strong: Format,
}

/// The report as the bytes of an XLSX file.
///
/// # Errors
/// When the workbook cannot be put together.
pub fn xlsx(document: &Document<'_>) -> Result<Vec<u8>, ReportError> {
    let mut workbook = Workbook::new();
    // The same report gives the same bytes.
    let stamp = document.made_at.to_zoned_datetime(jiff::tz::TimeZone::UTC).datetime();
    let created = day(stamp.date())?.and_hms(
        stamp.hour().unsigned_abs().into(),
        stamp.minute().unsigned_abs(),
        f64::from(stamp.second()),
    )?;
    workbook.set_properties(
        &DocProperties::new().set_title(&document.title).set_creation_datetime(&created),
    );
    let top = Format::new().set_align(FormatAlign::Top);
    let look = Look {
        head: Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0x00F3_F5F8))
            .set_border_bottom(FormatBorder::Thin),
        text: top.clone(),
        // The mark that Excel itself sets for a cell typed with an apostrophe: it is text for good.
        quoted: top.clone().set_quote_prefix(),
        date: top.clone().set_num_format("yyyy-mm-dd"),
        section: Format::new().set_bold().set_font_size(13),
        strong: top.set_bold(),
    };
    // Where the words are the report, they come first; else the tables do.
    let words_first =
        matches!(document.kind, Kind::Summary | Kind::Attestation | Kind::Incident | Kind::Removal);
    if words_first {
        about(workbook.add_worksheet().set_name("About")?, document, &look)?;
    }
    for table in document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.shown.on_sheets() => Some(table),
        _ => None,
    }) {
        let parts = table.rows.div_ceil(ROWS).max(1);
        for part in 0..parts {
            let name = if part == 0 {
                table.name.to_owned()
            } else {
                format!("{} {}", table.name, part + 1)
            };
            let first = part * ROWS;
            let rows = first..table.rows.min(first + ROWS);
            sheet(workbook.add_worksheet().set_name(name)?, table, rows, &look)?;
        }
    }
    if !words_first {
        about(workbook.add_worksheet().set_name("About")?, document, &look)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn day(date: jiff::civil::Date) -> Result<ExcelDateTime, ReportError> {
    let year = date.year().unsigned_abs();
    Ok(ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())?)
}

fn sheet(
    sheet: &mut Worksheet,
    table: &Table<'_>,
    rows: std::ops::Range<usize>,
    look: &Look,
) -> Result<(), ReportError> {
    let columns: Vec<_> = table.on_sheets().collect();
    for (column, at) in columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, at, column.title, &look.head)?;
        sheet.set_column_width(at, f64::from(column.width))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX - 1).max(1);
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    let mut badges: Vec<(u16, Tone, &'static str)> = Vec::new();
    let mut links = 0;
    for (row, line) in rows.zip(1_u32..) {
        for (column, at) in columns.iter().zip(0_u16..) {
            match column.cell(row) {
                Cell::Empty => {}
                Cell::Number(number) => {
                    sheet.write_number_with_format(line, at, number as f64, &look.text)?;
                }
                // Days before 1900 are none to Excel.
                Cell::Date(date) if date.year() >= 1900 => {
                    sheet.write_datetime_with_format(line, at, &day(date)?, &look.date)?;
                }
                Cell::Badge(tone, word) => {
                    if !badges.contains(&(at, tone, word)) {
                        badges.push((at, tone, word));
                    }
                    sheet.write_string_with_format(line, at, word, &look.text)?;
                }
                Cell::Link(address) if links < LINKS && address.text().len() < 2_000 => {
                    links += 1;
                    sheet.write_url(line, at, address.text())?;
                }
                cell => text(sheet, line, at, &cell.line(), &look.text, look)?,
            }
        }
    }
    for (at, tone, word) in badges {
        let (ink, tint) = colours(tone);
        let format =
            Format::new().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(tint));
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(word.to_owned()))
            .set_format(format);
        sheet.add_conditional_format(1, at, last_row, at, &rule)?;
    }
    Ok(())
}

fn text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
    look: &Look,
) -> Result<(), ReportError> {
    let short = shortened(text);
    if is_risky(short) {
        sheet.write_string_with_format(row, column, short, &look.quoted)?;
    } else {
        // Text that looks guarded already gets one more apostrophe, as in a list.
        sheet.write_string_with_format(row, column, harmless(short), format)?;
    }
    Ok(())
}

/// As much of a text as a cell holds; Excel counts the units of UTF-16.
fn shortened(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > LONGEST).then_some(at)
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The colours of a meaning on white.
fn colours(tone: Tone) -> (u32, u32) {
    match tone {
        Tone::Prohibited => (0x00A3_171D, 0x00FC_ECEB),
        Tone::Restricted => (0x008A_4400, 0x00FD_F1E3),
        Tone::Advised => (0x0067_5200, 0x00FA_F4D6),
        Tone::Listed => (0x003E_4E63, 0x00ED_F1F6),
        Tone::Removed => (0x0014_643A, 0x00E5_F4EB),
        Tone::Unseen => (0x0056_478A, 0x00F1_EEF9),
    }
}

/// The words around the tables.
fn about(sheet: &mut Worksheet, document: &Document<'_>, look: &Look) -> Result<(), ReportError> {
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 110)?;
    let wrapped = look.text.clone().set_text_wrap();
    let mut words = Words { sheet, row: 0, look, wrapped };
    words.line("Report", &document.title)?;
    words.line("Result", &document.headline)?;
    for (name, value) in &document.facts {
        words.line(name, value)?;
    }
    words.blocks(&document.blocks)?;
    words.row += 1;
    words.line("Note", CLOSING)
}

struct Words<'w> {
    sheet: &'w mut Worksheet,
    row: u32,
    look: &'w Look,
    wrapped: Format,
}

impl Words<'_> {
    fn line(&mut self, name: &str, value: &str) -> Result<(), ReportError> {
        text(self.sheet, self.row, 0, name, &self.look.strong, self.look)?;
        text(self.sheet, self.row, 1, value, &self.wrapped, self.look)?;
        self.row += 1;
        Ok(())
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) -> Result<(), ReportError> {
        for block in blocks {
            match block {
                Block::Heading(level, title) => {
                    let format = match level {
                        Level::Section => &self.look.section,
                        Level::Part | Level::Small => &self.look.strong,
                    };
                    self.row += 1;
                    text(self.sheet, self.row, 0, title, format, self.look)?;
                    self.row += 1;
                }
                Block::Text(words) => self.line("", words)?,
                Block::Verbatim(words) => {
                    for line in words.lines() {
                        self.line("", line)?;
                    }
                }
                Block::Note { title, lines, .. } => {
                    self.line("Note", title)?;
                    for line in lines {
                        self.line("", line)?;
                    }
                }
                Block::List(lines) => {
                    for line in lines {
                        self.line("", line)?;
                    }
                }
                Block::Facts(facts) => {
                    for (name, value) in facts {
                        self.line(name, value)?;
                    }
                }
                Block::Link(label, address) => {
                    text(self.sheet, self.row, 0, label, &self.look.strong, self.look)?;
                    self.sheet.write_url(self.row, 1, address.text())?;
                    self.row += 1;
                }
                Block::Chart(chart) => {
                    self.line("", &chart.title)?;
                    for bar in &chart.bars {
                        text(self.sheet, self.row, 0, &bar.label, &self.look.text, self.look)?;
                        self.sheet.write_number_with_format(
                            self.row,
                            1,
                            bar.value as f64,
                            &self.look.text.clone().set_align(FormatAlign::Left),
                        )?;
                        self.row += 1;
                    }
                }
                Block::Sign(lines) => {
                    for line in lines {
                        self.line(line, "")?;
                    }
                }
                Block::Table(table) if table.shown.on_sheets() => {
                    let rows = super::counted(table.rows as u64, "row");
                    self.line("", &format!("See the sheet \"{}\" ({rows}).", table.name))?;
                }
                Block::Table(_) | Block::Pages(_) => {}
            }
        }
        Ok(())
    }
}
