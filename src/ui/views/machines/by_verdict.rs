//! How many machines have which verdict, on the overview: a bar, and the same in numbers.

use eframe::egui::{Ui, vec2};

use super::made;
use crate::app::{App, Command, Page};
use crate::say;
use crate::ui::{
    text::{self, Type, count},
    theme,
    views::{Ask, Pages},
    widgets::{Card, Mark, link, mark_row, share_bar},
};

/// The card; nothing where there is one machine, which the heading tells.
pub(in crate::ui::views) fn by_verdict(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let made = made(app, &mut pages.machines);
    let all: u64 = made.counts.iter().map(|own| own.1).sum();
    if all < 2 {
        return;
    }
    let tokens = theme::tokens(ui);
    let mut asked = false;
    let card = Card::titled(say!("machines-by-verdict"))
        .right(|ui| asked = link(ui, say!("show-machines"), None).clicked());
    card.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP, theme::GAP);
        ui.horizontal_wrapped(|ui| {
            text::line(ui, Type::Figure, tokens.text, count(all));
            text::line(ui, Type::Body, tokens.text2, say!("counted-by-most-serious", count = all));
        });
        let parts: Vec<_> =
            made.counts.iter().map(|(mark, own)| (mark.colors(tokens).solid, *own)).collect();
        let there = made.counts.iter().filter(|own| own.1 > 0);
        let words: Vec<String> =
            there.map(|(mark, own)| say!("chart-part", what = mark.word(), count = *own)).collect();
        share_bar(ui, &words.join(", "), &parts);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (mark, own) in &made.counts {
            // The verdicts always, so that a nought is told, too.
            let is_verdict = !matches!(mark, Mark::ToReview | Mark::Exempt | Mark::NotFullyRead);
            if *own == 0 && !is_verdict {
                continue;
            }
            mark_row(ui, *mark, &count(*own), *own == 0);
        }
    });
    if asked {
        ask.push(Command::Go(Page::Machines));
    }
}
