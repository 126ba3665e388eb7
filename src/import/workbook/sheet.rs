//! The cells of one sheet, row by row: memory grows with what is there, not with the size that a header
//! claims. calamine unpacks and cuts in one thread, the rows are taken in by another.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use calamine::{Cell, DataRef, Reader as _, Sheets};

use super::super::rows::Table;
use super::super::{ImportError, Input, MOST_COLUMNS, Progress};
use super::{Book, guarded, values};

/// Rows of a sheet; no spreadsheet program has more than a million.
const MOST_ROWS: u32 = 5_000_000;

/// Rows that are handed over together.
const ROWS_A_BATCH: usize = 512;

/// Batches that may wait.
const WAITING: usize = 8;

/// Some rows of a sheet: their texts one behind the other.
#[derive(Default)]
struct Batch {
    text: String,
    /// Where each cell's text ends.
    ends: Vec<usize>,
    /// Number of each row, how many cells it has, and how many more it had.
    rows: Vec<(u32, usize, u64)>,
}

/// Puts cells together to rows.
struct Rows {
    batch: Batch,
    sender: SyncSender<Batch>,
    current: Option<u32>,
    cells: usize,
    beyond: u64,
    count: u32,
}

/// Why no more rows are wanted.
enum End {
    /// Nobody takes them any more.
    Unwanted,
    TooLarge,
}

impl Rows {
    fn new(sender: SyncSender<Batch>) -> Self {
        Self { batch: Batch::default(), sender, current: None, cells: 0, beyond: 0, count: 0 }
    }

    fn cell(&mut self, cell: &Cell<DataRef<'_>>, shown: Option<usize>) -> Result<(), End> {
        let (row, column) = cell.get_position();
        if matches!(cell.get_value(), DataRef::Empty) {
            return Ok(());
        }
        if self.current != Some(row) {
            self.end_row()?;
            self.current = Some(row);
        }
        let column = column as usize;
        if column >= MOST_COLUMNS {
            self.beyond += 1;
            return Ok(());
        }
        // A cell that comes a second time, or too late, is not put before others.
        if column < self.cells {
            return Ok(());
        }
        while self.cells < column {
            self.batch.ends.push(self.batch.text.len());
            self.cells += 1;
        }
        values::write_ref(cell.get_value(), shown, &mut self.batch.text);
        self.batch.ends.push(self.batch.text.len());
        self.cells += 1;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), End> {
        if let Some(row) = self.current.take() {
            self.batch.rows.push((row, self.cells, self.beyond));
            (self.cells, self.beyond) = (0, 0);
            self.count += 1;
            if self.count > MOST_ROWS {
                return Err(End::TooLarge);
            }
            if self.batch.rows.len() >= ROWS_A_BATCH || self.batch.text.len() > 1 << 20 {
                return self.hand_over();
            }
        }
        Ok(())
    }

    fn hand_over(&mut self) -> Result<(), End> {
        let next = Batch {
            text: String::with_capacity(self.batch.text.len()),
            ends: Vec::with_capacity(self.batch.ends.len()),
            rows: Vec::with_capacity(ROWS_A_BATCH),
        };
        let batch = std::mem::replace(&mut self.batch, next);
        self.sender.send(batch).map_err(|_| End::Unwanted)
    }

    fn finish(mut self) -> Result<(), End> {
        self.end_row()?;
        self.hand_over()
    }
}

impl From<End> for ImportError {
    fn from(end: End) -> Self {
        match end {
            End::Unwanted => Self::Cancelled,
            End::TooLarge => Self::TooLarge,
        }
    }
}

/// Reads a sheet into a table.
pub(super) fn read(
    book: &mut Book<'_, '_>,
    input: &Input<'_>,
    name: &str,
    table: &mut Table<'_>,
) -> Result<(), ImportError> {
    if let Sheets::Xls(_) | Sheets::Ods(_) = book {
        return read_range(book, input, name, table);
    }
    let (sender, receiver) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        let reading = std::thread::Builder::new()
            .name("workbook".to_owned())
            .spawn_scoped(scope, move || guarded(|| send_cells(book, name, sender)).flatten())
            .map_err(|error| ImportError::Unreadable(error.to_string()))?;
        let taken = take_rows(&receiver, input, table);
        // Who still sends is told that nobody listens.
        drop(receiver);
        let sent = reading.join().unwrap_or_else(|_| {
            Err(ImportError::Damaged("a record in it does not hold what it says".to_owned()))
        });
        taken.and(sent)
    })
}

/// Cells of an XLSX or XLSB sheet, in the order of the file.
fn send_cells(
    book: &mut Book<'_, '_>,
    name: &str,
    sender: SyncSender<Batch>,
) -> Result<(), ImportError> {
    let mut rows = Rows::new(sender);
    match book {
        Sheets::Xlsx(book) => {
            let damaged = |error: calamine::XlsxError| ImportError::Damaged(error.to_string());
            let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
            let shown: Vec<Option<usize>> = reader.styles().iter().map(values::decimals).collect();
            while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
                rows.cell(&cell, shown.get(style).copied().flatten())?;
            }
        }
        Sheets::Xlsb(book) => {
            let damaged = |error: calamine::XlsbError| ImportError::Damaged(error.to_string());
            let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
            while let Some(cell) = reader.next_cell().map_err(damaged)? {
                rows.cell(&cell, None)?;
            }
        }
        Sheets::Xls(_) | Sheets::Ods(_) => {}
    }
    Ok(rows.finish()?)
}

fn take_rows(
    receiver: &Receiver<Batch>,
    input: &Input<'_>,
    table: &mut Table<'_>,
) -> Result<(), ImportError> {
    let mut count = 0_u64;
    for batch in receiver {
        input.check_cancel()?;
        let mut cells: Vec<&str> = Vec::new();
        let (mut at, mut start) = (0, 0);
        for (row, length, beyond) in &batch.rows {
            cells.clear();
            for end in batch.ends.get(at..at + length).unwrap_or_default() {
                cells.push(batch.text.get(start..*end).unwrap_or_default());
                start = *end;
            }
            at += length;
            table.row(u64::from(*row) + 1, &cells);
            table.cells_beyond(*beyond);
        }
        count += batch.rows.len() as u64;
        let bytes = input.bytes.len() as u64;
        (input.progress)(Progress { bytes_done: bytes / 2, bytes_total: bytes, rows: count });
    }
    Ok(())
}

/// A sheet of a format that calamine reads as a whole.
fn read_range(
    book: &mut Book<'_, '_>,
    input: &Input<'_>,
    name: &str,
    table: &mut Table<'_>,
) -> Result<(), ImportError> {
    let range = guarded(|| book.worksheet_range(name))?
        .map_err(|error| ImportError::Damaged(error.to_string()))?;
    let (first, left) = range.start().unwrap_or((0, 0));
    let mut cells = vec![String::new(); (left as usize).min(MOST_COLUMNS)];
    for (at, row) in range.rows().enumerate() {
        if at % 4_096 == 0 {
            input.check_cancel()?;
        }
        cells.truncate((left as usize).min(MOST_COLUMNS));
        let free = MOST_COLUMNS - cells.len();
        cells.extend(row.iter().take(free).map(values::text_of));
        let beyond = row.iter().skip(free).filter(|cell| !matches!(cell, calamine::Data::Empty));
        table.cells_beyond(beyond.count() as u64);
        // The rows are counted as the spreadsheet numbers them.
        if cells.iter().any(|cell| !cell.is_empty()) {
            table.row(u64::from(first) + at as u64 + 1, &cells);
        }
    }
    Ok(())
}
