//! Registry hives as files: `SOFTWARE` of a machine and `NTUSER.DAT` of a user, dropped as a list.
//!
//! What stands in them is read by the scanner's own parsers ([`crate::scan::windows::hive_list`]). A
//! hive that is damaged gives what can be read of it, and says that something is missing.

use super::records::Records;
use super::{Format, ImportError, Input, Reading};
use crate::model::SourceState;
use crate::scan::common::hive::HiveFile;
use crate::scan::windows::hive_list::{self, HiveKind};

/// A hive file.
pub(super) struct Hive;

impl Format for Hive {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        HiveFile::is_one(file.bytes)
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let unreadable =
            |error: String| ImportError::Unreadable(error.trim_end_matches('.').to_owned());
        let hive = HiveFile::new(input.bytes.clone(), &[], "The registry file")
            .map_err(|error| unreadable(error.to_string()))?;
        let kind = hive_list::kind(&hive).map_err(|error| unreadable(error.to_string()))?;
        let (recognised, what) = match kind {
            HiveKind::Software => ("registry hive SOFTWARE", "Uninstall keys"),
            HiveKind::User => ("registry hive of a user (NTUSER.DAT)", "Uninstall keys"),
            HiveKind::Classes => ("registry hive of a user (UsrClass.dat)", "Store apps"),
            HiveKind::System => ("registry hive SYSTEM", "Services and drivers"),
            HiveKind::Accounts => return declined("the registry hive SAM: accounts, no programs"),
            HiveKind::Security => {
                return declined("the registry hive SECURITY: rights, no programs");
            }
            HiveKind::Other => {
                return declined("a part of the registry in which no programs stand");
            }
        };
        let whole = hive.problems.clone();
        let list = hive_list::read(hive, kind);
        input.check_cancel()?;
        let mut records = Records::new(input, what);
        for problem in &whole {
            records.problem(0, "", problem);
        }
        let mut row = 0;
        let mut missing = whole;
        for outcome in list.outcomes {
            if let SourceState::Failed(why) | SourceState::NeedsRights(why) = outcome.reading.state
            {
                missing.push(why);
            }
            for problem in outcome.problems {
                row += 1;
                records.problem(row, &problem.text, &problem.reason);
            }
            for software in outcome.software {
                row += 1;
                records.software(list.machine.as_deref(), row, software);
            }
        }
        for _ in 0..list.skipped {
            records.skip();
        }
        records.cannot_show(match kind {
            HiveKind::Software => {
                "Programs that single users have installed stand in their own hives (NTUSER.DAT)."
            }
            HiveKind::User => "Only the programs of one user stand in it.",
            HiveKind::Classes => "Only the store apps of one user stand in it.",
            _ => "Only services and drivers stand in it: they are traces of programs.",
        });
        let finished = records.finish(recognised, "a registry hive (regf), by its first bytes");
        let mut reading = finished.map_err(|error| match error {
            ImportError::HeadingOnly if missing.is_empty() => {
                ImportError::NoPrograms { what: "a registry hive without uninstall keys" }
            }
            ImportError::HeadingOnly => unreadable(missing.join(" ")),
            other => other,
        })?;
        if let Some(source) = reading.inventory.sources.first_mut().filter(|_| !missing.is_empty())
        {
            missing.dedup();
            source.state = SourceState::Failed(missing.join(" "));
        }
        Ok(reading)
    }
}

fn declined(what: &'static str) -> Result<Reading, ImportError> {
    Err(ImportError::NoPrograms { what })
}
