//! Which computer a list is of that lies in a folder with others, by the names of files and folders.

use std::collections::{HashMap, HashSet};

/// Names of files without folder and ending, and the folder they were met in first: lists of the same
/// name in several folders are each of the computer that the folder is named after.
#[derive(Default)]
pub(super) struct Stems(HashSet<String>);

/// Names that say what a list is, not which computer it is of.
const OF_NO_COMPUTER: &[&str] = &[
    "software",
    "programs",
    "packages",
    "applications",
    "inventory",
    "installed",
    "apps",
    "list",
    "export",
    "uninstall",
    "dpkg",
    "rpm",
    "winget",
    "status",
];

impl Stems {
    /// Of names that are all known: those that stand in several folders are met from the beginning.
    pub(super) fn of(names: &[String]) -> Self {
        let mut first: HashMap<String, &str> = HashMap::new();
        let mut stems = Self::default();
        for name in names {
            let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
            if *first.entry(stem(file)).or_insert(folder) != folder {
                stems.0.insert(stem(file));
            }
        }
        stems
    }

    /// The computer that a list is of by the folder it lies in; `None` where its own name says it.
    pub(super) fn machine(&mut self, name: &str) -> Option<String> {
        let (folder, file) = name.rsplit_once('/')?;
        let stem = stem(file);
        let folder = folder.rsplit('/').next().filter(|own| !own.is_empty())?;
        let general = OF_NO_COMPUTER.contains(&stem.as_str());
        // The first of a name is not known to be one of several.
        let again = !self.0.insert(stem);
        (general || again).then(|| folder.to_owned())
    }
}

fn stem(file: &str) -> String {
    file.split('.').next().unwrap_or(file).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_names_the_computer_where_the_file_does_not() {
        let mut stems = Stems::default();
        assert_eq!(stems.machine("PC-1/software.csv").as_deref(), Some("PC-1"));
        assert_eq!(stems.machine("share/PC-2/software.csv").as_deref(), Some("PC-2"));
        assert_eq!(stems.machine("lists/PC-3.csv"), None);
        assert_eq!(stems.machine("PC-4.csv"), None);
        let names = ["a/inv.csv", "b/inv.csv", "b/inv.json", "b/own.csv"].map(str::to_owned);
        let mut stems = Stems::of(&names);
        let of: Vec<Option<String>> = names.iter().map(|name| stems.machine(name)).collect();
        assert_eq!(of, [Some("a".into()), Some("b".into()), Some("b".into()), None]);
    }
}
