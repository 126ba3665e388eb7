//! One reading of a machine as it was then: to look at. Nothing is decided on it; what counts is the newest.

use eframe::egui::{Frame, Margin, Ui};

use super::Ask;
use super::machines::{from, how_read};
use crate::app::{Command, OldReading};
use crate::language::Arg;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Column, Notice, NoticeKind, Table, kind_icon, verdict_word},
};

/// Findings that stand above the software; the rest is among the software, too.
const SHOWN: usize = 6;

/// The page.
pub(super) fn old_reading(ui: &mut Ui, then: &OldReading, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    Frame::new().fill(tokens.surface).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 8.0;
            head(ui, then, ask);
        });
        let columns = [
            Column::rest(say!("column-software"), 200.0).parts(2.0).unsorted(),
            Column::rest(say!("publisher"), 140.0).unsorted(),
            Column::rest(say!("column-version"), 100.0).unsorted(),
        ];
        let of = |at: usize| then.software.get(at);
        let name = |at: usize| of(at).map_or_else(String::new, |one| one.name.clone());
        let table =
            Table::new("old reading", say!("what-was-read-then"), &columns, then.software.len());
        table.row_name(&name).show(ui, |ui, at, column| {
            let Some(one) = of(at) else { return };
            match column {
                0 => {
                    ui.horizontal(|ui| {
                        kind_icon(one.kind).show(ui, theme::ICON, tokens.muted);
                        text::line(ui, Type::Body, tokens.text, one.name.as_str());
                    });
                }
                1 => {
                    let words = one.publisher.as_deref().unwrap_or("");
                    text::line(ui, Type::Body, tokens.text2, words);
                }
                _ => {
                    let words = one.version.as_deref().unwrap_or("");
                    text::line(ui, Type::Body, tokens.text2, words);
                }
            }
        });
    });
}

fn head(ui: &mut Ui, then: &OldReading, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        let back = Button::secondary(say!("back-to-the-machine")).icon(Icon::ChevronLeft);
        if back.show(ui).clicked() {
            ask.push(Command::LookAtReading(None));
        }
        text::line(
            ui,
            Type::Title,
            tokens.text,
            say!("machine-on-day", name = &then.name, day = Arg::shown(then.day)),
        );
    });
    let title = say!("how-it-was", day = Arg::shown(then.day));
    let record = &then.record;
    let (from, read) = (from(&record.origin), how_read(record));
    let words = if then.is_older {
        say!("as-it-was-older", from = from, read = read)
    } else {
        say!("as-it-was-counts", from = from, read = read)
    };
    Notice::new(NoticeKind::Information, &title, &words).icon(Icon::History).show(ui);
    if then.findings.is_empty() {
        let words = if record.sources.iter().all(|source| source.state.is_complete()) {
            say!("nothing-found-in-it")
        } else {
            say!("nothing-found-then")
        };
        text::explain(ui, words);
    }
    for finding in then.findings.iter().take(SHOWN) {
        ui.horizontal(|ui| {
            verdict_word(ui, super::overview::mark(finding));
            text::line(ui, Type::Strong, tokens.text, finding.name.as_str());
            let version = finding.version.as_deref().unwrap_or("");
            text::line(ui, Type::Body, tokens.text2, version);
        });
    }
    let more = then.findings.len().saturating_sub(SHOWN) as u64;
    if more > 0 {
        text::caption(ui, say!("and-more-findings", count = more));
    }
}
