//! Every rule of the catalogue, and whether it touches the organisation.

use std::collections::BTreeMap;

use eframe::egui::{Frame, Id, Margin, Rect, ScrollArea, Stroke, Ui, vec2};

use super::{Ask, FOLDED, part, rule};
use crate::app::{App, Begins, Command, RuleChip, RuleRow, RulesView};
use crate::catalog::{Layer, Measure};
use crate::model::{Jurisdiction, Reach, Standing};
use crate::say;
use crate::ui::words;
use crate::ui::{
    focus::scroll_by_keys,
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Button, Chip, Column, Input, Mark, Table, back_to_table, country_tag, empty_state,
        hairline, place_right, quiet_icon, segments, select, verdict_word, worded,
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
            let row = opened(ui, app).and_then(|at| app.state.rules.rows.get(at));
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
                // By vendor it is the answer for that vendor alone.
                let whose = row.vendor.as_ref().map_or(String::new(), |name| format!("{name}: "));
                text::body(ui, format!("{whose}{answer} {}", row.sentence));
            }
            let verdict = row.and_then(|row| row.verdict);
            let vendor = row.and_then(|row| row.vendor_id.as_deref());
            rule::rule(ui, app, measure, vendor, verdict, None, ask);
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
    let view = &app.state.rules_view;
    Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let mut words = view.text.clone();
        ui.horizontal_wrapped(|ui| {
            let width = (ui.available_width() - 8.0).min(320.0);
            let field = Input::search(say!("search-rules"), &mut words);
            if field.width(width).show(ui).changed() {
                ask.push(Command::Rules(RulesView { text: words, ..view.clone() }));
            }
            place(ui, app, ask);
            let ways = [say!("by-rule"), say!("by-vendor")];
            let current = usize::from(view.by_vendor);
            if let Some(at) = segments(ui, say!("how-rules-are-shown"), &ways, current) {
                ask.push(Command::Rules(RulesView { by_vendor: at == 1, ..view.clone() }));
            }
        });
        ui.horizontal_wrapped(|ui| {
            for (chip, count) in RuleChip::ALL.into_iter().zip(app.state.rules.counts) {
                let own = Chip::new(chip.word()).count(count).chosen(view.chip == chip);
                if own.show(ui).clicked() {
                    ask.push(Command::Rules(RulesView { chip, ..view.clone() }));
                }
            }
        });
    });
    hairline(ui);
}

/// Of which country or state.
fn place(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let view = &app.state.rules_view;
    let codes: BTreeMap<&str, &Jurisdiction> = app
        .catalog
        .measures
        .values()
        .map(|measure| (measure.jurisdiction.code(), &measure.jurisdiction))
        .collect();
    let mut places: Vec<(String, &Jurisdiction)> =
        codes.values().map(|own| (words::place(app, own), *own)).collect();
    places.sort();
    let any = say!("any-place");
    let entries: Vec<&str> =
        std::iter::once(any).chain(places.iter().map(|own| own.0.as_str())).collect();
    let current = view.place.as_ref().and_then(|own| places.iter().position(|(_, at)| *at == own));
    let current = current.map_or(0, |at| at + 1);
    let shown = say!("of-place", place = entries.get(current).copied().unwrap_or(any));
    if let Some(at) = select(ui, say!("head-place"), &shown, None, &entries, Some(current)) {
        let place = at.checked_sub(1).and_then(|at| places.get(at)).map(|own| own.1.clone());
        ask.push(Command::Rules(RulesView { place, ..view.clone() }));
    }
}

/// With less room than this, as beside an open rule in a narrow window, columns keep to the least.
const TIGHT: f32 = 400.0;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Place,
    Rule,
    Vendor,
    Since,
    AsOf,
    ForYou,
}

impl What {
    fn column(self, tight: bool) -> Column<'static> {
        let column = match self {
            Self::Place => Column::exact(say!("head-place"), 72.0),
            Self::Rule if tight => Column::rest(say!("term-rule"), 90.0),
            Self::Rule => Column::rest(say!("term-rule"), 160.0).parts(2.0),
            Self::Vendor if tight => Column::exact(say!("head-vendors"), 84.0),
            Self::Vendor => Column::rest(say!("head-vendors"), 120.0),
            Self::Since => Column::exact(say!("head-since"), 120.0),
            Self::AsOf => Column::exact(say!("head-status-as-of"), 108.0),
            Self::ForYou => Column::exact(say!("head-for-you"), 152.0),
        };
        column.unsorted()
    }
}

fn table(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let rows = &app.state.rules.rows;
    let by_vendor = app.state.rules_view.by_vendor;
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
    let narrow = ui.ctx().content_rect().width() < theme::NARROW;
    let shown: &[What] = match (open, by_vendor) {
        (true, false) => &[What::Place, What::Rule, What::ForYou],
        (true, true) => &[What::Vendor, What::Rule, What::ForYou],
        // How old the news is stands in the rule itself where there is no room for it.
        (false, false) if narrow => {
            &[What::Place, What::Rule, What::Vendor, What::Since, What::ForYou]
        }
        (false, true) if narrow => {
            &[What::Vendor, What::Place, What::Rule, What::Since, What::ForYou]
        }
        (false, false) => {
            &[What::Place, What::Rule, What::Vendor, What::Since, What::AsOf, What::ForYou]
        }
        (false, true) => {
            &[What::Vendor, What::Place, What::Rule, What::Since, What::AsOf, What::ForYou]
        }
    };
    let tight = ui.available_width() < TIGHT;
    let columns: Vec<Column<'_>> = shown.iter().map(|what| what.column(tight)).collect();
    let selected = opened(ui, app);
    let measure = |at: usize| app.catalog.measures.get(&rows[at].measure);
    let name = |at: usize| {
        measure(at).map_or_else(String::new, |measure| {
            let reach = rule::reach_words(rows[at].reach, &rows[at].standing);
            format!("{}, {}, {reach}", measure.title, measure.jurisdiction)
        })
    };
    // The same whatever columns it has, so that it keeps the focus when a rule opens beside it.
    let salt = if by_vendor { "rules-by-vendor" } else { "rules" };
    let table = Table::new(salt, say!("file-kind-rules"), &columns, rows.len())
        .selected(selected)
        .row_name(&name);
    let answer = table.show(ui, |ui, at, column| {
        let Some(measure) = measure(at) else { return };
        let row = &rows[at];
        match shown.get(column) {
            Some(What::Place) => {
                country_tag(ui, measure.jurisdiction.code());
            }
            Some(What::Rule) => {
                text::line(ui, Type::Body, tokens.text, measure.title.as_str());
            }
            Some(What::ForYou) => for_you(ui, row),
            Some(What::Since) => {
                let since = match &row.begins {
                    Begins::Since(date) => date.clone(),
                    Begins::From(date) => say!("counts-from", date = date),
                    Begins::NotKnown => say!("as-of-not-known").to_owned(),
                    Begins::Never => String::new(),
                };
                text::line(ui, Type::Body, tokens.text2, since);
            }
            Some(What::Vendor) if by_vendor => {
                let vendor = row.vendor.as_deref().unwrap_or(say!("none-named"));
                text::line(ui, Type::Strong, tokens.text, vendor);
            }
            Some(What::Vendor) => {
                let vendors: Vec<&str> = measure
                    .vendors
                    .iter()
                    .filter_map(|id| app.catalog.vendors.get(id))
                    .map(|vendor| vendor.name.as_str())
                    .collect();
                text::line(ui, Type::Body, tokens.text2, vendors.join(", "));
            }
            Some(What::AsOf) | None => {
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
        let vendor = rows[at].vendor_id.clone().unwrap_or_default();
        ui.data_mut(|data| data.insert_temp(opened_id(), vendor));
        ask.push(Command::SelectRule(Some(rows[at].measure.clone())));
    }
    if answer.closed {
        ask.push(Command::SelectRule(None));
    }
}

/// Where the vendor of the row that was opened is kept.
fn opened_id() -> Id {
    Id::unique("opened rule")
}

/// Which row is open. A rule with several vendors has several rows: the one that was opened, else the one
/// of the vendor that the rule touches most.
fn opened(ui: &Ui, app: &App) -> Option<usize> {
    let rule = app.state.selected_rule.as_ref()?;
    let vendor: Option<String> = ui.data(|data| data.get_temp(opened_id()));
    let rows = app.state.rules.rows.iter().enumerate();
    let of_rule = rows.filter(|(_, row)| row.measure == *rule);
    let key = |(at, row): &(usize, &RuleRow)| {
        let is_it = row.vendor_id.is_some() && row.vendor_id == vendor;
        (is_it, row.reach, row.verdict, std::cmp::Reverse(*at))
    };
    of_rule.max_by_key(key).map(|(at, _)| at)
}

fn for_you(ui: &mut Ui, row: &RuleRow) {
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
