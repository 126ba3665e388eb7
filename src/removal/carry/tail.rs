//! The last lines that a program said, with the number of those before them: enough to see why it failed,
//! and bounded whatever it says.

use std::collections::VecDeque;

/// Lines that are kept.
const KEPT: usize = 100;

/// The last lines of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tail {
    lines: VecDeque<String>,
    /// Lines before them.
    pub left_out: u64,
}

impl Tail {
    /// Takes a line in.
    pub fn push(&mut self, line: String) {
        if self.lines.len() == KEPT {
            self.lines.pop_front();
            self.left_out += 1;
        }
        self.lines.push_back(line);
    }

    /// The lines.
    #[must_use]
    pub fn into_lines(self) -> Vec<String> {
        self.lines.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_are_kept_and_the_others_counted() {
        let mut tail = Tail::default();
        (0..250).for_each(|n| tail.push(n.to_string()));
        assert_eq!(tail.left_out, 150);
        let lines = tail.into_lines();
        assert_eq!((lines.len(), lines[0].as_str()), (100, "150"));
    }
}
