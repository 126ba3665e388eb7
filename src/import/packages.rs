//! What package managers print: `dpkg -l`, `dpkg-query`, `apt list`, `rpm -qa`, `rpm -qi`, `flatpak list`,
//! `brew list --versions`.

use super::records::Records;
use super::{Format, ImportError, Input, Reading};
use crate::model::{Identifiers, Kind, Presence, Software};

/// A package manager's list.
pub(super) struct Packages;

/// Which list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    DpkgTable,
    Tabs,
    Apt,
    RpmNames,
    RpmBlocks,
    Flatpak,
    Snap,
    SnapInfo,
    Brew,
}

/// Words of architectures that package managers print.
const ARCHITECTURES: &[&str] = &[
    "all", "noarch", "amd64", "x86_64", "i386", "i586", "i686", "arm64", "aarch64", "armhf",
    "armv7hl", "ppc64el", "ppc64le", "s390x", "riscv64",
];

impl Format for Packages {
    fn recognises(&self, bytes: &[u8]) -> bool {
        let head = super::text::decode(&bytes[..bytes.len().min(32_768) & !1]);
        detect(&head.text, bytes.len() <= 32_768).is_some()
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let list = detect(&decoded.text, true)
            .ok_or_else(|| ImportError::NotUnderstood("its lines are not alike".to_owned()))?;
        let mut records = Records::new(input, "Packages");
        if list == List::RpmBlocks {
            blocks(&mut records, &decoded.text)?;
        } else if list == List::SnapInfo {
            snap_info(&mut records, &decoded.text);
        } else {
            for (line, number) in decoded.text.lines().zip(1..) {
                let line = line.trim_end();
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                take(&mut records, list, line, number);
                records.check_cancel()?;
            }
        }
        if list == List::Brew {
            records.cannot_show("Homebrew lists only what it installed itself.");
        }
        let (recognised, how) = match list {
            List::DpkgTable => ("dpkg -l", "its heading \"||/ Name\""),
            List::Tabs => (
                "dpkg-query or rpm, with tabs",
                "a name, an architecture and a version in each line",
            ),
            List::Apt => ("apt list", "lines of the form name/suite version"),
            List::RpmNames => ("rpm -qa", "lines of the form name-version-release.architecture"),
            List::RpmBlocks => ("rpm -qi", "blocks that begin with \"Name :\""),
            List::Snap => ("snap list", "its heading with \"Rev\" and \"Tracking\""),
            List::SnapInfo => ("snap info", "its lines \"name:\" and \"publisher:\""),
            List::Flatpak => ("flatpak list", "an application id in each line"),
            List::Brew => ("brew list --versions", "a name and versions in each line"),
        };
        records.finish(recognised, how)
    }
}

fn detect(text: &str, whole: bool) -> Option<List> {
    let mut lines: Vec<&str> = text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .take(200)
        .collect();
    if !whole && lines.len() > 1 {
        // The last line of a part of a file is cut.
        lines.pop();
    }
    if lines.iter().take(8).any(|line| line.starts_with("||/ Name")) {
        return Some(List::DpkgTable);
    }
    if lines.first().is_some_and(|line| is_snap_heading(line)) {
        return Some(List::Snap);
    }
    let begins = |start: &str| lines.iter().any(|line| line.starts_with(start));
    if lines.first().is_some_and(|line| line.starts_with("name:"))
        && begins("publisher:")
        && (begins("snap-id:") || begins("summary:"))
    {
        return Some(List::SnapInfo);
    }
    if lines.first().is_some_and(|line| field(line, "Name").is_some())
        && lines.iter().take(12).any(|line| field(line, "Release").is_some())
    {
        return Some(List::RpmBlocks);
    }
    let most = |is: &dyn Fn(&str) -> bool| {
        let good = lines.iter().filter(|line| is(line)).count();
        good > 0 && good * 5 >= lines.len() * 4
    };
    let tabs = |line: &str| {
        let mut cells = line.split('\t');
        cells.next().is_some_and(|name| !name.contains(' '))
            && cells.next().is_some_and(|arch| ARCHITECTURES.contains(&arch))
            && cells.next().is_some_and(|version| version.contains(|c: char| c.is_ascii_digit()))
    };
    if most(&tabs) {
        return Some(List::Tabs);
    }
    if most(&|line| line.split('\t').nth(1).is_some_and(is_app_id)) {
        return Some(List::Flatpak);
    }
    if most(&|line| apt(line).is_some() || line.starts_with("Listing")) {
        return Some(List::Apt);
    }
    if most(&|line| rpm(line).is_some() || line.starts_with("gpg-pubkey-")) {
        return Some(List::RpmNames);
    }
    if lines.len() > 1 && most(&|line| brew(line).is_some()) {
        return Some(List::Brew);
    }
    None
}

fn take(records: &mut Records<'_>, list: List, line: &str, number: u64) {
    let package = match list {
        List::DpkgTable => {
            match dpkg(line) {
                Dpkg::Heading => {}
                Dpkg::Broken => records.problem(number, line, "The line is no package of dpkg"),
                Dpkg::Package(package) => records.software(None, number, *package),
            }
            return;
        }
        List::Tabs => {
            let cells: Vec<&str> = line.split('\t').collect();
            let name = cells.first().copied().unwrap_or("");
            let version = cells.get(2).copied();
            // rpm's own order: name, arch, version, time, size, vendor, summary, group.
            let vendor = cells.get(5).filter(|_| cells.len() >= 8).copied();
            Some(named(name, version, vendor)).filter(|_| cells.len() >= 3)
        }
        List::Flatpak => line.split('\t').nth(1).filter(|id| is_app_id(id)).map(|id| {
            let mut cells = line.split('\t');
            let name = cells.next().unwrap_or(id);
            Software { name: name.to_owned(), ..named(id, cells.nth(1), None) }
        }),
        List::Apt => {
            if line.starts_with("Listing") {
                return;
            }
            match apt(line) {
                Some((_, _, false)) => {
                    records.skip();
                    return;
                }
                Some((name, version, true)) => Some(named(name, Some(version), None)),
                None => None,
            }
        }
        List::RpmNames => {
            if line.starts_with("gpg-pubkey-") {
                records.skip();
                return;
            }
            rpm(line).map(|(name, version)| named(name, Some(version), None))
        }
        List::Snap => {
            if is_snap_heading(line) {
                return;
            }
            // Columns are not always aligned, but no cell has a blank in it.
            let cells: Vec<&str> = line.split_whitespace().collect();
            let publisher = cells.get(4).map(|own| own.trim_end_matches(['✓', '✪', '*']));
            (cells.len() >= 4).then(|| named(cells[0], cells.get(1).copied(), publisher))
        }
        List::Brew => brew(line).map(|(name, version)| named(name, Some(version), None)),
        List::RpmBlocks | List::SnapInfo => None,
    };
    match package {
        Some(package) => records.software(None, number, package),
        None => records.problem(number, line, "The line does not look like the others"),
    }
}

fn named(name: &str, version: Option<&str>, vendor: Option<&str>) -> Software {
    let plain = name.split(':').next().unwrap_or(name);
    Software {
        kind: Kind::Package,
        name: plain.to_owned(),
        version: version.filter(|own| !own.is_empty()).map(str::to_owned),
        publisher: vendor.map(str::to_owned),
        ids: Identifiers { package: Some(plain.to_owned()), ..Identifiers::default() },
        ..Software::default()
    }
}

/// A line of `dpkg -l`.
enum Dpkg {
    Heading,
    Broken,
    Package(Box<Software>),
}

/// Three letters (wanted, state, error), name, version, architecture, description.
fn dpkg(line: &str) -> Dpkg {
    let heading = ["Desired=", "| Status=", "|/ Err", "||/ ", "+++-"];
    if heading.iter().any(|start| line.starts_with(start)) {
        return Dpkg::Heading;
    }
    let mut words = line.split_whitespace();
    let codes = words.next().unwrap_or("");
    let (Some(name), Some(version)) = (words.next(), words.next()) else { return Dpkg::Broken };
    let state = codes.chars().nth(1);
    if codes.len() < 2 || codes.len() > 3 || !codes.starts_with(['u', 'i', 'r', 'p', 'h']) {
        return Dpkg::Broken;
    }
    let presence = match state {
        Some('n') => Presence::Removed,
        Some('c') => Presence::Leftover,
        _ => Presence::Present,
    };
    Dpkg::Package(Box::new(Software { presence, ..named(name, Some(version), None) }))
}

/// `name/suite,now version arch [installed,automatic]`: name, version, whether installed.
fn apt(line: &str) -> Option<(&str, &str, bool)> {
    let (name, rest) = line.split_once('/')?;
    let mut words = rest.split(' ');
    let _suite = words.next()?;
    let version =
        words.next().filter(|own| own.starts_with(|c: char| c.is_ascii_digit() || c == 'v'))?;
    let architecture = words.next()?;
    (ARCHITECTURES.contains(&architecture) && !name.contains(' '))
        .then(|| {
            (
                name,
                version,
                rest.contains("[installed")
                    || rest.contains("[upgradable")
                    || rest.contains("[residual-config"),
            )
        })
        .map(|(name, version, installed)| {
            (name, version, installed && !rest.contains("[residual-config"))
        })
}

/// `name-version-release.arch`, cut from the right: names have hyphens of their own.
fn rpm(line: &str) -> Option<(&str, &str)> {
    let (rest, architecture) = line.rsplit_once('.')?;
    if !ARCHITECTURES.contains(&architecture) || line.contains(' ') {
        return None;
    }
    let release = rest.rfind('-')?;
    let version = rest[..release].rfind('-')?;
    Some((&rest[..version], &rest[version + 1..])).filter(|(name, _)| !name.is_empty())
}

fn is_snap_heading(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.starts_with(&["Name", "Version", "Rev"]) && words.contains(&"Publisher")
}

/// `snap info`: one snap, as keys and values.
fn snap_info(records: &mut Records<'_>, text: &str) {
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))
            .map(|own| own.trim().trim_end_matches(['✓', '✪', '*']))
    };
    let installed = value("installed").and_then(|own| own.split_whitespace().next());
    match value("name") {
        Some(name) => records.software(None, 1, named(name, installed, value("publisher"))),
        None => records.problem(1, text.lines().next().unwrap_or(""), "The snap has no name"),
    }
}

fn is_app_id(text: &str) -> bool {
    text.split('.').count() >= 3
        && !text.contains(' ')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// `name version [version …]`, the name in small letters.
fn brew(line: &str) -> Option<(&str, &str)> {
    let (name, versions) = line.split_once(' ')?;
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "@._+-/".contains(c);
    (name.chars().all(small)
        && versions.split(' ').all(|own| own.starts_with(|c: char| c.is_ascii_digit() || c == 'v')))
    .then_some((name, versions))
}

/// `Key   : value` of `rpm -qi`.
fn field<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.trim_start().strip_prefix(':').map(str::trim)
}

fn blocks(records: &mut Records<'_>, text: &str) -> Result<(), ImportError> {
    let mut open: Option<(u64, Software, String)> = None;
    let close = |records: &mut Records<'_>, open: Option<(u64, Software, String)>| {
        let Some((number, mut package, release)) = open else { return };
        if package.name == "gpg-pubkey" {
            records.skip();
            return;
        }
        if let (Some(version), false) = (&mut package.version, release.is_empty()) {
            version.push('-');
            version.push_str(&release);
        }
        records.software(None, number, package);
    };
    for (line, number) in text.lines().zip(1..) {
        if let Some(name) = field(line, "Name") {
            close(records, open.take());
            open = Some((
                number,
                named(name.split(' ').next().unwrap_or(name), None, None),
                String::new(),
            ));
        } else if let Some((_, package, release)) = &mut open {
            if let Some(version) = field(line, "Version") {
                package.version = version.split(' ').next().map(str::to_owned);
            } else if let Some(own) = field(line, "Release") {
                own.split(' ').next().unwrap_or("").clone_into(release);
            } else if let Some(vendor) = field(line, "Vendor") {
                package.publisher = Some(vendor.to_owned());
            }
        }
        records.check_cancel()?;
    }
    close(records, open);
    Ok(())
}
