//! The organisation's answers, the day for which the rules are applied, and the look.

use eframe::egui::Ui;

use super::{Ask, Pages, first_start};
use crate::app::{App, Command, Look, Preferences};
use crate::language::{self, Arg, Language};
use crate::say;
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
    text::line(ui, Type::Title, tokens.text, say!("settings"));
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
    Card::titled(say!("day")).show(ui, |ui| {
        text::explain(ui, say!("day-explained"));
        ui.horizontal(|ui| {
            let mut words = app.state.as_of_text.clone();
            let field = Input::new(say!("day-field"), &mut words).width(140.0);
            if field.show(ui).changed() {
                ask.push(Command::AsOf(words));
            }
            if app.state.as_of != app.state.today && Button::quiet(say!("today")).show(ui).clicked()
            {
                ask.push(Command::AsOf(app.state.today.to_string()));
            }
            if app.state.as_of_text.trim().parse::<jiff::civil::Date>().is_err() {
                let words = say!("not-a-day", day = Arg::shown(app.state.as_of));
                text::line(ui, Type::Body, tokens.restricted.text, words);
            }
        });
    });
    super::workspace::settings(ui, app, pages, ask);
    look(ui, app, ask);
    kept(ui, app);
    text::caption(
        ui,
        say!(
            "about",
            version = env!("CARGO_PKG_VERSION"),
            date = Arg::shown(app.catalog.version())
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
    Card::titled(say!("look")).show(ui, |ui| {
        let all = [Look::System, Look::Light, Look::Dark];
        let current = all.iter().position(|look| *look == preferences.look).unwrap_or(0);
        ui.horizontal(|ui| {
            let words = [say!("as-the-system"), say!("light"), say!("dark")];
            if let Some(at) = segments(ui, say!("look"), &words, current) {
                change(&|own| own.look = all[at]);
            }
            let high = usize::from(preferences.high_contrast);
            let words = [say!("usual-contrast"), say!("high-contrast")];
            if let Some(at) = segments(ui, say!("contrast"), &words, high) {
                change(&|own| own.high_contrast = at == 1);
            }
        });
        let zoom = ui.ctx().zoom_factor();
        let current = SIZES.iter().position(|(size, _)| (size - zoom).abs() < 0.01);
        let words = SIZES.map(|(_, word)| word);
        let shown = say!("size-now", percent = format!("{:.0}", zoom * 100.0));
        if let Some(at) = select(ui, say!("size"), &shown, Some(140.0), &words, current) {
            change(&|own| own.zoom = SIZES[at].0);
        }
        // Each language by its own name: who does not read the present one finds it.
        let system = say!("language-as-the-system", name = app.state.system_language.name());
        let mut names = vec![system.as_str()];
        names.extend(Language::ALL.map(Language::name));
        let current = preferences.language.map_or(0, |own| {
            Language::ALL.iter().position(|one| *one == own).map_or(0, |at| at + 1)
        });
        let shown = say!("language-now", name = language::spoken().name());
        if let Some(at) = select(ui, say!("language"), &shown, None, &names, Some(current)) {
            let chosen = at.checked_sub(1).and_then(|at| Language::ALL.get(at)).copied();
            change(&|own| own.language = chosen);
        }
        if language::spoken() != Language::English {
            text::caption(ui, say!("what-stays-english"));
        }
    });
}

/// What is kept, and where.
fn kept(ui: &mut Ui, app: &App) {
    let folders = app.folders();
    Card::titled(say!("what-is-kept")).show(ui, |ui| {
        text::explain(ui, say!("what-is-kept-explained"));
        for (what, place) in &folders {
            fact_mono(ui, 200.0, what, place);
        }
        if folders.is_empty() {
            text::caption(ui, say!("no-folder-for-settings"));
        }
    });
}
