//! Alpine's database of installed packages (`/lib/apk/db/installed`): stanzas of `letter:value`, as
//! described in the wiki page "Apk spec". `P` is the name, `V` the version, `m` the maintainer.

use super::{Head, List, Records, numbered, package};
use crate::import::ImportError;
use crate::model::Software;

/// `/lib/apk/db/installed`.
pub(in crate::import) struct ApkDatabase;

impl List for ApkDatabase {
    const NAME: &'static str = "apk database";
    const HOW: &'static str = "its lines \"P:\" and \"V:\"";

    fn is_it(head: &Head<'_>) -> bool {
        let start = |key: &str| head.lines.iter().take(12).any(|line| line.starts_with(key));
        start("P:") && start("V:") && (start("C:Q") || start("A:"))
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut open = Stanza::default();
        for (number, line) in numbered(text) {
            if line.is_empty() {
                std::mem::take(&mut open).close(records);
                continue;
            }
            if open.line == 0 {
                open.line = number;
                line.clone_into(&mut open.first);
            }
            match line.split_once(':') {
                Some(("P", name)) => open.software = Some(package(name, None)),
                Some(("V", version)) => version.clone_into(&mut open.version),
                Some(("m", maintainer)) => maintainer.clone_into(&mut open.maintainer),
                _ => {}
            }
            records.check_cancel()?;
        }
        open.close(records);
        Ok(())
    }
}

#[derive(Default)]
struct Stanza {
    line: u64,
    first: String,
    software: Option<Software>,
    version: String,
    maintainer: String,
}

impl Stanza {
    fn close(self, records: &mut Records<'_>) {
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        match self.software.filter(|own| !own.name.is_empty()) {
            Some(own) => {
                let software = Software {
                    version: some(self.version),
                    publisher: some(self.maintainer),
                    ..own
                };
                records.software(None, self.line, software);
            }
            None if self.line > 0 => {
                records.problem(self.line, &self.first, "The record names no package");
            }
            None => {}
        }
    }
}
