//! The real program is killed at two hundred random moments while it keeps lists and records decisions.
//! Whatever it had confirmed is there afterwards, and nothing is there by half.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use interdict::workspace::decisions::EntryId;
use interdict::workspace::{Access, Change, Notice, Opening, Workspace};

const PRODUCT: &str = "kaspersky-endpoint-security-windows";
const LISTS: usize = 5;
const ROWS: usize = 60;
const DECISIONS: usize = 25;

/// The same moments in each run, as far as the machine is the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

struct Bench {
    folder: tempfile::TempDir,
    round: usize,
    /// What the program said is on disk: inventories and entries by number.
    confirmed: (Vec<i64>, Vec<i64>),
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), round: 0, confirmed: (Vec::new(), Vec::new()) }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn workspace(&self) -> PathBuf {
        self.path("w.interdict")
    }

    fn start(&self, arguments: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("config"))
            .env("LOCALAPPDATA", self.path("data"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Keeps lists that were never kept before.
    fn import(&mut self) -> Child {
        self.round += 1;
        let mut arguments = vec!["check".to_owned()];
        for list in 0..LISTS {
            let name = format!("list-{list}.csv");
            let mut text = "Computer;Name;Publisher;Version\n".to_owned();
            for row in 0..ROWS {
                let round = self.round;
                let machine = row % 7;
                writeln!(text, "PC-{machine};Program {round} {list} {row};Maker;1.{row}").unwrap();
            }
            std::fs::write(self.path(&name), text).unwrap();
            arguments.push(name);
        }
        arguments.extend(
            ["--workspace", "w.interdict", "--format", "json", "--out", "r"].map(str::to_owned),
        );
        self.start(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Records decisions about machines that are known.
    fn decide(&mut self) -> Child {
        self.round += 1;
        let mut text = "machine;product;status;who;why\n".replace(';', ",");
        for number in 0..DECISIONS {
            let (round, machine) = (self.round, number % 7);
            writeln!(text, "PC-{machine},{PRODUCT},exempt,Ann,round {round} row {number}").unwrap();
        }
        std::fs::write(self.path("decisions.csv"), text).unwrap();
        self.start(&["decide", "--workspace", "w.interdict", "--from", "decisions.csv"])
    }

    /// Lets the program say things until the moment has come, kills it, and takes down what it confirmed.
    fn kill(&mut self, mut child: Child, moment: Moment) {
        let lines = lines(&mut child);
        let began = Instant::now();
        let mut said = Vec::new();
        match moment {
            Moment::After(time) => {
                while let Some(left) = time.checked_sub(began.elapsed()) {
                    match lines.recv_timeout(left) {
                        Ok(line) => said.push(line),
                        Err(_) => break,
                    }
                }
            }
            Moment::Line(number, more) => {
                while said.len() < number {
                    match lines.recv() {
                        Ok(line) => said.push(line),
                        Err(_) => break,
                    }
                }
                if let Ok(line) = lines.recv_timeout(more) {
                    said.push(line);
                }
            }
            Moment::Never => {}
        }
        if !matches!(moment, Moment::Never) {
            child.kill().unwrap();
        }
        // What it said before it was killed, though it was not read yet.
        said.extend(lines);
        child.wait().unwrap();
        for line in said {
            // The last line may be cut where the program was killed; without its number it confirms nothing.
            let number = |rest: &str| -> Option<i64> {
                rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
            };
            if let Some(rest) = line.strip_prefix("Kept as inventory ") {
                self.confirmed.0.extend(number(rest));
            } else if let Some(rest) = line.strip_prefix("entry ") {
                self.confirmed.1.extend(number(rest));
            }
        }
    }

    /// Everything that was confirmed is there, and nothing by half.
    fn check(&self) {
        let path = self.workspace();
        if !path.exists() {
            assert_eq!(self.confirmed, (Vec::new(), Vec::new()));
            return;
        }
        let opening = Opening::by_this_user(Access::Change, jiff::Timestamp::now());
        let workspace = Workspace::open(&path, &opening).unwrap();
        assert!(workspace.can_change(), "who was killed holds it no longer");
        assert!(workspace.notices().iter().all(|own| matches!(own, Notice::NotClosed(_))));
        let outline = workspace.outline().unwrap();
        for record in &outline.inventories {
            assert_eq!(record.rows, ROWS as u64, "half an inventory");
            assert_eq!(record.machines, 7);
        }
        let entries: Vec<EntryId> = outline.log.iter().map(|record| record.id).collect();
        for entry in &self.confirmed.1 {
            assert!(entries.contains(&EntryId(*entry)), "entry {entry} is lost");
        }
        let kept: Vec<i64> = outline.inventories.iter().map(|record| record.key.0).collect();
        for inventory in &self.confirmed.0 {
            assert!(kept.contains(inventory), "inventory {inventory} is lost");
        }
        // Each inventory has its line in the log, and each line its inventory.
        let logged: Vec<i64> = outline
            .log
            .iter()
            .filter_map(|record| match &record.change {
                Change::Kept { inventory, .. } => Some(inventory.0),
                _ => None,
            })
            .collect();
        assert_eq!(logged, kept);
        if let Some(last) = outline.inventories.last() {
            assert_eq!(workspace.inventory(last.key).unwrap().installed.len(), ROWS);
        }
        workspace.close().unwrap();
        intact(&path);
    }
}

#[derive(Clone, Copy)]
enum Moment {
    After(Duration),
    Line(usize, Duration),
    Never,
}

/// What a program says on both of its streams, line by line.
fn lines(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    let listen = |stream: Box<dyn std::io::Read + Send>| {
        let sender = sender.clone();
        std::thread::Builder::new()
            .spawn(move || {
                for line in BufReader::new(stream).lines() {
                    // A line that was cut off by the end is no confirmation, but the last one of a
                    // killed program can only be whole: lines are written at once.
                    let Ok(line) = line else { return };
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            })
            .unwrap();
    };
    listen(Box::new(child.stdout.take().unwrap()));
    listen(Box::new(child.stderr.take().unwrap()));
    receiver
}

fn intact(path: &Path) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let said: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(said, "ok");
    let mut statement = connection.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(!statement.exists([]).unwrap(), "a row refers to what is not there");
}

/// Kills it `times` times; answers with how many kills met it while it wrote.
fn rounds(seed: u64, times: usize) -> usize {
    let mut numbers = Numbers(seed);
    let mut bench = Bench::new();
    // The very first moments of a workspace are tried, too: it is made anew a few times.
    let fresh = 10.min(times / 4);
    let mut met = 0;
    let mut took = Duration::from_millis(200);
    for round in 0..times {
        if round < fresh {
            bench = Bench::new();
        } else if round == fresh {
            // From here on it holds machines, so that decisions can be recorded.
            let began = Instant::now();
            let child = bench.import();
            bench.kill(child, Moment::Never);
            took = began.elapsed();
            bench.check();
        }
        let imports = round < fresh || round % 2 == 0;
        let before = bench.confirmed.0.len() + bench.confirmed.1.len();
        let (child, most) =
            if imports { (bench.import(), LISTS) } else { (bench.decide(), DECISIONS) };
        let moment = if numbers.below(3) == 0 {
            let share = u32::try_from(numbers.below(1000)).unwrap();
            Moment::After(took * share / 1000)
        } else {
            let more = Duration::from_micros(u64::try_from(numbers.below(4000)).unwrap());
            Moment::Line(numbers.below(most), more)
        };
        bench.kill(child, moment);
        let confirmed = bench.confirmed.0.len() + bench.confirmed.1.len() - before;
        met += usize::from(confirmed > 0 && confirmed < most);
        bench.check();
    }
    met
}

#[test]
fn killed_at_two_hundred_moments_nothing_confirmed_is_lost_and_nothing_is_there_by_half() {
    let met: usize = std::thread::scope(|scope| {
        let halves: Vec<_> = [3, 5].map(|seed| scope.spawn(move || rounds(seed, 100))).into();
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    assert!(met > 20, "the program was met at work only {met} times");
}
