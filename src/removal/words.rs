//! A plan as plain text, for the command line and for copying.

use std::fmt::Write as _;

use super::{Plan, StepKind};

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
                let _ = writeln!(
                    text,
                    "\n   {}:{}",
                    sentence_start(&command.when),
                    unverified(command.verified)
                );
                let _ = writeln!(text, "       {}", command.text);
                let _ = writeln!(text, "     {} {}", command.basis, command.rights.sentence());
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
            "\nCommands were taken from sources and put together; none was run by this program.\n",
        );
        text
    }
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

/// `password-protected` as the start of a line.
fn sentence_start(word: &str) -> String {
    let mut chars = word.replace('-', " ").chars().collect::<Vec<_>>();
    if let Some(first) = chars.first_mut() {
        *first = first.to_ascii_uppercase();
    }
    chars.into_iter().collect()
}
