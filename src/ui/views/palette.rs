//! The command palette: every action by its words, found by typing, run by Enter.

use eframe::egui::{
    Align2, Area, Color32, Context, Frame, Id, Key, Margin, Modal, Modifiers, Role, ScrollArea,
    Sense, Stroke, Ui, WidgetInfo, vec2,
};

use crate::app::{Action, App, matching_actions};
use crate::say;
use crate::ui::{
    actions::keys_in_words,
    focus::return_focus,
    text::{self, Type},
    theme,
    widgets::{Input, hairline, tell_chosen},
};

/// What the open palette remembers.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Palette {
    typed: String,
    at: usize,
    /// The field has the focus from the first frame on.
    asked: bool,
    /// What had the focus before.
    before: Option<Id>,
}

impl Palette {
    /// Gives the focus back to what had it, where the palette leads nowhere else.
    pub(in crate::ui) fn give_back(&self, ctx: &Context) {
        if let Some(before) = self.before {
            return_focus(ctx, before);
        }
    }
}

/// What came of a frame of the palette.
pub(in crate::ui) enum PaletteAnswer {
    /// It stays open.
    Open,
    /// It was left.
    Closed,
    /// This was chosen.
    Chosen(Action),
}

/// Draws it over the window.
pub(in crate::ui) fn palette(ctx: &Context, app: &App, own: &mut Palette) -> PaletteAnswer {
    let tokens = theme::tokens_of(ctx, ctx.global_style().visuals.dark_mode);
    let found: Vec<Action> =
        matching_actions(&own.typed).into_iter().filter(|action| action.is_ready(app)).collect();
    let mut answer = PaletteAnswer::Open;
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(theme::RADIUS_DIALOG)
        .shadow(tokens.shadow());
    let id = Id::unique("palette");
    let area = Area::new(id)
        .order(eframe::egui::Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 72.0));
    let backdrop = Color32::from_black_alpha(tokens.backdrop);
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(backdrop).show(ctx, |ui| {
        ui.set_width(560.0_f32.min(ctx.content_rect().width() - 32.0));
        ui.ctx().accesskit_node_builder(ui.scope_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(say!("find-a-command"));
        });
        ui.spacing_mut().item_spacing.y = 0.0;
        let (down, up, enter) = ui.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter) > 0)
        });
        own.at = own.at.saturating_add(down).saturating_sub(up);
        own.at = own.at.min(found.len().saturating_sub(1));
        Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
            let field = Input::search(say!("find-a-command"), &mut own.typed).show(ui);
            if !own.asked {
                own.asked = true;
                own.before = ui.memory(eframe::egui::Memory::focused);
                theme::show_focus(ui.ctx());
            }
            // The letters go into the field for as long as the palette is open.
            if !field.has_focus() {
                field.request_focus();
            }
            if field.changed() {
                own.at = 0;
            }
            // The letters go on into the field while another entry is read aloud.
            if !found.is_empty() {
                ui.ctx().accesskit_node_builder(field.id, |node| {
                    node.set_active_descendant(entry_id(own.at).accesskit_id());
                });
            }
        });
        hairline(ui);
        if found.is_empty() {
            Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
                text::caption(ui, say!("no-command-has-these-words"));
            });
        }
        ScrollArea::vertical().max_height(theme::ROW_RAIL * 10.0).show(ui, |ui| {
            for (at, action) in found.iter().enumerate() {
                let current = at == own.at;
                if entry(ui, at, *action, current, current && down + up > 0) {
                    answer = PaletteAnswer::Chosen(*action);
                }
            }
            ui.add_space(6.0);
        });
        if let (true, Some(action)) = (enter, found.get(own.at)) {
            answer = PaletteAnswer::Chosen(*action);
        }
    });
    if matches!(answer, PaletteAnswer::Open) && modal.should_close() {
        answer = PaletteAnswer::Closed;
    }
    answer
}

fn entry_id(at: usize) -> Id {
    Id::unique(("palette-entry", at))
}

fn entry(ui: &mut Ui, at: usize, action: Action, current: bool, moved: bool) -> bool {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::ROW_RAIL);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, entry_id(at), Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), current, action.words())
    });
    tell_chosen(&response, current);
    if current || response.hovered() {
        let fill = if current { tokens.selected } else { tokens.hover };
        ui.painter().rect_filled(rect.shrink2(vec2(6.0, 0.0)), theme::RADIUS, fill);
    }
    // Painted, so that the entry is read aloud once.
    let painter = ui.painter();
    let mut right = rect.right() - 20.0;
    if let Some(keys) = action.shortcut() {
        let keys = keys_in_words(ui.ctx(), keys);
        let shape = text::galley(painter, Type::Small, tokens.text2, &keys);
        right -= shape.size().x;
        text::paint_middle(painter, right, rect.center().y, shape);
        right -= 16.0;
    }
    let group = text::galley(painter, Type::Small, tokens.muted, action.group().word());
    right -= group.size().x;
    text::paint_middle(painter, right, rect.center().y, group);
    let room = right - rect.left() - 36.0;
    let words = text::cut(painter, Type::Body, tokens.text, action.words(), room);
    text::paint_middle(painter, rect.left() + 20.0, rect.center().y, words);
    if moved {
        response.scroll_to_me(None);
    }
    response.clicked()
}
