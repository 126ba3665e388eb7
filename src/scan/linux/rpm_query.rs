//! Asking rpm for its packages, on the running system, where the database is in a form that is not
//! read directly (rpm(8), "PACKAGE QUERY OPTIONS" and "QUERYFORMAT").

use std::path::Path;
use std::time::Duration;

use super::program::{ProgramError, output};
use crate::model::{Identifiers, Kind, Software};

/// Where the distributions keep the program.
const PROGRAMS: &[&str] = &["/usr/bin/rpm", "/bin/rpm"];
/// One line a package. Tabs, because no name, version or vendor has one.
const FORM: &str = "%{NAME}\\t%{EPOCH}\\t%{VERSION}\\t%{RELEASE}\\t%{VENDOR}\\t%{INSTALLTIME}\\n";
const LIMIT: Duration = Duration::from_secs(15);
const MOST: u64 = 32 * 1024 * 1024;

/// What rpm answers; `None` where there is no rpm.
///
/// # Errors
/// Where it could not be run to its end.
pub fn ask() -> Result<Option<Vec<u8>>, ProgramError> {
    let Some(program) = PROGRAMS.iter().map(Path::new).find(|path| path.is_file()) else {
        return Ok(None);
    };
    output(program, &["-qa", "--qf", FORM], LIMIT, MOST).map(Some)
}

/// The packages of an answer, and the lines that are none.
#[must_use]
pub fn parse(bytes: &[u8]) -> (Vec<Software>, Vec<(u64, String)>) {
    let text = String::from_utf8_lossy(bytes);
    let (mut software, mut problems) = (Vec::new(), Vec::new());
    for (line, row) in text.lines().zip(1_u64..) {
        let mut fields = line.split('\t').map(|field| match field.trim() {
            "(none)" => "",
            field => field,
        });
        let mut next = || fields.next().unwrap_or("");
        let (name, epoch, version, release) = (next(), next(), next(), next());
        let (vendor, time) = (next(), next());
        // Keys are kept like packages and are no software.
        if line.is_empty() || name == "gpg-pubkey" {
            continue;
        }
        if name.is_empty() || version.is_empty() {
            problems.push((row, line.chars().take(200).collect()));
            continue;
        }
        let epoch = if matches!(epoch, "" | "0") { String::new() } else { format!("{epoch}:") };
        software.push(Software {
            kind: Kind::Package,
            name: name.to_owned(),
            publisher: Some(vendor.to_owned()).filter(|vendor| !vendor.is_empty()),
            version: Some(format!("{epoch}{version}-{release}")),
            ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
            installed_on: super::day(time.parse().ok()),
            ..Software::default()
        });
    }
    (software, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_keys_and_a_line_that_is_none() {
        let text = "klnagent64\t(none)\t15.1\t12\tAO Kaspersky Lab\t1700000000\n\
            bind\t32\t9.11\t26\t(none)\t(none)\n\
            gpg-pubkey\t(none)\t1\t2\t(none)\t1\nrpmdb: error\n";
        let (software, problems) = parse(text.as_bytes());
        assert_eq!(software.len(), 2);
        assert_eq!(software[0].publisher.as_deref(), Some("AO Kaspersky Lab"));
        assert_eq!(software[0].installed_on, Some(jiff::civil::date(2023, 11, 14)));
        assert_eq!(software[1].version.as_deref(), Some("32:9.11-26"));
        assert_eq!(software[1].publisher, None);
        assert_eq!(problems, [(4, "rpmdb: error".to_owned())]);
    }

    proptest::proptest! {
        #[test]
        fn any_answer_is_read_and_counted(text in "[a-z(\\t\\n0-9é]{0,80}") {
            let (software, problems) = parse(text.as_bytes());
            let rows = text.lines().filter(|line| !line.is_empty()).count();
            proptest::prop_assert_eq!(software.len() + problems.len(), rows);
        }
    }
}
