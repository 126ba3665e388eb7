//! What can be done with one finding from its row, and how rows are copied.

use std::fmt::Write as _;

use eframe::egui::Ui;

use super::super::{Ask, overview};
use super::change;
use crate::app::{App, Command, FindingsView, PanelTab};
use crate::model::Finding;
use crate::say;
use crate::ui::{
    icons::Icon,
    widgets::{hairline, menu_entry},
};

/// The menu of a row. Answers whether a decision is to be written.
pub(super) fn of_finding(ui: &mut Ui, app: &App, at: u32, ask: &mut Ask) -> bool {
    let mut decide = false;
    let Some(finding) = app.state.findings.get(at as usize) else { return false };
    let ticked = app.state.ticked_findings.contains(&at);
    let open = |ask: &mut Ask, tab| {
        ask.push(Command::Select(Some(at as usize)));
        ask.push(Command::Rule(0));
        ask.push(Command::Panel(tab));
    };
    if menu_entry(ui, Some(Icon::Info), say!("why-this-applies")).clicked() {
        open(ask, PanelTab::Why);
        ui.close();
    }
    if menu_entry(ui, Some(Icon::Findings), say!("evidence")).clicked() {
        open(ask, PanelTab::Evidence);
        ui.close();
    }
    if menu_entry(ui, Some(Icon::Uninstall), say!("remove")).clicked() {
        open(ask, PanelTab::Remove);
        ui.close();
    }
    if menu_entry(ui, Some(Icon::Edit), say!("decide")).clicked() {
        decide = app.state.is_kept();
        ui.close();
    }
    hairline(ui);
    let several = app.state.ticked_findings.len();
    let words = if ticked && several > 1 {
        say!("copy-ticked-rows", count = several)
    } else {
        say!("copy-row").to_owned()
    };
    if menu_entry(ui, Some(Icon::Copy), &words).clicked() {
        ui.ctx().copy_text(rows_to_copy(app, Some(at)));
        ui.close();
    }
    if menu_entry(
        ui,
        Some(Icon::Check),
        if ticked { say!("take-the-tick-away") } else { say!("tick") },
    )
    .clicked()
    {
        ask.push(Command::Tick(at, !ticked));
        ui.close();
    }
    hairline(ui);
    let tab = app.state.findings_view.tab;
    let only = |ask: &mut Ask, text: &str| {
        change(app, ask, |view| {
            *view = FindingsView { tab, text: text.to_owned(), ..FindingsView::default() };
        });
    };
    if menu_entry(ui, Some(Icon::Machines), say!("only-this-machine")).clicked() {
        only(ask, &finding.machine_name);
        ui.close();
    }
    if menu_entry(ui, Some(Icon::Program), say!("only-this-name")).clicked() {
        only(ask, &finding.name);
        ui.close();
    }
    decide
}

/// The ticked rows, or where the row at hand is not among them that row alone: as text that pastes into a
/// worksheet, with its headings.
pub(super) fn rows_to_copy(app: &App, here: Option<u32>) -> String {
    let ticked = &app.state.ticked_findings;
    let several = !ticked.is_empty() && here.is_none_or(|at| ticked.contains(&at));
    let rows: Vec<u32> =
        if several { app.state.shown.among(ticked).collect() } else { here.into_iter().collect() };
    let headings = [
        say!("verdict"),
        say!("column-software"),
        say!("publisher"),
        say!("column-version"),
        say!("machine"),
        say!("vendor"),
        say!("what-it-means"),
    ];
    let mut text = headings.join("\t");
    text.push('\n');
    for finding in rows.iter().filter_map(|at| app.state.findings.get(*at as usize)) {
        row_to_copy(app, finding, &mut text);
    }
    text
}

fn row_to_copy(app: &App, one: &Finding, text: &mut String) {
    let vendor = app.catalog.vendors.get(&one.vendor);
    let vendor = vendor.map_or(one.vendor.as_str(), |vendor| vendor.name.as_str());
    let cells = [
        overview::mark(one).word(),
        &one.name,
        one.publisher.as_deref().unwrap_or(""),
        one.version.as_deref().unwrap_or(""),
        &one.machine_name,
        vendor,
        &one.assessment.sentence,
    ];
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            text.push('\t');
        }
        // A name of several lines stays one cell, and what a worksheet would calculate stays text.
        let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let formula = cell.starts_with(['=', '+', '-', '@']);
        // Writing to a text cannot fail.
        let _ = write!(text, "{}{cell}", if formula { "'" } else { "" });
    }
    text.push('\n');
}
