//! What Windows Security Center keeps of antivirus programs in the registry.
//!
//! Microsoft does not document the place: programs are meant to ask `IWSCProductList`, which answers
//! only on the running system and not on servers. The names of the values were seen in the registry of
//! Windows 10 and 11; each record says that its place is undocumented.

use super::gathering::Gathering;
use super::installation::{Installation, ProgramFile};
use super::paths;
use crate::model::{Identifiers, Kind, Presence, Scope, Software, SourceOutcome};
use crate::scan::empty;

/// Antivirus, and antispyware that is registered apart from it.
const PROVIDERS: [&str; 2] =
    [r"Microsoft\Security Center\Provider\Av", r"Microsoft\Security Center\Provider\As"];

/// Every registration.
pub(super) fn read(windows: &Installation) -> SourceOutcome {
    let name = "Windows Security Center";
    let place = format!(r"HKEY_LOCAL_MACHINE\SOFTWARE\{}", PROVIDERS[0]);
    let mut gathering = Gathering::new("security-center", name, &place);
    let seen = match windows.software() {
        Ok(seen) => seen,
        Err(state) => return empty("security-center", name, &place, state),
    };
    let mut met: Vec<String> = Vec::new();
    for provider in PROVIDERS {
        for key in gathering.keys(seen.hive.as_ref(), provider) {
            let Some(name) = key.text("DISPLAYNAME") else {
                gathering.problem(provider, &key.name, "This registration has no name.");
                continue;
            };
            if met.contains(&name) {
                continue;
            }
            met.push(name.clone());
            let program = key.text("PRODUCTEXE").or_else(|| key.text("REPORTINGEXE"));
            let path =
                program.as_deref().and_then(|own| windows.on_disk(paths::program_of(own), None));
            let read = path.map(|path| windows.program(&path));
            let is_missing =
                matches!(&read, Some(Err(error)) if error.kind() == std::io::ErrorKind::NotFound);
            let about = read.and_then(|read| read.ok().flatten());
            let mut remark =
                "registered with Windows Security Center (an undocumented place)".to_owned();
            if is_missing {
                remark.push_str("; its program is missing");
            }
            gathering.push(Software {
                kind: Kind::Antivirus,
                name,
                publisher: about.as_ref().and_then(ProgramFile::publisher),
                version: about.as_ref().and_then(|own| own.program.version.clone()),
                ids: Identifiers {
                    signer: about.as_ref().and_then(ProgramFile::signer),
                    ..Identifiers::default()
                },
                location: program,
                scope: Scope::Machine,
                presence: if is_missing { Presence::Leftover } else { Presence::Present },
                remark: Some(remark),
                ..Software::default()
            });
        }
    }
    gathering.finish()
}
