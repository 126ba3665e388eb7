//! What was found: the records of a finding and what of them proves it.

use eframe::egui::Ui;

use crate::app::App;
use crate::model::{Confidence, Evidence, Finding, Inventory, Presence, Scope, Software};
use crate::ui::{
    text,
    widgets::{Notice, NoticeKind, Proof, Record, evidence, fact, fact_mono, hairline, kind_icon},
};

/// Joined records that are described; a report has them all as evidence.
const OTHERS: usize = 20;

/// The tab of the panel.
pub(super) fn evidence_of(ui: &mut Ui, app: &App, finding: &Finding) {
    let records = app.state.records_of(finding);
    let sure = match finding.confidence {
        Confidence::Certain => {
            let what = finding.evidence.first().map_or("an identifier", |one| one.field.plain());
            format!("Certain: the {what} proves it.")
        }
        Confidence::Likely => "Likely: the name says so and nothing speaks against it.".to_owned(),
        Confidence::Possible => "To review: the name alone does not prove it.".to_owned(),
    };
    text::strong(ui, sure);
    let title = format!(
        "{} on {}{}",
        text::counted(records.len() as u64, "record", "records"),
        finding.machine_name,
        if records.len() > 1 { ", joined into one finding" } else { "" }
    );
    let lines: Vec<(String, String)> = records
        .iter()
        .map(|record| {
            let version = record.version.as_ref().map_or_else(String::new, |v| format!(" {v}"));
            let hidden = if record.hidden { ", hidden twin" } else { "" };
            let left = if record.presence == Presence::Leftover { ", left behind" } else { "" };
            let kind = format!("{}{hidden}{left}", record.kind.plain());
            (kind, format!("{}{version}", record.name))
        })
        .collect();
    let shown: Vec<Record<'_>> = records
        .iter()
        .zip(&lines)
        .enumerate()
        .map(|(at, (record, (kind, value)))| Record {
            icon: kind_icon(record.kind),
            kind,
            value,
            proof: if at == 0 { Proof::Proves } else { Proof::Joined },
            why: match (at, record.kind.is_part()) {
                (0, _) => "Read here",
                (_, true) => "Part of it, counted once",
                (_, false) => "Same product, counted once",
            },
        })
        .collect();
    evidence(ui, &title, finding.confidence, &shown);
    ui.add_space(4.0);
    text::strong(ui, "What proves it");
    for one in &finding.evidence {
        proof(ui, one);
    }
    if finding.evidence.iter().all(|one| !one.verified) {
        let words =
            "None of the facts used here was read in a source. Look at the machine before you act.";
        Notice::new(NoticeKind::NotFullyRead, "Not verified", words).show(ui);
    }
    hairline(ui);
    text::strong(ui, "Where it was read");
    if let Some(record) = records.first() {
        if let Some(publisher) = &record.publisher {
            fact(ui, 120.0, "Publisher", publisher);
        }
        if let Some(location) = &record.location {
            fact_mono(ui, 120.0, "Place", location);
        }
        for (name, id) in [
            ("Product code", &record.ids.product_code),
            ("Uninstall key", &record.ids.uninstall_key),
            ("Package", &record.ids.package),
            ("Bundle id", &record.ids.bundle_id),
        ] {
            if let Some(id) = id {
                fact_mono(ui, 120.0, name, id);
            }
        }
        if let Some(remark) = &record.remark {
            fact(ui, 120.0, "It says", remark);
        }
        if let Some(date) = record.installed_on {
            fact(ui, 120.0, "Installed on", &date.to_string());
        }
        match &record.scope {
            Scope::Machine => fact(ui, 120.0, "For", "everybody on this machine"),
            Scope::User(user) => fact(ui, 120.0, "For", &format!("user {user}")),
            Scope::Unknown => {}
        }
        if let Some(user) = &record.user {
            fact(ui, 120.0, "User in the list", user);
        }
    }
    if let Some(inventory) = app.state.rows_of(finding) {
        let record = records.first();
        let source =
            record.and_then(|record| inventory.sources.iter().find(|own| own.id == record.source));
        if let Some(source) = source {
            fact(ui, 120.0, "Source", &source.name);
            if !source.place.is_empty() {
                fact_mono(ui, 120.0, "Read from", &source.place);
            }
        }
        if let Some(row) = record.and_then(|record| record.place.row) {
            fact(ui, 120.0, "Row", &row.to_string());
        }
        others(ui, inventory, &records);
        for sentence in &inventory.cannot_show {
            text::caption(ui, sentence.as_str());
        }
    }
}

/// What else was joined: each record with its source, its place and what it says of itself.
fn others(ui: &mut Ui, inventory: &Inventory, records: &[Software]) {
    let Some(others) = records.get(1..).filter(|others| !others.is_empty()) else { return };
    hairline(ui);
    text::strong(ui, "Also read on this machine");
    for record in others.iter().take(OTHERS) {
        let source = inventory.sources.iter().find(|own| own.id == record.source);
        let user = match &record.scope {
            Scope::User(user) => Some(format!("of user {user}")),
            Scope::Machine | Scope::Unknown => None,
        };
        let parts: Vec<&str> = [
            source.map(|own| own.name.as_str()),
            user.as_deref(),
            record.location.as_deref(),
            record.remark.as_deref(),
        ]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
        text::body(ui, format!("{} {}", record.kind.plain(), record.name));
        text::caption(ui, parts.join("; "));
    }
    if others.len() > OTHERS {
        text::caption(ui, format!("and {} more", others.len() - OTHERS));
    }
}

fn proof(ui: &mut Ui, one: &Evidence) {
    let mark = if one.verified { "" } else { " (Not verified)" };
    text::body(ui, format!("{}{mark}", one.rule));
    fact_mono(ui, 120.0, &capital(one.field.plain()), &one.value);
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
