//! Where the browsers keep the profiles of a person and the policies of the machine, on every system.
//!
//! Confirmed by a document: Chromium's `docs/user_data_dir.md` for Chrome and Chromium; the paths in
//! osquery's `chrome/utils.cpp` for Chrome's editions, Edge and Edge Beta, and the ordinary editions of
//! Vivaldi, Opera, Yandex Browser and (on Linux and macOS) Brave; firefox-source-docs ("Dot Mozilla
//! Reference": since Firefox 143 the folders of XDG come before `~/.mozilla`); the npm package
//! firefox-profile for Firefox in snap and flatpak. Policies: Chromium's `chrome_paths.cc` (Chrome,
//! Chromium), Mozilla's policy-templates (`/etc/firefox/policies`, `distribution` of the program's
//! folder), Thunderbird's policy-templates.
//!
//! Keys of the Windows registry: Chrome Enterprise policy list (Chrome; Chromium's is in the same list),
//! Microsoft Edge policies (`ExtensionInstallForcelist`), Mozilla's and Thunderbird's policy-templates
//! ("Windows (GPO)"), Brave's "Group Policy" of its help centre, the policy template of Vivaldi. Those of
//! Opera and Yandex Browser were seen in use only.
//!
//! All other places were seen in use in public scripts and programs, but are not confirmed by a
//! document of their makers; the tables name them. A place that does not exist is simply not present.

/// A browser and the places of its editions.
#[derive(Clone, Copy, Debug)]
pub struct Browser {
    /// Id of the source.
    pub id: &'static str,
    /// Name of the source.
    pub source: &'static str,
    /// The browser's name for a remark.
    pub name: &'static str,
    /// What follows the name, and the folder of profiles below a person's folder.
    pub profiles: &'static [(&'static str, &'static str)],
    /// Folders of policies (Chromium: every `*.json`) or policy files (Firefox), below the root.
    pub policies: &'static [&'static str],
    /// Keys of policies in the Windows registry, below `SOFTWARE\Policies` of the machine and of each user.
    pub registry: &'static [&'static str],
    /// The macOS preference domain that an administrator can set: mostly the program's bundle id. Seen in
    /// use, not confirmed by a document.
    pub domain: &'static str,
}

/// Browsers that are built on Chromium.
///
/// Seen in use, not confirmed by a document: Chrome Canary on Linux; Edge on Linux, Edge Dev and Canary;
/// Brave on Windows, Brave Beta and Nightly; Vivaldi Snapshot; Opera's editions beside the ordinary one;
/// Yandex Browser on Linux without "beta", and its other editions on Windows; Arc; all flatpaks, and the
/// snap of Brave; the folders of policies of Edge, Brave and Yandex Browser, and `chromium-browser`.
pub const CHROMIUM: &[Browser] = &[
    Browser {
        id: "browser-chrome",
        source: "Extensions of Google Chrome",
        name: "Chrome",
        profiles: &[
            ("", ".config/google-chrome"),
            ("Beta", ".config/google-chrome-beta"),
            ("Dev", ".config/google-chrome-unstable"),
            ("Canary", ".config/google-chrome-canary"),
            ("", ".var/app/com.google.Chrome/config/google-chrome"),
            ("", "AppData/Local/Google/Chrome/User Data"),
            ("Beta", "AppData/Local/Google/Chrome Beta/User Data"),
            ("Dev", "AppData/Local/Google/Chrome Dev/User Data"),
            ("Canary", "AppData/Local/Google/Chrome SxS/User Data"),
            ("", "Library/Application Support/Google/Chrome"),
            ("Beta", "Library/Application Support/Google/Chrome Beta"),
            ("Dev", "Library/Application Support/Google/Chrome Dev"),
            ("Canary", "Library/Application Support/Google/Chrome Canary"),
        ],
        policies: &["etc/opt/chrome/policies/managed"],
        registry: &[r"Google\Chrome"],
        domain: "com.google.Chrome",
    },
    Browser {
        id: "browser-edge",
        source: "Extensions of Microsoft Edge",
        name: "Edge",
        profiles: &[
            ("", ".config/microsoft-edge"),
            ("Beta", ".config/microsoft-edge-beta"),
            ("Dev", ".config/microsoft-edge-dev"),
            ("", ".var/app/com.microsoft.Edge/config/microsoft-edge"),
            ("", "AppData/Local/Microsoft/Edge/User Data"),
            ("Beta", "AppData/Local/Microsoft/Edge Beta/User Data"),
            ("Dev", "AppData/Local/Microsoft/Edge Dev/User Data"),
            ("Canary", "AppData/Local/Microsoft/Edge SxS/User Data"),
            ("", "Library/Application Support/Microsoft Edge"),
            ("Beta", "Library/Application Support/Microsoft Edge Beta"),
            ("Dev", "Library/Application Support/Microsoft Edge Dev"),
            ("Canary", "Library/Application Support/Microsoft Edge Canary"),
        ],
        policies: &["etc/opt/edge/policies/managed"],
        registry: &[r"Microsoft\Edge"],
        domain: "com.microsoft.Edge",
    },
    Browser {
        id: "browser-chromium",
        source: "Extensions of Chromium",
        name: "Chromium",
        profiles: &[
            ("", ".config/chromium"),
            ("", "snap/chromium/common/chromium"),
            ("", ".var/app/org.chromium.Chromium/config/chromium"),
            ("", "AppData/Local/Chromium/User Data"),
            ("", "Library/Application Support/Chromium"),
        ],
        policies: &["etc/chromium/policies/managed", "etc/chromium-browser/policies/managed"],
        registry: &["Chromium"],
        domain: "org.chromium.Chromium",
    },
    Browser {
        id: "browser-brave",
        source: "Extensions of Brave",
        name: "Brave",
        profiles: &[
            ("", ".config/BraveSoftware/Brave-Browser"),
            ("Beta", ".config/BraveSoftware/Brave-Browser-Beta"),
            ("Nightly", ".config/BraveSoftware/Brave-Browser-Nightly"),
            ("", "snap/brave/current/.config/BraveSoftware/Brave-Browser"),
            ("", ".var/app/com.brave.Browser/config/BraveSoftware/Brave-Browser"),
            ("", "AppData/Local/BraveSoftware/Brave-Browser/User Data"),
            ("Beta", "AppData/Local/BraveSoftware/Brave-Browser-Beta/User Data"),
            ("Nightly", "AppData/Local/BraveSoftware/Brave-Browser-Nightly/User Data"),
            ("", "Library/Application Support/BraveSoftware/Brave-Browser"),
            ("Beta", "Library/Application Support/BraveSoftware/Brave-Browser-Beta"),
            ("Nightly", "Library/Application Support/BraveSoftware/Brave-Browser-Nightly"),
        ],
        policies: &["etc/brave/policies/managed"],
        registry: &[r"BraveSoftware\Brave"],
        domain: "com.brave.Browser",
    },
    Browser {
        id: "browser-vivaldi",
        source: "Extensions of Vivaldi",
        name: "Vivaldi",
        profiles: &[
            ("", ".config/vivaldi"),
            ("Snapshot", ".config/vivaldi-snapshot"),
            ("", ".var/app/com.vivaldi.Vivaldi/config/vivaldi"),
            ("", "AppData/Local/Vivaldi/User Data"),
            ("", "Library/Application Support/Vivaldi"),
        ],
        policies: &[],
        registry: &["Vivaldi"],
        domain: "com.vivaldi.Vivaldi",
    },
    Browser {
        id: "browser-opera",
        source: "Extensions of Opera",
        name: "Opera",
        profiles: &[
            ("", ".config/opera"),
            ("Beta", ".config/opera-beta"),
            ("Developer", ".config/opera-developer"),
            ("", ".var/app/com.opera.Opera/config/opera"),
            ("", "AppData/Roaming/Opera Software/Opera Stable"),
            ("GX", "AppData/Roaming/Opera Software/Opera GX Stable"),
            ("Beta", "AppData/Roaming/Opera Software/Opera Next"),
            ("Developer", "AppData/Roaming/Opera Software/Opera Developer"),
            ("", "Library/Application Support/com.operasoftware.Opera"),
            ("GX", "Library/Application Support/com.operasoftware.OperaGX"),
            ("Beta", "Library/Application Support/com.operasoftware.OperaNext"),
            ("Developer", "Library/Application Support/com.operasoftware.OperaDeveloper"),
        ],
        policies: &[],
        registry: &[r"Opera Software\Opera", r"Opera Software\Opera Stable"],
        domain: "com.operasoftware.Opera",
    },
    Browser {
        id: "browser-yandex",
        source: "Extensions of Yandex Browser",
        name: "Yandex Browser",
        profiles: &[
            ("", ".config/yandex-browser"),
            ("Beta", ".config/yandex-browser-beta"),
            ("", "AppData/Local/Yandex/YandexBrowser/User Data"),
            ("Beta", "AppData/Local/Yandex/YandexBrowserBeta/User Data"),
            ("Canary", "AppData/Local/Yandex/YandexBrowserCanary/User Data"),
            ("", "Library/Application Support/Yandex/YandexBrowser"),
        ],
        policies: &[
            "etc/opt/yandex/browser/policies/managed",
            "etc/opt/yandex/browser-beta/policies/managed",
        ],
        registry: &["YandexBrowser"],
        domain: "ru.yandex.desktop.yandex-browser",
    },
    Browser {
        id: "browser-arc",
        source: "Extensions of Arc",
        name: "Arc",
        profiles: &[
            (
                "",
                "AppData/Local/Packages/TheBrowserCompany.Arc_ttt1ap7aakyb4/LocalCache/Local/Arc/User Data",
            ),
            ("", "Library/Application Support/Arc/User Data"),
        ],
        policies: &[],
        registry: &[],
        domain: "company.thebrowser.Browser",
    },
];

/// Browsers (and the mail program) that are built on Firefox.
///
/// Seen in use, not confirmed by a document: the places of LibreWolf (on macOS as Homebrew's cask names
/// it), Waterfox and Tor Browser; of Thunderbird, the snap and the flatpak; Firefox from the store of
/// Windows; the folders in which Linux distributions put Firefox and Thunderbird.
pub const FIREFOX: &[Browser] = &[
    Browser {
        id: "browser-firefox",
        source: "Extensions of Firefox",
        name: "Firefox",
        profiles: &[
            ("", ".mozilla/firefox"),
            ("", ".config/mozilla/firefox"),
            ("", "snap/firefox/common/.mozilla/firefox"),
            ("", "snap/firefox/common/.config/mozilla/firefox"),
            ("", ".var/app/org.mozilla.firefox/.mozilla/firefox"),
            ("", ".var/app/org.mozilla.firefox/config/mozilla/firefox"),
            ("", ".var/app/org.mozilla.firefox/.config/mozilla/firefox"),
            ("", "AppData/Roaming/Mozilla/Firefox"),
            (
                "",
                "AppData/Local/Packages/Mozilla.Firefox_n80bbvh6b1yt2/LocalCache/Roaming/Mozilla/Firefox",
            ),
            ("", "Library/Application Support/Firefox"),
        ],
        policies: &[
            "etc/firefox/policies/policies.json",
            "etc/firefox-esr/policies/policies.json",
            "usr/lib/firefox/distribution/policies.json",
            "usr/lib64/firefox/distribution/policies.json",
            "usr/lib/firefox-esr/distribution/policies.json",
            "usr/share/firefox-esr/distribution/policies.json",
            "opt/firefox/distribution/policies.json",
            "Program Files/Mozilla Firefox/distribution/policies.json",
            "Program Files (x86)/Mozilla Firefox/distribution/policies.json",
            "Applications/Firefox.app/Contents/Resources/distribution/policies.json",
        ],
        registry: &[r"Mozilla\Firefox"],
        domain: "org.mozilla.firefox",
    },
    Browser {
        id: "browser-librewolf",
        source: "Extensions of LibreWolf",
        name: "LibreWolf",
        profiles: &[
            ("", ".librewolf"),
            ("", ".var/app/io.gitlab.librewolf-community/.librewolf"),
            ("", "AppData/Roaming/librewolf"),
            ("", "Library/Application Support/LibreWolf"),
        ],
        policies: &[],
        registry: &[],
        domain: "",
    },
    Browser {
        id: "browser-waterfox",
        source: "Extensions of Waterfox",
        name: "Waterfox",
        profiles: &[
            ("", ".waterfox"),
            ("", "AppData/Roaming/Waterfox"),
            ("", "Library/Application Support/Waterfox"),
        ],
        policies: &[],
        registry: &[],
        domain: "",
    },
    Browser {
        id: "browser-tor",
        source: "Extensions of Tor Browser",
        name: "Tor Browser",
        profiles: &[
            ("", ".local/share/torbrowser/tbb/x86_64/tor-browser/Browser/TorBrowser/Data/Browser"),
            ("", "Desktop/Tor Browser/Browser/TorBrowser/Data/Browser"),
            ("", "Library/Application Support/TorBrowser-Data/Browser"),
        ],
        policies: &[],
        registry: &[],
        domain: "",
    },
    Browser {
        id: "browser-thunderbird",
        source: "Extensions of Thunderbird",
        name: "Thunderbird",
        profiles: &[
            ("", ".thunderbird"),
            ("", "snap/thunderbird/common/.thunderbird"),
            ("", ".var/app/org.mozilla.Thunderbird/.thunderbird"),
            ("", "AppData/Roaming/Thunderbird"),
            ("", "Library/Thunderbird"),
        ],
        policies: &[
            "etc/thunderbird/policies/policies.json",
            "usr/lib/thunderbird/distribution/policies.json",
            "Program Files/Mozilla Thunderbird/distribution/policies.json",
            "Applications/Thunderbird.app/Contents/Resources/distribution/policies.json",
        ],
        registry: &[r"Mozilla\Thunderbird"],
        domain: "org.mozilla.thunderbird",
    },
];

impl Browser {
    /// The name with the edition: "Chrome Beta".
    #[must_use]
    pub fn named(&self, edition: &str) -> String {
        if edition.is_empty() { self.name.to_owned() } else { format!("{} {edition}", self.name) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_and_no_id_stands_twice() {
        let all = || CHROMIUM.iter().chain(FIREFOX);
        let mut ids: Vec<_> = all().map(|browser| browser.id).collect();
        let mut places: Vec<_> =
            all().flat_map(|browser| browser.profiles.iter().map(|(_, place)| *place)).collect();
        let (many_ids, many_places) = (ids.len(), places.len());
        ids.sort_unstable();
        ids.dedup();
        places.sort_unstable();
        places.dedup();
        assert_eq!((ids.len(), places.len()), (many_ids, many_places));
        assert!(places.iter().all(|place| !place.starts_with('/') && !place.contains('\\')));
    }
}
