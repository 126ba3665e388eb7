//! The scan itself, whatever its sources: order, progress, cancel, sources that hang or panic, systems on
//! mounted disks, and a second reading with more rights.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use interdict::model::{
    Inventory, Kind, Machine, Origin, Place, Platform, Problem, Software, SourceOutcome,
    SourceState,
};
use interdict::scan::{self, Limits, ScanError, Source, empty, engine, merge};

fn limits(at_once: usize, millis: u64) -> Limits {
    Limits {
        at_once: NonZeroUsize::new(at_once).unwrap(),
        give_up_after: Duration::from_millis(millis),
        give_up_long_after: Duration::MAX,
    }
}

fn program(name: &str, source: &str) -> Software {
    Software { name: name.to_owned(), source: source.to_owned(), ..Software::default() }
}

/// An outcome with these programs.
fn outcome(id: &str, state: SourceState, names: &[&str]) -> SourceOutcome {
    let mut outcome = empty(id, id, &format!("/place/{id}"), state);
    outcome.software = names.iter().map(|name| program(name, id)).collect();
    outcome
}

fn run(sources: Vec<Source>, limits: &Limits) -> Vec<SourceOutcome> {
    engine::run(sources, limits, &|_| {}, &AtomicBool::new(false)).unwrap()
}

fn ids(outcomes: &[SourceOutcome]) -> Vec<&str> {
    outcomes.iter().map(|one| one.reading.id.as_str()).collect()
}

#[test]
fn outcomes_stand_in_the_order_of_the_sources_whichever_is_ready_first() {
    // The first source waits until the last one has been read.
    let (ready, wait) = channel::<()>();
    let wait = Mutex::new(wait);
    let sources = vec![
        Source::new("a", move || {
            wait.lock().unwrap().recv().unwrap();
            vec![outcome("a", SourceState::Read, &["A"])]
        }),
        Source::new("b", || {
            vec![outcome("b-1", SourceState::Read, &[]), outcome("b-2", SourceState::Read, &[])]
        }),
        Source::new("c", move || {
            ready.send(()).unwrap();
            vec![outcome("c", SourceState::NotPresent, &[])]
        }),
    ];
    let outcomes = run(sources, &limits(2, 60_000));
    assert_eq!(ids(&outcomes), ["a", "b-1", "b-2", "c"]);
}

#[test]
fn a_source_that_hangs_is_given_up_and_its_late_result_is_dropped() {
    let (let_go, wait) = channel::<()>();
    let wait = Mutex::new(wait);
    let (late, came_late) = channel::<()>();
    let sources = vec![
        Source::new("Network drive", move || {
            // Blocks as a system call on a dead mount does.
            wait.lock().unwrap().recv().ok();
            late.send(()).ok();
            vec![outcome("drive", SourceState::Read, &["too late"])]
        }),
        Source::new("quick", || vec![outcome("quick", SourceState::Read, &["Q"])]),
    ];
    // One at a time: the hanging one must give its place to the other.
    let outcomes = run(sources, &limits(1, 1_500));
    assert_eq!(ids(&outcomes), ["whole:Network drive", "quick"]);
    let SourceState::GaveUp(why) = &outcomes[0].reading.state else {
        panic!("{:?}", outcomes[0].reading.state);
    };
    assert!(why.contains("did not answer within 1 second"), "{why}");
    assert!(outcomes[0].software.is_empty());
    let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::UNIX_EPOCH);
    let machine = inventory.add_machine(Machine::named("PC"));
    for one in outcomes {
        inventory.take(machine, one);
    }
    assert!(!inventory.is_complete());
    assert_eq!(inventory.coverage().to_string(), "1 of 2 sources");
    // The thread that was left behind ends in peace.
    let_go.send(()).unwrap();
    came_late.recv().unwrap();
}

#[test]
fn a_source_that_looks_into_many_files_is_given_its_time() {
    // It ends only after another one was given up, so it takes longer than others may.
    let (go_on, wait) = channel::<()>();
    let (_hold, never) = channel::<()>();
    let (wait, never) = (Mutex::new(wait), Mutex::new(never));
    let slow = Source::new("many files", move || {
        wait.lock().unwrap().recv().unwrap();
        vec![outcome("slow", SourceState::Read, &[])]
    });
    let hangs = Source::new("hangs", move || {
        never.lock().unwrap().recv().ok();
        Vec::new()
    });
    let on = |step: scan::Progress| {
        if step.done == 1 {
            go_on.send(()).ok();
        }
    };
    let sources = vec![slow.long(), hangs];
    let outcomes = engine::run(sources, &limits(2, 20), &on, &AtomicBool::new(false)).unwrap();
    assert_eq!(ids(&outcomes), ["slow", "whole:hangs"]);
}

#[test]
fn a_source_that_panics_has_failed_and_the_others_are_read() {
    let sources = vec![
        Source::new("broken", || panic!("a cell refers to itself")),
        Source::new("good", || vec![outcome("good", SourceState::Read, &["G"])]),
    ];
    let outcomes = run(sources, &limits(2, 60_000));
    assert_eq!(ids(&outcomes), ["whole:broken", "good"]);
    let state = &outcomes[0].reading.state;
    assert!(
        matches!(state, SourceState::Failed(why) if why.contains("a cell refers to itself")),
        "{state:?}"
    );
    assert_eq!(outcomes[1].software.len(), 1);
}

#[test]
fn cancel_is_heard_while_sources_hang() {
    let (_hold, wait) = channel::<()>();
    let wait = Arc::new(Mutex::new(wait));
    let sources = (0..4)
        .map(|_| {
            let wait = wait.clone();
            Source::new("hangs", move || {
                // The first holds the lock, the others wait for it: all of them hang.
                wait.lock().unwrap().recv().ok();
                Vec::new()
            })
        })
        .collect();
    let cancel = Arc::new(AtomicBool::new(false));
    let on = |step: scan::Progress| {
        assert_eq!(step.total, 4);
        cancel.store(true, Ordering::Relaxed);
    };
    // Nothing would ever end these sources but the cancel: without it, this test hangs.
    let result = engine::run(sources, &limits(2, u64::MAX), &on, &cancel);
    assert!(result.is_err());
}

#[test]
fn progress_names_what_is_read_and_ends_with_all() {
    let sources = (0..5)
        .map(|at| Source::new("source", move || vec![outcome("s", SourceState::Read, &[]); at]))
        .collect();
    let steps = Mutex::new(Vec::new());
    let on = |step| steps.lock().unwrap().push(step);
    engine::run(sources, &limits(2, 60_000), &on, &AtomicBool::new(false)).unwrap();
    let steps = steps.into_inner().unwrap();
    assert_eq!(steps.first().unwrap().source, "source, source", "two at once");
    assert!(steps.windows(2).all(|pair| pair[0].done <= pair[1].done));
    let last = steps.last().unwrap();
    assert_eq!((last.done, last.total, last.source.as_str()), (5, 5, ""));
}

fn inventory(outcomes: Vec<SourceOutcome>) -> Inventory {
    let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::UNIX_EPOCH);
    let machine = inventory.add_machine(Machine::named("PC"));
    for one in outcomes {
        inventory.take(machine, one);
    }
    inventory
}

fn needs() -> SourceState {
    SourceState::NeedsRights("Access to /home/anna was denied.".to_owned())
}

#[test]
fn an_administrators_reading_takes_the_place_of_what_was_read_less_well() {
    let mut partly = outcome("browsers", needs(), &["uBlock"]);
    let problem = |path: &str| Problem {
        path: path.to_owned(),
        place: Place::default(),
        text: String::new(),
        reason: "cut".to_owned(),
    };
    partly.problems.push(problem("/place/browsers/x"));
    let mut better_before = outcome("mount", SourceState::Read, &["M1", "M2"]);
    better_before.problems.push(problem("/place/mount/y"));
    let gave_up = empty("whole:Drive", "Drive", "", SourceState::GaveUp("late".to_owned()));
    let earlier = inventory(vec![
        outcome("dpkg", SourceState::Read, &["bash", "coreutils"]),
        partly,
        better_before,
        gave_up,
        outcome("rpm", SourceState::NotPresent, &[]),
    ]);
    let later = inventory(vec![
        outcome("dpkg", SourceState::Read, &["bash", "coreutils"]),
        outcome("browsers", SourceState::Read, &["uBlock", "TikTok helper"]),
        outcome("mount", SourceState::Failed("stale".to_owned()), &["M1"]),
        outcome("drive", SourceState::Read, &["D"]),
        outcome("rpm", SourceState::NotPresent, &[]),
    ]);
    let merged = merge(&earlier, &later);
    let shown: Vec<(&str, usize, bool)> = merged
        .sources
        .iter()
        .map(|one| (one.id.as_str(), one.count, one.state.is_complete()))
        .collect();
    assert_eq!(
        shown,
        [
            ("dpkg", 2, true),
            ("browsers", 2, true),
            ("mount", 2, true),
            ("rpm", 0, true),
            ("drive", 1, true),
        ]
    );
    let mut names: Vec<(String, String)> = (0..merged.installed.len())
        .map(|at| merged.software(at))
        .map(|one| (one.source, one.name))
        .collect();
    names.sort();
    let pair = |source: &str, name: &str| (source.to_owned(), name.to_owned());
    assert_eq!(
        names,
        [
            pair("browsers", "TikTok helper"),
            pair("browsers", "uBlock"),
            pair("dpkg", "bash"),
            pair("dpkg", "coreutils"),
            pair("drive", "D"),
            pair("mount", "M1"),
            pair("mount", "M2"),
        ]
    );
    // The problem of the source that was taken again is gone; that of the one that was kept stays.
    assert_eq!(merged.problems, [problem("/place/mount/y")]);
    let counts = merged.counts;
    assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems);
    assert!(merged.is_complete());
    assert_eq!(merged.machines.len(), 1);
}

#[test]
fn an_administrator_who_saw_less_changes_nothing() {
    let earlier = inventory(vec![outcome("a", SourceState::Read, &["A"])]);
    let gave_up = empty("whole:A", "A", "", SourceState::GaveUp("late".to_owned()));
    let merged = merge(&earlier, &inventory(vec![gave_up]));
    assert!(merged.is_complete());
    assert_eq!(merged.software(0).name, "A");
    // A gap that the second reading does not explain stays a gap.
    let gave_up = || empty("whole:B", "B", "", SourceState::GaveUp("late".to_owned()));
    let a = || outcome("a", SourceState::Read, &["A"]);
    let merged = merge(&inventory(vec![a(), gave_up()]), &inventory(vec![a()]));
    assert_eq!(merged.coverage().to_string(), "1 of 2 sources");
    // Neither saw all: the one with more records counts, and the gap stays named.
    let earlier = inventory(vec![outcome("a", needs(), &["A", "B"])]);
    let merged = merge(&earlier, &inventory(vec![outcome("a", needs(), &["A"])]));
    assert_eq!(merged.installed.len(), 2);
    assert!(!merged.is_complete());
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn scan_root(root: &Path) -> Result<Inventory, ScanError> {
    scan::root(root, &|_| {}, &AtomicBool::new(false))
}

#[test]
fn a_mounted_disk_of_each_system_is_recognised() {
    for (platform, file) in [
        // As an old disk may have them: names in capital letters.
        (Platform::Windows, "WINDOWS/system32/CONFIG/software"),
        (Platform::Macos, "System/Library/CoreServices/SystemVersion.plist"),
        (Platform::Macos, "Library/Receipts/InstallHistory.plist"),
        (Platform::Linux, "etc/os-release"),
        (Platform::Linux, "lib/apk/db/installed"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), file, "");
        let (found, tree) = scan::system_below(folder.path()).unwrap();
        assert_eq!(found, platform, "{file}");
        assert_eq!(tree.root(), folder.path());
        let inventory = scan_root(folder.path()).unwrap();
        assert_eq!(inventory.machines[0].platform, Some(platform));
        assert_eq!(inventory.mounted_at.as_deref(), folder.path().to_str());
        let said = inventory.cannot_show.join(" ");
        assert!(said.contains("its running programs could not be seen"), "{said}");
        assert!(!inventory.sources.is_empty(), "{file}: no source looked at it");
    }
}

#[test]
fn what_is_no_system_is_said_with_what_was_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "Pictures/holiday.jpg", "");
    let words = scan_root(folder.path()).unwrap_err().to_string();
    for part in ["cannot be scanned", "SOFTWARE", "SystemVersion.plist", "os-release", "mounted"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(matches!(scan_root(&folder.path().join("no")), Err(ScanError::Root(..))));
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_out_of_the_disk_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("disk");
    write(folder.path(), "outside/os-release", "PRETTY_NAME=\"Not this one\"\n");
    write(&root, "etc/hostname", "srv-7\n");
    // A circle, a way out, and a folder that contains itself.
    symlink("b", root.join("a")).unwrap();
    symlink("a", root.join("b")).unwrap();
    std::fs::create_dir_all(root.join("opt")).unwrap();
    symlink("..", root.join("opt/again")).unwrap();
    symlink("/opt", root.join("usr")).unwrap();
    let (platform, tree) = scan::system_below(&root).unwrap();
    assert_eq!(platform, Platform::Linux);
    assert!(tree.read("a/x", 10).is_err());
    let inventory = scan_root(&root).unwrap();
    assert_eq!(inventory.machines[0].name, "srv-7");
    // The marker files themselves are looked for inside the disk only.
    let other = folder.path().join("other");
    std::fs::create_dir_all(other.join("etc")).unwrap();
    symlink(folder.path().join("outside/os-release"), other.join("etc/os-release")).unwrap();
    assert!(scan::system_below(&other).is_none());
}

#[test]
fn services_and_the_like_are_counted_apart_from_programs() {
    let mut outcome = outcome("mixed", SourceState::Read, &["A", "B"]);
    outcome.software.push(Software { kind: Kind::Service, ..program("S", "mixed") });
    let tally = inventory(vec![outcome]).tally();
    assert_eq!(tally.to_string(), "2 programs and 1 other record");
}
