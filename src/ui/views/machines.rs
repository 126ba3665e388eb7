//! Every machine that was read, most serious first.

use std::collections::BTreeMap;

use eframe::egui::{Frame, Margin, Ui};

use super::{Ask, first_start};
use crate::app::{App, Command, FindingsView, Page};
use crate::model::{Origin, Verdict};
use crate::ui::{
    icons::Icon,
    text::{self, Type, count, counted},
    theme,
    widgets::{Column, Mark, Table, empty_state, verdict_word},
};

struct Row {
    name: String,
    worst: Option<Verdict>,
    findings: usize,
    system: String,
    known_from: String,
    coverage: String,
    complete: bool,
}

/// The page.
pub(super) fn machines(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    if app.state.inventories.is_empty() {
        ui.add_space(48.0);
        let sentence = "Machines appear here after a scan or an import.";
        empty_state(ui, Icon::Machines, "No machines yet", sentence, |ui| {
            first_start::ways(ui, app, ask);
        });
        return;
    }
    let rows = rows(app);
    Frame::new().fill(tokens.surface).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = format!(
                "{}, most serious first",
                counted(rows.len() as u64, "machine", "machines")
            );
            text::line(ui, Type::Title, tokens.text, words);
        });
        let columns = [
            Column::rest("Machine", 140.0).unsorted(),
            Column::exact("Most serious", 152.0).unsorted(),
            Column::exact("Findings", 84.0).unsorted().right(),
            Column::rest("System", 120.0).unsorted(),
            Column::rest("Known from", 120.0).unsorted(),
            Column::rest("Coverage", 140.0).unsorted(),
        ];
        let name = |row: usize| format!("{}, {} findings", rows[row].name, rows[row].findings);
        let table = Table::new("machines", "Machines", &columns, rows.len()).row_name(&name);
        let answer = table.show(ui, |ui, at, column| {
            let row = &rows[at];
            match column {
                0 => {
                    text::line(ui, Type::Strong, tokens.text, row.name.as_str());
                }
                1 => match row.worst {
                    Some(verdict) => {
                        verdict_word(ui, Mark::from(verdict));
                    }
                    None if row.complete => {
                        verdict_word(ui, Mark::NothingFound);
                    }
                    None => {
                        verdict_word(ui, Mark::NotFullyRead);
                    }
                },
                2 => {
                    text::line(ui, Type::Body, tokens.text2, count(row.findings as u64));
                }
                3 => {
                    text::line(ui, Type::Body, tokens.text2, row.system.as_str());
                }
                4 => {
                    text::line(ui, Type::Body, tokens.text2, row.known_from.as_str());
                }
                _ => {
                    let ink = if row.complete { tokens.text2 } else { tokens.unseen.text };
                    text::line(ui, Type::Body, ink, row.coverage.as_str());
                }
            }
        });
        if let Some(at) = answer.opened {
            ask.push(Command::Findings(FindingsView {
                text: rows[at].name.clone(),
                ..Default::default()
            }));
            ask.push(Command::Go(Page::Findings));
        }
    });
}

fn rows(app: &App) -> Vec<Row> {
    let mut worst: BTreeMap<(usize, u32), (Option<Verdict>, usize)> = BTreeMap::new();
    for finding in app.state.findings.iter().filter(|finding| finding.is_found()) {
        let entry = worst.entry((finding.inventory, finding.machine.0)).or_default();
        entry.0 = entry.0.max(finding.assessment.verdict);
        entry.1 += 1;
    }
    let mut rows = Vec::new();
    for (at, inventory) in app.state.inventories.iter().enumerate() {
        let complete = inventory.is_complete();
        let (known_from, coverage) = match &inventory.origin {
            Origin::Scan => {
                let known_from =
                    if inventory.mounted_at.is_some() { "Mounted disk" } else { "Scan" };
                let coverage = if complete {
                    "Complete".to_owned()
                } else {
                    format!("{} read", inventory.coverage())
                };
                (known_from.to_owned(), coverage)
            }
            Origin::List { path, .. } => (
                path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned(),
                if complete { "What the list says" } else { "List not fully read" }.to_owned(),
            ),
        };
        for (machine, number) in inventory.machines.iter().zip(0_u32..) {
            let (verdict, findings) = worst.get(&(at, number)).copied().unwrap_or_default();
            rows.push(Row {
                name: machine.name.clone(),
                worst: verdict,
                findings,
                system: machine.system.clone().unwrap_or_else(|| "not known".to_owned()),
                known_from: known_from.clone(),
                coverage: coverage.clone(),
                complete,
            });
        }
    }
    rows.sort_by(|a, b| b.worst.cmp(&a.worst).then_with(|| a.name.cmp(&b.name)));
    rows
}
