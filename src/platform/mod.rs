//! The operating system, where no library hides it: opening a link, whether there is a display, running
//! a program with more rights, and files that nobody else has a hand in.
//!
//! The only room besides `scan/<os>` that knows which system this is. It decides nothing: it does what
//! it is asked for, directly and never through a shell.

use std::process::{Command, Stdio};

#[cfg_attr(
    not(windows),
    allow(dead_code, reason = "its rules are tested on every system, used on one")
)]
mod access;
mod elevation;
mod folders;
mod handover;
mod instance;
mod machine_lock;
mod message;
mod place;
mod private;
mod privilege;
mod process;
#[cfg(windows)]
mod registry;
mod restart;

pub use access::{
    changeable_without_rights, foreign_link_on_the_way, is_in_a_persons_folder, link_on_the_way,
};
pub use elevation::{ElevationError, can_elevate, run_elevated};
pub use folders::{homes, shared_state, system_folder};
pub use handover::{SecretTaker, SecretWay};
pub use instance::{First, Start, start};
pub use machine_lock::{MachineLock, machine_lock};
pub use message::show_message;
pub use place::{
    FileIdentity, computer_name, file_identity, is_local_path, is_on_share, is_running,
};
pub use private::{
    PrivateFolder, changeable_by_others, create_answer, create_private, cut_private,
    exchangeable_by_others, open_private, private_folder_at, read_handed_over,
};
pub use privilege::{is_administrator, user_name};
pub use process::{Ended, Launch, Stream, run};
pub use restart::{machine_started, restart_pending};

/// The user's language as the system says it, a tag like "de-AT".
#[must_use]
pub fn language_tag() -> Option<String> {
    sys_locale::get_locale()
}

/// Whether a key is there below `HKEY_LOCAL_MACHINE`; `None` where that cannot be told, or on a system without a
/// registry.
#[must_use]
pub fn machine_key_exists(path: &str) -> Option<bool> {
    #[cfg(windows)]
    let exists = registry::has_key(path);
    #[cfg(not(windows))]
    let exists = {
        let _ = path;
        None
    };
    exists
}

/// A number in the registry below `HKEY_LOCAL_MACHINE`; `None` where it is not there, or on a system without
/// a registry.
#[must_use]
pub fn machine_number(path: &str, name: &str) -> Option<u32> {
    #[cfg(windows)]
    let number = registry::number(path, name);
    #[cfg(not(windows))]
    let number = {
        let _ = (path, name);
        None
    };
    number
}

/// A text in the registry below `HKEY_LOCAL_MACHINE`; `None` where it is not there or empty, or on a system
/// without a registry.
#[must_use]
pub fn machine_text(path: &str, name: &str) -> Option<String> {
    #[cfg(windows)]
    let text = registry::text(path, name);
    #[cfg(not(windows))]
    let text = {
        let _ = (path, name);
        None
    };
    text
}

/// A list of texts, or one text, in the registry below `HKEY_LOCAL_MACHINE`; empty where it is not there, `None` where
/// it cannot be read, or on a system without a registry.
#[must_use]
pub fn machine_list(path: &str, name: &str) -> Option<Vec<String>> {
    #[cfg(windows)]
    let list = registry::list(path, name);
    #[cfg(not(windows))]
    let list = {
        let _ = (path, name);
        None
    };
    list
}

/// The names of the keys directly below one below `HKEY_LOCAL_MACHINE`; `None` where it cannot be read, or on a
/// system without a registry.
#[must_use]
pub fn machine_keys(path: &str) -> Option<Vec<String>> {
    #[cfg(windows)]
    let keys = registry::keys(path);
    #[cfg(not(windows))]
    let keys = {
        let _ = path;
        None
    };
    keys
}

/// The values that are texts of a key below `HKEY_LOCAL_MACHINE`, by their names; `None` where it cannot be read,
/// or on a system without a registry.
#[must_use]
pub fn machine_texts(path: &str) -> Option<Vec<(String, String)>> {
    #[cfg(windows)]
    let texts = registry::texts(path);
    #[cfg(not(windows))]
    let texts = {
        let _ = path;
        None
    };
    texts
}

/// Why a link was not opened.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Only the catalogue's https addresses are opened.
    #[error("{0} is no https address, so it was not opened")]
    NotHttps(String),
    /// The system could not open it.
    #[error("the browser could not be started: {0}")]
    NoBrowser(std::io::Error),
}

/// Opens an https address in the user's browser.
///
/// # Errors
/// When it is no https address, or no browser could be started.
pub fn open_link(url: &str) -> Result<(), LinkError> {
    let plain = url.starts_with("https://")
        && url.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '`' | '<' | '>'));
    if !plain {
        return Err(LinkError::NotHttps(url.to_owned()));
    }
    let mut command = if cfg!(windows) {
        // The handler that ShellExecute itself would call; no command processor sees the address.
        let mut command = Command::new("rundll32.exe");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // The browser outlives this program; nobody waits for it.
    command.spawn().map(drop).map_err(LinkError::NoBrowser)
}

/// Whether a window can be shown at all. On Linux a display server has to be named; elsewhere there is
/// always one.
#[must_use]
pub fn has_display() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Whether it is something that takes text as it comes: a terminal, a pipe, the null device. A disk is
/// not.
#[must_use]
pub fn is_stream(facts: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let kind = facts.file_type();
        kind.is_char_device() || kind.is_fifo()
    }
    #[cfg(not(unix))]
    {
        let _ = facts;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_addresses_are_opened() {
        for url in ["file:///etc/passwd", "http://x.example", "https://x\" & calc", "javascript:1"]
        {
            assert!(matches!(open_link(url), Err(LinkError::NotHttps(_))), "{url}");
        }
    }
}
