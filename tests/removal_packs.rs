//! Packs for other machines: what stands in the scripts, that they are scripts, and that a hostile name in
//! them stays a name.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use interdict::catalog::{self, Product};
use interdict::model::{Identifiers, Kind, Platform, Scope, Software, UninstallCommand};
use interdict::removal::{
    NoFacts, Plan, Request, Subject, cmd_word, html_text, pack, plan_for, powershell_word, sh_word,
};

const CODE: &str = "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}";

fn product(id: &str) -> Product {
    catalog::builtin().unwrap().products[id].clone()
}

fn msi(name: &str) -> Software {
    Software {
        name: name.to_owned(),
        ids: Identifiers { product_code: Some(CODE.to_owned()), ..Identifiers::default() },
        scope: Scope::Machine,
        uninstall: Some(UninstallCommand {
            text: format!("MsiExec.exe /I{CODE}"),
            ..UninstallCommand::default()
        }),
        ..Software::default()
    }
}

fn exe(name: &str, text: &str) -> Software {
    Software {
        name: name.to_owned(),
        scope: Scope::Machine,
        uninstall: Some(UninstallCommand { text: text.to_owned(), ..UninstallCommand::default() }),
        ..Software::default()
    }
}

fn planned(
    product: Option<&Product>,
    machine: Option<&str>,
    platform: Platform,
    records: Vec<Software>,
) -> Plan {
    let name = records.first().map_or("X", |record| record.name.as_str()).to_owned();
    plan_for(&Request {
        machine,
        platform,
        subjects: vec![Subject { product, name, records }],
        staying: Vec::new(),
        facts: &NoFacts,
    })
}

/// The files of a pack by name, as text.
fn file(plan: &Plan, products: &[&Product], name: &str) -> String {
    let files = pack(plan, products);
    let file = files.into_iter().find(|file| file.name == name).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

/// What the grammar of PowerShell says: whether the text is a script, and the values of its texts in
/// single quotes.
fn powershell(text: &str) -> (bool, Vec<String>) {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let tree = parser.parse(text, None).unwrap();
    let mut words = Vec::new();
    let mut nodes = vec![tree.root_node()];
    while let Some(node) = nodes.pop() {
        if node.kind() == "verbatim_string_characters" {
            words.push(node.utf8_text(text.as_bytes()).unwrap().to_owned());
        }
        let mut cursor = node.walk();
        nodes.extend(node.children(&mut cursor));
    }
    (!tree.root_node().has_error(), words)
}

#[test]
fn a_windows_pack_removes_the_machines_own_code_and_holds_no_password() {
    let kes = product("kaspersky-endpoint-security-windows");
    let plan =
        planned(Some(&kes), Some("NF-LIB-03.corp.example"), Platform::Windows, vec![msi("KES")]);
    let cmd = file(&plan, &[&kes], "remove.cmd");
    assert!(cmd.contains(&format!("msiexec.exe\" /x {CODE} /qn /norestart")), "{cmd}");
    assert!(cmd.contains("\"%COMPUTERNAME%\"==\"NF-LIB-03\""), "{cmd}");
    assert!(cmd.contains("exit /b 3010") && cmd.contains("exit /b 4") && cmd.contains("%keys%"));
    assert!(
        cmd.lines().count() > 40 && !cmd.replace("\r\n", "").contains('\n'),
        "line ends of Windows"
    );
    let script = file(&plan, &[&kes], "remove.ps1");
    assert!(script.starts_with('\u{feff}'));
    let (right, words) = powershell(&script);
    assert!(right, "{script}");
    assert!(words.iter().any(|word| word == &format!("'{CODE}'")), "{words:?}");
    assert!(script.contains("-AsSecureString") && script.contains("KLPASSWD"), "{script}");
    for name in ["remove.cmd", "remove.ps1", "instructions.txt", "instructions.html"] {
        let text = file(&plan, &[&kes], name);
        assert!(!text.to_lowercase().contains("win32_product") || name == "remove.ps1", "{name}");
        assert!(!text.contains("KLPASSWD=\"\""), "{name}");
    }
    // Where a person has to decide, the script asks for that word.
    assert!(script.contains("-Confirmed:") && cmd.contains("/confirmed"));
    let instructions = file(&plan, &[&kes], "instructions.txt");
    assert!(instructions.contains("(not verified)") && instructions.contains(CODE));
}

#[test]
fn a_pack_for_no_one_machine_looks_for_the_product_by_name_and_publisher() {
    let kes = product("kaspersky-endpoint-security-windows");
    let plan = planned(Some(&kes), None, Platform::Windows, Vec::new());
    let script = file(&plan, &[&kes], "remove.ps1");
    let (right, words) = powershell(&script);
    assert!(right, "{script}");
    assert!(
        words.iter().any(|word| word == "'Kaspersky Endpoint Security for Windows'"),
        "{words:?}"
    );
    assert!(script.contains("$publishers -contains $entry.Publisher"));
    assert!(!script.contains("This pack is for the machine"));
    // A batch file does not guess.
    let cmd = file(&plan, &[&kes], "remove.cmd");
    assert!(cmd.contains("set result=2") && !cmd.contains("msiexec.exe\" /x"), "{cmd}");
}

#[test]
fn a_linux_pack_checks_for_the_package_first() {
    let kesl = product("kaspersky-endpoint-security-linux");
    let record = Software {
        kind: Kind::Package,
        name: "kesl".to_owned(),
        ids: Identifiers { package: Some("kesl".to_owned()), ..Identifiers::default() },
        source: "dpkg".to_owned(),
        ..Software::default()
    };
    let plan = planned(Some(&kesl), Some("srv1"), Platform::Linux, vec![record]);
    let script = file(&plan, &[&kesl], "remove.sh");
    let evidence = script.find("dpkg-query -W").unwrap();
    let run = script.find("run '/usr/bin/dpkg' '--purge' '--' 'kesl'").unwrap();
    assert!(evidence < run, "{script}");
    assert!(
        script.starts_with("#!/bin/sh\n") && script.contains("exit 5") && script.contains("id -u")
    );
    assert!(pack(&plan, &[]).iter().all(|file| file.name != "remove.ps1"));
}

#[test]
fn a_long_name_is_compared_as_windows_gives_it() {
    let plan = planned(None, Some("NF-LIBRARY-PC-000123.corp"), Platform::Windows, vec![msi("X")]);
    assert!(file(&plan, &[], "remove.cmd").contains("\"%COMPUTERNAME%\"==\"NF-LIBRARY-PC-0\""));
    assert!(file(&plan, &[], "remove.ps1").contains("::MachineName -ne 'NF-LIBRARY-PC-0'"));
}

#[test]
fn scripts_refuse_while_a_restart_is_pending_or_there_is_no_room() {
    let plan = planned(None, Some("PC-1"), Platform::Windows, vec![msi("X")]);
    let cmd = file(&plan, &[], "remove.cmd");
    assert!(cmd.contains("RebootPending\" >nul") && cmd.contains("RebootRequired\" >nul"));
    assert!(cmd.contains("exit /b 6"), "{cmd}");
    let script = file(&plan, &[], "remove.ps1");
    assert!(powershell(&script).0 && script.contains("Test-RestartPending) {"), "{script}");
    assert!(script.contains("512000000") && script.contains("exit 6"));
    let record = Software {
        kind: Kind::Package,
        name: "kesl".to_owned(),
        ids: Identifiers { package: Some("kesl".to_owned()), ..Identifiers::default() },
        source: "dpkg".to_owned(),
        ..Software::default()
    };
    let plan = planned(None, Some("srv1"), Platform::Linux, vec![record]);
    let sh = file(&plan, &[], "remove.sh");
    assert!(sh.contains("/run/reboot-required") && sh.contains("exit 6") && sh.contains("df -Pk"));
    for text in [cmd, script, sh] {
        // Before anything is done, and before a person is asked.
        let refuses = text.find("restart is pending. ").unwrap();
        assert!(refuses < text.find("Check this first").unwrap(), "{text}");
    }
}

#[test]
fn a_package_is_asked_for_before_its_interpreter_is_started() {
    let package = |source: &str, name: &str, place: &str| Software {
        kind: Kind::LanguagePackage,
        name: name.to_owned(),
        ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
        source: source.to_owned(),
        location: Some(place.to_owned()),
        scope: Scope::Machine,
        ..Software::default()
    };
    let sh = |record| {
        let plan = planned(None, Some("srv1"), Platform::Linux, vec![record]);
        file(&plan, &[], "remove.sh")
    };
    let pip = sh(package("python", "oapi", "/usr/local/lib/python3.11/dist-packages"));
    let at = |text: &str, what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(at(&pip, "if only_root '/usr/bin/python3.11'") < at(&pip, "pip show 'oapi'"));
    assert!(at(&pip, "pip show 'oapi'") < at(&pip, "run '/usr/bin/python3.11'"));
    let npm = sh(package("npm", "lark", "/usr/lib/node_modules/lark"));
    assert!(npm.contains("[ -d '/usr/lib/node_modules/lark' ]"), "{npm}");
    assert!(npm.contains("only_root '/usr/lib/node_modules/npm/bin/npm-cli.js'"), "{npm}");

    let place = r"C:\Program Files\nodejs\node_modules\@lark\sdk";
    let record = package("npm", "@lark/sdk", place);
    let plan = planned(None, Some("PC-1"), Platform::Windows, vec![record]);
    let script = file(&plan, &[], "remove.ps1");
    assert!(powershell(&script).0, "{script}");
    assert!(script.contains(&format!("(Test-Path -LiteralPath '{place}')")), "{script}");
    let cmd = file(&plan, &[], "remove.cmd");
    assert!(cmd.contains(&format!("if not exist \"{place}\"")), "{cmd}");
    let record = package("python", "oapi", r"C:\Program Files\Python311\Lib\site-packages");
    let plan = planned(None, Some("PC-1"), Platform::Windows, vec![record]);
    let script = file(&plan, &[], "remove.ps1");
    assert!(powershell(&script).0 && script.contains("if (Test-PythonPackage"), "{script}");
    // A batch file cannot ask; it leaves it and says so.
    assert!(file(&plan, &[], "remove.cmd").contains("set result=2"));
}

#[test]
fn every_product_has_a_pack_whose_scripts_are_scripts() {
    for product in catalog::builtin().unwrap().products.values() {
        for platform in product.platforms() {
            let plan = planned(Some(product), None, platform, Vec::new());
            for file in pack(&plan, &[product]) {
                let text = String::from_utf8(file.bytes).unwrap();
                if file.name == "remove.ps1" {
                    assert!(powershell(&text).0, "{}: {text}", product.id);
                }
                assert!(
                    !text.contains("format!") && text.len() > 500,
                    "{} {}",
                    product.id,
                    file.name
                );
            }
        }
    }
}

#[test]
fn the_grammar_sees_what_is_no_script() {
    assert!(powershell("Write-Output 'x'").0);
    assert!(!powershell("if ($x { 'y'").0);
}

#[test]
fn a_plan_from_a_list_spares_what_stays_on_the_machine() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("fleet.csv");
    let rows = "Computer,Name,Publisher,Version\n\
                PC-1,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5\n\
                PC-1,Kaspersky Security Center Network Agent,AO Kaspersky Lab,15.1\n\
                PC-2,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5\n";
    std::fs::write(&list, rows).unwrap();
    let planned = |machine: &str| {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
            .args(["plan", "kaspersky-endpoint-security-windows", "--platform", "windows"])
            .args(["--machine", machine, "--inventory"])
            .arg(&list)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    let spared = "other products that stay use it";
    let with_agent = planned("PC-1");
    assert!(with_agent.contains(spared), "{with_agent}");
    assert!(!planned("PC-2").contains(spared), "nothing of the maker stays there");
}

const HOSTILE: &[&str] = &[
    "x'; Remove-Item C:\\ -Recurse #",
    "x\u{2019}; calc; \u{2018}",
    "x\"; calc; \"",
    "$(calc)",
    "`calc`",
    "x & calc",
    "%COMSPEC% /c calc",
    "x\r\ncalc\r\n",
    "x\u{0}y",
    "<script>alert(1)</script>",
    "'; rm -rf /; '",
    "!calc!",
    "^& calc",
    "\u{202e}exe.x",
    "-Recurse",
    "名前 ; calc",
];

#[test]
fn hostile_names_stay_names() {
    let expected = |name: &str| {
        let plan = planned(
            None,
            Some(name),
            Platform::Windows,
            vec![msi(name), exe(name, r#""C:\Program Files\X\unins000.exe""#)],
        );
        (
            file(&plan, &[], "remove.ps1"),
            file(&plan, &[], "remove.cmd"),
            file(&plan, &[], "instructions.html"),
        )
    };
    let (harmless, plain_cmd, _) = expected("harmless");
    let shape = |text: &str| {
        let mut parser = tree_sitter::Parser::new();
        parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
        let tree = parser.parse(text.trim_start_matches('\u{feff}'), None).unwrap();
        let mut kinds = Vec::new();
        let mut nodes = vec![tree.root_node()];
        while let Some(node) = nodes.pop() {
            kinds.push(node.kind());
            let mut cursor = node.walk();
            nodes.extend(node.children(&mut cursor));
        }
        kinds
    };
    for name in HOSTILE {
        let (script, cmd, page) = expected(name);
        assert!(powershell(&script).0, "{name:?}: {script}");
        assert_eq!(shape(&script), shape(&harmless), "{name:?} changed what the script does");
        assert_eq!(cmd.lines().count(), plain_cmd.lines().count(), "{name:?}");
        for line in
            cmd.lines().filter(|line| line.starts_with("echo") || line.starts_with("call :say"))
        {
            let rest = line.replace("%1", "").replace("%*", "").replace("2>&1", "");
            assert!(!rest.contains(['&', '|', '<', '>', '^', '%', '"', '!']), "{line}");
        }
        assert!(!page.contains("<script>"), "{name:?}");
    }
}

/// What `sh` makes of a word, by POSIX's rules for single quotes and backslashes.
fn sh_reads(word: &str) -> Option<String> {
    let mut read = String::new();
    let mut chars = word.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' => loop {
                match chars.next()? {
                    '\'' => break,
                    c => read.push(c),
                }
            },
            '\\' => read.push(chars.next()?),
            _ => return None,
        }
    }
    Some(read)
}

proptest::proptest! {
    #[test]
    fn any_text_is_one_word_for_each_shell(text in "(['\"`$&|;%^!<> \u{2018}\u{2019}\u{201a}\u{201b}\n\r\t]|[ -~]|\\PC){0,20}") {
        let sh = sh_word(&text);
        let plain = !text.chars().any(char::is_control);
        let read = sh_reads(&sh);
        proptest::prop_assert!(read.is_some(), "{}", sh);
        proptest::prop_assert!(!sh.contains(['\n', '\r']));
        if plain && text.is_ascii() {
            proptest::prop_assert_eq!(read, Some(text.clone()));
        }
        let word = powershell_word(&text);
        let (right, words) = powershell(&format!("Write-Output {word}"));
        proptest::prop_assert!(right, "{}", word);
        // The grammar knows the plain quote only; the typographic ones are doubled for PowerShell itself.
        proptest::prop_assert_eq!(words, vec![word.clone()]);
        for quote in ['\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'] {
            proptest::prop_assert_eq!(word.matches(quote).count(), 2 * text.matches(quote).count());
        }
        if let Some(word) = cmd_word(&text) {
            let inner = word.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or("\"");
            proptest::prop_assert!(!inner.contains('"') && !inner.contains(['\n', '\r']));
            proptest::prop_assert_eq!(inner.replace("%%", ""), text.replace('%', ""));
        }
        proptest::prop_assert!(!html_text(&text).contains(['<', '>', '"', '\'']));
    }
}
