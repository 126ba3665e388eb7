//! Sources that are alike on every system, and the parsers that are not tied to one.

pub mod browsers;
pub mod gather;
pub mod homes;
pub mod machine;
pub mod managers;
pub mod processes;
pub mod property_list;
pub mod registry;
pub mod source_reader;
pub mod tree;
