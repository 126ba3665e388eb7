//! Bulk Crap Uninstaller's export (github.com/Klocman/Bulk-Crap-Uninstaller, ApplicationEntrySerializer):
//! entries that lost their uninstaller are leftovers.

use super::super::dates::Order;
use super::super::fields::{self, Fields};
use super::super::records::Records;
use super::{Dialect, Document, ImportError, Survey};
use crate::model::{Kind, Presence};

/// Its export.
pub(super) struct BulkCrapUninstaller;

impl Dialect for BulkCrapUninstaller {
    fn name(&self) -> &'static str {
        "Bulk Crap Uninstaller, XML"
    }

    fn how(&self) -> &'static str {
        "its root \"ApplicationEntrySerializer\""
    }

    fn recognises(&self, survey: &Survey) -> bool {
        survey.root == "ApplicationEntrySerializer"
    }

    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError> {
        let is_record =
            |path: &[String]| path.last().is_some_and(|own| own == "ApplicationUninstallerEntry");
        document.each(&is_record, &mut |own, line| {
            let software = Fields::of(&own.facts)
                .and_then(|own| fields::software(&own, Kind::Program, Order::Unknown));
            match software {
                Some(mut software) => {
                    if own.text("IsOrphaned").is_some_and(|own| own == "true") {
                        software.presence = Presence::Leftover;
                    }
                    if own.text("UninstallerKind").is_some_and(|own| own == "StoreApp") {
                        software.kind = Kind::StoreApp;
                    }
                    records.software(None, line, software);
                }
                None => records.problem(line, &own.facts.to_string(), "The entry has no name"),
            }
        })
    }
}
