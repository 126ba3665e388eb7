//! Every colour of the window, named by what it means, in three looks.
//!
//! The values are measured: text reaches a contrast of 4.5 on every surface, strokes that carry
//! meaning and the fills of charts 3. `line` and `line_mid` lie below that on purpose, because nothing
//! is told by them alone.

#![allow(clippy::unreadable_literal, reason = "a colour is written as six hexadecimal digits")]

use eframe::egui::{Color32, Shadow};

/// Four colours that mean one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// Text and icon.
    pub text: Color32,
    /// Fill behind them.
    pub tint: Color32,
    /// Stroke around the fill.
    pub line: Color32,
    /// Charts and strips.
    pub solid: Color32,
}

/// What a colour family means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Must not have or use it; a duty with a date.
    Prohibited,
    /// Cut off: buying, renewing, updating, supplying. Also: needs care, and errors of the program.
    Restricted,
    /// An authority warns.
    Advised,
    /// Restricted for others. Also neutral notices.
    Listed,
    /// Verified gone, read, switched on.
    Removed,
    /// Not read, not confirmed, not decided: we do not know. Never used for anything else.
    Unseen,
}

impl Meaning {
    /// All six.
    pub const ALL: [Self; 6] = [
        Self::Prohibited,
        Self::Restricted,
        Self::Advised,
        Self::Listed,
        Self::Removed,
        Self::Unseen,
    ];
}

/// Every colour of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Window background.
    pub app: Color32,
    /// Left rail, status bar.
    pub rail: Color32,
    /// Cards, tables, panels, top bar.
    pub surface: Color32,
    /// Table heads, quiet fills.
    pub sunken: Color32,
    /// Row or button under the pointer.
    pub hover: Color32,
    /// Selected row, current rail entry, chosen chip.
    pub selected: Color32,
    /// Command and output boxes.
    pub term: Color32,
    /// Hairlines, card strokes.
    pub line: Color32,
    /// Button and chip strokes.
    pub line_mid: Color32,
    /// Input, tick-box strokes (3:1).
    pub line_strong: Color32,
    /// Main text.
    pub text: Color32,
    /// Explanations, secondary cells.
    pub text2: Color32,
    /// Captions, counts, placeholders.
    pub muted: Color32,
    /// Links, current entry, quiet buttons.
    pub link: Color32,
    /// Primary button, tick, current step.
    pub accent: Color32,
    /// Primary under the pointer.
    pub accent_hover: Color32,
    /// Primary held down.
    pub accent_press: Color32,
    /// Text on the three above.
    pub accent_text: Color32,
    /// Tile behind a large icon.
    pub accent_tint: Color32,
    /// Focus ring.
    pub focus: Color32,
    /// Nothing found, charts only.
    pub clean_solid: Color32,
    /// Must not have or use it.
    pub prohibited: Family,
    /// Cut off, or needs care.
    pub restricted: Family,
    /// An authority warns.
    pub advised: Family,
    /// Restricted for others; neutral.
    pub listed: Family,
    /// Verified gone, read, switched on.
    pub removed: Family,
    /// Not known.
    pub unseen: Family,
    /// How black the shadow of dialogs, menus and notifications is, of 255.
    pub shadow: u8,
    /// How black the window behind a dialog gets, of 255.
    pub backdrop: u8,
}

impl Tokens {
    /// The colours of a meaning.
    #[must_use]
    pub fn family(&self, meaning: Meaning) -> Family {
        match meaning {
            Meaning::Prohibited => self.prohibited,
            Meaning::Restricted => self.restricted,
            Meaning::Advised => self.advised,
            Meaning::Listed => self.listed,
            Meaning::Removed => self.removed,
            Meaning::Unseen => self.unseen,
        }
    }

    /// The shadow of dialogs, menus and notifications; nothing else has one.
    #[must_use]
    pub fn shadow(&self) -> Shadow {
        Shadow {
            offset: [0, 6],
            blur: 18,
            spread: 0,
            color: Color32::from_black_alpha(self.shadow),
        }
    }

    /// A past week of a chart: 42 % of its solid over the surface.
    #[must_use]
    pub fn past(&self, solid: Color32) -> Color32 {
        self.surface.lerp_to_gamma(solid, 0.42)
    }
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn family([text, tint, line, solid]: [u32; 4]) -> Family {
    Family { text: hex(text), tint: hex(tint), line: hex(line), solid: hex(solid) }
}

fn luminance(color: Color32) -> f32 {
    let part = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
}

/// The contrast of two colours as WCAG 2 measures it, from 1 to 21.
fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Black or white, whichever stands out more from a fill.
pub(super) fn ink_on(fill: Color32) -> Color32 {
    let white = contrast(Color32::WHITE, fill);
    if white >= contrast(Color32::BLACK, fill) { Color32::WHITE } else { Color32::BLACK }
}

/// Dark text on light surfaces.
pub static LIGHT: Tokens = Tokens {
    app: hex(0xF3F5F8),
    rail: hex(0xE9EDF2),
    surface: hex(0xFFFFFF),
    sunken: hex(0xF3F5F8),
    hover: hex(0xEEF1F5),
    selected: hex(0xDFEAF7),
    term: hex(0xF3F5F8),
    line: hex(0xD7DDE5),
    line_mid: hex(0xB4BECA),
    line_strong: hex(0x7F8A99),
    text: hex(0x18212C),
    text2: hex(0x455161),
    muted: hex(0x5A6677),
    link: hex(0x1C5AA0),
    accent: hex(0x1C5AA0),
    accent_hover: hex(0x164A86),
    accent_press: hex(0x103A6B),
    accent_text: hex(0xFFFFFF),
    accent_tint: hex(0xE6EFF9),
    focus: hex(0x1C5AA0),
    clean_solid: hex(0xCBD5E0),
    prohibited: family([0xA3171D, 0xFCECEB, 0xE5B3B0, 0xC93535]),
    restricted: family([0x8A4400, 0xFDF1E3, 0xE9C79D, 0xD97B16]),
    advised: family([0x675200, 0xFAF4D6, 0xDBCB89, 0xA88A00]),
    listed: family([0x3E4E63, 0xEDF1F6, 0xC3CDD9, 0x8393A7]),
    removed: family([0x14643A, 0xE5F4EB, 0xA9D4BA, 0x2E8B57]),
    unseen: family([0x56478A, 0xF1EEF9, 0xCFC6E6, 0x8A7BBF]),
    shadow: 41,
    backdrop: 92,
};

/// Light text on dark surfaces.
pub static DARK: Tokens = Tokens {
    app: hex(0x12161B),
    rail: hex(0x0D1115),
    surface: hex(0x1A1F26),
    sunken: hex(0x14191F),
    hover: hex(0x232B35),
    selected: hex(0x203349),
    term: hex(0x0D1115),
    line: hex(0x2E3742),
    line_mid: hex(0x465261),
    line_strong: hex(0x6E7B8B),
    text: hex(0xE8ECF1),
    text2: hex(0xB7C1CD),
    muted: hex(0x97A3B1),
    link: hex(0x7DB4F2),
    accent: hex(0x2E6DB8),
    accent_hover: hex(0x3673BD),
    accent_press: hex(0x255C9E),
    accent_text: hex(0xFFFFFF),
    accent_tint: hex(0x1A2C41),
    focus: hex(0x7DB4F2),
    clean_solid: hex(0x38424F),
    prohibited: family([0xFF9C97, 0x3A1B1D, 0x6E3336, 0xE0524F]),
    restricted: family([0xFFBC73, 0x37240F, 0x67471F, 0xE08E33]),
    advised: family([0xE8D374, 0x302A10, 0x5C5120, 0xC9AE35]),
    listed: family([0xB5C3D4, 0x232C37, 0x414E5E, 0x71829A]),
    removed: family([0x86D6A6, 0x142B1F, 0x2B5A40, 0x3F9F69]),
    unseen: family([0xC6B9F2, 0x262139, 0x4A4270, 0x8578C2]),
    shadow: 128,
    backdrop: 140,
};

/// White and bright colours on black.
pub static HIGH_CONTRAST: Tokens = Tokens {
    app: hex(0x000000),
    rail: hex(0x000000),
    surface: hex(0x000000),
    sunken: hex(0x000000),
    hover: hex(0x1A1A1A),
    selected: hex(0x00305F),
    term: hex(0x000000),
    line: hex(0xFFFFFF),
    line_mid: hex(0xFFFFFF),
    line_strong: hex(0xFFFFFF),
    text: hex(0xFFFFFF),
    text2: hex(0xFFFFFF),
    muted: hex(0xE0E0E0),
    link: hex(0x8FD0FF),
    accent: hex(0xFFE100),
    accent_hover: hex(0xFFF06A),
    accent_press: hex(0xE0C600),
    accent_text: hex(0x000000),
    accent_tint: hex(0x1A1A00),
    focus: hex(0xFFE100),
    clean_solid: hex(0x808080),
    prohibited: family([0xFF9E9E, 0x000000, 0xFF9E9E, 0xFF6B6B]),
    restricted: family([0xFFC27A, 0x000000, 0xFFC27A, 0xFFA53D]),
    advised: family([0xFFF08A, 0x000000, 0xFFF08A, 0xFFE640]),
    listed: family([0xD6E2F0, 0x000000, 0xD6E2F0, 0xB5C6DB]),
    removed: family([0x8DF0B4, 0x000000, 0x8DF0B4, 0x4DDB86]),
    unseen: family([0xD9CCFF, 0x000000, 0xD9CCFF, 0xB9A5FF]),
    shadow: 128,
    backdrop: 140,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(what: &str, ink: Color32, ground: Color32, least: f32) {
        let measured = contrast(ink, ground);
        assert!(measured >= least, "{what}: {measured:.2} is less than {least}");
    }

    #[test]
    fn text_and_strokes_stand_out_in_every_look() {
        for (name, t) in [("light", &LIGHT), ("dark", &DARK), ("high contrast", &HIGH_CONTRAST)] {
            let grounds = [t.app, t.rail, t.surface, t.sunken, t.hover, t.selected];
            for ground in grounds {
                for ink in [t.text, t.text2, t.muted, t.link] {
                    check(&format!("{name}: text {ink:?} on {ground:?}"), ink, ground, 4.5);
                }
            }
            for fill in [t.accent, t.accent_hover, t.accent_press] {
                check(&format!("{name}: primary button"), t.accent_text, fill, 4.5);
            }
            check(&format!("{name}: focus ring"), t.focus, t.surface, 3.0);
            check(&format!("{name}: input stroke"), t.line_strong, t.surface, 3.0);
            for meaning in Meaning::ALL {
                let family = t.family(meaning);
                check(&format!("{name}: {meaning:?} on its tint"), family.text, family.tint, 4.5);
                check(&format!("{name}: {meaning:?} on a surface"), family.text, t.surface, 4.5);
                check(&format!("{name}: {meaning:?} in charts"), family.solid, t.surface, 3.0);
                let sign = ink_on(family.solid);
                check(&format!("{name}: sign on {meaning:?}"), sign, family.solid, 4.5);
            }
            let sign = ink_on(t.clean_solid);
            check(&format!("{name}: sign on nothing found"), sign, t.clean_solid, 4.5);
        }
    }

    #[test]
    fn the_contrast_formula_is_that_of_the_standard() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        // The ratio that the WCAG's own examples give for this grey.
        assert!((contrast(hex(0x767676), Color32::WHITE) - 4.54).abs() < 0.01);
    }
}
