//! The pages of the window. A view draws what the state says and asks for what the user wants; it
//! changes nothing itself.

use eframe::egui::{Align, Layout, Margin, ScrollArea, Ui, vec2};

use super::theme;
use crate::app::{App, Command, Page};
use crate::say;
use crate::ui::words;

mod changes;
mod coverage;
mod dates;
mod decide;
mod do_first;
mod evidence;
mod findings;
mod first_start;
mod guide;
mod handover;
mod help;
mod history;
mod import;
mod lists;
mod machines;
mod notifications;
mod old_reading;
mod over_time;
mod overview;
mod own_rules;
mod palette;
mod remove;
mod reports;
mod restrictions;
mod rule;
mod settings;
mod why;
mod workspace;

pub use first_start::first_start;

pub(super) use coverage::choose_disk;
pub(super) use decide::decide;
pub(super) use notifications::notifications;
pub(super) use palette::{Palette, PaletteAnswer, palette};
pub(super) use reports::choose_report;
pub(super) use workspace::{choose_copy, choose_workspace, new_workspace, saved};

/// What the user asked for in this frame.
#[derive(Default)]
pub struct Ask(Vec<Command>);

impl Ask {
    /// Asks for something.
    pub fn push(&mut self, command: Command) {
        self.0.push(command);
    }

    pub(super) fn take(self) -> Vec<Command> {
        self.0
    }
}

/// What only concerns the look of the pages.
#[derive(Default)]
pub struct Pages {
    pub(super) focus_search: bool,
    /// The command palette, while it is open.
    pub(super) palette: Option<Palette>,
    /// What is to be done first, by product.
    tasks: Option<do_first::Made>,
    /// How what changed is shown.
    changes: changes::Look,
    /// The backup that is chosen to be restored.
    backup: usize,
    /// The machines, and what is being done with them.
    machines: machines::Look,
    /// The reading whose deletion is asked about, with what it is.
    reading_to_delete: Option<(crate::app::InventoryKey, String)>,
    /// The decision that is being written.
    decision: Option<decide::Draft>,
    /// The name of a filter that is being saved.
    filter_name: String,
    /// What was told before is shown.
    pub(super) notifications: bool,
    /// All places are shown on the first page, not only the usual ones.
    all_places: bool,
    /// A path typed or pasted instead of chosen.
    path: String,
    /// The computer that a list belongs to, as typed, with the list.
    machine: Option<(std::path::PathBuf, String)>,
    /// Of many lists that are kept together, those that name no computer are named by their files.
    name_by_file: bool,
    /// The own rule that is being written.
    rule: Option<own_rules::Draft>,
    /// The own rule whose deletion is asked about.
    rule_to_delete: Option<usize>,
    /// What is typed and ticked in the guide.
    guide: guide::Look,
    /// What is searched and read in a hand-over.
    handover: handover::Look,
}

/// The page that is current.
pub fn page(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    workspace::backups(ui.ctx(), app, pages, ask);
    if let Some(error) = &app.state.error {
        padded(ui, app.state.page, |ui| import::error(ui, app, error, ask));
        return;
    }
    if app.state.running.is_some() {
        padded(ui, app.state.page, |ui| overview::running(ui, app, ask));
        return;
    }
    match app.state.page {
        Page::FirstStart => first_start(ui, app, pages, ask),
        Page::Overview => padded(ui, app.state.page, |ui| overview::overview(ui, app, pages, ask)),
        Page::Findings => findings::findings(ui, app, pages, ask),
        Page::Machines => machines::machines(ui, app, pages, ask),
        Page::Restrictions => restrictions::restrictions(ui, app, ask),
        Page::Reports => padded(ui, app.state.page, |ui| reports::reports(ui, app, ask)),
        Page::HandOver => padded(ui, app.state.page, |ui| handover::handover(ui, app, pages, ask)),
        Page::Settings => padded(ui, app.state.page, |ui| settings::settings(ui, app, pages, ask)),
        Page::Import => import::import(ui, app, pages, ask),
        Page::Help => padded(ui, app.state.page, help::help),
        Page::Guide => guide::guide(ui, app, pages, ask),
    }
}

/// A scrolling page with the usual edge.
fn padded(ui: &mut Ui, page: Page, content: impl FnOnce(&mut Ui)) {
    // Each page keeps its own place.
    ScrollArea::vertical().id_salt(page).auto_shrink([false, false]).show(ui, |ui| {
        let margin = Margin::same(theme::PAGE as i8);
        eframe::egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = theme::GAP;
            content(ui);
        });
    });
}

/// The organisation in two lines: where it works, and what it is.
pub(super) fn organisation(app: &App) -> (String, String) {
    let profile = &app.state.profile;
    let places: Vec<String> =
        profile.jurisdictions.iter().map(|place| words::place(app, place)).collect();
    let name =
        if places.is_empty() { say!("no-country-chosen").to_owned() } else { places.join(", ") };
    let kinds: Vec<String> = app
        .catalog
        .answers
        .iter()
        .filter(|answer| app.state.ticked.contains(&answer.id))
        .filter(|answer| answer.is_for(&profile.jurisdictions))
        .map(words::answer)
        .collect();
    let line = if kinds.is_empty() { say!("kind-not-chosen").to_owned() } else { kinds.join(", ") };
    (name, line)
}

/// Two columns side by side: the main one, and one of `side` points at the right.
fn beside(ui: &mut Ui, side: f32, main: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    /// With less for the main one they stand below each other.
    const LEAST: f32 = 300.0;
    let whole = ui.available_width();
    if whole < side + theme::GAP_CARDS + LEAST {
        ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
        main(ui);
        right(ui);
        return;
    }
    let down = Layout::top_down(Align::Min);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_CARDS;
        let width = whole - side - theme::GAP_CARDS;
        ui.allocate_ui_with_layout(vec2(width, 0.0), down, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
            main(ui);
        });
        ui.allocate_ui_with_layout(vec2(side, 0.0), down, |ui| {
            ui.set_width(side);
            ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
            right(ui);
        });
    });
}
