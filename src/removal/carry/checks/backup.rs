//! Is there a way back? Restore points and snapshots can be seen; whether somebody keeps a backup elsewhere cannot.
//!
//! - Windows: the class `SystemRestore` (Microsoft, "System Restore WMI Classes"), which answers an administrator
//!   only; `DisableSR` is its policy (SystemRestore.admx, "Turn off System Restore").
//! - Linux: snapper keeps `.snapshots/NUMBER/info.xml` with the date in UTC (snapper(8)); Timeshift names its
//!   snapshots by date below `/timeshift/snapshots` (its README).
//! - macOS: tmutil(8), `latestbackup` and `listlocalsnapshots`.

use std::fs;
use std::path::Path;

use jiff::civil::DateTime;
use serde::Deserialize;

use super::{Said, query};
use crate::model::Platform;
use crate::platform;
use crate::removal::carry::Answer;

/// How old a way back may be, in days, before somebody should decide whether it is good enough.
const FRESH_DAYS: i64 = 7;
/// Snapshots that are looked at.
const MOST: usize = 2_000;
/// A snapshot's description is a few lines.
const MOST_BYTES: u64 = 64 << 10;

pub(super) fn made(platform: Platform, now: DateTime, said: Said<'_>) -> Answer {
    match platform {
        Platform::Windows => {
            const POLICY: &str = r"SOFTWARE\Policies\Microsoft\Windows NT\SystemRestore";
            let is_off = platform::machine_number(POLICY, "DisableSR") == Some(1);
            let points = (!is_off).then(|| query::parse(&said(0)?)).flatten();
            windows(is_off, points, now)
        }
        Platform::Linux => {
            let mut points = snapper(Path::new("/.snapshots"));
            for folder in ["/timeshift/snapshots", "/run/timeshift/backup/timeshift/snapshots"] {
                points.extend(timeshift(Path::new(folder)));
            }
            let by_hand = "Snapshots are shown by: snapper list, or timeshift --list";
            answer(points, "a snapshot of snapper or Timeshift", by_hand, now)
        }
        Platform::Macos => {
            let text = [said(0), said(1)].map(Option::unwrap_or_default).join("\n");
            let points = tmutil(&text);
            let by_hand =
                "Backups are shown by: tmutil latestbackup, and tmutil listlocalsnapshots /";
            answer(points, "a backup of Time Machine", by_hand, now)
        }
    }
}

/// A restore point.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Point {
    /// As WMI writes it: `20240105093000.000000-000`.
    creation_time: String,
    description: Option<String>,
}

fn windows(is_off: bool, points: Option<Vec<Point>>, now: DateTime) -> Answer {
    let by_hand = "Restore points are shown by: SystemPropertiesProtection.exe, or in an administrator's PowerShell: \
                   Get-ComputerRestorePoint; one is made by: Checkpoint-Computer -Description Before";
    if is_off {
        return Answer::cannot_tell(
            "A policy turns System Restore off, so there is no restore point. Whether there is a backup cannot be \
             seen from here: make sure of it before you go on.",
        );
    }
    let Some(points) = points else {
        return Answer::cannot_tell(format!(
            "Restore points are shown to an administrator only, and Windows Server has none. {by_hand}. A backup \
             elsewhere is as good."
        ));
    };
    let points = points
        .iter()
        .filter_map(|point| {
            let time = point.creation_time.get(..14)?;
            let time = DateTime::strptime("%Y%m%d%H%M%S", time).ok()?;
            Some((time, point.description.clone().unwrap_or_default()))
        })
        .collect();
    answer(points, "a restore point", by_hand, now)
}

/// The newest is good where it is fresh; an older one is for a person to judge.
fn answer(mut points: Vec<(DateTime, String)>, what: &str, by_hand: &str, now: DateTime) -> Answer {
    points.sort();
    let Some((time, name)) = points.last() else {
        return Answer::cannot_tell(format!(
            "There is not {what} that could be seen. {by_hand}. Whether there is a backup elsewhere cannot be seen from \
             here: make sure of it before you go on."
        ));
    };
    let name = if name.is_empty() { String::new() } else { format!(", \"{name}\"") };
    let words = format!("There is {what} of {}{name}.", time.date());
    let age = now.date() - time.date();
    if i64::from(age.get_days()) <= FRESH_DAYS && age.get_months() == 0 && age.get_years() == 0 {
        Answer::yes(words)
    } else {
        Answer::cannot_tell(format!(
            "{words} It is older than {FRESH_DAYS} days: make a new one, or go on knowing that. {by_hand}."
        ))
    }
}

fn snapper(folder: &Path) -> Vec<(DateTime, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let files = entries.flatten().take(MOST).map(|entry| entry.path().join("info.xml"));
    files
        .filter(|file| {
            fs::metadata(file).is_ok_and(|facts| facts.is_file() && facts.len() < MOST_BYTES)
        })
        .filter_map(|file| parse_snapper(&fs::read_to_string(file).ok()?))
        .collect()
}

/// The date and the description of a snapshot of snapper.
fn parse_snapper(xml: &str) -> Option<(DateTime, String)> {
    let between = |start: &str, end: &str| {
        xml.split_once(start)?.1.split_once(end).map(|(text, _)| text.trim().to_owned())
    };
    let date = between("<date>", "</date>")?;
    let date = DateTime::strptime("%Y-%m-%d %H:%M:%S", &date).ok()?;
    Some((date, between("<description>", "</description>").unwrap_or_default()))
}

fn timeshift(folder: &Path) -> Vec<(DateTime, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.flatten().take(MOST).filter(|entry| entry.path().is_dir());
    names
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let time = DateTime::strptime("%Y-%m-%d_%H-%M-%S", &name).ok()?;
            Some((time, String::new()))
        })
        .collect()
}

/// Dates in what tmutil says: `…/2024-01-05-093000`, `com.apple.TimeMachine.2024-01-05-093000.local`.
fn tmutil(said: &str) -> Vec<(DateTime, String)> {
    said.split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .filter_map(|word| DateTime::strptime("%Y-%m-%d-%H%M%S", word).ok())
        .map(|time| (time, String::new()))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use jiff::civil::date;

    use super::*;
    use crate::removal::Known;

    fn now() -> DateTime {
        date(2024, 1, 8).at(12, 0, 0, 0)
    }

    #[test]
    fn a_restore_point_is_a_way_back_while_it_is_fresh() {
        let points = |times: &[&str]| {
            let point = |time: &&str| Point {
                creation_time: (*time).to_owned(),
                description: Some("Before".to_owned()),
            };
            Some(times.iter().map(point).collect::<Vec<_>>())
        };
        for (points, expected, says) in [
            (
                points(&["20231201080000.0-000", "20240105093000.000000-000"]),
                Known::Yes,
                "2024-01-05, \"Before\"",
            ),
            (points(&["20231201080000.0-000"]), Known::NotKnown, "older than 7 days"),
            (points(&["20210108093000.0-000"]), Known::NotKnown, "of 2021-01-08"),
            (points(&["?", ""]), Known::NotKnown, "Get-ComputerRestorePoint"),
            (points(&[]), Known::NotKnown, "backup elsewhere"),
            (None, Known::NotKnown, "administrator only"),
        ] {
            let answer = windows(false, points, now());
            assert_eq!(answer.holds, expected, "{}", answer.words);
            assert!(answer.words.contains(says), "{}", answer.words);
        }
        assert!(windows(true, None, now()).words.contains("policy"));
        let read: Vec<Point> =
            serde_json::from_str(r#"[{"CreationTime":"20240107000000.0-000","Description":null}]"#)
                .unwrap();
        assert_eq!(windows(false, Some(read), now()).holds, Known::Yes);
    }

    #[test]
    fn snapshots_of_linux_and_backups_of_macos() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("12")).unwrap();
        fs::create_dir_all(root.join("2024-01-03_10-00-01")).unwrap();
        fs::create_dir_all(root.join("broken")).unwrap();
        let xml = "<?xml version=\"1.0\"?>\n<snapshot>\n  <num>12</num>\n  <date>2024-01-06 08:01:02</date>\n  \
                   <description>timeline</description>\n</snapshot>\n";
        fs::write(root.join("12/info.xml"), xml).unwrap();
        let found = snapper(root);
        assert_eq!(found, [(date(2024, 1, 6).at(8, 1, 2, 0), "timeline".to_owned())]);
        assert_eq!(timeshift(root), [(date(2024, 1, 3).at(10, 0, 1, 0), String::new())]);
        assert!(snapper(Path::new("/no/such/folder")).is_empty());
        let said = "/Volumes/B/2023-12-30-101010\nSnapshots for disk /:\ncom.apple.TimeMachine.2024-01-07-101112.local\n";
        let found = tmutil(said);
        assert_eq!(found.len(), 2);
        assert_eq!(answer(found, "a backup of Time Machine", "x", now()).holds, Known::Yes);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[0-9a-z<>/ :.-]{0,60}") {
            let _ = parse_snapper(&text);
            let _ = tmutil(&text);
            let point = Point { creation_time: text, description: None };
            let _ = windows(false, Some(vec![point]), now());
        }
    }
}
