//! How the table looks: the widths of its columns, its head, and the ground and cells of a row.

use eframe::egui::{
    Align, Color32, CornerRadius, CursorIcon, Id, Key, Layout, Modifiers, Painter, Rect, Response,
    Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::{
    super::{
        super::{
            icons::Icon,
            text::{self, Type},
            theme::{self, Ring},
            visible::visible,
        },
        choice::{Tick, tick_cell},
        tell_chosen,
    },
    Order, Resized, Table, TableAnswer, Width,
};
use crate::say;

/// How wide a column can be made.
const NARROWEST: f32 = 48.0;
const WIDEST: f32 = 900.0;

/// By so much the keyboard changes a width.
const STEP: f32 = 16.0;

fn clamped(points: f32) -> f32 {
    points.round().clamp(NARROWEST, WIDEST)
}

/// What Alt with an arrow does to the column whose heading has the focus.
fn by_keys(ui: &Ui, column: usize, width: f32) -> Option<Resized> {
    let steps = ui.input_mut(|input| {
        let right = input.count_and_consume_key(Modifiers::ALT, Key::ArrowRight) as f32;
        right - input.count_and_consume_key(Modifiers::ALT, Key::ArrowLeft) as f32
    });
    let points = Some(clamped(width + steps * STEP));
    (steps != 0.0).then_some(Resized { column, points, done: true })
}

/// The right edge of a heading, by which its column is drawn wider or narrower; pressed twice it has its
/// usual width again.
fn edge_ui(ui: &Ui, id: Id, cell: Rect, column: usize) -> Option<Resized> {
    let edge = Rect::from_x_y_ranges(cell.right() - 4.0..=cell.right() + 3.0, cell.y_range());
    // The keyboard has its own way, so this is no stop of the Tab key.
    let sense = Sense::CLICK | Sense::DRAG;
    let response = ui.interact(edge, id, sense).on_hover_cursor(CursorIcon::ResizeColumn);
    if response.hovered() || response.dragged() {
        let stroke = Stroke::new(2.0, theme::tokens(ui).line_strong);
        ui.painter().vline(cell.right() - 0.5, cell.y_range().shrink(4.0), stroke);
    }
    if response.double_clicked() {
        return Some(Resized { column, points: None, done: true });
    }
    let pointer = response.interact_pointer_pos()?;
    let (drawn, done) = (response.dragged(), response.drag_stopped());
    let points = clamped(pointer.x - cell.left());
    (drawn || done).then_some(Resized { column, points: Some(points), done })
}

impl Table<'_> {
    /// Width of each column, the ticks first.
    pub(super) fn widths(&self, ui: &Ui, room: f32, body_height: f32) -> Vec<f32> {
        let scrolls = self.rows as f32 * self.row_height > body_height;
        let bar = if scrolls { ui.spacing().scroll.allocated_width() } else { 0.0 };
        let ticks = self.ticks.map(|_| self.edge + 28.0);
        let exact: f32 = self
            .columns
            .iter()
            .map(|column| if let Width::Exact(points) = column.width { points } else { 0.0 })
            .sum();
        let parts: f32 = self
            .columns
            .iter()
            .map(|column| if let Width::Share { parts, .. } = column.width { parts } else { 0.0 })
            .sum();
        let rest = (room - bar - exact - ticks.unwrap_or(0.0)).max(0.0);
        let columns = self.columns.iter().map(|column| match column.width {
            Width::Exact(points) => points,
            Width::Share { parts: own, at_least } => (rest * own / parts).floor().max(at_least),
        });
        let mut columns: Vec<f32> = columns.collect();
        let room = room - bar - ticks.unwrap_or(0.0);
        let all: f32 = columns.iter().sum();
        if self.resizable && all > room {
            // What was made wide in a large window does not push the last columns out of a small one.
            let spare: f32 = columns.iter().map(|width| (width - NARROWEST).max(0.0)).sum();
            let part = ((all - room) / spare.max(1.0)).min(1.0);
            for width in &mut columns {
                *width -= ((*width - NARROWEST).max(0.0) * part).ceil();
            }
        }
        ticks.into_iter().chain(columns).collect()
    }

    pub(super) fn head_ui(
        &self,
        ui: &mut Ui,
        id: Id,
        width: f32,
        widths: &[f32],
        answer: &mut TableAnswer,
    ) {
        let tokens = theme::tokens(ui);
        let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing);
        let (rect, _) = ui.allocate_exact_size(vec2(width, theme::ROW), Sense::hover());
        ui.spacing_mut().item_spacing = spacing;
        let painter = ui.painter_at(rect);
        let corner = if self.is_in_card() { theme::RADIUS_CARD - 1 } else { 0 };
        let corners = CornerRadius { nw: corner, ne: corner, sw: 0, se: 0 };
        painter.rect_filled(rect, corners, tokens.sunken);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        let mut left = rect.left();
        let mut widths = widths.iter();
        // The ticks' column has a width of its own, where there are ticks.
        if let Some((all, width)) =
            self.ticks.and_then(|(_, all)| widths.next().map(|width| (all, width)))
        {
            let center = pos2(left + self.edge + 8.0, rect.center().y);
            let name = say!("tick-all", name = self.name);
            if tick_cell(ui, center, id.with("all"), all, &name).clicked() {
                answer.ticked_all = true;
            }
            left += width;
        }
        for (place, (column, width)) in self.columns.iter().zip(widths).enumerate() {
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, rect.height()));
            left += width;
            let sorted = self.sorted.filter(|(sorted, _)| *sorted == place).map(|(_, order)| order);
            if column.title.is_empty() {
                continue;
            }
            let sense = if column.sortable { Sense::click() } else { Sense::hover() };
            let response = ui.interact(cell, id.with(("head", place)), sense);
            response.widget_info(|| {
                WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), column.title)
            });
            if let Some(order) = sorted {
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_sort_direction(match order {
                        Order::Up => accesskit::SortDirection::Ascending,
                        Order::Down => accesskit::SortDirection::Descending,
                    });
                });
            }
            if column.sortable && response.hovered() {
                painter.rect_filled(cell.shrink2(vec2(0.0, 1.0)), 0.0, tokens.hover);
            }
            let (from, to) = self.padding(place, place + 1 == self.columns.len());
            let arrow = if sorted.is_some() { 18.0 } else { 0.0 };
            let room = (width - from - to - arrow).max(0.0);
            let shape = text::cut(&painter, Type::SmallStrong, tokens.text2, column.title, room);
            let title_width = shape.size().x;
            let start = if column.right {
                cell.right() - to - arrow - title_width
            } else {
                cell.left() + from
            };
            text::paint_middle(&painter, start, rect.center().y, shape);
            if let Some(order) = sorted {
                let icon = if order == Order::Up { Icon::SortUp } else { Icon::SortDown };
                let center = pos2(start + title_width + 10.0, rect.center().y);
                icon.paint(&painter, center, theme::ICON_SMALL, tokens.text2);
            }
            theme::focus_ring(ui, &response, cell, 2, Ring::Inside);
            if response.clicked() {
                answer.sort = Some(place);
            }
            if self.resizable {
                let edge = edge_ui(ui, id.with(("edge", place)), cell, place);
                answer.resized = edge.or(answer.resized);
                if response.has_focus() {
                    answer.resized = by_keys(ui, place, *width).or(answer.resized);
                }
            }
        }
    }

    /// Paints a row's ground and says what was done to the row.
    pub(super) fn row_ui(
        &self,
        ui: &mut Ui,
        painter: &Painter,
        id: Id,
        rect: Rect,
        row: usize,
    ) -> Response {
        let tokens = theme::tokens(ui);
        let selected = self.selected == Some(row);
        // The cell is cut to its column; the row is not.
        let mut whole = ui.new_child(UiBuilder::new().max_rect(rect));
        whole.set_clip_rect(painter.clip_rect());
        let response = whole.interact(rect, id, Sense::CLICK);
        response.widget_info(|| {
            let name =
                self.row_name.map_or_else(|| say!("row-named", number = row + 1), |name| name(row));
            WidgetInfo::selected(Role::Row, true, selected, visible(name))
        });
        tell_chosen(&response, selected);
        whole.ctx().accesskit_node_builder(id, |node| node.set_row_index(row));
        let fill = match (selected, whole.rect_contains_pointer(rect)) {
            (true, _) => tokens.selected,
            (false, true) => tokens.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        painter.rect_filled(rect, 0.0, fill);
        if selected {
            painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, tokens.link);
        }
        // The last row of a card lies on the card's own edge.
        if !(self.is_in_card() && row + 1 == self.rows) {
            painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        }
        response
    }

    /// Draws a row's tick box and says whether it was pressed.
    pub(super) fn tick_ui(&self, ui: &Ui, id: Id, at: Rect, row: usize) -> bool {
        let Some((ticked, _)) = self.ticks else { return false };
        let center = pos2(at.left() + self.edge + 8.0, at.center().y);
        let name =
            self.row_name.map_or_else(|| say!("row-named", number = row + 1), |name| name(row));
        let id = id.with(("tick", row));
        tick_cell(ui, center, id, Tick::from(ticked(row)), &say!("tick-named", name = name))
            .clicked()
    }

    pub(super) fn cell_ui(
        &self,
        ui: &mut Ui,
        at: Rect,
        column: usize,
        last: bool,
        draw: impl FnOnce(&mut Ui, usize),
    ) {
        let (from, to) = self.padding(column, last);
        let mut room = at;
        room.min.x += from;
        // Without the hairline; and an even height, so that text does not lie half a point too low.
        room.max = pos2((room.max.x - to).max(room.min.x), room.max.y - 2.0);
        let right = self.columns.get(column).is_some_and(|column| column.right);
        let layout = if right {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        let mut inside = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
        inside.spacing_mut().item_spacing.x = theme::GAP;
        draw(&mut inside, column);
    }

    /// Free space of a cell at its left and right.
    fn padding(&self, column: usize, last: bool) -> (f32, f32) {
        let first = column == 0 && self.ticks.is_none();
        let left = if first { self.edge } else { theme::GAP };
        (left, if last { self.edge } else { theme::GAP })
    }
}
