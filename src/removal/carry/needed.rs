//! Whether Windows still needs a service or driver. One that is deleted while a device, the network or another
//! service still names it leaves a machine without keyboard, disk or network: such a one is for the vendor's own
//! removal tool and a person.
//!
//! - Filters of a class of devices or of a single one stand in `UpperFilters` and `LowerFilters` ("Device Filter
//!   Driver Ordering", Microsoft); a device whose filter is missing does not start.
//! - Filters of the network name their service below `Ndi` ("INF Requirements for NDIS Filter Drivers").
//! - Other services name it in `DependOnService` ("Service Dependencies"); they do not start without it.

use crate::platform;

const CLASSES: &str = r"SYSTEM\CurrentControlSet\Control\Class";
const DEVICES: &str = r"SYSTEM\CurrentControlSet\Enum";
const SERVICES: &str = r"SYSTEM\CurrentControlSet\Services";
/// The class of network services, with one key an installed one.
const NETWORK: &str =
    r"SYSTEM\CurrentControlSet\Control\Network\{4D36E974-E325-11CE-BFC1-08002BE10318}";

/// What a service needs.
const DEPENDS: &str = "DependOnService";

/// Keys that are looked at; no machine has more.
const MOST: usize = 100_000;

/// What of the registry is asked.
trait Registry {
    /// Names of the keys below one; `None` where it is there and cannot be read.
    fn keys(&self, path: &str) -> Option<Vec<String>>;
    /// A value that is a list of texts, or one text; empty where it is not there, `None` where it cannot be read.
    fn list(&self, path: &str, name: &str) -> Option<Vec<String>>;
}

struct Machine;

impl Registry for Machine {
    fn keys(&self, path: &str) -> Option<Vec<String>> {
        match platform::machine_keys(path) {
            None if platform::machine_key_exists(path) == Some(false) => Some(Vec::new()),
            keys => keys,
        }
    }

    fn list(&self, path: &str, name: &str) -> Option<Vec<String>> {
        platform::machine_list(path, name)
    }
}

/// What a service or driver needs; empty where that is nothing, or cannot be read.
pub(super) fn depends_on(name: &str) -> Vec<String> {
    platform::machine_list(&format!(r"{SERVICES}\{name}"), DEPENDS).unwrap_or_default()
}

/// Why a service or driver may not be deleted, as a sentence; `None` where nothing needs it.
pub(super) fn by_others(name: &str) -> Option<String> {
    why(name, &Machine)
}

fn why(name: &str, registry: &dyn Registry) -> Option<String> {
    let mut places = Places { registry, seen: 0 };
    match places.user_of(name) {
        Some(None) => None,
        Some(Some(user)) => Some(format!(
            "{user} still needs {name}: without it the machine could lose a device, the network or that service. It is \
             left; use the vendor's own removal tool, which takes it out there first."
        )),
        None => Some(format!(
            "Whether something of Windows still needs {name} could not be read, so it is left."
        )),
    }
}

struct Places<'a> {
    registry: &'a dyn Registry,
    seen: usize,
}

impl Places<'_> {
    fn keys(&mut self, path: &str) -> Option<Vec<String>> {
        let keys = self.registry.keys(path)?;
        self.seen += keys.len();
        (self.seen <= MOST).then_some(keys)
    }

    /// Who needs it; the outer `None` where that could not be read.
    #[allow(clippy::option_option, reason = "not known is something else than nobody")]
    fn user_of(&mut self, name: &str) -> Option<Option<String>> {
        let names = |path: &str, value: &str| {
            let list = self.registry.list(path, value)?;
            Some(list.iter().any(|own| own.trim().eq_ignore_ascii_case(name)))
        };
        let filters =
            |path: &str| Some(names(path, "UpperFilters")? || names(path, "LowerFilters")?);
        let mut levels = Places { registry: self.registry, seen: self.seen };
        for class in levels.keys(CLASSES)? {
            if filters(&format!(r"{CLASSES}\{class}"))? {
                return Some(Some(format!("A class of devices ({class})")));
            }
        }
        for instance in levels.keys(NETWORK)? {
            if names(&format!(r"{NETWORK}\{instance}\Ndi"), "Service")? {
                return Some(Some("The network, as one of its filters,".to_owned()));
            }
        }
        for service in levels.keys(SERVICES)? {
            if !service.eq_ignore_ascii_case(name)
                && names(&format!(r"{SERVICES}\{service}"), DEPENDS)?
            {
                return Some(Some(format!("The service {service}")));
            }
        }
        for bus in levels.keys(DEVICES)? {
            for device in levels.keys(&format!(r"{DEVICES}\{bus}"))? {
                for instance in levels.keys(&format!(r"{DEVICES}\{bus}\{device}"))? {
                    let path = format!(r"{DEVICES}\{bus}\{device}\{instance}");
                    if filters(&path)? {
                        return Some(Some(format!(r"The device {bus}\{device}")));
                    }
                }
            }
        }
        Some(None)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Values by their key and name; a key is there where a value or a key below it is.
    #[derive(Default)]
    struct Made {
        values: BTreeMap<(String, String), Vec<String>>,
        closed: &'static str,
        /// The value that cannot be read.
        unread: &'static str,
    }

    impl Made {
        fn with(path: &str, name: &str, list: &[&str]) -> Self {
            let list = list.iter().map(|one| (*one).to_owned()).collect();
            let values = BTreeMap::from([((path.to_owned(), name.to_owned()), list)]);
            Self { values, ..Self::default() }
        }
    }

    impl Registry for Made {
        fn keys(&self, path: &str) -> Option<Vec<String>> {
            let below = |own: &String| {
                own.strip_prefix(path)?.strip_prefix('\\')?.split('\\').next().map(str::to_owned)
            };
            let mut keys: Vec<String> =
                self.values.keys().filter_map(|(own, _)| below(own)).collect();
            keys.dedup();
            (path != self.closed).then_some(keys)
        }

        fn list(&self, path: &str, name: &str) -> Option<Vec<String>> {
            let list = self.values.get(&(path.to_owned(), name.to_owned())).cloned();
            (name != self.unread).then(|| list.unwrap_or_default())
        }
    }

    #[test]
    fn what_a_device_the_network_or_a_service_names_is_left() {
        const KEYBOARD: &str = "{4d36e96b-e325-11ce-bfc1-08002be10318}";
        for (path, value, list, says) in [
            (
                format!(r"{CLASSES}\{KEYBOARD}"),
                "UpperFilters",
                &["klkbdflt", "kbdclass"][..],
                "class of devices",
            ),
            (format!(r"{CLASSES}\{KEYBOARD}"), "LowerFilters", &["KLKBDFLT "], "class of devices"),
            (format!(r"{NETWORK}\{{1}}\Ndi"), "Service", &["klkbdflt"], "network"),
            (
                format!(r"{SERVICES}\Other"),
                "DependOnService",
                &["RpcSs", "klkbdflt"],
                "service Other",
            ),
            (format!(r"{DEVICES}\USB\VID_1\0001"), "UpperFilters", &["klkbdflt"], r"USB\VID_1"),
        ] {
            let made = Made::with(&path, value, list);
            let why = why("klkbdflt", &made).unwrap_or_default();
            assert!(why.contains(says), "{path}: {why}");
        }
    }

    #[test]
    fn what_nobody_names_may_go_and_what_cannot_be_read_is_left() {
        let own = Made::with(&format!(r"{SERVICES}\klif"), "DependOnService", &["FltMgr"]);
        assert_eq!(why("klif", &own), None);
        assert_eq!(why("klif", &Made::default()), None);
        let other = Made::with(&format!(r"{SERVICES}\Other"), "DependOnService", &["klif2"]);
        assert_eq!(why("klif", &other), None);
        for closed in [CLASSES, NETWORK, SERVICES, DEVICES] {
            let made = Made { closed, ..Made::default() };
            assert!(why("klif", &made).is_some_and(|why| why.contains("could not be read")));
        }
        // A value that is there and cannot be read may name it.
        for (path, unread) in [
            (format!(r"{CLASSES}\{{1}}"), "LowerFilters"),
            (format!(r"{NETWORK}\{{1}}\Ndi"), "Service"),
            (format!(r"{SERVICES}\Other"), "DependOnService"),
            (format!(r"{DEVICES}\USB\VID_1\0001"), "UpperFilters"),
        ] {
            let made = Made { unread, ..Made::with(&path, unread, &["other"]) };
            let why = why("klif", &made).unwrap_or_default();
            assert!(why.contains("could not be read"), "{path}: {why}");
        }
    }
}
