//! Where the window stands: told for the next start, and corrected where the screen that it stood on is gone.

use eframe::egui::{Context, Pos2, Rect, Vec2, ViewportCommand, ViewportInfo, vec2};

use crate::app::Place;

/// So much of the window has to be on the screen for it to be moved by its title.
const GRIP: f32 = 100.0;

/// Where the window stands now, as far as the system tells. In points of the screen: those of the window are
/// larger where its letters are, and a window is opened before that is set.
pub(super) fn place(ctx: &Context) -> Option<Place> {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let viewport = input.viewport();
        let inside = viewport.inner_rect?;
        // A second screen may be gone the next time: only a place on the first one is kept.
        let screen = viewport.monitor_size?;
        let at = viewport.outer_rect.map(|outer| outer.min).filter(|at| is_seen(*at, screen));
        let maximised = viewport.maximized.unwrap_or(false);
        Some(Place {
            at: at.map(|at| [at.x * zoom, at.y * zoom]),
            size: [inside.width() * zoom, inside.height() * zoom],
            maximised,
        })
    })
}

fn is_seen(at: Pos2, screen: Vec2) -> bool {
    (0.0..screen.x - GRIP).contains(&at.x) && (0.0..screen.y - GRIP).contains(&at.y)
}

/// Brings a window back that was opened where no screen is any more, or larger than the screen is. Answers
/// whether the system has told enough to know. `kept` is the place that was asked for: where the system chose
/// one itself, on whichever of several screens, it is left alone.
pub(super) fn bring_back(ctx: &Context, kept: Option<Place>) -> bool {
    let Some((outer, inner, screen)) = ctx.input(|input| known(input.viewport())) else {
        return false;
    };
    let border = outer.size() - inner.size();
    let size = inner.size().min(screen - border);
    if size != inner.size() {
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
    }
    let asked_for = kept.and_then(|place| place.at).is_some_and(|[x, y]| {
        let zoom = ctx.zoom_factor();
        Pos2::new(x / zoom, y / zoom).distance(outer.min) < GRIP
    });
    if asked_for && !is_seen(outer.min, screen) {
        let free = (screen - size - border).max(Vec2::ZERO);
        let at = Pos2::ZERO + vec2(free.x / 2.0, free.y / 3.0).round();
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(at));
    }
    true
}

/// The window with and without its frame, and the size of its screen. Nothing of a window over the whole
/// screen, which the system places.
fn known(viewport: &ViewportInfo) -> Option<(Rect, Rect, Vec2)> {
    let whole = viewport.maximized == Some(true) || viewport.fullscreen == Some(true);
    let screen = viewport.monitor_size.filter(|screen| screen.x > GRIP && screen.y > GRIP)?;
    (!whole).then_some((viewport.outer_rect?, viewport.inner_rect?, screen))
}
