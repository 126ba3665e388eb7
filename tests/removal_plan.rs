//! Plans: from the recipe and the machine's own evidence to ordered steps, by what an admin would see.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use interdict::catalog::{self, Catalog, Product};
use interdict::model::{Identifiers, Kind, Platform, Presence, Scope, Software, UninstallCommand};
use interdict::removal::{
    Action, Check, Known, MachineFacts, Mechanism, NoFacts, Outcome, PasswordForm, PasswordPlace,
    PathFacts, Plan, PlannedCommand, Question, Request, Rights, Step, StepKind, Subject, Thing,
    Undo, plan_for,
};

const KES: &str = "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}";
const AGENT: &str = "{BF0B7F4E-5A6D-4C1B-9E1A-2D3C4B5A6978}";

/// A well-kept Windows machine: every file is there and belongs to administrators.
struct Machine;

impl MachineFacts for Machine {
    fn path(&self, _path: &str) -> PathFacts {
        PathFacts {
            is_file: Known::Yes,
            through_link: Known::No,
            user_writable: Known::No,
            installer: None,
        }
    }

    fn variable(&self, name: &str) -> Option<String> {
        match name {
            "SystemRoot" => Some(r"C:\Windows".to_owned()),
            "ProgramData" => Some(r"C:\ProgramData".to_owned()),
            "ProgramFiles(x86)" => Some(r"C:\Program Files (x86)".to_owned()),
            "LOCALAPPDATA" => Some(r"C:\Users\kim\AppData\Local".to_owned()),
            _ => None,
        }
    }
}

fn catalog() -> Catalog {
    catalog::builtin().unwrap().clone()
}

fn program(name: &str, code: &str) -> Software {
    Software {
        name: name.to_owned(),
        version: Some("12.5".to_owned()),
        ids: Identifiers {
            product_code: Some(code.to_owned()),
            uninstall_key: Some(code.to_owned()),
            ..Identifiers::default()
        },
        scope: Scope::Machine,
        uninstall: Some(UninstallCommand {
            text: format!("MsiExec.exe /I{code}"),
            quiet: None,
            user_writable: false,
        }),
        ..Software::default()
    }
}

fn part(kind: Kind, name: &str) -> Software {
    Software {
        kind,
        name: name.to_owned(),
        ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
        ..Software::default()
    }
}

fn package(source: &str, name: &str) -> Software {
    Software { source: source.to_owned(), ..part(Kind::Package, name) }
}

fn subject(product: &Product, records: Vec<Software>) -> Subject<'_> {
    Subject { product: Some(product), name: product.name.clone(), records }
}

fn plan(subjects: Vec<Subject<'_>>, platform: Platform, facts: &dyn MachineFacts) -> Plan {
    plan_for(&Request {
        machine: Some("NF-LIB-03"),
        platform,
        subjects,
        staying: Vec::new(),
        facts,
    })
}

fn ids(plan: &Plan) -> Vec<&str> {
    plan.steps.iter().map(|step| step.id.as_str()).collect()
}

fn step<'a>(plan: &'a Plan, id: &str) -> &'a Step {
    plan.steps
        .iter()
        .find(|step| step.id == id)
        .unwrap_or_else(|| panic!("{id} in {:?}", ids(plan)))
}

fn texts(step: &Step) -> Vec<&str> {
    step.commands().iter().map(|command| command.text.as_str()).collect()
}

#[test]
fn several_findings_make_one_plan_in_the_right_order_with_one_restart() {
    let catalog = catalog();
    let product = |id: &str| &catalog.products[id];
    // As a list names them: in any order.
    let plan = plan(
        vec![
            subject(
                product("kaspersky-network-agent"),
                vec![program("Kaspersky Network Agent", AGENT)],
            ),
            subject(
                product("kaspersky-protection-extension"),
                vec![Software {
                    source: "browser-chrome".to_owned(),
                    ..part(Kind::BrowserExtension, "Kaspersky Protection")
                }],
            ),
            subject(
                product("kaspersky-endpoint-security-windows"),
                vec![program("Kaspersky Endpoint Security for Windows", KES)],
            ),
            subject(
                product("kaspersky-endpoint-agent"),
                vec![program("Kaspersky Endpoint Agent", "{11111111-2222-3333-4444-555555555555}")],
            ),
        ],
        Platform::Windows,
        &Machine,
    );
    let runs: Vec<&str> = ids(&plan).into_iter().filter(|id| id.starts_with("run-")).collect();
    assert_eq!(
        runs,
        [
            "run-kaspersky-endpoint-agent",
            "run-kaspersky-endpoint-security-windows",
            "run-kaspersky-network-agent",
            "run-kaspersky-protection-extension",
        ]
    );
    let at = |id: &str| ids(&plan).iter().position(|own| *own == id).unwrap();
    assert!(at("check-policy") < at("run-kaspersky-endpoint-agent"), "the agent's policy first");
    assert!(at("explain-policy") < at("check-policy"));
    assert!(at("check-encryption") < at("run-kaspersky-endpoint-agent"));
    assert!(at("run-kaspersky-protection-extension") < at("restart"));
    assert!(at("restart") < at("clean-up") && at("clean-up") < at("verify"));
    assert_eq!(plan.steps.iter().filter(|step| step.kind() == StepKind::Restart).count(), 1);
    assert_eq!(plan.steps.last().unwrap().kind(), StepKind::Verify);
    assert!(plan.name.contains(" and "), "{}", plan.name);
    let Action::Check(Check::NotUnderPolicy { agents, .. }) = &step(&plan, "check-policy").action
    else {
        panic!("another check")
    };
    assert_eq!(agents.len(), 1, "the agent on this machine is named");
}

#[test]
fn every_step_says_what_it_has_to_say() {
    let catalog = catalog();
    for product in catalog.products.values() {
        for platform in product.platforms() {
            for facts in [&Machine as &dyn MachineFacts, &NoFacts] {
                let plan = plan(vec![subject(product, Vec::new())], platform, facts);
                let mut seen = std::collections::BTreeSet::new();
                for step in &plan.steps {
                    let name = format!("{} {}", product.id, step.id);
                    assert!(seen.insert(step.id.clone()), "{name} twice");
                    assert!(!step.title.is_empty() && !step.why.is_empty(), "{name}: why");
                    assert!(!step.on_failure.is_empty(), "{name}: what to do when it fails");
                    assert!(!step.source.is_empty(), "{name}: source");
                    let changes = matches!(
                        step.kind(),
                        StepKind::Run | StepKind::Restart | StepKind::CleanUp
                    );
                    assert_eq!(
                        changes,
                        step.undo != Undo::NothingChanges && step.kind() != StepKind::Explain,
                        "{name}: undo"
                    );
                    assert!(!changes || !step.changes.is_empty(), "{name}: changes");
                    for way in step.commands() {
                        assert!(!way.text.is_empty() && !way.basis.is_empty(), "{name}");
                        assert!(
                            way.can_run() || way.line.is_none() || way.has_placeholder,
                            "{name}"
                        );
                        assert!(!way.text.to_lowercase().contains("win32_product"), "{name}");
                    }
                }
                let all = serde_json::to_string(&plan).unwrap();
                assert_eq!(serde_json::from_str::<Plan>(&all).unwrap(), plan, "{}", product.id);
                assert!(plan.stages().len() <= 6);
            }
        }
    }
}

#[test]
fn the_machines_own_code_is_used_and_the_password_has_its_place() {
    let catalog = catalog();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let record = program("Kaspersky Endpoint Security for Windows", KES);
    let made = plan(vec![subject(kes, vec![record])], Platform::Windows, &Machine);
    let run = step(&made, "run-kaspersky-endpoint-security-windows");
    let plain = run.commands().first().unwrap();
    assert_eq!(plain.text, format!(r"C:\Windows\System32\msiexec.exe /x {KES} /qn /norestart"));
    assert!(plain.can_run() && !plain.interactive && plain.verified);
    assert_eq!(
        (plain.mechanism, &plain.rights),
        (Mechanism::WindowsInstaller, &Rights::Administrator)
    );
    let secret = run.commands().iter().find(|way| way.password != PasswordPlace::None).unwrap();
    assert_eq!(
        secret.password,
        PasswordPlace::Argument { index: 3, form: PasswordForm::Plain },
        "{}",
        secret.text
    );
    assert!(secret.can_run(), "the password is asked for, nothing else is missing");
    assert!(made.steps.iter().any(|step| {
        matches!(&step.action, Action::Ask(Question::Password { .. }))
            && step.why.contains("list of processes")
    }));
    assert!(texts(run).iter().all(|text| !text.contains("/I{")), "{:?}", texts(run));

    let agent = &catalog.products["kaspersky-network-agent"];
    let record = program("Kaspersky Security Center Network Agent", AGENT);
    let made = plan(vec![subject(agent, vec![record])], Platform::Windows, &Machine);
    let run = step(&made, "run-kaspersky-network-agent");
    let secret = run.commands().iter().find(|way| way.password != PasswordPlace::None).unwrap();
    assert_eq!(
        secret.password,
        PasswordPlace::Argument { index: 2, form: PasswordForm::Utf16LeHex }
    );
    let line = secret.line.as_ref().unwrap().with_password(secret.password, "A");
    assert_eq!(line.arguments[2], "KLUNINSTPASSWD=4100");
}

#[test]
fn a_hidden_twin_and_an_update_are_not_removed_twice() {
    let catalog = catalog();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let visible = Software {
        ids: Identifiers {
            uninstall_key: Some(format!("InstallWIX_{KES}")),
            ..Identifiers::default()
        },
        ..program("Kaspersky Endpoint Security for Windows", KES)
    };
    let twin = Software { hidden: true, ..program("Kaspersky Endpoint Security for Windows", KES) };
    let update = Software {
        parent: Some("KES".to_owned()),
        ..program("Update for Kaspersky", "{11111111-2222-3333-4444-555555555555}")
    };
    let gone = Software { presence: Presence::Leftover, ..program("Kaspersky old", AGENT) };
    let made =
        plan(vec![subject(kes, vec![visible, twin, update, gone])], Platform::Windows, &Machine);
    let runs: Vec<&str> = ids(&made).into_iter().filter(|id| id.starts_with("run-")).collect();
    assert_eq!(runs, ["run-kaspersky-endpoint-security-windows"]);
    let all = texts(step(&made, runs[0])).join("\n");
    assert!(!all.contains("11111111") && !all.contains(AGENT), "{all}");
}

#[test]
fn each_installed_version_is_removed_by_itself() {
    let catalog = catalog();
    let platform = &catalog.products["1c-enterprise"];
    let codes =
        ["{11111111-2222-3333-4444-555555555555}", "{11111111-2222-3333-4444-666666666666}"];
    let records = codes
        .iter()
        .zip(["8.3.22", "8.3.25"])
        .map(|(code, version)| program(&format!("1C:Enterprise 8 ({version})"), code));
    let made = plan(vec![subject(platform, records.collect())], Platform::Windows, &Machine);
    for (code, number) in codes.iter().zip(1..) {
        let run = step(&made, &format!("run-1c-enterprise-{number}"));
        assert!(run.commands()[0].text.contains(code), "{:?}", texts(run));
    }
}

#[test]
fn a_recipe_for_another_version_is_not_run() {
    let catalog = catalog();
    let product = &catalog.products["vk-workspace-messenger"];
    let record = program("VK WorkSpace", KES);
    let made = plan(vec![subject(product, vec![record])], Platform::Windows, &Machine);
    let run = made.steps.iter().find(|step| step.kind() == StepKind::Run).unwrap();
    let runnable: Vec<&PlannedCommand> =
        run.commands().iter().filter(|way| way.can_run()).collect();
    assert!(runnable.iter().all(|way| way.text.contains(KES)), "{:?}", texts(run));
    assert!(!runnable.is_empty());
}

#[test]
fn a_product_that_nobody_knows_gets_a_general_plan() {
    let mut record = program("Some Tool of a Vendor", KES);
    record.ids = Identifiers::default();
    record.uninstall = Some(UninstallCommand {
        text: r#""C:\Program Files\Vendor\remove.exe" /all"#.to_owned(),
        ..UninstallCommand::default()
    });
    let unknown = Subject { product: None, name: record.name.clone(), records: vec![record] };
    let made = plan(vec![unknown], Platform::Windows, &Machine);
    assert_eq!(made.products[0].id, None);
    let run = step(&made, "run-some-tool-of-a-vendor");
    assert_eq!(texts(run), [r#""C:\Program Files\Vendor\remove.exe" /all"#]);
    assert!(run.commands()[0].interactive, "its windows are answered by a person");

    let silent = Subject { product: None, name: "Nothing known".to_owned(), records: Vec::new() };
    let made = plan(vec![silent], Platform::Windows, &NoFacts);
    let run = step(&made, "run-nothing-known");
    assert!(run.why.contains("system's list of programs"), "{}", run.why);
}

#[test]
fn a_users_own_program_is_removed_in_that_users_session() {
    let catalog = catalog();
    let trae = &catalog.products["trae-ide"];
    let record = Software {
        name: "Trae".to_owned(),
        scope: Scope::User("kim".to_owned()),
        uninstall: Some(UninstallCommand {
            text: r#""C:\Users\kim\AppData\Local\Programs\Trae\unins000.exe""#.to_owned(),
            quiet: None,
            user_writable: true,
        }),
        ..Software::default()
    };
    let made = plan(vec![subject(trae, vec![record])], Platform::Windows, &Machine);
    let run = step(&made, "run-trae-ide");
    assert_eq!(run.commands()[0].rights, Rights::User { user: "kim".to_owned() });
    assert_eq!(run.commands()[0].mechanism, Mechanism::Inno);
    assert!(matches!(
        &step(&made, "check-user-kim").action,
        Action::Check(Check::UserSignedIn { user }) if user == "kim"
    ));
    assert!(!ids(&made).contains(&"check-rights"), "{:?}", ids(&made));
}

#[test]
fn linux_packages_go_by_their_manager() {
    let catalog = catalog();
    let kesl = &catalog.products["kaspersky-endpoint-security-linux"];
    for (source, expected) in
        [("dpkg", "/usr/bin/dpkg --purge -- kesl"), ("rpm", "/usr/bin/rpm -e -- kesl")]
    {
        let made =
            plan(vec![subject(kesl, vec![package(source, "kesl")])], Platform::Linux, &NoFacts);
        let run = step(&made, "run-kaspersky-endpoint-security-linux");
        assert_eq!(run.commands()[0].text, expected);
        assert!(run.commands()[0].can_run());
        // What only a shell could do is shown and never run.
        assert!(run.commands().iter().all(|way| !way.text.contains('*') || !way.can_run()));
    }
    let agent = &catalog.products["kaspersky-network-agent"];
    let both = vec![
        subject(agent, vec![package("dpkg", "klnagent64")]),
        subject(kesl, vec![package("dpkg", "kesl")]),
    ];
    let made = plan(both, Platform::Linux, &NoFacts);
    let runs: Vec<&str> = ids(&made).into_iter().filter(|id| id.starts_with("run-")).collect();
    assert_eq!(runs, ["run-kaspersky-endpoint-security-linux", "run-kaspersky-network-agent"]);
}

#[test]
fn a_macos_script_runs_as_root_without_sudo_and_an_app_goes_to_the_bin() {
    let catalog = catalog();
    let mac = &catalog.products["kaspersky-endpoint-security-mac"];
    let made = plan(vec![subject(mac, Vec::new())], Platform::Macos, &NoFacts);
    let way = &step(&made, "run-kaspersky-endpoint-security-mac").commands()[0];
    let line = way.line.as_ref().unwrap();
    assert_eq!(
        line.program,
        "/Library/Application Support/Kaspersky Lab/KAV/Binaries/UninstallScript"
    );
    assert_eq!(way.rights, Rights::Administrator);
    let app = |source: &str, place: &str| Software {
        source: source.to_owned(),
        location: Some(place.to_owned()),
        name: "X".to_owned(),
        ..Software::default()
    };
    let of = |product, records| {
        let subject = Subject { product, name: "X".to_owned(), records };
        plan(vec![subject], Platform::Macos, &NoFacts)
    };
    let made = of(None, vec![app("applications", "/Applications/X.app")]);
    let run = step(&made, "run-x");
    assert_eq!(texts(run), ["/bin/rm -rf -- /Applications/X.app"]);
    assert!(run.commands()[0].can_run() && run.changes.contains("deleted"), "{}", run.changes);
    // Elsewhere it may be anything, and what extends the system goes by the Finder or its own uninstaller.
    let extension = app("system-extensions", "/Library/SystemExtensions/X");
    let records = vec![app("applications", "/Applications/X.app"), extension];
    for (product, records, says) in [
        (
            None,
            vec![app("applications", "/Users/kim/Downloads/X.app")],
            "no folder of applications",
        ),
        (None, records, "system extensions"),
        (Some(mac), vec![app("applications", "/Applications/X.app")], "own uninstaller goes first"),
    ] {
        let made = of(product, records);
        let text = made.text();
        assert!(
            text.contains(says)
                || made
                    .steps
                    .iter()
                    .any(|step| { step.points.iter().any(|point| point.text.contains(says)) }),
            "{text}"
        );
        assert!(!text.contains("/bin/rm"), "{text}");
    }
}

#[test]
fn a_receipt_is_forgotten_only_after_what_it_stands_for() {
    let record = |source: &str, name: &str, place: Option<&str>| Software {
        source: source.to_owned(),
        name: name.to_owned(),
        location: place.map(str::to_owned),
        ids: Identifiers { bundle_id: Some(name.to_owned()), ..Identifiers::default() },
        ..Software::default()
    };
    let receipt = || record("receipts", "com.example.x.pkg", None);
    let made = |records| {
        let subject = Subject { product: None, name: "X".to_owned(), records };
        plan(vec![subject], Platform::Macos, &NoFacts)
    };
    let both = made(vec![receipt(), record("applications", "X", Some("/Applications/X.app"))]);
    let runs: Vec<_> = both.steps.iter().filter(|step| step.id.starts_with("run-")).collect();
    assert_eq!(texts(runs[0]), ["/bin/rm -rf -- /Applications/X.app"]);
    assert_eq!(texts(runs[1]), ["/usr/sbin/pkgutil --forget com.example.x.pkg"]);
    assert!(runs[1].title.contains("receipt") && runs[1].changes.contains("no file"));
    // Alone it is all that says that the product is there.
    let alone = made(vec![receipt()]);
    assert!(!alone.text().contains("--forget") && alone.text().contains("pkgutil --files"));
}

#[test]
fn leftovers_are_single_things_and_what_others_use_stays() {
    let catalog = catalog();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let agent = &catalog.products["kaspersky-network-agent"];
    let mut record = program("Kaspersky Endpoint Security for Windows", KES);
    record.location = Some(r"C:\Program Files (x86)\Kaspersky Lab\KES.12.5".to_owned());
    let records = vec![record, part(Kind::Service, "AVP.KES.21.19"), part(Kind::Driver, "klif")];
    let request = Request {
        machine: Some("X"),
        platform: Platform::Windows,
        subjects: vec![subject(kes, records)],
        staying: vec![agent],
        facts: &Machine,
    };
    let made = plan_for(&request);
    let left = step(&made, "clean-up").leftovers();
    let find = |thing: &Thing| left.iter().find(|own| own.thing == *thing);
    assert!(find(&Thing::Service { name: "AVP.KES.21.19".to_owned() }).unwrap().seen);
    assert!(find(&Thing::Driver { name: "klif".to_owned() }).unwrap().can_remove());
    let folder =
        Thing::Folder { path: r"C:\Program Files (x86)\Kaspersky Lab\KES.12.5".to_owned() };
    assert!(find(&folder).unwrap().seen);
    // Named in full where the machine's folders are known.
    assert!(find(&Thing::Folder { path: r"C:\ProgramData\KasperskyLab".to_owned() }).is_some());
    for own in left {
        assert!(!own.can_remove() || !own.thing.text().contains(['*', '%', '<']), "{own:?}");
    }
    let mut ids: Vec<&str> = left.iter().map(|own| own.id.as_str()).collect();
    ids.dedup();
    assert_eq!(ids.len(), left.len());
    // The drive, the folder of all programs and the like are never a leftover.
    for shared in [
        r"C:\",
        r"C:\Program Files",
        r"C:\Program Files\",
        r"C:\Windows\System32",
        "/usr/bin",
        "/opt",
    ] {
        let mut record = program("X", KES);
        record.location = Some(shared.to_owned());
        let made = plan(vec![subject(kes, vec![record])], Platform::Windows, &Machine);
        let named =
            step(&made, "clean-up").leftovers().iter().any(|own| own.thing.text() == shared);
        assert!(!named, "{shared}");
    }
}

#[test]
fn a_folder_from_a_users_own_list_is_no_leftover() {
    let catalog = catalog();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let place = r"C:\ProgramData\Other Vendor\Data";
    for (scope, expected) in
        [(Scope::Machine, true), (Scope::User("kim".to_owned()), false), (Scope::Unknown, false)]
    {
        let record = Software {
            location: Some(place.to_owned()),
            scope: scope.clone(),
            ..program("Kaspersky Endpoint Security for Windows", KES)
        };
        let service = Software { scope: scope.clone(), ..part(Kind::Service, "their-service") };
        let made = plan(vec![subject(kes, vec![record, service])], Platform::Windows, &Machine);
        let left = step(&made, "clean-up").leftovers();
        assert_eq!(left.iter().any(|own| own.thing.text() == place), expected, "{scope:?}");
        let stops = left.iter().any(|own| {
            own.thing == Thing::Service { name: "their-service".to_owned() } && own.can_remove()
        });
        assert_eq!(stops, !matches!(scope, Scope::User(_)), "{scope:?}");
    }
}

#[test]
fn what_other_programs_lie_in_or_above_stays() {
    let catalog = catalog();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let own = Software {
        location: Some(r"C:\Program Files\Vendor\KES".to_owned()),
        ..program("Kaspersky Endpoint Security for Windows", KES)
    };
    let other = |location: Option<&str>, uninstall: &str| Software {
        name: "Something that nobody knows".to_owned(),
        location: location.map(str::to_owned),
        uninstall: Some(UninstallCommand {
            text: uninstall.to_owned(),
            ..UninstallCommand::default()
        }),
        ..Software::default()
    };
    for (record, expected) in [
        (other(Some(r"c:/program files/vendor/kes\"), ""), true),
        (other(Some(r"C:\Program Files\Vendor\KES\Part"), ""), true),
        (other(Some(r"C:\Program Files\Vendor"), ""), true),
        (other(None, r#""C:\Program Files\Vendor\KES\remove other.exe" /all"#), true),
        (other(Some(r"C:\Program Files\Vendor\KES2"), ""), false),
        (other(Some(r"C:\Program Files"), r"C:\Program Files\x.exe"), false),
        (own.clone(), false),
        (Software { kind: Kind::Process, ..other(own.location.as_deref(), "") }, false),
    ] {
        let mut made = plan(vec![subject(kes, vec![own.clone()])], Platform::Windows, &Machine);
        made.spare([&own, &record].into_iter());
        let left = step(&made, "clean-up").leftovers();
        let folder = left.iter().find(|left| left.thing.text() == own.location.as_deref().unwrap());
        assert_eq!(folder.unwrap().shared, expected, "{record:?}");
    }
}

#[test]
fn what_only_the_catalogue_names_stays_where_the_vendor_has_more_or_a_name_is_all() {
    let catalog = catalog();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let agent = &catalog.products["kaspersky-network-agent"];
    let foreign = catalog.products.values().find(|one| one.vendor != kes.vendor).unwrap();
    let removed = |staying: Vec<&Product>| -> Vec<Thing> {
        let made = plan_for(&Request {
            machine: Some("X"),
            platform: Platform::Windows,
            subjects: vec![subject(kes, vec![part(Kind::Driver, "klif")])],
            staying: staying.into_iter().collect(),
            facts: &Machine,
        });
        let left = step(&made, "clean-up").leftovers();
        left.iter().filter(|own| own.can_remove()).map(|own| own.thing.clone()).collect()
    };
    let alone = removed(vec![foreign]);
    let known = Thing::Folder { path: r"C:\ProgramData\KasperskyLab".to_owned() };
    assert!(alone.contains(&known), "{alone:?}");
    let driver = Thing::Driver { name: "klif".to_owned() };
    let by_name = |thing: &Thing| matches!(thing, Thing::Service { .. } | Thing::Driver { .. });
    assert!(alone.iter().all(|thing| !by_name(thing) || *thing == driver), "{alone:?}");
    assert_eq!(removed(vec![agent]), [driver]);
}

#[test]
fn what_protects_data_may_not_be_skipped() {
    let catalog = catalog();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let made = plan(vec![subject(kes, Vec::new())], Platform::Windows, &NoFacts);
    assert!(!step(&made, "check-encryption").may_skip);
    assert!(!step(&made, "check-present").may_skip);
    assert!(!step(&made, "verify").may_skip);
    assert!(step(&made, "check-backup").may_skip);
    // Unverified instructions say so, in the plan and in its text.
    let text = made.text();
    assert!(text.contains("(not verified)") && text.contains("Cannot be undone"), "{text}");
    assert!(text.contains("If it fails"), "{text}");
}

#[test]
fn outcomes_have_words() {
    for code in [0, 1602, 1603, 1605, 1618, 1641, 3010] {
        let outcome = Outcome::of(Mechanism::WindowsInstaller, code);
        assert!(outcome.sentence().ends_with('.'), "{code}");
    }
    assert!(Outcome::of(Mechanism::WindowsInstaller, 1641).wants_restart());
}

proptest::proptest! {
    /// Whatever a list says of a program: a plan, no panic, and nothing that runs with a placeholder.
    #[test]
    fn any_record_gives_a_plan(
        name in ".{0,30}",
        package in proptest::option::of(".{0,20}"),
        code in proptest::option::of("[{}A-F0-9-]{0,40}"),
        text in ".{0,60}",
        place in proptest::option::of(".{0,40}"),
        source in "(dpkg|rpm|store-apps|npm|python|homebrew|x)",
        linux in proptest::bool::ANY,
    ) {
        let record = Software {
            kind: if source == "store-apps" { Kind::StoreApp } else { Kind::Package },
            name: name.clone(),
            ids: Identifiers { package, product_code: code, ..Identifiers::default() },
            uninstall: Some(UninstallCommand { text, quiet: None, user_writable: false }),
            location: place,
            source,
            ..Software::default()
        };
        let subject = Subject { product: None, name, records: vec![record] };
        let platform = if linux { Platform::Linux } else { Platform::Windows };
        let made = plan(vec![subject], platform, &Machine);
        for way in made.steps.iter().flat_map(Step::commands) {
            proptest::prop_assert!(!way.can_run() || !way.text.contains('\n'), "{}", way.text);
            if way.refusal.is_some() {
                proptest::prop_assert!(way.line.is_none());
            }
        }
        proptest::prop_assert!(!made.text().is_empty());
    }
}
