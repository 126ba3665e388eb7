//! What changed, as text for a terminal: restricted software first, then the rest.

use std::fmt::Write as _;

use comfy_table::{ContentArrangement, Table, presets};
use interdict::app::compare::FoundChange;
use interdict::app::doubt_in_words;
use interdict::report::{counted, verdict_word};
use interdict::workspace::changes::{Doubt, Standing, What};

use super::{Detail, Named, Shown};

/// Programs whose changes are counted in the short form; the rest is named by number.
const PROGRAMS: usize = 20;

/// Machines that are named which only one of the two has.
const MACHINES: usize = 20;

/// The whole text, of at most `width` columns where words allow it.
pub(super) fn text(shown: &Shown<'_>, width: usize) -> String {
    let mut text = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{}", headline(shown));
    findings(&mut text, shown, width);
    if shown.detail != Detail::Findings {
        if shown.detail == Detail::All {
            programs(&mut text, shown, width);
        } else {
            counts(&mut text, shown, width);
        }
    }
    let comparison = &shown.comparison;
    alone(&mut text, &shown.before, &comparison.only_before, width);
    alone(&mut text, &shown.after, &comparison.only_after, width);
    unread(&mut text, shown, width);
    let mut limits: Vec<&str> = shown.comparison.notes.iter().map(String::as_str).collect();
    let inputs = shown.before.inputs.iter().chain(&shown.after.inputs);
    for limit in inputs.flat_map(|input| &input.cannot_show) {
        if !limits.contains(&limit.as_str()) {
            limits.push(limit);
        }
    }
    if !limits.is_empty() {
        let _ = writeln!(text, "\nTo know");
        for limit in limits {
            let _ = writeln!(text, "{}", wrapped(limit, width));
        }
    }
    let _ = writeln!(text, "\n{}", wrapped(&foot(shown), width).trim_start());
    text
}

/// The result in one sentence.
fn headline(shown: &Shown<'_>) -> String {
    let comparison = &shown.comparison;
    if !shown.is_different() {
        let what = if shown.detail == Detail::Findings {
            "No change in restricted software"
        } else {
            "No change"
        };
        let machines = counted(comparison.compared as u64, "machine");
        let read = shown.before.unread().is_empty() && shown.after.unread().is_empty();
        let far = if read { "" } else { " in what both could read" };
        return format!("{what}{far}, on {machines}");
    }
    let machines = |names: &mut dyn Iterator<Item = &str>| {
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.dedup();
        counted(names.len() as u64, "machine")
    };
    let mut parts = Vec::new();
    let (unclear, found): (Vec<&FoundChange>, Vec<&FoundChange>) =
        comparison.findings.iter().partition(|one| one.what == What::Unclear);
    parts.push(if found.is_empty() {
        "No change in restricted software".to_owned()
    } else {
        let on = machines(&mut found.iter().map(|one| one.machine.as_str()));
        format!("{} in restricted software on {on}", counted(found.len() as u64, "change"))
    });
    if !unclear.is_empty() {
        let number = counted(unclear.len() as u64, "restricted program");
        parts.push(format!("{number} not comparable"));
    }
    if shown.detail != Detail::Findings {
        let others = &comparison.programs;
        if !others.is_empty() {
            let on = machines(&mut others.iter().map(|one| one.machine.as_str()));
            parts.push(format!(
                "{} in other software on {on}",
                counted(others.len() as u64, "change")
            ));
        }
        let alone = comparison.only_before.len() + comparison.only_after.len();
        if alone > 0 {
            parts.push(format!("{} in only one of the two", counted(alone as u64, "machine")));
        }
    }
    parts.join("; ")
}

fn new_table(width: usize, header: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width.max(40)).unwrap_or(u16::MAX))
        .set_header(header);
    table
}

fn findings(text: &mut String, shown: &Shown<'_>, width: usize) {
    let all = &shown.comparison.findings;
    if all.is_empty() {
        return;
    }
    let mut table = new_table(width, &["Change", "Software", "Machine", "Verdict"]);
    for one in all {
        let product =
            shown.catalog.product_name(&one.finding.vendor, one.finding.product.as_deref());
        let mut software = plain(&one.finding.name);
        let _ = write!(
            software,
            "{}",
            versions(one.version_before.as_deref(), one.version_after.as_deref())
        );
        if product != one.finding.name {
            let _ = write!(software, "\n({product})");
        }
        let why = under(one.why.as_ref());
        table.add_row([
            format!("{}{why}", one.what.word()),
            software,
            plain(&one.machine),
            verdict(one),
        ]);
    }
    let _ = writeln!(text, "\nRestricted software\n\n{table}");
}

/// Why it cannot be compared, on a line of its own.
fn under(why: Option<&Doubt>) -> String {
    why.map_or_else(String::new, |why| format!("\n{}", doubt_in_words(why)))
}

fn verdict(one: &FoundChange) -> String {
    let decision = one.finding.decision();
    let space = if decision.is_empty() { "" } else { "\n" };
    format!("{}{space}{}", verdict_word(&one.finding), plain(&decision))
}

/// " 23.01 → 24.08", or the one version that is known.
fn versions(before: Option<&str>, after: Option<&str>) -> String {
    match (before.filter(|text| !text.is_empty()), after.filter(|text| !text.is_empty())) {
        (Some(before), Some(after)) if before != after => {
            format!(" {} → {}", plain(before), plain(after))
        }
        (_, Some(one)) | (Some(one), None) => format!(" {}", plain(one)),
        (None, None) => String::new(),
    }
}

fn version(side: Option<&Standing>) -> Option<&str> {
    side.map(|own| own.version.as_str())
}

fn programs(text: &mut String, shown: &Shown<'_>, width: usize) {
    let all = &shown.comparison.programs;
    if all.is_empty() {
        return;
    }
    let mut table = new_table(width, &["Machine", "Change", "Software", "Publisher"]);
    for one in all {
        let change = &one.change;
        let why = under(change.why.as_ref());
        let kind = if change.kind.is_program() {
            String::new()
        } else {
            format!("\n({})", change.kind.plain().to_lowercase())
        };
        let versions = versions(version(change.before.as_ref()), version(change.after.as_ref()));
        table.add_row([
            plain(&one.machine),
            format!("{}{why}", change.what.word()),
            format!("{}{versions}{kind}", plain(&change.name)),
            plain(change.publisher.as_deref().unwrap_or("")),
        ]);
    }
    let _ = writeln!(text, "\nOther software\n\n{table}");
}

fn counts(text: &mut String, shown: &Shown<'_>, width: usize) {
    let all = &shown.comparison.by_program;
    if all.is_empty() {
        return;
    }
    let mut table = new_table(width, &["Software", "What changed", "Publisher"]);
    for one in all.iter().take(PROGRAMS) {
        let what: Vec<String> = What::ALL
            .iter()
            .filter_map(|what| {
                let number = *one.machines.get(what)? as u64;
                let on = counted(number, "machine");
                Some(format!("{} on {on}", what.word()))
            })
            .collect();
        let publisher = plain(one.publisher.as_deref().unwrap_or(""));
        table.add_row([plain(&one.name), what.join("\n"), publisher]);
    }
    let _ = writeln!(text, "\nOther software, what changed on most machines first\n\n{table}");
    if let Some(more) = all.len().checked_sub(PROGRAMS).filter(|more| *more > 0) {
        let _ = writeln!(
            text,
            "  … and {}; --all-software names every change",
            counted(more as u64, "more program")
        );
    }
}

fn alone(text: &mut String, side: &Named, names: &[String], width: usize) {
    if names.is_empty() {
        return;
    }
    let number = counted(names.len() as u64, "machine");
    let _ = writeln!(text, "\nOnly in {}: {number}", plain(&side.path));
    let mut shown: Vec<String> = names.iter().take(MACHINES).map(|own| plain(own)).collect();
    if let Some(more) = names.len().checked_sub(MACHINES).filter(|more| *more > 0) {
        shown.push(format!("and {more} more; --format json names all"));
    }
    let _ = writeln!(text, "{}", wrapped(&shown.join(", "), width));
}

fn unread(text: &mut String, shown: &Shown<'_>, width: usize) {
    let sides = [&shown.before, &shown.after];
    if sides.iter().all(|side| side.unread().is_empty()) {
        return;
    }
    let _ = writeln!(text, "\nNot read: what stands there is not compared");
    for side in sides {
        for line in side.unread() {
            let _ = writeln!(text, "{}", wrapped(&format!("{}: {line}", side.path), width));
        }
    }
    if sides.iter().any(|side| side.needs_rights()) {
        let line =
            "Scan again with more rights (as administrator or root) to read what was denied.";
        let _ = writeln!(text, "{}", wrapped(line, width));
    }
}

/// What was read, and by which rules it was judged.
fn foot(shown: &Shown<'_>) -> String {
    let side = |own: &Named| {
        let problems = match own.problems() {
            0 => String::new(),
            number => format!(", {}", counted(number, "problem")),
        };
        format!("{} ({}{problems})", plain(&own.path), counted(own.records(), "record"))
    };
    let same = counted(shown.comparison.same as u64, "program");
    format!(
        "Compared: {} with {}; {same} as before. Rules as of {}, applied for {}. This is information, \
         not legal advice.",
        side(&shown.before),
        side(&shown.after),
        shown.catalog.version(),
        shown.as_of
    )
}

/// Text from outside may hold control characters that a terminal would obey.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Words in lines of at most `width`, each indented by two.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::from(" ")];
    for word in plain(text).split_whitespace() {
        let fits = lines.last().is_some_and(|line| {
            line.trim().is_empty() || line.chars().count() + 1 + word.chars().count() <= width
        });
        if !fits {
            lines.push(String::from("   "));
        }
        if let Some(line) = lines.last_mut() {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n")
}
