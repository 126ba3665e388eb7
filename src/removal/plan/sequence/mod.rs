//! The steps in their order: look, ask, uninstall each product, restart once, verify, clean up, verify.

mod before;

use before::{
    backup, encryption, next_protection, not_under_policy, password, points, policy_title, rights,
    topic_step,
};

use super::commands::{self, Removal};
use super::leftovers::leftovers;
use super::prose::Topic;
use super::{Request, Subject};
use crate::model::Platform;
use crate::removal::{
    Action, Check, Mechanism, PlannedCommand, Point, Refusal, Step, Undo, inquiries,
};

const GUIDE: &str = "Interdict's own order of steps.";
const CATALOGUE: &str = "The catalogue's recipe.";

pub(super) fn steps(request: &Request<'_>) -> Vec<Step> {
    let removals: Vec<(&Subject<'_>, Vec<Removal>)> = request
        .subjects
        .iter()
        .map(|subject| (subject, commands::removals(subject, request)))
        .collect();
    let mut steps = vec![present(request)];
    steps.extend(rights(request, &removals));
    steps.extend(topic_step(
        request,
        Topic::Policy,
        "explain-policy",
        policy_title(request),
        POLICY,
    ));
    steps.extend(not_under_policy(request));
    steps.extend(next_protection(request));
    steps.extend(encryption(request));
    steps.extend(topic_step(request, Topic::Save, "explain-save", "Save what is needed", SAVE));
    steps.push(backup());
    steps.extend(topic_step(request, Topic::Other, "explain-before", "Before you begin", BEFORE));
    for (subject, removals) in &removals {
        steps.extend(password(subject, removals));
        let many = removals.len() > 1;
        for (removal, number) in removals.iter().zip(1..) {
            steps.push(run(subject, removal, many, number, request.platform));
        }
    }
    if needs_restart(request) {
        steps.push(restart(request));
    }
    let left = leftovers(request);
    if !left.is_empty() {
        let mut look = verify("verify-removed", "Look for what is left");
        look.why = String::from("Scan again: what is gone, and which leftovers are there.");
        steps.push(look);
        let mut step = Step::new(
            "clean-up",
            Action::CleanUp(left),
            "Clean up leftovers",
            "Uninstallers leave parts behind. Each is listed by itself; only those that a fresh scan finds \
             and that you choose are removed.",
        );
        step.changes = String::from(
            "The leftovers that you choose are removed, nothing else in these places.",
        );
        step.undo = Undo::Yes(
            "folders and files are set aside, keys are exported before they are removed; services, \
             drivers, tasks and certificates are not brought back"
                .to_owned(),
        );
        step.on_failure = String::from(
            "Restart and try again: a file in use goes only then. What stays is listed in \
                           the record.",
        );
        step.source = String::from("This machine's own records, and the catalogue.");
        step.verified = step.leftovers().iter().all(|left| left.verified);
        steps.push(step);
    }
    steps.push(verify("verify", "Verify"));
    name_inquiries(&mut steps, request);
    steps
}

/// Names what each step asks programs of the system: checks, and the look afterwards, which asks once more what
/// protects the machine.
fn name_inquiries(steps: &mut [Step], request: &Request<'_>) {
    let of = |check: &Check| -> Vec<String> {
        let lines = inquiries(check, request.platform, request.facts);
        lines.iter().map(|line| line.text_for(request.platform)).collect()
    };
    let mut again = Vec::new();
    for step in steps.iter_mut() {
        if let Action::Check(check) = &step.action {
            step.asks = of(check);
            if matches!(check, Check::NextProtection { .. }) {
                again.clone_from(&step.asks);
            }
        }
    }
    for step in steps.iter_mut().filter(|step| step.action == Action::Verify) {
        step.asks.clone_from(&again);
    }
}

const POLICY: &str = "A management server that still holds this machine puts the product back, or keeps it \
                      locked. Only a person with access to the server can change that.";
const SAVE: &str = "What only this product can read is lost with it.";
const BEFORE: &str = "What the catalogue says about this product.";

fn present(request: &Request<'_>) -> Step {
    let records: Vec<_> =
        request.subjects.iter().flat_map(|subject| subject.records.iter().cloned()).collect();
    let why = match (records.first(), request.machine) {
        (Some(record), machine) => format!(
            "{}{} was found on {}.",
            record.name,
            record.version.as_ref().map_or_else(String::new, |version| format!(" {version}")),
            machine.unwrap_or("this machine")
        ),
        (None, _) => "Make sure that it is this product before anything is changed.".to_owned(),
    };
    let points = records
        .iter()
        .take(40)
        .map(|record| {
            let place = record.location.as_deref().map_or_else(String::new, |at| format!(", {at}"));
            let text = format!("{}: {}{place}", record.kind.plain(), record.name);
            Point { text, verified: true }
        })
        .collect();
    let check = Action::Check(Check::ProductPresent { records });
    let mut step =
        Step::new("check-present", check, "Check what is here", &why).with_points(points);
    step.on_failure = String::from(
        "Nothing has to be removed where it is not there. Scan again, or choose the machine \
                       that the finding names.",
    );
    step.source = String::from(GUIDE);
    step.may_skip = false;
    step
}

fn run(
    subject: &Subject<'_>,
    removal: &Removal,
    many: bool,
    number: usize,
    platform: Platform,
) -> Step {
    let product = subject.product.map_or_else(|| subject.name.clone(), |own| own.id.clone());
    let ways = removal.ways.clone();
    let best = ways.iter().find(|way| way.can_run()).cloned();
    let is_command = ways.iter().any(|way| !way.is_prose);
    let why = match (&best, ways.is_empty()) {
        (Some(_), _) if ways.len() > 1 => {
            "Choose the way that fits the situation. Nothing has been run yet.".to_owned()
        }
        (Some(_), _) => {
            "Starts the product's own uninstaller. Nothing has been run yet.".to_owned()
        }
        (None, true) => format!(
            "No command is known for {}. Use the product's own uninstaller in the system's list of \
             programs, then scan again.",
            platform.name()
        ),
        (None, false) if ways.iter().any(|way| way.has_placeholder) => {
            "What stands between < and > comes from the machine: make the plan from its scan or list, or \
             fill it in."
                .to_owned()
        }
        (None, false) => {
            "Nothing of this is run by Interdict; each says why. Do it by hand, then scan again."
                .to_owned()
        }
    };
    let name = if many { &removal.name } else { &subject.name };
    let mut id = format!("run-{}", slug(&product));
    if many {
        id = format!("{id}-{number}");
    }
    let by_hand: Vec<Point> = if is_command {
        Vec::new()
    } else {
        ways.iter()
            .map(|way| {
                let why = match &way.refusal {
                    Some(Refusal::ByHand(why)) => format!(": {why}"),
                    _ => String::new(),
                };
                Point { text: format!("{}{why}", way.text), verified: way.verified }
            })
            .collect()
    };
    let verified = best.as_ref().or(ways.first()).is_none_or(|way| way.verified);
    let action = if is_command { Action::Run(ways) } else { Action::Explain };
    let mut step = Step::new(&id, action, &format!("Uninstall {name}"), &why).with_points(by_hand);
    step.changes = format!("{name} is removed from the machine with its services and drivers.");
    step.undo = Undo::No(
        "it would have to be installed again; its settings and what it keeps for itself are lost"
            .to_owned(),
    );
    step.on_failure = failure(best.as_ref());
    if let Some(way) = &best {
        told_by_mechanism(&mut step, way, name);
    }
    step.source = best.as_ref().map_or_else(|| CATALOGUE.to_owned(), |way| way.basis.clone());
    step.verified = verified;
    step.product = Some(product);
    step
}

/// What a mechanism changes, where that is not a program with its services and drivers.
fn told_by_mechanism(step: &mut Step, way: &PlannedCommand, name: &str) {
    let (changes, why) = match way.mechanism {
        Mechanism::MacosPackage => {
            step.title = format!("Forget the receipt {name}");
            step.undo = Undo::No("the receipt is written again only by the installer".to_owned());
            (
                "macOS forgets that the package was installed; no file is touched.".to_owned(),
                "The product's own uninstaller leaves its receipts. Look first that it is gone: afterwards only its \
                 files could tell.",
            )
        }
        Mechanism::MacosBundle => (
            format!("{name} is deleted; what it keeps in the folders of its users stays."),
            "An application of macOS goes when its bundle goes. Quit it first.",
        ),
        Mechanism::BrowserExtension => {
            step.undo = Undo::Yes("the program that installs it writes the key again".to_owned());
            (
                format!("Browsers remove {name} from every profile when they start the next time."),
                "Another program has the browser install it by this key of the registry.",
            )
        }
        Mechanism::Npm | Mechanism::Pip => (
            format!(
                "The package {name} is removed from this installation; programs that use it stop working."
            ),
            "Removes the package by the program of the installation that it lies in. Nothing has been run yet.",
        ),
        _ => return,
    };
    step.changes = changes;
    why.clone_into(&mut step.why);
}

fn failure(way: Option<&PlannedCommand>) -> String {
    let password = way.is_some_and(|way| way.mechanism == Mechanism::WindowsInstaller);
    if password {
        "Read what its code means. 1603 with a product that protects itself mostly means a wrong or missing \
         password or a policy that still holds; else restart the machine and try once more, then use the \
         vendor's removal tool."
            .to_owned()
    } else {
        "Read what its code means, restart the machine and try once more; then use the vendor's removal \
         tool or the system's own list of programs."
            .to_owned()
    }
}

fn needs_restart(request: &Request<'_>) -> bool {
    request.platform == Platform::Windows || !points(request, Topic::Restart).is_empty()
}

fn restart(request: &Request<'_>) -> Step {
    let mut step = Step::new(
        "restart",
        Action::Restart,
        "Restart",
        "Drivers stay loaded until the machine restarts. Once is enough for everything that was removed. \
         Save open work first.",
    )
    .with_points(points(request, Topic::Restart));
    step.changes = String::from("The machine restarts; open programs are closed.");
    step.undo = Undo::No("a restart cannot be taken back".to_owned());
    step.on_failure =
        String::from("Restart later by hand; until then parts of the product may still run.");
    step.source = String::from(GUIDE);
    step
}

fn verify(id: &str, title: &str) -> Step {
    let mut step = Step::new(
        id,
        Action::Verify,
        title,
        "Scan again: it is gone when the same sources find neither the product nor its leftovers.",
    );
    step.on_failure = String::from("What is still there is listed, with what to do about it.");
    step.source = String::from(GUIDE);
    step.may_skip = false;
    step
}

/// Letters and digits in small letters with hyphens, for ids.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}
