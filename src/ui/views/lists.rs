//! The catalogue in use and the official lists of names, in the settings; and what the lists say of this
//! result, on the overview.

use eframe::egui::Ui;

use super::Ask;
use crate::app::{App, Chooser, Command, Purpose};
use crate::ui::{
    icons::Icon,
    text::{self, Type, counted},
    theme,
    widgets::{
        Answer, Button, Card, Dialog, Notice, NoticeKind, hairline, place_right, quiet_icon,
    },
};

/// Hits shown on the overview; the rest stands in the report.
const SHOWN: usize = 4;

/// The catalogue: its date, where it comes from, and a newer one.
pub(super) fn catalogue(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    Card::titled("Catalogue").show(ui, |ui| {
        let (rules, verified) = app.catalog.counts();
        let origin = if app.state.catalogue_loaded {
            "loaded from a signed file"
        } else {
            "built into this program"
        };
        text::show(
            ui,
            Type::Body,
            tokens.text,
            format!(
                "Rules as of {}: {rules}, of which {verified} verified; {origin}.",
                app.catalog.version()
            ),
        );
        text::explain(
            ui,
            "A newer catalogue comes as one signed file. It is taken only when its signature and date \
             are right; Interdict never fetches one by itself.",
        );
        if let Some(problem) = &app.state.catalogue_problem {
            Notice::new(NoticeKind::NeedsCare, "The loaded catalogue is not used", problem).show(ui);
        }
        let load = Button::secondary("Load…").icon(Icon::Import).name("Load a catalogue");
        if load.enabled(!app.state.choosing).show(ui).clicked() {
            ask.push(choose(Purpose::Catalogue, "Load a catalogue", "Catalogues", &["signed", "catalogue"]));
        }
    });
    if let Some((file, date, in_use)) = &app.state.older_catalogue {
        let dialog = Dialog::new("older catalogue", "Go back to an older catalogue?", "Go back");
        let answer = dialog.deletes().show(ui.ctx(), |ui| {
            text::explain(
                ui,
                format!(
                    "The file is dated {date}, the catalogue in use {in_use}. Rules that came or changed \
                     in between would be missing."
                ),
            );
        });
        match answer {
            Answer::Confirmed => ask.push(Command::LoadCatalogue(file.clone(), true)),
            Answer::Cancelled => ask.push(Command::LeaveCatalogue),
            Answer::Open => {}
        }
    }
}

/// The official lists.
pub(super) fn official_lists(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    Card::titled("Official lists of names").show(ui, |ui| {
        text::explain(
            ui,
            "Publishers of installed software are looked up in these: the Consolidated Screening List \
             (CSV or JSON), OpenSanctions targets.simple.csv, or one name a line. The same name need not \
             be the same company, so a hit is shown apart and is never a finding.",
        );
        for list in &app.state.name_lists {
            hairline(ui);
            ui.horizontal(|ui| {
                text::line(ui, Type::Strong, tokens.text, list.file.as_str());
                let words = format!(
                    "{}. {}, {} persons, ships and aircraft left out, {}",
                    list.format,
                    counted(list.entries.len() as u64, "organisation", "organisations"),
                    list.left_out,
                    counted(list.problems.len() as u64, "problem", "problems")
                );
                text::line(ui, Type::Small, tokens.text2, words);
                let room = ui.available_rect_before_wrap();
                place_right(ui, room, |ui| {
                    if quiet_icon(ui, Icon::Close, &format!("Forget {}", list.file)).clicked() {
                        ask.push(Command::ForgetList(list.file.clone()));
                    }
                });
            });
        }
        if !app.state.name_lists.is_empty() {
            hairline(ui);
        }
        let add = Button::secondary("Add a list…").icon(Icon::Plus);
        if add.enabled(!app.state.choosing).show(ui).clicked() {
            ask.push(choose(Purpose::List, "Add an official list", "Lists of names", &["csv", "json", "txt"]));
        }
    });
}

/// Publishers of what was checked whose name stands on a list.
pub(super) fn names_on_lists(ui: &mut Ui, app: &App) {
    let hits = &app.state.on_lists;
    if hits.is_empty() {
        return;
    }
    Card::titled("Publishers on official lists").caption("The same name, no finding").show(
        ui,
        |ui| {
            for one in hits.iter().take(SHOWN) {
                text::caption(ui, format!("{} on {}", one.publisher, one.machine));
                text::explain(ui, one.sentence());
            }
            let more = hits.len().saturating_sub(SHOWN);
            if more > 0 {
                text::caption(ui, format!("and {more} more; a report lists them all"));
            }
        },
    );
}

fn choose(
    purpose: Purpose,
    title: &'static str,
    kind: &'static str,
    endings: &'static [&'static str],
) -> Command {
    let chooser: Chooser = Box::new(move || {
        rfd::FileDialog::new()
            .set_title(title)
            .add_filter(kind, endings)
            .add_filter("All files", &["*"])
            .pick_file()
    });
    Command::Choose(purpose, chooser)
}
