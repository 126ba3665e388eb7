//! The matcher's question in SQL, for osquery's tables: the same normalisation, the same publishers, names
//! and identifiers, as one query that any SQLite can run.
//!
//! Tables and columns are those of osquery's specifications (osquery/osquery, `specs/`). Only functions of
//! SQLite's core are used: `lower`, `replace`, `trim`, `instr`. What SQL cannot say is listed in
//! `docs/handover.md` with its reason.

use std::collections::BTreeSet;

use super::facts::Trust;
use super::{Chosen, Order, quote};
use crate::catalog::{Fact, Product};
use crate::matching::terms::{self, NameTerm, Terms};

mod words;

use words::{in_steps, is_present, is_present_as, one_of, whole_name};

/// A table of osquery that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the table of that name")]
pub enum Table {
    Programs,
    Apps,
    DebPackages,
    RpmPackages,
    ChromeExtensions,
    FirefoxAddons,
    Services,
    Drivers,
    Certificates,
    PythonPackages,
    NpmPackages,
}

/// How a table is read.
struct Shape {
    name: &'static str,
    /// As osquery's packs write it.
    platform: &'static str,
    /// What stands for the name of the software.
    title: &'static str,
    /// What stands for its publisher; an empty string where the table has none.
    maker: &'static str,
    /// What the answer shows.
    shown: &'static [&'static str],
    /// A table that osquery fills for one user at a time.
    per_user: bool,
}

impl Table {
    /// Every table.
    pub const ALL: &'static [Self] = &[
        Self::Programs,
        Self::Apps,
        Self::DebPackages,
        Self::RpmPackages,
        Self::ChromeExtensions,
        Self::FirefoxAddons,
        Self::Services,
        Self::Drivers,
        Self::Certificates,
        Self::PythonPackages,
        Self::NpmPackages,
    ];

    fn shape(self) -> Shape {
        let shape = |name, platform, title, maker, shown| Shape {
            name,
            platform,
            title,
            maker,
            shown,
            per_user: false,
        };
        match self {
            Self::Programs => shape(
                "programs",
                "windows",
                "name",
                "publisher",
                &["name", "version", "publisher", "identifying_number", "package_family_name"],
            ),
            // An app's folder ends with `.app`, which is no part of its name.
            Self::Apps => shape(
                "apps",
                "darwin",
                "replace(name, '.app', '')",
                "''",
                &["name", "bundle_short_version", "bundle_identifier", "path"],
            ),
            // `Name <address>`, deb-control(5): the address is no part of the name.
            Self::DebPackages => shape(
                "deb_packages",
                "linux",
                "name",
                "CASE WHEN instr(maintainer, ' <') > 0 \
                 THEN substr(maintainer, 1, instr(maintainer, ' <')) ELSE maintainer END",
                &["name", "version", "maintainer"],
            ),
            Self::RpmPackages => {
                shape("rpm_packages", "linux", "name", "vendor", &["name", "version", "vendor"])
            }
            Self::ChromeExtensions => Shape {
                per_user: true,
                ..shape(
                    "chrome_extensions",
                    "windows,darwin,linux",
                    "name",
                    "author",
                    &["username", "browser_type", "profile", "name", "version", "identifier"],
                )
            },
            Self::FirefoxAddons => Shape {
                per_user: true,
                ..shape(
                    "firefox_addons",
                    "windows,darwin,linux",
                    "name",
                    "creator",
                    &["username", "name", "version", "identifier"],
                )
            },
            Self::Services => shape(
                "services",
                "windows",
                "display_name",
                "''",
                &["name", "display_name", "status", "path"],
            ),
            Self::Drivers => shape(
                "drivers",
                "windows",
                "device_name",
                "provider",
                &["service", "device_name", "image", "provider", "version"],
            ),
            Self::Certificates => shape(
                "certificates",
                "windows,darwin",
                "common_name",
                "subject",
                &["common_name", "subject", "sha1", "path"],
            ),
            Self::PythonPackages => Shape {
                per_user: true,
                ..shape(
                    "python_packages",
                    "windows,darwin,linux",
                    "name",
                    "author",
                    &["username", "name", "version", "author", "path"],
                )
            },
            Self::NpmPackages => shape(
                "npm_packages",
                "linux",
                "name",
                "author",
                &["name", "version", "author", "path"],
            ),
        }
    }

    /// Its name in osquery.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.shape().name
    }

    /// The platforms on which it is asked, as osquery writes them.
    #[must_use]
    pub fn platform(self) -> &'static str {
        self.shape().platform
    }

    /// Whether rows of it are installed software, not traces or parts of it.
    #[must_use]
    pub fn is_software(self) -> bool {
        !matches!(self, Self::Services | Self::Drivers | Self::Certificates)
    }

    /// In plain words, for the middle of a sentence.
    #[must_use]
    pub fn plain(self) -> &'static str {
        match self {
            Self::Programs => "installed programs",
            Self::Apps => "apps",
            Self::DebPackages => "Debian packages",
            Self::RpmPackages => "RPM packages",
            Self::ChromeExtensions => "extensions of Chrome and its relatives",
            Self::FirefoxAddons => "add-ons of Firefox",
            Self::Services => "services",
            Self::Drivers => "drivers",
            Self::Certificates => "certificates",
            Self::PythonPackages => "Python packages",
            Self::NpmPackages => "npm packages",
        }
    }
}

/// The rows of a table that are of what was chosen; `None` where the table can have none.
#[must_use]
pub fn query(order: &Order<'_>, chosen: &Chosen, table: Table) -> Option<String> {
    let shape = table.shape();
    let condition = Asked::new(order, chosen, table).condition()?;
    let (from, more) = if shape.per_user { ("users CROSS JOIN", " USING (uid)") } else { ("", "") };
    let space = if from.is_empty() { "" } else { " " };
    let shown: Vec<&str> = shape.shown.to_vec();
    let extra: &[&str] = match table {
        Table::Drivers => &["service", "image"],
        _ => &[],
    };
    let mut columns: Vec<&str> = shown.clone();
    columns.extend(extra.iter().filter(|own| !shown.contains(own)));
    let to_words = words::to_words(&words::lookalikes(&order.matcher.terms(&chosen.vendor)));
    let (title, maker) = (words::small(shape.title), words::small(shape.maker));
    let mut steps = vec![format!(
        "(SELECT {}, {title} AS title, {maker} AS maker FROM {from}{space}{}{more})",
        columns.join(", "),
        shape.name,
    )];
    let columns = columns.join(", ");
    let makers = in_steps("maker", &to_words);
    for (at, title) in in_steps("title", &to_words).iter().enumerate() {
        let maker = makers.get(at).filter(|_| shape.maker != "''").map_or("maker", String::as_str);
        steps.push(format!("{title} AS title, {maker} AS maker"));
    }
    let (firms, bares) =
        (in_steps("firm", &words::legal_forms()), in_steps("bare", &words::editions()));
    for at in 0..firms.len().max(bares.len()) {
        // The first step starts from what it is made of.
        let (firm, bare) = if at == 0 { ("maker", "title") } else { ("firm", "bare") };
        let step = |own: Option<&String>, from: &str, column: &str| {
            own.map_or_else(|| from.to_owned(), |own| own.replacen(column, from, 1))
        };
        let firm = step(firms.get(at).filter(|_| shape.maker != "''"), firm, "firm");
        let bare = step(bares.get(at), bare, "bare");
        steps.push(format!("title, maker, {firm} AS firm, {bare} AS bare"));
    }
    let last = steps.len() - 1;
    let steps: Vec<String> = steps
        .into_iter()
        .enumerate()
        .map(|(at, step)| match at {
            0 => format!("s0 AS {step}"),
            // Worked out once for each row, not once for each comparison.
            at if at == last => {
                format!("s{at} AS MATERIALIZED (SELECT {columns}, {step} FROM s{})", at - 1)
            }
            at => format!("s{at} AS (SELECT {columns}, {step} FROM s{})", at - 1),
        })
        .collect();
    Some(format!(
        "WITH {} SELECT {} AS vendor, {} FROM s{last} WHERE {condition};",
        steps.join(", "),
        quote::sql(&chosen.vendor),
        shown.join(", ")
    ))
}

/// One row where the table has nothing of what was chosen, none where it has: what Fleet calls a pass.
#[must_use]
pub fn passes_without(order: &Order<'_>, chosen: &Chosen, table: Table) -> Option<String> {
    let query = query(order, chosen, table)?;
    Some(format!("SELECT 1 WHERE NOT EXISTS ({});", query.trim_end_matches(';')))
}

/// What is asked of one table.
struct Asked<'a> {
    order: &'a Order<'a>,
    chosen: &'a Chosen,
    table: Table,
    terms: Terms,
}

impl<'a> Asked<'a> {
    fn new(order: &'a Order<'a>, chosen: &'a Chosen, table: Table) -> Self {
        Self { order, chosen, table, terms: order.matcher.terms(&chosen.vendor) }
    }

    fn condition(&self) -> Option<String> {
        let mut any: Vec<String> = Vec::new();
        let by_vendor = self.by_vendor();
        let language = matches!(self.table, Table::PythonPackages | Table::NpmPackages);
        if self.chosen.whole {
            any.extend(by_vendor.clone());
        }
        // Each product of a maker brings the same certificate: its name says the maker only.
        if !language && self.table != Table::Certificates {
            any.extend(self.by_name(by_vendor.as_deref()));
        }
        let identifiers = self.by_identifier(by_vendor.as_deref());
        // A language's package is known by its name in the index; most makers have none there.
        if language && identifiers.is_empty() {
            return None;
        }
        any.extend(identifiers);
        (!any.is_empty()).then(|| any.join(" OR "))
    }

    /// The publisher is the vendor, or names it.
    fn by_vendor(&self) -> Option<String> {
        let mut any = Vec::new();
        if self.table == Table::Certificates {
            // The organisation stands in the subject, among other things.
            for column in ["maker", "title"] {
                any.extend(self.terms.vendor_words.iter().map(|own| is_present(column, own)));
            }
            return (!any.is_empty()).then(|| format!("({})", any.join(" OR ")));
        }
        if self.table.shape().maker == "''" {
            return None;
        }
        any.extend(one_of("firm", &self.terms.publishers));
        any.extend(self.terms.vendor_words.iter().map(|own| is_present("maker", own)));
        (!any.is_empty()).then(|| format!("({})", any.join(" OR ")))
    }

    /// No publisher is given.
    fn absent() -> String {
        let marks: Vec<String> =
            terms::empty_publishers().iter().map(|own| (*own).to_owned()).collect();
        one_of("maker", &marks).unwrap_or_else(|| "maker = ' '".to_owned())
    }

    fn by_name(&self, by_vendor: Option<&str>) -> Option<String> {
        let absent = Self::absent();
        let tool: Vec<String> =
            terms::tool_words().iter().map(|own| is_present("title", own)).collect();
        let no_tool = format!("NOT ({})", tool.join(" OR "));
        let (mut strong, mut exact, mut weak, mut always) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        if self.chosen.whole {
            strong.extend(self.terms.vendor_words.iter().map(|own| is_present("title", own)));
        }
        for term in self.names() {
            let counts = self.counts(term);
            if term.any_publisher {
                always.push(format!("({counts} AND {no_tool})"));
            } else if term.embedded && term.anywhere {
                let sure = if term.weak { format!(" AND NOT ({absent})") } else { String::new() };
                always.push(format!("({counts}{sure})"));
            } else if term.weak {
                weak.push(counts);
            } else {
                if terms::tool_words().iter().any(|tool| has_words(&term.words, tool)) {
                    exact.push(format!("title = {}", quote::sql(&format!(" {} ", term.words))));
                }
                strong.push(counts);
            }
        }
        let mut any = Vec::new();
        if !strong.is_empty() {
            let names = strong.join(" OR ");
            let or_exact: Vec<String> = exact.iter().map(|own| format!(" OR {own}")).collect();
            let or_exact = or_exact.concat();
            any.push(format!("({absent} AND (({no_tool} AND ({names})){or_exact}))"));
        }
        if let (Some(by_vendor), false) = (by_vendor, self.chosen.whole) {
            let names: Vec<String> = strong.into_iter().chain(exact).chain(weak).collect();
            if !names.is_empty() {
                any.push(format!("({by_vendor} AND ({}))", names.join(" OR ")));
            }
        }
        any.extend(always);
        (!any.is_empty()).then(|| any.join(" OR "))
    }

    /// Names that mean what was chosen.
    fn names(&self) -> impl Iterator<Item = &NameTerm> {
        self.terms.names.iter().filter(|term| match &term.product {
            Some(id) => self.chosen.products.contains(id),
            None => self.chosen.whole,
        })
    }

    /// A name counts: where it may stand, without words that speak against it, and not as the beginning of
    /// another product's longer name.
    fn counts(&self, term: &NameTerm) -> String {
        let mut all = vec![if term.anywhere {
            is_present_as("title", &term.words, &term.shown)
        } else {
            whole_name(&term.words, &self.terms.own_words)
        }];
        all.extend(term.against.iter().map(|own| format!("NOT {}", is_present("title", own))));
        if !self.chosen.whole {
            let longer: BTreeSet<&str> = self
                .terms
                .names
                .iter()
                .filter(|own| own.words.len() > term.words.len())
                .filter(|own| has_words(&own.words, &term.words))
                .filter(|own| {
                    !own.product.as_ref().is_some_and(|id| self.chosen.products.contains(id))
                })
                .map(|own| own.words.as_str())
                .collect();
            all.extend(longer.iter().map(|own| format!("NOT {}", is_present("title", own))));
        }
        if let [one] = all.as_slice() { one.clone() } else { format!("({})", all.join(" AND ")) }
    }

    fn by_identifier(&self, by_vendor: Option<&str>) -> Vec<String> {
        let any = |fields: &[fn(&Product) -> &[Fact]]| {
            self.chosen.values(self.order.catalog, Trust::Any, fields)
        };
        let is = |column: &str, values: &[String]| {
            let texts: BTreeSet<String> =
                values.iter().map(|own| quote::sql(&own.trim().to_lowercase())).collect();
            let texts: Vec<String> = texts.into_iter().collect();
            (!texts.is_empty()).then(|| format!("lower({column}) IN ({})", texts.join(", ")))
        };
        let packages: [fn(&Product) -> &[Fact]; 2] = [|own| &own.linux.deb, |own| &own.linux.rpm];
        match self.table {
            Table::Programs => [
                is("identifying_number", &any(&[|own| &own.windows.product_codes])),
                is("package_family_name", &any(&[|own| &own.windows.msix_family_names])),
            ]
            .into_iter()
            .flatten()
            .collect(),
            Table::Apps => {
                is("bundle_identifier", &any(&[|own| &own.macos.bundle_ids])).into_iter().collect()
            }
            Table::DebPackages | Table::RpmPackages => {
                is("name", &any(&packages)).into_iter().collect()
            }
            Table::ChromeExtensions | Table::FirefoxAddons => is(
                "identifier",
                &any(&[
                    |own| &own.browser.chrome,
                    |own| &own.browser.edge,
                    |own| &own.browser.firefox,
                ]),
            )
            .into_iter()
            .collect(),
            Table::PythonPackages | Table::NpmPackages => {
                is("name", &any(&[|own| &own.other.pypi, |own| &own.other.npm]))
                    .into_iter()
                    .collect()
            }
            Table::Services => self.services(),
            Table::Drivers => self.drivers(by_vendor),
            Table::Certificates => Vec::new(),
        }
    }

    /// A service is known by its name where that was read in a source; otherwise its program has to agree.
    fn services(&self) -> Vec<String> {
        let services: [fn(&Product) -> &[Fact]; 1] = [|own| &own.windows.services];
        let verified = self.chosen.values(self.order.catalog, Trust::Verified, &services);
        let all = self.chosen.values(self.order.catalog, Trust::Any, &services);
        let mut any = Vec::new();
        let list = |values: &[String]| {
            let texts: Vec<String> =
                values.iter().map(|own| quote::sql(&own.to_lowercase())).collect();
            (!texts.is_empty()).then(|| format!("lower(name) IN ({})", texts.join(", ")))
        };
        any.extend(list(&verified));
        let files =
            self.chosen.values(self.order.catalog, Trust::Any, &[|own| &own.windows.processes]);
        let files: Vec<String> = files
            .iter()
            .map(|own| {
                let end = quote::sql(&format!("\\{}", own.to_lowercase()));
                format!("instr(lower(path), {end}) > 0")
            })
            .collect();
        let doubtful: Vec<String> = all.into_iter().filter(|own| !verified.contains(own)).collect();
        let mut names: Vec<String> = list(&doubtful).into_iter().collect();
        // `AVP<generation>`: one service a generation of the product, with its number at the end.
        let starts: BTreeSet<String> = self
            .chosen
            .records(self.order.catalog)
            .flat_map(|own| &own.windows.services)
            .filter(|own| !own.literal)
            .filter_map(|own| own.value.strip_suffix("<generation>"))
            .filter(|own| own.len() >= 3 && own.chars().all(|c| c.is_ascii_alphanumeric()))
            .map(str::to_lowercase)
            .collect();
        names.extend(
            starts
                .iter()
                .map(|own| format!("lower(name) GLOB {}", quote::sql(&format!("{own}[0-9]*")))),
        );
        if !names.is_empty() && !files.is_empty() {
            any.push(format!("(({}) AND ({}))", names.join(" OR "), files.join(" OR ")));
        }
        any
    }

    /// A driver is known by its service or file, unless another maker provides it.
    fn drivers(&self, by_vendor: Option<&str>) -> Vec<String> {
        let values = self.chosen.values(
            self.order.catalog,
            Trust::Verified,
            &[|own| &own.windows.drivers, |own| &own.windows.services],
        );
        let stems: BTreeSet<String> = values
            .iter()
            .map(|own| own.to_lowercase())
            .map(|own| own.strip_suffix(".sys").map_or(own.clone(), str::to_owned))
            .collect();
        if stems.is_empty() {
            return Vec::new();
        }
        let services: Vec<String> = stems.iter().map(|own| quote::sql(own)).collect();
        let files: Vec<String> =
            stems.iter().map(|own| quote::sql(&format!("{own}.sys"))).collect();
        // The file's name: what stands behind the last backslash.
        let file =
            "replace(lower(image), rtrim(lower(image), replace(lower(image), '\\', '')), '')";
        let of_vendor = by_vendor.map(|own| format!(" OR {own}")).unwrap_or_default();
        vec![format!(
            "(({}{of_vendor}) AND (lower(service) IN ({}) OR {file} IN ({})))",
            Self::absent(),
            services.join(", "),
            files.join(", ")
        )]
    }
}

/// Whether a text has these words beside each other.
fn has_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}
