//! Writes a large list of a fleet's programs as CSV or XLSX, the same in every run: what
//! `benches/import.sh` measures with.
//!
//!     cargo run --release --example make-list -- 1000000 list.csv [list.xlsx]

use std::fmt::Write as _;
use std::io::Write as _;

/// Machines and titles of the fleet.
const MACHINES: u64 = 5_000;
const TITLES: u64 = 4_000;

const FIRST: [&str; 20] = [
    "Acme", "Blue", "Circle", "Delta", "Echo", "Fast", "Grand", "Harbour", "Ivory", "Jade", "Kite",
    "Lunar", "Metro", "North", "Open", "Prime", "Quiet", "River", "Silver", "Tidal",
];
const SECOND: [&str; 20] = [
    "Archive", "Backup", "Calendar", "Desktop", "Editor", "Finance", "Gallery", "Help", "Imaging",
    "Journal", "Keyboard", "Library", "Mail", "Notes", "Office", "Player", "Query", "Reader",
    "Studio", "Transfer",
];
const THIRD: [&str; 10] = [
    "Agent", "Client", "Driver", "Runtime", "Service", "Suite", "Tools", "Update", "Viewer", "Plus",
];

/// Xorshift: enough for a list, and the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// A program and its publisher; one in a thousand is restricted.
fn title(number: u64) -> (String, String) {
    if number.is_multiple_of(1_000) {
        return (
            "Kaspersky Endpoint Security for Windows".to_owned(),
            "AO Kaspersky Lab".to_owned(),
        );
    }
    let pick = |list: &[&str], by: u64| {
        list.get((by % list.len() as u64) as usize).map_or("", |word| *word).to_owned()
    };
    let (first, second, third) =
        (pick(&FIRST, number), pick(&SECOND, number / 20), pick(&THIRD, number / 400));
    (format!("{first} {second} {third} (64-bit)"), format!("{first} {second} Inc."))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let rows: u64 = arguments.next().ok_or("how many rows?")?.parse()?;
    let files: Vec<String> = arguments.collect();
    let titles: Vec<(String, String)> = (0..TITLES).map(title).collect();
    for file in files {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        let mut row = |at: u64| {
            // A list of a fleet goes machine by machine.
            let machine = format!("OFFICE-{:04}", at * MACHINES / rows);
            let number = numbers.below(TITLES);
            let (name, publisher) = titles.get(number as usize).cloned().unwrap_or_default();
            let version =
                format!("{}.{}.{}", number % 30, number % 7 + numbers.below(3), number % 1_000);
            let date = format!(
                "20{:02}-{:02}-{:02}",
                18 + numbers.below(7),
                1 + numbers.below(12),
                1 + numbers.below(28)
            );
            [machine, name, publisher, version, date]
        };
        let heading = ["Computer", "Software", "Publisher", "Version", "Installed on"];
        if std::path::Path::new(&file).extension().is_some_and(|end| end == "xlsx") {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet();
            sheet.write_row(0, 0, heading)?;
            for at in 0..rows.min(1_048_575) {
                sheet.write_row(at as u32 + 1, 0, row(at))?;
            }
            book.save(&file)?;
        } else {
            let mut out = std::io::BufWriter::new(std::fs::File::create(&file)?);
            let mut line = heading.join(",") + "\r\n";
            for at in 0..rows {
                out.write_all(line.as_bytes())?;
                line.clear();
                write!(line, "{}\r\n", row(at).join(","))?;
            }
            out.write_all(line.as_bytes())?;
        }
    }
    Ok(())
}
