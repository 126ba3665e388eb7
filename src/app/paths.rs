//! Where things are kept: the profile in the user's settings folder, as each system has it.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::model::Profile;

/// Why something could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum PathError {
    /// The system names no home folder.
    #[error("this system names no folder for settings")]
    NoHome,
    /// Reading or writing failed.
    #[error("{path}: {error}")]
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// What is remembered of the window is not such a file.
    #[error("{path} does not say how the window is to look: {message}")]
    Preferences {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
    /// A profile that is no profile.
    #[error("{path} is no profile: {message}")]
    Profile {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
}

/// Today, where this computer stands.
#[must_use]
pub fn today() -> jiff::civil::Date {
    jiff::ZonedDateTime::now().date()
}

fn dirs() -> Result<ProjectDirs, PathError> {
    ProjectDirs::from("org", "Interdict", "Interdict").ok_or(PathError::NoHome)
}

/// The folder of settings.
///
/// # Errors
/// When the system names none.
pub fn config_dir() -> Result<PathBuf, PathError> {
    Ok(dirs()?.config_dir().to_owned())
}

/// The folder of data, logs among it.
///
/// # Errors
/// When the system names none.
pub fn data_dir() -> Result<PathBuf, PathError> {
    Ok(dirs()?.data_local_dir().to_owned())
}

/// The home of whoever runs this program, and the folder of its data.
#[must_use]
pub fn home_and_data() -> Option<(PathBuf, PathBuf)> {
    let home = directories::BaseDirs::new()?.home_dir().to_owned();
    Some((home, data_dir().ok()?))
}

/// Where the window keeps the organisation's profile.
///
/// # Errors
/// When the system names no folder.
pub fn profile_file() -> Result<PathBuf, PathError> {
    Ok(config_dir()?.join("profile.toml"))
}

/// Where the workspace lies that is opened when none is named.
///
/// # Errors
/// When the system names no folder.
pub fn workspace_file() -> Result<PathBuf, PathError> {
    Ok(data_dir()?.join("workspace.interdict"))
}

/// Where the window keeps the organisation's own rules.
///
/// # Errors
/// When the system names no folder.
pub fn rules_file() -> Result<PathBuf, PathError> {
    Ok(config_dir()?.join("rules.toml"))
}

/// The kept profile; `None` before the first answers.
///
/// # Errors
/// When it is there and cannot be read.
pub fn load_profile() -> Result<Option<Profile>, PathError> {
    let path = profile_file()?;
    if path.exists() { read_profile(&path).map(Some) } else { Ok(None) }
}

/// A profile from a TOML or JSON file.
///
/// # Errors
/// When it cannot be read or is no profile.
pub fn read_profile(path: &Path) -> Result<Profile, PathError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| PathError::Io { path: path.to_owned(), error })?;
    let wrong = |message: String| PathError::Profile { path: path.to_owned(), message };
    if text.trim_start().starts_with('{') {
        serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))
    } else {
        toml::from_str(&text).map_err(|error| wrong(error.to_string()))
    }
}

/// Keeps the profile.
///
/// # Errors
/// When it cannot be written; the one before stays.
pub fn save_profile(profile: &Profile) -> Result<(), PathError> {
    let path = profile_file()?;
    let text = toml::to_string_pretty(profile)
        .map_err(|error| PathError::Profile { path: path.clone(), message: error.to_string() })?;
    write_whole(&path, text.as_bytes())
}

/// Writes a file whole or not at all: beside its place first, then moved there. What is no file (a
/// terminal, a pipe, `/dev/null`) is written to and never replaced.
///
/// # Errors
/// When it cannot be written; what was there before stays.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), PathError> {
    let failed = |error| PathError::Io { path: path.to_owned(), error };
    let is_other = |facts: &std::fs::Metadata| !facts.is_file() && !facts.is_dir();
    match std::fs::symlink_metadata(path) {
        // A link may have been put there by somebody else: what it leads to is not written through.
        Ok(facts)
            if facts.is_symlink()
                && std::fs::metadata(path).is_ok_and(|behind| is_other(&behind)) =>
        {
            let what = "it is a link to something that is no file";
            return Err(failed(std::io::Error::new(std::io::ErrorKind::InvalidInput, what)));
        }
        Ok(facts) if !facts.is_symlink() && is_other(&facts) => {
            if !crate::platform::is_stream(&facts) {
                let what = "it is neither a file nor something that takes text";
                return Err(failed(std::io::Error::new(std::io::ErrorKind::InvalidInput, what)));
            }
            let written = std::fs::OpenOptions::new().write(true).open(path);
            return written.and_then(|mut file| file.write_all(bytes)).map_err(failed);
        }
        _ => {}
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    // A run with more rights may write where others can, so what stands there is never written through.
    let fresh = match std::fs::remove_file(&beside) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => std::fs::OpenOptions::new().write(true).create_new(true).open(&beside),
    };
    let written = fresh.and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        std::fs::rename(&beside, path)
    });
    written.map_err(|error| {
        // What is left of the attempt is of no use; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&beside);
        failed(error)
    })
}
