//! The texts of the window: every language has every text with the same things filled in, every text that
//! the sources name is there, and no sentence stands in the sources of the window themselves.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use interdict::language::{self, Language};
use interdict::say;

#[path = "../driven/mod.rs"]
mod driven;
#[path = "../driven/layout.rs"]
mod layout;
mod told;
mod window;

/// Literals with words that nobody reads in the window, or that are the same in every language.
const SAME_EVERYWHERE: &[(&str, &str)] = &[
    ("Interdict", "the program's name"),
    ("JSON", "the format's name"),
    ("Esc", "as it is written on the key"),
    ("Plus", "the toolkit's name of a key"),
    ("Minus", "the toolkit's name of a key"),
    ("Ctrl+O", "keys, as the system writes them"),
    (".xlsx .ods .csv .json .xml .txt", "endings of files"),
    ("changes {}.csv", "the name of a file"),
    ("your own rules", "the name of a source, as a problem of a reader has it"),
    ("The file", "a part of the reader's own text"),
    ("sheet:{name}", "the id of a source"),
    ("interdict-{}-{today}.{ending}", "the name of a file"),
    ("interdict log {today}.{ending}", "the name of a file"),
    ("organisation-{today}.interdict", "the name of a file"),
    (" Nothing has been run yet.", "a part of the plan's own text"),
    ("Finished as it is, by decision of a person.", "for the record, which is in English"),
    ("done by hand", "for the record, which is in English"),
    ("guide choose", "the id of a page"),
    ("guide preparing", "the id of a page"),
    ("guide trouble", "the id of a page"),
    ("guide step", "the id of a page"),
    ("live output", "the id of a box"),
    ("what the program said", "the id of a box"),
    ("merge machines", "the id of a dialog"),
    ("same machine", "the id of a dialog"),
    ("rename machine", "the id of a dialog"),
    ("tag machines", "the id of a dialog"),
];

/// Files beside the views and widgets whose text the window shows.
const ELSEWHERE: [&str; 12] = [
    "ui/actions.rs",
    "ui/terms.rs",
    "ui/window.rs",
    "ui/words.rs",
    "app/action.rs",
    "app/events.rs",
    "app/layers.rs",
    "app/lists/preview.rs",
    "app/memory/told.rs",
    "app/readings.rs",
    "app/remember.rs",
    "app/state.rs",
];

/// Code before a literal that makes it a name for the program itself, never shown.
const NAMES_BEFORE: &[&str] = &[
    "say!(",
    "id_salt(",
    "Id::unique(",
    "Id::unique((",
    "Panel::left(",
    "Panel::right(",
    "Panel::top(",
    "Panel::bottom(",
    "Dialog::new(",
    "Table::new(",
    "with(",
    "with((",
    "push_id(",
    "include_str!(",
    "include_bytes!(",
    "reason = ",
    "strftime(",
    "must_use = ",
    "env!(",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file below a folder with this end, by its path below `src`, with its text.
fn files(folder: &str, end: &str) -> Vec<(String, String)> {
    let mut folders = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == end) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// A source without its own tests and without comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Each text with the names of what is filled in.
type Texts = BTreeMap<String, BTreeSet<String>>;

fn variables(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    fn inline(expression: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                into.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => whole(expression, into),
            _ => {}
        }
    }
    fn whole(expression: &Expression<&str>, into: &mut BTreeSet<String>) {
        match expression {
            Expression::Inline(own) => inline(own, into),
            Expression::Select { selector, variants } => {
                inline(selector, into);
                for variant in variants {
                    variables(&variant.value, into);
                }
            }
        }
    }
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            whole(expression, into);
        }
    }
}

fn texts(language: Language) -> Texts {
    let mut all = Texts::new();
    for (name, text) in files(&format!("language/{}", language.code()), "ftl") {
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut names = BTreeSet::new();
                variables(message.value.as_ref().unwrap(), &mut names);
                let id = message.id.name.to_owned();
                assert!(all.insert(id.clone(), names).is_none(), "{name}: {id} is there twice");
            }
        }
    }
    all
}

/// Where a bracket that opens before `at` is closed.
fn closed(text: &str, at: usize) -> usize {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (offset, letter) in text[at..].char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + offset;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Every text that a source names, with the names of what it fills in.
fn said(source: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for (at, mark) in source.match_indices("say!(") {
        let inside = &source[at + mark.len()..closed(source, at + mark.len())];
        let Some(id) =
            inside.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
        else {
            continue;
        };
        let mut names = BTreeSet::new();
        let mut from = 0;
        let mut parts = Vec::new();
        let (mut depth, mut quoted) = (0, false);
        for (place, letter) in inside.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => {
                    parts.push(&inside[from..place]);
                    from = place + 1;
                }
                _ => {}
            }
        }
        parts.push(&inside[from..]);
        for part in parts.iter().skip(1) {
            if let Some((name, _)) = part.split_once('=') {
                names.insert(name.trim().to_owned());
            }
        }
        found.push((id.to_owned(), names));
    }
    found
}

/// Literals of a source that read like words for people, with what stands before them.
fn sentences(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = source[rest..].find('"').map(|at| rest + at) {
        if source[..start].ends_with('\'') {
            rest = start + 1;
            continue;
        }
        let (mut end, mut escaped) = (source.len(), false);
        for (offset, letter) in source[start + 1..].char_indices() {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    end = start + 1 + offset;
                    break;
                }
                _ => {}
            }
        }
        let literal = &source[start + 1..end];
        rest = (end + 1).min(source.len());
        let before = source[..start].trim_end();
        let named = NAMES_BEFORE.iter().any(|name| before.ends_with(name.trim_end()));
        let known = SAME_EVERYWHERE.iter().any(|(own, _)| *own == literal);
        if !named && !known && reads_like_words(literal) {
            found.push(literal.to_owned());
        }
    }
    found
}

/// More than one word, or one that begins as a label does. Names for the program are single small words.
fn reads_like_words(literal: &str) -> bool {
    let mut bare = String::new();
    let mut depth = 0;
    for letter in literal.chars() {
        match letter {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                bare.push(' ');
            }
            _ if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    let words: Vec<&str> = bare
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.chars().count() > 1)
        .collect();
    let label = words.first().is_some_and(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    });
    let placed = !words.is_empty() && bare.trim() != literal && literal.contains('{');
    let several = words.len() > 1 && literal.contains(' ');
    label || placed || several
}

fn window_sources() -> Vec<(String, String)> {
    let mut all = files("ui/views", "rs");
    all.extend(files("ui/widgets", "rs"));
    for name in ELSEWHERE {
        all.push((name.to_owned(), std::fs::read_to_string(root().join(name)).unwrap()));
    }
    all
}

#[test]
fn every_text_that_is_named_is_there_with_what_it_needs() {
    let english = texts(Language::English);
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for (name, text) in files("", "rs").iter().filter(|(name, _)| !name.starts_with("language/")) {
        for (id, names) in said(&code(text)) {
            match english.get(&id) {
                None => wrong.push(format!("{name}: {id} is not in en")),
                Some(own) if *own != names => {
                    wrong.push(format!("{name}: {id} needs {own:?} and is given {names:?}"));
                }
                Some(_) => {}
            }
            used.insert(id);
        }
    }
    // Those of the catalogue's own words are found by their ids.
    let by_id = ["answer-", "place-", "heard-"];
    for id in english.keys().filter(|id| !by_id.iter().any(|start| id.starts_with(start))) {
        if !used.contains(id) {
            wrong.push(format!("{id} is said nowhere"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_texts_is_built_in() {
    let book = std::fs::read_to_string(root().join("language/book.rs")).unwrap();
    for language in Language::ALL {
        for (name, _) in files(&format!("language/{}", language.code()), "ftl") {
            let file = name.rsplit('/').next().unwrap();
            assert!(book.contains(&format!("/{file}\"")), "{name} is not built in");
        }
    }
}

#[test]
fn every_language_has_every_text() {
    let english = texts(Language::English);
    let mut wrong = Vec::new();
    for language in [Language::German, Language::Ukrainian, Language::Spanish] {
        let own = texts(language);
        for (id, names) in &english {
            match own.get(id) {
                None => wrong.push(format!("{}: {id} is missing", language.code())),
                Some(found) if found != names => {
                    wrong.push(format!(
                        "{}: {id} fills in {found:?}, not {names:?}",
                        language.code()
                    ));
                }
                Some(_) => {}
            }
        }
        for id in own.keys().filter(|id| !english.contains_key(*id)) {
            wrong.push(format!("{}: {id} is not in English", language.code()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_sentence_stands_in_the_sources_of_the_window() {
    let mut wrong = Vec::new();
    for (name, text) in window_sources() {
        let found = sentences(&code(&text));
        wrong.extend(found.iter().map(|sentence| format!("{name}: {sentence}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_search_for_sentences_finds_them() {
    let source = r#"
        text::line(ui, "Settings");
        text::line(ui, say!("settings"));
        ui.push_id("top bar", |ui| format!("{} of {}", 1, 2));
        let icon = "processes"; let mark = ", "; let say = format!("{a} {b}");
        let words = "two words"; let quoted = '"'; let one = "{n} rows";
    "#;
    let expected = ["Settings", "{} of {}", "two words", "{n} rows"];
    assert_eq!(sentences(source), expected);
    let source = r#"say!("rows", count = f(a, b), name = &x.y) + say!("plain")"#;
    let names = ["count", "name"].map(str::to_owned);
    let expected =
        vec![("rows".to_owned(), BTreeSet::from(names)), ("plain".to_owned(), BTreeSet::new())];
    assert_eq!(said(source), expected);
}

fn in_language(language: Language, text: impl Fn() -> String) -> String {
    language::speak(language);
    let made = text();
    language::speak(Language::English);
    made
}

#[test]
fn each_language_counts_in_its_own_way() {
    for (count, english, german, ukrainian, spanish) in [
        (0, "0 programs", "0 Programme", "0 програм", "0 programas"),
        (1, "1 program", "1 Programm", "1 програма", "1 programa"),
        (2, "2 programs", "2 Programme", "2 програми", "2 programas"),
        (5, "5 programs", "5 Programme", "5 програм", "5 programas"),
        (11, "11 programs", "11 Programme", "11 програм", "11 programas"),
        (21, "21 programs", "21 Programme", "21 програма", "21 programas"),
        (22, "22 programs", "22 Programme", "22 програми", "22 programas"),
        (112, "112 programs", "112 Programme", "112 програм", "112 programas"),
        (12_371, "12,371 programs", "12.371 Programme", "12\u{a0}371 програма", "12.371 programas"),
    ] {
        let made = Language::ALL
            .map(|language| in_language(language, || say!("count-programs", count = count as u64)));
        assert_eq!(made, [english, german, ukrainian, spanish]);
    }
}

#[test]
fn the_longer_language_is_two_fifths_longer() {
    for text in ["Settings", "Scan this computer", "Nothing leaves this computer."] {
        let longer = in_language(Language::Longer, || match text {
            "Settings" => say!("settings").to_owned(),
            "Scan this computer" => say!("scan-this-computer").to_owned(),
            _ => say!("works-offline").to_owned(),
        });
        assert!(longer.chars().count() * 10 >= text.chars().count() * 13, "{longer}");
    }
}

#[test]
fn every_letter_of_the_texts_is_in_the_windows_own_fonts() {
    use eframe::egui::{Context, FontFamily, FontId, RawInput};
    let ctx = Context::default();
    interdict::ui::fonts::install(&ctx);
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        for language in Language::ALL {
            for (name, text) in files(&format!("language/{}", language.code()), "ftl") {
                for family in [FontFamily::Proportional, interdict::ui::fonts::semibold()] {
                    let font = FontId::new(13.0, family);
                    let lines = text.lines().filter(|line| !line.starts_with('#'));
                    let letters: BTreeSet<char> = lines.flat_map(str::chars).collect();
                    for letter in letters.into_iter().filter(|letter| !letter.is_whitespace()) {
                        let drawn = ui.ctx().fonts_mut(|fonts| fonts.has_glyph(&font, letter));
                        assert!(drawn, "{name}: {letter:?}");
                    }
                }
            }
        }
    });
    output.textures_delta.clear();
}
