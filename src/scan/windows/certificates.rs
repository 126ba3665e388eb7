//! Root certificates in the stores of the machine and of each user: a program that looks into
//! encrypted connections adds its own, and may leave it behind.
//!
//! "System Store Locations" (Microsoft) describes the stores; each certificate is a key named by its
//! thumbprint with a value `Blob`.

use super::gathering::Gathering;
use super::installation::{Installation, User};
use crate::model::{Kind, Scope, Software, SourceOutcome};
use crate::scan::common::certificate::{of_blob, subject};
use crate::scan::common::registry::Hive;

/// Below the machine's software.
const MACHINE: &[&str] = &[
    r"Microsoft\SystemCertificates\ROOT\Certificates",
    r"Microsoft\SystemCertificates\AuthRoot\Certificates",
    r"Microsoft\EnterpriseCertificates\Root\Certificates",
    r"Policies\Microsoft\SystemCertificates\Root\Certificates",
];

/// Below a user's hive.
const USER: &[&str] = &[
    r"SOFTWARE\Microsoft\SystemCertificates\Root\Certificates",
    r"SOFTWARE\Policies\Microsoft\SystemCertificates\Root\Certificates",
];

/// Certificates that the machine trusts.
pub(super) fn machine(windows: &Installation) -> SourceOutcome {
    let place = format!(r"HKEY_LOCAL_MACHINE\SOFTWARE\{}", MACHINE[0]);
    let mut gathering = Gathering::new("certificates-machine", "Root certificates", &place);
    match windows.software() {
        Ok(seen) => {
            for path in MACHINE {
                store(&mut gathering, seen.hive.as_ref(), path, &Scope::Machine);
            }
        }
        Err(state) => gathering.unread(state),
    }
    gathering.finish()
}

/// Certificates that a user trusts.
pub(super) fn user(gathering: &mut Gathering, hive: &dyn Hive, user: &User) {
    for path in USER {
        store(gathering, hive, path, &Scope::User(user.name.clone()));
    }
}

fn store(gathering: &mut Gathering, hive: &dyn Hive, path: &str, scope: &Scope) {
    for key in gathering.keys(hive, path) {
        let read = key.bytes("Blob").and_then(of_blob).and_then(subject);
        let Some(subject) = read else {
            let reason = "This certificate could not be read.";
            gathering.problem(path, &key.name, reason);
            continue;
        };
        let Some(name) = subject.shown().map(str::to_owned) else {
            gathering.problem(path, &key.name, "This certificate names nobody.");
            continue;
        };
        gathering.push(Software {
            kind: Kind::Certificate,
            name,
            publisher: subject.organisation,
            location: Some(path.to_owned()),
            scope: scope.clone(),
            remark: Some(format!("trusted as a root; thumbprint {}", key.name)),
            ..Software::default()
        });
    }
}
