# Removes what the plan in instructions.txt names. Holds no password.
# Exit codes: 0 removed or nothing to do, 3010 removed and restart needed, 1 failed, 2 something is left for a
# person, 3 another machine, 4 checks not confirmed, 5 no rights, 6 not
# ready (a restart is pending, or too little room); a failing installer's own code is handed on.
[CmdletBinding()]
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
        if ($null -eq $code) { $code = 1 }
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
        if ($script:result -eq 0) { $script:result = 1 }
    }
}

function Set-Left([string]$Text) {
    Write-Line $Text
    if ($script:result -eq 0) { $script:result = 2 }
}
$identity = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
if (-not $identity.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
    Write-Output 'Run it as administrator. Nothing was done.'
    exit 5
}
if (-not $Confirmed) {
    Write-Output 'Check this first, then run it again with -Confirmed:'
    Write-Output '- It is decided what protects this machine afterwards.'
    Write-Output '- There is a restore point or a backup, or it was decided to go on without.'
    Write-Seen
    exit 4
}
$entries = @(Get-Entry)

$names = @('Acme Guard', 'Guard')
$publishers = @('Acme Software Ltd.')
$codes = @('{11111111-2222-3333-4444-555555555555}')
foreach ($entry in $entries) {
    $named = $names -contains $entry.Name -and $publishers -contains $entry.Publisher
    if (-not ($named -or $codes -contains $entry.Key)) { continue }
    if ($entry.Key -match '^\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$') {
        Invoke-Removal 'Uninstall Acme Guard' (Join-Path $windows 'System32\msiexec.exe') ('/x ' + $entry.Key + ' /qn /norestart')
    } else {
        $script:found = $true
        Set-Left ($entry.Name + ': is here, but has its own uninstaller. Use the plan of that machine.')
    }
}

if (-not $script:found -and $script:result -eq 0) { Write-Line 'Nothing of it is here. Nothing was done.' }
if ($script:result -ne 0) { exit $script:result }
if ($script:restart) { exit 3010 }
exit 0
