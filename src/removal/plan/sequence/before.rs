//! The steps before anything is run: rights, policy, what protects next, encryption, a way back, passwords.

use super::{CATALOGUE, GUIDE, slug};
use crate::catalog::Product;
use crate::model::{Platform, Scope};
use crate::removal::installer::product_code;
use crate::removal::order::{protects, rank};
use crate::removal::plan::commands::Removal;
use crate::removal::plan::prose::{self, Topic};
use crate::removal::plan::{Request, Subject};
use crate::removal::{Action, Check, PasswordPlace, Point, Question, Rights, Step};

pub(super) fn rights(
    request: &Request<'_>,
    removals: &[(&Subject<'_>, Vec<Removal>)],
) -> Vec<Step> {
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
        steps.push(no_restart_pending());
        steps.push(free_space());
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

fn no_restart_pending() -> Step {
    let mut step = Step::new(
        "check-restart",
        Action::Check(Check::NoRestartPending),
        "Check that no restart is pending",
        "What waits for a restart holds files and drivers, and uninstallers fail on them.",
    );
    step.on_failure = String::from("Restart the machine, then begin this removal again.");
    step.source = String::from(GUIDE);
    step
}

/// Windows Installer keeps copies of what it removes until it has finished, to put them back if it fails
/// (Microsoft, "Rollback Installation"); the largest product of the catalogue takes less.
const ROOM_MEGABYTES: u64 = 512;

fn free_space() -> Step {
    let mut step = Step::new(
        "check-space",
        Action::Check(Check::FreeSpace { megabytes: ROOM_MEGABYTES }),
        "Check free space",
        "An installer keeps what it removes until it has finished, to put it back if it fails.",
    );
    step.on_failure = String::from("Make room on the drive of the system, then check again.");
    step.source = String::from(GUIDE);
    step
}

pub(super) fn policy_title(request: &Request<'_>) -> &'static str {
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

pub(super) fn not_under_policy(request: &Request<'_>) -> Option<Step> {
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
    let mut codes: Vec<String> = request
        .subjects
        .iter()
        .flat_map(|subject| &subject.records)
        .filter_map(|record| product_code(record.ids.product_code.as_deref()?))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let check = Action::Check(Check::NotUnderPolicy { product, agents, codes });
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

pub(super) fn next_protection(request: &Request<'_>) -> Vec<Step> {
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
        if request.platform == Platform::Windows {
            "Whether something else is installed and active now. Microsoft Defender takes over on its own on \
             Windows 10 and 11, not on Windows Server."
        } else {
            "Whether something else is installed and active now."
        },
    );
    check.on_failure = String::from(
        "Install the next protection first. Going on without one leaves the machine open \
                        until it is there.",
    );
    check.source = String::from(CATALOGUE);
    check.verified = false;
    vec![ask, check]
}

/// Whether a product is of a kind that can encrypt drives, or manage how the system does it: the suites for
/// organisations on Windows and macOS. Where the catalogue says nothing of it, a person answers for it.
fn may_encrypt(product: &Product, platform: Platform) -> bool {
    platform != Platform::Linux && product.category == "endpoint-protection"
}

pub(super) fn encryption(request: &Request<'_>) -> Option<Step> {
    let mut points = points(request, Topic::Encryption);
    let by_kind = request.subjects.iter().find(|subject| {
        subject.product.is_some_and(|product| may_encrypt(product, request.platform))
    });
    if points.is_empty() {
        let subject = by_kind?;
        points.push(Point {
            text: format!(
                "Products of this kind can encrypt drives, or manage BitLocker or FileVault and keep the recovery keys; \
                 whether {} does here, the catalogue does not say.",
                subject.name
            ),
            verified: false,
        });
    }
    let speaks = |subject: &&Subject<'_>| {
        subject.product.is_some_and(|product| {
            let facts = &product.removal.prerequisites;
            facts.iter().any(|fact| prose::topic(fact) == Some(Topic::Encryption))
        })
    };
    let product = request.subjects.iter().find(speaks).or(by_kind);
    let product = product.map(|subject| subject.name.clone());
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

pub(super) fn backup() -> Step {
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
pub(super) fn topic_step(
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
pub(super) fn points(request: &Request<'_>, topic: Topic) -> Vec<Point> {
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

pub(super) fn password(subject: &Subject<'_>, removals: &[Removal]) -> Option<Step> {
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
