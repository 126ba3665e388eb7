//! A program and what it starts on Windows: a job object.

#![allow(unsafe_code, reason = "jobs and threads are reached through calls of Windows only")]

use std::io;
use std::os::windows::io::AsRawHandle as _;
use std::os::windows::process::CommandExt as _;
use std::process::{Child, Command};
use std::ptr::{null, null_mut};

use windows_sys::Win32::Foundation::{CloseHandle, HANDLE, INVALID_HANDLE_VALUE};
use windows_sys::Win32::System::Diagnostics::ToolHelp::{
    CreateToolhelp32Snapshot, TH32CS_SNAPTHREAD, THREADENTRY32, Thread32First, Thread32Next,
};
use windows_sys::Win32::System::JobObjects::{
    AssignProcessToJobObject, CreateJobObjectW, JOBOBJECT_BASIC_ACCOUNTING_INFORMATION,
    JobObjectBasicAccountingInformation, JobObjectBasicProcessIdList, QueryInformationJobObject,
    TerminateJobObject,
};
use windows_sys::Win32::System::Threading::{
    CREATE_NO_WINDOW, CREATE_SUSPENDED, OpenProcess, OpenThread, PROCESS_NAME_WIN32,
    PROCESS_QUERY_LIMITED_INFORMATION, QueryFullProcessImageNameW, ResumeThread,
    THREAD_SUSPEND_RESUME,
};

use super::{Launch, Left, copies};

/// Processes of one job that are looked at.
const PROCESSES: usize = 64;

/// `JOBOBJECT_BASIC_PROCESS_ID_LIST` with room for more than one number.
#[repr(C)]
struct ProcessIds {
    assigned: u32,
    listed: u32,
    ids: [usize; PROCESSES],
}

pub(super) fn prepare(command: &mut Command) {
    // What it starts in its first moments would otherwise be outside of its job.
    command.creation_flags(CREATE_NO_WINDOW | CREATE_SUSPENDED);
}

/// As it was shown: the standard library would put words in quotes that NSIS and Windows Installer
/// want without.
pub(super) fn arguments(command: &mut Command, launch: &Launch<'_>) {
    command.raw_arg(&launch.arguments_text);
}

pub(super) fn code(status: std::process::ExitStatus) -> i64 {
    // The code is a number without sign; 0xC0000005 would otherwise be negative.
    status.code().map_or(-1, |code| i64::from(code.cast_unsigned()))
}

/// The program that a process runs, where it may be asked.
fn image_of(id: u32) -> Option<String> {
    let mut name = [0_u16; 1024];
    let mut length = u32::try_from(name.len()).ok()?;
    // SAFETY: a handle that is given is closed below; the name is written to a variable of ours, of which
    // the length is given ("QueryFullProcessImageNameW").
    let known = unsafe {
        let process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, 0, id);
        if process.is_null() {
            return None;
        }
        let known = QueryFullProcessImageNameW(
            process,
            PROCESS_NAME_WIN32,
            name.as_mut_ptr(),
            &raw mut length,
        );
        CloseHandle(process);
        known
    };
    let name = name.get(..length as usize)?;
    (known != 0).then(|| String::from_utf16_lossy(name))
}

/// Lets a process begin that was started suspended: it has one thread, which only a list of all threads names
/// ("Traversing the Thread List", Microsoft).
fn resume(process: u32) -> io::Result<()> {
    // SAFETY: a list that is given is closed below, and nothing points into it.
    let all = unsafe { CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0) };
    if all == INVALID_HANDLE_VALUE {
        return Err(io::Error::last_os_error());
    }
    let mut entry = THREADENTRY32 {
        dwSize: u32::try_from(size_of::<THREADENTRY32>()).unwrap_or(0),
        ..THREADENTRY32::default()
    };
    let mut resumed = false;
    // SAFETY: the list is open, and the entry a variable of ours with its size in it ("Thread32First").
    let mut is_there = unsafe { Thread32First(all, &raw mut entry) } != 0;
    while is_there {
        if entry.th32OwnerProcessID == process {
            // SAFETY: a handle that is given is closed; the thread is of a process that was not waited for.
            unsafe {
                let thread = OpenThread(THREAD_SUSPEND_RESUME, 0, entry.th32ThreadID);
                if !thread.is_null() {
                    resumed |= ResumeThread(thread) != u32::MAX;
                    CloseHandle(thread);
                }
            }
        }
        // SAFETY: as above.
        is_there = unsafe { Thread32Next(all, &raw mut entry) } != 0;
    }
    // SAFETY: the handle is ours and is not used any more.
    unsafe { CloseHandle(all) };
    if resumed { Ok(()) } else { Err(io::Error::other("the program was made and could not begin")) }
}

/// The job that holds a child and what it starts.
pub(super) struct Family(HANDLE);

impl Family {
    /// Puts a child, which has not begun yet, into a job, and lets it begin.
    ///
    /// # Errors
    /// When it cannot begin.
    pub(super) fn of(child: &Child) -> io::Result<Self> {
        // SAFETY: no attributes and no name are allowed (Microsoft's documentation,
        // "CreateJobObjectW"); the child's handle is open as long as `child` lives.
        let job = unsafe {
            let job = CreateJobObjectW(null(), null());
            if !job.is_null() && AssignProcessToJobObject(job, child.as_raw_handle()) == 0 {
                CloseHandle(job);
                null_mut()
            } else {
                job
            }
        };
        let family = Self(job);
        resume(child.id())?;
        Ok(family)
    }

    /// What of it still runs, once the child has ended.
    pub(super) fn left(&self, program: &std::path::Path) -> Left {
        if !self.is_running() {
            return Left::Nobody;
        }
        let program = program.to_string_lossy();
        let is_copy = |id: &usize| {
            u32::try_from(*id)
                .ok()
                .and_then(image_of)
                .is_some_and(|image| copies::is_copy(&image, &program))
        };
        if self.processes().iter().any(is_copy) { Left::Copies } else { Left::Others }
    }

    fn processes(&self) -> Vec<usize> {
        let mut all = ProcessIds { assigned: 0, listed: 0, ids: [0; PROCESSES] };
        let size = u32::try_from(size_of_val(&all)).unwrap_or(0);
        // SAFETY: the job is ours and open; the structure is laid out as the one of this question, with
        // room for as many numbers as its size says. Of more processes the first are given.
        unsafe {
            QueryInformationJobObject(
                self.0,
                JobObjectBasicProcessIdList,
                (&raw mut all).cast(),
                size,
                null_mut(),
            );
        }
        all.ids.into_iter().take(all.listed as usize).collect()
    }

    fn is_running(&self) -> bool {
        if self.0.is_null() {
            return false;
        }
        let mut facts = JOBOBJECT_BASIC_ACCOUNTING_INFORMATION::default();
        let size = u32::try_from(size_of_val(&facts)).unwrap_or(0);
        // SAFETY: the job is ours and open; the structure is the one of this question, with its size.
        let known = unsafe {
            QueryInformationJobObject(
                self.0,
                JobObjectBasicAccountingInformation,
                (&raw mut facts).cast(),
                size,
                null_mut(),
            )
        };
        known != 0 && facts.ActiveProcesses > 0
    }

    pub(super) fn end(&self, _has_ended: bool) {
        if !self.0.is_null() {
            // SAFETY: the job is ours and open.
            unsafe { TerminateJobObject(self.0, 1) };
        }
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        if !self.0.is_null() {
            // SAFETY: the handle is ours and is not used any more; without a limit that says so,
            // closing a job ends nothing.
            unsafe { CloseHandle(self.0) };
        }
    }
}
