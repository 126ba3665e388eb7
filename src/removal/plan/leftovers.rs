//! What may be left behind, each thing by itself: what the machine showed, and what the catalogue knows.

use super::Request;
use super::commands::extension_by_hand;
use super::policies::{Policies, policies_of};
use crate::catalog::Product;
use crate::model::{Kind, Platform, Presence, Scope, Software};
use crate::removal::installer::{is_chromium_id, is_firefox_id};
use crate::removal::{Action, CommandLine, Leftover, Plan, Thing, refuse};

/// Leftovers of all products of a plan, each once.
pub(super) fn leftovers(request: &Request<'_>) -> Vec<Leftover> {
    let mut all: Vec<Leftover> = Vec::new();
    for subject in &request.subjects {
        let product =
            subject.product.map_or_else(|| subject.name.clone(), |product| product.id.clone());
        let policies = subject.records.iter().flat_map(|own| policy_entries(own, request.platform));
        let seen = policies
            .chain(subject.records.iter().filter_map(|own| of_record(own, request.platform)));
        let seen = seen.map(|thing| (thing, true, true));
        let known = subject
            .product
            .into_iter()
            .flat_map(|own| of_catalogue(own, request.platform))
            .map(|(thing, verified)| (thing, false, verified));
        for (thing, seen, verified) in seen.chain(known) {
            let thing = named_in_full(thing, request);
            let same = |other: &Leftover| {
                let is_same_store = match (&other.thing, &thing) {
                    (Thing::Certificate { store: a, .. }, Thing::Certificate { store: b, .. }) => {
                        a == b
                    }
                    _ => true,
                };
                is_same_store
                    && other.thing.word() == thing.word()
                    && other.thing.text().eq_ignore_ascii_case(thing.text())
            };
            if !all.iter().any(same) {
                // A place that only the catalogue names may be the vendor's, not this product's.
                let of_the_vendor = !seen
                    && subject.product.is_some_and(|own| {
                        request.staying.iter().any(|other| other.vendor == own.vendor)
                    });
                let shared = of_the_vendor || is_shared(&thing, request);
                let id = format!("left-{}", all.len() + 1);
                all.push(Leftover { id, product: product.clone(), thing, seen, verified, shared });
            }
        }
    }
    all
}

/// A folder by its path on this machine, where the system's folders are known.
fn named_in_full(thing: Thing, request: &Request<'_>) -> Thing {
    match thing {
        Thing::Folder { path } => {
            let full = refuse::expand(&path, request.facts);
            Thing::Folder { path: full.unwrap_or(path) }
        }
        thing => thing,
    }
}

/// What a record is, or leaves behind when its program goes.
fn of_record(record: &Software, platform: Platform) -> Option<Thing> {
    let name = || record.ids.package.clone().unwrap_or_else(|| record.name.clone());
    let place = record.location.clone().unwrap_or_default();
    let of_a_user = matches!(record.scope, Scope::User(_));
    Some(match record.kind {
        // The service manager of the machine knows another one under this name, if any.
        Kind::Service | Kind::Driver | Kind::ScheduledTask if of_a_user => {
            Thing::Words { text: format!("\"{}\" of one user ({place})", record.name) }
        }
        Kind::Service => Thing::Service { name: name() },
        Kind::Driver => Thing::Driver { name: name() },
        Kind::ScheduledTask => Thing::Task { path: record.name.clone() },
        Kind::BrowserExtension => Thing::Extension {
            id: record.ids.extension_id.clone().unwrap_or_else(name),
            how: extension_by_hand(record, &place, platform),
            place,
        },
        Kind::Certificate => certificate(record, place),
        Kind::StartupEntry => {
            Thing::Words { text: format!("Start-up entry \"{}\" ({place})", record.name) }
        }
        // A folder goes with an administrator's rights: only where an administrator's list names it.
        Kind::Program if record.scope == Scope::Machine && is_folder(&place) => {
            Thing::Folder { path: place }
        }
        _ => return None,
    })
}

/// The entries of the machine's policies that have a browser install an extension: they go before the extension,
/// which the browser then takes away itself. Those of a single user stay for a person.
fn policy_entries(record: &Software, platform: Platform) -> Vec<Thing> {
    let remark = record.remark.as_deref().unwrap_or_default().to_lowercase();
    let Some((browser, said)) = remark.split_once(';') else { return Vec::new() };
    let is_id = |id: &&str| is_chromium_id(id) || platform == Platform::Linux && is_firefox_id(id);
    let Some(id) = record.ids.extension_id.as_deref().filter(is_id) else { return Vec::new() };
    let by_policy = said.contains("installed by policy") || said.contains("a policy installs it");
    let of_a_user = record.location.as_deref().is_some_and(|own| own.starts_with("HKEY_USERS"));
    if !by_policy || of_a_user {
        return Vec::new();
    }
    let of = |policies: &Policies| match platform {
        Platform::Windows if policies.is_of_firefox() => Vec::new(),
        Platform::Windows => {
            vec![(format!(r"{}\ExtensionInstallForcelist", policies.key), r"HKLM\")]
        }
        Platform::Linux => policies.files.iter().map(|file| ((*file).to_owned(), "")).collect(),
        // A configuration profile is the management's; a person takes the entry out there.
        Platform::Macos => Vec::new(),
    };
    let places = policies_of(browser).map(of).unwrap_or_default();
    let entry = |(key, root): (String, &str)| Thing::PolicyEntry {
        text: format!("{id} in {root}{key}"),
        key,
        extension: id.to_owned(),
    };
    let is_chromium = is_chromium_id(id);
    let fits = |(key, _): &(String, &str)| key.ends_with("policies.json") != is_chromium;
    places.into_iter().filter(fits).map(entry).collect()
}

/// A root certificate, named by its thumbprint where the scan has read it. One that a user trusts is taken away by
/// that user: Windows asks in a window of its own ("CertDeleteCertificateFromStore", remarks on the root store).
fn certificate(record: &Software, store: String) -> Thing {
    let remark = record.remark.as_deref().unwrap_or_default();
    let thumbprint = remark.split_once("thumbprint ").map(|(_, rest)| {
        rest.chars().take_while(char::is_ascii_hexdigit).collect::<String>().to_ascii_uppercase()
    });
    let thumbprint = thumbprint.filter(|text| text.len() == 40);
    let subject = match &thumbprint {
        Some(thumbprint) => format!("{} (thumbprint {thumbprint})", record.name),
        None => record.name.clone(),
    };
    if remark.contains("one of several") {
        let text =
            format!("Root certificate \"{}\" in {store}, beside others in that file", record.name);
        return Thing::Words { text };
    }
    match (&record.scope, thumbprint) {
        (Scope::User(user), Some(thumbprint)) => Thing::Words {
            text: format!(
                "Root certificate \"{}\" that {user} trusts: signed in as {user}, run certutil -user -delstore Root \
                 {thumbprint}",
                record.name
            ),
        },
        (_, thumbprint) => Thing::Certificate { subject, thumbprint, store },
    }
}

/// Whether a place is a folder of its own, not a file, a drive or a folder that many programs share.
fn is_folder(place: &str) -> bool {
    let lower = place.to_lowercase().replace('/', "\\");
    let trimmed = lower.trim_end_matches('\\');
    let parts = trimmed.split('\\').filter(|part| !part.is_empty()).count();
    let on_drive = trimmed.get(1..3) == Some(":\\");
    let posix = place.starts_with('/');
    let last = trimmed.rsplit('\\').next().unwrap_or_default();
    let file = [".exe", ".dll", ".sys", ".app", ".desktop", ".appimage"]
        .iter()
        .any(|end| last.ends_with(end));
    let shared = [
        "program files",
        "program files (x86)",
        "programdata",
        "windows",
        "system32",
        "users",
        "common files",
        "appdata",
        "local",
        "roaming",
        "programs",
        "bin",
        "lib",
        "opt",
        "usr",
        "applications",
        "library",
        "share",
        "home",
    ];
    (on_drive && parts >= 3 || posix && parts >= 2) && !file && !shared.contains(&last)
}

fn of_catalogue(product: &Product, platform: Platform) -> Vec<(Thing, bool)> {
    let mut things = Vec::new();
    let mut add = |facts: &[crate::catalog::Fact], thing: fn(String) -> Thing| {
        for fact in facts.iter().filter(|fact| fact.literal && !fact.value.contains(['*', '<'])) {
            things.push((thing(fact.value.clone()), fact.verified));
        }
    };
    match platform {
        Platform::Windows => {
            add(&product.windows.services, |name| Thing::Service { name });
            add(&product.windows.drivers, |name| Thing::Driver { name });
            add(&product.windows.registry_keys, |path| Thing::Key { path });
            add(&product.windows.install_dirs, |path| Thing::Folder { path });
        }
        Platform::Macos => add(&product.macos.paths, |path| Thing::Folder { path }),
        Platform::Linux => add(&product.linux.paths, |path| Thing::Folder { path }),
    }
    for fact in &product.removal.leftovers {
        if fits(&fact.value, platform) {
            let of_text = of_text(&fact.value, platform);
            things.extend(of_text.into_iter().map(|thing| (thing, fact.verified)));
        }
    }
    things
}

/// Whether a sentence speaks of this system; those that name no place do for each.
fn fits(text: &str, platform: Platform) -> bool {
    let windows = text.contains('\\') || text.contains('%') || text.contains("Registry");
    let posix = text.starts_with('/') || text.starts_with("~/");
    match platform {
        Platform::Windows => !posix,
        Platform::Macos | Platform::Linux => !windows,
    }
}

/// How a person sees the roots of a system and takes one away: certutil (Microsoft), security(1), and
/// update-ca-certificates(8).
fn certificate_tool(platform: Platform) -> &'static str {
    match platform {
        Platform::Windows => {
            "certutil -store Root shows it, certutil -delstore Root THUMBPRINT removes it"
        }
        Platform::Macos => {
            "security find-certificate -a -Z shows it, sudo security delete-certificate -Z HASH removes it"
        }
        Platform::Linux => {
            "delete its file in /usr/local/share/ca-certificates or /etc/pki/ca-trust/source/anchors, then run \
             update-ca-certificates or update-ca-trust"
        }
    }
}

/// The things that a sentence of the catalogue names: `Folder A and B`, `Registry HKLM\…`; what it says
/// otherwise stays a sentence.
fn of_text(text: &str, platform: Platform) -> Vec<Thing> {
    if let Some(rest) = text.strip_prefix("Folder ") {
        let paths: Vec<&str> = rest.split(" and ").collect();
        if paths.iter().all(|path| path.starts_with('%')) {
            return paths.iter().map(|path| Thing::Folder { path: (*path).to_owned() }).collect();
        }
    }
    if text.starts_with("Root certificate") {
        return vec![Thing::Words { text: format!("{text}; {}", certificate_tool(platform)) }];
    }
    if let Some(path) = text.strip_prefix("Registry ").filter(|path| path.starts_with("HK")) {
        return vec![Thing::Key { path: path.to_owned() }];
    }
    vec![Thing::Words { text: text.to_owned() }]
}

/// Marks the folders and files of a plan in which another record of the machine has its program, or which lie
/// in another's folder. Records of the plan itself, and mere traces of programs, do not count.
pub(super) fn spare<'a>(plan: &mut Plan, others: impl Iterator<Item = &'a Software>) {
    let own: Vec<&Software> = plan.products.iter().flat_map(|product| &product.records).collect();
    let mut places: Vec<(String, bool)> = Vec::new();
    // What is only a folder says nothing of its use: a maker's folder above does not keep what lies in it, and
    // the folder itself is no other program.
    let mut folders: Vec<String> = Vec::new();
    for record in others {
        let is_trace = matches!(
            record.kind,
            Kind::Process | Kind::StartupEntry | Kind::ScheduledTask | Kind::Certificate
        );
        if is_trace
            || record.presence != Presence::Present
            || record.parent.is_some()
            || own.contains(&record)
        {
            continue;
        }
        if record.ids.is_empty() && record.uninstall.is_none() && record.version.is_none() {
            folders.extend(record.location.iter().map(|place| plain(place)));
            continue;
        }
        let place = record.location.iter().map(|place| (plain(place), is_folder(place)));
        let programs = record.uninstall.iter().flat_map(|own| own.quiet.iter().chain([&own.text]));
        let programs = programs
            .filter_map(|text| CommandLine::parse_windows(text))
            .map(|line| (plain(&line.program), false));
        places.extend(place.chain(programs));
    }
    for step in &mut plan.steps {
        let Action::CleanUp(leftovers) = &mut step.action else { continue };
        for leftover in leftovers {
            if let Thing::Folder { path } | Thing::File { path } = &leftover.thing {
                let path = plain(path);
                leftover.shared |= places.iter().any(|(place, is_folder)| {
                    is_inside(place, &path) || *is_folder && is_inside(&path, place)
                });
                leftover.shared |=
                    folders.iter().any(|place| *place != path && is_inside(place, &path));
            }
        }
    }
}

/// A path as it can be compared: small letters, one sort of slash.
fn plain(path: &str) -> String {
    path.trim().trim_matches('"').replace('\\', "/").trim_end_matches('/').to_lowercase()
}

fn is_inside(inner: &str, outer: &str) -> bool {
    let outer = outer.trim_end_matches(['\\', '/', '*']);
    !outer.is_empty()
        && inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['\\', '/']))
}

/// Whether a product that stays on the machine uses it, or something below or above it.
fn is_shared(thing: &Thing, request: &Request<'_>) -> bool {
    let own = thing.text().to_lowercase();
    let inside = is_inside;
    let things = request.staying.iter().flat_map(|product| of_catalogue(product, request.platform));
    things
        .filter(|(other, _)| other.word() == thing.word())
        .map(|(other, _)| other.text().to_lowercase())
        .any(|other| !own.is_empty() && (inside(&other, &own) || inside(&own, &other)))
}
