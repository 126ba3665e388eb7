//! Small texts of every system: names of files and folders, command lines, tables of tasks, lists of
//! files. The first byte chooses the parser.
#![no_main]

use interdict::scan::common::managers::{python, winget};
use interdict::scan::common::{installer, uninstall};
use interdict::scan::linux::cron::{self, Table};
use interdict::scan::linux::{appimage, command, local, machine, modules, nix, portage, snap};
use interdict::scan::macos::bundles;
use interdict::scan::windows::paths;
use interdict_fuzz::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let text = text(bytes);
    match choice % 17 {
        0 => {
            let commands = cron::parse(&text, Table::System);
            assert!(commands.iter().all(|(command, _)| !command.is_empty()));
        }
        1 => {
            let commands = cron::parse(&text, Table::Own);
            assert!(commands.iter().all(|(command, _)| !command.is_empty()));
        }
        2 => {
            let found = appimage::parse_file_name(&text);
            assert!(found.is_none_or(|(name, _)| !name.is_empty()));
        }
        3 => {
            let found = snap::parse_file_name(&text);
            assert!(found.is_none_or(|(name, _)| !name.is_empty()));
        }
        4 => {
            let found = nix::split_store_path(&text);
            assert!(found.is_none_or(|(name, _)| !name.is_empty()));
        }
        5 => assert!(modules::module_name(&text).is_none_or(|name| !name.is_empty())),
        6 => assert!(modules::parse_loaded(&text).all(|name| !name.is_empty())),
        7 => {
            if let Some((name, version)) = portage::split(&text) {
                assert_eq!(format!("{name}-{version}"), text);
            }
        }
        8 => drop(command::file_of(&command::program_of(&text)).to_owned()),
        9 => assert!(local::owned(bytes).all(|path| path.starts_with('/'))),
        10 => drop(machine::parse_hostname(&text)),
        11 => drop(machine::parse_os_release(&text)),
        12 => assert!(text.is_empty() || !winget::package_of(&text).is_empty()),
        13 => drop(python::name_and_version(&text)),
        14 => drop((installer::unpacked(&text), uninstall::install_date(&text))),
        15 => drop(bundles::holder(&text)),
        _ => {
            let home = std::path::Path::new("Users/anna");
            if let Some(path) = paths::on_disk(&text, 'C', Some(home)) {
                assert!(path.is_relative());
            }
            drop(paths::file_name(paths::program_of(&text)));
        }
    }
});
