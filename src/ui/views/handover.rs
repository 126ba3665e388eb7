//! Hand-over: for which tool, of which makers and products, and every file to be read before it is saved.

use std::ops::Range;

use eframe::egui::{
    Color32, Frame, Label, Margin, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{Ask, Pages};
use crate::app::handover::{Engine, HandOver, HandOverCommand, Made, ShownFile};
use crate::app::{App, Chooser, Command, Page, Purpose};
use crate::language::Arg;
use crate::model::Verdict;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Answer, Button, Card, Chip, Dialog, Input, Notice, NoticeKind, Tick, choice_row, hairline,
        live_line, place_left, place_right, segments, select, tick_row,
    },
    words,
};

/// Height of the list of makers, and of the file that is read.
const LIST: f32 = 236.0;
const FILE: f32 = 420.0;
/// Width of the list of files, and in a narrow window.
const FILES: f32 = 280.0;
const FILES_NARROW: f32 = 200.0;
/// Files to be named in a question; the rest is counted.
const NAMED: usize = 6;

/// What is searched and read.
#[derive(Default)]
pub(in crate::ui) struct Look {
    search: String,
    /// The path of the file in sight; the first one where it is not among the files.
    path: String,
}

/// The page.
pub(super) fn handover(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let Some(own) = &app.state.handover else { return };
    head(ui, app, own, ask);
    ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
    engines(ui, own, ask);
    if own.engine.needs_choice() {
        what(ui, app, own, &mut pages.handover, ask);
    }
    extras(ui, own, ask);
    files(ui, own, &mut pages.handover);
    text::caption(ui, say!("hand-over-changes-nothing"));
    not_empty(ui, own, ask);
}

fn command(ask: &mut Ask, command: HandOverCommand) {
    ask.push(Command::HandOver(command));
}

fn head(ui: &mut Ui, app: &App, own: &HandOver, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::CONTROL_LARGE);
    let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
    let left = place_right(ui, rect, |ui| {
        let ready = matches!(own.made, Made::Files(_)) && !app.state.choosing;
        let save = Button::primary(say!("save-into-a-folder")).icon(Icon::Export).enabled(ready);
        if save.show(ui).clicked() {
            let title = say!("save-the-hand-over");
            let chooser: Chooser =
                Box::new(move || rfd::FileDialog::new().set_title(title).pick_folder());
            ask.push(Command::Choose(Purpose::HandOver, chooser));
        }
        let back = Button::secondary(say!("back-to-reports")).icon(Icon::ChevronLeft);
        if back.show(ui).clicked() {
            ask.push(Command::Go(Page::Reports));
        }
    });
    place_left(ui, rect.with_max_x(left), |ui| {
        text::line(ui, Type::Title, tokens.text, say!("hand-over"));
    });
    let (name, kind) = super::organisation(app);
    text::explain(
        ui,
        say!(
            "files-for-tools",
            version = Arg::shown(app.catalog.version()),
            name = name,
            kind = kind,
            day = Arg::shown(app.state.as_of)
        ),
    );
    // The profile is the organisation's own: it is changed in one place, for everything.
    if Button::quiet(say!("change-your-answers")).show(ui).clicked() {
        ask.push(Command::Go(Page::Settings));
    }
}

fn engines(ui: &mut Ui, own: &HandOver, ask: &mut Ask) {
    Card::titled(say!("for-which-tool")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        ui.horizontal_wrapped(|ui| {
            for engine in Engine::ALL {
                let chip = Chip::new(words::engine(*engine)).chosen(*engine == own.engine);
                if chip.show(ui).clicked() && *engine != own.engine {
                    command(ask, HandOverCommand::Engine(*engine));
                }
            }
        });
        text::caption(ui, words::engine_summary(own.engine));
    });
}

fn what(ui: &mut Ui, app: &App, own: &HandOver, look: &mut Look, ask: &mut Ask) {
    Card::titled(say!("which-products")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        ui.horizontal_wrapped(|ui| {
            let ways = [say!("what-is-ticked"), say!("what-the-rules-reach")];
            let current = usize::from(own.by_rules.is_some());
            if let Some(at) = segments(ui, say!("which-products"), &ways, current) {
                let verdict = (at == 1).then_some(Verdict::Restricted);
                command(ask, HandOverCommand::ByRules(verdict));
            }
            match own.by_rules {
                Some(verdict) => verdicts(ui, verdict, ask),
                None => ticking(ui, ask),
            }
        });
        if own.by_rules.is_some() {
            text::caption(ui, say!("rules-reach-explained"));
            return;
        }
        Input::search(say!("search-makers"), &mut look.search).show(ui);
        let sought = look.search.to_lowercase();
        ScrollArea::vertical().id_salt("makers").max_height(LIST).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                if !makers(ui, app, own, &sought, ask) {
                    text::caption(ui, say!("no-maker-has"));
                }
            },
        );
    });
}

fn verdicts(ui: &mut Ui, verdict: Verdict, ask: &mut Ask) {
    let all = Verdict::ALL.map(words::verdict);
    let current = Verdict::ALL.iter().position(|one| *one == verdict);
    let shown = say!("verdict-or-more", verdict = words::verdict(verdict));
    if let Some(at) = select(ui, say!("verdict"), &shown, None, &all, current) {
        let chosen = Verdict::ALL.get(at).copied();
        command(ask, HandOverCommand::ByRules(chosen));
    }
}

fn ticking(ui: &mut Ui, ask: &mut Ask) {
    if Button::quiet(say!("tick-what-was-found")).show(ui).clicked() {
        command(ask, HandOverCommand::TickFound);
    }
    if Button::quiet(say!("tick-nothing")).show(ui).clicked() {
        command(ask, HandOverCommand::TickNone);
    }
}

/// Every maker with its products, as far as they have the words; answers whether there was one.
fn makers(ui: &mut Ui, app: &App, own: &HandOver, sought: &str, ask: &mut Ask) -> bool {
    let mut any = false;
    let has = |name: &str| name.to_lowercase().contains(sought);
    let mut all: Vec<_> = app.catalog.vendors.values().collect();
    all.sort_by_cached_key(|vendor| (!own.found.contains(&vendor.id), vendor.name.to_lowercase()));
    for vendor in all {
        let mut products: Vec<_> = app.catalog.products_of(&vendor.id).collect();
        let whole = own.ticked.contains(&vendor.id);
        let ticked = products.iter().filter(|one| own.ticked.contains(&one.id)).count();
        let is_met = has(&vendor.name);
        products.retain(|one| is_met || has(&one.name));
        if !is_met && products.is_empty() {
            continue;
        }
        any = true;
        let tick = match (whole, ticked) {
            (true, _) => Tick::On,
            (false, 0) => Tick::Off,
            (false, _) => Tick::Some,
        };
        let name = say!("everything-it-makes", name = &vendor.name);
        if tick_row(ui, tick, &name).clicked() {
            command(ask, HandOverCommand::Tick(vendor.id.clone(), !whole));
        }
        for product in products {
            ui.horizontal(|ui| {
                ui.add_space(24.0);
                let on = whole || own.ticked.contains(&product.id);
                let tick = if on { Tick::On } else { Tick::Off };
                if tick_row(ui, tick, &product.name).clicked() {
                    command(ask, HandOverCommand::Tick(product.id.clone(), !on));
                }
            });
        }
    }
    any
}

/// What only some tools ask for.
fn extras(ui: &mut Ui, own: &HandOver, ask: &mut Ask) {
    if own.engine == Engine::Collection {
        Card::titled(say!("into-which-folder")).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme::GAP;
            text::explain(ui, say!("into-folder-explained"));
            let mut share = own.share.clone();
            if Input::new(say!("shared-folder"), &mut share).mono().width(420.0).show(ui).changed()
            {
                command(ask, HandOverCommand::Share(share));
            }
        });
    }
    if own.engine == Engine::Applocker {
        Card::titled(say!("publishers-in-signatures")).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme::GAP;
            text::explain(ui, say!("signatures-explained"));
            let mut signers = own.signers.clone();
            let field = TextEdit::multiline(&mut signers)
                .desired_rows(3)
                .desired_width(f32::INFINITY)
                .font(Type::Mono.font());
            let response = ui.add(field);
            response.widget_info(|| {
                WidgetInfo::labeled(Role::MultilineTextInput, true, say!("publishers-one-a-line"))
            });
            if response.changed() {
                command(ask, HandOverCommand::Signers(signers));
            }
        });
    }
}

fn files(ui: &mut Ui, own: &HandOver, look: &mut Look) {
    let files = match &own.made {
        Made::Making => {
            live_line(ui, say!("files-being-made"));
            return;
        }
        Made::Not(why) => {
            Notice::new(NoticeKind::Information, say!("no-files-yet"), why).show(ui);
            return;
        }
        Made::Files(files) => files,
    };
    let at = files.iter().position(|one| one.file.path == look.path).unwrap_or(0);
    let Some(shown) = files.get(at) else { return };
    let count = say!("count-files", count = files.len());
    Card::titled(say!("files")).count(count).flush().show(ui, |ui| {
        let narrow = ui.ctx().content_rect().width() < theme::NARROW;
        let side = if narrow { FILES_NARROW } else { FILES };
        let room = vec2(ui.available_width(), FILE);
        let (rect, _) = ui.allocate_exact_size(room, eframe::egui::Sense::hover());
        let list = rect.with_max_x(rect.left() + side);
        let page = rect.with_min_x(rect.left() + side);
        let within = |room| eframe::egui::UiBuilder::new().max_rect(room);
        ui.scope_builder(within(list), |ui| names(ui, files, at, look));
        let stroke = eframe::egui::Stroke::new(1.0, theme::tokens(ui).line);
        ui.painter().vline(list.right(), rect.y_range(), stroke);
        ui.scope_builder(within(page), |ui| reader(ui, shown));
    });
}

fn names(ui: &mut Ui, files: &[ShownFile], at: usize, look: &mut Look) {
    Frame::new().inner_margin(Margin::same(8)).show(ui, |ui| {
        ScrollArea::vertical().id_salt("files").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (place, file) in files.iter().enumerate() {
                let path = &file.file.path;
                let ink = theme::tokens(ui).text;
                let spans = text::Spans::new().and(Type::Body, ink, path);
                if choice_row(ui, path, place == at, spans, |_| {}).clicked() {
                    look.path.clone_from(path);
                }
            }
        });
    });
}

fn reader(ui: &mut Ui, shown: &ShownFile) {
    let tokens = theme::tokens(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let head = vec2(ui.available_width(), theme::CARD_HEAD);
    let (rect, _) = ui.allocate_exact_size(head, eframe::egui::Sense::hover());
    let room = rect.shrink2(vec2(16.0, 0.0));
    let left = place_right(ui, room, |ui| {
        let copy = Button::secondary(say!("copy")).icon(Icon::Copy).name(say!("copy-the-file"));
        if copy.show(ui).clicked() {
            ui.ctx().copy_text(shown.text.clone());
        }
        let lines = say!("count-lines", count = shown.lines.len());
        text::line(ui, Type::Small, tokens.muted, lines);
    });
    place_left(ui, room.with_max_x(left), |ui| {
        text::line(ui, Type::Strong, tokens.text, shown.file.path.as_str());
    });
    hairline(ui);
    let frame = Frame::new().fill(tokens.term).inner_margin(Margin::symmetric(16, 8));
    frame.show(ui, |ui| {
        let height = Type::Mono.line();
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::both().id_salt(&shown.file.path).auto_shrink([false, false]);
        let read = area.show_rows(ui, height, shown.lines.len(), |ui, rows| lines(ui, shown, rows));
        ui.ctx().accesskit_node_builder(read.id, |node| {
            node.set_role(Role::Document);
            node.set_label(say!("text-of", path = &shown.file.path));
        });
    });
}

/// Only the lines in sight are laid out.
fn lines(ui: &mut Ui, shown: &ShownFile, rows: Range<usize>) {
    let ink: Color32 = theme::tokens(ui).text;
    for at in rows {
        ui.add(Label::new(text::rich(Type::Mono, ink, shown.line(at))).extend());
    }
}

/// The chosen folder holds files already.
fn not_empty(ui: &mut Ui, own: &HandOver, ask: &mut Ask) {
    let Some(asked) = &own.not_empty else { return };
    let (title, confirm) = (say!("folder-not-empty"), say!("write-into-it"));
    let answer = Dialog::new("hand-over", title, confirm).deletes().show(ui.ctx(), |ui| {
        text::mono(ui, asked.folder.display().to_string());
        if asked.replaced.is_empty() {
            text::body(ui, say!("none-replaced"));
        } else {
            let mut named = asked.replaced.iter().take(NAMED).cloned().collect::<Vec<_>>();
            if asked.replaced.len() > NAMED {
                named.push(say!("count-more", count = asked.replaced.len() - NAMED));
            }
            let count = asked.replaced.len();
            text::body(ui, say!("files-replaced", count = count, names = named.join(", ")));
        }
        if asked.others {
            text::body(ui, say!("lies-there-stays"));
        }
    });
    match answer {
        Answer::Confirmed => command(ask, HandOverCommand::Replace),
        Answer::Cancelled => command(ask, HandOverCommand::Leave),
        Answer::Open => {}
    }
}
