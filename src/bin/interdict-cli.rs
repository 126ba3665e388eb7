//! The same engine without a window: for logon scripts, remote-management tools and pipelines.
//!
//! Data goes to standard output, progress and messages to standard error. Exit codes: 0 nothing at or
//! above `--fail-on`, 1 something, 2 wrong usage or an input that could not be read at all.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks this way")]

use std::process::ExitCode;

use clap::Parser as _;

#[path = "cli/mod.rs"]
mod cli;

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("INTERDICT_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    // Finding the time zone reads many folders; it is known when the catalogue has been read.
    let _ = std::thread::Builder::new().name("clock".into()).spawn(jiff::tz::TimeZone::system);
    match cli::run(&cli::Arguments::parse()) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
