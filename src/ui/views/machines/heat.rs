//! Products by machine: which restricted product is on which machine, the worst of both first.

use std::collections::HashMap;

use eframe::egui::Ui;

use super::{Look, Row};
use crate::app::{App, Command, FindingTab, FindingsView, Page, PanelTab};
use crate::model::{Finding, Status};
use crate::say;
use crate::ui::{
    icons::Icon,
    views::{Ask, overview},
    widgets::{Heat, HeatAnswer, HeatRow, Mark, empty_state},
};

/// What the strip shows: worked out once for each change of what was read.
#[derive(Debug, Default)]
pub(super) struct Strip {
    /// The products, the most serious first, then those on most machines.
    products: Vec<String>,
    /// By machine: its products, and what each is there.
    cells: HashMap<(usize, u32), Vec<(usize, Mark)>>,
    /// The finding of a machine and product: of several the first, which is the most serious.
    findings: HashMap<(usize, u32, usize), usize>,
}

impl Strip {
    pub(super) fn of(app: &App) -> Self {
        // By product: how serious it is, on how many machines, and where.
        let mut products: HashMap<String, Vec<(usize, &Finding, Mark)>> = HashMap::new();
        for (at, finding) in app.state.findings.iter().enumerate() {
            if let Some(mark) = mark(finding) {
                let name = match &finding.product {
                    Some(id) if !finding.by_vendor => {
                        app.catalog.product_name(&finding.vendor, Some(id))
                    }
                    _ => finding.name.clone(),
                };
                products.entry(name).or_default().push((at, finding, mark));
            }
        }
        let mut products: Vec<_> = products.into_iter().collect();
        let worst = |found: &[(usize, &Finding, Mark)]| {
            found.iter().map(|own| (own.1.is_found(), own.1.assessment.verdict)).max()
        };
        products.sort_by(|(name, found), (other_name, other)| {
            let of = |found: &[(usize, &Finding, Mark)]| (worst(found), found.len());
            of(other).cmp(&of(found)).then_with(|| name.cmp(other_name))
        });
        let mut strip = Self::default();
        for (column, (name, found)) in products.into_iter().enumerate() {
            strip.products.push(name);
            for (at, finding, mark) in found {
                let machine = super::rows::place(app, finding);
                let first = strip.findings.entry((machine.0, machine.1, column));
                if let std::collections::hash_map::Entry::Vacant(own) = first {
                    own.insert(at);
                    strip.cells.entry(machine).or_default().push((column, mark));
                }
            }
        }
        strip
    }
}

/// What a finding is shown as; nothing where it is not there, or is not that product.
fn mark(finding: &Finding) -> Option<Mark> {
    if !finding.is_covered() || finding.is_gone() {
        return None;
    }
    match finding.status {
        Status::WrongMatch { .. } => None,
        Status::Exempt { .. } => Some(Mark::Exempt),
        _ => Some(overview::mark(finding)),
    }
}

/// The strip of these machines.
pub(super) fn heat(
    ui: &mut Ui,
    app: &App,
    strip: &Strip,
    shown: &[&Row],
    look: &mut Look,
    ask: &mut Ask,
) {
    if strip.products.is_empty() {
        ui.add_space(40.0);
        let (title, sentence) = (say!("no-rule-names-any"), say!("heat-nothing"));
        empty_state(ui, Icon::Machines, title, sentence, |_| {});
        return;
    }
    let row = |at: usize| {
        let row = shown.get(at)?;
        let cells = strip.cells.get(&row.place).map_or(&[][..], Vec::as_slice);
        Some(HeatRow { name: &row.name, mark: row.mark(), cells })
    };
    let finding = |at: usize, column: usize| {
        let place = shown.get(at)?.place;
        strip.findings.get(&(place.0, place.1, column)).copied()
    };
    let words = |at: usize, column: usize| {
        let own = finding(at, column).and_then(|at| app.state.findings.get(at));
        own.map_or_else(String::new, |own| {
            let mark = mark(own).unwrap_or(Mark::Listed).word();
            let version = own.version.as_deref().unwrap_or_default();
            let name = format!("{} {version}", own.name);
            say!("heat-cell", verdict = mark, name = name.trim(), machine = &own.machine_name)
        })
    };
    let name = say!("products-by-machine");
    let strip = Heat::new("products", name, &strip.products, shown.len(), &row, &words);
    match strip.show(ui) {
        Some(HeatAnswer::Row(at)) => {
            if let Some(row) = shown.get(at) {
                super::open(row, look, ask);
            }
        }
        Some(HeatAnswer::Cell(at, column)) => {
            let Some(at) = finding(at, column) else { return };
            let tab = match app.state.findings.get(at).and_then(mark) {
                Some(Mark::Exempt) => FindingTab::Decided,
                Some(Mark::ToReview) => FindingTab::ToReview,
                _ => FindingTab::Found,
            };
            ask.push(Command::Findings(FindingsView { tab, ..FindingsView::default() }));
            ask.push(Command::Select(Some(at)));
            ask.push(Command::Panel(PanelTab::Why));
            ask.push(Command::Go(Page::Findings));
        }
        None => {}
    }
}
