//! The words that head columns, in the languages lists are written in, and what each means.
//!
//! The tools' own words come from their exports and published references; the plain words are those
//! of English, German, French, Spanish, Portuguese, Italian, Polish, Czech, Dutch, Ukrainian and
//! Russian.

use super::headers::Column;

mod installation;
mod machine;
mod program;

pub(super) use machine::PLAIN_SERIAL;

/// Words by meaning, the most particular first: where two columns could be the name, the earlier
/// word wins. Compared without case, accents, spaces and
/// punctuation.
pub(super) const WORDS: &[(Column, &[&str])] = &[
    (Column::Name, program::NAME),
    (Column::Publisher, program::PUBLISHER),
    (Column::Version, program::VERSION),
    (Column::Machine, machine::MACHINE),
    (Column::User, machine::USER),
    (Column::InstalledOn, installation::INSTALLED_ON),
    (Column::Count, installation::COUNT),
    (
        Column::ProductCode,
        &["productcode", "identifyingnumber", "msiproductcode", "prodid", "productguid", "guid"],
    ),
    (Column::UninstallKey, &["pschildname", "registrykeyname", "uninstallkey", "keyname"]),
    (
        Column::BundleId,
        &["bundleid", "bundleidentifier", "applicationbundleid", "appbundleid", "identifier"],
    ),
    (
        Column::PackageId,
        &["packageidentifier", "packageid", "packagefamilyname", "wingetid", "purl", "id"],
    ),
    (Column::ExtensionId, &["extensionid", "addonid", "extensionidentifier"]),
    (Column::Hidden, &["systemcomponent"]),
    (Column::Parent, &["parentkeyname"]),
    (Column::RegistryPath, &["pspath", "registrypath", "registrykey"]),
    (Column::Location, installation::LOCATION),
    (Column::Uninstall, &["uninstallstring", "uninstallcommand", "quietuninstallstring"]),
    (Column::Serial, machine::SERIAL),
    (Column::HardwareId, machine::HARDWARE_ID),
    (Column::Presence, installation::PRESENCE),
];
