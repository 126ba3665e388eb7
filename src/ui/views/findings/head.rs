//! Above the table: tabs, the filter and its chips, how rows are put together, which columns are shown,
//! and filters with a name.

use eframe::egui::{Key, Margin, PopupCloseBehavior, Ui, vec2};

use super::super::{Ask, Pages};
use super::change;
use crate::app::{App, Command, FindingColumn, FindingTab, GroupBy, Preferences, SavedFilter};
use crate::language::{self, Language};
use crate::model::Verdict;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Button, Chip, Input, Tab, Tick, hairline, menu_entry, place_right, popup, select, tabs,
        tick_row,
    },
};

fn all_tabs() -> [(FindingTab, &'static str); 5] {
    [
        (FindingTab::Found, say!("tab-found")),
        (FindingTab::ToReview, say!("to-review")),
        (FindingTab::Gone, say!("tab-gone")),
        (FindingTab::Decided, say!("tab-decided")),
        (FindingTab::NotCovered, say!("tab-same-vendor")),
    ]
}

/// Tabs, filter and chips.
pub(super) fn head(ui: &mut Ui, app: &App, pages: &mut Pages, beside: bool, ask: &mut Ask) {
    let view = &app.state.findings_view;
    // Beside an open panel in a narrow window there is room only for what holds something.
    let cramped = beside && ui.ctx().content_rect().width() < theme::NARROW;
    let kept: Vec<(FindingTab, &str, u64)> = all_tabs()
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
    eframe::egui::Frame::new().inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(at) = tabs(ui, say!("findings"), &shown, current) {
            let tab = kept[at].0;
            change(app, ask, |view| view.tab = tab);
            ask.push(Command::Select(None));
        }
    });
    hairline(ui);
    eframe::egui::Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        ui.horizontal(|ui| {
            let mut words = view.text.clone();
            let others = if beside { 0.0 } else { 330.0 };
            let width = (ui.available_width() - others - 8.0).clamp(160.0, 360.0);
            let field = Input::search(say!("filter-by"), &mut words);
            if field.width(width).show(ui).changed() {
                change(app, ask, |view| view.text = words);
            }
            if !beside {
                grouping(ui, app, ask);
                columns(ui, app, ask);
                saved(ui, app, pages, ask);
            }
        });
        chips(ui, app, ask);
    });
}

fn chips(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let view = &app.state.findings_view;
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
        let shown = app.state.shown.findings.len();
        let mut words = if app.state.shown.is_partial {
            say!("shown-of-so-far", shown = shown, count = total)
        } else {
            say!("shown-of", shown = shown, count = total)
        };
        let ticked = app.state.ticked_findings.len() as u64;
        if ticked > 0 {
            words = say!("ticked-and", count = ticked, words = words);
        }
        let room = ui.available_rect_before_wrap();
        place_right(ui, room, |ui| {
            text::line(ui, Type::Small, tokens.muted, words);
        });
    });
}

/// A word as it stands in the middle of a sentence: small, but where nouns are written large.
fn in_a_sentence(word: &str) -> String {
    if language::spoken() == Language::German { word.to_owned() } else { word.to_lowercase() }
}

fn grouping(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let group = app.state.findings_view.group;
    let words: Vec<&str> =
        std::iter::once(say!("not-grouped")).chain(GroupBy::ALL.map(GroupBy::word)).collect();
    let current =
        group.and_then(|by| GroupBy::ALL.iter().position(|one| *one == by)).map_or(0, |at| at + 1);
    let shown = match group {
        Some(by) => say!("grouped-by", word = in_a_sentence(by.word())),
        None => say!("not-grouped").to_owned(),
    };
    if let Some(at) = select(ui, say!("group"), &shown, Some(124.0), &words, Some(current)) {
        change(app, ask, |view| {
            view.group = at.checked_sub(1).map(|at| GroupBy::ALL[at]);
            view.folded.clear();
        });
    }
}

fn columns(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let button = Button::icon_only(Icon::Settings, say!("columns")).show(ui);
    popup(&button, say!("columns"), PopupCloseBehavior::CloseOnClickOutside, |ui| {
        ui.set_min_width(180.0);
        for column in &FindingColumn::ALL[2..] {
            let hidden = app.state.preferences.hidden_columns.contains(column);
            if tick_row(ui, Tick::from(!hidden), column.word()).clicked() {
                let mut preferences = app.state.preferences.clone();
                if !preferences.hidden_columns.remove(column) {
                    preferences.hidden_columns.insert(*column);
                }
                ask.push(Command::Prefer(Box::new(preferences)));
            }
        }
        if !app.state.preferences.column_widths.is_empty() {
            hairline(ui);
            if menu_entry(ui, None, say!("usual-widths")).clicked() {
                let mut preferences = app.state.preferences.clone();
                preferences.column_widths.clear();
                ask.push(Command::Prefer(Box::new(preferences)));
            }
        }
    });
}

/// Filters with a name: chosen, saved, forgotten.
fn saved(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let preferences = &app.state.preferences;
    let button = Button::secondary(say!("filters")).icon(Icon::Filter).show(ui);
    let mut change_to: Option<Preferences> = None;
    popup(&button, say!("filters"), PopupCloseBehavior::CloseOnClickOutside, |ui| {
        ui.set_min_width(260.0);
        ui.spacing_mut().item_spacing.y = 4.0;
        for (at, filter) in preferences.filters.iter().enumerate() {
            ui.horizontal(|ui| {
                let name = say!("forget-the-filter", name = &filter.name);
                if Button::icon_only(Icon::Close, &name).show(ui).clicked() {
                    let mut changed = preferences.clone();
                    changed.filters.remove(at);
                    change_to = Some(changed);
                }
                if menu_entry(ui, Some(Icon::Filter), &filter.name).clicked() {
                    ask.push(Command::Findings(filter.view.clone()));
                    ui.close();
                }
            });
        }
        if preferences.filters.is_empty() {
            text::caption(ui, say!("no-filter-yet"));
        }
        hairline(ui);
        ui.horizontal(|ui| {
            let named = &mut pages.filter_name;
            let field = Input::new(say!("name-of-this-filter"), named).width(170.0).show(ui);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let ready = !named.trim().is_empty();
            let save = Button::secondary(say!("save")).enabled(ready).show(ui).clicked();
            if save || (entered && ready) {
                let mut changed = preferences.clone();
                let name = named.trim().to_owned();
                changed.filters.retain(|filter| filter.name != name);
                let view = app.state.findings_view.clone();
                changed.filters.push(SavedFilter { name, view });
                change_to = Some(changed);
                named.clear();
            }
        });
    });
    if let Some(preferences) = change_to {
        ask.push(Command::Prefer(Box::new(preferences)));
    }
}
