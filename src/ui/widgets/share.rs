//! A bar that is shared out: how many of all are of each sort. What it shows stands beside it in words.

use eframe::egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;

/// Height of the bar.
const HEIGHT: f32 = 16.0;
/// Between two parts.
const GAP: f32 = 2.0;
/// A part is at least so wide: one of 5,000 is seen, too.
const LEAST: f32 = 4.0;

/// Draws the bar over the whole width that is there; `words` are read aloud.
pub fn share_bar(ui: &mut Ui, words: &str, parts: &[(Color32, u64)]) {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
    let parts: Vec<(Color32, u64)> = parts.iter().copied().filter(|own| own.1 > 0).collect();
    let mut left = rect.left();
    for ((fill, _), width) in parts.iter().zip(widths(&parts, rect.width())) {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(width, HEIGHT));
        ui.painter().rect_filled(part, theme::RADIUS_TICK, *fill);
        left += width + GAP;
    }
}

/// The width of each part: what is left after the least of each is shared out by number.
fn widths(parts: &[(Color32, u64)], whole: f32) -> Vec<f32> {
    let all: u64 = parts.iter().map(|own| own.1).sum();
    let gaps = GAP * parts.len().saturating_sub(1) as f32;
    let rest = (whole - gaps - LEAST * parts.len() as f32).max(0.0);
    parts.iter().map(|own| LEAST + rest * (own.1 as f32 / all.max(1) as f32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarest_part_is_seen_and_all_parts_fill_the_bar() {
        let of = |numbers: &[u64]| {
            let parts: Vec<_> = numbers.iter().map(|own| (Color32::RED, *own)).collect();
            widths(&parts, 300.0)
        };
        for numbers in [&[1_u64, 4_999][..], &[7], &[3, 3, 3], &[u64::MAX / 2, 1]] {
            let own = of(numbers);
            let gaps = GAP * (numbers.len() - 1) as f32;
            assert!((own.iter().sum::<f32>() + gaps - 300.0).abs() < 0.1, "{own:?}");
            assert!(own.iter().all(|width| *width >= LEAST), "{own:?}");
        }
        assert!(of(&[]).is_empty());
    }
}
