//! Bars as inline SVG, with their numbers as text.

use std::fmt::Write as _;

use super::super::document::Chart;
use super::escape;

const WIDTH: u64 = 560;
const LABEL: u64 = 150;
const NUMBER: u64 = 60;
const ROW: u64 = 26;

/// Draws a chart.
pub(super) fn draw(out: &mut String, chart: &Chart) {
    let most = chart.bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    let height = chart.bars.len() as u64 * ROW;
    let spoken: Vec<String> =
        chart.bars.iter().map(|bar| format!("{} {}", bar.value, bar.label)).collect();
    let _ = write!(
        out,
        "<figure class=\"chart\">\n<figcaption>{}</figcaption>\n<svg viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" aria-label=\"{}\">\n",
        escape(&chart.title),
        escape(&spoken.join(", ")),
    );
    for (at, bar) in (0_u64..).zip(&chart.bars) {
        let top = at * ROW;
        let room = WIDTH - LABEL - NUMBER;
        // What is there is seen, however small beside the largest.
        let width = if bar.value == 0 { 0 } else { (room * bar.value / most).max(2) };
        let _ = writeln!(
            out,
            "<text x=\"0\" y=\"{}\">{}</text><rect class=\"bar-{}\" x=\"{LABEL}\" y=\"{}\" \
             width=\"{width}\" height=\"16\" rx=\"2\"/><text x=\"{}\" y=\"{}\">{}</text>",
            top + 17,
            escape(&bar.label),
            bar.tone.word(),
            top + 4,
            LABEL + width + 8,
            top + 17,
            bar.value
        );
    }
    out.push_str("</svg>\n</figure>\n");
}
