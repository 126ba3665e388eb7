//! How the user likes the window: its place, its look, the columns of the findings, and filters with a
//! name. Kept in `window.toml` in the settings folder; nothing of it changes what is true.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::paths::{self, PathError};
use super::{FindingColumn, FindingsView};
use crate::language::Language;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Where the window stood, in points of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Left and top edge; unknown where the system does not tell (Wayland).
    pub at: Option<[f32; 2]>,
    /// Width and height of its inside.
    pub size: [f32; 2],
    /// Over the whole screen.
    pub maximised: bool,
}

/// A filter that was given a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// Its name.
    pub name: String,
    /// What it shows.
    pub view: FindingsView,
}

/// Everything that is remembered of the window.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Preferences {
    /// Light or dark.
    pub look: Look,
    /// White on black.
    pub high_contrast: bool,
    /// How much larger than the system has it, 1 being the same; 0 where it was never changed.
    pub zoom: f32,
    /// The language that was chosen; the system's where none was.
    pub language: Option<Language>,
    /// Columns of the findings that are left out.
    pub hidden_columns: BTreeSet<FindingColumn>,
    /// Widths of columns of the findings that were changed, in points.
    pub column_widths: BTreeMap<FindingColumn, f32>,
    /// Filters with a name, in the order in which they were saved.
    pub filters: Vec<SavedFilter>,
    /// Workspaces that were opened, the last one first.
    pub workspaces: Vec<PathBuf>,
    /// Where the window stood.
    pub place: Option<Place>,
}

impl Preferences {
    /// The size to open with, if one is kept that a window can have.
    #[must_use]
    pub fn size(&self) -> Option<[f32; 2]> {
        let size = self.place?.size;
        size.iter()
            .all(|side| side.is_finite() && (200.0..=20_000.0).contains(side))
            .then_some(size)
    }

    /// The width that a column of the findings was given, if a column can have it.
    #[must_use]
    pub fn column_width(&self, column: FindingColumn) -> Option<f32> {
        self.column_widths.get(&column).copied().filter(|width| (20.0..=4_000.0).contains(width))
    }

    /// The zoom to open with.
    #[must_use]
    pub fn zoom(&self) -> Option<f32> {
        (0.5..=4.0).contains(&self.zoom).then_some(self.zoom)
    }
}

fn file() -> Result<PathBuf, PathError> {
    Ok(paths::config_dir()?.join("window.toml"))
}

/// What is kept; nothing where there is no file.
///
/// # Errors
/// When the file is there and cannot be read or is no such file.
pub fn kept() -> Result<Preferences, PathError> {
    let path = file()?;
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Preferences::default());
        }
        Err(error) => return Err(PathError::Io { path, error }),
    };
    parse(&text).map_err(|message| PathError::Preferences { path, message })
}

fn parse(text: &str) -> Result<Preferences, String> {
    toml::from_str(text).map_err(|error| error.message().to_owned())
}

/// Keeps them.
///
/// # Errors
/// When they cannot be written; what was kept before stays.
pub fn keep(preferences: &Preferences) -> Result<(), PathError> {
    let path = file()?;
    let text = toml::to_string_pretty(preferences).map_err(|error| PathError::Preferences {
        path: path.clone(),
        message: error.to_string(),
    })?;
    paths::write_whole(&path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::app::GroupBy;

    #[test]
    fn everything_that_is_kept_comes_back() {
        let preferences = Preferences {
            look: Look::Dark,
            high_contrast: true,
            zoom: 1.5,
            language: Some(Language::Ukrainian),
            hidden_columns: BTreeSet::from([FindingColumn::Version]),
            column_widths: BTreeMap::from([(FindingColumn::Software, 320.0)]),
            filters: vec![SavedFilter {
                name: "Servers".to_owned(),
                view: FindingsView {
                    text: "srv".to_owned(),
                    group: Some(GroupBy::Machine),
                    ..FindingsView::default()
                },
            }],
            workspaces: vec![PathBuf::from("office.interdict")],
            place: Some(Place { at: Some([10.0, 20.0]), size: [1280.0, 800.0], maximised: false }),
        };
        let text = toml::to_string_pretty(&preferences).unwrap();
        assert_eq!(parse(&text).unwrap(), preferences);
    }

    #[test]
    fn an_unusable_size_or_zoom_is_not_used() {
        let broken =
            parse("zoom = 1e30\n[place]\nsize = [1.0, -5.0]\nmaximised = false\n").unwrap();
        assert_eq!(broken.size(), None);
        let wide =
            parse("[column-widths]\nsoftware = nan\nvendor = 1e9\nmachine = 150.0\n").unwrap();
        assert_eq!(wide.column_width(FindingColumn::Software), None);
        assert_eq!(wide.column_width(FindingColumn::Vendor), None);
        assert_eq!(wide.column_width(FindingColumn::Machine), Some(150.0));
        assert_eq!(broken.zoom(), None);
        assert!(parse("look = 7").is_err());
        assert_eq!(parse("").unwrap(), Preferences::default());
    }
}
