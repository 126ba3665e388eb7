//! What a check asks programs of the system: named in full before it is asked, as a command that is run. They are
//! programs that came with the system, they get fixed words, and what they say is only read.
//!
//! - Windows describes itself through its management interface (WMI), which Windows PowerShell asks; the text for it
//!   gives the answer as JSON on one line. Its modules are those that came with Windows ("about_PSModulePath": the
//!   search begins in a folder of the user).
//! - macOS: fdesetup(8) and tmutil(8).

use super::installer::system_program;
use super::{Check, CommandLine, MachineFacts};
use crate::model::Platform;

/// The commands of a check, in the order in which they are run; most checks have none.
#[must_use]
pub fn inquiries(check: &Check, platform: Platform, facts: &dyn MachineFacts) -> Vec<CommandLine> {
    let wmi = |namespace: &str, class: &str, properties: &str| CommandLine {
        program: system_program(r"WindowsPowerShell\v1.0\powershell.exe", facts),
        arguments: ["-NoProfile", "-NonInteractive", "-Command"]
            .map(str::to_owned)
            .into_iter()
            .chain([question(namespace, class, properties)])
            .collect(),
    };
    let tool = |program: &str, arguments: &[&str]| CommandLine {
        program: program.to_owned(),
        arguments: arguments.iter().map(|word| (*word).to_owned()).collect(),
    };
    match (check, platform) {
        (Check::DiskEncryptionOff { .. }, Platform::Windows) => vec![wmi(
            "root/CIMV2/Security/MicrosoftVolumeEncryption",
            "Win32_EncryptableVolume",
            "DriveLetter, ProtectionStatus",
        )],
        (Check::DiskEncryptionOff { .. }, Platform::Macos) => {
            vec![tool("/usr/bin/fdesetup", &["status"])]
        }
        (Check::RestorePointOrBackup, Platform::Windows) => {
            vec![wmi("root/default", "SystemRestore", "CreationTime, Description")]
        }
        (Check::RestorePointOrBackup, Platform::Macos) => vec![
            tool("/usr/bin/tmutil", &["latestbackup"]),
            tool("/usr/bin/tmutil", &["listlocalsnapshots", "/"]),
        ],
        (Check::NextProtection { .. }, Platform::Windows) => vec![
            wmi("root/SecurityCenter2", "AntiVirusProduct", "displayName, productState"),
            wmi(
                "root/Microsoft/Windows/Defender",
                "MSFT_MpComputerStatus",
                "AMRunningMode, AntivirusEnabled, RealTimeProtectionEnabled",
            ),
        ],
        _ => Vec::new(),
    }
}

/// The text for Windows PowerShell: the answer as JSON on one line, in UTF-8.
fn question(namespace: &str, class: &str, properties: &str) -> String {
    format!(
        "$ErrorActionPreference = 'Stop'; $env:PSModulePath = $PSHOME + '\\Modules'; [Console]::OutputEncoding = \
         [Text.Encoding]::UTF8; Import-Module ($PSHOME + '\\Modules\\CimCmdlets\\CimCmdlets.psd1'); ConvertTo-Json \
         -Compress -InputObject @(CimCmdlets\\Get-CimInstance -Namespace '{namespace}' -ClassName '{class}' | \
         Select-Object -Property {properties})"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::removal::NoFacts;

    #[test]
    fn the_questions_are_scripts_of_powershell_that_only_read() {
        let mut parser = tree_sitter::Parser::new();
        let language = tree_sitter_powershell::LANGUAGE.into();
        assert!(parser.set_language(&language).is_ok());
        let mut asked = 0;
        for check in [
            Check::DiskEncryptionOff { product: "X".to_owned() },
            Check::RestorePointOrBackup,
            Check::NextProtection { leaving: Vec::new() },
        ] {
            for line in inquiries(&check, Platform::Windows, &NoFacts) {
                let text = line.arguments.last().map(String::as_str).unwrap_or_default();
                let tree = parser.parse(text, None);
                assert!(tree.is_some_and(|tree| !tree.root_node().has_error()), "{text}");
                let verbs = ["Set-", "New-", "Remove-", "Invoke-", "Start-", "Stop-", "Enable-"];
                assert!(!verbs.iter().any(|verb| text.contains(verb)), "{text}");
                // As it is shown, it is one line of a command that can be read back.
                let shown = line.text_for(Platform::Windows);
                assert_eq!(CommandLine::parse_windows(&shown), Some(line.clone()), "{shown}");
                asked += 1;
            }
            assert!(inquiries(&check, Platform::Linux, &NoFacts).is_empty());
        }
        assert_eq!(asked, 4);
        assert!(inquiries(&Check::AdministratorRights, Platform::Windows, &NoFacts).is_empty());
    }
}
