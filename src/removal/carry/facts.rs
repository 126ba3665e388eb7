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
        let through_link = platform::foreign_link_on_the_way(path)
            .map_or(Known::NotKnown, |link| known(link.is_some()));
        let user_writable = match platform::changeable_by_others(path) {
            Ok(Some(_)) => Known::Yes,
            Ok(None) => known(platform::is_in_a_persons_folder(path)),
            Err(_) => Known::NotKnown,
        };
        let installer = beginning(path).ok().and_then(|bytes| crate::removal::recognise(&bytes));
        PathFacts { is_file, through_link, user_writable, installer }
    }

    fn variable(&self, name: &str) -> Option<String> {
        platform::system_folder(name)
    }
}
