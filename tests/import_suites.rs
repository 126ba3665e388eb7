//! Lists of Windows tools and inventory suites, bills of materials, any JSON, XML and HTML: what each
//! gives, what is declined and how, and that damage is named.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use interdict::catalog;
use interdict::import::{self, ImportError, Options, Reading};
use interdict::matching::Matcher;
use interdict::model::{Inventory, Kind, Presence, Profile, Scope, Software};
use interdict::policy;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

fn read_path(path: &Path) -> Result<Reading, ImportError> {
    let reading = import::read(path, &Options::default(), &|_| {}, &AtomicBool::new(false))?;
    let counts = reading.inventory.counts;
    assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems, "{counts:?}");
    Ok(reading)
}

fn read_text(text: impl AsRef<[u8]>) -> Result<Reading, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list");
    std::fs::write(&path, text).unwrap();
    read_path(&path)
}

/// What a text gives: its format and its software.
#[track_caller]
fn software(text: impl AsRef<[u8]>) -> (String, Vec<Software>) {
    let reading = read_text(text).unwrap();
    let inventory = &reading.inventory;
    let all = (0..inventory.installed.len()).map(|at| inventory.software(at)).collect();
    (reading.recognised, all)
}

fn machines(inventory: &Inventory) -> Vec<&str> {
    inventory.machines.iter().map(|own| own.name.as_str()).collect()
}

/// File, format, rows, software, skipped, problems, machines, vendors found.
type Summary = (&'static str, &'static str, [u64; 4], usize, &'static [&'static str]);

const SUMMARIES: &[Summary] = &[
    ("computer_1.json", "GLPI inventory, JSON", [6, 6, 0, 0], 1, &[]),
    ("fusioninventory-win-2.xml", "agent inventory, XML", [10, 10, 0, 0], 1, &["kaspersky"]),
    ("fusioninventory-macos-3.xml", "agent inventory, XML", [40, 40, 0, 0], 1, &[]),
    ("fusioninventory-macos-4.xml", "agent inventory, XML", [7, 7, 0, 0], 1, &[]),
    ("inventory.xml", "agent inventory, XML", [2, 2, 0, 0], 1, &["kaspersky"]),
    ("cyclonedx-cern-1.json", "CycloneDX, JSON", [43, 43, 0, 0], 1, &[]),
    ("cyclonedx-cern-1.xml", "CycloneDX, XML", [43, 43, 0, 0], 1, &[]),
    ("cyclonedx-1.1-laravel.xml", "CycloneDX, XML", [62, 62, 0, 0], 1, &[]),
    ("cyclonedx-proton-bridge-1.8.0.json", "CycloneDX, JSON", [201, 201, 0, 0], 1, &[]),
    ("cyclonedx-valid-bom-1.6.json", "CycloneDX, JSON", [3, 3, 0, 0], 1, &[]),
    // Five components in all: one is the subject, one stands in a pedigree.
    ("cyclonedx-valid-bom-1.7.xml", "CycloneDX, XML", [3, 3, 0, 0], 1, &[]),
    ("trivy-centos-7-cyclonedx.json", "CycloneDX, JSON", [3, 3, 0, 0], 1, &[]),
    ("trivy-minikube-kbom.json", "CycloneDX, JSON", [18, 18, 0, 0], 1, &[]),
    ("syft-alpine.json", "syft, JSON", [14, 14, 0, 0], 1, &[]),
    ("syft-image-encoder.json", "syft, JSON", [2, 2, 0, 0], 1, &[]),
    ("spdx-tag-value.spdx", "SPDX, tags", [4, 4, 0, 0], 1, &[]),
    ("spdx-alpine-3.10.json", "SPDX, JSON", [3, 3, 0, 0], 1, &[]),
    ("spdx-2.2-sbom-tool-manifest.json", "SPDX, JSON", [267, 267, 0, 0], 1, &[]),
    ("import-file-good.json", "winget export", [2, 2, 0, 0], 1, &[]),
    ("import-file-good-dependencies.json", "winget export", [2, 2, 0, 0], 1, &[]),
    ("winget-export.json", "winget export", [4, 4, 0, 0], 1, &["kaspersky", "yandex"]),
    ("win32_product.json", "Win32_Product, JSON", [2, 2, 0, 0], 1, &["kaspersky"]),
    ("programs.json", "osquery, JSON", [2, 2, 0, 0], 1, &["kaspersky"]),
    // One state is older than another of the same program, and one program is gone in the end.
    ("osqueryd.results.log", "osquery results log", [4, 3, 1, 0], 2, &["kaspersky"]),
    ("software-versions.json", "Fleet, JSON", [2, 2, 0, 0], 1, &["kaspersky", "kaspersky"]),
    ("api-packages.json", "Wazuh packages, JSON", [2, 2, 0, 0], 2, &["kaspersky"]),
    (
        "installedsoftware-api.json",
        "ManageEngine Endpoint Central, JSON",
        [2, 2, 0, 0],
        1,
        &["kaspersky"],
    ),
    ("ninjaone-api.json", "NinjaOne, JSON", [2, 2, 0, 0], 1, &["kaspersky"]),
    ("sp-applications.json", "system_profiler, JSON", [2, 2, 0, 0], 1, &["kaspersky"]),
    // The heading of a place is no entry.
    ("autorunsc.csv", "Autoruns", [3, 2, 1, 0], 1, &["kaspersky"]),
    ("export.xml", "Bulk Crap Uninstaller, XML", [2, 2, 0, 0], 1, &["kaspersky"]),
    ("advisor.html", "Belarc Advisor", [2, 2, 0, 0], 1, &["kaspersky"]),
    // A service and a group of the start menu say what they are traces of, the entry does not.
    ("startup-programs.nfo", "msinfo32 report", [3, 3, 0, 0], 1, &["kaspersky", "kaspersky"]),
    ("get-package-table.txt", "printed table, UTF-8", [3, 3, 0, 0], 1, &["kaspersky"]),
    ("product-table.txt", "printed table, UTF-16LE", [2, 2, 0, 0], 1, &["kaspersky"]),
];

#[test]
fn every_sample_gives_what_stands_in_it() {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    for (name, format, [rows, software, skipped, problems], machines, vendors) in SUMMARIES {
        let reading = read_path(&fixture(name)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let inventory = &reading.inventory;
        let counts = inventory.counts;
        assert_eq!(reading.recognised, *format, "{name}");
        assert_eq!(
            [counts.rows, counts.software, counts.skipped, counts.problems],
            [*rows, *software, *skipped, *problems],
            "{name}"
        );
        assert_eq!(inventory.machines.len(), *machines, "{name}");
        let day = "2026-11-24".parse().unwrap();
        let found = policy::findings(&catalog, &matcher, &[inventory], &Profile::default(), day);
        let mut found: Vec<&str> =
            found.iter().filter(|one| one.is_found()).map(|one| one.vendor.as_str()).collect();
        found.retain(|vendor| *vendor != "telegram");
        found.sort_unstable();
        assert_eq!(found, *vendors, "{name}");
    }
}

#[test]
fn machines_are_named_by_the_list() {
    for (name, expected) in [
        ("computer_1.json", "glpixps"),
        ("fusioninventory-macos-3.xml", "MacBook-de-teclib"),
        ("fusioninventory-macos-4.xml", "iMac de Marie"),
        ("advisor.html", "VESTRY-2"),
        ("startup-programs.nfo", "VESTRY-1"),
    ] {
        let inventory = read_path(&fixture(name)).unwrap().inventory;
        assert_eq!(machines(&inventory), [expected], "{name}");
    }
}

#[test]
fn a_program_in_an_antivirus_block_only_is_found() {
    let json = r#"{"deviceid":"PC-1-2026-03-02-10-11-12","itemtype":"Computer","content":{
        "hardware":{"name":"PC-1"},
        "antivirus":{"name":"Kaspersky Free","company":"AO Kaspersky Lab","enabled":false}}}"#;
    let (_, all) = software(json);
    assert_eq!((all.len(), all[0].kind), (1, Kind::Antivirus));
    assert_eq!(all[0].remark.as_deref(), Some("disabled"));
    let xml = "<REQUEST><CONTENT><ANTIVIRUS><NAME>Kaspersky Free</NAME></ANTIVIRUS>\
        <HARDWARE><NAME>PC-1</NAME></HARDWARE></CONTENT><QUERY>INVENTORY</QUERY></REQUEST>";
    let reading = read_text(xml).unwrap();
    assert_eq!(reading.inventory.software(0).name, "Kaspersky Free");
    assert_eq!(machines(&reading.inventory), ["PC-1"]);
}

#[test]
fn agents_write_days_first_and_marks_for_nothing() {
    let xml = "<?xml version=\"1.0\"?><REQUEST><CONTENT><SOFTWARES><NAME>A</NAME>\
        <INSTALLDATE>03/04/2024</INSTALLDATE><PUBLISHER>N/A</PUBLISHER><VERSION>-</VERSION>\
        <FROM>deb</FROM></SOFTWARES><SOFTWARES><NAME>B</NAME><INSTALLDATE>2024/04/03</INSTALLDATE>\
        </SOFTWARES></CONTENT></REQUEST>";
    let (_, all) = software(xml);
    for one in &all {
        assert_eq!(one.installed_on, Some("2024-04-03".parse().unwrap()), "{}", one.name);
    }
    assert_eq!((&all[0].publisher, &all[0].version), (&None, &None));
    assert_eq!(all[0].kind, Kind::Package);
}

#[test]
fn the_last_state_of_a_log_counts_in_whatever_order_its_parts_stand() {
    let line = |time: u32, action: &str, name: &str| {
        format!(
            "{{\"name\":\"q\",\"hostIdentifier\":\"PC-1\",\"unixTime\":\"{time}\",\
             \"columns\":{{\"name\":\"{name}\",\"version\":\"1\"}},\"action\":\"{action}\"}}\n"
        )
    };
    // A part of a rotated log was appended behind a newer one.
    let log = [line(20, "removed", "A"), line(10, "added", "A"), line(30, "added", "B")].concat();
    let presences = |text: &str| {
        let (_, all) = software(text);
        all.into_iter().map(|own| (own.name, own.presence)).collect::<Vec<_>>()
    };
    assert_eq!(
        presences(&log),
        [("A".to_owned(), Presence::Removed), ("B".to_owned(), Presence::Present)]
    );
    // What the next snapshot of a query does not list is gone; batches hold both lists.
    let log = "{\"name\":\"s\",\"hostIdentifier\":\"PC-1\",\"unixTime\":1,\"snapshot\":[{\"name\":\"A\",\"version\":\"1\"},{\"name\":\"B\",\"version\":\"1\"}],\"action\":\"snapshot\"}\n\
        {\"name\":\"s\",\"hostIdentifier\":\"PC-1\",\"unixTime\":2,\"snapshot\":[{\"name\":\"B\",\"version\":\"1\"}],\"action\":\"snapshot\"}\n\
        {\"name\":\"d\",\"hostIdentifier\":\"PC-2\",\"unixTime\":2,\"diffResults\":{\"added\":[{\"name\":\"C\",\"version\":\"1\"}],\"removed\":[{\"name\":\"D\",\"version\":\"1\"}]}}\n";
    assert_eq!(
        presences(log),
        [
            ("A".to_owned(), Presence::Removed),
            ("B".to_owned(), Presence::Present),
            ("C".to_owned(), Presence::Present),
            ("D".to_owned(), Presence::Removed),
        ]
    );
}

#[test]
fn osquery_answers_in_each_of_its_modes() {
    let table = "+----------------+---------+\n| name           | version |\n+----------------+---------+\n\
        | Kaspersky Free | 21.3    |\n| A | B | 1 |\n+----------------+---------+\n";
    let reading = read_text(table).unwrap();
    assert_eq!(reading.recognised, "drawn table, UTF-8");
    let counts = reading.inventory.counts;
    assert_eq!((counts.software, counts.problems), (1, 1));
    let lines = "     name = Kaspersky Free\n  version = 21.3\npublisher = AO Kaspersky Lab\n\n     name = 7-Zip\n  version = 24\npublisher =\n";
    let (format, all) = software(lines);
    assert_eq!((format.as_str(), all.len()), ("blocks of lines, osquery", 2));
    assert_eq!(all[0].publisher.as_deref(), Some("AO Kaspersky Lab"));
    let apps = r#"[{"name":"Kaspersky.app","bundle_identifier":"com.kaspersky.kav","bundle_short_version":"21","path":"/Applications/Kaspersky.app"}]"#;
    let (_, all) = software(apps);
    assert_eq!(all[0].name, "Kaspersky");
    assert_eq!(all[0].ids.bundle_id.as_deref(), Some("com.kaspersky.kav"));
}

#[test]
fn blocks_of_lines_are_records() {
    let list = "\r\n\r\nDisplayName    : Kaspersky Endpoint Security for\r\n                 Windows\r\n\
        DisplayVersion : 12.5\r\nPublisher      : AO Kaspersky Lab\r\n\
        PSPath         : Microsoft.PowerShell.Core\\Registry::HKEY_USERS\\S-1-5-21-1\\Software\\X\r\n\r\n\
        DisplayName    : \r\nDisplayVersion : \r\nPublisher      : \r\nPSPath         : x\r\n\r\n";
    let utf16: Vec<u8> =
        [0xfeff_u16].into_iter().chain(list.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [list.as_bytes(), &utf16] {
        let reading = read_text(bytes).unwrap();
        assert_eq!(reading.recognised, "blocks of lines, Format-List");
        let own = reading.inventory.software(0);
        assert_eq!(own.name, "Kaspersky Endpoint Security for Windows");
        assert_eq!(own.scope, Scope::User("S-1-5-21-1".to_owned()));
        // A key without a name is left out, and counted.
        assert_eq!(reading.inventory.counts.skipped, 1);
    }
    let wmic = "\r\r\n\r\r\nIdentifyingNumber={1A}\r\r\nName=Kaspersky Network Agent\r\r\nVendor=AO Kaspersky Lab\r\r\nVersion=15\r\r\n\r\r\n\r\r\nIdentifyingNumber={2B}\r\r\nName=7-Zip\r\r\nVendor=Igor Pavlov\r\r\nVersion=24\r\r\n";
    let reading = read_text(wmic).unwrap();
    assert_eq!(reading.recognised, "blocks of lines, wmic");
    assert_eq!(reading.inventory.installed.len(), 2);
    assert_eq!(reading.inventory.software(0).ids.product_code.as_deref(), Some("{1A}"));
    assert!(reading.inventory.cannot_show.iter().any(|own| own.contains("Win32_Product")));
}

#[test]
fn package_lists_of_windows() {
    let (format, all) = software(
        "Chocolatey v2.2.2\r\nchocolatey 2.2.2\r\nkaspersky-free 21.3\r\n2 packages installed.\r\n\r\n7-Zip 24.08 (x64)|24.08\r\n1 applications not managed with Chocolatey.\r\n",
    );
    assert_eq!((format.as_str(), all.len()), ("choco list", 3));
    assert_eq!(all[1].ids.package.as_deref(), Some("kaspersky-free"));
    assert_eq!((all[2].name.as_str(), &all[2].ids.package), ("7-Zip 24.08 (x64)", &None));
    let (format, all) = software("7zip|24.8.0\ntiktok|1.0\n");
    assert_eq!((format.as_str(), all.len()), ("choco list", 2));
    let (format, all) = software(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n<package id=\"7zip\" version=\"24.8.0\" />\n<package id=\"firefox\" />\n</packages>",
    );
    assert_eq!((format.as_str(), all.len()), ("Chocolatey packages.config", 2));
    let (format, all) = software(
        "# for the front desk\n7zip.7zip\nKaspersky.KasperskyFree # goes\nYandex.Browser\n",
    );
    assert_eq!((format.as_str(), all.len()), ("winget identifiers", 3));
    assert_eq!(all[1].ids.package.as_deref(), Some("Kaspersky.KasperskyFree"));
    let module = r#"[{"Name":"Kaspersky","Id":"ARP\\Machine\\X86\\{1A}","InstalledVersion":"21","AvailableVersions":[],"Source":null,"IsUpdateAvailable":false},
        {"Name":"Telegram","Id":"MSIX\\Telegram","InstalledVersion":"5","AvailableVersions":["6"],"Source":"winget","IsUpdateAvailable":true}]"#;
    let (format, all) = software(module);
    assert_eq!((format.as_str(), all.len()), ("Get-WinGetPackage, JSON", 2));
    assert_eq!(all[0].ids.product_code.as_deref(), Some("{1A}"));
    assert_eq!(all[1].kind, Kind::StoreApp);
    let (format, all) = software(
        "BCU-console, Version=5.8.0.0, Culture=neutral, PublicKeyToken=null\n\nLooking for applications...\nFound 2 applications.\nKaspersky Free                          21.3                AO Kaspersky Lab\nA name that is longer than its column of forty letters  1.0                 Somebody\n",
    );
    assert_eq!((format.as_str(), all.len()), ("Bulk Crap Uninstaller, console", 2));
    assert_eq!(all[0].publisher.as_deref(), Some("AO Kaspersky Lab"));
    assert_eq!(all[1].version.as_deref(), Some("1.0"));
    // Names of hosts, bundles and files look like identifiers and are none.
    for text in ["pc1.example.org\npc2.example.org\n", "com.apple.x\ncom.kaspersky.y\n"] {
        assert_ne!(read_text(text).map(|own| own.recognised), Ok("winget identifiers".to_owned()));
    }
}

#[test]
fn autoruns_says_who_signed_and_what_is_off() {
    let (_, all) = software(
        "Time,Entry Location,Entry,Enabled,Category,Profile,Description,Signer,Company,Image Path,Version,Launch String\n\
         ,HKLM\\Run,kl_avp,disabled,Logon,System-wide,Kaspersky,(Verified) Kaspersky Lab JSC,AO Kaspersky Lab,c:\\k\\avpui.exe,21,\n\
         ,HKLM\\Services,klif,enabled,Drivers,System-wide,,(Not verified) Kaspersky,AO Kaspersky Lab,c:\\k\\klif.sys,21,\n",
    );
    assert_eq!((all[0].kind, all[1].kind), (Kind::StartupEntry, Kind::Driver));
    assert_eq!(all[0].ids.signer.as_deref(), Some("Kaspersky Lab JSC"));
    assert_eq!(all[1].ids.signer, None, "what was not verified proves nothing");
    assert_eq!(all[0].remark.as_deref(), Some("disabled; Kaspersky"));
    assert_eq!(all[0].ids.file.as_deref(), Some("avpui.exe"));
}

#[test]
fn bills_of_materials() {
    let cyclonedx = r#"{"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"name":"till"}},
        "components":[{"type":"library","name":"outer","manufacturer":{"name":"Maker"},
          "pedigree":{"ancestors":[{"name":"old"}]},
          "components":[{"type":"library","group":"@tencent","name":"x","purl":"pkg:npm/%40tencent/x@1.0"}]},
         {"type":"application","name":"agent","authors":[{"name":"Somebody"}]},
         {"type":"library","name":"part","cpe":"cpe:2.3:a:kaspersky:endpoint_security:12:*:*:*:*:*:*:*"},
         {"type":"library","version":"1"}]}"#;
    let reading = read_text(cyclonedx).unwrap();
    let counts = reading.inventory.counts;
    assert_eq!((counts.software, counts.problems), (4, 1));
    let own = |at: usize| reading.inventory.software(at);
    assert_eq!(own(0).publisher.as_deref(), Some("Maker"));
    assert_eq!((own(1).name.as_str(), own(1).version.as_deref()), ("@tencent/x", Some("1.0")));
    assert_eq!((own(2).kind, own(2).publisher.as_deref()), (Kind::Program, Some("Somebody")));
    assert_eq!(own(3).publisher.as_deref(), Some("kaspersky"));
    assert_eq!(machines(&reading.inventory), ["till"]);
    // Components around components, in XML.
    let xml = "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components><component type=\"library\"><name>outer</name>\
        <components><component type=\"library\"><name>inner</name><supplier><name>Maker</name></supplier></component></components>\
        <pedigree><ancestors><component><name>old</name></component></ancestors></pedigree></component></components></bom>";
    let (_, all) = software(xml);
    let mut names: Vec<&str> = all.iter().map(|own| own.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["inner", "outer"]);

    let tags = "SPDXVersion: SPDX-2.3\nDocumentName: till\nDocumentComment: <text>one\nPackageName: no package\nmore</text>\n\
        PackageName: kesl\nPackageVersion: 12\nPackageSupplier: Organization: AO Kaspersky Lab (info@example.org)\n\
        ExternalRef: PACKAGE-MANAGER purl pkg:deb/debian/kesl@12\n\nPackageName: x\nPackageSupplier: NOASSERTION\n";
    let reading = read_text(tags).unwrap();
    let one = reading.inventory.software(0);
    assert_eq!(reading.inventory.installed.len(), 2);
    assert_eq!(one.publisher.as_deref(), Some("AO Kaspersky Lab"));
    assert_eq!(one.ids.package.as_deref(), Some("kesl"));
    assert_eq!(machines(&reading.inventory), ["till"]);

    let graph = r#"{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
        {"type":"software_Package","spdxId":"urn:p","name":"kav","software_packageVersion":"1","suppliedBy":"urn:o"},
        {"type":"Organization","spdxId":"urn:o","name":"AO Kaspersky Lab"},
        {"type":"SpdxDocument","spdxId":"urn:d","name":"till"},
        {"type":"software_File","spdxId":"urn:f","name":"x.c"}]}"#;
    let (format, all) = software(graph);
    assert_eq!((format.as_str(), all.len()), ("SPDX 3, JSON", 1));
    assert_eq!(all[0].publisher.as_deref(), Some("AO Kaspersky Lab"));

    let rdf = "<rdf:RDF xmlns:rdf=\"r\" xmlns:spdx=\"s\"><spdx:SpdxDocument><spdx:name>till</spdx:name></spdx:SpdxDocument>\
        <spdx:Package><spdx:name>kav</spdx:name><spdx:versionInfo>1</spdx:versionInfo>\
        <spdx:supplier>Organization: AO Kaspersky Lab</spdx:supplier></spdx:Package></rdf:RDF>";
    let (format, all) = software(rdf);
    assert_eq!(
        (format.as_str(), all[0].publisher.as_deref()),
        ("SPDX, RDF", Some("AO Kaspersky Lab"))
    );

    let trivy = r#"{"SchemaVersion":2,"ArtifactName":"till:1","Results":[{"Target":"t","Packages":[
        {"Name":"kesl","Version":"12","Identifier":{"PURL":"pkg:deb/debian/kesl@12"}}],
        "Vulnerabilities":[{"VulnerabilityID":"CVE-1","PkgName":"bash"}]}]}"#;
    let (format, all) = software(trivy);
    assert_eq!((format.as_str(), all.len()), ("Trivy, JSON", 1));
}

#[test]
fn lists_in_unknown_json_are_found() {
    // Four levels down, each computer with its own list, called by its name.
    let deep = r#"{"a":{"b":{"data":[{"hostname":"PC-1","apps":[{"title":"Kaspersky Free","ver":"1"}]},
        {"hostname":"PC-2","apps":[{"title":"7-Zip"},{"title":"TikTok"}]}]}}}"#;
    let reading = read_text(deep).unwrap();
    assert_eq!(machines(&reading.inventory), ["PC-1", "PC-2"]);
    assert_eq!(reading.inventory.installed.len(), 3);
    let named = r#"{"name":"PC-1","software":[{"name":"7-Zip","version":"24"}],"monitors":[{"name":"X","manufacturer":"Dell"}]}"#;
    let reading = read_text(named).unwrap();
    assert_eq!(machines(&reading.inventory), ["PC-1"]);
    assert_eq!(reading.inventory.installed.len(), 1, "a monitor is no software");
    let keyed = r#"{"dependencies":{"left-pad":{"version":"1"},"tiktok-api":{"version":"2"}}}"#;
    assert_eq!(software(keyed).1.len(), 2);
    assert_eq!(software(r#"["7-Zip","Kaspersky Free"]"#).1.len(), 2);
    let elastic = r#"[{"_source":{"agent":{"name":"PC-9"},"package":{"name":"kesl","version":"12","vendor":"AO Kaspersky Lab"}}}]"#;
    assert_eq!(machines(&read_text(elastic).unwrap().inventory), ["PC-9"]);
    let fleet = r#"{"software_titles":[{"id":1,"name":"Kaspersky","source":"programs","versions":[{"version":"20"},{"version":"21"}]}]}"#;
    let (_, all) = software(fleet);
    assert_eq!(
        all.iter().map(|own| own.version.as_deref()).collect::<Vec<_>>(),
        [Some("20"), Some("21")]
    );
    let tactical = r#"[{"agent":{"hostname":"PC-3"},"software":[{"name":"7-Zip","version":"24","publisher":"Igor Pavlov"}]}]"#;
    let reading = read_text(tactical).unwrap();
    assert_eq!(reading.recognised, "Tactical RMM, JSON");
    assert_eq!(machines(&reading.inventory), ["PC-3"]);
    let graph = r#"{"value":[{"displayName":"Kaspersky","version":"21","deviceCount":2,"managedDevices":[{"deviceName":"PC-1"},{"deviceName":"PC-2"}]}]}"#;
    assert_eq!(machines(&read_text(graph).unwrap().inventory), ["PC-1", "PC-2"]);
    let keys = r#"[{"DisplayName":"Kaspersky","DisplayVersion":"21","Publisher":"AO Kaspersky Lab","PSChildName":"InstallWIX_1","SystemComponent":1,
        "PSPath":"Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\X"},{"DisplayName":null,"PSChildName":"KB1"}]"#;
    let reading = read_text(keys).unwrap();
    let own = reading.inventory.software(0);
    assert_eq!((own.hidden, own.scope), (true, Scope::Machine));
    assert_eq!(own.ids.uninstall_key.as_deref(), Some("InstallWIX_1"));
    assert_eq!(reading.inventory.counts.skipped, 1);
}

#[test]
fn several_documents_in_one_file() {
    let one = |name: &str| {
        format!(
            "{{\"content\":{{\"hardware\":{{\"name\":\"{name}\"}},\"softwares\":[{{\"name\":\"A\",\"version\":\"1\"}}]}}}}"
        )
    };
    for text in [
        format!("{}\n{}\n", one("PC-1"), one("PC-2")),
        format!("[{},{}]", one("PC-1"), one("PC-2")),
        format!("{}  {}", one("PC-1"), one("PC-2")),
    ] {
        let reading = read_text(&text).unwrap();
        assert_eq!(machines(&reading.inventory), ["PC-1", "PC-2"], "{text}");
        assert_eq!(reading.recognised, "GLPI inventory, JSON");
    }
}

#[test]
fn damaged_json_gives_what_was_whole_and_a_word() {
    let problems = |text: &[u8]| {
        let inventory = read_text(text).unwrap().inventory;
        (
            inventory.counts.software,
            inventory.problems.into_iter().map(|own| own.reason).collect::<Vec<_>>(),
        )
    };
    for (text, words) in [
        (&b"[{\"name\":\"A\",\"version\":\"1\"},{\"name\":\"B\",\"ver"[..], "cut off or broken"),
        (b"[{\"name\":\"A\",\"version\":\"1\"},]", "trailing comma"),
        (b"[{\"name\":\"A\\ud800\",\"version\":\"1\"}]", "characters that do not exist"),
        (b"[{\"name\":\"A\0\",\"version\":\"1\"}]", "characters that do not exist"),
        (b"[{\"name\":\"A\",\"name\":\"Kaspersky\",\"version\":\"1\"}]", "this name twice"),
    ] {
        let (software, reasons) = problems(text);
        assert_eq!(software, 1, "{words}");
        assert!(reasons.len() == 1 && reasons[0].contains(words), "{reasons:?}");
    }
    // A mark at the start, and UTF-16, are no damage.
    let text = "[{\"name\":\"Ж\",\"version\":\"1\"}]";
    let utf16: Vec<u8> =
        [0xfeff_u16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    for bytes in [format!("\u{feff}{text}").into_bytes(), utf16] {
        let inventory = read_text(bytes).unwrap().inventory;
        assert_eq!((inventory.software(0).name.as_str(), inventory.problems.len()), ("Ж", 0));
    }
    for deep in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
        let Err(ImportError::NotUnderstood(why)) = read_text(deep) else { panic!("not declined") };
        assert!(why.contains("nested deeper than any inventory"), "{why}");
    }
}

#[test]
fn lists_in_unknown_xml_are_found() {
    let nested = "<?xml version=\"1.0\"?><Report><Computer Name=\"PC-1\"><Software Name=\"Kaspersky Free\" Version=\"21\"/>\
        <Software Name=\"7-Zip\" Version=\"24\"/></Computer><Computer Name=\"PC-2\"><Software Name=\"TikTok\" Version=\"1\"/></Computer></Report>";
    let reading = read_text(nested).unwrap();
    assert_eq!(machines(&reading.inventory), ["PC-1", "PC-2"]);
    assert_eq!(reading.inventory.installed.len(), 3);
    let rows = "<x:root xmlns:x=\"urn:x\"><x:row><x:AssetName>PC-1</x:AssetName><x:softwareName><![CDATA[A & B]]></x:softwareName>\
        <x:softwareVersion>1</x:softwareVersion><x:SoftwarePublisher>C &amp; D</x:SoftwarePublisher></x:row></x:root>";
    let (_, all) = software(rows);
    assert_eq!((all[0].name.as_str(), all[0].publisher.as_deref()), ("A & B", Some("C & D")));
    let powershell = "<?xml version=\"1.0\"?><Objects><Object Type=\"x\"><Property Name=\"DisplayName\" Type=\"System.String\">7-Zip</Property>\
        <Property Name=\"DisplayVersion\" Type=\"System.String\">24</Property></Object></Objects>";
    let (_, all) = software(powershell);
    assert_eq!((all[0].name.as_str(), all[0].version.as_deref()), ("7-Zip", Some("24")));
    let utf16: Vec<u8> =
        [0xfeff_u16].into_iter().chain(nested.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_text(utf16).unwrap().inventory.installed.len(), 3);
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r><program><name>B\xfcro</name><version>1</version></program></r>";
    assert_eq!(software(latin).1[0].name, "Büro");
}

#[test]
fn damaged_xml_gives_what_was_whole_and_a_word() {
    let entity = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r><program><name>A&x;</name><version>1</version></program></r>";
    let inventory = read_text(entity).unwrap().inventory;
    assert_eq!(inventory.software(0).name, "A\u{fffd}");
    assert!(inventory.problems[0].reason.contains("not expanded"));
    let cut = "<r><program><name>A</name><version>1</version></program><program><name>B";
    let inventory = read_text(cut).unwrap().inventory;
    assert_eq!((inventory.counts.software, inventory.counts.problems), (1, 1));
    assert!(matches!(read_text("<r><a>1</a>").unwrap_err(), ImportError::NotUnderstood(_)));
    let deep = format!("<r>{}", "<a>".repeat(100_000));
    assert!(matches!(read_text(deep).unwrap_err(), ImportError::NotUnderstood(_)));
    let deep = format!("<plist>{}", "<array>".repeat(100_000));
    assert!(matches!(read_text(deep).unwrap_err(), ImportError::NotUnderstood(_)));
}

#[test]
fn tables_of_web_pages() {
    let page = "<html><head><title>Report</title><style>td { x: 'Name' }</style></head><body><table><tr><td>\
        <h2>Programs</h2><table><tr><th>Name</th><th>Company</th><th>Version</th></tr>\
        <tr><td>Kaspersky &amp; Free</td><td rowspan=2>AO Kaspersky Lab<td>21<tr><td>Other<td>1</table></td></tr></table></body>";
    let reading = read_text(page).unwrap();
    assert_eq!(reading.recognised, "table of a web page");
    let own = |at: usize| reading.inventory.software(at);
    assert_eq!(reading.inventory.installed.len(), 2);
    assert_eq!((own(0).name.as_str(), own(0).version.as_deref()), ("Kaspersky & Free", Some("21")));
    // A cell that reaches down stands in both rows, and a row that is never closed is one all the same.
    assert_eq!(own(1).publisher.as_deref(), Some("AO Kaspersky Lab"));
    assert_eq!(own(1).version.as_deref(), Some("1"));
    let fragment = "<table><tr><th>Endpoint</th><th>Software</th></tr><tr><td>PC-1</td><td>TikTok</td></tr></table>";
    assert_eq!(machines(&read_text(fragment).unwrap().inventory), ["PC-1"]);
    let nested = "<html>".to_owned() + &"<table><tr><td>".repeat(50_000);
    assert!(matches!(read_text(nested).unwrap_err(), ImportError::NoPrograms { .. }));
}

#[test]
fn what_is_no_list_is_declined_by_its_name() {
    let mut outlook = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let mut autoruns = outlook.clone();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    outlook.extend(wide("__substg1.0_0037001F\0"));
    autoruns.extend(wide("Header\0...Items\0"));
    for (bytes, words) in [
        (&b"%PDF-1.7\n"[..], "PDF"),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0", "shortcut"),
        (b"ElfFile\0\0\0\0", "Windows events"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture"),
        (&outlook, "Outlook"),
        (&autoruns, "Autoruns"),
        (b"bplist00\xd4", "binary property list"),
        (b"\r\nHost Name:                 PC-1\r\nOS Name:                   Microsoft Windows 11 Pro\r\n", "systeminfo"),
        (b"\r\nHostname:                  PC-1\r\nBetriebssystemname:        Microsoft Windows 11 Pro\r\n", "systeminfo"),
        ("\r\nNom de l’hôte:             PC-1\r\nNom du système d’exploitation: Microsoft Windows 11\r\n".as_bytes(), "systeminfo"),
        (b"From: a@example.org\nTo: b@example.org\nSubject: list\nMIME-Version: 1.0\n\nKaspersky\n", "e-mail"),
        (b"Level,Date and Time,Source,Event ID,Task Category\nError,x,y,1,None\n", "events of Windows"),
        (b"<?xml version=\"1.0\"?><NessusClientData_v2><Report/></NessusClientData_v2>", "Nessus"),
        (b"<SCAN><IP value=\"1\"/></SCAN>", "Qualys"),
        (b"<Events><Event><System><EventRecordID>1</EventRecordID></System></Event></Events>", "events of Windows"),
        (b"<REQUEST><CONTENT><DEVICE><IP>1</IP></DEVICE></CONTENT><QUERY>NETDISCOVERY</QUERY></REQUEST>", "network device"),
        (b"<REQUEST><CONTENT><HARDWARE><NAME>PC</NAME></HARDWARE></CONTENT></REQUEST>", "hardware"),
        (b"{\"action\":\"netinventory\",\"content\":{\"network_device\":{\"name\":\"sw\"}}}", "network device"),
        (b"{\"content\":{\"hardware\":{\"name\":\"PC\"}}}", "hardware"),
        (b"<!DOCTYPE html><html><body><p>Kaspersky Free</p></body></html>", "web page without tables"),
        (b"<html><table><tr><td>IP</td><td>1</td></tr></table></html>", "tables name no programs"),
        (b"System Information report written at: 03/02/26\nSystem Name: PC-1\n[System Summary]\n\nItem\tValue\nx\ty\n", "msinfo32"),
        (b"[{\"name\":\"Printer\",\"manufacturer\":\"HP\",\"serial_number\":\"1\"}]", "no list of programs"),
        (b"{\"matches\":[{\"vulnerability\":{\"id\":\"CVE-1\"},\"artifact\":{\"name\":\"a\",\"version\":\"1\"}}]}", "vulnerabilities"),
    ] {
        let error = read_text(bytes).unwrap_err();
        let told = format!("{} {} {}", error.title(), error.means(), error.what_to_do());
        assert!(told.contains(words), "{words}: {told}");
        assert!(!told.to_lowercase().contains("clean"), "{told}");
    }
}

#[test]
fn a_report_of_msinfo32_gives_traces_and_says_that_they_are_no_list() {
    let text = "System Information report written at: 03/02/26 10:00:00\r\nSystem Name: PC-1\r\n[System Summary]\r\n\r\nItem\tValue\t\r\nOS Name\tWindows\t\r\n\r\n\
        [Services]\r\n\r\nDisplay Name\tName\tState\tPath\t\r\nKaspersky Lab Launcher\tklnagent\tRunning\t\"c:\\k\\klnagent.exe\" -r\t\r\n\r\n\
        [System Drivers]\r\n\r\nName\tDescription\tFile\t\r\nklif\tKaspersky Lab filter\tc:\\w\\klif.sys\t\r\n\r\n[Loaded Modules]\r\n\r\nName\tPath\t\r\nx\ty\t\r\n";
    for (bytes, count) in [
        (text.as_bytes().to_vec(), 2),
        (std::fs::read(fixture("startup-programs.nfo")).unwrap(), 3),
    ] {
        let inventory = read_text(bytes).unwrap().inventory;
        assert_eq!(inventory.installed.len(), count);
        assert!(
            inventory.cannot_show.iter().any(|own| own.contains("no list of installed programs"))
        );
        assert!((0..count).all(|at| inventory.software(at).place.row.is_some()));
    }
    let inventory = read_text(text).unwrap().inventory;
    assert_eq!(machines(&inventory), ["PC-1"]);
    assert_eq!(inventory.software(0).ids.file.as_deref(), Some("klnagent.exe"));
    assert_eq!(
        (inventory.software(0).kind, inventory.software(1).kind),
        (Kind::Service, Kind::Driver)
    );
}

/// Cut at every length, a list gives what is left of it or says that it is broken; it never panics, and
/// what could be read of a cut document is never given as if it were whole.
#[test]
fn lists_cut_at_every_length() {
    let texts: &[&[u8]] = &[
        b"{\"value\":[{\"displayName\":\"A\",\"version\":\"1\",\"deviceCount\":2},{\"displayName\":\"B\",\"version\":\"2\",\"deviceCount\":1}]}",
        b"<r><program><name>A</name><version>1</version></program><program><name>B</name><version>2</version></program></r>",
        b"SPDXVersion: SPDX-2.3\nPackageName: a\nPackageComment: <text>x\ny</text>\nPackageName: b\n",
        b"<html><table><tr><th>Name<th>Version<tr><td>A<td>1<tr><td>B<td>2</table></html>",
        b"Chocolatey v2\n7zip 24.1\nx 1\n2 packages installed.\n",
        b"Name    : A\nVersion : 1\n\nName    : B\nVersion : 2\n",
        b"+------+---------+\n| name | version |\n+------+---------+\n| A    | 1       |\n+------+---------+\n",
    ];
    let mut all: Vec<Vec<u8>> = texts.iter().map(|own| own.to_vec()).collect();
    for name in ["advisor.html", "autorunsc.csv", "software-versions.json", "osqueryd.results.log"]
    {
        all.push(std::fs::read(fixture(name)).unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list");
    for bytes in &all {
        let whole = {
            std::fs::write(&path, bytes).unwrap();
            read_path(&path).unwrap().inventory.counts
        };
        let document = bytes.starts_with(b"{\"value") || bytes.starts_with(b"<r>");
        for cut in 0..bytes.len() {
            std::fs::write(&path, &bytes[..cut]).unwrap();
            if let Ok(reading) = read_path(&path) {
                let counts = reading.inventory.counts;
                let text = String::from_utf8_lossy(&bytes[..cut]);
                assert!(counts.software <= whole.software, "{cut}: {text}");
                assert!(!document || counts.problems > 0, "{cut} of a document");
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(150))]

    #[test]
    fn any_json_is_read_without_panic(
        text in "(\\{|\\[|\\}|\\]|,|:|\"(name|version|software|columns|snapshot|@graph|components|Results|content)\":|\"\\PC{0,4}\"|[0-9]|\\\\ud8|\n){0,60}",
        head in "(\\{\"bomFormat\":\"CycloneDX\",|\\{\"artifacts\":|\\{\"content\":\\{|\\{\"Sources\":|\\[\\{\"name\":)?"
    ) {
        let _ = read_text(format!("{head}{text}"));
    }

    #[test]
    fn any_page_and_any_xml_are_read_without_panic(
        text in "(</?(table|tr|td|th|h1|title|script|caption|br)( (col|row)span=\"?[0-9]{0,9}\"?)?>|Name|Version|&[a-z]{0,3};?|\\PC){0,60}",
        xml in "(</?(program|name|version|Computer|Data|Category|component|components|plist|array)( [Nn]ame=\"\\PC{0,3}\")?/?>|<!\\[CDATA\\[|\\]\\]>|&[a-z#0-9]{0,4};?|\\PC){0,60}",
        root in "(r|bom|MsInfo|REQUEST|plist|packages|RDF|ApplicationEntrySerializer)"
    ) {
        let _ = read_text(format!("<html><body>{text}"));
        let _ = read_text(format!("<?xml version=\"1.0\"?><{root}>{xml}"));
    }

    #[test]
    fn any_lines_are_read_without_panic(
        text in "(\\PC{0,8}|Name|Version| : |=| = |\\||\t|,|\n|\r\n){0,60}",
        head in "(Chocolatey v2\n|SPDXVersion: SPDX-2.3\nPackageName: |BCU-console, Version=5\nFound 1 applications.\n|Time,Entry Location,Entry,Company\n|System Information report written at\n[Services]\n|\\| name \\| version \\|\n\\|---\\|---\\|\n|7zip.7zip\nYandex.Browser\n)"
    ) {
        let _ = read_text(format!("{head}{text}"));
    }
}
