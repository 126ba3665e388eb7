//! The script for Linux and macOS: POSIX sh, checked with shellcheck.

use std::fmt::Write as _;

use super::{
    FAILED, Job, LEFT, NO_RIGHTS, NOT_CONFIRMED, NOT_READY, OTHER_MACHINE, STAYS, Way,
    checks_restart, place_of, sh_word, short_name, to_confirm, wanted_megabytes,
};
use crate::removal::installer::{Deciding, deciding};
use crate::removal::{Mechanism, Plan};

/// Linux and macOS have eight bits for an exit code, so 3010 becomes this.
const RESTART: i32 = 10;

/// A program is run as root only where root alone can change it, or what a link on the way leads to.
const ONLY_ROOT: &str = r#"# Whether root alone can change a file or folder, or lead the way to it somewhere else.
only_root() {
    real=$(readlink -f "$1" 2>/dev/null) || return 1
    [ -n "$real" ] || return 1
    for place in "$1" "$real"; do
        while [ -n "$place" ]; do
            [ -n "$(find "$place" -maxdepth 0 -user 0 \( -type l -o ! -perm -020 ! -perm -002 \) 2>/dev/null)" ] ||
                return 1
            place=${place%/*}
        done
    done
}

"#;

/// The receipt of a package is the last that tells of it (pkgutil(1)).
const IS_EMPTY: &str = r#"# Whether nothing is there any more of what a package of macOS has put on this machine. One without files proves
# nothing, and neither does a file that may not be looked at.
is_empty() {
    info=$(pkgutil --pkg-info "$1" 2>/dev/null) || return 1
    files=$(pkgutil --only-files --files "$1" 2>/dev/null) || return 1
    volume=$(printf '%s\n' "$info" | sed -n 's/^volume: *//p')
    place=$(printf '%s\n' "$info" | sed -n 's/^location: *//p')
    [ -n "$volume" ] && [ -n "$files" ] || return 1
    printf '%s\n' "$files" | while IFS= read -r file; do
        [ -n "$file" ] || continue
        why=$(LC_ALL=C ls -d "$volume/$place/$file" 2>&1 >/dev/null) && exit 1
        case $why in
            *': No such file or directory' | *': Not a directory') ;;
            *) exit 1 ;;
        esac
    done
}

"#;

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
        text.push_str(ONLY_ROOT);
    }
    let forgets = |job: &Job<'_>| job.way.as_ref().is_some_and(is_receipt);
    if jobs.iter().any(forgets) {
        text.push_str(IS_EMPTY);
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
        if job.manages {
            let words = format!("{}: {STAYS}", job.step.title);
            let _ = writeln!(text, "if [ \"$result\" -ne 0 ]; then\nsay {}\nelse", sh_word(&words));
        }
        add_job(&mut text, job);
        if job.manages {
            text.push_str("fi\n");
        }
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
        Some(evidence) if is_receipt(way) => {
            let package = way.line.arguments.last().map(|name| sh_word(name)).unwrap_or_default();
            let _ = writeln!(
                text,
                "if {evidence}; then\n    say {title}\n    if [ \"$result\" -eq 0 ] && is_empty {package}; then\n        \
                 run {command}\n    else\n        say \"Something of it may still be there, so its receipt stays.\"\n        \
                 [ \"$result\" -ne 0 ] || result={LEFT}\n    fi\nfi"
            );
        }
        Some(evidence) => {
            let tool = sh_word(&way.line.program);
            let _ = writeln!(
                text,
                "if {evidence}; then\n    say {title}\n    if [ -x {tool} ]; then\n        run {command}\n        if {evidence}; then\n            \
                 say \"It is still there.\"\n            [ \"$result\" -ne 0 ] || result={FAILED}\n        fi\n    else\n        \
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
    let Deciding { all, any } = deciding(way.command.mechanism, way.line);
    let all = all.iter().map(|file| format!("only_root {}", sh_word(file)));
    let any = any.iter().map(|folder| {
        let folder = sh_word(folder);
        format!("{{ [ ! -e {folder} ] || only_root {folder}; }}")
    });
    let only_root = all.chain(any).collect::<Vec<_>>().join(" &&\n        ");
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

/// Whether a way only discards the receipt of a package: it goes when everything else has gone well, and nothing of
/// the package is left.
fn is_receipt(way: &Way<'_>) -> bool {
    way.command.mechanism == Mechanism::MacosPackage
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
