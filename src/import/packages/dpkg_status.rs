//! dpkg's own status file (`/var/lib/dpkg/status`), and what `dpkg -s` prints of it: deb822 stanzas,
//! read by the same parser as on a running machine.

use super::{Head, List, Records};
use crate::import::ImportError;
use crate::scan::linux::dpkg;

/// A status file of dpkg.
pub(in crate::import) struct DpkgStatus;

impl List for DpkgStatus {
    const NAME: &'static str = "dpkg status file";
    const HOW: &'static str = "its records with \"Package:\" and \"Version:\"";

    fn is_it(head: &Head<'_>) -> bool {
        head.first().starts_with("Package: ")
            && head.lines.iter().take(60).any(|line| {
                ["Status: ", "Version: ", "Maintainer: "].iter().any(|key| line.starts_with(key))
            })
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        // An index of a repository (`Packages`) has the same form and lists what could be installed.
        let field = |key: &str| text.lines().any(|line| line.starts_with(key));
        if !field("Status:") && field("Filename:") {
            return Err(ImportError::NoPrograms {
                what: "an index of packages that can be installed, not of those that are",
            });
        }
        let (software, problems) = dpkg::parse("", text.as_bytes());
        let mut stanzas = text.lines().zip(1_u64..).filter_map(|(line, number)| {
            line.strip_prefix("Package:").map(|name| (number, name.trim()))
        });
        for one in software {
            // What stands between is known to dpkg and not installed.
            let mut row = 0;
            for (number, name) in stanzas.by_ref() {
                row = number;
                if name == one.name {
                    break;
                }
                records.skip();
            }
            records.software(None, row, one);
            records.check_cancel()?;
        }
        stanzas.for_each(|_| records.skip());
        for one in problems {
            records.problem(one.place.row.unwrap_or(0), &one.text, &one.reason);
        }
        Ok(())
    }
}
