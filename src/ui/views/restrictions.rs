//! Every rule of the catalogue, and whether it touches the organisation.

use eframe::egui::{Frame, Margin, Rect, ScrollArea, Stroke, Ui, vec2};

use super::{Ask, FOLDED, part, rule};
use crate::app::{App, Command, RuleChip, RulesView};
use crate::catalog::{Layer, Measure};
use crate::model::{Reach, Standing};
use crate::say;
use crate::ui::words;
use crate::ui::{
    focus::scroll_by_keys,
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Button, Chip, Column, Input, Mark, Table, back_to_table, country_tag, empty_state,
        hairline, place_right, quiet_icon, verdict_word, worded,
    },
};

/// The page.
pub(super) fn restrictions(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let narrow = ui.ctx().content_rect().width() < theme::NARROW;
    let id = app.state.selected_rule.as_ref();
    let open = id.and_then(|id| app.catalog.measures.get(id));
    let room = ui.available_rect_before_wrap();
    let folded = room.width() < FOLDED;
    let (list, panel) = if open.is_none() {
        (room, Rect::NOTHING)
    } else if folded {
        room.split_top_bottom_at_y(room.bottom() - (room.height() * 0.6).round())
    } else {
        let width = if narrow { room.width() - 340.0 } else { 440.0 };
        room.split_left_right_at_x(room.right() - width)
    };
    // The list first: from there the Tab key leads into the panel that it opened.
    part(ui, "list", list, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui, app, ask);
        table(ui, app, ask);
    });
    if let Some(measure) = open {
        part(ui, "rule", panel, |ui| one(ui, app, measure, ask));
    }
}

/// The rule that is open.
fn one(ui: &mut Ui, app: &App, measure: &Measure, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let edge = ui.max_rect();
    ScrollArea::vertical().id_salt(&measure.id).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.horizontal(|ui| {
                country_tag(ui, measure.jurisdiction.code());
                text::line(ui, Type::Small, tokens.text2, words::place(app, &measure.jurisdiction));
                let room = ui.available_rect_before_wrap();
                place_right(ui, room, |ui| {
                    if quiet_icon(ui, Icon::Close, say!("close")).clicked() {
                        ask.push(Command::SelectRule(None));
                        back_to_table(ui.ctx());
                    }
                });
            });
            text::head(ui, measure.title.as_str());
            text::strong(ui, say!("does-this-touch-us"));
            let row = app.state.rules.iter().find(|row| row.measure == measure.id);
            if let Some(row) = row {
                let answer = match row.chip() {
                    RuleChip::Touches if row.reach == Reach::ViaVendor => {
                        say!("through-the-vendor")
                    }
                    RuleChip::Touches => say!("yes-it-binds-you"),
                    RuleChip::Depends => say!("it-depends"),
                    RuleChip::NotInForce => say!("not-in-force-now"),
                    RuleChip::DoesNot | RuleChip::All => say!("no"),
                };
                text::body(ui, format!("{answer} {}", row.sentence));
            }
            let verdict = row.and_then(|row| row.verdict);
            rule::rule(ui, app, measure, verdict, None, ask);
            let origin = match (&measure.layer, measure.verified) {
                (Layer::Own(file), _) => say!("own-rule-of", file = file),
                (Layer::BuiltIn, true) => say!("catalogue-verified").to_owned(),
                (Layer::BuiltIn, false) => say!("catalogue-not-verified").to_owned(),
            };
            text::caption(ui, origin);
        });
        scroll_by_keys(ui);
    });
    ui.painter().vline(edge.left() + 0.5, edge.y_range(), Stroke::new(1.0, tokens.line));
}

fn head(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let view = &app.state.rules_view;
    Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let mut words = view.text.clone();
        let width = (ui.available_width() - 8.0).min(420.0);
        let field = Input::search(say!("search-rules"), &mut words);
        if field.width(width).show(ui).changed() {
            ask.push(Command::Rules(RulesView { text: words, ..view.clone() }));
        }
        ui.horizontal(|ui| {
            for chip in RuleChip::ALL {
                if Chip::new(chip.word()).chosen(view.chip == chip).show(ui).clicked() {
                    ask.push(Command::Rules(RulesView { chip, ..view.clone() }));
                }
            }
            let room = ui.available_rect_before_wrap();
            let words = say!("count-rules", count = app.state.rules.len());
            place_right(ui, room, |ui| {
                text::line(ui, Type::Small, tokens.muted, words);
            });
        });
    });
    hairline(ui);
}

fn table(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let rows = &app.state.rules;
    if rows.is_empty() {
        ui.add_space(40.0);
        let title = say!("no-rule-names", text = &app.state.rules_view.text);
        let sentence = say!("absence-proves-nothing");
        empty_state(ui, Icon::Restrictions, &title, sentence, |ui| {
            ui.vertical_centered(|ui| {
                if Button::secondary(say!("show-all-rules")).show(ui).clicked() {
                    ask.push(Command::Rules(RulesView::default()));
                }
            });
        });
        return;
    }
    let open = app.state.selected_rule.is_some();
    let columns: &[Column<'_>] = if open {
        &[
            Column::exact(say!("head-place"), 72.0).unsorted(),
            Column::rest(say!("term-rule"), 160.0).unsorted(),
            Column::exact(say!("head-for-you"), 144.0).unsorted(),
        ]
    } else {
        &[
            Column::exact(say!("head-place"), 72.0).unsorted(),
            Column::rest(say!("term-rule"), 200.0).unsorted().parts(2.0),
            Column::exact(say!("head-for-you"), 152.0).unsorted(),
            Column::rest(say!("head-vendors"), 140.0).unsorted(),
            Column::exact(say!("head-status-as-of"), 108.0).unsorted(),
        ]
    };
    let selected = app
        .state
        .selected_rule
        .as_ref()
        .and_then(|id| rows.iter().position(|row| row.measure == *id));
    let measure = |at: usize| app.catalog.measures.get(&rows[at].measure);
    let name = |at: usize| {
        measure(at).map_or_else(String::new, |measure| {
            let reach = rule::reach_words(rows[at].reach, &rows[at].standing);
            format!("{}, {}, {reach}", measure.title, measure.jurisdiction)
        })
    };
    // The same whatever columns it has, so that it keeps the focus when a rule opens beside it.
    let table = Table::new("rules", say!("file-kind-rules"), columns, rows.len())
        .selected(selected)
        .row_name(&name);
    let answer = table.show(ui, |ui, at, column| {
        let Some(measure) = measure(at) else { return };
        let row = &rows[at];
        match column {
            0 => {
                country_tag(ui, measure.jurisdiction.code());
            }
            1 => {
                text::line(ui, Type::Body, tokens.text, measure.title.as_str());
            }
            2 => for_you(ui, row),
            3 => {
                let vendors: Vec<&str> = measure
                    .vendors
                    .iter()
                    .filter_map(|id| app.catalog.vendors.get(id))
                    .map(|vendor| vendor.name.as_str())
                    .collect();
                text::line(ui, Type::Body, tokens.text2, vendors.join(", "));
            }
            _ => {
                let as_of = measure
                    .status_as_of
                    .as_ref()
                    .map_or(say!("as-of-not-known"), |date| date.text());
                let ink = if measure.verified { tokens.text2 } else { tokens.unseen.text };
                text::line(ui, Type::Body, ink, as_of);
            }
        }
    });
    if let Some(at) = answer.opened.or(answer.moved.filter(|_| open)) {
        ask.push(Command::SelectRule(Some(rows[at].measure.clone())));
    }
    if answer.closed {
        ask.push(Command::SelectRule(None));
    }
}

fn for_you(ui: &mut Ui, row: &crate::app::RuleRow) {
    let tokens = theme::tokens(ui);
    let line = |ui: &mut Ui, icon, ink, word| {
        worded(ui, Some(icon), theme::ICON, Type::Body, ink, word);
    };
    match (row.chip(), row.verdict) {
        (RuleChip::Touches, Some(verdict)) => {
            verdict_word(ui, Mark::from(verdict));
        }
        (RuleChip::Depends, _) => line(ui, Icon::Help, tokens.unseen.text, say!("depends")),
        (RuleChip::NotInForce, _) => {
            let word = match row.standing {
                Standing::Future(_) => say!("not-yet"),
                Standing::Ended(_) => say!("ended"),
                Standing::Proposed => say!("proposed"),
                Standing::Paused => say!("paused"),
                _ => say!("binds-nobody"),
            };
            line(ui, Icon::Calendar, tokens.muted, word);
        }
        _ => line(ui, Icon::Minus, tokens.muted, say!("does-not")),
    }
}
