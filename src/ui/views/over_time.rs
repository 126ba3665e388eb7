//! Open findings over time, on the overview: what the workspace remembers, as columns.

use std::fmt::Write as _;

use eframe::egui::{Color32, Ui};
use jiff::civil::Date;

use crate::app::{App, ChartStep, OverTime, Period};
use crate::language::Arg;
use crate::model::Verdict;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Card, ChartColumn, Mark, stacked_columns, swatch, worded},
    words,
};

/// The card; nothing where nothing is kept.
pub(super) fn over_time(ui: &mut Ui, app: &App) {
    let Some(remembered) = &app.state.remembered else { return };
    let over_time = &remembered.over_time;
    if over_time.days == 0 {
        return;
    }
    let title = title(over_time.step);
    Card::titled(title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        if over_time.days < 2 {
            text::explain(ui, say!("chart-from-second-day"));
            return;
        }
        // From the bottom up: what matters least first, as the most serious is looked for at the top.
        let verdicts: Vec<(usize, Verdict)> = Verdict::ALL
            .into_iter()
            .enumerate()
            .rev()
            .filter(|(at, _)| {
                over_time.periods.iter().any(|own| own.open.get(*at).is_some_and(|open| *open > 0))
            })
            .collect();
        legend(ui, over_time, &verdicts);
        let tokens = theme::tokens(ui);
        let fills: Vec<Color32> =
            verdicts.iter().map(|(_, verdict)| Mark::from(*verdict).colors(tokens).solid).collect();
        let columns: Vec<ChartColumn> =
            over_time.periods.iter().map(|own| column(over_time, own, &verdicts)).collect();
        let mut aloud = title.to_owned();
        for column in &columns {
            // Writing to a text cannot fail.
            let _ = write!(aloud, ". {}", column.words.replace('\n', ", "));
        }
        aloud.push('.');
        stacked_columns(ui, &aloud, &fills, &columns);
        text::caption(ui, say!("chart-rules-of-today"));
    });
}

fn title(step: ChartStep) -> &'static str {
    match step {
        ChartStep::Day => say!("chart-by-day"),
        ChartStep::Week => say!("chart-by-week"),
        ChartStep::Month => say!("chart-by-month"),
    }
}

fn legend(ui: &mut Ui, over_time: &OverTime, verdicts: &[(usize, Verdict)]) {
    let tokens = theme::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(16.0, 4.0);
        for (_, verdict) in verdicts.iter().rev() {
            let fill = Mark::from(*verdict).colors(tokens).solid;
            swatch(ui, fill, words::verdict(*verdict));
        }
        let any = |of: fn(&Period) -> u64| over_time.periods.iter().any(|own| of(own) > 0);
        for (is_there, icon, word) in [
            (any(|own| own.lists), Icon::Import, say!("chart-list-read")),
            (any(|own| own.scans), Icon::Scan, say!("scan")),
            (any(|own| own.gone), Icon::Removed, say!("chart-gone")),
        ] {
            if is_there {
                worded(ui, Some(icon), theme::ICON_SMALL, Type::Small, tokens.text2, word);
            }
        }
    });
}

/// A column with its words: "2026-11-23, 18 open, 8 prohibited, 1 list read, 2 gone".
fn column(over_time: &OverTime, own: &Period, verdicts: &[(usize, Verdict)]) -> ChartColumn {
    let mut lines = vec![match over_time.step {
        ChartStep::Day => own.from.to_string(),
        ChartStep::Week | ChartStep::Month => {
            say!("chart-span", from = Arg::shown(own.from), until = Arg::shown(own.until))
        }
    }];
    lines.push(say!("chart-open", count = own.total()));
    let open = |at: usize| own.open.get(at).copied().unwrap_or(0);
    for (at, verdict) in verdicts.iter().rev().filter(|(at, _)| open(*at) > 0) {
        lines.push(say!("chart-part", what = words::verdict(*verdict), count = open(*at)));
    }
    if own.lists > 0 {
        lines.push(say!("chart-lists", count = own.lists));
    }
    if own.scans > 0 {
        lines.push(say!("chart-scans", count = own.scans));
    }
    if own.gone > 0 {
        lines.push(say!("chart-gone-count", count = own.gone));
    }
    let reading = match (own.lists, own.scans) {
        (0, 0) => None,
        (0, _) => Some((Icon::Scan, None)),
        _ => Some((Icon::Import, None)),
    };
    let has_gone = over_time.periods.iter().any(|own| own.gone > 0);
    let mut happened = vec![reading];
    if has_gone {
        happened.push((own.gone > 0).then_some((Icon::Removed, Some(own.gone))));
    }
    ChartColumn {
        name: name(over_time.step, own.from),
        parts: verdicts.iter().map(|(at, _)| open(*at)).collect(),
        happened,
        words: lines.join("\n"),
    }
}

/// A short name of a day or month: the year is told where it begins.
fn name(step: ChartStep, from: Date) -> String {
    let month = i64::from(from.month());
    match step {
        ChartStep::Day | ChartStep::Week => {
            say!(
                "day-of-month",
                day = i64::from(from.day()),
                name = say!("month-short", month = month)
            )
        }
        ChartStep::Month if from.month() == 1 => from.year().to_string(),
        ChartStep::Month => say!("month-short", month = month),
    }
}
