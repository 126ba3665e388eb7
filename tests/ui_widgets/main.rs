//! The window's parts, driven as a user and a screen reader would: by role and name, in every look.
//!
//! The harness itself panics when a control has no accessible name, when a character cannot be drawn,
//! and (in `run`) when the window does not come to rest. With the feature `snapshots` the galleries
//! are also compared as pictures.

mod gallery;

use std::cell::Cell;

use eframe::egui::{Theme, Ui};
use egui_kittest::Harness;
use interdict::ui::theme::{self, Contrast};

/// The three looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Light,
    Dark,
    HighContrast,
}

const LOOKS: [Look; 3] = [Look::Light, Look::Dark, Look::HighContrast];

/// A harness in a look, at rest; `draw` gets a `Ui` on the window's background.
fn harness<'a>(look: Look, size: [f32; 2], mut draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    let ready = Cell::new(false);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(if look == Look::Light { Theme::Light } else { Theme::Dark })
        .build_ui(move |ui| {
            if !ready.get() {
                // Fonts count from the next pass on, so that nothing is drawn in this one.
                theme::apply(ui.ctx());
                if look == Look::HighContrast {
                    theme::set_contrast(ui.ctx(), Contrast::High);
                }
                ready.set(true);
                ui.ctx().request_repaint();
                return;
            }
            let tokens = theme::tokens(ui);
            ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, tokens.app);
            draw(ui);
        });
    harness.run();
    harness
}

#[cfg(feature = "snapshots")]
#[test]
fn pictures() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("gallery");
    std::fs::create_dir_all(&folder).unwrap();
    for look in LOOKS {
        for (name, size, draw) in gallery::PAGES {
            let mut harness = harness(look, size, draw);
            let picture = harness.render().expect("a software renderer");
            picture.save(folder.join(format!("{name}_{look:?}.png"))).unwrap();
        }
    }
}
