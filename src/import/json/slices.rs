//! A large document whose rows stand in one list is read in slices: some thousand rows of the list at a
//! time, with what stands around the list, so that memory grows with the result and not with the file.

use super::broken;

/// Rows of a slice.
const ROWS: usize = 5_000;

/// What stands around the list is repeated for each slice, so it has to be short.
const LONGEST_AROUND: usize = 64 << 10;

/// A list deeper than this is not the list of the file.
const DEEPEST: usize = 4;

/// The list of a document.
pub(super) struct Slices<'a> {
    before: &'a str,
    after: &'a str,
    /// Where each slice begins and ends in the text of the list.
    rows: Vec<&'a str>,
}

impl<'a> Slices<'a> {
    /// `None` where the document has another list beside it, or is damaged: then only the whole says
    /// what it is.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        let start = list_start(bytes)?;
        let inside = list_depth(bytes, start);
        let mut slices = Vec::new();
        let (mut from, mut rows) = (start + 1, 0);
        let mut end = None;
        broken::walk(bytes, bytes.len(), &mut |at, open| {
            if end.is_some() || at < start {
                return;
            }
            if open.len() == inside + 1 {
                rows += 1;
                if rows == ROWS {
                    slices.extend(text.get(from..=at));
                    from = at + 1;
                    rows = 0;
                }
            } else if open.len() == inside && bytes.get(at) == Some(&b']') {
                slices.extend(text.get(from..at).filter(|rest| !rest.trim().is_empty()));
                end = Some(at);
            }
        });
        let end = end?;
        let (before, after) = (text.get(..=start)?, text.get(end..)?);
        let other_lists = after.contains('[') || before.matches('[').count() > 1;
        let short = before.len().max(after.len()) < LONGEST_AROUND;
        (short && !other_lists && slices.len() > 1).then_some(Self { before, after, rows: slices })
    }

    /// Each slice as a document of its own.
    pub(super) fn documents(&self) -> impl Iterator<Item = String> {
        self.rows.iter().map(|slice| {
            // The comma behind a slice stands at the beginning of the next.
            let rows = slice.trim_start().trim_start_matches(',').trim_end();
            [self.before, rows, self.after].concat()
        })
    }
}

/// Where the first list of objects begins.
fn list_start(bytes: &[u8]) -> Option<usize> {
    let (mut inside, mut escaped, mut depth) = (false, false, 0_usize);
    for (at, byte) in bytes.iter().enumerate().take(LONGEST_AROUND) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            _ if inside => {}
            b'[' => {
                let rest = bytes.get(at + 1..)?;
                let next = rest.iter().find(|own| !own.is_ascii_whitespace());
                return (next == Some(&b'{')).then_some(at);
            }
            b'{' => {
                depth += 1;
                if depth > DEEPEST {
                    return None;
                }
            }
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// How many brackets are open before the list.
fn list_depth(bytes: &[u8], start: usize) -> usize {
    let (mut inside, mut escaped, mut depth) = (false, false, 0_usize);
    for byte in bytes.iter().take(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'{' if !inside => depth += 1,
            b'}' if !inside => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_cut_into_documents() {
        let row = "{\"name\":\"a]\\\"[\",\"x\":[{\"y\":1}]}";
        let list = vec![row; 2 * ROWS + 7].join(", ");
        for (before, after) in [("[", "]"), ("{\"a\":{\"value\":[", "]},\"count\":3}")] {
            let text = [before, &list, after].concat();
            let slices = Slices::of(&text).unwrap();
            let mut rows = 0;
            for document in slices.documents() {
                let found = broken::parse(&document).unwrap();
                assert!(found.problems.is_empty(), "{:?}", found.problems);
                let value = &found.values[0];
                let list = value.pointer("/a/value").unwrap_or(value);
                rows += list.as_array().unwrap().len();
            }
            assert_eq!(rows, 2 * ROWS + 7);
        }
        // Another list beside it, a list that never ends, and a short one are read as a whole.
        for text in [
            ["{\"b\":[1],\"a\":[", &list, "]}"].concat(),
            ["{\"a\":[", &list, "],\"b\":[{\"name\":1}]}"].concat(),
            ["[", &list].concat(),
            ["[", row, "]"].concat(),
        ] {
            assert!(Slices::of(&text).is_none());
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_without_panic(text in "([\\[\\]{}:,\"0-9a\\\\]|\\PC){0,60}") {
            if let Some(slices) = Slices::of(&text) {
                let _ = slices.documents().count();
            }
        }
    }
}
