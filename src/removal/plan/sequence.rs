//! The steps in their order: look, ask, uninstall each product, restart once, verify, clean up, verify.

use super::commands::{self, Removal};
use super::leftovers::leftovers;
use super::prose::{self, Topic};
use super::{Request, Subject};
use crate::model::{Platform, Scope};
use crate::removal::order::{protects, rank};
use crate::removal::{
    Action, Check, PasswordPlace, PlannedCommand, Point, Question, Refusal, Rights, Step, Undo,
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
    steps
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

fn rights(request: &Request<'_>, removals: &[(&Subject<'_>, Vec<Removal>)]) -> Vec<Step> {
    let ways = || removals.iter().flat_map(|(_, own)| own).flat_map(|removal| &removal.ways);
    let mut steps = Vec::new();
    let points = points(request, Topic::Rights);
    if ways().any(|way| way.rights == Rights::Administrator && !way.is_prose) {
        let mut step = Step::new(
            "check-rights",
            Action::Check(Check::AdministratorRights),
            "Check rights",
            "Programs that are installed for everybody are removed with an administrator's rights. The \
             system asks for them step by step.",
        )
        .with_points(points);
        step.on_failure =
            String::from("Sign in as an administrator, or hand the removal pack to one.");
        step.source = String::from(GUIDE);
        steps.push(step);
        let mut idle = Step::new(
            "check-idle",
            Action::Check(Check::InstallerIdle),
            "Check that nothing else is being installed",
            "Two installations at once stop each other.",
        );
        idle.on_failure = String::from("Wait for the other one, or restart the machine.");
        idle.source = String::from(GUIDE);
        steps.push(idle);
    }
    let mut users: Vec<&str> = request
        .subjects
        .iter()
        .flat_map(|subject| &subject.records)
        .filter(|record| !record.kind.is_part())
        .filter_map(|record| match &record.scope {
            Scope::User(user) => Some(user.as_str()),
            Scope::Machine | Scope::Unknown => None,
        })
        .collect();
    users.sort_unstable();
    users.dedup();
    for user in users {
        let mut step = Step::new(
            &format!("check-user-{}", slug(user)),
            Action::Check(Check::UserSignedIn { user: user.to_owned() }),
            &format!("Check that {user} is signed in"),
            "It is installed for this user alone, and is removed in that user's session with that \
             user's rights.",
        );
        step.on_failure = String::from("Sign in as this user and go on there.");
        step.source = String::from(GUIDE);
        steps.push(step);
    }
    steps
}

fn policy_title(request: &Request<'_>) -> &'static str {
    if agents(request).is_empty() {
        "Lift the policy, if there is one"
    } else {
        "Lift the management agent's policy"
    }
}

/// Names of management agents among the records.
fn agents(request: &Request<'_>) -> Vec<String> {
    let agent = |subject: &&Subject<'_>| rank(subject.product) == 3 && !subject.records.is_empty();
    request.subjects.iter().filter(agent).map(|subject| subject.name.clone()).collect()
}

fn not_under_policy(request: &Request<'_>) -> Option<Step> {
    let agents = agents(request);
    let has_policy = !points(request, Topic::Policy).is_empty();
    if agents.is_empty() && !has_policy {
        return None;
    }
    let product = protecting(request).or(request.subjects.first())?.name.clone();
    let why = if agents.is_empty() {
        "A product that a policy holds asks for a password or comes back.".to_owned()
    } else {
        format!(
            "{} is on this machine, so a server may hold the product by its policy.",
            agents.join(", ")
        )
    };
    let check = Action::Check(Check::NotUnderPolicy { product, agents });
    let mut step = Step::new("check-policy", check, "Check that no policy holds it", &why);
    step.on_failure = String::from(
        "Move the device to an unmanaged group or lift the policy on the server, then check \
                       again.",
    );
    step.source = String::from(CATALOGUE);
    step.verified = false;
    Some(step)
}

fn protecting<'a, 'b>(request: &'b Request<'a>) -> Option<&'b Subject<'a>> {
    request.subjects.iter().find(|subject| subject.product.is_some_and(protects))
}

fn next_protection(request: &Request<'_>) -> Vec<Step> {
    let leaving: Vec<&Subject<'_>> =
        request.subjects.iter().filter(|subject| subject.product.is_some_and(protects)).collect();
    if leaving.is_empty() {
        return Vec::new();
    }
    let mut gaps: Vec<Point> = Vec::new();
    for product in leaving.iter().filter_map(|subject| subject.product) {
        let text = product.removal.gap_after_removal.clone();
        if !text.is_empty() && gaps.iter().all(|known| known.text != text) {
            gaps.push(Point { text, verified: false });
        }
    }
    gaps.extend(points(request, Topic::Protection));
    let mut ask = Step::new(
        "ask-next-protection",
        Action::Ask(Question::NextProtection),
        "Choose what protects next",
        "Before an antivirus goes, know what protects the machine afterwards.",
    )
    .with_points(gaps);
    ask.on_failure = String::from("Install the next protection first, or note why none is needed.");
    ask.source = String::from(CATALOGUE);
    ask.verified = false;
    let names = leaving.iter().map(|subject| subject.name.clone()).collect();
    let mut check = Step::new(
        "check-next-protection",
        Action::Check(Check::NextProtection { leaving: names }),
        "Check what protects next",
        "Whether something else is installed and active now. Microsoft Defender takes over on its own on \
         Windows 10 and 11, not on Windows Server.",
    );
    check.on_failure = String::from(
        "Install the next protection first. Going on without one leaves the machine open \
                        until it is there.",
    );
    check.source = String::from(CATALOGUE);
    check.verified = false;
    if request.platform == Platform::Windows { vec![ask, check] } else { vec![ask] }
}

fn encryption(request: &Request<'_>) -> Option<Step> {
    let points = points(request, Topic::Encryption);
    if points.is_empty() {
        return None;
    }
    let speaks = |subject: &&Subject<'_>| {
        subject.product.is_some_and(|product| {
            let facts = &product.removal.prerequisites;
            facts.iter().any(|fact| prose::topic(fact) == Some(Topic::Encryption))
        })
    };
    let product = request.subjects.iter().find(speaks).map(|subject| subject.name.clone());
    let check = Check::DiskEncryptionOff { product: product.unwrap_or_default() };
    let mut step = Step::new(
        "check-encryption",
        Action::Check(check),
        "Check disk encryption",
        "What this product has encrypted could become unreadable without it. Decrypt first; this step \
         cannot be skipped.",
    );
    step.verified = points.iter().all(|point| point.verified);
    step.points = points;
    step.on_failure =
        String::from("Decrypt through the product or its policy and wait until it has finished.");
    step.source = String::from(CATALOGUE);
    step.may_skip = false;
    Some(step)
}

fn backup() -> Step {
    let mut step = Step::new(
        "check-backup",
        Action::Check(Check::RestorePointOrBackup),
        "Check for a way back",
        "A removal of drivers and services can leave a machine that does not start. A restore point or a \
         backup is the way back.",
    );
    step.on_failure =
        String::from("Make a restore point or a backup, or go on knowing that there is none.");
    step.source = String::from(GUIDE);
    step
}

/// A step that only tells what the catalogue says about one topic; none where it says nothing.
fn topic_step(
    request: &Request<'_>,
    topic: Topic,
    id: &str,
    title: &str,
    why: &str,
) -> Option<Step> {
    let points = points(request, topic);
    if points.is_empty() {
        return None;
    }
    let mut step = Step::new(id, Action::Explain, title, why);
    step.verified = points.iter().all(|point| point.verified);
    step.points = points;
    step.on_failure = String::from("Stop here and ask whoever looks after the product.");
    step.source = String::from(CATALOGUE);
    Some(step)
}

/// What the catalogue says about a topic, each sentence once.
fn points(request: &Request<'_>, topic: Topic) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for product in request.subjects.iter().filter_map(|subject| subject.product) {
        for fact in &product.removal.prerequisites {
            if prose::topic(fact) == Some(topic)
                && points.iter().all(|known| known.text != fact.value)
            {
                points.push(Point { text: fact.value.clone(), verified: fact.verified });
            }
        }
    }
    points
}

fn password(subject: &Subject<'_>, removals: &[Removal]) -> Option<Step> {
    let product = subject.product?;
    let says: Vec<Point> = product
        .removal
        .prerequisites
        .iter()
        .filter(|fact| prose::topic(fact) == Some(Topic::Password))
        .map(|fact| Point { text: fact.value.clone(), verified: fact.verified })
        .collect();
    let way = removals
        .iter()
        .flat_map(|removal| &removal.ways)
        .find(|way| matches!(way.password, PasswordPlace::Argument { .. }));
    if says.is_empty() && way.is_none() {
        return None;
    }
    let why = if way.is_some() {
        "An administrator may have set an uninstall password. It is passed to the uninstaller once, kept \
         in memory only, and never written to disk or to the record. While the uninstaller runs, others \
         on this machine can see it in the list of processes: this uninstaller offers no other way."
    } else {
        "An administrator may have set an uninstall password. The uninstaller asks for it in its own \
         window; it does not pass through this program."
    };
    let question = Question::Password { product: subject.name.clone() };
    let mut step = Step::new(
        &format!("ask-password-{}", slug(&product.id)),
        Action::Ask(question),
        &format!("Password of {}, if one is set", subject.name),
        why,
    )
    .with_points(says);
    step.on_failure = String::from(
        "Leave it empty where none is set. A forgotten one is reset on the management \
                       server, or with the vendor's own tool.",
    );
    step.source = String::from(CATALOGUE);
    step.verified = way.is_none_or(|way| way.verified);
    step.product = Some(product.id.clone());
    Some(step)
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
    step.source = best.as_ref().map_or_else(|| CATALOGUE.to_owned(), |way| way.basis.clone());
    step.verified = verified;
    step.product = Some(product);
    step
}

fn failure(way: Option<&PlannedCommand>) -> String {
    let password =
        way.is_some_and(|way| way.mechanism == crate::removal::Mechanism::WindowsInstaller);
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
