//! The import preview, driven as a user drives it: by what stands on the screen. Real files go through
//! the real reading, matching and rules.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use driven::settle;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::app::{App, Change, Command, ListColumn, Page};
use interdict::model::Jurisdiction;
use interdict::ui::Window;

fn app() -> App {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    // The same day for ever, so that verdicts stay the same.
    app.state.today = jiff::civil::date(2026, 11, 24);
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::FinishFirstStart);
    app
}

type Bench<'a> = Harness<'a, Window>;

/// A window that is high enough for the whole page, because only what is in sight can be pressed.
fn window<'a>() -> Bench<'a> {
    let mut app = Some(app());
    let mut harness = Harness::builder()
        .with_size([1280.0, 1600.0])
        .with_pixels_per_point(1.0)
        .with_theme(eframe::egui::Theme::Light)
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    harness.run_steps(3);
    harness
}

fn write(folder: &tempfile::TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn import(harness: &mut Bench<'_>, files: &[&Path]) {
    let files = files.iter().map(|&path| path.to_owned()).collect();
    harness.state_mut().app().handle(Command::Import(files));
    settle(harness);
}

/// Opens a choice and takes an entry of it.
fn choose(harness: &mut Bench<'_>, name: &str, entry: &str) {
    harness.get_by_role_and_label(Role::ComboBox, name).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItem, entry).click();
    harness.run_steps(1);
    settle(harness);
}

fn press(harness: &mut Bench<'_>, name: &str) {
    harness.get_by_label(name).click();
    harness.run_steps(1);
    settle(harness);
}

fn tick(harness: &mut Bench<'_>, name: &str) {
    harness.get_by_role_and_label(Role::CheckBox, name).click();
    harness.run_steps(1);
    settle(harness);
}

fn shown(harness: &Bench<'_>, name: &str) -> String {
    let node = harness.get_by_role_and_label(Role::ComboBox, name);
    node.accesskit_node().value().unwrap_or_default()
}

fn records(harness: &mut Bench<'_>) -> u64 {
    harness.state_mut().app().state.records()
}

/// A list whose programs stand in another column than its headings say.
const ODD: &str = "Computer,Zeile,Software\n\
    PC-1,Kaspersky Endpoint Security for Windows,ja\n\
    PC-2,7-Zip,nein\n";

#[test]
fn the_preview_says_what_was_recognised_what_is_in_it_and_what_would_be_found() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(
        &folder,
        "fleet.csv",
        "Computer,Software,Publisher,Version\n\
         PC-1,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5\n\
         PC-2,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5\n\
         PC-2,Yandex Browser,YANDEX LLC,24\n\
         PC-2,7-Zip,Igor Pavlov,24\n\
         ,QQ,,9\n",
    );
    let mut harness = window();
    import(&mut harness, &[&list]);
    harness.get_by_label("Check this list before it is kept");
    harness.get_by_label_contains("fleet.csv, 23");
    harness.get_by_label_contains("CSV, comma, UTF-8");
    harness.get_by_label_contains("Recognised from its content: text in UTF-8");
    harness.get_by_label(
        "5 rows in the file = 4 programs on 2 machines + 0 skipped on purpose + 1 problem",
    );
    harness.get_by_label("3 findings in this list");
    harness.get_by_label("2 restricted, 1 listed");
    harness.get_by_label("2 machines");
    assert_eq!(shown(&harness, "Meaning of column 2"), "Software");
    harness.get_by_label("No machine");
    harness.get_by_label("Copy all 1");
    assert_eq!(records(&mut harness), 0, "nothing is kept yet");
    // Other answers change what is expected.
    harness.state_mut().app().handle(Command::Answer("federal-contract".to_owned(), true));
    settle(&mut harness);
    harness.get_by_label("2 prohibited, 1 listed");
    press(&mut harness, "Keep 4 programs");
    assert_eq!(records(&mut harness), 4);
    assert_eq!(harness.state_mut().app().state.page, Page::Overview);
}

#[test]
fn nothing_found_is_said_with_the_number() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(&folder, "a.csv", "Computer,Software\nPC-1,7-Zip\n");
    let mut harness = window();
    import(&mut harness, &[&list]);
    harness.get_by_label("Nothing found among 1 program");
    // A window at rest draws nothing.
    harness.run();
}

#[test]
fn a_column_that_means_something_else_is_followed_at_once_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let first = write(&folder, "june.csv", ODD);
    let second = write(&folder, "july.csv", ODD.replace("7-Zip", "Yandex Browser"));
    let mut harness = window();
    import(&mut harness, &[&first]);
    harness.get_by_label("Nothing found among 2 programs");
    choose(&mut harness, "Meaning of column 2", "Software");
    assert_eq!(shown(&harness, "Meaning of column 3"), "Not used");
    harness.get_by_label("1 finding in this list");
    harness.get_by_label("Check this list before it is kept");
    harness.get_by_label("Read the next file of this shape the same way");
    press(&mut harness, "Keep 2 programs");

    import(&mut harness, &[&second]);
    harness.get_by_label_contains("Read as you corrected it on ");
    harness.get_by_label("2 findings in this list");
    press(&mut harness, "Forget this");
    assert!(harness.query_by_label_contains("Read as you corrected it on ").is_none());
    harness.get_by_label("Nothing found among 2 programs");
    press(&mut harness, "Cancel");

    import(&mut harness, &[&second]);
    harness.get_by_label("Nothing found among 2 programs");
}

#[test]
fn a_correction_without_the_tick_is_not_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(&folder, "june.csv", ODD);
    let mut harness = window();
    import(&mut harness, &[&list]);
    choose(&mut harness, "Meaning of column 2", "Software");
    press(&mut harness, "Read the next file of this shape the same way");
    press(&mut harness, "Keep 2 programs");
    import(&mut harness, &[&list]);
    harness.get_by_label("Nothing found among 2 programs");
}

#[test]
fn a_list_without_a_column_of_programs_says_so_until_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(&folder, "fleet.csv", "Computer,Software\nPC-1,Yandex Browser\n");
    let mut harness = window();
    import(&mut harness, &[&list]);
    choose(&mut harness, "Meaning of column 2", "Not used");
    harness.get_by_label("No column means Software");
    harness.get_by_label("Keep 1 program").click();
    harness.run_steps(3);
    assert_eq!(records(&mut harness), 0, "what is shown is not what would be kept");
    choose(&mut harness, "Meaning of column 2", "Software");
    assert!(harness.query_by_label("No column means Software").is_none());
    press(&mut harness, "Keep 1 program");
    assert_eq!(records(&mut harness), 1);
}

#[test]
fn the_columns_of_an_unknown_list_are_chosen_by_hand_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Raum,Zeug,Nummer\nB1,Yandex Browser,24\nB2,7-Zip,24\nB3,QQ,9\n";
    let list = write(&folder, "odd.csv", text);
    let mut harness = window();
    import(&mut harness, &[&list]);
    harness.get_by_label("No software list was found in this file");
    harness.get_by_label("If one of the 3 columns does hold program names.");
    press(&mut harness, "Choose columns…");
    harness.get_by_label("No column means Software");
    harness.get_by_label("Zeug");
    choose(&mut harness, "Meaning of column 2", "Software");
    harness.get_by_label_contains("3 rows in the file = 3 programs on 1 machine + 0 skipped");
    press(&mut harness, "Keep 3 programs");
    let again = write(&folder, "again.csv", text);
    import(&mut harness, &[&again]);
    harness.get_by_label_contains("Read as you corrected it on ");
    harness.get_by_label_contains("3 rows in the file = 3 programs");
}

#[test]
fn the_computer_of_a_list_that_names_none_is_asked_for_once() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(&folder, "PC-17.csv", "Software,Version\n7-Zip,24\nYandex Browser,24\n");
    let mut harness = window();
    import(&mut harness, &[&list]);
    harness.get_by_label("Which computer does this list belong to?");
    harness.get_by_label("The list names none; this is the name of the file.");
    let field = harness.get_by_role_and_label(Role::TextInput, "Computer");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("PC-17"));
    field.click();
    harness.run_steps(2);
    harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::A);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::TextInput, "Computer").type_text("NF-17");
    harness.run_steps(2);
    press(&mut harness, "Use this name");
    harness.get_by_label("As you said.");
    press(&mut harness, "Keep 2 programs");
    let names = harness.state_mut().app().state.machine_names();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["NF-17"]);
}

#[test]
fn a_pasted_table_opens_the_preview_and_other_text_does_not() {
    let mut harness = window();
    harness.input_mut().events.push(eframe::egui::Event::Paste("Kaspersky".to_owned()));
    harness.run_steps(2);
    assert!(harness.state_mut().app().state.preview.is_none());
    let table = "Computer\tSoftware\tPublisher\r\nPC-1\tYandex Browser\tYANDEX LLC\r\n";
    harness.input_mut().events.push(eframe::egui::Event::Paste(table.to_owned()));
    harness.run_steps(1);
    settle(&mut harness);
    harness.get_by_label_contains("Pasted table 1, ");
    harness.get_by_label_contains("CSV, tab");
    choose(&mut harness, "Meaning of column 3", "Not used");
    harness.get_by_label("1 finding in this list");
    press(&mut harness, "Keep 1 program");
    assert_eq!(records(&mut harness), 1);
}

#[test]
fn a_folder_is_kept_together_but_for_what_needs_a_look() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..20 {
        let text = format!("Computer,Software\nPC-{number:02},Yandex Browser\n");
        write(&folder, &format!("a{number:02}.csv"), text);
    }
    write(&folder, "b-problem.csv", "Computer,Software\nPC-1,7-Zip\n,QQ\n");
    write(&folder, "c-no-machine.csv", "Software,Version\n7-Zip,24\n");
    write(&folder, "d-picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let mut harness = window();
    import(&mut harness, &[folder.path()]);
    harness.get_by_label("22 more lists wait");
    press(&mut harness, "Keep all that need no question");
    let state = &harness.state_mut().app().state;
    assert_eq!(state.records(), 20);
    assert_eq!(state.machine_names().len(), 20);
    harness.get_by_label("20 lists kept: 20 programs on 20 machines");
    harness.get_by_label_contains("20 rows = 20 programs + 0 skipped on purpose + 0 problems.");
    harness.get_by_label_contains("2 lists have questions or problems and wait for you.");
    harness.get_by_label("Nothing could be read of 1 file:");
    harness.get_by_label_contains("d-picture.csv: This file holds a picture");
    // The next that needs a look is shown.
    harness.get_by_label_contains("b-problem.csv, ");
    press(&mut harness, "Close this");
    press(&mut harness, "Keep 1 program");
    harness.get_by_label("Which computer does this list belong to?");
}

#[test]
fn files_may_name_the_computers_of_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..7 {
        write(&folder, &format!("PC-{number}.csv"), "Software,Version\n7-Zip,24\n");
    }
    let mut harness = window();
    import(&mut harness, &[folder.path()]);
    press(&mut harness, "Where a list names no computer, its file's name is the computer's");
    press(&mut harness, "Keep all that need no question");
    let state = &harness.state_mut().app().state;
    assert!(state.preview.is_none() && state.waiting.is_empty());
    assert_eq!(state.machine_names().len(), 7);
    assert!(state.machine_names().contains("PC-3"));
    press(&mut harness, "Close this");
    assert_eq!(harness.state_mut().app().state.page, Page::Overview);
}

#[test]
fn keeping_many_lists_can_be_stopped_and_nothing_of_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..40 {
        let text = format!("Computer,Software\nPC-{number:02},7-Zip\n");
        write(&folder, &format!("a{number:02}.csv"), text);
    }
    let mut harness = window();
    import(&mut harness, &[folder.path()]);
    let app = harness.state_mut().app();
    app.handle(Command::KeepAll(false));
    app.handle(Command::Cancel);
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    assert_eq!(state.records(), 0);
    assert_eq!(state.waiting.len() + usize::from(state.preview.is_some()), 40);
}

#[test]
fn changes_one_upon_the_other_end_with_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "Computer,Software,Other\n".to_owned();
    for number in 0..20_000 {
        let machine = number % 100;
        writeln!(text, "PC-{machine},Program {number},Yandex Browser").unwrap();
    }
    let list = write(&folder, "long.csv", text);
    let mut harness = window();
    import(&mut harness, &[&list]);
    let app = harness.state_mut().app();
    for at in [1, 2, 1, 2] {
        app.handle(Command::ReadDifferently(Change::Column(at, ListColumn::Name)));
        assert!(app.state.preview.is_some(), "the preview stays in sight");
        assert!(app.state.running.is_none());
    }
    settle(&mut harness);
    let preview = harness.state_mut().app().state.preview.as_ref().unwrap();
    assert_eq!(preview.columns()[2], ListColumn::Name);
    assert_eq!(preview.inventory.titles.len(), 1);
    assert!(preview.is_ready());
}

#[test]
fn letters_are_read_in_another_encoding_and_the_rows_show_it() {
    let folder = tempfile::tempdir().unwrap();
    // Code page 866 of a console; a short text like this says little about its letters.
    let text = [
        b"Computer;Software;Version\r\nPC-1;".as_slice(),
        &[0x8a, 0xa0, 0xe1, 0xaf, 0xa5, 0xe0, 0xe1, 0xaa, 0xa8, 0xa9],
        b";21\r\n",
    ]
    .concat();
    let list = write(&folder, "console.csv", text);
    let mut harness = window();
    harness.state_mut().app().handle(Command::Import(vec![list]));
    settle(&mut harness);
    choose(&mut harness, "Letters", "Windows-1251, Cyrillic");
    assert_eq!(shown(&harness, "Letters"), "Letters: Windows-1251");
    assert!(harness.query_by_label("Касперский").is_none());
    choose(&mut harness, "Letters", "Code page 866, console in Cyrillic");
    assert!(harness.get_all_by_label("Касперский").next().is_some());
    assert_eq!(shown(&harness, "Letters"), "Letters: Code page 866");
    choose(&mut harness, "Letters", "Find it");
    harness.get_by_label("Check this list before it is kept");
}

#[test]
fn another_separator_gives_other_columns() {
    let folder = tempfile::tempdir().unwrap();
    let list =
        write(&folder, "a.csv", "Computer;Software\nPC-1;7-Zip, x64\nPC-2;Yandex, Browser\n");
    let mut harness = window();
    import(&mut harness, &[&list]);
    choose(&mut harness, "Separator", "comma");
    assert_eq!(shown(&harness, "Separator"), "Separator: comma");
    choose(&mut harness, "Separator", "semicolon");
    harness.get_by_label_contains("2 rows in the file = 2 programs on 2 machines");
    harness.get_by_label("7-Zip, x64");
}

#[test]
fn another_row_holds_the_headings() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(
        &folder,
        "a.csv",
        "Software,Version\nComputer,Software\nPC-1,Yandex Browser\nPC-2,7-Zip\n",
    );
    let mut harness = window();
    import(&mut harness, &[&list]);
    choose(&mut harness, "Headings", "Row 2");
    assert_eq!(shown(&harness, "Headings"), "Headings: row 2");
    assert_eq!(shown(&harness, "Meaning of column 1"), "Machine");
    harness.get_by_label_contains("2 rows in the file = 2 programs on 2 machines");
    choose(&mut harness, "Headings", "Find them");
}

/// A workbook with a list of each of two machines, a cover, and a hidden list.
fn workbook(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let cover = book.add_worksheet();
    cover.set_name("Cover").unwrap();
    cover.write(0, 0, "Inventory of June").unwrap();
    for (name, program) in [("NF-01", "Yandex Browser"), ("NF-02", "7-Zip"), ("NF-03", "QQ")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        if name == "NF-03" {
            sheet.set_hidden(true);
        }
        for (at, cell) in ["Software", "Version"].iter().enumerate() {
            sheet.write(0, at as u16, *cell).unwrap();
        }
        sheet.write(1, 0, program).unwrap();
        sheet.write(1, 1, "24").unwrap();
    }
    book.save(path).unwrap();
}

#[test]
fn sheets_are_ticked_hidden_ones_too_and_name_their_machines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fleet.xlsx");
    workbook(&path);
    let mut harness = window();
    import(&mut harness, &[&path]);
    harness.get_by_label_contains("2 rows in the file = 2 programs on 2 machines");
    harness.get_by_label("No table of programs");
    harness.get_by_label_contains("Not read. This sheet is hidden.");
    tick(&mut harness, "NF-03");
    harness.get_by_label_contains("3 rows in the file = 3 programs on 3 machines");
    tick(&mut harness, "NF-01");
    harness.get_by_label_contains("2 rows in the file = 2 programs on 2 machines");
    assert_eq!(harness.get_all_by_label("Not read. This sheet was not chosen.").count(), 2);
    tick(&mut harness, "NF-02");
    tick(&mut harness, "NF-03");
    harness.get_by_label("No sheet is ticked");
    tick(&mut harness, "NF-02");
    assert!(harness.query_by_label("No sheet is ticked").is_none());
    choose(&mut harness, "Machine", "From the file's name, or typed");
    press(&mut harness, "Keep 1 program");
    let names = harness.state_mut().app().state.machine_names();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["fleet"]);
}

#[test]
fn why_rows_were_skipped_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Computer,Software,Version\nPC-1,7-Zip,24\n,Total,1\n";
    let list = write(&folder, "a.csv", text);
    let mut harness = window();
    import(&mut harness, &[&list]);
    harness.get_by_label_contains("2 rows in the file = 1 program on 1 machine + 1 skipped");
    harness.get_by_label_contains("Skipped on purpose: ");
}
