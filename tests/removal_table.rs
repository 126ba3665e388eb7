//! Every product of the catalogue with everything that can be found of it, by every mechanism: a plan is made
//! from the evidence and looked at as a whole. And evidence that contradicts itself, or means harm.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::collections::BTreeSet;

use interdict::catalog::{self, Product};
use interdict::model::{Identifiers, Kind, Platform, Presence, Scope, Software, UninstallCommand};
use interdict::removal::{
    Action, Check, Known, MachineFacts, Mechanism, NoFacts, PackFile, PathFacts, Plan, Request,
    Rights, Step, StepKind, Subject, Undo, pack, plan_for, recheck,
};

const CODE: &str = "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}";
const FAMILY: &str = "Example.App_6yccndn6064se";
const EXTENSION: &str = "abcdefghijklmnopabcdefghijklmnop";
const THUMBPRINT: &str = "0123456789ABCDEF0123456789ABCDEF01234567";

/// A well-kept machine: every file is there and belongs to administrators, but for those of users.
struct Machine;

impl MachineFacts for Machine {
    fn path(&self, path: &str) -> PathFacts {
        let of_a_user = path.to_lowercase().replace('\\', "/").contains("/users/kim/");
        PathFacts {
            is_file: Known::Yes,
            through_link: Known::No,
            user_writable: if of_a_user { Known::Yes } else { Known::No },
            installer: None,
        }
    }

    fn variable(&self, name: &str) -> Option<String> {
        let folder = match name {
            "SystemRoot" => r"C:\Windows",
            "ProgramData" => r"C:\ProgramData",
            "ProgramFiles" => r"C:\Program Files",
            "ProgramFiles(x86)" => r"C:\Program Files (x86)",
            "LOCALAPPDATA" => r"C:\Users\kim\AppData\Local",
            _ => return None,
        };
        Some(folder.to_owned())
    }
}

fn found(kind: Kind, source: &str, package: &str, place: Option<&str>) -> Software {
    Software {
        kind,
        source: source.to_owned(),
        name: format!("Example ({source})"),
        version: Some("1.2".to_owned()),
        ids: Identifiers { package: Some(package.to_owned()), ..Identifiers::default() },
        location: place.map(str::to_owned),
        scope: Scope::Machine,
        ..Software::default()
    }
}

fn entry(text: &str) -> Software {
    Software {
        uninstall: Some(UninstallCommand { text: text.to_owned(), ..UninstallCommand::default() }),
        ids: Identifiers::default(),
        ..found(Kind::Program, "uninstall-machine", "x", Some(r"C:\Program Files\Example"))
    }
}

fn kim(record: Software) -> Software {
    Software { scope: Scope::User("kim".to_owned()), ..record }
}

fn msi() -> Software {
    Software {
        ids: Identifiers { product_code: Some(CODE.to_owned()), ..Identifiers::default() },
        ..entry(&format!("MsiExec.exe /I{CODE}"))
    }
}

/// What a scan can find of a product on a system, by the mechanism that removes it; `None` for what has no
/// mechanism of its own.
fn evidence(platform: Platform) -> Vec<(Option<Mechanism>, Software)> {
    let extension = |place: &str, remark: &str| Software {
        ids: Identifiers { extension_id: Some(EXTENSION.to_owned()), ..Identifiers::default() },
        remark: Some(remark.to_owned()),
        ..found(Kind::BrowserExtension, "browser-chrome", "x", Some(place))
    };
    let mut all = match platform {
        Platform::Windows => vec![
            (Some(Mechanism::WindowsInstaller), msi()),
            (Some(Mechanism::Inno), entry(r#""C:\Program Files\Example\unins000.exe""#)),
            (Some(Mechanism::Nsis), entry(r#""C:\Program Files\Example\uninst.exe" /S"#)),
            (
                Some(Mechanism::Burn),
                entry(&format!(r#""C:\ProgramData\Package Cache\{CODE}\setup.exe" /uninstall"#)),
            ),
            (
                Some(Mechanism::InstallShield),
                entry(&format!(
                    r#""C:\Program Files (x86)\InstallShield Installation Information\{CODE}\setup.exe" -runfromtemp"#
                )),
            ),
            (Some(Mechanism::Vendor), entry(r#""C:\Program Files\Example\remove.exe" /all"#)),
            (
                Some(Mechanism::Vendor),
                kim(entry(r#""C:\Users\kim\AppData\Local\Example\remove.exe""#)),
            ),
            (Some(Mechanism::Appx), found(Kind::StoreApp, "store-apps", FAMILY, None)),
            (Some(Mechanism::Appx), kim(found(Kind::StoreApp, "store-apps-kim", FAMILY, None))),
            (Some(Mechanism::Winget), found(Kind::Package, "winget", "Example.App", None)),
            (
                Some(Mechanism::Chocolatey),
                found(
                    Kind::Package,
                    "chocolatey",
                    "example",
                    Some(r"C:\ProgramData\chocolatey\lib\example"),
                ),
            ),
            (
                None,
                kim(found(
                    Kind::Package,
                    "scoop",
                    "example",
                    Some(r"C:\Users\kim\scoop\apps\example"),
                )),
            ),
            (
                Some(Mechanism::Npm),
                kim(found(
                    Kind::LanguagePackage,
                    "npm",
                    "@example/sdk",
                    Some(r"C:\Users\kim\AppData\Roaming\npm\node_modules\@example\sdk"),
                )),
            ),
            (
                Some(Mechanism::Pip),
                found(
                    Kind::LanguagePackage,
                    "python",
                    "example",
                    Some(r"C:\Program Files\Python311\Lib\site-packages"),
                ),
            ),
            (
                Some(Mechanism::BrowserExtension),
                extension(
                    r"HKEY_LOCAL_MACHINE\SOFTWARE\Google\Chrome\Extensions",
                    "Google Chrome; another program installs it for everybody; no profile has it yet",
                ),
            ),
            (None, found(Kind::Driver, "services", "example.sys", None)),
            (
                None,
                Software {
                    remark: Some(format!("trusted as a root; thumbprint {THUMBPRINT}")),
                    ..found(
                        Kind::Certificate,
                        "certificates-machine",
                        "x",
                        Some(r"Microsoft\SystemCertificates\ROOT\Certificates"),
                    )
                },
            ),
        ],
        Platform::Macos => vec![
            (
                None,
                Software {
                    ids: Identifiers {
                        bundle_id: Some("com.example.app".to_owned()),
                        ..Identifiers::default()
                    },
                    ..found(Kind::Package, "receipts", "x", None)
                },
            ),
            (None, found(Kind::Program, "applications", "x", Some("/Applications/Example.app"))),
            (
                Some(Mechanism::Homebrew),
                found(Kind::Package, "homebrew", "example", Some("/opt/homebrew/Caskroom/example")),
            ),
            (
                Some(Mechanism::Pip),
                found(
                    Kind::LanguagePackage,
                    "python",
                    "example",
                    Some(
                        "/Library/Frameworks/Python.framework/Versions/3.11/lib/python3.11/site-packages",
                    ),
                ),
            ),
        ],
        Platform::Linux => vec![
            (Some(Mechanism::Dpkg), found(Kind::Package, "dpkg", "example", None)),
            (Some(Mechanism::Rpm), found(Kind::Package, "rpm", "example", None)),
            (Some(Mechanism::Pacman), found(Kind::Package, "pacman", "example", None)),
            (Some(Mechanism::Apk), found(Kind::Package, "apk", "example", None)),
            (Some(Mechanism::Snap), found(Kind::Package, "snap", "example", None)),
            (Some(Mechanism::Flatpak), found(Kind::Package, "flatpak", "com.example.App", None)),
            (
                Some(Mechanism::Flatpak),
                kim(found(Kind::Package, "flatpak-kim", "com.example.App", None)),
            ),
            (
                Some(Mechanism::Homebrew),
                Software {
                    remark: Some("Formula".to_owned()),
                    ..found(
                        Kind::Package,
                        "homebrew",
                        "example",
                        Some("/home/linuxbrew/.linuxbrew/Cellar/example"),
                    )
                },
            ),
            (
                Some(Mechanism::Npm),
                found(
                    Kind::LanguagePackage,
                    "npm",
                    "example",
                    Some("/usr/lib/node_modules/example"),
                ),
            ),
            (
                Some(Mechanism::Pip),
                found(
                    Kind::LanguagePackage,
                    "python",
                    "example",
                    Some("/usr/local/lib/python3.11/dist-packages"),
                ),
            ),
        ],
    };
    all.push((None, extension("/profile", "Google Chrome; Default; enabled; installed by policy")));
    all
}

fn plan(subjects: Vec<Subject<'_>>, platform: Platform, facts: &dyn MachineFacts) -> Plan {
    plan_for(&Request { machine: Some("PC-17"), platform, subjects, staying: Vec::new(), facts })
}

fn one(product: Option<&Product>, records: Vec<Software>) -> Subject<'_> {
    let name = product.map_or_else(|| "Example".to_owned(), |product| product.name.clone());
    Subject { product, name, records }
}

/// What holds for every plan.
#[track_caller]
fn is_whole(plan: &Plan, about: &str) {
    let mut ids = BTreeSet::new();
    let kinds: Vec<StepKind> = plan.steps.iter().map(Step::kind).collect();
    let at = |kind: StepKind| kinds.iter().position(|own| *own == kind);
    let last = |kind: StepKind| kinds.iter().rposition(|own| *own == kind);
    assert_eq!(kinds.first(), Some(&StepKind::Check), "{about}: what is here is looked at first");
    assert_eq!(kinds.last(), Some(&StepKind::Verify), "{about}: at last it is verified");
    assert!(kinds.iter().filter(|own| **own == StepKind::Restart).count() <= 1, "{about}");
    assert!(last(StepKind::Check) < at(StepKind::Run) || at(StepKind::Run).is_none(), "{about}");
    if let (Some(run), Some(clean)) = (last(StepKind::Run), at(StepKind::CleanUp)) {
        assert!(run < clean, "{about}: leftovers are cleared afterwards");
        assert!(kinds[run..clean].contains(&StepKind::Verify), "{about}: after a look");
    }
    if let (Some(run), Some(restart)) = (last(StepKind::Run), at(StepKind::Restart)) {
        assert!(run < restart, "{about}: one restart, after everything was removed");
    }
    for step in &plan.steps {
        let about = format!("{about}: {}", step.id);
        assert!(ids.insert(step.id.clone()), "{about} twice");
        for (what, text) in [
            ("title", &step.title),
            ("why", &step.why),
            ("what to do when it fails", &step.on_failure),
            ("source", &step.source),
        ] {
            assert!(!text.trim().is_empty(), "{about}: {what}");
        }
        let changes = matches!(step.kind(), StepKind::Run | StepKind::Restart | StepKind::CleanUp);
        assert!(!changes || !step.changes.is_empty(), "{about}: what changes");
        assert!(!changes || step.undo != Undo::NothingChanges, "{about}: whether it can be undone");
        assert!(step.points.iter().all(|point| !point.text.trim().is_empty()), "{about}: a point");
        assert!(
            step.leftovers().iter().all(|left| !left.thing.text().trim().is_empty()),
            "{about}: a leftover"
        );
        for way in step.commands() {
            assert!(
                !way.text.trim().is_empty() && !way.basis.is_empty() && !way.when.is_empty(),
                "{about}"
            );
            assert!(way.time_limit_secs > 0, "{about}");
            assert!(way.refusal.is_none() || way.line.is_none(), "{about}: refused and yet a line");
            let why = way.refusal.as_ref().map(ToString::to_string);
            assert!(why.is_none_or(|why| why.len() > 10), "{about}: refused without a reason");
        }
        // What is not verified says so before it is run.
        let best = step.commands().iter().find(|way| way.can_run());
        assert!(best.is_none_or(|way| way.verified == step.verified), "{about}: verified");
    }
    // The journal keeps it, and it is read from there when the removal goes on.
    let kept = serde_json::to_string(plan).unwrap();
    let read: Plan = serde_json::from_str(&kept).unwrap_or_else(|error| panic!("{about}: {error}"));
    assert!(read == *plan, "{about}: read back as another plan");
    let text = plan.text();
    if plan.steps.iter().any(|step| !step.verified) {
        assert!(text.contains("(not verified)"), "{about}");
    }
    assert!(!text.contains("format!") && !text.contains("{}"), "{about}: {text}");
}

/// The rules of safety look at each command again before it is started.
#[track_caller]
fn is_allowed(plan: &Plan, facts: &dyn MachineFacts, about: &str) {
    for way in plan.steps.iter().flat_map(Step::commands).filter(|way| way.can_run()) {
        match recheck(way, plan.platform, facts) {
            Err(refusal) => panic!("{about}: planned and then refused: {}: {refusal}", way.text),
            // One's own rights may be told apart further by why not more.
            Ok(rights) => assert_eq!(
                std::mem::discriminant(&rights),
                std::mem::discriminant(&way.rights),
                "{about}: {}",
                way.text
            ),
        }
    }
}

fn scripts(plan: &Plan, products: &[&Product]) -> Vec<PackFile> {
    pack(plan, products).into_iter().filter(|file| file.name.starts_with("remove.")).collect()
}

#[test]
fn each_product_with_each_mechanism_has_a_whole_plan() {
    let catalog = catalog::builtin().unwrap();
    let mut seen = 0;
    for product in catalog.products.values() {
        for platform in product.platforms() {
            for (mechanism, record) in evidence(platform) {
                let about = format!("{} on {platform:?}: {}", product.id, record.name);
                let made = plan(vec![one(Some(product), vec![record.clone()])], platform, &Machine);
                is_whole(&made, &about);
                is_allowed(&made, &Machine, &about);
                let ways: Vec<_> = made.steps.iter().flat_map(Step::commands).collect();
                if let Some(mechanism) = mechanism {
                    let own = ways.iter().find(|way| way.mechanism == mechanism && way.can_run());
                    let own =
                        own.unwrap_or_else(|| panic!("{about}: nothing by {}", mechanism.name()));
                    if let Scope::User(user) = &record.scope {
                        let never_more = matches!(&own.rights, Rights::User { user: own } if own == user)
                            || matches!(own.rights, Rights::OwnOnly { .. });
                        assert!(never_more, "{about}: {:?}", own.rights);
                    }
                }
                // What a user has found never runs with more than that user has.
                if matches!(record.scope, Scope::User(_)) {
                    let elevated = ways
                        .iter()
                        .find(|way| way.can_run() && way.rights == Rights::Administrator);
                    assert!(elevated.is_none(), "{about}: {}", elevated.unwrap().text);
                }
                assert!(!scripts(&made, &[product]).is_empty());
                seen += 1;
            }
        }
    }
    assert!(seen > 800, "{seen}");
}

#[test]
fn a_plan_for_a_machine_on_a_list_holds_the_same() {
    let catalog = catalog::builtin().unwrap();
    for product in catalog.products.values() {
        for platform in product.platforms() {
            let records = evidence(platform).into_iter().map(|(_, record)| record).collect();
            let made = plan(vec![one(Some(product), records)], platform, &NoFacts);
            is_whole(&made, &product.id);
            is_whole(&plan(vec![one(Some(product), Vec::new())], platform, &NoFacts), &product.id);
        }
    }
    for platform in [Platform::Windows, Platform::Macos, Platform::Linux] {
        is_whole(&plan(Vec::new(), platform, &NoFacts), "nothing at all");
        is_whole(&plan(vec![one(None, Vec::new())], platform, &NoFacts), "nothing known");
    }
}

#[test]
fn forty_findings_make_one_plan_with_one_restart() {
    let catalog = catalog::builtin().unwrap();
    for platform in [Platform::Windows, Platform::Macos, Platform::Linux] {
        let products = catalog.products.values().filter(|own| own.platforms().contains(&platform));
        let records = evidence(platform);
        let subjects: Vec<_> = products
            .cycle()
            .take(40)
            .zip(records.iter().cycle())
            .map(|(product, (_, record))| one(Some(product), vec![record.clone()]))
            .collect();
        assert_eq!(subjects.len(), 40);
        let count = subjects.iter().map(|one| one.name.clone()).collect::<BTreeSet<_>>().len();
        let made = plan(subjects, platform, &Machine);
        if count == 40 {
            is_whole(&made, "forty findings");
        }
        is_allowed(&made, &Machine, "forty findings");
        let restarts = made.steps.iter().filter(|step| step.kind() == StepKind::Restart).count();
        assert!(restarts <= 1 && made.stages().len() <= 6);
        let agents = made.steps.iter().position(|step| step.id == "run-kaspersky-network-agent");
        let protection =
            made.steps.iter().rposition(|step| step.id.starts_with("run-kaspersky-endpoint"));
        if let (Some(agent), Some(protection)) = (agents, protection) {
            assert!(protection < agent, "the agent last");
        }
        for file in pack(&made, &[]) {
            assert!(file.bytes.len() < 400_000, "{}", file.name);
        }
    }
}

#[test]
fn each_check_is_planned_where_it_matters() {
    let catalog = catalog::builtin().unwrap();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let made = plan(vec![one(Some(kes), vec![msi()])], Platform::Windows, &Machine);
    let has = |wanted: fn(&Check) -> bool| {
        made.steps.iter().any(|step| matches!(&step.action, Action::Check(check) if wanted(check)))
    };
    assert!(has(|check| matches!(check, Check::AdministratorRights)));
    assert!(has(|check| matches!(check, Check::InstallerIdle)));
    assert!(has(|check| matches!(check, Check::NoRestartPending)));
    assert!(has(|check| matches!(check, Check::FreeSpace { megabytes: 512 })));
    assert!(has(|check| matches!(check, Check::DiskEncryptionOff { .. })));
    assert!(has(|check| matches!(check, Check::RestorePointOrBackup)));
    assert!(has(|check| matches!(check, Check::NextProtection { .. })));
    assert!(has(
        |check| matches!(check, Check::NotUnderPolicy { codes, .. } if codes.as_slice() == [CODE])
    ));
    // What is only a user's needs none of those that look at the whole machine.
    let record = kim(entry(r#""C:\Users\kim\AppData\Local\Example\unins000.exe""#));
    let made = plan(vec![one(None, vec![record])], Platform::Windows, &Machine);
    assert!(!made.steps.iter().any(|step| step.id == "check-space"));
}

#[test]
fn an_extension_names_its_page_and_what_puts_it_back() {
    for (remark, says) in [
        ("Google Chrome; Default; enabled; installed by policy", "ExtensionInstallForcelist"),
        ("Microsoft Edge; Work; enabled", &*format!("edge://extensions/?id={EXTENSION}")),
        (
            "Mozilla Firefox; x; enabled; installed by policy",
            "policies ExtensionSettings and Extensions",
        ),
        ("Mozilla Firefox; x; enabled", "about:addons"),
        (
            "Google Chrome; Default; enabled; installed by another program",
            "program that installs it",
        ),
    ] {
        let mut record = found(Kind::BrowserExtension, "browser-chrome", "x", Some("/profile"));
        record.ids.extension_id = Some(EXTENSION.to_owned());
        record.remark = Some(remark.to_owned());
        let made = plan(vec![one(None, vec![record])], Platform::Windows, &Machine);
        let run = made.steps.iter().find(|step| step.id.starts_with("run-")).unwrap();
        assert_eq!(run.kind(), StepKind::Explain, "{remark}");
        assert!(run.points[0].text.contains(says), "{remark}: {}", run.points[0].text);
        assert!(run.points[0].text.contains("sealed"), "it says why by hand");
    }
}

#[test]
fn an_app_in_a_persons_folder_is_never_deleted_as_administrator() {
    // A list does not say whose it is; a plan that was kept in a file may have been changed.
    let record = Software {
        scope: Scope::Unknown,
        ..found(Kind::Program, "applications", "x", Some("/Users/kim/Applications/Example.app"))
    };
    let made = plan(vec![one(None, vec![record])], Platform::Macos, &NoFacts);
    let mut way = made.steps.iter().flat_map(Step::commands).next().unwrap().clone();
    assert_eq!(way.mechanism, Mechanism::MacosBundle);
    assert!(matches!(way.rights, Rights::OwnOnly { .. }), "{:?}", way.rights);
    way.rights = Rights::Administrator;
    let rights = recheck(&way, Platform::Macos, &Machine).unwrap();
    assert!(matches!(rights, Rights::OwnOnly { .. }), "{rights:?}");
}

#[test]
fn an_entry_of_a_policy_goes_before_the_extension_that_it_installs() {
    let extension = |remark: &str, place: &str| {
        let mut record = found(Kind::BrowserExtension, "browser-chrome", "x", Some(place));
        record.ids.extension_id = Some(EXTENSION.to_owned());
        record.remark = Some(remark.to_owned());
        record
    };
    let entries = |record: Software, platform: Platform| -> Vec<String> {
        let made = plan(vec![one(None, vec![msi(), record])], platform, &Machine);
        let all = made.steps.iter().flat_map(Step::leftovers);
        let words: Vec<&str> = all.clone().map(|left| left.thing.word()).collect();
        let entry = words.iter().position(|word| *word == "Policy entry");
        assert!(
            entry.is_none() || entry < words.iter().position(|word| *word == "Browser extension")
        );
        all.filter(|left| left.thing.word() == "Policy entry" && left.can_remove())
            .map(|left| left.thing.text().to_owned())
            .collect()
    };
    let chrome = "Google Chrome; Default; enabled; installed by policy";
    let expected =
        format!(r"{EXTENSION} in HKLM\SOFTWARE\Policies\Google\Chrome\ExtensionInstallForcelist");
    assert_eq!(entries(extension(chrome, "/profile"), Platform::Windows), [expected]);
    let expected = format!("{EXTENSION} in /etc/opt/chrome/policies/managed");
    assert_eq!(entries(extension(chrome, "/profile"), Platform::Linux), [expected]);
    let edge = "Microsoft Edge; a policy installs it for everybody; no profile has it yet";
    let place = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge";
    assert_eq!(entries(extension(edge, place), Platform::Windows).len(), 1);
    for (remark, place, platform) in [
        (chrome, "/profile", Platform::Macos),
        ("Google Chrome; Default; enabled", "/profile", Platform::Windows),
        ("Mozilla Firefox; x; enabled; installed by policy", "/profile", Platform::Windows),
        (edge, r"HKEY_USERS\S-1-5-21\SOFTWARE\Policies\Microsoft\Edge", Platform::Windows),
    ] {
        assert!(entries(extension(remark, place), platform).is_empty(), "{remark} {place}");
    }
}

#[test]
fn contradictions_give_a_plan_and_never_more_rights() {
    let catalog = catalog::builtin().unwrap();
    let kes = &catalog.products["kaspersky-endpoint-security-windows"];
    let other = "{11111111-2222-3333-4444-555555555555}";
    let of_code = |code: &str, text: &str| Software {
        ids: Identifiers { product_code: Some(code.to_owned()), ..Identifiers::default() },
        ..entry(text)
    };
    let runs = |made: &Plan| -> Vec<String> {
        let all = made.steps.iter().flat_map(Step::commands);
        all.filter(|way| way.can_run()).map(|way| way.text.clone()).collect()
    };
    // Two versions, of which one's command removes the other.
    let made = plan(
        vec![one(Some(kes), vec![msi(), of_code(other, &format!("MsiExec.exe /X{CODE}"))])],
        Platform::Windows,
        &Machine,
    );
    is_whole(&made, "two versions");
    assert!(runs(&made).iter().any(|text| text.contains(CODE)));
    assert!(made.text().contains("another product"), "{}", made.text());
    // A user's own list names the machine's product, and the machine's list does, too.
    let forged = kim(of_code(other, &format!("MsiExec.exe /X{other}")));
    let made = plan(vec![one(Some(kes), vec![forged, msi()])], Platform::Windows, &Machine);
    is_whole(&made, "a user's list");
    for way in made.steps.iter().flat_map(Step::commands).filter(|way| way.can_run()) {
        let of_the_user = way.text.contains(other);
        assert!(
            !of_the_user || way.rights != Rights::Administrator,
            "{}: {:?}",
            way.text,
            way.rights
        );
    }
    // Entries without anything, with nothing but blanks, and one that is gone.
    let empty = Software { uninstall: None, ids: Identifiers::default(), ..msi() };
    let blank = entry("   ");
    let gone = Software { presence: Presence::Leftover, ..msi() };
    let made = plan(vec![one(Some(kes), vec![empty, blank, gone])], Platform::Windows, &Machine);
    is_whole(&made, "nothing to go by");
    assert!(!runs(&made).iter().any(|text| text.contains(CODE)), "what is gone is not removed");
}

#[test]
fn odd_paths_stay_whole_and_signs_stay_letters() {
    for (text, expected) in [
        (
            r#""C:\Program Files\Лаборатория Касперского\Удаление\unins000.exe""#,
            Some(r"C:\Program Files\Лаборатория Касперского\Удаление\unins000.exe"),
        ),
        (
            r#""C:\Program Files\100% Tool\unins000.exe""#,
            Some(r"C:\Program Files\100% Tool\unins000.exe"),
        ),
        (
            r"C:\Program Files\It's & Co\unins000.exe",
            Some(r"C:\Program Files\It's & Co\unins000.exe"),
        ),
        (
            r#""%ProgramFiles(x86)%\X\unins000.exe" /x"#,
            Some(r"C:\Program Files (x86)\X\unins000.exe"),
        ),
        (r"%COMSPEC% /c del C:\", None),
        (r#""C:\Program Files\X\unins000.exe" & calc"#, None),
        (r#"C:\Program Files\X\"unins000.exe"#, None),
        ("\u{202e}exe.000snin\\X\\selif margorP\\:C", None),
    ] {
        let made = plan(vec![one(None, vec![entry(text)])], Platform::Windows, &Machine);
        is_whole(&made, text);
        is_allowed(&made, &Machine, text);
        let runs: Vec<&str> = made
            .steps
            .iter()
            .flat_map(Step::commands)
            .filter(|way| way.can_run())
            .filter_map(|way| Some(way.line.as_ref()?.program.as_str()))
            .collect();
        assert_eq!(runs.first().copied(), expected, "{text}");
        for file in scripts(&made, &[]) {
            let script = String::from_utf8(file.bytes).unwrap();
            assert!(!script.contains("& calc\"") && !script.contains('\u{202e}'), "{}", file.name);
        }
    }
}

#[test]
fn a_certificate_goes_by_its_thumbprint_and_a_users_by_the_user() {
    let record = Software {
        remark: Some(format!("trusted as a root; thumbprint {}", THUMBPRINT.to_lowercase())),
        ..found(
            Kind::Certificate,
            "certificates-machine",
            "x",
            Some(r"Microsoft\SystemCertificates\ROOT\Certificates"),
        )
    };
    let elsewhere = Software {
        location: Some(r"Microsoft\EnterpriseCertificates\Root\Certificates".to_owned()),
        ..record.clone()
    };
    let nameless = Software { remark: None, ..record.clone() };
    let records = vec![msi(), record.clone(), elsewhere, nameless, kim(record)];
    let made = plan(vec![one(None, records)], Platform::Windows, &Machine);
    let clean = made.steps.iter().find(|step| step.kind() == StepKind::CleanUp).unwrap();
    let texts = |can_remove: bool| -> Vec<&str> {
        let all = clean.leftovers().iter().filter(|left| left.thing.word() != "Folder");
        all.filter(|left| left.can_remove() == can_remove).map(|left| left.thing.text()).collect()
    };
    // In two stores of the machine.
    assert_eq!(texts(true).len(), 2, "{:?}", texts(true));
    assert!(texts(true).iter().all(|text| text.contains(THUMBPRINT)));
    let by_hand = texts(false);
    assert_eq!(by_hand.len(), 2, "{by_hand:?}");
    assert!(
        by_hand
            .iter()
            .any(|text| text.contains(&format!("certutil -user -delstore Root {THUMBPRINT}")))
    );
}

proptest::proptest! {
    /// Whatever contradicts itself: a whole plan, and nothing that the rules refuse afterwards.
    #[test]
    fn any_two_records_give_a_whole_plan(
        first in 0_usize..40,
        second in 0_usize..40,
        text in "[ -~äж%\"]{0,40}",
        place in "[A-Za-z:/\\\\.% ]{0,30}",
        user in proptest::bool::ANY,
        which in 0_usize..3,
    ) {
        // The plan shows what the entry says, and is searched for places that were not filled in.
        proptest::prop_assume!(!text.contains("{}"));
        let platform = [Platform::Windows, Platform::Macos, Platform::Linux][which];
        let all = evidence(platform);
        let pick = |at: usize| all[at % all.len()].1.clone();
        let mut odd = pick(second);
        odd.location = Some(place);
        if odd.uninstall.is_some() {
            odd.uninstall = Some(UninstallCommand { text, quiet: None, user_writable: user });
        }
        if user {
            odd = kim(odd);
        }
        let made = plan(vec![one(None, vec![pick(first), odd])], platform, &Machine);
        is_whole(&made, "two records");
        is_allowed(&made, &Machine, "two records");
    }
}
