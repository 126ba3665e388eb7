//! What the registry has browsers install: the policies of the machine and of each user, and the keys of
//! other programs. The sources of the browsers list it (see `browsers::registered`); here it is fetched,
//! once for all of them, and said whether it could be read.

use std::collections::BTreeMap;

use super::gathering::Gathering;
use super::installation::Installation;
use crate::scan::common::browsers::forced::{Forced, Order, Wanted};
use crate::scan::common::browsers::places;
use crate::scan::common::browsers::registered::{self, BY_PROGRAMS, KeyAt, Registered};
use crate::scan::common::registry::Hive;

/// The machine's software, and what Windows shows to programs of 32 bits instead.
const PARTS: &[&str] = &["", r"WOW6432Node\"];

type Parse = fn(&mut KeyAt<'_>) -> Wanted;
type Browsers = BTreeMap<&'static str, Forced>;

/// One hive and whose it is.
struct Part<'a> {
    hive: &'a dyn Hive,
    /// What leads to its software: nothing in the machine's hive.
    base: &'static str,
    /// How a person names it.
    root: String,
    user: Option<&'a str>,
}

/// Reads the registry for every browser.
pub(super) fn read(windows: &Installation) -> Registered {
    let mut gathering = Gathering::new(
        "browser-policies",
        "Browser policies in the registry",
        r"SOFTWARE\Policies of the machine and of each user",
    );
    let (mut by_policy, mut by_programs) = (Browsers::new(), Browsers::new());
    let mut look = |gathering: &mut Gathering, part: &Part<'_>| {
        policies(gathering, part, &mut by_policy);
        programs(gathering, part, &mut by_programs);
    };
    match windows.software() {
        Ok(seen) => {
            let root = r"HKEY_LOCAL_MACHINE\SOFTWARE\".to_owned();
            let hive = seen.hive.as_ref();
            look(&mut gathering, &Part { hive, base: "", root, user: None });
        }
        Err(state) => gathering.unread(state),
    }
    let (users, unread) = windows.users();
    for state in unread {
        gathering.unread(state);
    }
    for user in &users {
        match windows.user_hive(user) {
            Ok(seen) => {
                let root = format!(r"HKEY_USERS\{}\", user.id());
                let (hive, user) = (seen.hive.as_ref(), Some(user.name.as_str()));
                look(&mut gathering, &Part { hive, base: r"SOFTWARE\", root, user });
            }
            Err(state) => gathering.unread(state),
        }
    }
    Registered { by_policy, by_programs, outcome: gathering.finish() }
}

fn policies(gathering: &mut Gathering, part: &Part<'_>, found: &mut Browsers) {
    let families: [(_, Parse); 2] =
        [(places::CHROMIUM, registered::chromium), (places::FIREFOX, registered::firefox)];
    for (browsers, parse) in families {
        for browser in browsers {
            for own in browser.registry {
                let path = format!(r"{}Policies\{own}", part.base);
                let wanted = parse(&mut |below: &str| {
                    let separator = if below.is_empty() { "" } else { r"\" };
                    gathering.key(part.hive, &format!("{path}{separator}{below}"))
                });
                keep(gathering, part, &path, wanted, found.entry(browser.id).or_default());
            }
        }
    }
}

fn programs(gathering: &mut Gathering, part: &Part<'_>, found: &mut Browsers) {
    for (browser, own) in BY_PROGRAMS {
        for bits in PARTS {
            let path = format!("{}{bits}{own}", part.base);
            let Some(key) = gathering.key(part.hive, &path) else { continue };
            let wanted = registered::of_programs(&key);
            keep(gathering, part, &path, wanted, found.entry(browser).or_default());
        }
    }
}

fn keep(
    gathering: &mut Gathering,
    part: &Part<'_>,
    path: &str,
    wanted: Wanted,
    found: &mut Forced,
) {
    let place = format!("{}{path}", part.root);
    for reason in wanted.broken {
        gathering.partial();
        gathering.problem(&place, "", &reason);
    }
    for id in wanted.ids {
        found.add(&id, Order { place: place.clone(), user: part.user.map(str::to_owned) });
    }
}
