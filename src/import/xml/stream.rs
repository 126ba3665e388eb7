//! XML as a stream of elements. Nothing is expanded but the five entities of XML itself, nothing is
//! fetched; a document that is cut off or broken gives what stands before.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::{ImportError, Input};

/// Elements deeper than this are of no inventory.
const DEEPEST: usize = 100;

/// Attributes of one element beyond this number are left out.
const MOST_ATTRIBUTES: usize = 200;

/// Looks at the elements of a document.
pub(super) trait Visitor {
    /// An element begins; the last name of the path is its own. `at` is its place in the text.
    fn start(&mut self, path: &[String], attributes: &[(String, String)], at: usize);

    /// It ends; `text` is what stands in it directly.
    fn end(&mut self, path: &[String], text: &str);
}

/// How a document ended.
#[derive(Default)]
pub(super) struct Ending {
    /// Where it is broken or cut off, and why.
    pub(super) broken: Option<(usize, String)>,
    /// Where the first entity stands that the document declares itself.
    pub(super) entity: Option<usize>,
}

/// Walks through a document.
///
/// # Errors
/// When not even its first element could be read, it is nested too deep, or the user stopped.
pub(super) fn walk(
    input: &Input<'_>,
    text: &str,
    visitor: &mut dyn Visitor,
) -> Result<Ending, ImportError> {
    let mut reader = Reader::from_str(text);
    // An element without content is one that begins and ends.
    reader.config_mut().expand_empty_elements = true;
    let mut ending = Ending::default();
    let mut path: Vec<String> = Vec::new();
    let mut words = String::new();
    let mut attributes = Vec::new();
    let mut events = 0_u64;
    loop {
        events += 1;
        if events.is_multiple_of(20_000) {
            input.check_cancel()?;
        }
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                path.push(start.local_name().as_ref().to_owned());
                words.clear();
                if path.len() > DEEPEST {
                    return Err(ImportError::NotUnderstood(format!(
                        "the XML is nested deeper than any inventory (line {})",
                        Lines::new(text).of(at)
                    )));
                }
                read_attributes(&start, &mut attributes);
                visitor.start(&path, &attributes, at);
            }
            Ok(
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_),
            ) => {}
            Ok(Event::Text(own)) => words.push_str(&own),
            Ok(Event::CData(own)) => words.push_str(&own),
            Ok(Event::GeneralRef(own)) => match predefined(&own) {
                Some(c) => words.push(c),
                None => {
                    words.push('\u{fffd}');
                    ending.entity.get_or_insert(at);
                }
            },
            Ok(Event::End(_)) => {
                visitor.end(&path, words.trim());
                words.clear();
                path.pop();
            }
            Ok(Event::Eof) => {
                if !path.is_empty() {
                    let reason = "The document is cut off here".to_owned();
                    ending.broken = Some((text.len(), reason));
                }
                return Ok(ending);
            }
            Err(error) => {
                if events < 2 || path.is_empty() {
                    return Err(ImportError::NotUnderstood(format!("the XML is broken ({error})")));
                }
                let reason = format!("The XML is broken from here on ({error})");
                ending.broken = Some((at, reason));
                return Ok(ending);
            }
        }
    }
}

/// The entities of XML itself, and characters by their number.
fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

fn read_attributes(start: &BytesStart<'_>, into: &mut Vec<(String, String)>) {
    into.clear();
    for attribute in start.attributes().with_checks(false).flatten().take(MOST_ATTRIBUTES) {
        let key = attribute.key.local_name().as_ref().to_owned();
        into.push((key, unescaped(&attribute.value)));
    }
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match after.split_once(';').filter(|(name, _)| name.len() < 12) {
            Some((name, more)) => {
                out.push(predefined(name).unwrap_or('\u{fffd}'));
                rest = more;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// Counts lines up to a place, each part of the text once where places only grow.
pub(in super::super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub(in super::super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of a place.
    pub(in super::super) fn of(&mut self, at: usize) -> u64 {
        let at = at.min(self.text.len());
        let between = |from: usize, to: usize| {
            let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
            bytes.split(|byte| *byte == b'\n').count().saturating_sub(1) as u64
        };
        if at >= self.at {
            self.line += between(self.at, at);
        } else {
            // An element around others is told after them: its beginning lies before theirs.
            self.line = self.line.saturating_sub(between(at, self.at));
        }
        self.at = at;
        self.line
    }
}
