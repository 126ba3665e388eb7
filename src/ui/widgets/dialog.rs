//! Dialogs: a question that names the thing and the machine, exactly what is affected, and two
//! answers of which one is a verb.
//!
//! The first field of a dialog has the focus when it opens, else the button that the Enter key is to press;
//! Enter in a field presses the verb, Esc cancels, the Tab key stays inside, and the focus goes back to
//! where it was.

use eframe::egui::{
    Align, Color32, Context, Frame, Id, Key, Layout, Margin, Modal, Role, Sense, Stroke, Ui,
    UiBuilder, vec2,
};

use super::{
    super::{
        focus::return_focus,
        icons::Icon,
        text::{self, Type},
        theme,
    },
    Button,
};
use crate::say;

/// What the user answered in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Open,
    /// Cancel, Esc, or a press beside the dialog.
    Cancelled,
    /// The verb.
    Confirmed,
}

/// A dialog.
#[derive(Clone, Debug)]
#[must_use = "call `show`"]
pub struct Dialog<'a> {
    salt: &'a str,
    title: &'a str,
    verb: &'a str,
    cancel: &'a str,
    icon: Option<Icon>,
    deletes: bool,
    ready: bool,
    width: f32,
}

/// What a dialog remembers while it is open.
#[derive(Clone, Copy, Debug)]
struct Opened {
    pass: u64,
    focus_before: Option<Id>,
}

/// The first field of the dialog that is being drawn, while it is looked for.
#[derive(Clone, Copy, Default)]
struct FirstField(Option<Id>);

impl FirstField {
    fn id() -> Id {
        Id::unique("first field of the dialog")
    }
}

/// A field says that it is there, to the dialog that may be looking for its first one.
pub(super) fn offer_field(ui: &Ui, field: Id) {
    let looked_for: Option<FirstField> = ui.data(|data| data.get_temp(FirstField::id()));
    if let Some(FirstField(None)) = looked_for {
        ui.data_mut(|data| data.insert_temp(FirstField::id(), FirstField(Some(field))));
    }
}

/// What the Enter key does in this frame.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Enter {
    /// Nothing, or what the focused control does with it.
    Else,
    /// It was pressed in this field.
    InField(Id),
}

impl<'a> Dialog<'a> {
    /// A dialog with its question and the verb of its button; never "OK", "Yes", "No".
    pub fn new(salt: &'a str, title: &'a str, verb: &'a str) -> Self {
        Self {
            salt,
            title,
            verb,
            cancel: say!("cancel"),
            icon: None,
            deletes: false,
            ready: true,
            width: 540.0,
        }
    }

    /// An icon on the verb's button.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Another word for Cancel ("Later").
    pub fn cancel(mut self, word: &'a str) -> Self {
        self.cancel = word;
        self
    }

    /// Something is deleted: Cancel holds the focus.
    pub fn deletes(mut self) -> Self {
        self.deletes = true;
        self
    }

    /// Whether the verb can be pressed yet: something still has to be filled in.
    pub fn ready(mut self, ready: bool) -> Self {
        self.ready = ready;
        self
    }

    /// Draws it over the window, which cannot be used meanwhile. Call in every frame while it is open.
    pub fn show(self, ctx: &Context, body: impl FnOnce(&mut Ui)) -> Answer {
        let id = Id::unique(("dialog", self.salt));
        let pass = ctx.cumulative_pass_nr();
        let known: Option<Opened> = ctx.data(|data| data.get_temp(id));
        let first = known.is_none_or(|opened| opened.pass + 1 < pass);
        let focus_before = match known {
            Some(opened) if !first => opened.focus_before,
            _ => ctx.memory(eframe::egui::Memory::focused),
        };
        ctx.data_mut(|data| data.insert_temp(id, Opened { pass, focus_before }));

        let tokens = theme::tokens_of(ctx, ctx.global_style().visuals.dark_mode);
        let width = self.width.min(ctx.content_rect().width() - 32.0);
        let frame = Frame::new()
            .fill(tokens.surface)
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(theme::RADIUS_DIALOG)
            .shadow(tokens.shadow());
        // A field of several lines takes the key for itself and does not lose the focus by it.
        let enter = match ctx.memory(eframe::egui::Memory::focused) {
            Some(field)
                if ctx.text_edit_focused() && ctx.input(|input| input.key_pressed(Key::Enter)) =>
            {
                Enter::InField(field)
            }
            _ => Enter::Else,
        };
        let modal = Modal::new(id)
            .frame(frame)
            .backdrop_color(Color32::from_black_alpha(tokens.backdrop))
            .show(ctx, |ui| {
                ui.set_width(width);
                ui.ctx().accesskit_node_builder(ui.scope_id(), |node| {
                    node.set_role(Role::Dialog);
                    node.set_label(self.title);
                });
                ui.spacing_mut().item_spacing.y = 0.0;
                Frame::new()
                    .inner_margin(Margin { left: 24, right: 24, top: 20, bottom: 16 })
                    .show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = theme::GAP;
                        text::head(ui, self.title);
                        ui.add_space(4.0);
                        if first {
                            let none = FirstField::default();
                            ui.data_mut(|data| data.insert_temp(FirstField::id(), none));
                        }
                        body(ui);
                    });
                super::hairline(ui);
                let field = ui.data(|data| data.get_temp::<FirstField>(FirstField::id()));
                ui.data_mut(|data| data.remove::<FirstField>(FirstField::id()));
                self.footer(ui, first, field.and_then(|field| field.0))
            });
        let mut answer = modal.inner;
        if let (Answer::Open, Enter::InField(field)) = (answer, enter) {
            let left = ctx.memory(eframe::egui::Memory::focused) != Some(field);
            if left && self.ready && !self.deletes {
                answer = Answer::Confirmed;
            } else if left {
                ctx.memory_mut(|memory| memory.request_focus(field));
            }
        }
        if answer == Answer::Open && modal.should_close() {
            answer = Answer::Cancelled;
        }
        if answer != Answer::Open {
            ctx.data_mut(|data| data.remove::<Opened>(id));
            if let Some(before) = focus_before {
                return_focus(ctx, before);
            }
        }
        answer
    }

    fn footer(&self, ui: &mut Ui, first: bool, field: Option<Id>) -> Answer {
        let tokens = theme::tokens(ui);
        let size = vec2(ui.available_width(), theme::BAR);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let radius = eframe::egui::CornerRadius {
            nw: 0,
            ne: 0,
            sw: theme::RADIUS_DIALOG - 1,
            se: theme::RADIUS_DIALOG - 1,
        };
        ui.painter().rect_filled(rect, radius, tokens.sunken);
        let room = rect.shrink2(vec2(24.0, 0.0));
        super::place_left(ui, room, |ui| {
            text::line(ui, Type::Small, tokens.muted, say!("esc-cancels"));
        });
        let mut answer = Answer::Open;
        let layout = Layout::right_to_left(Align::Center);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
        let mut verb = Button::primary(self.verb).enabled(self.ready);
        if let Some(icon) = self.icon {
            verb = verb.icon(icon);
        }
        let verb = verb.show(&mut inside);
        let cancel = Button::secondary(self.cancel).show(&mut inside);
        if first {
            // A dialog comes from the keyboard or a press; either way it has to be seen who is asked.
            theme::show_focus(ui.ctx());
            match field {
                Some(field) => ui.memory_mut(|memory| memory.request_focus(field)),
                None if self.deletes || !self.ready => cancel.request_focus(),
                None => verb.request_focus(),
            }
        }
        if verb.clicked() {
            answer = Answer::Confirmed;
        }
        if cancel.clicked() {
            answer = Answer::Cancelled;
        }
        answer
    }
}
