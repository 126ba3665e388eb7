//! Pages: what was laid out becomes a page as soon as it is full, so that a long report does not stand
//! in memory twice.

use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};

use super::fonts::{Fonts, Weight};
use super::tags::{Meanings, Place};
use super::{Ink, Paper};

/// Space on all sides.
pub(super) const MARGIN: f32 = 48.0;
/// Where the line at the foot stands, from below.
const FOOT: f32 = 30.0;
/// Space above it.
const ABOVE_FOOT: f32 = 22.0;

/// One thing on a page; lengths in points, from the top left.
pub(super) enum Piece {
    Text { x: f32, y: f32, size: f32, weight: Weight, ink: Ink, text: String },
    Fill { x: f32, y: f32, width: f32, height: f32, ink: Ink },
    Link { x: f32, y: f32, width: f32, height: f32, address: String },
}

/// Pages, the one that is being filled, and what becomes bookmarks.
pub(super) struct Pages<'f> {
    pub fonts: &'f Fonts<'f>,
    pub meanings: Meanings,
    /// Where the next thing goes.
    pub y: f32,
    paper: Paper,
    foot: String,
    document: Document,
    pieces: Vec<(Option<Place>, Piece)>,
    number: usize,
    bookmarks: Vec<(u8, String, usize, f32)>,
}

impl<'f> Pages<'f> {
    pub(super) fn new(
        fonts: &'f Fonts<'f>,
        paper: Paper,
        foot: String,
        document: Document,
    ) -> Self {
        Self {
            fonts,
            meanings: Meanings::default(),
            y: MARGIN,
            paper,
            foot,
            document,
            pieces: Vec::new(),
            number: 0,
            bookmarks: Vec::new(),
        }
    }

    /// How wide lines are.
    pub(super) fn width(&self) -> f32 {
        self.paper.size().0 - 2.0 * MARGIN
    }

    /// How much room is left below.
    pub(super) fn room(&self) -> f32 {
        self.paper.size().1 - FOOT - ABOVE_FOOT - self.y
    }

    /// Whether nothing stands on the page yet.
    pub(super) fn is_at_top(&self) -> bool {
        self.y <= MARGIN
    }

    /// Goes to a fresh page where less than so much room is left.
    pub(super) fn need(&mut self, height: f32) {
        if self.room() < height && !self.is_at_top() {
            self.turn();
        }
    }

    pub(super) fn put(&mut self, place: Option<Place>, piece: Piece) {
        self.pieces.push((place, piece));
    }

    /// Marks the place on the page as one that a bookmark leads to.
    pub(super) fn bookmark(&mut self, level: u8, title: &str) {
        self.bookmarks.push((level, title.to_owned(), self.number, self.y));
    }

    /// The page is full.
    pub(super) fn turn(&mut self) {
        let (width, height) = self.paper.size();
        self.number += 1;
        self.y = MARGIN;
        let pieces = std::mem::take(&mut self.pieces);
        let Some(settings) = PageSettings::from_wh(width, height) else { return };
        let mut page = self.document.start_page_with(settings);
        let mut links = Vec::new();
        let mut surface = page.surface();
        let mut open: Option<Option<Place>> = None;
        for (place, piece) in pieces {
            if let Piece::Link { x, y, width, height, address } = piece {
                links.push((place, x, y, width, height, address));
                continue;
            }
            if open != Some(place) {
                if open.is_some() {
                    surface.end_tagged();
                }
                begin(&mut surface, &mut self.meanings, place);
                open = Some(place);
            }
            draw(&mut surface, self.fonts, &piece);
        }
        if open.is_some() {
            surface.end_tagged();
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let y = height - FOOT;
        let text = |x: f32, text: String| Piece::Text {
            x,
            y,
            size: 7.5,
            weight: Weight::Regular,
            ink: Ink::TEXT2,
            text,
        };
        let number = format!("Page {}", self.number);
        let number_width = self.fonts.width(&number, Weight::Regular) * 7.5;
        draw(&mut surface, self.fonts, &text(MARGIN, self.foot.clone()));
        draw(&mut surface, self.fonts, &text(width - MARGIN - number_width, number));
        surface.end_tagged();
        surface.finish();
        for (place, x, y, width, height, address) in links {
            let Some(rect) = Rect::from_xywh(x, y, width, height) else { continue };
            let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
            let link = Annotation::new_link(LinkAnnotation::new(rect, target), Some(address));
            match place {
                Some(place) => {
                    let drawn = page.add_tagged_annotation(link);
                    self.meanings.drawn(place, drawn);
                }
                None => page.add_annotation(link),
            }
        }
        page.finish();
    }

    /// The bytes of the document.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, String> {
        if !self.pieces.is_empty() || self.number == 0 {
            self.turn();
        }
        let mut outline = Outline::new();
        let mut section: Option<OutlineNode> = None;
        for (level, title, page, y) in self.bookmarks {
            // A heading that went to a fresh page after all is found at its top.
            let destination = XyzDestination::new(page, Point::from_xy(MARGIN, (y - 8.0).max(0.0)));
            let node = OutlineNode::new(title, destination);
            match (&mut section, level) {
                (Some(open), 2..) => open.push_child(node),
                _ => {
                    if let Some(done) = section.replace(node) {
                        outline.push_child(done);
                    }
                }
            }
        }
        if let Some(done) = section {
            outline.push_child(done);
        }
        self.document.set_outline(outline);
        self.document.set_tag_tree(self.meanings.tree());
        self.document.finish().map_err(|error| error.to_string())
    }
}

fn begin(surface: &mut Surface<'_>, meanings: &mut Meanings, place: Option<Place>) {
    match place {
        Some(place) => {
            let drawn = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            meanings.drawn(place, drawn);
        }
        None => {
            let layout = Artifact::with_kind(ArtifactType::Layout);
            surface.start_tagged(ContentTag::Artifact(layout));
        }
    }
}

fn fill(ink: Ink) -> Fill {
    let Ink(red, green, blue) = ink;
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts<'_>, piece: &Piece) {
    match piece {
        Piece::Fill { x, y, width, height, ink } => {
            let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) else { return };
            let mut path = PathBuilder::new();
            path.push_rect(rect);
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*ink)));
                surface.draw_path(&path);
            }
        }
        Piece::Text { x, y, size, weight, ink, text } => {
            surface.set_fill(Some(fill(*ink)));
            let mut at = *x;
            let mut run: Vec<KrillaGlyph> = Vec::with_capacity(text.len());
            let mut face = None;
            let mut start = at;
            let flush = |surface: &mut Surface<'_>,
                         run: &mut Vec<KrillaGlyph>,
                         face: Option<usize>,
                         start: f32| {
                if let Some(font) = face.and_then(|face| fonts.font(face)) {
                    let from = Point::from_xy(start, *y);
                    surface.draw_glyphs(from, run, font, text, *size, false);
                }
                run.clear();
            };
            for (from, c) in text.char_indices() {
                let Some(placed) = fonts.place(c, *weight) else { continue };
                if face != Some(placed.face) {
                    flush(surface, &mut run, face, start);
                    face = Some(placed.face);
                    start = at;
                }
                run.push(KrillaGlyph::new(
                    GlyphId::new(placed.glyph),
                    placed.advance,
                    0.0,
                    0.0,
                    0.0,
                    from..from + c.len_utf8(),
                    None,
                ));
                at += placed.advance * size;
            }
            flush(surface, &mut run, face, start);
        }
        Piece::Link { .. } => {}
    }
}
