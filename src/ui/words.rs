//! Words of the model in the window's language: the model itself speaks English, as files and reports do.

use crate::app::handover::Engine;
use crate::app::{App, ChangeKind, ListColumn, ReportFormat, ReportKind};
use crate::catalog::{Answer, MeasureStatus};
use crate::language;
use crate::model::{Confidence, Coverage, Field, Jurisdiction, Kind, Tally, Verdict};
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

/// What a column of a list means.
pub(super) fn column(column: ListColumn) -> &'static str {
    match column {
        ListColumn::Machine => say!("machine"),
        ListColumn::User => say!("column-user"),
        ListColumn::Name => say!("column-software"),
        ListColumn::Publisher => say!("publisher"),
        ListColumn::Version => say!("column-version"),
        ListColumn::InstalledOn => say!("installed-on"),
        ListColumn::Count => say!("column-count"),
        ListColumn::ProductCode => say!("product-code"),
        ListColumn::UninstallKey => say!("uninstall-key"),
        ListColumn::BundleId => say!("bundle-id"),
        ListColumn::PackageId => say!("column-package-id"),
        ListColumn::ExtensionId => say!("column-extension-id"),
        ListColumn::Serial => say!("serial-number"),
        ListColumn::HardwareId => say!("hardware-id"),
        ListColumn::Hidden => say!("column-hidden"),
        ListColumn::Parent => say!("column-parent"),
        ListColumn::RegistryPath => say!("column-registry-path"),
        ListColumn::Location => say!("column-location"),
        ListColumn::Uninstall => say!("column-uninstall"),
        ListColumn::Presence => say!("column-presence"),
        ListColumn::Unused => say!("column-unused"),
    }
}

/// What happened to a program.
pub(super) fn change(what: ChangeKind) -> &'static str {
    match what {
        ChangeKind::New => say!("since-new"),
        ChangeKind::CameBack => say!("change-came-back"),
        ChangeKind::Gone => say!("since-gone"),
        ChangeKind::Version => say!("change-version"),
        ChangeKind::Unclear => say!("change-unclear"),
    }
}

/// The name of a report's format.
pub(super) fn format(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Html => say!("format-html"),
        ReportFormat::Xlsx => say!("format-xlsx"),
        ReportFormat::Csv => say!("csv-list"),
        // Names that are the same in every language.
        ReportFormat::Pdf | ReportFormat::Json | ReportFormat::Markdown => format.name(),
    }
}

/// What a report's format is for.
pub(super) fn format_purpose(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Html => say!("format-html-purpose"),
        ReportFormat::Pdf => say!("format-pdf-purpose"),
        ReportFormat::Xlsx => say!("format-xlsx-purpose"),
        ReportFormat::Csv => say!("format-csv-purpose"),
        ReportFormat::Json => say!("format-json-purpose"),
        ReportFormat::Markdown => say!("format-markdown-purpose"),
    }
}

/// The name of a kind of report.
pub(super) fn report(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Summary => say!("report-summary"),
        ReportKind::Full => say!("report-full"),
        ReportKind::Machine => say!("report-one-machine"),
        ReportKind::Attestation => say!("report-attestation"),
        ReportKind::Incident => say!("report-incident"),
        ReportKind::Exceptions => say!("report-exceptions"),
        ReportKind::Changes => say!("report-changes"),
        ReportKind::Removal => say!("report-removal"),
    }
}

/// What a kind of report is for.
pub(super) fn report_purpose(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Summary => say!("report-summary-purpose"),
        ReportKind::Full => say!("report-full-purpose"),
        ReportKind::Machine => say!("report-one-machine-purpose"),
        ReportKind::Attestation => say!("report-attestation-purpose"),
        ReportKind::Incident => say!("report-incident-purpose"),
        ReportKind::Exceptions => say!("report-exceptions-purpose"),
        ReportKind::Changes => say!("report-changes-purpose"),
        ReportKind::Removal => say!("report-removal-purpose"),
    }
}

/// The name of what is handed over to.
pub(super) fn engine(engine: Engine) -> &'static str {
    match engine {
        Engine::Browsers => say!("engine-browsers"),
        Engine::Collection => say!("engine-collection"),
        Engine::Glpi => say!("engine-glpi"),
        Engine::Packages => say!("engine-packages"),
        Engine::Applocker => say!("engine-applocker"),
        Engine::Removal => say!("engine-removal"),
        // Names that are the same in every language.
        Engine::Osquery | Engine::Fleet | Engine::Intune | Engine::Wazuh => engine.plain(),
    }
}

/// What comes out of a hand-over.
pub(super) fn engine_summary(engine: Engine) -> &'static str {
    match engine {
        Engine::Osquery => say!("engine-osquery-summary"),
        Engine::Fleet => say!("engine-fleet-summary"),
        Engine::Intune => say!("engine-intune-summary"),
        Engine::Browsers => say!("engine-browsers-summary"),
        Engine::Collection => say!("engine-collection-summary"),
        Engine::Wazuh => say!("engine-wazuh-summary"),
        Engine::Glpi => say!("engine-glpi-summary"),
        Engine::Packages => say!("engine-packages-summary"),
        Engine::Applocker => say!("engine-applocker-summary"),
        Engine::Removal => say!("engine-removal-summary"),
    }
}

/// How much was read.
pub(super) fn tally(tally: Tally) -> String {
    let Tally { programs, others } = tally;
    match (programs, others) {
        (_, 0) => say!("tally-programs", programs = programs),
        (0, _) => say!("tally-records", others = others),
        _ => say!("tally-both", programs = programs, others = others),
    }
}

/// That nothing was found, and among how much.
pub(super) fn nothing_among(tally: Tally) -> String {
    let Tally { programs, others } = tally;
    match (programs, others) {
        (_, 0) => say!("among-programs", programs = programs),
        (0, _) => say!("among-records", others = others),
        _ => say!("among-both", programs = programs, others = others),
    }
}

/// How many of the sources were read.
pub(super) fn coverage(coverage: Coverage) -> String {
    say!("sources-read", read = coverage.read, there = coverage.there)
}

/// A country or state by its name.
pub(super) fn place(app: &App, code: &Jurisdiction) -> String {
    language::known("place", code.code(), app.catalog.place_name(code))
}

/// An answer to the first questions.
pub(super) fn answer(answer: &Answer) -> String {
    language::known("answer", &answer.id, &answer.label)
}
