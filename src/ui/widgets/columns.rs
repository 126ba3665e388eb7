//! A chart of stacked columns over time: bars and grid by `egui_plot`, and below each column its name and
//! what happened in it.
//!
//! A picture tells nothing that is not told in words: the whole chart has one text for screen readers, and
//! each column one for the pointer. The chart cannot be dragged or zoomed, and it draws nothing at rest.

use eframe::egui::{Color32, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart, GridInput, GridMark, Plot, PlotBounds, PlotPoint};

use super::super::{
    icons::Icon,
    text::{self, Type},
    theme::{self, Tokens},
};

/// Height of the bars with the sums above them.
const BARS: f32 = 148.0;
/// Height of a row of icons below the bars, and of the row of names.
const LINE: f32 = 18.0;
/// Room for the numbers at the left.
const NUMBERS: f32 = 36.0;
/// Part of a column's width that its bar takes.
const BAR: f64 = 0.62;

/// One column.
#[derive(Clone, Debug)]
pub struct ChartColumn {
    /// Its name below it: a day, a week, a month.
    pub name: String,
    /// Its parts from the bottom up, as many as there are fills.
    pub parts: Vec<u64>,
    /// What happened in it, by row of icons: an icon, and how often where that is to be told.
    pub happened: Vec<Option<Happened>>,
    /// The same in words, for the pointer.
    pub words: String,
}

/// Something that happened: its icon, and how often where that is to be told.
pub type Happened = (Icon, Option<u64>);

/// A colour of the chart with its word, for the legend.
pub fn swatch(ui: &mut Ui, fill: Color32, word: &str) {
    let tokens = theme::tokens(ui);
    let shape = text::galley(ui.painter(), Type::Small, tokens.text2, word);
    let size = vec2((16.0 + shape.size().x).ceil(), Type::Small.line());
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    let square = Rect::from_center_size(rect.left_center() + vec2(5.0, 0.0), vec2(10.0, 10.0));
    ui.painter().rect_filled(square, 2, fill);
    text::paint_middle(ui.painter(), rect.left() + 16.0, rect.center().y, shape);
}

/// Draws the chart over the whole width that is there. `fills` are the colours of the parts from the bottom
/// up; only the last column has them in full. `words` tell the whole chart.
pub fn stacked_columns(ui: &mut Ui, words: &str, fills: &[Color32], columns: &[ChartColumn]) {
    let tokens = theme::tokens(ui);
    let rows = columns.iter().map(|column| column.happened.len()).max().unwrap_or(0);
    let size = vec2(ui.available_width(), BARS + LINE * (rows as f32 + 1.0));
    let (whole, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
    let highest = columns.iter().map(|column| column.parts.iter().sum()).max().unwrap_or(0);
    let step = step(highest);
    let top = highest.div_ceil(step).max(1) * step;
    let end = columns.len() as f64 - 0.5;
    let mut inside = ui.new_child(
        UiBuilder::new().max_rect(Rect::from_min_size(whole.min, vec2(whole.width(), BARS))),
    );
    let numbers = AxisHints::new_y()
        .formatter(|mark, _| text::count(mark.value.round() as u64))
        .tick_label_font(Type::Small.font())
        .tick_label_color(tokens.muted)
        .min_thickness(NUMBERS);
    let plot = Plot::new("columns")
        .height(BARS)
        .show_axes([false, true])
        .custom_y_axes(vec![numbers])
        .y_grid_spacer(move |_: GridInput| marks(step, top))
        .show_grid([false, true])
        .grid_color(tokens.line)
        .grid_fade(0.0)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .sense(Sense::hover())
        .auto_bounds(false);
    let bars = bars(tokens, fills, columns);
    let shown = plot.show(&mut inside, |plot| {
        // Room above the highest column for its sum.
        let roof = top as f64 * 1.14;
        plot.set_plot_bounds(PlotBounds::from_min_max([-0.5, 0.0], [end, roof]));
        for chart in bars {
            plot.bar_chart(chart);
        }
    });
    let at = |place: usize, value: u64| {
        shown.transform.position_from_point(&PlotPoint::new(place as f64, value as f64))
    };
    let pitch = shown.transform.dpos_dvalue_x() as f32;
    let floor = whole.top() + BARS;
    let mut free = whole.left();
    // Where the name of the last column begins, which is always told.
    let last_from = columns.last().map_or(whole.right(), |last| {
        let name = text::galley(ui.painter(), Type::SmallStrong, tokens.text2, &last.name);
        let middle = at(columns.len() - 1, 0).x;
        (middle - name.size().x / 2.0).min(whole.right() - name.size().x)
    });
    for (place, column) in columns.iter().enumerate() {
        let total: u64 = column.parts.iter().sum();
        let above = at(place, total);
        let painter = ui.painter();
        let sum = text::galley(painter, Type::Small, tokens.text2, &text::count(total));
        if sum.size().x <= pitch {
            text::paint_middle(painter, above.x - sum.size().x / 2.0, above.y - 9.0, sum);
        }
        for (row, happened) in column.happened.iter().enumerate() {
            let middle = floor + LINE * (row as f32 + 0.5);
            let Some((icon, number)) = happened else { continue };
            let number = number.map(text::count).unwrap_or_default();
            let number = text::galley(painter, Type::Small, tokens.text2, &number);
            // The number only where it has room; the words for the pointer have it anyway.
            let room = if number.size().x + 16.0 <= pitch { number.size().x + 2.0 } else { 0.0 };
            let left = above.x - f32::midpoint(12.0, room);
            icon.paint(painter, pos2(left + 6.0, middle), 12.0, tokens.text2);
            if room > 2.0 {
                text::paint_middle(painter, left + 14.0, middle, number);
            }
        }
        let kind = if place + 1 == columns.len() { Type::SmallStrong } else { Type::Small };
        let name = text::galley(painter, kind, tokens.text2, &column.name);
        let wanted = above.x - name.size().x / 2.0;
        let left = wanted.min(whole.right() - name.size().x);
        // The last one is always named, and others where they leave it room.
        let is_last = place + 1 == columns.len();
        if left >= free && (is_last || left + name.size().x + theme::GAP <= last_from) {
            free = left + name.size().x + theme::GAP;
            let middle = floor + LINE * (rows as f32 + 0.5);
            text::paint_middle(painter, left, middle, name);
        }
    }
    let Some(pointer) = response.hover_pos() else { return };
    let place = shown.transform.value_from_position(pointer).x.round();
    if let Some(column) = columns.get(place.max(0.0) as usize).filter(|_| place >= 0.0) {
        response.on_hover_text_at_pointer(column.words.as_str());
    }
}

fn bars(tokens: &Tokens, fills: &[Color32], columns: &[ChartColumn]) -> Vec<BarChart> {
    let last = columns.len().saturating_sub(1);
    let mut below = vec![0_u64; columns.len()];
    let mut charts = Vec::with_capacity(fills.len());
    for (part, fill) in fills.iter().enumerate() {
        let mut bars = Vec::with_capacity(columns.len());
        for (place, (column, below)) in columns.iter().zip(&mut below).enumerate() {
            let height = column.parts.get(part).copied().unwrap_or(0);
            if height == 0 {
                continue;
            }
            let fill = if place == last { *fill } else { tokens.past(*fill) };
            let bar = Bar::new(place as f64, height as f64)
                .base_offset(*below as f64)
                .width(BAR)
                .fill(fill)
                .stroke(Stroke::new(1.0, tokens.surface));
            bars.push(bar);
            *below += height;
        }
        charts.push(BarChart::new(String::new(), bars).allow_hover(false));
    }
    charts
}

/// The distance of the lines: 1, 2 or 5 with zeros, so that there are at most four above the ground.
fn step(highest: u64) -> u64 {
    let mut tens = 1_u64;
    loop {
        for own in [1, 2, 3, 5] {
            let step = tens.saturating_mul(own);
            if highest <= step.saturating_mul(4) {
                return step;
            }
        }
        tens = tens.saturating_mul(10);
    }
}

fn marks(step: u64, top: u64) -> Vec<GridMark> {
    (0..=top / step)
        .map(|at| GridMark { value: (at * step) as f64, step_size: step as f64 })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_lines_at_round_numbers_reach_above_the_highest_column() {
        for (highest, expected) in
            [(0, 1), (1, 1), (4, 1), (5, 2), (12, 3), (13, 5), (21, 10), (29, 10), (1_234, 500)]
        {
            assert_eq!(step(highest), expected, "{highest}");
        }
        assert!(step(u64::MAX) > u64::MAX / 8);
        for highest in 0..5_000_u64 {
            let step = step(highest);
            assert!(highest.div_ceil(step) <= 4, "{highest}");
            assert_eq!(
                marks(step, highest.div_ceil(step).max(1) * step).first().map(|m| m.value),
                Some(0.0)
            );
        }
    }
}
