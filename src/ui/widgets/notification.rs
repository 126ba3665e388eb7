//! Notifications: what has just happened, at the bottom right, for eight seconds.

use std::time::Duration;

use eframe::egui::{
    Align2, Area, Context, Frame, Id, Margin, Order, Role, Sense, Stroke, Ui, UiBuilder, accesskit,
    pos2, vec2,
};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme,
    },
    Button, NoticeKind,
};
use crate::say;

/// How long a notification stays, in seconds.
const STAYS: f64 = 8.0;

/// One notification.
#[derive(Clone, Copy, Debug)]
pub struct Notification<'a> {
    /// Which one, for as long as the program runs.
    pub id: u64,
    /// What kind.
    pub kind: NoticeKind,
    /// What happened.
    pub title: &'a str,
    /// One line about it, or nothing.
    pub line: &'a str,
    /// Up to two things that can be done.
    pub actions: &'a [&'a str],
    /// Stays until it is closed: it carries an error.
    pub stays: bool,
}

/// What became of a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotificationAnswer {
    /// It was closed, or its time is over.
    Closed,
    /// This one of its actions was pressed.
    Action(usize),
}

/// Draws the notifications, the newest lowest, `above` points above the window's lower edge (so that
/// they never cover a button of an action bar). Answers with the first to which something happened.
#[must_use = "a notification that was closed has to be taken from the list"]
pub fn notifications(
    ctx: &Context,
    above: f32,
    all: &[Notification<'_>],
) -> Option<(u64, NotificationAnswer)> {
    let mut answer = None;
    let mut lift = above;
    for notification in all.iter().rev() {
        let id = Id::unique(("notification", notification.id));
        let now = ctx.input(|input| input.time);
        let since: f64 = ctx.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
        let area = Area::new(id.with("area"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -lift))
            .show(ctx, |ui| notification_ui(ui, notification));
        lift += area.response.rect.height() + theme::GAP;
        let mut own = area.inner;
        if !notification.stays && own.is_none() {
            let remaining = STAYS - (now - since);
            // Under the pointer it is being read.
            if remaining > 0.0 || area.response.contains_pointer() {
                ctx.request_repaint_after(Duration::from_secs_f64(remaining.max(0.5)));
            } else {
                own = Some(NotificationAnswer::Closed);
            }
        }
        if let (None, Some(own)) = (answer, own) {
            ctx.data_mut(|data| data.remove::<f64>(id));
            answer = Some((notification.id, own));
        }
    }
    answer
}

fn notification_ui(ui: &mut Ui, notification: &Notification<'_>) -> Option<NotificationAnswer> {
    let tokens = theme::tokens(ui);
    let (icon, meaning) = notification.kind.look();
    let color = tokens.family(meaning).text;
    let mut answer = None;
    let live =
        if notification.stays { accesskit::Live::Assertive } else { accesskit::Live::Polite };
    ui.ctx().accesskit_node_builder(ui.scope_id(), |node| {
        node.set_role(Role::Status);
        node.set_label(notification.title);
        node.set_live(live);
    });
    Frame::new()
        .fill(tokens.surface)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(theme::RADIUS_CARD)
        .shadow(tokens.shadow())
        .inner_margin(Margin { left: 12, right: 6, top: 6, bottom: 12 })
        .show(ui, |ui| {
            ui.set_width(360.0 - 20.0);
            let whole = ui.available_rect_before_wrap();
            icon.paint(
                ui.painter(),
                pos2(whole.left() + 9.0, whole.top() + 15.0),
                theme::ICON_RAIL,
                color,
            );
            let mut room = whole.with_min_x(whole.left() + 28.0).with_min_y(whole.top() + 6.0);
            room.max.x -= 32.0;
            let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
            inside.spacing_mut().item_spacing.y = 0.0;
            text::show(&mut inside, Type::Strong, tokens.text, notification.title);
            if !notification.line.is_empty() {
                text::show(&mut inside, Type::Body, tokens.text2, notification.line);
            }
            if !notification.actions.is_empty() {
                inside.add_space(theme::GAP);
                inside.horizontal(|ui| {
                    for (place, words) in notification.actions.iter().take(2).enumerate() {
                        let name = format!("{words}: {}", notification.title);
                        let button = if place == 0 {
                            Button::secondary(words)
                        } else {
                            Button::quiet(words)
                        };
                        if button.name(&name).show(ui).clicked() {
                            answer = Some(NotificationAnswer::Action(place));
                        }
                    }
                });
            }
            let height = inside.min_rect().bottom() - whole.top();
            let (rect, _) = ui.allocate_exact_size(vec2(whole.width(), height), Sense::hover());
            let corner = eframe::egui::Rect::from_min_max(
                pos2(rect.right() - theme::CONTROL, rect.top()),
                pos2(rect.right(), rect.top() + theme::CONTROL),
            );
            let mut close = ui.new_child(UiBuilder::new().max_rect(corner));
            let name = say!("close-this-one", title = notification.title);
            if super::quiet_icon(&mut close, Icon::Close, &name).clicked() {
                answer = Some(NotificationAnswer::Closed);
            }
        });
    answer
}
