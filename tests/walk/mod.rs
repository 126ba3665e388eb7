//! What the tests need that walk through the window by its keys: where the focus is, how it gets to a
//! control, and lists of any length.

#![allow(dead_code, reason = "each of the tests uses its part of it")]

pub mod names;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use interdict::app::guide::Here;
use interdict::app::{App, Command};
use interdict::model::Jurisdiction;
use interdict::ui::Window;

/// A window that is walked through.
pub type Bench<'a> = Harness<'a, Window>;

/// The day of all tests, so that texts stay the same.
pub fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 24)
}

/// An application that nobody has used.
pub fn fresh() -> App {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    // Removals of the computer that runs the tests are nothing to them.
    app.set_here(Here {
        machine: "PC-1".to_owned(),
        journals: None,
        others: Vec::new(),
        surroundings: Arc::new(|_| None),
    });
    app.state.today = today();
    app.handle(Command::AsOf(today().to_string()));
    app
}

/// That of a business in the United States, which remembers in this workspace.
pub fn business(workspace: &Path) -> App {
    let mut app = fresh();
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::FinishFirstStart);
    app.remember_in(workspace.to_owned());
    app
}

/// A window of this size over it.
pub fn window<'a>(app: App, size: [f32; 2]) -> Bench<'a> {
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(Theme::Light)
        // Names in other letters are drawn by the system's fonts, which no test may need.
        .allow_missing_glyphs()
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    harness.run_steps(3);
    harness
}

/// A list with so many findings, each on a machine of its own, and one machine without.
pub fn list(findings: usize) -> String {
    let mut text = "Computer,Software,Publisher,Version\n".to_owned();
    text.push_str("PC-NONE,7-Zip,Igor Pavlov,24.08\n");
    for at in 0..findings {
        let (name, publisher) = if at % 4 == 3 {
            ("Yandex Browser", "YANDEX LLC")
        } else {
            ("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab")
        };
        let _ = writeln!(text, "PC-{at:06},{name},{publisher},12.{}", at % 7);
    }
    text
}

/// Presses a key.
pub fn press(harness: &mut Bench<'_>, key: Key) {
    press_with(harness, Modifiers::NONE, key);
}

/// Presses a key while others are held down.
pub fn press_with(harness: &mut Bench<'_>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

/// Types letters into what has the focus.
pub fn write(harness: &mut Bench<'_>, words: &str) {
    harness.event(Event::Text(words.to_owned()));
    harness.run_steps(3);
}

/// Role and name of what has the focus, as they are read aloud; of a table, its row.
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method itself is not general enough in its lifetimes"
)]
pub fn focused(harness: &Bench<'_>) -> Option<(Role, String)> {
    let node = harness.query_all(by().predicate(|node| node.is_focused())).next()?;
    let node = node.accesskit_node();
    let labels =
        || node.labelled_by().filter_map(|label| label.value().or(label.label())).collect();
    Some((node.role(), node.label().unwrap_or_else(labels)))
}

/// Presses Tab, or Shift+Tab, until a control whose name begins with these words has the focus.
#[track_caller]
pub fn tab_to(harness: &mut Bench<'_>, role: Role, words: &str) {
    tab(harness, Modifiers::NONE, role, words);
}

/// The same the other way round.
#[track_caller]
pub fn tab_back_to(harness: &mut Bench<'_>, role: Role, words: &str) {
    tab(harness, Modifiers::SHIFT, role, words);
}

#[track_caller]
fn tab(harness: &mut Bench<'_>, modifiers: Modifiers, role: Role, words: &str) {
    let mut met = Vec::new();
    for _ in 0..120 {
        let own = focused(harness);
        if own.as_ref().is_some_and(|(own, name)| *own == role && name.starts_with(words)) {
            return;
        }
        met.push(own.map_or("nothing".to_owned(), |(role, name)| format!("{role:?} {name}")));
        press_with(harness, modifiers, Key::Tab);
    }
    met.dedup();
    panic!("{modifiers:?} Tab does not reach {role:?} {words:?}: {}", met.join(" | "));
}

/// Whether these words stand somewhere.
pub fn says(harness: &Bench<'_>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}
