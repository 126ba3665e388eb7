//! What is installed on Windows: the uninstall keys of the machine in both registry views, and of
//! every user whose hive is loaded. Users who are not signed in are named, because what only they
//! have cannot be seen.

use super::Source;

#[cfg(windows)]
mod uninstall;

/// Every source of the running system; none on other systems.
#[must_use]
pub fn sources() -> Vec<Source> {
    #[cfg(windows)]
    {
        vec![
            Source::new("Programs of this computer", uninstall::machine),
            Source::new("Programs of each user", uninstall::users),
        ]
    }
    #[cfg(not(windows))]
    {
        Vec::new()
    }
}
