//! Room for a control whose id follows from its name.
//!
//! egui counts the controls of a page and makes their ids of that: where a line appears above, the control that
//! has the focus is another one from then on, and the focus is lost. Here the same name stays the same control.

use eframe::egui::{Id, Response, Sense, Ui, Vec2};

/// How many controls of one name there were in a pass.
#[derive(Clone, Copy, Default)]
struct Met {
    pass: u64,
    number: u32,
}

/// Room for a control of this kind and name.
pub(super) fn control(
    ui: &mut Ui,
    size: Vec2,
    sense: Sense,
    kind: &str,
    name: &str,
) -> (eframe::egui::Rect, Response) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let id = own_id(ui, kind, name);
    let response = ui.interact(rect, id, sense);
    (rect, response)
}

fn own_id(ui: &Ui, kind: &str, name: &str) -> Id {
    let base = ui.scope_id().with((kind, name));
    let pass = ui.ctx().cumulative_pass_nr();
    // Of several that are called the same, the first stays the first.
    let number = ui.data_mut(|data| {
        let met: &mut Met = data.get_temp_mut_or_default(base);
        *met = Met { pass, number: if met.pass == pass { met.number + 1 } else { 0 } };
        met.number
    });
    base.with(number)
}
