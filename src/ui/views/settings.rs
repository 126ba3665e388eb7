//! The organisation's answers, the day for which the rules are applied, and the look.

use eframe::egui::Ui;

use super::{Ask, Pages, first_start};
use crate::app::{App, Command, Look, Preferences};
use crate::ui::{
    text::{self, Type},
    theme,
    widgets::{Button, Card, Input, fact_mono, segments, select},
};

/// Sizes to choose from; keys take steps between them.
const SIZES: [(f32, &str); 7] = [
    (0.8, "80 %"),
    (1.0, "100 %"),
    (1.2, "120 %"),
    (1.5, "150 %"),
    (2.0, "200 %"),
    (2.5, "250 %"),
    (3.0, "300 %"),
];

/// The page.
pub(super) fn settings(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    text::line(ui, Type::Title, tokens.text, "Settings");
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
    let whole = ui.available_width();
    let side = if whole >= 860.0 { 340.0 } else { 280.0 };
    super::beside(
        ui,
        side,
        |ui| first_start::questions(ui, app, pages, ask),
        |ui| first_start::meaning(ui, app),
    );
    super::own_rules::own_rules(ui, app, pages, ask);
    super::lists::catalogue(ui, app, ask);
    super::lists::official_lists(ui, app, ask);
    Card::titled("Day").show(ui, |ui| {
        text::explain(
            ui,
            "The rules are applied as they held on this day, as far as the catalogue knows (YYYY-MM-DD).",
        );
        ui.horizontal(|ui| {
            let mut words = app.state.as_of_text.clone();
            let field = Input::new("Day (YYYY-MM-DD)", &mut words).width(140.0);
            if field.show(ui).changed() {
                ask.push(Command::AsOf(words));
            }
            if app.state.as_of != app.state.today && Button::quiet("Today").show(ui).clicked() {
                ask.push(Command::AsOf(app.state.today.to_string()));
            }
            if app.state.as_of_text.trim().parse::<jiff::civil::Date>().is_err() {
                let words = format!("Not a day; {} is used.", app.state.as_of);
                text::line(ui, Type::Body, tokens.restricted.text, words);
            }
        });
    });
    super::workspace::settings(ui, app, pages, ask);
    look(ui, app, ask);
    kept(ui, app);
    text::caption(
        ui,
        format!(
            "Interdict {}. Rules as of {}. This is information, not legal advice.",
            env!("CARGO_PKG_VERSION"),
            app.catalog.version()
        ),
    );
}

fn look(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let preferences = &app.state.preferences;
    let mut change = |edit: &dyn Fn(&mut Preferences)| {
        let mut changed = preferences.clone();
        edit(&mut changed);
        ask.push(Command::Prefer(Box::new(changed)));
    };
    Card::titled("Look").show(ui, |ui| {
        let all = [Look::System, Look::Light, Look::Dark];
        let current = all.iter().position(|look| *look == preferences.look).unwrap_or(0);
        ui.horizontal(|ui| {
            let words = ["As the system", "Light", "Dark"];
            if let Some(at) = segments(ui, "Look", &words, current) {
                change(&|own| own.look = all[at]);
            }
            let high = usize::from(preferences.high_contrast);
            let words = ["Usual contrast", "High contrast"];
            if let Some(at) = segments(ui, "Contrast", &words, high) {
                change(&|own| own.high_contrast = at == 1);
            }
        });
        let zoom = ui.ctx().zoom_factor();
        let current = SIZES.iter().position(|(size, _)| (size - zoom).abs() < 0.01);
        let words = SIZES.map(|(_, word)| word);
        let shown = format!("Size {:.0} %", zoom * 100.0);
        if let Some(at) = select(ui, "Size", &shown, Some(140.0), &words, current) {
            change(&|own| own.zoom = SIZES[at].0);
        }
    });
}

/// What is kept, and where.
fn kept(ui: &mut Ui, app: &App) {
    let folders = app.folders();
    Card::titled("What is kept, and where").show(ui, |ui| {
        text::explain(
            ui,
            "Nothing leaves this computer: there is no account, no telemetry and no connection to the network. \
             Addresses of sources are opened in the browser, and only when you press them.",
        );
        for (what, place) in &folders {
            fact_mono(ui, 200.0, what, place);
        }
        if folders.is_empty() {
            text::caption(ui, "This system names no folder for settings; nothing is kept.");
        }
    });
}
