//! What a store needs to keep an inventory and to make it again: facts that rows share, by number.

use super::{Extra, Installed, Inventory, MachineId, TextId, TitleId, index};
use crate::model::Presence;

/// Number of facts that only some records have; several rows may share them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExtraId(u32);

impl Installed {
    /// A row without further facts.
    #[must_use]
    pub fn new(title: TitleId, machine: MachineId) -> Self {
        Self {
            title,
            machine,
            version: TextId(0),
            user: TextId(0),
            source: u16::MAX,
            row: 0,
            installed_on: None,
            extra: u32::MAX,
        }
    }

    /// The number of its further facts, where it has any.
    #[must_use]
    pub fn extra(&self) -> Option<ExtraId> {
        (self.extra != u32::MAX).then_some(ExtraId(self.extra))
    }

    /// The same row with these further facts.
    #[must_use]
    pub fn with_extra(self, extra: ExtraId) -> Self {
        Self { extra: extra.0, ..self }
    }
}

impl Extra {
    /// Whether the thing is there.
    #[must_use]
    pub fn presence(&self) -> Presence {
        self.presence
    }
}

impl Inventory {
    /// The further facts of this number.
    #[must_use]
    pub fn extra(&self, id: ExtraId) -> Option<&Extra> {
        self.extras.get(id.0 as usize)
    }

    /// Keeps further facts, for one row or for many that share them.
    pub fn add_extra(&mut self, extra: Extra) -> ExtraId {
        self.extras.push(extra);
        ExtraId(index(self.extras.len() - 1))
    }

    /// Leaves out titles, texts and facts that no row refers to.
    pub fn drop_unused(&mut self) {
        let mut fresh = Self::new(self.origin.clone(), self.read_at);
        let rows = std::mem::take(&mut self.installed);
        let mut extras = vec![None; self.extras.len()];
        for mut row in rows {
            if let Some(title) = self.titles.get(row.title.0 as usize) {
                row.title = fresh.intern_title(title.clone());
            }
            row.version = fresh.intern_text(self.text(row.version));
            row.user = fresh.intern_text(self.text(row.user));
            if let Some(known) = extras.get_mut(row.extra as usize)
                && let Some(extra) = self.extras.get(row.extra as usize)
            {
                let id = *known.get_or_insert_with(|| fresh.add_extra(extra.clone()));
                row.extra = id.0;
            }
            fresh.installed.push(row);
        }
        let Self { titles, texts, text_ids, title_ids, installed, extras, .. } = fresh;
        (self.titles, self.texts, self.text_ids) = (titles, texts, text_ids);
        (self.title_ids, self.installed, self.extras) = (title_ids, installed, extras);
    }
}
