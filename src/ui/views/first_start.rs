//! The first start: three questions, what the answers mean, and the two ways to begin.

use eframe::egui::{Align, Layout, Margin, ScrollArea, Ui, vec2};

use super::{Ask, Pages};
use crate::app::{App, Command};
use crate::catalog::{Answer, Question};
use crate::language::Arg;
use crate::say;
use crate::ui::words;
use crate::ui::{
    focus::scroll_by_keys,
    icons::Icon,
    text::{self, Spans, Type},
    theme,
    widgets::{
        Action, Card, Chip, Tick, action_tile, badge, column, drop_zone, hairline, numbered, radio,
        tick_row,
    },
    window::choose_list,
};

/// Places that are offered before say!("more-places").
const USUAL: &[&str] = &["US", "CA", "UA", "GB", "DE", "IT", "AU"];

/// The page of the three questions.
pub fn first_start(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let width = (ui.available_width() - 2.0 * theme::PAGE).min(1136.0);
        column(ui, width, |ui| {
            ui.add_space(28.0);
            ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
            welcome(ui);
            let whole = ui.available_width();
            let side = if whole >= 860.0 { 380.0 } else { 300.0 };
            super::beside(ui, side, |ui| questions(ui, app, pages, ask), |ui| meaning(ui, app));
            ways(ui, app, ask);
            let tokens = theme::tokens(ui);
            ui.horizontal(|ui| {
                Icon::Lock.show(ui, theme::ICON_SMALL, tokens.text2);
                text::line(ui, Type::Small, tokens.text2, say!("works-offline"));
                let (rules, verified) = app.catalog.counts();
                let words = say!(
                    "rules-checked-as-of",
                    date = Arg::shown(app.catalog.version()),
                    rules = rules,
                    verified = verified
                );
                let room = ui.available_rect_before_wrap();
                crate::ui::widgets::place_right(ui, room, |ui| {
                    text::line(ui, Type::Small, tokens.text2, words);
                });
            });
            ui.add_space(16.0);
        });
        scroll_by_keys(ui);
    });
}

fn welcome(ui: &mut Ui) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        Icon::AppMark.named(ui, 48.0, eframe::egui::Color32::WHITE, "Interdict");
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            text::line(ui, Type::Title, tokens.text, say!("welcome"));
            text::explain(ui, say!("welcome-explained"));
        });
    });
}

fn question(ui: &mut Ui, number: usize, title: &str, line: &str, body: impl FnOnce(&mut Ui)) {
    let tokens = theme::tokens(ui);
    eframe::egui::Frame::new().inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            numbered(ui, number);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 2.0;
                text::line(ui, Type::Head, tokens.text, title);
                text::caption(ui, line);
                ui.add_space(6.0);
                ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                body(ui);
            });
        });
    });
}

/// The three questions in a card; also the heart of the settings.
pub(super) fn questions(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let profile = &app.state.profile;
    Card::plain().flush().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        question(ui, 1, say!("question-where"), say!("question-where-line"), |ui| {
            ui.horizontal_wrapped(|ui| {
                for place in &app.catalog.places {
                    let chosen = profile.jurisdictions.contains(&place.code);
                    let usual = USUAL.contains(&place.code.code());
                    // The states of a country that was chosen are offered with it.
                    let state = place
                        .code
                        .parent()
                        .is_some_and(|parent| profile.jurisdictions.contains(&parent));
                    if !(chosen || usual || state || pages.all_places) {
                        continue;
                    }
                    if Chip::new(&words::place(app, &place.code)).chosen(chosen).show(ui).clicked()
                    {
                        ask.push(Command::Place(place.code.clone(), !chosen));
                    }
                }
                if !pages.all_places
                    && Chip::new(say!("more-places")).icon(Icon::Plus).show(ui).clicked()
                {
                    pages.all_places = true;
                }
            });
        });
        hairline(ui);
        question(ui, 2, say!("question-kind"), say!("question-kind-line"), |ui| {
            answers(ui, app, Question::Kind, ask);
        });
        hairline(ui);
        question(ui, 3, say!("question-government"), say!("question-government-line"), |ui| {
            answers(ui, app, Question::Government, ask);
        });
    });
}

fn answers(ui: &mut Ui, app: &App, question: Question, ask: &mut Ask) {
    let places = &app.state.profile.jurisdictions;
    let offered: Vec<_> = app
        .catalog
        .answers
        .iter()
        .filter(|answer| answer.question == question && answer.is_for(places))
        .collect();
    let wide = question == Question::Kind && ui.available_width() >= 560.0;
    let columns = if wide { 3 } else { 2 };
    let width = ((ui.available_width() - 8.0 * (columns as f32 - 1.0)) / columns as f32).floor();
    let any = offered.iter().any(|answer| app.state.ticked.contains(&answer.id));
    // One more than the answers: "none of these" ends the question about governments.
    let last = usize::from(question == Question::Government);
    let all: Vec<usize> = (0..offered.len() + last).collect();
    ui.spacing_mut().interact_size.y = 20.0;
    for row in all.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for at in row {
                let room = vec2(width, 20.0);
                ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
                    ui.set_width(width);
                    answer(ui, app, &offered, *at, any, ask);
                });
            }
        });
    }
}

fn answer(ui: &mut Ui, app: &App, offered: &[&Answer], at: usize, any: bool, ask: &mut Ask) {
    let Some(answer) = offered.get(at) else {
        if radio(ui, !any, say!("none-of-these")).clicked() {
            for answer in offered {
                ask.push(Command::Answer(answer.id.clone(), false));
            }
        }
        return;
    };
    let ticked = app.state.ticked.contains(&answer.id);
    let mut response = tick_row(ui, Tick::from(ticked), &words::answer(answer));
    if !answer.note.is_empty() {
        response = response.on_hover_text(&answer.note);
    }
    if response.clicked() {
        ask.push(Command::Answer(answer.id.clone(), !ticked));
    }
}

/// What the answers mean, worked out by the same rules as everything else.
pub(super) fn meaning(ui: &mut Ui, app: &App) {
    let tokens = theme::tokens(ui);
    Card::titled(say!("what-your-answers-mean")).flush().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let profile = &app.state.profile;
        let pad = |ui: &mut Ui, body: &mut dyn FnMut(&mut Ui)| {
            eframe::egui::Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                body(ui);
            });
        };
        if profile.jurisdictions.is_empty() {
            pad(ui, &mut |ui| {
                text::explain(ui, say!("choose-a-country"));
            });
        }
        for meaning in &app.state.meanings {
            let names = &meaning.vendors;
            let more = names.len().saturating_sub(3);
            let mut title = names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
            if more > 0 {
                title = say!("names-and-more", names = title, more = more);
            }
            pad(ui, &mut |ui| {
                ui.horizontal(|ui| {
                    let width = (ui.available_width() - 132.0).max(0.0);
                    ui.allocate_ui(vec2(width, 20.0), |ui| {
                        ui.set_width(width);
                        text::line(ui, Type::Strong, tokens.text, title.as_str());
                    });
                    let room = ui.available_rect_before_wrap();
                    crate::ui::widgets::place_right(ui, room, |ui| {
                        badge(ui, meaning.verdict);
                    });
                });
                let words = meaning.sentence.as_str();
                text::explain(ui, words);
            });
            hairline(ui);
        }
        pad(ui, &mut |ui| {
            text::caption(ui, say!("change-answers-later"));
        });
    });
}

/// The two ways to begin, and the drop zone.
pub(super) fn ways(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let scan = Action {
        icon: Icon::Scan,
        title: say!("scan-this-computer"),
        sentence: say!("scan-changes-nothing"),
        verb: say!("scan"),
        primary: true,
    };
    let import = Action {
        icon: Icon::Import,
        title: say!("import-a-list"),
        sentence: say!("excel-csv-or-tool"),
        verb: say!("choose-file"),
        primary: false,
    };
    // Between cards, as everywhere.
    ui.spacing_mut().item_spacing.x = theme::GAP_CARDS;
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            if action_tile(left, &scan) {
                ask.push(Command::Scan);
            }
            if action_tile(right, &import) && !app.state.choosing {
                ask.push(choose_list());
            }
        }
    });
    let words = Spans::new()
        .and(Type::Body, tokens.text2, &format!("{} ", say!("or-drop-a-file")))
        .and(Type::Strong, tokens.text, ".xlsx .ods .csv .json .xml .txt")
        .and(Type::Body, tokens.text2, say!("or-what-a-tool-wrote"));
    if drop_zone(ui, 80.0, say!("drop-a-file-here"), words).clicked() && !app.state.choosing {
        ask.push(choose_list());
    }
}
