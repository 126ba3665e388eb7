//! Rows that look like something else around them: a frame, a prompt, the rest of a row, a footer. None of
//! them is lost: what is left out is counted, with a reason.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::fmt::Write as _;

use std::path::Path;
use std::sync::atomic::AtomicBool;

use interdict::import::{self, Options, Reading};

fn read(name: &str, text: &str) -> Reading {
    let bytes = text.as_bytes().to_vec();
    let options = Options::default();
    import::read_bytes(Path::new(name), bytes, &options, &|_| {}, &AtomicBool::new(false)).unwrap()
}

/// Computers and programs of a list; every row of it has its place.
fn rows(name: &str, text: &str) -> Vec<(String, String)> {
    let inventory = read(name, text).inventory;
    let counts = inventory.counts;
    assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems, "{name}");
    (0..inventory.installed.len())
        .map(|at| {
            let machine = inventory.machine(inventory.installed[at].machine).name.clone();
            (machine, inventory.software(at).name)
        })
        .collect()
}

fn names(name: &str, text: &str) -> Vec<String> {
    rows(name, text).into_iter().map(|(_, program)| program).collect()
}

#[test]
fn stars_around_programs_are_no_transcript() {
    let list = "**********\nKaspersky Free\n7-Zip\n**********\nWinRAR\n";
    let found = names("stars.txt", list);
    for program in ["Kaspersky Free", "7-Zip", "WinRAR"] {
        assert!(found.iter().any(|own| own == program), "{program}: {found:?}");
    }
    let list = "***************\nComputer: PC-2\n***************\nName      Version\n----      -------\nKaspersky 21.3\n7-Zip     23.01\n";
    let found = rows("stars-named.txt", list);
    let expected = [("PC-2", "Kaspersky"), ("PC-2", "7-Zip")];
    assert_eq!(found, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn paths_with_an_arrow_are_no_prompts() {
    let list = "C:\\Program Files\\Kaspersky Lab\\avp.exe -> Kaspersky Free\nC:\\Program Files\\7-Zip\\7zFM.exe -> 7-Zip\n";
    let reading = read("arrows.txt", list);
    let counts = reading.inventory.counts;
    assert_eq!(counts.software + counts.problems, 2);
}

#[test]
fn programs_above_a_prompt_are_no_greeting() {
    let list = "Name              Version\n----              -------\nPowerShell 7-x64  7.4.1.0\nWindows PowerShell ISE 5.1\nKaspersky Free    21.3\n\nPS C:\\>\n";
    let found = names("above.txt", list);
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn what_a_console_adds_is_counted() {
    let list = "PS C:\\> Get-Package\n\nName      Version\n----      -------\nKaspersky 21.3\n\nPS C:\\>\n";
    let inventory = read("prompts.txt", list).inventory;
    assert_eq!((inventory.counts.software, inventory.counts.skipped), (1, 2));
    assert_eq!(inventory.skipped_why.get("what a console adds"), Some(&2));
}

/// A printed table with the name column 33 wide.
fn table(rows: &[(&str, &str)]) -> String {
    let mut text = String::from("\n");
    for (name, version) in [("Name", "Version"), ("----", "-------")].iter().chain(rows) {
        text.push_str(format!("{name:33} {version}").trim_end());
        text.push('\n');
    }
    text
}

#[test]
fn programs_without_a_version_are_no_rest_of_the_row_above() {
    let list = table(&[
        ("Adobe Acrobat Reader DC - Deutsch", "23.1"),
        ("Kaspersky Free", ""),
        ("Microsoft Visual C++ 2019 X64 Run", "14"),
        ("NordVPN", ""),
    ]);
    let found = names("unwrapped.txt", &list);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.iter().any(|own| own == "Kaspersky Free"), "{found:?}");
    // "iTunes" is a name, too, and not the small word that a row goes on with.
    let list = table(&[
        ("Adobe Acrobat Reader DC - Deutsch", "23.1"),
        ("iTunes", ""),
        ("Microsoft Visual C++ 2019 X64 Run", "14"),
        ("Kaspersky Free", ""),
    ]);
    assert_eq!(names("unwrapped.txt", &list).len(), 4);
    // Here rows do go on.
    let list = table(&[
        ("Kaspersky Endpoint Security for", "12.5"),
        ("Windows", ""),
        ("Microsoft Visual C++ 2015-2022", "14"),
        ("redistributable (x64)", ""),
    ]);
    let found = names("wrapped.txt", &list);
    assert_eq!(found.first().map(String::as_str), Some("Kaspersky Endpoint Security for Windows"));
    assert_eq!(found.len(), 2);
}

#[test]
fn a_row_that_ends_like_a_sentence_is_no_footer() {
    let list = "Name               Version  Publisher\n------------------ -------- -------------------------\n\
        7-Zip              23.01    Igor Pavlov\n360 Total Security 10.8.0.1 Qihoo 360 Technology Co.\n5 upgrades available.\n";
    let reading = read("footer.txt", list);
    assert_eq!(reading.inventory.counts.skipped, 1);
    let found = names("footer.txt", list);
    assert_eq!(found, ["7-Zip", "360 Total Security"]);
}

#[test]
fn a_name_that_two_computers_share_is_that_of_a_program() {
    let list = "ComputerName,DisplayName,Name,Version\nPC-1,Kaspersky Endpoint Security,KES,12.1\n\
        PC-2,Kaspersky Endpoint Security,KES,12.1\n";
    let found = names("short-names.csv", list);
    assert_eq!(found, ["Kaspersky Endpoint Security"; 2]);
    // Two computers may be called the same by their users, above a whole list each.
    let programs = ["7-Zip", "GIMP", "Krita", "Kaspersky Free", "Opera", "VLC"];
    let mut list = String::from("ComputerName,DisplayName,Name,Version\n");
    for machine in ["PC-1", "PC-2"] {
        for program in programs {
            let _ = writeln!(list, "{machine},Front desk,{program},1.0");
        }
    }
    let found = names("called-alike.csv", &list);
    assert_eq!(found.iter().filter(|own| *own == "Kaspersky Free").count(), 2);
}

#[test]
fn names_with_a_bar_are_listed_behind_the_count() {
    let list = "Chocolatey v1.4.0\n7zip 23.1.0\n1 packages installed.\nKaspersky | Free|21.3\n|2.0\n\
        2 applications not managed with Chocolatey.\n";
    let reading = read("choco.txt", list);
    assert_eq!((reading.inventory.counts.problems, reading.inventory.counts.skipped), (1, 0));
    assert_eq!(names("choco.txt", list), ["7zip", "Kaspersky | Free"]);
}
