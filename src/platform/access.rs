//! Who may change a program or the way to it: read from the access control lists of Windows, judged by
//! rules that are tested on every system.

#[cfg(windows)]
#[path = "access/windows.rs"]
mod system;

use std::io;
use std::path::{Path, PathBuf};

/// One entry of an access control list that allows something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    /// The security identifier as text.
    pub(super) who: String,
    /// What is allowed, as Windows has it (Microsoft's documentation, "ACCESS_MASK").
    pub(super) mask: u32,
    /// Whether it is for what lies below only.
    pub(super) is_inherit_only: bool,
}

/// Who may do what with a file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Access {
    /// The owner, who may always change the list.
    pub(super) owner: String,
    /// `None` where there is no list at all: then everybody may do everything.
    pub(super) allowed: Option<Vec<Allowed>>,
}

/// What a path is on the way to a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The program itself.
    Program,
    /// The folder in which it lies: whoever adds a library there changes what the program does.
    Folder,
    /// A folder above.
    Above,
}

// "File Access Rights Constants", "Standard Access Rights" and "Generic Access Rights" of Microsoft's
// documentation.
const READ_DATA: u32 = 0x1;
const WRITE_DATA: u32 = 0x2;
const APPEND_DATA: u32 = 0x4;
const DELETE_CHILD: u32 = 0x40;
const DELETE: u32 = 0x1_0000;
const WRITE_DAC: u32 = 0x4_0000;
const WRITE_OWNER: u32 = 0x8_0000;
const GENERIC_ALL: u32 = 0x1000_0000;
const GENERIC_WRITE: u32 = 0x4000_0000;
const GENERIC_READ: u32 = 0x8000_0000;

/// Who is an administrator's own ("Well-known SIDs" of Microsoft's documentation): the system, the group of
/// administrators, the installer of Windows itself, and the places that stand for whoever the owner is.
const TRUSTED: &[&str] = &[
    "S-1-5-18",
    "S-1-5-32-544",
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
    "S-1-3-0",
    "S-1-3-4",
];

/// What an entry of an access control list does, by its type (`ACE_HEADER` of Microsoft's documentation).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// It allows something to somebody, and is read.
    Allows,
    /// It allows nothing: it denies, or is for auditing, labels and claims.
    AllowsNothing,
    /// It may allow something, to whom is not read: under a condition, or to an object.
    NotUnderstood,
}

impl Sort {
    /// By the numbers of winnt.h: `ACCESS_ALLOWED_ACE_TYPE` is 0; denying ones are 1, 6, 10 and 12, those for
    /// auditing 2, 3, 7, 8 and 13 to 16, labels and the like 17 to 21.
    pub(super) fn of(number: u8) -> Self {
        match number {
            0 => Self::Allows,
            1..=3 | 6..=8 | 10 | 12..=21 => Self::AllowsNothing,
            _ => Self::NotUnderstood,
        }
    }
}

impl Access {
    /// Whether somebody who is neither an administrator nor the user who runs this program may change
    /// what lies there.
    pub(super) fn is_open_to_others(&self, place: Place, own: &str) -> bool {
        let trusted = |who: &str| !who.is_empty() && (who == own || TRUSTED.contains(&who));
        let control = DELETE | WRITE_DAC | WRITE_OWNER | GENERIC_ALL;
        let change = control
            | match place {
                Place::Program => WRITE_DATA | APPEND_DATA | GENERIC_WRITE,
                // A folder named like the program and ".local" changes from where it loads (Microsoft's page
                // "Dynamic-link library redirection").
                Place::Folder => WRITE_DATA | APPEND_DATA | DELETE_CHILD | GENERIC_WRITE,
                // On a fresh Windows users may add folders to the root of the drive; that changes nothing
                // of those that are there.
                Place::Above => DELETE_CHILD,
            };
        let Some(allowed) = &self.allowed else { return true };
        !trusted(&self.owner)
            || allowed
                .iter()
                .any(|one| !one.is_inherit_only && one.mask & change != 0 && !trusted(&one.who))
    }
}

impl Access {
    /// Whether somebody who is neither an administrator nor the user who runs this program may read it.
    pub(super) fn is_readable_by_others(&self, own: &str) -> bool {
        let trusted = |who: &str| !who.is_empty() && (who == own || TRUSTED.contains(&who));
        let read = READ_DATA | WRITE_DAC | WRITE_OWNER | GENERIC_ALL | GENERIC_READ;
        let Some(allowed) = &self.allowed else { return true };
        // What is for what lies below only is asked of that.
        !trusted(&self.owner)
            || allowed
                .iter()
                .any(|one| !one.is_inherit_only && one.mask & read != 0 && !trusted(&one.who))
    }
}

/// Whether somebody who is neither an administrator nor this user may read a file or folder.
#[cfg(windows)]
pub(super) fn is_readable_by_others(path: &Path) -> io::Result<bool> {
    Ok(system::access(path)?.is_readable_by_others(&system::own_user()?))
}

/// The first folder, from this one upwards, in which others could put something else in the place of what lies in
/// it. Who may only add to it (as everybody may to `ProgramData`) exchanges nothing.
#[cfg(windows)]
pub(super) fn exchangeable_place(folder: &Path) -> io::Result<Option<PathBuf>> {
    let own = system::own_user()?;
    for place in folder.ancestors() {
        if system::access(place)?.is_open_to_others(Place::Above, &own) {
            return Ok(Some(place.to_owned()));
        }
    }
    Ok(None)
}

/// The first file or folder on the way to a program, from the program upwards, that others may change.
#[cfg(windows)]
pub(super) fn open_place(program: &Path) -> io::Result<Option<PathBuf>> {
    open_place_for(program, &system::own_user()?)
}

#[cfg(windows)]
fn open_place_for(program: &Path, own: &str) -> io::Result<Option<PathBuf>> {
    for (depth, path) in program.ancestors().enumerate() {
        let place = match depth {
            0 => Place::Program,
            1 => Place::Folder,
            _ => Place::Above,
        };
        if system::access(path)?.is_open_to_others(place, own) {
            return Ok(Some(path.to_owned()));
        }
    }
    Ok(None)
}

/// The file or folder on the way to a program that anybody without an administrator's rights may change, the
/// user who runs this program included: what such a user's programs can change must not be run with more
/// rights than they have.
///
/// # Errors
/// When the way cannot be looked at.
pub fn changeable_without_rights(program: &Path) -> io::Result<Option<PathBuf>> {
    let program = std::fs::canonicalize(program)?;
    // An administrator's account has the same identifier with and without an administrator's rights.
    // Wine knows no such rights: there everything, its own system files too, belongs to the one user.
    #[cfg(windows)]
    let place = {
        let own = if system::is_wine() { system::own_user()? } else { String::new() };
        open_place_for(&program, &own)
    };
    #[cfg(not(windows))]
    let place = super::private::place_of_no_administrator(&program);
    place
}

/// Whether others than administrators and this user may change a file, or put another in its place.
#[cfg(windows)]
pub(super) fn is_listed_for_others(file: &Path) -> io::Result<bool> {
    let own = system::own_user()?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok(system::access(file)?.is_open_to_others(Place::Program, &own)
        || system::access(folder.unwrap_or(Path::new(".")))?.is_open_to_others(Place::Above, &own))
}

/// The first link or junction on the way to a file, the file itself included: what it leads to today need
/// not be what it leads to tomorrow.
///
/// # Errors
/// When the way cannot be looked at.
pub fn link_on_the_way(path: &Path) -> io::Result<Option<PathBuf>> {
    for place in path.ancestors() {
        if place.as_os_str().is_empty() {
            continue;
        }
        // The standard library counts junctions of Windows among the links.
        if std::fs::symlink_metadata(place)?.file_type().is_symlink() {
            return Ok(Some(place.to_owned()));
        }
    }
    Ok(None)
}

/// The first link on the way to a program that is not the system's own: on Unix one that somebody else than
/// the administrator or this user has made (`/bin` is a link on most Linux systems), on Windows any.
///
/// # Errors
/// When the way cannot be looked at.
pub fn foreign_link_on_the_way(path: &Path) -> io::Result<Option<PathBuf>> {
    // From the top: what lies behind a foreign link is not looked at.
    let places: Vec<&Path> = path.ancestors().collect();
    for place in places.into_iter().rev() {
        if place.as_os_str().is_empty() {
            continue;
        }
        let facts = std::fs::symlink_metadata(place)?;
        if facts.file_type().is_symlink() && !super::private::is_link_of_the_system(&facts) {
            return Ok(Some(place.to_owned()));
        }
    }
    Ok(None)
}

/// Whether a path lies in a person's own folder, where that person's programs can write even when the
/// person is an administrator.
#[must_use]
pub fn is_in_a_persons_folder(path: &Path) -> bool {
    let text = path.to_string_lossy().replace('\\', "/").to_lowercase();
    let text = text.strip_prefix("//?/").unwrap_or(&text);
    let inside = text.split_once(":/").map_or(text, |(_, inside)| inside).trim_start_matches('/');
    let mut parts = inside.split('/');
    match parts.next() {
        Some("users") => true,
        // root's own folder is an administrator's.
        Some("home") => parts.next().is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    const SYSTEM: &str = "S-1-5-18";
    const USERS: &str = "S-1-5-32-545";
    const ANNA: &str = "S-1-5-21-1-2-3-1001";
    const OWN: &str = "S-1-5-21-1-2-3-500";

    #[track_caller]
    fn check(owner: &str, who: &str, mask: u32, place: Place, expected: bool) {
        let allowed = Some(vec![Allowed { who: who.to_owned(), mask, is_inherit_only: false }]);
        let access = Access { owner: owner.to_owned(), allowed };
        assert_eq!(access.is_open_to_others(place, OWN), expected);
    }

    #[test]
    fn who_may_change_a_program_is_told_apart() {
        const READ: u32 = 0x12_00a9;
        const MODIFY: u32 = 0x13_01bf;
        const FULL: u32 = 0x1f_01ff;
        check(SYSTEM, USERS, READ, Place::Program, false);
        check(SYSTEM, USERS, MODIFY, Place::Program, true);
        check(SYSTEM, SYSTEM, FULL, Place::Program, false);
        check(OWN, OWN, FULL, Place::Folder, false);
        check(ANNA, SYSTEM, FULL, Place::Program, true);
        check(SYSTEM, USERS, WRITE_DATA, Place::Folder, true);
        check(SYSTEM, USERS, APPEND_DATA, Place::Folder, true);
        // A fresh drive: users may add folders and files to its root.
        check(SYSTEM, "S-1-5-11", APPEND_DATA | WRITE_DATA, Place::Above, false);
        check(SYSTEM, USERS, GENERIC_ALL, Place::Above, true);
    }

    #[test]
    fn without_an_own_user_only_administrators_are_trusted() {
        let of = |owner: &str, who: &str| {
            let one = Allowed { who: who.to_owned(), mask: GENERIC_ALL, is_inherit_only: false };
            Access { owner: owner.to_owned(), allowed: Some(vec![one]) }
        };
        assert!(!of(OWN, OWN).is_open_to_others(Place::Program, OWN));
        assert!(of(OWN, SYSTEM).is_open_to_others(Place::Program, ""));
        assert!(of(SYSTEM, OWN).is_open_to_others(Place::Program, ""));
        assert!(!of(SYSTEM, SYSTEM).is_open_to_others(Place::Program, ""));
        // Somebody who was not read is nobody's own.
        assert!(of(SYSTEM, "").is_open_to_others(Place::Program, OWN));
        assert!(of(SYSTEM, "").is_open_to_others(Place::Program, ""));
    }

    #[test]
    fn entries_that_may_allow_something_count_as_open() {
        let of = |number| Sort::of(number);
        assert_eq!(of(0), Sort::Allows);
        for number in [1, 2, 6, 10, 12, 17, 18] {
            assert_eq!(of(number), Sort::AllowsNothing, "{number}");
        }
        // Compound, object, callback, callback object; and what is not known yet.
        for number in [4, 5, 9, 11, 22, 255] {
            assert_eq!(of(number), Sort::NotUnderstood, "{number}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_belongs_to_a_user_is_changeable_without_rights() {
        use std::os::unix::fs::PermissionsExt as _;
        let shell = Path::new("/bin/sh");
        assert_eq!(changeable_without_rights(shell).unwrap(), None);
        let folder = tempfile::tempdir().unwrap();
        let file = std::fs::canonicalize(folder.path()).unwrap().join("program");
        std::fs::write(&file, "x").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
        let is_root = super::super::privilege::user_id() == 0;
        assert_eq!(changeable_without_rights(&file).unwrap().is_none(), is_root);
        if is_root {
            std::os::unix::fs::chown(&file, Some(12345), None).unwrap();
            assert_eq!(changeable_without_rights(&file).unwrap(), Some(file.clone()));
        }
    }

    #[test]
    fn who_may_read_is_told_apart() {
        let readable = |owner: &str, who: &str, mask: u32, is_inherit_only: bool| {
            let one = Allowed { who: who.to_owned(), mask, is_inherit_only };
            let access = Access { owner: owner.to_owned(), allowed: Some(vec![one]) };
            access.is_readable_by_others(OWN)
        };
        assert!(!readable(OWN, OWN, GENERIC_ALL, false));
        assert!(!readable(OWN, SYSTEM, GENERIC_ALL, false));
        assert!(readable(OWN, USERS, READ_DATA, false));
        assert!(readable(OWN, USERS, GENERIC_READ, false));
        assert!(!readable(OWN, USERS, READ_DATA, true));
        assert!(readable(ANNA, OWN, GENERIC_ALL, false), "its owner may let anybody in");
        assert!(readable(OWN, "", u32::MAX, false));
        let nobody = Access { owner: OWN.to_owned(), allowed: None };
        assert!(nobody.is_readable_by_others(OWN));
    }

    #[test]
    fn entries_for_what_lies_below_do_not_count_and_no_list_allows_everything() {
        let below = Allowed { who: ANNA.to_owned(), mask: GENERIC_ALL, is_inherit_only: true };
        let access = Access { owner: SYSTEM.to_owned(), allowed: Some(vec![below]) };
        assert!(!access.is_open_to_others(Place::Folder, OWN));
        let access = Access { owner: SYSTEM.to_owned(), allowed: None };
        assert!(access.is_open_to_others(Place::Program, OWN));
    }

    #[test]
    fn peoples_folders_are_told_from_the_systems() {
        for path in
            [r"C:\Users\anna\AppData\x.exe", r"\\?\c:\users\x", "/home/anna/x", "/Users/anna/x"]
        {
            assert!(is_in_a_persons_folder(Path::new(path)), "{path}");
        }
        for path in [r"C:\Program Files\Users\x.exe", "/usr/bin/x", "/opt/home/x", "/root/x"] {
            assert!(!is_in_a_persons_folder(Path::new(path)), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_on_the_way_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let real = std::fs::canonicalize(folder.path()).unwrap();
        std::fs::create_dir(real.join("a")).unwrap();
        std::fs::write(real.join("a/program"), "x").unwrap();
        std::os::unix::fs::symlink(real.join("a"), real.join("b")).unwrap();
        assert_eq!(link_on_the_way(&real.join("a/program")).unwrap(), None);
        assert_eq!(link_on_the_way(&real.join("b/program")).unwrap(), Some(real.join("b")));
        assert!(link_on_the_way(&real.join("c")).is_err());
    }
}
