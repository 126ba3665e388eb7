//! Names of machines as sources write them, made comparable: `PC-17`, `pc-17.corp.example`,
//! `CORP\PC-17`, `PC-17$`, `pc-17.local`.

// The type alone, without the network.
use core::net::IpAddr;

use crate::workspace::title;

/// Longest name of a computer in NetBIOS; Windows cuts longer ones there ("Naming conventions in Active
/// Directory for computers, domains, sites, and OUs", Microsoft: "Maximum name length: 15 characters").
const NETBIOS: usize = 15;

/// Endings that say nothing of where a machine belongs: multicast DNS (RFC 6762), home networks (RFC 8375)
/// and what Linux distributions write where no domain is set.
const NO_DOMAIN: &[&str] = &["local", "localdomain", "home.arpa"];

/// Names that many machines have, or that stand for "not known".
const NO_NAME: &[&str] =
    &["", "localhost", "unknown", "none", "n/a", "na", "-", "this computer", "(none)", "null"];

/// The parts of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct MachineName {
    /// The machine itself; empty where the source does not name it.
    pub(super) host: String,
    /// Its DNS domain, where written.
    pub(super) domain: Option<String>,
    /// Its Windows domain, where written (`CORP\PC-17`).
    pub(super) group: Option<String>,
}

impl MachineName {
    pub(super) fn parse(text: &str) -> Self {
        let text = title::folded(text);
        let text = text.trim_start_matches('\\');
        let (group, name) = match text.rsplit_once('\\') {
            Some((group, name)) => (Some(group.to_owned()).filter(|own| !own.is_empty()), name),
            None => (None, text),
        };
        let name = name.trim_end_matches('.');
        // The account of a computer in Active Directory is its name and a dollar sign.
        let name = name.strip_suffix('$').unwrap_or(name);
        let is_address = name.parse::<IpAddr>().is_ok();
        let (host, domain) = match name.split_once('.') {
            Some((host, domain))
                if !is_address && !host.is_empty() && !name.contains(char::is_whitespace) =>
            {
                (host, Some(domain).filter(|own| !NO_DOMAIN.contains(own)))
            }
            _ => (name, None),
        };
        if NO_NAME.contains(&host) {
            return Self::default();
        }
        // "WORKGROUP" is what every Windows without a domain says.
        let group = group.filter(|own| own != "workgroup" && own != ".");
        Self { host: host.to_owned(), domain: domain.map(str::to_owned), group }
    }

    /// Whether nothing speaks against two names with the same host: a domain that only one of them has
    /// says nothing.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        same(&self.domain, &other.domain) && same(&self.group, &other.group)
    }

    /// The host as NetBIOS has it; `None` for one that is too short to have been cut.
    pub(super) fn cut(&self) -> Option<String> {
        (self.host.chars().count() >= NETBIOS).then(|| self.host.chars().take(NETBIOS).collect())
    }

    /// Whether the host is as long as NetBIOS allows, and may be what was left of a longer one.
    pub(super) fn may_be_cut(&self) -> bool {
        self.host.chars().count() == NETBIOS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_to_write_one_name() {
        for text in [
            "PC-17",
            "pc-17",
            " PC-17 ",
            "PC-17$",
            "CORP\\PC-17",
            "CORP\\PC-17$",
            "\\\\PC-17",
            "pc-17.local",
            "PC-17.localdomain",
            "pc-17.corp.example.",
            "ＰＣ-17",
        ] {
            let name = MachineName::parse(text);
            assert_eq!(name.host, "pc-17", "{text}");
            assert!(name.agrees(&MachineName::parse("pc-17.corp.example")), "{text}");
        }
        let name = MachineName::parse("pc-17.other.example");
        assert!(!name.agrees(&MachineName::parse("pc-17.corp.example")));
        let name = MachineName::parse("OTHER\\pc-17");
        assert!(!name.agrees(&MachineName::parse("CORP\\pc-17")));
        assert!(MachineName::parse("WORKGROUP\\pc-17").agrees(&MachineName::parse("CORP\\pc-17")));
    }

    #[test]
    fn what_is_no_name_and_what_has_no_domain() {
        for text in ["", " ", "localhost", "LOCALHOST.localdomain", "unknown", "N/A", "$", "."] {
            assert_eq!(MachineName::parse(text), MachineName::default(), "{text}");
        }
        assert_eq!(MachineName::parse("10.0.0.7").host, "10.0.0.7");
        assert_eq!(MachineName::parse("fe80::1").host, "fe80::1");
        assert_eq!(MachineName::parse("Anna's Mac v1.2").host, "anna's mac v1.2");
        // An Active Directory below `.local` is a domain like any other.
        assert_eq!(MachineName::parse("a.corp.local").domain.as_deref(), Some("corp.local"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken(text in ".{0,80}") {
            let name = MachineName::parse(&text);
            proptest::prop_assert!(name.agrees(&name));
            let _ = (name.cut(), name.may_be_cut());
        }
    }
}
