//! Facts about files of the running machine, for the safety rules.

use std::io;
use std::path::Path;

use crate::platform;
use crate::removal::{Known, MachineFacts, PathFacts};

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
        PathFacts { is_file, through_link, user_writable }
    }

    fn variable(&self, name: &str) -> Option<String> {
        platform::system_folder(name)
    }
}
