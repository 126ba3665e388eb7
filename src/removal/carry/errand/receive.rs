//! The side with an administrator's rights: does what was handed over, and nothing else.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::{
    Broom, Errand, Outcome, Progress, StepEnd, Surroundings, System, command, sha256,
};
use super::channel::{Mouth, Said, watch};
use super::{ErrandError, Handed, LARGEST, SCHEMA, needs_password};
use crate::model::Platform;
use crate::platform;
use crate::removal::{Leftover, Origin, PlannedCommand, Rights};

/// Does an errand: the other side of [`super::send`], in the program that has the rights. Its end is written to
/// `out`, which must not be there yet.
///
/// # Errors
/// When the file is not what was handed over; then nothing was done.
pub fn receive(file: &Path, hash: &str, out: &Path) -> Result<StepEnd, ErrandError> {
    received(file, hash, out, &|handed, mouth, stop| {
        let Some(system) = System::new(&handed.aside, None) else {
            return StepEnd::of(Outcome::Failed, "This system is not known.");
        };
        match &handed.errand {
            Errand::Run { command } => {
                let gives = handed.gives_password && needs_password(&handed.errand);
                run(command, gives, system.platform, &system, mouth, stop)
            }
            Errand::CleanUp { leftover } => clean_up(leftover, &handed.aside, &system, stop),
        }
    })
}

/// The same, with what is done given by whoever asks.
fn received(
    file: &Path,
    hash: &str,
    out: &Path,
    carry_out: &dyn Fn(&Handed, &Mouth, &AtomicBool) -> StepEnd,
) -> Result<StepEnd, ErrandError> {
    let bytes = platform::read_handed_over(file, LARGEST)?;
    if sha256(&bytes) != hash {
        return Err(ErrandError::Exchanged);
    }
    let handed: Handed = serde_json::from_slice(&bytes)?;
    if handed.schema != SCHEMA {
        return Err(ErrandError::Schema(handed.schema));
    }
    // Before anything is done: without a place for the answer nobody would know of it.
    let mut answer = platform::create_answer(out)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let mouth = Mouth::at(folder);
    let (stop, is_done) = (AtomicBool::new(false), AtomicBool::new(false));
    let end = std::thread::scope(|scope| {
        // Also when it breaks off: the watch would be waited for without end.
        let _done = OnEnd(&is_done);
        scope.spawn(|| watch(folder, &stop, &is_done));
        carry_out(&handed, &mouth, &stop)
    });
    std::io::Write::write_all(&mut answer, &serde_json::to_vec(&end)?)?;
    answer.sync_all()?;
    Ok(end)
}

struct OnEnd<'a>(&'a AtomicBool);

impl Drop for OnEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn run(
    command: &PlannedCommand,
    gives_password: bool,
    platform: Platform,
    around: &dyn Surroundings,
    mouth: &Mouth,
    stop: &AtomicBool,
) -> StepEnd {
    if command.rights != Rights::Administrator || command.origin == Origin::UserEntry {
        let words = "This command may not be run as administrator.";
        return StepEnd::of(Outcome::Refused, words);
    }
    match command::way(command, platform, around) {
        Ok(command::Way::Own) => {}
        Ok(command::Way::Prompt) => {
            return StepEnd::of(Outcome::Failed, "An administrator's rights were not given.");
        }
        Err(end) => return end,
    }
    // Only now: nobody is given the password for a command that is not run.
    let secret = match gives_password.then(|| mouth.password()).transpose() {
        Ok(secret) => secret,
        Err(error) => {
            let words = format!(
                "The password did not reach the program with an administrator's rights: {error}. Nothing was run."
            );
            return StepEnd::of(Outcome::Failed, words);
        }
    };
    let say = |progress: Progress| {
        if let Progress::Line(line) = progress {
            mouth.say(&Said::Line(line));
        }
    };
    command::run(command, command::Way::Own, secret.as_ref(), around, &say, stop)
}

fn clean_up(leftover: &Leftover, aside: &Path, system: &System, stop: &AtomicBool) -> StepEnd {
    // What a user can change is no place for it, so of the path only the name counts.
    let Some(name) = aside.file_name() else {
        return StepEnd::of(Outcome::Failed, "There is no folder for what is removed.");
    };
    let aside = platform::shared_state().join("removals").join(name);
    Broom { aside, ..system.broom() }.remove(leftover, stop)
}

#[cfg(test)]
mod tests;
