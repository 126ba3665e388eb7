//! Flatpaks: the applications of the system and of every user, from the folders that flatpak keeps
//! (`/var/lib/flatpak/app`, `~/.local/share/flatpak/app`). The name for people and the version come
//! from the application's own metainfo where it has one.

use std::path::Path;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, of_each_user};
use crate::scan::common::tree::Tree;

/// Metainfo files with all their translations stay below this.
const MOST: u64 = 4 * 1024 * 1024;

/// Reads the flatpaks below a root: one outcome for the system, one for each user who has any or
/// whose folder could not be read.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let (id, name) = ("flatpak", "Flatpaks");
    let system = Path::new("var/lib/flatpak/app");
    let mut reader = SourceReader::new(tree, id, name, system);
    read_folder(&mut reader, system);
    let mut outcomes = vec![reader.finish()];
    outcomes.extend(of_each_user(tree, id, name, |reader, home| {
        read_folder(reader, &home.path.join(".local/share/flatpak/app"));
    }));
    outcomes
}

fn read_folder(reader: &mut SourceReader<'_>, folder: &Path) {
    for entry in reader.folders(folder) {
        let app = folder.join(&entry.name);
        let package = entry.shown();
        let metainfo = app.join("current/active/files/share/metainfo");
        let bytes = reader
            .part(metainfo.join(format!("{package}.metainfo.xml")), MOST)
            .or_else(|| reader.part(metainfo.join(format!("{package}.appdata.xml")), MOST))
            .unwrap_or_default();
        let location = reader.tree().shown(&app);
        reader.push(Software { location: Some(location), ..parse(&package, &bytes) });
    }
}

/// An application, by its id and its own description (AppStream, "Upstream Metadata"), which may be
/// missing.
#[must_use]
pub fn parse(package: &str, metainfo: &[u8]) -> Software {
    let text = String::from_utf8_lossy(metainfo);
    // `<developer id="…"><name>…</name></developer>` since AppStream 1.0, `<developer_name>` before.
    let (before, developer) = match text.split_once("<developer") {
        Some((before, after)) if !after.starts_with("_name") => {
            let (inside, rest) = after.split_once("</developer>").unwrap_or((after, ""));
            (format!("{before}{rest}"), between(inside, "<name>", "</name>"))
        }
        _ => (text.to_string(), None),
    };
    Software {
        kind: Kind::Package,
        name: between(&before, "<name>", "</name>").unwrap_or_else(|| package.to_owned()),
        publisher: developer.or_else(|| between(&text, "<developer_name>", "</developer_name>")),
        version: between(&text, "<release version=\"", "\""),
        ids: Identifiers { package: Some(package.to_owned()), ..Identifiers::default() },
        ..Software::default()
    }
}

/// The text of the first plain element; metainfo files are written one element a line.
fn between(text: &str, start: &str, end: &str) -> Option<String> {
    let from = text.find(start)? + start.len();
    let value = text.get(from..)?.split_once(end)?.0.trim();
    let plain = !value.is_empty() && !value.contains('<') && value.len() < 300;
    plain.then(|| value.replace("&amp;", "&").replace("&quot;", "\"").replace("&apos;", "'"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::model::Scope;

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
        let outcomes = read(&Tree::new(root));
        assert_eq!(outcomes.len(), 2);
        let browser = &outcomes[0].software[0];
        assert_eq!(browser.name, "Yandex Browser");
        assert_eq!(browser.publisher.as_deref(), Some("YANDEX & Co"));
        assert_eq!(browser.version.as_deref(), Some("24.1"));
        assert_eq!(outcomes[1].software[0].scope, Scope::User("kim".to_owned()));
    }

    #[test]
    fn the_newer_form_of_the_developer() {
        let text = "<component><developer id=\"ru\"><name>Dev</name></developer>\n<name>App</name>";
        let found = parse("x.Y", text.as_bytes());
        assert_eq!((found.name.as_str(), found.publisher.as_deref()), ("App", Some("Dev")));
        assert_eq!(parse("x.Y", b"\xff<name>").name, "x.Y");
    }

    proptest::proptest! {
        #[test]
        fn any_description_is_read_without_panic(
            text in "(<name>|</name>|<developer|_name>|</developer>|<release version=\"|[a-zé\"]){0,12}"
        ) {
            let found = parse("x.Y", text.as_bytes());
            proptest::prop_assert!(!found.name.is_empty());
        }
    }
}
