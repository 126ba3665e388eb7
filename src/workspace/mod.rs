//! What the program remembers: machines, inventories, the life of findings and what was decided.
//!
//! This room names `model` and `catalog` and nothing else of the house. Its conclusions (which machine
//! this is, whether a finding is gone, what changed, what a decision means today) are pure functions of
//! what is kept: no input or output, no clock, dates come in as arguments, and the order in which
//! inventories arrived never matters.
//!
//! - [`keys`]: the names by which machines, inventories and findings are kept apart.
//! - [`life`]: first seen, last seen, gone since, come back.
//! - [`changes`]: what is new, gone or come back between two times.
//! - [`recognise`]: which of the known machines is this one.
//! - [`sources`]: sources by names that stay the same.
//! - [`title`]: the name of a program without its version.
//! - [`decisions`]: the append-only log of what people decided, and what follows from it on a day.

pub mod changes;
pub mod decisions;
pub mod keys;
pub mod life;
pub mod recognise;
pub mod sources;
pub mod title;
