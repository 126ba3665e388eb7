//! The panel of a finding that is open: its verdict, and tabs with why, evidence and removal.

use eframe::egui::{Frame, Margin, ScrollArea, Stroke, Ui, vec2};

use super::super::{Ask, Pages, decide, evidence, history, over_bar, overview, part, remove, why};
use crate::app::{App, Command, PanelTab};
use crate::model::Finding;
use crate::say;
use crate::ui::{
    focus::{focus_next, keyboard_is_used, scroll_by_keys},
    icons::Icon,
    terms::{Term, what_is},
    text::{self, Type},
    theme,
    widgets::{
        Button, Mark, Tab, back_to_table, badge, hairline, place_left, place_right, quiet_icon,
        status_word, tabs,
    },
};

/// The panel of one finding: its verdict, and tabs with why, evidence and removal.
pub(super) fn panel(
    ui: &mut Ui,
    app: &App,
    pages: &mut Pages,
    at: usize,
    finding: &Finding,
    ask: &mut Ask,
) {
    let edge = ui.max_rect();
    let (room, bar) = over_bar(ui, 48.0);
    part(ui, "words", room, |ui| words(ui, app, pages, at, finding, ask));
    part(ui, "actions", bar, |ui| actions(ui, app, pages, at, finding, ask));
    let line = Stroke::new(1.0, theme::tokens(ui).line);
    ui.painter().vline(edge.left() + 0.5, edge.y_range(), line);
}

/// What can be done with it.
fn actions(ui: &mut Ui, app: &App, pages: &mut Pages, at: usize, finding: &Finding, ask: &mut Ask) {
    let state = &app.state;
    let room = ui.max_rect().shrink2(vec2(16.0, 0.0));
    place_left(ui, room, |ui| {
        let offers_removal = state.panel != PanelTab::Remove && !finding.is_gone();
        let button = if why::is_listed(finding) {
            Button::secondary(say!("remove"))
        } else {
            Button::primary(say!("remove"))
        };
        if offers_removal && button.icon(Icon::Uninstall).show(ui).clicked() {
            ask.push(Command::Panel(PanelTab::Remove));
            pages.enters_removal = keyboard_is_used(ui.ctx());
        }
        let keeps = state.is_kept();
        let decide = Button::secondary(say!("decide")).icon(Icon::Edit).enabled(keeps);
        let decide = if keeps { decide } else { decide.hint(say!("not-kept")) };
        if decide.show(ui).clicked() {
            pages.decision = decide::Draft::about(app, [at as u32]);
        }
        if Button::secondary(say!("save-report")).icon(Icon::Reports).show(ui).clicked() {
            ask.push(Command::Go(crate::app::Page::Reports));
        }
    });
}

/// What is said about it.
fn words(ui: &mut Ui, app: &App, pages: &mut Pages, at: usize, finding: &Finding, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let state = &app.state;
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 0 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            let mark = overview::mark(finding);
            badge(ui, mark);
            what_is(ui, term(mark));
            status_word(ui, &finding.status);
            let room = ui.available_rect_before_wrap();
            place_right(ui, room, |ui| {
                if quiet_icon(ui, Icon::Close, say!("close")).clicked() {
                    ask.push(Command::Select(None));
                    back_to_table(ui.ctx());
                }
                let here = state.shown.row_of(at);
                for (icon, name, by) in [
                    (Icon::ChevronDown, say!("next-finding"), 1),
                    (Icon::ChevronUp, say!("finding-before"), -1),
                ] {
                    let to = here.and_then(|row| row.checked_add_signed(by));
                    let to = to.and_then(|row| state.shown.finding_from(row, by > 0));
                    if quiet_icon(ui, icon, name).clicked() {
                        if let Some(to) = to {
                            ask.push(Command::Select(Some(to)));
                            ask.push(Command::Rule(0));
                        }
                    }
                }
            });
        });
        text::line(ui, Type::Head, tokens.text, finding.name.as_str());
        let version = finding.version.as_ref().map_or_else(String::new, |v| format!("{v} "));
        let product = app.catalog.product_name(&finding.vendor, finding.product.as_deref());
        let product = if product == finding.name { String::new() } else { format!(". {product}") };
        let line = say!(
            "version-on",
            version = version,
            machine = &finding.machine_name,
            product = product
        );
        text::line(ui, Type::Small, tokens.text2, line);
        let first = if why::is_listed(finding) {
            say!("why-it-is-listed")
        } else {
            say!("why-it-is-restricted")
        };
        let shown = [
            (PanelTab::Why, Tab::new(first)),
            (PanelTab::Evidence, Tab::new(say!("evidence"))),
            (PanelTab::Remove, Tab::new(say!("tab-removal"))),
            (PanelTab::History, Tab::new(say!("tab-history"))),
        ];
        let words = shown.map(|(_, tab)| tab);
        let current = shown.iter().position(|(tab, _)| *tab == state.panel).unwrap_or(0);
        if let Some(at) = tabs(ui, say!("finding"), &words, current) {
            ask.push(Command::Panel(shown[at].0));
        }
    });
    hairline(ui);
    ScrollArea::vertical()
        .id_salt(("finding", at, state.panel as u8))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 8.0;
                // The button that led here is gone: the focus goes on to what can be done now.
                let on_removal = state.panel == PanelTab::Remove;
                if on_removal && std::mem::take(&mut pages.enters_removal) {
                    focus_next(ui.ctx());
                }
                match state.panel {
                    PanelTab::Why => why::why(ui, app, finding, ask),
                    PanelTab::Evidence => evidence::evidence_of(ui, app, finding),
                    PanelTab::Remove => remove::remove(ui, app, at, finding, ask),
                    PanelTab::History => history::history(ui, app, finding, ask),
                }
            });
            scroll_by_keys(ui);
        });
}

/// The word that explains a verdict.
fn term(mark: Mark) -> Term {
    match mark {
        Mark::Prohibited => Term::Prohibited,
        Mark::Restricted => Term::Restricted,
        Mark::AdvisedAgainst => Term::AdvisedAgainst,
        Mark::ToReview => Term::ToReview,
        Mark::NotCovered => Term::Covered,
        _ => Term::Listed,
    }
}
