//! Uninstall commands that others wrote: refused or defused, each with its reason, and never run with more
//! rights than the place they came from has.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use interdict::model::{Identifiers, Platform, Scope, Software, UninstallCommand};
use interdict::removal::{
    CommandLine, Known, MachineFacts, Mechanism, NoFacts, Origin, PathFacts, PlannedCommand,
    Refusal, Request, Rights, StepKind, Subject, entry, plan_for, recheck,
};

const CODE: &str = "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}";

/// A machine where every file is there but those in a folder `Missing`; a user can write in that user's
/// own folder and in `Writable`.
struct Machine;

impl MachineFacts for Machine {
    fn path(&self, path: &str) -> PathFacts {
        let known = |yes: bool| if yes { Known::Yes } else { Known::No };
        let users = path.starts_with(r"C:\Users\") || path.contains(r"\Writable\");
        PathFacts {
            // `C:\Program Files\X` is no file, so that a path without quotes can be told apart.
            is_file: known(path.contains('.') && !path.contains(r"\Missing\")),
            through_link: known(path.contains(r"\Junction\")),
            user_writable: known(users),
            installer: path.contains(r"\Nsis\").then_some(Mechanism::Nsis),
        }
    }

    fn variable(&self, name: &str) -> Option<String> {
        match name {
            "SystemRoot" | "windir" => Some(r"C:\Windows".to_owned()),
            "ProgramFiles" => Some(r"C:\Program Files".to_owned()),
            "LOCALAPPDATA" => Some(r"C:\Users\kim\AppData\Local".to_owned()),
            _ => None,
        }
    }
}

/// A machine that says of a file only that it is there.
struct Silent;
impl MachineFacts for Silent {
    fn path(&self, _path: &str) -> PathFacts {
        PathFacts { is_file: Known::Yes, through_link: Known::No, ..PathFacts::default() }
    }
    fn variable(&self, _name: &str) -> Option<String> {
        None
    }
}

fn record(text: &str, user_writable: bool) -> Software {
    Software {
        name: "Kaspersky Endpoint Security for Windows".to_owned(),
        ids: Identifiers { product_code: Some(CODE.to_owned()), ..Identifiers::default() },
        scope: if user_writable { Scope::User("kim".to_owned()) } else { Scope::Machine },
        uninstall: Some(UninstallCommand { text: text.to_owned(), quiet: None, user_writable }),
        ..Software::default()
    }
}

/// The command that a plan makes of an entry alone.
fn planned(text: &str, user_writable: bool) -> PlannedCommand {
    let request = Request {
        machine: Some("NF-LIB-03"),
        platform: Platform::Windows,
        subjects: vec![Subject {
            product: None,
            name: "Kaspersky Endpoint Security for Windows".to_owned(),
            records: vec![record(text, user_writable)],
        }],
        staying: Vec::new(),
        facts: &Machine,
    };
    let plan = plan_for(&request);
    let run = plan.steps.iter().find(|step| step.kind() == StepKind::Run).unwrap();
    run.commands().first().unwrap().clone()
}

/// The name of a refusal as the plan keeps it.
fn name(refusal: &Refusal) -> String {
    let value = serde_json::to_value(refusal).unwrap();
    value["refusal"].as_str().unwrap().to_owned()
}

#[derive(serde::Deserialize)]
struct Row {
    text: String,
    list: String,
    expected: String,
    why: String,
}

fn rows() -> Vec<Row> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/removal/hostile.csv");
    csv::Reader::from_path(path).unwrap().deserialize().collect::<Result<_, _>>().unwrap()
}

#[test]
fn hostile_commands_are_refused_or_defused_with_their_reason() {
    let rows = rows();
    assert!(rows.len() >= 60, "only {} rows", rows.len());
    let mut wrong = Vec::new();
    for row in &rows {
        let command = planned(&row.text, row.list == "user");
        let found = match (&command.refusal, &command.line) {
            (Some(refusal), None) => {
                assert!(!command.can_run(), "{:?}", row.text);
                assert!(refusal.to_string().len() > 10, "{refusal:?} says nothing");
                name(refusal)
            }
            (None, Some(line)) if command.rights == Rights::Administrator => {
                format!("defused {}", line.windows_text())
            }
            (None, Some(line)) => format!("own-rights {}", line.windows_text()),
            other => format!("{other:?}"),
        };
        if found != row.expected {
            wrong.push(format!("{} ({:?}): {found}, not {}", row.why, row.text, row.expected));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn what_is_refused_in_a_plan_is_refused_before_it_runs() {
    for row in rows().iter().filter(|row| !row.expected.contains(' ')) {
        let command = planned(&row.text, row.list == "user");
        assert!(recheck(&command, Platform::Windows, &Machine).is_err(), "{}", row.why);
    }
}

#[test]
fn a_plan_that_was_changed_in_its_file_is_not_believed() {
    let good = planned("MsiExec.exe /I{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}", false);
    assert_eq!(recheck(&good, Platform::Windows, &Machine), Ok(Rights::Administrator));
    let changed = |change: &dyn Fn(&mut CommandLine)| {
        let mut command = good.clone();
        change(command.line.as_mut().unwrap());
        recheck(&command, Platform::Windows, &Machine)
    };
    assert!(changed(&|line| line.program = r"C:\Windows\System32\cmd.exe".to_owned()).is_err());
    assert!(changed(&|line| line.program = r"C:\Users\kim\msiexec.exe".to_owned()).is_err());
    assert!(changed(&|line| line.arguments[0] = "/i".to_owned()).is_err());
    assert!(changed(&|line| line.arguments[1] = r"C:\x.msi".to_owned()).is_err());
    assert!(changed(&|line| line.arguments.push("TRANSFORMS=x".to_owned())).is_err());
    assert!(changed(&|line| line.arguments.clear()).is_err());
    // A kept password would stand in the plan; only its placeholder may.
    assert!(changed(&|line| line.arguments.push("KLPASSWD=secret".to_owned())).is_err());
    assert!(changed(&|line| line.arguments.push("KLPASSWD=<password>".to_owned())).is_ok());
}

#[test]
fn rights_are_never_raised() {
    let user = planned(r"C:\Users\kim\AppData\Local\X\unins000.exe", true);
    assert_eq!(user.rights, Rights::User { user: "kim".to_owned() });
    assert_eq!(user.origin, Origin::UserEntry);
    let mut raised = user.clone();
    raised.rights = Rights::Administrator;
    let allowed = recheck(&raised, Platform::Windows, &Machine).unwrap();
    assert_ne!(allowed, Rights::Administrator);
    // A machine-wide entry whose file became writable since the plan was made.
    let mut moved = planned(r#""C:\Program Files\X\unins000.exe""#, false);
    assert_eq!(moved.rights, Rights::Administrator);
    moved.line.as_mut().unwrap().program = r"C:\ProgramData\Writable\unins000.exe".to_owned();
    let allowed = recheck(&moved, Platform::Windows, &Machine).unwrap();
    assert!(matches!(&allowed, Rights::OwnOnly { why } if why.contains("can change or replace")));
    // Of a file that nobody can be asked about, the worst is taken.
    let allowed = recheck(&moved, Platform::Windows, &Silent).unwrap();
    assert!(matches!(&allowed, Rights::OwnOnly { why } if why.contains("could not be found out")));
}

#[test]
fn installers_are_recognised_and_told_to_be_silent() {
    for (text, mechanism, expected) in [
        (
            r#""C:\Program Files\X\unins001.exe""#,
            Mechanism::Inno,
            r#""C:\Program Files\X\unins001.exe" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART"#,
        ),
        (
            r"C:\Program Files\Nsis\A B\uninst.exe",
            Mechanism::Nsis,
            r#""C:\Program Files\Nsis\A B\uninst.exe" /S _?=C:\Program Files\Nsis\A B"#,
        ),
        (
            r#""C:\ProgramData\Package Cache\{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}\setup.exe" /uninstall"#,
            Mechanism::Burn,
            r#""C:\ProgramData\Package Cache\{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}\setup.exe" /uninstall /quiet /norestart"#,
        ),
        (
            r#""C:\Program Files\InstallShield Installation Information\{A}\setup.exe" -runfromtemp -l0x0409 -removeonly"#,
            Mechanism::InstallShield,
            r#""C:\Program Files\InstallShield Installation Information\{A}\setup.exe" -runfromtemp -l0x0409 -removeonly"#,
        ),
        (
            r#""C:\Program Files\X\remove.exe" -all"#,
            Mechanism::Vendor,
            r#""C:\Program Files\X\remove.exe" -all"#,
        ),
    ] {
        let command = planned(text, false);
        assert_eq!(command.mechanism, mechanism, "{text}");
        assert_eq!(command.text, expected);
        let shown = matches!(mechanism, Mechanism::Vendor | Mechanism::InstallShield);
        assert_eq!(command.interactive, shown, "{text}");
        assert_eq!(recheck(&command, Platform::Windows, &Machine), Ok(Rights::Administrator));
    }
}

#[test]
fn the_silent_variant_is_taken_and_looked_at_like_the_other() {
    let mut record = record(r#""C:\Program Files\X\remove.exe""#, false);
    let quiet = |text: &str| Some(text.to_owned());
    record.uninstall.as_mut().unwrap().quiet = quiet(r#""C:\Program Files\X\remove.exe" --silent"#);
    let found = entry(&record, &Machine).unwrap().unwrap();
    assert_eq!((found.interactive, found.line.arguments), (false, vec!["--silent".to_owned()]));
    record.uninstall.as_mut().unwrap().quiet = quiet("cmd /c calc");
    assert!(matches!(entry(&record, &Machine), Some(Err(Refusal::Host(_)))));
    record.uninstall.as_mut().unwrap().quiet = quiet("  ");
    assert!(entry(&record, &Machine).unwrap().unwrap().interactive);
}

proptest::proptest! {
    /// Whatever an entry says: no panic, and what may run is a full path or the system's own installer.
    #[test]
    fn any_entry_is_refused_or_names_one_program(text in "(\"|MsiExec|C:\\\\|%|[ -~äж\u{202e}]){0,30}") {
        for facts in [&Machine as &dyn MachineFacts, &NoFacts] {
            if let Some(Ok(found)) = entry(&record(&text, false), facts) {
                let program = &found.line.program;
                let full = program.get(1..3) == Some(":\\") || program.get(1..3) == Some(":/");
                proptest::prop_assert!(full || program == "msiexec.exe", "{} gave {}", text, program);
                let lower = program.to_lowercase();
                proptest::prop_assert!(!lower.ends_with("cmd.exe") && !lower.contains(".."));
            }
        }
    }

    /// A shell stays refused however its arguments look.
    #[test]
    fn no_argument_makes_a_shell_an_uninstaller(arguments in "[ -~]{0,30}") {
        for shell in ["cmd", "powershell.exe", r"C:\Windows\System32\mshta.exe"] {
            let found = entry(&record(&format!("{shell} {arguments}"), false), &Machine);
            let refused = matches!(found, Some(Err(_)));
            let longer = arguments.to_lowercase().contains(".exe") || arguments.to_lowercase().contains(".com");
            proptest::prop_assert!(refused || longer, "{}", arguments);
        }
    }
}

#[test]
fn a_users_entry_does_not_choose_what_an_administrator_removes() {
    let catalog = interdict::catalog::builtin().unwrap();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let ways = |record: Software| -> Vec<PlannedCommand> {
        let request = Request {
            machine: Some("NF-LIB-03"),
            platform: Platform::Windows,
            subjects: vec![Subject {
                product: Some(kes),
                name: kes.name.clone(),
                records: vec![record],
            }],
            staying: Vec::new(),
            facts: &Machine,
        };
        let plan = plan_for(&request);
        plan.steps.iter().flat_map(interdict::removal::Step::commands).cloned().collect()
    };
    let text = format!("MsiExec.exe /X{CODE}");
    let by_administrators = ways(record(&text, false));
    assert!(by_administrators.iter().any(|way| way.rights == Rights::Administrator));
    let of_user = record(&text, true);
    let of_nobody = Software { scope: Scope::Unknown, ..of_user.clone() };
    let without_entry = Software { uninstall: None, ..of_user.clone() };
    for record in [of_user, of_nobody, without_entry] {
        let ways = ways(record);
        assert!(ways.iter().any(|way| way.can_run() && way.text.contains(CODE)));
        for way in ways.iter().filter(|way| way.can_run()) {
            assert_ne!(way.rights, Rights::Administrator, "{}", way.text);
            assert_eq!(way.origin, Origin::UserEntry, "{}", way.text);
        }
    }
}

/// A machine that was asked about a path which it must not look at.
struct Watched;

impl MachineFacts for Watched {
    fn path(&self, path: &str) -> PathFacts {
        let on_drive = path.get(1..3) == Some(":\\") || path.get(1..3) == Some(":/");
        assert!(on_drive && !path.starts_with(['\\', '/']), "{path} was looked at");
        assert!(!path.to_lowercase().contains("con.exe"), "{path} was looked at");
        Machine.path(path)
    }

    fn variable(&self, name: &str) -> Option<String> {
        Machine.variable(name)
    }
}

#[test]
fn shares_and_devices_are_not_even_looked_at() {
    for text in [
        r"\\evil\share\a b.exe /S",
        r"//evil/share/a b.exe /S",
        r"\\.\pipe\x y.exe",
        r"\\?\UNC\evil\share\a b.exe",
        r"C:\con.exe\x y.exe",
        r"C:\a\x.exe:stream z.exe",
        r"unins 000.exe",
        r#""\\evil\share\a.exe" /S"#,
    ] {
        let found = entry(&record(text, false), &Watched);
        assert!(matches!(found, Some(Err(_))), "{text}: {found:?}");
    }
}

#[test]
fn what_users_can_change_says_so_whatever_rights_the_plan_names() {
    let mut command = planned(r#""C:\Program Files\X\unins000.exe""#, false);
    command.rights = Rights::OwnOnly { why: String::new() };
    let own_only = |command: &PlannedCommand, platform| match recheck(command, platform, &Machine) {
        Ok(Rights::OwnOnly { why }) => why,
        other => panic!("{other:?}"),
    };
    // Nobody but an administrator can change it: as an administrator it may run.
    assert_eq!(own_only(&command, Platform::Windows), "");
    command.line.as_mut().unwrap().program = r"C:\ProgramData\Writable\unins000.exe".to_owned();
    assert!(own_only(&command, Platform::Windows).contains("can change or replace"));
    // By a package manager of the user's own, which the plan leaves without a reason.
    let winget = Software {
        source: "winget".to_owned(),
        kind: interdict::model::Kind::Package,
        ids: Identifiers { package: Some("Vendor.Program".to_owned()), ..Identifiers::default() },
        uninstall: None,
        scope: Scope::Machine,
        ..record("", false)
    };
    let request = Request {
        machine: Some("NF-LIB-03"),
        platform: Platform::Windows,
        subjects: vec![Subject { product: None, name: "X".to_owned(), records: vec![winget] }],
        staying: Vec::new(),
        facts: &Machine,
    };
    let plan = plan_for(&request);
    let run = plan.steps.iter().find(|step| step.kind() == StepKind::Run).unwrap();
    let way = run.commands().first().unwrap();
    assert_eq!(way.rights, Rights::OwnOnly { why: String::new() });
    assert!(own_only(way, Platform::Windows).contains("can change or replace"));
    // And a system's installer, told by an entry that a user can change.
    let mut entry = planned(&format!("MsiExec.exe /X{CODE}"), true);
    entry.rights = Rights::OwnOnly { why: String::new() };
    assert!(!own_only(&entry, Platform::Windows).is_empty());
}
