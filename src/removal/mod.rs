//! From a product's recipe and the machine's own evidence to a plan: ordered, typed steps that a
//! person follows.
//!
//! Planning is pure: no input or output, no clock, nothing is run. Commands are parsed into program
//! and arguments and never meant for a shell. Only the confirmed product on the confirmed machine is
//! ever named in a plan.

pub mod carry;
mod command_line;
mod plan;
mod words;

pub use command_line::CommandLine;
pub use plan::{Plan, PlannedCommand, Step, StepKind, Target, plan, protects};
