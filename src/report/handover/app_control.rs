//! A deny policy of App Control for Business (the former Windows Defender Application Control) as XML, for
//! auditing.
//!
//! What it may hold was read in MicrosoftDocs/windows-itpro-docs, `app-control-for-business/design`:
//! `create-appcontrol-deny-policy` (a policy of denials needs an "Allow All" rule in both signing scenarios),
//! `select-types-of-rules-to-create` (rule options, paths with macros and one wildcard at the end) and
//! `manage-packaged-apps-with-appcontrol`. Windows itself holds the schema
//! (`%windir%\schemas\CodeIntegrity\cipolicy.xsd`); it is published nowhere else.
//!
//! A publisher is there the name in a certificate together with the hash of the certificate above it. The
//! catalogue has no such hash: it comes from a program that was signed, read on one of the organisation's
//! machines. Of a file only the place and the package are told by the catalogue, and only those that were
//! read in a source are written.

use std::fmt::Write as _;

use super::facts::Trust;
use super::{Order, fixed_id, quote};

/// A publisher as App Control knows it: the hash of the to-be-signed part of the certificate above, and the
/// common name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CodeSigner {
    hash: String,
    name: String,
}

impl CodeSigner {
    /// From the form in which the script tells it: `TBS=…, CN=…`.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (hash, name) = text.trim().strip_prefix("TBS=")?.split_once(", CN=")?;
        // SHA-1, SHA-256, SHA-384 or SHA-512, in hexadecimal.
        let is_hash =
            [40, 64, 96, 128].contains(&hash.len()) && hash.bytes().all(|c| c.is_ascii_hexdigit());
        let name = quote::one_line(name);
        (is_hash && !name.is_empty() && !name.contains(['*', '<', '>']))
            .then(|| Self { hash: hash.to_ascii_uppercase(), name })
    }

    /// The publisher's name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// The rules of a policy; none where the catalogue knows neither a place nor a package, and nobody named a
/// publisher.
pub(super) fn policy(order: &Order<'_>, signers: &[CodeSigner]) -> Option<String> {
    let rules = file_rules(order);
    if rules.is_empty() && signers.is_empty() {
        return None;
    }
    let id = format!("{{{}}}", fixed_id(&format!("app-control {}", order.names())).to_uppercase());
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        xml,
        "<SiPolicy xmlns=\"urn:schemas-microsoft-com:sipolicy\" PolicyType=\"Base Policy\">\n  \
         <VersionEx>1.0.0.0</VersionEx>\n  <PolicyID>{id}</PolicyID>\n  <BasePolicyID>{id}</BasePolicyID>\n  \
         <PlatformID>{PLATFORM}</PlatformID>\n  <Rules>\n"
    );
    for option in OPTIONS {
        let _ = writeln!(xml, "    <Rule>\n      <Option>{option}</Option>\n    </Rule>");
    }
    xml.push_str("  </Rules>\n  <EKUs />\n  <FileRules>\n");
    for (id, what) in [(ALLOW_KERNEL, "kernel drivers"), (ALLOW_USER, "programs")] {
        let _ = writeln!(
            xml,
            "    <Allow ID=\"{id}\" FriendlyName=\"Interdict: allow all other {what}\" FileName=\"*\" />"
        );
    }
    for (rule, number) in rules.iter().zip(1_usize..) {
        let (attributes, what) = match rule {
            FileRule::Folder(path) => {
                (format!("FilePath=\"{}\"", quote::xml(path)), format!("files in {path}"))
            }
            // A denial of a package holds for this version and all before it.
            FileRule::Package(family) => (
                format!(
                    "PackageFamilyName=\"{}\" PackageVersion=\"65535.65535.65535.65535\"",
                    quote::xml(family)
                ),
                format!("package {family}"),
            ),
        };
        let name = quote::xml(&quote::one_line(&format!("Interdict: deny {what}")));
        let _ = writeln!(
            xml,
            "    <Deny ID=\"{}\" FriendlyName=\"{name}\" {attributes} />",
            deny(number)
        );
    }
    xml.push_str("  </FileRules>\n");
    if signers.is_empty() {
        xml.push_str("  <Signers />\n");
    } else {
        xml.push_str("  <Signers>\n");
        for (own, number) in signers.iter().zip(1_usize..) {
            let name = quote::xml(&own.name);
            let _ = writeln!(
                xml,
                "    <Signer ID=\"{}\" Name=\"Interdict: deny {name}\">\n      <CertRoot Type=\"TBS\" \
                 Value=\"{}\" />\n      <CertPublisher Value=\"{name}\" />\n    </Signer>",
                signer(number),
                own.hash
            );
        }
        xml.push_str("  </Signers>\n");
    }
    // A denied driver could keep a machine from starting, so only programs are denied.
    let _ = write!(
        xml,
        "  <SigningScenarios>\n    <SigningScenario Value=\"131\" ID=\"ID_SIGNINGSCENARIO_DRIVERS\" \
         FriendlyName=\"Drivers\">\n      <ProductSigners>\n        <FileRulesRef>\n          <FileRuleRef \
         RuleID=\"{ALLOW_KERNEL}\" />\n        </FileRulesRef>\n      </ProductSigners>\n    \
         </SigningScenario>\n    <SigningScenario Value=\"12\" ID=\"ID_SIGNINGSCENARIO_WINDOWS\" \
         FriendlyName=\"Programs\">\n      <ProductSigners>\n"
    );
    if !signers.is_empty() {
        xml.push_str("        <DeniedSigners>\n");
        for number in 1..=signers.len() {
            let _ = writeln!(xml, "          <DeniedSigner SignerId=\"{}\" />", signer(number));
        }
        xml.push_str("        </DeniedSigners>\n");
    }
    let _ =
        writeln!(xml, "        <FileRulesRef>\n          <FileRuleRef RuleID=\"{ALLOW_USER}\" />");
    for number in 1..=rules.len() {
        let _ = writeln!(xml, "          <FileRuleRef RuleID=\"{}\" />", deny(number));
    }
    let _ = write!(
        xml,
        "        </FileRulesRef>\n      </ProductSigners>\n    </SigningScenario>\n  </SigningScenarios>\n  \
         <UpdatePolicySigners />\n  <CiSigners />\n  <HvciOptions>0</HvciOptions>\n  <Settings>\n    \
         <Setting Provider=\"PolicyInfo\" Key=\"Information\" ValueName=\"Name\">\n      <Value>\n        \
         <String>Interdict deny (audit)</String>\n      </Value>\n    </Setting>\n    <Setting \
         Provider=\"PolicyInfo\" Key=\"Information\" ValueName=\"Id\">\n      <Value>\n        \
         <String>{}</String>\n      </Value>\n    </Setting>\n  </Settings>\n</SiPolicy>\n",
        quote::xml(&order.origin())
    );
    Some(xml)
}

/// The id that every policy of Windows carries.
const PLATFORM: &str = "{2E07F7E4-194C-4D20-B7C9-6F44A6C5A234}";

/// Audit mode blocks nothing; without UMCI only drivers would be looked at.
const OPTIONS: &[&str] = &[
    "Enabled:Unsigned System Integrity Policy",
    "Enabled:Audit Mode",
    "Enabled:Advanced Boot Options Menu",
    "Enabled:UMCI",
    "Enabled:Update Policy No Reboot",
];

const ALLOW_KERNEL: &str = "ID_ALLOW_A_1";
const ALLOW_USER: &str = "ID_ALLOW_A_2";

fn deny(number: usize) -> String {
    format!("ID_DENY_D_{number}")
}

fn signer(number: usize) -> String {
    format!("ID_SIGNER_S_{number}")
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum FileRule {
    /// Everything below a folder, with the macro of the system's drive.
    Folder(String),
    /// A packaged app by its family.
    Package(String),
}

fn file_rules(order: &Order<'_>) -> Vec<FileRule> {
    let folders = order.values(Trust::Verified, &[|own| &own.windows.install_dirs]);
    let families = order.values(Trust::Verified, &[|own| &own.windows.msix_family_names]);
    let folders = folders.iter().filter_map(|own| path(own)).map(FileRule::Folder);
    folders
        .chain(families.into_iter().filter(|own| is_family(own)).map(FileRule::Package))
        .collect()
}

/// The path of a folder on the system's drive as a rule has it, with everything below; other folders, and
/// the whole of a drive or of a folder of Windows, get no rule.
fn path(folder: &str) -> Option<String> {
    let below = folder.trim().trim_end_matches('\\').strip_prefix(r"C:\")?;
    let is_plain = !below.contains(['*', '?', '%', '/', ':', '"', '<', '>', '|'])
        && !below.split('\\').any(|part| part.trim().is_empty() || part == "..")
        && quote::one_line(below) == below;
    // Two parts at least: "Program Files" alone is everybody's.
    let is_own = below.split('\\').count() >= 2 && !below.to_lowercase().starts_with(r"windows\");
    (is_plain && is_own).then(|| format!(r"%OSDRIVE%\{below}\*"))
}

/// A family's name: the package's name, and the publisher's id of thirteen letters
/// (learn.microsoft.com, "Package identity": Crockford's base 32).
fn is_family(text: &str) -> bool {
    text.rsplit_once('_').is_some_and(|(name, id)| {
        id.len() == 13
            && id.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            && !name.is_empty()
            && name.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_makers_own_folders_become_rules() {
        assert_eq!(
            path(r"C:\Program Files\Acme Guard\"),
            Some(r"%OSDRIVE%\Program Files\Acme Guard\*".to_owned())
        );
        for folder in [
            r"C:\",
            r"C:\Program Files",
            r"C:\Windows\System32",
            r"C:\Program Files\*",
            r"C:\a\..\b",
            r"D:\Acme\Guard",
            r"%ProgramFiles%\Acme",
            "C:\\a\\b\u{202e}c",
            "",
        ] {
            assert_eq!(path(folder), None, "{folder}");
        }
    }

    #[test]
    fn a_signer_has_a_hash_and_a_name() {
        let hash = "e767799478f64a34b3f53ff3bb9057fe1768f4ab178041b0dcc0ff1e210cba65";
        let own = CodeSigner::of(&format!("TBS={hash}, CN=Acme Software Ltd."));
        assert_eq!(own.as_ref().map(CodeSigner::name), Some("Acme Software Ltd."));
        for text in
            ["", "TBS=, CN=Acme", "TBS=12, CN=Acme", "CN=Acme", &format!("TBS={hash}, CN=*")]
        {
            assert_eq!(CodeSigner::of(text), None, "{text}");
        }
    }

    #[test]
    fn families_of_packages_are_known_by_their_form() {
        assert!(is_family("Acme.Guard_8wekyb3d8bbwe"));
        for text in ["Acme.Guard", "_8wekyb3d8bbwe", "Acme Guard_8wekyb3d8bbwe", "A_8WEKYB3D8BBWE"]
        {
            assert!(!is_family(text), "{text}");
        }
    }
}
