//! `nix profile list`, old (a line a package) and new (a block a package), and lists of store paths
//! (`nix-store -q --requisites`). The store path says name and version in all of them.

use super::nix_env::store_path;
use super::{Head, List, Records, is_beside, numbered, package};
use crate::import::ImportError;

/// `nix profile list`.
pub(in crate::import) struct NixProfile;

impl List for NixProfile {
    const NAME: &'static str = "nix profile list";
    const HOW: &'static str = "its paths in /nix/store";

    fn is_it(head: &Head<'_>) -> bool {
        let paths = head.lines.iter().filter(|line| paths(line).next().is_some()).count();
        let keys =
            ["Name:", "Index:", "Flake attribute:", "Original flake URL:", "Locked flake URL:"];
        let known = |line: &&&str| keys.iter().any(|key| line.starts_with(key));
        let named = head.lines.iter().filter(known).count();
        paths > 0 && (paths + named) * 5 >= head.lines.len() * 4
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        for (number, line) in numbered(text) {
            let mut any = false;
            for (name, version) in paths(line) {
                any = true;
                records.software(None, number, package(name, Some(version)));
            }
            // The other lines of a block say where it came from.
            if !any && !line.trim().is_empty() && !line.contains(": ") && !is_beside(line) {
                records.problem(number, line, "The line names no path in /nix/store");
            }
            records.check_cancel()?;
        }
        Ok(())
    }
}

fn paths(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split_whitespace().filter_map(store_path)
}
