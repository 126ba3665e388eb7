//! Files that mean harm, read by the real program: it ends by itself, takes less than a gigabyte,
//! says what is wrong in a sentence, keeps what could be read, and never says that nothing was found
//! in what it did not read.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
#![allow(clippy::format_collect, reason = "the text of a hostile file is made once")]

mod make;

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use wait4::Wait4 as _;

/// What the program may take at most.
const MOST_MEMORY: u64 = 1 << 30;

/// What the program did with a file.
struct Done {
    code: i32,
    report: Value,
    messages: String,
    memory: u64,
}

/// Ends the program as soon as it takes far more than it may, before this machine suffers for it.
struct Watch {
    over: std::sync::mpsc::Sender<()>,
}

impl Watch {
    fn new(id: u32) -> Self {
        let (over, is_over) = std::sync::mpsc::channel::<()>();
        let watch = move || {
            let id = sysinfo::Pid::from_u32(id);
            let Ok(mut system) = sysinfo::System::new() else { return };
            let wait = std::time::Duration::from_millis(20);
            // The sender is dropped when the program has ended by itself.
            while is_over.recv_timeout(wait) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                let memory = sysinfo::ProcessRefreshKind::nothing().with_memory();
                let one = sysinfo::ProcessesToUpdate::Some(&[id]);
                system.refresh_processes_specifics(one, true, memory);
                match system.process(id) {
                    Some(process) if process.memory() > 2 * MOST_MEMORY => {
                        let _ = process.kill(); // It may just have ended by itself.
                    }
                    Some(_) => {}
                    None => return,
                }
            }
        };
        std::thread::Builder::new().name("memory".to_owned()).spawn(watch).unwrap();
        Self { over }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.send(()).ok(); // The thread ends by itself when the program did.
    }
}

/// Lets the real program check one file.
fn check(file: &Path) -> Done {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("report.json");
    let messages = home.path().join("messages.txt");
    let child = Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
        .args(["check", "--jurisdiction", "US", "--audience", "private-business"])
        .args(["--format", "json", "--out"])
        .arg(&out)
        .arg(file)
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        .env("APPDATA", home.path())
        .env("LOCALAPPDATA", home.path())
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&messages).unwrap())
        .spawn()
        .unwrap();
    let id = child.id();
    let watch = Watch::new(id);
    let end = child.wait4().unwrap();
    drop(watch);
    let mut text = Vec::new();
    std::fs::File::open(&messages).unwrap().read_to_end(&mut text).unwrap();
    let messages = String::from_utf8_lossy(&text).into_owned();
    let report = std::fs::read(&out)
        .ok()
        .map_or(Value::Null, |bytes| serde_json::from_slice(&bytes).unwrap());
    let memory = end.rusage.maxrss >> 20;
    let code = end
        .status
        .code()
        .unwrap_or_else(|| panic!("ended by a signal at {memory} MiB: {messages}"));
    Done { code, report, messages, memory: end.rusage.maxrss }
}

/// What must hold of any file whatever.
#[track_caller]
fn survives(name: &str, bytes: impl AsRef<[u8]>) -> Done {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    holds(name, &path)
}

#[track_caller]
fn holds(name: &str, path: &Path) -> Done {
    let done = check(path);
    assert!(!done.messages.contains("panicked"), "{name}: {}", done.messages);
    assert!(done.memory < MOST_MEMORY, "{name}: {} MiB", done.memory >> 20);
    match done.code {
        0 | 1 => {
            let input = &done.report["inputs"][0];
            let count = |what: &str| input[what].as_u64().unwrap_or_default();
            let sum = count("software") + count("skipped") + count("problems");
            assert_eq!(count("rows"), sum, "{name}: {input}");
            assert!(count("rows") > 0, "{name}: read as a list without a row");
        }
        2 => assert!(
            done.messages.contains("Nothing was")
                || done.messages.contains("Nothing can be said")
                || done.messages.contains("nothing can be said")
                || done.messages.contains("to protect this computer"),
            "{name}: {}",
            done.messages
        ),
        code => panic!("{name}: ended with {code}: {}", done.messages),
    }
    done
}

#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>, with: &str) {
    let done = survives(name, bytes);
    assert_eq!(done.code, 2, "{name}: {}", done.report);
    assert!(done.messages.contains(with), "{name}: {}", done.messages);
}

/// Read, with the one program that is good in it.
#[track_caller]
fn found(name: &str, bytes: impl AsRef<[u8]>) -> Done {
    let done = survives(name, bytes);
    assert_eq!(done.code, 1, "{name}: {} {}", done.messages, done.report);
    let names: Vec<&str> = done.report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|f| f["name"].as_str())
        .collect();
    assert!(names.iter().any(|name| name.contains("Kaspersky")), "{name}: {names:?}");
    done
}

const GOOD: &str = "PC-1,Kaspersky Endpoint Security,AO Kaspersky Lab,12.5";
const HEAD: &str = "Computer,Software,Publisher,Version";

#[test]
fn packed_bombs() {
    refused("ratio.zip", make::zip(&[("list.csv", &make::zeros(400 << 20))]), "when unpacked");
    refused("ratio.gz", make::gzip(&make::zeros(600 << 20)), "when unpacked");
    let mut nested = make::zip(&[("list.csv", make::zeros(8 << 20).as_slice())]);
    for _ in 0..12 {
        nested = make::zip(&[("a.zip", nested.as_slice()), ("b.zip", nested.as_slice())]);
    }
    survives("nested.zip", nested);
    let many: Vec<(String, &[u8])> =
        (0..60_000).map(|at| (format!("{at}.csv"), b"x".as_slice())).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    survives("many.zip", make::zip(&many));
}

#[test]
fn a_path_out_of_an_archive_is_only_a_name() {
    let list = format!("{HEAD}\n{GOOD}\n");
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    std::fs::create_dir(&inside).unwrap();
    let path = inside.join("points.zip");
    std::fs::write(&path, make::zip(&[("../../evil.csv", list.as_bytes())])).unwrap();
    assert_eq!(holds("points.zip", &path).code, 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(std::fs::read_dir(&inside).unwrap().count(), 1);
}

#[test]
fn workbooks_that_lie() {
    let row = make::sheet_row(&["PC-1", "Kaspersky Endpoint Security", "AO Kaspersky Lab", "12.5"]);
    let head = make::sheet_row(&["Computer", "Software", "Publisher", "Version"]);
    let rows = format!("{head}{row}");
    // A dimension of 17 thousand million cells, and a table of shared texts that claims four thousand
    // million of them.
    found("dimension.xlsx", make::xlsx(&rows, "A1:XFD1048576", None));
    survives(
        "claims.xlsx",
        make::xlsx(&rows, "A1:D2", Some(("4000000000", "4000000000", "<si><t>a</t></si>"))),
    );
    survives("empty.xlsx", make::xlsx("", "A1:XFD1048576", None));
    refused("bomb.xlsx", make::xlsx(&" ".repeat(400 << 20), "A1:D2", None), "when unpacked");
    let wide: Vec<&str> = vec!["x"; 100_000];
    survives("wide.xlsx", make::xlsx(&format!("{rows}{}", make::sheet_row(&wide)), "A1:D3", None));
    let long = "y".repeat(100 << 20);
    survives(
        "cell.xlsx",
        make::xlsx(&format!("{rows}{}", make::sheet_row(&["PC", &long])), "A1:D3", None),
    );
    survives("far.xlsx", make::xlsx(&rows.replace("A2", "XFD1048576"), "A1:D2", None));
    for (name, bytes) in make::broken_parts(&rows) {
        survives(&name, bytes);
    }
    // Rows and columns that are repeated thousands of millions of times.
    survives("repeated.ods", make::ods(4_000_000_000, 4_000_000_000));
    survives("negative.ods", make::ods(u64::MAX, u64::MAX));
}

#[test]
fn xml_that_grows_or_fetches() {
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "TOP-SECRET-TEXT").unwrap();
    let entities: String = (1..10)
        .map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10)))
        .collect();
    let laughs = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE REQUEST [<!ENTITY l0 \"ha\">{entities}]>\
         <REQUEST><CONTENT><HARDWARE><NAME>PC</NAME></HARDWARE><SOFTWARES><NAME>&l9;</NAME></SOFTWARES>\
         </CONTENT><QUERY>INVENTORY</QUERY></REQUEST>"
    );
    survives("laughs.xml", laughs);
    let external = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE REQUEST [<!ENTITY x SYSTEM \"file://{}\">]>\
         <REQUEST><CONTENT><HARDWARE><NAME>PC</NAME></HARDWARE><SOFTWARES><NAME>&x;</NAME></SOFTWARES>\
         <SOFTWARES><NAME>Kaspersky Free</NAME></SOFTWARES></CONTENT><QUERY>INVENTORY</QUERY></REQUEST>",
        secret.path().display()
    );
    let done = survives("external.xml", external);
    assert!(!done.report.to_string().contains("TOP-SECRET"), "{}", done.report);
    assert!(!done.messages.contains("TOP-SECRET"), "{}", done.messages);
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    survives("deep.xml", deep);
    let attributes: String = (0..300_000).map(|at| format!(" a{at}=\"x\"")).collect();
    survives("attributes.xml", format!("<list><program{attributes}/></list>"));
    survives("comment.xml", format!("<a><!--{}", "-".repeat(50 << 20)));
}

#[test]
fn json_that_is_deep_wide_or_odd() {
    survives("deep.json", "[".repeat(100_000));
    survives("deep-objects.json", "{\"a\":".repeat(100_000));
    survives("deep-closed.json", format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
    survives("number.json", format!("[{{\"name\":\"x\",\"version\":{}}}]", "9".repeat(5 << 20)));
    survives("surrogate.json", r#"[{"name":"\ud800","version":"1"}]"#);
    let keys: String = (0..200_000).map(|at| format!("\"k{at}\":{at},")).collect();
    survives("keys.json", format!("[{{{keys}\"name\":\"x\",\"version\":\"1\"}}]"));
    found(
        "bidi.json",
        "[{\"name\":\"Kaspersky\\u202e\\u0000 Free\\n\",\"publisher\":\"AO Kaspersky Lab\",\"version\":\"1\"}]",
    );
}

#[test]
fn text_without_end() {
    // One line of 300 MB; a cell of 100 MB; a row of 100,000 cells.
    survives("line.csv", format!("{HEAD}\n{}", "a,".repeat(150 << 20)));
    survives("one-word.csv", "a".repeat(300 << 20));
    let done =
        survives("cell.csv", format!("{HEAD}\n{GOOD}\nPC-2,\"{}\",x,1\n", "b".repeat(100 << 20)));
    assert_eq!(done.code, 1, "{}", done.messages);
    let done = survives("columns.csv", format!("{HEAD}\n{GOOD}\n{}\n", "c,".repeat(100_000)));
    assert_eq!(done.code, 1, "{}", done.messages);
    survives("quotes.csv", format!("{HEAD}\n{}", "\"".repeat(20 << 20)));
    survives("lines.csv", "\n".repeat(100 << 20));
    survives("open.csv", format!("{HEAD}\n{GOOD}\n\"{}", "line\n".repeat(2 << 20)));
}

#[test]
fn a_sparse_file_of_a_gigabyte_and_more() {
    for size in [1_u64 << 30, 3 << 30] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sparse.csv");
        let file = std::fs::File::create(&path).unwrap();
        file.set_len(size).unwrap();
        drop(file);
        assert_eq!(holds("sparse.csv", &path).code, 2);
    }
}

#[test]
fn letters_that_are_none() {
    found("nul.csv", format!("{HEAD}\nPC-1,Kaspersky\0 Endpoint Security,AO Kaspersky Lab,12\n"));
    let mut bytes = format!("{HEAD}\n{GOOD}\n").into_bytes();
    bytes.extend(b"PC-2,\xff\xfe\xc3\x28,\xed\xa0\x80,1\n");
    found("invalid.csv", bytes);
    // A lone surrogate and half a letter at the end of UTF-16.
    let mut wide: Vec<u8> = vec![0xff, 0xfe];
    wide.extend(format!("{HEAD}\n{GOOD}\n").encode_utf16().flat_map(u16::to_le_bytes));
    wide.extend([0x00, 0xd8, b'x', 0, b'\n', 0, b'y']);
    found("surrogate.csv", wide);
    found(
        "bidi.csv",
        format!("{HEAD}\n{GOOD}\nPC-\u{202e}2,\u{2066}\u{200f}evil\u{2069},\u{feff}x,1\n"),
    );
    found("formula.csv", format!("{HEAD}\n{GOOD}\n=cmd|' /C calc'!A0,@SUM(1),+1,-1\n"));
    found(
        "dates.csv",
        "Computer,Software,Publisher,Version,Install date\n\
         PC-1,Kaspersky Free,AO Kaspersky Lab,21,99999999\n\
         PC-1,A,B,1,292277026596-12-04\nPC-1,A,B,1,-999999999999999999\nPC-1,A,B,1,31.02.2024\n",
    );
}

#[test]
fn binary_that_pretends() {
    for (name, start) in [
        ("hive", b"regf".as_slice()),
        ("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("plist", b"bplist00"),
        ("zlib.ocs", b"\x78\x9c"),
        ("gz", b"\x1f\x8b\x08"),
        ("zip", b"PK\x03\x04"),
        ("pdf", b"%PDF-1.7"),
        ("sqlite", b"SQLite format 3\0"),
        ("tar", b"list.csv\0"),
    ] {
        let mut bytes = start.to_vec();
        bytes.extend(make::noise(70_000));
        survives(&format!("noise.{name}"), &bytes);
        bytes.truncate(start.len());
        survives(&format!("short.{name}"), &bytes);
        bytes.resize(1 << 20, 0xff);
        survives(&format!("ones.{name}"), &bytes);
    }
}

#[test]
fn a_registry_export_with_a_value_of_many_megabytes() {
    let hex = "41,00,".repeat(4 << 20);
    let text = format!(
        "Windows Registry Editor Version 5.00\r\n\r\n\
         [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\X]\r\n\
         \"DisplayName\"=\"Kaspersky Free\"\r\n\"Publisher\"=\"AO Kaspersky Lab\"\r\n\"Huge\"=hex(2):{hex}\r\n"
    );
    found("huge.reg", text);
}
