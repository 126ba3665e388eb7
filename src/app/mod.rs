//! What the programs do, without a pixel: checking, keeping the profile, state and background jobs.
//!
//! This room ties the others together. It names neither egui nor eframe nor rfd.

pub mod check;
pub mod paths;
