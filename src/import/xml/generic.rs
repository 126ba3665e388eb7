//! Any XML: the repeated elements that have a name and a version or publisher, or are called as programs
//! are; their computer is what stands around them.

use std::collections::HashSet;

use super::super::dates::Order;
use super::super::fields::{Fields, MACHINE, NAME, PUBLISHER, VERSION, word};
use super::super::json::object_row_at;
use super::super::records::Records;
use super::survey::Facts;
use super::{Dialect, Document, ImportError, Survey};
use crate::model::Kind;

/// XML of no particular tool.
pub(super) struct Generic;

/// Elements that are programs though they say nothing but a name.
const PROGRAMS: &[&str] = &[
    "software",
    "program",
    "application",
    "app",
    "package",
    "product",
    "installedsoftware",
    "installedprogram",
    "installedapplication",
    "softwareitem",
];

/// Elements that have a name and a maker or version and are no programs.
const OTHERS: &[&str] = &[
    "monitor",
    "printer",
    "processor",
    "cpu",
    "memory",
    "disk",
    "drive",
    "bios",
    "baseboard",
    "networkadapter",
    "videocard",
    "soundcard",
    "operatingsystem",
    "os",
    "system",
    "hotfix",
    "update",
];

impl Dialect for Generic {
    fn name(&self) -> &'static str {
        "XML"
    }

    fn how(&self) -> &'static str {
        "a repeated element that has a name and a version or publisher"
    }

    fn recognises(&self, _: &Survey) -> bool {
        true
    }

    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError> {
        let lists = lists(document.survey);
        if lists.is_empty() {
            return Err(ImportError::NoPrograms {
                what: "XML in which no list of programs was found",
            });
        }
        let fallback = only_machine(document.survey, &lists);
        let known: HashSet<&str> = lists.iter().map(|own| own.as_str()).collect();
        let is_record = |path: &[String]| known.contains(path.join("/").as_str());
        document.each(&is_record, &mut |own, line| {
            let machine = own.machine.as_deref().or(fallback.as_deref());
            if Fields::of(&own.facts).is_some_and(|own| own.first(NAME).is_none())
                && own.facts.as_object().is_some_and(serde_json::Map::is_empty)
            {
                records.skip();
                return;
            }
            object_row_at(records, line, &own.facts, machine, Kind::Program, Order::Unknown);
        })
    }
}

/// The paths of the elements that are software.
fn lists(survey: &Survey) -> Vec<&String> {
    let good: Vec<(&String, &Facts)> =
        survey.paths.iter().filter(|(path, own)| is_list(path, own)).collect();
    good.iter()
        .enumerate()
        .filter(|(at, (path, own))| {
            // An element around others that are software is a computer or a group. The paths are
            // sorted, so that those inside follow.
            let inside = good.iter().skip(at + 1);
            !inside.take_while(|(other, _)| other.starts_with(path.as_str())).any(
                |(other, inner)| {
                    inner.count >= own.count
                        && other
                            .strip_prefix(path.as_str())
                            .is_some_and(|rest| rest.starts_with('/'))
                },
            )
        })
        .map(|(_, own)| own)
        .map(|(path, _)| *path)
        .collect()
}

fn is_list(path: &str, facts: &Facts) -> bool {
    let name = word(path.rsplit('/').next().unwrap_or(path));
    if OTHERS.contains(&name.as_str()) || !path.contains('/') {
        return false;
    }
    let words: Vec<String> = facts.names.iter().map(|own| word(own)).collect();
    let has = |names: &[&str]| words.iter().any(|own| names.contains(&own.as_str()));
    let called = PROGRAMS.contains(&name.as_str());
    has(NAME) && (has(VERSION) || has(PUBLISHER) || called)
        || called && facts.text.is_some() && facts.count > 1
}

/// The computer of the document, where it names one and only one outside of its lists.
fn only_machine(survey: &Survey, lists: &[&String]) -> Option<String> {
    let mut named = survey.paths.iter().filter(|(path, own)| {
        let name = word(path.rsplit('/').next().unwrap_or(path));
        own.count == 1
            && MACHINE.contains(&name.as_str())
            && own.text.is_some()
            && !lists.iter().any(|list| path.starts_with(list.as_str()))
    });
    let found = named.next()?;
    found.1.text.clone()
}
