//! What a program says, line by line, as text that may be shown: a bounded line at a time, without what steers a
//! terminal.

use std::io::{self, Read};
use std::sync::mpsc::SyncSender;

use zeroize::Zeroize as _;

use super::Stream;

/// Bytes of one line; longer ones are cut in pieces.
const LONGEST_LINE: usize = 4096;

/// What stands for a line that is too long to be looked through.
pub(super) const LEFT_OUT: &str = "(a very long line is not shown)";

/// Reads one stream on a thread of its own: two that are read in turn would block each other.
pub(super) fn read_lines(
    mut from: impl Read + Send + 'static,
    stream: Stream,
    sender: SyncSender<(Stream, String)>,
    whole_lines: bool,
) -> io::Result<()> {
    std::thread::Builder::new().name("output of a program".to_owned()).spawn(move || {
        let mut buffer = [0_u8; 4096];
        let mut line: Vec<u8> = Vec::new();
        let mut starts_over = false;
        let mut is_left_out = false;
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => break,
            };
            for byte in buffer.get(..read).unwrap_or_default() {
                // A return without a new line writes over the line, as progress in per cent does.
                if starts_over && !matches!(byte, b'\n' | b'\r' | 0) {
                    line.clear();
                }
                starts_over = *byte == b'\r' || starts_over && *byte == 0;
                let is_full = line.len() >= LONGEST_LINE;
                if is_full && whole_lines {
                    is_left_out = true;
                    line.zeroize();
                } else if *byte == b'\n' || is_full {
                    let text = if is_left_out { LEFT_OUT.to_owned() } else { text_of(&line) };
                    if sender.send((stream, text)).is_err() {
                        return;
                    }
                    line.clear();
                    is_left_out = false;
                }
                // Zeros are the other halves of UTF-16 letters.
                if !matches!(byte, b'\n' | b'\r' | 0) {
                    line.push(*byte);
                }
            }
        }
        if is_left_out {
            sender.send((stream, LEFT_OUT.to_owned())).ok();
        } else if !line.is_empty() {
            sender.send((stream, text_of(&line))).ok();
        }
    })?;
    Ok(())
}

/// A line as text: UTF-8, else the code page of Western Windows; letters that steer a terminal are taken
/// out, since the line is shown on one.
fn text_of(line: &[u8]) -> String {
    let text = match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(line).0.into_owned(),
    };
    text.chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_taken_out() {
        assert_eq!(text_of(b"\x1b[31mred\x07"), "[31mred");
        assert_eq!(text_of("Größe".as_bytes()), "Größe");
        assert_eq!(text_of(b"Gr\xf6\xdfe"), "Größe");
    }
}
