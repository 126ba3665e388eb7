//! The organisation's answers, the day for which the rules are applied, and the look.

use eframe::egui::{ThemePreference, Ui};

use super::{Ask, Pages, first_start};
use crate::app::{App, Command};
use crate::ui::{
    text::{self, Type},
    theme::{self, Contrast},
    widgets::{Button, Card, Input, segments},
};

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
    Card::titled("Look").show(ui, |ui| {
        let current = match ui.ctx().options(|options| options.theme_preference) {
            ThemePreference::System => 0,
            ThemePreference::Light => 1,
            ThemePreference::Dark => 2,
        };
        ui.horizontal(|ui| {
            let words = ["As the system", "Light", "Dark"];
            if let Some(at) = segments(ui, "Look", &words, current) {
                let all = [ThemePreference::System, ThemePreference::Light, ThemePreference::Dark];
                ui.ctx().set_theme(all[at]);
            }
            let high = tokens.app == eframe::egui::Color32::BLACK;
            if let Some(at) =
                segments(ui, "Contrast", &["Usual contrast", "High contrast"], usize::from(high))
            {
                let contrast = if at == 1 { Contrast::High } else { Contrast::Normal };
                theme::set_contrast(ui.ctx(), contrast);
            }
        });
    });
    text::caption(
        ui,
        format!(
            "Interdict {}. Rules as of {}. This is information, not legal advice.",
            env!("CARGO_PKG_VERSION"),
            app.catalog.version()
        ),
    );
}
