//! What `BCU-console list` prints (github.com/Klocman/Bulk-Crap-Uninstaller): after its own name and its
//! progress, lines padded to columns of 40, 20 and 40 letters.

use super::records::Records;
use super::{Format, ImportError, Input, Reading};
use crate::model::Software;

/// The console's list.
pub(super) struct BcuConsole;

impl Format for BcuConsole {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        file.text(400)
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with("BCU-console, Version=")
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let mut records = Records::new(input, "Bulk Crap Uninstaller");
        let mut inside = false;
        for (line, number) in decoded.text.lines().zip(1_u64..) {
            let text = line.trim();
            if text.starts_with("Found ") && text.ends_with(" applications.") {
                inside = true;
                continue;
            }
            if !inside || text.is_empty() {
                continue;
            }
            // Long names push the columns behind them: two blanks separate cells all the same.
            let mut cells = text.split("  ").map(str::trim).filter(|own| !own.is_empty());
            let Some(name) = cells.next() else { continue };
            let (versions, others): (Vec<&str>, Vec<&str>) =
                cells.partition(|own| own.starts_with(|c: char| c.is_ascii_digit()));
            let software = Software {
                name: name.to_owned(),
                version: versions.first().map(|own| (*own).to_owned()),
                publisher: others.first().map(|own| (*own).to_owned()),
                ..Software::default()
            };
            records.software(None, number, software);
            records.check_cancel()?;
        }
        records.finish("Bulk Crap Uninstaller, console", "its first line \"BCU-console\"")
    }
}
