//! From text to values, also where the text is damaged: what stands complete before the damage is kept,
//! and the damage is named.
//!
//! RFC 8259 leaves two things open that exports do all the same: escapes of half a surrogate pair, and
//! the same name twice in an object. The first is replaced, the second is kept and named.

use serde_json::Value;

use super::ImportError;

/// The values of a text, and what was wrong with it.
pub(super) struct Document {
    pub(super) values: Vec<Value>,
    /// The line, the text, and what is wrong there.
    pub(super) problems: Vec<(u64, String, String)>,
}

/// Values deeper than this are of no inventory; `serde_json` itself stops at 128.
const DEEPEST: usize = 128;

/// Parses a document, or several one after the other.
///
/// # Errors
/// When no value of it is complete.
pub(super) fn parse(text: &str) -> Result<Document, ImportError> {
    let mut problems = Vec::new();
    let error = match values(text, &mut problems) {
        Ok(values) => return Ok(Document { values, problems }),
        Err(error) => error,
    };
    // Texts that JSON does not allow inside strings: half a pair of surrogates, control characters.
    let mended = mended(text);
    let (text, error) = match &mended {
        Some(text) => match values(text, &mut problems) {
            Ok(values) => {
                let line = error.line() as u64;
                problems.push((
                    line,
                    String::new(),
                    "A text holds characters that do not exist; they are shown as \u{fffd}"
                        .to_owned(),
                ));
                return Ok(Document { values, problems });
            }
            Err(error) => (text.as_str(), error),
        },
        None => (text, error),
    };
    let kept = complete_before(text, place(text, &error));
    let values =
        kept.and_then(|kept| values(&kept, &mut problems).ok()).filter(|all| !all.is_empty());
    let Some(values) = values else {
        return Err(ImportError::NotUnderstood(describe(&error)));
    };
    let line = error.line() as u64;
    let reason = format!("Nothing was read from here on: {}", describe(&error));
    problems.push((line, String::new(), reason));
    Ok(Document { values, problems })
}

fn describe(error: &serde_json::Error) -> String {
    if error.to_string().contains("recursion limit") {
        return format!(
            "the JSON is nested deeper than any inventory (line {}, column {})",
            error.line(),
            error.column()
        );
    }
    format!("the JSON is cut off or broken ({error})")
}

fn values(
    text: &str,
    problems: &mut Vec<(u64, String, String)>,
) -> Result<Vec<Value>, serde_json::Error> {
    let (values, twice) = super::value::values(text)?;
    // Where in the text it was is not known any more.
    problems.extend(twice.into_iter().map(|own| {
        let reason = "An object has this name twice; the first value was read, this one was not";
        (1, own, reason.to_owned())
    }));
    Ok(values)
}

/// The byte at which an error was met.
fn place(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() || error.line() == 0 {
        return text.len();
    }
    let start: usize = text.split_inclusive('\n').take(error.line() - 1).map(str::len).sum();
    // The column is that of the sign which does not fit, counted from 1.
    (start + error.column().saturating_sub(1)).min(text.len())
}

/// The text up to the last object or list that is complete, closed as its brackets demand.
fn complete_before(text: &str, end: usize) -> Option<String> {
    let bytes = text.as_bytes();
    let mut last = None;
    walk(bytes, end, &mut |at, _| last = Some(at));
    let last = last?;
    let mut open = Vec::new();
    walk(bytes, last + 1, &mut |at, stack| {
        if at == last {
            open = stack.to_vec();
        }
    });
    let mut kept = text.get(..=last)?.to_owned();
    for bracket in open.iter().rev() {
        kept.push(if *bracket == b'{' { '}' } else { ']' });
    }
    Some(kept)
}

/// Tells each place where an object or list ends, with the brackets that are still open there.
pub(super) fn walk(bytes: &[u8], end: usize, closed: &mut dyn FnMut(usize, &[u8])) {
    let mut stack: Vec<u8> = Vec::new();
    let (mut inside, mut escaped) = (false, false);
    for (at, byte) in bytes.iter().enumerate().take(end) {
        if inside {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => inside = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => inside = true,
            b'{' | b'[' if stack.len() >= DEEPEST => return,
            b'{' | b'[' => stack.push(*byte),
            b'}' | b']' => {
                if stack.pop() != Some(if *byte == b'}' { b'{' } else { b'[' }) {
                    return;
                }
                closed(at, &stack);
            }
            _ => {}
        }
    }
}

/// The text with half surrogates replaced and control characters inside strings blanked; `None` where
/// there are none.
fn mended(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out: Vec<u8> = Vec::new();
    let (mut inside, mut taken, mut at) = (false, 0, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => inside = !inside,
            b'\\' if inside => {
                let unit = unit(bytes, at);
                match unit {
                    Some(0xd800..=0xdbff)
                        if matches!(unit_after(bytes, at), Some(0xdc00..=0xdfff)) =>
                    {
                        at += 11;
                    }
                    Some(0xd800..=0xdfff) => {
                        out.extend_from_slice(bytes.get(taken..at)?);
                        out.extend_from_slice("\u{fffd}".as_bytes());
                        at += 5;
                        taken = at + 1;
                    }
                    Some(_) => at += 5,
                    None => at += 1,
                }
            }
            0..=31 if inside => {
                out.extend_from_slice(bytes.get(taken..at)?);
                out.push(b' ');
                taken = at + 1;
            }
            // Outside of strings JSON knows only these three and the blank.
            0..=8 | 11 | 12 | 14..=31 => {
                out.extend_from_slice(bytes.get(taken..at)?);
                out.push(b' ');
                taken = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    if taken == 0 {
        return None;
    }
    out.extend_from_slice(bytes.get(taken..)?);
    String::from_utf8(out).ok()
}

/// The number of an escape `\uXXXX` at this place.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let escape = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    if !escape.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(std::str::from_utf8(escape).ok()?, 16).ok()
}

fn unit_after(bytes: &[u8], at: usize) -> Option<u16> {
    unit(bytes, at + 6)
}

/// About how much memory the values of a text take: each of a list, each of an object, and the texts.
pub(super) fn weight(text: &str) -> usize {
    // A text without many values is small whatever it holds.
    const SMALL: usize = 16 << 20;
    if text.len() < SMALL {
        return text.len();
    }
    let (mut objects, mut entries, mut values) = (0_usize, 0_usize, 0_usize);
    for byte in text.bytes() {
        match byte {
            b'{' => objects += 1,
            b':' => entries += 1,
            b',' | b'[' => values += 1,
            _ => {}
        }
    }
    // An object has room for eleven entries from the start (a node of its tree), each entry two texts
    // of their own, a value of a list 32 bytes.
    text.len() + objects * 640 + entries * 50 + values.saturating_sub(entries) * 40
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, values: &str, problems: usize) {
        let found = parse(text).unwrap();
        assert_eq!(serde_json::to_string(&found.values).unwrap(), values);
        assert_eq!(found.problems.len(), problems, "{:?}", found.problems);
    }

    #[test]
    fn what_is_complete_before_the_damage_is_kept() {
        check("[{\"a\":1},{\"b\":2}]", "[[{\"a\":1},{\"b\":2}]]", 0);
        check("[{\"a\":1},{\"b\":2},{\"c", "[[{\"a\":1},{\"b\":2}]]", 1);
        check("{\"x\":[{\"a\":[1]},{\"a\":[2", "[{\"x\":[{\"a\":[1]}]}]", 1);
        check("[{\"a\":1},]", "[[{\"a\":1}]]", 1);
        check("[{\"a\":1} {\"b\":2}]", "[[{\"a\":1}]]", 1);
        check("{\"a\":1}\n{\"a\":2}", "[{\"a\":1},{\"a\":2}]", 0);
        check("{\"a\":{}}}", "[{\"a\":{}}]", 1);
        check("{\"a\":1,\"a\":2,\"b\":3,\"b\":3}", "[{\"a\":1,\"b\":3}]", 1);
        assert!(parse("[{\"a\":1,").is_err());
        assert!(parse("{\"a\":\"\\").is_err());
    }

    #[test]
    fn characters_that_do_not_exist_are_replaced() {
        check("[\"a\\ud800b\",\"\\ud83d\\ude00\"]", "[[\"a\u{fffd}b\",\"\u{1f600}\"]]", 1);
        check("[\"a\0b\tc\"]", "[[\"a b c\"]]", 1);
        check("[\"\\\\ud800\"]", "[[\"\\\\ud800\"]]", 0);
    }

    #[test]
    fn depth_is_named() {
        let deep = "[".repeat(100_000);
        let Err(ImportError::NotUnderstood(why)) = parse(&deep) else { panic!("not declined") };
        assert!(why.contains("nested deeper than any inventory"), "{why}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_parsed_without_panic(text in "([\\[\\]{}:,\"0-9a\\\\u]|d800|\\PC|\0){0,60}") {
            let _ = parse(&text);
            let _ = mended(&text);
        }
    }
}
