//! `pacman -Qi`: a block a package, `Key : value` in each line, in the language of the user.

use super::{Head, List, Records, numbered, package};
use crate::import::ImportError;
use crate::model::Software;

/// `pacman -Qi`.
pub(in crate::import) struct PacmanQi;

impl List for PacmanQi {
    const NAME: &'static str = "pacman -Qi";
    const HOW: &'static str = "blocks of keys and values, the first two a name and a version";

    fn is_it(head: &Head<'_>) -> bool {
        let key = |at: usize| head.lines.get(at).and_then(|line| field(line)).map(|own| own.0);
        key(0).is_some_and(|own| NAMES.contains(&own))
            && key(1).is_some_and(|own| VERSIONS.contains(&own))
            && !head.lines.iter().take(8).any(|line| line.starts_with("Release"))
            // PowerShell prints blocks of the same form, with other keys.
            && head.lines.iter().take(30).filter_map(|line| field(line)).any(|(key, _)| {
                key == "Packager" || key == "Install Reason" || PACKAGERS.contains(&key)
            })
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut open: Option<(u64, Software)> = None;
        for (number, line) in numbered(text) {
            let Some((key, value)) = field(line) else { continue };
            if NAMES.contains(&key) {
                if let Some((at, done)) = open.replace((number, package(value, None))) {
                    records.software(None, at, done);
                }
            } else if let Some((_, software)) = &mut open {
                if VERSIONS.contains(&key) {
                    software.version = Some(value.to_owned());
                } else if key == "Packager" || PACKAGERS.contains(&key) {
                    // Of a package that somebody made for himself.
                    software.publisher =
                        Some(value.to_owned()).filter(|own| own != "Unknown Packager");
                }
            }
            records.check_cancel()?;
        }
        if let Some((at, done)) = open {
            records.software(None, at, done);
        }
        Ok(())
    }
}

const NAMES: &[&str] = &[
    "Name",
    "Nom",
    "Nombre",
    "Nome",
    "Nazwa",
    "Название",
    "Імʼя",
    "Ім'я",
    "Назва",
    "Název",
    "Naam",
];
const VERSIONS: &[&str] =
    &["Version", "Versión", "Versione", "Versão", "Wersja", "Версия", "Версія", "Verze", "Versie"];
const PACKAGERS: &[&str] = &[
    "Packer",
    "Paqueteur",
    "Empaquetador",
    "Pacchettizzatore",
    "Pakujący",
    "Сборщик",
    "Пакувальник",
];

/// `Key   : value`; a line that goes on is indented.
fn field(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(" : ")?;
    (!key.starts_with(' ') && !value.trim().is_empty()).then(|| (key.trim(), value.trim()))
}
