//! What `dpkg-query -W`, `dpkg-query -f …` and `rpm -qa --queryformat …` print: the fields that
//! somebody asked for, in any order, mostly with tabs between. There is no heading, so each column is
//! recognised by what stands in it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::rpm_qa::nevra;
use super::{
    Head, List, Records, Row, UNLIKE, each_line, is_architecture, is_name, is_version, package,
    without_architecture,
};
use crate::import::ImportError;
use crate::model::{Presence, Software};

/// A list of fields without a heading.
pub(in crate::import) struct QueryFormat;

impl List for QueryFormat {
    const NAME: &'static str = "dpkg-query or rpm, fields";
    const HOW: &'static str = "names and versions of packages in columns without a heading";

    fn is_it(head: &Head<'_>) -> bool {
        Fields::of(&head.lines).is_some()
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let fields = Fields::of(&Head::lines(text, true).lines)
            .ok_or_else(|| ImportError::NotUnderstood("its lines are not alike".to_owned()))?;
        if fields.version.is_none() {
            records.cannot_show("This list gives no versions.");
        }
        each_line(text, records, |line| fields.row(line))
    }
}

/// What stands in which column.
#[derive(Debug, Default, PartialEq, Eq)]
struct Fields {
    separator: char,
    name: usize,
    version: Option<usize>,
    release: Option<usize>,
    status: Option<usize>,
    installed: Option<usize>,
    vendor: Option<usize>,
}

impl Fields {
    fn of(lines: &[&str]) -> Option<Self> {
        ['\t', '|', ';', ','].into_iter().find_map(|separator| Self::with(separator, lines))
    }

    fn with(separator: char, lines: &[&str]) -> Option<Self> {
        let rows: Vec<Vec<&str>> =
            lines.iter().map(|line| line.split(separator).map(str::trim).collect()).collect();
        let width = rows.first()?.len();
        let alike = rows.iter().filter(|row| row.len() == width).count();
        if width < 2 || alike * 5 < rows.len() * 4 {
            return None;
        }
        let share = |column: usize, is: &dyn Fn(&str) -> bool| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.filter(|cell| is(cell)).count() * 100 / rows.len()
        };
        let first = |is: &dyn Fn(&str) -> bool| (0..width).find(|at| share(*at, is) >= 80);
        let architecture = first(&is_architecture);
        // Whatever has no tabs may be a list of any kind: there an architecture has to prove it.
        if separator != '\t' && architecture.is_none() {
            return None;
        }
        let status = first(&|cell| state(cell).is_some());
        let installed = first(&|cell| day(cell).is_some());
        let known = [architecture, status, installed];
        let free = |at: usize| !known.contains(&Some(at));
        // Names are all different, and a column of sections, sources or computers is not.
        let different = |at: usize| {
            let cells: std::collections::BTreeSet<&str> =
                rows.iter().filter_map(|row| row.get(at).copied()).collect();
            cells.len()
        };
        let name = (0..width)
            .filter(|at| {
                free(*at)
                    && share(*at, &is_package_name) >= 80
                    && share(*at, &|cell| is_version(cell) && nevra(cell).is_none()) < 50
            })
            .max_by_key(|at| (different(*at), std::cmp::Reverse(*at)))
            .filter(|at| different(*at) * 4 >= rows.len() * 3)?;
        // Sizes and times are digits alone; versions mostly have a dot or a hyphen.
        let pointed = |cell: &str| is_version(cell) && cell.contains(['.', '-']);
        let version = (0..width)
            .filter(|at| {
                *at != name
                    && free(*at)
                    // A package that is known and not installed has none.
                    && share(*at, &|cell| cell.is_empty() || is_version(cell)) >= 80
                    && share(*at, &pointed) > 0
            })
            // The first of those that are surely one.
            .max_by_key(|at| (share(*at, &pointed) >= 60, std::cmp::Reverse(*at)));
        let parts = version.filter(|at| share(*at, &|cell| cell.contains('-')) < 20);
        let release = parts.map(|at| at + 1).filter(|at| {
            *at < width
                && free(*at)
                && share(*at, &is_version) >= 80
                && share(*at, &|cell| cell.contains(".el") || cell.contains(".fc") || pointed(cell))
                    > 0
        });
        let whole = share(name, &|cell| nevra(cell).is_some()) >= 80;
        if version.is_none() && architecture.is_none() && status.is_none() && !whole {
            return None;
        }
        let found = Self {
            separator,
            name,
            version,
            release,
            status,
            installed,
            vendor: vendor(&rows, width, &|at| free(at) && at != name && Some(at) != version),
        };
        // A heading of its own: then it is a table like any other.
        let heading = rows.first()?;
        let fits = |at: Option<usize>, is: &dyn Fn(&str) -> bool| {
            at.and_then(|at| heading.get(at)).is_none_or(|cell| cell.is_empty() || is(cell))
        };
        (fits(version, &is_version) && fits(architecture, &is_architecture)).then_some(found)
    }

    fn row(&self, line: &str) -> Row {
        let cells: Vec<&str> = line.split(self.separator).map(str::trim).collect();
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).copied().unwrap_or("");
        let name = cell(Some(self.name));
        if !is_package_name(name) || self.version.is_some() && cells.len() < 2 {
            return UNLIKE;
        }
        if name == "gpg-pubkey" || name.starts_with("gpg-pubkey-") {
            return Row::LeftOut;
        }
        let presence = match state(cell(self.status)) {
            Some(State::Absent) => return Row::LeftOut,
            Some(State::Leftover) => Presence::Leftover,
            Some(State::Installed) | None => Presence::Present,
        };
        let (plain, own) = match nevra(name) {
            Some((plain, own)) => (plain, Some(own)),
            None => (without_architecture(name), None),
        };
        // `%{NAME}.%{ARCH}`.
        let plain = plain
            .rsplit_once('.')
            .filter(|(_, end)| is_architecture(end))
            .map_or(plain, |(plain, _)| plain);
        let mut version = cell(self.version).to_owned();
        let release = cell(self.release);
        if !version.is_empty() && !release.is_empty() {
            version.push('-');
            version.push_str(release);
        }
        let version = if version.is_empty() { own.unwrap_or("") } else { &version };
        // `dpkg-query -W` without a version: known to dpkg, and not installed.
        if version.is_empty() && self.version.is_some() && self.status.is_none() {
            return Row::LeftOut;
        }
        let vendor = cell(self.vendor);
        Software {
            presence,
            publisher: Some(vendor).filter(|own| !own.is_empty()).map(str::to_owned),
            installed_on: day(cell(self.installed)),
            ..package(plain, Some(version))
        }
        .into()
    }
}

fn is_package_name(cell: &str) -> bool {
    is_name(cell)
        && cell.len() > 1
        && cell.contains(|c: char| c.is_ascii_alphabetic())
        && !cell.contains(['/', '@', '~'])
}

enum State {
    Installed,
    Leftover,
    Absent,
}

/// `install ok installed`, its last word, or its letters (`ii`), as dpkg-query(1) has them.
fn state(cell: &str) -> Option<State> {
    let word = cell.rsplit(' ').next().unwrap_or("");
    match word {
        "installed" | "unpacked" | "half-installed" | "half-configured" | "triggers-awaited"
        | "triggers-pending" => return Some(State::Installed),
        "config-files" => return Some(State::Leftover),
        "not-installed" => return Some(State::Absent),
        _ => {}
    }
    let mut letters = cell.chars();
    let wanted = letters.next().filter(|c| "uirph".contains(*c));
    let is = letters.next();
    if wanted.is_none() || letters.next().is_some_and(|c| c != 'R') || letters.next().is_some() {
        return None;
    }
    match is? {
        'n' => Some(State::Absent),
        'c' => Some(State::Leftover),
        'i' | 'H' | 'U' | 'F' | 'W' | 't' => Some(State::Installed),
        _ => None,
    }
}

/// `%{INSTALLTIME}`: seconds since 1970, of this century.
fn day(cell: &str) -> Option<Date> {
    let seconds: i64 =
        cell.parse().ok().filter(|own| (946_684_800..4_102_444_800).contains(own))?;
    Some(TimeZone::UTC.to_datetime(Timestamp::from_second(seconds).ok()?).date())
}

/// The column of the vendor or maintainer: text with a capital letter that repeats from row to row,
/// which summaries do not, and which is no group (`System Environment/Libraries`) and no licence.
fn vendor(rows: &[Vec<&str>], width: usize, free: &dyn Fn(usize) -> bool) -> Option<usize> {
    const LICENCES: &[&str] = &["GPL", "BSD", "MIT", "Apache", "Public Domain", "Artistic", "ISC"];
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at).copied());
    let share = |at: usize, is: &dyn Fn(&str) -> bool| {
        cells(at).filter(|cell| is(cell)).count() * 100 / rows.len().max(1)
    };
    let candidates = (0..width).filter(|at| {
        free(*at)
            && share(*at, &|cell| cell.starts_with(char::is_uppercase)) >= 50
            && share(*at, &|cell| cell.contains('/') && !cell.contains('<')) < 30
            && share(*at, &|cell| LICENCES.iter().any(|own| cell.contains(own))) < 30
            // Names of computers.
            && share(*at, &|cell| {
                !cell.contains(' ') && cell.contains(|c: char| c.is_ascii_digit())
            }) < 50
            && share(*at, &|cell| cell == "Unspecified" || cell == "Unknown") < 50
    });
    candidates.min_by_key(|at| {
        let mailed = share(*at, &|cell| cell.contains('<') && cell.contains('@')) >= 50;
        let distinct: std::collections::BTreeSet<&str> = cells(*at).collect();
        (!mailed, distinct.len(), *at)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[track_caller]
    fn read(lines: &str) -> Vec<(String, String, String, String)> {
        let lines: Vec<&str> = lines.lines().collect();
        let fields = Fields::of(&lines).unwrap();
        let rows = lines.iter().filter_map(|line| match fields.row(line) {
            Row::Package(one) => Some(one),
            _ => None,
        });
        rows.map(|one| {
            let text = |own: &Option<String>| own.clone().unwrap_or_default();
            let day = one.installed_on.map(|day| day.to_string()).unwrap_or_default();
            (one.name.clone(), text(&one.version), text(&one.publisher), day)
        })
        .collect()
    }

    #[track_caller]
    fn check(lines: &str, first: [&str; 4]) {
        let rows = read(lines);
        let (name, version, vendor, day) = &rows[0];
        assert_eq!([name.as_str(), version, vendor, day], first, "{lines}");
    }

    #[test]
    fn any_order_is_understood() {
        check("kesl\t12.2.0-2412\nbash\t5.2-3", ["kesl", "12.2.0-2412", "", ""]);
        check("12.2.0-2412\tkesl\n5.2-3\tbash", ["kesl", "12.2.0-2412", "", ""]);
        check(
            "libc6:amd64\tamd64\t2.36-9\tinstall ok installed\tGNU Libc Maintainers <d@example.org>\n\
             kesl\tamd64\t12.2\tinstall ok installed\tAO Kaspersky Lab <s@example.org>",
            ["libc6", "2.36-9", "GNU Libc Maintainers <d@example.org>", ""],
        );
        check(
            "kesl\t12.0.0\t6672\tx86_64\t1704103200\tAO Kaspersky Lab\n\
             bash\t5.1.8\t6.el9\tx86_64\t1704103200\tRed Hat, Inc.",
            ["kesl", "12.0.0-6672", "AO Kaspersky Lab", "2024-01-01"],
        );
        check(
            "kesl-12.0.0-6672.x86_64\tAO Kaspersky Lab\nbash-5.1.8-6.el9.x86_64\tRed Hat, Inc.",
            ["kesl", "12.0.0-6672", "AO Kaspersky Lab", ""],
        );
        check("PC-1\tkesl\t12.0\nPC-1\tbash\t5.1", ["kesl", "12.0", "", ""]);
        check("kesl;12.0.0;x86_64\nbash;5.1;x86_64", ["kesl", "12.0.0", "", ""]);
        check("ii \tkesl\t12.0\nrc \told\t1.0", ["kesl", "12.0", "", ""]);
    }

    #[test]
    fn what_is_known_and_not_installed_is_left_out() {
        assert_eq!(read("kesl\t12.0\nbash\t5.1\nzsh\t6.0\ndash\t7.0\nold\t").len(), 4);
        assert_eq!(read("kesl\t12.0\tinstalled\nold\t1.0\tnot-installed").len(), 1);
    }

    #[test]
    fn other_tables_are_left_to_their_own_readers() {
        for table in [
            "Name\tVersion\nkesl\t12.0\nbash\t5.1",
            "7-Zip,23.01\nFirefox,125.0",
            "PC-1;Kaspersky Free;21.3\nPC-2;7-Zip;23.01",
            "one\ttwo\nthree\tfour",
            "PC-1\tfirefox\t125.0\nPC-2\tfirefox\t125.0\nPC-1\tvlc\t3.0\nPC-2\tvlc\t3.0",
            "",
        ] {
            let lines: Vec<&str> = table.lines().collect();
            assert_eq!(Fields::of(&lines), None, "{table}");
        }
    }
}
