//! In which folder a program works and which variables it gets: an administrator's takes nothing from a user.

use std::process::Command;

use crate::platform::system_folder;

/// Variables by which programs of Windows load foreign code (.NET profilers and start-up hooks, Java agents).
const LOADING: &[&str] = &[
    "COR_ENABLE_PROFILING",
    "COR_PROFILER",
    "COR_PROFILER_PATH",
    "CORECLR_ENABLE_PROFILING",
    "CORECLR_PROFILER",
    "CORECLR_PROFILER_PATH",
    "DOTNET_STARTUP_HOOKS",
    "JAVA_TOOL_OPTIONS",
    "_JAVA_OPTIONS",
    "JDK_JAVA_OPTIONS",
];

/// In which folder it works, and with which variables: an administrator's program takes neither libraries nor
/// programs nor settings from a folder or variable of the user who started this one.
pub(super) fn place_and_environment(command: &mut Command, is_administrator: bool) {
    if cfg!(windows) {
        let Some(root) = system_folder("SystemRoot") else { return };
        let root = root.trim_end_matches('\\');
        command.current_dir(format!(r"{root}\System32"));
        if is_administrator {
            for name in LOADING {
                command.env_remove(name);
            }
            // What Node, npm, pip and Python take programs and settings from (nodejs.org, "CLI"; docs.npmjs.com,
            // "config"; pip.pypa.io, "Configuration"): `nul` stands for no settings of anybody.
            let begins = |name: &str| {
                let name = name.to_ascii_uppercase();
                ["NODE_", "NPM_", "PIP_", "PYTHON"].iter().any(|own| name.starts_with(own))
            };
            for (name, _) in
                std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(begins))
            {
                command.env_remove(name);
            }
            command.env("PIP_CONFIG_FILE", "nul");
            command.env("npm_config_userconfig", "nul").env("npm_config_globalconfig", "nul");
            let shell = format!(r"{root}\System32\WindowsPowerShell\v1.0");
            command.env("PATH", format!(r"{root}\System32;{root};{root}\System32\Wbem;{shell}"));
            command.env("PSModulePath", format!(r"{shell}\Modules"));
        }
        return;
    }
    command.current_dir("/");
    if is_administrator {
        // `sudo` may leave the user's own home, where rpm(8) finds macros and others their settings.
        let home = if cfg!(target_os = "macos") { "/var/root" } else { "/root" };
        command.env_clear();
        command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("HOME", home);
        command.env("LC_ALL", "C.UTF-8").env("DEBIAN_FRONTEND", "noninteractive");
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn an_administrators_program_takes_nothing_of_the_users_environment() {
        let said = |is_administrator: bool| {
            let mut command = Command::new("/bin/sh");
            command.args(["-c", "pwd; echo \"$PATH\"; echo \"$HOME\"; echo \"$RPM_CONFIGDIR\""]);
            command.env("RPM_CONFIGDIR", "/home/anna/rpm").env("PATH", "/home/anna/bin:/bin");
            place_and_environment(&mut command, is_administrator);
            String::from_utf8(command.output().unwrap().stdout).unwrap()
        };
        let own = said(false);
        assert!(own.starts_with("/\n/home/anna/bin:/bin\n"), "{own}");
        assert!(own.ends_with("\n/home/anna/rpm\n"), "{own}");
        let more = said(true);
        assert!(more.starts_with("/\n/usr/sbin:/usr/bin:/sbin:/bin\n"), "{more}");
        assert!(!more.contains("anna") && more.ends_with("root\n\n"), "{more}");
    }
}
