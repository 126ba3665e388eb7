//! Places with a part that is not known beforehand: `usr/lib/python3.*/site-packages`.

use std::path::{Path, PathBuf};

use crate::scan::common::gather::Gather;

/// Folders that one place may stand for.
const MOST_FOLDERS: usize = 2_000;

/// The folders that a pattern stands for below a folder. A part may hold one `*`, which stands for any
/// text within that part.
#[must_use]
pub fn folders(
    gather: &mut Gather<'_>,
    owner: &str,
    below: &Path,
    pattern: &'static str,
) -> Vec<PathBuf> {
    let mut found = vec![below.to_owned()];
    for part in pattern.split('/') {
        let Some((before, after)) = part.split_once('*') else {
            for path in &mut found {
                path.push(part);
            }
            continue;
        };
        let mut next = Vec::new();
        for path in found {
            for entry in gather.folders(owner, &path) {
                if stands_for(&entry.shown(), before, after) {
                    next.push(path.join(entry.name));
                }
            }
        }
        next.truncate(MOST_FOLDERS);
        found = next;
    }
    found.retain(|path| match gather.tree.resolve(path) {
        Ok(real) => real.is_dir(),
        Err(error) => {
            gather.note(owner, path, &error);
            false
        }
    });
    found
}

fn stands_for(name: &str, before: &str, after: &str) -> bool {
    let (name, before, after) = (name.to_lowercase(), before.to_lowercase(), after.to_lowercase());
    name.len() >= before.len() + after.len() && name.starts_with(&before) && name.ends_with(&after)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::scan::common::tree::Tree;

    #[test]
    fn a_star_stands_for_one_part() {
        let root = tempfile::tempdir().unwrap();
        for path in ["lib/python3.12/site-packages", "lib/python3/site-packages", "lib/node/x"] {
            std::fs::create_dir_all(root.path().join(path)).unwrap();
        }
        std::fs::write(root.path().join("lib/python3.9"), "no folder").unwrap();
        let tree = Tree::new(root.path());
        let mut gather = Gather::new(&tree, "x", "X", "");
        let mut read = |pattern| folders(&mut gather, "x", Path::new(""), pattern);
        assert_eq!(
            read("lib/python3.*/site-packages"),
            [PathBuf::from("lib/python3.12/site-packages")]
        );
        assert_eq!(read("lib/python3*/site-packages").len(), 2);
        assert!(read("lib/ruby*/x").is_empty() && read("no/*").is_empty());
    }
}
