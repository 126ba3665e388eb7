//! Flatpaks: the applications of the system and of every user, from the folders that flatpak keeps
//! (`/var/lib/flatpak/app`, `~/.local/share/flatpak/app`). The name for people and the version come
//! from the application's own metainfo where it has one.

use std::path::Path;

use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome, SourceState};
use crate::scan::{empty, state_of};

/// Reads the flatpaks below a root: one outcome for the system, one for each user who has any or
/// whose folder could not be read.
#[must_use]
pub fn read(root: &Path) -> Vec<SourceOutcome> {
    let system = root.join("var/lib/flatpak/app");
    let mut outcomes = vec![read_folder("flatpak", "Flatpaks", &system, &Scope::Machine)];
    for home in super::homes(root) {
        let user = home.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let folder = home.join(".local/share/flatpak/app");
        let outcome = read_folder(
            &format!("flatpak-{user}"),
            &format!("Flatpaks of user {user}"),
            &folder,
            &Scope::User(user),
        );
        if outcome.reading.state != SourceState::NotPresent {
            outcomes.push(outcome);
        }
    }
    outcomes
}

fn read_folder(id: &str, name: &str, folder: &Path, scope: &Scope) -> SourceOutcome {
    let mut outcome = empty(id, name, &folder.display().to_string(), SourceState::Read);
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            outcome.reading.state = state_of(&error, folder);
            return outcome;
        }
    };
    let mut apps: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    apps.sort();
    for app in apps {
        let Some(package) = app.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            continue;
        };
        let metainfo =
            app.join("current/active/files/share/metainfo").join(format!("{package}.metainfo.xml"));
        let text = std::fs::read_to_string(&metainfo)
            .or_else(|_| {
                std::fs::read_to_string(metainfo.with_extension("").with_extension("appdata.xml"))
            })
            .unwrap_or_default();
        outcome.software.push(Software {
            kind: Kind::Package,
            name: between(&text, "<name>", "</name>").unwrap_or_else(|| package.clone()),
            publisher: between(&text, "<developer_name>", "</developer_name>"),
            version: between(&text, "<release version=\"", "\""),
            ids: Identifiers { package: Some(package), ..Identifiers::default() },
            location: Some(app.display().to_string()),
            scope: scope.clone(),
            source: id.to_owned(),
            ..Software::default()
        });
    }
    outcome
}

/// The text of the first plain element; metainfo files are written one element a line.
fn between(text: &str, start: &str, end: &str) -> Option<String> {
    let from = text.find(start)? + start.len();
    let rest = &text[from..];
    let value = rest[..rest.find(end)?].trim();
    let plain = !value.is_empty() && !value.contains('<') && value.len() < 300;
    plain.then(|| value.replace("&amp;", "&").replace("&quot;", "\"").replace("&apos;", "'"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn system_and_user_apps() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let system = root.join("var/lib/flatpak/app/ru.yandex.Browser");
        let info = system.join("current/active/files/share/metainfo");
        std::fs::create_dir_all(&info).unwrap();
        std::fs::write(
            info.join("ru.yandex.Browser.metainfo.xml"),
            "<component>\n<name>Yandex Browser</name>\n<developer_name>YANDEX &amp; Co</developer_name>\n\
             <releases><release version=\"24.1\"/></releases></component>",
        )
        .unwrap();
        std::fs::create_dir_all(root.join("home/kim/.local/share/flatpak/app/org.x.Y")).unwrap();
        std::fs::create_dir_all(root.join("home/lee")).unwrap();
        let outcomes = read(root);
        assert_eq!(outcomes.len(), 2);
        let browser = &outcomes[0].software[0];
        assert_eq!(browser.name, "Yandex Browser");
        assert_eq!(browser.publisher.as_deref(), Some("YANDEX & Co"));
        assert_eq!(browser.version.as_deref(), Some("24.1"));
        assert_eq!(outcomes[1].software[0].scope, Scope::User("kim".to_owned()));
    }
}
