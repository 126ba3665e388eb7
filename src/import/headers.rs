//! Which row is the heading, and what its words mean, in the languages lists are written in.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The computer.
    Machine,
    /// A person.
    User,
    /// The program.
    Name,
    /// Its publisher.
    Publisher,
    /// Its version.
    Version,
    /// The day of installation.
    InstalledOn,
    /// On how many machines.
    Count,
    /// Nothing that is used.
    #[default]
    Unused,
}

impl Column {
    /// Every meaning, in the order of a list to choose from.
    pub const ALL: [Self; 8] = [
        Self::Machine,
        Self::User,
        Self::Name,
        Self::Publisher,
        Self::Version,
        Self::InstalledOn,
        Self::Count,
        Self::Unused,
    ];

    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Machine => "Machine",
            Self::User => "User",
            Self::Name => "Software",
            Self::Publisher => "Publisher",
            Self::Version => "Version",
            Self::InstalledOn => "Installed on",
            Self::Count => "Count",
            Self::Unused => "Not used",
        }
    }
}

/// Words by meaning, the most particular first: where two columns could be the name, the earlier
/// word wins. Compared after [`key`].
const WORDS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "displayname",
            "softwarename",
            "applicationname",
            "appname",
            "programname",
            "productname",
            "applicationtitle",
            "arpdisplayname",
            "rawname",
            "softwaretitle",
            "logicielnom",
            "nomdulogiciel",
            "softwareproduct",
            "itemname",
            "packagename",
            "_name",
            "anzeigename",
            "softwarename",
            "programmname",
            "назвапз",
            "програмнезабезпечення",
            "наименованиепо",
            "software",
            "application",
            "app",
            "program",
            "product",
            "package",
            "programm",
            "anwendung",
            "produkt",
            "logiciel",
            "programme",
            "produit",
            "programa",
            "aplicacion",
            "producto",
            "aplicativo",
            "produto",
            "programma",
            "applicazione",
            "prodotto",
            "oprogramowanie",
            "aplikacja",
            "aplikace",
            "toepassing",
            "застосунок",
            "програма",
            "продукт",
            "программа",
            "по",
            "приложение",
            "title",
            "bezeichnung",
            "intitule",
            "name",
            "nom",
            "nome",
            "nombre",
            "nazwa",
            "nazev",
            "naam",
            "назва",
            "название",
            "наименование",
            "installedsoftware",
            "softwareinstalled",
        ],
    ),
    (
        Column::Publisher,
        &[
            "publisher",
            "applicationpublisher",
            "vendor",
            "softwarepublisher",
            "softwarevendor",
            "productvendor",
            "maker",
            "developer",
            "herausgeber",
            "hersteller",
            "anbieter",
            "verleger",
            "editeur",
            "fabricant",
            "editor",
            "desarrollador",
            "fornecedor",
            "editora",
            "editore",
            "produttore",
            "fornitore",
            "wydawca",
            "producent",
            "dostawca",
            "vydavatel",
            "vyrobce",
            "uitgever",
            "fabrikant",
            "leverancier",
            "видавець",
            "виробник",
            "розробник",
            "постачальник",
            "издатель",
            "производитель",
            "разработчик",
            "поставщик",
            "manufacturer",
            "softwaremanufacturer",
            "company",
            "maintainer",
            "author",
            "signer",
            "signedby",
            "creator",
            "supplier",
            "firma",
            "fournisseur",
            "societe",
            "fabricante",
            "proveedor",
        ],
    ),
    (
        Column::Version,
        &[
            "applicationversion",
            "displayversion",
            "softwareversion",
            "productversion",
            "version",
            "bundleshortversion",
            "applicationshortversion",
            "versionsnummer",
            "numerodeversion",
            "versao",
            "versione",
            "wersja",
            "verze",
            "versie",
            "версія",
            "версия",
            "ausgabe",
            "build",
            "release",
        ],
    ),
    (
        Column::Machine,
        &[
            "computername",
            "devicename",
            "machinename",
            "hostname",
            "pcname",
            "assetname",
            "endpointname",
            "systemname",
            "nodename",
            "pscomputername",
            "hostidentifier",
            "computer",
            "pc",
            "host",
            "device",
            "machine",
            "workstation",
            "endpoint",
            "asset",
            "agent",
            "node",
            "client",
            "rechnername",
            "rechner",
            "geratename",
            "gerat",
            "arbeitsplatz",
            "endgerat",
            "nomdelordinateur",
            "ordinateur",
            "poste",
            "appareil",
            "hote",
            "equipo",
            "ordenador",
            "dispositivo",
            "maquina",
            "computador",
            "equipamento",
            "postazione",
            "komputer",
            "urzadzenie",
            "stacja",
            "pocitac",
            "zarizeni",
            "apparaat",
            "werkplek",
            "компютер",
            "назвакомпютера",
            "пристрій",
            "пк",
            "хост",
            "компьютер",
            "имякомпьютера",
            "устройство",
        ],
    ),
    (
        Column::User,
        &[
            "username",
            "user",
            "upn",
            "emailaddress",
            "owner",
            "lastuser",
            "assignedto",
            "benutzername",
            "benutzer",
            "nutzer",
            "anwender",
            "nomdutilisateur",
            "utilisateur",
            "usuario",
            "utilizador",
            "utente",
            "uzytkownik",
            "uzivatel",
            "gebruiker",
            "користувач",
            "пользователь",
        ],
    ),
    (
        Column::InstalledOn,
        &[
            "installdate",
            "installedon",
            "dateinstalled",
            "installationdate",
            "installtime",
            "installed",
            "installationsdatum",
            "installiertam",
            "datum",
            "datedinstallation",
            "installele",
            "fechadeinstalacion",
            "datadeinstalacao",
            "datadiinstallazione",
            "datainstalacji",
            "datuminstalace",
            "installatiedatum",
            "датавстановлення",
            "датаінсталяції",
            "датаустановки",
        ],
    ),
    (
        Column::Count,
        &[
            "devicecount",
            "hostscount",
            "count",
            "installs",
            "installedcomputers",
            "quantity",
            "nbre",
            "seats",
            "anzahl",
            "gerateanzahl",
            "nombredinstallations",
            "cantidad",
            "recuento",
            "quantidade",
            "quantita",
            "liczba",
            "pocet",
            "aantal",
            "кількість",
            "количество",
        ],
    ),
];

/// A heading as it is compared: small letters without accents, spaces and punctuation, without the
/// prefix of a report's table and the zero that SQL views put at the end.
fn key(cell: &str) -> String {
    let cell = cell.rsplit_once("Table0_").map_or(cell, |(_, name)| name);
    let folded: String = cell
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect();
    folded.strip_suffix('0').map_or(folded.clone(), str::to_owned)
}

/// [`WORDS`] by what is compared, with the rank of each word.
static KEYS: LazyLock<HashMap<String, (Column, usize)>> = LazyLock::new(|| {
    let mut keys = HashMap::new();
    for (column, words) in WORDS {
        for (rank, word) in words.iter().enumerate() {
            keys.entry(key(word)).or_insert((*column, rank));
        }
    }
    keys
});

/// The word's meaning and its rank among the words of that meaning.
fn meaning(cell: &str) -> Option<(Column, usize)> {
    let key = key(cell);
    if key.is_empty() {
        return None;
    }
    KEYS.get(&key).copied()
}

/// What the columns of a row mean, if it is a heading: at least two words are known and one of them
/// names software, or it is one column that does.
pub(super) fn recognise(cells: &[String]) -> Option<Vec<Column>> {
    let found: Vec<Option<(Column, usize)>> = cells.iter().map(|cell| meaning(cell)).collect();
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let known = found.iter().flatten().count();
    if known < 2 && !(filled == 1 && known == 1) {
        return None;
    }
    let mut columns = vec![Column::Unused; cells.len()];
    for column in Column::ALL {
        let best = found
            .iter()
            .enumerate()
            .filter_map(|(at, found)| found.filter(|(own, _)| *own == column).map(|f| (f.1, at)))
            .min();
        if let Some((_, at)) = best {
            columns[at] = column;
        }
    }
    let names: Vec<usize> = found
        .iter()
        .enumerate()
        .filter(|(_, found)| matches!(found, Some((Column::Name, _))))
        .map(|(at, _)| at)
        .collect();
    let has = |columns: &[Column], column: Column| columns.contains(&column);
    // "Name" beside "Application name" is the machine's name; French "nombre" is a count beside "nom".
    for at in names {
        if columns[at] != Column::Unused {
            continue;
        }
        match key(&cells[at]).as_str() {
            "nombre" if !has(&columns, Column::Count) => columns[at] = Column::Count,
            "name" if !has(&columns, Column::Machine) => columns[at] = Column::Machine,
            _ => {}
        }
    }
    has(&columns, Column::Name).then_some(columns)
}

/// Whether a cell is a word for "name of the program".
pub(super) fn is_name_word(cell: &str) -> bool {
    // Nothing that heads a column is long; this stands in the way of a million rows.
    cell.len() < 60 && matches!(meaning(cell), Some((Column::Name, _)))
}

/// Rows that may stand above a heading: titles, filters, dates.
pub(super) const HEADING_WITHIN: usize = 30;

/// Position and meaning of the heading among the first rows.
pub(super) fn find(rows: &[Vec<String>]) -> Option<(usize, Vec<Column>)> {
    rows.iter()
        .take(HEADING_WITHIN)
        .enumerate()
        // A heading of one word could be a title; a fuller one further down is better.
        .filter_map(|(at, row)| Some((at, recognise(row)?)))
        .max_by_key(|(at, columns)| {
            let known = columns.iter().filter(|column| **column != Column::Unused).count();
            (known.min(2), std::cmp::Reverse(*at))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(heading: &str) -> Option<Vec<Column>> {
        recognise(&heading.split(';').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn headings_in_many_languages() {
        use Column::{Count, InstalledOn, Machine, Name, Publisher, Unused, User, Version};
        for (heading, expected) in [
            ("Computer;Software;Publisher", vec![Machine, Name, Publisher]),
            (
                "Rechner;Programm;Hersteller;Version;Installiert am",
                vec![Machine, Name, Publisher, Version, InstalledOn],
            ),
            (
                "Комп’ютер;Назва ПЗ;Виробник;Версія;Дата встановлення",
                vec![Machine, Name, Publisher, Version, InstalledOn],
            ),
            ("Name0;DisplayName0;Publisher0;Version0", vec![Machine, Name, Publisher, Version]),
            ("Name;Application name;Version", vec![Machine, Name, Version]),
            ("Details_Table0_DisplayName0;Details_Table0_Publisher0", vec![Name, Publisher]),
            ("Poste;Nom;Nombre", vec![Machine, Name, Count]),
            ("Nombre;Versión;Fabricante", vec![Name, Version, Publisher]),
            (
                "DeviceName;UserName;ApplicationName;ApplicationPublisher;Foo",
                vec![Machine, User, Name, Publisher, Unused],
            ),
        ] {
            assert_eq!(columns(heading), Some(expected), "{heading}");
        }
    }

    #[test]
    fn what_is_no_heading() {
        for row in
            ["Kaspersky Endpoint Security;AO Kaspersky Lab", "Asset;Owner", ";;", "Report;2024"]
        {
            assert_eq!(columns(row), None, "{row}");
        }
    }
}
