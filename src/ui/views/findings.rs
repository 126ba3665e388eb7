//! Every finding: tabs, filter, table, and the panel beside it.

use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, ScrollArea, Ui, vec2};

use super::{Ask, evidence, overview, remove, why};
use crate::app::{App, Command, FindingColumn, FindingTab, FindingsView, PanelTab};
use crate::model::{Finding, Verdict};
use crate::ui::{
    icons::Icon,
    text::{self, Type, count, counted},
    theme,
    widgets::{
        Button, Chip, Column, Input, Order, Tab, Table, badge, empty_state, focus_table, hairline,
        place_right, quiet_icon, status_word, tabs, verdict_word,
    },
};

/// Salt of the table.
const TABLE: &str = "findings";

const TABS: [(FindingTab, &str); 5] = [
    (FindingTab::Found, "Found"),
    (FindingTab::ToReview, "To review"),
    (FindingTab::Gone, "Verified gone"),
    (FindingTab::Decided, "Decided"),
    (FindingTab::NotCovered, "Same vendor"),
];

/// The page.
pub(super) fn findings(ui: &mut Ui, app: &App, ask: &mut Ask) {
    super::rule::notice(ui, app, ask);
    let tokens = theme::tokens(ui);
    let narrow = ui.ctx().content_rect().width() < theme::NARROW;
    let open = app.state.open_finding().is_some();
    if let Some((at, finding)) = app.state.selected.zip(app.state.open_finding()) {
        let frame = Frame::new().fill(tokens.surface);
        let width = if narrow { ui.available_width() - 300.0 } else { 472.0 };
        Panel::right("finding").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            panel(ui, app, at, finding, ask);
        });
    }
    Frame::new().fill(tokens.surface).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, app, ask);
        body(ui, app, open, narrow && open, ask);
    });
}

fn change(app: &App, ask: &mut Ask, edit: impl FnOnce(&mut FindingsView)) {
    let mut view = app.state.findings_view.clone();
    edit(&mut view);
    ask.push(Command::Findings(view));
}

fn head(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let view = &app.state.findings_view;
    // Beside an open panel in a narrow window there is room only for what holds something.
    let cramped =
        app.state.open_finding().is_some() && ui.ctx().content_rect().width() < theme::NARROW;
    let kept: Vec<(FindingTab, &str, u64)> = TABS
        .iter()
        .map(|(tab, word)| (*tab, *word, app.state.tab_count(*tab)))
        .filter(|(tab, _, count)| {
            let optional = cramped || *tab == FindingTab::NotCovered;
            *count > 0 || *tab == view.tab || !optional
        })
        .collect();
    let shown: Vec<Tab<'_>> =
        kept.iter().map(|(_, word, count)| Tab::counted(word, *count)).collect();
    let current = kept.iter().position(|(tab, _, _)| *tab == view.tab).unwrap_or(0);
    Frame::new().inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(at) = tabs(ui, "Findings", &shown, current) {
            let tab = kept[at].0;
            change(app, ask, |view| view.tab = tab);
            ask.push(Command::Select(None));
        }
    });
    hairline(ui);
    Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let mut words = view.text.clone();
        let width = (ui.available_width() - 8.0).min(360.0);
        let field = Input::search("Filter by software, publisher or machine", &mut words);
        if field.width(width).show(ui).changed() {
            change(app, ask, |view| view.text = words);
        }
        ui.horizontal(|ui| {
            for verdict in Verdict::ALL {
                let number = app.state.count(verdict) as u64;
                let chosen = view.verdicts.contains(&verdict);
                if number == 0 && !chosen {
                    continue;
                }
                if Chip::filter(verdict, number).chosen(chosen).show(ui).clicked() {
                    change(app, ask, |view| {
                        if !view.verdicts.remove(&verdict) {
                            view.verdicts.insert(verdict);
                        }
                    });
                }
            }
            let tokens = theme::tokens(ui);
            let total = app.state.tab_count(view.tab);
            let words = format!(
                "{} of {}",
                count(app.state.visible.len() as u64),
                counted(total, "finding", "findings")
            );
            let room = ui.available_rect_before_wrap();
            place_right(ui, room, |ui| {
                text::line(ui, Type::Small, tokens.muted, words);
            });
        });
    });
}

fn body(ui: &mut Ui, app: &App, open: bool, two_lines: bool, ask: &mut Ask) {
    let state = &app.state;
    let tokens = theme::tokens(ui);
    if state.visible.is_empty() {
        ui.add_space(40.0);
        empty(ui, app, ask);
        return;
    }
    let columns: &[Column<'_>] = if two_lines {
        &[Column::rest("Finding", 200.0)]
    } else if open {
        &[
            Column::exact("Verdict", 124.0),
            Column::rest("Software", 160.0),
            Column::exact("Machine", 116.0),
            Column::exact("Status", 84.0),
        ]
    } else {
        &[
            Column::exact("Verdict", 144.0),
            Column::rest("Software", 200.0).parts(2.0),
            Column::exact("Version", 128.0),
            Column::rest("Machine", 120.0),
            Column::exact("Status", 104.0),
        ]
    };
    let kinds: &[FindingColumn] = if open {
        &[
            FindingColumn::Verdict,
            FindingColumn::Software,
            FindingColumn::Machine,
            FindingColumn::Status,
        ]
    } else {
        &[
            FindingColumn::Verdict,
            FindingColumn::Software,
            FindingColumn::Version,
            FindingColumn::Machine,
            FindingColumn::Status,
        ]
    };
    let finding = |row: usize| &state.findings[state.visible[row] as usize];
    let selected =
        state.selected.and_then(|at| state.visible.iter().position(|row| *row as usize == at));
    let name = |row: usize| {
        let one = finding(row);
        format!("{}, {}, {}, open", overview::mark(one).word(), one.name, one.machine_name)
    };
    let view = &state.findings_view;
    let order = if view.reversed { Order::Up } else { Order::Down };
    let sorted = kinds.iter().position(|kind| *kind == view.sort).unwrap_or(0);
    let salt = if two_lines {
        "findings-narrow"
    } else if open {
        "findings-open"
    } else {
        TABLE
    };
    let mut table = Table::new(salt, "Findings", columns, state.visible.len())
        .selected(selected)
        .sorted(sorted, order)
        .row_name(&name);
    if two_lines {
        table = table.two_lines();
    }
    let id = Table::id(ui, TABLE);
    let answer = table.show(ui, |ui, row, column| {
        let one = finding(row);
        if two_lines {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                text::line(ui, Type::Strong, tokens.text, one.name.as_str());
                ui.horizontal(|ui| {
                    verdict_word(ui, overview::mark(one));
                    text::line(ui, Type::Small, tokens.text2, one.machine_name.as_str());
                });
            });
            return;
        }
        match kinds.get(column) {
            Some(FindingColumn::Verdict) => {
                verdict_word(ui, overview::mark(one));
            }
            Some(FindingColumn::Software) => {
                text::line(ui, Type::Body, tokens.text, one.name.as_str());
            }
            Some(FindingColumn::Version) => {
                text::line(ui, Type::Body, tokens.text2, one.version.as_deref().unwrap_or(""));
            }
            Some(FindingColumn::Machine) => {
                text::line(ui, Type::Body, tokens.text2, one.machine_name.as_str());
            }
            Some(FindingColumn::Status) => {
                status_word(ui, &one.status);
            }
            None => {}
        }
    });
    if let Some(row) = answer.opened.or(answer.moved.filter(|_| open)) {
        ask.push(Command::Select(Some(state.visible[row] as usize)));
        if answer.opened.is_some() {
            ask.push(Command::Rule(0));
        }
    }
    if answer.closed && open {
        ask.push(Command::Select(None));
        focus_table(ui.ctx(), id);
    }
    if let Some(kind) = answer.sort.and_then(|column| kinds.get(column)) {
        change(app, ask, |view| {
            view.reversed = view.sort == *kind && !view.reversed;
            view.sort = *kind;
        });
    }
    if let Some(row) = answer.copied {
        let one = finding(row);
        ui.ctx().copy_text(format!(
            "{}\t{}\t{}\t{}\t{}",
            overview::mark(one).word(),
            one.name,
            one.version.as_deref().unwrap_or(""),
            one.machine_name,
            one.assessment.sentence
        ));
    }
    let step = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let by = isize::from(step(Key::ArrowDown)) - isize::from(step(Key::ArrowUp));
    if let (true, Some(row)) = (by != 0 && open, selected) {
        let row = row.saturating_add_signed(by).min(state.visible.len() - 1);
        ask.push(Command::Select(Some(state.visible[row] as usize)));
    }
}

fn empty(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let state = &app.state;
    let view = &state.findings_view;
    let hidden = state.tab_count(view.tab);
    if state.inventories.is_empty() {
        let sentence = "Findings appear here after a scan or an import. An empty page means “not looked”, \
            never “all clear”.";
        empty_state(ui, Icon::Findings, "Nothing has been checked yet", sentence, |ui| {
            super::first_start::ways(ui, app, ask);
        });
    } else if hidden > 0 {
        let sentence = format!("{hidden} are hidden by it.");
        empty_state(ui, Icon::Filter, "No finding matches this filter", &sentence, |ui| {
            ui.vertical_centered(|ui| {
                if Button::secondary("Clear filter").show(ui).clicked() {
                    change(app, ask, |view| {
                        *view = FindingsView { tab: view.tab, ..FindingsView::default() };
                    });
                }
            });
        });
    } else {
        let among =
            format!("Nothing found among {}", counted(state.records(), "program", "programs"));
        let read = format!(
            "Read on {}. {} could not be read.",
            counted(state.machine_names().len() as u64, "machine", "machines"),
            counted(state.unread() as u64, "source", "sources")
        );
        let (icon, title, sentence) = match view.tab {
            FindingTab::Found => (Icon::NothingFound, among.as_str(), read.as_str()),
            FindingTab::ToReview => (
                Icon::Possible,
                "Nothing to review",
                "Possible matches appear here for your decision. They are not counted as found.",
            ),
            FindingTab::Gone => (
                Icon::Removed,
                "Nothing removed yet",
                "A finding moves here when a fresh scan or list no longer has it.",
            ),
            FindingTab::Decided => (
                Icon::Exempt,
                "Nothing decided yet",
                "Exemptions and wrong matches stand here, with who decided and why.",
            ),
            FindingTab::NotCovered => (
                Icon::Listed,
                "Nothing else by these vendors",
                "Programs of a vendor that is on a list, which no rule covers, would stand here.",
            ),
        };
        empty_state(ui, icon, title, sentence, |_| {});
    }
}

fn panel(ui: &mut Ui, app: &App, at: usize, finding: &Finding, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let state = &app.state;
    let frame = Frame::new().inner_margin(Margin::symmetric(16, 0));
    let edge = ui.max_rect();
    Panel::bottom("finding actions").exact_size(48.0).frame(frame).show(ui, |ui| {
        let room = ui.max_rect();
        crate::ui::widgets::place_left(ui, room, |ui| {
            let on_remove = state.panel == PanelTab::Remove;
            let button = if why::is_listed(finding) {
                Button::secondary("Remove…")
            } else {
                Button::primary("Remove…")
            };
            if button.icon(Icon::Uninstall).enabled(!on_remove).show(ui).clicked() {
                ask.push(Command::Panel(PanelTab::Remove));
            }
            if Button::secondary("Save report…").icon(Icon::Reports).show(ui).clicked() {
                ask.push(Command::Go(crate::app::Page::Reports));
            }
        });
    });
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 0 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            badge(ui, overview::mark(finding));
            status_word(ui, &finding.status);
            let room = ui.available_rect_before_wrap();
            place_right(ui, room, |ui| {
                if quiet_icon(ui, Icon::Close, "Close").clicked() {
                    ask.push(Command::Select(None));
                }
                let here = state.visible.iter().position(|row| *row as usize == at);
                for (icon, name, by) in [
                    (Icon::ChevronDown, "Next finding", 1),
                    (Icon::ChevronUp, "Finding before", -1),
                ] {
                    let to = here.and_then(|row| row.checked_add_signed(by));
                    let to = to.and_then(|row| state.visible.get(row));
                    if quiet_icon(ui, icon, name).clicked() {
                        if let Some(row) = to {
                            ask.push(Command::Select(Some(*row as usize)));
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
        let line = format!("{version}on {}{product}", finding.machine_name);
        text::line(ui, Type::Small, tokens.text2, line);
        let first = if why::is_listed(finding) {
            "Why it is listed"
        } else {
            "Why it is restricted for you"
        };
        let shown = [Tab::new(first), Tab::new("Evidence"), Tab::new("How to remove it")];
        let current = match state.panel {
            PanelTab::Why => 0,
            PanelTab::Evidence => 1,
            PanelTab::Remove => 2,
        };
        if let Some(tab) = tabs(ui, "Finding", &shown, current) {
            let all = [PanelTab::Why, PanelTab::Evidence, PanelTab::Remove];
            ask.push(Command::Panel(all[tab]));
        }
    });
    hairline(ui);
    ui.painter().vline(
        edge.left() + 0.5,
        edge.y_range(),
        eframe::egui::Stroke::new(1.0, tokens.line),
    );
    ScrollArea::vertical()
        .id_salt(("finding", at, state.panel as u8))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 8.0;
                match state.panel {
                    PanelTab::Why => why::why(ui, app, finding, ask),
                    PanelTab::Evidence => evidence::evidence_of(ui, app, finding),
                    PanelTab::Remove => remove::remove(ui, app, finding),
                }
            });
        });
}
