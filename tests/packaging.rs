//! What a double-click needs: menu entry, icons, bundle layout.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_menu_entry_names_the_program_and_its_icon() {
    let text =
        std::fs::read_to_string(root().join("packaging/linux/org.interdict.Interdict.desktop"))
            .unwrap();
    let entry = interdict::scan::linux::desktop::parse(&text).unwrap();
    assert_eq!(entry.name, "Interdict");
    assert_eq!(entry.command, "interdict %F");
    for line in ["Type=Application", "Icon=org.interdict.Interdict", "Terminal=false"] {
        assert!(text.lines().any(|own| own == line), "{line}");
    }
}

#[test]
fn icons_are_what_they_say() {
    for size in [16_u32, 24, 32, 48, 64, 128, 256, 512] {
        let bytes = std::fs::read(root().join(format!("icons/app-{size}.png"))).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        let width = u32::from_be_bytes(bytes[16..20].try_into().unwrap());
        assert_eq!(width, size);
    }
    let ico = std::fs::read(root().join("icons/app.ico")).unwrap();
    assert!(ico.starts_with(&[0, 0, 1, 0]), "no icon file");
    assert!(u16::from_le_bytes([ico[4], ico[5]]) >= 6, "sizes are missing");
    assert!(std::fs::read(root().join("icons/app.icns")).unwrap().starts_with(b"icns"));
}

#[test]
fn the_bundle_is_described_and_laid_out() {
    let info = root().join("packaging/macos/Info.plist");
    let found = interdict::scan::macos::bundles::parse(&std::fs::read(info).unwrap(), "x").unwrap();
    assert_eq!(found.name, "Interdict");
    assert_eq!(found.version.as_deref(), Some(env!("CARGO_PKG_VERSION")));
    assert_eq!(found.ids.bundle_id.as_deref(), Some("org.interdict.Interdict"));
    if cfg!(unix) {
        let folder = tempfile::tempdir().unwrap();
        run("packaging/macos/bundle.sh", folder.path());
        let app = folder.path().join("Interdict.app/Contents");
        for part in ["Info.plist", "Resources/app.icns", "MacOS/interdict", "MacOS/interdict-cli"] {
            assert!(app.join(part).is_file(), "{part}");
        }
    }
}

#[test]
fn installing_puts_everything_in_its_place() {
    if cfg!(unix) {
        let folder = tempfile::tempdir().unwrap();
        run("packaging/linux/install.sh", folder.path());
        for part in [
            "bin/interdict",
            "bin/interdict-cli",
            "share/applications/org.interdict.Interdict.desktop",
            "share/icons/hicolor/48x48/apps/org.interdict.Interdict.png",
            "share/icons/hicolor/scalable/apps/org.interdict.Interdict.svg",
        ] {
            assert!(folder.path().join(part).is_file(), "{part}");
        }
    }
}

/// Runs a script with the programs that this test was built with.
fn run(script: &str, to: &Path) {
    let bin = Path::new(env!("CARGO_BIN_EXE_interdict")).parent().unwrap();
    let done = std::process::Command::new("sh")
        .arg(root().join(script))
        .arg(to)
        .env("BIN", bin)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
