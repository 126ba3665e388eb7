//! Questions to the system's own programs: named by their full path, with fixed words, a time limit and no more
//! rights than this program has. What they say is only read.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::platform::Ended;
use crate::removal::CommandLine;
use crate::removal::carry::run::{Patience, Program, run};

/// A question is answered at once, or the service behind it is not there.
const LIMIT: Duration = Duration::from_secs(30);
/// An answer in words is short.
const MOST_LINES: usize = 100;

/// What one of the system's programs says, where it ended well.
pub(in crate::removal::carry) fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let mut lines = lines(program, arguments, MOST_LINES)?;
    // A newline at the end is no line.
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    Some(lines.join("\n"))
}

/// The lines that one of the system's programs says, where it ended well and they are not more than so many.
pub(in crate::removal::carry) fn lines(
    program: &str,
    arguments: &[&str],
    most: usize,
) -> Option<Vec<String>> {
    if !Path::new(program).is_file() {
        return None;
    }
    let program = Program {
        program: program.into(),
        arguments: arguments.iter().map(|word| (*word).to_owned()).collect(),
        secret: None,
        secret_on_input: false,
        limit: LIMIT,
        children: Duration::ZERO,
    };
    let never = AtomicBool::new(false);
    let (mut lines, mut is_whole) = (Vec::new(), true);
    let mut take = |line: String| {
        // What is left out would make another answer of it.
        is_whole &= lines.len() < most;
        if is_whole {
            lines.push(line);
        }
    };
    let end = run(&program, Patience::default(), &|_| false, &mut take, &never).ok()?;
    (is_whole && end.ended == Ended::Code(0)).then_some(lines)
}

/// What one of the commands of a check says.
pub(super) fn answer(line: &CommandLine) -> Option<String> {
    let arguments: Vec<&str> = line.arguments.iter().map(String::as_str).collect();
    said(&line.program, &arguments)
}

/// Instances as PowerShell writes them; `None` where the text is not that.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Option<Vec<T>> {
    // A warning may stand before it.
    let line = text.lines().rev().find(|line| line.trim_start().starts_with('['))?;
    serde_json::from_str(line.trim().trim_start_matches('\u{feff}')).ok()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct One {
        name: String,
    }

    #[test]
    fn an_answer_is_a_list_of_instances() {
        let one = |name: &str| One { name: name.to_owned() };
        assert_eq!(parse("[{\"Name\":\"a\"}]"), Some(vec![one("a")]));
        assert_eq!(parse("WARNING: x\r\n[{\"Name\":\"Ä\",\"More\":1}]\r\n"), Some(vec![one("Ä")]));
        assert_eq!(parse::<One>("[]"), Some(Vec::new()));
        for no_answer in ["", "Get-CimInstance : Access denied", "[{\"Name\":1}]", "[{\"Name\":"] {
            assert_eq!(parse::<One>(no_answer), None, "{no_answer}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_says_nothing() {
        assert_eq!(said("/no/such/program", &[]), None);
    }

    proptest::proptest! {
        #[test]
        fn any_answer_is_read_without_panic(text in "[\\[\\]{}:,\"a-zA-Z0-9\n]{0,60}") {
            let _ = parse::<One>(&text);
        }
    }
}
