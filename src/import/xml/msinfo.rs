//! The report of Windows' own "System Information" (msinfo32 /nfo): XML of categories. It has no list of
//! installed programs; its services, drivers, program groups, start-up programs and running tasks are
//! traces of some, and it says so.

use super::super::msinfo::{Section, trace, what_it_cannot_show};
use super::super::records::Records;
use super::stream::Visitor;
use super::{Dialect, Document, ImportError, Lines, Survey, stream};

/// A report of msinfo32.
pub(super) struct SystemInformation;

impl Dialect for SystemInformation {
    fn name(&self) -> &'static str {
        super::super::msinfo::RECOGNISED
    }

    fn how(&self) -> &'static str {
        "its root \"MsInfo\""
    }

    fn recognises(&self, survey: &Survey) -> bool {
        survey.root == "MsInfo"
    }

    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError> {
        let mut machine = Summary::default();
        stream::walk(document.input, document.text, &mut machine)?;
        let mut lines = Lines::new(document.text);
        let mut rows = Rows {
            category: Vec::new(),
            facts: Vec::new(),
            at: 0,
            take: &mut |section, facts, at| {
                trace(records, machine.name.as_deref(), lines.of(at), section, facts);
            },
        };
        stream::walk(document.input, document.text, &mut rows)?;
        what_it_cannot_show(records)
    }
}

/// The computer's name, which stands in the summary.
#[derive(Default)]
struct Summary {
    item: String,
    name: Option<String>,
}

impl Visitor for Summary {
    fn start(&mut self, _: &[String], _: &[(String, String)], _: usize) {}

    fn end(&mut self, path: &[String], text: &str) {
        match path.last().map(String::as_str) {
            Some("Item") => text.clone_into(&mut self.item),
            Some("Value") if self.item == "System Name" && self.name.is_none() => {
                self.name = Some(text.to_owned()).filter(|own| !own.is_empty());
            }
            _ => {}
        }
    }
}

/// What is done with a row: its section, its facts, its place.
type Take<'a> = dyn FnMut(Section, &[(String, String)], usize) + 'a;

/// The rows of the categories that are traces.
struct Rows<'a> {
    category: Vec<Option<Section>>,
    facts: Vec<(String, String)>,
    at: usize,
    take: &'a mut Take<'a>,
}

impl Visitor for Rows<'_> {
    fn start(&mut self, path: &[String], attributes: &[(String, String)], at: usize) {
        match path.last().map(String::as_str) {
            Some("Category") => {
                let name = attributes.iter().find(|(name, _)| name == "name");
                self.category.push(name.and_then(|(_, own)| Section::of(own)));
            }
            Some("Data") => {
                self.facts.clear();
                self.at = at;
            }
            _ => {}
        }
    }

    fn end(&mut self, path: &[String], text: &str) {
        match path {
            [.., own] if own == "Category" => {
                self.category.pop();
            }
            [.., own] if own == "Data" => {
                if let Some(section) = self.category.last().copied().flatten() {
                    (self.take)(section, &self.facts, self.at);
                }
            }
            // Blanks of a column's heading are written as low lines.
            [.., above, own] if above == "Data" => {
                self.facts.push((own.replace('_', " "), text.to_owned()));
            }
            _ => {}
        }
    }
}
