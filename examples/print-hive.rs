//! Prints a part of a registry hive as JSON, for comparison with `reg query … /s`: every key below a
//! path with its values. Usage: print-hive HIVE PATH
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::collections::BTreeMap;
use std::error::Error;

use interdict::scan::common::hive::HiveFile;
use interdict::scan::common::registry::{Hive, Value};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err("usage: print-hive HIVE PATH".into());
    };
    let hive = HiveFile::new(std::fs::read(&file)?, &[], &file)?;
    if !hive.problems.is_empty() {
        return Err(hive.problems.join(" ").into());
    }
    let mut keys: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut waiting = vec![path];
    while let Some(path) = waiting.pop() {
        let Some(key) = hive.key(&path)? else { return Err(format!("no key {path}").into()) };
        if !key.problems.is_empty() {
            return Err(key.problems.join(" ").into());
        }
        waiting.extend(key.subkeys.iter().map(|name| format!(r"{path}\{name}")));
        let values = key.values.into_iter().map(|(name, value)| (name, text(&value))).collect();
        keys.insert(path, values);
    }
    println!("{}", serde_json::to_string(&keys)?);
    Ok(())
}

/// A value as `reg query` prints it.
fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => format!("{number:#x}"),
        Value::Texts(texts) => texts.join("\\0"),
        Value::Bytes(bytes) => {
            bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().concat()
        }
    }
}
