//! The organisation's own rules: what it bans or allows beside the law, as a TOML or CSV file that a
//! person can write. Each entry is read by itself: a mistake names the entry and the field, and the
//! others still apply.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::CatalogError;
use crate::model::Verdict;

/// Entries above this number are not read: a list this long is no list of rules.
pub const MOST: usize = 10_000;

/// Whether a rule bans or allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleKind {
    /// The organisation does not want it.
    #[default]
    Ban,
    /// The organisation allows it for now; what the law says is still shown.
    Allow,
}

/// One rule of the organisation. At least one of `vendor`, `product`, `names`, `publishers` and `ids`
/// is filled. A ban reaches what any of `names` and `ids` says; an allowance must meet every field that
/// is filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRule {
    /// What the rule is called on screen; made from what it reaches where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Ban or allow.
    #[serde(default)]
    pub kind: RuleKind,
    /// Id or name of a vendor of the catalogue, or the name of another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub vendor: String,
    /// Id or name of a product of the catalogue, or the name of another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub product: String,
    /// Words that stand in the name of a program.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Publishers, as lists write them; the legal form does not matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publishers: Vec<String>,
    /// Product codes, bundle ids, package names or extension ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// Machines that an allowance is for; all where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub machines: Vec<String>,
    /// What a ban means.
    #[serde(default = "prohibited")]
    pub verdict: Verdict,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// First day; always where empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day; no end where empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Whether it is in use.
    #[serde(default = "yes")]
    pub on: bool,
}

fn prohibited() -> Verdict {
    Verdict::Prohibited
}

fn yes() -> bool {
    true
}

impl Default for OwnRule {
    fn default() -> Self {
        Self {
            title: String::new(),
            kind: RuleKind::Ban,
            vendor: String::new(),
            product: String::new(),
            names: Vec::new(),
            publishers: Vec::new(),
            ids: Vec::new(),
            machines: Vec::new(),
            verdict: Verdict::Prohibited,
            reason: String::new(),
            from: None,
            until: None,
            by: String::new(),
            on: true,
        }
    }
}

impl OwnRule {
    /// What the rule is called on screen.
    #[must_use]
    pub fn shown_title(&self) -> String {
        if !self.title.is_empty() {
            return self.title.clone();
        }
        let what = [&self.product, &self.vendor]
            .into_iter()
            .chain(self.names.first())
            .chain(self.publishers.first())
            .chain(self.ids.first())
            .find(|text| !text.is_empty());
        let what = what.map_or("everything", String::as_str);
        match self.kind {
            RuleKind::Ban => format!("No {what}"),
            RuleKind::Allow => format!("{what} is allowed"),
        }
    }

    /// Whether it is in use on a day.
    #[must_use]
    pub fn holds(&self, on: Date) -> bool {
        self.on
            && self.from.is_none_or(|from| from <= on)
            && self.until.is_none_or(|until| on <= until)
    }

    /// What is wrong with it: field and message.
    #[must_use]
    pub fn mistakes(&self) -> Vec<(&'static str, String)> {
        let mut wrong = Vec::new();
        let texts = [&self.names, &self.publishers, &self.ids];
        let named = texts.iter().any(|list| list.iter().any(|text| !text.trim().is_empty()));
        if self.vendor.trim().is_empty() && self.product.trim().is_empty() && !named {
            wrong.push((
                "names",
                "the rule reaches nothing: fill vendor, product, names, publishers or ids"
                    .to_owned(),
            ));
        }
        for (field, list) in ["names", "publishers", "ids", "machines"]
            .into_iter()
            .zip(texts.into_iter().chain([&self.machines]))
        {
            if list.iter().any(|text| text.trim().is_empty()) {
                wrong.push((field, "has an empty entry".to_owned()));
            }
        }
        if let Some(short) = self.names.iter().find(|name| {
            let letters = name.chars().filter(|c| c.is_alphanumeric());
            letters.clone().count() < 3 && letters.clone().all(|c| c.is_ascii())
        }) {
            wrong
                .push(("names", format!("\"{short}\" is too short; it would meet other programs")));
        }
        if let (Some(from), Some(until)) = (self.from, self.until) {
            if until < from {
                wrong.push(("until", format!("{until} lies before from, {from}")));
            }
        }
        if self.kind == RuleKind::Allow && self.reason.trim().is_empty() {
            wrong.push(("reason", "an allowance needs a reason".to_owned()));
        }
        wrong
    }
}

/// The rules of one or several files, and what was wrong in them.
#[derive(Clone, Debug, Default)]
pub struct OwnRules {
    /// The good entries, each with the file it stands in.
    pub rules: Vec<(OwnRule, String)>,
    /// What was left out, and why.
    pub errors: Vec<CatalogError>,
}

impl OwnRules {
    /// Reads a file: TOML with `[[rule]]` entries, or CSV with the same words as headings, in which
    /// several names stand with `|` between them.
    pub fn add(&mut self, file: &str, bytes: &[u8]) {
        let wrong = |message: String| CatalogError::Syntax { file: file.to_owned(), message };
        let Ok(text) = std::str::from_utf8(bytes) else {
            self.errors.push(wrong(
                "is not UTF-8 text; save it as \"CSV UTF-8\" or as plain text in UTF-8".to_owned(),
            ));
            return;
        };
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            self.errors.push(wrong("is empty".to_owned()));
            return;
        }
        let csv = text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty() && !line.starts_with('#'))
            .is_some_and(|line| !line.contains('=') && !line.starts_with('['));
        if csv { self.add_csv(file, text) } else { self.add_toml(file, text) }
    }

    fn add_toml(&mut self, file: &str, text: &str) {
        let table = match text.parse::<toml::Table>() {
            Ok(table) => table,
            Err(error) => {
                let message = error.to_string().trim_end().to_owned();
                self.errors.push(CatalogError::Syntax { file: file.to_owned(), message });
                return;
            }
        };
        for (key, value) in table {
            match (key.as_str(), value) {
                ("rule", toml::Value::Array(entries)) => {
                    let all = entries.len();
                    for (entry, number) in entries.into_iter().zip(1..).take(MOST) {
                        let name = entry.get("title").and_then(toml::Value::as_str).map_or_else(
                            || format!("rule {number}"),
                            |t| format!("rule {number}, \"{t}\""),
                        );
                        self.take(file, &name, entry);
                    }
                    self.too_many(file, all);
                }
                ("schema_version", toml::Value::Integer(1)) => {}
                ("schema_version", other) => self.errors.push(CatalogError::Entry {
                    file: file.to_owned(),
                    entry: "the file".to_owned(),
                    field: key,
                    message: format!("{other} is not known; this program reads 1"),
                }),
                _ => self.errors.push(CatalogError::Entry {
                    file: file.to_owned(),
                    entry: "the file".to_owned(),
                    field: key,
                    message: "is not known; rules stand in [[rule]] entries".to_owned(),
                }),
            }
        }
    }

    pub(super) fn too_many(&mut self, file: &str, all: usize) {
        if all > MOST {
            let message = format!("has more than {MOST} rules; those after are not used");
            self.errors.push(CatalogError::Syntax { file: file.to_owned(), message });
        }
    }

    pub(super) fn take(&mut self, file: &str, name: &str, mut entry: toml::Value) {
        // TOML has dates of its own; both ways of writing one are good.
        for field in ["from", "until"] {
            if let Some(date @ toml::Value::Datetime(_)) = entry.get_mut(field) {
                *date = toml::Value::String(date.to_string());
            }
        }
        let wrong = |field: &str, message: String| CatalogError::Entry {
            file: file.to_owned(),
            entry: name.to_owned(),
            field: field.to_owned(),
            message,
        };
        // Field by field first, so that a message can name the field.
        let mut good = true;
        if let toml::Value::Table(table) = &entry {
            for (field, value) in table {
                let mut alone = toml::Table::new();
                alone.insert(field.clone(), value.clone());
                if let Err(error) = alone.try_into::<OwnRule>() {
                    good = false;
                    self.errors.push(wrong(field, plain(field, error.message())));
                }
            }
        }
        if !good {
            return;
        }
        match entry.try_into::<OwnRule>() {
            Ok(rule) => {
                let mistakes = rule.mistakes();
                if mistakes.is_empty() {
                    self.rules.push((rule, file.to_owned()));
                }
                for (field, message) in mistakes {
                    self.errors.push(wrong(field, message));
                }
            }
            Err(error) => self.errors.push(wrong("the entry", plain("", error.message()))),
        }
    }
}

/// A message of the TOML reader on one line.
fn plain(field: &str, message: &str) -> String {
    let line = message.lines().next().unwrap_or("cannot be read");
    match field {
        "from" | "until" => format!("is not a date (YYYY-MM-DD): {line}"),
        _ => line.to_owned(),
    }
}

/// The file of these rules, as the window keeps it.
#[must_use]
pub fn rules_text(rules: &[OwnRule]) -> String {
    #[derive(Serialize)]
    struct File<'a> {
        schema_version: u32,
        rule: &'a [OwnRule],
    }
    // Plain texts, dates and lists always have a TOML form.
    let body = toml::to_string_pretty(&File { schema_version: 1, rule: rules }).unwrap_or_default();
    format!(
        "# The organisation's own rules. Interdict writes this file and reads it at every start.\n{body}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> OwnRules {
        let mut rules = OwnRules::default();
        rules.add("rules", text.as_bytes());
        rules
    }

    #[test]
    fn good_entries_apply_and_bad_ones_are_named() {
        let rules = read(
            "[[rule]]\nnames = [\"TeamViewer\"]\nreason = \"remote access\"\nuntil = \"2027-01-31\"\n\
             [[rule]]\ntitle = \"Bad day\"\nnames = [\"AnyDesk\"]\nfrom = \"2024-13-01\"\n\
             [[rule]]\nnamess = [\"x\"]\n[[rule]]\nkind = \"allow\"\nvendor = \"kaspersky\"\n",
        );
        assert_eq!(rules.rules.len(), 1);
        let texts: Vec<String> = rules.errors.iter().map(ToString::to_string).collect();
        assert!(
            texts[0].starts_with("rules: rule 2, \"Bad day\", from: is not a date"),
            "{texts:?}"
        );
        assert!(texts[1].contains("rule 3, namess"), "{texts:?}");
        assert!(texts[2].contains("rule 4, reason"), "{texts:?}");
        assert_eq!(texts.len(), 3);
    }

    #[test]
    fn a_csv_says_the_same() {
        let rules = read(
            "\u{feff}kind;names;publishers;reason;from;until;by;on\r\n\
             ban;TeamViewer|AnyDesk;;remote access;2026-01-01;;IT;yes\r\n\
             allow;Kaspersky Password Manager;;contract;;2026-12-31;Board;\r\n\
             ban;Zoom;;;31.12.2026;;;\r\n",
        );
        assert_eq!(rules.rules.len(), 2, "{:?}", rules.errors);
        assert_eq!(rules.rules[0].0.names, ["TeamViewer", "AnyDesk"]);
        assert_eq!(rules.rules[1].0.kind, RuleKind::Allow);
        let text = rules.errors[0].to_string();
        assert!(text.starts_with("rules: row 4, from: is not a date"), "{text}");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let rule = OwnRule {
            names: vec!["Team \"Viewer\"\n".to_owned()],
            until: "2027-01-31".parse().ok(),
            on: false,
            ..OwnRule::default()
        };
        let again = read(&rules_text(std::slice::from_ref(&rule)));
        assert!(again.errors.is_empty(), "{:?}", again.errors);
        assert_eq!(again.rules[0].0, rule);
    }

    #[test]
    fn a_list_of_a_million_is_no_list_of_rules() {
        let rules = read(&format!("names\n{}", "Program\n".repeat(1_000_000)));
        assert_eq!(rules.rules.len(), MOST);
        let last = rules.errors.last().unwrap().to_string();
        assert!(last.contains("more than 10000 rules"), "{last}");
    }

    #[test]
    fn what_is_no_rule_file_says_so() {
        for (text, says) in [
            ("", "is empty"),
            ("Name,Version\n7-Zip,23", "the first line must name columns"),
            ("[[rule]\nnames = []", "rules"),
            ("schema_version = 2\n", "2 is not known"),
            ("[[rule]]\nreason = \"x\"", "reaches nothing"),
            ("[[rule]]\nnames = [\"QQ\"]", "too short"),
        ] {
            let rules = read(text);
            assert!(rules.rules.is_empty());
            assert!(rules.errors[0].to_string().contains(says), "{text}: {:?}", rules.errors);
        }
        let mut rules = OwnRules::default();
        rules.add("rules.csv", b"names\nCaf\xe9\n");
        assert!(rules.errors[0].to_string().contains("UTF-8"));
    }
}
