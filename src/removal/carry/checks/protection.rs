//! What protects the machine when the product is gone.
//!
//! - Microsoft Defender describes itself in `MSFT_MpComputerStatus` (Microsoft, "Defender WMIv2 Provider"):
//!   `AMRunningMode` is `Normal`, `Passive Mode`, `SxS Passive Mode`, `EDR Block Mode` or `Not running`
//!   ("Get-MpComputerStatus"). On Windows 10 and 11 it takes over when no other antivirus is registered any
//!   more, on Windows Server it does not ("Microsoft Defender Antivirus compatibility with other security
//!   products").
//! - Others register with Windows Security Center (`AntiVirusProduct`). Microsoft does not document its number;
//!   that its second byte is 0x10 for on was seen on thousands of machines, and is said as that.
//! - macOS has XProtect (Apple Platform Security, "Protecting against malware in macOS").
//! - Linux: the running programs `clamd` (ClamAV's documentation) and `wdavdaemon` (Microsoft Defender for
//!   Endpoint on Linux, "Troubleshoot performance issues").

use serde::Deserialize;

use super::{Said, query};
use crate::model::{Inventory, Kind, Platform, Presence};
use crate::platform;
use crate::removal::carry::Answer;

const BY_HAND: &str = "Open Windows Security, Virus and threat protection, and look who protects; or run: powershell \
                       Get-MpComputerStatus";

pub(super) fn next(
    platform: Platform,
    leaving: &[String],
    scan: Option<&Inventory>,
    said: Said<'_>,
) -> Answer {
    match platform {
        Platform::Windows => {
            let products = said(0).and_then(|text| query::parse(&text));
            let status = said(1).and_then(|text| query::parse::<Status>(&text));
            let registered = scan.map(registered).unwrap_or_default();
            let seen = Seen {
                products: products.unwrap_or_else(|| names_only(registered)),
                defender: defender(status.and_then(|all| all.into_iter().next())),
                is_server: is_server(),
            };
            windows(&seen, leaving)
        }
        Platform::Macos => Answer::yes(
            "macOS has its own protection (XProtect), which is always on. Whether you want more than that is for you \
             to decide.",
        ),
        Platform::Linux => linux(super::running(&["clamd", "wdavdaemon"])),
    }
}

/// A registration with Windows Security Center.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Registered {
    display_name: String,
    product_state: Option<u32>,
}

impl Registered {
    /// Whether it says that it is on.
    fn is_on(&self) -> Option<bool> {
        self.product_state.map(|state| state & 0xF000 == 0x1000)
    }

    fn is_defender(&self) -> bool {
        let name = self.display_name.to_lowercase();
        name.contains("windows defender") || name.contains("microsoft defender")
    }
}

/// What Microsoft Defender says of itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Status {
    #[serde(rename = "AMRunningMode")]
    mode: Option<String>,
    antivirus_enabled: Option<bool>,
    real_time_protection_enabled: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Defender {
    Active,
    /// It waits behind another one; in its own words.
    Waiting(String),
    Off(&'static str),
    NotTurnedOff,
    NotThere,
}

struct Seen {
    products: Vec<Registered>,
    defender: Defender,
    /// Whether it is Windows Server; `None` where that is not known.
    is_server: Option<bool>,
}

/// What Microsoft Defender says, and what settings say where it does not answer: its policies
/// `DisableAntiSpyware` and `DisableRealtimeMonitoring` (WindowsDefender.admx), and the start of its service (4
/// is disabled; "Start" in Microsoft's list of values below Services).
fn defender(status: Option<Status>) -> Defender {
    const SERVICE: &str = r"SYSTEM\CurrentControlSet\Services\WinDefend";
    const POLICY: &str = r"SOFTWARE\Policies\Microsoft\Windows Defender";
    const REAL_TIME: &str = r"SOFTWARE\Policies\Microsoft\Windows Defender\Real-Time Protection";
    if platform::machine_key_exists(SERVICE) != Some(true) {
        return Defender::NotThere;
    }
    if platform::machine_number(SERVICE, "Start") == Some(4) {
        return Defender::Off("its service is disabled");
    }
    if platform::machine_number(POLICY, "DisableAntiSpyware") == Some(1) {
        return Defender::Off("by policy");
    }
    if platform::machine_number(REAL_TIME, "DisableRealtimeMonitoring") == Some(1) {
        return Defender::Off("its real-time protection by policy");
    }
    status.map_or(Defender::NotTurnedOff, |status| by_status(&status))
}

fn by_status(status: &Status) -> Defender {
    let is_on =
        status.antivirus_enabled == Some(true) && status.real_time_protection_enabled == Some(true);
    match status.mode.as_deref() {
        Some("Normal") | None if is_on => Defender::Active,
        Some("Normal") => Defender::Off("its real-time protection is turned off"),
        Some(mode) => Defender::Waiting(mode.to_owned()),
        None => Defender::NotTurnedOff,
    }
}

/// `ProductType` is `WinNT` for a workstation ("ProductOptions", Microsoft).
fn is_server() -> Option<bool> {
    let key = r"SYSTEM\CurrentControlSet\Control\ProductOptions";
    platform::machine_text(key, "ProductType").map(|kind| !kind.eq_ignore_ascii_case("WinNT"))
}

/// Names that the last scan found registered as antivirus.
fn registered(scan: &Inventory) -> Vec<String> {
    (0..scan.installed.len())
        .map(|row| scan.software(row))
        .filter(|own| own.kind == Kind::Antivirus && own.presence == Presence::Present)
        .map(|own| own.name)
        .collect()
}

fn names_only(names: Vec<String>) -> Vec<Registered> {
    let one = |display_name| Registered { display_name, product_state: None };
    names.into_iter().map(one).collect()
}

/// Whether a registration is that of a product that goes.
fn leaves(name: &str, leaving: &[String]) -> bool {
    let name = name.to_lowercase();
    leaving
        .iter()
        .map(|own| own.to_lowercase())
        .any(|own| name.contains(&own) || own.contains(&name))
}

fn windows(seen: &Seen, leaving: &[String]) -> Answer {
    let mut others: Vec<&Registered> = seen
        .products
        .iter()
        .filter(|own| !own.is_defender() && !leaves(&own.display_name, leaving))
        .collect();
    others.sort_by(|a, b| a.display_name.cmp(&b.display_name));
    others.dedup_by(|a, b| a.display_name == b.display_name && a.product_state == b.product_state);
    let named = |wanted: Option<bool>| -> Vec<&str> {
        let of = others.iter().filter(|own| own.is_on() == wanted);
        of.map(|own| own.display_name.as_str()).collect()
    };
    let (on, off, not_said) = (named(Some(true)), named(Some(false)), named(None));
    let mut words = Vec::new();
    if !on.is_empty() {
        words.push(format!(
            "Windows Security Center lists as turned on: {} (by a number that Microsoft does not document).",
            on.join(", ")
        ));
    }
    match &seen.defender {
        Defender::Active => words.push("Microsoft Defender is active now.".to_owned()),
        Defender::Waiting(mode) => words.push(format!(
            "Microsoft Defender is there and does not protect now (\"{mode}\"). {}",
            match seen.is_server {
                Some(false) => "On this Windows it takes over when the other one is gone; look afterwards that it has.",
                Some(true) => "On Windows Server it does not take over on its own: turn it on afterwards.",
                None => "On Windows 10 and 11 it takes over when the other one is gone, on Windows Server it does not.",
            }
        )),
        Defender::Off(why) => words.push(format!("Microsoft Defender is turned off ({why}).")),
        Defender::NotTurnedOff => words.push(
            "Microsoft Defender is there and no setting turns it off; whether it is active now only it can say."
                .to_owned(),
        ),
        Defender::NotThere => words.push("Microsoft Defender is not on this machine.".to_owned()),
    }
    if !off.is_empty() {
        words.push(format!("Registered but not turned on: {}.", off.join(", ")));
    }
    if !not_said.is_empty() {
        words.push(format!(
            "Registered, and whether it is on is not known: {}.",
            not_said.join(", ")
        ));
    }
    if seen.defender == Defender::Active || !on.is_empty() {
        return Answer::yes(words.join(" "));
    }
    let nothing_else = not_said.is_empty();
    if matches!(seen.defender, Defender::Off(_)) && nothing_else {
        words.push(format!("Nothing else is registered as turned on. {BY_HAND}"));
        return Answer::no(words.join(" "));
    }
    words.push(BY_HAND.to_owned());
    Answer::cannot_tell(words.join(" "))
}

fn linux(running: Option<Vec<String>>) -> Answer {
    match running {
        Some(running) if !running.is_empty() => {
            Answer::yes(format!("Running now: {}.", running.join(", ")))
        }
        Some(_) => Answer::cannot_tell(
            "Neither ClamAV (clamd) nor Microsoft Defender (wdavdaemon) is running; another protection may be. Look: \
             systemctl list-units --type=service --state=running",
        ),
        None => Answer::cannot_tell(
            "The running programs could not be listed. Look: systemctl list-units --type=service --state=running",
        ),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::removal::Known;

    fn one(name: &str, product_state: Option<u32>) -> Registered {
        Registered { display_name: name.to_owned(), product_state }
    }

    #[test]
    fn what_protects_next_is_a_yes_only_where_something_says_that_it_is_on() {
        let leaving = ["Kaspersky Endpoint Security for Windows".to_owned()];
        let kaspersky = || one("Kaspersky Endpoint Security for Windows", Some(0x41000));
        let seen = |more: Option<Registered>, defender: Defender| Seen {
            products: [kaspersky()].into_iter().chain(more).collect(),
            defender,
            is_server: Some(false),
        };
        let other = |state| Some(one("Example AV", state));
        let waiting = || Defender::Waiting("Passive Mode".to_owned());
        for (more, defender, expected, says) in [
            (None, Defender::Active, Known::Yes, "active now"),
            (other(Some(0x41000)), waiting(), Known::Yes, "turned on: Example AV"),
            // Its own number says off, or snoozed, or expired.
            (
                other(Some(0x40000)),
                Defender::Off("by policy"),
                Known::No,
                "not turned on: Example AV",
            ),
            (other(Some(0x42010)), Defender::NotThere, Known::NotKnown, "not turned on"),
            (other(None), Defender::Off("by policy"), Known::NotKnown, "not known: Example AV"),
            (None, Defender::Off("by policy"), Known::No, "by policy"),
            (None, waiting(), Known::NotKnown, "takes over when the other one is gone"),
            (None, Defender::NotTurnedOff, Known::NotKnown, "Get-MpComputerStatus"),
            (None, Defender::NotThere, Known::NotKnown, "not on this machine"),
            // Defender's own registration is no other product.
            (
                Some(one("Windows Defender", Some(0x61000))),
                Defender::Off("by policy"),
                Known::No,
                "by policy",
            ),
        ] {
            let answer = windows(&seen(more, defender), &leaving);
            assert_eq!(answer.holds, expected, "{}", answer.words);
            assert!(answer.words.contains(says), "{}", answer.words);
            assert!(!answer.words.contains("Kaspersky"), "what goes does not protect next");
        }
        let server = Seen { is_server: Some(true), ..seen(None, waiting()) };
        assert!(windows(&server, &leaving).words.contains("turn it on afterwards"));
    }

    #[test]
    fn defender_is_active_only_where_it_says_so() {
        let read = |text: &str| by_status(&serde_json::from_str::<Status>(text).unwrap());
        let text = r#"{"AMRunningMode":"Normal","AntivirusEnabled":true,"RealTimeProtectionEnabled":true}"#;
        assert_eq!(read(text), Defender::Active);
        let text = r#"{"AMRunningMode":"Normal","AntivirusEnabled":true,"RealTimeProtectionEnabled":false}"#;
        assert!(matches!(read(text), Defender::Off(_)));
        let text = r#"{"AMRunningMode":"Not running","AntivirusEnabled":false,"RealTimeProtectionEnabled":false}"#;
        assert_eq!(read(text), Defender::Waiting("Not running".to_owned()));
        let text =
            r#"{"AMRunningMode":null,"AntivirusEnabled":null,"RealTimeProtectionEnabled":null}"#;
        assert_eq!(read(text), Defender::NotTurnedOff);
    }

    #[test]
    fn linux_looks_at_what_runs() {
        assert_eq!(linux(Some(vec!["clamd".to_owned()])).holds, Known::Yes);
        assert_eq!(linux(Some(Vec::new())).holds, Known::NotKnown);
        assert_eq!(linux(None).holds, Known::NotKnown);
    }
}
