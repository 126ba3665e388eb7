//! What is remembered: on the overview what changed and what is coming, in the settings where it is kept,
//! and what to do where it cannot be opened.

use eframe::egui::{Context, Ui};
use jiff::civil::Date;

use super::history::when;
use super::{Ask, Pages, overview};
use crate::app::{
    App, Chooser, Command, DecisionNote, FindingsView, LogFormat, Page, PanelTab, Purpose,
    Retention, SinceKind, UpcomingKind,
};
use crate::language::Arg;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type, count},
    theme,
    widgets::{
        Answer, Button, Card, Dialog, Notice, NoticeKind, fact, fact_mono, hairline,
        icon_line_with, link, place_right, radio, select, verdict_word,
    },
};

/// More changes than these stand under Findings.
const SHOWN: usize = 8;

/// Whether all is saved, in a few words for the status bar.
pub(in crate::ui) fn saved(app: &App) -> String {
    let state = &app.state;
    match &state.remembered {
        _ if state.remembering => say!("saving").to_owned(),
        Some(one) if one.can_change => match one.saved {
            Some(at) => {
                let at = at.to_zoned_datetime(jiff::tz::TimeZone::system());
                let form = if at.date() == state.today { "%H:%M" } else { "%Y-%m-%d %H:%M" };
                say!("all-changes-saved-at", time = Arg::shown(at.strftime(form)))
            }
            None => say!("all-changes-saved").to_owned(),
        },
        Some(_) => say!("looking-only").to_owned(),
        None => say!("kept-until-closed").to_owned(),
    }
}

/// What was read and is in no workspace, with the choice to keep it or to leave it out.
pub(super) fn unsaved(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let state = &app.state;
    if state.unsaved == 0 || state.remembering {
        return;
    }
    let Some((path, can_change)) = &state.kept_beside else { return };

    let words = if *can_change {
        say!("beside-workspace", path = Arg::shown(path.display()))
    } else {
        say!("beside-workspace-fixed", path = Arg::shown(path.display()))
    };
    Notice::new(NoticeKind::NeedsCare, &say!("readings-not-saved", count = state.unsaved), &words)
        .show(ui);
    ui.horizontal_wrapped(|ui| {
        let keep = Button::primary(say!("keep-in-workspace")).enabled(*can_change);
        if keep.show(ui).clicked() {
            ask.push(Command::KeepUnsaved(true));
        }
        if Button::secondary(say!("leave-out-show")).show(ui).clicked() {
            ask.push(Command::KeepUnsaved(false));
        }
    });
    ui.add_space(8.0);
}

/// What has to be told where nothing can be kept, with the ways on.
pub(super) fn trouble(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(none) = &app.state.no_workspace else { return };
    Notice::new(NoticeKind::NeedsCare, say!("data-not-opened"), &none.why).show(ui);
    ui.horizontal_wrapped(|ui| {
        if !none.backups.is_empty() {
            let restore = Button::primary(say!("restore-a-backup")).icon(Icon::History);
            if restore.enabled(!app.state.remembering).show(ui).clicked() {
                ask.push(Command::ShowBackups(Some(none.path.clone())));
            }
        }
        if Button::secondary(say!("start-empty")).icon(Icon::Plus).show(ui).clicked() {
            ask.push(new_workspace());
        }
        if Button::secondary(say!("open-another")).icon(Icon::Folder).show(ui).clicked() {
            ask.push(choose_workspace());
        }
        if Button::secondary(say!("copy-details")).icon(Icon::Copy).show(ui).clicked() {
            ui.ctx().copy_text(format!("{}\n{}", none.path.display(), none.why));
        }
    });
    ui.add_space(8.0);
}

/// A note that asks for a decision, as a sentence.
fn in_words(note: &DecisionNote) -> String {
    match note {
        DecisionNote::ExemptionEnded { on: until } => {
            say!("exemption-ended-line", until = Arg::shown(until))
        }
        DecisionNote::CameBack { at } => say!("it-came-back-line", when = when(*at)),
        DecisionNote::NotVerified { by, at } => {
            say!("said-to-be-removed-line", by = Arg::shown(by), when = when(*at))
        }
        DecisionNote::OtherTitles => say!("other-software-line").to_owned(),
    }
}

/// On top of what needs doing: findings on which somebody has to decide anew, because what was allowed is
/// not any more, or what was gone is there again.
pub(super) fn again(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(remembered) = &app.state.remembered else { return };
    if remembered.again.is_empty() {
        return;
    }
    let tokens = theme::tokens(ui);
    let number = remembered.again.len();
    Card::titled(say!("to-decide-anew")).count(count(number as u64)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (place, at) in remembered.again.iter().take(SHOWN).enumerate() {
            let Some(one) = remembered.finding(*at) else { continue };
            if place > 0 {
                hairline(ui);
            }
            let finding = &one.finding;
            ui.horizontal(|ui| {
                verdict_word(ui, overview::mark(finding));
                let words =
                    say!("name-on-machine", name = &finding.name, machine = &finding.machine_name);
                if link(ui, &words, None).clicked() {
                    ask.push(Command::Select(Some(*at)));
                    ask.push(Command::Panel(PanelTab::History));
                    ask.push(Command::Go(Page::Findings));
                }
            });
            for note in one.notes.iter().filter(|note| note.asks_for_a_decision()) {
                text::show(ui, Type::Body, tokens.text2, in_words(note));
            }
        }
        let more = number.saturating_sub(SHOWN) as u64;
        if more > 0 {
            text::caption(ui, say!("and-under-findings", count = more));
        }
    });
}

/// What changed with the newest reading.
pub(super) fn since(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(remembered) = &app.state.remembered else { return };
    if remembered.since.is_empty() {
        return;
    }
    let tokens = theme::tokens(ui);
    Card::titled(say!("since-last-time")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for change in remembered.since.iter().take(SHOWN) {
            let Some(finding) = app.state.findings.get(change.finding) else { continue };
            let (icon, ink) = match change.kind {
                SinceKind::ComeBack => (Icon::Refresh, tokens.restricted.text),
                SinceKind::New => (Icon::Plus, tokens.text),
                SinceKind::Gone => (Icon::Check, tokens.removed.text),
            };
            icon_line_with(ui, icon, ink, |ui| {
                // As high as its text, so that the icon stands beside it.
                ui.spacing_mut().interact_size.y = Type::Body.line();
                ui.horizontal(|ui| {
                    text::line(ui, Type::Strong, ink, change.kind.word());
                    let words = say!(
                        "name-on-machine",
                        name = &finding.name,
                        machine = &finding.machine_name
                    );
                    text::line(ui, Type::Body, tokens.text, words);
                });
            });
        }
        let rest = remembered.since.len().saturating_sub(SHOWN) as u64;
        if rest > 0 {
            text::caption(ui, say!("and-more-changes", count = rest));
        }
        let days = super::changes::newest(remembered);
        if days.is_some() && Button::quiet(say!("compare-two-days")).show(ui).clicked() {
            ask.push(Command::Compare(days));
            ask.push(Command::Go(Page::Machines));
        }
        if Button::quiet(say!("show-what-is-gone")).show(ui).clicked() {
            ask.push(Command::Findings(FindingsView {
                tab: crate::app::FindingTab::Gone,
                ..FindingsView::default()
            }));
            ask.push(Command::Go(Page::Findings));
        }
    });
}

/// Dates ahead that touch what is installed here, and exemptions that end.
pub(super) fn ahead(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(remembered) = &app.state.remembered else { return };
    if remembered.upcoming.is_empty() {
        return;
    }
    let tokens = theme::tokens(ui);
    Card::titled(say!("dates-ahead")).show(ui, |ui| {
        for (at, one) in remembered.upcoming.iter().take(SHOWN).enumerate() {
            if at > 0 {
                hairline(ui);
            }
            ui.horizontal(|ui| {
                text::line(ui, Type::Strong, tokens.text, one.date.as_str());
                if let Some(verdict) = one.verdict {
                    verdict_word(ui, verdict);
                }
            });
            text::explain(ui, one.sentence.as_str());
            if !one.verified {
                text::caption(ui, say!("not-verified-sentence"));
            }
            let (words, name) = match (&one.measure, one.kind) {
                (Some(_), _) => (say!("read-the-rule"), one.sentence.clone()),
                (None, UpcomingKind::ExemptionEnds) => (
                    say!("show-the-decision"),
                    say!("show-the-decision-on", what = Arg::shown(&one.sentence)),
                ),
                _ => continue,
            };
            if !Button::quiet(words).name(&name).show(ui).clicked() {
                continue;
            }
            if let Some(measure) = &one.measure {
                ask.push(Command::SelectRule(Some(measure.clone())));
                ask.push(Command::Go(Page::Restrictions));
            } else {
                let tab = crate::app::FindingTab::Decided;
                ask.push(Command::Findings(FindingsView { tab, ..FindingsView::default() }));
                ask.push(Command::Go(Page::Findings));
            }
        }
    });
}

/// The settings: where it is kept, for how long, and copies of it.
pub(super) fn settings(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let state = &app.state;
    Card::titled(say!("workspace")).show(ui, |ui| {
        text::explain(ui, say!("workspace-explained"));
        if state.no_workspace.is_some() {
            trouble(ui, app, ask);
        }
        if let Some(one) = &state.remembered {
            fact_mono(ui, 140.0, say!("fact-file"), &one.path.display().to_string());
            let outline = &one.standing.outline;
            let held = say!(
                "readings-of-machines",
                readings = outline.inventories.len(),
                machines = outline.machines.len()
            );
            fact(ui, 140.0, say!("holds"), &held);
            if let Some(saved) = one.saved {
                fact(ui, 140.0, say!("last-change"), &when(saved));
            }
            let backups: Vec<String> =
                one.backups.iter().map(|copy| copy.day.to_string()).collect();
            let words =
                if backups.is_empty() { say!("none-yet").to_owned() } else { backups.join(", ") };
            fact(ui, 140.0, say!("daily-backups"), &words);
            for notice in &one.notices {
                text::caption(ui, notice.as_str());
            }
            retention(ui, outline.retention, one.can_change, ask);
        }
        recent(ui, app, ask);
        ui.horizontal(|ui| {
            let ready = !state.choosing && !state.remembering;
            let open = Button::secondary(say!("open-asked")).icon(Icon::Folder).enabled(ready);
            if open.show(ui).clicked() {
                ask.push(choose_workspace());
            }
            let new = Button::secondary(say!("new-asked")).icon(Icon::Plus).enabled(ready);
            if new.show(ui).clicked() {
                ask.push(new_workspace());
            }
            let path = state.remembered.as_ref().filter(|one| !one.backups.is_empty());
            let restore = Button::secondary(say!("restore-a-backup")).icon(Icon::History);
            if let Some(one) = path {
                if restore.enabled(ready && one.can_change).show(ui).clicked() {
                    ask.push(Command::ShowBackups(Some(one.path.clone())));
                }
            }
            let copy = Button::secondary(say!("save-a-copy-short")).icon(Icon::Export);
            if copy.enabled(ready && state.remembered.is_some()).show(ui).clicked() {
                ask.push(choose_copy(state.today));
            }
        });
        if state.remembered.is_some() {
            ui.horizontal_wrapped(|ui| {
                for (words, format) in [
                    (say!("save-the-log-csv"), LogFormat::Csv),
                    (say!("save-the-log-json"), LogFormat::Json),
                ] {
                    let log = Button::secondary(words).icon(Icon::Export).enabled(!state.choosing);
                    if log.show(ui).clicked() {
                        ask.push(choose_log(format, state.today));
                    }
                }
            });
            text::caption(ui, say!("log-explained"));
        }
    });
    readings(ui, app, pages, ask);
    confirm_delete(ui, pages, ask);
}

/// The daily backups with what they hold, one of them to be put in the place of the workspace.
pub(super) fn backups(ctx: &Context, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let Some((path, held)) = &app.state.backups else { return };
    pages.backup = pages.backup.min(held.len().saturating_sub(1));
    let chosen = held.get(pages.backup).filter(|backup| backup.holds.is_ok());
    let dialog = Dialog::new("restore backup", say!("restore-a-backup-asked"), say!("restore"))
        .icon(Icon::History)
        .ready(chosen.is_some());
    let answer = dialog.show(ctx, |ui| {
        text::explain(ui, say!("restore-explained"));
        for (at, backup) in held.iter().enumerate() {
            let words = match &backup.holds {
                Ok((machines, findings)) => say!(
                    "backup-holds",
                    day = Arg::shown(backup.day),
                    machines = *machines,
                    findings = *findings
                ),
                Err(why) => {
                    say!("backup-unreadable", day = Arg::shown(backup.day), why = Arg::shown(why))
                }
            };
            if radio(ui, pages.backup == at, &words).clicked() {
                pages.backup = at;
            }
        }
        if held.is_empty() {
            text::caption(ui, say!("no-backup-yet"));
        }
    });
    match answer {
        Answer::Open => {}
        Answer::Cancelled => ask.push(Command::ShowBackups(None)),
        Answer::Confirmed => {
            if let Some(backup) = chosen {
                ask.push(Command::RestoreBackup(path.clone(), backup.path.clone()));
            }
            ask.push(Command::ShowBackups(None));
        }
    }
}

/// Asks where the log is to be saved.
fn choose_log(format: LogFormat, today: Date) -> Command {
    let (words, ending) = match format {
        LogFormat::Csv => (say!("csv-list"), "csv"),
        LogFormat::Json => ("JSON", "json"),
    };
    let name = format!("interdict log {today}.{ending}");
    let chooser: Chooser = Box::new(move || {
        rfd::FileDialog::new()
            .set_title(say!("save-the-log"))
            .add_filter(words, &[ending])
            .set_file_name(&name)
            .save_file()
    });
    Command::Choose(Purpose::Log(format), chooser)
}

/// Workspaces of other organisations that were opened before.
fn recent(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let open = app.state.remembered.as_ref().map(|one| one.path.as_path());
    let others: Vec<_> = app
        .state
        .preferences
        .workspaces
        .iter()
        .filter(|path| Some(path.as_path()) != open)
        .collect();
    if others.is_empty() {
        return;
    }
    let names: Vec<String> = others.iter().map(|path| path.display().to_string()).collect();
    let words: Vec<&str> = names.iter().map(String::as_str).collect();
    if let Some(at) =
        select(ui, say!("opened-before"), say!("opened-before"), Some(240.0), &words, None)
    {
        ask.push(Command::OpenWorkspace(others[at].clone()));
    }
}

fn retention(ui: &mut Ui, now: Retention, can_change: bool, ask: &mut Ask) {
    let choices: [(&str, Option<u32>); 5] = [
        (say!("keep-every-reading"), None),
        (say!("keep-three-months"), Some(92)),
        (say!("keep-a-year"), Some(366)),
        (say!("keep-three-years"), Some(1096)),
        (say!("keep-ten-years"), Some(3653)),
    ];
    let current = choices.iter().position(|(_, days)| *days == now.days);
    let shown = current.map_or(say!("kept-as-set"), |at| choices[at].0);
    let words = choices.map(|(word, _)| word);
    ui.add_enabled_ui(can_change, |ui| {
        if let Some(at) = select(ui, say!("older-readings"), shown, Some(240.0), &words, current) {
            ask.push(Command::Retain(Retention { days: choices[at].1, ..now }));
        }
    });
    text::caption(ui, say!("newest-never-deleted"));
}

/// What was read, the newest first, each to be deleted.
pub(super) fn confirm_delete(ui: &Ui, pages: &mut Pages, ask: &mut Ask) {
    let Some((key, words)) = &pages.reading_to_delete else { return };
    let dialog =
        Dialog::new("delete reading", say!("delete-this-reading"), say!("delete")).deletes();
    let answer = dialog.show(ui.ctx(), |ui| {
        text::body(ui, words.as_str());
        text::explain(ui, say!("delete-reading-explained"));
    });
    match answer {
        Answer::Open => {}
        Answer::Cancelled => pages.reading_to_delete = None,
        Answer::Confirmed => {
            ask.push(Command::DeleteInventory(*key));
            pages.reading_to_delete = None;
        }
    }
}

fn readings(ui: &mut Ui, app: &App, pages: &mut Pages, _ask: &mut Ask) {
    const LISTED: usize = 30;
    let Some(one) = &app.state.remembered else { return };
    let inventories = &one.standing.outline.inventories;
    if inventories.is_empty() {
        return;
    }
    let tokens = theme::tokens(ui);
    Card::titled(say!("what-was-read")).show(ui, |ui| {
        for (at, record) in inventories.iter().rev().take(LISTED).enumerate() {
            if at > 0 {
                hairline(ui);
            }
            let from = match &record.origin {
                crate::model::Origin::Scan => say!("scan").to_owned(),
                crate::model::Origin::List { path, .. } => {
                    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
                }
            };
            let line = say!(
                "reading-line",
                when = when(record.read_at),
                rows = record.rows,
                machines = record.machines
            );
            let size = eframe::egui::vec2(ui.available_width(), 36.0);
            let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
            let left = place_right(ui, rect, |ui| {
                let name = say!("delete-the-reading", from = &from, when = when(record.read_at));
                let delete = Button::secondary(say!("delete")).name(&name).enabled(one.can_change);
                if delete.show(ui).clicked() {
                    pages.reading_to_delete = Some((record.key, format!("{from}, {line}")));
                }
            });
            let mut room = rect;
            room.max.x = left;
            let mut inside = ui.new_child(eframe::egui::UiBuilder::new().max_rect(room));
            inside.spacing_mut().item_spacing.y = 0.0;
            text::line(&mut inside, Type::Body, tokens.text, from.as_str());
            text::line(&mut inside, Type::Small, tokens.muted, line);
        }
        let more = inventories.len().saturating_sub(LISTED) as u64;
        if more > 0 {
            text::caption(ui, say!("and-readings-before", count = more));
        }
    });
}

/// Asks for the file of a workspace.
pub(in crate::ui) fn choose_workspace() -> Command {
    let chooser: Chooser = Box::new(|| {
        rfd::FileDialog::new()
            .set_title(say!("open-a-workspace"))
            .add_filter(say!("file-kind-workspaces"), &["interdict"])
            .add_filter(say!("all-files"), &["*"])
            .pick_file()
    });
    Command::Choose(Purpose::OpenWorkspace, chooser)
}

/// Asks where a new workspace is to be; one that is there already is opened, never overwritten.
pub(in crate::ui) fn new_workspace() -> Command {
    let chooser: Chooser = Box::new(|| {
        rfd::FileDialog::new()
            .set_title(say!("new-workspace-title"))
            .add_filter(say!("file-kind-workspaces"), &["interdict"])
            .set_file_name("organisation.interdict")
            .save_file()
    });
    Command::Choose(Purpose::OpenWorkspace, chooser)
}

/// Asks where a copy of the workspace is to be saved.
pub(in crate::ui) fn choose_copy(today: Date) -> Command {
    let name = format!("organisation-{today}.interdict");
    let chooser: Chooser = Box::new(move || {
        rfd::FileDialog::new()
            .set_title(say!("save-a-copy-title"))
            .add_filter(say!("file-kind-workspaces"), &["interdict"])
            .set_file_name(name)
            .save_file()
    });
    Command::Choose(Purpose::SaveWorkspace, chooser)
}

/// The finding that came back, for the head of the overview: a sentence, where there is one.
pub(super) fn come_back(app: &App) -> Option<String> {
    let remembered = app.state.remembered.as_ref()?;
    let back: Vec<&str> = remembered
        .since
        .iter()
        .filter(|one| one.kind == SinceKind::ComeBack)
        .filter_map(|one| app.state.findings.get(one.finding))
        .filter(|finding| overview::counts(finding))
        .map(|finding| finding.machine_name.as_str())
        .collect();
    (!back.is_empty()).then(|| say!("came-back-on", count = back.len(), machines = back.join(", ")))
}
