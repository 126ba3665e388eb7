//! Elements that are records: their attributes and what stands in the elements inside them, by name; and
//! the computer that stands around them.

use serde_json::Value;

use super::super::fields::{MACHINE, Object, word};
use super::stream::Visitor;

/// Facts of one record beyond this number are left out.
const MOST_FACTS: usize = 1_000;

/// Elements that are computers: their names are the computers' names.
const COMPUTERS: &[&str] = &[
    "computer",
    "host",
    "machine",
    "device",
    "pc",
    "asset",
    "workstation",
    "client",
    "endpoint",
    "node",
    "agent",
    "server",
    "system",
    "reporthost",
];

/// A record.
pub(super) struct Record {
    /// Its facts; a fact of an element inside an element is called `supplier/name`.
    pub(super) facts: Value,
    /// Where it begins.
    pub(super) at: usize,
    /// The computer that it stands in.
    pub(super) machine: Option<String>,
    /// The names of the elements around it and its own.
    pub(super) path: Vec<String>,
}

impl Record {
    /// What one of its facts says.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let own = self.facts.get(key).and_then(Value::as_str)?;
        (!super::super::records::is_nothing(own)).then(|| own.to_owned())
    }
}

/// Tells each record as soon as it ends.
pub(super) struct Collector<'a> {
    is_record: &'a dyn Fn(&[String]) -> bool,
    take: &'a mut dyn FnMut(Record),
    /// Records that are open, the innermost last: their depth, facts and beginning.
    open: Vec<(usize, Object, usize)>,
    /// The computer of each element that is open.
    machines: Vec<Option<String>>,
    /// Attributes of elements inside a record that wait for the element's text.
    named: Vec<Option<String>>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(
        is_record: &'a dyn Fn(&[String]) -> bool,
        take: &'a mut dyn FnMut(Record),
    ) -> Self {
        Self { is_record, take, open: Vec::new(), machines: Vec::new(), named: Vec::new() }
    }

    fn fact(&mut self, key: String, value: &str) {
        if let Some((_, facts, _)) = self.open.last_mut() {
            if facts.len() < MOST_FACTS && !value.is_empty() {
                facts.entry(key).or_insert_with(|| Value::String(value.to_owned()));
            }
        }
    }
}

impl Visitor for Collector<'_> {
    fn start(&mut self, path: &[String], attributes: &[(String, String)], at: usize) {
        let own = path.last().map(String::as_str).unwrap_or_default();
        let is_computer = COMPUTERS.contains(&word(own).as_str());
        let machine = attributes.iter().find_map(|(name, value)| {
            let name = word(name);
            let says = MACHINE.contains(&name.as_str())
                || is_computer && matches!(name.as_str(), "name" | "displayname");
            (says && !value.is_empty()).then(|| value.clone())
        });
        self.machines.push(machine);
        if (self.is_record)(path) {
            self.open.push((path.len(), Object::new(), at));
            for (name, value) in attributes {
                self.fact(name.clone(), value);
            }
        } else if let Some((depth, _, _)) = self.open.last() {
            let inside = path.get(*depth..).unwrap_or_default().join("/");
            for (name, value) in attributes {
                if let Some(key) = keys_of_attribute(&inside, name, value).into_iter().next() {
                    self.fact(key, value);
                }
            }
        }
        self.named.push(name_of(attributes));
    }

    fn end(&mut self, path: &[String], text: &str) {
        let named = self.named.pop().flatten();
        let machine = self.machines.pop().flatten();
        let own = path.last().map(String::as_str).unwrap_or_default();
        match self.open.last() {
            Some((depth, _, _)) if path.len() == *depth => {
                let Some((_, mut facts, at)) = self.open.pop() else { return };
                if facts.is_empty() && !text.is_empty() {
                    // An element with nothing but a text is its own name.
                    facts.insert("name".to_owned(), Value::String(text.to_owned()));
                }
                let around = self.machines.iter().rev().flatten().next().cloned();
                (self.take)(Record {
                    facts: Value::Object(facts),
                    at,
                    machine: machine.or(around),
                    path: path.to_vec(),
                });
            }
            Some((depth, _, _)) => {
                let key = path.get(*depth..).unwrap_or_default().join("/");
                if let Some(named) = named {
                    self.fact(named, text);
                }
                self.fact(key, text);
            }
            None => {
                let above = path.len().checked_sub(2).and_then(|at| path.get(at));
                let in_computer = above.is_some_and(|own| COMPUTERS.contains(&word(own).as_str()));
                let name = word(own);
                let says = MACHINE.contains(&name.as_str()) || in_computer && name == "name";
                // Jamf Pro says the name of a computer in "general" (developer.jamf.com, "computers").
                let general = name == "name"
                    && above.is_some_and(|own| word(own) == "general")
                    && path
                        .len()
                        .checked_sub(3)
                        .and_then(|at| path.get(at))
                        .is_some_and(|own| COMPUTERS.contains(&word(own).as_str()));
                let place = if general {
                    self.machines.len().checked_sub(2)
                } else {
                    self.machines.len().checked_sub(1)
                };
                if (says || general) && !text.is_empty() {
                    if let Some(own) = place.and_then(|at| self.machines.get_mut(at)) {
                        *own = Some(text.to_owned());
                    }
                }
            }
        }
    }
}

/// `<Property Name="Version">1</Property>`, `<S N="Version">1</S>` as PowerShell writes them: the fact's
/// name stands in the attribute.
fn name_of(attributes: &[(String, String)]) -> Option<String> {
    attributes
        .iter()
        .find(|(name, _)| matches!(name.as_str(), "Name" | "N" | "name" | "key" | "Key"))
        .map(|(_, value)| value.clone())
}

/// What an attribute of an element inside a record is called: `version@value` is the version itself, and
/// the value of `Name` is a name of a fact.
pub(super) fn keys_of_attribute(element: &str, name: &str, value: &str) -> Vec<String> {
    match name {
        "value" | "Value" => vec![element.to_owned()],
        "N" | "Name" | "key" | "Key" if value.len() < 60 => {
            vec![format!("{element}/{name}"), value.to_owned()]
        }
        _ => vec![format!("{element}/{name}")],
    }
}
