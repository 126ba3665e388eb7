//! Sources that are alike on every system, and the parsers that are not tied to one.

pub mod appx;
pub mod browsers;
pub mod certificate;
pub mod collected;
pub mod gather;
pub mod hive;
mod hive_log;
pub mod homes;
pub mod installer;
pub mod machine;
pub mod managers;
pub mod pe;
pub mod processes;
pub mod property_list;
pub mod registry;
pub mod shortcut;
pub mod source_reader;
pub mod sqlite;
pub mod task;
pub mod tree;
pub mod uninstall;
