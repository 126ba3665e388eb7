//! From a product's recipe and the machine's own evidence to a plan: ordered, typed steps that a
//! person follows.
//!
//! Planning is pure: no input or output, no clock, nothing is run. Commands are parsed into program
//! and arguments and never meant for a shell. Only the confirmed product on the confirmed machine is
//! ever named in a plan.

pub mod carry;
mod command_line;
mod facts;
mod inquiries;
mod installer;
mod mechanism;
mod order;
mod pack;
mod plan;
mod refuse;
mod return_codes;
mod steps;
mod words;

pub use command_line::{CommandLine, VARIABLES};
pub use facts::{Known, MachineFacts, NoFacts, PathFacts};
pub use inquiries::inquiries;
pub use installer::{Uninstaller, entry, recognise, removal_by_package};
pub use mechanism::Mechanism;
pub use order::protects;
pub use pack::{PackFile, cmd_word, html_text, pack, powershell_word, sh_word};
pub use plan::{Plan, PlannedProduct, Request, Stage, Subject, Target, plan, plan_for};
pub use refuse::{Refusal, recheck, written_out};
pub use return_codes::Outcome;
pub use steps::{
    Action, Check, Leftover, Origin, PASSWORD, PasswordForm, PasswordPlace, PlannedCommand, Point,
    Question, Rights, Step, StepKind, Thing, Undo,
};
