//! The window program: starts logging, chooses a renderer, and runs. Without a display it says so and
//! does what `interdict-cli check` does.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::cell::Cell;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

use eframe::{NativeOptions, Renderer};
use interdict::app::startup::{self, Ahead, Turn};
use interdict::app::{App, headless, preferences};
use interdict::language::{self, Language};
use interdict::platform::{self, First};
use interdict::ui::Window;

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("INTERDICT_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let mut files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    // `--workspace FILE`: the one to open; everything else is a list to read.
    let mut workspace = None;
    if let Some(at) = files.iter().position(|one| one.as_os_str() == "--workspace") {
        workspace = files.get(at + 1).cloned();
        files.drain(at..files.len().min(at + 2));
    }
    if !platform::has_display() {
        return ExitCode::from(headless::check(
            "No display was found.",
            &files,
            workspace.as_deref(),
        ));
    }
    // Who names a workspace wants a window with that one; else the window that is open takes the files.
    let first = match workspace {
        Some(_) => None,
        None => match startup::turn(&files) {
            Turn::Open(first) => first,
            Turn::Handed => return ExitCode::SUCCESS,
        },
    };
    let begun = Rc::new(Cell::new(Some((startup::ahead(), first))));
    // On Windows wgpu also works over remote desktops and without a graphics driver; elsewhere glow
    // costs a fifth of it where there is no graphics card.
    let order = if std::env::consts::OS == "linux" {
        [Renderer::Glow, Renderer::Wgpu]
    } else {
        [Renderer::Wgpu, Renderer::Glow]
    };
    let mut tried = Vec::new();
    for renderer in order {
        let name = if renderer == Renderer::Glow { "OpenGL" } else { "Graphics (wgpu)" };
        let Err(error) = run(renderer, files.clone(), workspace.clone(), begun.clone()) else {
            return ExitCode::SUCCESS;
        };
        tracing::warn!(%error, ?renderer, "this renderer did not start");
        tried.push((name, error.to_string()));
        // Whatever else went wrong, the other renderer would meet it, too.
        if !matches!(
            error,
            eframe::Error::Wgpu(_)
                | eframe::Error::Glutin(_)
                | eframe::Error::NoGlutinConfigs(..)
                | eframe::Error::OpenGL(_)
        ) {
            break;
        }
    }
    let failure = startup::failure(&tried);
    if platform::show_message(startup::NO_WINDOW, &failure) {
        return ExitCode::from(2);
    }
    ExitCode::from(headless::check(
        &format!("{}.\n{failure}\n", startup::NO_WINDOW),
        &files,
        workspace.as_deref(),
    ))
}

/// What was begun before a window is tried: the catalogue being read, and the place of the first start.
type Begun = (Ahead, Option<First>);

fn run(
    renderer: Renderer,
    files: Vec<PathBuf>,
    workspace: Option<PathBuf>,
    begun: Rc<Cell<Option<Begun>>>,
) -> eframe::Result {
    // What is wrong with the file is said in the window.
    let kept = preferences::kept().unwrap_or_default();
    // From the first sentence on, also where it is about what could not be read at the start.
    let tag = platform::language_tag().unwrap_or_default();
    let system = Language::of_tag(&tag).unwrap_or_default();
    let spoken = kept.language.unwrap_or(system);
    startup::read_texts(spoken);
    language::speak(spoken);
    let mut viewport = eframe::egui::ViewportBuilder::default()
        .with_app_id("org.interdict.Interdict")
        .with_title("Interdict")
        .with_inner_size(kept.size().unwrap_or([1280.0, 800.0]))
        .with_maximized(kept.place.is_some_and(|place| place.maximised))
        .with_min_inner_size([900.0, 600.0])
        .with_drag_and_drop(true);
    if let Some(at) = kept.place.and_then(|place| place.at) {
        viewport = viewport.with_position(at);
    }
    match eframe::icon_data::from_png_bytes(include_bytes!("../icons/app-256.png")) {
        Ok(icon) => viewport = viewport.with_icon(icon),
        Err(error) => tracing::warn!(%error, "the window has no icon"),
    }
    let options = NativeOptions { viewport, renderer, ..NativeOptions::default() };
    eframe::run_native(
        "org.interdict.Interdict",
        options,
        Box::new(move |context| {
            let ctx = context.egui_ctx.clone();
            // A renderer that fails after this has no second try with the same.
            let (ahead, first) = begun.take().unwrap_or_else(|| (startup::ahead(), None));
            let wake = Arc::new(move || ctx.request_repaint());
            let mut app = App::begun(wake, ahead).map_err(|errors| {
                errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
            })?;
            app.state.system_language = system;
            app.remember(workspace);
            if let Some(first) = first {
                app.take_later_starts(first);
            }
            let mut window = Window::new(&context.egui_ctx, app);
            window.open(files);
            Ok(Box::new(window))
        }),
    )
}
