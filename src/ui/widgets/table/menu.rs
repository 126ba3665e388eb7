//! The menu of a row: under the pointer where it was opened by it, else below the row.

use eframe::egui::{
    Align, Id, Layout, Popup, PopupCloseBehavior, PopupKind, Response, containers::menu::menu_style,
};

use super::{
    super::{Stays, popup_closed, within_popup},
    Cursor, Table,
};

impl Table<'_> {
    /// Draws the menu, while one is open; it has the focus of the table and gives it back.
    pub(super) fn row_menu(&self, focus: &Response, id: Id, cursor: &mut Cursor) {
        let (Some(menu), Some((row, at))) = (self.menu, cursor.menu) else { return };
        let ctx = &focus.ctx;
        if row < self.rows {
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
