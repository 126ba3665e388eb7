//! The window's parts, driven as a user and a screen reader would: by role and name, in every look.
//!
//! The harness itself panics when a control has no accessible name, when a character cannot be drawn,
//! and (in `run`) when the window does not come to rest. With the feature `snapshots` the galleries
//! are also drawn as pictures.

mod gallery;
mod table;

use std::cell::{Cell, RefCell};

use eframe::egui::{
    Event, HoveredFile, Key, OutputCommand, PointerButton, Pos2, Role, Theme, Ui, pos2,
};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use interdict::ui::{
    icons::Icon,
    text,
    theme::{self, Contrast},
    widgets::{
        Answer, Button, Chip, CommandBox, Dialog, Input, NoticeKind, Notification,
        NotificationAnswer, Progress, Tab, drop_overlay, notifications, progress_bar, segments,
        select, tabs, tick_box,
    },
};

/// The three looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Light,
    Dark,
    HighContrast,
}

const LOOKS: [Look; 3] = [Look::Light, Look::Dark, Look::HighContrast];
const SMALL: [f32; 2] = [640.0, 400.0];

/// A harness in a look, at rest; `draw` gets a `Ui` on the window's background.
fn harness<'a>(look: Look, size: [f32; 2], mut draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    let ready = Cell::new(false);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(if look == Look::Light { Theme::Light } else { Theme::Dark })
        .build_ui(move |ui| {
            if !ready.get() {
                // Fonts count from the next pass on, so that nothing is drawn in this one.
                theme::apply(ui.ctx());
                if look == Look::HighContrast {
                    theme::set_contrast(ui.ctx(), Contrast::High);
                }
                ready.set(true);
                ui.ctx().request_repaint();
                return;
            }
            let tokens = theme::tokens(ui);
            ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, tokens.app);
            draw(ui);
        });
    harness.run();
    harness
}

/// What was copied in the last frame.
fn copied(harness: &Harness<'_>) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn every_part_is_drawn_in_every_look_and_then_rests() {
    for look in LOOKS {
        for (name, size, draw) in gallery::PAGES {
            let mut harness = harness(look, size, draw);
            assert!(harness.output().shapes.len() > 20, "{name} in {look:?} is nearly empty");
            let steps = harness.run();
            assert_eq!(steps, 1, "{name} in {look:?} asks for frames at rest");
        }
    }
}

#[test]
fn every_icon_has_its_file_and_every_file_its_icon() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/icons/ui");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().replace(".svg", ""))
        .collect();
    files.sort();
    assert_eq!(files, Icon::ALL.iter().map(|icon| icon.name()).collect::<Vec<_>>());
}

#[test]
fn a_disabled_button_keeps_its_name_and_takes_no_press() {
    let presses = Cell::new(0);
    let enabled = Cell::new(false);
    let mut harness = harness(Look::Light, SMALL, |ui| {
        if Button::primary("Scan").enabled(enabled.get()).show(ui).clicked() {
            presses.set(presses.get() + 1);
        }
    });
    assert!(harness.get_by_role_and_label(Role::Button, "Scan").accesskit_node().is_disabled());
    harness.get_by_label("Scan").click();
    harness.run();
    assert_eq!(presses.get(), 0);
    enabled.set(true);
    harness.run();
    harness.get_by_label("Scan").click();
    harness.run();
    assert_eq!(presses.get(), 1);
}

#[test]
fn the_focus_ring_is_for_the_keyboard_and_not_for_the_pointer() {
    let shown = Cell::new(false);
    let mut harness = harness(Look::Light, SMALL, |ui| {
        let response = Button::secondary("One").show(ui);
        shown.set(theme::shows_focus(ui, &response));
    });
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_label("One").is_focused());
    assert!(shown.get());
    harness.event(Event::PointerButton {
        pos: pos2(300.0, 300.0),
        button: PointerButton::Primary,
        pressed: true,
        modifiers: eframe::egui::Modifiers::NONE,
    });
    harness.run();
    assert!(!shown.get());
}

#[test]
fn choices_answer_with_their_place() {
    let chosen = RefCell::new((0, 0, None, false, false));
    let mut harness = harness(Look::Dark, SMALL, |ui| {
        let mut chosen = chosen.borrow_mut();
        let words = [Tab::new("Found"), Tab::counted("To review", 2)];
        chosen.0 = tabs(ui, "Findings", &words, chosen.0).unwrap_or(chosen.0);
        chosen.1 = segments(ui, "Order", &["By rule", "By vendor"], chosen.1).unwrap_or(chosen.1);
        chosen.2 =
            select(ui, "Status", "Status: any", None, &["Any", "Open"], chosen.2).or(chosen.2);
        let chip = Chip::new("Machine: NF-ENG-11").removable().show(ui);
        chosen.3 |= chip.clicked();
        tick_box(ui, &mut chosen.4, "Government grants");
    });
    harness.get_by_role_and_label(Role::Tab, "To review 2").click();
    harness.run();
    harness.get_by_role_and_label(Role::RadioButton, "By vendor").click();
    harness.run();
    harness.get_by_role_and_label(Role::ComboBox, "Status").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, "Open").click();
    harness.run();
    harness.get_by_label("Remove filter: Machine: NF-ENG-11").click();
    harness.run();
    harness.get_by_role_and_label(Role::CheckBox, "Government grants").click();
    harness.run();
    drop(harness);
    assert_eq!(*chosen.borrow(), (1, 1, Some(1), true, true));
}

#[test]
fn a_field_is_found_by_its_name_and_takes_text() {
    let typed = RefCell::new(String::new());
    let mut harness = harness(Look::Light, SMALL, |ui| {
        Input::search("Search everything", &mut typed.borrow_mut()).key("Ctrl K").show(ui);
    });
    let field = harness.get_by_role_and_label(Role::TextInput, "Search everything");
    field.focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Search everything").type_text("Касперский");
    harness.run();
    assert_eq!(*typed.borrow(), "Касперский");
    // A field that waits for text draws nothing by itself: the cursor does not blink.
    assert_eq!(harness.run(), 1);
}

#[test]
fn a_command_is_copied_as_it_was_given_for_that() {
    let mut harness = harness(Look::Light, SMALL, |ui| {
        CommandBox::new("msiexec.exe")
            .argument("KLPASSWD=••••••••", "hidden")
            .copy("Copy without password", "msiexec.exe /x")
            .show(ui);
    });
    harness.get_by_label("Copy without password").click();
    // The press and its answer come in one frame each.
    let mut text = None;
    for _ in 0..4 {
        harness.step();
        text = text.or(copied(&harness));
    }
    assert_eq!(text.as_deref(), Some("msiexec.exe /x"));
}

#[test]
fn an_error_page_copies_everything_and_names_its_ways_out() {
    let pressed = Cell::new(None);
    let mut harness = harness(Look::Light, [800.0, 520.0], |ui| {
        pressed.set(gallery::error(ui).or(pressed.get()));
    });
    harness.get_by_label("Copy details").click();
    let mut text = None;
    for _ in 0..4 {
        harness.step();
        text = text.or(copied(&harness));
    }
    let text = text.unwrap();
    for part in ["could not be opened", "Nothing was deleted", "Set aside as: interdict-damaged"] {
        assert!(text.contains(part), "{part:?} is missing in {text:?}");
    }
    harness.get_by_label("Open folder").click();
    harness.run();
    assert_eq!(pressed.get(), Some(2));
}

#[test]
fn an_empty_page_says_what_to_do_and_does_it() {
    let pressed = Cell::new(None);
    let mut harness = harness(Look::Light, [800.0, 540.0], |ui| {
        pressed.set(gallery::empty_page(ui).or(pressed.get()));
    });
    harness.get_by_label("Nothing has been checked yet");
    harness.get_by_role_and_label(Role::Button, "Choose file…").click();
    harness.run();
    assert_eq!(pressed.get(), Some(1));
}

/// A page with a button that opens the dialog about leftovers, and what was answered.
fn with_dialog<'a>(open: &'a Cell<bool>, answer: &'a Cell<Answer>) -> Harness<'a> {
    harness(Look::Light, [800.0, 420.0], |ui| {
        if Button::secondary("Delete…").show(ui).clicked() {
            open.set(true);
        }
        if open.get() {
            let own = gallery::leftovers(ui);
            if own != Answer::Open {
                answer.set(own);
                open.set(false);
            }
        }
    })
}

#[test]
fn a_dialog_that_deletes_holds_the_focus_on_cancel_and_gives_it_back() {
    let (open, answer) = (Cell::new(false), Cell::new(Answer::Open));
    let mut harness = with_dialog(&open, &answer);
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(open.get());
    harness.get_by_role_and_label(Role::Dialog, "Delete these 2 leftovers from RECEPTION-02?");
    assert!(harness.get_by_label("Cancel").is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(answer.get(), Answer::Cancelled);
    assert!(harness.get_by_label("Delete…").is_focused());
}

#[test]
fn a_dialog_is_left_with_escape_and_confirmed_with_its_verb() {
    let (open, answer) = (Cell::new(true), Cell::new(Answer::Open));
    let mut harness = with_dialog(&open, &answer);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!((open.get(), answer.get()), (false, Answer::Cancelled));
    open.set(true);
    harness.run();
    harness.get_by_label("Delete 2 leftovers").click();
    harness.run();
    assert_eq!((open.get(), answer.get()), (false, Answer::Confirmed));
}

#[test]
fn a_dialog_that_is_not_filled_in_cannot_be_confirmed() {
    let confirmed = Cell::new(false);
    let mut harness = harness(Look::Dark, SMALL, |ui| {
        let dialog = Dialog::new("decide", "Mark as a wrong match?", "Mark as wrong match");
        let answer = dialog.ready(false).show(ui.ctx(), |ui| {
            text::explain(ui, "Say why first.");
        });
        confirmed.set(confirmed.get() || answer == Answer::Confirmed);
    });
    harness.get_by_label("Mark as wrong match").click();
    harness.run();
    assert!(!confirmed.get());
}

#[test]
fn a_notification_goes_after_eight_seconds_and_an_error_stays() {
    let error = Notification {
        id: 8,
        kind: NoticeKind::NeedsCare,
        title: "Saving failed: the disk is full",
        line: "Your last change is not saved.",
        actions: &["Save again"],
        stays: true,
    };
    let left = RefCell::new(vec![gallery::SAVED, error]);
    let last = Cell::new(None);
    let seconds = Cell::new(0.0);
    let mut harness = harness(Look::Light, SMALL, |ui| {
        seconds.set(ui.input(|input| input.time));
        let answer = notifications(ui.ctx(), 64.0, &left.borrow());
        if let Some((id, answer)) = answer {
            left.borrow_mut().retain(|notification| notification.id != id);
            last.set(Some((id, answer)));
        }
    });
    while seconds.get() < 7.0 {
        harness.step();
    }
    assert_eq!(left.borrow().len(), 2);
    while seconds.get() < 20.0 {
        harness.step();
    }
    assert_eq!(last.get(), Some((7, NotificationAnswer::Closed)));
    assert_eq!(left.borrow().len(), 1);
    harness.get_by_label("Save again: Saving failed: the disk is full").click();
    harness.run();
    assert_eq!(last.get(), Some((8, NotificationAnswer::Action(0))));
}

#[test]
fn a_known_length_asks_for_no_frame_and_an_unknown_one_for_two_a_second() {
    let progress = Cell::new(Progress::Of { done: 6, total: 10 });
    let mut harness = harness(Look::Light, SMALL, |ui| {
        progress_bar(ui, "Scanning this computer", progress.get());
    });
    let delay = |harness: &Harness<'_>| {
        harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min()
    };
    harness.get_by_role_and_label(Role::ProgressIndicator, "Scanning this computer");
    assert_eq!(delay(&harness), Some(std::time::Duration::MAX));
    progress.set(Progress::Unknown);
    harness.run();
    let delay = delay(&harness).unwrap();
    assert!((0.4..=0.5).contains(&delay.as_secs_f64()), "{delay:?}");
}

#[test]
fn a_file_over_the_window_covers_it() {
    let mut harness = harness(Look::Light, SMALL, |ui| drop_overlay(ui.ctx()));
    let before = harness.output().shapes.len();
    harness.input_mut().hovered_files = vec![HoveredFile::default()];
    harness.step();
    assert!(harness.output().shapes.len() > before + 4);
    harness.input_mut().hovered_files.clear();
    harness.run();
    assert_eq!(harness.output().shapes.len(), before);
}

/// A press of the pointer's first button at a place.
fn press(harness: &mut Harness<'_>, at: Pos2) {
    harness.hover_at(at);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
}

#[cfg(feature = "snapshots")]
#[test]
fn pictures() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("gallery");
    std::fs::create_dir_all(&folder).unwrap();
    let mut results = egui_kittest::SnapshotResults::new();
    for look in LOOKS {
        for (name, size, draw) in gallery::PAGES {
            let mut harness = harness(look, size, draw);
            let picture = harness.render().expect("a software renderer");
            picture.save(folder.join(format!("{name}_{look:?}.png"))).unwrap();
            let colors: std::collections::BTreeSet<_> =
                picture.pixels().map(|pixel| pixel.0).collect();
            assert!(colors.len() > 50, "{name} in {look:?} is nearly blank");
            if name == "widgets" && look != Look::HighContrast {
                harness.snapshot(format!("widgets_{look:?}").to_lowercase());
            }
            results.extend_harness(&mut harness);
        }
    }
}
