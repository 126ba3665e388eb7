//! Plain data that every room shares: machines, software, what one reading gave, matches, findings,
//! the organisation's profile and problems.
//!
//! This room holds types and nothing else: no input or output, no clock, no knowledge of the
//! catalogue. It names no other room of the house.

mod coverage;
mod finding;
mod inventory;
mod machine;
mod problem;
mod profile;
mod software;

pub use coverage::{Coverage, Tally};
pub use finding::{
    Assessment, Confidence, Evidence, Field, Finding, Identified, Match, MeasureReading,
    NameOnList, Reach, Standing, Status, Verdict,
};
pub use inventory::{
    Extra, ExtraId, Installed, Inventory, InventoryFile, MachineId, Origin, RowCounts,
    SourceOutcome, SourceReading, SourceState, TextId, Title, TitleId,
};
pub use machine::{Machine, Platform};
pub use problem::{Place, Problem};
pub use profile::{Audience, Jurisdiction, Profile};
pub use software::{Identifiers, Kind, Presence, Scope, Software, UninstallCommand};
