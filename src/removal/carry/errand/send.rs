//! The side without an administrator's rights: hands an errand over, listens to it, and passes on the wish to
//! stop and the password.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::super::{Errand, Outcome, Secret, StepEnd, sha256};
use super::channel::{Ear, LOOK, Said, ask_to_stop};
use super::{Handed, LARGEST, Prompt, SCHEMA, WORD, needs_password};
use crate::platform::{self, ElevationError, PrivateFolder, SecretWay};

/// How long an errand that was asked to stop is waited for: it ends its program and says how it ended.
const TO_STOP: Duration = Duration::from_secs(20);

/// Has an errand done with an administrator's rights, and gives how it ended.
pub fn send(
    errand: &Errand,
    aside: &Path,
    secret: Option<&Secret>,
    prompt: Option<&Prompt>,
    on_line: &mut dyn FnMut(String),
    stop: &AtomicBool,
) -> StepEnd {
    let Some(prompt) = prompt else {
        let words = format!(
            "This step needs an administrator's rights, and there is no way to ask for them here. {AS_ADMINISTRATOR}"
        );
        return StepEnd::of(Outcome::Failed, words);
    };
    let secret = secret.filter(|_| needs_password(errand));
    match handed_over(errand, aside, secret, prompt, on_line, stop) {
        Ok(end) => end,
        Err(SendError::Prompt(ElevationError::Refused)) => {
            let words = "An administrator's rights were not given, so nothing was done.";
            StepEnd::of(Outcome::Failed, words)
        }
        Err(SendError::Prompt(ElevationError::Cancelled)) => {
            let words = "Stopped. If it had begun with an administrator's rights, it was asked to stop and has not \
                         answered; it may still go on for a while.";
            StepEnd::of(Outcome::Stopped, words)
        }
        Err(SendError::Password(error)) => {
            let words = format!(
                "The password cannot be given to a program with an administrator's rights: {error}. Nothing was \
                 run. {AS_ADMINISTRATOR}"
            );
            StepEnd::of(Outcome::Failed, words)
        }
        Err(error) => {
            let words = format!("The step with an administrator's rights gave no answer: {error}.");
            StepEnd::of(Outcome::Failed, words)
        }
    }
}

/// Journals of a user are not gone on with by an administrator: that user could have changed them.
const AS_ADMINISTRATOR: &str = "Start Interdict as administrator and begin the removal there: as administrator it \
    keeps journals of its own and does not go on with this one.";

#[derive(Debug, thiserror::Error)]
enum SendError {
    #[error(transparent)]
    Prompt(#[from] ElevationError),
    #[error("{0}")]
    Password(io::Error),
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

fn handed_over(
    errand: &Errand,
    aside: &Path,
    secret: Option<&Secret>,
    prompt: &Prompt,
    on_line: &mut dyn FnMut(String),
    stop: &AtomicBool,
) -> Result<StepEnd, SendError> {
    let folder = PrivateFolder::new()?;
    let (file, out) = (folder.path().join("errand.json"), folder.path().join("end.json"));
    let handed = Handed {
        schema: SCHEMA.to_owned(),
        aside: aside.to_owned(),
        errand: errand.clone(),
        gives_password: secret.is_some(),
    };
    let text = serde_json::to_vec(&handed)?;
    std::fs::write(&file, &text)?;
    let mut way = match secret {
        Some(secret) => {
            let way = SecretWay::new(folder.path()).map_err(SendError::Password)?;
            Some((way, secret))
        }
        None => None,
    };
    let arguments: [OsString; 6] = [
        WORD.into(),
        file.into_os_string(),
        "--sha256".into(),
        sha256(&text).into(),
        "--out".into(),
        out.clone().into_os_string(),
    ];
    let mut ear = Ear::at(folder.path());
    let mut hear = |ear: &mut Ear| {
        for said in ear.hear() {
            match said {
                Said::Line(line) => on_line(line),
                Said::WaitsForPassword => {
                    if let Some((way, secret)) = &mut way {
                        // It waits for a while, and then says that it came to nothing.
                        if let Err(error) = way.give(secret.reveal().as_bytes()) {
                            tracing::warn!(%error, "the password was not given");
                        }
                    }
                }
                Said::HasPassword => way = None,
            }
        }
    };
    let give_up = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let asked = scope.spawn(|| prompt(&arguments, &give_up));
        let mut asked_to_stop: Option<Instant> = None;
        while !asked.is_finished() {
            hear(&mut ear);
            if stop.load(Ordering::Relaxed) {
                let since = *asked_to_stop.get_or_insert_with(|| {
                    ask_to_stop(folder.path());
                    Instant::now()
                });
                // While the prompt is open, nothing has begun that would hear it.
                if !ear.has_begun() || since.elapsed() >= TO_STOP {
                    give_up.store(true, Ordering::Relaxed);
                }
            }
            std::thread::sleep(LOOK);
        }
        hear(&mut ear);
        asked.join().unwrap_or_else(|_| {
            Err(ElevationError::NotStarted(io::Error::other("the asking broke off")))
        })
    })?;
    Ok(serde_json::from_slice(&platform::read_handed_over(&out, LARGEST)?)?)
}
