//! Tabs, and the entries of the rail.

use eframe::egui::{Color32, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme::{self, Ring},
    },
    place::control,
    tell_chosen,
};

/// One tab: its word and, where there is one, its count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tab<'a> {
    /// The word.
    pub word: &'a str,
    /// How many things are behind it.
    pub count: Option<u64>,
}

impl<'a> Tab<'a> {
    /// A tab without a count.
    #[must_use]
    pub fn new(word: &'a str) -> Self {
        Self { word, count: None }
    }

    /// A tab with a count.
    #[must_use]
    pub fn counted(word: &'a str, count: u64) -> Self {
        Self { word, count: Some(count) }
    }
}

/// A row of tabs, 36 points high, over a hairline. Answers with the place of the tab that was pressed.
pub fn tabs(ui: &mut Ui, name: &str, tabs: &[Tab<'_>], current: usize) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), 36.0);
    let (rect, list) = control(ui, size, Sense::hover(), "tabs", name);
    list.widget_info(|| WidgetInfo::labeled(Role::TabList, true, name));
    let under = rect.bottom() - 0.5;
    ui.painter().hline(rect.x_range(), under, Stroke::new(1.0, tokens.line));
    let mut left = rect.left();
    let mut pressed = None;
    for (place, tab) in tabs.iter().enumerate() {
        let chosen = place == current;
        let kind = if chosen { Type::Strong } else { Type::Body };
        let ink = if chosen { tokens.text } else { tokens.text2 };
        let word = text::galley(ui.painter(), kind, ink, tab.word);
        let count = tab.count.map(|count| {
            let kind = if chosen { Type::SmallStrong } else { Type::Small };
            text::galley(ui.painter(), kind, tokens.muted, &text::count(count))
        });
        let word_width = word.size().x;
        let width = word_width + count.as_ref().map_or(0.0, |count| 6.0 + count.size().x);
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        // The gap between two tabs belongs to both.
        let reach = cell.expand2(vec2(9.0, 0.0));
        let response = ui.interact(reach, list.id.with(place), Sense::click());
        response.widget_info(|| {
            let name = match tab.count {
                Some(count) => format!("{} {}", tab.word, text::count(count)),
                None => tab.word.to_owned(),
            };
            WidgetInfo::selected(Role::Tab, true, chosen, name)
        });
        tell_chosen(&response, chosen);
        let painter = ui.painter();
        text::paint_middle(painter, left, cell.center().y, word);
        if let Some(count) = count {
            text::paint_middle(painter, left + word_width + 6.0, cell.center().y, count);
        }
        if chosen || response.hovered() {
            let color = if chosen { tokens.link } else { tokens.line_mid };
            let bar = Rect::from_x_y_ranges(cell.x_range(), rect.bottom() - 2.0..=rect.bottom());
            painter.rect_filled(bar, 0.0, color);
        }
        theme::focus_ring(ui, &response, reach, theme::RADIUS, Ring::Inside);
        if response.clicked() && !chosen {
            pressed = Some(place);
        }
        left += width + 20.0;
    }
    pressed
}

/// One entry of the rail, over the whole width that is there; with `narrow`, its icon alone.
pub fn rail_entry(
    ui: &mut Ui,
    icon: Icon,
    word: &str,
    count: Option<u64>,
    current: bool,
    narrow: bool,
) -> Response {
    rail_entry_asking(ui, icon, word, count, None, current, narrow)
}

/// The same where something waits for an answer: how much, and in words what.
pub fn rail_entry_asking(
    ui: &mut Ui,
    icon: Icon,
    word: &str,
    count: Option<u64>,
    asked: Option<(u64, &str)>,
    current: bool,
    narrow: bool,
) -> Response {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::ROW_RAIL);
    let (rect, response) = control(ui, size, Sense::click(), "rail", word);
    response.widget_info(|| {
        let name = match count {
            Some(count) => format!("{word} {}", text::count(count)),
            None => word.to_owned(),
        };
        let name = match asked {
            Some((_, words)) => format!("{name}, {words}"),
            None => name,
        };
        WidgetInfo::selected(Role::Tab, ui.is_enabled(), current, name)
    });
    tell_chosen(&response, current);
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let fill = match (current, response.hovered()) {
            (true, _) => tokens.selected,
            (false, true) => tokens.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        painter.rect_filled(rect.shrink2(vec2(8.0, 0.0)), theme::RADIUS, fill);
        if current {
            let bar = Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(3.0, 20.0));
            painter.rect_filled(bar, 0.0, tokens.link);
        }
        let (kind, ink) =
            if current { (Type::Strong, tokens.link) } else { (Type::Body, tokens.text2) };
        let middle = rect.center().y;
        let center =
            if narrow { pos2(rect.center().x, middle) } else { pos2(rect.left() + 27.0, middle) };
        icon.paint(painter, center, theme::ICON_RAIL, ink);
        if !narrow {
            text::paint_middle(
                painter,
                rect.left() + 46.0,
                middle,
                text::galley(painter, kind, ink, word),
            );
            let mut right = rect.right() - 20.0;
            if let Some(count) = count {
                let kind = if current { Type::SmallStrong } else { Type::Small };
                let ink = if current { tokens.link } else { tokens.muted };
                let shape = text::galley(painter, kind, ink, &text::count(count));
                right -= shape.size().x;
                text::paint_middle(painter, right, middle, shape);
                right -= 8.0;
            }
            if let Some((asked, _)) = asked {
                let ink = tokens.restricted.text;
                let shape = text::galley(painter, Type::SmallStrong, ink, &text::count(asked));
                let size = vec2(shape.size().x.max(8.0) + 10.0, 18.0);
                let pill = Rect::from_center_size(pos2(right - size.x / 2.0, middle), size);
                painter.rect_filled(pill, 9.0, tokens.restricted.tint);
                let left = pill.center().x - shape.size().x / 2.0;
                text::paint_middle(painter, left, middle, shape);
            }
        } else if asked.is_some() {
            let corner = center + vec2(9.0, -8.0);
            painter.circle_filled(corner, 4.0, tokens.restricted.solid);
        }
    }
    theme::focus_ring(ui, &response, rect, theme::RADIUS, Ring::Inside);
    match (narrow, asked) {
        (true, Some((_, words))) => response.on_hover_text(format!("{word}: {words}")),
        (true, None) => response.on_hover_text(word),
        (false, Some((_, words))) => response.on_hover_text(words),
        (false, None) => response,
    }
}
