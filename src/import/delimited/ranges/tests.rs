//! Reading in ranges gives what reading in one go gives.

use super::*;
use crate::model::Inventory;
use crate::model::{Problem, RowCounts, Software, Tally, Title};

/// Everything that a reading gives, in its order.
#[derive(Debug, PartialEq)]
struct All {
    rows: Vec<(String, Software)>,
    problems: Vec<Problem>,
    counts: RowCounts,
    machines: Vec<String>,
    lossy: bool,
}

fn all(inventory: Inventory, lossy: bool) -> All {
    let rows = (0..inventory.installed.len())
        .map(|at| {
            let machine = inventory.machine(inventory.installed[at].machine).name.clone();
            (machine, inventory.software(at))
        })
        .collect();
    let machines = inventory.machines.iter().map(|machine| machine.name.clone()).collect();
    All { rows, problems: inventory.problems, counts: inventory.counts, machines, lossy }
}

/// The file read in ranges of this size, in parts.
fn in_ranges(bytes: &[u8], piece: usize, parts: usize) -> Option<All> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, bytes).unwrap();
    let (options, cancel) = (Options::default(), AtomicBool::new(false));
    let mut text = Text::of(&path, bytes.len() as u64, bytes, &options, &cancel).unwrap()?;
    text.piece = piece;
    let input = Input {
        path: &path,
        folder: None,
        bytes: Vec::new(),
        options: &options,
        progress: &|_| {},
        cancel: &cancel,
    };
    let read = |text: &Text<'_>| {
        let mut inventory = input.inventory();
        let mut table = Table::new(&mut inventory, String::new(), None, "list".to_owned(), None);
        let lossy = text.read_into(&mut table, &input, parts, 1)?;
        table.finish().ok();
        Ok::<_, Stop>(all(inventory, lossy))
    };
    match read(&text) {
        Ok(all) => Some(all),
        Err(Stop::OtherLetters) => {
            text.coding = Coding::guess(bytes);
            read(&text).ok()
        }
        Err(Stop::Import(error)) => panic!("{error}"),
    }
}

/// The same bytes read whole.
fn whole(bytes: &[u8]) -> All {
    let (options, cancel) = (Options::default(), AtomicBool::new(false));
    let input = Input {
        path: Path::new("list.csv"),
        folder: None,
        bytes: bytes.to_vec(),
        options: &options,
        progress: &|_| {},
        cancel: &cancel,
    };
    let decoded = super::super::text::decode(bytes);
    let (text, line, _) = body(&decoded.text);
    let mut inventory = input.inventory();
    let mut table = Table::new(&mut inventory, String::new(), None, "list".to_owned(), None);
    super::super::read_records(&input, text, line, b',', &mut table, 1, usize::MAX).unwrap();
    table.finish().ok();
    all(inventory, decoded.lossy)
}

fn head() -> String {
    let rows: Vec<String> =
        (0..70).map(|row| format!("PC{},Program {row},1.{row}\n", row / 10)).collect();
    format!("Computer,Name,Version\n{}", rows.concat())
}

#[test]
fn letters_that_show_further_down() {
    let (cyrillic, ..) = encoding_rs::WINDOWS_1251
        .encode("PC9,Антивірус Касперського,1.2\nPC9,\"Програма\nз двох рядків\",3\nPC8,Ґанок,4\n");
    for piece in [40, 333, 1 << 16] {
        let bytes = [head().as_bytes(), &cyrillic, head().as_bytes(), &cyrillic].concat();
        assert_eq!(in_ranges(&bytes, piece, 2), Some(whole(&bytes)));
        let mut bytes = b"\xef\xbb\xbfsep=,\n".to_vec();
        bytes.extend_from_slice(head().as_bytes());
        bytes.extend_from_slice(b"PC1,\xff,1\nPC2,\xc3\xa9,2");
        let read = in_ranges(&bytes, piece, 3).unwrap();
        assert!(read.lossy);
        assert_eq!(read, whole(&bytes));
    }
}

#[test]
fn a_cell_longer_than_a_range() {
    let long = "x\n".repeat(150);
    let text = format!("{}PC9,\"{long}\",1\nPC9,GIMP,2\n", head().repeat(2));
    for piece in [16, 64, 4096] {
        assert_eq!(in_ranges(text.as_bytes(), piece, 2), Some(whole(text.as_bytes())));
    }
}

#[test]
fn a_list_that_takes_too_much_memory_is_read_to_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let bytes = head() + &"PC1,GIMP,2.10\n".repeat(20_000);
    std::fs::write(&path, &bytes).unwrap();
    let (options, cancel) = (Options::default(), AtomicBool::new(false));
    let size = bytes.len() as u64;
    let text = Text::of(&path, size, bytes.as_bytes(), &options, &cancel).unwrap().unwrap();
    let input = Input {
        path: &path,
        folder: None,
        bytes: Vec::new(),
        options: &options,
        progress: &|_| {},
        cancel: &cancel,
    };
    let mut inventory = input.inventory();
    let mut table = Table::new(&mut inventory, String::new(), None, "list".to_owned(), None);
    let mut range = Range::open(&text, text.start, 1).ok().unwrap();
    assert!(range.run(&mut table, u64::MAX, 100_000, None, &|_, _| {}).is_ok_and(|more| more));
    assert!(table.is_full());
    table.finish().ok().unwrap();
    assert!(!inventory.is_complete(), "what was not read is said");
    let counts = inventory.counts;
    assert!(counts.software > 1_000 && counts.software < 20_070, "{counts:?}");
    assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems);
    assert_eq!(inventory.problems.len(), 1);
}

/// Rows that are kept where only programs with a letter in their names are asked for, and everything
/// that is counted.
fn only_those_with(letter: char, bytes: &[u8], piece: usize, parts: usize) -> (All, Tally) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, bytes).unwrap();
    let (options, cancel) = (Options::default(), AtomicBool::new(false));
    let size = bytes.len() as u64;
    let mut text = Text::of(&path, size, bytes, &options, &cancel).unwrap().unwrap();
    text.piece = piece;
    let input = Input {
        path: &path,
        folder: None,
        bytes: Vec::new(),
        options: &options,
        progress: &|_| {},
        cancel: &cancel,
    };
    let wanted = |title: &Title| title.name.contains(letter);
    let mut inventory = input.inventory();
    let mut table = Table::new(&mut inventory, String::new(), None, "list".to_owned(), None)
        .for_wanted(Some(&wanted));
    let lossy = text.read_into(&mut table, &input, parts, 1).ok().unwrap();
    table.finish().ok();
    let tally = inventory.tally();
    (all(inventory, lossy), tally)
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn ranges_give_what_one_reading_gives(
        rows in proptest::collection::vec(proptest::sample::select(vec![
            "PC1,GIMP,2.10\n", "PC2,Krita,5.2\n", ",Zoom,6\n", "PC3,,1\n", "\n", "\r\n", "Total,,\n",
            "PC4,\"a \"\"b\"\"\",1\n", "PC5,\"two\nlines\",2\n", "PC6,\"open,3\n", "Computer,Name,Version\n",
            "Name,Version,Computer\n", "Computer: PC7,,\n", "PC8,x,1,2,3\n", "PC9,\"\n\n\n\",1\n", "\",\"\n",
            "PC1,\"1\n2\n3\",\"1\n2\n3\"\n", "#,,\n", "PC2,GIMP,\"1\n2\"\r\n", "\"\n", "PC1,é,1\n",
        ]), 0..80),
        piece in 8_usize..300,
        parts in 1_usize..5,
    ) {
        let text = head() + &rows.concat();
        let (ranges, whole) = (in_ranges(text.as_bytes(), piece, parts), whole(text.as_bytes()));
        proptest::prop_assert_eq!(ranges, Some(whole));
    }

    #[test]
    fn what_nobody_asks_for_is_counted(
        rows in proptest::collection::vec(proptest::sample::select(vec![
            "PC1,GIMP,2.10\n", "PC2,Krita,5.2\n", "PC1,GIMP,2.8\n", "PC1,Krita,1<br>2\n", "PC3,,1\n",
            "PC1,GIMP,1<br>2<br/>3\n", "Total,,\n", "PC4,\"GIMP\",1\n", "PC5,Krita,\"2\n3\"\r\n",
            ",Krita,1\n", "PC1,GIMP\n", "PC1,Krita,1,2\n", "Name,Version,Computer\n", "\"\n",
            "pc2,Krita,5.2\r\n", "PC2,Krita,5.2\r\n", "PC1,Krita,1\r2\n",
        ]), 0..80),
        piece in 8_usize..300,
        parts in 1_usize..4,
    ) {
        let text = head() + &rows.concat();
        let (some, tally) = only_those_with('K', text.as_bytes(), piece, parts);
        let mut whole = whole(text.as_bytes());
        proptest::prop_assert_eq!(tally.all(), whole.counts.software);
        whole.rows.retain(|(_, software)| software.name.contains('K'));
        proptest::prop_assert_eq!(some, whole);
    }
}
