//! Archives larger than memory may be taken: read from their file, what does not fit is named, and the
//! lists beside it are read.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::io::{Seek as _, SeekFrom, Write as _};
use std::process::{Command, Stdio};

use wait4::Wait4 as _;

/// A tar with a picture of a disk of 1.6 GB, which takes no room where files may have holes, and a list.
#[test]
fn a_tar_of_more_than_a_gigabyte_is_not_held_in_memory() {
    const DISK: u64 = 1_600 << 20;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("share.tar");
    let mut file = std::fs::File::create(&path).unwrap();
    let header = |name: &str, size: u64| {
        let mut header = tar::Header::new_gnu();
        header.set_path(name).unwrap();
        header.set_size(size);
        header.set_mode(0o644);
        header.set_cksum();
        header
    };
    let list = "Software,Publisher\nKaspersky Free,Kaspersky\n";
    file.write_all(header("disk.img", DISK).as_bytes()).unwrap();
    file.seek(SeekFrom::Current(i64::try_from(DISK).unwrap())).unwrap();
    file.write_all(header("PC-1.csv", list.len() as u64).as_bytes()).unwrap();
    file.write_all(list.as_bytes()).unwrap();
    file.write_all(&vec![0; 2_048 - list.len()]).unwrap();
    drop(file);
    let out = folder.path().join("report.json");
    let ended = Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
        .args(["check", "--jurisdiction", "US", "--format", "json", "--out"])
        .args([&out, &path])
        .env("HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("APPDATA", folder.path())
        .env("LOCALAPPDATA", folder.path())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
        .wait4()
        .unwrap();
    assert!(ended.rusage.maxrss < 400 << 20, "{} MiB", ended.rusage.maxrss >> 20);
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(report["findings"][0]["machine"], "PC-1", "{report}");
    assert!(report["inputs"][0].to_string().contains("disk.img"), "what was not read is named");
}
