//! The fonts of a PDF: Inter in two weights, then whatever was given for letters that Inter lacks.
//!
//! Letters are placed one after the other, without a shaper: right for Latin, Greek, Cyrillic and Han,
//! which is what names of programs are written in; scripts that join their letters are drawn unjoined.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use ttf_parser::Face;

use super::super::ReportError;
use super::super::document::shown;

/// The same files that the window draws with; their origin and licence stand beside them.
const REGULAR: &[u8] = include_bytes!("../../ui/fonts/Inter-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../ui/fonts/Inter-SemiBold.ttf");

/// A font file that was given, and which of its fonts.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// The file.
    pub bytes: std::sync::Arc<Vec<u8>>,
    /// Which font of a collection.
    pub index: u32,
}

/// How thick letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Where a letter's picture is, and how far it moves the pen, in parts of the font's size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub face: usize,
    pub glyph: u32,
    pub advance: f32,
}

/// Faces and what was looked up in them.
pub(super) struct Fonts<'f> {
    faces: Vec<Face<'f>>,
    drawn: Vec<krilla::text::Font>,
    known: RefCell<[HashMap<char, Option<Placed>>; 2]>,
}

impl<'f> Fonts<'f> {
    /// The program's own fonts and these.
    pub(super) fn new(given: &'f [FontFile]) -> Result<Self, ReportError> {
        let mut fonts = Self { faces: Vec::new(), drawn: Vec::new(), known: RefCell::default() };
        for own in [REGULAR, BOLD] {
            fonts.faces.push(Face::parse(own, 0).map_err(|_| ReportError::Font)?);
            fonts.drawn.push(krilla::text::Font::new(own.into(), 0).ok_or(ReportError::Font)?);
        }
        for file in given {
            // A font of the system that cannot be used is as good as none: its letters are then
            // counted in words, and the document says so.
            let Ok(face) = Face::parse(&file.bytes, file.index) else { continue };
            let Some(drawn) = krilla::text::Font::new(file.bytes.clone().into(), file.index) else {
                continue;
            };
            fonts.faces.push(face);
            fonts.drawn.push(drawn);
        }
        Ok(fonts)
    }

    /// The font to draw with.
    pub(super) fn font(&self, face: usize) -> Option<krilla::text::Font> {
        self.drawn.get(face).cloned()
    }

    /// Where a letter is; `None` where no font has it.
    pub(super) fn place(&self, letter: char, weight: Weight) -> Option<Placed> {
        let mut known = self.known.borrow_mut();
        let cache = match weight {
            Weight::Regular => &mut known[0],
            Weight::Bold => &mut known[1],
        };
        *cache.entry(letter).or_insert_with(|| self.look_up(letter, weight))
    }

    fn look_up(&self, letter: char, weight: Weight) -> Option<Placed> {
        let first = match weight {
            Weight::Regular => 0,
            Weight::Bold => 1,
        };
        // Spaces of all widths are drawn as the plain one.
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        let order = std::iter::once(first).chain(2..self.faces.len());
        order.filter_map(|at| Some((at, self.faces.get(at)?))).find_map(|(at, face)| {
            let glyph = face.glyph_index(letter).filter(|glyph| glyph.0 != 0)?;
            let advance = f32::from(face.glyph_hor_advance(glyph)?);
            let units = f32::from(face.units_per_em()).max(1.0);
            Some(Placed { face: at, glyph: u32::from(glyph.0), advance: advance / units })
        })
    }

    /// How wide a text is at size 1.
    pub(super) fn width(&self, text: &str, weight: Weight) -> f32 {
        text.chars().filter_map(|c| self.place(c, weight)).map(|placed| placed.advance).sum()
    }

    /// Text on one line in letters that can be drawn. What no font has is counted in words, for a row of
    /// boxes would say nothing; the letters met are noted.
    pub(super) fn drawable(&self, text: &str, met: &mut BTreeSet<char>) -> String {
        let mut out = String::with_capacity(text.len());
        let mut missing = 0;
        for c in shown(text).chars() {
            if is_joiner(c) {
                continue;
            }
            if self.place(c, Weight::Regular).is_some() {
                flush(&mut out, &mut missing);
                out.push(c);
            } else {
                met.insert(c);
                missing += 1;
            }
        }
        flush(&mut out, &mut missing);
        out
    }
}

fn flush(out: &mut String, missing: &mut usize) {
    if *missing > 0 {
        let s = if *missing == 1 { "" } else { "s" };
        // Writing to a text cannot fail.
        let _ = write!(out, "[{missing} letter{s}]");
        *missing = 0;
    }
}

/// Letters that have no picture of their own and change that of others, which nothing here does.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Letters of a text that the program's own fonts lack.
pub(super) fn lacking(fonts: &Fonts<'_>, text: &str, met: &mut BTreeSet<char>) {
    if text.is_ascii() {
        return;
    }
    for c in shown(text).chars() {
        if !is_joiner(c) && fonts.place(c, Weight::Regular).is_none() {
            met.insert(c);
        }
    }
}

/// The scripts of letters, in words, for saying which could not be drawn.
pub(super) fn scripts(letters: &BTreeSet<char>) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for c in letters {
        // Blocks of the Unicode standard.
        let script = match *c {
            '\u{2e80}'..='\u{2fdf}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => "Han",
            '\u{3040}'..='\u{30ff}' => "Kana",
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7ff}' => "Hangul",
            '\u{0590}'..='\u{05ff}' => "Hebrew",
            '\u{0600}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' => "Arabic",
            '\u{0900}'..='\u{0dff}' => "scripts of India",
            '\u{0e00}'..='\u{0e7f}' => "Thai",
            '\u{0530}'..='\u{058f}' => "Armenian",
            '\u{10a0}'..='\u{10ff}' => "Georgian",
            _ => "other signs",
        };
        if !found.contains(&script) {
            found.push(script);
        }
    }
    found
}
