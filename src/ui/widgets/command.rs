//! Commands, shown in full before anything runs: the program, one argument a line, what each is for.

use eframe::egui::{Frame, Margin, Stroke, Ui, UiBuilder};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme,
    },
    Button,
};
use crate::say;

/// Where the plain-words notes of the arguments begin, in a box that is wide enough for them.
const NOTES: f32 = 440.0;
/// Width of the column that says say!("command-program") and say!("command-arguments").
const LABELS: f32 = 80.0;

/// A command box.
#[derive(Clone, Debug)]
#[must_use = "call `show`"]
pub struct CommandBox<'a> {
    program: &'a str,
    arguments: Vec<(&'a str, &'a str)>,
    copy: Option<(&'a str, &'a str)>,
    note: &'a str,
}

impl<'a> CommandBox<'a> {
    /// A command by its program; passwords among the arguments come in as dots.
    pub fn new(program: &'a str) -> Self {
        Self { program, arguments: Vec::new(), copy: None, note: "" }
    }

    /// Adds an argument, with what it is for in plain words (or nothing).
    pub fn argument(mut self, argument: &'a str, note: &'a str) -> Self {
        self.arguments.push((argument, note));
        self
    }

    /// A button below that copies `text`: without passwords, and saying so ("Copy without password").
    pub fn copy(mut self, words: &'a str, text: &'a str) -> Self {
        self.copy = Some((words, text));
        self
    }

    /// A sentence below the box: where the command comes from, how it is started.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// Draws it over the whole width that is there.
    pub fn show(self, ui: &mut Ui) {
        let tokens = theme::tokens(ui);
        let Self { program, arguments, copy, note } = self;
        boxed(ui, |ui| {
            row(ui, say!("command-program"), program, "");
            for (place, (argument, note)) in arguments.into_iter().enumerate() {
                row(ui, if place == 0 { say!("command-arguments") } else { "" }, argument, note);
            }
        });
        below(ui, copy, note, tokens);
    }
}

/// A command or an instruction as one text, wrapped, with a button that copies it.
pub fn command_text(ui: &mut Ui, command: &str, copy: Option<&str>, note: &str) {
    let tokens = theme::tokens(ui);
    boxed(ui, |ui| {
        text::show(ui, Type::Mono, tokens.text, command);
    });
    below(ui, copy.map(|words| (words, command)), note, tokens);
}

fn boxed(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let tokens = theme::tokens(ui);
    Frame::new()
        .fill(tokens.term)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            content(ui);
        });
}

fn row(ui: &mut Ui, label: &str, value: &str, note: &str) {
    let tokens = theme::tokens(ui);
    let whole = ui.available_rect_before_wrap();
    // In a narrow panel the note stands below its argument.
    let beside = whole.width() > NOTES + 140.0;
    let mut used = 18.0_f32;
    let mut part = |ui: &mut Ui, from: f32, to: f32, kind, color, words: &str| {
        let mut room = whole.with_min_x(whole.left() + from);
        room.max.x = room.max.x.min(whole.left() + to);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
        inside.spacing_mut().item_spacing.y = 0.0;
        text::show(&mut inside, kind, color, words);
        if !beside && from > 0.0 && !note.is_empty() {
            text::show(&mut inside, Type::Small, tokens.muted, note);
        }
        used = used.max(inside.min_rect().height());
    };
    if !label.is_empty() {
        part(ui, 0.0, LABELS, Type::Small, tokens.muted, label);
    }
    let end = if beside { NOTES - theme::GAP } else { f32::INFINITY };
    part(ui, LABELS, end, Type::Mono, tokens.text, value);
    if beside && !note.is_empty() {
        part(ui, NOTES, f32::INFINITY, Type::Small, tokens.muted, note);
    }
    ui.allocate_space(eframe::egui::vec2(whole.width(), used));
}

fn below(ui: &mut Ui, copy: Option<(&str, &str)>, note: &str, tokens: &theme::Tokens) {
    if copy.is_none() && note.is_empty() {
        return;
    }
    ui.add_space(theme::GAP - 4.0);
    ui.horizontal(|ui| {
        if let Some((words, command)) = copy {
            if Button::secondary(words).icon(Icon::Copy).show(ui).clicked() {
                ui.ctx().copy_text(command.to_owned());
            }
        }
        if !note.is_empty() {
            text::show(ui, Type::Small, tokens.muted, note);
        }
    });
}
