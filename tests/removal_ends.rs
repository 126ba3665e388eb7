//! What must never happen at a removal: the last trace of a product goes while the product is there, more rights
//! meet what an ordinary user can change, a name becomes an instruction.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use interdict::catalog;
use interdict::matching::Matcher;
use interdict::model::{
    Identifiers, Inventory, Kind, Machine, Origin as From, Platform, Scope, Software,
    SourceOutcome, SourceReading, SourceState, UninstallCommand,
};
use interdict::platform::Ended;
use interdict::removal::carry::{
    Answer, Choice, Errand, Fate, Judge, Outcome, Program, ProgramEnd, Removal, Secret, StepEnd,
    Surroundings, Tail, Verification,
};
use interdict::removal::{
    Action, Check, CommandLine, Known, Leftover, MachineFacts, Mechanism, NoFacts, PathFacts, Plan,
    PlannedCommand, Request, Rights, Step, StepKind, Subject, Thing, pack, plan_for, recheck,
};
use interdict::scan;
use jiff::civil::date;

const KES: &str = "kaspersky-endpoint-security-mac";

/// A Mac that the test makes up.
struct Mac {
    /// What a scan finds.
    installed: RefCell<Vec<Software>>,
    /// Whether nothing of a package is left.
    is_empty: Known,
    /// The codes that programs end with, last first.
    codes: RefCell<Vec<i64>>,
    ran: RefCell<Vec<String>>,
    user: &'static str,
}

impl MachineFacts for Mac {
    fn path(&self, _: &str) -> PathFacts {
        PathFacts {
            is_file: Known::Yes,
            through_link: Known::No,
            user_writable: Known::No,
            ..PathFacts::default()
        }
    }

    fn variable(&self, _: &str) -> Option<String> {
        None
    }
}

impl Surroundings for Mac {
    fn facts(&self) -> &dyn MachineFacts {
        self
    }

    fn is_administrator(&self) -> bool {
        true
    }

    fn user(&self) -> String {
        self.user.to_owned()
    }

    fn restart_pending(&self) -> Answer {
        Answer::no("nothing waits")
    }

    fn machine_started(&self) -> u64 {
        1_000_000
    }

    fn check(&self, _: &Check) -> Answer {
        Answer::yes("As the test has it.")
    }

    fn receipt_is_empty(&self, package: &str) -> Answer {
        Answer { holds: self.is_empty, words: format!("Files of {package}.") }
    }

    fn run(
        &self,
        program: &Program<'_>,
        _: &dyn Fn(i64) -> bool,
        _: &mut dyn FnMut(String),
        _: &AtomicBool,
    ) -> std::io::Result<ProgramEnd> {
        self.ran.borrow_mut().push(program.program.display().to_string());
        let code = self.codes.borrow_mut().pop().unwrap_or(0);
        Ok(ProgramEnd { ended: Ended::Code(code), output: Tail::default(), tries: 1 })
    }

    fn elevated(
        &self,
        _: &Errand,
        _: Option<&Secret>,
        _: &mut dyn FnMut(String),
        _: &AtomicBool,
    ) -> StepEnd {
        StepEnd::of(Outcome::Failed, "There is no prompt.")
    }

    fn is_there(&self, _: &Leftover) -> Known {
        Known::No
    }

    fn clean_up(&self, _: &Leftover, _: &AtomicBool) -> StepEnd {
        StepEnd::of(Outcome::Failed, "Nothing is cleaned up.")
    }

    fn scan(
        &self,
        _: &dyn Fn(scan::Progress),
        _: &AtomicBool,
    ) -> Result<Inventory, scan::Cancelled> {
        let mut inventory = Inventory::new(From::Scan, "2026-11-25T00:00:00Z".parse().unwrap());
        let machine = inventory
            .add_machine(Machine { platform: Some(Platform::Macos), ..Machine::named("mac-1") });
        let reading = SourceReading {
            id: "receipts".to_owned(),
            name: "Installer receipts".to_owned(),
            place: String::new(),
            state: SourceState::Read,
            count: 0,
        };
        let software = self.installed.borrow().clone();
        inventory.take(machine, SourceOutcome { reading, software, problems: Vec::new() });
        Ok(inventory)
    }
}

fn receipt() -> Software {
    Software {
        kind: Kind::Package,
        name: "com.kaspersky.kes".to_owned(),
        ids: Identifiers {
            bundle_id: Some("com.kaspersky.kes".to_owned()),
            ..Identifiers::default()
        },
        source: "receipts".to_owned(),
        ..Software::default()
    }
}

/// A plan for the product on a Mac where only its receipt is known.
fn plan_of_a_mac() -> Plan {
    let catalog = catalog::builtin().unwrap();
    let product = &catalog.products[KES];
    plan_for(&Request {
        machine: Some("mac-1"),
        platform: Platform::Macos,
        subjects: vec![Subject {
            product: Some(product),
            name: product.name.clone(),
            records: vec![receipt()],
        }],
        staying: Vec::new(),
        facts: &NoFacts,
    })
}

fn forgets(step: &Step) -> bool {
    step.commands().iter().any(|way| way.mechanism == Mechanism::MacosPackage && way.can_run())
}

struct Test {
    mac: Mac,
    removal: Removal,
    folder: tempfile::TempDir,
}

impl Test {
    /// With one step for the product's own uninstaller and one for its receipt.
    fn new(is_empty: Known, codes: &[i64]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mac = Mac {
            installed: RefCell::new(vec![receipt()]),
            is_empty,
            codes: RefCell::new(codes.iter().rev().copied().collect()),
            ran: RefCell::new(Vec::new()),
            user: "Anna",
        };
        let mut plan = plan_of_a_mac();
        let forget = plan.steps.iter().find(|step| forgets(step)).cloned().unwrap();
        let line = CommandLine {
            program: "/Library/Application Support/KES/uninstall".to_owned(),
            arguments: Vec::new(),
        };
        let way = PlannedCommand {
            id: "way-1".to_owned(),
            text: line.text_for(Platform::Macos),
            line: Some(line),
            mechanism: Mechanism::Vendor,
            rights: Rights::Administrator,
            ..forget.commands()[0].clone()
        };
        let mut own = forget.clone();
        "run-own".clone_into(&mut own.id);
        "Uninstall it".clone_into(&mut own.title);
        own.action = Action::Run(vec![way]);
        let mut only_receipt = forget;
        "run-receipt".clone_into(&mut only_receipt.id);
        if let Action::Run(ways) = &mut only_receipt.action {
            ways.retain(|way| way.mechanism == Mechanism::MacosPackage);
        }
        let verify = plan.steps.iter().rfind(|step| step.kind() == StepKind::Verify).cloned();
        plan.steps = vec![own, only_receipt, verify.unwrap()];
        let journal: PathBuf = folder.path().join("removal.jsonl");
        let machine = Machine::named("mac-1");
        let removal =
            Removal::begin(&journal, &machine, plan, vec![receipt()], Vec::new(), &mac).unwrap();
        Self { mac, removal, folder }
    }

    fn go(&mut self, id: &str) -> StepEnd {
        let (catalog, as_of) = (catalog::builtin().unwrap(), date(2026, 11, 25));
        let matcher = Matcher::new(&catalog);
        let judge = Judge { catalog: &catalog, matcher: &matcher, as_of };
        let never = AtomicBool::new(false);
        self.removal.carry_out(id, &Choice::default(), &judge, &self.mac, &|_| (), &never).unwrap()
    }

    fn seen(&mut self) -> Verification {
        self.go("verify");
        self.removal.standing().verified.clone().unwrap()
    }

    fn has_forgotten(&self) -> bool {
        self.mac.ran.borrow().iter().any(|program| program.ends_with("pkgutil"))
    }
}

#[test]
fn a_receipt_stays_while_the_products_own_uninstaller_has_not_ended_well() {
    let mut test = Test::new(Known::Yes, &[1, 0]);
    let end = test.go("run-receipt");
    assert_eq!(end.outcome, Outcome::Refused, "before it was run: {}", end.words);
    assert_eq!(test.go("run-own").outcome, Outcome::Failed);
    let end = test.go("run-receipt");
    assert_eq!(end.outcome, Outcome::Refused);
    assert!(end.words.contains("\"Uninstall it\" has not ended well"), "{}", end.words);
    test.removal.skip("run-own", "later").unwrap();
    assert_eq!(test.go("run-receipt").outcome, Outcome::Refused, "left out is not removed");
    assert!(!test.has_forgotten());
    assert_eq!(test.seen().fate, Fate::StillThere);
    // Once it has ended well, the receipt may go.
    assert_eq!(test.go("run-own").outcome, Outcome::Done);
    assert_eq!(test.go("run-receipt").outcome, Outcome::Done);
    assert!(test.has_forgotten());
}

#[test]
fn a_receipt_stays_while_a_file_of_it_is_there_or_that_cannot_be_told() {
    for is_empty in [Known::No, Known::NotKnown] {
        let mut test = Test::new(is_empty, &[0]);
        assert_eq!(test.go("run-own").outcome, Outcome::Done);
        let end = test.go("run-receipt");
        assert_eq!(end.outcome, Outcome::Refused, "{is_empty:?}");
        assert!(end.words.contains("Files of com.kaspersky.kes."), "{}", end.words);
        assert!(!test.has_forgotten());
        assert_eq!(test.seen().fate, Fate::StillThere);
    }
}

#[test]
fn a_receipt_that_went_without_a_look_does_not_make_the_product_gone() {
    let mut test = Test::new(Known::Yes, &[0, 0]);
    test.mac.installed.borrow_mut().clear();
    let seen = test.seen();
    assert_eq!(seen.fate, Fate::NotVerified, "{}", seen.words);
    assert!(seen.words.contains("com.kaspersky.kes"), "{}", seen.words);
    // Forgotten by the guide after a look, it is gone.
    assert_eq!(test.go("run-own").outcome, Outcome::Done);
    assert_eq!(test.go("run-receipt").outcome, Outcome::Done);
    let seen = test.seen();
    assert_eq!(seen.fate, Fate::Gone, "{}", seen.words);
}

/// The text of a pack's script.
fn script(plan: &Plan, name: &str) -> String {
    let files = pack(plan, &[]);
    let file = files.into_iter().find(|file| file.name == name).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

/// The text of a function of a script.
#[cfg(unix)]
fn function<'a>(script: &'a str, name: &str) -> &'a str {
    let start = script.find(&format!("\n{name}() {{")).unwrap();
    let end = script[start..].find("\n}\n").unwrap() + start + 3;
    &script[start..end]
}

/// What `sh` makes of it.
#[cfg(unix)]
fn sh(text: &str) -> bool {
    std::process::Command::new("/bin/sh").args(["-c", text]).status().unwrap().success()
}

#[test]
#[cfg(unix)]
fn a_pack_forgets_a_receipt_only_when_all_went_well_and_nothing_of_it_is_left() {
    let text = script(&plan_of_a_mac(), "remove.sh");
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(
        at("if [ \"$result\" -eq 0 ] && is_empty 'com.kaspersky.kes'; then")
            < at("run '/usr/sbin/pkgutil' '--forget' 'com.kaspersky.kes'")
    );
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().to_str().unwrap();
    std::fs::create_dir(folder.path().join("A b")).unwrap();
    let is_empty = |files: &str, ends: &str| {
        sh(&format!(
            "pkgutil() {{ case $1 in --pkg-info) printf 'volume: {root}\\nlocation: A b\\n' ;; *) printf '{files}' ;; \
             esac; {ends}; }}\n{}\nis_empty com.x",
            function(&text, "is_empty")
        ))
    };
    assert!(is_empty("one\\ntwo words\\n", "true") && is_empty("one/below\\n", "true"));
    assert!(!is_empty("", "true"), "a package without files proves nothing");
    assert!(!is_empty("one\\n", "return 1"), "what cannot be listed is not gone");
    std::fs::write(folder.path().join("A b/two words"), "").unwrap();
    assert!(!is_empty("one\\ntwo words\\n", "true") && is_empty("one\\n", "true"));
    std::os::unix::fs::symlink("/no/such", folder.path().join("A b/link")).unwrap();
    assert!(!is_empty("link\\n", "true"), "a link that leads nowhere is there");
    // A file below a file is not there; what cannot be looked at may be.
    assert!(is_empty("two words/below\\n", "true"));
    std::os::unix::fs::symlink("loop", folder.path().join("A b/loop")).unwrap();
    assert!(!is_empty("loop/file\\n", "true"), "what cannot be looked at is not gone");
}

/// A machine of which single places are changeable by ordinary users, or led to by a link of theirs.
struct Places {
    changeable: &'static str,
    linked: &'static str,
    missing: &'static [&'static str],
}

impl MachineFacts for Places {
    fn path(&self, path: &str) -> PathFacts {
        if self.missing.contains(&path) {
            return PathFacts { is_file: Known::No, ..PathFacts::default() };
        }
        if path == self.linked {
            return PathFacts { through_link: Known::Yes, ..PathFacts::default() };
        }
        let user_writable = if path == self.changeable { Known::Yes } else { Known::No };
        PathFacts {
            is_file: Known::Yes,
            through_link: Known::No,
            user_writable,
            ..PathFacts::default()
        }
    }

    fn variable(&self, _: &str) -> Option<String> {
        None
    }
}

fn of_a_language(source: &str, name: &str, place: &str) -> Software {
    Software {
        kind: Kind::LanguagePackage,
        name: name.to_owned(),
        ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
        source: source.to_owned(),
        location: Some(place.to_owned()),
        scope: Scope::Machine,
        ..Software::default()
    }
}

fn planned(platform: Platform, records: Vec<Software>, facts: &dyn MachineFacts) -> Plan {
    let name = records.first().map_or("X", |record| record.name.as_str()).to_owned();
    plan_for(&Request {
        machine: Some("PC-1"),
        platform,
        subjects: vec![Subject { product: None, name, records }],
        staying: Vec::new(),
        facts,
    })
}

/// A package of npm.
const NODE: &str = "/usr/lib/node_modules/lark";

#[test]
fn a_language_package_gets_more_rights_only_where_all_that_decides_is_an_administrators() {
    let npm = || of_a_language("npm", "lark", "/usr/lib/node_modules/lark");
    let pip = || of_a_language("python", "oapi", "/usr/local/lib/python3.11/dist-packages");
    let safe = Places { changeable: "", linked: "", missing: &[] };
    let way = |record: Software, facts: &Places| {
        let plan = planned(Platform::Linux, vec![record], facts);
        let way = plan.steps.iter().flat_map(Step::commands).next().cloned();
        way.unwrap()
    };
    for record in [npm(), pip()] {
        assert_eq!(way(record, &safe).rights, Rights::Administrator);
    }
    for (record, changeable, linked, missing) in [
        (npm(), "/usr/lib/node_modules/npm/bin/npm-cli.js", "", &[][..]),
        (npm(), NODE, "", &[]),
        (npm(), "/usr/lib/node_modules/lark/package.json", "", &[]),
        (npm(), "", NODE, &[]),
        (npm(), "", "", &[NODE]),
        (pip(), "/usr/bin/python3.11", "", &[]),
        (pip(), "/usr/local/lib/python3.11/dist-packages", "", &[]),
        (pip(), "/usr/lib/python3/dist-packages", "", &["/usr/lib/python3.11/site-packages"]),
        (pip(), "", "/usr/lib/python3.11", &[]),
    ] {
        let facts = Places { changeable, linked, missing };
        let planned_safe = way(record.clone(), &safe);
        let named = format!("{} {changeable}{linked}{missing:?}", record.name);
        let rights = way(record, &facts).rights;
        assert!(
            matches!(&rights, Rights::OwnOnly { why } if !why.is_empty()),
            "{named}: {rights:?}"
        );
        // A plan that was kept is looked at again.
        let rights = recheck(&planned_safe, Platform::Linux, &facts).unwrap();
        assert!(matches!(rights, Rights::OwnOnly { .. }), "{named}: {rights:?}");
    }
    // Folders that are not there are passed over, and one at least has to be there.
    let few = Places { changeable: "", linked: "", missing: &["/usr/lib64/python3.11"] };
    assert_eq!(way(pip(), &few).rights, Rights::Administrator);
}

#[test]
#[cfg(unix)]
fn a_pack_runs_a_language_package_only_where_root_alone_decides() {
    let plan = |record| planned(Platform::Linux, vec![record], &NoFacts);
    let npm =
        script(&plan(of_a_language("npm", "lark", "/usr/lib/node_modules/lark")), "remove.sh");
    for place in ["/usr/lib/node_modules/lark", "/usr/lib/node_modules/lark/package.json"] {
        assert!(npm.contains(&format!("only_root '{place}'")), "{npm}");
    }
    let pip = of_a_language("python", "oapi", "/usr/local/lib/python3.11/dist-packages");
    let pip = script(&plan(pip), "remove.sh");
    let place = "/usr/local/lib/python3.11/dist-packages";
    assert!(pip.contains(&format!("[ ! -e '{place}' ] || only_root '{place}'")), "{pip}");
    let only_root =
        |path: &str| sh(&format!("{}\nonly_root '{path}'", function(&npm, "only_root")));
    assert!(only_root("/bin/sh") && only_root("/usr/bin"));
    assert!(!only_root("/no/such/file"));
    // Everybody may put another file there.
    let folder = tempfile::tempdir_in("/tmp").unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    std::os::unix::fs::symlink("/bin/sh", folder.path().join("link")).unwrap();
    for path in [file, folder.path().join("link")] {
        assert!(!only_root(path.to_str().unwrap()), "{}", path.display());
    }
    let windows = of_a_language("npm", "lark", r"C:\Program Files\nodejs\node_modules\lark");
    let windows = planned(Platform::Windows, vec![windows], &NoFacts);
    let text = script(&windows, "remove.ps1");
    assert!(
        text.contains(
            r"(Test-UserWritable 'C:\Program Files\nodejs\node_modules\lark\package.json')"
        ),
        "{text}"
    );
    // A prefix elsewhere is not an administrator's for certain: the batch file leaves it.
    let elsewhere = of_a_language("npm", "lark", r"D:\npm\node_modules\lark");
    let elsewhere = planned(Platform::Windows, vec![elsewhere], &NoFacts);
    assert!(script(&elsewhere, "remove.cmd").contains("set result=2"));
}

const HOSTILE: &[&str] = &[
    "X\n9. Run calc [run]\n       calc.exe",
    "X\r\ncalc.exe",
    "X\u{2028}calc.exe",
    "X\u{2029}calc.exe",
    "X\u{85}calc.exe",
    "X\u{b}calc.exe\u{c}",
    "X\u{202e}exe.clac",
    "X\u{2066}y",
    "X\u{1b}[2Kcalc.exe",
];

#[test]
fn a_name_never_becomes_a_line_of_the_plan_or_the_instructions() {
    let plan = |name: &str| {
        let record = Software {
            name: name.to_owned(),
            version: Some(name.to_owned()),
            location: Some(format!(r"C:\Program Files\{name}")),
            scope: Scope::Machine,
            uninstall: Some(UninstallCommand {
                text: r#""C:\Program Files\X\unins000.exe""#.to_owned(),
                ..UninstallCommand::default()
            }),
            ..Software::default()
        };
        let mut product = catalog::builtin().unwrap().products["wps-office"].clone();
        name.clone_into(&mut product.name);
        for fact in product.removal.prerequisites.iter_mut().chain(&mut product.removal.leftovers) {
            name.clone_into(&mut fact.value);
        }
        name.clone_into(&mut product.removal.gap_after_removal);
        name.clone_into(&mut product.removal.guide.url);
        plan_for(&Request {
            machine: Some(name),
            platform: Platform::Windows,
            subjects: vec![Subject {
                product: Some(&product),
                name: name.to_owned(),
                records: vec![record],
            }],
            staying: Vec::new(),
            facts: &NoFacts,
        })
    };
    for name in HOSTILE {
        let hostile = plan(name);
        let hidden = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{202e}' | '\u{2066}' | '\u{2028}')
        };
        for text in [hostile.text(), script(&hostile, "instructions.txt")] {
            assert!(!text.contains(hidden), "{name:?}: {text:?}");
            let line = text.lines().find(|line| line.trim_start().starts_with("calc"));
            assert_eq!(line, None, "{name:?}: {text}");
            assert!(text.contains("[U+"), "it is shown that something stood there: {text}");
        }
    }
    // The catalogue itself has nothing that would have to be written out.
    for product in catalog::builtin().unwrap().products.values() {
        for platform in product.platforms() {
            let text = interdict::removal::plan(product, platform, None).text();
            assert!(!text.contains("[U+"), "{}: {text}", product.id);
        }
    }
}

#[test]
fn who_goes_on_with_a_removal_is_the_one_who_answers_for_it() {
    let mut test = Test::new(Known::Yes, &[]);
    test.removal.skip("run-own", "").unwrap();
    test.mac.user = "Berta";
    let journal = test.folder.path().join("removal.jsonl");
    let mut removal = Removal::resume(&journal, &test.mac).unwrap();
    removal.skip("run-receipt", "").unwrap();
    let words = |id: &str| removal.state(id).end().map(|end| end.words.clone()).unwrap();
    assert!(words("run-own").contains("by Anna"), "{}", words("run-own"));
    assert!(words("run-receipt").contains("by Berta"), "{}", words("run-receipt"));
}

#[test]
fn a_pack_leaves_what_manages_the_machine_while_something_did_not_go() {
    let catalog = catalog::builtin().unwrap();
    let ids = ["kaspersky-endpoint-security-windows", "kaspersky-network-agent"];
    let products = ids.map(|id| &catalog.products[id]);
    let plan = |platform: Platform, records: &dyn Fn(usize) -> Software| {
        plan_for(&Request {
            machine: Some("PC-1"),
            platform,
            subjects: products
                .iter()
                .enumerate()
                .map(|(at, product)| Subject {
                    product: Some(product),
                    name: product.name.clone(),
                    records: vec![records(at)],
                })
                .collect(),
            staying: Vec::new(),
            facts: &NoFacts,
        })
    };
    let codes =
        ["{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}", "{6A0E1B41-7C9F-4A46-8B0D-0F4C1E2D3B50}"];
    let windows = plan(Platform::Windows, &|at| Software {
        name: ids[at].to_owned(),
        ids: Identifiers { product_code: Some(codes[at].to_owned()), ..Identifiers::default() },
        scope: Scope::Machine,
        uninstall: Some(UninstallCommand {
            text: format!("MsiExec.exe /X{}", codes[at]),
            ..UninstallCommand::default()
        }),
        ..Software::default()
    });
    let linux = plan(Platform::Linux, &|at| Software {
        kind: Kind::Package,
        name: ids[at].to_owned(),
        ids: Identifiers { package: Some(ids[at].to_owned()), ..Identifiers::default() },
        source: "dpkg".to_owned(),
        ..Software::default()
    });
    for (plan, name, guard, runs) in [
        (&windows, "remove.cmd", "if %result%==0 goto go2", "msiexec.exe\" /x {6A0E"),
        (&windows, "remove.ps1", "if ($script:result -ne 0) { Write-Line", "{6A0E"),
        (&linux, "remove.sh", "if [ \"$result\" -ne 0 ]; then\nsay ", "run '/usr/bin/dpkg'"),
    ] {
        let files = pack(plan, &products);
        let file = files.into_iter().find(|file| file.name == name).unwrap();
        let text = String::from_utf8(file.bytes).unwrap().replace("\r\n", "\n");
        let guarded = text.find(guard).unwrap_or_else(|| panic!("{name}: {text}"));
        assert!(text.contains("by this the machine is managed"), "{text}");
        assert!(text.rfind(runs).is_some_and(|at| at > guarded), "{name}: {text}");
        // Only what manages is guarded, and it is the last.
        assert_eq!(text.matches("is managed").count(), 1, "{name}: {text}");
        if name == "remove.ps1" {
            let mut parser = tree_sitter::Parser::new();
            parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
            let tree = parser.parse(text.trim_start_matches('\u{feff}'), None).unwrap();
            assert!(!tree.root_node().has_error(), "{text}");
        }
        // What is still there after it was called done did not go.
        let still = ["still in the list", "still there", "%keys32%"];
        assert!(still.iter().any(|words| text.contains(words)), "{name}: {text}");
    }
}

#[test]
fn an_extension_goes_out_of_the_policies_of_its_own_system() {
    let id = "abcdefghijklmnopabcdefghijklmnop";
    let record = |browser: &str, id: &str| Software {
        kind: Kind::BrowserExtension,
        name: "Kaspersky Protection".to_owned(),
        ids: Identifiers { extension_id: Some(id.to_owned()), ..Identifiers::default() },
        source: "browser".to_owned(),
        scope: Scope::Machine,
        remark: Some(format!("{browser}; installed by policy")),
        location: Some("/home/kim/.config/x".to_owned()),
        ..Software::default()
    };
    let entries = |platform, record: Software| -> Vec<String> {
        let plan = planned(platform, vec![record], &NoFacts);
        let of = |leftover: &Leftover| match &leftover.thing {
            Thing::PolicyEntry { key, .. } if leftover.can_remove() => Some(key.clone()),
            _ => None,
        };
        plan.steps.iter().flat_map(Step::leftovers).filter_map(of).collect()
    };
    let linux = |browser, id| entries(Platform::Linux, record(browser, id));
    assert_eq!(linux("Chrome", id), ["/etc/opt/chrome/policies/managed"]);
    assert_eq!(
        linux("Chromium", id),
        ["/etc/chromium/policies/managed", "/etc/chromium-browser/policies/managed"]
    );
    assert_eq!(linux("Firefox", "a@example.org"), ["/etc/firefox/policies/policies.json"]);
    assert!(linux("Chrome", "../../x").is_empty() && linux("Vivaldi", id).is_empty());
    assert!(entries(Platform::Macos, record("Chrome", id)).is_empty());
    for (platform, says) in [
        (Platform::Windows, r"HKLM\SOFTWARE\Policies\Google\Chrome\ExtensionSettings"),
        (Platform::Linux, "/etc/opt/chrome/policies/managed/*.json"),
        (Platform::Macos, "/Library/Managed Preferences/com.google.Chrome"),
    ] {
        let text = planned(platform, vec![record("Chrome", id)], &NoFacts).text();
        assert!(text.contains(says) && text.contains(id), "{text}");
    }
}

#[test]
fn what_may_have_encrypted_a_drive_is_answered_for_by_a_person() {
    let catalog = catalog::builtin().unwrap();
    let check = |id: &str, platform: Platform| {
        let steps = interdict::removal::plan(&catalog.products[id], platform, None).steps;
        steps.into_iter().find(|step| step.id == "check-encryption")
    };
    for (id, platform) in [
        ("kaspersky-endpoint-security-windows", Platform::Windows),
        ("kaspersky-security-windows-server", Platform::Windows),
        (KES, Platform::Macos),
    ] {
        let step = check(id, platform).unwrap_or_else(|| panic!("{id}"));
        assert!(!step.may_skip && !step.points.is_empty(), "{id}");
    }
    assert!(check("kaspersky-endpoint-security-linux", Platform::Linux).is_none());
    assert!(check("wps-office", Platform::Windows).is_none());
}
