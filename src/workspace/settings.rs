//! Settings that belong to the organisation and so lie in its workspace.

use jiff::Timestamp;
use rusqlite::OptionalExtension as _;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{Refusal, WorkspaceError};
use super::log::{self, Change};
use super::retire::Retention;
use super::{Workspace, open};
use crate::model::Profile;

const PROFILE: &str = "profile";
const RETENTION: &str = "retention";
pub(super) const OWN_RULES: &str = "own-rules";

/// Bytes of the own rules; a list of rules is some kilobytes, and each change of it stands in the log.
const MOST_RULES: usize = 1024 * 1024;

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

    /// The organisation's own rules, as the text of a rule file (`crate::catalog::OwnRules` reads it);
    /// `None` where none were ever kept here. An empty list of rules is a text, too.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn own_rules(&self) -> Result<Option<String>, WorkspaceError> {
        self.setting(OWN_RULES)
    }

    /// Keeps the organisation's own rules. The log has each earlier text.
    ///
    /// # Errors
    /// When they could not be kept.
    pub fn set_own_rules(&mut self, text: &str, now: Timestamp) -> Result<(), WorkspaceError> {
        if text.len() > MOST_RULES {
            return Err(WorkspaceError::Refused(Refusal::RulesTooLarge {
                kib: text.len() / 1024,
                most: MOST_RULES / 1024,
            }));
        }
        if self.own_rules()?.as_deref() == Some(text) {
            return Ok(());
        }
        self.set(OWN_RULES, &text, now)
    }

    /// Takes over the rules that were kept outside of workspaces before, unless this one has its own, or
    /// cannot be changed here; whether it did.
    ///
    /// # Errors
    /// When they could not be kept.
    pub fn take_over_rules(&mut self, text: &str, now: Timestamp) -> Result<bool, WorkspaceError> {
        if !self.can_change() || self.own_rules()?.is_some() {
            return Ok(false);
        }
        self.set_own_rules(text, now).map(|()| true)
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
