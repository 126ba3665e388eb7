//! Faults of a layout, seen in what is painted: texts that are cut without "…", that lie over each other, and
//! controls that stand outside of the window.

use eframe::egui::epaint::Shape;
use eframe::egui::{Pos2, Rect, accesskit};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::ui::Window;

/// So far letters may reach over an edge: their boxes are larger than what is seen of them.
const SLACK: f32 = 4.0;

/// A text with its place, whole and as far as it is in sight, line by line: the first may begin behind others.
struct Text {
    words: String,
    whole: Rect,
    seen: Vec<Rect>,
    clip: Rect,
}

fn texts(harness: &Harness<'_, Window>) -> Vec<Text> {
    fn walk(shape: &Shape, clip: Rect, found: &mut Vec<Text>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, clip, found)),
            Shape::Text(text) => {
                let whole = text.visual_bounding_rect();
                let words = text.galley.text().to_owned();
                if whole.is_positive() && !words.trim().is_empty() {
                    let rows = text.galley.rows.iter();
                    let rows = rows.map(|row| {
                        let indent = row.glyphs.first().map_or(0.0, |first| first.pos.x);
                        let rect = row.rect();
                        rect.with_min_x(rect.left() + indent).translate(text.pos.to_vec2())
                    });
                    let seen = rows.map(|row| row.intersect(clip));
                    let seen = seen.filter(Rect::is_positive).collect();
                    found.push(Text { words, whole, seen, clip });
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for shape in &harness.output().shapes {
        walk(&shape.shape, shape.clip_rect, &mut found);
    }
    found.retain(|text| !text.seen.is_empty());
    found
}

/// Texts that are painted past the edge of what holds them, without "…".
fn cut(all: &[Text]) -> impl Iterator<Item = String> {
    all.iter()
        .filter(|text| text.whole.right() > text.clip.right() + SLACK)
        .map(|text| format!("{:?} ends at {}", text.words, text.whole.right()))
}

/// Pairs of texts that lie over each other.
fn over(all: &[Text]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, one) in all.iter().enumerate() {
        for other in all.iter().skip(at + 1) {
            let pairs = one.seen.iter().flat_map(|a| other.seen.iter().map(|b| a.intersect(*b)));
            let same = one.words == other.words && one.whole == other.whole;
            let both = pairs.into_iter().find(|it| it.width() > SLACK && it.height() > SLACK);
            if let Some(both) = both.filter(|_| !same) {
                found.push(format!("{:?} lies over {:?} at {both}", other.words, one.words));
            }
        }
    }
    found
}

/// Controls that cannot be reached: they stand beside the window. Those below it are scrolled to.
fn outside(harness: &Harness<'_, Window>) -> Vec<String> {
    let size = harness.ctx.content_rect();
    let mut found = Vec::new();
    for role in [
        accesskit::Role::Button,
        accesskit::Role::CheckBox,
        accesskit::Role::ComboBox,
        accesskit::Role::TextInput,
        accesskit::Role::RadioButton,
    ] {
        for node in harness.query_all_by_role(role) {
            let rect = node.rect();
            let in_sight = rect.intersects(Rect::from_min_max(
                Pos2::new(f32::NEG_INFINITY, 0.0),
                Pos2::new(f32::INFINITY, size.height()),
            ));
            if in_sight && (rect.right() > size.right() + SLACK || rect.left() < -SLACK) {
                let name = node.accesskit_node().label().unwrap_or_default();
                found.push(format!("{role:?} {name:?} stands at {rect}"));
            }
        }
    }
    found
}

/// All of them.
pub fn faults(harness: &Harness<'_, Window>) -> Vec<String> {
    let all = texts(harness);
    let mut found: Vec<String> = cut(&all).collect();
    found.extend(over(&all));
    found.extend(outside(harness));
    found
}

/// Texts only, for pages whose tables are scrolled sideways in a small window.
#[allow(dead_code, reason = "not every test has such tables")]
pub fn lying_over(harness: &Harness<'_, Window>) -> Vec<String> {
    over(&texts(harness))
}
