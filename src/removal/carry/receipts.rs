//! What a receipt of macOS still stands for. `pkgutil --forget` discards the last trace that a package leaves in a
//! list, so before it the files that the package put on the machine are looked for, each by itself: while one of
//! them is there, the receipt stays, or nobody could tell any more that the product is there.
//!
//! pkgutil(1): `--pkg-info` names the volume and the place of the package on it, `--only-files --files` its files
//! relative to that place.

use std::path::{Path, PathBuf};

use super::checks::query;
use super::{Answer, clean};
use crate::removal::Known;

/// Files of one package that are looked at; of a larger one it cannot be told.
const MOST: usize = 200_000;
/// So many are named.
const NAMED: usize = 5;

const PKGUTIL: &str = "/usr/sbin/pkgutil";

/// Whether nothing is there any more of what a package has put on this machine.
pub(super) fn is_empty(package: &str) -> Answer {
    let info = query::said(PKGUTIL, &["--pkg-info", package]);
    let files = query::lines(PKGUTIL, &["--only-files", "--files", package], MOST);
    let (Some(info), Some(files)) = (info, files) else {
        return Answer::cannot_tell(format!(
            "What {package} has put on this machine could not be listed; it is shown by: pkgutil --files {package}"
        ));
    };
    let Some(place) = place(&info) else {
        return Answer::cannot_tell(format!("Where {package} has put its files is not known."));
    };
    judge(package, &place, &files, &clean::there)
}

/// The folder that the files of a package are relative to.
fn place(info: &str) -> Option<PathBuf> {
    let of = |key: &str| {
        info.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).map(str::trim)
    };
    let volume = of("volume").filter(|volume| volume.starts_with('/'))?;
    let location = of("location").unwrap_or_default().trim_start_matches('/');
    let climbs = [volume, location].iter().any(|own| own.split('/').any(|part| part == ".."));
    (!climbs).then(|| Path::new(volume).join(location))
}

fn judge(
    package: &str,
    place: &Path,
    files: &[String],
    is_there: &dyn Fn(&Path) -> Known,
) -> Answer {
    let files =
        || files.iter().map(|file| file.trim_start_matches('/')).filter(|file| !file.is_empty());
    if files().next().is_none() {
        // One that only ran scripts: whether what they made is there, nothing here tells.
        return Answer::cannot_tell(format!(
            "{package} lists no files, so they cannot show that the product is gone."
        ));
    }
    let (mut left, mut unseen) = (Vec::new(), None);
    for path in files().map(|file| place.join(file)) {
        match is_there(&path) {
            Known::Yes => left.push(path.display().to_string()),
            Known::NotKnown => unseen = Some(path),
            Known::No => {}
        }
    }
    if let (true, Some(unseen)) = (left.is_empty(), unseen) {
        return Answer::cannot_tell(format!(
            "Whether {} of {package} is still there could not be told.",
            unseen.display()
        ));
    }
    if left.is_empty() {
        return Answer::yes(format!(
            "Of the files that {package} has put on this machine ({}) none is there any more.",
            files().count()
        ));
    }
    let named = left.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if left.len() > NAMED { " and more" } else { "" };
    Answer::no(format!(
        "Of the files that {package} has put on this machine {} of {} are still there: {named}{more}. While they are, \
         its receipt is what tells of it. Remove the product first.",
        left.len(),
        files().count()
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    // The shape is that of pkgutil(1); the values are made up.
    const INFO: &str = "package-id: com.kaspersky.kes\nversion: 12.1\nvolume: /\nlocation: Library/Application \
                        Support\ninstall-time: 1700000000\n";

    #[test]
    fn the_place_of_a_package_is_read() {
        assert_eq!(place(INFO).unwrap(), Path::new("/Library/Application Support"));
        assert_eq!(place("volume: /\nlocation: \n").unwrap(), Path::new("/"));
        assert_eq!(place("volume: /\n").unwrap(), Path::new("/"));
        for odd in ["", "location: x", "volume: \n", "volume: x", "volume: /\nlocation: ../x"] {
            assert_eq!(place(odd), None, "{odd}");
        }
    }

    #[test]
    fn one_file_that_is_left_keeps_the_receipt() {
        let files = ["kes/kav".to_owned(), "kes/kavd".to_owned(), String::new()];
        let at = Path::new("/Library");
        let gone = judge("com.x", at, &files, &|_| Known::No);
        assert_eq!(gone.holds, Known::Yes);
        assert!(gone.words.contains("(2)"), "{}", gone.words);
        let left = judge("com.x", at, &files, &|path| {
            if path == Path::new("/Library/kes/kavd") { Known::Yes } else { Known::No }
        });
        assert_eq!(left.holds, Known::No);
        assert!(left.words.contains("1 of 2") && left.words.contains("/Library/kes/kavd"));
        // A package that only ran scripts proves nothing.
        for none in [&[][..], &[String::new()]] {
            assert_eq!(judge("com.x", at, none, &|_| Known::No).holds, Known::NotKnown);
        }
        // Neither does a file that may not be looked at.
        let unseen = judge("com.x", at, &files, &|path| {
            if path.ends_with("kavd") { Known::NotKnown } else { Known::No }
        });
        assert_eq!(unseen.holds, Known::NotKnown);
        assert!(unseen.words.contains("/Library/kes/kavd"), "{}", unseen.words);
        // Where nothing can be listed, as on this system, it is no yes.
        if !Path::new(PKGUTIL).exists() {
            assert_eq!(is_empty("com.x").holds, Known::NotKnown);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_answer_is_read_without_panic(info in "(volume|location|[a-z]{0,3}): ?[/a-z.\n]{0,20}", file in "\\PC{0,20}") {
            if let Some(place) = place(&info) {
                let _ = judge("x", &place, &[file], &|_| Known::Yes);
            }
        }
    }
}
