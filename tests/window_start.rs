//! The start of the window program, with real processes and without a display: a second start gives its files
//! to the first, a dead first stands in nobody's way, and what went wrong is said and written down.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
#![cfg(target_os = "linux")]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use interdict::platform::{Start, start};

/// Makes a run of this test program the first of that folder.
const AS_FIRST: &str = "TEST_FIRST_OF";
const LONG: Duration = Duration::from_mins(1);

/// The real program, with homes of its own and a display that is not there.
fn program(home: &Path, files: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_interdict"))
        .args(files)
        .current_dir(home)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("DISPLAY", ":4711")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Where the program keeps its data.
fn data(home: &Path) -> PathBuf {
    home.join("data/interdict")
}

fn first(folder: &Path) -> interdict::platform::First {
    match start(folder, &[], LONG) {
        Start::First(first) => first,
        other => panic!("not the first: {other:?}"),
    }
}

#[test]
fn a_second_start_hands_its_files_to_the_first_and_ends() {
    let home = tempfile::tempdir().unwrap();
    let (sender, taken) = channel();
    first(&data(home.path())).listen(move |files| sender.send(files).unwrap()).unwrap();
    let second = program(home.path(), &["fleet of today.csv", "/lists/Ünicode.xlsx"]);
    assert!(second.status.success(), "{second:?}");
    assert!(second.stdout.is_empty(), "nothing was checked by the second");
    let files = taken.recv_timeout(LONG).unwrap();
    assert_eq!(files.len(), 2);
    // A temporary folder may be reached by a link; its file's name is the same.
    assert!(files[0].is_absolute() && files[0].ends_with("fleet of today.csv"), "{files:?}");
    assert_eq!(files[1], PathBuf::from("/lists/Ünicode.xlsx"));
    // Started once more without files: the window only comes to the front.
    assert!(program(home.path(), &[]).status.success());
    assert_eq!(taken.recv_timeout(LONG).unwrap(), Vec::<PathBuf>::new());
}

/// Not a test by itself: what the next one starts as a process.
#[test]
fn stand_as_first() {
    let Some(folder) = std::env::var_os(AS_FIRST) else { return };
    let folder = PathBuf::from(folder);
    first(&folder).listen(|_| {}).unwrap();
    std::fs::write(folder.join("stands"), "").unwrap();
    // Until it is killed.
    loop {
        std::thread::park();
    }
}

fn stands(folder: &Path) -> Child {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "stand_as_first"])
        .env(AS_FIRST, folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let end = std::time::Instant::now() + LONG;
    while !folder.join("stands").exists() {
        assert!(std::time::Instant::now() < end, "the first does not stand");
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn a_first_that_was_killed_is_followed_by_the_next() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("own");
    let mut child = stands(&folder);
    assert!(matches!(start(&folder, &["/a.csv".into()], LONG), Start::Handed));
    child.kill().unwrap();
    child.wait().unwrap();
    // Its socket and address are still there; its lock is not.
    assert!(folder.join("window.socket").exists());
    let (sender, taken) = channel();
    first(&folder).listen(move |files| sender.send(files).unwrap()).unwrap();
    assert!(matches!(start(&folder, &["/b.csv".into()], LONG), Start::Handed));
    assert_eq!(taken.recv_timeout(LONG).unwrap(), [PathBuf::from("/b.csv")]);
}

#[test]
fn a_first_that_does_not_listen_holds_nobody_up_for_ever() {
    let home = tempfile::tempdir().unwrap();
    let _first = first(home.path());
    let start = start(home.path(), &["/a.csv".into()], Duration::from_millis(200));
    assert!(matches!(start, Start::Alone(_)), "{start:?}");
}

#[test]
fn rubbish_at_the_socket_is_dropped_and_the_next_is_heard() {
    use std::io::Write as _;
    let home = tempfile::tempdir().unwrap();
    let (sender, taken) = channel();
    first(home.path()).listen(move |files| sender.send(files).unwrap()).unwrap();
    let socket = home.path().join("window.socket");
    for rubbish in [&b""[..], b"\xff\xff\xff\xffx", b"\x02\0\0\0{}", b"\x07\0\0\0[\"rel\"]"] {
        let mut stream = std::os::unix::net::UnixStream::connect(&socket).unwrap();
        stream.write_all(rubbish).unwrap();
    }
    assert!(matches!(start(home.path(), &["/b.csv".into()], LONG), Start::Handed));
    assert_eq!(taken.recv_timeout(LONG).unwrap(), [PathBuf::from("/b.csv")]);
}

#[test]
fn a_window_that_cannot_open_says_why_and_where_it_is_written() {
    let home = tempfile::tempdir().unwrap();
    let list = home.path().join("fleet.csv");
    std::fs::write(&list, "Computer,Software\nPC-1,Kaspersky Endpoint Security\n").unwrap();
    let tried = program(home.path(), &[list.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&tried.stderr).into_owned();
    let log = data(home.path()).join("start.log");
    assert!(said.contains("Interdict could not open its window"), "{said}");
    assert!(said.contains(&log.display().to_string()), "{said}");
    let written = std::fs::read_to_string(&log).unwrap();
    let cause = written.lines().nth(1).unwrap();
    assert!(said.contains(cause), "{said} is not {written}");
    // The list is checked all the same.
    assert!(String::from_utf8_lossy(&tried.stdout).contains("Kaspersky"), "{tried:?}");
}
