//! What was recognised and why, the sheets, and what can be said instead.

use eframe::egui::{Ui, pos2, vec2};

use super::super::Ask;
use crate::app::lists::{ENCODINGS, encoding_place};
use crate::app::{
    Change, Command, HeadingRow, ListColumn, MachineFrom, Preview, TableSeen, TableShape,
};
use crate::language::told;
use crate::model::SourceState;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Card, Input, hairline, select, tick_box},
};

/// Rows that can be chosen as the heading.
const ROWS: u64 = 15;

/// What stands between cells, with its name.
fn delimiters() -> [(char, &'static str); 4] {
    [
        (',', say!("mark-comma")),
        (';', say!("mark-semicolon")),
        ('\t', say!("mark-tab")),
        ('|', say!("mark-bar")),
    ]
}

/// The card.
pub(super) fn recognised(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    Card::plain().show(ui, |ui| {
        let whole = ui.available_rect_before_wrap();
        let center = pos2(whole.left() + 12.0, whole.top() + 18.0);
        Icon::Sheet.paint(ui.painter(), center, theme::ICON_TILE, tokens.link);
        let mut inside = ui.new_child(
            eframe::egui::UiBuilder::new().max_rect(whole.with_min_x(whole.left() + 36.0)),
        );
        inside.spacing_mut().item_spacing.y = 2.0;
        text::strong(&mut inside, super::capital(&told(&preview.list.recognised)));
        text::explain(&mut inside, why(preview));
        let size = vec2(whole.width(), inside.min_rect().height());
        ui.allocate_exact_size(size, eframe::egui::Sense::hover());
        if preview.list.tables.iter().any(|table| table.sheet.is_some())
            && preview.list.tables.len() > 1
        {
            ui.add_space(4.0);
            hairline(ui);
            sheets(ui, preview, ask);
        }
        choices(ui, preview, ask);
        ui.add_space(4.0);
        day(ui, preview, ask);
    });
}

/// As of which day it counts: what is read later is newer, whenever it was brought in.
fn day(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        text::line(ui, Type::Body, tokens.text, say!("as-of-which-day"));
        let mut typed = preview.day.clone();
        let field = Input::new(say!("as-of-which-day"), &mut typed)
            .placeholder(say!("day-pattern"))
            .width(112.0);
        if field.show(ui).changed() {
            ask.push(Command::ListDay(typed));
        }
        match preview.day() {
            Some(_) => {
                text::line(ui, Type::Small, tokens.muted, say!("day-list-was-made"));
            }
            None => {
                let words = say!("write-a-past-day");
                text::line(ui, Type::Small, tokens.restricted.text, words);
            }
        }
    });
}

fn why(preview: &Preview) -> String {
    let mut words = say!("recognised-from", how = &*told(&preview.list.how));
    match preview.list.tables.get(preview.table).map(|table| table.shape) {
        Some(TableShape::MachinesAcross) => {
            words.push(' ');
            words.push_str(say!("machines-across"));
        }
        Some(TableShape::SoftwareAcross) => {
            words.push(' ');
            words.push_str(say!("software-across"));
        }
        Some(TableShape::Names) => {
            words.push(' ');
            words.push_str(say!("each-line-a-name"));
        }
        Some(TableShape::Rows) | None => {}
    }
    words
}

/// Which sheets are read, and why others are not.
fn sheets(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    ui.spacing_mut().item_spacing.y = 6.0;
    for table in &preview.list.tables {
        let Some(name) = &table.sheet else { continue };
        ui.horizontal(|ui| {
            let asked = preview.options.sheets.as_ref();
            let mut on = asked.map_or(table.read, |sheets| sheets.contains(name));
            // Narrow enough for the words beside it.
            let width = (ui.available_width() * 0.4).min(280.0);
            ui.allocate_ui(vec2(width, 20.0), |ui| {
                ui.set_width(width);
                if tick_box(ui, &mut on, name).changed() {
                    ask.push(Command::ReadDifferently(Change::Sheet(name.clone(), on)));
                }
            });
            text::line(ui, Type::Body, tokens.text2, about(preview, table, name));
        });
    }
}

fn about(preview: &Preview, table: &TableSeen, name: &str) -> String {
    let source = preview.inventory.sources.iter().find(|own| own.id == format!("sheet:{name}"));
    match source.map(|own| &own.state) {
        Some(SourceState::Failed(why) | SourceState::NeedsRights(why)) => {
            say!("sheet-not-read-why", why = &*told(why))
        }
        Some(SourceState::NotPresent) => say!("no-table-of-programs").to_owned(),
        _ if table.read => match table.heading_row {
            Some(row) => {
                say!("programs-headings-in-row", count = table.found, row = row)
            }
            None => say!("count-programs", count = table.found),
        },
        _ => say!("sheet-not-read").to_owned(),
    }
}

/// What can be said instead of what was understood.
fn choices(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    let list = &preview.list;
    let Some(table) = list.tables.get(preview.table) else {
        if list.encoding.is_some() {
            ui.add_space(4.0);
            encoding(ui, preview, ask);
        }
        return;
    };
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP, theme::GAP);
        headings(ui, preview, table, ask);
        encoding(ui, preview, ask);
        delimiter(ui, preview, ask);
        machine(ui, preview, table, ask);
    });
}

fn headings(ui: &mut Ui, preview: &Preview, table: &TableSeen, ask: &mut Ask) {
    let chosen = preview.options.heading_row;
    let shown = match (chosen, table.heading_row) {
        (Some(HeadingRow::Absent), _) => say!("headings-none").to_owned(),
        (Some(HeadingRow::At(row)), _) | (None, Some(row)) => say!("headings-row", row = row),
        (None, None) if table.headings.is_empty() => say!("headings-none").to_owned(),
        (None, None) => say!("headings-found").to_owned(),
    };
    let rows: Vec<String> = (1..=ROWS).map(|row| say!("row-number", row = row)).collect();
    let mut entries = vec![say!("find-them"), say!("every-row-is-data")];
    entries.extend(rows.iter().map(String::as_str));
    let current = match chosen {
        None => Some(0),
        Some(HeadingRow::Absent) => Some(1),
        Some(HeadingRow::At(row)) => usize::try_from(row).ok().map(|row| row + 1),
    };
    if let Some(at) = select(ui, say!("headings"), &shown, None, &entries, current) {
        let row = match at {
            0 => None,
            1 => Some(HeadingRow::Absent),
            at => Some(HeadingRow::At(at as u64 - 1)),
        };
        ask.push(Command::ReadDifferently(Change::HeadingRow(row)));
    }
}

fn encoding(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    if !preview.is_text {
        return;
    }
    let own = preview.options.encoding.as_ref().or(preview.list.encoding.as_ref());
    let own = own.map_or(say!("as-found"), String::as_str);
    let place = encoding_place(own);
    let plain = place
        .and_then(|at| ENCODINGS.get(at))
        .map_or(own, |(_, words)| words.split(',').next().unwrap_or(words));
    let mut entries = vec![say!("find-it")];
    entries.extend(ENCODINGS.iter().map(|(_, words)| *words));
    let current = if preview.options.encoding.is_none() { Some(0) } else { place.map(|at| at + 1) };
    let shown = say!("letters-are", name = plain);
    if let Some(at) = select(ui, say!("letters"), &shown, None, &entries, current) {
        let label = at.checked_sub(1).and_then(|at| ENCODINGS.get(at));
        let label = label.map(|(label, _)| (*label).to_owned());
        ask.push(Command::ReadDifferently(Change::Encoding(label)));
    }
}

fn delimiter(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    let own = preview.options.delimiter.or(preview.list.delimiter);
    if own.is_none() && !(preview.is_text && preview.list.counts.rows == 0) {
        return;
    }
    let place = delimiters().iter().position(|(mark, _)| Some(*mark) == own);
    let other = own.map_or(say!("as-found").to_owned(), |own| format!("\u{201c}{own}\u{201d}"));
    let plain =
        place.and_then(|at| delimiters().get(at).copied()).map_or(other.as_str(), |(_, word)| word);
    let mut entries = vec![say!("find-it")];
    entries.extend(delimiters().iter().map(|(_, word)| *word));
    let current =
        if preview.options.delimiter.is_none() { Some(0) } else { place.map(|at| at + 1) };
    let shown = say!("separator-is", name = plain);
    if let Some(at) = select(ui, say!("separator"), &shown, None, &entries, current) {
        let mark =
            at.checked_sub(1).and_then(|at| delimiters().get(at).copied()).map(|(mark, _)| mark);
        ask.push(Command::ReadDifferently(Change::Delimiter(mark)));
    }
}

fn machine(ui: &mut Ui, preview: &Preview, table: &TableSeen, ask: &mut Ask) {
    let columns = preview.columns();
    let column = columns.iter().position(|own| *own == ListColumn::Machine);
    let mut ways = vec![(MachineFrom::Automatic, say!("find-it"))];
    if column.is_some() || table.machine_from == MachineFrom::Column {
        ways.push((MachineFrom::Column, say!("from-its-column")));
    }
    if table.sheet.is_some() {
        ways.push((MachineFrom::Sheet, say!("from-the-sheet")));
    }
    ways.push((MachineFrom::File, say!("from-the-file")));
    let heading = column.and_then(|at| table.headings.get(at)).filter(|own| !own.is_empty());
    let shown = match (preview.machine_from(), heading) {
        (MachineFrom::Column, Some(heading)) => say!("machine-column", heading = heading),
        (MachineFrom::Column, None) => say!("machine-from-column").to_owned(),
        (MachineFrom::Sheet, _) => say!("machine-from-sheet").to_owned(),
        (MachineFrom::File, _) if preview.options.machine.is_some() => {
            say!("machine-typed").to_owned()
        }
        (MachineFrom::File, _) => say!("machine-from-file").to_owned(),
        (MachineFrom::Automatic, _) => say!("machine-as-found").to_owned(),
    };
    let shown: String = shown.chars().take(40).collect();
    let entries: Vec<&str> = ways.iter().map(|(_, words)| *words).collect();
    let current = ways.iter().position(|(from, _)| *from == preview.options.machine_from);
    let chosen = select(ui, say!("machine"), &shown, None, &entries, current);
    if let Some((from, _)) = chosen.and_then(|at| ways.get(at)) {
        ask.push(Command::ReadDifferently(Change::MachineFrom(*from)));
    }
}
