//! Deny rules of AppLocker by publisher, for auditing, beside the deny policy of App Control for Business.
//!
//! A rule's publisher is the exact subject of the code's certificate (MicrosoftDocs/windows-itpro-docs,
//! `understanding-the-publisher-rule-condition-in-applocker`). The catalogue has none: a subject comes from
//! a program that was signed, read on one of the organisation's machines, and is written only where its
//! organisation is one of a chosen maker. The schema is the one of the "AppLocker XSD" page there.

use std::fmt::Write as _;

use super::app_control::{self, CodeSigner};
use super::readme::Readme;
use super::{Artefact, Engine, HandoverError, Order, fixed_id, quote};
use crate::matching::normalize;

pub(super) fn files(order: &Order<'_>) -> Result<Vec<Artefact>, HandoverError> {
    let (subjects, signers) = publishers(order)?;
    let note = quote::ascii_line(&order.origin());
    let mut files = vec![
        Artefact::windows_text("read-signers.ps1", &READ_SIGNERS.replace("{note}", &note)),
        Artefact::windows_text(
            "app-control/make-policy.ps1",
            &APP_CONTROL.replace("{note}", &note),
        ),
        Artefact::windows_text(
            "app-control/read-signers.ps1",
            &READ_CODE_SIGNERS.replace("{note}", &note),
        ),
    ];
    let mut named = vec![
        ("read-signers.ps1".to_owned(), "Says how the programs of a folder are signed."),
        (
            "app-control/make-policy.ps1".to_owned(),
            "Makes a deny policy of App Control from the programs of a folder, for auditing.",
        ),
        (
            "app-control/read-signers.ps1".to_owned(),
            "Says how the programs of a folder are signed, as App Control needs it.",
        ),
    ];
    let deny = app_control::policy(order, &signers);
    let has_deny = deny.is_some();
    if let Some(xml) = deny {
        files.push(Artefact::text("app-control/audit.xml", xml));
        named.push((
            "app-control/audit.xml".to_owned(),
            "Deny policy of App Control that only audits; everything else is allowed.",
        ));
        files.push(Artefact::windows_text(
            "app-control/deploy.ps1",
            &DEPLOY.replace("{note}", &note),
        ));
        named.push((
            "app-control/deploy.ps1".to_owned(),
            "Puts the policy on this machine, or takes it away with -Undo.",
        ));
    }
    if !subjects.is_empty() {
        files.push(Artefact::text("applocker/audit.xml", policy(order, &subjects)));
        named.push((
            "applocker/audit.xml".to_owned(),
            "Policy that only audits, for machines without AppLocker rules.",
        ));
        files.push(Artefact::windows_text("applocker/undo.ps1", &undo(&note, &subjects)));
        named.push((
            "applocker/undo.ps1".to_owned(),
            "Takes just these rules out of the machine's policy.",
        ));
    }
    files.push(readme(order, &named, subjects.is_empty(), has_deny));
    Ok(files)
}

/// The publishers that were named, for AppLocker and for App Control; each must be one of a chosen maker.
fn publishers(order: &Order<'_>) -> Result<(Vec<String>, Vec<CodeSigner>), HandoverError> {
    let is_known = |name: &str| {
        let organisation = normalize::publisher(name);
        order
            .chosen
            .iter()
            .any(|own| order.matcher.terms(&own.vendor).publishers.contains(&organisation))
    };
    let (mut subjects, mut signers) = (Vec::new(), Vec::new());
    for text in order.signers {
        match CodeSigner::of(text) {
            Some(own) if is_known(own.name()) => signers.push(own),
            None if is_subject(text) && is_known(text) => {
                subjects.push(quote::one_line(text).to_uppercase());
            }
            _ => return Err(HandoverError::Signer(quote::one_line(text))),
        }
    }
    subjects.sort_unstable();
    subjects.dedup();
    signers.sort_unstable();
    signers.dedup();
    Ok((subjects, signers))
}

/// Whether a text is a subject as AppLocker writes it: `O=…, L=…, S=…, C=…`, with the organisation first.
fn is_subject(text: &str) -> bool {
    let text = text.trim();
    text.to_uppercase().starts_with("O=")
        && text.len() <= 300
        && !text.contains(['*', '<', '>', '\n', '\r'])
        && text.split(", ").all(|part| part.contains('=') || !part.is_empty())
}

/// The collections in which programs and their installers run.
const COLLECTIONS: &[&str] = &["Exe", "Msi"];

fn allow_id(collection: &str) -> String {
    fixed_id(&format!("applocker allow {collection}"))
}

fn deny_id(collection: &str, subject: &str) -> String {
    fixed_id(&format!("applocker deny {collection} {subject}"))
}

fn policy(order: &Order<'_>, subjects: &[String]) -> String {
    let mut xml = String::from("<AppLockerPolicy Version=\"1\">\n");
    for collection in COLLECTIONS {
        let _ = write!(
            xml,
            "  <RuleCollection Type=\"{collection}\" EnforcementMode=\"AuditOnly\">\n    \
             <FilePathRule Id=\"{}\" Name=\"Interdict: allow everything else\" Description=\"Without it the \
             collection allows nothing.\" UserOrGroupSid=\"S-1-1-0\" Action=\"Allow\">\n      \
             <Conditions>\n        <FilePathCondition Path=\"*\" />\n      </Conditions>\n    \
             </FilePathRule>\n",
            allow_id(collection)
        );
        for subject in subjects {
            let _ = write!(
                xml,
                "    <FilePublisherRule Id=\"{}\" Name=\"{}\" Description=\"{}\" \
                 UserOrGroupSid=\"S-1-1-0\" Action=\"Deny\">\n      <Conditions>\n        \
                 <FilePublisherCondition PublisherName=\"{}\" ProductName=\"*\" BinaryName=\"*\">\n          \
                 <BinaryVersionRange LowSection=\"*\" HighSection=\"*\" />\n        \
                 </FilePublisherCondition>\n      </Conditions>\n    </FilePublisherRule>\n",
                deny_id(collection, subject),
                quote::xml(&format!("Interdict: deny {subject}")),
                quote::xml(&order.origin()),
                quote::xml(subject),
            );
        }
        xml.push_str("  </RuleCollection>\n");
    }
    xml.push_str("</AppLockerPolicy>\n");
    xml
}

fn undo(note: &str, subjects: &[String]) -> String {
    let mut ids: Vec<String> = Vec::new();
    for collection in COLLECTIONS {
        ids.push(allow_id(collection));
        ids.extend(subjects.iter().map(|own| deny_id(collection, own)));
    }
    let ids: Vec<String> = ids.iter().map(|own| quote::powershell(own)).collect();
    UNDO.replace("{note}", note).replace("{ids}", &ids.join(", "))
}

const READ_SIGNERS: &str = r"# Interdict: how programs are signed, for --signer; {note}
# Run it on a machine that has the software: read-signers.ps1 -Folder 'C:\Program Files (x86)\...'
param([Parameter(Mandatory = $true)][string]$Folder)
$ErrorActionPreference = 'Stop'
Get-AppLockerFileInformation -Directory $Folder -Recurse -FileType Exe |
    Where-Object { $null -ne $_.Publisher } |
    ForEach-Object { $_.Publisher.PublisherName } |
    Sort-Object -Unique
";

const UNDO: &str = r"# Interdict: takes its own rules out of this machine's AppLocker policy; {note}
$ErrorActionPreference = 'Stop'
$ids = @({ids})
[xml]$policy = Get-AppLockerPolicy -Local -Xml
$rules = @($policy.SelectNodes('/AppLockerPolicy/RuleCollection/*[@Id]'))
foreach ($rule in $rules) {
    if ($ids -contains $rule.GetAttribute('Id')) { [void]$rule.ParentNode.RemoveChild($rule) }
}
$file = Join-Path $env:TEMP 'interdict-applocker-undo.xml'
$policy.Save($file)
Set-AppLockerPolicy -XmlPolicy $file
Remove-Item -LiteralPath $file
";

/// The commands of `create-appcontrol-deny-policy` in windows-itpro-docs; option 3 is audit mode.
const APP_CONTROL: &str = r"# Interdict: a deny policy of App Control for Business, for auditing only; {note}
# Run it on a machine that has the software: make-policy.ps1 -Folder 'C:\Program Files (x86)\...' -Out deny.xml
param(
    [Parameter(Mandatory = $true)][string]$Folder,
    [Parameter(Mandatory = $true)][string]$Out
)
$ErrorActionPreference = 'Stop'
$rules = @()
foreach ($file in Get-ChildItem -LiteralPath $Folder -Recurse -Include '*.exe', '*.dll', '*.sys') {
    $rules += New-CIPolicyRule -DriverFilePath $file.FullName -Level Publisher -Fallback Hash -Deny
}
if ($rules.Count -eq 0) { throw 'no program was found in the folder' }
# A deny policy without the rules of AllowAll blocks everything else, the system's drivers too.
$all = Join-Path $env:SystemRoot 'schemas\CodeIntegrity\ExamplePolicies\AllowAll.xml'
Copy-Item -LiteralPath $all -Destination $Out
Merge-CIPolicy -PolicyPaths $Out -OutputFilePath $Out -Rules $rules
Set-CIPolicyIdInfo -FilePath $Out -PolicyName 'Interdict deny (audit)' -ResetPolicyID
Set-RuleOption -FilePath $Out -Option 3
";

/// `New-CIPolicy` writes what it found into a policy (windows-powershell-docs, ConfigCI); only its signers are told.
const READ_CODE_SIGNERS: &str = r"# Interdict: how programs are signed, as App Control needs it, for --signer; {note}
# Run it on a machine that has the software: read-signers.ps1 -Folder 'C:\Program Files (x86)\...'
param([Parameter(Mandatory = $true)][string]$Folder)
$ErrorActionPreference = 'Stop'
$file = Join-Path $env:TEMP 'interdict-signers.xml'
New-CIPolicy -ScanPath $Folder -Level Publisher -UserPEs -NoScript -FilePath $file
[xml]$policy = Get-Content -LiteralPath $file
Remove-Item -LiteralPath $file
@($policy.SiPolicy.Signers.Signer) |
    Where-Object { $null -ne $_.CertPublisher } |
    ForEach-Object { 'TBS={0}, CN={1}' -f $_.CertRoot.Value, $_.CertPublisher.Value } |
    Sort-Object -Unique
";

/// `citool-commands` in windows-itpro-docs: CiTool is part of Windows 11 from 22H2 and of Server 2025.
const DEPLOY: &str = r"# Interdict: puts the deny policy of App Control beside it on this machine; {note}
param([switch]$Undo)
$ErrorActionPreference = 'Stop'
$source = Join-Path $PSScriptRoot 'audit.xml'
[xml]$policy = Get-Content -LiteralPath $source
$id = $policy.SiPolicy.PolicyID
if ($null -eq (Get-Command -Name 'CiTool.exe' -ErrorAction SilentlyContinue)) {
    throw 'CiTool is not part of this Windows; deploy the policy with your management tool'
}
if ($Undo) {
    CiTool.exe --remove-policy $id
    exit $LASTEXITCODE
}
$binary = Join-Path $env:TEMP ($id + '.cip')
[void](ConvertFrom-CIPolicy -XmlFilePath $source -BinaryFilePath $binary)
CiTool.exe --update-policy $binary
$code = $LASTEXITCODE
Remove-Item -LiteralPath $binary
exit $code
";

fn readme(order: &Order<'_>, files: &[(String, &str)], no_rules: bool, has_deny: bool) -> Artefact {
    let mut does = vec![
        "A deny rule stops programs by the publisher in their signature. It also stops the maker's own \
         uninstaller: use it after removal.",
    ];
    if has_deny {
        does.push(
            "`app-control/audit.xml` denies programs by their folder and package as far as the catalogue knows \
             them from a source, and by the publishers that were named with `--signer`. It allows everything \
             else and audits: it writes events and blocks nothing.",
        );
    }
    if no_rules {
        does.push(
            "There is no rule file of AppLocker yet: how the maker signs its programs is not in the catalogue, and a \
             rule with a wrong publisher blocks nothing or somebody else. Read it with `read-signers.ps1` \
             and generate again with `--signer`.",
        );
    } else {
        does.push(
            "The policy of AppLocker audits: it writes events and blocks nothing until you change its mode.",
        );
    }
    Readme {
        engine: Engine::Applocker,
        does: &does,
        files,
        roll_out: &[
            "On a machine that has the software: `read-signers.ps1 -Folder …`. Generate this hand-over again \
             with `--signer \"O=…, L=…, C=…\"` for each line.",
            "`Get-AppLockerPolicy -Effective -Xml` must be empty. Where there are rules already, add only the \
             `FilePublisherRule` elements to them: a merge keeps the old enforcement mode, so rules for \
             auditing could block at once, and importing without `-Merge` replaces everything.",
            "`Test-AppLockerPolicy -XmlPolicy audit.xml -Path PROGRAM -User Everyone` says what would happen.",
            "Import `audit.xml` in Group Policy (Application Control Policies > AppLocker) for a test group; \
             the service Application Identity must run.",
            "Watch events 8003 and 8006 for two weeks. Only then set the mode to Enabled, on three machines \
             first.",
            "App Control: `app-control/deploy.ps1` on three machines, as administrator, or the policy in your \
             management tool. For rules by publisher, run `app-control/read-signers.ps1` on a machine that has \
             the software and generate again with `--signer \"TBS=…, CN=…\"` for each line, or let \
             `make-policy.ps1` make the whole policy there.",
            "Watch event 3076 for two weeks before you take `Enabled:Audit Mode` out. Where you have an allow \
             policy, merge only the deny rules, not those that allow everything.",
        ],
        roll_back: &[
            "Single machines: `undo.ps1`. Group Policy: delete the rules of these names, or the policy where \
             there was none before.",
            "App Control: `app-control/deploy.ps1 -Undo`, or remove the policy by its id, and restart.",
        ],
        cannot: &[
            "Makers change their certificates: one rule holds for one subject.",
            "Programs that run already go on. Drivers are reached by neither: a denied driver could keep a \
             machine from starting.",
            "A rule by folder holds only where ordinary users cannot write to it.",
            "Unsigned programs of the maker are not reached.",
        ],
        checked: "The XML is checked with schemas of our own that follow Microsoft's documentation: the one of \
                  App Control lies only in Windows itself \
                  (`%windir%\\schemas\\CodeIntegrity\\cipolicy.xsd`, against which `ConvertFrom-CIPolicy` reads it). The scripts \
                  by the grammar of PowerShell. Nothing was tried on Windows.",
    }
    .file(order)
}
