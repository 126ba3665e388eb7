//! Hand-overs: golden files, hostile names, the grammar of each language, and answers that agree with the
//! matcher's.

#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;

use interdict::catalog::{self, Catalog, CatalogFile};
use interdict::import::{self, Options};
use interdict::matching::Matcher;
use interdict::model::{Audience, Confidence, Jurisdiction, Profile, Verdict};
use interdict::report::handover::{
    Artefact, Chosen, Engine, HandoverError, Order, by_name, by_profile, hand_over,
};

const AS_OF: jiff::civil::Date = jiff::civil::date(2026, 11, 24);
const ACME_SIGNER: &str = "O=ACME SOFTWARE LTD., L=SOMEWHERE, C=ZZ";
const CODE_SIGNER: &str =
    "TBS=E767799478F64A34B3F53FF3BB9057FE1768F4AB178041B0DCC0FF1E210CBA65, CN=Acme Software Ltd.";

fn own(name: &str) -> Catalog {
    let path = fixture(name);
    let text = std::fs::read_to_string(path).unwrap();
    catalog::from_files(&[CatalogFile { name, text: &text }], &[])
        .unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/handover").join(name)
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|own| (*own).to_owned()).collect()
}

/// The files for one engine, or why there are none.
fn made(
    catalog: &Catalog,
    engine: Engine,
    what: &[&str],
    signers: &[String],
) -> Result<Vec<Artefact>, HandoverError> {
    let chosen = by_name(catalog, &words(what))?;
    let matcher = Matcher::new(catalog);
    let order = Order {
        catalog,
        matcher: &matcher,
        chosen: &chosen,
        as_of: AS_OF,
        signers,
        share: r"\\files.example\inventory$",
    };
    hand_over(engine, &order)
}

fn text(file: &Artefact) -> String {
    if let Some(units) = file.bytes.strip_prefix(&[0xff, 0xfe]) {
        let units: Vec<u16> =
            units.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16(&units).unwrap();
    }
    String::from_utf8(file.bytes.clone()).unwrap()
}

fn find<'a>(files: &'a [Artefact], path: &str) -> &'a Artefact {
    files.iter().find(|own| own.path == path).unwrap_or_else(|| {
        let all: Vec<&str> = files.iter().map(|own| own.path.as_str()).collect();
        panic!("{path} is not among {all:?}")
    })
}

#[test]
fn golden_files() {
    let catalog = own("acme.toml");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/handover");
    let signers = words(&[ACME_SIGNER, CODE_SIGNER]);
    let mut written = BTreeSet::new();
    for engine in Engine::ALL {
        for file in made(&catalog, *engine, &["acme"], &signers).unwrap() {
            let path = root.join(engine.word()).join(&file.path);
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &file.bytes).unwrap();
            }
            let expected = std::fs::read(&path).unwrap_or_default();
            assert!(
                file.bytes == expected,
                "{} differs; UPDATE_GOLDEN=1 writes it anew",
                path.display()
            );
            written.insert(path);
        }
    }
    // A file that is no longer made must not stay.
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert!(written.contains(&path), "{} is not made", path.display());
            }
        }
    }
}

#[test]
fn every_hand_over_has_a_readme_with_the_way_back() {
    let catalog = own("acme.toml");
    for engine in Engine::ALL {
        let files = made(&catalog, *engine, &["acme"], &[]).unwrap();
        assert_eq!(files, made(&catalog, *engine, &["acme"], &[]).unwrap());
        let readme = text(find(&files, "README.md"));
        for heading in ["## What it does", "## Roll out", "## Roll back", "## What it cannot see"] {
            assert!(readme.contains(heading), "{}: {heading}", engine.word());
        }
        for file in &files {
            let is_named = file.path == "README.md" || readme.contains(&format!("`{}`", file.path));
            assert!(is_named, "{}: {} is not in the README", engine.word(), file.path);
            assert!(!file.path.contains("..") && !file.path.starts_with('/'), "{}", file.path);
        }
    }
}

/// The grammar of PowerShell, as far as tree-sitter's knows it.
fn grammar_errors(script: &str) -> Vec<String> {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let tree = parser.parse(script, None).unwrap();
    let mut wrong = Vec::new();
    let mut nodes = vec![tree.root_node()];
    while let Some(node) = nodes.pop() {
        if node.is_error() || node.is_missing() {
            wrong.push(format!("line {}: {}", node.start_position().row + 1, node.kind()));
        }
        nodes.extend(
            (0..node.child_count()).filter_map(|at| node.child(u32::try_from(at).unwrap())),
        );
    }
    wrong
}

fn every_catalogue() -> Vec<(Catalog, Vec<&'static str>)> {
    vec![
        (own("acme.toml"), vec!["acme"]),
        (own("acme.toml"), vec!["acme-guard"]),
        (own("hostile.toml"), vec!["hostile"]),
        (own("hostile.toml"), vec!["hostile-one"]),
        (catalog::builtin().unwrap(), vec!["kaspersky", "1c", "yandex", "tencent", "telegram"]),
    ]
}

/// Every file of every engine, for every catalogue; engines that have nothing to say are left out.
fn every_file(mut look: impl FnMut(Engine, &Artefact)) {
    for (catalog, what) in every_catalogue() {
        for engine in Engine::ALL {
            match made(&catalog, *engine, &what, &[]) {
                Ok(files) => files.iter().for_each(|file| look(*engine, file)),
                Err(HandoverError::NoFacts { .. }) => {}
                Err(error) => panic!("{}: {error}", engine.word()),
            }
        }
    }
}

fn ends(file: &Artefact, end: &str) -> bool {
    Path::new(&file.path).extension().is_some_and(|own| own == end)
}

#[test]
fn scripts_of_powershell_have_its_grammar() {
    let mut seen = 0;
    every_file(|engine, file| {
        if ends(file, "ps1") {
            let script = text(file);
            assert_eq!(
                grammar_errors(&script),
                Vec::<String>::new(),
                "{}/{}",
                engine.word(),
                file.path
            );
            // Without a mark PowerShell reads a script in the machine's code page.
            let has_mark = script.starts_with('\u{feff}');
            assert!(script.is_ascii() || has_mark, "{}", file.path);
            let restarts = ["Restart-Computer", "shutdown", "Write-Error", "Invoke-Expression"];
            assert!(restarts.iter().all(|own| !script.contains(own)), "{}", file.path);
            seen += 1;
        }
    });
    assert!(seen >= 20, "{seen}");
    assert!(!grammar_errors("if ($a { exit 1 }").is_empty());
}

/// A hostile name must not leave its string: what is between the strings is the same as with a plain name.
#[test]
fn hostile_names_stay_text_in_scripts() {
    let catalog = own("hostile.toml");
    for engine in Engine::ALL {
        let Ok(files) = made(&catalog, *engine, &["hostile"], &[]) else { continue };
        for file in &files {
            let text = text(file);
            let what = format!("{}/{}", engine.word(), file.path);
            if ["ps1", "cmd", "sh"].iter().any(|end| ends(file, end)) {
                for line in text.lines().filter(|own| own.contains("touch /tmp")) {
                    let line = line.trim_start();
                    // In a comment, or in a single-quoted string that does not end early.
                    let quoted = line.replace("''", "");
                    let is_text = line.starts_with('#')
                        || line.starts_with("rem ")
                        || quoted.matches('\'').count() % 2 == 0;
                    assert!(is_text, "{what}: {line}");
                }
            }
            // No line of the file begins where the name breaks its own.
            for line in text.lines() {
                let start = line.trim_start();
                assert!(
                    !start.starts_with("second")
                        && !start.starts_with("[HKEY_LOCAL_MACHINE\\SOFTWARE]"),
                    "{what}: {line}"
                );
            }
            assert!(!text.contains('\u{202e}'), "{what}");
        }
    }
}

#[test]
fn json_yaml_and_xml_can_be_read_back() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    every_file(|engine, file| {
        let what = format!("{}/{}", engine.word(), file.path);
        let body = text(file);
        let is_json = ends(file, "json") || ends(file, "conf") || ends(file, "example");
        if is_json {
            serde_json::from_str::<serde_json::Value>(&body)
                .unwrap_or_else(|e| panic!("{what}: {e}"));
            *seen.entry("json").or_default() += 1;
        }
        if ends(file, "yml") || ends(file, "winget") {
            for line in body.lines() {
                yaml_line(line).unwrap_or_else(|| panic!("{what}: {line}"));
            }
            *seen.entry("yaml").or_default() += 1;
        }
        if ends(file, "mobileconfig") || ends(file, "plist") {
            plist::Value::from_reader_xml(body.as_bytes())
                .unwrap_or_else(|e| panic!("{what}: {e}"));
            *seen.entry("plist").or_default() += 1;
        }
        if ends(file, "xml") {
            let body = body.trim_start_matches('\u{feff}');
            let mut reader = quick_xml::Reader::from_str(body);
            loop {
                match reader.read_event().unwrap_or_else(|e| panic!("{what}: {e}")) {
                    quick_xml::events::Event::Eof => break,
                    quick_xml::events::Event::Text(own) => {
                        let _ = own.xml_content(quick_xml::XmlVersion::default());
                    }
                    _ => {}
                }
            }
            *seen.entry("xml").or_default() += 1;
        }
    });
    assert!(seen.len() == 4 && seen.values().all(|own| *own >= 5), "{seen:?}");
}

/// A line of the YAML that is written here: a comment, or `- key: value` with a value that is quoted, a word
/// or a number. What a quoted scalar holds is JSON's, too.
fn yaml_line(line: &str) -> Option<()> {
    let body = line.trim_start();
    let body = body.strip_prefix("- ").unwrap_or(body);
    if body.starts_with('#') || body.is_empty() {
        return Some(());
    }
    let value = if body.starts_with('"') {
        body
    } else {
        let (key, value) = body.split_once(':')?;
        key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_').then_some(())?;
        value.trim_start()
    };
    let is_plain = value.chars().all(|c| c.is_ascii_alphanumeric() || "./_-".contains(c));
    (is_plain || serde_json::from_str::<String>(value).is_ok()).then_some(())
}

#[test]
fn patterns_for_powershell_answer_as_the_matcher_does() {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let rows = include_str!("fixtures/matching/labelled-rows.csv");
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let rows: Vec<csv::StringRecord> =
        reader.records().map(Result::unwrap).filter(|row| &row[3] == "windows").collect();
    assert!(rows.len() > 150);
    let mut wrong = Vec::new();
    let clean = [
        ("UltraAV", "Pango Group"),
        ("Autodesk Fusion 360", "Autodesk, Inc."),
        ("Kaspersky Removal Tool", "ESET, spol. s r.o."),
        ("Kaspersky Removal Tool", ""),
        ("Lark Parser", "Erez Shinan"),
        ("Kasper Sky Maps", "Somebody"),
        // A legal form is a word of its own.
        ("Cloud", "Autelag"),
    ];
    // Makers without a product record differ in their names alone; one of them stands for all.
    let is_asked = |id: &&String| catalog.products_of(id).next().is_some() || *id == "hisense";
    for vendor in catalog.vendors.keys().filter(is_asked) {
        let chosen = by_name(&catalog, std::slice::from_ref(vendor)).unwrap();
        let judge = Judge::new(&catalog, &matcher, &chosen);
        for row in &rows {
            let expected = &row[4] == vendor;
            if judge.finds(&row[0], &row[1]) != expected {
                wrong.push(format!("{vendor}: {} | {}: expected {expected}", &row[0], &row[1]));
            }
        }
        for (name, publisher) in clean {
            if judge.finds(name, publisher) {
                wrong.push(format!("{vendor}: {name} | {publisher}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `Test-Entry` of the scripts, with the same patterns.
struct Judge {
    whole: bool,
    patterns: Vec<Option<regex::Regex>>,
}

impl Judge {
    fn new(catalog: &Catalog, matcher: &Matcher, chosen: &[Chosen]) -> Self {
        let order = Order { catalog, matcher, chosen, as_of: AS_OF, signers: &[], share: "" };
        let own = interdict::report::handover::patterns(&order, &chosen[0]);
        let all = [own.maker, own.nobody, own.name, own.product, own.always, own.tool, own.not];
        let patterns = all
            .iter()
            .map(|own| {
                (!own.is_empty()).then(|| {
                    let wide = regex::RegexBuilder::new(own)
                        .case_insensitive(true)
                        .size_limit(1 << 26)
                        .build();
                    wide.unwrap_or_else(|error| panic!("{error}"))
                })
            })
            .collect();
        Self { whole: chosen[0].whole, patterns }
    }

    fn finds(&self, name: &str, publisher: &str) -> bool {
        let is = |at: usize, text: &str| {
            self.patterns[at].as_ref().is_some_and(|own| own.is_match(text))
        };
        if is(6, name) {
            return false;
        }
        if is(0, publisher) {
            return self.whole || is(3, name);
        }
        is(4, name) || is(1, publisher) && is(2, name) && !is(5, name)
    }
}

#[test]
fn registry_files_block_and_take_back_the_same_values() {
    let catalog = own("acme.toml");
    let files = made(&catalog, Engine::Browsers, &["acme"], &[]).unwrap();
    let (block, undo) =
        (text(find(&files, "windows/block.reg")), text(find(&files, "windows/undo.reg")));
    assert!(block.starts_with("Windows Registry Editor Version 5.00\r\n\r\n"));
    let lines = |own: &str| {
        own.lines().filter(|own| own.starts_with(['[', '"'])).map(str::to_owned).collect::<Vec<_>>()
    };
    let blocked = lines(&block);
    assert!(blocked.contains(&"\"9001\"=\"abcdefghijklmnopabcdefghijklmnop\"".to_owned()));
    let back: Vec<String> = blocked
        .iter()
        .map(|own| own.split_once('=').map_or(own.clone(), |(name, _)| format!("{name}=-")))
        .collect();
    assert_eq!(lines(&undo), back);
    // Only what was read in a source blocks.
    assert!(files.iter().all(|own| !text(own).contains("ponmlkjihgfedcba")));
    let settings = text(find(&files, "firefox/policies.json"));
    assert!(settings.contains("guard@acme.example") && settings.contains("blocked"));
}

#[test]
fn what_blocks_or_removes_has_verified_facts_only() {
    let catalog = own("acme.toml");
    let files = made(&catalog, Engine::Packages, &["acme"], &[]).unwrap();
    let pin = text(find(&files, "apt/interdict"));
    assert!(pin.contains("Package: acme-guard\n") && !pin.contains("acme-guessed"), "{pin}");
    // Searching may use what is general knowledge.
    let pack = made(&catalog, Engine::Osquery, &["acme"], &[]).unwrap();
    assert!(text(find(&pack, "interdict.conf")).contains("acme-guessed"));
}

#[test]
fn a_signer_of_somebody_else_gets_no_rule() {
    let catalog = own("acme.toml");
    for signer in ["O=SOMEBODY ELSE, L=X, C=ZZ", "CN=Acme", "O=*", ""] {
        let wrong = made(&catalog, Engine::Applocker, &["acme"], &words(&[signer]));
        assert!(matches!(wrong, Err(HandoverError::Signer(_))), "{signer}");
    }
    let without = made(&catalog, Engine::Applocker, &["acme"], &[]).unwrap();
    assert!(without.iter().all(|own| own.path != "applocker/audit.xml"));
    let with = made(&catalog, Engine::Applocker, &["acme"], &words(&[ACME_SIGNER])).unwrap();
    let policy = text(find(&with, "applocker/audit.xml"));
    for collection in policy.split("<RuleCollection").skip(1) {
        assert!(collection.contains("EnforcementMode=\"AuditOnly\""));
        assert!(collection.contains("Path=\"*\"") && collection.contains("Action=\"Allow\""));
        assert!(collection.contains(ACME_SIGNER) && collection.contains("Action=\"Deny\""));
    }
}

#[test]
fn a_policy_of_app_control_denies_only_what_was_chosen_and_audits() {
    let catalog = own("acme.toml");
    let with = words(&[CODE_SIGNER]);
    let files = made(&catalog, Engine::Applocker, &["acme"], &with).unwrap();
    let policy = text(find(&files, "app-control/audit.xml"));
    assert!(policy.contains("<Option>Enabled:Audit Mode</Option>"), "{policy}");
    // Without a rule that allows everything in both scenarios, a policy of denials blocks everything.
    for (scenario, allowed) in policy.split("<SigningScenario ").skip(1).zip(["A_1", "A_2"]) {
        assert!(scenario.contains(&format!("RuleID=\"ID_ALLOW_{allowed}\"")), "{scenario}");
    }
    let denied: Vec<&str> =
        policy.lines().filter(|line| line.contains("<Deny ")).map(str::trim).collect();
    assert_eq!(denied.len(), 2, "{denied:?}");
    assert!(denied[0].contains(r#"FilePath="%OSDRIVE%\Program Files\Acme Guard\*""#), "{denied:?}");
    assert!(denied[1].contains("PackageFamilyName=\"Acme.Guard_8wekyb3d8bbwe\""), "{denied:?}");
    for id in 1..=denied.len() {
        assert_eq!(policy.matches(&format!("\"ID_DENY_D_{id}\"")).count(), 2, "defined and used");
    }
    assert!(policy.contains("<CertPublisher Value=\"Acme Software Ltd.\" />"), "{policy}");
    assert_eq!(policy.matches("\"ID_SIGNER_S_1\"").count(), 2);
    // Drivers are not denied.
    let (drivers, _) = policy.split_once("Value=\"12\"").unwrap();
    assert!(!drivers.contains("DeniedSigner") && !drivers.contains("RuleID=\"ID_DENY"));
    // Somebody else's certificate gets no rule, and names that are no folder and no package neither.
    let wrong = words(&[&CODE_SIGNER.replace("Acme Software", "Somebody")]);
    let wrong = made(&catalog, Engine::Applocker, &["acme"], &wrong);
    assert!(matches!(wrong, Err(HandoverError::Signer(_))));
    let hostile = own("hostile.toml");
    let files = made(&hostile, Engine::Applocker, &["hostile"], &[]).unwrap();
    assert!(files.iter().all(|file| !ends(file, "xml")));
}

#[test]
fn a_folder_that_a_script_could_misread_is_refused() {
    let catalog = own("acme.toml");
    let matcher = Matcher::new(&catalog);
    for share in ["", r"\\a\b%PATH%", r"\\a\b & del", "\\\\a\\b\"", r"\\a\b'; x", "a\nb"] {
        let order = Order {
            catalog: &catalog,
            matcher: &matcher,
            chosen: &[],
            as_of: AS_OF,
            signers: &[],
            share,
        };
        let wrong = hand_over(Engine::Collection, &order);
        assert!(matches!(wrong, Err(HandoverError::Share(_))), "{share}");
    }
}

/// What the collection scripts write is read, one machine a file, and what is restricted is found.
#[test]
fn collected_lists_are_read() {
    let matcher = Matcher::new(&catalog::builtin().unwrap());
    for (name, recognised, software) in
        [("PC-017.txt", "reg query", 4), ("PC-017.csv", "CSV, comma, UTF-8", 4)]
    {
        let path = fixture(name);
        let reading =
            import::read(&path, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
        assert_eq!(reading.recognised, recognised, "{name}");
        let inventory = &reading.inventory;
        let machines: Vec<&str> = inventory.machines.iter().map(|own| own.name.as_str()).collect();
        assert_eq!(machines, ["PC-017"], "{name}");
        assert_eq!(inventory.counts.software, software, "{name}");
        assert_eq!(inventory.counts.problems, 0, "{name}: {:?}", inventory.problems);
        let found = matcher.matches(inventory);
        let vendors: BTreeSet<&str> = found
            .iter()
            .filter(|own| own.confidence > Confidence::Possible)
            .map(|own| own.vendor.as_str())
            .collect();
        assert_eq!(vendors, BTreeSet::from(["kaspersky", "yandex"]), "{name}");
    }
}

#[test]
fn the_rules_choose_what_they_reach() {
    let catalog = catalog::builtin().unwrap();
    let profile = Profile {
        jurisdictions: vec![Jurisdiction::new("US")],
        audiences: vec![Audience::FederalContractors],
        ..Profile::default()
    };
    let chosen = by_profile(&catalog, &profile, AS_OF, Verdict::Restricted).unwrap();
    let kaspersky = chosen.iter().find(|own| own.vendor == "kaspersky").unwrap();
    assert!(kaspersky.whole && !kaspersky.measures.is_empty());
    assert!(chosen.iter().all(|own| own.whole || !own.products.is_empty()));
    // Before there was a rule there is nothing to hand over.
    let early = by_profile(&catalog, &profile, jiff::civil::date(1990, 1, 1), Verdict::Restricted);
    assert!(matches!(early, Err(HandoverError::Nothing { .. })));
    let nobody = by_profile(&catalog, &Profile::default(), AS_OF, Verdict::Restricted);
    assert!(matches!(nobody, Err(HandoverError::Nothing { .. })));
    let unknown = by_name(&catalog, &words(&["kaspersk"])).unwrap_err();
    assert!(unknown.to_string().contains("did you mean kaspersky"), "{unknown}");
}

fn cli(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .output()
        .unwrap();
    let words = |own: Vec<u8>| String::from_utf8(own).unwrap();
    (output.status.code(), words(output.stdout), words(output.stderr))
}

#[test]
fn the_command_line_writes_a_folder_once() {
    let folder = tempfile::tempdir().unwrap();
    let (code, list, _) = cli(folder.path(), &["handover", "list"]);
    assert_eq!(code, Some(0));
    assert!(Engine::ALL.iter().all(|own| list.contains(own.word())), "{list}");

    let write =
        ["handover", "osquery", "--product", "kaspersky", "--out", "pack", "--as-of", "2026-11-24"];
    let (code, out, said) = cli(folder.path(), &write);
    assert_eq!((code, out.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("Read README.md"), "{said}");
    assert!(folder.path().join("pack/interdict.conf").is_file());

    let (code, _, said) = cli(folder.path(), &write);
    assert_eq!(code, Some(2));
    assert!(said.contains("is not empty"), "{said}");

    for (arguments, expected) in [
        (vec!["handover", "sccm", "--out", "x"], "Known: osquery"),
        (vec!["handover", "osquery", "--product", "nothing", "--out", "x"], "no product or maker"),
        (vec!["handover", "osquery", "--out", "x"], "For this organisation no rule"),
        (vec!["handover", "osquery"], "--out"),
    ] {
        let (code, _, said) = cli(folder.path(), &arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    assert!(!folder.path().join("x").exists());
}
