//! The pages of the window. A view draws what the state says and asks for what the user wants; it
//! changes nothing itself.

use eframe::egui::{Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::{
    focus::{focus_next, focus_taken, scroll_by_keys},
    theme,
};
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

pub(super) use changes::newest as newest_span;
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
    /// The first control of the page gets the focus: the page was chosen by its keys.
    pub(super) focus_page: Option<Page>,
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
    /// The column of the findings that is being made wider or narrower.
    drawn_column: Option<(crate::app::FindingColumn, f32)>,
    /// The removal of a finding was asked for by key: what can be done there gets the focus.
    enters_removal: bool,
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
    // In the frame in which it is asked for, the page before is still drawn.
    let enters = pages.focus_page == Some(app.state.page);
    if enters {
        pages.focus_page = None;
        focus_next(ui.ctx());
    }
    content(ui, app, pages, ask);
    if enters {
        focus_taken(ui.ctx());
    }
}

fn content(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
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

/// Below this width the panel of what is open lies under its table, not beside it.
const FOLDED: f32 = 760.0;

/// The room that is there, without a bar of so many points at its lower edge; and that of the bar. What stands
/// in the bar is drawn last, so that the Tab key comes to it last.
fn over_bar(ui: &Ui, height: f32) -> (Rect, Rect) {
    let room = ui.available_rect_before_wrap();
    room.split_top_bottom_at_y(room.bottom() - height)
}

/// A part of the page on a ground of its own, at the same place whatever stands in it.
fn part(ui: &mut Ui, name: &str, place: Rect, content: impl FnOnce(&mut Ui)) {
    let mut inside = ui.new_child(UiBuilder::new().id_salt(name).max_rect(place));
    inside.set_clip_rect(place.intersect(ui.clip_rect()));
    inside.painter().rect_filled(place, 0.0, theme::tokens(ui).surface);
    content(&mut inside);
    ui.advance_cursor_after_rect(place);
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
        scroll_by_keys(ui);
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

/// The main column of two has at least so many points; where there are fewer, one stands below the other.
const MAIN: f32 = 300.0;

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
    if whole - side - theme::GAP_CARDS < MAIN {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
            main(ui);
            right(ui);
        });
        return;
    }
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
