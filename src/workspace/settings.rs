//! Settings that belong to the organisation and so lie in its workspace.

use jiff::Timestamp;
use rusqlite::OptionalExtension as _;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::WorkspaceError;
use super::keep::Retention;
use super::log::{self, Change};
use super::{Workspace, open};
use crate::model::Profile;

const PROFILE: &str = "profile";
const RETENTION: &str = "retention";

impl Workspace {
    /// The organisation; `None` where it is not kept here.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn profile(&self) -> Result<Option<Profile>, WorkspaceError> {
        self.setting(PROFILE)
    }

    /// Keeps the organisation.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn set_profile(&mut self, profile: &Profile, now: Timestamp) -> Result<(), WorkspaceError> {
        self.set(PROFILE, profile, now)
    }

    /// How long inventories are kept.
    ///
    /// # Errors
    /// When that cannot be read.
    pub fn retention(&self) -> Result<Retention, WorkspaceError> {
        Ok(self.setting(RETENTION)?.unwrap_or_default())
    }

    /// Sets how long inventories are kept; [`Workspace::retire`] deletes what is older.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn set_retention(
        &mut self,
        retention: Retention,
        now: Timestamp,
    ) -> Result<(), WorkspaceError> {
        self.set(RETENTION, &retention, now)
    }

    fn setting<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, WorkspaceError> {
        self.connection
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")
            .and_then(|mut statement| {
                statement.query_row([name], |row| super::parsed(row, 0)).optional()
            })
            .map_err(|error| open::of_reading(&self.path, error))
    }

    fn set(
        &mut self,
        name: &str,
        value: &impl Serialize,
        now: Timestamp,
    ) -> Result<(), WorkspaceError> {
        let person = self.person.clone();
        self.change(now, |transaction| {
            let value = super::json(value)?;
            transaction.execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, &value),
            )?;
            let change = Change::Setting { name: name.to_owned(), value };
            log::add(transaction, now, &person, &change).map(drop)
        })
    }
}
