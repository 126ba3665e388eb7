//! Reads every cell of a workbook's first sheet with calamine and does nothing with it: what
//! `benches/import.sh` compares the reading of workbooks with.

use calamine::{Reader as _, Xlsx, open_workbook};

#[allow(clippy::print_stdout, reason = "its answer goes to whoever measures")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which workbook?")?;
    let mut book: Xlsx<_> = open_workbook(path)?;
    let name = book.sheet_names().first().cloned().ok_or("no sheet")?;
    let mut cells = book.worksheet_cells_reader(&name)?;
    let mut count = 0_u64;
    while let Some(cell) = cells.next_cell()? {
        count += u64::from(!matches!(cell.get_value(), calamine::DataRef::Empty));
    }
    println!("{count}");
    Ok(())
}
