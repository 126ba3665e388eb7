#!/bin/sh
# Makes every hand-over and lets the tools that are here read it: python3, xmllint, shellcheck, apt-cache,
# plutil's place is taken by Python's plistlib; wine where it is. What is not here is said.
# Usage: tests/handover/check.sh PATH-OF-interdict-cli
# With EVERY_TOOL=1 a tool that is missing is a failure.
# APPLOCKER_XSD and SIPOLICY_XSD may name Microsoft's own schemas of AppLocker and App Control; without them ours
# are used alone.
set -eu
cli=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
have() {
    command -v "$1" >/dev/null 2>&1 || {
        echo "not checked here: $1 is missing"
        [ -z "${EVERY_TOOL-}" ] || exit 1
        return 1
    }
}

for engine in osquery fleet intune browsers collection wazuh glpi packages applocker removal; do
    "$cli" handover "$engine" --product kaspersky,yandex --as-of 2026-11-24 --out "$work/$engine" \
        --signer "O=AO KASPERSKY LAB, L=MOSCOW, C=RU" \
        --signer "TBS=E767799478F64A34B3F53FF3BB9057FE1768F4AB178041B0DCC0FF1E210CBA65, CN=AO Kaspersky Lab" \
        2>/dev/null
done

if have python3; then
    find "$work" -name '*.json' -o -name '*.conf' -o -name '*.example' | while read -r file; do
        python3 -m json.tool "$file" >/dev/null
    done
    find "$work" -name '*.mobileconfig' -o -name '*.plist' | while read -r file; do
        python3 -c 'import plistlib, sys; plistlib.load(open(sys.argv[1], "rb"))' "$file"
    done
    if python3 -c 'import yaml' 2>/dev/null; then
        find "$work" -name '*.yml' -o -name '*.winget' | while read -r file; do
            python3 -c 'import yaml, sys; yaml.safe_load(open(sys.argv[1], encoding="utf-8"))' "$file"
        done
    else
        echo "not checked here: PyYAML is missing"
        [ -z "${EVERY_TOOL-}" ] || exit 1
    fi
fi
if have xmllint; then
    find "$work" -name '*.xml' -o -name '*.mobileconfig' -o -name '*.plist' | while read -r file; do
        xmllint --nonet --noout "$file"
    done
    for schema in "$here/../fixtures/handover/applocker.xsd" ${APPLOCKER_XSD:+"$APPLOCKER_XSD"}; do
        xmllint --nonet --noout --schema "$schema" "$work/applocker/applocker/audit.xml"
    done
    for schema in "$here/../fixtures/handover/sipolicy.xsd" ${SIPOLICY_XSD:+"$SIPOLICY_XSD"}; do
        xmllint --nonet --noout --schema "$schema" "$work/applocker/app-control/audit.xml"
    done
fi
if have shellcheck; then
    find "$work" -name '*.sh' -exec shellcheck {} +
fi
if have apt-cache && have dpkg; then
    mkdir "$work/state" && : >"$work/status"
    cp "$work/packages/apt/interdict" "$work/state/interdict"
    # A warning about the form of the file is a failure.
    said=$(apt-cache -o Dir::Etc::PreferencesParts="$work/state" -o Dir::State::status="$work/status" policy klnagent64 2>&1)
    case $said in *[Ww]arning* | *E:*) echo "$said" && exit 1 ;; esac
fi
if have wine; then
    WINEPREFIX="$work/wine" WINEARCH=win64 WINEDEBUG=-all
    export WINEPREFIX WINEARCH WINEDEBUG
    wine wineboot -i >/dev/null 2>&1
    key='HKLM\SOFTWARE\Policies\Google\Chrome\ExtensionInstallBlocklist'
    wine reg add "$key" /v 1 /d own /f >/dev/null 2>&1
    wine reg import "$work/browsers/windows/block.reg" >/dev/null 2>&1
    wine reg query "$key" 2>/dev/null | grep -q 9001
    wine reg import "$work/browsers/windows/undo.reg" >/dev/null 2>&1
    wine reg query "$key" 2>/dev/null | grep -q own
    if wine reg query "$key" 2>/dev/null | grep -q 9001; then
        echo "undo.reg left a value" && exit 1
    fi
    mkdir "$work/share"
    wine reg add 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\K' \
        /v DisplayName /d 'Kaspersky Endpoint Security' /f >/dev/null 2>&1
    wine reg add 'HKLM\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall\O' \
        /v DisplayName /d 'Old Tool' /f >/dev/null 2>&1
    share=$(wine winepath -w "$work/share" 2>/dev/null | tr -d '\r')
    "$cli" handover collection --share "$share" --out "$work/collect" 2>/dev/null
    wine cmd /c "$(wine winepath -w "$work/collect/windows/collect.cmd" 2>/dev/null | tr -d '\r')" >/dev/null 2>&1
    code=0
    HOME=$work "$cli" check "$work/share"/*.txt --format json --as-of 2026-11-24 \
        --jurisdiction US --audience federal-contractors >"$work/report.json" 2>/dev/null || code=$?
    [ "$code" = 1 ] && grep -q kaspersky "$work/report.json"
fi
echo "hand-overs: every tool that is here reads them"
