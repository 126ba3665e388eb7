//! What changed between two days, or between two readings of one machine: by machine or by program.

use eframe::egui::{Frame, Margin, Ui};

use super::Ask;
use crate::app::{
    App, ChangeKind, ChangedProgram, ChangedRow, Chooser, Command, Purpose, Remembered, Span,
    WhatChanged,
};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Chip, Column, Table, empty_state, segments, select, tick_box, verdict_word},
    words,
};

/// Machines that are named in a sentence before "and … more".
const NAMED: usize = 5;

/// How the changes are shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    by_program: bool,
    what: Option<ChangeKind>,
    all_kinds: bool,
}

/// What to compare first: the newest day with the one before it.
pub(in crate::ui) fn newest(remembered: &Remembered) -> Option<Span> {
    match remembered.days.as_slice() {
        [after, before, ..] => Some(Span::Days(*before, *after)),
        [only] => Some(Span::Days(*only, *only)),
        [] => None,
    }
}

/// The page.
pub(super) fn changes(ui: &mut Ui, app: &App, span: Span, look: &mut Look, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let Some(remembered) = &app.state.remembered else { return };
    Frame::new().fill(tokens.surface).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.horizontal_wrapped(|ui| {
                if Button::secondary(say!("back")).icon(Icon::ChevronLeft).show(ui).clicked() {
                    ask.push(Command::Compare(None));
                }
                text::line(ui, Type::Title, tokens.text, say!("what-changed"));
                which(ui, app, remembered, span, ask);
            });
            if let Some(changed) = &app.state.changed {
                head(ui, app, changed, look, ask);
            } else if app.state.remembering {
                text::caption(ui, say!("comparing"));
            }
        });
        if let Some(changed) = &app.state.changed {
            body(ui, changed, *look);
        }
    });
}

/// The two days, to be chosen among those on which something was read.
fn which(ui: &mut Ui, app: &App, remembered: &Remembered, span: Span, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let Span::Days(before, after) = span else {
        let title = app.state.changed.as_ref().map_or("", |changed| changed.title.as_str());
        text::line(ui, Type::Body, tokens.text2, title);
        return;
    };
    let days: Vec<String> = remembered.days.iter().map(ToString::to_string).collect();
    let shown: Vec<&str> = days.iter().map(String::as_str).collect();
    let place = |day| remembered.days.iter().position(|own| *own == day);
    text::line(ui, Type::Body, tokens.text2, say!("between-day"));
    let (old, new) = (before.to_string(), after.to_string());
    if let Some(at) = select(ui, say!("earlier-day"), &old, Some(128.0), &shown, place(before)) {
        if let Some(day) = remembered.days.get(at) {
            ask.push(Command::Compare(Some(Span::Days(*day.min(&after), *day.max(&after)))));
        }
    }
    text::line(ui, Type::Body, tokens.text2, say!("and-day"));
    if let Some(at) = select(ui, say!("later-day"), &new, Some(128.0), &shown, place(after)) {
        if let Some(day) = remembered.days.get(at) {
            ask.push(Command::Compare(Some(Span::Days(*day.min(&before), *day.max(&before)))));
        }
    }
}

fn head(ui: &mut Ui, app: &App, changed: &WhatChanged, look: &mut Look, ask: &mut Ask) {
    ui.horizontal_wrapped(|ui| {
        let ways = [say!("by-machine"), say!("by-program")];
        if let Some(at) = segments(ui, say!("grouped"), &ways, usize::from(look.by_program)) {
            look.by_program = at == 1;
        }
        for what in ChangeKind::ALL {
            let number = changed.count(what);
            if number == 0 {
                continue;
            }
            let chosen = look.what == Some(what);
            if Chip::new(words::change(what)).count(number).chosen(chosen).show(ui).clicked() {
                look.what = (!chosen).then_some(what);
            }
        }
        if !look.by_program {
            tick_box(ui, &mut look.all_kinds, say!("services-too"));
        }
        if changed.rows.is_empty() {
            return;
        }
        if Button::secondary(say!("copy")).icon(Icon::Copy).show(ui).clicked() {
            ui.ctx().copy_text(changed.table(b'\t'));
        }
        let save = Button::secondary(say!("save-as-csv")).icon(Icon::Export);
        if save.enabled(!app.state.choosing).show(ui).clicked() {
            ask.push(choose_file(changed));
        }
    });
    let mut sentences: Vec<String> = changed.notes.clone();
    let named = |names: &[String]| {
        let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
        let more = names.len().saturating_sub(NAMED);
        let shown = shown.join(", ");
        if more == 0 { shown } else { say!("names-and-more", names = shown, more = more) }
    };
    if !changed.only_after.is_empty() {
        let names = named(&changed.only_after);
        sentences.push(say!("read-first-time", names = names));
    }
    if !changed.only_before.is_empty() {
        let names = named(&changed.only_before);
        sentences.push(say!("known-earlier-only", names = names));
    }
    sentences.insert(0, say!("machines-compared", count = changed.compared));
    text::caption(ui, sentences.join(" "));
}

fn body(ui: &mut Ui, changed: &WhatChanged, look: Look) {
    let fits = |row: &&ChangedRow| {
        look.what.is_none_or(|what| row.what == what) && (look.all_kinds || row.is_program)
    };
    let rows: Vec<&ChangedRow> = changed.rows.iter().filter(fits).collect();
    let of_what =
        |one: &&ChangedProgram| look.what.is_none_or(|what| one.machines.contains_key(&what));
    let programs: Vec<&ChangedProgram> = changed.programs.iter().filter(of_what).collect();
    if rows.is_empty() && (!look.by_program || programs.is_empty()) {
        nothing(ui, changed);
    } else if look.by_program {
        by_program(ui, &programs);
    } else {
        by_machine(ui, &rows);
    }
}

fn nothing(ui: &mut Ui, changed: &WhatChanged) {
    ui.add_space(32.0);
    let same_day = matches!(changed.span, Span::Days(before, after) if before == after);
    let (title, sentence) = if same_day {
        (say!("different-days-needed"), say!("different-days-line"))
    } else if !changed.rows.is_empty() {
        (say!("no-change-of-sort"), say!("no-change-of-sort-line"))
    } else if changed.compared == 0 {
        (say!("nothing-to-compare"), say!("nothing-to-compare-line"))
    } else {
        (say!("nothing-changed"), say!("nothing-changed-line"))
    };
    empty_state(ui, Icon::History, title, sentence, |_| {});
}

fn by_machine(ui: &mut Ui, rows: &[&ChangedRow]) {
    let tokens = theme::tokens(ui);
    let columns = [
        Column::rest(say!("machine"), 120.0).unsorted(),
        Column::rest(say!("kind-program"), 180.0).parts(1.8).unsorted(),
        Column::exact(say!("change"), 128.0).unsorted(),
        Column::rest(say!("version-before"), 96.0).unsorted(),
        Column::rest(say!("version-after"), 96.0).unsorted(),
        Column::exact(say!("most-serious"), 152.0).unsorted(),
    ];
    let name = |at: usize| {
        rows.get(at).map_or_else(String::new, |row| {
            format!("{}: {}, {}", row.machine, row.name, words::change(row.what))
        })
    };
    let table = Table::new("changes by machine", say!("what-changed"), &columns, rows.len());
    table.row_name(&name).show(ui, |ui, at, column| {
        let Some(row) = rows.get(at) else { return };
        let plain = |ui: &mut Ui, shown: &str| {
            text::line(ui, Type::Body, tokens.text2, shown);
        };
        match column {
            0 => plain(ui, &row.machine),
            1 => {
                text::line(ui, Type::Strong, tokens.text, row.name.as_str());
            }
            2 => {
                let response = text::line(ui, Type::Body, tokens.text, words::change(row.what));
                if !row.why.is_empty() {
                    response.on_hover_text(row.why.as_str());
                }
            }
            3 => plain(ui, &row.before),
            4 => plain(ui, &row.after),
            _ => {
                if let Some(verdict) = row.verdict {
                    verdict_word(ui, verdict);
                }
            }
        }
    });
}

fn by_program(ui: &mut Ui, programs: &[&ChangedProgram]) {
    let tokens = theme::tokens(ui);
    let columns = [
        Column::rest(say!("kind-program"), 180.0).parts(1.6).unsorted(),
        Column::rest(say!("publisher"), 120.0).unsorted(),
        Column::rest(say!("what-happened"), 200.0).parts(1.6).unsorted(),
        Column::exact(say!("most-serious"), 152.0).unsorted(),
    ];
    let happened = |one: &ChangedProgram| {
        let each = one.machines.iter().map(|(what, number)| {
            say!("change-on-machines", what = words::change(*what), count = number)
        });
        each.collect::<Vec<_>>().join(", ")
    };
    let name = |at: usize| {
        programs.get(at).map_or_else(String::new, |one| format!("{}: {}", one.name, happened(one)))
    };
    let table = Table::new("changes by program", say!("what-changed"), &columns, programs.len());
    table.row_name(&name).show(ui, |ui, at, column| {
        let Some(one) = programs.get(at) else { return };
        match column {
            0 => {
                text::line(ui, Type::Strong, tokens.text, one.name.as_str());
            }
            1 => {
                text::line(ui, Type::Body, tokens.text2, one.publisher.as_str());
            }
            2 => {
                text::line(ui, Type::Body, tokens.text2, happened(one));
            }
            _ => {
                if let Some(verdict) = one.verdict {
                    verdict_word(ui, verdict);
                }
            }
        }
    });
}

fn choose_file(changed: &WhatChanged) -> Command {
    let name = format!("changes {}.csv", changed.title.replace(['/', '\\', ':'], "-"));
    let (title, kind) = (say!("save-what-changed"), say!("csv-list"));
    let chooser: Chooser = Box::new(move || {
        rfd::FileDialog::new()
            .set_title(title)
            .add_filter(kind, &["csv"])
            .set_file_name(&name)
            .save_file()
    });
    Command::Choose(Purpose::Changes, chooser)
}
