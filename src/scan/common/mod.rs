//! Sources that are alike on every system, and the parsers that are not tied to one.

pub mod homes;
pub mod machine;
pub mod processes;
pub mod registry;
pub mod source_reader;
pub mod tree;
