//! The script for PowerShell: Windows PowerShell 5.1 and later. Its grammar is checked in the tests.

use std::fmt::Write as _;

use super::{
    FAILED, Job, LEFT, NO_RIGHTS, NOT_CONFIRMED, NOT_READY, OTHER_MACHINE, STAYS, Way,
    checks_restart, code_of, place_of, powershell_word, to_confirm, wanted_megabytes, windows_name,
};
use crate::catalog::{Fact, Product};
use crate::removal::installer::{Deciding, deciding};
use crate::removal::{Mechanism, PASSWORD, PasswordForm, Plan};

const HEAD: &str = r#"[CmdletBinding()]
param(
    # The checks that no script can make were made.
    [switch]$Confirmed,
    # Ask for an uninstall password. It is kept in memory only.
    [switch]$AskPassword
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2.0
# Only modules that came with PowerShell: the search path begins in a folder of the user.
$env:PSModulePath = Join-Path $PSHOME 'Modules'
# Node, npm, pip and Python take programs from variables and settings of a user: there are none here.
Get-ChildItem Env: | Where-Object { $_.Name -match '^(NODE_|NPM_|PIP_|PYTHON)' } |
    ForEach-Object { Remove-Item -LiteralPath "Env:$($_.Name)" }
$env:PIP_CONFIG_FILE = 'nul'
$env:npm_config_userconfig = 'nul'
$env:npm_config_globalconfig = 'nul'
$windows = [Environment]::GetFolderPath('Windows')
$log = Join-Path $windows 'Logs\interdict-removal.log'
$script:result = 0
$script:restart = $false
$script:found = $false

function Write-Line([string]$Text) {
    Write-Output $Text
    $time = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
    try { Add-Content -LiteralPath $log -Value "$time $Text" -Encoding UTF8 } catch { Write-Verbose 'No log.' }
}

# Uninstall entries for everybody. Win32_Product is never asked: it repairs what it lists.
function Get-Entry {
    $places = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall',
        'HKLM:\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall'
    foreach ($place in $places) {
        if (Test-Path -LiteralPath $place) {
            foreach ($key in Get-ChildItem -LiteralPath $place) {
                [pscustomobject]@{
                    Key = $key.PSChildName
                    Name = [string]$key.GetValue('DisplayName')
                    Publisher = [string]$key.GetValue('Publisher')
                }
            }
        }
    }
}

# Whether an ordinary user can change a program, or the path to it leads through a link.
function Test-UserWritable([string]$Path) {
    $users = 'S-1-1-0', 'S-1-5-11', 'S-1-5-32-545', 'S-1-5-4'
    $write = [Security.AccessControl.FileSystemRights]'WriteData, AppendData, Delete, ChangePermissions, TakeOwnership'
    $replace = [Security.AccessControl.FileSystemRights]'Delete, DeleteSubdirectoriesAndFiles, ChangePermissions, TakeOwnership'
    $folder = [IO.Path]::GetDirectoryName($Path)
    $item = $Path
    while ($item -and $item -ne [IO.Path]::GetPathRoot($Path)) {
        if ([IO.File]::GetAttributes($item) -band [IO.FileAttributes]::ReparsePoint) { return $true }
        $rights = $replace
        if ($item -eq $Path -or $item -eq $folder) { $rights = $write }
        $rules = (Get-Acl -LiteralPath $item).GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])
        foreach ($rule in $rules) {
            $inherits = $rule.PropagationFlags -band [Security.AccessControl.PropagationFlags]::InheritOnly
            if ($rule.AccessControlType -eq 'Allow' -and -not $inherits -and
                $users -contains $rule.IdentityReference.Value -and ($rule.FileSystemRights -band $rights)) {
                return $true
            }
        }
        $item = [IO.Path]::GetDirectoryName($item)
    }
    return $false
}

# Whether Windows notes that its own components or updates wait for a restart.
function Test-RestartPending {
    $keys = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending',
        'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired'
    foreach ($key in $keys) {
        if (Test-Path -LiteralPath $key) { return $true }
    }
    return $false
}

# What can be seen of the facts that a person confirms.
function Write-Seen {
    try {
        $volumes = Get-CimInstance -Namespace 'root/CIMV2/Security/MicrosoftVolumeEncryption' -ClassName 'Win32_EncryptableVolume'
        $on = @($volumes | Where-Object { $_.ProtectionStatus -ne 0 } | ForEach-Object { $_.DriveLetter })
        Write-Output ('  Seen: BitLocker protects ' + $on.Count + ' drives ' + ($on -join ' '))
    } catch { Write-Output '  Not seen: whether BitLocker protects a drive (manage-bde -status).' }
    foreach ($view in 'SOFTWARE\WOW6432Node', 'SOFTWARE') {
        $key = 'HKLM:\' + $view + '\KasperskyLab\Components\34\1103\1.0.0.0\Statistics\AVState'
        if (Test-Path -LiteralPath $key) {
            Write-Output ('  Seen: the Network Agent is connected to ' + (Get-Item -LiteralPath $key).GetValue('Protection_AdmServer'))
        }
    }
    try {
        $names = @(Get-CimInstance -Namespace 'root/SecurityCenter2' -ClassName 'AntiVirusProduct' | ForEach-Object { $_.displayName })
        Write-Output ('  Seen: registered as antivirus: ' + ($names -join ', '))
    } catch { Write-Output '  Not seen: who is registered as antivirus (Windows Security says it).' }
    try {
        $points = @(Get-CimInstance -Namespace 'root/default' -ClassName 'SystemRestore')
        Write-Output ('  Seen: restore points: ' + $points.Count)
    } catch { Write-Output '  Not seen: restore points (SystemPropertiesProtection.exe).' }
}

# Whether a Python has a package; only asked of one that no ordinary user can change.
function Test-PythonPackage([string]$Python, [string]$Name) {
    $arguments = '-I -m pip --disable-pip-version-check show ' + $Name
    $process = Start-Process -FilePath $Python -ArgumentList $arguments -Wait -PassThru -WindowStyle Hidden
    return $process.ExitCode -eq 0
}

# Starts a program and takes its exit code in; waits while another installation is running.
function Invoke-Removal([string]$Title, [string]$Program, [string]$Arguments) {
    $script:found = $true
    Write-Line $Title
    for ($try = 0; $try -lt 20; $try++) {
        $start = @{ FilePath = $Program; Wait = $true; PassThru = $true }
        # An empty list of arguments is not taken.
        if ($Arguments) { $start.ArgumentList = $Arguments }
        $process = Start-Process @start
        $code = $process.ExitCode
        # A code that is not known is no 0.
        if ($null -eq $code) { $code = FAILED_CODE }
        if ($code -ne 1618) { break }
        Write-Line 'Another installation is running. Waiting.'
        Start-Sleep -Seconds 30
    }
    switch ($code) {
        { $_ -in 0, 1605, 1614 } { Write-Line "Done, code $code."; return }
        { $_ -in 3010, 1641 } { $script:restart = $true; Write-Line "Done, code $code. A restart is needed."; return }
        default { Write-Line "It ended with code $code."; $script:result = $code; return }
    }
}

# What an installer calls done and is still in the list of programs was not removed.
function Confirm-Gone([string]$Key) {
    if (@(Get-Entry | Where-Object { $_.Key -eq $Key }).Count -gt 0) {
        Write-Line "$Key is still in the list of programs."
        if ($script:result -eq 0) { $script:result = FAILED_CODE }
    }
}

function Set-Left([string]$Text) {
    Write-Line $Text
    if ($script:result -eq 0) { $script:result = LEFT_CODE }
}
"#;

pub(super) fn script(plan: &Plan, jobs: &[Job<'_>], products: &[&Product]) -> String {
    let mut text =
        String::from("# Removes what the plan in instructions.txt names. Holds no password.\n");
    // Writing to a text cannot fail.
    let _ = writeln!(
        text,
        "# Exit codes: 0 removed or nothing to do, 3010 removed and restart needed, {FAILED} failed, {LEFT} something \
         is left for a\n# person, {OTHER_MACHINE} another machine, {NOT_CONFIRMED} checks not confirmed, {NO_RIGHTS} \
         no rights, {NOT_READY} not\n# ready (a restart is pending, or too little room); a failing installer's own code is handed on."
    );
    text.push_str(
        &HEAD.replace("LEFT_CODE", &LEFT.to_string()).replace("FAILED_CODE", &FAILED.to_string()),
    );
    if let Some(machine) = &plan.machine {
        let name = powershell_word(&windows_name(machine));
        let _ = writeln!(
            text,
            "\nif ([Environment]::MachineName -ne {name}) {{\n    Write-Output ('This pack is for the machine ' + {name} + \
             '. Nothing was done.')\n    exit {OTHER_MACHINE}\n}}"
        );
    }
    let _ = writeln!(
        text,
        "$identity = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()\n\
         if (-not $identity.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {{\n    Write-Output 'Run it \
         as administrator. Nothing was done.'\n    exit {NO_RIGHTS}\n}}"
    );
    if checks_restart(plan) {
        let _ = writeln!(
            text,
            "if (Test-RestartPending) {{\n    Write-Output 'A restart is pending. Restart the machine first. Nothing was \
             done.'\n    exit {NOT_READY}\n}}"
        );
    }
    if let Some(megabytes) = wanted_megabytes(plan) {
        let _ = writeln!(
            text,
            "$free = (New-Object IO.DriveInfo ([IO.Path]::GetPathRoot($windows))).AvailableFreeSpace\nif ($free -lt \
             {megabytes}000000) {{\n    Write-Output 'Less than {megabytes} MB are free on the drive of the system. Nothing \
             was done.'\n    exit {NOT_READY}\n}}"
        );
    }
    let confirm = to_confirm(plan);
    if !confirm.is_empty() {
        text.push_str("if (-not $Confirmed) {\n");
        text.push_str("    Write-Output 'Check this first, then run it again with -Confirmed:'\n");
        for words in &confirm {
            let _ = writeln!(text, "    Write-Output {}", powershell_word(&format!("- {words}")));
        }
        let _ = writeln!(text, "    Write-Seen\n    exit {NOT_CONFIRMED}\n}}");
    }
    text.push_str("$entries = @(Get-Entry)\n");
    for job in jobs {
        text.push('\n');
        if job.manages {
            let words = powershell_word(&format!("{}: {STAYS}", job.step.title));
            let _ = writeln!(text, "if ($script:result -ne 0) {{ Write-Line {words} }} else {{");
        }
        add_job(&mut text, plan, job, products);
        if job.manages {
            text.push_str("}\n");
        }
    }
    let _ = writeln!(
        text,
        "\nif (-not $script:found -and $script:result -eq 0) {{ Write-Line 'Nothing of it is here. Nothing was done.' \
         }}\nif ($script:result -ne 0) {{ exit $script:result }}\nif ($script:restart) {{ exit 3010 }}\nexit 0"
    );
    text
}

fn add_job(text: &mut String, plan: &Plan, job: &Job<'_>, products: &[&Product]) {
    let title = powershell_word(&job.step.title);
    if let Some((way, form)) = &job.with_password {
        text.push_str("if ($AskPassword) {\n");
        with_password(text, &title, way, *form);
        text.push_str("} else {\n");
        without_password(text, plan, job, products, &title);
        text.push_str("}\n");
    } else {
        without_password(text, plan, job, products, &title);
    }
}

fn without_password(
    text: &mut String,
    plan: &Plan,
    job: &Job<'_>,
    products: &[&Product],
    title: &str,
) {
    if let Some(way) = &job.way {
        run(text, title, way, &powershell_word(&way.line.windows_arguments()));
        return;
    }
    let product = products.iter().find(|own| job.step.product.as_ref() == Some(&own.id));
    if let (None, Some(product)) = (&plan.machine, product) {
        by_name(text, title, product);
    } else {
        left(text, title);
    }
}

fn left(text: &mut String, title: &str) {
    let _ = writeln!(text, "Set-Left ({title} + ': left for a person, see instructions.txt.')");
}

/// Runs one way where its evidence is there.
fn run(text: &mut String, title: &str, way: &Way<'_>, arguments: &str) {
    if way.command.mechanism == Mechanism::WindowsInstaller {
        let Some(code) = code_of(way.line) else {
            left(text, title);
            return;
        };
        let code = powershell_word(&code);
        let _ = writeln!(
            text,
            "if (@($entries | Where-Object {{ $_.Key -eq {code} }}).Count -gt 0) {{\n    Invoke-Removal {title} (Join-Path \
             $windows 'System32\\msiexec.exe') {arguments}\n    Confirm-Gone {code}\n}}"
        );
        return;
    }
    if way.command.mechanism == Mechanism::Appx {
        let Some(script) = way.line.arguments.last() else {
            left(text, title);
            return;
        };
        // The text is this program's own; what stands in it is a checked family name.
        let _ = writeln!(
            text,
            "try {{\n    {script}\n    $script:found = $true\n    Write-Line {title}\n}} catch {{\n    Write-Line \
             ({title} + ': ' + $_.Exception.Message)\n    $script:result = {FAILED}\n}}"
        );
        return;
    }
    let program = powershell_word(&way.line.program);
    // A script that is given to an interpreter decides as much as the interpreter, and so does what it loads.
    let Deciding { all, any } = deciding(way.command.mechanism, way.line);
    let all = all.iter().map(|file| format!("(Test-UserWritable {})", powershell_word(file)));
    let any = any.iter().map(|folder| {
        let folder = powershell_word(folder);
        format!("((Test-Path -LiteralPath {folder}) -and (Test-UserWritable {folder}))")
    });
    let writable = all.chain(any).collect::<Vec<_>>().join(" -or ");
    let there = match evidence(way) {
        Some(evidence) => {
            format!("(Test-Path -LiteralPath {program} -PathType Leaf) -and {evidence}")
        }
        None => format!("Test-Path -LiteralPath {program} -PathType Leaf"),
    };
    let call = format!("Invoke-Removal {title} {program} {arguments}");
    let call = match (way.command.mechanism, way.line.arguments.last()) {
        (Mechanism::Pip, Some(name)) => {
            let name = powershell_word(name);
            format!("if (Test-PythonPackage {program} {name}) {{ {call} }}")
        }
        _ => call,
    };
    let _ = writeln!(
        text,
        "if ({there}) {{\n    if ({writable}) {{\n        Set-Left \
         ({title} + ': an ordinary user can change the uninstaller, so it was not run.')\n    }} else {{\n        \
         {call}\n    }}\n}}"
    );
}

/// That the thing is there, besides the program that removes it.
fn evidence(way: &Way<'_>) -> Option<String> {
    if way.command.mechanism == Mechanism::BrowserExtension {
        let key = way.line.arguments.get(1)?.strip_prefix("HKLM\\")?;
        let key = powershell_word(&format!(r"Registry::HKEY_LOCAL_MACHINE\{key}"));
        return Some(format!("(Test-Path -LiteralPath {key})"));
    }
    Some(format!("(Test-Path -LiteralPath {})", powershell_word(&place_of(way)?)))
}

/// The same with a password that a person types. It goes to the installer and nowhere else.
fn with_password(text: &mut String, title: &str, way: &Way<'_>, form: PasswordForm) {
    let arguments = way.line.windows_arguments();
    let Some((before, after)) = arguments.split_once(PASSWORD) else {
        left(text, title);
        return;
    };
    let value = match form {
        // In the quotes that the text around it has, Windows Installer wants a quote doubled.
        PasswordForm::Plain => "$plain.Replace('\"', '\"\"')",
        PasswordForm::Utf16LeHex => {
            "([BitConverter]::ToString([Text.Encoding]::Unicode.GetBytes($plain)).Replace('-', ''))"
        }
    };
    let prompt = powershell_word(&format!("Uninstall password ({})", way.command.when));
    let _ = writeln!(
        text,
        "    $secret = Read-Host -Prompt {prompt} -AsSecureString\n    $plain = (New-Object \
         System.Management.Automation.PSCredential('x', $secret)).GetNetworkCredential().Password"
    );
    let whole = format!("({} + {value} + {})", powershell_word(before), powershell_word(after));
    run(text, title, way, &whole);
    text.push_str("    $plain = $null\n");
}

/// A pack that is for no one machine finds the product by its names; the publisher has to agree.
fn by_name(text: &mut String, title: &str, product: &Product) {
    let list = |facts: &[Fact]| {
        facts
            .iter()
            .filter(|fact| fact.literal)
            .map(|fact| powershell_word(&fact.value))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let windows = &product.windows;
    let _ = writeln!(
        text,
        "$names = @({})\n$publishers = @({})\n$codes = @({})",
        list(&windows.display_names),
        list(&windows.publishers),
        list(&windows.product_codes)
    );
    let _ = writeln!(
        text,
        "foreach ($entry in $entries) {{\n    $named = $names -contains $entry.Name -and $publishers -contains \
         $entry.Publisher\n    if (-not ($named -or $codes -contains $entry.Key)) {{ continue }}\n    if ($entry.Key -match \
         '^\\{{[0-9A-Fa-f]{{8}}(-[0-9A-Fa-f]{{4}}){{3}}-[0-9A-Fa-f]{{12}}\\}}$') {{\n        Invoke-Removal {title} \
         (Join-Path $windows 'System32\\msiexec.exe') ('/x ' + $entry.Key + ' /qn /norestart')\n    }} else {{\n        \
         $script:found = $true\n        Set-Left ($entry.Name + ': is here, but has its own uninstaller. Use the plan of \
         that machine.')\n    }}\n}}"
    );
}
