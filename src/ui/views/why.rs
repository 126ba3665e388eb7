//! Why a finding is restricted for this organisation: the rules that reach it, the chosen one in full.

use eframe::egui::Ui;

use super::{Ask, rule};
use crate::app::{App, Command};
use crate::catalog::Measure;
use crate::model::{Finding, MeasureReading, Reach, Standing, Verdict};
use crate::say;
use crate::ui::{
    text::{self, Spans, Type},
    theme,
    widgets::{Card, Mark, Notice, NoticeKind, choice_row, hairline, verdict_word},
};

/// The tab of the panel.
pub(super) fn why(ui: &mut Ui, app: &App, finding: &Finding, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let assessment = &finding.assessment;
    text::strong(ui, assessment.sentence.as_str());
    let decision = finding.decision();
    if !decision.is_empty() {
        Notice::new(NoticeKind::Information, say!("decided-by-your-organisation"), &decision)
            .show(ui);
    }
    if !finding.is_covered() {
        text::explain(ui, say!("no-rule-covers-it"));
    }
    let reaching: Vec<&MeasureReading> = assessment
        .measures
        .iter()
        .filter(|reading| {
            reading.reach != Reach::No
                && matches!(reading.standing, Standing::Counts | Standing::Unconfirmed(_))
        })
        .collect();
    let others: Vec<&MeasureReading> = assessment
        .measures
        .iter()
        .filter(|reading| !reaching.iter().any(|own| own.measure == reading.measure))
        .collect();
    let all: Vec<&MeasureReading> = reaching.iter().chain(&others).copied().collect();
    let chosen = app.state.panel_rule.min(all.len().saturating_sub(1));
    if !reaching.is_empty() {
        rows(ui, app, &reaching, 0, chosen, ask);
    }
    if let Some(reading) = all.get(chosen) {
        if let Some(measure) = app.catalog.measures.get(&reading.measure) {
            if reading.sentence != assessment.sentence {
                text::show(ui, Type::Body, tokens.text, reading.sentence.as_str());
            }
            text::strong(ui, reading.to_do.as_str());
            let vendor = Some(finding.vendor.as_str());
            rule::rule(ui, app, measure, vendor, reading.verdict, Some(finding), ask);
        }
    }
    if !others.is_empty() {
        ui.add_space(4.0);
        hairline(ui);
        ui.add_space(4.0);
        let title =
            if reaching.is_empty() { say!("rules-that-list-it") } else { say!("other-rules") };
        text::strong(ui, title);
        rows(ui, app, &others, reaching.len(), chosen, ask);
    }
}

fn rows(
    ui: &mut Ui,
    app: &App,
    readings: &[&MeasureReading],
    first: usize,
    chosen: usize,
    ask: &mut Ask,
) {
    let tokens = theme::tokens(ui);
    Card::plain().flush().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (reading, at) in readings.iter().zip(first..) {
            let Some(measure) = app.catalog.measures.get(&reading.measure) else { continue };
            let reach = rule::reach_words(reading.reach, &reading.standing);
            let name = short(measure);
            let words = Spans::new().and(Type::Strong, tokens.text, &name).and(
                Type::Body,
                tokens.text2,
                &format!("  {reach}"),
            );
            let verdict = reading.verdict.or(reading.verdict_if);
            let label = format!("{name}, {reach}");
            let row =
                choice_row(ui, &label, at == chosen, words, |ui| match (reading.reach, verdict) {
                    (Reach::Depends, Some(_)) => {
                        crate::ui::widgets::worded(
                            ui,
                            Some(crate::ui::icons::Icon::Help),
                            theme::ICON,
                            Type::Strong,
                            tokens.unseen.text,
                            say!("depends"),
                        );
                    }
                    (Reach::No, _) | (_, None) => rule::muted(ui, measure.jurisdiction.code()),
                    (_, Some(verdict)) => {
                        verdict_word(ui, Mark::from(verdict));
                    }
                });
            if row.on_hover_text(&measure.title).clicked() {
                ask.push(Command::Rule(at));
            }
            if at + 1 < first + readings.len() {
                hairline(ui);
            }
        }
    });
}

/// A rule by a short name: the beginning of its citation, which is how people speak of it.
pub(super) fn short(measure: &Measure) -> String {
    let first = measure.citation.split([';', '(']).next().unwrap_or("").trim();
    let first = first.split(", ").next().unwrap_or(first).trim_end_matches('.');
    if first.chars().count() <= 34 && !first.is_empty() {
        return first.to_owned();
    }
    let mut short: String = measure.title.chars().take(32).collect();
    if short.len() < measure.title.len() {
        short.push('…');
    }
    short
}

/// Whether a finding is only listed, for the words of the tab.
pub(super) fn is_listed(finding: &Finding) -> bool {
    finding.assessment.verdict <= Some(Verdict::Listed)
}
