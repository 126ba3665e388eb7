//! Reports to save.

use eframe::egui::{Id, ScrollArea, Ui, vec2};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Ask, first_start};
use crate::app::{
    App, Chooser, Command, Page, Purpose, ReportFormat, ReportKind, ReportMark, ReportPaper,
};
use crate::language::Arg;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Button, Card, Chip, Input, empty_state, hairline, place_right, radio, segments, tick_box,
    },
    words,
};

/// The page.
pub(super) fn reports(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    if app.state.inventories.is_empty() {
        ui.add_space(32.0);
        let sentence = say!("report-holds");
        empty_state(ui, Icon::Reports, say!("no-report-yet"), sentence, |ui| {
            first_start::ways(ui, app, ask);
        });
        return;
    }
    text::line(ui, Type::Title, tokens.text, say!("reports"));
    text::explain(
        ui,
        say!(
            "report-holds-now",
            day = Arg::shown(app.state.as_of),
            records = app.state.records(),
            machines = app.state.machine_total
        ),
    );
    ui.add_space(8.0);
    hand_over(ui, ask);
    ui.add_space(8.0);
    let machine = app.state.report_machine();
    let kind = kind_ui(ui, app, machine.as_deref(), ask);
    form(ui, app, ask);
    ui.add_space(8.0);
    Card::titled(say!("save-report-title")).flush().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, format) in ReportFormat::ALL.into_iter().enumerate() {
            if at > 0 {
                hairline(ui);
            }
            let (name, purpose) = (words::format(format), words::format_purpose(format));
            let (rect, _) = ui.allocate_exact_size(
                vec2(ui.available_width(), 56.0),
                eframe::egui::Sense::hover(),
            );
            let room = rect.shrink2(vec2(16.0, 0.0));
            let left = place_right(ui, room, |ui| {
                let label = say!("save-as", name = name);
                let button = Button::secondary(say!("save-asked")).icon(Icon::Export).name(&label);
                if button.enabled(!app.state.choosing).show(ui).clicked() {
                    ask.push(choose_report(kind, format, app.state.today));
                }
            });
            let mut room = room;
            room.max.x = left;
            crate::ui::widgets::place_left(ui, room, |ui| {
                Icon::File.show(ui, theme::ICON_RAIL, tokens.text2);
                ui.add_space(4.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(10.0);
                    text::line(ui, Type::Strong, tokens.text, name);
                    text::line(ui, Type::Small, tokens.text2, purpose);
                });
            });
        }
    });
    text::caption(ui, say!("every-report-says-so"));
}

/// The way to the files for other tools.
fn hand_over(ui: &mut Ui, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    Card::plain().show(ui, |ui| {
        let size = vec2(ui.available_width(), theme::CONTROL_LARGE);
        let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
        let left = place_right(ui, rect, |ui| {
            if Button::secondary(say!("hand-over-short")).icon(Icon::Pack).show(ui).clicked() {
                ask.push(Command::Go(Page::HandOver));
            }
        });
        crate::ui::widgets::place_left(ui, rect.with_max_x(left), |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                text::line(ui, Type::Strong, tokens.text, say!("hand-over-to-tools"));
                text::line(ui, Type::Small, tokens.text2, say!("hand-over-explained"));
            });
        });
    });
}

/// Asks where a report is to be saved, with the system's own dialog.
pub(in crate::ui) fn choose_report(kind: ReportKind, format: ReportFormat, today: Date) -> Command {
    let (title, name, ending) = (say!("save-report-title"), words::format(format), format.ending());
    let file = format!("interdict-{}-{today}.{ending}", kind.word());
    let chooser: Chooser = Box::new(move || {
        rfd::FileDialog::new()
            .set_title(title)
            .set_file_name(file)
            .add_filter(name, &[ending])
            .save_file()
    });
    Command::Choose(Purpose::Report(kind, format), chooser)
}

/// Which kind of report is chosen; a matter of this page only.
fn kind_ui(ui: &mut Ui, app: &App, machine: Option<&str>, ask: &mut Ask) -> ReportKind {
    let id = Id::unique("kind of report");
    let mut kind = ui.data(|data| data.get_temp::<ReportKind>(id)).unwrap_or(ReportKind::Full);
    // What cannot be told now is not offered.
    let is_offered = |one: ReportKind| match one {
        ReportKind::Changes => app.state.remembered.is_some(),
        ReportKind::Removal => !app.state.records.is_empty(),
        ReportKind::Machine => machine.is_some(),
        _ => true,
    };
    let offered = ReportKind::ALL.into_iter().filter(|one| is_offered(*one));
    if !is_offered(kind) {
        kind = ReportKind::Full;
    }
    ui.horizontal_wrapped(|ui| {
        for one in offered {
            if Chip::new(words::report(one)).chosen(one == kind).show(ui).clicked() {
                kind = one;
            }
        }
    });
    let about = match (kind, machine) {
        (ReportKind::Machine, Some(name)) => {
            say!("report-machine", purpose = words::report_purpose(kind), name = name)
        }
        _ => words::report_purpose(kind).to_owned(),
    };
    text::caption(ui, about);
    match kind {
        ReportKind::Changes => days(ui, app, ask),
        ReportKind::Removal => removals(ui, app, ask),
        _ => {}
    }
    ui.data_mut(|data| data.insert_temp(id, kind));
    kind
}

/// How the formats are made that have a choice.
fn form(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let (paper, mark) = (app.state.report_paper, app.state.report_mark);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        text::body(ui, say!("paper-of-a-pdf"));
        let current = usize::from(paper == ReportPaper::Letter);
        if let Some(at) =
            segments(ui, say!("paper-of-a-pdf"), &["A4", say!("paper-letter")], current)
        {
            let paper = if at == 1 { ReportPaper::Letter } else { ReportPaper::A4 };
            ask.push(Command::ReportForm(paper, mark));
        }
        let mut marked = mark == ReportMark::With;
        if tick_box(ui, &mut marked, say!("csv-with-mark")).changed() {
            let mark = if marked { ReportMark::With } else { ReportMark::Without };
            ask.push(Command::ReportForm(paper, mark));
        }
    });
}

/// The two days that are compared.
fn days(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(chosen) = app.state.days_compared() else { return };
    let id = Id::unique("days of a report");
    let kept = ui.data(|data| data.get_temp::<(String, String)>(id));
    let typed = |day: Date, text: String| {
        // What stands for another day than the one in use was typed before that changed.
        if text.trim().parse::<Date>().is_ok_and(|own| own != day) { day.to_string() } else { text }
    };
    let (mut from, mut to) = match kept {
        Some((from, to)) => (typed(chosen.0, from), typed(chosen.1, to)),
        None => (chosen.0.to_string(), chosen.1.to_string()),
    };
    ui.horizontal_wrapped(|ui| {
        text::body(ui, say!("from-the-end-of"));
        let one = Input::new(say!("from-day-field"), &mut from).width(120.0).show(ui).changed();
        text::body(ui, say!("to-the-end-of"));
        let other = Input::new(say!("to-day-field"), &mut to).width(120.0).show(ui).changed();
        let parsed = (from.trim().parse::<Date>(), to.trim().parse::<Date>());
        let ink = theme::tokens(ui).restricted.text;
        match parsed {
            (Ok(from), Ok(to)) if from <= to => {
                if one || other {
                    ask.push(Command::ReportDays(from, to));
                }
            }
            (Ok(_), Ok(_)) => {
                text::line(ui, Type::Body, ink, say!("first-day-later"));
            }
            _ => {
                let words = say!(
                    "not-a-day-compared",
                    from = Arg::shown(chosen.0),
                    to = Arg::shown(chosen.1)
                );
                text::line(ui, Type::Body, ink, words);
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(id, (from, to)));
}

/// The removals of which a journal is kept.
fn removals(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let chosen = app.state.report_removal().map(|one| &one.journal);
    let area = ScrollArea::vertical().id_salt("removals").max_height(theme::ROW * 6.0);
    area.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for one in &app.state.records {
            let on = one.begun_at.map_or_else(
                || say!("unknown-day").to_owned(),
                |at| {
                    at.to_zoned_datetime(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
                },
            );
            let open = if one.is_closed { "" } else { say!("removal-not-closed") };
            let words = say!(
                "removal-line",
                name = Arg::shown(&one.name),
                machine = Arg::shown(&one.machine),
                when = on,
                open = open
            );
            if radio(ui, chosen == Some(&one.journal), &words).clicked() {
                ask.push(Command::ReportRecord(one.journal.clone()));
            }
        }
    });
}
