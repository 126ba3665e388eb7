//! Remediations (detection with a script that removes) and custom compliance for Microsoft Intune
//! (MicrosoftDocs/memdocs, `remediations.md`, `create-custom-json.md`, `create-custom-script.md`).

use serde_json::json;

use super::readme::Readme;
use super::{Artefact, Engine, Order, powershell, quote};

pub(super) fn files(order: &Order<'_>) -> Vec<Artefact> {
    let head = format!("# {}\n", quote::ascii_line(&order.origin()));
    let searched = powershell::searched(order);
    let functions = powershell::FUNCTIONS;
    let start = format!("{head}$ErrorActionPreference = 'Stop'\n");
    let detect = format!("{start}{DETECT_NOTE}{searched}{functions}{DETECT}");
    let remediate = format!("{start}{REMEDIATE_NOTE}{searched}{functions}{REMEDIATE}");
    let discover = format!("{start}{DISCOVER_NOTE}{searched}{functions}{DISCOVER}");
    let rules = json!({
        "Rules": [{
            "SettingName": "RestrictedSoftware",
            "Operator": "IsEquals",
            "DataType": "String",
            "Operand": "none",
            "MoreInfoUrl": "https://intranet.example/restricted-software",
            "RemediationStrings": [{
                "Language": "en_US",
                "Title": "Software from a restricted maker is installed, or the check could not look.",
                "Description": "Ask your IT department. Found: {ActualValue}"
            }]
        }]
    });
    let mut rules = serde_json::to_string_pretty(&rules).unwrap_or_default();
    rules.push('\n');
    vec![
        Artefact::windows_text("remediation/detect.ps1", &detect),
        Artefact::windows_text("remediation/remediate.ps1", &remediate),
        Artefact::windows_text("compliance/discover.ps1", &discover),
        Artefact::text("compliance/rules.json", rules),
        readme(order),
    ]
}

const DETECT_NOTE: &str =
    "# Exit 1: found. Exit 0: not found. Exit 2: could not check, which is no pass.\n";

const DETECT: &str = r"
try {
    $found = Find-Restricted
    if ($found.Count -gt 0) {
        $names = foreach ($entry in $found) { '{0} {1}' -f $entry.Name, $entry.Version }
        Write-Line ('FOUND: ' + ($names -join '; '))
        exit 1
    }
    Write-Line 'NOT FOUND'
    exit 0
}
catch {
    Write-Line ('COULD NOT CHECK: ' + $_.Exception.Message)
    exit 2
}
";

const REMEDIATE_NOTE: &str = "\
# Removes Windows Installer products whose publisher is a known name of the maker, and nothing else.\n\
# Restarts nothing. Exit 0: all removed. Exit 1: something is left for a person.\n";

const REMEDIATE: &str = r"
try {
    $left = New-Object System.Collections.Generic.List[string]
    $found = Find-Restricted
    foreach ($entry in $found) {
        # The product code itself is the argument; no command line of the entry is run.
        $isCode = $entry.Key -match '^\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$'
        if (-not ($entry.Msi -and $isCode -and $entry.Sure)) {
            $left.Add($entry.Name + ' (by hand)')
            continue
        }
        $program = Join-Path $env:SystemRoot 'System32\msiexec.exe'
        $arguments = @('/x', $entry.Key, '/qn', '/norestart', 'REBOOT=ReallySuppress')
        $run = Start-Process -FilePath $program -ArgumentList $arguments -Wait -PassThru
        # 0: removed. 3010: removed after the next restart. 1605: was not installed any more.
        if (@(0, 3010, 1605) -notcontains $run.ExitCode) {
            $left.Add('{0} (msiexec {1})' -f $entry.Name, $run.ExitCode)
        }
    }
    if ($left.Count -gt 0) {
        Write-Line ('LEFT: ' + ($left -join '; '))
        exit 1
    }
    Write-Line 'REMOVED'
    exit 0
}
catch {
    Write-Line ('COULD NOT REMOVE: ' + $_.Exception.Message)
    exit 1
}
";

const DISCOVER_NOTE: &str =
    "# Says one line of JSON: none, the names of what was found, or could not check.\n";

const DISCOVER: &str = r"
$state = 'could not check'
try {
    $found = Find-Restricted
    $state = 'none'
    if ($found.Count -gt 0) {
        $names = foreach ($entry in $found) { $entry.Name }
        $state = (@($names) | Sort-Object -Unique) -join ', '
    }
}
catch {
    $state = 'could not check'
}
return @{ RestrictedSoftware = $state } | ConvertTo-Json -Compress
";

fn readme(order: &Order<'_>) -> Artefact {
    Readme {
        engine: Engine::Intune,
        does: &[
            "`detect.ps1` reads both views of the list of installed programs of the machine and says what \
             was found.",
            "`remediate.ps1` removes Windows Installer products whose publisher is a known name of the \
             maker, by their product codes. Everything else is named and left for a person: antivirus with \
             a password, programs with an installer of their own, entries without a publisher.",
            "The compliance rule compares what `discover.ps1` says with `none`.",
        ],
        files: &[
            ("remediation/detect.ps1".to_owned(), "Detection script; exit 1 = found, 2 = could not check."),
            ("remediation/remediate.ps1".to_owned(), "Remediation script; optional."),
            ("compliance/discover.ps1".to_owned(), "Discovery script of the compliance policy."),
            ("compliance/rules.json".to_owned(), "Its rule; put your own page into `MoreInfoUrl`."),
        ],
        roll_out: &[
            "Devices > Manage devices > Scripts and remediations > Create. Upload the files; do not paste \
             them. Start with the detection script alone, on a test group.",
            "Before an antivirus is removed, decide what protects the machine next, and lift its password \
             or policy.",
            "Add the remediation script to the package when the list of what was found is as expected.",
            "Compliance: upload `discover.ps1` as a script, then `rules.json` in a compliance policy for \
             Windows. A device that does not comply can lose access through Conditional Access: try it \
             on a test group.",
        ],
        roll_back: &[
            "Take the assignment away, then delete the package; for compliance the policy first, then its \
             script.",
            "What the remediation removed stays removed: install it again from its own setup.",
        ],
        cannot: &[
            "The scripts run as the system and do not see programs that a person installed for themselves.",
            "Exit 2 and `could not check` mean that the list was not read. Intune does not count exit 2 as \
             a found issue: look for `COULD NOT CHECK` in the output column.",
            "Store apps, services, drivers and browser extensions are not searched for.",
        ],
        checked: "The grammar of PowerShell accepts the scripts, and their patterns give the same answers as \
                  Interdict's own matching on rows whose right answer is known. They were not run by Intune.",
    }
    .file(order)
}
