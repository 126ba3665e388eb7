//! Makes a signed catalogue file from the source files below `src/catalog/data`, for `interdict-cli
//! catalog update` and *Settings > Catalogue > Load…*.
//!
//!     cargo run --example make-catalogue -- key KEY-FILE       a new key pair: KEY-FILE and KEY-FILE.pub
//!     cargo run --example make-catalogue -- KEY-FILE OUT-FILE  signs the catalogue of this source tree
//!
//! The public key of a new pair goes into `src/catalog/data/catalog.pub`. The secret key is not part of
//! the project: whoever keeps the catalogue keeps it, outside of the source tree.
#![allow(clippy::print_stdout, reason = "this is a command")]

use std::error::Error;

use interdict::catalog::{self, CatalogContent, SCHEMA};
use minisign::{KeyPair, SecretKeyBox};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["key", file] => new_key(file),
        [key, out] => make(key, out),
        _ => Err("usage: make-catalogue key KEY-FILE | make-catalogue KEY-FILE OUT-FILE".into()),
    }
}

fn new_key(file: &str) -> Result<(), Box<dyn Error>> {
    if std::path::Path::new(file).exists() {
        return Err(format!("{file} exists; a key is never overwritten").into());
    }
    let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair()?;
    std::fs::write(file, sk.to_box(Some("Interdict catalogue, secret key"))?.to_string())?;
    std::fs::write(format!("{file}.pub"), pk.to_box()?.to_string())?;
    println!("{file} (secret) and {file}.pub");
    Ok(())
}

fn make(key: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let whole = catalog::builtin()
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let files = catalog::builtin_files();
    let content = CatalogContent {
        schema: SCHEMA.to_owned(),
        compiled: whole.compiled,
        files: files.iter().map(|file| (file.name.to_owned(), file.text.to_owned())).collect(),
    };
    let text = content.text();
    let secret =
        SecretKeyBox::from_string(&std::fs::read_to_string(key)?)?.into_unencrypted_secret_key()?;
    let comment = format!("{SCHEMA} {}", whole.compiled);
    let signature = minisign::sign(None, &secret, text.as_bytes(), Some(&comment), None)?;
    let head = signature.to_string();
    std::fs::write(out, format!("{}\n{text}", head.trim_end()))?;
    println!("{out}: catalogue of {}, {} files", whole.compiled, files.len());
    Ok(())
}
