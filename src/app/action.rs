//! Everything that can be asked for from anywhere in the window: one list, from which the menu, the
//! command palette, the shortcuts and the help page are made, so that they never tell different things.

use super::{App, Page, ReportFormat, State};
use crate::say;

/// Something that can be asked for from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Scan this computer.
    Scan,
    /// Scan the system on a mounted disk.
    ScanDisk,
    /// Scan this computer as administrator.
    ScanElevated,
    /// Choose a list to read.
    Import,
    /// Stop what is running.
    Cancel,
    /// Open another workspace.
    OpenWorkspace,
    /// Make another workspace.
    NewWorkspace,
    /// Save a copy of the workspace.
    SaveWorkspace,
    /// Take back the last decision.
    Undo,
    /// Show what changed between the two newest days.
    WhatChanged,
    /// Show a page.
    Go(Page),
    /// Write into the search field.
    Search,
    /// Open the palette.
    Palette,
    /// Show what was told before.
    Notifications,
    /// Save a report.
    SaveReport(ReportFormat),
    /// Follow the system's theme.
    LookSystem,
    /// Light.
    LookLight,
    /// Dark.
    LookDark,
    /// White on black, or back.
    HighContrast,
    /// Larger letters.
    Larger,
    /// Smaller letters.
    Smaller,
    /// Letters as the system has them.
    UsualSize,
}

/// Where an action stands in the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Reading machines and lists.
    Read,
    /// What is remembered.
    Keep,
    /// Pages.
    Show,
    /// What leaves the program.
    Save,
    /// How it looks.
    Look,
}

impl Group {
    /// All of them, in the menu's order.
    pub const ALL: [Self; 5] = [Self::Read, Self::Keep, Self::Show, Self::Save, Self::Look];

    /// Its heading.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => say!("group-read"),
            Self::Keep => say!("group-keep"),
            Self::Show => say!("group-show"),
            Self::Save => say!("group-save"),
            Self::Look => say!("group-look"),
        }
    }
}

/// A key with what is held down beside it. `command` is Ctrl, and Cmd on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Ctrl or Cmd is held down.
    pub command: bool,
    /// Shift is held down.
    pub shift: bool,
    /// The key's name, as it is written on it: "K", "F5", "Plus".
    pub key: &'static str,
}

impl Shortcut {
    const fn with_command(key: &'static str) -> Self {
        Self { command: true, shift: false, key }
    }
}

impl Action {
    /// All of them, in the menu's order.
    pub const ALL: [Self; 35] = [
        Self::Scan,
        Self::ScanElevated,
        Self::ScanDisk,
        Self::Import,
        Self::Go(Page::Import),
        Self::Cancel,
        Self::OpenWorkspace,
        Self::NewWorkspace,
        Self::SaveWorkspace,
        Self::Undo,
        Self::WhatChanged,
        Self::Go(Page::Overview),
        Self::Go(Page::Findings),
        Self::Go(Page::Machines),
        Self::Go(Page::Restrictions),
        Self::Go(Page::Reports),
        Self::Go(Page::Settings),
        Self::Go(Page::Help),
        Self::Search,
        Self::Palette,
        Self::Notifications,
        Self::SaveReport(ReportFormat::Html),
        Self::SaveReport(ReportFormat::Pdf),
        Self::SaveReport(ReportFormat::Xlsx),
        Self::SaveReport(ReportFormat::Csv),
        Self::SaveReport(ReportFormat::Json),
        Self::SaveReport(ReportFormat::Markdown),
        Self::Go(Page::HandOver),
        Self::LookSystem,
        Self::LookLight,
        Self::LookDark,
        Self::HighContrast,
        Self::Larger,
        Self::Smaller,
        Self::UsualSize,
    ];

    /// Its words, as the menu has them.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Scan => say!("scan-this-computer"),
            Self::ScanElevated => say!("scan-again-as-administrator"),
            Self::ScanDisk => say!("scan-a-mounted-disk"),
            Self::Import => say!("import-a-list-asked"),
            Self::Cancel => say!("cancel-what-is-running"),
            Self::OpenWorkspace => say!("open-another-workspace"),
            Self::NewWorkspace => say!("new-workspace"),
            Self::SaveWorkspace => say!("save-a-copy"),
            Self::Undo => say!("take-back-the-last-decision"),
            Self::WhatChanged => say!("show-what-changed"),
            Self::Go(Page::Findings) => say!("show-findings"),
            Self::Go(Page::Machines) => say!("show-machines"),
            Self::Go(Page::Restrictions) => say!("show-restrictions"),
            Self::Go(Page::Reports) => say!("show-reports"),
            Self::Go(Page::Settings) => say!("show-settings"),
            Self::Go(Page::HandOver) => say!("hand-over-to-another-tool"),
            Self::Go(Page::Help) => say!("show-help"),
            Self::Go(Page::Import) => say!("import-by-path"),
            Self::Go(Page::Overview | Page::FirstStart | Page::Guide) => {
                say!("show-overview")
            }
            Self::Search => say!("search-findings"),
            Self::Palette => say!("find-a-command"),
            Self::Notifications => say!("show-what-was-told"),
            Self::SaveReport(ReportFormat::Html) => say!("save-html"),
            Self::SaveReport(ReportFormat::Pdf) => say!("save-pdf"),
            Self::SaveReport(ReportFormat::Markdown) => say!("save-markdown"),
            Self::SaveReport(ReportFormat::Xlsx) => say!("save-xlsx"),
            Self::SaveReport(ReportFormat::Csv) => say!("save-csv"),
            Self::SaveReport(ReportFormat::Json) => say!("save-json"),
            Self::LookSystem => say!("light-or-dark-as-the-system"),
            Self::LookLight => say!("light"),
            Self::LookDark => say!("dark"),
            Self::HighContrast => say!("high-contrast-switch"),
            Self::Larger => say!("larger-letters"),
            Self::Smaller => say!("smaller-letters"),
            Self::UsualSize => say!("usual-size"),
        }
    }

    /// Its group in the menu.
    #[must_use]
    pub fn group(self) -> Group {
        match self {
            Self::Scan
            | Self::ScanElevated
            | Self::ScanDisk
            | Self::Import
            | Self::Go(Page::Import)
            | Self::Cancel => Group::Read,
            Self::OpenWorkspace
            | Self::NewWorkspace
            | Self::SaveWorkspace
            | Self::Undo
            | Self::WhatChanged => Group::Keep,
            Self::SaveReport(_) | Self::Go(Page::HandOver) => Group::Save,
            Self::Go(_) | Self::Search | Self::Palette | Self::Notifications => Group::Show,
            Self::LookSystem
            | Self::LookLight
            | Self::LookDark
            | Self::HighContrast
            | Self::Larger
            | Self::Smaller
            | Self::UsualSize => Group::Look,
        }
    }

    /// Its keys.
    #[must_use]
    pub fn shortcut(self) -> Option<Shortcut> {
        let plain = |key| Some(Shortcut { command: false, shift: false, key });
        let command = |key| Some(Shortcut::with_command(key));
        match self {
            Self::Scan => plain("F5"),
            Self::Import => command("O"),
            Self::Go(Page::Overview) => command("1"),
            Self::Go(Page::Findings) => command("2"),
            Self::Go(Page::Machines) => command("3"),
            Self::Go(Page::Restrictions) => command("4"),
            Self::Go(Page::Reports) => command("5"),
            Self::Go(Page::Settings) => command("6"),
            Self::Go(Page::Help) => plain("F1"),
            Self::Undo => command("Z"),
            Self::Search => command("F"),
            Self::Palette => command("K"),
            Self::SaveReport(ReportFormat::Html) => command("S"),
            Self::Larger => command("Plus"),
            Self::Smaller => command("Minus"),
            Self::UsualSize => command("0"),
            _ => None,
        }
    }

    /// Whether it can be done now.
    #[must_use]
    pub fn is_ready(self, app: &App) -> bool {
        let state: &State = &app.state;
        let asked = state.page == Page::FirstStart;
        match self {
            Self::Scan => state.running.is_none(),
            Self::ScanDisk => state.running.is_none() && !state.choosing,
            Self::ScanElevated => {
                state.running.is_none() && state.can_elevate && state.scan().is_some()
            }
            Self::Import => !state.choosing,
            Self::Cancel => state.running.is_some(),
            Self::OpenWorkspace | Self::NewWorkspace => !state.choosing && !state.remembering,
            Self::SaveWorkspace => !state.choosing && state.remembered.is_some(),
            Self::Undo => !state.to_undo().is_empty(),
            Self::WhatChanged => {
                !asked && state.remembered.as_ref().is_some_and(|one| !one.days.is_empty())
            }
            Self::Go(_) | Self::Search | Self::Notifications => !asked,
            Self::SaveReport(_) => !state.inventories.is_empty() && !state.choosing,
            Self::Palette
            | Self::LookSystem
            | Self::LookLight
            | Self::LookDark
            | Self::HighContrast
            | Self::Larger
            | Self::Smaller
            | Self::UsualSize => true,
        }
    }
}

/// The actions whose words hold what was typed, those in which it begins an early word first; all for nothing typed.
#[must_use]
pub fn matching(typed: &str) -> Vec<Action> {
    let wanted: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(usize, Action)> = Action::ALL
        .into_iter()
        .filter(|action| *action != Action::Palette)
        .filter_map(|action| {
            let words = action.words().to_lowercase();
            let group = action.group().word().to_lowercase();
            let all = wanted.iter().all(|one| words.contains(one) || group.starts_with(one));
            let place = wanted.first().map_or(0, |one| {
                let place =
                    words.split_whitespace().position(|word| word.starts_with(one.as_str()));
                place.unwrap_or(usize::MAX)
            });
            all.then_some((place, action))
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, action)| action).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn words_and_keys_are_told_once() {
        let words: HashSet<_> = Action::ALL.iter().map(|action| action.words()).collect();
        assert_eq!(words.len(), Action::ALL.len());
        let keys: Vec<_> = Action::ALL.iter().filter_map(|action| action.shortcut()).collect();
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
    }

    #[test]
    fn typing_finds_actions_in_a_sensible_order() {
        assert_eq!(matching("scan").first(), Some(&Action::Scan));
        assert_eq!(matching("dark").first(), Some(&Action::LookDark));
        assert!(matching("excel").contains(&Action::SaveReport(ReportFormat::Xlsx)));
        assert_eq!(matching("import li").first(), Some(&Action::Import));
        assert!(matching("no such thing").is_empty());
        assert_eq!(matching("").len(), Action::ALL.len() - 1);
    }
}
