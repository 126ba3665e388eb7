//! The table: rows of 28 points over a hairline, of which only the visible ones are laid out.
//!
//! The table knows places of rows, never what is in them: the view draws the cells, keeps the order
//! and acts on what the answer says. The rows are one stop of the Tab key; inside them the arrow keys,
//! Page Up/Down, Home and End move the cursor, the space bar ticks, Shift with an arrow ticks on the way,
//! Ctrl+A ticks all, Enter opens, the menu key (Shift+F10) opens the row's menu, Esc closes. Each heading
//! is a stop of its own: Enter sorts by it, Alt with an arrow makes its column wider or narrower.
//! Ticked rows, the selected row (open beside the table) and the cursor are three different things.

mod draw;
mod keys;
mod menu;

use std::ops::Range;

use eframe::egui::{
    Align, Context, Id, Layout, Popup, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};
use egui_extras::TableBuilder;

use super::{
    super::{focus::keyboard_is_used, theme},
    choice::Tick,
};

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// So many points.
    Exact(f32),
    /// What the others leave, shared out by these parts, but at least so many points.
    Share {
        /// How many parts.
        parts: f32,
        /// The least it can be.
        at_least: f32,
    },
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column<'a> {
    title: &'a str,
    width: Width,
    sortable: bool,
    right: bool,
}

impl<'a> Column<'a> {
    /// A column of so many points, with the padding of its cells.
    #[must_use]
    pub fn exact(title: &'a str, points: f32) -> Self {
        Self { title, width: Width::Exact(points), sortable: true, right: false }
    }

    /// A column that takes one part of the rest, but at least so many points.
    #[must_use]
    pub fn rest(title: &'a str, at_least: f32) -> Self {
        Self { width: Width::Share { parts: 1.0, at_least }, ..Self::exact(title, 0.0) }
    }

    /// Takes so many parts of the rest.
    #[must_use]
    pub fn parts(mut self, parts: f32) -> Self {
        if let Width::Share { parts: own, .. } = &mut self.width {
            *own = parts;
        }
        self
    }

    /// Its head cannot be pressed.
    #[must_use]
    pub fn unsorted(mut self) -> Self {
        self.sortable = false;
        self
    }

    /// Its cells stand at the right edge: counts.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Small to large, early to late.
    Up,
    /// Large to small, most serious first.
    Down,
}

/// What the user did with the table in this frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableAnswer {
    /// A row was pressed, or opened with Enter: show it beside the table.
    pub opened: Option<usize>,
    /// Esc: close what is shown beside it.
    pub closed: bool,
    /// The cursor came to this row.
    pub moved: Option<usize>,
    /// The head of this column was pressed.
    pub sort: Option<usize>,
    /// The tick of this row was pressed, or the space bar.
    pub ticked: Option<usize>,
    /// From this row to that one, both included, all are to be ticked.
    pub ticked_to: Option<(usize, usize)>,
    /// The tick in the head was pressed, or Ctrl+A (Cmd+A).
    pub ticked_all: bool,
    /// A column was made wider or narrower.
    pub resized: Option<Resized>,
    /// The row is to be copied (Ctrl+C, Cmd+C).
    pub copied: Option<usize>,
    /// The rows that were laid out.
    pub visible: Range<usize>,
}

/// A column that was made wider or narrower.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resized {
    /// Which.
    pub column: usize,
    /// Its new width in points; `None` for the usual one.
    pub points: Option<f32>,
    /// It is let go: this is to be remembered.
    pub done: bool,
}

/// Where the keyboard stands; kept between frames.
#[derive(Clone, Copy, Debug, Default)]
struct Cursor {
    row: usize,
    /// How many rows fit, of the last frame: a step of Page Up and Page Down.
    page: usize,
    /// The menu of a row, where it was opened.
    menu: Option<OpenMenu>,
    /// Where the row at the cursor lay in the last frame in which it was in sight.
    at: Option<Rect>,
}

/// The menu that is open.
#[derive(Clone, Copy, Debug)]
struct OpenMenu {
    row: usize,
    /// What stood in the row when it was opened.
    about: Option<Id>,
    /// Where it stands.
    at: Pos2,
}

/// Draws the menu of a row.
pub type RowMenu<'a> = &'a dyn Fn(&mut Ui, usize);

/// A table.
#[must_use = "call `show`"]
pub struct Table<'a> {
    salt: &'a str,
    name: &'a str,
    columns: &'a [Column<'a>],
    rows: usize,
    row_height: f32,
    selected: Option<usize>,
    sorted: Option<(usize, Order)>,
    ticks: Option<(&'a dyn Fn(usize) -> bool, Tick)>,
    row_name: Option<&'a dyn Fn(usize) -> String>,
    menu: Option<(RowMenu<'a>, &'a dyn Fn(usize) -> Id)>,
    head: bool,
    resizable: bool,
    edge: f32,
    scroll_to: Option<usize>,
}

impl<'a> Table<'a> {
    /// A table. `salt` makes its id, and has to change when the set of columns changes; `name` is
    /// read aloud.
    pub fn new(salt: &'a str, name: &'a str, columns: &'a [Column<'a>], rows: usize) -> Self {
        Self {
            salt,
            name,
            columns,
            rows,
            row_height: theme::ROW,
            selected: None,
            sorted: None,
            ticks: None,
            row_name: None,
            menu: None,
            head: true,
            resizable: false,
            edge: theme::GAP,
            scroll_to: None,
        }
    }

    /// The row that is open beside the table.
    pub fn selected(mut self, row: Option<usize>) -> Self {
        self.selected = row;
        self
    }

    /// The column whose head carries the arrow.
    pub fn sorted(mut self, column: usize, order: Order) -> Self {
        self.sorted = Some((column, order));
        self
    }

    /// A tick box before each row, and one for all of them in the head.
    pub fn ticks(mut self, ticked: &'a dyn Fn(usize) -> bool, all: Tick) -> Self {
        self.ticks = Some((ticked, all));
        self
    }

    /// What is read aloud for a row: "Prohibited, Kaspersky Endpoint Security, NF-ENG-11, open".
    pub fn row_name(mut self, name: &'a dyn Fn(usize) -> String) -> Self {
        self.row_name = Some(name);
        self
    }

    /// The menu of a row, under the right button of the pointer or the menu key. It closes when `about`
    /// says that something else stands in the row than when it was opened.
    pub fn menu(mut self, menu: RowMenu<'a>, about: &'a dyn Fn(usize) -> Id) -> Self {
        self.menu = Some((menu, about));
        self
    }

    /// Rows of 44 points, for two lines, without a head: the list of the narrow window.
    pub fn two_lines(mut self) -> Self {
        self.row_height = theme::ROW_TWO;
        self.head = false;
        self
    }

    /// The widths of the columns can be changed.
    pub fn resizable(mut self) -> Self {
        self.resizable = true;
        self
    }

    /// Without a head.
    pub fn headless(mut self) -> Self {
        self.head = false;
        self
    }

    /// Inside a card: the first and last cell keep 16 points to the edge.
    pub fn in_card(mut self) -> Self {
        self.edge = 16.0;
        self
    }

    fn is_in_card(&self) -> bool {
        self.edge > theme::GAP
    }

    /// Scrolls this row into sight: for one frame, when the view has moved the selection itself.
    pub fn scroll_to(mut self, row: Option<usize>) -> Self {
        self.scroll_to = row;
        self
    }

    /// The id under which the table of this salt in this `ui` holds the focus; see [`focus_table`].
    #[must_use]
    pub fn id(ui: &Ui, salt: &str) -> Id {
        ui.scope_id().with(("table", salt))
    }

    /// Draws the table over all the room that is there. `cell(ui, row, column)` draws one cell: text
    /// through `text::line` and other parts that take no clicks.
    pub fn show(self, ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize, usize)) -> TableAnswer {
        let id = Self::id(ui, self.salt);
        let focus_color = theme::tokens(ui).focus;
        let mut answer = TableAnswer::default();
        let mut cursor: Cursor = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        cursor.row = cursor.row.min(self.rows.saturating_sub(1));
        let room = ui.available_rect_before_wrap();

        // First in the frame, so that the Tab key reaches the table before what stands in it.
        let focus = ui.interact(room, id, Sense::FOCUSABLE);
        focus.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), self.name));
        if focus.gained_focus() {
            ui.data_mut(|data| data.insert_temp(LastTable::id(), LastTable(id)));
        }
        let before = cursor.row;
        let menu_id = id.with("menu");
        if focus.has_focus() && self.rows > 0 && !Popup::is_id_open(ui.ctx(), menu_id) {
            self.keys(ui, id, &mut cursor, &mut answer);
        }
        let scroll_to = self.scroll_to.or((cursor.row != before).then_some(cursor.row));
        cursor.row = self.scroll_to.unwrap_or(cursor.row);
        answer.moved = (cursor.row != before).then_some(cursor.row);

        let head_height = if self.head { theme::ROW } else { 0.0 };
        let body_height = (room.height() - head_height).max(self.row_height);
        let widths = self.widths(ui, room.width(), body_height);
        if self.head {
            self.head_ui(ui, id, room.width(), &widths, &mut answer);
        }
        cursor.page = ((body_height / self.row_height).floor() as usize).max(2) - 1;
        let ring = theme::shows_focus(ui, &focus);
        let ticks = usize::from(self.ticks.is_some());
        let height = self.row_height;
        let mut visible: Option<Range<usize>> = None;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let mut builder = TableBuilder::new(ui)
                .id_salt(("rows", self.salt))
                .striped(false)
                .animate_scrolling(false)
                .auto_shrink([false, false])
                .min_scrolled_height(0.0)
                .cell_layout(Layout::left_to_right(Align::Center));
            for width in &widths {
                builder = builder.column(egui_extras::Column::exact(*width).clip(true));
            }
            if let Some(row) = scroll_to {
                builder = builder.scroll_to_row(row, None);
            }
            builder.body(|mut body| {
                // One rectangle for the whole row, painted here, instead of one for each cell.
                let painter = body.ui_mut().painter().clone();
                let x_range = room.x_range();
                body.rows(height, self.rows, |mut table_row| {
                    let row = table_row.index();
                    visible = Some(visible.as_ref().map_or(row, |range| range.start)..row + 1);
                    table_row.set_hovered(false);
                    for column in 0..widths.len() {
                        table_row.col(|ui| {
                            let at = ui.max_rect();
                            if column == 0 {
                                let rect = Rect::from_x_y_ranges(x_range, at.y_range());
                                let pressed = self.row_ui(ui, &painter, row_id(id, row), rect, row);
                                if pressed.clicked() {
                                    answer.opened = Some(row);
                                    cursor.row = row;
                                    focus.request_focus();
                                }
                                if row == cursor.row {
                                    cursor.at = Some(rect);
                                }
                                if self.menu.is_some() && pressed.secondary_clicked() {
                                    let here = ui.input(|input| input.pointer.interact_pos());
                                    let at = here.unwrap_or(rect.center());
                                    cursor.menu = Some(self.menu_of(row, at));
                                    Popup::open_id(ui.ctx(), menu_id);
                                }
                            }
                            if column < ticks {
                                if self.tick_ui(ui, id, at, row) {
                                    answer.ticked = Some(row);
                                }
                            } else {
                                let last = column + 1 == widths.len();
                                self.cell_ui(ui, at, column - ticks, last, |ui, column| {
                                    cell(ui, row, column);
                                });
                            }
                        });
                    }
                    if ring && row == cursor.row {
                        let rect = table_row.response().rect;
                        let rect = Rect::from_x_y_ranges(x_range, rect.y_range());
                        let stroke = Stroke::new(2.0, focus_color);
                        painter.rect_stroke(rect.shrink(1.0), 2, stroke, StrokeKind::Inside);
                    }
                });
            });
        });
        self.row_menu(&focus, menu_id, &mut cursor);
        answer.visible = visible.unwrap_or_default();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_row_count(self.rows);
            // A row that was scrolled away has no node that could be named.
            if answer.visible.contains(&cursor.row) {
                node.set_active_descendant(row_id(id, cursor.row).accesskit_id());
            }
        });
        ui.data_mut(|data| data.insert_temp(id, cursor));
        answer
    }
}

fn row_id(table: Id, row: usize) -> Id {
    table.with(("row", row))
}

/// Gives the focus back to a table: after the panel beside it was closed.
pub fn focus_table(ctx: &Context, id: Id) {
    ctx.memory_mut(|memory| memory.request_focus(id));
}

/// The same to the table that had it last, where the keyboard is used: the button that closed the panel is gone.
pub fn back_to_table(ctx: &Context) {
    let last: Option<LastTable> = ctx.data(|data| data.get_temp(LastTable::id()));
    if let Some(LastTable(id)) = last.filter(|_| keyboard_is_used(ctx)) {
        focus_table(ctx, id);
    }
}

/// The table that had the focus last.
#[derive(Clone, Copy)]
struct LastTable(Id);

impl LastTable {
    fn id() -> Id {
        Id::unique("last table")
    }
}
