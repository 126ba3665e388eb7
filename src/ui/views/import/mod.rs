//! A list as it was understood, before anything of it is kept; and what is said when it could not be.

use eframe::egui::{Key, Rect, Stroke, Ui, vec2};

use super::{Ask, Pages, over_bar, part};
use crate::app::{App, Command, ErrorShown, Page, Preview};
use crate::language::told;
use crate::language::{self, Arg};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Button, Card, Input, Notice, NoticeKind, Progress, WayOut, empty_state, error_page,
        place_left, place_right, progress_bar, tick_box,
    },
    window::choose_list,
};

mod bulk;
mod columns;
mod machine;
mod problems;
mod recognised;
mod sum;

/// Says on another page that a list waits to be kept, with the way back to it.
pub(super) fn waiting(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(preview) = &app.state.preview else { return };
    let file = preview.name();
    let words = say!("waits-for-answer", file = file);
    Notice::new(NoticeKind::Information, say!("a-list-is-not-kept"), &words).show(ui);
    if Button::primary(say!("go-back-to-the-list")).icon(Icon::Import).show(ui).clicked() {
        ask.push(Command::Go(Page::Import));
    }
    ui.add_space(8.0);
}

/// The page.
pub(super) fn import(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let Some(preview) = &app.state.preview else {
        super::padded(ui, Page::Import, |ui| nothing(ui, app, pages, ask));
        return;
    };
    let (room, bar) = over_bar(ui, theme::BAR);
    part(ui, "list", room, |ui| {
        ui.painter().rect_filled(room, 0.0, theme::tokens(ui).app);
        super::padded(ui, Page::Import, |ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            heading(ui, preview);
            bulk::summary(ui, app, ask);
            bulk::offer(ui, app, pages, ask);
            remembered(ui, preview, ask);
            if let Some(trouble) = &preview.trouble {
                Notice::new(NoticeKind::NeedsCare, &told(&trouble.title), &told(&trouble.means))
                    .show(ui);
            }
            recognised::recognised(ui, preview, ask);
            if preview.list.counts.rows > 0 {
                sum::sum(ui, preview);
                sum::findings(ui, preview);
            }
            machine::machine(ui, preview, pages, ask);
            columns::columns(ui, preview, ask);
            if !preview.inventory.cannot_show.is_empty() {
                let own = preview.inventory.cannot_show.iter().map(|sentence| told(sentence));
                let words = own.collect::<Vec<_>>().join(" ");
                let title = say!("list-cannot-show");
                Notice::new(NoticeKind::NotFullyRead, title, &words).show(ui);
            }
            problems::problems(ui, preview);
        });
    });
    part(ui, "actions", bar, |ui| {
        let line = Stroke::new(1.0, theme::tokens(ui).line);
        ui.painter().hline(bar.x_range(), bar.top(), line);
        actions(ui, app, preview, bar.shrink2(vec2(24.0, 0.0)), ask);
    });
}

fn heading(ui: &mut Ui, preview: &Preview) {
    let tokens = theme::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP, 0.0);
        text::title(ui, say!("check-this-list"));
        let size = preview.size.map_or_else(String::new, |size| format!(", {}", bytes(size)));
        let words = say!("nothing-saved-yet", name = format!("{}{size}", preview.name()));
        text::show(ui, Type::Body, tokens.text2, words);
    });
    // The room is there also when nothing is read, so that nothing jumps.
    if preview.rereading {
        progress_bar(ui, say!("reading-as-you-said"), Progress::Unknown);
    } else {
        ui.add_space(4.0);
    }
}

/// A size as people read it.
fn bytes(size: u64) -> String {
    match size {
        0..1_000 => say!("size-bytes", count = size),
        1_000..1_000_000 => say!("size-kb", size = language::decimal(size as f64 / 1e3)),
        1_000_000..1_000_000_000 => say!("size-mb", size = language::decimal(size as f64 / 1e6)),
        _ => say!("size-gb", size = language::decimal(size as f64 / 1e9)),
    }
}

fn remembered(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    let Some(day) = preview.list.corrected_on else { return };
    let title = say!("read-as-corrected", day = Arg::shown(day));
    let words = say!("same-headings");
    Notice::new(NoticeKind::Information, &title, words).buttons(ui, |ui| {
        if Button::secondary(say!("forget-this")).show(ui).clicked() {
            ask.push(Command::ForgetMapping);
        }
    });
}

fn actions(ui: &mut Ui, app: &App, preview: &Preview, room: Rect, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let keep = say!("keep-programs", count = preview.list.counts.software);
    let left = place_right(ui, room, |ui| {
        let ready = preview.is_ready();
        if Button::primary(&keep).icon(Icon::Check).enabled(ready).show(ui).clicked() {
            ask.push(Command::KeepList);
        }
        if Button::secondary(say!("cancel")).show(ui).clicked() {
            ask.push(Command::DiscardList);
        }
        let waiting = app.state.waiting.len() as u64;
        if waiting > 0 {
            let words = say!("more-lists-wait", count = waiting);
            text::line(ui, Type::Small, tokens.text2, words);
        }
    });
    place_left(ui, room.with_max_x(left), |ui| {
        let mut partial = preview.partial;
        let words = say!("names-only-some");
        let hint = say!("names-only-some-explained");
        if tick_box(ui, &mut partial, words).on_hover_text(hint).changed() {
            ask.push(Command::Partial(partial));
        }
        if preview.corrected {
            if preview.shape.is_some() {
                let mut on = preview.remember;
                if tick_box(ui, &mut on, say!("read-next-the-same")).changed() {
                    ask.push(Command::Remember(on));
                }
            } else {
                let words = say!("no-headings-not-remembered");
                text::line(ui, Type::Small, tokens.text2, words);
            }
        }
    });
}

/// No list is there.
fn nothing(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    bulk::summary(ui, app, ask);
    ui.add_space(48.0);
    let sentence = say!("export-of-your-tool");
    empty_state(ui, Icon::Import, say!("import-a-list"), sentence, |ui| {
        super::first_start::ways(ui, app, ask);
        by_path(ui, pages, ask);
        text::caption(ui, say!("paste-a-table"));
    });
}

/// For systems without a file dialog.
fn by_path(ui: &mut Ui, pages: &mut Pages, ask: &mut Ask) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 96.0).max(60.0);
        let field = Input::new(say!("path-of-a-list"), &mut pages.path)
            .placeholder(say!("or-paste-a-path"))
            .width(width)
            .show(ui);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let ready = !pages.path.trim().is_empty();
        let room = ui.available_rect_before_wrap();
        place_right(ui, room, |ui| {
            let read = Button::secondary(say!("group-read")).enabled(ready).show(ui).clicked();
            if read || (entered && ready) {
                let path = pages.path.trim().trim_matches('"').into();
                ask.push(Command::Import(vec![path]));
                pages.path.clear();
            }
        });
    });
}

/// A list of which nothing could be read.
pub(super) fn error(ui: &mut Ui, app: &App, error: &ErrorShown, ask: &mut Ask) {
    ui.add_space(24.0);
    let details: Vec<(&str, &str)> =
        error.details.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (title, means, to_do) = (told(&error.title), told(&error.means), told(&error.what_to_do));
    let means = format!("{means} {to_do}");
    let sentence = match error.columns {
        1 => say!("one-column-holds").to_owned(),
        number => say!("one-of-columns-holds", count = number),
    };
    let choose = WayOut {
        title: say!("choose-columns-yourself"),
        sentence: &sentence,
        verb: say!("choose-columns"),
        icon: Some(Icon::Sheet),
    };
    let another = WayOut {
        title: say!("choose-another-file"),
        sentence: say!("right-export"),
        verb: say!("choose-file"),
        icon: Some(Icon::Import),
    };
    let waiting = app.state.waiting.len() as u64;
    let next = say!("more-lists-wait", count = waiting);
    let leave = WayOut {
        title: say!("go-on-without"),
        sentence: if waiting > 0 { &next } else { say!("read-before-stays") },
        verb: say!("close"),
        icon: None,
    };
    let ways: Vec<(WayOut<'_>, Way)> = [
        (error.columns > 0).then_some((choose, Way::Columns)),
        Some((another, Way::Another)),
        Some((leave, Way::Leave)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let shown: Vec<WayOut<'_>> = ways.iter().map(|(way, _)| *way).collect();
    let pressed = error_page(ui, &title, &means, &details, &shown);
    match pressed.and_then(|at| ways.get(at)).map(|(_, way)| *way) {
        Some(Way::Columns) => ask.push(Command::ChooseColumns),
        Some(Way::Another) if !app.state.choosing => ask.push(choose_list()),
        Some(Way::Leave) => ask.push(Command::DiscardList),
        _ => {}
    }
}

/// What a way out does.
#[derive(Clone, Copy)]
enum Way {
    Columns,
    Another,
    Leave,
}

/// A row of a small table in a card: a hairline below, its cells cut to their width.
fn row(ui: &mut Ui, cells: &[(f32, Type, eframe::egui::Color32, &str)]) {
    let size = vec2(ui.available_width(), theme::ROW);
    let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
    let mut left = rect.left() + 16.0;
    for (at, (width, kind, ink, words)) in cells.iter().enumerate() {
        let last = at + 1 == cells.len();
        let right = if last { rect.right() - 16.0 } else { left + width - theme::GAP };
        let room = rect.with_min_x(left).with_max_x(right.max(left));
        place_left(ui, room, |ui| {
            text::line(ui, *kind, *ink, *words);
        });
        left += width;
    }
    let line = Stroke::new(1.0, theme::tokens(ui).line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// The head of a small table in a card.
fn head_row(ui: &mut Ui, cells: &[(f32, &str)]) {
    let tokens = theme::tokens(ui);
    let room = ui.available_rect_before_wrap();
    let rect = room.with_max_y(room.top() + theme::ROW);
    ui.painter().rect_filled(rect, 0.0, tokens.sunken);
    let cells: Vec<_> = cells
        .iter()
        .map(|(width, words)| (*width, Type::SmallStrong, tokens.text2, *words))
        .collect();
    row(ui, &cells);
}

/// A card whose body is rows that reach its edge.
fn rows_card(title: &str) -> Card<'_> {
    Card::titled(title).flush()
}

/// With a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
