//! What the machine is: its name, its system, and by what it is recognised again.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::model::{Machine, Platform};

/// The machine this program runs on.
#[must_use]
pub fn this() -> Machine {
    Machine {
        name: sysinfo::System::host_name().unwrap_or_else(|_| "This computer".to_owned()),
        system: sysinfo::System::long_os_version().ok(),
        platform: platform(),
        architecture: Some(std::env::consts::ARCH.to_owned()),
        serial: told(sysinfo::Product::serial_number),
        hardware_id: told(sysinfo::Product::uuid),
    }
}

/// What the firmware says of itself (SMBIOS, DMTF DSP0134; on macOS the platform expert); `None` where it
/// says nothing, or not to this user. Firmware that breaks the table's own rules must not end the scan.
fn told<E>(ask: impl Fn() -> Result<String, E>) -> Option<String> {
    let text = catch_unwind(AssertUnwindSafe(|| ask().ok())).ok().flatten()?;
    let text: String = text.trim().chars().filter(|c| !c.is_control()).take(100).collect();
    Some(text).filter(|text| !text.is_empty())
}

/// The system that this program runs on.
#[must_use]
pub fn platform() -> Option<Platform> {
    match std::env::consts::OS {
        "windows" => Some(Platform::Windows),
        "macos" => Some(Platform::Macos),
        "linux" => Some(Platform::Linux),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firmware_that_says_nothing_or_nonsense_ends_nothing() {
        type Answer = Result<String, ()>;
        assert_eq!(told(|| Answer::Ok(" 5CG1234\0 ".to_owned())).as_deref(), Some("5CG1234"));
        assert_eq!(told(|| Answer::Ok(" \n".to_owned())), None);
        assert_eq!(told(|| Answer::Err(())), None);
        assert_eq!(told(|| -> Answer { panic!("a table that ends in the middle") }), None);
        assert_eq!(told(|| Answer::Ok("x".repeat(5_000))).map(|text| text.len()), Some(100));
    }
}
