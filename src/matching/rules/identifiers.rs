//! What the identifiers of a title meet: each is looked up among names of its own kind.

use super::super::index::{Known, Matcher, Space};
use super::super::normalize;
use crate::model::{Identifiers, Kind, Title};

/// An identifier that was met.
pub(super) struct Met<'a> {
    pub(super) space: Space,
    pub(super) text: &'a str,
    pub(super) known: &'a [Known],
}

impl Matcher {
    pub(super) fn identifiers_of<'a>(&'a self, title: &'a Title) -> Vec<Met<'a>> {
        let mut met = Vec::new();
        if let Some(ids) = title.ids.as_deref() {
            for (space, text) in spaces(title.kind, ids) {
                self.look_up(space, text, &mut met);
            }
        }
        // Lists of packages, extensions and bundles give the identifier as the name.
        let is_started = matches!(title.kind, Kind::Service | Kind::Driver);
        if (met.is_empty() || is_started) && is_like_an_identifier(&title.name, title.kind) {
            let spaces: &[Space] = match title.kind {
                Kind::Package => &[Space::Package],
                Kind::LanguagePackage => &[Space::LanguagePackage],
                Kind::BrowserExtension => &[Space::ExtensionId],
                Kind::Service | Kind::Driver => &[Space::ServiceFile],
                // A label of launchd, which names agents as it names daemons.
                Kind::StartupEntry if is_label(&title.name) => {
                    &[Space::ServiceFile, Space::ProcessFile]
                }
                Kind::StartupEntry | Kind::ScheduledTask | Kind::Process => &[Space::ProcessFile],
                // No identifiers of programs: what they say is in their names and subjects.
                Kind::Certificate | Kind::Antivirus | Kind::Distribution | Kind::Licence => &[],
                _ => &[Space::ExtensionId, Space::BundleId, Space::Package],
            };
            for space in spaces {
                self.look_up(*space, &title.name, &mut met);
            }
        }
        met
    }

    pub(super) fn look_up<'a>(&'a self, space: Space, text: &'a str, met: &mut Vec<Met<'a>>) {
        let words = normalize::identifier(text);
        let known = self.identifiers.get(&(space, words.clone())).map(Vec::as_slice);
        let known = known.or_else(|| {
            let (_, known) = self.generations.iter().find(|(start, _)| {
                let rest = words.strip_prefix(start.as_str()).unwrap_or("");
                space == Space::ServiceFile && is_generation(rest)
            })?;
            Some(known.as_slice())
        });
        // A driver named like its file says one thing, not two.
        let is_new = |met: &Met<'_>| {
            met.space != space || stem(&normalize::identifier(met.text)) != stem(&words)
        };
        if let Some(known) = known.filter(|_| met.iter().all(is_new)) {
            met.push(Met { space, text, known });
        }
    }
}

/// A file's name without the ending that services, drivers and programs have.
pub(super) fn stem(name: &str) -> &str {
    [".sys", ".service", ".exe"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// Whether a text is the number of a generation: `21.3`.
fn is_generation(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.len() <= 8
        && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a name is written as launchd's labels are: `com.kaspersky.kav` (launchd.plist(5)).
fn is_label(name: &str) -> bool {
    name.matches('.').count() >= 2
}

fn spaces(kind: Kind, ids: &Identifiers) -> impl Iterator<Item = (Space, &str)> {
    let package = match kind {
        Kind::LanguagePackage => Space::LanguagePackage,
        // The name by which the service manager knows it.
        Kind::Service | Kind::Driver => Space::ServiceFile,
        _ => Space::Package,
    };
    // What starts by itself is known by its own name or by that of the program it starts.
    let starts =
        matches!(kind, Kind::Service | Kind::Driver | Kind::StartupEntry | Kind::ScheduledTask);
    let file = if kind == Kind::Process { Space::ProcessFile } else { Space::ServiceFile };
    let started = [(Space::ServiceFile, &ids.bundle_id), (Space::ProcessFile, &ids.file)]
        .into_iter()
        .filter(move |_| starts);
    [
        (Space::ProductCode, &ids.product_code),
        (Space::UninstallKey, &ids.uninstall_key),
        (Space::BundleId, &ids.bundle_id),
        (package, &ids.package),
        (Space::ExtensionId, &ids.extension_id),
        (Space::Signer, &ids.signer),
        (file, &ids.file),
    ]
    .into_iter()
    .chain(started)
    .filter_map(|(space, text)| Some((space, text.as_deref()?)))
}

/// Whether a name can be an identifier at all: one word, and for programs one that no product would
/// be called in speech (with a dot, a hyphen, a digit, or 32 letters of an extension id).
fn is_like_an_identifier(name: &str, kind: Kind) -> bool {
    if name.contains(char::is_whitespace) || name.is_empty() {
        return false;
    }
    !matches!(kind, Kind::Program | Kind::StoreApp | Kind::Component)
        || name.len() >= 20
        || name.contains(['.', '-', '@'])
        || name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
}
