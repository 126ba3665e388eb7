//! What the keys do while the rows of a table have the focus.

use eframe::egui::{Event, EventFilter, Id, Key, Modifiers, Popup, Ui, Vec2};

use super::{Cursor, Table, TableAnswer};

impl Table<'_> {
    pub(super) fn keys(&self, ui: &Ui, id: Id, cursor: &mut Cursor, answer: &mut TableAnswer) {
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                id,
                EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() },
            );
        });
        let last = self.rows - 1;
        let mut opens = false;
        ui.input_mut(|input| {
            // Alt with an arrow steps through the findings, which is the view's.
            if input.modifiers.alt {
                return;
            }
            if self.menu.is_some() {
                let menu = input.consume_key(Modifiers::SHIFT, Key::F10)
                    || input.consume_key(Modifiers::NONE, Key::Menu);
                if let (true, Some(rect)) = (menu, cursor.at) {
                    let at = rect.left_bottom() + Vec2::new(2.0 * self.edge, 0.0);
                    cursor.menu = Some(self.menu_of(cursor.row, at));
                    opens = true;
                }
            }
            if self.ticks.is_some() {
                let down = input.count_and_consume_key(Modifiers::SHIFT, Key::ArrowDown);
                let up = input.count_and_consume_key(Modifiers::SHIFT, Key::ArrowUp);
                if down + up > 0 {
                    let from = cursor.row;
                    cursor.row = from.saturating_add(down).min(last).saturating_sub(up);
                    answer.ticked_to = Some((from.min(cursor.row), from.max(cursor.row)));
                }
                answer.ticked_all = input.consume_key(Modifiers::COMMAND, Key::A);
            }
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
            let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
            let (page_down, page_up) = (pressed(Key::PageDown), pressed(Key::PageUp));
            cursor.row = cursor.row.saturating_add(down + page_down * cursor.page).min(last);
            cursor.row = cursor.row.saturating_sub(up + page_up * cursor.page);
            if pressed(Key::Home) > 0 {
                cursor.row = 0;
            }
            if pressed(Key::End) > 0 {
                cursor.row = last;
            }
            if self.ticks.is_some() && pressed(Key::Space) > 0 {
                answer.ticked = Some(cursor.row);
            }
            if pressed(Key::Enter) > 0 {
                answer.opened = Some(cursor.row);
            }
            if self.selected.is_some() && pressed(Key::Escape) > 0 {
                answer.closed = true;
            }
            if input.events.contains(&Event::Copy) {
                answer.copied = Some(cursor.row);
            }
        });
        if opens {
            Popup::open_id(ui.ctx(), id.with("menu"));
        }
    }
}
