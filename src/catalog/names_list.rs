//! Official lists of names as their publishers offer them: the US Consolidated Screening List (CSV and
//! JSON, api.trade.gov), `OpenSanctions` "targets.simple.csv", and a plain list with one name a line.
//!
//! Only organisations are taken: a person or a ship is no publisher of software, and a person's name
//! is anybody's. Reading never stops at a bad row.

use serde::Deserialize;

/// One organisation on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// The name.
    pub name: String,
    /// Other names of the same organisation.
    pub aliases: Vec<String>,
    /// The list as the file names it, where a file holds several.
    pub list: String,
    /// The entry's own number; empty where there is none.
    pub id: String,
    /// Where the list stands; empty where the file does not say.
    pub url: String,
}

/// What a file of names gave. `rows = entries + left_out + problems`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamesList {
    /// The file's name.
    pub file: String,
    /// How it was understood.
    pub format: &'static str,
    /// Organisations.
    pub entries: Vec<ListEntry>,
    /// Rows in the file.
    pub rows: usize,
    /// Persons, ships and aircraft, which were left out.
    pub left_out: usize,
    /// Rows that could not be understood: number and reason.
    pub problems: Vec<(usize, String)>,
}

/// Why a file of names gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NamesListError {
    /// The file is empty.
    #[error("{0} is empty")]
    Empty(String),
    /// The file is not text in UTF-8.
    #[error("{0} is not text in UTF-8, as these lists are published")]
    NotText(String),
    /// Nothing of the known forms.
    #[error(
        "{0} is no list of names that Interdict knows: the Consolidated Screening List as CSV or \
         JSON, OpenSanctions targets.simple.csv, or one name a line"
    )]
    Unknown(String),
    /// The JSON is broken.
    #[error("{0} is cut off or broken: {1}")]
    Broken(String, String),
}

/// More rows than any of these lists has; what comes after is a problem, not silence.
const MOST: usize = 2_000_000;

impl NamesList {
    /// Reads a list.
    ///
    /// # Errors
    /// When nothing of it can be understood.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, NamesListError> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(NamesListError::NotText(file.to_owned()));
        };
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Err(NamesListError::Empty(file.to_owned()));
        }
        let mut list = Self { file: file.to_owned(), ..Self::default() };
        if text.trim_start().starts_with(['{', '[']) {
            list.json(text)?;
        } else {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
            let headings: Vec<String> =
                first.split(',').map(|cell| cell.trim_matches('"').trim().to_lowercase()).collect();
            let has = |name: &str| headings.iter().any(|heading| heading == name);
            if has("name") && has("alt_names") && has("source") {
                list.format = "Consolidated Screening List, CSV";
                list.csv(text, "alt_names", "source", "source_list_url", "type", "_id");
            } else if has("name") && has("aliases") && has("schema") {
                list.format = "OpenSanctions, targets.simple.csv";
                list.csv(text, "aliases", "dataset", "", "schema", "id");
            } else if headings.len() > 3 || text.contains('\0') {
                return Err(NamesListError::Unknown(file.to_owned()));
            } else {
                list.format = "one name a line";
                list.lines(text);
            }
        }
        if list.rows == 0 {
            return Err(NamesListError::Empty(file.to_owned()));
        }
        Ok(list)
    }

    fn csv(&mut self, text: &str, aliases: &str, source: &str, url: &str, kind: &str, id: &str) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let headings: Vec<String> = reader
            .headers()
            .map(|row| row.iter().map(|cell| cell.trim().to_lowercase()).collect())
            .unwrap_or_default();
        let at = |name: &str| headings.iter().position(|heading| heading == name);
        let (name_at, alias_at, source_at) = (at("name"), at(aliases), at(source));
        let (url_at, kind_at, id_at) = (at(url), at(kind), at(id));
        for record in reader.records() {
            self.rows += 1;
            let number = self.rows + 1;
            if self.rows > MOST {
                self.problems.push((number, too_many()));
                return;
            }
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    self.problems.push((number, error.to_string()));
                    continue;
                }
            };
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or("").trim();
            if record.len() < headings.len() {
                self.problems.push((number, "the row is cut off".to_owned()));
                continue;
            }
            self.take(
                number,
                ListEntry {
                    name: cell(name_at).to_owned(),
                    aliases: split(cell(alias_at)),
                    list: cell(source_at).to_owned(),
                    id: cell(id_at).to_owned(),
                    url: cell(url_at).to_owned(),
                },
                cell(kind_at),
            );
        }
    }

    fn json(&mut self, text: &str) -> Result<(), NamesListError> {
        #[derive(Deserialize)]
        struct Document {
            results: Vec<serde_json::Value>,
        }
        #[derive(Deserialize)]
        struct Row {
            name: String,
            #[serde(default)]
            alt_names: Option<Vec<String>>,
            #[serde(default)]
            source: Option<String>,
            #[serde(default)]
            source_list_url: Option<String>,
            #[serde(default)]
            id: Option<String>,
            #[serde(default, rename = "type")]
            kind: Option<String>,
        }
        self.format = "Consolidated Screening List, JSON";
        let value: serde_json::Value = serde_json::from_str(text)
            .map_err(|error| NamesListError::Broken(self.file.clone(), error.to_string()))?;
        let document: Document = serde_json::from_value(value)
            .map_err(|_| NamesListError::Unknown(self.file.clone()))?;
        for value in document.results {
            self.rows += 1;
            let number = self.rows;
            match serde_json::from_value::<Row>(value) {
                Ok(row) => self.take(
                    number,
                    ListEntry {
                        name: row.name,
                        aliases: row.alt_names.unwrap_or_default(),
                        list: row.source.unwrap_or_default(),
                        id: row.id.unwrap_or_default(),
                        url: row.source_list_url.unwrap_or_default(),
                    },
                    row.kind.as_deref().unwrap_or(""),
                ),
                Err(error) => self.problems.push((number, error.to_string())),
            }
        }
        Ok(())
    }

    fn lines(&mut self, text: &str) {
        for (line, number) in text.lines().zip(1..) {
            let line = line.trim().trim_matches('"').trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            self.rows += 1;
            if self.rows > MOST {
                self.problems.push((number, too_many()));
                return;
            }
            self.take(
                number,
                ListEntry {
                    name: line.to_owned(),
                    aliases: Vec::new(),
                    list: String::new(),
                    id: String::new(),
                    url: String::new(),
                },
                "",
            );
        }
    }

    fn take(&mut self, number: usize, entry: ListEntry, kind: &str) {
        let kind = kind.to_lowercase();
        if matches!(
            kind.as_str(),
            "person"
                | "individual"
                | "vessel"
                | "aircraft"
                | "airplane"
                | "address"
                | "cryptowallet"
                | "security"
        ) {
            self.left_out += 1;
        } else if entry.name.trim().is_empty() {
            self.problems.push((number, "the row has no name".to_owned()));
        } else {
            self.entries.push(entry);
        }
    }
}

fn too_many() -> String {
    format!("more than {MOST} rows; this and those after were not read")
}

/// Names between semicolons.
fn split(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // The heading lines are those of the published files; the rows are made up.
    const CSL: &str = "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n\
        aa01,Entity List (EL) - Bureau of Industry and Security,,,,Example Switchworks Co. Ltd.,,\"1 Road, City\",85 FR 1,2020-01-01,,,,,,,,,,,,http://example.test/el,\"Switchworks; Example SW, Inc.\",,,,,http://example.test/info,\n\
        aa02,Specially Designated Nationals (SDN) - Treasury Department,9,Individual,X,Doe John,,,,,,,,,,,,,,,,http://example.test/sdn,,,,,,,\n\
        aa03,Entity List (EL)\n";

    #[test]
    fn the_consolidated_screening_list() {
        let list = NamesList::read("csl.csv", CSL.as_bytes()).unwrap();
        assert_eq!(
            (list.rows, list.entries.len(), list.left_out, list.problems.len()),
            (3, 1, 1, 1)
        );
        assert_eq!(list.entries[0].aliases, ["Switchworks", "Example SW, Inc."]);
        assert_eq!(list.entries[0].id, "aa01");
        let json = r#"{"results":[{"id":"aa01","name":"Example Switchworks Co. Ltd.","alt_names":["Switchworks"],"source":"Entity List (EL)","source_list_url":"http://example.test/el"},
            {"id":"aa02","name":"Doe","type":"Individual"},{"id":7}]}"#;
        let list = NamesList::read("csl.json", json.as_bytes()).unwrap();
        assert_eq!(
            (list.rows, list.entries.len(), list.left_out, list.problems.len()),
            (3, 1, 1, 1)
        );
    }

    #[test]
    fn open_sanctions_and_plain_names() {
        let text = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change\n\
            NK-1,Company,Example Arms JSC,\"EXAMPLE ARMS;Пример\",,ru,,,,,,,eu_fsf,2022-03-01,2026-09-01,2026-09-01\n\
            NK-2,Person,Ivan Petrov,,,ru,,,,,,,eu_fsf,2022-03-01,2026-09-01,2026-09-01\n";
        let list = NamesList::read("targets.simple.csv", text.as_bytes()).unwrap();
        assert_eq!((list.entries.len(), list.left_out), (1, 1));
        assert_eq!(list.entries[0].aliases[1], "Пример");
        assert_eq!(list.entries[0].list, "eu_fsf");
        let list =
            NamesList::read("names.txt", "# ours\nExample Ltd\n\n\"Other, Inc.\"\n".as_bytes())
                .unwrap();
        assert_eq!(list.entries[1].name, "Other, Inc.");
    }

    #[test]
    fn millions_of_lines_end_with_a_word_about_it() {
        let list = NamesList::read("long", "Ltd\n".repeat(MOST + 3_000_000).as_bytes()).unwrap();
        assert_eq!(list.entries.len(), MOST);
        assert_eq!(list.problems.len(), 1);
        assert!(list.problems[0].1.contains("were not read"));
    }

    #[test]
    fn what_is_no_list_says_so() {
        assert!(matches!(NamesList::read("x", b""), Err(NamesListError::Empty(_))));
        assert!(matches!(NamesList::read("x", b"\xff\xfe\x41"), Err(NamesListError::NotText(_))));
        assert!(matches!(
            NamesList::read("x", b"a,b,c,d\n1,2,3,4"),
            Err(NamesListError::Unknown(_))
        ));
        assert!(matches!(
            NamesList::read("x", b"{\"results\":[{\"na"),
            Err(NamesListError::Broken(..))
        ));
        assert!(matches!(NamesList::read("x", b"{\"a\":1}"), Err(NamesListError::Unknown(_))));
        // Cut anywhere, it never panics and never reads more than is there.
        for cut in 0..CSL.len() {
            if let Ok(list) = NamesList::read("x", &CSL.as_bytes()[..cut]) {
                assert_eq!(list.rows, list.entries.len() + list.left_out + list.problems.len());
            }
        }
    }
}
