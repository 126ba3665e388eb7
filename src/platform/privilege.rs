//! Who runs this program, and whether with an administrator's rights.

/// Whether this program runs with an administrator's rights: root on Unix systems, a member of the
/// Administrators group whose rights are in force on Windows.
#[must_use]
pub fn is_administrator() -> bool {
    system::is_administrator()
}

/// The name of the user who runs this program, for the record; the one who asked for more rights with
/// sudo(8) or pkexec(1) is named too.
#[must_use]
pub fn user_name() -> String {
    let name = |key: &str| std::env::var(key).ok().filter(|name| !name.trim().is_empty());
    let own = name("USERNAME").or_else(|| name("USER")).or_else(|| name("LOGNAME"));
    let own = own.unwrap_or_else(|| {
        if is_administrator() { "an administrator".to_owned() } else { "not known".to_owned() }
    });
    match name("SUDO_USER") {
        Some(asked) if asked != own => format!("{own} (asked for by {asked})"),
        _ => own,
    }
}

/// The number of the user with whose rights this program runs (geteuid(2)).
#[cfg(unix)]
#[allow(unsafe_code, reason = "the standard library does not say who runs this program")]
pub(super) fn user_id() -> u32 {
    // SAFETY: the call takes nothing and cannot fail (geteuid(2)).
    unsafe { libc::geteuid() }
}

#[cfg(unix)]
mod system {
    pub(super) fn is_administrator() -> bool {
        super::user_id() == 0
    }
}

#[cfg(windows)]
mod system {
    use windows_sys::Win32::UI::Shell::IsUserAnAdmin;

    #[allow(unsafe_code, reason = "Windows says it through its own call only")]
    pub(super) fn is_administrator() -> bool {
        // SAFETY: the call takes nothing (Microsoft's documentation, "IsUserAnAdmin").
        unsafe { IsUserAnAdmin() != 0 }
    }
}
