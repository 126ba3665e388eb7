//! `scan` and `check`.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use indicatif::{ProgressBar, ProgressStyle};
use interdict::app::check::{self, Check, CheckRequest, Keep, Progress};
use interdict::app::{name_lists, paths, reports, rules};
use interdict::catalog::{Catalog, OwnRules};
use interdict::matching::Screening;
use interdict::model::{
    Audience, Inventory, Jurisdiction, NameOnList, Origin, Problem, Profile, SourceState, Verdict,
};
use interdict::report::{self, Format, Options, Report, Subject};
use interdict::scan;
use interdict::workspace::life::Extent;
use interdict::workspace::{Access, Opening, Workspace};
use jiff::Timestamp;
use jiff::civil::Date;

use super::workspace as keeping;
use super::{CheckArguments, CliError, VerdictWord, explain, lists, load, output};

/// A bar where somebody can see it.
pub(super) fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} % {msg}") {
        bar.set_style(style);
    }
    bar
}

/// Writes this machine's inventory.
pub fn scan(
    root: Option<&Path>,
    out: Option<&Path>,
    workspace: Option<&Path>,
) -> Result<u8, CliError> {
    let bar = bar();
    let on = |step: scan::Progress| {
        bar.set_length(step.total as u64);
        bar.set_position(step.done as u64);
        bar.set_message(step.source);
    };
    let never = AtomicBool::new(false);
    let inventory = match root {
        Some(root) => scan::root(root, &on, &never)?,
        None => scan::this_machine(&on, &never).map_err(scan::ScanError::from)?,
    };
    bar.finish_and_clear();
    let mut text = scan::file_text(&inventory)?;
    text.push('\n');
    output::write(text.as_bytes(), out)?;
    if let Some(path) = workspace {
        keeping::keep(path, &[&inventory], &Extent::WholeMachine, None)?;
    }
    eprintln!("{}: {} read, {}", named(&inventory), inventory.coverage(), inventory.tally());
    for source in inventory.sources.iter().filter(|source| !source.state.is_complete()) {
        eprintln!("{}: {}: {}", source.state.word(), source.name, source.state.why());
    }
    if !inventory.problems.is_empty() {
        let number = inventory.problems.len() as u64;
        eprintln!("{} in what was read; the file names them", report::counted(number, "problem"));
    }
    Ok(0)
}

/// The machine that was scanned.
fn named(inventory: &Inventory) -> &str {
    inventory.machines.first().map_or("This machine", |machine| machine.name.as_str())
}

/// What a scan looked at: every source with what it gave, or why it gave nothing.
fn explain_scan(inventory: &Inventory) {
    let coverage = inventory.coverage();
    eprintln!(
        "{}: {} read, {} not present; {}",
        named(inventory),
        coverage,
        coverage.not_present,
        inventory.tally()
    );
    for source in &inventory.sources {
        let what = match &source.state {
            SourceState::Read => report::counted(source.count as u64, "record"),
            SourceState::NotPresent => "not present".to_owned(),
            state => {
                format!("{}, {}", state.word(), report::counted(source.count as u64, "record"))
            }
        };
        let why = source.state.why();
        let colon = if why.is_empty() { "" } else { ": " };
        eprintln!("  {} ({}): {what}{colon}{why}", source.name, source.id);
    }
    for sentence in &inventory.cannot_show {
        eprintln!("  {sentence}");
    }
}

/// What was checked, for whom and under which rules: everything that a report is made from.
pub struct Prepared {
    pub catalog: Catalog,
    pub profile: Profile,
    pub as_of: Date,
    pub checked: Check,
    pub on_lists: Vec<NameOnList>,
}

impl Prepared {
    /// The report on it.
    pub fn report(&self, generated_at: Timestamp, same_vendor: bool) -> Report<'_> {
        Report {
            generated_at,
            as_of: self.as_of,
            catalog: &self.catalog,
            profile: &self.profile,
            inputs: &self.checked.inputs,
            findings: &self.checked.findings,
            same_vendor,
            on_lists: &self.on_lists,
            problems: &self.checked.problems,
        }
    }
}

/// Rules and organisation alone, for a report on what was not read here.
pub fn prepare_nothing(arguments: &CheckArguments) -> Result<Prepared, CliError> {
    let (catalog, _) = rules_of(arguments)?;
    let CheckArguments { profile: file, jurisdiction, audience, .. } = arguments;
    let profile = profile(file.as_deref(), jurisdiction, audience, &catalog)?;
    let as_of = day(arguments.as_of.as_deref())?;
    Ok(Prepared { catalog, profile, as_of, checked: Check::default(), on_lists: Vec::new() })
}

/// The catalogue with own entries and own rules, and what is wrong with those.
fn rules_of(arguments: &CheckArguments) -> Result<(Catalog, Vec<Problem>), CliError> {
    let mut catalog = load(&arguments.catalog)?;
    // A workspace that is not there yet has no rules of its own.
    let workspace = match arguments.workspace.as_deref().filter(|path| path.exists()) {
        Some(path) if arguments.rules.is_empty() => {
            let how = Opening::by_this_user(Access::Look, Timestamp::now());
            Some(Workspace::open(path, &how)?)
        }
        _ => None,
    };
    let wrong = own_rules_in(&arguments.rules, workspace.as_ref(), &mut catalog)?;
    Ok((catalog, wrong))
}

/// Reads what the arguments name and applies the rules.
pub fn prepare(arguments: &CheckArguments) -> Result<Prepared, CliError> {
    prepare_keeping(arguments, Keep::Everything)
}

fn prepare_keeping(arguments: &CheckArguments, keep: Keep) -> Result<Prepared, CliError> {
    let (catalog, wrong) = rules_of(arguments)?;
    let name_lists =
        arguments.names.iter().map(|path| name_lists::read(path)).collect::<Result<Vec<_>, _>>()?;
    for list in &name_lists {
        eprintln!(
            "{}: {}, {} ({} persons, ships and aircraft left out, {})",
            list.file,
            list.format,
            report::counted(list.entries.len() as u64, "organisation"),
            list.left_out,
            report::counted(list.problems.len() as u64, "problem")
        );
    }
    let CheckArguments { profile: file, jurisdiction, audience, .. } = arguments;
    let profile = profile(file.as_deref(), jurisdiction, audience, &catalog)?;
    let as_of = day(arguments.as_of.as_deref())?;
    let request = CheckRequest {
        files: arguments.files.clone(),
        lists: lists::choices(arguments)?,
        root: arguments.root.clone(),
        profile,
        as_of,
    };
    let bar = bar();
    let on = |step: Progress| match step {
        Progress::Scan(step) => {
            bar.set_length(step.total as u64);
            bar.set_position(step.done as u64);
            bar.set_message(step.source);
        }
        Progress::Read { file, progress } => {
            bar.set_length(progress.bytes_total);
            bar.set_position(progress.bytes_done);
            bar.set_message(format!(
                "{}, {}",
                file.display(),
                report::counted(progress.rows, "row")
            ));
        }
        Progress::Judge => bar.set_message("Applying the rules"),
    };
    let mut checked = check::run_keeping(keep, &request, &catalog, &on, &AtomicBool::new(false))?;
    bar.finish_and_clear();
    checked.problems.extend(wrong);
    if let Some(path) = &arguments.workspace {
        let extent = if arguments.partial { Extent::SomeSoftware } else { Extent::WholeMachine };
        let read: Vec<&Inventory> = checked.inventories.iter().collect();
        keeping::keep(path, &read, &extent, arguments.list_date)?;
    }
    if arguments.explain {
        let lists = checked.inventories.iter().filter(|own| own.origin != Origin::Scan);
        for (list, inventory) in checked.understood.iter().zip(lists) {
            eprint!("{}", explain::text(list, Some(inventory)));
        }
        let scans = checked.inventories.iter().filter(|own| own.origin == Origin::Scan);
        scans.for_each(explain_scan);
    }
    for one in &checked.left_out {
        eprintln!("Left out: {} ({}).", one.path.display(), one.why);
    }
    let screening = Screening::new(&name_lists);
    let on_lists: Vec<_> =
        checked.inventories.iter().flat_map(|one| screening.screen(one)).collect();
    Ok(Prepared { catalog, profile: request.profile, as_of, checked, on_lists })
}

/// The format that was asked for, or that the ending of the file says; bytes that no terminal shows are
/// refused there.
pub fn format(arguments: &CheckArguments) -> Result<Option<Format>, CliError> {
    let ending = arguments.out.as_deref().and_then(|out| out.extension()?.to_str());
    let format = match arguments.format {
        Some(word) => word.of_report(),
        None => ending.and_then(Format::of_ending),
    };
    if let Some(format @ (Format::Xlsx | Format::Pdf)) = format {
        if arguments.out.is_none() && std::io::stdout().is_terminal() {
            return Err(CliError::Usage(format!(
                "This format cannot be shown on a terminal: name a file with --out report.{}",
                format.ending()
            )));
        }
    }
    Ok(format)
}

/// Checks this machine or lists.
pub fn check(arguments: &CheckArguments) -> Result<u8, CliError> {
    let format = format(arguments)?;
    // A report on what was found asks for no other rows; a workspace and lists of names do.
    let keep = if arguments.workspace.is_some() || !arguments.names.is_empty() {
        Keep::Everything
    } else {
        Keep::WhatIsFound
    };
    let prepared = prepare_keeping(arguments, keep)?;
    let report = prepared.report(Timestamp::now(), arguments.same_vendor);
    let bytes = match format {
        None => report::table(&report, output::width()).into_bytes(),
        // The schema of findings needs no document.
        Some(Format::Json) => report::json(&report).into_bytes(),
        Some(format) => drawn(&report, &Subject::Full, format, Options::default())?,
    };
    output::write(&bytes, arguments.out.as_deref())?;
    let unreadable = say_what_was_not_read(&prepared.checked, &report, format.is_none());
    let wanted = fail_on(arguments.fail_on.unwrap_or(VerdictWord::Restricted));
    let code = exit_code(&report, wanted, unreadable);
    // The program ends: the system takes all memory back at once, and sooner than piece by piece.
    std::mem::forget(prepared);
    Ok(code)
}

/// A report as the bytes of a file; fonts of this system are looked for where a PDF needs them.
pub fn drawn(
    report: &Report<'_>,
    subject: &Subject<'_>,
    format: Format,
    mut options: Options,
) -> Result<Vec<u8>, CliError> {
    let document = report::document(report, subject);
    if format == Format::Pdf {
        options.fonts = reports::fonts_for(&document);
    }
    Ok(report::write(report, &document, format, &options)?)
}

/// Says on standard error what was not read; gives whether an input could not be read at all.
pub fn say_what_was_not_read(checked: &Check, report: &Report<'_>, in_result: bool) -> bool {
    for (path, error) in &checked.unreadable {
        eprintln!(
            "{}: {}. {} {}",
            path.display(),
            error.title(),
            error.means(),
            error.what_to_do()
        );
    }
    if !in_result {
        for (input, source) in report.unread() {
            let state = &source.state;
            eprintln!("{}: {}: {}: {}", state.word(), input.path, source.name, state.why());
        }
    }
    // A disk of which nothing can be read is no machine without findings: a pipeline must not pass it.
    if report.is_blind() && checked.unreadable.is_empty() {
        eprintln!("{}.", report.headline());
    }
    !checked.unreadable.is_empty() || report.is_blind()
}

/// Lays the organisation's own rules over the catalogue: those of the files, else those of the workspace
/// in the user's data folder, else those that the window kept before workspaces had their own. What is
/// wrong in them is told.
pub(super) fn own_rules(
    files: &[PathBuf],
    catalog: &mut Catalog,
) -> Result<Vec<Problem>, CliError> {
    let usual = paths::workspace_file().ok().filter(|path| files.is_empty() && path.exists());
    let opened = usual
        .map(|path| Workspace::open(&path, &Opening::by_this_user(Access::Look, Timestamp::now())));
    let workspace = match opened {
        Some(Ok(workspace)) => Some(workspace),
        Some(Err(error)) => {
            eprintln!("Your own rules in the workspace could not be read. {error}");
            None
        }
        None => None,
    };
    own_rules_in(files, workspace.as_ref(), catalog)
}

/// The same with the rules of a workspace that is open.
pub(super) fn own_rules_in(
    files: &[PathBuf],
    workspace: Option<&Workspace>,
    catalog: &mut Catalog,
) -> Result<Vec<Problem>, CliError> {
    let in_workspace = match workspace {
        Some(workspace) if files.is_empty() => workspace.own_rules()?,
        _ => None,
    };
    let own = if let Some(text) = in_workspace {
        let mut own = OwnRules::default();
        // An emptied list of rules is kept as a text without any.
        if !text.trim().is_empty() {
            own.add("own rules of the workspace", text.as_bytes());
        }
        own
    } else if files.is_empty() {
        match rules::kept() {
            Ok(kept) => kept,
            Err(paths::PathError::NoHome) => OwnRules::default(),
            Err(error) => return Err(error.into()),
        }
    } else {
        rules::read(files)?
    };
    let wrong = rules::lay_over(catalog, &own);
    for problem in &wrong {
        let comma = if problem.text.is_empty() { "" } else { ": " };
        eprintln!("{}{comma}{}: {}", problem.path, problem.text, problem.reason);
    }
    Ok(wrong)
}

/// The day that the rules are applied for.
pub(super) fn day(as_of: Option<&str>) -> Result<Date, CliError> {
    match as_of {
        Some(text) => text.parse::<Date>().map_err(|_| {
            CliError::Usage(format!(
                "--as-of {text}: write the day as YYYY-MM-DD, as in 2026-11-24"
            ))
        }),
        None => Ok(jiff::ZonedDateTime::now().date()),
    }
}

pub fn exit_code(report: &Report<'_>, fail_on: Verdict, unreadable: bool) -> u8 {
    let depends = report
        .found()
        .filter(|finding| {
            finding.assessment.verdict < Some(fail_on)
                && finding.assessment.verdict_if >= Some(fail_on)
        })
        .count();
    if depends > 0 {
        eprintln!(
            "{} may reach \"{}\", depending on a fact that is not known here.",
            report::counted(depends as u64, "finding"),
            fail_on.word()
        );
    }
    if unreadable {
        2
    } else {
        u8::from(report.found().any(|finding| finding.assessment.verdict >= Some(fail_on)))
    }
}

/// The verdict of a word.
pub fn fail_on(word: VerdictWord) -> Verdict {
    match word {
        VerdictWord::Prohibited => Verdict::Prohibited,
        VerdictWord::Restricted => Verdict::Restricted,
        VerdictWord::AdvisedAgainst => Verdict::AdvisedAgainst,
        VerdictWord::Listed => Verdict::Listed,
    }
}

/// The organisation: from the arguments, a file, or what the window keeps.
pub(super) fn profile(
    file: Option<&Path>,
    jurisdiction: &[String],
    audience: &[String],
    catalog: &Catalog,
) -> Result<Profile, CliError> {
    let mut profile = match file {
        Some(path) => paths::read_profile(path)?,
        None if jurisdiction.is_empty() && audience.is_empty() => match paths::load_profile() {
            Ok(Some(kept)) => kept,
            Ok(None) | Err(paths::PathError::NoHome) => Profile::default(),
            Err(error) => return Err(error.into()),
        },
        None => Profile::default(),
    };
    if !jurisdiction.is_empty() {
        profile.jurisdictions = jurisdiction.iter().map(|c| Jurisdiction::new(c)).collect();
    }
    if !audience.is_empty() {
        profile.audiences = audience
            .iter()
            .map(|word| {
                word.parse::<Audience>().map_err(|message| {
                    let known: Vec<&str> = Audience::ALL.iter().map(|a| a.word()).collect();
                    CliError::Usage(format!("--audience: {message}. Known: {}", known.join(", ")))
                })
            })
            .collect::<Result<_, _>>()?;
    }
    for place in &profile.jurisdictions {
        let known = catalog.places.iter().any(|named| named.code == *place);
        if !known {
            let all: Vec<&str> = catalog.places.iter().map(|named| named.code.code()).collect();
            return Err(CliError::Usage(format!(
                "The catalogue knows no rules of \"{place}\". Known: {}",
                all.join(", ")
            )));
        }
    }
    if profile.jurisdictions.is_empty() {
        eprintln!(
            "No jurisdiction was named (--jurisdiction), so every finding is shown as restricted for \
             others."
        );
    } else if profile.audiences.is_empty() {
        eprintln!(
            "What the organisation is was not named (--audience), so only rules for everybody in {} \
             are applied.",
            profile.jurisdictions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        );
    }
    Ok(profile)
}
