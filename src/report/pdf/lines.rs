//! Text in lines of a width.

use super::fonts::{Fonts, Weight};

/// Cuts a text into lines. It breaks at spaces, after signs that stand in paths and versions, beside
/// Han, and in the middle of a word that is wider than a line.
pub(super) fn wrap(
    fonts: &Fonts<'_>,
    text: &str,
    weight: Weight,
    size: f32,
    width: f32,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut filled = 0.0;
    // Where the line may be broken, in bytes.
    let mut may_break: Option<usize> = None;
    let mut before = ' ';
    for c in text.chars() {
        let advance = fonts.place(c, weight).map_or(0.0, |placed| placed.advance * size);
        if !line.is_empty() && (is_han(c) || is_han(before)) && c != ' ' {
            may_break = Some(line.len());
        }
        while filled + advance > width && !line.is_empty() && c != ' ' {
            let at = may_break.unwrap_or(line.len());
            let rest = line.split_off(at);
            lines.push(line.trim_end().to_owned());
            rest.trim_start().clone_into(&mut line);
            filled = fonts.width(&line, weight) * size;
            may_break = None;
        }
        line.push(c);
        filled += advance;
        if matches!(c, ' ' | '/' | '\\' | '_' | ',' | ';' | '-') {
            may_break = Some(line.len());
        }
        before = c;
    }
    let line = line.trim_end();
    if !line.is_empty() || lines.is_empty() {
        lines.push(line.to_owned());
    }
    lines
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::new(&[]).unwrap();
        wrap(&fonts, text, Weight::Regular, 10.0, width)
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(lines("one two three", 40.0), ["one two", "three"]);
        assert_eq!(lines("", 40.0), [""]);
        let long = lines("C:\\Program Files\\Kaspersky Lab\\avp.exe", 60.0);
        assert!(long.len() > 2, "{long:?}");
        assert_eq!(lines("abcdefghijklmnop", 30.0).concat(), "abcdefghijklmnop");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[a-zА-я /.-]{0,80}", width in 20.0_f32..200.0) {
            let fonts = Fonts::new(&[]).unwrap();
            let lines = wrap(&fonts, &text, Weight::Regular, 10.0, width);
            let plain = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(plain(&lines.concat()), plain(&text));
            for line in lines {
                prop_assert!(fonts.width(&line, Weight::Regular) * 10.0 <= width + 0.1);
            }
        }
    }
}
