//! The fonts of the window: Inter in two weights for text, Hack for commands.
//!
//! The files and their origin are in `fonts/`. A script that neither of them has (Chinese, Arabic …)
//! is drawn with the system's own fonts, which eframe adds behind these as the last fallback.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

/// Name of the semibold family; egui knows no weights, so that each weight is a family.
pub const SEMIBOLD: &str = "Inter SemiBold";

const REGULAR: &str = "Inter";
/// Hack, as egui names it.
const MONO: &str = "Hack";

/// The family of normal text.
#[must_use]
pub fn regular() -> FontFamily {
    FontFamily::Proportional
}

/// The family of headings and of what matters in a sentence.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name(SEMIBOLD.into())
}

/// Gives the window its fonts. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// Which font draws which family, first to last.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    // Ubuntu Light is one thin weight, hard to read at 13 points on a remote desktop; it also has
    // nothing that Inter and Hack lack together.
    fonts.font_data.remove("Ubuntu-Light");
    for (name, bytes) in [
        (REGULAR, &include_bytes!("fonts/Inter-Regular.ttf")[..]),
        (SEMIBOLD, &include_bytes!("fonts/Inter-SemiBold.ttf")[..]),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for (family, chain) in [
        (regular(), [REGULAR, MONO, "egui-icons"]),
        (semibold(), [SEMIBOLD, MONO, "egui-icons"]),
        (FontFamily::Monospace, [MONO, REGULAR, "egui-icons"]),
    ] {
        let chain = chain.into_iter().map(str::to_owned).collect();
        fonts.families.insert(family, chain);
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_names_fonts_that_are_there() {
        let fonts = definitions();
        assert_eq!(fonts.families.len(), 3);
        for (family, chain) in &fonts.families {
            for name in chain {
                assert!(fonts.font_data.contains_key(name), "{family:?} names {name}");
            }
        }
    }

    #[test]
    fn digits_have_one_width_and_three_scripts_are_drawn() {
        let ctx = Context::default();
        install(&ctx);
        let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
            for family in [regular(), semibold()] {
                let font = eframe::egui::FontId::new(13.0, family);
                ui.ctx().fonts_mut(|fonts| {
                    let zero = fonts.glyph_width(&font, '0');
                    for digit in '1'..='9' {
                        let width = fonts.glyph_width(&font, digit);
                        assert!((width - zero).abs() < 1e-4, "{digit} is not as wide as 0");
                    }
                    for text in
                        ["Größe Łódź", "Лаборатория Касперского", "Ελλάδα", "Ґґ Її", "… · –"]
                    {
                        assert!(fonts.has_glyphs(&font, text), "{text}");
                    }
                });
            }
        });
        // Nobody draws them here.
        output.textures_delta.clear();
    }
}
