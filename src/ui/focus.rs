//! The focus ring: where the keyboard is. It is shown while the keyboard is used, and not after a press
//! of the pointer. What gets the focus is brought into sight, and pages are scrolled by their keys.

use eframe::egui::{
    self, Context, FocusDirection, Id, Key, Modifiers, Plugin, Rect, Response, Stroke, StrokeKind,
    Ui, vec2,
};

use super::theme::tokens;

/// Whether the admin works by keyboard just now: only then are focus rings shown.
fn keyboard_id() -> Id {
    Id::unique("keyboard in use")
}

/// Watches which of keyboard and pointer was used last, and gives the focus back after a dialog.
pub(super) struct KeyboardUse;

/// A control that gets the focus back, and the pass in which its dialog was closed.
#[derive(Clone, Copy)]
struct ReturnFocus {
    to: Id,
    closed: u64,
}

impl ReturnFocus {
    fn id() -> Id {
        Id::unique("return focus")
    }
}

/// Gives the focus back to a control behind a dialog that was closed in this pass.
pub(super) fn return_focus(ctx: &Context, to: Id) {
    let closed = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(ReturnFocus::id(), ReturnFocus { to, closed }));
    ctx.request_repaint();
}

impl Plugin for KeyboardUse {
    fn debug_name(&self) -> &'static str {
        "keyboard use"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let latest = ui.input(|input| {
            input.events.iter().rev().find_map(|event| match event {
                egui::Event::Key { pressed: true, .. } | egui::Event::AccessKitActionRequest(_) => {
                    Some(true)
                }
                egui::Event::PointerButton { pressed: true, .. } => Some(false),
                _ => None,
            })
        });
        if let Some(keyboard) = latest {
            ui.data_mut(|data| data.insert_temp(keyboard_id(), keyboard));
        }
        let back: Option<ReturnFocus> = ui.data(|data| data.get_temp(ReturnFocus::id()));
        if let Some(ReturnFocus { to, closed }) = back {
            // egui lets nothing behind a dialog have the focus until one pass after its last.
            if ui.cumulative_pass_nr() >= closed + 2 {
                ui.data_mut(|data| data.remove::<ReturnFocus>(ReturnFocus::id()));
                ui.memory_mut(|memory| memory.request_focus(to));
            } else {
                ui.request_repaint();
            }
        }
    }
}

/// Whether a focus ring is to be shown around the focused control: for keyboard use, not after a
/// click.
#[must_use]
pub fn shows_focus(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && keyboard_is_used(ui.ctx())
}

/// Whether the keyboard was used last, not the pointer.
pub(super) fn keyboard_is_used(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(keyboard_id())).unwrap_or(false)
}

/// Gives the focus to the first control that is drawn from now on in this frame.
pub(super) fn focus_next(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(own) = memory.focused() {
            memory.surrender_focus(own);
        }
        memory.move_focus(FocusDirection::Next);
    });
}

/// Ends what [`focus_next`] began, where nothing was drawn that could take the focus; says whether
/// something has it.
pub(super) fn focus_taken(ctx: &Context) -> bool {
    ctx.memory_mut(|memory| {
        let taken = memory.focused().is_some();
        if !taken {
            memory.move_focus(FocusDirection::None);
        }
        taken
    })
}

/// Scrolls the area in which this is called with Page Up and Page Down, which egui leaves alone: a page of
/// text has nothing that could be focused into sight. What has drawn before it, as a table, takes the keys
/// first.
pub(super) fn scroll_by_keys(ui: &Ui) {
    let (modal, typing) =
        (ui.memory(|memory| memory.top_modal_layer().is_some()), ui.ctx().text_edit_focused());
    if modal || typing {
        return;
    }
    let pages = ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::PageDown) as f32;
        down - input.count_and_consume_key(Modifiers::NONE, Key::PageUp) as f32
    });
    if pages != 0.0 {
        // A little of what was read stays in sight.
        let page = (ui.clip_rect().height() - 40.0).max(40.0);
        ui.scroll_with_delta(vec2(0.0, -pages * page));
    }
}

/// Shows the focus ring from now on, until the pointer is used: a dialog shows which of its buttons
/// the Enter key would press.
pub fn show_focus(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(keyboard_id(), true));
}

/// Where the focus ring runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Two points outside the control.
    Around,
    /// One point inside: rows of tables and cells of strips, which have no room around them.
    Inside,
}

/// Brings a control into sight when the keyboard came to it.
pub fn follow_focus(ui: &Ui, response: &Response) {
    if response.gained_focus() && keyboard_is_used(ui.ctx()) {
        response.scroll_to_me(None);
    }
}

/// Draws the focus ring of a control with corners of `radius`, if it is to be shown.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8, ring: Ring) {
    if !shows_focus(ui, response) {
        return;
    }
    follow_focus(ui, response);
    let stroke = Stroke::new(2.0, tokens(ui).focus);
    match ring {
        Ring::Around => {
            let painter = ui.painter();
            painter.rect_stroke(rect.expand(2.0), radius + 2, stroke, StrokeKind::Outside)
        }
        Ring::Inside => {
            ui.painter().rect_stroke(rect.shrink(1.0), radius, stroke, StrokeKind::Inside)
        }
    };
}
