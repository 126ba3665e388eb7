//! Does a server hold the product? An agent that is connected may bring it back or keep it locked; whether its policy
//! still does, only the server says, so a connection is named and never judged.
//!
//! - Kaspersky Security Center: its Network Agent writes `Protection_AdmServer` and `Protection_LastConnected`
//!   (Kaspersky Security Center, "Monitoring the anti-virus protection status using information from the system
//!   registry"); `klnagchk` shows the same on Linux and macOS ("Checking the connection between a client device
//!   and the Administration Server").
//! - Device management keeps the packages that it installs below `EnterpriseDesktopAppManagement`, by product code
//!   (Microsoft, "EnterpriseDesktopAppManagement CSP").
//! - Group policy keeps those that it installs below `Group Policy\AppMgmt` (Microsoft, "Group Policy Software
//!   Installation Extension").

use crate::model::Platform;
use crate::platform;
use crate::removal::carry::Answer;

const AGENTS: [&str; 2] = [
    r"SOFTWARE\WOW6432Node\KasperskyLab\Components\34\1103\1.0.0.0\Statistics\AVState",
    r"SOFTWARE\KasperskyLab\Components\34\1103\1.0.0.0\Statistics\AVState",
];
const MANAGED: &str = r"SOFTWARE\Microsoft\EnterpriseDesktopAppManagement\S-0-0-00-0000000000-0000000000-000000000-000\MSI";
const GROUP_POLICY: &str = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Group Policy\AppMgmt";

/// What the machine says of servers that may hold the product.
#[derive(Clone, Debug, Default)]
struct Seen {
    /// The server of an agent and when it was last reached, as the agent writes it.
    server: Option<(String, Option<String>)>,
    /// Product codes that device management installs; `None` where that could not be read.
    managed: Option<Vec<String>>,
    /// How many programs group policy installs; `None` where that could not be read.
    group_policy: Option<usize>,
}

pub(super) fn not_held(
    platform: Platform,
    product: &str,
    agents: &[String],
    codes: &[String],
) -> Answer {
    if platform != Platform::Windows {
        return elsewhere(platform, product, agents);
    }
    let server = AGENTS.iter().find_map(|key| {
        let server = platform::machine_text(key, "Protection_AdmServer")?;
        Some((server, platform::machine_text(key, "Protection_LastConnected")))
    });
    let below = |key: &str| match platform::machine_key_exists(key) {
        Some(true) => platform::machine_keys(key),
        Some(false) => Some(Vec::new()),
        None => None,
    };
    let seen = Seen {
        server,
        managed: below(MANAGED),
        group_policy: below(GROUP_POLICY).map(|keys| keys.len()),
    };
    windows(&seen, product, agents, codes)
}

fn windows(seen: &Seen, product: &str, agents: &[String], codes: &[String]) -> Answer {
    let assigned = seen
        .managed
        .iter()
        .flatten()
        .find(|managed| codes.iter().any(|code| code.eq_ignore_ascii_case(managed)));
    if let Some(code) = assigned {
        return Answer::no(format!(
            "Device management (Intune or another) installs {product} ({code}) and would install it again. Take the \
             assignment away there first, then check again."
        ));
    }
    let mut words = Vec::new();
    if let Some((server, time)) = &seen.server {
        let last =
            time.as_ref().map_or_else(String::new, |time| format!(", last reached {time} (UTC)"));
        words.push(format!(
            "The Network Agent is connected to the server {server}{last}. Whether its policy or a task still holds \
             {product} only that server says: move the device to an unmanaged group or lift the policy there."
        ));
    } else if !agents.is_empty() {
        words.push(format!(
            "{} is on this machine, so {product} may be managed; no server that it is connected to could be read. \
             Release the machine in the management server first (its policy and its installation tasks), or it may be \
             locked by a password or come back. The agent shows its server by: klnagchk.exe, in its folder.",
            agents.join(", ")
        ));
    }
    match seen.group_policy {
        Some(0) => {}
        Some(number) => words.push(format!(
            "Group policy installs {number} programs here; whether {product} is one of them is shown by: gpresult /r \
             /scope computer"
        )),
        None => words.push("Whether group policy installs programs here could not be read.".to_owned()),
    }
    if seen.managed.is_none() {
        words
            .push("Whether device management installs programs here could not be read.".to_owned());
    }
    if words.is_empty() {
        let is_kaspersky = product.to_lowercase().contains("kaspersky");
        let looked = "neither group policy nor device management installs it";
        if is_kaspersky {
            return Answer::yes(format!(
                "No Network Agent on this machine is connected to a server, and {looked} (looked at the registry)."
            ));
        }
        words.push(format!(
            "No management agent was found beside {product}, and {looked}. Its own management, if there is one, is \
             not known to this program: look there."
        ));
    }
    Answer::cannot_tell(words.join(" "))
}

fn elsewhere(platform: Platform, product: &str, agents: &[String]) -> Answer {
    if agents.is_empty() {
        return Answer::cannot_tell(format!(
            "No management agent was found beside {product}. A management of the machine could still install it \
             again: look there first{}",
            if platform == Platform::Macos {
                " (profiles are shown by: profiles list)."
            } else {
                "."
            }
        ));
    }
    let tool = match platform {
        Platform::Macos => "/Library/Application Support/Kaspersky Lab/klnagent/Binaries/klnagchk",
        _ => "/opt/kaspersky/klnagent64/bin/klnagchk",
    };
    Answer::cannot_tell(format!(
        "{} is on this machine, so {product} may be managed. Release the machine in the management server first (its \
         policy and its installation tasks), or it may be locked by a password or come back. The agent shows its server \
         by: sudo '{tool}'",
        agents.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::removal::Known;

    const KES: &str = "Kaspersky Endpoint Security";

    fn nothing() -> Seen {
        Seen { server: None, managed: Some(Vec::new()), group_policy: Some(0) }
    }

    #[test]
    fn a_server_is_named_and_never_judged() {
        let agents = ["Kaspersky Network Agent".to_owned()];
        let time = Some("24-11-2026 10-00-00".to_owned());
        let seen = Seen { server: Some(("ksc.example".to_owned(), time)), ..nothing() };
        let answer = windows(&seen, KES, &agents, &[]);
        assert_eq!(answer.holds, Known::NotKnown);
        assert!(answer.words.contains("ksc.example, last reached 24-11-2026"), "{}", answer.words);
        // An agent without a server, and what could not be read, is no yes either.
        for (seen, agents) in [
            (nothing(), &agents[..]),
            (Seen { managed: None, ..nothing() }, &[]),
            (Seen { group_policy: None, ..nothing() }, &[]),
            (Seen { group_policy: Some(3), ..nothing() }, &[]),
        ] {
            assert_eq!(windows(&seen, KES, agents, &[]).holds, Known::NotKnown, "{seen:?}");
        }
        assert_eq!(windows(&nothing(), KES, &[], &[]).holds, Known::Yes);
        assert_eq!(windows(&nothing(), "Another", &[], &[]).holds, Known::NotKnown);
    }

    #[test]
    fn what_device_management_installs_comes_back() {
        let code = "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}";
        let seen = Seen { managed: Some(vec![code.to_lowercase()]), ..nothing() };
        assert_eq!(windows(&seen, KES, &[], &[code.to_owned()]).holds, Known::No);
        assert_eq!(windows(&seen, KES, &[], &["{other}".to_owned()]).holds, Known::Yes);
    }

    #[test]
    fn elsewhere_it_is_never_a_yes() {
        let agents = ["Kaspersky Network Agent".to_owned()];
        for platform in [Platform::Linux, Platform::Macos] {
            for agents in [&agents[..], &[]] {
                let answer = elsewhere(platform, KES, agents);
                assert_eq!(answer.holds, Known::NotKnown);
                assert!(answer.words.contains(KES));
                assert_eq!(answer.words.contains("klnagchk"), !agents.is_empty());
            }
        }
    }
}
