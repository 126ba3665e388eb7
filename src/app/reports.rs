//! Reports of the window, written in the background; and what the command line shares with it: the day
//! a time falls on here, and fonts of this system for letters that the program's own lack.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontique::{
    Collection, CollectionOptions, FallbackKey, GenericFamily, Language, QueryFamily, QueryStatus,
    Script, SourceCache,
};
use jiff::Timestamp;
use jiff::civil::Date;

use super::jobs::Report as Job;
use super::memory::between;
use super::{check, paths};
use crate::catalog::Catalog;
use crate::model::Profile;
use crate::removal::carry::{self, Record};
use crate::report::{
    self, Document, FontFile, Format, Kind, MachineFacts, Options, RemovalRecord, Report, Searched,
    Subject, document,
};

/// The day that a time falls on where this computer stands.
#[must_use]
pub fn local_day(at: Timestamp) -> Date {
    at.to_zoned_datetime(jiff::tz::TimeZone::system()).date()
}

/// Makes and writes a report.
pub(super) fn save(job: &Job) -> Result<PathBuf, String> {
    if job.kind == Kind::Removal {
        let journal = job.journal.as_deref().ok_or("No removal was chosen.")?;
        let setting = (job.catalog.as_ref(), &job.profile, job.as_of);
        return save_record(journal, job.format, &job.path, setting, job.options.clone());
    }
    let inputs: Vec<report::Input> =
        job.inventories.iter().map(|own| check::input_of(own)).collect();
    let problems: Vec<_> = job
        .inventories
        .iter()
        .flat_map(|own| own.problems.iter())
        .chain(&job.rule_problems)
        .cloned()
        .collect();
    let report = Report {
        generated_at: Timestamp::now(),
        as_of: job.as_of,
        catalog: &job.catalog,
        profile: &job.profile,
        inputs: &inputs,
        findings: &job.findings,
        same_vendor: false,
        on_lists: &job.on_lists,
        problems: &problems,
    };
    let machine;
    let searched;
    let changes;
    let subject = match job.kind {
        Kind::Summary => Subject::Summary,
        Kind::Machine => {
            let name = job.machine.as_deref().unwrap_or("");
            machine = MachineFacts::of(name, &job.inventories)
                .ok_or_else(|| "No machine was chosen.".to_owned())?;
            Subject::Machine(&machine)
        }
        Kind::Attestation => {
            searched = Searched::of(&job.inventories, None, local_day);
            Subject::Attestation(&searched)
        }
        Kind::Incident => Subject::Incident(&job.found_on),
        Kind::Exceptions => Subject::Exceptions(None),
        Kind::Changes => {
            let (remembered, from, to) =
                job.between.as_ref().ok_or("Only what is kept in a workspace can be compared.")?;
            changes = between(&remembered.standing, &job.catalog, *from, *to);
            Subject::Changes(&changes)
        }
        Kind::Full | Kind::Removal => Subject::Full,
    };
    write(&report, &subject, job.format, &job.path, job.options.clone())
}

fn write(
    report: &Report<'_>,
    subject: &Subject<'_>,
    format: Format,
    path: &Path,
    mut options: Options,
) -> Result<PathBuf, String> {
    let document = document(report, subject);
    if format == Format::Pdf {
        options.fonts = fonts_for(&document);
    }
    let bytes =
        report::write(report, &document, format, &options).map_err(|error| error.to_string())?;
    paths::write_whole(path, &bytes).map_err(|error| error.to_string())?;
    Ok(path.to_owned())
}

/// Writes what the journal of a removal says: every format is the report on it, and JSON the record itself.
pub(super) fn save_record(
    journal: &Path,
    format: Format,
    out: &Path,
    (catalog, profile, as_of): (&Catalog, &Profile, Date),
    options: Options,
) -> Result<PathBuf, String> {
    let account = carry::read(journal).map_err(|error| error.to_string())?;
    let record = Record::of(&account, Timestamp::now());
    if format == Format::Json {
        let text = report::record_json(&record);
        paths::write_whole(out, text.as_bytes()).map_err(|error| error.to_string())?;
        return Ok(out.to_owned());
    }
    let told = RemovalRecord::of(&record);
    let report = report::record_report(&record, catalog, profile, as_of);
    write(&report, &Subject::Removal(&told), format, out, options)
}

/// Fonts of this system that draw what the program's own cannot draw of a document; none where all of
/// it can be drawn, and fewer than needed where the system has none.
#[must_use]
pub fn fonts_for(document: &Document<'_>) -> Vec<FontFile> {
    let mut missing = report::missing(document);
    let mut found = Vec::new();
    if missing.is_empty() {
        return found;
    }
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: true });
    let mut sources = SourceCache::default();
    // A font for each script that is met; one more round a font, so that this ends.
    for _ in 0..MOST_FONTS {
        let Some(letter) = missing.first().copied() else { break };
        match font_for(letter, &mut collection, &mut sources) {
            Some((font, has)) => {
                missing.retain(|other| !has(*other));
                missing.remove(&letter);
                found.push(font);
            }
            None => {
                missing.remove(&letter);
            }
        }
    }
    found
}

/// No document needs more fonts than this; a list of every letter there is must not load them all.
const MOST_FONTS: usize = 24;

type Has = Box<dyn Fn(char) -> bool>;

fn font_for(
    letter: char,
    collection: &mut Collection,
    sources: &mut SourceCache,
) -> Option<(FontFile, Has)> {
    let mut found: Option<(FontFile, BTreeSet<u32>)> = None;
    for (script, language) in scripts_of(letter) {
        let mut query = collection.query(sources);
        query.set_families([
            QueryFamily::Generic(GenericFamily::SansSerif),
            QueryFamily::Generic(GenericFamily::SystemUi),
        ]);
        if let Some(script) = script {
            let language = language.and_then(|tag| Language::parse(tag).ok());
            query.set_fallbacks(FallbackKey::new(script, language.as_ref()));
        }
        query.matches_with(|font| {
            let has = font.charmap().is_some_and(|map| map.map(letter).is_some_and(|id| id != 0));
            if !has {
                return QueryStatus::Continue;
            }
            let bytes = Arc::new(font.blob.as_ref().to_vec());
            found = Some((FontFile { bytes, index: font.index }, BTreeSet::new()));
            QueryStatus::Stop
        });
        if found.is_some() {
            break;
        }
    }
    let (font, _) = found?;
    let bytes = font.bytes.clone();
    let index = font.index;
    let has = move |c: char| {
        ttf_parser::Face::parse(&bytes, index).ok().and_then(|face| face.glyph_index(c)).is_some()
    };
    Some((font, Box::new(has)))
}

/// The script of a letter (ISO 15924) and the languages to ask for, most likely first; blocks of the
/// Unicode standard.
fn scripts_of(letter: char) -> Vec<(Option<Script>, Option<&'static str>)> {
    let with = |tag: &[u8; 4], languages: &[&'static str]| {
        let script = Some(Script::from_bytes(*tag));
        let mut all: Vec<_> = languages.iter().map(|own| (script, Some(*own))).collect();
        all.push((script, None));
        all
    };
    match letter {
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3000}'..='\u{303f}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{323af}' => with(b"Hani", &["zh-Hans", "zh-Hant", "ja", "ko"]),
        '\u{3040}'..='\u{309f}' => with(b"Hira", &["ja"]),
        '\u{30a0}'..='\u{30ff}' => with(b"Kana", &["ja"]),
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7ff}' => with(b"Hang", &["ko"]),
        '\u{0590}'..='\u{05ff}' => with(b"Hebr", &[]),
        '\u{0600}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' => with(b"Arab", &[]),
        '\u{0900}'..='\u{097f}' => with(b"Deva", &[]),
        '\u{0980}'..='\u{09ff}' => with(b"Beng", &[]),
        '\u{0b80}'..='\u{0bff}' => with(b"Taml", &[]),
        '\u{0e00}'..='\u{0e7f}' => with(b"Thai", &[]),
        '\u{0530}'..='\u{058f}' => with(b"Armn", &[]),
        '\u{10a0}'..='\u{10ff}' => with(b"Geor", &[]),
        _ => vec![(None, None)],
    }
}
