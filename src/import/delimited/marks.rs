//! Where the separators, line ends and quotes of a text stand: sixteen bytes are compared at a time, so
//! that a large list is walked once and its rows are known before any of them is looked at.

use wide::u8x16;

/// What stands for a quote.
const QUOTE: u8 = b'"';

/// Bytes that are looked at together; each has a bit of a mask.
const BLOCK: usize = 64;

/// The places of all separators, line ends and quotes of a text, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    at: Vec<u32>,
    /// How many of them were passed.
    passed: usize,
    /// Whether a quote is among them.
    quotes: bool,
}

impl Marks {
    /// Finds those of a text, which is no longer than what 32 bits count; the room is used again.
    pub(super) fn find(&mut self, text: &[u8], delimiter: u8, end: u8) {
        self.at.clear();
        self.passed = 0;
        let mut quotes = 0;
        let (blocks, rest) = text.as_chunks::<BLOCK>();
        let mut place = 0;
        for block in blocks {
            let (marks, quoted) = look(block, delimiter, end);
            quotes |= quoted;
            self.keep(marks, place);
            place += BLOCK as u32;
        }
        let mut block = [0; BLOCK];
        for (own, byte) in block.iter_mut().zip(rest) {
            *own = *byte;
        }
        let (marks, quoted) = look(&block, delimiter, end);
        // What stands behind the text is no part of it.
        let filled = !(u64::MAX << rest.len());
        self.keep(marks & filled, place);
        self.quotes = (quotes | (quoted & filled)) != 0;
    }

    fn keep(&mut self, mut marks: u64, place: u32) {
        while marks != 0 {
            self.at.push(place + marks.trailing_zeros());
            marks &= marks - 1;
        }
    }

    /// Whether a quote stands anywhere.
    pub(super) fn has_quotes(&self) -> bool {
        self.quotes
    }

    /// Those from a place on; the places that are asked for must not go down.
    pub(super) fn from(&mut self, place: usize) -> &[u32] {
        while self.at.get(self.passed).is_some_and(|at| (*at as usize) < place) {
            self.passed += 1;
        }
        self.at.get(self.passed..).unwrap_or_default()
    }
}

/// The bits of all marks of a block, and those of its quotes.
fn look(block: &[u8; BLOCK], delimiter: u8, end: u8) -> (u64, u64) {
    let (delimiter, end, quote) = (u8x16::splat(delimiter), u8x16::splat(end), u8x16::splat(QUOTE));
    let (mut marks, mut quotes) = (0, 0);
    let (parts, _) = block.as_chunks::<16>();
    for (part, at) in parts.iter().zip((0_u32..).step_by(16)) {
        let bytes = u8x16::new(*part);
        let quoted = bytes.simd_eq(quote);
        let any = quoted | bytes.simd_eq(delimiter) | bytes.simd_eq(end);
        marks |= u64::from(any.to_bitmask()) << at;
        quotes |= u64::from(quoted.to_bitmask()) << at;
    }
    (marks, quotes)
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
            let places: Vec<u32> = (0..)
                .zip(&text)
                .filter(|(_, byte)| b",\n\"".contains(byte))
                .map(|(at, _)| at)
                .collect();
            proptest::prop_assert_eq!(marks.from(0), &places[..]);
            proptest::prop_assert_eq!(marks.has_quotes(), text.contains(&b'"'));
            let half = text.len() / 2;
            let later = places.iter().filter(|at| **at as usize >= half).count();
            proptest::prop_assert_eq!(marks.from(half).len(), later);
        }
    }
}
