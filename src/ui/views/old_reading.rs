//! One reading of a machine as it was then: to look at. Nothing is decided on it; what counts is the newest.

use eframe::egui::{Frame, Margin, Ui};

use super::Ask;
use super::machines::{from, how_read};
use crate::app::{Command, OldReading};
use crate::ui::{
    icons::Icon,
    text::{self, Type, counted},
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
            Column::rest("Software", 200.0).parts(2.0).unsorted(),
            Column::rest("Publisher", 140.0).unsorted(),
            Column::rest("Version", 100.0).unsorted(),
        ];
        let of = |at: usize| then.software.get(at);
        let name = |at: usize| of(at).map_or_else(String::new, |one| one.name.clone());
        let table = Table::new("old reading", "What was read then", &columns, then.software.len());
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
        let back = Button::secondary("Back to the machine").icon(Icon::ChevronLeft);
        if back.show(ui).clicked() {
            ask.push(Command::LookAtReading(None));
        }
        text::line(ui, Type::Title, tokens.text, format!("{} on {}", then.name, then.day));
    });
    let title = format!("This is how it was on {}", then.day);
    let record = &then.record;
    let words = format!(
        "{}, {}. The rules are applied as they held on that day, for your answers of today. {}",
        from(&record.origin),
        how_read(record),
        if then.is_older {
            "A newer reading counts; nothing can be decided here."
        } else {
            "It still counts; decide under Findings."
        }
    );
    Notice::new(NoticeKind::Information, &title, &words).icon(Icon::History).show(ui);
    if then.findings.is_empty() {
        let words = if record.sources.iter().all(|source| source.state.is_complete()) {
            "Nothing was found in it."
        } else {
            "Nothing was found in what could be read then."
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
        text::caption(ui, format!("and {}", counted(more, "more finding", "more findings")));
    }
}
