//! The catalogue in use and the official lists of names, in the settings; and what the lists say of this
//! result, on the overview.

use eframe::egui::Ui;

use super::Ask;
use crate::app::{App, Chooser, Command, Purpose};
use crate::language::Arg;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
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
    Card::titled(say!("catalogue")).show(ui, |ui| {
        let (rules, verified) = app.catalog.counts();
        let origin =
            if app.state.catalogue_loaded { say!("from-a-signed-file") } else { say!("built-in") };
        text::show(
            ui,
            Type::Body,
            tokens.text,
            say!(
                "rules-with-origin",
                date = Arg::shown(app.catalog.version()),
                rules = rules,
                verified = verified,
                origin = origin
            ),
        );
        text::explain(ui, say!("newer-catalogue"));
        if let Some(problem) = &app.state.catalogue_problem {
            Notice::new(NoticeKind::NeedsCare, say!("catalogue-not-used"), problem).show(ui);
        }
        let load =
            Button::secondary(say!("load")).icon(Icon::Import).name(say!("load-a-catalogue"));
        if load.enabled(!app.state.choosing).show(ui).clicked() {
            ask.push(choose(
                Purpose::Catalogue,
                say!("load-a-catalogue"),
                say!("file-kind-catalogues"),
                &["signed", "catalogue"],
            ));
        }
    });
    if let Some((file, date, in_use)) = &app.state.older_catalogue {
        let dialog = Dialog::new("older catalogue", say!("go-back-asked"), say!("go-back"));
        let answer = dialog.deletes().show(ui.ctx(), |ui| {
            text::explain(
                ui,
                say!("older-explained", date = Arg::shown(date), inuse = Arg::shown(in_use)),
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
    Card::titled(say!("official-lists")).show(ui, |ui| {
        text::explain(ui, say!("official-lists-explained"));
        for list in &app.state.name_lists {
            hairline(ui);
            ui.horizontal(|ui| {
                text::line(ui, Type::Strong, tokens.text, list.file.as_str());
                let words = say!(
                    "list-in-use",
                    format = Arg::shown(list.format),
                    count = list.entries.len(),
                    left = list.left_out,
                    problems = list.problems.len()
                );
                text::line(ui, Type::Small, tokens.text2, words);
                let room = ui.available_rect_before_wrap();
                place_right(ui, room, |ui| {
                    if quiet_icon(ui, Icon::Close, &say!("forget-named", name = &list.file))
                        .clicked()
                    {
                        ask.push(Command::ForgetList(list.file.clone()));
                    }
                });
            });
        }
        if !app.state.name_lists.is_empty() {
            hairline(ui);
        }
        let add = Button::secondary(say!("add-a-list")).icon(Icon::Plus);
        if add.enabled(!app.state.choosing).show(ui).clicked() {
            ask.push(choose(
                Purpose::List,
                say!("add-an-official-list"),
                say!("file-kind-names"),
                &["csv", "json", "txt"],
            ));
        }
    });
}

/// Publishers of what was checked whose name stands on a list.
pub(super) fn names_on_lists(ui: &mut Ui, app: &App) {
    let hits = &app.state.on_lists;
    if hits.is_empty() {
        return;
    }
    Card::titled(say!("publishers-on-lists")).caption(say!("same-name-no-finding")).show(
        ui,
        |ui| {
            for one in hits.iter().take(SHOWN) {
                text::caption(
                    ui,
                    say!(
                        "publisher-on",
                        publisher = Arg::shown(&one.publisher),
                        machine = Arg::shown(&one.machine)
                    ),
                );
                text::explain(ui, one.sentence());
            }
            let more = hits.len().saturating_sub(SHOWN);
            if more > 0 {
                text::caption(ui, say!("and-more-in-report", count = more));
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
            .add_filter(say!("all-files"), &["*"])
            .pick_file()
    });
    Command::Choose(purpose, chooser)
}
