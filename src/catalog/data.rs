//! The built-in files, compiled in.

use super::CatalogFile;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// Every built-in file; a test compares this list with the folder.
        pub(super) const FILES: &[CatalogFile<'static>] =
            &[$(CatalogFile { name: $name, text: include_str!(concat!("data/", $name)) }),+];
    };
}

files! {
    "measures/au.toml",
    "measures/be.toml",
    "measures/ca.toml",
    "measures/cz.toml",
    "measures/de.toml",
    "measures/eu.toml",
    "measures/fr.toml",
    "measures/gb.toml",
    "measures/in.toml",
    "measures/it.toml",
    "measures/jp.toml",
    "measures/kr.toml",
    "measures/lt.toml",
    "measures/lv.toml",
    "measures/nl.toml",
    "measures/nz.toml",
    "measures/pl.toml",
    "measures/ro.toml",
    "measures/tw.toml",
    "measures/ua.toml",
    "measures/us-states.toml",
    "measures/us.toml",
    "official-lists.toml",
    "questions.toml",
    "vendors/1c.toml",
    "vendors/abbyy.toml",
    "vendors/acronis.toml",
    "vendors/alibaba.toml",
    "vendors/autel-robotics.toml",
    "vendors/baidu.toml",
    "vendors/bytedance.toml",
    "vendors/dahua.toml",
    "vendors/deepseek.toml",
    "vendors/dji.toml",
    "vendors/dr-web.toml",
    "vendors/hikvision.toml",
    "vendors/huawei.toml",
    "vendors/hytera.toml",
    "vendors/kaspersky.toml",
    "vendors/kingsoft.toml",
    "vendors/minimax.toml",
    "vendors/moonshot-ai.toml",
    "vendors/parus.toml",
    "vendors/qihoo-360.toml",
    "vendors/telegram.toml",
    "vendors/tencent.toml",
    "vendors/tp-link.toml",
    "vendors/ucweb.toml",
    "vendors/vk.toml",
    "vendors/without-products.toml",
    "vendors/xiaomi.toml",
    "vendors/yandex.toml",
    "vendors/zhipu.toml",
    "vendors/zte.toml",
}
