//! What a scan cannot show, said from what its sources were: a sentence goes away when a source that
//! reads the subject is among them.

use super::Source;
use crate::model::{Kind, Platform, SourceOutcome};

/// A subject that a scan may or may not look at.
struct Subject {
    /// Only machines of this system have it; `None` for all.
    platform: Option<Platform>,
    /// Ids of sources that look at it begin with one of these.
    ids: &'static [&'static str],
    /// Or they give records of this kind.
    kind: Kind,
    /// What is said when no source does.
    sentence: &'static str,
}

const SUBJECTS: &[Subject] = &[
    Subject {
        platform: None,
        ids: &["browser", "firefox", "chrom", "safari"],
        kind: Kind::BrowserExtension,
        sentence: "Browser extensions are not in this result.",
    },
    Subject {
        platform: Some(Platform::Windows),
        ids: &["appx", "msix", "store"],
        kind: Kind::StoreApp,
        sentence: "Apps of the Microsoft Store are not in this result.",
    },
    Subject {
        platform: Some(Platform::Windows),
        ids: &["services"],
        kind: Kind::Service,
        sentence: "Services and drivers are not in this result.",
    },
];

/// Said of every scan: the folders that programs are usually put in are read, no others.
const COPIED: &str = "Programs that were copied into a folder without being installed are in this \
    result only where that folder is one that was read, or they were running.";

/// Said where the Linux systems inside a Windows were looked for.
const INSIDE: &str =
    "Linux systems in WSL are named; what is installed in them is not in this result.";

/// The sentences that single sources bring with them.
pub(super) fn of_sources(sources: &[Source]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for note in sources.iter().flat_map(|source| &source.cannot_show) {
        if !notes.iter().any(|other| other == note) {
            notes.push((*note).to_owned());
        }
    }
    notes
}

/// What the scan of these sources cannot show.
pub(super) fn sentences(
    platform: Option<Platform>,
    outcomes: &[SourceOutcome],
    notes: Vec<String>,
) -> Vec<String> {
    let looked_at = |subject: &Subject| {
        outcomes.iter().any(|outcome| {
            let id = outcome.reading.id.strip_prefix(super::engine::WHOLE);
            let id = id.unwrap_or(&outcome.reading.id).to_lowercase();
            subject.ids.iter().any(|start| id.starts_with(start))
                || outcome.software.iter().any(|one| one.kind == subject.kind)
        })
    };
    let missing = SUBJECTS
        .iter()
        .filter(|subject| subject.platform.is_none() || subject.platform == platform)
        .filter(|subject| !looked_at(subject))
        .map(|subject| subject.sentence.to_owned());
    // Their names are in the registry; their files are another system's, in an image of a disk.
    let has_wsl = outcomes.iter().any(|outcome| outcome.reading.id.starts_with("wsl"));
    let inside = has_wsl.then(|| INSIDE.to_owned());
    std::iter::once(COPIED.to_owned()).chain(missing).chain(inside).chain(notes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceState;
    use crate::scan::empty;

    #[test]
    fn a_sentence_goes_away_with_the_source_that_reads_its_subject() {
        let say = |ids: &[&str]| {
            let outcomes: Vec<SourceOutcome> =
                ids.iter().map(|id| empty(id, "x", "", SourceState::NotPresent)).collect();
            sentences(Some(Platform::Windows), &outcomes, Vec::new()).join(" ")
        };
        let none = say(&["uninstall-hklm-64"]);
        for words in ["Browser extensions", "Microsoft Store", "Services and drivers"] {
            assert!(none.contains(words), "{none}");
        }
        let all = say(&["browser-chrome", "appx-packages", "services"]);
        assert_eq!(all, COPIED);
        assert!(say(&["wsl"]).contains(INSIDE));
    }

    #[test]
    fn sources_bring_their_own_sentences_once() {
        let source = || Source::new("x", Vec::new).cannot_show("What is inside is not seen.");
        let notes = of_sources(&[source(), source()]);
        assert_eq!(notes, ["What is inside is not seen."]);
    }
}
