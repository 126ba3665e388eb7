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

/// From this width on the card has room for a link beside its title.
const WIDE: f32 = 340.0;

/// The card; nothing where there is one machine, which the heading tells.
pub(in crate::ui::views) fn by_verdict(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let made = made(app, &mut pages.machines);
    let all: u64 = made.counts.iter().map(|own| own.1).sum();
    if all < 2 {
        return;
    }
    let tokens = theme::tokens(ui);
    let (mut asked, mut asked_below) = (false, false);
    // Where the title takes all the room, the way on stands below.
    let wide = ui.available_width() >= WIDE;
    let mut card = Card::titled(say!("machines-by-verdict"));
    if wide {
        card = card.right(|ui| asked = link(ui, say!("show-machines"), None).clicked());
    }
    card.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP, theme::GAP);
        ui.horizontal(|ui| {
            text::line(ui, Type::Figure, tokens.text, count(all));
            text::show(ui, Type::Body, tokens.text2, say!("counted-by-most-serious", count = all));
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
        asked_below = !wide && link(ui, say!("show-machines"), None).clicked();
    });
    if asked || asked_below {
        ask.push(Command::Go(Page::Machines));
    }
}
