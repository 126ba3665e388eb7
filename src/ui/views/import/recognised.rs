//! What was recognised and why, the sheets, and what can be said instead.

use eframe::egui::{Ui, pos2, vec2};

use super::super::Ask;
use crate::app::lists::{ENCODINGS, encoding_place};
use crate::app::{
    Change, Command, HeadingRow, ListColumn, MachineFrom, Preview, TableSeen, TableShape,
};
use crate::model::SourceState;
use crate::ui::{
    icons::Icon,
    text::{self, Type, counted},
    theme,
    widgets::{Card, Input, hairline, select, tick_box},
};

/// Rows that can be chosen as the heading.
const ROWS: u64 = 15;

/// What stands between cells, with its name.
const DELIMITERS: [(char, &str); 4] =
    [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")];

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
        text::strong(&mut inside, super::capital(&preview.list.recognised));
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
        text::line(ui, Type::Body, tokens.text, "As of which day?");
        let mut typed = preview.day.clone();
        let field =
            Input::new("As of which day?", &mut typed).placeholder("YYYY-MM-DD").width(112.0);
        if field.show(ui).changed() {
            ask.push(Command::ListDay(typed));
        }
        match preview.day() {
            Some(_) => {
                text::line(ui, Type::Small, tokens.muted, "The day on which this list was made.");
            }
            None => {
                let words = "Write a day that has come, as YYYY-MM-DD.";
                text::line(ui, Type::Small, tokens.restricted.text, words);
            }
        }
    });
}

fn why(preview: &Preview) -> String {
    let mut words = format!("Recognised from its content: {}.", preview.list.how);
    match preview.list.tables.get(preview.table).map(|table| table.shape) {
        Some(TableShape::MachinesAcross) => {
            words.push_str(" Programs stand in the rows, machines in the columns.");
        }
        Some(TableShape::SoftwareAcross) => {
            words.push_str(" Machines stand in the rows, programs in the columns.");
        }
        Some(TableShape::Names) => words.push_str(" Each line is the name of a program."),
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
            format!("Not read. {why}")
        }
        Some(SourceState::NotPresent) => "No table of programs".to_owned(),
        _ if table.read => match table.heading_row {
            Some(row) => {
                format!("{}, headings in row {row}", counted(table.found, "program", "programs"))
            }
            None => counted(table.found, "program", "programs"),
        },
        _ => "Not read".to_owned(),
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
        (Some(HeadingRow::Absent), _) => "Headings: none".to_owned(),
        (Some(HeadingRow::At(row)), _) | (None, Some(row)) => format!("Headings: row {row}"),
        (None, None) if table.headings.is_empty() => "Headings: none".to_owned(),
        (None, None) => "Headings: found".to_owned(),
    };
    let rows: Vec<String> = (1..=ROWS).map(|row| format!("Row {row}")).collect();
    let mut entries = vec!["Find them", "None: every row is data"];
    entries.extend(rows.iter().map(String::as_str));
    let current = match chosen {
        None => Some(0),
        Some(HeadingRow::Absent) => Some(1),
        Some(HeadingRow::At(row)) => usize::try_from(row).ok().map(|row| row + 1),
    };
    if let Some(at) = select(ui, "Headings", &shown, None, &entries, current) {
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
    let own = own.map_or("as found", String::as_str);
    let place = encoding_place(own);
    let plain = place
        .and_then(|at| ENCODINGS.get(at))
        .map_or(own, |(_, words)| words.split(',').next().unwrap_or(words));
    let mut entries = vec!["Find it"];
    entries.extend(ENCODINGS.iter().map(|(_, words)| *words));
    let current = if preview.options.encoding.is_none() { Some(0) } else { place.map(|at| at + 1) };
    let shown = format!("Letters: {plain}");
    if let Some(at) = select(ui, "Letters", &shown, None, &entries, current) {
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
    let place = DELIMITERS.iter().position(|(mark, _)| Some(*mark) == own);
    let other = own.map_or("as found".to_owned(), |own| format!("\u{201c}{own}\u{201d}"));
    let plain = place.and_then(|at| DELIMITERS.get(at)).map_or(other.as_str(), |(_, word)| *word);
    let mut entries = vec!["Find it"];
    entries.extend(DELIMITERS.iter().map(|(_, word)| *word));
    let current =
        if preview.options.delimiter.is_none() { Some(0) } else { place.map(|at| at + 1) };
    let shown = format!("Separator: {plain}");
    if let Some(at) = select(ui, "Separator", &shown, None, &entries, current) {
        let mark = at.checked_sub(1).and_then(|at| DELIMITERS.get(at)).map(|(mark, _)| *mark);
        ask.push(Command::ReadDifferently(Change::Delimiter(mark)));
    }
}

fn machine(ui: &mut Ui, preview: &Preview, table: &TableSeen, ask: &mut Ask) {
    let columns = preview.columns();
    let column = columns.iter().position(|own| *own == ListColumn::Machine);
    let mut ways = vec![(MachineFrom::Automatic, "Find it")];
    if column.is_some() || table.machine_from == MachineFrom::Column {
        ways.push((MachineFrom::Column, "From its column"));
    }
    if table.sheet.is_some() {
        ways.push((MachineFrom::Sheet, "From the sheet's name"));
    }
    ways.push((MachineFrom::File, "From the file's name, or typed"));
    let heading = column.and_then(|at| table.headings.get(at)).filter(|own| !own.is_empty());
    let shown = match (preview.machine_from(), heading) {
        (MachineFrom::Column, Some(heading)) => format!("Machine: column {heading}"),
        (MachineFrom::Column, None) => "Machine: from a column".to_owned(),
        (MachineFrom::Sheet, _) => "Machine: the sheet's name".to_owned(),
        (MachineFrom::File, _) if preview.options.machine.is_some() => "Machine: typed".to_owned(),
        (MachineFrom::File, _) => "Machine: the file's name".to_owned(),
        (MachineFrom::Automatic, _) => "Machine: as found".to_owned(),
    };
    let shown: String = shown.chars().take(40).collect();
    let entries: Vec<&str> = ways.iter().map(|(_, words)| *words).collect();
    let current = ways.iter().position(|(from, _)| *from == preview.options.machine_from);
    let chosen = select(ui, "Machine", &shown, None, &entries, current);
    if let Some((from, _)) = chosen.and_then(|at| ways.get(at)) {
        ask.push(Command::ReadDifferently(Change::MachineFrom(*from)));
    }
}
