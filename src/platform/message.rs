//! A message of the system itself, for when there is no window of our own to say it in.

/// Shows a message and waits until it was read. `false` where the system has none that could be relied upon:
/// then it has to be written where the program was started.
#[must_use]
pub fn show_message(title: &str, text: &str) -> bool {
    #[cfg(windows)]
    let shown = windows::show(title, text);
    #[cfg(not(windows))]
    let shown = {
        let _ = (title, text);
        false
    };
    shown
}

#[cfg(windows)]
mod windows {
    use windows_sys::Win32::UI::WindowsAndMessaging::{
        MB_ICONERROR, MB_OK, MB_SETFOREGROUND, MessageBoxW,
    };

    fn wide(text: &str) -> Vec<u16> {
        // A zero inside would end the text.
        text.encode_utf16().filter(|unit| *unit != 0).chain([0]).collect()
    }

    #[allow(unsafe_code, reason = "MessageBoxW has no safe binding")]
    pub(super) fn show(title: &str, text: &str) -> bool {
        let (title, text) = (wide(title), wide(text));
        // SAFETY: both texts end with a zero and live until the call returns; a null owner is allowed.
        // https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-messageboxw
        let answer = unsafe {
            MessageBoxW(
                std::ptr::null_mut(),
                text.as_ptr(),
                title.as_ptr(),
                MB_OK | MB_ICONERROR | MB_SETFOREGROUND,
            )
        };
        answer != 0
    }
}
