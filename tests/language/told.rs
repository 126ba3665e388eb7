//! Sentences of the other rooms: each that is translated is one that a room writes, and the rooms that are
//! listed here write none that is not translated.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use interdict::language::{self, Language};

use super::{code, files, in_language, root};

/// Sources whose sentences people read in the window.
const ROOMS: &[&str] = &[
    "app/elevated.rs",
    "app/guide/journals.rs",
    "app/guide/mod.rs",
    "app/guide/work.rs",
    "app/jobs.rs",
    "app/reports.rs",
    "import/error.rs",
    "removal/carry/cleaning.rs",
    "removal/carry/command.rs",
    "removal/carry/entry.rs",
    "removal/carry/program.rs",
    "removal/carry/removal.rs",
    "removal/carry/run.rs",
    "removal/carry/verify.rs",
    "removal/plan/sequence/before.rs",
    "removal/plan/sequence/mod.rs",
    "removal/refuse/mod.rs",
    "removal/return_codes.rs",
    "removal/steps/command.rs",
    "removal/steps/leftover.rs",
    "removal/steps/mod.rs",
    "scan/limits.rs",
    "scan/linux/mod.rs",
    "scan/macos/mod.rs",
    "scan/windows/mod.rs",
];

/// Literals of those that no person reads, or that are a part of a sentence, with what they are.
const PARTS: &[(&str, &[&str])] = &[
    ("what a package manager says", &["is not installed", "target not found:", "not installed"]),
    (
        "a part of a sentence that is known as a whole",
        &[
            "The product is gone; {} left behind.",
            "one thing of it was",
            "{number} things of it were",
            "A fresh scan of the same sources found neither the product nor anything of it",
            " in what could be read. Not read: ",
            " Not looked for, look yourself: ",
            "the source {:?}",
        ],
    ),
    (
        "a word of the record, for which the window has its own",
        &["gone, restart pending", "still there", "could not be verified"],
    ),
    (
        "a text of a foreign file",
        &[
            "Event ID",
            "Image Name",
            "Directory of ",
            "Active Connections",
            "Aktive Verbindungen",
            "Date and Time",
            "Host Name:",
            "Nom de l'hôte:",
            "Nom de l’hôte:",
            "Nombre de host:",
            "Имя узла:",
            "OS Name:",
            "Nom du système d",
            "Nombre del sistema operativo:",
            "Название ОС:",
            r"SQLite format 3\0",
        ],
    ),
    ("a reason for the linter", &["serde asks with a reference"]),
    (
        "for the log",
        &["the job broke off", "the job could not be started", "this journal cannot be read"],
    ),
];

/// Translated sentences that are put together from several literals, by their ids.
const COMPOSED: &[&str] = &[
    "heard-run-choose-after",
    "heard-run-own-after",
    "heard-package-why-after",
    "heard-foreign-variable",
    "heard-unknown-variable",
    "heard-found-on-this",
    "heard-fate-one-left",
    "heard-fate-left",
    "heard-fate-gone",
    "heard-fate-gone-read",
    "heard-check-agent-connected",
    "heard-why-files-of-others",
    "heard-why-file-of-other",
    "heard-why-user-unread",
    "heard-why-first-problems",
    "heard-why-first-problems-one",
    "heard-means-no-column",
    "heard-list-none-listed",
    "heard-src-extensions",
    "heard-letters-unread",
    "heard-hand-policies",
    "heard-hand-policies-how",
    // Behind a quotation mark that is a letter, where the search takes the gaps for the literals.
    "heard-left-certificate-beside",
];

/// What stands for something that is filled in.
const HOLE: char = '\u{1}';

/// A literal with a mark where something is filled in, and without what a source writes around it.
fn bare(literal: &str) -> String {
    let mut out = String::new();
    let mut letters = literal.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('\n') => {
                    while letters.peek().is_some_and(|next| next.is_whitespace()) {
                        letters.next();
                    }
                }
                Some('u') => {
                    let digits: String =
                        letters.by_ref().skip(1).take_while(|own| *own != '}').collect();
                    out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
                Some(other) => out.push(other),
                None => {}
            },
            '{' if letters.peek() == Some(&'{') => {
                letters.next();
                out.push('{');
            }
            '}' if letters.peek() == Some(&'}') => {
                letters.next();
                out.push('}');
            }
            '{' => {
                letters.by_ref().take_while(|own| *own != '}').for_each(drop);
                out.push(HOLE);
            }
            _ => out.push(letter),
        }
    }
    out
}

/// The literals of a source, as they stand in it.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find('"') {
        if rest[..start].ends_with('\'') {
            rest = &rest[start + 1..];
            continue;
        }
        let inside = &rest[start + 1..];
        let mut escaped = false;
        let end = inside.char_indices().find(|(_, letter)| {
            let ends = *letter == '"' && !escaped;
            escaped = *letter == '\\' && !escaped;
            ends
        });
        let end = end.map_or(inside.len(), |(at, _)| at);
        let before = rest[..start].trim_end();
        if !["say!(", "warn!(", "error!("].iter().any(|own| before.ends_with(own)) {
            found.push(inside[..end].to_owned());
        }
        rest = inside.get(end + 1..).unwrap_or("");
    }
    found
}

/// The English sentences with marks where something is filled in, by their ids.
fn english() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (name, text) in files("language/en", "ftl") {
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            if !message.id.name.starts_with("heard-") {
                continue;
            }
            let mut out = String::new();
            for element in message.value.unwrap().elements {
                match element {
                    PatternElement::TextElement { value } => out.push_str(value),
                    PatternElement::Placeable { expression: Expression::Inline(own) } => {
                        match own {
                            InlineExpression::VariableReference { .. } => out.push(HOLE),
                            InlineExpression::StringLiteral { value } => out.push_str(value),
                            _ => panic!("{}: only names are filled in", message.id.name),
                        }
                    }
                    PatternElement::Placeable { .. } => {
                        panic!("{}: each English form is a text of its own", message.id.name)
                    }
                }
            }
            all.push((message.id.name.to_owned(), out));
        }
    }
    all
}

#[test]
fn every_sentence_that_is_told_is_written_by_a_room() {
    let mut written = BTreeSet::new();
    for (name, text) in files("", "rs") {
        if !name.starts_with("language/") {
            for literal in literals(&code(&text)) {
                // What is filled in before and behind is a sentence of its own.
                written.insert(bare(&literal).trim_matches([HOLE, ' ']).to_owned());
            }
        }
    }
    let wrong: Vec<String> = english()
        .into_iter()
        .filter(|(id, _)| !COMPOSED.contains(&id.as_str()))
        .filter(|(_, sentence)| !written.contains(sentence.trim_matches([HOLE, ' '])))
        .map(|(id, sentence)| format!("{id}: {sentence}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rooms_write_no_sentence_that_is_not_told() {
    let mut wrong = Vec::new();
    for name in ROOMS {
        let text = std::fs::read_to_string(root().join(name)).unwrap();
        for literal in literals(&code(&text)) {
            let whole = bare(&literal).replace(HOLE, "X");
            let behind = bare(&literal).trim_start_matches([HOLE, ' ']).replace(HOLE, "X");
            let sentence = bare(&literal).trim_matches([HOLE, ' ']).replace(HOLE, "X");
            let words = sentence.split(|own: char| !own.is_alphabetic() && own != '\'');
            let is_sentence =
                sentence.contains(' ') && words.filter(|word| word.chars().count() > 1).count() > 1;
            let is_part = PARTS.iter().any(|(_, parts)| parts.contains(&literal.as_str()));
            if is_sentence
                && !is_part
                && ![&whole, &behind, &sentence].into_iter().any(|own| language::is_known(own))
            {
                wrong.push(format!("{name}: {literal}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_sentence_is_told_in_every_language() {
    let sentences = [
        "2 things were removed.",
        "21 things were removed.",
        "Check rights",
        "Not run: the program /opt/x is not there any more.",
        "Programs of user anna",
    ];
    let told = |language, text: &str| in_language(language, || language::told(text).into_owned());
    let ukrainian = sentences.map(|text| told(Language::Ukrainian, text));
    let expected = [
        "Вилучено 2 речі.",
        "Вилучено 21 річ.",
        "Перевірити права",
        "Не запущено: програми /opt/x вже немає.",
        "Програми користувача anna",
    ];
    assert_eq!(ukrainian, expected);
    for text in sentences {
        assert_eq!(told(Language::English, text), text);
        for language in [Language::German, Language::Spanish, Language::Longer] {
            assert_ne!(told(language, text), text, "{language:?}");
        }
    }
}

#[test]
fn a_literal_is_read_as_the_program_writes_it() {
    let source = "format!(\"a {name:?} of {0} \\\"b\\\" \\\n    c {{d}}\", x)";
    assert_eq!(
        literals(source).iter().map(|own| bare(own)).collect::<Vec<_>>(),
        [format!("a {HOLE} of {HOLE} \"b\" c {{d}}")]
    );
}
