//! The parts that every page is built from, one small file each.
//!
//! A widget draws and reports what the user did; it keeps nothing but its own look (an open menu, a
//! scroll position) and never decides what is true. Every control has a name for screen readers.

mod badge;
mod button;
mod card;
mod mark;

pub use badge::{
    Badge, badge, country_tag, key_tag, large_badge, status_word, tag, verdict_word, worded,
};
pub use button::{Button, Look, link, quiet_icon};
pub use card::{Card, hairline};
pub use mark::Mark;
