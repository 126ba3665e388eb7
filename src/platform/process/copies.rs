//! Whether what a program has left running does its work: many uninstallers of Windows copy themselves to the
//! folder for temporary files, start the copy and end at once.

/// What a program that has ended has left running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(windows), allow(dead_code, reason = "told apart on Windows only"))]
pub(super) enum Left {
    /// Nothing.
    Nobody,
    /// A copy of itself at least, which does its work.
    Copies,
    /// Other programs only.
    Others,
}

/// Whether a program that an uninstaller has left running does its work: it has the uninstaller's name, or lies
/// in its folder, or has a name under which uninstallers copy themselves to the folder for temporary files. NSIS
/// takes `Au_.exe` and the letters that follow, or `Un_A.exe`; Inno Setup "a name like _iu14D2N.tmp" (its source,
/// `RunFirstPhase`) or `_unins.tmp`. Windows Installer is what wrappers start.
#[cfg_attr(not(windows), allow(dead_code, reason = "tested on every system, used on one"))]
pub(super) fn is_copy(image: &str, program: &str) -> bool {
    fn split(path: &str) -> (String, String) {
        let plain = path.replace('/', "\\").to_lowercase();
        let (folder, name) = plain.rsplit_once('\\').unwrap_or(("", &plain));
        (folder.trim_start_matches(r"\\?\").to_owned(), name.to_owned())
    }
    let ((folder, name), (own_folder, own_name)) = (split(image), split(program));
    let of_nsis = |name: &str| {
        let stem = name.strip_suffix(".exe").unwrap_or_default();
        let mut letters = stem.chars();
        stem.len() == 3
            && letters.next().is_some_and(|letter| letter.is_ascii_lowercase())
            && stem.ends_with("u_")
            || stem.strip_prefix("un_").is_some_and(|rest| rest.len() == 1)
    };
    let of_inno = |name: &str| {
        name.strip_suffix(".tmp")
            .is_some_and(|stem| stem.starts_with("_iu") || stem.starts_with("_unins"))
    };
    name == own_name
        || of_nsis(&name)
        || of_inno(&name)
        || name == "msiexec.exe"
        || !own_folder.is_empty() && folder == own_folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_that_do_an_uninstallers_work_are_known_and_others_are_not() {
        let program = r"C:\Program Files\Test\unins000.exe";
        for (image, expected) in [
            (r"C:\Users\a\AppData\Local\Temp\_iu14D2N.tmp", true),
            (r"C:\Users\a\AppData\Local\Temp\is-1\_unins.tmp", true),
            (r"C:\Users\a\AppData\Local\Temp\~nsu.tmp\Au_.exe", true),
            (r"C:\Users\a\AppData\Local\Temp\~nsuA.tmp\Un_A.exe", true),
            (r"C:\Temp\UNINS000.EXE", true),
            (r"\\?\C:\program files\test\cleanup.exe", true),
            (r"C:\Windows\System32\msiexec.exe", true),
            (r"C:\Program Files\Browser\browser.exe", false),
            (r"C:\Windows\explorer.exe", false),
            ("", false),
        ] {
            assert_eq!(is_copy(image, program), expected, "{image}");
        }
    }
}
