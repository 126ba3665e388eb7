//! The window's pixels: how things look, never what is true.
//!
//! `theme` holds the colours and sizes, named by what they mean; `text`, `fonts` and `icons` what is
//! drawn with them; `widgets` the parts that every page is built from; `views` the pages. This room
//! may name egui, eframe and rfd, `app`, `model` and read-only helpers. It may not read or write a
//! file, start a thread or a program, and it never changes the application's state: a view returns
//! or sends what the user asked for.

mod actions;
mod focus;
pub mod fonts;
pub mod icons;
mod place;
pub mod terms;
pub mod text;
pub mod theme;
mod tokens;
pub mod views;
mod visible;
pub mod widgets;
mod window;
mod words;

pub use window::Window;
