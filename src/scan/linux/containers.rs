//! Images of containers, by name: those of Docker (`/var/lib/docker/image/DRIVER/repositories.json`)
//! and of Podman (`overlay-images/images.json` below the storage folder of the system or of a user;
//! containers-storage.conf(5), `graphroot` and `rootless_storage_path`). What is inside an image is not
//! read, and each record says so.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::model::{Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, of_each_user};
use crate::scan::common::tree::Tree;

/// Some hundred bytes an image.
const MOST: u64 = 16 * 1024 * 1024;
const ID: &str = "containers";
const NAME: &str = "Container images";
const INSIDE: &str = "What is inside this image was not read";

/// Reads the names of images below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let docker = Path::new("var/lib/docker/image");
    let mut reader = SourceReader::new(tree, "containers-docker", "Docker images", docker);
    for driver in reader.folders(docker) {
        let file = docker.join(&driver.name).join("repositories.json");
        add(&mut reader, &file, parse_docker);
    }
    let mut outcomes = vec![reader.finish()];
    let podman = Path::new("var/lib/containers/storage");
    let mut reader = SourceReader::new(tree, ID, NAME, podman);
    storage(&mut reader, podman);
    outcomes.push(reader.finish());
    outcomes.extend(of_each_user(tree, ID, NAME, |reader, home| {
        storage(reader, &home.path.join(".local/share/containers/storage"));
    }));
    outcomes
}

fn storage(reader: &mut SourceReader<'_>, folder: &Path) {
    for driver in ["overlay", "vfs", "btrfs"] {
        add(reader, &folder.join(format!("{driver}-images/images.json")), parse_podman);
    }
}

type Parse = fn(&[u8]) -> Result<BTreeSet<String>, serde_json::Error>;

fn add(reader: &mut SourceReader<'_>, file: &Path, parse: Parse) {
    let Some(bytes) = reader.whole(file, MOST) else { return };
    match parse(&bytes) {
        Ok(names) => {
            for name in &names {
                reader.push(image(name));
            }
        }
        Err(error) => reader.failed(file, &error.to_string()),
    }
}

fn image(name: &str) -> Software {
    // A colon may also stand before the port of a registry: `host:5000/name`.
    let (image, tag) = match name.rsplit_once(':') {
        Some((image, tag)) if !tag.contains('/') => (image, Some(tag.to_owned())),
        _ => (name, None),
    };
    Software {
        kind: Kind::Distribution,
        name: image.to_owned(),
        version: tag,
        remark: Some(INSIDE.to_owned()),
        ..Software::default()
    }
}

/// Docker's names: `{"Repositories": {"alpine": {"alpine:3.20": "sha256:…"}}}`. References by check
/// sum (`alpine@sha256:…`) repeat them.
///
/// # Errors
/// When the bytes are no JSON.
pub fn parse_docker(bytes: &[u8]) -> Result<BTreeSet<String>, serde_json::Error> {
    let value: Value = serde_json::from_slice(bytes)?;
    let mut names = BTreeSet::new();
    for (image, tags) in value.get("Repositories").and_then(Value::as_object).into_iter().flatten()
    {
        let tags = tags.as_object().into_iter().flatten().map(|(tag, _)| tag);
        let before = names.len();
        names.extend(tags.filter(|tag| !tag.contains('@')).cloned());
        if names.len() == before {
            names.insert(image.clone());
        }
    }
    Ok(names)
}

/// Podman's names: `[{"id": "…", "names": ["docker.io/library/alpine:3.20"]}]`; images without a name
/// are parts of others, and are named by their id.
///
/// # Errors
/// When the bytes are no JSON.
pub fn parse_podman(bytes: &[u8]) -> Result<BTreeSet<String>, serde_json::Error> {
    let value: Value = serde_json::from_slice(bytes)?;
    let mut names = BTreeSet::new();
    for image in value.as_array().into_iter().flatten() {
        let own = image.get("names").and_then(Value::as_array).into_iter().flatten();
        let own: Vec<_> =
            own.filter_map(Value::as_str).filter(|name| !name.contains('@')).collect();
        match image.get("id").and_then(Value::as_str) {
            Some(id) if own.is_empty() => {
                names.insert(format!("image {}", id.chars().take(12).collect::<String>()));
            }
            _ => names.extend(own.into_iter().map(str::to_owned)),
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn names_of_both_tools() {
        let docker = br#"{"Repositories":{"drweb/av":{"drweb/av:11":"sha256:1","drweb/av@sha256:2":"sha256:1"},
            "h:5000/x":{"h:5000/x@sha256:3":"sha256:3"}}}"#;
        let names: Vec<_> = parse_docker(docker).unwrap().iter().map(|name| image(name)).collect();
        assert_eq!((names[0].name.as_str(), names[0].version.as_deref()), ("drweb/av", Some("11")));
        assert_eq!((names[1].name.as_str(), names[1].version.as_deref()), ("h:5000/x", None));
        let podman = br#"[{"id":"0123456789abcdef","names":[]},{"id":"1","names":["q.io/a:1"]},7]"#;
        let names: Vec<_> = parse_podman(podman).unwrap().into_iter().collect();
        assert_eq!(names, ["image 0123456789ab", "q.io/a:1"]);
        assert!(parse_docker(b"{").is_err() && parse_podman(b"").is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>, name: String) {
            let _ = (parse_docker(&bytes), parse_podman(&bytes), image(&name));
        }
    }
}
