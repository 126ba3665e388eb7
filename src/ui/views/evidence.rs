//! What was found: the records of a finding and what of them proves it.

use eframe::egui::Ui;

use crate::app::App;
use crate::language::told;
use crate::model::{Confidence, Evidence, Finding, Inventory, Presence, Scope, Software};
use crate::say;
use crate::ui::words;
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
            let what = finding
                .evidence
                .first()
                .map_or(say!("an-identifier"), |one| words::field(one.field));
            say!("certain-because", what = what)
        }
        Confidence::Likely => say!("likely-because").to_owned(),
        Confidence::Possible => say!("to-review-because").to_owned(),
    };
    text::strong(ui, sure);
    let title = if records.len() > 1 {
        say!("records-joined", count = records.len(), machine = &finding.machine_name)
    } else {
        say!("records-on", count = records.len(), machine = &finding.machine_name)
    };
    let lines: Vec<(String, String)> = records
        .iter()
        .map(|record| {
            let version = record.version.as_ref().map_or_else(String::new, |v| format!(" {v}"));
            let hidden = if record.hidden { say!("hidden-twin") } else { "" };
            let left = if record.presence == Presence::Leftover { say!("left-behind") } else { "" };
            let kind = format!("{}{hidden}{left}", words::kind(record.kind));
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
                (0, _) => say!("read-here"),
                (_, true) => say!("part-of-it"),
                (_, false) => say!("same-product"),
            },
        })
        .collect();
    evidence(ui, &title, finding.confidence, &shown);
    ui.add_space(4.0);
    text::strong(ui, say!("what-proves-it"));
    for one in &finding.evidence {
        proof(ui, one);
    }
    if finding.evidence.iter().all(|one| !one.verified) {
        let words = say!("no-fact-was-read");
        Notice::new(NoticeKind::NotFullyRead, say!("not-verified"), words).show(ui);
    }
    hairline(ui);
    text::strong(ui, say!("where-it-was-read"));
    if let Some(record) = records.first() {
        if let Some(publisher) = &record.publisher {
            fact(ui, 120.0, say!("publisher"), publisher);
        }
        if let Some(location) = &record.location {
            fact_mono(ui, 120.0, say!("head-place"), location);
        }
        for (name, id) in [
            (say!("product-code"), &record.ids.product_code),
            (say!("uninstall-key"), &record.ids.uninstall_key),
            (say!("package"), &record.ids.package),
            (say!("bundle-id"), &record.ids.bundle_id),
        ] {
            if let Some(id) = id {
                fact_mono(ui, 120.0, name, id);
            }
        }
        if let Some(remark) = &record.remark {
            fact(ui, 120.0, say!("it-says"), remark);
        }
        if let Some(date) = record.installed_on {
            fact(ui, 120.0, say!("installed-on"), &date.to_string());
        }
        match &record.scope {
            Scope::Machine => fact(ui, 120.0, say!("fact-for"), say!("for-everybody")),
            Scope::User(user) => fact(ui, 120.0, say!("fact-for"), &say!("for-user", user = user)),
            Scope::Unknown => {}
        }
        if let Some(user) = &record.user {
            fact(ui, 120.0, say!("user-in-the-list"), user);
        }
    }
    if let Some(inventory) = app.state.rows_of(finding) {
        let record = records.first();
        let source =
            record.and_then(|record| inventory.sources.iter().find(|own| own.id == record.source));
        if let Some(source) = source {
            fact(ui, 120.0, say!("source"), &told(&source.name));
            if !source.place.is_empty() {
                fact_mono(ui, 120.0, say!("read-from"), &source.place);
            }
        }
        if let Some(row) = record.and_then(|record| record.place.row) {
            fact(ui, 120.0, say!("row"), &row.to_string());
        }
        others(ui, inventory, &records);
        for sentence in &inventory.cannot_show {
            text::caption(ui, told(sentence));
        }
    }
}

/// What else was joined: each record with its source, its place and what it says of itself.
fn others(ui: &mut Ui, inventory: &Inventory, records: &[Software]) {
    let Some(others) = records.get(1..).filter(|others| !others.is_empty()) else { return };
    hairline(ui);
    text::strong(ui, say!("also-read"));
    for record in others.iter().take(OTHERS) {
        let source = inventory.sources.iter().find(|own| own.id == record.source);
        let user = match &record.scope {
            Scope::User(user) => Some(say!("of-user", user = user)),
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
        text::body(ui, format!("{} {}", words::kind(record.kind), record.name));
        text::caption(ui, parts.join("; "));
    }
    if others.len() > OTHERS {
        text::caption(ui, say!("and-more", count = others.len() - OTHERS));
    }
}

fn proof(ui: &mut Ui, one: &Evidence) {
    let mark =
        if one.verified { String::new() } else { format!(" {}", say!("not-verified-bracket")) };
    text::body(ui, format!("{}{mark}", one.rule));
    fact_mono(ui, 120.0, &capital(words::field(one.field)), &one.value);
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
