//! The script for `cmd`: what every Windows can run. It does only what a batch file can do safely, and
//! leaves the rest to `remove.ps1`.

use std::fmt::Write as _;

use super::quote::cmd_shown;
use super::{
    FAILED, Job, LEFT, NO_RIGHTS, NOT_CONFIRMED, NOT_READY, OTHER_MACHINE, STAYS, checks_restart,
    cmd_word, code_of, to_confirm, windows_name,
};
use crate::removal::installer::{Deciding, deciding};
use crate::removal::{Mechanism, Plan};

pub(super) fn script(plan: &Plan, jobs: &[Job<'_>]) -> String {
    let mut text = String::from("@echo off\nsetlocal EnableExtensions DisableDelayedExpansion\n");
    // Node and npm take programs from variables and settings of a user: there are none here.
    text.push_str(
        "set NODE_OPTIONS=\nset NODE_PATH=\nset npm_config_userconfig=nul\nset npm_config_globalconfig=nul\n",
    );
    // Writing to a text cannot fail.
    let _ =
        writeln!(text, "rem Removes what the plan in instructions.txt names. Holds no password.");
    let _ = writeln!(
        text,
        "rem Exit codes: 0 removed or nothing to do, 3010 removed and restart needed, {FAILED} failed, {LEFT} \
         something is left,"
    );
    let _ = writeln!(
        text,
        "rem {OTHER_MACHINE} another machine, {NOT_CONFIRMED} checks not confirmed, {NO_RIGHTS} no rights, {NOT_READY} a restart \
         is pending; a failing installer's own code is handed on."
    );
    text.push_str(
        "set \"sys=%SystemRoot%\\System32\"\nset \"log=%SystemRoot%\\Logs\\interdict-removal.log\"\n\
         set \"keys=HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\"\n\
         set \"keys32=HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall\"\n\
         set result=0\nset restart=0\nset found=0\n\n",
    );
    if let Some(machine) = &plan.machine {
        // A name that a batch file cannot hold is no name of a Windows machine.
        let name = cmd_shown(&windows_name(machine));
        let _ = writeln!(
            text,
            "if /i not \"%COMPUTERNAME%\"==\"{name}\" (\n    echo This pack is for the machine {name}. Nothing was \
             done.\n    exit /b {OTHER_MACHINE}\n)"
        );
    }
    // The one question that every Windows answers alike: may a key be made below HKLM\SOFTWARE?
    let _ = writeln!(
        text,
        "\"%sys%\\reg.exe\" add \"HKLM\\SOFTWARE\\InterdictRightsCheck\" /f >nul 2>&1\nif errorlevel 1 (\n    echo Run \
         it as administrator. Nothing was done.\n    exit /b {NO_RIGHTS}\n)\n\"%sys%\\reg.exe\" delete \
         \"HKLM\\SOFTWARE\\InterdictRightsCheck\" /f >nul 2>&1"
    );
    if checks_restart(plan) {
        add_restart_check(&mut text);
    }
    let confirm = to_confirm(plan);
    if !confirm.is_empty() {
        text.push_str("if /i \"%~1\"==\"/confirmed\" goto confirmed\n");
        text.push_str("echo Check this first, then run it again with /confirmed:\n");
        for words in &confirm {
            let _ = writeln!(text, "echo - {}", cmd_shown(words));
        }
        let _ = writeln!(text, "exit /b {NOT_CONFIRMED}\n:confirmed");
    }
    text.push_str("if not exist \"%SystemRoot%\\Logs\" mkdir \"%SystemRoot%\\Logs\"\n");
    for (job, number) in jobs.iter().zip(1..) {
        let _ = writeln!(text, "\nrem Step {number}");
        if job.manages {
            let words = cmd_shown(&format!("{} - {STAYS}", job.step.title));
            let _ = writeln!(
                text,
                "if %result%==0 goto go{number}\ncall :say {words}\ngoto next{number}\n:go{number}"
            );
        }
        add_job(&mut text, job, number);
        let _ = writeln!(text, ":next{number}");
    }
    text.push_str(
        "\nif %found%==0 if %result%==0 call :say Nothing of it is here. Nothing was done.\nif not \
         %result%==0 exit /b %result%\nif %restart%==1 exit /b 3010\nexit /b 0\n\n",
    );
    text.push_str(":say\necho %*\n>>\"%log%\" echo %DATE% %TIME% %*\nexit /b 0\n\n");
    // 1618: another installation is running. Waits up to ten minutes.
    let _ = writeln!(
        text,
        ":outcome\nif %1==0 goto done\nif %1==1605 goto done\nif %1==1614 goto done\nif %1==3010 goto reboot\nif %1==1641 \
         goto reboot\ncall :say It ended with code %1.\nset result=%1\nif %1==-1 set result={FAILED}\nexit /b 0\n:reboot\nset \
         restart=1\n:done\ncall :say Done, code %1.\nexit /b 0"
    );
    text
}

/// Where Windows notes that its own components or updates wait for a restart. Which files wait for one is left
/// out: some programs note new ones all the time.
fn add_restart_check(text: &mut String) {
    for key in
        ["Component Based Servicing\\RebootPending", "WindowsUpdate\\Auto Update\\RebootRequired"]
    {
        let _ = writeln!(
            text,
            "\"%sys%\\reg.exe\" query \"HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\{key}\" >nul 2>&1\nif not \
             errorlevel 1 (\n    echo A restart is pending. Restart the machine first. Nothing was done.\n    exit /b \
             {NOT_READY}\n)"
        );
    }
}

fn add_job(text: &mut String, job: &Job<'_>, number: usize) {
    let title = cmd_shown(&job.step.title);
    let left = format!(
        "call :say {title} - left, see instructions.txt or use remove.ps1\nif %result%==0 set result={LEFT}\n"
    );
    let Some((evidence, command)) = job.way.as_ref().and_then(|way| command(way, number)) else {
        text.push_str(&left);
        return;
    };
    text.push_str(&evidence);
    let _ = writeln!(
        text,
        "set found=1\ncall :say {title}\nset tries=0\n:again{number}\n{command}\nset code=%errorlevel%\nset /a tries+=1\nif \
         %code%==1618 if %tries% lss 20 (\n    \"%sys%\\ping.exe\" -n 31 127.0.0.1 >nul\n    goto again{number}\n)\ncall \
         :outcome %code%"
    );
    if let Some(code) = job.way.as_ref().and_then(|way| {
        (way.command.mechanism == Mechanism::WindowsInstaller).then(|| code_of(way.line))?
    }) {
        // What an installer calls done and is still in the list of programs was not removed.
        for keys in ["keys", "keys32"] {
            let _ = writeln!(
                text,
                "\"%sys%\\reg.exe\" query \"%{keys}%\\{code}\" >nul 2>&1\nif not errorlevel 1 if %result%==0 set \
                 result={FAILED}"
            );
        }
    }
}

/// The lines that look for the evidence and jump on without it, and the command; `None` for what a batch
/// file cannot do safely.
fn command(way: &super::Way<'_>, number: usize) -> Option<(String, String)> {
    if way.command.mechanism == Mechanism::WindowsInstaller {
        let code = code_of(way.line)?;
        let evidence = format!(
            "\"%sys%\\reg.exe\" query \"%keys%\\{code}\" >nul 2>&1\nif not errorlevel 1 goto here{number}\n\
             \"%sys%\\reg.exe\" query \"%keys32%\\{code}\" >nul 2>&1\nif not errorlevel 1 goto here{number}\ngoto \
             next{number}\n:here{number}\n"
        );
        let arguments: Vec<String> =
            way.line.arguments.iter().map(|word| plain(word)).collect::<Option<_>>()?;
        let command = format!(
            "\"%sys%\\msiexec.exe\" {} /l*v+ \"%SystemRoot%\\Logs\\interdict-msi.log\"",
            arguments.join(" ")
        );
        return Some((evidence, command));
    }
    if way.command.mechanism == Mechanism::Pip {
        // Whether a package is there only its Python says.
        return None;
    }
    // Who may change a file, a batch file cannot find out; below these folders only administrators can.
    let of_administrators = |file: &String| {
        let lower = file.to_lowercase();
        [r"c:\program files\", r"c:\program files (x86)\"].iter().any(|own| lower.starts_with(own))
    };
    let Deciding { all, any } = deciding(way.command.mechanism, way.line);
    if !all.iter().chain(&any).all(of_administrators) {
        return None;
    }
    let program = cmd_word(&way.line.program)?;
    let arguments: Vec<String> =
        way.line.arguments.iter().map(|word| argument(word)).collect::<Option<_>>()?;
    let mut evidence = format!("if not exist {program} goto next{number}\n");
    if let Some(place) = super::place_of(way) {
        let place = cmd_word(&place)?;
        let _ = writeln!(evidence, "if not exist {place} goto next{number}");
    }
    Some((evidence, format!("{program} {}", arguments.join(" "))))
}

/// An argument that needs no quotes.
fn plain(word: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "{}-/_=.\\:*+".contains(c);
    (!word.is_empty() && word.chars().all(plain)).then(|| word.to_owned())
}

fn argument(word: &str) -> Option<String> {
    if let Some(folder) = word.strip_prefix("_?=") {
        // NSIS wants it last and without quotes; only letters that mean nothing to cmd.
        let plain = |c: char| c.is_ascii_alphanumeric() || " \\:._-".contains(c);
        return folder.chars().all(plain).then(|| word.to_owned());
    }
    plain(word).or_else(|| cmd_word(word).filter(|quoted| !quoted.ends_with("\\\"")))
}
