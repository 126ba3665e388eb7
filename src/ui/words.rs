//! Words of the model in the window's language: the model itself speaks English, as files and reports do.

use crate::catalog::MeasureStatus;
use crate::model::{Confidence, Field, Kind, Verdict};
use crate::say;

/// The word of a verdict.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    super::widgets::Mark::from(verdict).word()
}

/// How sure a finding is.
pub(super) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => say!("certain"),
        Confidence::Likely => say!("likely"),
        Confidence::Possible => say!("to-review"),
    }
}

/// What kind of software a record is of.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Program => say!("kind-program"),
        Kind::StoreApp => say!("kind-store-app"),
        Kind::Package => say!("kind-package"),
        Kind::Service => say!("kind-service"),
        Kind::Driver => say!("kind-driver"),
        Kind::ScheduledTask => say!("kind-scheduled-task"),
        Kind::Process => say!("kind-process"),
        Kind::BrowserExtension => say!("kind-browser-extension"),
        Kind::LanguagePackage => say!("kind-language-package"),
        Kind::Component => say!("kind-component"),
        Kind::Antivirus => say!("kind-antivirus"),
        Kind::StartupEntry => say!("kind-startup-entry"),
        Kind::Certificate => say!("kind-certificate"),
        Kind::Distribution => say!("kind-distribution"),
        Kind::Licence => say!("kind-licence"),
    }
}

/// The field that was looked at, for the middle of a sentence.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::ProductCode => say!("field-product-code"),
        Field::UninstallKey => say!("field-uninstall-key"),
        Field::BundleId => say!("field-bundle-id"),
        Field::Package => say!("field-package"),
        Field::ExtensionId => say!("field-extension-id"),
        Field::Signer => say!("field-signer"),
        Field::Publisher => say!("field-publisher"),
        Field::Name => say!("field-name"),
        Field::File => say!("field-file"),
    }
}

/// How a measure stands.
pub(super) fn status(status: MeasureStatus) -> &'static str {
    match status {
        MeasureStatus::InForce => say!("status-in-force"),
        MeasureStatus::Partly => say!("status-partly"),
        MeasureStatus::Superseded => say!("status-superseded"),
        MeasureStatus::Rescinded => say!("status-rescinded"),
        MeasureStatus::Paused => say!("status-paused"),
        MeasureStatus::Proposed => say!("status-proposed"),
        MeasureStatus::Unknown => say!("status-unknown"),
    }
}
