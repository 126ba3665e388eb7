//! Where the separators, line ends and quotes of a text stand: sixteen bytes are compared at a time, so
//! that a large list is walked once and its rows are known before any of them is looked at.

use wide::u8x16;

/// What stands for a quote.
const QUOTE: u8 = b'"';

/// Bytes that are looked at together; each has a bit of a mask.
const BLOCK: usize = 64;

/// The lines of a text and the cells in them, as they are divided where no quote is opened.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// Where cells begin: the beginning of the text, and every place behind a separator, a line end or a
    /// quote.
    cells: Vec<u32>,
    /// Of each line the number of its first cell.
    lines: Vec<u32>,
    /// How many lines were passed.
    passed: usize,
    /// Whether a quote is among them.
    quotes: bool,
}

/// The bits of a block.
struct Bits {
    /// Separators, line ends and quotes.
    marks: u64,
    ends: u64,
}

impl Marks {
    /// Finds those of a text, which is no longer than what 32 bits count; the room is used again.
    pub(super) fn find(&mut self, text: &[u8], delimiter: u8, end: u8) {
        self.cells.clear();
        self.lines.clear();
        self.cells.push(0);
        self.lines.push(0);
        (self.passed, self.quotes) = (0, false);
        let mut quotes = u8x16::splat(0);
        let (blocks, rest) = text.as_chunks::<BLOCK>();
        let mut place = 0;
        for block in blocks {
            let bits = look(block, delimiter, end, &mut quotes);
            self.keep(&bits, place);
            place += BLOCK as u32;
        }
        // What fills up the last block is no mark.
        let mut block = [b' '; BLOCK];
        for (own, byte) in block.iter_mut().zip(rest) {
            *own = *byte;
        }
        let mut bits = look(&block, delimiter, end, &mut quotes);
        let filled = !(u64::MAX << rest.len());
        bits.marks &= filled;
        bits.ends &= filled;
        self.keep(&bits, place);
        self.quotes = quotes.to_bitmask() != 0;
    }

    #[inline]
    fn keep(&mut self, bits: &Bits, place: u32) {
        let Bits { mut marks, mut ends } = *bits;
        let before = self.cells.len() as u32;
        while ends != 0 {
            let at = ends.trailing_zeros();
            // The cell behind this mark is the first one of the next line.
            let up_to = u64::MAX >> (63 - at);
            self.lines.push(before + (marks & up_to).count_ones() - 1);
            ends &= ends - 1;
        }
        while marks != 0 {
            self.cells.push(place + marks.trailing_zeros() + 1);
            marks &= marks - 1;
        }
    }

    /// Whether a quote stands anywhere.
    pub(super) fn has_quotes(&self) -> bool {
        self.quotes
    }

    /// The cells of all lines and the first cells of the lines, from the line on that begins at a place;
    /// `None` where none begins there. The places that are asked for must not go down.
    pub(super) fn from(&mut self, place: usize) -> Option<(&[u32], &[u32])> {
        let start =
            |line: &u32| self.cells.get(*line as usize).map_or(usize::MAX, |at| *at as usize);
        while self.lines.get(self.passed).is_some_and(|line| start(line) < place) {
            self.passed += 1;
        }
        let lines = self.lines.get(self.passed..).unwrap_or_default();
        lines.first().filter(|line| start(line) == place)?;
        Some((&self.cells, lines))
    }
}

/// The bits of a block; `quotes` is more than nothing once there was a quote.
#[inline]
fn look(block: &[u8; BLOCK], delimiter: u8, end: u8, quotes: &mut u8x16) -> Bits {
    let (delimiter, end, quote) = (u8x16::splat(delimiter), u8x16::splat(end), u8x16::splat(QUOTE));
    let mut bits = Bits { marks: 0, ends: 0 };
    let (parts, _) = block.as_chunks::<16>();
    for (part, at) in parts.iter().zip((0_u32..).step_by(16)) {
        let bytes = u8x16::new(*part);
        let (quoted, ends) = (bytes.simd_eq(quote), bytes.simd_eq(end));
        *quotes |= quoted;
        let any = quoted | ends | bytes.simd_eq(delimiter);
        bits.marks |= u64::from(any.to_bitmask()) << at;
        bits.ends |= u64::from(ends.to_bitmask()) << at;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_mark_is_found(text in proptest::collection::vec(
            proptest::sample::select(b"a,;\n\r\"\0\xc3\xa9".to_vec()), 0..300)
        ) {
            let mut marks = Marks::default();
            marks.find(&text, b',', b'\n');
            proptest::prop_assert_eq!(marks.has_quotes(), text.contains(&b'"'));
            let behind = |wanted: &[u8]| -> Vec<u32> {
                let marks = (1..).zip(&text).filter(|(_, byte)| wanted.contains(byte));
                std::iter::once(0).chain(marks.map(|(at, _)| at)).collect()
            };
            let starts = behind(b"\n");
            for (at, start) in starts.iter().enumerate() {
                let (cells, lines) = marks.from(*start as usize).unwrap();
                proptest::prop_assert_eq!(cells, &behind(b",\n\"")[..]);
                let begin: Vec<u32> = lines.iter().map(|line| cells[*line as usize]).collect();
                proptest::prop_assert_eq!(&begin[..], &starts[at..]);
            }
            // Where no line begins there is nothing to go on from.
            let inside = (0..text.len()).rfind(|at| !starts.contains(&(*at as u32)));
            if let Some(inside) = inside {
                marks.find(&text, b',', b'\n');
                proptest::prop_assert!(marks.from(inside).is_none());
            }
        }
    }
}
