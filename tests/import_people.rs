//! Lists as people and tools really hand them over: other languages, orders and remains than the
//! samples have. Each is read whole, and what it names is found.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::sync::atomic::AtomicBool;

use interdict::catalog;
use interdict::import::{self, ImportError, Options, Reading};
use interdict::matching::Matcher;
use interdict::model::Profile;
use interdict::policy;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<Reading, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    import::read(&path, &Options::default(), &|_| {}, &AtomicBool::new(false))
}

/// The products that count as found.
fn found(reading: &Reading) -> Vec<String> {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let day = "2026-01-15".parse().unwrap();
    let inventories = [&reading.inventory];
    let all = policy::findings(&catalog, &matcher, &inventories, &Profile::default(), day);
    let mut names: Vec<String> = all
        .iter()
        .filter(|one| one.is_found())
        .map(|one| one.product.as_ref().map_or("-", |own| own.as_str()).to_owned())
        .collect();
    names.sort();
    names
}

/// The headings of winget are in the language of Windows; wide letters take two columns.
#[test]
fn winget_in_a_language_whose_words_are_not_known() {
    let text = "\
名称                               ID                           版本         可用      源
-----------------------------------------------------------------------------------------------
微信                               Tencent.WeChat               3.9.8.25     3.9.12    winget
Git                                Git.Git                      2.43.0                 winget
360安全卫士                        360安全卫士                  13.0.0
钉钉                               Alibaba.DingTalk             7.1          7.5       winget
";
    let reading = read("PC-8.txt", text).unwrap();
    assert!(reading.recognised.starts_with("printed table"), "{}", reading.recognised);
    assert_eq!(reading.inventory.counts.software, 4);
    assert_eq!(reading.inventory.software(0).name, "微信");
    assert_eq!(reading.inventory.software(0).version.as_deref(), Some("3.9.8.25"));
    assert_eq!(found(&reading), ["dingtalk", "qihoo-360", "wechat"]);
}

/// A table of anything else in an unknown language is not taken for one of winget.
#[test]
fn an_unknown_table_is_not_taken_for_one_of_winget() {
    let text = "aaa   bbb   ccc   ddd\n---------------------\n1     2 3   4     winget\n";
    if let Ok(reading) = read("x.txt", text) {
        assert!(!reading.recognised.starts_with("printed table"), "{}", reading.recognised);
    }
}
