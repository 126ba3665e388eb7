//! The icons of the window: one enum for all of them, drawn once for each size and tinted.
//!
//! The files in `icons/ui` are white; a picture is made the first time an icon is wanted in a size,
//! kept in the context, and multiplied by a colour when it is painted. Nothing here asks for another
//! frame. Characters of a font are never used as icons: which of them exist differs from machine to
//! machine.

use std::collections::HashMap;

use eframe::egui::{
    Color32, ColorImage, Context, Id, Painter, Pos2, Rect, Response, Sense, SizeHint,
    TextureHandle, TextureOptions, Ui, Vec2, pos2,
};

macro_rules! icons {
    ($($variant:ident $file:literal),+ $(,)?) => {
        /// One drawing of `icons/ui`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Icon { $(#[doc = $file] $variant),+ }

        impl Icon {
            /// Every icon, by name.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Name of its file, without the ending.
            #[must_use]
            pub fn name(self) -> &'static str { match self { $(Self::$variant => $file),+ } }

            /// The drawing.
            fn svg(self) -> &'static [u8] {
                match self {
                    $(Self::$variant => include_bytes!(concat!(
                        env!("CARGO_MANIFEST_DIR"), "/icons/ui/", $file, ".svg"
                    ))),+
                }
            }
        }
    };
}

icons! {
    AdvisedAgainst "advised-against",
    AppMark "app-mark",
    ArrowRight "arrow-right",
    Bell "bell",
    Calendar "calendar",
    Certificate "certificate",
    Check "check",
    ChevronDown "chevron-down",
    ChevronLeft "chevron-left",
    ChevronRight "chevron-right",
    ChevronUp "chevron-up",
    Clock "clock",
    Close "close",
    Copy "copy",
    Disk "disk",
    Driver "driver",
    DropFile "drop-file",
    Edit "edit",
    Error "error",
    Exempt "exempt",
    Export "export",
    Extension "extension",
    External "external",
    File "file",
    Filter "filter",
    Findings "findings",
    Folder "folder",
    Globe "globe",
    Help "help",
    History "history",
    Import "import",
    InProgress "in-progress",
    Info "info",
    Key "key",
    Link "link",
    Listed "listed",
    Lock "lock",
    Machines "machines",
    Minus "minus",
    More "more",
    NotSeen "not-seen",
    NothingFound "nothing-found",
    Organisation "organisation",
    Overview "overview",
    Pack "pack",
    Package "package",
    Play "play",
    Plus "plus",
    Possible "possible",
    Process "process",
    Program "program",
    Prohibited "prohibited",
    Refresh "refresh",
    Registry "registry",
    Removed "removed",
    Reports "reports",
    Restart "restart",
    Restricted "restricted",
    Restrictions "restrictions",
    Scan "scan",
    Search "search",
    Service "service",
    Settings "settings",
    Sheet "sheet",
    Shield "shield",
    SortDown "sort-down",
    SortUp "sort-up",
    Stop "stop",
    StoreApp "store-app",
    Task "task",
    Terminal "terminal",
    Uninstall "uninstall",
    Unverified "unverified",
    User "user",
    WrongMatch "wrong-match",
}

/// Pictures made so far, by icon and width in pixels.
#[derive(Clone, Default)]
struct Pictures(HashMap<(Icon, u32), TextureHandle>);

impl Icon {
    /// Paints the icon, `side` points wide, around `center`.
    pub fn paint(self, painter: &Painter, center: Pos2, side: f32, tint: Color32) {
        let scale = painter.pixels_per_point();
        let pixels = (side * scale).round().max(1.0);
        // On whole pixels, or the one-and-a-half point strokes blur.
        let snap = |value: f32| ((value - side / 2.0) * scale).round() / scale;
        let rect =
            Rect::from_min_size(pos2(snap(center.x), snap(center.y)), Vec2::splat(pixels / scale));
        if painter.clip_rect().intersects(rect) {
            let picture = picture(painter.ctx(), self, pixels as u32);
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            painter.image(picture.id(), rect, whole, tint);
        }
    }

    /// Takes up `side` points and paints the icon there; for decoration beside a text that says the
    /// same. An icon that stands alone needs a name: see [`Icon::named`].
    pub fn show(self, ui: &mut Ui, side: f32, tint: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
        self.paint(ui.painter(), rect.center(), side, tint);
        response
    }

    /// As [`Icon::show`], with a name for screen readers and for the pointer.
    pub fn named(self, ui: &mut Ui, side: f32, tint: Color32, name: &str) -> Response {
        let response = self.show(ui, side, tint);
        response.widget_info(|| {
            eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Image, true, name)
        });
        response.on_hover_text(name)
    }
}

fn picture(ctx: &Context, icon: Icon, pixels: u32) -> TextureHandle {
    let id = Id::unique("icon pictures");
    let key = (icon, pixels);
    let known =
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Pictures>(id).0.get(&key).cloned());
    if let Some(known) = known {
        return known;
    }
    // Loaded outside `data_mut`, because both take the context's lock.
    let image = rasterize(icon, pixels);
    let made = ctx.load_texture(icon.name(), image, TextureOptions::LINEAR);
    ctx.data_mut(|data| {
        data.get_temp_mut_or_default::<Pictures>(id).0.insert(key, made.clone());
    });
    made
}

#[allow(clippy::default_trait_access, reason = "the options are of a crate that egui_extras hides")]
fn rasterize(icon: Icon, pixels: u32) -> ColorImage {
    let size = SizeHint::Size { width: pixels, height: pixels, maintain_aspect_ratio: true };
    match egui_extras::image::load_svg_bytes_with_size(icon.svg(), size, &Default::default()) {
        Ok(image) => image,
        Err(problem) => {
            // The files are compiled in and a test reads them all: seen only while drawing a new one.
            tracing::error!(icon = icon.name(), problem, "an icon cannot be drawn");
            ColorImage::filled([pixels as usize, pixels as usize], Color32::WHITE)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_white_and_leaves_a_mark() {
        for icon in Icon::ALL {
            let image = rasterize(*icon, 20);
            assert_eq!(image.size, [20, 20], "{}", icon.name());
            let inked = image.pixels.iter().filter(|pixel| pixel.a() > 127).count();
            // The program's own mark is a filled square in its own colours; the others are white strokes
            // that the theme tints.
            let own = icon.name() == "app-mark";
            assert!(
                (4..if own { 400 } else { 300 }).contains(&inked),
                "{}: {inked} pixels",
                icon.name()
            );
            if own {
                continue;
            }
            for pixel in &image.pixels {
                assert_eq!([pixel.r(), pixel.g(), pixel.b()], [pixel.a(); 3], "{}", icon.name());
            }
        }
    }
}
