//! Where an administrator's policies have a browser install extensions: keys of the registry on Windows, files on
//! Linux, the domain of a configuration profile on macOS (Chrome Enterprise policy list and the pages of Microsoft
//! Edge, Brave and Chromium after it; Mozilla, policy-templates).

use crate::model::Platform;

/// The places of one browser.
pub(super) struct Policies {
    /// A word of its name.
    word: &'static str,
    /// Its key below `HKEY_LOCAL_MACHINE`.
    pub(super) key: &'static str,
    /// Folders of files on Linux, or the file.
    pub(super) files: &'static [&'static str],
    /// The domain of its settings on macOS.
    domain: &'static str,
}

impl Policies {
    /// Whether its browser is Firefox, which has lists of other names.
    pub(super) fn is_of_firefox(&self) -> bool {
        self.word == "firefox"
    }
}

const ALL: &[Policies] = &[
    Policies {
        word: "chrome",
        key: r"SOFTWARE\Policies\Google\Chrome",
        files: &["/etc/opt/chrome/policies/managed"],
        domain: "com.google.Chrome",
    },
    Policies {
        word: "edge",
        key: r"SOFTWARE\Policies\Microsoft\Edge",
        files: &["/etc/opt/edge/policies/managed"],
        domain: "com.microsoft.Edge",
    },
    Policies {
        word: "brave",
        key: r"SOFTWARE\Policies\BraveSoftware\Brave",
        files: &["/etc/brave/policies/managed"],
        domain: "com.brave.Browser",
    },
    Policies {
        word: "chromium",
        key: r"SOFTWARE\Policies\Chromium",
        files: &["/etc/chromium/policies/managed", "/etc/chromium-browser/policies/managed"],
        domain: "org.chromium.Chromium",
    },
    Policies {
        word: "yandex",
        key: r"SOFTWARE\Policies\YandexBrowser",
        files: &[
            "/etc/opt/yandex/browser/policies/managed",
            "/etc/opt/yandex/browser-beta/policies/managed",
        ],
        domain: "ru.yandex.desktop.yandex-browser",
    },
    Policies {
        word: "firefox",
        key: r"SOFTWARE\Policies\Mozilla\Firefox",
        files: &["/etc/firefox/policies/policies.json"],
        domain: "org.mozilla.firefox",
    },
];

/// Those of a browser by its name in small letters.
pub(super) fn policies_of(browser: &str) -> Option<&'static Policies> {
    ALL.iter().find(|own| browser.contains(own.word))
}

/// What a person changes where, so that a browser does not install an extension again.
pub(super) fn in_words(browser: &str, id: &str, platform: Platform) -> Option<String> {
    let own = policies_of(&browser.to_lowercase())?;
    let is_firefox = own.is_of_firefox();
    let list = if is_firefox { "Extensions" } else { "ExtensionInstallForcelist" };
    Some(match platform {
        Platform::Windows => format!(
            r"in the registry take the value with {id} out of HKLM\{key}\{list}, and the key {id}, or its part of the text, out of HKLM\{key}\ExtensionSettings; where group policy or a device management sets them, change them there",
            key = own.key
        ),
        Platform::Linux => {
            let files = own
                .files
                .iter()
                .map(|file| if is_firefox { (*file).to_owned() } else { format!("{file}/*.json") });
            format!(
                "in {} take {id} out of {list} and ExtensionSettings, and leave the rest as it is",
                files.collect::<Vec<_>>().join(" and ")
            )
        }
        Platform::Macos => format!(
            "in the configuration profile that sets {domain} (System Settings, Device Management; what it sets is shown \
             by: defaults read \"/Library/Managed Preferences/{domain}\") take {id} out of {list} and \
             ExtensionSettings; a profile of a device management is changed in that",
            domain = own.domain
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_has_its_own_place() {
        for (browser, platform, says) in [
            (
                "Chrome",
                Platform::Windows,
                r"HKLM\SOFTWARE\Policies\Google\Chrome\ExtensionSettings",
            ),
            ("Edge (Beta)", Platform::Linux, "/etc/opt/edge/policies/managed/*.json"),
            ("Chromium", Platform::Linux, "/etc/chromium-browser/policies/managed/*.json"),
            ("Firefox", Platform::Linux, "in /etc/firefox/policies/policies.json take"),
            ("Brave", Platform::Macos, "Managed Preferences/com.brave.Browser"),
        ] {
            let words = in_words(browser, "the-id", platform).unwrap_or_default();
            assert!(words.contains(says) && words.contains("the-id"), "{browser}: {words}");
        }
        assert_eq!(in_words("Another", "x", Platform::Linux), None);
    }
}
