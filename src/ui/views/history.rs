//! The history of one finding: when it was seen, gone and come back, and what was decided about it.

use eframe::egui::Ui;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Ask;
use crate::app::{App, Command, DecisionNote, LogChange, undone_entries};
use crate::model::Finding;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Notice, NoticeKind, fact, hairline, icon_line_with},
};

/// A time as everything in tables and facts has it.
pub(super) fn when(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The tab.
pub(super) fn history(ui: &mut Ui, app: &App, finding: &Finding, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let (Some(remembered), Some(one)) = (&app.state.remembered, app.state.remembered_of(finding))
    else {
        text::explain(
            ui,
            "There is no history: what was read is not kept, because no workspace is open that can be \
             changed.",
        );
        return;
    };
    for note in &one.notes {
        let (title, words) = match note {
            DecisionNote::ExemptionEnded { on: until } => (
                "The exemption has ended",
                format!("It was allowed until {until}. It is open again; decide anew or remove it."),
            ),
            DecisionNote::CameBack { at } => {
                ("It came back", format!("It was gone, and was seen again on {}.", when(*at)))
            }
            DecisionNote::NotVerified { by, at } => (
                "Said to be removed",
                format!("{by} said so on {}. No reading has looked since.", when(*at)),
            ),
            DecisionNote::OtherTitles => (
                "Other software was found",
                "It was said to be a wrong match. Since then other software of this product was found."
                    .to_owned(),
            ),
        };
        Notice::new(NoticeKind::NeedsCare, title, &words).show(ui);
    }
    let seen = |at: Option<Timestamp>| at.map_or_else(|| "not dated".to_owned(), when);
    fact(ui, 120.0, "First seen", &seen(one.life.first_seen));
    fact(ui, 120.0, "Last seen", &seen(one.life.last_seen));
    for back in &one.life.returns {
        let words = format!("{}, after it was gone since {}", when(back.at), when(back.gone_since));
        fact(ui, 120.0, "Come back", &words);
    }
    if let Some(gone) = &one.life.gone {
        let record = remembered.standing.outline.inventory(gone.inventory);
        let by = record.map_or_else(String::new, |record| match &record.origin {
            crate::model::Origin::Scan => ", by a scan".to_owned(),
            crate::model::Origin::List { path, .. } => {
                format!(", by {}", path.rsplit(['/', '\\']).next().unwrap_or(path))
            }
        });
        fact(ui, 120.0, "Gone since", &format!("{}{by}", when(gone.at)));
        if gone.leftovers {
            text::explain(ui, "Traces of it were still found then: see Evidence.");
        }
    }
    ui.add_space(8.0);
    text::line(ui, Type::Strong, tokens.text, "Decisions");
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
                text::show(ui, Type::Body, tokens.text, decision.text());
                let mut line = format!("{}, {}", when(record.time), record.person);
                if taken_back {
                    line.push_str(", taken back");
                }
                text::caption(ui, line);
            });
        });
        if one.entry == Some(record.id)
            && remembered.can_change
            && Button::quiet("Take back").show(ui).clicked()
        {
            ask.push(Command::UndoEntry(record.id));
        }
    }
    if !told {
        text::caption(ui, "Nothing was decided yet.");
    }
}
