//! Scheduled tasks: `/etc/crontab`, `/etc/cron.d`, the scripts in `/etc/cron.daily` and its kin, and
//! each user's own table (crontab(5), cron(8)).

use std::path::Path;

use super::command::{file_of, program_of};
use crate::model::{Identifiers, Kind, Place, Scope, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, is_folder};
use crate::scan::common::tree::Tree;

const MOST: u64 = 1024 * 1024;
const SCRIPTS: &[&str] =
    &["etc/cron.hourly", "etc/cron.daily", "etc/cron.weekly", "etc/cron.monthly"];
/// Debian's folder, that of others, and that of SUSE.
const TABLES: &[&str] = &["var/spool/cron/crontabs", "var/spool/cron", "var/spool/cron/tabs"];

/// Whose table it is: the system's has a column for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// `/etc/crontab` and `/etc/cron.d`.
    System,
    /// One user's own.
    Own,
}

/// Reads the scheduled tasks below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let mut reader = SourceReader::new(tree, "cron", "Scheduled tasks", "etc");
    table(&mut reader, Path::new("etc/crontab"), Table::System, &Scope::Machine);
    for (path, _) in files(&mut reader, "etc/cron.d") {
        table(&mut reader, &path, Table::System, &Scope::Machine);
    }
    for folder in SCRIPTS {
        for (path, name) in files(&mut reader, folder) {
            reader.push(Software {
                kind: Kind::ScheduledTask,
                ids: Identifiers { file: Some(name.clone()), ..Identifiers::default() },
                name,
                location: Some(tree.shown(&path)),
                ..Software::default()
            });
        }
    }
    for folder in TABLES {
        for (path, user) in files(&mut reader, folder) {
            table(&mut reader, &path, Table::Own, &Scope::User(user));
        }
    }
    vec![reader.finish()]
}

fn files(reader: &mut SourceReader<'_>, folder: &str) -> Vec<(std::path::PathBuf, String)> {
    let place = Path::new(folder);
    let tree = reader.tree();
    let entries = reader.list(place).into_iter();
    entries
        .filter(|entry| !is_folder(tree, place, entry) && entry.shown() != ".placeholder")
        .map(|entry| (place.join(&entry.name), entry.shown()))
        .collect()
}

fn table(reader: &mut SourceReader<'_>, path: &Path, form: Table, scope: &Scope) {
    let Some(bytes) = reader.part(path, MOST) else { return };
    for (command, row) in parse(&String::from_utf8_lossy(&bytes), form) {
        let program = program_of(&command);
        let file = file_of(&program).to_owned();
        if file.is_empty() {
            continue;
        }
        reader.push(Software {
            kind: Kind::ScheduledTask,
            name: file.clone(),
            ids: Identifiers { file: Some(file), ..Identifiers::default() },
            location: Some(reader.tree().shown(path)),
            scope: scope.clone(),
            remark: Some(format!("Runs {}", command.chars().take(200).collect::<String>())),
            place: Place { row: Some(row), ..Place::default() },
            ..Software::default()
        });
    }
}

/// The commands of a table with their lines; comments, settings and empty lines are none.
#[must_use]
pub fn parse(text: &str, form: Table) -> Vec<(String, u64)> {
    let mut commands = Vec::new();
    for (line, row) in text.lines().zip(1_u64..) {
        let line = line.trim();
        let starts = line.starts_with(|c: char| c.is_ascii_digit() || "*@-".contains(c));
        if !starts {
            continue;
        }
        // `@daily command`, or five columns of times.
        let times = if line.starts_with('@') { 1 } else { 5 };
        let before = times + usize::from(form == Table::System);
        let mut rest = line;
        for _ in 0..before {
            rest = rest.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
        }
        if !rest.is_empty() {
            commands.push((rest.to_owned(), row));
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_both_forms() {
        let text =
            "SHELL=/bin/sh\n# m h\n17 *\t* * * root  /opt/drweb/update --x\n@reboot u run\n5 4\n";
        let system = parse(text, Table::System);
        assert_eq!(system, [("/opt/drweb/update --x".to_owned(), 3), ("run".to_owned(), 4)]);
        let own = parse("*/5 * * * * cd /tmp && x\n", Table::Own);
        assert_eq!(own, [("cd /tmp && x".to_owned(), 1)]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[*@0-9 a-zé\\t\\n]{0,60}") {
            let commands = parse(&text, Table::System);
            proptest::prop_assert!(commands.iter().all(|(command, _)| !command.is_empty()));
        }
    }
}
