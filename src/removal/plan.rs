//! The plan: what to check, what to know, what to run, and how to see that it is gone.

use serde::{Deserialize, Serialize};

use super::{
    Action, Check, CommandLine, Mechanism, Origin, PasswordPlace, PlannedCommand, Point, Question,
    Rights, Step,
};
use crate::catalog::{Basis, Product, RecipeCommand};
use crate::model::{Platform, Software};

/// What the plan is for: a confirmed product on a confirmed machine.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// The machine's name.
    pub machine: String,
    /// Its own records of the product.
    pub records: Vec<Software>,
}

/// How a product is removed from a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Form of this record, for those who keep it.
    pub schema: String,
    /// What is removed, in the order in which it is.
    pub products: Vec<PlannedProduct>,
    /// Product id of the first; its name where the catalogue does not know it.
    pub product: String,
    /// Names of all, joined for a title.
    pub name: String,
    /// For which system.
    pub platform: Platform,
    /// The machine, where it is for one.
    pub machine: Option<String>,
    /// In order.
    pub steps: Vec<Step>,
    /// What protects the machine or serves its users afterwards; empty where nothing is known.
    pub gap: String,
    /// The vendor's own page; empty where none is known.
    pub guide: String,
    /// Whether that page was read.
    pub guide_verified: bool,
}

/// One product of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedProduct {
    /// Product id; `None` for one that the catalogue does not know.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// The machine's own records of it, from which the plan was made.
    pub records: Vec<Software>,
}

/// Categories after whose removal the machine may stand unprotected.
const PROTECTION: &[&str] =
    &["antivirus", "endpoint-protection", "edr-agent", "antivirus-and-browser"];

/// Whether the machine may stand unprotected once this product is gone.
#[must_use]
pub fn protects(product: &Product) -> bool {
    PROTECTION.contains(&product.category.as_str())
}

/// Makes the plan for a product, on the machine of `target` where one is given.
#[must_use]
pub fn plan(product: &Product, platform: Platform, target: Option<&Target>) -> Plan {
    let recipe = &product.removal;
    let mut steps = Vec::new();
    let records = target.map(|target| target.records.as_slice()).unwrap_or_default();

    let (encryption, before): (Vec<_>, Vec<_>) =
        recipe.prerequisites.iter().partition(|fact| speaks_of_encryption(&fact.value));
    let points = |facts: &[&crate::catalog::Fact]| {
        facts
            .iter()
            .map(|fact| Point { text: fact.value.clone(), verified: fact.verified })
            .collect::<Vec<_>>()
    };
    let why = match records.first() {
        Some(record) => format!(
            "{}{} was found on {}.",
            record.name,
            record.version.as_ref().map_or_else(String::new, |version| format!(" {version}")),
            target.map_or("this machine", |target| target.machine.as_str())
        ),
        None => "Make sure that it is this product before anything is changed.".to_owned(),
    };
    let present = Check::ProductPresent { records: records.to_vec() };
    steps.push(
        Step::new("check-present", Action::Check(present), "Check what is here", &why)
            .with_points(points(&before)),
    );
    if protects(product) {
        steps.push(
            Step::new(
                "ask-next-protection",
                Action::Ask(Question::NextProtection),
                "Choose what protects next",
                "Before an antivirus goes, know what protects the machine afterwards.",
            )
            .with_points(some(&recipe.gap_after_removal)),
        );
    }
    if !encryption.is_empty() {
        steps.push(
            Step::new(
                "check-encryption",
                Action::Check(Check::DiskEncryptionOff { product: product.name.clone() }),
                "Check disk encryption",
                "What this product has encrypted could become unreadable without it. Decrypt first; \
                 this step cannot be skipped.",
            )
            .with_points(points(&encryption)),
        );
    }
    let commands = commands(product, platform, records);
    let why = if commands.is_empty() {
        format!(
            "The catalogue knows no command for {}. Use the product's own uninstaller in the system's \
             list of programs.",
            platform.name()
        )
    } else {
        "Choose the way that fits the situation. Nothing has been run yet.".to_owned()
    };
    let runs = commands.iter().any(|command| !command.is_prose);
    let title = format!("Uninstall {}", product.name);
    let action = if runs { Action::Run(commands) } else { Action::Explain };
    steps.push(Step::new("run", action, &title, &why));
    if platform == Platform::Windows || needs_restart(product) {
        steps.push(Step::new(
            "restart",
            Action::Restart,
            "Restart",
            "Drivers stay loaded until the machine restarts. Save open work first.",
        ));
    }
    steps.push(
        Step::new(
            "verify",
            Action::Verify,
            "Verify",
            "Scan again: it is gone when the same sources find neither the product nor its leftovers.",
        )
        .with_points(points(&recipe.leftovers.iter().collect::<Vec<_>>())),
    );
    Plan {
        schema: "interdict-plan/1".to_owned(),
        products: vec![PlannedProduct {
            id: Some(product.id.clone()),
            name: product.name.clone(),
            records: records.to_vec(),
        }],
        product: product.id.clone(),
        name: product.name.clone(),
        platform,
        machine: target.map(|target| target.machine.clone()),
        steps,
        gap: recipe.gap_after_removal.clone(),
        guide: recipe.guide.url.clone(),
        guide_verified: recipe.guide.verified,
    }
}

fn some(text: &str) -> Vec<Point> {
    if text.is_empty() {
        Vec::new()
    } else {
        vec![Point { text: text.to_owned(), verified: false }]
    }
}

fn speaks_of_encryption(text: &str) -> bool {
    let text = text.to_lowercase();
    ["encrypt", "decrypt", "bitlocker"].iter().any(|word| text.contains(word))
}

fn needs_restart(product: &Product) -> bool {
    product.removal.prerequisites.iter().any(|fact| fact.value.to_lowercase().contains("reboot"))
}

/// The machine's own uninstall command first, then those of the recipe.
fn commands(product: &Product, platform: Platform, records: &[Software]) -> Vec<PlannedCommand> {
    let mut commands: Vec<PlannedCommand> = Vec::new();
    let mut add = |command: PlannedCommand| {
        if commands.iter().all(|other| other.text != command.text) {
            commands.push(command);
        }
    };
    let codes: Vec<&str> =
        records.iter().filter_map(|record| record.ids.product_code.as_deref()).collect();
    let own_recipe = |command: &&RecipeCommand| command.platform() == Some(platform);
    for command in product.removal.command.iter().filter(own_recipe) {
        if command.run.contains("<PRODUCT_CODE>") && !codes.is_empty() {
            for code in &codes {
                add(planned(command, platform, &command.run.replace("<PRODUCT_CODE>", code)));
            }
        } else {
            add(planned(command, platform, &command.run));
        }
    }
    if platform == Platform::Windows {
        for record in records {
            if let Some(command) = own_command(record) {
                add(command);
            }
        }
    }
    for command in product.removal.command.iter().filter(|command| command.platform().is_none()) {
        add(planned(command, platform, &command.run));
    }
    commands
}

/// What the program's own entry says.
fn own_command(record: &Software) -> Option<PlannedCommand> {
    let own = record.uninstall.as_ref()?;
    let text = own.quiet.as_ref().unwrap_or(&own.text);
    let line = CommandLine::parse_windows(text)?;
    // A Windows Installer entry says /I, which opens maintenance; /X removes.
    let is_installer = line.program.to_lowercase().ends_with("msiexec.exe")
        || line.program.eq_ignore_ascii_case("msiexec");
    let line = if is_installer {
        CommandLine {
            program: "msiexec.exe".to_owned(),
            arguments: vec![
                "/x".to_owned(),
                record.ids.product_code.clone()?,
                "/norestart".to_owned(),
            ],
        }
    } else {
        line
    };
    let rights = if own.user_writable {
        Rights::OwnOnly {
            why: "this command was found in a place that the user can change, so it is not run as \
                  administrator"
                .to_owned(),
        }
    } else {
        Rights::Administrator
    };
    Some(PlannedCommand {
        id: "entry".to_owned(),
        when: "the program's own entry".to_owned(),
        text: line.text(),
        line: Some(line),
        has_placeholder: false,
        is_prose: false,
        basis: "From this machine's own list of programs.".to_owned(),
        verified: true,
        mechanism: Mechanism::default(),
        rights,
        time_limit_secs: Mechanism::default().time_limit_secs(),
        password: PasswordPlace::None,
        interactive: true,
        refusal: None,
        origin: if own.user_writable { Origin::UserEntry } else { Origin::MachineEntry },
    })
}

fn planned(command: &RecipeCommand, platform: Platform, text: &str) -> PlannedCommand {
    let has_placeholder = text.contains('<') && text.contains('>');
    let is_prose = !is_command(text, platform);
    let line = if is_prose || has_placeholder {
        None
    } else if platform == Platform::Windows {
        CommandLine::parse_windows(text)
    } else {
        CommandLine::parse_posix(text)
    };
    let basis = match command.basis {
        Basis::Published => "Published by the source named in the catalogue.",
        Basis::Composed => "A standard command, put together from a known code or package name.",
        Basis::General => "General knowledge, not checked.",
    };
    PlannedCommand {
        id: "recipe".to_owned(),
        when: command.when.clone(),
        text: text.to_owned(),
        line,
        has_placeholder,
        is_prose,
        basis: basis.to_owned(),
        verified: command.verified,
        mechanism: Mechanism::default(),
        rights: Rights::Administrator,
        time_limit_secs: Mechanism::default().time_limit_secs(),
        password: PasswordPlace::None,
        interactive: true,
        refusal: None,
        origin: Origin::Recipe,
    }
}

/// Whether a recipe's text is a command: its first word is a program, not a word of a sentence.
fn is_command(text: &str, platform: Platform) -> bool {
    // A remark in brackets is for a person; nobody should start a program with it.
    if text.replace(" (x86)", "").contains(" (") {
        return false;
    }
    let first = text.trim_start_matches('"').split([' ', '"']).next().unwrap_or("");
    let lower = first.to_lowercase();
    match platform {
        Platform::Windows => {
            let named =
                [".exe", ".com", ".bat", ".cmd", ".msi"].iter().any(|end| lower.ends_with(end));
            let known = ["msiexec", "winget", "sc", "reg", "powershell", "wmic", "net"];
            let rest = text.get(first.len()..).unwrap_or("");
            let speech =
                rest.trim_start().starts_with("as ") || rest.trim_start().starts_with("from ");
            (named
                || known.contains(&lower.as_str())
                || lower.contains('\\')
                || lower.starts_with('%')
                || lower.starts_with("get-")
                || lower.starts_with("remove-"))
                && !speech
        }
        Platform::Macos | Platform::Linux => {
            first.starts_with(['/', '.'])
                || [
                    "sudo",
                    "apt",
                    "apt-get",
                    "dpkg",
                    "rpm",
                    "dnf",
                    "yum",
                    "zypper",
                    "snap",
                    "flatpak",
                    "systemctl",
                    "launchctl",
                    "rm",
                    "brew",
                    "pkgutil",
                    "pip",
                    "npm",
                    "kesl-control",
                ]
                .contains(&lower.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::catalog;
    use crate::model::{Identifiers, UninstallCommand};
    use crate::removal::StepKind;

    fn product(id: &str) -> Product {
        catalog::builtin().unwrap().products[id].clone()
    }

    fn record(text: &str, user_writable: bool) -> Software {
        Software {
            name: "Kaspersky Endpoint Security for Windows".to_owned(),
            version: Some("12.5".to_owned()),
            ids: Identifiers {
                product_code: Some("{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}".to_owned()),
                ..Identifiers::default()
            },
            uninstall: Some(UninstallCommand { text: text.to_owned(), quiet: None, user_writable }),
            ..Software::default()
        }
    }

    #[test]
    fn an_endpoint_product_gets_all_its_steps_in_order() {
        let plan = plan(&product("kaspersky-endpoint-security-windows"), Platform::Windows, None);
        let titles: Vec<&str> = plan.steps.iter().map(|step| step.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "Check what is here",
                "Choose what protects next",
                "Check disk encryption",
                "Uninstall Kaspersky Endpoint Security for Windows",
                "Restart",
                "Verify"
            ]
        );
        let uninstall = &plan.steps[3];
        assert!(uninstall.commands()[0].has_placeholder, "no machine, no product code");
        assert!(uninstall.commands().iter().any(|command| command.is_prose));
        assert!(plan.steps[2].points.iter().all(|point| speaks_of_encryption(&point.text)));
    }

    #[test]
    fn the_machines_own_code_is_filled_in_and_its_password_is_not() {
        let target = Target {
            machine: "NF-LIB-03".to_owned(),
            records: vec![record("MsiExec.exe /I{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}", false)],
        };
        let plan =
            plan(&product("kaspersky-endpoint-security-windows"), Platform::Windows, Some(&target));
        let commands = plan.steps.iter().find(|s| s.kind() == StepKind::Run).unwrap().commands();
        let line = commands[0].line.clone().unwrap();
        assert_eq!(line.program, "msiexec.exe");
        assert_eq!(
            line.arguments,
            ["/x", "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}", "/qn", "/norestart"]
        );
        let password = commands.iter().find(|command| command.text.contains("KLPASSWD")).unwrap();
        assert!(password.has_placeholder && password.line.is_none());
        assert!(commands.iter().all(|command| !command.text.contains("/I{")));
        assert!(
            commands.iter().all(|command| !command.text.to_lowercase().contains("win32_product"))
        );
    }

    #[test]
    fn a_command_that_a_user_can_change_says_so() {
        let target = Target {
            machine: "X".to_owned(),
            records: vec![record(r"C:\Users\kim\AppData\Local\X\unins000.exe /S", true)],
        };
        let plan = plan(&product("kaspersky-safe-kids"), Platform::Windows, Some(&target));
        let commands = plan.steps.iter().find(|s| s.kind() == StepKind::Run).unwrap().commands();
        let own = commands.iter().find(|command| command.text.contains("unins000")).unwrap();
        assert!(own.rights.sentence().contains("not run as administrator"));
    }

    #[test]
    fn every_product_has_a_plan_on_every_system() {
        for product in catalog::builtin().unwrap().products.values() {
            for platform in [Platform::Windows, Platform::Macos, Platform::Linux] {
                let plan = plan(product, platform, None);
                assert_eq!(plan.steps.last().unwrap().kind(), StepKind::Verify);
                assert!(!plan.text().is_empty());
            }
        }
    }
}
