//! `snap info`, of one snap or of several with `---` between them: keys and values, lists indented.

use super::snap_list::MARKS;
use super::{Head, List, Records, numbered, package};
use crate::import::ImportError;
use crate::model::Software;

/// `snap info`.
pub(in crate::import) struct SnapInfo;

impl List for SnapInfo {
    const NAME: &'static str = "snap info";
    const HOW: &'static str = "its lines \"name:\" and \"publisher:\"";

    fn is_it(head: &Head<'_>) -> bool {
        let begins = |start: &str| head.any(|line| line.starts_with(start));
        head.first().starts_with("name:")
            && (begins("publisher:") || begins("snap-id:"))
            && (begins("snap-id:") || begins("summary:"))
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut open: Option<Snap> = None;
        for (number, line) in numbered(text) {
            // What is indented belongs to a description or to the list of channels.
            let Some((key, value)) = line.split_once(':').filter(|(key, _)| !key.contains(' '))
            else {
                continue;
            };
            let value = value.trim();
            match (key, &mut open) {
                ("name", _) => {
                    let snap = Snap { number, software: package(value, None), installed: false };
                    if let Some(done) = open.replace(snap) {
                        done.close(records);
                    }
                }
                ("publisher", Some(snap)) => {
                    snap.software.publisher = Some(value.trim_end_matches(MARKS).to_owned());
                }
                ("installed", Some(snap)) => {
                    snap.installed = true;
                    snap.software.version = value.split_whitespace().next().map(str::to_owned);
                }
                _ => {}
            }
            records.check_cancel()?;
        }
        if let Some(done) = open {
            done.close(records);
        }
        Ok(())
    }
}

struct Snap {
    number: u64,
    software: Software,
    installed: bool,
}

impl Snap {
    /// Without "installed:" it is one of the store that this machine does not have.
    fn close(self, records: &mut Records<'_>) {
        if self.installed {
            records.software(None, self.number, self.software);
        } else {
            records.skip();
        }
    }
}
