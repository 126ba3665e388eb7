//! What was read and what could not be, on the overview: the card of sources, what is missing and how to
//! get it, and another disk to scan.

use std::borrow::Cow;

use eframe::egui::Ui;

use super::Ask;
use crate::app::{App, Chooser, Command, Purpose};
use crate::language::told;
use crate::model::{Inventory, Origin, SourceReading, SourceState};
use crate::say;
use crate::ui::visible::visible;
use crate::ui::{
    icons::Icon,
    text::{self, Type, count},
    theme,
    widgets::{Button, Card, Notice, NoticeKind, RowState, bullets, value_row},
};

/// Sources with records that the card names; the rest is summed up.
const SHOWN: usize = 14;
/// Names in a sentence before "and … more".
const NAMED: usize = 8;
/// Reasons in a notice before "and … more".
const REASONS: usize = 4;

/// What is missing, by what can be done about it.
pub(super) fn unread(ui: &mut Ui, app: &App, ask: &mut Ask) {
    for inventory in &app.state.inventories {
        let missing = |rights: bool| -> Vec<&SourceReading> {
            let needs = |source: &&SourceReading| {
                matches!(source.state, SourceState::NeedsRights(_)) == rights
            };
            let unread = |source: &&SourceReading| !source.state.is_complete();
            inventory.sources.iter().filter(unread).filter(needs).collect()
        };
        let live = inventory.origin == Origin::Scan && inventory.mounted_at.is_none();
        for (sources, rights) in [(missing(true), true), (missing(false), false)] {
            if sources.is_empty() {
                continue;
            }
            let title = title(&sources, rights);
            let notice = Notice::new(NoticeKind::NotFullyRead, &title, "");
            notice.with(ui, |ui| {
                let reasons: Vec<String> = sources.iter().map(|source| reason(source)).collect();
                bullets(ui, reasons.iter().take(REASONS));
                if reasons.len() > REASONS {
                    text::caption(ui, say!("and-more", count = reasons.len() - REASONS));
                }
                if rights && live && !app.state.can_elevate {
                    let words = say!("run-as-administrator");
                    text::caption(ui, words);
                }
                ui.add_space(4.0);
                ui.horizontal(|ui| {
                    if rights && live && app.state.can_elevate {
                        let again = Button::secondary(say!("scan-again-as-administrator"));
                        if again.icon(Icon::Shield).show(ui).clicked() {
                            ask.push(Command::ScanElevated);
                        }
                    } else if live
                        && Button::secondary(say!("scan-again"))
                            .icon(Icon::Refresh)
                            .show(ui)
                            .clicked()
                    {
                        ask.push(Command::Scan);
                    }
                    if Button::quiet(say!("copy-details")).icon(Icon::Copy).show(ui).clicked() {
                        let details: Vec<String> = sources
                            .iter()
                            .map(|one| format!("{} {}", reason(one), one.place))
                            .collect();
                        ui.ctx().copy_text(format!("{title}\n{}", details.join("\n")));
                    }
                });
            });
        }
    }
}

fn title(sources: &[&SourceReading], rights: bool) -> String {
    let number = sources.len() as u64;
    match (sources, rights) {
        ([one], true) => say!("one-needs-rights", name = &*told(&one.name)),
        ([one], false) => say!("one-not-read", name = &*told(&one.name)),
        (_, true) => say!("need-rights", count = number),
        (_, false) => say!("not-read-count", count = number),
    }
}

fn reason(source: &SourceReading) -> String {
    format!("{}: {}", told(&source.name), told(source.state.why()))
}

fn icon_of(inventory: &Inventory, id: &str) -> Icon {
    const ICONS: &[(&str, Icon)] = &[
        ("processes", Icon::Process),
        ("dpkg", Icon::Package),
        ("rpm", Icon::Package),
        ("pacman", Icon::Package),
        ("apk", Icon::Package),
        ("portage", Icon::Package),
        ("nix", Icon::Package),
        ("snap", Icon::Package),
        ("flatpak", Icon::Package),
        ("homebrew", Icon::Package),
        ("npm", Icon::Package),
        ("python", Icon::Package),
        ("chocolatey", Icon::Package),
        ("scoop", Icon::Package),
        ("winget", Icon::Package),
        ("receipts", Icon::Package),
        ("browser", Icon::Extension),
        ("service", Icon::Service),
        ("systemd", Icon::Service),
        ("launch", Icon::Service),
        ("init-scripts", Icon::Service),
        ("cron", Icon::Task),
        ("autostart", Icon::Play),
        ("containers", Icon::Terminal),
        ("kernel", Icon::Driver),
        ("driver", Icon::Driver),
        ("task", Icon::Task),
        ("scheduled", Icon::Task),
        ("startup", Icon::Play),
        ("store", Icon::StoreApp),
        ("security-center", Icon::Shield),
        ("cert", Icon::Certificate),
        ("wsl", Icon::Terminal),
        ("uninstall", Icon::Registry),
        ("windows-installer", Icon::Registry),
    ];
    if inventory.origin != Origin::Scan {
        return Icon::Sheet;
    }
    let known = ICONS.iter().find(|(start, _)| id.starts_with(start));
    known.map_or(Icon::Program, |(_, icon)| *icon)
}

/// The sources of everything that was read: what gave records one by one, what did not in a sentence.
pub(super) fn what_was_read(ui: &mut Ui, app: &App, ask: &mut Ask) {
    for inventory in &app.state.inventories {
        let title = match (&inventory.origin, &inventory.mounted_at) {
            (Origin::Scan, None) => say!("what-was-read").to_owned(),
            (Origin::Scan, Some(path)) | (Origin::List { path, .. }, _) => {
                path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path).to_owned()
            }
        };
        let coverage = inventory.coverage();
        let caption = say!("read-of", read = coverage.read, all = coverage.there);
        Card::titled(&title).caption(&caption).show(ui, |ui| sources(ui, inventory));
    }
    disk_button(ui, app, ask);
}

fn sources(ui: &mut Ui, inventory: &Inventory) {
    let tokens = theme::tokens(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    for source in inventory.sources.iter().filter(|source| !source.state.is_complete()) {
        let word = match source.state {
            SourceState::NeedsRights(_) => say!("needs-rights"),
            SourceState::GaveUp(_) => say!("given-up"),
            SourceState::Failed(_) | SourceState::Read | SourceState::NotPresent => {
                say!("not-read")
            }
        };
        let icon = icon_of(inventory, &source.id);
        value_row(ui, icon, &told(&source.name), word, RowState::NotFullyRead)
            .on_hover_text(told(source.state.why()));
    }
    let read = || inventory.sources.iter().filter(|source| source.state == SourceState::Read);
    let with_records: Vec<&SourceReading> = read().filter(|source| source.count > 0).collect();
    for source in with_records.iter().take(SHOWN) {
        let (icon, value) = (icon_of(inventory, &source.id), count(source.count as u64));
        let row = value_row(ui, icon, &told(&source.name), &value, RowState::Plain);
        if !source.place.is_empty() {
            row.on_hover_text(visible(source.place.as_str()));
        }
    }
    let rest = with_records.get(SHOWN..).unwrap_or_default();
    if !rest.is_empty() {
        let words = say!("more-sources", count = rest.len());
        let sum: usize = rest.iter().map(|source| source.count).sum();
        let names: Vec<String> =
            rest.iter().map(|one| format!("{}: {}", told(&one.name), one.count)).collect();
        value_row(ui, Icon::More, &words, &count(sum as u64), RowState::Quiet)
            .on_hover_text(names.join("\n"));
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(6.0);
    let empty: Vec<&SourceReading> = read().filter(|source| source.count == 0).collect();
    named(ui, say!("read-nothing-in-it"), &empty);
    let absent = |source: &&SourceReading| source.state == SourceState::NotPresent;
    named(
        ui,
        say!("not-present-here"),
        &inventory.sources.iter().filter(absent).collect::<Vec<_>>(),
    );
    if inventory.counts.problems > 0 {
        let counts = inventory.counts;
        let words = if inventory.origin == Origin::Scan {
            say!(
                "rows-records",
                rows = counts.rows,
                software = counts.software,
                skipped = counts.skipped,
                problems = counts.problems
            )
        } else {
            say!(
                "rows-programs",
                rows = counts.rows,
                software = counts.software,
                skipped = counts.skipped,
                problems = counts.problems
            )
        };
        text::show(ui, Type::Small, tokens.unseen.text, words);
    }
    for sentence in &inventory.cannot_show {
        text::caption(ui, told(sentence));
    }
}

/// Sources by name in one sentence, each name once; the whole list on hover.
fn named(ui: &mut Ui, what: &str, sources: &[&SourceReading]) {
    let mut names: Vec<Cow<'_, str>> = Vec::new();
    for source in sources {
        let name = told(&source.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let first = names.iter().take(NAMED).map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => {}
        number if number > NAMED => {
            let words = say!("named-and-more", what = what, names = &first, count = number - NAMED);
            text::caption(ui, words).on_hover_text(names.join("\n"));
        }
        _ => {
            text::caption(ui, format!("{what}: {first}."));
        }
    }
}

/// Asks for the folder in which a disk is mounted, and scans the system on it.
pub(super) fn disk_button(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let button = Button::quiet(say!("scan-a-mounted-disk")).icon(Icon::Disk);
    let button = button.enabled(!app.state.choosing && app.state.running.is_none());
    if button.show(ui).clicked() {
        ask.push(choose_disk());
    }
}

/// Asks for the folder of a mounted disk, with the system's own dialog.
pub(in crate::ui) fn choose_disk() -> Command {
    let chooser: Chooser =
        Box::new(|| rfd::FileDialog::new().set_title(say!("folder-of-the-disk")).pick_folder());
    Command::Choose(Purpose::Disk, chooser)
}
