//! The menu of a row: under the pointer where it was opened by it, else below the row.

use eframe::egui::{
    Align, Id, Layout, Popup, PopupCloseBehavior, PopupKind, Pos2, Response,
    containers::menu::menu_style,
};

use super::{
    super::{Stays, popup_closed, within_popup},
    Cursor, OpenMenu, Table,
};

impl Table<'_> {
    /// The menu about what stands in a row now.
    pub(super) fn menu_of(&self, row: usize, at: Pos2) -> OpenMenu {
        let about = self.menu.filter(|_| row < self.rows).map(|(_, about)| about(row));
        OpenMenu { row, about, at }
    }

    /// Draws the menu, while one is open; it has the focus of the table and gives it back.
    pub(super) fn row_menu(&self, focus: &Response, id: Id, cursor: &mut Cursor) {
        let (Some((menu, _)), Some(open)) = (self.menu, cursor.menu) else { return };
        let OpenMenu { row, at, .. } = open;
        let ctx = &focus.ctx;
        // It was opened about one thing, and must not act on another that has come into its row.
        if row < self.rows && open.about == self.menu_of(row, at).about {
            let stays = Popup::new(id, ctx.clone(), at, focus.layer_id)
                .kind(PopupKind::Menu)
                .layout(Layout::top_down_justified(Align::Min))
                .style(menu_style)
                .anchor_widget(focus.id)
                .close_behavior(PopupCloseBehavior::CloseOnClick)
                .accessible_name(self.row_name.map_or_else(String::new, |name| name(row)))
                .open_memory(None)
                .show(|ui| {
                    within_popup(ui, focus.id, id, |ui| {
                        ui.set_min_width(220.0);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        menu(ui, row);
                    })
                });
            if stays.is_some_and(|shown| shown.inner == Stays::Left) {
                Popup::close_id(ctx, id);
            }
        } else {
            Popup::close_id(ctx, id);
        }
        if !Popup::is_id_open(ctx, id) {
            cursor.menu = None;
            popup_closed(ctx, focus.id, id);
        }
    }
}
