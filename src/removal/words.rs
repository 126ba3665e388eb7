//! A plan as plain text, for the command line and for copying.

use std::fmt::Write as _;

use super::{PASSWORD, PasswordPlace, Plan, PlannedCommand, StepKind};

impl Plan {
    /// The whole plan as text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let machine = self.machine.as_ref().map_or_else(String::new, |name| format!(" on {name}"));
        // Writing to a text cannot fail.
        let _ = writeln!(text, "How to remove {}{machine} ({})", self.name, self.platform.name());
        for (step, number) in self.steps.iter().zip(1..) {
            let _ = writeln!(text, "\n{number}. {} [{}]", step.title, kind_word(step.kind()));
            let _ = writeln!(text, "   {}", step.why);
            for point in &step.points {
                let _ = writeln!(text, "   - {}{}", point.text, unverified(point.verified));
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
                let _ = writeln!(
                    text,
                    "   - {}: {} ({seen}{by}){}",
                    left.thing.word(),
                    left.thing.text(),
                    unverified(left.verified)
                );
            }
            if !step.changes.is_empty() {
                let _ = writeln!(text, "\n   Changes: {}", step.changes);
                let _ = writeln!(text, "   {}", sentence_start(&step.undo.sentence()));
            }
            if !step.on_failure.is_empty() {
                let _ = writeln!(text, "   If it fails: {}", step.on_failure);
            }
            if !step.source.is_empty() {
                let _ = writeln!(text, "   Source: {}{}", step.source, unverified(step.verified));
            }
        }
        if !self.gap.is_empty() {
            let _ = writeln!(text, "\nAfterwards: {}", self.gap);
        }
        if !self.guide.is_empty() {
            let _ = writeln!(
                text,
                "\nThe vendor's own page: {}{}",
                self.guide,
                unverified(self.guide_verified)
            );
        }
        text.push_str(
            "\nNothing of this was run. What is not verified is marked; read each command before you run it.\n",
        );
        text
    }
}

fn add_command(text: &mut String, command: &PlannedCommand) {
    let _ = writeln!(
        text,
        "\n   {}:{}",
        sentence_start(&command.when.replace('-', " ")),
        unverified(command.verified)
    );
    let _ = writeln!(text, "       {}", command.text);
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
    let _ = writeln!(text, "     {}", notes.join(" "));
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
