//! Rules for a program's path on macOS and Linux.

use super::{Refusal, file_name, hosts};
use crate::removal::{Known, MachineFacts};

/// Refuses a path that is not the full path of a program, and that of a shell or script host.
pub fn posix_program(path: &str, facts: &dyn MachineFacts) -> Result<(), Refusal> {
    let host = file_name(path);
    if hosts::is_host(&host) {
        return Err(Refusal::Host(host));
    }
    if !path.starts_with('/') {
        return Err(Refusal::RelativePath(path.to_owned()));
    }
    if path.split('/').any(|part| part == ".." || part == ".") {
        return Err(Refusal::ClimbingPath(path.to_owned()));
    }
    if path.starts_with("/dev/") || path.starts_with("/proc/") {
        return Err(Refusal::DevicePath(path.to_owned()));
    }
    if facts.are_known() && facts.path(path).is_file != Known::Yes {
        return Err(Refusal::Missing(path.to_owned()));
    }
    Ok(())
}
