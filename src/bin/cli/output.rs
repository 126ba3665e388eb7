//! Where results go: a file, written whole or not at all, or standard output, which may be closed.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use super::CliError;

/// Writes a result.
pub fn write(bytes: &[u8], out: Option<&Path>) -> Result<(), CliError> {
    if let Some(path) = out {
        return Ok(interdict::app::paths::write_whole(path, bytes)?);
    }
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        // "interdict-cli … | head" closes the pipe early; that is no fault.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(CliError::Output),
    }
}

/// How wide a table may be: the terminal's width, else what COLUMNS says, else 100.
pub fn width() -> usize {
    // A table with arrangement asks the terminal for its width by itself.
    let terminal = std::io::stdout()
        .is_terminal()
        .then(|| comfy_table::Table::new().width())
        .flatten()
        .map(usize::from);
    let columns = || std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
    terminal.or_else(columns).filter(|width| *width >= 40).unwrap_or(100)
}
