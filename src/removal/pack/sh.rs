//! The script for Linux and macOS: POSIX sh, checked with shellcheck.

use std::fmt::Write as _;

use super::{
    FAILED, Job, LEFT, NO_RIGHTS, NOT_CONFIRMED, NOT_READY, OTHER_MACHINE, Way, checks_restart,
    place_of, sh_word, short_name, to_confirm, wanted_megabytes,
};
use crate::removal::{Mechanism, Plan};

/// Linux and macOS have eight bits for an exit code, so 3010 becomes this.
const RESTART: i32 = 10;

pub(super) fn script(plan: &Plan, jobs: &[Job<'_>]) -> String {
    let mut text = String::from("#!/bin/sh\n");
    // Writing to a text cannot fail.
    let _ = writeln!(text, "# Removes what the plan in instructions.txt names. Holds no password.");
    let _ = writeln!(
        text,
        "# Exit codes: 0 removed or nothing to do; {RESTART} removed, restart needed; {FAILED} failed; {LEFT} \
         something is left for a\n# person; {OTHER_MACHINE} another machine; {NOT_CONFIRMED} checks not \
         confirmed; {NO_RIGHTS} not root; {NOT_READY} not ready (a restart is\n# pending, or too little room)."
    );
    text.push_str("set -u\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\nexport PATH LC_ALL=C\n");
    // `sudo` may leave the user's home and variables, from which Node, npm and pip take programs and settings.
    text.push_str(
        "HOME=/root\n[ -d /var/root ] && HOME=/var/root\nPIP_CONFIG_FILE=/dev/null\n\
         npm_config_userconfig=/dev/null\nnpm_config_globalconfig=/dev/null\n\
         export HOME PIP_CONFIG_FILE npm_config_userconfig npm_config_globalconfig\n\
         unset NODE_OPTIONS NODE_PATH PIP_PYTHON PIP_PREFIX PIP_TARGET PYTHONPATH PYTHONHOME\n",
    );
    text.push_str("log=/var/log/interdict-removal.log\nresult=0\ndone_any=0\n\n");
    text.push_str(
        "say() {\n    printf '%s\\n' \"$*\"\n    if [ -w /var/log ]; then\n        printf '%s %s\\n' \
         \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\" \"$*\" >>\"$log\"\n    fi\n}\n\n",
    );
    let direct = |job: &Job<'_>| job.way.as_ref().is_some_and(|way| evidence(way).is_none());
    if jobs.iter().any(direct) {
        // A program is run as root only where root alone can change it.
        text.push_str(
            "# Whether root alone can change a file.\nonly_root() {\n    [ -n \"$(find \"$1\" -maxdepth 0 -user 0 \
             ! -perm -020 ! -perm -002 2>/dev/null)\" ]\n}\n\n",
        );
    }
    if jobs.iter().any(|job| job.way.is_some()) {
        text.push_str(
            "# Runs a removal and takes its exit code in.\nrun() {\n    say \"Running: $*\"\n    \"$@\"\n    code=$?\n    \
             if [ \"$code\" -eq 0 ]; then\n        say \"Done.\"\n        done_any=1\n    else\n        say \"It ended with \
             code $code.\"\n        result=",
        );
        let _ = writeln!(text, "{FAILED}\n    fi\n}}\n");
    }
    if let Some(machine) = &plan.machine {
        let _ = writeln!(
            text,
            "expected={}\nif [ \"$(uname -n | cut -d. -f1 | tr '[:upper:]' '[:lower:]')\" != \"$expected\" ]; then\n    \
             say \"This pack is for the machine $expected. Nothing was done.\"\n    exit {OTHER_MACHINE}\nfi",
            sh_word(&short_name(machine).to_lowercase())
        );
    }
    let _ = writeln!(
        text,
        "if [ \"$(id -u)\" -ne 0 ]; then\n    say \"Run it as root (sudo). Nothing was done.\"\n    exit \
         {NO_RIGHTS}\nfi"
    );
    if checks_restart(plan) {
        // Debian and its kin note it there; other systems keep no note.
        let _ = writeln!(
            text,
            "if [ -e /run/reboot-required ]; then\n    say \"A restart is pending. Restart the machine first. Nothing was \
             done.\"\n    exit {NOT_READY}\nfi"
        );
    }
    if let Some(megabytes) = wanted_megabytes(plan) {
        let _ = writeln!(
            text,
            "free=$(df -Pk / | awk 'NR == 2 {{ print $4 }}')\nif [ \"${{free:-0}}\" -lt {megabytes}000 ]; then\n    say \
             \"Less than {megabytes} MB are free. Nothing was done.\"\n    exit {NOT_READY}\nfi"
        );
    }
    let confirm = to_confirm(plan);
    if !confirm.is_empty() {
        text.push_str("if [ \"${1:-}\" != --confirmed ]; then\n");
        text.push_str("    say \"Check this first, then run it again with --confirmed:\"\n");
        for words in &confirm {
            let _ = writeln!(text, "    say {}", sh_word(&format!("- {words}")));
        }
        let _ = writeln!(text, "    exit {NOT_CONFIRMED}\nfi");
    }
    for job in jobs {
        text.push('\n');
        add_job(&mut text, job);
    }
    text.push_str(
        "\nif [ \"$done_any\" -eq 0 ] && [ \"$result\" -eq 0 ]; then\n    say \"Nothing of it is here; nothing \
         was done.\"\nfi\n",
    );
    let restart = plan.steps.iter().any(|step| step.id == "restart");
    if restart {
        let _ = writeln!(
            text,
            "if [ \"$done_any\" -eq 1 ] && [ \"$result\" -eq 0 ]; then\n    say \"Restart the machine.\"\n    exit \
             {RESTART}\nfi"
        );
    }
    text.push_str("exit \"$result\"\n");
    text
}

fn add_job(text: &mut String, job: &Job<'_>) {
    let title = sh_word(&job.step.title);
    let Some(way) = &job.way else {
        let words = format!("{}: left for a person, see instructions.txt.", job.step.title);
        let _ = writeln!(text, "say {}\nresult={LEFT}", sh_word(&words));
        return;
    };
    let words: Vec<String> = std::iter::once(&way.line.program)
        .chain(&way.line.arguments)
        .map(|word| sh_word(word))
        .collect();
    let command = words.join(" ");
    match evidence(way) {
        Some(evidence) => {
            let tool = sh_word(&way.line.program);
            let _ = writeln!(
                text,
                "if {evidence}; then\n    say {title}\n    if [ -x {tool} ]; then\n        run {command}\n    else\n        \
                 say \"The package manager is not there.\"\n        result={LEFT}\n    fi\nfi"
            );
        }
        None => add_program(text, way, &title, &command),
    }
}

/// A program of its own, or the interpreter of a package: run where it is there, and root alone can change it.
fn add_program(text: &mut String, way: &Way<'_>, title: &str, command: &str) {
    let program = sh_word(&way.line.program);
    let there = match place_of(way) {
        Some(place) => format!("[ -f {program} ] && [ -d {} ]", sh_word(&place)),
        None => format!("[ -f {program} ]"),
    };
    let script = way.line.arguments.first().filter(|_| way.command.mechanism == Mechanism::Npm);
    let only_root = script.map_or_else(
        || format!("only_root {program}"),
        |script| format!("only_root {program} && only_root {}", sh_word(script)),
    );
    let run = match (way.command.mechanism, way.line.arguments.last()) {
        // Asked after it is known that root alone can change it.
        (Mechanism::Pip, Some(name)) => format!(
            "if {program} -I -m pip show {} >/dev/null 2>&1; then\n            run {command}\n        fi",
            sh_word(name)
        ),
        _ => format!("run {command}"),
    };
    let _ = writeln!(
        text,
        "if {there}; then\n    say {title}\n    if {only_root}; then\n        {run}\n    else\n        say \"Others than root \
         can change the uninstaller, so it was not run.\"\n        result={LEFT}\n    fi\nfi"
    );
}

/// The question to the package manager whether its package is there; `None` for a program of its own.
fn evidence(way: &Way<'_>) -> Option<String> {
    let name = way.line.arguments.last().map(|name| sh_word(name)).unwrap_or_default();
    match way.command.mechanism {
        Mechanism::Dpkg => Some(format!(
            "[ \"$(dpkg-query -W -f='${{db:Status-Status}}' -- {name} 2>/dev/null)\" = installed ]"
        )),
        Mechanism::Rpm => Some(format!("rpm -q -- {name} >/dev/null 2>&1")),
        Mechanism::Pacman => Some(format!("pacman -Q -- {name} >/dev/null 2>&1")),
        Mechanism::Apk => Some(format!("apk info -e -- {name} >/dev/null 2>&1")),
        Mechanism::Snap => Some(format!("snap list {name} >/dev/null 2>&1")),
        Mechanism::Flatpak => Some(format!("flatpak info {name} >/dev/null 2>&1")),
        Mechanism::MacosPackage => Some(format!("pkgutil --pkg-info {name} >/dev/null 2>&1")),
        _ => None,
    }
}
