//! The running machine, as [`super::Surroundings`]: what carrying out really does.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use super::run::{Patience, Program, ProgramEnd, run};
use super::{
    Answer, Broom, Errand, LiveFacts, Prompt, Secret, StepEnd, Surroundings, clean, errand,
    receipts,
};
use crate::model::{Inventory, Platform};
use crate::platform;
use crate::removal::{Check, Known, Leftover, MachineFacts};
use crate::scan;

/// The running machine.
pub struct System {
    pub(super) platform: Platform,
    /// Where what is removed is set aside.
    aside: PathBuf,
    /// How the system is asked for more rights; `None` where it cannot be.
    prompt: Option<Prompt>,
    patience: Patience,
    pub(super) last_scan: Mutex<Option<Arc<Inventory>>>,
}

impl System {
    /// The running machine; what is removed is set aside in a folder beside the journal. `None` on a system
    /// that is not known.
    #[must_use]
    pub fn new(journal: &Path, prompt: Option<Prompt>) -> Option<Self> {
        let platform = scan::common::machine::platform()?;
        let mut name = journal.file_stem().unwrap_or_default().to_owned();
        name.push("-removed");
        let aside = journal.with_file_name(name);
        let patience = Patience::default();
        Some(Self { platform, aside, prompt, patience, last_scan: Mutex::new(None) })
    }

    /// Takes a scan over that was made already, so that checks know what it showed.
    #[must_use]
    pub fn knowing(self, scan: Arc<Inventory>) -> Self {
        self.remember(scan);
        self
    }

    fn remember(&self, scan: Arc<Inventory>) {
        if let Ok(mut last) = self.last_scan.lock() {
            *last = Some(scan);
        }
    }

    pub(super) fn can_ask(&self) -> bool {
        self.prompt.is_some() && platform::can_elevate()
    }

    pub(super) fn broom(&self) -> Broom {
        Broom {
            platform: self.platform,
            aside: self.aside.clone(),
            system: platform::system_folder("SystemRoot")
                .map(|windows| Path::new(&windows).join("System32")),
        }
    }
}

impl Surroundings for System {
    fn facts(&self) -> &dyn MachineFacts {
        &LiveFacts
    }

    fn is_administrator(&self) -> bool {
        platform::is_administrator()
    }

    fn user(&self) -> String {
        platform::user_name()
    }

    fn restart_pending(&self) -> Answer {
        match platform::restart_pending() {
            None => Answer::cannot_tell("This system keeps no note of it."),
            Some(why) if why.is_empty() => Answer::no("No restart is pending."),
            Some(why) => Answer::yes(why.join("; ")),
        }
    }

    fn machine_started(&self) -> u64 {
        platform::machine_started()
    }

    fn check(&self, check: &Check) -> Answer {
        self.test(check)
    }

    fn receipt_is_empty(&self, package: &str) -> Answer {
        receipts::is_empty(package)
    }

    fn run(
        &self,
        program: &Program<'_>,
        is_busy: &dyn Fn(i64) -> bool,
        on_line: &mut dyn FnMut(String),
        stop: &AtomicBool,
    ) -> io::Result<ProgramEnd> {
        run(program, self.patience, is_busy, on_line, stop)
    }

    fn elevated(
        &self,
        errand: &Errand,
        secret: Option<&Secret>,
        on_line: &mut dyn FnMut(String),
        stop: &AtomicBool,
    ) -> StepEnd {
        errand::send(errand, &self.aside, secret, self.prompt.as_ref(), on_line, stop)
    }

    fn is_there(&self, leftover: &Leftover) -> Known {
        clean::is_there(leftover, self.platform)
    }

    fn depends_on(&self, leftover: &Leftover) -> Vec<String> {
        clean::depends_on(leftover, self.platform)
    }

    fn clean_up(&self, leftover: &Leftover, stop: &AtomicBool) -> StepEnd {
        self.broom().remove(leftover, stop)
    }

    fn scan(
        &self,
        progress: &dyn Fn(scan::Progress),
        stop: &AtomicBool,
    ) -> Result<Inventory, scan::Cancelled> {
        let inventory = scan::this_machine(progress, stop)?;
        self.remember(Arc::new(inventory.clone()));
        Ok(inventory)
    }
}
