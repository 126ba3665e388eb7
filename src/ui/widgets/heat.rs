//! A strip of rows and columns: which column meets which row, as a filled cell with a sign in it.
//!
//! The cells' colour repeats what their sign says, and each has its words for the pointer and for screen
//! readers. Only what is in sight is laid out, so that thousands of rows cost as little as ten. The heads
//! of rows and columns stay in sight. The whole strip is one stop of the Tab key; the arrow keys, Home, End,
//! Page Up and Page Down move through it, Enter opens.

use eframe::egui::{
    Color32, EventFilter, Id, Key, Modifiers, Painter, Pos2, Rect, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, epaint::TextShape, pos2, vec2,
};

use super::{
    super::{
        text::{self, Type},
        theme,
    },
    Mark,
};

/// From one column to the next: a cell of 24 points and the gap.
const PITCH: f32 = 26.0;
/// Width of a cell.
const CELL: f32 = 24.0;
/// The least and the greatest height of the columns' heads, whose names stand upright.
const HEADS: [f32; 2] = [72.0, 264.0];

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct HeatRow<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is as a whole.
    pub mark: Mark,
    /// Its filled cells: the column, and what is there; in the order of the columns.
    pub cells: &'a [(usize, Mark)],
}

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeatAnswer {
    /// The head of a row.
    Row(usize),
    /// A filled cell: its row and column.
    Cell(usize, usize),
}

/// Where the keyboard stands; kept between frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cursor {
    row: usize,
    column: usize,
}

/// A strip.
#[must_use = "call `show`"]
pub struct Heat<'a> {
    salt: &'a str,
    name: &'a str,
    columns: &'a [String],
    rows: usize,
    row: &'a dyn Fn(usize) -> Option<HeatRow<'a>>,
    words: &'a dyn Fn(usize, usize) -> String,
}

impl<'a> Heat<'a> {
    /// A strip; `name` is read aloud. `row` says what stands in a row, `words` what a filled cell of a row
    /// and column tells.
    pub fn new(
        salt: &'a str,
        name: &'a str,
        columns: &'a [String],
        rows: usize,
        row: &'a dyn Fn(usize) -> Option<HeatRow<'a>>,
        words: &'a dyn Fn(usize, usize) -> String,
    ) -> Self {
        Self { salt, name, columns, rows, row, words }
    }

    /// Draws it over all the room that is there.
    pub fn show(self, ui: &mut Ui) -> Option<HeatAnswer> {
        let id = ui.scope_id().with(("heat", self.salt));
        let room = ui.available_rect_before_wrap();
        let mut cursor: Cursor = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        cursor.row = cursor.row.min(self.rows.saturating_sub(1));
        cursor.column = cursor.column.min(self.columns.len().saturating_sub(1));
        let before = cursor;
        // First in the frame, so that the Tab key reaches it before what stands in it.
        let focus = ui.interact(room, id, Sense::FOCUSABLE);
        focus.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), self.name));
        let head = self.head_height(ui, room.height());
        let names = (room.width() * 0.28).clamp(120.0, 240.0).floor();
        let mut answer = None;
        if focus.has_focus() && self.rows > 0 {
            let page = ((room.height() - head) / theme::ROW).max(1.0) as usize;
            if self.keys(ui, id, page, &mut cursor) {
                let row = (self.row)(cursor.row);
                let is_there =
                    |row: HeatRow<'_>| row.cells.iter().any(|own| own.0 == cursor.column);
                answer = Some(if row.is_some_and(is_there) {
                    HeatAnswer::Cell(cursor.row, cursor.column)
                } else {
                    HeatAnswer::Row(cursor.row)
                });
            }
        }
        let moved = cursor != before;
        let ring = theme::shows_focus(ui, &focus).then_some(cursor);
        let size = vec2(
            names + self.columns.len() as f32 * PITCH + theme::GAP,
            head + self.rows as f32 * theme::ROW,
        );
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let area = ScrollArea::both().id_salt(("cells", self.salt)).auto_shrink([false, false]);
            area.animated(false).show_viewport(ui, |ui, view| {
                let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
                if moved {
                    // Behind the heads nothing is in sight: they count as a part of the cell.
                    let corner = whole.min + vec2(names, head);
                    let cell = cell_rect(corner, cursor.row, cursor.column);
                    let seen = Rect::from_min_max(cell.min - vec2(names, head), cell.max);
                    ui.scroll_to_rect(seen, None);
                }
                // What stays in sight is drawn where the view begins.
                let sight = Rect::from_min_size(whole.min + view.min.to_vec2(), view.size());
                let corner = whole.min + vec2(names, head);
                let body = Rect::from_min_max(sight.min + vec2(names, head), sight.max);
                self.body(ui, id, corner, body, sight.left(), ring, &mut answer);
                self.heads(ui, corner, body, sight);
            });
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_row_count(self.rows);
            node.set_column_count(self.columns.len());
            let at = (self.row)(cursor.row)
                .is_some_and(|row| row.cells.iter().any(|own| own.0 == cursor.column));
            if at {
                node.set_active_descendant(cell_id(id, cursor.row, cursor.column).accesskit_id());
            }
        });
        ui.data_mut(|data| data.insert_temp(id, cursor));
        answer
    }

    /// How high the heads are: as the longest name wants it, but rows stay in sight.
    fn head_height(&self, ui: &Ui, room: f32) -> f32 {
        /// Of more names than these the others are cut where they are longer.
        const MEASURED: usize = 100;
        let [least, most] = HEADS;
        let wide = |name: &String| {
            text::galley(ui.painter(), Type::SmallStrong, Color32::PLACEHOLDER, name).size().x
        };
        let longest = self.columns.iter().take(MEASURED).map(wide).fold(0.0, f32::max);
        (longest + 2.0 * theme::GAP).min(room * 0.4).clamp(least, most).ceil()
    }

    /// The rows that are in sight, with their cells and names. The cells begin at `corner`, wherever that
    /// was scrolled to; they are seen in `cells`, and names from `edge` on.
    fn body(
        &self,
        ui: &mut Ui,
        id: Id,
        corner: Pos2,
        cells: Rect,
        edge: f32,
        ring: Option<Cursor>,
        answer: &mut Option<HeatAnswer>,
    ) {
        let tokens = theme::tokens(ui);
        let body = cells.with_min_x(edge);
        let clip = ui.clip_rect();
        let painter = ui.painter().with_clip_rect(body.intersect(clip));
        let inner = ui.painter().with_clip_rect(cells.intersect(clip));
        let top = corner.y;
        let first = ((body.top() - top) / theme::ROW).floor().max(0.0) as usize;
        let last = (((body.bottom() - top) / theme::ROW).ceil().max(0.0) as usize).min(self.rows);
        for at in first..last {
            let Some(row) = (self.row)(at) else { continue };
            let y = top + at as f32 * theme::ROW;
            let line = Rect::from_min_size(pos2(edge, y), vec2(body.width(), theme::ROW));
            let seen = line.intersect(body);
            if ui.rect_contains_pointer(seen.shrink2(vec2(0.0, 0.5))) {
                painter.rect_filled(line, 0.0, tokens.hover);
            }
            painter.hline(line.x_range(), line.bottom() - 0.5, Stroke::new(1.0, tokens.line));
            // The name, with what the machine is as a whole.
            let head = line.with_max_x(cells.left());
            let response = ui.interact(head.intersect(body), id.with(("row", at)), Sense::CLICK);
            response.widget_info(|| {
                let words = format!("{}, {}", row.name, row.mark.word());
                WidgetInfo::labeled(Role::RowHeader, true, words)
            });
            if let Some(icon) = row.mark.icon() {
                let center = pos2(head.left() + 8.0 + theme::ICON / 2.0, head.center().y);
                icon.paint(&painter, center, theme::ICON, row.mark.colors(tokens).text);
            }
            let left = head.left() + theme::ICON + 16.0;
            let width = head.right() - theme::GAP - left;
            let name = text::cut(&painter, Type::Strong, tokens.text, row.name, width);
            text::paint_middle(&painter, left, head.center().y, name);
            let hint = format!("{}\n{}", row.name, row.mark.word());
            if response.on_hover_text(hint).clicked() {
                *answer = Some(HeatAnswer::Row(at));
            }
            for (column, mark) in row.cells {
                let rect = cell_rect(corner, at, *column);
                let seen = rect.intersect(cells);
                if !seen.is_positive() {
                    continue;
                }
                cell(&inner, rect, *mark, mark.colors(tokens).solid);
                let response = ui.interact(seen, cell_id(id, at, *column), Sense::CLICK);
                let words = || (self.words)(at, *column);
                response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, words()));
                // The words are made only where they are shown.
                if response.on_hover_ui(|ui| drop(ui.label(words()))).clicked() {
                    *answer = Some(HeatAnswer::Cell(at, *column));
                }
            }
            if let Some(cursor) = ring.filter(|own| own.row == at) {
                let rect = cell_rect(corner, at, cursor.column).expand(1.0);
                let stroke = Stroke::new(2.0, tokens.focus);
                inner.rect_stroke(rect, theme::RADIUS, stroke, StrokeKind::Inside);
            }
        }
    }

    /// The names of the columns that are in sight, upright, and the lines at the heads.
    fn heads(&self, ui: &Ui, corner: Pos2, cells: Rect, sight: Rect) {
        let tokens = theme::tokens(ui);
        let head = Rect::from_x_y_ranges(cells.x_range(), sight.top()..=cells.top());
        let painter = ui.painter().with_clip_rect(head.intersect(ui.clip_rect()));
        let start = corner.x;
        let first = ((head.left() - start) / PITCH).floor().max(0.0) as usize;
        let last = ((head.right() - start) / PITCH).ceil().max(0.0) as usize;
        for (at, name) in self.columns.iter().enumerate().take(last).skip(first) {
            let left = start + at as f32 * PITCH;
            let rect = Rect::from_min_size(pos2(left, head.top()), vec2(PITCH, head.height()));
            let seen = rect.intersect(head);
            let id = ui.scope_id().with(("head", self.salt, at));
            let response = ui.interact(seen, id, Sense::hover());
            let ink = if response.hovered() { tokens.text } else { tokens.text2 };
            let shape = text::cut(&painter, Type::SmallStrong, ink, name, head.height() - 16.0);
            let corner = pos2(rect.center().x - shape.size().y / 2.0, rect.bottom() - theme::GAP);
            let quarter = -std::f32::consts::FRAC_PI_2;
            painter.add(TextShape::new(corner.round(), shape, ink).with_angle(quarter));
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name));
            response.on_hover_text(name);
        }
        let line = Stroke::new(1.0, tokens.line_mid);
        ui.painter().hline(sight.x_range(), head.bottom() - 0.5, line);
    }

    /// Moves the cursor; answers whether Enter was pressed.
    fn keys(&self, ui: &Ui, id: Id, page: usize, cursor: &mut Cursor) -> bool {
        let filter = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let last_row = self.rows.saturating_sub(1);
        let last_column = self.columns.len().saturating_sub(1);
        ui.input_mut(|input| {
            if input.modifiers.alt {
                return false;
            }
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
            let down = pressed(Key::ArrowDown) + pressed(Key::PageDown) * page;
            let up = pressed(Key::ArrowUp) + pressed(Key::PageUp) * page;
            cursor.row = cursor.row.saturating_add(down).min(last_row).saturating_sub(up);
            let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
            cursor.column =
                cursor.column.saturating_add(right).min(last_column).saturating_sub(left);
            if pressed(Key::Home) > 0 {
                *cursor = Cursor::default();
            }
            if pressed(Key::End) > 0 {
                cursor.row = last_row;
            }
            pressed(Key::Enter) > 0
        })
    }
}

fn cell_id(heat: Id, row: usize, column: usize) -> Id {
    heat.with(("cell", row, column))
}

/// Where a cell stands, of cells that begin at a corner.
fn cell_rect(corner: Pos2, row: usize, column: usize) -> Rect {
    let left = corner.x + column as f32 * PITCH + (PITCH - CELL) / 2.0;
    let top = corner.y + row as f32 * theme::ROW + (theme::ROW - CELL) / 2.0;
    Rect::from_min_size(pos2(left, top), Vec2::splat(CELL))
}

fn cell(painter: &Painter, rect: Rect, mark: Mark, fill: Color32) {
    painter.rect_filled(rect, theme::RADIUS_TICK, fill);
    if let Some(icon) = mark.icon() {
        icon.paint(painter, rect.center(), theme::ICON_SMALL, theme::ink_on(fill));
    }
}
