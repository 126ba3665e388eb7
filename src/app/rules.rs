//! The organisation's own rules as files: read, laid over the catalogue, kept.

use std::path::{Path, PathBuf};

use super::paths::{self, PathError};
use crate::catalog::{Catalog, CatalogError, OwnRule, OwnRules, rules_text};
use crate::matching;
use crate::model::{Place, Problem};

/// A rule file is some kilobytes; what is larger is not read.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Reads rule files.
///
/// # Errors
/// When one cannot be read at all. Entries with mistakes are no error: they are named in the result,
/// and the others apply.
pub fn read(files: &[PathBuf]) -> Result<OwnRules, PathError> {
    let mut rules = OwnRules::default();
    for path in files {
        let failed = |error| PathError::Io { path: path.clone(), error };
        let size = std::fs::metadata(path).map_err(failed)?.len();
        if size > LARGEST {
            rules.errors.push(CatalogError::Syntax {
                file: path.display().to_string(),
                message: "is larger than 16 MB; a list of rules is not".to_owned(),
            });
            continue;
        }
        rules.add(&path.display().to_string(), &std::fs::read(path).map_err(failed)?);
    }
    Ok(rules)
}

/// Lays rules over a catalogue; what was wrong with them, for the report and the screen.
pub fn lay_over(catalog: &mut Catalog, rules: &OwnRules) -> Vec<Problem> {
    let mut errors = rules.errors.clone();
    errors.extend(matching::lay_over(catalog, rules));
    errors.into_iter().map(problem).collect()
}

fn problem(error: CatalogError) -> Problem {
    let (path, text, reason) = match error {
        CatalogError::Syntax { file, message } => (file, String::new(), message),
        CatalogError::Entry { file, entry, field, message } => {
            (file, format!("{entry}, {field}"), message)
        }
    };
    Problem {
        path,
        place: Place::default(),
        text,
        reason: format!("Your own rule is not used: {reason}"),
    }
}

/// The rules that the window keeps; none before the first.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn kept() -> Result<OwnRules, PathError> {
    let path = paths::rules_file()?;
    if path.exists() { read(&[path]) } else { Ok(OwnRules::default()) }
}

/// Keeps rules: written whole or not at all. A file with entries that could not be read is set aside
/// beside it first, so that nothing that a person wrote is lost.
///
/// # Errors
/// When it cannot be written; what was there before stays.
pub fn keep(rules: &[OwnRule]) -> Result<(), PathError> {
    let path = paths::rules_file()?;
    keep_at(&path, rules)
}

fn keep_at(path: &Path, rules: &[OwnRule]) -> Result<(), PathError> {
    if path.exists() && !read(&[path.to_owned()])?.errors.is_empty() {
        let aside = path.with_extension("toml.before");
        std::fs::copy(path, &aside)
            .map_err(|error| PathError::Io { path: aside.clone(), error })?;
    }
    paths::write_whole(path, rules_text(rules).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_mistakes_is_set_aside_before_it_is_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rules.toml");
        let text = "[[rule]]\nnames = [\"TeamViewer\"]\n[[rule]]\nnamess = [\"x\"]\n";
        std::fs::write(&path, text).unwrap();
        let rules = read(std::slice::from_ref(&path)).unwrap();
        assert_eq!((rules.rules.len(), rules.errors.len()), (1, 1));
        let own: Vec<OwnRule> = rules.rules.into_iter().map(|(rule, _)| rule).collect();
        keep_at(&path, &own).unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join("rules.toml.before")).unwrap(), text);
        assert_eq!(read(&[path]).unwrap().rules[0].0, own[0]);
    }
}
