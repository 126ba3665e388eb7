//! Interdict finds software that governments restrict because of who makes it, says what each rule
//! means for one organisation, and guides the removal.
//!
//! The map of the house; dependencies point one way only, from the first to the last:
//!
//! - [`model`]: plain data that every room shares.
//! - [`catalog`]: what is restricted.
//! - [`matching`]: software against the catalogue.
//! - [`policy`]: a match, an organisation and a date give a verdict.
//! - [`scan`]: what is on a machine. [`import`]: what a list says.
//! - [`workspace`]: what the program remembers.
//! - [`removal`], [`report`]: what to do about it, and how to show it to others.
//! - [`app`]: state, commands and background jobs of the window; [`ui`]: its pixels.
//! - [`platform`]: the operating system. [`language`]: what the window says, in the user's language.

#![deny(unsafe_code)]

pub mod app;
pub mod catalog;
pub mod import;
pub mod language;
pub mod matching;
pub mod model;
pub mod platform;
pub mod policy;
pub mod removal;
pub mod report;
pub mod scan;
pub mod ui;
pub mod workspace;
