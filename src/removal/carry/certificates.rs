//! Root certificates that a product has left behind: one certificate of one store of the machine, by its
//! thumbprint, with the system's own `certutil -delstore` (Microsoft, "certutil": the id of a certificate may be
//! its SHA-1 hash; `-enterprise` names the store of the enterprise). A store of a user asks in a window of its own
//! and goes by that user; what a policy puts there comes back.
//!
//! On Linux a certificate that was added is a file; the system's list of roots is made anew after it is gone
//! (update-ca-certificates(8), update-ca-trust(8)).

/// Where a certificate lies, and how it is removed from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    /// Its key below `HKEY_LOCAL_MACHINE`.
    pub key: String,
    /// The arguments for `certutil`.
    pub arguments: Vec<String>,
}

/// The stores of the machine by their keys below `SOFTWARE` ("System Store Locations", Microsoft).
const STORES: &[(&str, &[&str])] = &[
    (r"Microsoft\SystemCertificates\ROOT\Certificates", &["-delstore", "Root"]),
    (r"Microsoft\SystemCertificates\AuthRoot\Certificates", &["-delstore", "AuthRoot"]),
    (r"Microsoft\EnterpriseCertificates\Root\Certificates", &["-enterprise", "-delstore", "Root"]),
];

/// A certificate of a store of the machine; `None` for any other store, and for what is no thumbprint.
pub(super) fn stored(store: &str, thumbprint: &str) -> Option<Stored> {
    let (place, arguments) = STORES.iter().find(|(own, _)| own.eq_ignore_ascii_case(store))?;
    let is_thumbprint =
        thumbprint.len() == 40 && thumbprint.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_thumbprint.then(|| Stored {
        key: format!(r"SOFTWARE\{place}\{thumbprint}"),
        arguments: arguments
            .iter()
            .map(|word| (*word).to_owned())
            .chain([thumbprint.to_owned()])
            .collect(),
    })
}

/// A program of the system and its arguments.
pub(super) type Tool = (&'static str, &'static [&'static str]);

const DEBIAN: Tool = ("/usr/sbin/update-ca-certificates", &[]);
const RED_HAT: Tool = ("/usr/bin/update-ca-trust", &["extract"]);

/// Folders of Linux for added certificates, and what makes the system's list anew: Debian's and SUSE's program, or
/// that of Red Hat and Arch.
const ANCHORS: &[(&str, Tool)] = &[
    ("/usr/local/share/ca-certificates/", DEBIAN),
    ("/etc/pki/ca-trust/source/anchors/", RED_HAT),
    ("/etc/pki/trust/anchors/", DEBIAN),
    ("/etc/ca-certificates/trust-source/anchors/", RED_HAT),
];

/// What makes the list of roots anew after a file of one of those folders is gone; `None` for any other file.
pub(super) fn anchor(path: &str) -> Option<Tool> {
    let (folder, tool) = ANCHORS.iter().find(|(folder, _)| path.starts_with(folder))?;
    let below = path.get(folder.len()..)?;
    let plain = !below.is_empty() && below.split('/').all(|part| !part.is_empty() && part != "..");
    plain.then_some(*tool)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_in_the_folders_for_added_certificates_are_anchors() {
        for (path, expected) in [
            (
                "/usr/local/share/ca-certificates/kl/root.crt",
                Some("/usr/sbin/update-ca-certificates"),
            ),
            ("/etc/pki/ca-trust/source/anchors/x.pem", Some("/usr/bin/update-ca-trust")),
            ("/usr/local/share/ca-certificates/", None),
            ("/usr/local/share/ca-certificates/../../bin/x", None),
            ("/usr/share/ca-certificates/mozilla/x.crt", None),
            ("/etc/ssl/certs/x.pem", None),
            ("", None),
        ] {
            assert_eq!(anchor(path).map(|(program, _)| program), expected, "{path}");
        }
    }

    #[test]
    fn only_a_thumbprint_in_a_store_of_the_machine_goes() {
        let thumbprint = "0123456789ABCDEF0123456789abcdef01234567";
        let found = stored(r"microsoft\systemcertificates\root\certificates", thumbprint);
        let found = found.unwrap_or_else(|| unreachable!("the root store"));
        assert_eq!(
            found.key,
            format!(r"SOFTWARE\Microsoft\SystemCertificates\ROOT\Certificates\{thumbprint}")
        );
        assert_eq!(found.arguments, ["-delstore", "Root", thumbprint]);
        let root = STORES[0].0;
        for (store, thumbprint) in [
            (r"SOFTWARE\Policies\Microsoft\SystemCertificates\Root\Certificates", thumbprint),
            (r"Microsoft\SystemCertificates\MY\Certificates", thumbprint),
            ("", thumbprint),
            (root, ""),
            (root, "*"),
            (root, "0123456789ABCDEF0123456789abcdef0123456"),
            (root, "0123456789ABCDEF0123456789abcdef0123456g"),
            (root, r"..\..\0123456789ABCDEF0123456789abcdef01"),
        ] {
            assert_eq!(stored(store, thumbprint), None, "{store} {thumbprint}");
        }
    }
}
