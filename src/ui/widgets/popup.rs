//! What a button opens over the page: a menu, a choice, an explanation.
//!
//! Opened by the keyboard, the first entry has the focus; the arrow keys go through the entries (egui's
//! doing), Esc and a chosen entry give the focus back to the button, and where the Tab key leads out of it
//! the popup closes. Opened by the pointer, the focus stays where it was.

use eframe::egui::{Context, Id, LayerId, Popup, PopupCloseBehavior, Response, Ui};

use super::super::focus::{focus_next, focus_taken, keyboard_is_used};

/// What an open popup remembers of the focus.
#[derive(Clone, Copy)]
struct Kept {
    /// The first entry has yet to get the focus.
    enters: bool,
    /// Something in it had the focus.
    entered: bool,
    layer: Option<LayerId>,
}

/// Whether a popup stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// It does.
    Open,
    /// The Tab key has led out of it.
    Left,
}

/// A popup below a button that opens and closes it. `name` is read aloud.
pub fn popup(
    button: &Response,
    name: &str,
    closes: PopupCloseBehavior,
    content: impl FnOnce(&mut Ui),
) {
    let popup = Popup::menu(button).close_behavior(closes).accessible_name(name);
    let id = popup.get_id();
    let (ctx, anchor) = (&button.ctx, button.id);
    let stays = popup.show(|ui| within(ui, anchor, id, content)).map(|shown| shown.inner);
    if stays == Some(Stays::Left) {
        Popup::close_id(ctx, id);
    }
    if !Popup::is_id_open(ctx, id) {
        closed(ctx, anchor, id);
    }
}

/// The content of a popup with this id, and where the focus goes in it.
pub(in super::super) fn within(
    ui: &mut Ui,
    anchor: Id,
    popup: Id,
    content: impl FnOnce(&mut Ui),
) -> Stays {
    let own = popup.with("focus");
    let ctx = ui.ctx().clone();
    let layer = ui.layer_id();
    let new = || Kept { enters: keyboard_is_used(&ctx), entered: false, layer: None };
    let mut kept: Kept = ctx.data(|data| data.get_temp(own)).unwrap_or_else(new);
    kept.layer = Some(layer);
    // What is measured first cannot have the focus.
    let enters = kept.enters && !ui.is_sizing_pass();
    if enters {
        kept.enters = false;
        focus_next(&ctx);
    }
    content(ui);
    if enters && !focus_taken(&ctx) {
        ctx.memory_mut(|memory| memory.request_focus(anchor));
    }
    let focused = ctx.memory(eframe::egui::Memory::focused);
    let inside = focused.is_some_and(|own| is_in(&ctx, own, layer));
    let left = kept.entered && !inside && focused.is_some_and(|own| own != anchor);
    kept.entered |= inside;
    ctx.data_mut(|data| data.insert_temp(own, kept));
    if left { Stays::Left } else { Stays::Open }
}

/// Gives the focus back when the popup was closed in this frame.
pub(in super::super) fn closed(ctx: &Context, anchor: Id, popup: Id) {
    let own = popup.with("focus");
    let Some(kept): Option<Kept> = ctx.data(|data| data.get_temp(own)) else { return };
    ctx.data_mut(|data| data.remove::<Kept>(own));
    let focused = ctx.memory(eframe::egui::Memory::focused);
    let gone = focused.is_none_or(|own| kept.layer.is_some_and(|layer| is_in(ctx, own, layer)));
    if gone && keyboard_is_used(ctx) {
        ctx.memory_mut(|memory| memory.request_focus(anchor));
    }
}

fn is_in(ctx: &Context, control: Id, layer: LayerId) -> bool {
    ctx.read_response(control).is_some_and(|response| response.layer_id == layer)
}
