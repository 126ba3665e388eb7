//! The window itself: rail, top bar, status bar and the page between them; keys, dropped files and
//! notifications. It keeps what is only a look (the search text, the chosen theme) and sends
//! everything else to the application.

use std::path::PathBuf;

use eframe::egui::{self, Align, CentralPanel, Context, Frame, Layout, Margin, Panel, Ui, vec2};

use super::{
    actions,
    icons::Icon,
    place,
    text::{self, Type},
    theme,
    views::{self, Ask, Pages, PaletteAnswer},
    widgets::{
        self, Button, Input, Look, NoticeKind, Notification, NotificationAnswer, drop_overlay,
        notifications, rail_entry_asking,
    },
};
use crate::app::{Action, App, Chooser, Command, NoteKind, Page, Place, Purpose, RunningKind};
use crate::language::Arg;
use crate::say;

/// Below this width the buttons of the top bar show their icons alone.
const SMALL: f32 = 640.0;

/// The window.
pub struct Window {
    app: App,
    pages: Pages,
    /// Where the window stood in the last frame.
    place: Option<Place>,
    /// It is known that it stands where it is seen.
    is_seen: bool,
}

impl Window {
    /// The window over an application. Fonts and colours are set here, once.
    #[must_use]
    pub fn new(ctx: &Context, app: App) -> Self {
        theme::apply(ctx);
        actions::apply_look(ctx, &app.state.preferences);
        actions::apply_language(&app.state);
        Self { app, pages: Pages::default(), place: None, is_seen: false }
    }

    /// The application, for tests.
    pub fn app(&mut self) -> &mut App {
        &mut self.app
    }

    /// Asks for files at start, as given on the command line.
    pub fn open(&mut self, files: Vec<PathBuf>) {
        if !files.is_empty() {
            self.app.handle(Command::Import(files));
        }
    }

    fn palette(&mut self, ctx: &Context, ask: &mut Ask) {
        let Some(mut own) = self.pages.palette.take() else { return };
        match views::palette(ctx, &self.app, &mut own) {
            PaletteAnswer::Open => self.pages.palette = Some(own),
            PaletteAnswer::Closed => own.give_back(ctx),
            PaletteAnswer::Chosen(action) => {
                let leads_on =
                    matches!(action, Action::Go(_) | Action::Search | Action::Notifications);
                if !leads_on {
                    own.give_back(ctx);
                }
                actions::act(ctx, &self.app, action, &mut self.pages, ask);
            }
        }
    }

    /// A table that is pasted where no field takes the letters.
    fn pasted(ui: &Ui, ask: &mut Ask) {
        // A dialog asks first; and where a field has the focus the letters are for it.
        if ui.ctx().text_edit_focused() || actions::is_asked(ui.ctx()) {
            return;
        }
        let texts: Vec<String> = ui.input(|input| {
            let pasted = input.events.iter().filter_map(|event| match event {
                egui::Event::Paste(text) => Some(text.clone()),
                _ => None,
            });
            pasted.collect()
        });
        for text in texts {
            ask.push(Command::Paste(text));
        }
    }

    fn dropped(ui: &Ui, ask: &mut Ask) {
        let files: Vec<PathBuf> = ui.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect()
        });
        if !files.is_empty() {
            ask.push(Command::Import(files));
        }
    }

    fn rail(&self, ui: &mut Ui, ask: &mut Ask) {
        let narrow = ui.ctx().content_rect().width() < theme::NARROW;
        let tokens = theme::tokens(ui);
        let width = if narrow { theme::RAIL_NARROW } else { theme::RAIL };
        let frame = Frame::new().fill(tokens.rail).inner_margin(Margin::symmetric(0, 8));
        Panel::left("rail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let row = vec2(ui.available_width(), 36.0);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(row);
                ui.add_space(14.0);
                Icon::AppMark.named(ui, 24.0, egui::Color32::WHITE, "Interdict");
                if !narrow {
                    ui.add_space(2.0);
                    text::line(ui, Type::Head, tokens.text, "Interdict");
                }
            });
            ui.add_space(8.0);
            let state = &self.app.state;
            let found = state.tab_count(crate::app::FindingTab::Found);
            let machines = state.machine_total;
            let counted = |number: u64| (number > 0).then_some(number);
            // What waits for an answer is told where it is answered.
            let waits = |page: Page| {
                let remembered = state.remembered.as_ref()?;
                let (number, words) = match page {
                    Page::Overview => {
                        let number = remembered.again.len() as u64;
                        (number, say!("wait-to-be-decided", count = number))
                    }
                    Page::Machines => {
                        let number = remembered.questions.len() as u64;
                        (number, say!("wait-to-be-recognised", count = number))
                    }
                    _ => return None,
                };
                (number > 0).then_some((number, words))
            };
            for (page, icon, word, count) in [
                (Page::Overview, Icon::Overview, say!("overview"), None),
                (Page::Findings, Icon::Findings, say!("findings"), counted(found)),
                (Page::Machines, Icon::Machines, say!("machines"), counted(machines)),
                (Page::Restrictions, Icon::Restrictions, say!("restrictions"), None),
                (Page::Reports, Icon::Reports, say!("reports"), None),
                (Page::Settings, Icon::Settings, say!("settings"), None),
            ] {
                let current = state.page == page
                    || (page == Page::Findings && state.page == Page::Guide)
                    || (page == Page::Reports && state.page == Page::HandOver);
                let asked = waits(page);
                let asked = asked.as_ref().map(|(number, words)| (*number, words.as_str()));
                if rail_entry_asking(ui, icon, word, count, asked, current, narrow).clicked() {
                    ask.push(Command::Go(page));
                }
            }
        });
    }

    fn top_bar(&mut self, ui: &mut Ui, ask: &mut Ask) {
        let tokens = theme::tokens(ui);
        let frame = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(16, 0));
        Panel::top("top bar").exact_size(theme::BAR).frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP;
            let room = ui.max_rect();
            let scanning =
                self.app.state.running.as_ref().is_some_and(|r| r.kind == RunningKind::Scan);
            let busy = self.app.state.running.is_some();
            let narrow = ui.ctx().content_rect().width() < theme::NARROW;
            let left = widgets::place_right(ui, room, |ui| {
                actions::menu(ui, &self.app, &mut self.pages, ask);
                views::notifications(ui, &self.app, &mut self.pages);
                let word = if scanning { say!("scanning") } else { say!("scan-this-computer") };
                // With large letters in a small window there is room for the icons alone.
                let small = ui.ctx().content_rect().width() < SMALL;
                let scan = if small {
                    Button::icon_only(Icon::Scan, word).look(Look::Primary)
                } else {
                    Button::primary(word).icon(Icon::Scan)
                };
                if scan.enabled(!busy).hint("F5").show(ui).clicked() {
                    ask.push(Command::Scan);
                }
                let ready = !self.app.state.choosing;
                let import = if small {
                    Button::icon_only(Icon::Import, say!("import"))
                } else {
                    Button::secondary(say!("import")).icon(Icon::Import)
                };
                if import.enabled(ready).hint("Ctrl+O").show(ui).clicked() {
                    ask.push(choose_list());
                }
                let width: f32 = if narrow { 180.0 } else { 264.0 };
                let width = width.min((ui.available_width() - 40.0).max(60.0));
                let mut words = self.app.state.findings_view.text.clone();
                let search_keys = Action::Search
                    .shortcut()
                    .map_or_else(String::new, |keys| actions::keys_in_words(ui.ctx(), keys));
                let field = Input::search(say!("search-findings"), &mut words)
                    .key(&search_keys)
                    .width(width)
                    .show(ui);
                if self.pages.focus_search {
                    self.pages.focus_search = false;
                    field.request_focus();
                }
                if field.changed() {
                    let view = crate::app::FindingsView {
                        text: words,
                        ..self.app.state.findings_view.clone()
                    };
                    ask.push(Command::Findings(view));
                    ask.push(Command::Go(Page::Findings));
                }
            });
            let mut room = room;
            room.max.x = left;
            let (name, line) = views::organisation(&self.app);
            widgets::place_left(ui, room, |ui| {
                Icon::Organisation.show(ui, theme::ICON_RAIL, tokens.text2);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(8.0);
                    text::line(ui, Type::Strong, tokens.text, name);
                    text::line(ui, Type::Small, tokens.text2, line);
                });
            });
        });
    }

    fn status_bar(&self, ui: &mut Ui) {
        let tokens = theme::tokens(ui);
        let frame = Frame::new().fill(tokens.rail).inner_margin(Margin::symmetric(16, 0));
        Panel::bottom("status bar").exact_size(theme::STATUS_BAR).frame(frame).show(ui, |ui| {
            let room = ui.max_rect();
            let (rules, verified) = self.app.catalog.counts();
            let words = say!(
                "rules-as-of",
                date = Arg::shown(self.app.catalog.version()),
                rules = rules,
                verified = verified
            );
            let left = widgets::place_right(ui, room, |ui| {
                // In a narrow window what is saved says more than what never changes.
                if ui.ctx().content_rect().width() >= theme::NARROW {
                    text::line(ui, Type::Small, tokens.text2, say!("works-offline"));
                    ui.add_space(4.0);
                    text::line(ui, Type::Small, tokens.line_mid, "|");
                    ui.add_space(4.0);
                }
                text::line(ui, Type::Small, tokens.text2, words);
            });
            let mut room = room;
            room.max.x = left;
            let state = &self.app.state;
            let words = match (&state.running, &state.preview, state.inventories.is_empty()) {
                (Some(running), _, _) if !running.words.is_empty() => running.words.clone(),
                (Some(_), _, _) => say!("starting").to_owned(),
                (None, _, _) if state.error.is_some() && state.page == Page::Import => {
                    say!("import-stopped").to_owned()
                }
                (None, Some(_), _) => say!("preview-not-saved").to_owned(),
                (None, None, true) if state.remembering => say!("opening-what-was-kept").to_owned(),
                (None, None, true) => say!("no-scan-or-list-yet").to_owned(),
                (None, None, false) => views::saved(&self.app),
            };
            widgets::place_left(ui, room, |ui| {
                if state.running.is_some() {
                    widgets::live_line(ui, &words);
                } else {
                    text::line(ui, Type::Small, tokens.text2, words);
                }
            });
        });
    }

    fn notes(&self, ctx: &Context, ask: &mut Ask) {
        let all: Vec<Notification<'_>> = self
            .app
            .state
            .notes
            .iter()
            .map(|note| Notification {
                id: note.id,
                kind: match note.kind {
                    NoteKind::Information => NoticeKind::Information,
                    NoteKind::Done => NoticeKind::Done,
                    NoteKind::Error => NoticeKind::NeedsCare,
                },
                title: &note.title,
                line: &note.line,
                actions: &[],
                stays: note.kind == NoteKind::Error,
            })
            .collect();
        if let Some((id, NotificationAnswer::Closed)) = notifications(ctx, 64.0, &all) {
            ask.push(Command::CloseNote(id));
        }
    }
}

/// Asks for a list to import, with the system's own dialog.
pub(super) fn choose_list() -> Command {
    let chooser: Chooser = Box::new(|| {
        rfd::FileDialog::new()
            .set_title(say!("import-a-list"))
            .add_filter(
                say!("file-kind-lists"),
                &[
                    "csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "json", "log",
                    "xml", "reg", "spdx", "ocs",
                ],
            )
            .add_filter(say!("all-files"), &["*"])
            .pick_file()
    });
    Command::Choose(Purpose::Import, chooser)
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.app.poll();
        self.is_seen = self.is_seen || place::bring_back(ctx, self.app.state.preferences.place);
        if std::mem::take(&mut self.app.state.to_front) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        let mut preferences = self.app.state.preferences.clone();
        // A window over the whole screen goes back to the size it had before.
        let before = preferences.place;
        preferences.place = match (self.place, before) {
            (Some(now), Some(before)) if now.maximised => Some(Place { maximised: true, ..before }),
            (now, before) => now.or(before),
        };
        self.app.handle(Command::Prefer(Box::new(preferences)));
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        actions::apply_look(ui.ctx(), &self.app.state.preferences);
        actions::apply_language(&self.app.state);
        self.place = place::place(ui.ctx()).or(self.place);
        let mut ask = Ask::default();
        if self.pages.palette.is_none() && !actions::is_asked(ui.ctx()) {
            actions::by_key(ui, &self.app, &mut self.pages, &mut ask);
        }
        Self::dropped(ui, &mut ask);
        Self::pasted(ui, &mut ask);
        let tokens = theme::tokens(ui);
        let page = Frame::new().fill(tokens.app);
        if self.app.state.page == Page::FirstStart {
            CentralPanel::default().frame(page).show(ui, |ui| {
                views::first_start(ui, &self.app, &mut self.pages, &mut ask);
            });
        } else {
            self.status_bar(ui);
            self.rail(ui, &mut ask);
            self.top_bar(ui, &mut ask);
            CentralPanel::default().frame(page).show(ui, |ui| {
                views::page(ui, &self.app, &mut self.pages, &mut ask);
            });
        }
        self.palette(ui.ctx(), &mut ask);
        views::decide(ui.ctx(), &self.app, &mut self.pages, &mut ask);
        self.notes(ui.ctx(), &mut ask);
        drop_overlay(ui.ctx());
        for command in ask.take() {
            self.app.handle(command);
            // What has changed is drawn in the next frame.
            ui.ctx().request_repaint();
        }
    }
}
