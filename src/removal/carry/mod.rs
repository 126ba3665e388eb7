//! Carrying a removal out: the half of the room that touches the machine.
//!
//! A plan is carried out step by step, never by itself: each step is begun by whoever drives it, the window's
//! guide or the command line, and what happens is written to a journal before and after it. Commands are
//! started directly, never through a shell, after the rules of the planning half have allowed them, with
//! no more rights than the plan says. Passwords stay in memory. Afterwards the machine is scanned again:
//! only what a scan does not find any more is called gone.
//!
//! This half may name `scan` and `platform`; the planning half beside it stays without input, output and
//! clock.

mod certificates;
mod chain;
mod checks;
mod clean;
mod cleaning;
mod command;
mod confine;
mod entry;
mod errand;
mod facts;
mod journal;
mod lock;
mod looking;
mod marker;
mod needed;
mod places;
mod policies;
mod policy_files;
mod program;
mod receipts;
mod record;
mod removal;
mod run;
mod secret;
mod standing;
mod surroundings;
mod system;
mod tail;
mod verify;

pub use chain::sha256;
pub use clean::Broom;
pub use confine::{Confined, confine, confine_key};
pub use entry::{Beginning, Entry, Outcome, StepEnd};
pub use errand::{ErrandError, Prompt, WORD as ERRAND, prompt_for, receive};
pub use facts::LiveFacts;
pub use journal::{Account, Journal, JournalError, Line, parse, read, read_of_another};
pub use lock::{Lock, LockError};
pub use marker::Marker;
pub use places::in_full;
pub use record::{Attempt, Chain, Record, RecordStep, Remark, Seen};
pub use removal::{CarryError, Choice, Judge, Progress, Removal};
pub use run::{INSTALLER_BUSY, Patience, Program, ProgramEnd, run};
pub use secret::{MASK, Secret};
pub use standing::{Standing, StepState};
pub use surroundings::{Answer, Errand, Surroundings};
pub use system::System;
pub use tail::Tail;
pub use verify::{Fate, Verification, Wanted, found, unread, verify};
