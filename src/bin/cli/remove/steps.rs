//! Carries the steps of a removal out, one after the other, and says what came of each.

use std::io::{IsTerminal as _, Read as _};
use std::sync::atomic::AtomicBool;

use interdict::removal::carry::{
    self, Choice, Fate, Judge, Outcome, Progress, Removal, Secret, StepEnd, StepState, System,
};
use interdict::removal::{Step, StepKind, written_out};

use super::journals::write_record;
use super::{CliError, RemoveArguments, code, load};

/// Carries out what is not over yet, in order.
pub(super) fn carry_out(
    arguments: &RemoveArguments,
    removal: &mut Removal,
    judge: &Judge<'_>,
    system: &System,
) -> Result<u8, CliError> {
    let failed = |error: carry::CarryError| CliError::Usage(error.to_string());
    let secret = secret(arguments)?;
    if secret.is_some() && removal.plan().products.len() > 1 {
        let text = "One password is not given to the uninstallers of several products: remove the product that \
                    has it alone. Nothing was run.";
        return Err(CliError::Usage(text.to_owned()));
    }
    if let Some(text) = &arguments.note {
        removal.note(None, text).map_err(failed)?;
    }
    let never = AtomicBool::new(false);
    let steps: Vec<Step> = removal.plan().steps.clone();
    for wanted in &arguments.skip {
        if !steps.iter().any(|step| step.id == *wanted) {
            let ids: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
            let text = format!(
                "--skip {wanted}: the plan has no such step. Its steps: {}",
                ids.join(", ")
            );
            return Err(CliError::Usage(text));
        }
    }
    let mut waits: Option<(String, StepEnd)> = None;
    for (step, number) in steps.iter().zip(1..) {
        if removal.is_over(step) {
            continue;
        }
        println!("{number}/{} {} [{}]", steps.len(), written_out(&step.title), step.id);
        if removal.state(&step.id) == StepState::InTheMiddle {
            println!("    It was in the middle before; it is done again.");
        }
        let left_out = arguments.skip.contains(&step.id);
        if left_out && step.may_skip {
            removal.skip(&step.id, "left out with --skip").map_err(failed)?;
            println!("    skipped");
            continue;
        }
        if !step.verified && step.kind() == StepKind::Run {
            println!("    This instruction was not verified in a source.");
        }
        for asked in &step.asks {
            println!("    Starts, only to read what it says: {}", written_out(asked));
        }
        let choice = Choice {
            secret: secret.as_ref(),
            // Whoever names a step that may not be skipped has made sure of what it asks.
            answer: left_out.then_some("confirmed on the command line"),
            ..Choice::default()
        };
        let on = |progress: Progress| match progress {
            Progress::Line(line) => println!("    | {line}"),
            Progress::Doing(what) => println!("    {}", written_out(&what)),
            Progress::Scanning(_) => {}
        };
        let end =
            removal.carry_out(&step.id, &choice, judge, system, &on, &never).map_err(failed)?;
        println!("    {}: {}", end.outcome, written_out(&end.words));
        if !end.outcome.goes_on() && !passes(step, &end) {
            waits = Some((step.title.clone(), end));
            break;
        }
    }
    let last = match waits {
        Some((title, end)) => {
            eprintln!(
                "It stops at \"{}\": {}. Go on with --resume.",
                written_out(&title),
                end.outcome
            );
            return Ok(code::WAITS);
        }
        None => finally(removal, judge, system).map_err(failed)?,
    };
    println!("{}: {}", written_out(&removal.plan().name), last.words());
    if last == Fate::Gone {
        removal.close("Gone, as a scan has shown.").map_err(failed)?;
    }
    if let Some(path) = &arguments.record {
        write_record(removal.journal().path(), path, &load(&arguments.catalog)?)?;
    }
    Ok(match last {
        Fate::Gone => code::GONE,
        Fate::RestartPending => code::RESTART,
        Fate::Leftovers | Fate::StillThere => code::THERE,
        Fate::NotVerified => code::NOT_VERIFIED,
    })
}

/// Whether a run without a person goes on after a step that is not simply done: what is only told, and what
/// cannot be told and may be skipped, does not hold it up; nor do leftovers, which are cleaned up next.
pub(super) fn passes(step: &Step, end: &StepEnd) -> bool {
    match step.kind() {
        StepKind::Verify | StepKind::CleanUp => end.outcome != Outcome::Stopped,
        StepKind::Explain | StepKind::Ask | StepKind::Check => {
            step.may_skip && matches!(end.outcome, Outcome::ForAPerson | Outcome::CannotTell)
        }
        StepKind::Run | StepKind::Restart => false,
    }
}

/// What the last scan says; another one where something was removed since.
pub(super) fn finally(
    removal: &mut Removal,
    judge: &Judge<'_>,
    system: &System,
) -> Result<Fate, carry::CarryError> {
    let is_last = removal.plan().steps.last().is_some_and(|step| step.kind() == StepKind::Verify);
    if !is_last || removal.standing().verified.is_none() {
        removal.verify(judge, system, &|_| (), &AtomicBool::new(false))?;
    }
    let Some(seen) = &removal.standing().verified else { return Ok(Fate::NotVerified) };
    println!("{}: {}", seen.fate, written_out(&seen.words));
    for software in seen.still.iter().chain(&seen.leftovers) {
        let name = written_out(&software.name);
        println!("    {}: {name} ({})", software.kind.plain(), software.source);
    }
    for line in seen.places.iter().chain(&seen.protection) {
        println!("    {}", written_out(line));
    }
    for line in &seen.unread {
        eprintln!("Not read: {}", written_out(line));
    }
    Ok(seen.fate)
}

pub(super) fn secret(arguments: &RemoveArguments) -> Result<Option<Secret>, CliError> {
    if !arguments.password_stdin {
        return Ok(None);
    }
    if std::io::stdin().is_terminal() {
        eprintln!("The password is shown while it is typed; better give it through a pipe.");
    }
    // Room from the start: a text that grows leaves copies of itself behind.
    let mut text = String::with_capacity(4096);
    std::io::stdin().take(4096).read_to_string(&mut text).map_err(|error| {
        CliError::Usage(format!("The password could not be read from standard input: {error}"))
    })?;
    let secret = Secret::new(text);
    if secret.is_empty() {
        return Err(CliError::Usage("Standard input holds no password.".to_owned()));
    }
    Ok(Some(secret))
}
