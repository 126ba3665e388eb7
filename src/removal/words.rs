//! A plan as plain text, for the command line and for copying. Names come from the machine and from catalogues of
//! others: each stays on its line, since what stands on a line of its own is an instruction.

use super::{PASSWORD, PasswordPlace, Plan, PlannedCommand, StepKind, written_out};

impl Plan {
    /// The whole plan as text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let machine = self.machine.as_ref().map_or_else(String::new, |name| format!(" on {name}"));
        put(&mut text, &format!("How to remove {}{machine} ({})", self.name, self.platform.name()));
        for (step, number) in self.steps.iter().zip(1..) {
            text.push('\n');
            put(&mut text, &format!("{number}. {} [{}]", step.title, kind_word(step.kind())));
            put(&mut text, &format!("   {}", step.why));
            for point in &step.points {
                put(&mut text, &format!("   - {}{}", point.text, unverified(point.verified)));
            }
            for asked in &step.asks {
                put(&mut text, &format!("   Starts, only to read what it says: {asked}"));
            }
            for command in step.commands() {
                add_command(&mut text, command);
            }
            for left in step.leftovers() {
                let seen =
                    if left.seen { "seen on this machine" } else { "known from the catalogue" };
                let by = if left.shared {
                    "; other products that stay use it, too, so it is left"
                } else if left.can_remove() {
                    ""
                } else {
                    "; by hand"
                };
                put(
                    &mut text,
                    &format!(
                        "   - {}: {} ({seen}{by}){}",
                        left.thing.word(),
                        left.thing.text(),
                        unverified(left.verified)
                    ),
                );
            }
            if !step.changes.is_empty() {
                text.push('\n');
                put(&mut text, &format!("   Changes: {}", step.changes));
                put(&mut text, &format!("   {}", sentence_start(&step.undo.sentence())));
            }
            if !step.on_failure.is_empty() {
                put(&mut text, &format!("   If it fails: {}", step.on_failure));
            }
            if !step.source.is_empty() {
                put(&mut text, &format!("   Source: {}{}", step.source, unverified(step.verified)));
            }
        }
        if !self.gap.is_empty() {
            text.push('\n');
            put(&mut text, &format!("Afterwards: {}", self.gap));
        }
        if !self.guide.is_empty() {
            text.push('\n');
            put(
                &mut text,
                &format!(
                    "The vendor's own page: {}{}",
                    self.guide,
                    unverified(self.guide_verified)
                ),
            );
        }
        text.push_str(
            "\nNothing of this was run. What is not verified is marked; read each command before you run it.\n",
        );
        text
    }
}

fn add_command(text: &mut String, command: &PlannedCommand) {
    text.push('\n');
    put(
        text,
        &format!(
            "   {}:{}",
            sentence_start(&command.when.replace('-', " ")),
            unverified(command.verified)
        ),
    );
    put(text, &format!("       {}", command.text));
    let mut notes = vec![command.basis.clone()];
    if let Some(refusal) = &command.refusal {
        notes.push(format!("Interdict does not run it: {refusal}."));
    } else if !command.is_prose {
        notes.push(command.rights.sentence());
        notes.push(format!("By {}.", command.mechanism.name()));
        if command.interactive {
            notes.push("It opens windows that a person answers.".to_owned());
        }
        if command.has_placeholder {
            notes.push("Fill in what stands between < and >.".to_owned());
        }
        if matches!(command.password, PasswordPlace::Argument { .. }) {
            notes.push(format!(
                "The password goes in place of {PASSWORD}; others on the machine can see it in the list \
                 of processes while it runs."
            ));
        }
        notes.push(format!("Time limit: {} minutes.", command.time_limit_secs / 60));
    }
    put(text, &format!("     {}", notes.join(" ")));
}

/// A line, whatever stands in it.
fn put(text: &mut String, line: &str) {
    text.push_str(&written_out(line));
    text.push('\n');
}

fn unverified(verified: bool) -> &'static str {
    if verified { "" } else { "  (not verified)" }
}

fn kind_word(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Check => "check",
        StepKind::Explain => "to do",
        StepKind::Ask => "decide",
        StepKind::Run => "run",
        StepKind::Restart => "restart",
        StepKind::Verify => "verify",
        StepKind::CleanUp => "clean up",
    }
}

/// A text as the start of a line.
fn sentence_start(word: &str) -> String {
    let mut chars = word.chars().collect::<Vec<_>>();
    if let Some(first) = chars.first_mut() {
        *first = first.to_ascii_uppercase();
    }
    chars.into_iter().collect()
}
