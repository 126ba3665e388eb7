//! The page of one machine: what is known of it, the names it was read under, its findings and its readings.

use eframe::egui::{Ui, UiBuilder, vec2};

use super::dialogs::Draft;
use super::rows::from;
use super::{Look, Row, show_findings};
use crate::app::{App, Command, InventoryRecord, MachineAct, MachineKey, Page, Remembered, Span};
use crate::model::Finding;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type, count},
    theme,
    views::{Ask, Pages, history::when, overview, padded},
    widgets::{
        Button, Card, Chip, fact, hairline, link, place_right, quiet_icon, status_word,
        verdict_word,
    },
};

/// How wide the names of facts are.
const FACTS: f32 = 140.0;

/// The page.
pub(super) fn one(ui: &mut Ui, app: &App, row: &Row, pages: &mut Pages, ask: &mut Ask) {
    let Some(remembered) = &app.state.remembered else { return };
    let Some(machine) = row.key.and_then(|key| remembered.standing.outline.machine(key)) else {
        return;
    };
    let key = machine.key;
    let then = app.state.old_reading.as_ref().filter(|then| then.machine == key);
    if let Some(then) = then {
        super::super::old_reading::old_reading(ui, then, ask);
        return;
    }
    padded(ui, Page::Machines, |ui| {
        head(ui, row, key, machine.is_ignored, remembered.can_change, &mut pages.machines, ask);
        ui.add_space(theme::GAP);
        ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
        known(ui, remembered, row, key, ask);
        names(ui, remembered, key, ask);
        findings(ui, app, remembered, key, ask);
        readings(ui, remembered, key, pages, ask);
        said(ui, remembered, key, ask);
    });
    super::super::workspace::confirm_delete(ui, pages, ask);
}

fn head(
    ui: &mut Ui,
    row: &Row,
    key: MachineKey,
    ignored: bool,
    can: bool,
    look: &mut Look,
    ask: &mut Ask,
) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        if Button::secondary(say!("all-machines")).icon(Icon::ChevronLeft).show(ui).clicked() {
            look.open = None;
        }
        text::line(ui, Type::Title, tokens.text, row.name.as_str());
        if ignored {
            text::line(ui, Type::Body, tokens.muted, say!("left-out-of-count"));
        } else {
            verdict_word(ui, row.mark());
        }
    });
    ui.horizontal_wrapped(|ui| {
        if Button::secondary(say!("show-findings")).icon(Icon::Findings).show(ui).clicked() {
            show_findings(&row.name, ask);
        }
        let rename = Button::secondary(say!("rename-asked")).icon(Icon::Edit).enabled(can);
        if rename.show(ui).clicked() {
            look.dialog = Some(Draft::rename(key, &row.name));
        }
        if Button::secondary(say!("add-a-tag")).icon(Icon::Plus).enabled(can).show(ui).clicked() {
            look.dialog = Some(Draft::tag(vec![key]));
        }
        let same = Button::secondary(say!("same-machine-as")).icon(Icon::Link).enabled(can);
        if same.show(ui).clicked() {
            look.dialog = Some(Draft::same_as(key));
        }
        let words = if ignored { say!("count-it-again") } else { say!("leave-it-out") };
        if Button::secondary(words).enabled(can).show(ui).clicked() {
            let said = if ignored { MachineAct::Heed } else { MachineAct::Ignore };
            ask.push(Command::SayOfMachines(vec![(key, said)]));
        }
    });
}

fn known(ui: &mut Ui, remembered: &Remembered, row: &Row, key: MachineKey, ask: &mut Ask) {
    let Some(machine) = remembered.standing.outline.machine(key) else { return };
    Card::titled(say!("what-is-known")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        fact(ui, FACTS, say!("system"), &row.system);
        let known = &machine.machine;
        for (what, value) in [
            (say!("architecture"), &known.architecture),
            (say!("serial-number"), &known.serial),
            (say!("hardware-id"), &known.hardware_id),
        ] {
            if let Some(value) = value {
                fact(ui, FACTS, what, value);
            }
        }
        fact(ui, FACTS, say!("coverage"), &row.coverage);
        if row.tags.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            for tag in &row.tags {
                Chip::new(tag).show(ui);
                let words = say!("take-away-tag", tag = tag);
                if remembered.can_change && quiet_icon(ui, Icon::Close, &words).clicked() {
                    let tag = tag.clone();
                    ask.push(Command::SayOfMachines(vec![(key, MachineAct::Untag { tag })]));
                }
            }
        });
    });
}

/// The names it was read under, each to be told apart.
fn names(ui: &mut Ui, remembered: &Remembered, key: MachineKey, ask: &mut Ask) {
    let names = remembered.names_of(key);
    if names.len() < 2 {
        return;
    }
    let words = count(names.len() as u64);
    Card::titled(say!("read-under-the-names")).count(words).show(ui, |ui| {
        for (at, name) in names.iter().enumerate() {
            if at > 0 {
                hairline(ui);
            }
            let mut line = say!("count-readings", count = name.readings);
            if let Some(serial) = &name.serial {
                line = say!("with-serial", line = line, serial = serial);
            }
            let called = name.names.join(", ");
            two_lines(ui, &called, &line, |ui| {
                let aloud = say!("not-the-same-named", name = &called);
                let apart = Button::secondary(say!("not-the-same-machine")).name(&aloud);
                if apart.enabled(remembered.can_change).show(ui).clicked() {
                    ask.push(Command::OtherMachine(name.key));
                }
            });
        }
    });
}

fn findings(ui: &mut Ui, app: &App, remembered: &Remembered, key: MachineKey, ask: &mut Ask) {
    let own: Vec<(usize, &Finding)> = remembered
        .standing
        .findings
        .iter()
        .zip(app.state.findings.iter())
        .enumerate()
        .filter(|(_, (one, finding))| one.key.machine == key && finding.is_covered())
        .map(|(at, (_, finding))| (at, finding))
        .collect();
    Card::titled(say!("findings")).count(count(own.len() as u64)).show(ui, |ui| {
        if own.is_empty() {
            text::caption(ui, say!("none-in-what-was-read"));
        }
        for (at, finding) in &own {
            ui.horizontal(|ui| {
                verdict_word(ui, overview::mark(finding));
                status_word(ui, &finding.status);
                if link(ui, &finding.name, None).clicked() {
                    ask.push(Command::Select(Some(*at)));
                    ask.push(Command::Go(Page::Findings));
                }
            });
        }
    });
}

/// What was read of it, the newest first, each to be looked at and deleted.
fn readings(
    ui: &mut Ui,
    remembered: &Remembered,
    key: MachineKey,
    pages: &mut Pages,
    ask: &mut Ask,
) {
    let outline = &remembered.standing.outline;
    let Some(machine) = outline.machine(key) else { return };
    let words = count(machine.readings.len() as u64);
    Card::titled(say!("readings")).count(words).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        if machine.readings.is_empty() {
            text::caption(ui, say!("nothing-kept-of-it"));
        }
        for (at, reading) in machine.readings.iter().rev().enumerate() {
            if at > 0 {
                hairline(ui);
            }
            let Some(record) = outline.inventory(reading.inventory) else { continue };
            let from = from(&record.origin);
            let title = format!("{}, {from}", when(reading.at));
            let line = format!(
                "{}, {}{}",
                say!("tally-records", others = reading.rows),
                how_read(record),
                if reading.counts { "" } else { say!("older-does-not-count") }
            );
            two_lines(ui, &title, &line, |ui| {
                let aloud = say!("delete-reading-named", title = &title);
                let delete = Button::secondary(say!("delete-asked-short")).name(&aloud);
                if delete.enabled(remembered.can_change).show(ui).clicked() {
                    let machines = match record.machines {
                        1 => String::new(),
                        more => format!(" {}", say!("it-is-of", count = more)),
                    };
                    pages.reading_to_delete =
                        Some((reading.inventory, format!("{title}, {line}.{machines}")));
                }
                let before = machine.readings.iter().rev().nth(at + 1);
                if let Some(before) = before {
                    let aloud = say!("what-changed-with", title = &title);
                    if Button::secondary(say!("what-changed")).name(&aloud).show(ui).clicked() {
                        let span = Span::Readings(key, before.inventory, reading.inventory);
                        ask.push(Command::Compare(Some(span)));
                    }
                }
                let aloud = say!("look-at-reading-named", title = &title);
                if Button::secondary(say!("look-at-it")).name(&aloud).show(ui).clicked() {
                    ask.push(Command::LookAtReading(Some((reading.inventory, key))));
                }
            });
        }
    });
}

/// What was said of it and by whom; what holds can be taken back.
fn said(ui: &mut Ui, remembered: &Remembered, key: MachineKey, ask: &mut Ask) {
    let said = remembered.said_of(key);
    if said.is_empty() {
        return;
    }
    Card::titled(say!("what-was-said")).count(count(said.len() as u64)).show(ui, |ui| {
        for (at, one) in said.iter().enumerate() {
            if at > 0 {
                hairline(ui);
            }
            let mut line = format!("{}, {}", when(one.time), one.person);
            if one.is_undone {
                line.push_str(say!("taken-back"));
            }
            two_lines(ui, &one.words, &line, |ui| {
                let aloud = say!("take-back-words", words = &one.words);
                let back = Button::secondary(say!("take-back")).name(&aloud);
                if !one.is_undone && back.enabled(remembered.can_change).show(ui).clicked() {
                    ask.push(Command::UndoEntry(one.entry));
                }
            });
        }
    });
}

/// How much of its sources was read, in a few words.
pub(in crate::ui::views) fn how_read(record: &InventoryRecord) -> String {
    let unread = record.sources.iter().filter(|source| !source.state.is_complete()).count() as u64;
    match (unread, record.is_whole()) {
        (0, true) => say!("all-read").to_owned(),
        (0, false) => say!("some-programs-only").to_owned(),
        (unread, _) => say!("sources-unread", count = unread),
    }
}

/// A row of two lines with buttons at its right edge.
fn two_lines(ui: &mut Ui, first: &str, second: &str, buttons: impl FnOnce(&mut Ui)) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), 36.0);
    let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
    let left = place_right(ui, rect, buttons);
    let mut room = rect;
    room.max.x = left;
    let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
    inside.spacing_mut().item_spacing.y = 0.0;
    text::line(&mut inside, Type::Body, tokens.text, first);
    text::line(&mut inside, Type::Small, tokens.muted, second);
}
