#!/bin/sh
# Removes what the plan in instructions.txt names. Holds no password.
# Exit codes: 0 removed or nothing to do; 10 removed, restart needed; 1 failed; 2 something is left for a
# person; 3 another machine; 4 checks not confirmed; 5 not root; 6 not ready (a restart is
# pending, or too little room).
set -u
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH LC_ALL=C
HOME=/root
[ -d /var/root ] && HOME=/var/root
PIP_CONFIG_FILE=/dev/null
npm_config_userconfig=/dev/null
npm_config_globalconfig=/dev/null
export HOME PIP_CONFIG_FILE npm_config_userconfig npm_config_globalconfig
unset NODE_OPTIONS NODE_PATH PIP_PYTHON PIP_PREFIX PIP_TARGET PYTHONPATH PYTHONHOME
log=/var/log/interdict-removal.log
result=0
done_any=0

say() {
    printf '%s\n' "$*"
    if [ -w /var/log ]; then
        printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >>"$log"
    fi
}

if [ "$(id -u)" -ne 0 ]; then
    say "Run it as root (sudo). Nothing was done."
    exit 5
fi
if [ "${1:-}" != --confirmed ]; then
    say "Check this first, then run it again with --confirmed:"
    say '- It is decided what protects this machine afterwards.'
    say '- There is a restore point or a backup, or it was decided to go on without.'
    exit 4
fi

say 'Uninstall Acme Guard: left for a person, see instructions.txt.'
result=2

if [ "$done_any" -eq 0 ] && [ "$result" -eq 0 ]; then
    say "Nothing of it is here; nothing was done."
fi
exit "$result"
