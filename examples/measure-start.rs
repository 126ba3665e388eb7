//! From the start of the process to the first frame on the screen: the program's own window against an empty
//! window of eframe, with the same renderer, in turns. Needs a display:
//!
//!     xvfb-run -s "-screen 0 1280x900x24" cargo run --release --example measure-start -- [TURNS [wgpu]]

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Ui, ViewportBuilder, ViewportCommand};
use eframe::{NativeOptions, Renderer};
use interdict::app::startup::{self, Turn};
use interdict::app::{App, preferences};
use interdict::language::{self, Language};
use interdict::platform;
use interdict::ui::Window;

const TURNS: usize = 15;
/// The last does everything one after the other, for comparison.
const KINDS: [&str; 3] = ["empty", "own", "in-order"];

/// Nothing at all.
struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, _: &mut Ui, _: &mut eframe::Frame) {}
}

/// Says when a frame has been laid out and when it has been painted, which is when the next one begins; then
/// closes the window.
struct Watched<A> {
    inner: A,
    frames: u64,
}

impl<A: eframe::App> eframe::App for Watched<A> {
    fn logic(&mut self, ctx: &eframe::egui::Context, frame: &mut eframe::Frame) {
        self.inner.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if self.frames == 1 {
            say("painted");
            ui.send_viewport_cmd(ViewportCommand::Close);
        }
        self.inner.ui(ui, frame);
        if self.frames == 0 {
            say("laid out");
        }
        self.frames += 1;
        ui.request_repaint();
    }
}

fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever listens has gone if this fails.
    writeln!(out, "{word}").and_then(|()| out.flush()).ok();
}

/// The same steps as in `main.rs`.
fn own(options: NativeOptions, is_ahead: bool) -> eframe::Result {
    let first = match startup::turn(&[]) {
        Turn::Open(first) => first,
        Turn::Handed => return Ok(()),
    };
    let ahead = is_ahead.then(startup::ahead);
    let kept = preferences::kept().unwrap_or_default();
    let tag = platform::language_tag().unwrap_or_default();
    let system = Language::of_tag(&tag).unwrap_or_default();
    let spoken = kept.language.unwrap_or(system);
    if is_ahead {
        startup::read_texts(spoken);
    }
    language::speak(spoken);
    eframe::run_native(
        "org.interdict.Interdict",
        options,
        Box::new(move |context| {
            let ctx = context.egui_ctx.clone();
            let wake = Arc::new(move || ctx.request_repaint());
            let app =
                ahead.map_or_else(|| App::new(wake.clone()), |own| App::begun(wake.clone(), own));
            let mut app = app.map_err(|errors| format!("{errors:?}"))?;
            app.state.system_language = system;
            app.remember(None);
            if let Some(first) = first {
                app.take_later_starts(first);
            }
            Ok(Box::new(Watched { inner: Window::new(&context.egui_ctx, app), frames: 0 }))
        }),
    )
}

fn window(kind: &str, renderer: Renderer) -> eframe::Result {
    let viewport = ViewportBuilder::default().with_inner_size([1280.0, 800.0]);
    let options = NativeOptions { viewport, renderer, ..NativeOptions::default() };
    if kind != "empty" {
        return own(options, kind == "own");
    }
    let app = |_: &eframe::CreationContext<'_>| {
        let app: Box<dyn eframe::App> = Box::new(Watched { inner: Empty, frames: 0 });
        Ok(app)
    };
    eframe::run_native("org.interdict.Empty", options, Box::new(app))
}

/// Times of one start: until the first frame is laid out, and until it is painted.
fn start(kind: &str, renderer: &str) -> Result<[Duration; 2], Box<dyn std::error::Error>> {
    // As on a machine where the program was never started.
    let home = tempfile::tempdir()?;
    let begin = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .args([kind, renderer])
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .stdout(Stdio::piped())
        .spawn()?;
    let mut seen = Vec::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines() {
            line?;
            seen.push(begin.elapsed());
        }
    }
    child.wait()?;
    match seen.as_slice() {
        [laid_out, painted, ..] => Ok([*laid_out, *painted]),
        _ => Err(format!("the {kind} window showed no frame").into()),
    }
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let renderer = args.get(1).map_or("glow", String::as_str);
    let kind = args.first().filter(|word| KINDS.contains(&word.as_str()));
    if let Some(kind) = kind {
        let renderer = if renderer == "wgpu" { Renderer::Wgpu } else { Renderer::Glow };
        return window(kind, renderer).map_err(|error| error.to_string().into());
    }
    let turns = args.first().map_or(Ok(TURNS), |turns| turns.parse())?;
    let mut times = [const { Vec::new() }; 6];
    for turn in 0..=turns {
        for (at, kind) in KINDS.iter().enumerate() {
            let [laid_out, painted] = start(kind, renderer)?;
            // The first start reads the program from the disk.
            if turn > 0 {
                times[at * 2].push(laid_out);
                times[at * 2 + 1].push(painted);
            }
        }
    }
    let [empty_laid, empty_painted, own_laid, own_painted, _, in_order] = times.map(median);
    let ratio = |own: Duration, empty: Duration| own.as_secs_f64() / empty.as_secs_f64();
    writeln!(
        std::io::stdout(),
        "{renderer}, median of {turns}: laid out {empty_laid:?} empty, {own_laid:?} own: {:.2} times; \
         painted {empty_painted:?} empty, {own_painted:?} own: {:.2} times, one after the other {in_order:?}: \
         {:.2} times",
        ratio(own_laid, empty_laid),
        ratio(own_painted, empty_painted),
        ratio(in_order, empty_painted),
    )?;
    Ok(())
}
