//! What a view can ask for.

use std::path::PathBuf;

use super::guide::GuideCommand;
use super::handover::HandOverCommand;
use super::keeping::LogFormat;
use super::what_changed::Span;
use super::{
    Change, Decision, EntryId, FindingKey, FindingsView, InventoryKey, MachineAct, MachineKey,
    Page, PanelTab, Preferences, Retention, RulesView,
};
use crate::catalog::OwnRule;
use crate::model::Jurisdiction;
use crate::report::{
    Format as ReportFormat, Kind as ReportKind, Mark as ReportMark, Paper as ReportPaper,
};

/// Asks the user for a file, off the window's thread; `None` when nothing was chosen.
pub type Chooser = Box<dyn FnOnce() -> Option<PathBuf> + Send>;

/// What a file is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To read it.
    Import,
    /// To save a report there.
    Report(ReportKind, ReportFormat),
    /// To take own rules from it.
    Rules,
    /// To take an official list of names from it.
    List,
    /// To bring the catalogue up to date from it.
    Catalogue,
    /// To open a workspace, or make one.
    OpenWorkspace,
    /// To save a copy of the workspace there.
    SaveWorkspace,
    /// To save the log of the workspace there.
    Log(LogFormat),
    /// To save what changed there.
    Changes,
    /// The folder in which a disk is mounted, to scan the system on it.
    Disk,
    /// To save the record of the removal there.
    Record(ReportFormat),
    /// The folder in which the removal pack of this finding is to lie (position in `State::findings`).
    Pack(usize),
    /// The folder in which that of the hand-over is to lie.
    HandOver,
}

/// What a view can ask for. Every change of state goes through one of these.
pub enum Command {
    /// Show a page.
    Go(Page),
    /// The organisation works in this place, or no longer does.
    Place(Jurisdiction, bool),
    /// An answer of the first questions was ticked, or is no longer.
    Answer(String, bool),
    /// The question on which a measure depends was answered.
    Settle(String, bool),
    /// The questions are answered.
    FinishFirstStart,
    /// Apply the rules as they held on this day (YYYY-MM-DD).
    AsOf(String),
    /// Scan this computer.
    Scan,
    /// Scan the system on a disk that is mounted in this folder.
    ScanDisk(PathBuf),
    /// Scan this computer again with an administrator's rights, which the system asks for.
    ScanElevated,
    /// Read these files, one after the other.
    Import(Vec<PathBuf>),
    /// Read this text, which was pasted, if it is a table.
    Paste(String),
    /// Read the list that is shown differently.
    ReadDifferently(Change),
    /// Show this table of the list.
    ShowTable(usize),
    /// Whether the next list of that shape is to be read as this one was corrected.
    Remember(bool),
    /// Whether the list that is shown names only some programs of its computers.
    Partial(bool),
    /// The day that the list which is shown is of, as typed (YYYY-MM-DD).
    ListDay(String),
    /// Forget how lists of that shape were corrected, and read this one as it comes.
    ForgetMapping,
    /// Show the first rows of the list in which no program was found, to say what they mean.
    ChooseColumns,
    /// Keep all waiting lists that need no question; whether a list that names no computer is
    /// that of the computer after which its file is named.
    KeepAll(bool),
    /// Close what is said about lists that were kept together.
    CloseBulk,
    /// Keep the list that is shown.
    KeepList,
    /// Do not keep it.
    DiscardList,
    /// Stop what is running; nothing of it is kept.
    Cancel,
    /// Close the error.
    DismissError,
    /// Show findings this way.
    Findings(FindingsView),
    /// Tick this finding (position in `State::findings`), or take its tick away.
    Tick(u32, bool),
    /// Tick every finding that is shown, or none.
    TickAll(bool),
    /// Open this finding (position in `State::findings`), or close the panel.
    Select(Option<usize>),
    /// Show this tab of the panel.
    Panel(PanelTab),
    /// A duty (by its key) is done, or is not after all.
    Duty(String, bool),
    /// Show this draft of a report, as edited; `None` closes it.
    Notice(Option<String>),
    /// Show this rule of the finding.
    Rule(usize),
    /// Show rules this way.
    Rules(RulesView),
    /// Open this rule, or close the panel.
    SelectRule(Option<String>),
    /// Keep an own rule: in place of the one at this position, or as a new one.
    KeepRule(Option<usize>, OwnRule),
    /// Delete the own rule at this position.
    DeleteRule(usize),
    /// Add the own rules of a file.
    AddRules(PathBuf),
    /// Take a signed catalogue file; whether an older one than that in use is wanted.
    LoadCatalogue(PathBuf, bool),
    /// Leave an older catalogue alone.
    LeaveCatalogue,
    /// Take an official list of names and keep a copy.
    AddList(PathBuf),
    /// Forget the official list of this file name.
    ForgetList(String),
    /// Open an address in the browser.
    OpenLink(String),
    /// Ask the user for a file.
    Choose(Purpose, Chooser),
    /// The two days that a report on what changed compares.
    ReportDays(jiff::civil::Date, jiff::civil::Date),
    /// The paper of PDF reports, and whether CSV lists begin with a mark.
    ReportForm(ReportPaper, ReportMark),
    /// The removal, by its journal, that a report is about.
    ReportRecord(PathBuf),
    /// Save a report there.
    SaveReport(ReportKind, ReportFormat, PathBuf),
    /// Record this decision about these findings .
    Decide(Vec<FindingKey>, Decision),
    /// Take back the last decision or change of a machine.
    Undo,
    /// Take back this entry of the log.
    UndoEntry(EntryId),
    /// Keep what was read and is not saved in the workspace that is open, or leave it out.
    KeepUnsaved(bool),
    /// Say something about machines: a name, a tag, that two are one. All of it is taken back together.
    SayOfMachines(Vec<(MachineKey, MachineAct)>),
    /// What is read under the first name is the second machine: the answer to a question.
    SameMachine(MachineKey, MachineKey),
    /// What is read under this name is a machine of its own.
    OtherMachine(MachineKey),
    /// Show what changed between two days or readings; `None` closes it.
    Compare(Option<Span>),
    /// Show what the daily backups of this workspace hold; `None` closes it.
    ShowBackups(Option<PathBuf>),
    /// Look at what one reading says of a machine; `None` closes it.
    LookAtReading(Option<(InventoryKey, MachineKey)>),
    /// Delete what was kept of one reading.
    DeleteInventory(InventoryKey),
    /// How long inventories are kept.
    Retain(Retention),
    /// Open this workspace, or make it.
    OpenWorkspace(PathBuf),
    /// Put a backup in the place of a workspace.
    RestoreBackup(PathBuf, PathBuf),
    /// Save a copy of the workspace there.
    SaveWorkspace(PathBuf),
    /// Remember how the user likes the window.
    Prefer(Box<Preferences>),
    /// Take away a notification.
    CloseNote(u64),
    /// Something about the guide of a removal.
    Guide(GuideCommand),
    /// Something about a hand-over.
    HandOver(HandOverCommand),
}
