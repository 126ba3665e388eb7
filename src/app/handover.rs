//! Hand-over to the tools an organisation already has: what was chosen, the files that come of it, to be read
//! before anything is written, and the folder that they are written into.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::jobs::{Event, JobId};
use super::{App, NoteKind, paths};
use crate::catalog::Catalog;
use crate::language;
use crate::matching::Matcher;
use crate::model::{Profile, Verdict};
pub use crate::report::handover::Engine;
use crate::report::handover::{self, Artefact, Chosen, HandoverError, Order};
use crate::say;

/// The folder that collection scripts write into, until another one is named.
pub const SHARE: &str = r"\\server\inventory$";

/// What the page of hand-overs shows.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// For which tool.
    pub engine: Engine,
    /// What the rules give this verdict or more, in place of what is ticked.
    pub by_rules: Option<Verdict>,
    /// Makers of what was found when the page was opened: shown before the others.
    pub found: BTreeSet<String>,
    /// Makers and products that are ticked, by id.
    pub ticked: BTreeSet<String>,
    /// Publishers as code signatures have them, one a line.
    pub signers: String,
    /// The folder that collection scripts write into.
    pub share: String,
    /// What comes of it.
    pub made: Made,
    /// The chosen folder holds files already; it is asked about.
    pub not_empty: Option<NotEmpty>,
}

/// What came of a choice.
#[derive(Clone, Debug)]
pub enum Made {
    /// It is being made.
    Making,
    /// The files, the page to read first before the others.
    Files(Arc<Vec<ShownFile>>),
    /// Why there are none.
    Not(String),
}

/// A file of a hand-over, ready to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFile {
    /// The file.
    pub file: Artefact,
    /// What is in it as text, whatever its encoding.
    pub text: String,
    /// Where its lines begin and end in the text.
    pub lines: Vec<(usize, usize)>,
}

impl ShownFile {
    fn of(file: Artefact) -> Self {
        // Files of the registry are UTF-16 with its mark; all others are UTF-8.
        let encoding = encoding_rs::Encoding::for_bom(&file.bytes)
            .map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
        let text = encoding.decode(&file.bytes).0.replace("\r\n", "\n");
        let mut lines = Vec::new();
        let mut from = 0;
        for line in text.split('\n') {
            lines.push((from, from + line.len()));
            from += line.len() + 1;
        }
        if text.ends_with('\n') {
            lines.pop();
        }
        Self { file, text, lines }
    }

    /// One line.
    #[must_use]
    pub fn line(&self, at: usize) -> &str {
        self.lines.get(at).and_then(|(from, to)| self.text.get(*from..*to)).unwrap_or_default()
    }
}

/// A folder that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotEmpty {
    /// The folder.
    pub folder: PathBuf,
    /// Files that would be replaced.
    pub replaced: Vec<String>,
    /// Whether anything else lies in it, which would stay beside them.
    pub others: bool,
}

/// What can be asked for on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandOverCommand {
    /// For this tool.
    Engine(Engine),
    /// This maker or product, by id, is handed over, or is not.
    Tick(String, bool),
    /// What was found, and nothing else.
    TickFound,
    /// Nothing.
    TickNone,
    /// What the rules give this verdict or more, in place of what is ticked.
    ByRules(Option<Verdict>),
    /// Publishers as code signatures have them, one a line.
    Signers(String),
    /// The folder that collection scripts write into.
    Share(String),
    /// Write into the folder that was asked about.
    Replace,
    /// Leave that folder as it is.
    Leave,
}

/// What the jobs have to say.
pub(super) enum News {
    Made(Result<Vec<Artefact>, String>),
    NotEmpty(NotEmpty),
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder holds files already.
    #[error("the folder is not empty")]
    NotEmpty(NotEmpty),
    /// A file could not be written.
    #[error(transparent)]
    Path(#[from] paths::PathError),
}

/// Writes every file into a folder. One that holds something already is left as it is, unless that was
/// agreed to: a file of an earlier hand-over would stay beside them and be rolled out too.
///
/// # Errors
/// When the folder is not empty, or cannot be written.
pub fn write(folder: &Path, files: &[Artefact], agreed: bool) -> Result<(), WriteError> {
    let failed = |error| paths::PathError::Io { path: folder.to_owned(), error };
    let is_empty = match std::fs::read_dir(folder) {
        Ok(mut inside) => inside.next().is_none(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(failed(error).into()),
    };
    if !is_empty && !agreed {
        let replaced: Vec<String> = files
            .iter()
            .filter(|file| folder.join(&file.path).exists())
            .map(|file| file.path.clone())
            .collect();
        let others = has_others(folder, files).map_err(failed)?;
        return Err(WriteError::NotEmpty(NotEmpty { folder: folder.to_owned(), replaced, others }));
    }
    for file in files {
        paths::write_whole(&folder.join(&file.path), &file.bytes)?;
    }
    Ok(())
}

/// Whether a folder holds anything at its top that is neither one of the files nor on the way to one.
fn has_others(folder: &Path, files: &[Artefact]) -> std::io::Result<bool> {
    let own: BTreeSet<&str> = files.iter().filter_map(|file| file.path.split('/').next()).collect();
    for entry in std::fs::read_dir(folder)? {
        if entry?.file_name().to_str().is_none_or(|name| !own.contains(name)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Everything that files are made from.
struct Wish {
    catalog: Arc<Catalog>,
    matcher: Arc<Matcher>,
    profile: Profile,
    as_of: Date,
    engine: Engine,
    by_rules: Option<Verdict>,
    ticked: Vec<String>,
    signers: Vec<String>,
    share: String,
}

impl Wish {
    fn chosen(&self) -> Result<Vec<Chosen>, HandoverError> {
        match self.by_rules {
            _ if !self.engine.needs_choice() => Ok(Vec::new()),
            Some(verdict) => {
                handover::by_profile(&self.catalog, &self.profile, self.as_of, verdict)
            }
            None => handover::by_name(&self.catalog, &self.ticked),
        }
    }

    fn made(&self) -> Result<Vec<Artefact>, String> {
        if self.engine.needs_choice() && self.by_rules.is_none() && self.ticked.is_empty() {
            return Err(say!("nothing-chosen-yet").to_owned());
        }
        let chosen = match self.chosen() {
            Ok(chosen) => chosen,
            Err(HandoverError::Nothing { at_least }) => {
                return Err(say!("no-rule-gives", verdict = at_least));
            }
            Err(error) => return Err(sentence(&error)),
        };
        let order = Order {
            catalog: &self.catalog,
            matcher: &self.matcher,
            chosen: &chosen,
            as_of: self.as_of,
            signers: &self.signers,
            share: &self.share,
        };
        handover::hand_over(self.engine, &order).map_err(|error| sentence(&error))
    }
}

fn sentence(error: &HandoverError) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

impl App {
    /// Opens the page, with what was found ticked.
    pub(super) fn open_handover(&mut self) {
        if self.state.handover.is_none() {
            self.state.handover = Some(HandOver {
                engine: Engine::Osquery,
                by_rules: None,
                found: BTreeSet::new(),
                ticked: self.found_ids(),
                signers: String::new(),
                share: SHARE.to_owned(),
                made: Made::Making,
                not_empty: None,
            });
        }
        let found = self.state.findings.iter().filter(|one| one.is_found() && !one.is_gone());
        let found = found.map(|one| one.vendor.clone()).collect();
        if let Some(own) = &mut self.state.handover {
            own.found = found;
        }
        self.make_handover();
    }

    /// Makers and products that were found, by id.
    fn found_ids(&self) -> BTreeSet<String> {
        let found = self.state.findings.iter().filter(|one| one.is_found() && !one.is_gone());
        found
            .map(|one| match &one.product {
                Some(product) if !one.by_vendor => product.clone(),
                _ => one.vendor.clone(),
            })
            .filter(|id| {
                self.catalog.vendors.contains_key(id) || self.catalog.products.contains_key(id)
            })
            .collect()
    }

    pub(super) fn on_handover(&mut self, command: HandOverCommand) {
        let found = self.found_ids();
        let Some(own) = &mut self.state.handover else { return };
        match command {
            HandOverCommand::Engine(engine) => own.engine = engine,
            HandOverCommand::Tick(id, on) => tick(&mut own.ticked, &self.catalog, id, on),
            HandOverCommand::TickFound => own.ticked = found,
            HandOverCommand::TickNone => own.ticked.clear(),
            HandOverCommand::ByRules(verdict) => own.by_rules = verdict,
            HandOverCommand::Signers(text) => own.signers = text,
            HandOverCommand::Share(text) => own.share = text,
            HandOverCommand::Replace => {
                if let Some(asked) = own.not_empty.take() {
                    self.write_handover(asked.folder, true);
                }
                return;
            }
            HandOverCommand::Leave => {
                own.not_empty = None;
                return;
            }
        }
        self.make_handover();
    }

    /// Makes the files anew; what an earlier choice gives is dropped when it comes.
    fn make_handover(&mut self) {
        let Some(own) = &mut self.state.handover else { return };
        let lines = own.signers.lines().map(str::trim).filter(|line| !line.is_empty());
        let wish = Wish {
            catalog: self.catalog.clone(),
            matcher: self.matcher.clone(),
            profile: self.state.profile.clone(),
            as_of: self.state.as_of,
            engine: own.engine,
            by_rules: own.by_rules,
            ticked: own.ticked.iter().cloned().collect(),
            signers: lines.map(str::to_owned).collect(),
            share: own.share.clone(),
        };
        own.made = Made::Making;
        // Why there are no files is said as the window speaks.
        let spoken = language::spoken();
        self.handing = Some(self.jobs.start("preview of the hand-over", move |voice| {
            language::speak(spoken);
            voice.say(Event::HandOver(News::Made(wish.made())));
        }));
    }

    /// Writes the files below a folder that was chosen, in one named after the tool.
    pub(super) fn save_handover(&mut self, chosen: &Path) {
        let Some(own) = &self.state.handover else { return };
        self.write_handover(chosen.join(format!("interdict-{}", own.engine.word())), false);
    }

    fn write_handover(&mut self, folder: PathBuf, agreed: bool) {
        let Some(HandOver { made: Made::Files(files), .. }) = &self.state.handover else { return };
        let files = files.clone();
        let title = say!("hand-over-saved");
        self.jobs.start("writing of the hand-over", move |voice| {
            let files: Vec<Artefact> = files.iter().map(|own| own.file.clone()).collect();
            match write(&folder, &files, agreed) {
                Ok(()) => voice.say(Event::Written(title, Ok(folder))),
                Err(WriteError::NotEmpty(asked)) => {
                    voice.say(Event::HandOver(News::NotEmpty(asked)));
                }
                Err(WriteError::Path(error)) => {
                    voice.say(Event::Written(title, Err(error.to_string())));
                }
            }
        });
    }

    pub(super) fn on_handover_news(&mut self, job: JobId, news: News) {
        let Some(own) = &mut self.state.handover else { return };
        match news {
            News::Made(made) if self.handing == Some(job) => {
                self.handing = None;
                own.made = match made {
                    Ok(files) => {
                        let mut files: Vec<ShownFile> =
                            files.into_iter().map(ShownFile::of).collect();
                        files.sort_by_key(|own| own.file.path != "README.md");
                        Made::Files(Arc::new(files))
                    }
                    Err(why) => Made::Not(why),
                };
            }
            News::Made(_) => {}
            News::NotEmpty(asked) => own.not_empty = Some(asked),
        }
    }

    /// A job of this page broke off.
    pub(super) fn handover_broken(&mut self, job: JobId, why: &str) {
        if self.handing == Some(job) {
            self.handing = None;
            if let Some(own) = &mut self.state.handover {
                own.made = Made::Not(why.to_owned());
            }
            self.note(NoteKind::Error, say!("hand-over-not-made"), why);
        }
    }
}

/// Ticks a maker or a product. A maker stands for everything it makes: taking one of its products away
/// leaves the others.
fn tick(ticked: &mut BTreeSet<String>, catalog: &Catalog, id: String, on: bool) {
    if catalog.vendors.contains_key(&id) {
        for product in catalog.products_of(&id) {
            ticked.remove(&product.id);
        }
    } else if let Some(product) = catalog.products.get(&id) {
        if !on && ticked.remove(&product.vendor) {
            ticked.extend(catalog.products_of(&product.vendor).map(|own| own.id.clone()));
        }
    }
    if on {
        ticked.insert(id);
    } else {
        ticked.remove(&id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;

    #[test]
    fn a_maker_stands_for_its_products() {
        let Ok(catalog) = catalog::builtin() else { panic!("the catalogue holds together") };
        let mut ticked = BTreeSet::new();
        tick(&mut ticked, &catalog, "kaspersky-internet-security".to_owned(), true);
        tick(&mut ticked, &catalog, "kaspersky".to_owned(), true);
        assert_eq!(ticked, BTreeSet::from(["kaspersky".to_owned()]));
        tick(&mut ticked, &catalog, "kaspersky-internet-security".to_owned(), false);
        assert!(!ticked.contains("kaspersky") && !ticked.contains("kaspersky-internet-security"));
        assert_eq!(ticked.len(), catalog.products_of("kaspersky").count() - 1);
        tick(&mut ticked, &catalog, "kaspersky".to_owned(), false);
        assert!(ticked.is_empty());
    }

    #[test]
    fn every_line_of_a_file_is_shown_once() {
        let mut utf16 = vec![0xff, 0xfe];
        utf16.extend("a\r\n\u{43a}\r\n".encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, lines) in [
            (utf16, vec!["a", "\u{43a}"]),
            (b"x\n\ny".to_vec(), vec!["x", "", "y"]),
            (Vec::new(), vec![""]),
        ] {
            let shown = ShownFile::of(Artefact { path: "f".to_owned(), bytes });
            let all: Vec<&str> = (0..shown.lines.len()).map(|at| shown.line(at)).collect();
            assert_eq!(all, lines);
        }
    }

    #[test]
    fn a_folder_with_something_in_it_is_left_alone_until_it_is_agreed() {
        let Ok(folder) = tempfile::tempdir() else { panic!("a folder") };
        let files = [
            Artefact { path: "README.md".to_owned(), bytes: b"new".to_vec() },
            Artefact { path: "a/b.json".to_owned(), bytes: b"{}".to_vec() },
        ];
        let at = folder.path().join("out");
        assert!(write(&at, &files, false).is_ok());
        assert!(std::fs::write(at.join("theirs.txt"), "x").is_ok());
        assert!(std::fs::write(at.join("README.md"), "changed").is_ok());
        match write(&at, &files, false) {
            Err(WriteError::NotEmpty(asked)) => {
                assert_eq!(asked.replaced, ["README.md", "a/b.json"]);
                assert!(asked.others);
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(std::fs::read(at.join("README.md")).ok(), Some(b"changed".to_vec()));
        assert!(write(&at, &files, true).is_ok());
        assert_eq!(std::fs::read(at.join("README.md")).ok(), Some(b"new".to_vec()));
        assert_eq!(std::fs::read(at.join("theirs.txt")).ok(), Some(b"x".to_vec()));
    }
}
