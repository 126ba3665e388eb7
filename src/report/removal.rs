//! The record of a removal as JSON, and as one page to be kept or printed.

use jiff::civil::Date;

use super::{RemovalRecord, Report, Subject, document, html};
use crate::catalog::Catalog;
use crate::model::Profile;
use crate::removal::carry::Record;

/// The record as JSON.
#[must_use]
pub fn record_json(record: &Record) -> String {
    // Texts, numbers and times only: nothing that JSON could not hold.
    let mut text = serde_json::to_string_pretty(record).unwrap_or_default();
    text.push('\n');
    text
}

/// What a report on a removal alone says of the rules: those in use, for this organisation and day.
#[must_use]
pub fn record_report<'a>(
    record: &Record,
    catalog: &'a Catalog,
    profile: &'a Profile,
    as_of: Date,
) -> Report<'a> {
    Report {
        generated_at: record.generated_at,
        as_of,
        catalog,
        profile,
        inputs: &[],
        findings: &[],
        same_vendor: false,
        on_lists: &[],
        problems: &[],
    }
}

/// The record as HTML text.
#[must_use]
pub fn record_html(record: &Record, catalog: &Catalog, profile: &Profile, as_of: Date) -> String {
    let report = record_report(record, catalog, profile, as_of);
    let told = RemovalRecord::of(record);
    html(&document(&report, &Subject::Removal(&told)))
}
