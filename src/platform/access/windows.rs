//! Access control lists, as Windows gives them.

#![allow(unsafe_code, reason = "access control lists are read through calls of Windows only")]

use std::os::windows::ffi::OsStrExt as _;
use std::ptr::null_mut;

use windows_sys::Win32::Foundation::{CloseHandle, HANDLE, LocalFree};
use windows_sys::Win32::Security::Authorization::{
    ConvertSidToStringSidW, GetNamedSecurityInfoW, SE_FILE_OBJECT,
};
use windows_sys::Win32::Security::{
    ACCESS_ALLOWED_ACE, ACE_HEADER, ACL, DACL_SECURITY_INFORMATION, GetAce, GetTokenInformation,
    INHERIT_ONLY_ACE, OWNER_SECURITY_INFORMATION, PSID, TOKEN_QUERY, TOKEN_USER, TokenUser,
};
use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};

use super::{Access, Allowed, Path, Sort, io};

/// Who may do what with a file or folder.
pub(super) fn access(path: &Path) -> io::Result<Access> {
    let wide: Vec<u16> = path.as_os_str().encode_wide().chain([0]).collect();
    let mut owner: PSID = null_mut();
    let mut list: *mut ACL = null_mut();
    let mut descriptor = null_mut();
    // SAFETY: the path ends with a zero; the three results are written to variables of ours and point
    // into the descriptor, which is freed below only ("GetNamedSecurityInfoW").
    let code = unsafe {
        GetNamedSecurityInfoW(
            wide.as_ptr(),
            SE_FILE_OBJECT,
            OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION,
            &raw mut owner,
            null_mut(),
            &raw mut list,
            null_mut(),
            &raw mut descriptor,
        )
    };
    if code != 0 {
        return Err(io::Error::from_raw_os_error(code.cast_signed()));
    }
    let read = text_of(owner).and_then(|owner| Ok(Access { owner, allowed: entries(list)? }));
    // SAFETY: the descriptor was made for this call and nothing points into it any more.
    unsafe { LocalFree(descriptor) };
    read
}

fn entries(list: *mut ACL) -> io::Result<Option<Vec<Allowed>>> {
    if list.is_null() {
        return Ok(None);
    }
    // SAFETY: the list was given by the system and lives as long as its descriptor.
    let count = unsafe { (*list).AceCount };
    let mut found = Vec::new();
    for at in 0..u32::from(count) {
        let mut entry = null_mut();
        // SAFETY: as above; the index is below the list's own count.
        if unsafe { GetAce(list, at, &raw mut entry) } == 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: every entry begins with this header ("ACE_HEADER").
        let header = unsafe { *entry.cast::<ACE_HEADER>() };
        match Sort::of(header.AceType) {
            Sort::Allows => {}
            Sort::AllowsNothing => continue,
            Sort::NotUnderstood => {
                found.push(Allowed { who: String::new(), mask: u32::MAX, is_inherit_only: false });
                continue;
            }
        }
        let allowed = entry.cast::<ACCESS_ALLOWED_ACE>();
        // SAFETY: an entry of this type has this structure, and its identifier begins at the last
        // field ("ACCESS_ALLOWED_ACE").
        let (mask, who) = unsafe { ((*allowed).Mask, (&raw mut (*allowed).SidStart).cast()) };
        found.push(Allowed {
            who: text_of(who)?,
            mask,
            is_inherit_only: u32::from(header.AceFlags) & INHERIT_ONLY_ACE != 0,
        });
    }
    Ok(Some(found))
}

#[link(name = "kernel32")]
unsafe extern "system" {
    fn GetModuleHandleW(name: *const u16) -> HANDLE;
    fn GetProcAddress(module: HANDLE, name: *const u8) -> *const core::ffi::c_void;
}

/// Whether this is Wine: its `ntdll.dll` says so with a function that Windows' own does not have (Wine's
/// developer FAQ, "How can I detect Wine?").
pub(super) fn is_wine() -> bool {
    let name: Vec<u16> = "ntdll.dll\0".encode_utf16().collect();
    // SAFETY: both names end with a zero; the library is part of every process and is not given back.
    unsafe {
        let library = GetModuleHandleW(name.as_ptr());
        !library.is_null()
            && !GetProcAddress(library, c"wine_get_version".as_ptr().cast()).is_null()
    }
}

/// The user with whose rights this program runs.
pub(super) fn own_user() -> io::Result<String> {
    let mut token: HANDLE = null_mut();
    // SAFETY: the handle of the own process is always valid; the token is closed below.
    if unsafe { OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &raw mut token) } == 0 {
        return Err(io::Error::last_os_error());
    }
    // Room for the structure and the longest identifier (68 bytes), aligned for its pointer.
    let mut room = [0_u64; 16];
    let mut used = 0;
    let size = u32::try_from(size_of_val(&room)).unwrap_or(0);
    // SAFETY: the room is as large as is said and aligned.
    let known = unsafe {
        GetTokenInformation(token, TokenUser, room.as_mut_ptr().cast(), size, &raw mut used)
    };
    // SAFETY: the token is ours and is not used any more.
    unsafe { CloseHandle(token) };
    if known == 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the call has filled the room with this structure.
    text_of(unsafe { (*room.as_ptr().cast::<TOKEN_USER>()).User.Sid })
}

fn text_of(who: PSID) -> io::Result<String> {
    let mut text: *mut u16 = null_mut();
    // SAFETY: the identifier was given by the system; the text is freed below.
    if unsafe { ConvertSidToStringSidW(who, &raw mut text) } == 0 {
        return Err(io::Error::last_os_error());
    }
    let mut letters = Vec::new();
    let mut at = text;
    // SAFETY: the system's text ends with a zero.
    unsafe {
        while *at != 0 {
            letters.push(*at);
            at = at.add(1);
        }
        LocalFree(text.cast());
    }
    Ok(String::from_utf16_lossy(&letters))
}
