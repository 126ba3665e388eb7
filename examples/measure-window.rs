//! The window with a thousand findings and with a million: the time of a frame at rest and while scrolling,
//! how soon a search shows its first results and the longest frame until it has ended, and the memory of a
//! row. Needs neither display nor graphics card: a frame is laid out and cut into triangles, not painted.
//!
//!     cargo run --release --example measure-window -- [ROWS] [--workspace]
//!
//! With `--workspace` the list is kept in a workspace, and it is measured how long a decision about one
//! finding and one about a thousand take until the window says that they are saved, with the longest frame
//! meanwhile.

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use interdict::app::{App, Command, Decision, FindingsView, Page};
use interdict::model::Jurisdiction;
use interdict::ui::Window;

/// Programs of one machine, each a finding of its own.
const PROGRAMS: usize = 40;
const FRAMES: usize = 100;

/// The system's allocator, counting what is held.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is passed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the rules of `GlobalAlloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What was seen with so many rows.
struct Seen {
    rest: Duration,
    scrolling: Duration,
    first_results: Duration,
    longest: Duration,
    bytes: f64,
    decisions: Vec<Decided>,
}

/// What was seen while decisions were recorded.
struct Decided {
    findings: usize,
    longest: Duration,
    saved: Duration,
}

fn list(rows: usize) -> Vec<u8> {
    let mut text = String::from("Computer,Software,Publisher,Version\n");
    for row in 0..rows {
        let (machine, program) = (row / PROGRAMS, row % PROGRAMS);
        // Writing to a text cannot fail.
        let _ = writeln!(
            text,
            "NF-{machine:06},Kaspersky Program {program},AO Kaspersky Lab,12.{}",
            row % 7
        );
    }
    text.into_bytes()
}

fn settle(harness: &mut Harness<'_, Window>) {
    loop {
        harness.step();
        let app = harness.state_mut().app();
        if !app.is_busy() && app.state.running.is_none() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(3);
}

/// Lays a frame out and cuts it into triangles.
fn frame(harness: &mut Harness<'_, Window>) -> Duration {
    let start = Instant::now();
    harness.step();
    let shapes = harness.output().shapes.clone();
    let triangles = harness.ctx.tessellate(shapes, 1.0);
    std::hint::black_box(triangles);
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn measure(rows: usize, remembers: bool) -> Result<Seen, Box<dyn std::error::Error>> {
    let mut app = App::without_memory(Arc::new(|| {})).map_err(|_| "the catalogue")?;
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    let folder = tempfile::tempdir()?;
    if remembers {
        app.handle(Command::FinishFirstStart);
        app.remember_in(folder.path().join("w.interdict"));
    }
    let mut app = Some(app);
    let mut harness = Harness::builder().with_size([1280.0, 800.0]).build_eframe(move |context| {
        let app = app.take().unwrap_or_else(|| unreachable!("a window is made once"));
        Window::new(&context.egui_ctx, app)
    });
    settle(&mut harness);
    let before = HELD.load(Ordering::Relaxed);
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile()?;
    file.write_all(&list(rows))?;
    harness.state_mut().app().handle(Command::Import(vec![file.path().to_owned()]));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::KeepList);
    settle(&mut harness);
    harness.state_mut().app().handle(Command::Go(Page::Findings));
    settle(&mut harness);
    let found = harness.state_mut().app().state.findings.len();
    if found != rows {
        return Err(format!("{found} findings of {rows} rows").into());
    }
    let bytes = HELD.load(Ordering::Relaxed).saturating_sub(before) as f64 / rows as f64;
    for _ in 0..20 {
        frame(&mut harness);
    }
    let rest = median((0..FRAMES).map(|_| frame(&mut harness)).collect());
    harness.key_press(Key::Tab);
    harness.step();
    let scrolling = (0..FRAMES).map(|_| {
        harness.key_press_modifiers(Modifiers::NONE, Key::PageDown);
        frame(&mut harness)
    });
    let scrolling = median(scrolling.collect());
    let start = Instant::now();
    let text = "program 17".to_owned();
    let view = FindingsView { text, ..FindingsView::default() };
    harness.state_mut().app().handle(Command::Findings(view));
    let (mut first_results, mut longest) = (None, Duration::ZERO);
    loop {
        longest = longest.max(frame(&mut harness));
        let app = harness.state_mut().app();
        let shown = &app.state.shown;
        if first_results.is_none() && shown.row_count() > 0 && shown.row_count() < rows {
            first_results = Some(start.elapsed());
        }
        if !app.is_showing() {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let first_results = first_results.unwrap_or_else(|| start.elapsed());
    settle(&mut harness);
    let mut decisions = Vec::new();
    for findings in if remembers { &[1, 1_000][..] } else { &[] } {
        decisions.push(decide(&mut harness, *findings)?);
    }
    Ok(Seen { rest, scrolling, first_results, longest, bytes, decisions })
}

/// Decides about so many findings at once, as the window does, and draws until it is said to be saved.
fn decide(
    harness: &mut Harness<'_, Window>,
    findings: usize,
) -> Result<Decided, Box<dyn std::error::Error>> {
    let app = harness.state_mut().app();
    let remembered = app.state.remembered.clone().ok_or("no workspace is open")?;
    let all = remembered.standing.findings.iter().filter(|one| one.is_open()).take(findings);
    let keys = all.map(|one| one.key.clone()).collect();
    let decisions = remembered.standing.outline.log.len();
    drop(remembered);
    let start = Instant::now();
    app.handle(Command::Decide(keys, Decision::InProgress { who: "Ann".to_owned() }));
    let mut longest = start.elapsed();
    loop {
        longest = longest.max(frame(harness));
        let state = &harness.state_mut().app().state;
        if !state.remembering {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let saved = start.elapsed();
    // What follows: the table is sorted and filtered anew.
    while harness.state_mut().app().is_busy() {
        longest = longest.max(frame(harness));
        std::thread::sleep(Duration::from_millis(1));
    }
    for _ in 0..5 {
        longest = longest.max(frame(harness));
    }
    let state = &harness.state_mut().app().state;
    let log = state.remembered.as_ref().map_or(0, |one| one.standing.outline.log.len());
    if log != decisions + findings {
        return Err(format!("{} decisions were recorded", log - decisions).into());
    }
    Ok(Decided { findings, longest, saved })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut given: Vec<String> = std::env::args().skip(1).collect();
    let all = given.len();
    given.retain(|word| word != "--workspace");
    let remembers = given.len() < all;
    let rows = given.first().map_or(Ok(1_000_000), |rows| rows.parse())?;
    let mut out = std::io::stdout();
    let mut frames = Vec::new();
    for rows in [1_000, rows] {
        let seen = measure(rows, remembers)?;
        writeln!(
            out,
            "{rows} rows: frame {:?}, scrolling {:?}, first results {:?}, longest frame of the search {:?}, \
             {:.0} bytes a row",
            seen.rest, seen.scrolling, seen.first_results, seen.longest, seen.bytes
        )?;
        for Decided { findings, longest, saved } in &seen.decisions {
            writeln!(
                out,
                "  {findings} decided: saved after {saved:?}, longest frame {longest:?}"
            )?;
        }
        frames.push((seen.rest, seen.scrolling));
    }
    if let [few, many] = frames.as_slice() {
        writeln!(
            out,
            "a frame: {:.2} times, scrolling: {:.2} times",
            many.0.as_secs_f64() / few.0.as_secs_f64(),
            many.1.as_secs_f64() / few.1.as_secs_f64()
        )?;
    }
    Ok(())
}
