//! `rpm -qi` and `rpm -qia`: a block a package, `Key : value` in each line, then a description of free
//! text. Old versions put two keys in a line.

use super::rpm_qa::day;
use super::{Head, List, Records, numbered, package};
use crate::import::ImportError;
use crate::model::Software;

/// `rpm -qi`.
pub(in crate::import) struct RpmQi;

impl List for RpmQi {
    const NAME: &'static str = "rpm -qi";
    const HOW: &'static str = "blocks that begin with \"Name :\"";

    fn is_it(head: &Head<'_>) -> bool {
        field(head.first(), "Name").is_some()
            && head.lines.iter().take(12).any(|line| field(line, "Release").is_some())
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut open: Option<Block> = None;
        for (number, line) in numbered(text) {
            if let Some(name) = field(line, "Name").filter(|name| !name.is_empty()) {
                if let Some(done) = open.replace(Block::new(number, name)) {
                    done.close(records);
                }
            } else if let Some(block) = &mut open {
                block.take(line);
            } else if !line.trim().is_empty() && !super::is_beside(line) {
                records.problem(number, line, "The line stands before the first package");
            }
            records.check_cancel()?;
        }
        if let Some(done) = open {
            done.close(records);
        }
        Ok(())
    }
}

struct Block {
    number: u64,
    software: Software,
    release: String,
    /// Behind "Description" stands free text, in which a line may look like a key.
    described: bool,
}

impl Block {
    fn new(number: u64, name: &str) -> Self {
        let software = package(word(name), None);
        Self { number, software, release: String::new(), described: false }
    }

    fn take(&mut self, line: &str) {
        if self.described {
            return;
        }
        if let Some(own) = field(line, "Version") {
            self.software.version = Some(word(own).to_owned());
        } else if let Some(own) = field(line, "Release") {
            word(own).clone_into(&mut self.release);
        } else if let Some(own) = field(line, "Install Date") {
            self.software.installed_on = day(own);
        } else if line.starts_with("Description") {
            self.described = true;
        }
        let second = line.split_once(" Vendor: ").map(|(_, own)| own.trim());
        if let Some(own) = field(line, "Vendor").or(second) {
            self.software.publisher = Some(own.to_owned());
        }
    }

    fn close(mut self, records: &mut Records<'_>) {
        if self.software.name == "gpg-pubkey" {
            records.skip();
            return;
        }
        if let (Some(version), false) = (&mut self.software.version, self.release.is_empty()) {
            version.push('-');
            version.push_str(&self.release);
        }
        records.software(None, self.number, self.software);
    }
}

fn word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or(text)
}

/// `Key   : value`.
pub(super) fn field<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.trim_start().strip_prefix(':').map(str::trim)
}
