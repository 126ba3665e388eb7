//! Facts about files of the running machine, for the safety rules.

use std::io::{self, Read as _};
use std::path::Path;

use crate::platform;
use crate::removal::{Known, MachineFacts, PathFacts};

/// What is read of a program file to see which installer made it; the marks stand in its first part.
const BEGINNING: u64 = 4 * 1024 * 1024;

fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(BEGINNING).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The running machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct LiveFacts;

impl MachineFacts for LiveFacts {
    fn path(&self, path: &str) -> PathFacts {
        let path = Path::new(path);
        let known = |yes: bool| if yes { Known::Yes } else { Known::No };
        if !platform::is_local_path(path) {
            return PathFacts::default();
        }
        // First: what a foreign link leads to may lie on another machine.
        let through_link = platform::foreign_link_on_the_way(path)
            .map_or(Known::NotKnown, |link| known(link.is_some()));
        if through_link == Known::Yes {
            return PathFacts { through_link, ..PathFacts::default() };
        }
        let is_file = match std::fs::metadata(path) {
            Ok(facts) => known(facts.is_file()),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                Known::No
            }
            Err(_) => Known::NotKnown,
        };
        let user_writable = match platform::changeable_without_rights(path) {
            Ok(Some(_)) => Known::Yes,
            Ok(None) => known(platform::is_in_a_persons_folder(path)),
            Err(_) => Known::NotKnown,
        };
        // A pipe or device would wait, or do something, when it is opened.
        let installer = (is_file == Known::Yes)
            .then(|| beginning(path).ok())
            .flatten()
            .and_then(|bytes| crate::removal::recognise(&bytes));
        PathFacts { is_file, through_link, user_writable, installer }
    }

    fn variable(&self, name: &str) -> Option<String> {
        platform::system_folder(name)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn what_is_no_full_path_of_this_machine_is_not_looked_at() {
        for path in ["", "Cargo.toml", "./Cargo.toml", "x/../Cargo.toml"] {
            let facts = LiveFacts.path(path);
            assert_eq!(facts, PathFacts::default(), "{path}");
        }
        let folder = tempfile::tempdir().unwrap();
        let file = std::fs::canonicalize(folder.path()).unwrap().join("file");
        std::fs::write(&file, "x").unwrap();
        // The full name that Windows gives begins with `\\?\`, which no entry may.
        let text = file.to_string_lossy().into_owned();
        let expected = if text.starts_with(r"\\?\") { Known::NotKnown } else { Known::Yes };
        assert_eq!(LiveFacts.path(&text).is_file, expected);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = std::fs::canonicalize(folder.path()).unwrap().join("socket");
        let _socket = std::os::unix::net::UnixListener::bind(&pipe).unwrap();
        let facts = LiveFacts.path(&pipe.to_string_lossy());
        assert_eq!((facts.is_file, facts.installer), (Known::No, None));
    }
}
