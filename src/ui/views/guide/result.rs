//! What a scan after the removal found: gone or not, each kind before and now, what protects the computer, and
//! the record to save.

use eframe::egui::{Sense, Ui, vec2};

use super::{theme, time_of};
use crate::app::guide::{Carrying, Compared, Fate};
use crate::app::{App, Chooser, Command, Purpose, ReportFormat};
use crate::language::told;
use crate::removal::StepKind;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    views::Ask,
    widgets::{
        Button, Card, Notice, NoticeKind, bullets, hairline, icon_line, kind_icon, place_left,
        place_right, worded,
    },
    words,
};

/// Where the names begin in the table of before and now.
const NAMES: f32 = 190.0;

pub(super) fn result(ui: &mut Ui, app: &App, own: &Carrying, ask: &mut Ask) {
    let Some(seen) = &own.stand.verified else { return };
    let at = own.stand.record.as_ref().and_then(|record| record.seen.last()).map(|seen| seen.at);
    let day = at.map(|at| {
        let at = at.to_zoned_datetime(jiff::tz::TimeZone::system());
        at.strftime("%Y-%m-%d").to_string()
    });
    let day = day.unwrap_or_default();
    let left = seen.leftovers.len() + seen.places.len();
    let (kind, title) = match seen.fate {
        Fate::Gone => (NoticeKind::Done, say!("verified-gone-on", day = &day)),
        Fate::RestartPending => (NoticeKind::NeedsCare, say!("gone-restart-pending").to_owned()),
        Fate::Leftovers => {
            (NoticeKind::NeedsCare, say!("gone-with-leftovers", day = &day, count = left))
        }
        Fate::StillThere => (NoticeKind::NeedsCare, say!("still-here").to_owned()),
        Fate::NotVerified => (NoticeKind::NotFullyRead, say!("not-verified").to_owned()),
    };
    let time = at
        .map(|at| format!("{} ", say!("scanned-at-time", time = time_of(at))))
        .unwrap_or_default();
    Notice::new(kind, &title, &format!("{time}{}", told(&seen.words))).show(ui);
    compared(ui, &own.compared(seen));
    if !seen.places.is_empty() {
        Card::titled(say!("title-left-behind"))
            .show(ui, |ui| bullets(ui, seen.places.iter().map(|place| told(place))));
    }
    if !seen.unread.is_empty() {
        Card::titled(say!("could-not-be-read-now"))
            .show(ui, |ui| bullets(ui, seen.unread.iter().map(|source| told(source))));
    }
    let ink = theme::tokens(ui).text2;
    if !seen.protection.is_empty() {
        Card::titled(say!("what-protects-now")).show(ui, |ui| {
            for words in &seen.protection {
                icon_line(ui, Icon::Shield, ink, &told(words));
            }
        });
    }
    proof(ui, app, own, ask);
}

/// Before and now, one row for each kind.
fn compared(ui: &mut Ui, rows: &[Compared]) {
    if rows.is_empty() {
        return;
    }
    let gone = rows.iter().filter(|row| row.now.is_empty()).count();
    let caption = say!("gone-and-not", gone = gone, left = rows.len() - gone);
    Card::titled(say!("before-and-now")).caption(&caption).flush().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                hairline(ui);
            }
            draw(ui, row);
        }
    });
}

fn draw(ui: &mut Ui, row: &Compared) {
    let tokens = theme::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::hover());
    let room = rect.shrink2(vec2(16.0, 0.0));
    let (icon, word, ink) = match (row.now.is_empty(), row.is_part) {
        (true, _) => (Icon::Removed, say!("tab-gone"), tokens.removed.text),
        (false, true) => (Icon::AdvisedAgainst, say!("left-over"), tokens.restricted.text),
        (false, false) => (Icon::AdvisedAgainst, say!("still-here"), tokens.restricted.text),
    };
    let edge = place_right(ui, room, |ui| {
        worded(ui, Some(icon), theme::ICON_SMALL, Type::SmallStrong, ink, word);
    });
    place_left(ui, room.with_max_x(room.left() + NAMES - theme::GAP), |ui| {
        kind_icon(row.kind).show(ui, theme::ICON, tokens.text2);
        text::line(ui, Type::Body, tokens.text, &*told(row.words));
    });
    let names = if row.now.is_empty() { &row.before } else { &row.now };
    let room = room.with_min_x(room.left() + NAMES).with_max_x(edge);
    place_left(ui, room, |ui| {
        text::line(ui, Type::Body, tokens.text2, names.join(", "));
    });
}

/// The record, and finishing what does not become better.
fn proof(ui: &mut Ui, app: &App, own: &Carrying, ask: &mut Ask) {
    Card::titled(say!("proof")).show(ui, |ui| {
        text::strong(ui, say!("record-of-this-removal"));
        text::explain(ui, say!("record-explained"));
        ui.horizontal(|ui| {
            for (format, words) in [
                (ReportFormat::Html, say!("save-record-html")),
                (ReportFormat::Json, say!("save-record-json")),
            ] {
                let button = Button::secondary(words).icon(Icon::Reports);
                if button.enabled(!app.state.choosing).show(ui).clicked() {
                    ask.push(choose_record(format, own));
                }
            }
        });
    });
}

/// Asks where the record is to be saved, with the system's own dialog.
fn choose_record(format: ReportFormat, own: &Carrying) -> Command {
    let (name, ending) = (words::format(format), format.ending());
    let journal = own.journal.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let file = format!("{}.{ending}", journal.unwrap_or_else(|| "removal".to_owned()));
    let chooser: Chooser = Box::new(move || {
        rfd::FileDialog::new()
            .set_title(say!("save-record"))
            .set_file_name(file)
            .add_filter(name, &[ending])
            .save_file()
    });
    Command::Choose(Purpose::Record(format), chooser)
}

/// Whether the removal can be finished although it is not gone.
pub(super) fn can_finish(own: &Carrying) -> bool {
    let is_look = own.step().is_some_and(|step| step.kind() == StepKind::Verify);
    is_look
        && own.running.is_none()
        && own.stand.closed.is_none()
        && own.end(own.shown).is_some()
        && own.stand.verified.as_ref().is_some_and(|seen| seen.fate != Fate::Gone)
}
