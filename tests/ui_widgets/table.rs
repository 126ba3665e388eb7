//! The table: what is laid out, and what pointer and keyboard do in it.

use std::cell::{Cell, RefCell};

use eframe::egui::{Event, Key, Modifiers, Role, Ui, pos2};
use egui_kittest::{Harness, kittest::Queryable as _};
use interdict::ui::{
    text::{self, Type},
    theme,
    widgets::{Column, Order, Table, TableAnswer, Tick, focus_table},
};

use super::{Look, harness, press};

const MILLION: usize = 1_000_000;
const SIZE: [f32; 2] = [640.0, 400.0];

/// Draws a table of so many rows and answers with what happened.
fn rows(ui: &mut Ui, count: usize, selected: Option<usize>, cells: &Cell<usize>) -> TableAnswer {
    let columns = [
        Column::exact("Verdict", 108.0),
        Column::rest("Software", 80.0),
        Column::exact("No", 90.0).right(),
    ];
    Table::new("rows", "Findings", &columns, count)
        .selected(selected)
        .sorted(1, Order::Up)
        .ticks(&|row| row % 7 == 3, Tick::Some)
        .row_name(&|row| format!("Listed, Program {row}, open"))
        .show(ui, |ui, row, column| {
            cells.set(cells.get() + 1);
            let color = theme::tokens(ui).text;
            let words = match column {
                0 => "Listed".to_owned(),
                1 => format!("Program {row}"),
                _ => text::count(row as u64),
            };
            text::line(ui, Type::Body, color, words);
        })
}

/// A table, the answers it gave that say something, and the cells drawn in the last frame.
struct Seen {
    count: usize,
    selected: Cell<Option<usize>>,
    cells: Cell<usize>,
    last: RefCell<TableAnswer>,
    answers: RefCell<Vec<TableAnswer>>,
}

impl Seen {
    fn new(count: usize) -> Self {
        Self {
            count,
            selected: Cell::new(None),
            cells: Cell::new(0),
            last: RefCell::default(),
            answers: RefCell::default(),
        }
    }

    fn harness(&self) -> Harness<'_> {
        harness(Look::Light, SIZE, |ui| {
            self.cells.set(0);
            let answer = rows(ui, self.count, self.selected.get(), &self.cells);
            let quiet = TableAnswer { visible: answer.visible.clone(), ..TableAnswer::default() };
            if answer != quiet {
                self.answers.borrow_mut().push(answer.clone());
            }
            *self.last.borrow_mut() = answer;
        })
    }

    /// The last answer that said something.
    fn answer(&self) -> TableAnswer {
        self.answers.borrow().last().cloned().expect("the table said nothing")
    }
}

#[test]
fn of_a_million_rows_only_those_in_sight_are_laid_out() {
    let seen = Seen::new(MILLION);
    let mut harness = seen.harness();
    // 400 points less the margin and the head hold 13 rows of 28 points, and two that are cut.
    assert!((30..=48).contains(&seen.cells.get()), "{} cells", seen.cells.get());
    assert_eq!(seen.last.borrow().visible.start, 0);
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    assert!((30..=48).contains(&seen.cells.get()), "{} cells at the end", seen.cells.get());
    assert_eq!(seen.last.borrow().visible.end, MILLION);
    harness.get_by_label("Listed, Program 999999, open");
    assert_eq!(harness.run(), 1, "the table asks for frames at rest");
}

#[test]
fn rows_keep_their_height_at_the_end_of_a_million() {
    let seen = Seen::new(MILLION);
    let mut harness = seen.harness();
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    let top =
        |row: usize| harness.get_by_label(&format!("Listed, Program {row}, open")).rect().top();
    for row in MILLION - 10..MILLION - 1 {
        let pitch = top(row + 1) - top(row);
        assert!((pitch - theme::ROW).abs() < 0.01, "row {row} is {pitch} points high");
    }
}

#[test]
fn the_keyboard_moves_ticks_opens_closes_and_copies() {
    let seen = Seen::new(100);
    let mut harness = seen.harness();
    harness.key_press(Key::Tab);
    harness.run();
    let mut key = |key: Key| {
        harness.key_press(key);
        harness.run();
        seen.answer()
    };
    assert_eq!(key(Key::ArrowDown).moved, Some(1));
    assert_eq!(key(Key::ArrowDown).moved, Some(2));
    assert_eq!(key(Key::ArrowUp).moved, Some(1));
    let page = key(Key::PageDown).moved.unwrap();
    assert!((10..=14).contains(&page), "a page of {page} rows");
    assert_eq!(key(Key::PageUp).moved, Some(1));
    assert_eq!(key(Key::End).moved, Some(99));
    assert_eq!(key(Key::Home).moved, Some(0));
    assert_eq!(key(Key::Space).ticked, Some(0));
    assert_eq!(key(Key::Enter).opened, Some(0));
    seen.selected.set(Some(0));
    assert!(key(Key::Escape).closed);
    harness.event(Event::Copy);
    harness.run();
    assert_eq!(seen.answer().copied, Some(0));
    // The table holds the focus and says which row the keyboard is on.
    assert!(harness.get_by_label("Listed, Program 0, open").is_focused());
    harness.get_by_role_and_label(Role::Table, "Findings");
}

#[test]
fn the_arrow_keys_with_alt_belong_to_the_view() {
    let seen = Seen::new(100);
    let mut harness = seen.harness();
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    assert!(seen.answers.borrow().is_empty());
}

#[test]
fn a_press_opens_a_row_and_puts_the_keyboard_there() {
    let seen = Seen::new(100);
    let mut harness = seen.harness();
    let row = harness.get_by_label("Listed, Program 4, open").rect();
    // On the text of a cell, and on the free space behind it: both are the row.
    press(&mut harness, row.left_center() + eframe::egui::vec2(60.0, 0.0));
    assert_eq!(seen.answer().opened, Some(4));
    press(&mut harness, pos2(row.right() - 120.0, row.center().y + 28.0));
    assert_eq!(seen.answer().opened, Some(5));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(seen.answer().moved, Some(6));
}

#[test]
fn ticks_and_heads_are_their_own_controls() {
    let seen = Seen::new(100);
    let mut harness = seen.harness();
    harness.get_by_label("Tick: Listed, Program 2, open").click();
    harness.run();
    assert_eq!(seen.answer().ticked, Some(2));
    assert_eq!(seen.answer().opened, None);
    harness.get_by_label("Tick all: Findings").click();
    harness.run();
    assert!(seen.answer().ticked_all);
    harness.get_by_role_and_label(Role::ColumnHeader, "Software").click();
    harness.run();
    assert_eq!(seen.answer().sort, Some(1));
}

#[test]
fn a_text_that_is_cut_is_shown_whole_under_the_pointer() {
    let long = "Kaspersky Endpoint Security for Windows, with a name that goes on and on and on";
    let mut harness = harness(Look::Light, [240.0, 200.0], |ui| {
        let color = theme::tokens(ui).text;
        text::line(ui, Type::Body, color, long);
    });
    assert_eq!(harness.get_all_by_label(long).count(), 1);
    let at = harness.get_by_label(long).rect().center();
    harness.hover_at(at);
    // Until the pointer has been still for as long as a tooltip wants it to be.
    harness.run_steps(8);
    assert_eq!(harness.get_all_by_label(long).count(), 2);
}

#[test]
fn an_empty_table_is_drawn_and_takes_keys() {
    let seen = Seen::new(0);
    let mut harness = seen.harness();
    harness.key_press(Key::Tab);
    harness.run();
    for key in [Key::ArrowDown, Key::PageDown, Key::End, Key::Enter, Key::Space] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(seen.last.borrow().visible, 0..0);
    assert!(seen.answers.borrow().is_empty());
}

#[test]
fn a_list_that_gets_shorter_keeps_the_cursor_inside() {
    let count = Cell::new(100);
    let moved = Cell::new(None);
    let cells = Cell::new(0);
    let wanted = Cell::new(false);
    let mut harness = harness(Look::Light, SIZE, |ui| {
        if wanted.take() {
            focus_table(ui.ctx(), Table::id(ui, "rows"));
        }
        let answer = rows(ui, count.get(), None, &cells);
        moved.set(answer.moved.or(moved.get()));
    });
    wanted.set(true);
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(moved.get(), Some(99));
    count.set(3);
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(moved.get(), Some(1));
}
