//! Start scripts in `/etc/init.d` (and `/etc/rc.d/init.d` of older Red Hat systems), with the name they
//! give themselves in their LSB header (Linux Standard Base, "Comment Conventions for Init Scripts").

use std::path::Path;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, is_folder};
use crate::scan::common::tree::{EntryKind, Tree};

const FOLDERS: &[&str] = &["etc/init.d", "etc/rc.d/init.d"];
const MOST: u64 = 1024 * 1024;
/// Files of the folder that start nothing.
const NONE: &[&str] = &["README", "skeleton", "functions", "functions.sh", "rc", "rcS"];

/// Reads the start scripts below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let id = "init-scripts";
    let mut reader = SourceReader::new(tree, id, "Start scripts", "etc/init.d");
    let mut seen = Vec::new();
    for folder in FOLDERS.iter().map(Path::new) {
        // `/etc/init.d` is a link to the other one, or the other way round.
        let Ok(real) = tree.resolve(folder) else { continue };
        if seen.contains(&real) {
            continue;
        }
        seen.push(real);
        for entry in reader.list(folder) {
            let name = entry.shown();
            if NONE.contains(&name.as_str())
                || name.starts_with('.')
                || is_folder(tree, folder, &entry)
            {
                continue;
            }
            let path = folder.join(&entry.name);
            let dangling = entry.kind == EntryKind::Link && !tree.exists(&path);
            let text = reader.part(&path, MOST).unwrap_or_default();
            let described = parse_description(&String::from_utf8_lossy(&text));
            reader.push(Software {
                kind: Kind::Service,
                ids: Identifiers { file: Some(name.clone()), ..Identifiers::default() },
                name,
                location: Some(tree.shown(&path)),
                remark: if dangling {
                    Some("The script it leads to is not there".to_owned())
                } else {
                    described
                },
                ..Software::default()
            });
        }
    }
    vec![reader.finish()]
}

/// `# Short-Description:` of the header.
#[must_use]
pub fn parse_description(text: &str) -> Option<String> {
    text.lines()
        .take(100)
        .find_map(|line| line.strip_prefix('#')?.trim_start().strip_prefix("Short-Description:"))
        .map(|value| value.trim().chars().take(200).collect::<String>())
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_for_people() {
        let text = "#!/bin/sh\n### BEGIN INIT INFO\n# Provides: kess\n\
            # Short-Description:  Kaspersky  \n### END INIT INFO\n";
        assert_eq!(parse_description(text).as_deref(), Some("Kaspersky"));
        assert_eq!(parse_description("# Short-Description:\n"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text: String) {
            let _ = parse_description(&text);
        }
    }
}
