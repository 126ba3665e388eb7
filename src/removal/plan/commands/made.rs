//! A command of the plan from what was found, or with the reason why it is not run.

use crate::model::Platform;
use crate::removal::installer::Uninstaller;
use crate::removal::refuse::{self, Refusal};
use crate::removal::{Mechanism, Origin, PasswordPlace, PlannedCommand, Rights};

pub(super) fn planned(
    found: Uninstaller,
    origin: Origin,
    rights: Rights,
    when: &str,
    platform: Platform,
) -> PlannedCommand {
    let Uninstaller { mechanism, line, interactive, basis, verified } = found;
    PlannedCommand {
        id: "way-1".to_owned(),
        when: when.to_owned(),
        text: line.text_for(platform),
        line: Some(line),
        mechanism,
        rights,
        time_limit_secs: mechanism.time_limit_secs(),
        password: if interactive { PasswordPlace::AskedByProgram } else { PasswordPlace::None },
        interactive,
        has_placeholder: false,
        is_prose: false,
        refusal: None,
        origin,
        basis: basis.to_owned(),
        verified,
    }
}

/// A command that is shown with the reason why it is not run.
pub(super) fn refused(text: &str, refusal: Refusal, origin: Origin, when: &str) -> PlannedCommand {
    PlannedCommand {
        id: "way-1".to_owned(),
        when: when.to_owned(),
        text: shown(text),
        line: None,
        mechanism: Mechanism::Vendor,
        rights: Rights::OwnOnly { why: String::new() },
        time_limit_secs: Mechanism::Vendor.time_limit_secs(),
        password: PasswordPlace::None,
        interactive: true,
        has_placeholder: false,
        is_prose: false,
        refusal: Some(refusal),
        origin,
        basis: match origin {
            Origin::Recipe => "From the catalogue.".to_owned(),
            Origin::MachineEntry | Origin::UserEntry | Origin::Composed => {
                "From this machine's own list of programs.".to_owned()
            }
        },
        verified: true,
    }
}

/// A foreign text as it may be shown: letters that cannot be seen are written out, and it ends somewhere.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars().take(1000) {
        if refuse::visible(c.encode_utf8(&mut [0; 4])).is_err() {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    if text.chars().nth(1000).is_some() {
        shown.push('…');
    }
    shown
}
