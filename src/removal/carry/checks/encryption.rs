//! Is a drive encrypted? What the system itself encrypts stays as it is; what a product has encrypted could become
//! unreadable without it, and that only the product can tell.
//!
//! - Windows: `Win32_EncryptableVolume` (Microsoft, "BitLocker Drive Encryption Provider"), which answers an
//!   administrator only; `ProtectionStatus` is 0 for off, 1 for on and 2 for not known.
//! - Linux: the device mapper names encrypted devices `CRYPT-…` in `/sys/block/dm-*/dm/uuid` (cryptsetup's
//!   documentation); encrypted folders are mounts of the kinds `ecryptfs`, `fuse.encfs` and `fuse.gocryptfs`
//!   in `/proc/mounts` (proc(5)).
//! - macOS: fdesetup(8), `status`.
//! - Kaspersky Endpoint Security since version 12 says it by `kescli --opswat GetEncryptionState`: 1 is
//!   protected by its own encryption or BitLocker, 0 is not encrypted (its online help, 265778).

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::{Said, query};
use crate::model::Platform;
use crate::removal::carry::Answer;

pub(super) fn off(platform: Platform, product: &str, said: Said<'_>) -> Answer {
    match platform {
        Platform::Windows => windows(said(0).and_then(|text| query::parse(&text)), product),
        Platform::Macos => macos(said(0).as_deref(), product),
        Platform::Linux => linux(
            volumes(Path::new("/sys/block")),
            fs::read_to_string("/proc/mounts").ok().map(|text| folders(&text)),
            product,
        ),
    }
}

/// A drive, as BitLocker's provider describes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Volume {
    drive_letter: Option<String>,
    protection_status: u32,
}

/// What is to be asked of the product itself.
fn own(product: &str) -> String {
    let lower = product.to_lowercase();
    let how = if lower.contains("kaspersky endpoint security") {
        " In its folder, \"kescli --opswat GetEncryptionState\" says 0 where no disk is encrypted, and 1 where its \
         own encryption or BitLocker is on (version 12 and later)."
    } else {
        ""
    };
    format!(
        "Whether {product} itself has encrypted disks, folders or removable drives it alone can tell: look in its \
         window or its management server, decrypt first if so, and then confirm this step.{how}"
    )
}

fn windows(volumes: Option<Vec<Volume>>, product: &str) -> Answer {
    let own = own(product);
    let Some(volumes) = volumes else {
        return Answer::cannot_tell(format!(
            "BitLocker answers an administrator only; its state is shown by: manage-bde -status. {own}"
        ));
    };
    let mut on: Vec<String> = volumes
        .iter()
        .filter(|volume| volume.protection_status != 0)
        .map(|volume| {
            volume.drive_letter.clone().unwrap_or_else(|| "a drive without a letter".to_owned())
        })
        .collect();
    on.sort();
    if on.is_empty() {
        return Answer::cannot_tell(format!(
            "BitLocker protects no drive (looked at {}). {own}",
            volumes.len()
        ));
    }
    Answer::cannot_tell(format!(
        "BitLocker protects {0}; it is a part of Windows and stays. Where {product} manages it, copy the recovery keys \
         first (manage-bde -protectors -get {1}). {own}",
        on.join(", "),
        on.first().map_or("C:", String::as_str)
    ))
}

fn macos(said: Option<&str>, product: &str) -> Answer {
    match said.map(str::trim) {
        Some(said) if said.starts_with("FileVault is Off.") && said.lines().count() == 1 => {
            Answer::yes("FileVault is off (fdesetup status).")
        }
        Some(said) if said.starts_with("FileVault is") => Answer::cannot_tell(format!(
            "fdesetup says: {} FileVault is a part of macOS and stays. Where {product} manages it, copy the recovery \
             key first, then confirm this step.",
            said.lines().next().unwrap_or_default()
        )),
        _ => Answer::cannot_tell(format!(
            "The state of FileVault could not be read; it is shown by: fdesetup status. Where {product} manages it, \
             copy the recovery key first, then confirm this step."
        )),
    }
}

fn linux(volumes: Option<Vec<String>>, folders: Option<Vec<String>>, product: &str) -> Answer {
    let by_hand = "Encrypted devices are shown by: lsblk -o NAME,FSTYPE,MOUNTPOINTS.";
    match (volumes, folders) {
        // A product could still keep single files or drives encrypted.
        (Some(volumes), Some(folders)) if volumes.is_empty() && folders.is_empty() => {
            Answer::cannot_tell(format!(
                "No encrypted device is open and no encrypted folder is mounted (looked at /sys/block and \
                 /proc/mounts). {}",
                own(product)
            ))
        }
        (Some(mut all), Some(folders)) => {
            all.extend(folders);
            Answer::cannot_tell(format!(
                "Encrypted and open: {}. Linux' own encryption stays. {}",
                all.join(", "),
                own(product)
            ))
        }
        _ => Answer::cannot_tell(format!(
            "The list of devices or of mounts could not be read. {by_hand} {}",
            own(product)
        )),
    }
}

/// Names of open encrypted devices; `None` where the devices cannot be listed.
fn volumes(block: &Path) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(block).ok()?.flatten() {
        let own = entry.path().join("dm");
        if !own.is_dir() {
            continue;
        }
        let uuid = fs::read_to_string(own.join("uuid")).ok()?;
        if uuid.starts_with("CRYPT-") {
            let name = fs::read_to_string(own.join("name")).unwrap_or_default();
            names.push(name.trim().to_owned());
        }
    }
    names.sort();
    Some(names)
}

/// Encrypted folders among the mounts.
fn folders(mounts: &str) -> Vec<String> {
    let encrypted = ["ecryptfs", "fuse.encfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.securefs"];
    let mut folders: Vec<String> = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ').skip(1);
            let (folder, kind) = (words.next()?, words.next()?);
            encrypted.contains(&kind).then(|| folder.replace("\\040", " "))
        })
        .collect();
    folders.sort();
    folders.dedup();
    folders
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::removal::Known;

    const KES: &str = "Kaspersky Endpoint Security for Windows";

    #[test]
    fn bitlocker_is_named_and_never_a_yes_for_the_product() {
        let volume = |letter: &str, protection_status| Volume {
            drive_letter: Some(letter.to_owned()),
            protection_status,
        };
        for (volumes, says) in [
            (None, "manage-bde -status"),
            (Some(vec![volume("C:", 0)]), "protects no drive"),
            (Some(vec![volume("D:", 1), volume("C:", 2)]), "protects C:, D:"),
            (Some(vec![volume("D:", 1)]), "manage-bde -protectors -get D:"),
        ] {
            let answer = windows(volumes, KES);
            assert_eq!(answer.holds, Known::NotKnown);
            assert!(answer.words.contains(says), "{}", answer.words);
            assert!(answer.words.contains("kescli --opswat GetEncryptionState"));
        }
        assert!(!windows(None, "Another").words.contains("kescli"));
        let read: Vec<Volume> =
            serde_json::from_str(r#"[{"DriveLetter":null,"ProtectionStatus":1}]"#).unwrap();
        assert!(windows(Some(read), KES).words.contains("without a letter"));
    }

    #[test]
    fn filevault_is_off_only_where_fdesetup_says_nothing_else() {
        for (said, expected) in [
            (Some("FileVault is Off.\n"), Known::Yes),
            (Some("FileVault is On."), Known::NotKnown),
            (Some("FileVault is Off.\nDeferred enablement appears to be active"), Known::NotKnown),
            (Some("Error: x"), Known::NotKnown),
            (None, Known::NotKnown),
        ] {
            let answer = macos(said, "X");
            assert_eq!(answer.holds, expected, "{said:?}");
            assert!(expected == Known::Yes || answer.words.contains("recovery key"));
        }
    }

    #[test]
    fn open_volumes_and_encrypted_folders_of_linux_are_seen() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("sda")).unwrap();
        assert_eq!(volumes(folder.path()), Some(Vec::new()));
        for (device, uuid, name) in [
            ("dm-0", "CRYPT-LUKS2-ab-root", "root_crypt\n"),
            ("dm-1", "LVM-xy", "vg-home\n"),
            ("dm-2", "CRYPT-VERACRYPT-x", "veracrypt1\n"),
        ] {
            let own = folder.path().join(device).join("dm");
            fs::create_dir_all(&own).unwrap();
            fs::write(own.join("uuid"), uuid).unwrap();
            fs::write(own.join("name"), name).unwrap();
        }
        let open = volumes(folder.path());
        assert_eq!(open, Some(vec!["root_crypt".to_owned(), "veracrypt1".to_owned()]));
        assert_eq!(volumes(Path::new("/no/such/folder")), None);
        let mounts = "/dev/sda1 / ext4 rw 0 0\n/home/.x /home/kim\\040x ecryptfs rw 0 0\nodd\n";
        assert_eq!(folders(mounts), ["/home/kim x"]);
        let answer = linux(Some(Vec::new()), Some(Vec::new()), "X");
        assert!(answer.words.contains("No encrypted device is open"), "{}", answer.words);
        assert_eq!(answer.holds, Known::NotKnown, "the product may keep files of its own");
        let answer = linux(open, Some(folders(mounts)), "X");
        assert_eq!(answer.holds, Known::NotKnown);
        assert!(answer.words.contains("root_crypt, veracrypt1, /home/kim x"), "{}", answer.words);
        // What could not be looked at is never a yes.
        for answer in [linux(None, Some(Vec::new()), "X"), linux(Some(Vec::new()), None, "X")] {
            assert_eq!(answer.holds, Known::NotKnown);
            assert!(answer.words.contains("lsblk"));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_mounts_are_read_without_panic(text in "[a-z/ .\\\\040\n]{0,80}") {
            let _ = folders(&text);
        }
    }
}
