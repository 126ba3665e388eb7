//! Tables on pages: columns as wide as what stands in them, headings on every page, rows that are taller
//! than a page continued on the next.

use std::collections::BTreeSet;

use super::super::document::{Cell, Column, Table};
use super::fonts::{Fonts, Weight};
use super::lines::wrap;
use super::pages::{MARGIN, Pages, Piece};
use super::tags::{Meaning, Place};
use super::{Ink, tint};

const SIZE: f32 = 8.0;
const SMALL: f32 = 7.0;
const LINE: f32 = 11.0;
const SMALL_LINE: f32 = 9.5;
const PAD: f32 = 3.2;
/// Rows by which the width of columns is measured.
const MEASURED: usize = 200;
/// Tables with more rows have no meaning for each cell: the tree of meanings would outgrow the pages.
const TAGGED: usize = 3_000;

/// Rows of a table on paper, some hundreds of pages; the rest is counted, and stands in the workbook.
const ROWS: usize = 5_000;

/// One line of a cell.
struct Line {
    text: String,
    size: f32,
    height: f32,
    weight: Weight,
    ink: Ink,
    back: Option<Ink>,
}

struct Grid {
    widths: Vec<f32>,
    right: Vec<bool>,
    table: Option<Place>,
    small: bool,
}

/// Draws a table; gives how many of its rows were left out.
pub(super) fn draw(pages: &mut Pages<'_>, table: &Table<'_>, met: &mut BTreeSet<char>) -> usize {
    let columns: Vec<&Column<'_>> = table.on_pages().collect();
    if columns.is_empty() || table.rows == 0 {
        return 0;
    }
    let widths = widths(pages.fonts, table, &columns, pages.width(), met);
    let right = columns.iter().map(|column| matches!(column.cell(0), Cell::Number(_))).collect();
    let small = table.rows <= TAGGED;
    let place = pages.meanings.add(if small { Meaning::Table } else { Meaning::Paragraph }, None);
    let grid = Grid { widths, right, table: Some(place), small };
    let head: Vec<Vec<Line>> = columns
        .iter()
        .zip(&grid.widths)
        .map(|(column, width)| {
            wrap(pages.fonts, column.title, Weight::Bold, SMALL, width - 2.0 * PAD)
                .into_iter()
                .map(|text| line(text, SMALL, LINE, Weight::Bold, Ink::TEXT2))
                .collect()
        })
        .collect();
    pages.need(60.0);
    header(pages, &grid, &head, true);
    for row in 0..table.rows.min(ROWS) {
        let cells: Vec<Vec<Line>> = columns
            .iter()
            .zip(&grid.widths)
            .map(|(column, width)| lines(pages.fonts, &column.cell(row), width - 2.0 * PAD, met))
            .collect();
        body(pages, &grid, &head, cells);
    }
    pages.y += 10.0;
    table.rows.saturating_sub(ROWS)
}

fn line(text: String, size: f32, height: f32, weight: Weight, ink: Ink) -> Line {
    Line { text, size, height, weight, ink, back: None }
}

fn header(pages: &mut Pages<'_>, grid: &Grid, head: &[Vec<Line>], first: bool) {
    let height = tallest(head) + 2.0 * PAD;
    pages.put(
        None,
        Piece::Fill { x: MARGIN, y: pages.y, width: pages.width(), height, ink: Ink::SUNKEN },
    );
    let row = (first && grid.small).then(|| pages.meanings.add(Meaning::Row, grid.table));
    let top = pages.y + PAD;
    let mut x = MARGIN;
    for ((cell, width), right) in head.iter().zip(&grid.widths).zip(&grid.right) {
        // A repeated heading is no part of what is read aloud.
        let place = row.map(|row| pages.meanings.add(Meaning::Head, Some(row)));
        column(pages, place, cell.iter(), x, top, *width, *right);
        x += width;
    }
    pages.y += height;
}

/// One row, over as many pages as it needs.
fn body(pages: &mut Pages<'_>, grid: &Grid, head: &[Vec<Line>], mut cells: Vec<Vec<Line>>) {
    let height = tallest(&cells) + 2.0 * PAD;
    let fresh = tallest(head) + 2.0 * PAD;
    if height > pages.room() && !pages.is_at_top() {
        // A row is kept whole where a page can hold it.
        let whole_page = height <= pages.room() + pages.y - MARGIN - fresh;
        if whole_page || pages.room() < 40.0 {
            pages.turn();
            header(pages, grid, head, false);
        }
    }
    let row = grid.small.then(|| pages.meanings.add(Meaning::Row, grid.table));
    let places: Vec<Option<Place>> = cells
        .iter()
        .map(|_| match row {
            Some(row) => Some(pages.meanings.add(Meaning::Cell, Some(row))),
            None => grid.table,
        })
        .collect();
    loop {
        let room = pages.room() - 2.0 * PAD;
        let mut used: f32 = 0.0;
        let mut x = MARGIN;
        let mut left = false;
        for (at, cell) in cells.iter_mut().enumerate() {
            let mut height = 0.0;
            let fits = cell
                .iter()
                .take_while(|line| {
                    height += line.height;
                    height <= room
                })
                .count();
            // At least one line goes forward, so that every row ends.
            let rest = cell.split_off(fits.max(1).min(cell.len()));
            let now = std::mem::replace(cell, rest);
            left |= !cell.is_empty();
            used = used.max(now.iter().map(|line| line.height).sum());
            let width = grid.widths.get(at).copied().unwrap_or(0.0);
            let right = grid.right.get(at).copied().unwrap_or(false);
            let place = places.get(at).copied().flatten();
            column(pages, place, now.iter(), x, pages.y + PAD, width, right);
            x += width;
        }
        pages.y += used + 2.0 * PAD;
        if !left {
            break;
        }
        pages.turn();
        header(pages, grid, head, false);
    }
    pages.put(
        None,
        Piece::Fill { x: MARGIN, y: pages.y, width: pages.width(), height: 0.5, ink: Ink::LINE },
    );
}

fn tallest(cells: &[Vec<Line>]) -> f32 {
    cells.iter().map(|cell| cell.iter().map(|line| line.height).sum()).fold(0.0, f32::max)
}

fn column<'l>(
    pages: &mut Pages<'_>,
    place: Option<Place>,
    lines: impl Iterator<Item = &'l Line>,
    x: f32,
    top: f32,
    width: f32,
    right: bool,
) {
    let mut y = top;
    for line in lines {
        let text_width = pages.fonts.width(&line.text, line.weight) * line.size;
        let x = if right { x + width - PAD - text_width } else { x + PAD };
        if let Some(ink) = line.back {
            let back = Piece::Fill {
                x: x - 2.5,
                y: y - 0.5,
                width: text_width + 5.0,
                height: line.height,
                ink,
            };
            pages.put(None, back);
        }
        if !line.text.is_empty() {
            let piece = Piece::Text {
                x,
                y: y + line.height * 0.76,
                size: line.size,
                weight: line.weight,
                ink: line.ink,
                text: line.text.clone(),
            };
            pages.put(place, piece);
        }
        y += line.height;
    }
}

/// The lines of a cell.
fn lines(fonts: &Fonts<'_>, cell: &Cell<'_>, width: f32, met: &mut BTreeSet<char>) -> Vec<Line> {
    let mut out = Vec::new();
    let mut add = |text: &str, size, height, weight, ink| {
        let text = fonts.drawable(text, met);
        let wrapped = wrap(fonts, &text, weight, size, width);
        out.extend(wrapped.into_iter().map(|text| line(text, size, height, weight, ink)));
    };
    match cell {
        Cell::Empty => {}
        Cell::Badge(tone, word) => {
            let mut badge =
                line((*word).to_owned(), SIZE - 0.5, LINE, Weight::Bold, Ink::of(*tone));
            badge.back = Some(tint(*tone));
            out.push(badge);
        }
        Cell::Stack(first, rest) => {
            add(first, SIZE, LINE, Weight::Bold, Ink::TEXT);
            for one in rest {
                add(one, SMALL, SMALL_LINE, Weight::Regular, Ink::TEXT2);
            }
        }
        Cell::Number(number) => {
            let digits = super::super::counted(*number, "");
            add(digits.trim_end_matches('s').trim(), SIZE, LINE, Weight::Regular, Ink::TEXT);
        }
        cell => add(&cell.line(), SIZE, LINE, Weight::Regular, Ink::TEXT),
    }
    out
}

/// How wide each column is: what needs little gets that, the others share the rest.
fn widths(
    fonts: &Fonts<'_>,
    table: &Table<'_>,
    columns: &[&Column<'_>],
    room: f32,
    met: &mut BTreeSet<char>,
) -> Vec<f32> {
    let mut wanted = Vec::new();
    let mut least = Vec::new();
    for column in columns {
        let words = |text: &str, weight, size: f32| {
            text.split(' ').map(|word| fonts.width(word, weight) * size).fold(0.0, f32::max)
        };
        let mut most = fonts.width(column.title, Weight::Bold) * SMALL;
        let mut longest = words(column.title, Weight::Bold, SMALL);
        for row in 0..table.rows.min(MEASURED) {
            let cell = column.cell(row);
            let of_cell = lines(fonts, &cell, f32::MAX, met)
                .iter()
                .map(|line| fonts.width(&line.text, line.weight) * line.size)
                .fold(0.0, f32::max);
            most = most.max(of_cell);
            longest = longest.max(match &cell {
                Cell::Badge(..) | Cell::Number(_) | Cell::Date(_) => of_cell + 3.0,
                cell => words(&cell.line(), Weight::Bold, SIZE).min(70.0),
            });
        }
        wanted.push(most + 2.0 * PAD + 3.0);
        least.push(longest + 2.0 * PAD + 1.0);
    }
    let all: f32 = wanted.iter().sum();
    if all <= room {
        return wanted.iter().map(|width| width * room / all).collect();
    }
    // Columns that want less than their share of the rest get what they want; again until none does.
    let mut given: Vec<Option<f32>> = vec![None; columns.len()];
    loop {
        let taken: f32 = given.iter().flatten().sum();
        let weights: f32 = columns
            .iter()
            .zip(&given)
            .filter(|(_, given)| given.is_none())
            .map(|(column, _)| column.width)
            .sum();
        let rest = (room - taken).max(0.0);
        let mut changed = false;
        for ((at, column), want) in columns.iter().enumerate().zip(&wanted) {
            let share = rest * column.width / weights.max(1.0);
            let need = least.get(at).copied().unwrap_or(0.0);
            if let Some(slot @ None) = given.get_mut(at) {
                if *want <= share || need > share {
                    *slot = Some(if *want <= share { *want } else { need });
                    changed = true;
                    break;
                }
            }
        }
        if !changed {
            let shares = columns
                .iter()
                .zip(&given)
                .map(|(column, given)| given.unwrap_or(rest * column.width / weights.max(1.0)));
            let widths: Vec<f32> = shares.collect();
            let all: f32 = widths.iter().sum();
            return widths.iter().map(|width| width * room / all.max(1.0)).collect();
        }
    }
}
