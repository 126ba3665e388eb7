//! Software against the catalogue: which titles are a restricted product, with the evidence and how
//! sure it is.
//!
//! No input or output, no clock, no fuzzy scores: identifiers by exact look-up, publishers by exact or
//! alias look-up, names by whole-word patterns in one automaton. It knows `model` and `catalog`.

mod examples;
mod index;
pub mod normalize;
mod own;
mod rules;
mod screening;
pub mod terms;

pub use index::Matcher;
pub use own::lay_over;
pub use rules::Judgement;
pub use screening::Screening;
