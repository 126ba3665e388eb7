//! The history of one finding: when it was seen, gone and come back, and what was decided about it.

use eframe::egui::Ui;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Ask;
use crate::app::{
    App, Command, DecisionNote, LogChange, decision_in_words as in_words, list_day, undone_entries,
};
use crate::language::Arg;
use crate::model::Finding;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Notice, NoticeKind, fact, hairline, icon_line_with},
};

/// A time as everything in tables and facts has it. A list that shows a day counts as of its last moment:
/// of it the day is told, which is the same wherever it is read.
pub(super) fn when(at: Timestamp) -> String {
    // A list of a day has no hour.
    if let Some(day) = list_day(at) {
        return day.to_string();
    }
    at.to_zoned_datetime(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The tab.
pub(super) fn history(ui: &mut Ui, app: &App, finding: &Finding, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let (Some(remembered), Some(one)) = (&app.state.remembered, app.state.remembered_of(finding))
    else {
        text::explain(ui, say!("no-history"));
        return;
    };
    for note in &one.notes {
        let (title, words) = match note {
            DecisionNote::ExemptionEnded { on: until } => {
                (say!("exemption-ended"), say!("exemption-ended-line", until = Arg::shown(until)))
            }
            DecisionNote::CameBack { at } => {
                (say!("it-came-back"), say!("it-came-back-line", when = when(*at)))
            }
            DecisionNote::NotVerified { by, at } => (
                say!("said-to-be-removed"),
                say!("said-to-be-removed-line", by = Arg::shown(by), when = when(*at)),
            ),
            DecisionNote::OtherTitles => {
                (say!("other-software"), say!("other-software-line").to_owned())
            }
        };
        Notice::new(NoticeKind::NeedsCare, title, &words).show(ui);
    }
    let seen = |at: Option<Timestamp>| at.map_or_else(|| say!("not-dated").to_owned(), when);
    fact(ui, 120.0, say!("first-seen"), &seen(one.life.first_seen));
    fact(ui, 120.0, say!("last-seen"), &seen(one.life.last_seen));
    for back in &one.life.returns {
        let words = say!("after-gone", when = when(back.at), since = when(back.gone_since));
        fact(ui, 120.0, say!("come-back"), &words);
    }
    if let Some(gone) = &one.life.gone {
        let record = remembered.standing.outline.inventory(gone.inventory);
        let by = record.map_or_else(String::new, |record| match &record.origin {
            crate::model::Origin::Scan => say!("by-a-scan").to_owned(),
            crate::model::Origin::List { path, .. } => {
                say!("by-list", name = path.rsplit(['/', '\\']).next().unwrap_or(path))
            }
        });
        fact(ui, 120.0, say!("gone-since"), &format!("{}{by}", when(gone.at)));
        if gone.leftovers {
            text::explain(ui, say!("traces-found"));
        }
    }
    ui.add_space(8.0);
    text::line(ui, Type::Strong, tokens.text, say!("decisions"));
    let log = &remembered.standing.outline.log;
    let undone = undone_entries(log);
    let outline = &remembered.standing.outline;
    let own = log.iter().rev().filter_map(|record| match &record.change {
        LogChange::Finding { key, decision }
            if key.subject == one.key.subject
                && outline.machine_of(key.machine) == one.key.machine =>
        {
            Some((record, decision))
        }
        _ => None,
    });
    let mut told = false;
    for (record, decision) in own {
        if told {
            hairline(ui);
        }
        told = true;
        let taken_back = undone.contains(&record.id);
        let ink = if taken_back { tokens.muted } else { tokens.text2 };
        icon_line_with(ui, Icon::History, ink, |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                text::show(ui, Type::Body, tokens.text, in_words(decision));
                let mut line = format!("{}, {}", when(record.time), record.person);
                if taken_back {
                    line.push_str(say!("taken-back"));
                }
                text::caption(ui, line);
            });
        });
        if one.entry == Some(record.id)
            && remembered.can_change
            && Button::quiet(say!("take-back")).show(ui).clicked()
        {
            ask.push(Command::UndoEntry(record.id));
        }
    }
    if !told {
        text::caption(ui, say!("nothing-was-decided"));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn a_list_of_a_day_shows_that_day_wherever_it_is_read() {
        assert_eq!(when("2026-11-23T23:59:59.999999999Z".parse().unwrap()), "2026-11-23");
        // A time that was measured keeps its hour.
        assert_eq!(when("2026-11-23T12:30:59Z".parse().unwrap()).len(), "2026-11-23 12:30".len());
    }
}
