//! Notices: what is so, what it means, and what can be done about it.

use eframe::egui::{Frame, InnerResponse, Margin, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::super::{
    icons::Icon,
    text::{self, Type},
    theme::{self, Meaning},
};

/// What kind of notice it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Neutral facts that need no action.
    Information,
    /// What was not seen, or is not known.
    NotFullyRead,
    /// What was verified.
    Done,
    /// Something needs care.
    NeedsCare,
    /// A rule binds this organisation. At most one on a page.
    MustBeDone,
}

impl NoticeKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Information, Self::NotFullyRead, Self::Done, Self::NeedsCare, Self::MustBeDone];

    pub(super) fn look(self) -> (Icon, Meaning) {
        match self {
            Self::Information => (Icon::Info, Meaning::Listed),
            Self::NotFullyRead => (Icon::NotSeen, Meaning::Unseen),
            Self::Done => (Icon::Removed, Meaning::Removed),
            Self::NeedsCare => (Icon::AdvisedAgainst, Meaning::Restricted),
            Self::MustBeDone => (Icon::Prohibited, Meaning::Prohibited),
        }
    }
}

/// A notice.
#[derive(Clone, Debug)]
#[must_use = "call `show`"]
pub struct Notice<'a> {
    kind: NoticeKind,
    icon: Option<Icon>,
    title: &'a str,
    text: &'a str,
}

impl<'a> Notice<'a> {
    /// A notice with its title and one or two sentences; either may be empty.
    pub fn new(kind: NoticeKind, title: &'a str, text: &'a str) -> Self {
        Self { kind, icon: None, title, text }
    }

    /// Another icon than that of the kind.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Draws it over the whole width that is there.
    pub fn show(self, ui: &mut Ui) {
        self.with(ui, |_| {});
    }

    /// Draws it, with buttons in a row below the sentences.
    pub fn buttons<R>(self, ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> R) -> R {
        self.with(ui, |ui| {
            ui.add_space(theme::GAP - 4.0);
            ui.horizontal(buttons).inner
        })
        .inner
    }

    /// Draws it, with anything below the sentences.
    pub fn with<R>(self, ui: &mut Ui, below: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let tokens = theme::tokens(ui);
        let (icon, meaning) = self.kind.look();
        let icon = self.icon.unwrap_or(icon);
        let colors = tokens.family(meaning);
        Frame::new()
            .fill(colors.tint)
            .stroke(Stroke::new(1.0, colors.line))
            .corner_radius(theme::RADIUS_CARD)
            .inner_margin(Margin::symmetric(12, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let whole = ui.available_rect_before_wrap();
                let center = pos2(whole.left() + theme::ICON_RAIL / 2.0, whole.top() + 9.0);
                icon.paint(ui.painter(), center, theme::ICON_RAIL, colors.text);
                let mut room = whole;
                room.min.x += theme::ICON_RAIL + 10.0;
                let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
                inside.spacing_mut().item_spacing.y = 2.0;
                if !self.title.is_empty() {
                    text::show(&mut inside, Type::Strong, tokens.text, self.title);
                }
                if !self.text.is_empty() {
                    text::show(&mut inside, Type::Body, tokens.text2, self.text);
                }
                inside.spacing_mut().item_spacing.y = 4.0;
                let answer = below(&mut inside);
                let used = inside.min_rect().height().max(theme::ICON_RAIL);
                ui.allocate_exact_size(vec2(whole.width(), used), Sense::hover());
                answer
            })
    }
}
