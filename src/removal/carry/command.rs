//! One command of a plan: which one is chosen, with whose rights it may run here, and what its end means.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::{Choice, Errand, Outcome, Program, Progress, Secret, StepEnd, Surroundings, program};
use crate::model::Platform;
use crate::platform::Ended;
use crate::removal::{
    Known, Leftover, Mechanism, Outcome as Meaning, PasswordForm, PasswordPlace, PlannedCommand,
    Rights, Step, recheck,
};

/// In which way a command is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With the rights that this program has.
    Own,
    /// Through the system's own prompt for more.
    Prompt,
}

/// The command to run: the one that was chosen, else the first that can be run as it stands. A password that
/// was given prefers the command that takes it.
///
/// # Errors
/// When there is none; the end of the step says why.
pub fn choose<'a>(step: &'a Step, choice: &Choice<'_>) -> Result<&'a PlannedCommand, StepEnd> {
    let has_secret = choice.secret.is_some_and(|secret| !secret.is_empty());
    let takes = |one: &&PlannedCommand| matches!(one.password, PasswordPlace::Argument { .. });
    let commands = step.commands();
    let chosen = match choice.command {
        Some(id) => commands.iter().find(|one| one.id == id),
        None => {
            let fit = |one: &&PlannedCommand| one.can_run() && takes(one) == has_secret;
            let any = |one: &&PlannedCommand| one.can_run() && (has_secret || !takes(one));
            commands.iter().find(fit).or_else(|| commands.iter().find(any))
        }
    };
    let Some(chosen) = chosen else {
        let refused = commands.iter().find_map(|one| one.refusal.as_ref());
        return Err(match refused {
            Some(why) => StepEnd::of(Outcome::Refused, format!("Not run: {why}.")),
            None => {
                let words = "No command of this step can be run as it stands. Do it by hand as the step \
                             says, or use the product's own uninstaller.";
                StepEnd::of(Outcome::ForAPerson, words)
            }
        });
    };
    if let Some(why) = &chosen.refusal {
        return Err(StepEnd::of(Outcome::Refused, format!("Not run: {why}.")));
    }
    if !chosen.can_run() {
        let words = "This has to be filled in or done by hand first.";
        return Err(StepEnd::of(Outcome::ForAPerson, words));
    }
    if takes(&chosen) && !has_secret {
        let words = "This command needs the uninstall password, and none was given.";
        return Err(StepEnd::of(Outcome::Failed, words));
    }
    Ok(chosen)
}

/// With whose rights a command may run here, after the safety rules have looked at it again: the machine
/// may have changed since the plan was made.
///
/// # Errors
/// When it may not be run; the end of the step says why.
pub fn way(
    command: &PlannedCommand,
    platform: Platform,
    around: &dyn Surroundings,
) -> Result<Way, StepEnd> {
    let facts = around.facts();
    shown_as_it_is(command, platform)?;
    // The rules of the planning half say with whose rights it may run now, never with more than planned.
    let rights = recheck(command, platform, facts)
        .map_err(|why| StepEnd::of(Outcome::Refused, format!("Not run: {why}.")))?;
    program::located(command, facts).map_err(|why| StepEnd::of(Outcome::Refused, why))?;
    let admin = around.is_administrator();
    match &rights {
        Rights::Administrator if admin => Ok(Way::Own),
        Rights::Administrator => Ok(Way::Prompt),
        Rights::OwnOnly { why } if admin && !why.is_empty() => {
            let words = format!(
                "Not run: Interdict runs as administrator now, and this command may not get such rights: \
                 {why}. Go on with this removal without an administrator's rights."
            );
            Err(StepEnd::of(Outcome::Refused, words))
        }
        Rights::OwnOnly { .. } => Ok(Way::Own),
        Rights::User { user } if !admin && same_user(user, &around.user()) => Ok(Way::Own),
        Rights::User { user } => {
            let words = format!(
                "It is installed for {user} alone. Sign in as {user} and go on with this removal there."
            );
            Err(StepEnd::of(Outcome::ForAPerson, words))
        }
    }
}

/// A person has confirmed the text: what is started must be just that.
fn shown_as_it_is(command: &PlannedCommand, platform: Platform) -> Result<(), StepEnd> {
    match &command.line {
        Some(line) if line.text_for(platform) != command.text => {
            let words = format!(
                "Not run: what would be started ({}) is not what was shown ({}).",
                line.text_for(platform),
                command.text
            );
            Err(StepEnd::of(Outcome::Refused, words))
        }
        _ => Ok(()),
    }
}

fn same_user(wanted: &str, own: &str) -> bool {
    let name = |text: &str| text.rsplit('\\').next().unwrap_or(text).to_lowercase();
    name(wanted) == name(own)
}

/// Whether the product's own uninstaller is not there any more. Where a step was broken off in the middle, it
/// has removed itself.
pub fn has_removed_itself(command: &PlannedCommand, around: &dyn Surroundings) -> bool {
    let is_own = matches!(
        command.mechanism,
        Mechanism::Inno
            | Mechanism::Nsis
            | Mechanism::InstallShield
            | Mechanism::Burn
            | Mechanism::Vendor
    );
    is_own
        && command.can_run()
        && command
            .line
            .as_ref()
            .is_some_and(|line| around.facts().path(&line.program).is_file == Known::No)
}

/// Whether a package manager, whose code is the same for every failure, says that the package is not
/// installed.
pub fn says_not_installed(mechanism: Mechanism, end: &StepEnd) -> bool {
    // rpm: "package x is not installed"; pacman: "error: target not found: x";
    // flatpak: "error: x/*unspecified*/*unspecified* not installed". Messages come in the language C.
    let words: &[&str] = match mechanism {
        Mechanism::Rpm => &["is not installed"],
        Mechanism::Pacman => &["target not found:"],
        Mechanism::Flatpak => &["not installed"],
        _ => return false,
    };
    let says = |line: &String| words.iter().any(|own| line.contains(own));
    end.outcome == Outcome::Failed && end.code.is_some() && end.output.iter().any(says)
}

/// Whether removing a leftover needs the system's own prompt.
pub fn needs_prompt_for(_leftover: &Leftover, around: &dyn Surroundings) -> bool {
    // What a plan names as left behind lies where only an administrator can write.
    !around.is_administrator()
}

/// Runs it and says how it ended.
pub fn run(
    command: &PlannedCommand,
    way: Way,
    secret: Option<&Secret>,
    around: &dyn Surroundings,
    on: &dyn Fn(Progress),
    stop: &AtomicBool,
) -> StepEnd {
    if way == Way::Prompt {
        on(Progress::Doing("The system asks for an administrator's rights.".to_owned()));
        let errand = Errand::Run { command: Box::new(command.clone()) };
        return around.elevated(&errand, secret, &mut |line| on(Progress::Line(line)), stop);
    }
    let program = match program::located(command, around.facts()) {
        Ok(path) => filled_in(command, path, secret),
        Err(why) => Err(StepEnd::of(Outcome::Refused, why)),
    };
    let program = match program {
        Ok(program) => program,
        Err(end) => return end,
    };
    let is_busy = |code| meaning(command, code) == Meaning::Busy;
    let mut say = |line: String| on(Progress::Line(line));
    match around.run(&program, &is_busy, &mut say, stop) {
        Ok(end) => {
            let (outcome, words, code) = match end.ended {
                Ended::Code(code) => {
                    let meaning = meaning(command, code);
                    let words = format!("{} Its code is {code}.", meaning.sentence());
                    (outcome_of(meaning), words, Some(code))
                }
                Ended::Stopped => (Outcome::Stopped, STOPPED.to_owned(), None),
                Ended::TimedOut => {
                    let minutes = command.time_limit_secs / 60;
                    let words = format!("It had not ended after {minutes} minutes. {STOPPED}");
                    (Outcome::TimedOut, words, None)
                }
            };
            let output_left_out = end.output.left_out;
            let output = end.output.into_lines();
            if program.secret.is_some() {
                // A password can be said in more forms than can be masked.
                let words =
                    format!("{words} What it said is not kept, since it was given the password.");
                return StepEnd { outcome, words, code, output: Vec::new(), output_left_out: 0 };
            }
            StepEnd { outcome, words, code, output, output_left_out }
        }
        Err(error) => {
            let shown = program.program.display();
            StepEnd::of(Outcome::Failed, format!("{shown} could not be started: {error}."))
        }
    }
}

/// How long other programs that an uninstaller starts and leaves running are waited for: a browser with a page
/// of questions, which some open at the end, would be waited for without end. A copy of itself is waited for
/// until the time limit.
const CHILDREN: Duration = Duration::from_mins(1);

const STOPPED: &str = "The program was ended in the middle, together with what it had started. The product \
    may be half removed: run this step again, or repair the product first. Work that it had given to a \
    service of the system (Windows Installer, say) may still go on.";

/// Program and arguments with the password in its place.
fn filled_in<'a>(
    command: &PlannedCommand,
    program: PathBuf,
    secret: Option<&'a Secret>,
) -> Result<Program<'a>, StepEnd> {
    let Some(line) = &command.line else {
        return Err(StepEnd::of(Outcome::ForAPerson, "This is no command that could be run."));
    };
    let mut arguments = line.arguments.clone();
    let secret = match (command.password, secret) {
        (PasswordPlace::Argument { index, form }, Some(secret)) => {
            if let Some(argument) = arguments.get_mut(index) {
                let hex = secret.utf16_hex();
                let word = match form {
                    PasswordForm::Plain => secret.reveal(),
                    PasswordForm::Utf16LeHex => hex.as_str(),
                };
                *argument = argument.replace(crate::removal::PASSWORD, word);
            }
            Some(secret)
        }
        (PasswordPlace::Argument { .. }, None) => {
            let words = "This command needs the uninstall password, and none was given.";
            return Err(StepEnd::of(Outcome::Failed, words));
        }
        (PasswordPlace::None | PasswordPlace::AskedByProgram, _) => None,
    };
    Ok(Program {
        program,
        arguments,
        secret,
        secret_on_input: false,
        limit: Duration::from_secs(u64::from(command.time_limit_secs.max(1))),
        children: match command.mechanism {
            // It waits by itself for the service that does the work.
            Mechanism::WindowsInstaller => Duration::ZERO,
            _ => CHILDREN,
        },
    })
}

/// What a return code means, by what it came from.
fn meaning(command: &PlannedCommand, code: i64) -> Meaning {
    // Codes of Windows are numbers without sign; the rules take them as Windows' own tools write them.
    let code = i32::try_from(code).or_else(|_| u32::try_from(code).map(u32::cast_signed));
    code.map_or(Meaning::Failed, |code| Meaning::of(command.mechanism, code))
}

/// What the meaning of a return code is for the step.
fn outcome_of(meaning: Meaning) -> Outcome {
    match meaning {
        Meaning::Done => Outcome::Done,
        Meaning::RestartNeeded | Meaning::RestartStarted => Outcome::RestartNeeded,
        Meaning::NotInstalled => Outcome::NothingToDo,
        Meaning::Cancelled
        | Meaning::Busy
        | Meaning::Denied
        | Meaning::SourceMissing
        | Meaning::ForbiddenByPolicy
        | Meaning::WrongUsage
        | Meaning::Failed => Outcome::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_package_manager_says_of_a_package_that_is_gone_is_understood() {
        let end = |outcome, code, line: &str| StepEnd {
            code,
            output: vec![line.to_owned()],
            ..StepEnd::of(outcome, "It failed.")
        };
        let failed = |line| end(Outcome::Failed, Some(1), line);
        for (mechanism, line, says) in [
            (Mechanism::Rpm, "error: package kesl is not installed", true),
            (Mechanism::Pacman, "error: target not found: kesl", true),
            (Mechanism::Flatpak, "error: org.x.Y/*unspecified*/*unspecified* not installed", true),
            (Mechanism::Rpm, "error: can't create transaction lock", false),
            (Mechanism::Vendor, "x is not installed", false),
        ] {
            assert_eq!(says_not_installed(mechanism, &failed(line)), says, "{line}");
        }
        let stopped = end(Outcome::Stopped, None, "error: package kesl is not installed");
        assert!(!says_not_installed(Mechanism::Rpm, &stopped));
    }
}
