//! Text as the window shows it: one enum of styles, and short functions that draw them.
//!
//! Each style has its size, its line height and its weight; colours come from the theme. Text that a
//! person may want to copy (explanations, citations, evidence) can be selected; text of a control or
//! of a row cannot, because it would take the click.

use std::{collections::BTreeMap, sync::Arc};

use eframe::egui::{
    Color32, FontFamily, FontId, Galley, Label, Painter, Pos2, Response, RichText, TextFormat,
    TextStyle, Ui, text::LayoutJob, text::TextWrapping,
};

use super::visible::visible;
use super::{fonts, theme};
use crate::language;

/// A style of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// The one heading of a page.
    Title,
    /// Names of findings, dialogs, panels.
    Head,
    /// Everything.
    Body,
    /// Card titles, verdict sentences, machine names.
    Strong,
    /// Captions, counts, the status bar.
    Small,
    /// Heads of tables, words of badges.
    SmallStrong,
    /// One big number a page at most.
    Figure,
    /// The sum of an import.
    FigureSmall,
    /// Commands, paths, codes, live output.
    Mono,
}

impl Type {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Head,
        Self::Body,
        Self::Strong,
        Self::Small,
        Self::SmallStrong,
        Self::Figure,
        Self::FigureSmall,
        Self::Mono,
    ];

    /// Size of the letters and height of a line, in points.
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::Title | Self::FigureSmall => (20.0, 28.0),
            Self::Head => (15.0, 20.0),
            Self::Body | Self::Strong => (13.0, 18.0),
            Self::Small | Self::SmallStrong => (12.0, 16.0),
            Self::Figure => (28.0, 32.0),
            Self::Mono => (12.0, 18.0),
        }
    }

    /// Height of a line, in points.
    #[must_use]
    pub fn line(self) -> f32 {
        self.size().1
    }

    /// The font.
    #[must_use]
    pub fn font(self) -> FontId {
        let family = match self {
            Self::Body | Self::Small => fonts::regular(),
            Self::Mono => FontFamily::Monospace,
            _ => fonts::semibold(),
        };
        FontId::new(self.size().0, family)
    }

    /// Its name among egui's styles.
    #[must_use]
    pub fn style(self) -> TextStyle {
        match self {
            Self::Title => TextStyle::Heading,
            Self::Body => TextStyle::Body,
            Self::Small => TextStyle::Small,
            Self::Mono => TextStyle::Monospace,
            Self::Head => TextStyle::Name("head".into()),
            Self::Strong => TextStyle::Name("strong".into()),
            Self::SmallStrong => TextStyle::Name("small-strong".into()),
            Self::Figure => TextStyle::Name("figure".into()),
            Self::FigureSmall => TextStyle::Name("figure-small".into()),
        }
    }

    /// All styles, as egui keeps them.
    #[must_use]
    pub fn styles() -> BTreeMap<TextStyle, FontId> {
        let mut styles: BTreeMap<_, _> =
            Self::ALL.into_iter().map(|kind| (kind.style(), kind.font())).collect();
        styles.insert(TextStyle::Button, Self::Body.font());
        styles
    }

    /// As a part of a longer text.
    #[must_use]
    pub fn format(self, color: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font(),
            color,
            line_height: Some(self.line()),
            ..TextFormat::default()
        }
    }
}

/// A text in a style and colour, for egui's own widgets.
#[must_use]
pub fn rich(kind: Type, color: Color32, text: impl Into<String>) -> RichText {
    let text: String = text.into();
    RichText::new(visible(text)).font(kind.font()).line_height(Some(kind.line())).color(color)
}

/// Shows a text that wraps and can be selected.
pub fn show(ui: &mut Ui, kind: Type, color: Color32, text: impl Into<String>) -> Response {
    ui.add(Label::new(rich(kind, color, text)).wrap().selectable(true))
}

/// Shows a text on one line, cut with "…" where it does not fit and then shown whole under the
/// pointer. It cannot be selected.
pub fn line(ui: &mut Ui, kind: Type, color: Color32, text: impl Into<String>) -> Response {
    ui.add(Label::new(rich(kind, color, text)).truncate().selectable(false))
}

/// The heading of a page.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).text;
    show(ui, Type::Title, color, text)
}

/// The name of a finding, a dialog or a panel.
pub fn head(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).text;
    show(ui, Type::Head, color, text)
}

/// Main text.
pub fn body(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).text;
    show(ui, Type::Body, color, text)
}

/// A verdict sentence or another text that matters.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).text;
    show(ui, Type::Strong, color, text)
}

/// An explanation.
pub fn explain(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).text2;
    show(ui, Type::Body, color, text)
}

/// A caption or a count.
pub fn caption(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).muted;
    show(ui, Type::Small, color, text)
}

/// A command, a path or a code.
pub fn mono(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).text;
    show(ui, Type::Mono, color, text)
}

/// A text of several styles that wraps as one: "**FAR 52.204-23** binds you directly".
#[derive(Clone, Debug, Default)]
pub struct Spans(LayoutJob);

impl Spans {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part.
    #[must_use]
    pub fn and(mut self, kind: Type, color: Color32, text: &str) -> Self {
        self.0.append(&visible(text), 0.0, kind.format(color));
        self
    }

    /// Lays it out on one line of at most `width` points.
    #[must_use]
    pub fn galley(mut self, painter: &Painter, width: f32) -> Arc<Galley> {
        self.0.wrap = TextWrapping::truncate_at_width(width);
        painter.layout_job(self.0)
    }

    /// Shows it; wraps, can be selected.
    pub fn show(self, ui: &mut Ui) -> Response {
        ui.add(Label::new(self.0).wrap().selectable(true))
    }

    /// Shows it on one line, cut with "…" where it does not fit.
    pub fn line(self, ui: &mut Ui) -> Response {
        ui.add(Label::new(self.0).truncate().selectable(false))
    }
}

/// Lays out a text on one line, without an end.
#[must_use]
pub fn galley(painter: &Painter, kind: Type, color: Color32, text: &str) -> Arc<Galley> {
    cut(painter, kind, color, text, f32::INFINITY)
}

/// Lays out a text on one line of at most `width` points; `Galley::elided` says whether it was cut.
#[must_use]
pub fn cut(painter: &Painter, kind: Type, color: Color32, text: &str, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(visible(text).into_owned(), kind.format(color));
    job.wrap = TextWrapping::truncate_at_width(width);
    painter.layout_job(job)
}

/// Lays out a text in lines of at most `width` points.
#[must_use]
pub fn wrapped(
    painter: &Painter,
    kind: Type,
    color: Color32,
    text: &str,
    width: f32,
) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(visible(text).into_owned(), kind.format(color));
    job.wrap = TextWrapping { max_width: width, ..TextWrapping::default() };
    painter.layout_job(job)
}

/// Paints a laid-out text with its left edge at `left` and its middle at `middle`.
pub fn paint_middle(painter: &Painter, left: f32, middle: f32, galley: Arc<Galley>) {
    let top = middle - galley.size().y / 2.0;
    painter.galley(Pos2::new(left, top), galley, Color32::PLACEHOLDER);
}

/// A count with the language's mark between the thousands.
#[must_use]
pub fn count(number: u64) -> String {
    language::number(number)
}

/// A count before its noun: "1 finding", "12,371 programs".
#[must_use]
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_commas_and_nouns_agree() {
        for (number, expected) in [
            (0, "0 programs"),
            (1, "1 program"),
            (999, "999 programs"),
            (1_000, "1,000 programs"),
            (12_371, "12,371 programs"),
            (1_234_567, "1,234,567 programs"),
        ] {
            assert_eq!(counted(number, "program", "programs"), expected);
        }
    }
}
