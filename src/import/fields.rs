//! Records whose facts have names: an object of JSON, an element of XML, a block of `Name : value`
//! lines. Names are compared without case, signs and blanks; an object inside an object (`"device":
//! {"name": …}`) is the same as the name `deviceName`.

use serde_json::{Map, Value};

use super::dates::{self, Order};
use super::records::is_nothing;
use super::shapes;
use crate::model::{Identifiers, Kind, Scope, Software, UninstallCommand};

/// An object of a document.
pub(super) type Object = Map<String, Value>;

/// Objects inside objects are followed this far.
const DEEPEST: usize = 3;

/// Envelopes that add nothing to the names inside them (Elasticsearch, JSON:API, Graph).
const ENVELOPES: &[&str] = &["source_", "_source", "fields", "attributes", "properties"];

/// What names a program, the most particular last where a record has several.
pub(super) const NAME: &[&str] = &[
    "displayname",
    "name",
    "softwarename",
    "applicationname",
    "appname",
    "packagename",
    "programname",
    "productname",
    "product",
    "software",
    "application",
    "program",
    "title",
    "applicationtitle",
    "bundlename",
    "arpdisplayname",
];
/// Who made it.
pub(super) const PUBLISHER: &[&str] = &[
    "publisher",
    "vendor",
    "manufacturer",
    "manufacturername",
    "vendorname",
    "publishername",
    "softwarevendor",
    "softwarepublisher",
    "softwaremanufacturer",
    "applicationpublisher",
    "applicationvendor",
    "packagevendor",
    "productvendor",
    "company",
    "companyname",
    "maintainer",
    "packagemaintainer",
    "supplier",
    "developer",
    "author",
    "creator",
];
/// Its version.
pub(super) const VERSION: &[&str] = &[
    "version",
    "displayversion",
    "softwareversion",
    "productversion",
    "applicationversion",
    "packageversion",
    "appversion",
    "installedversion",
    "bundleshortversion",
    "bundleversion",
    "shortversion",
    "versioninfo",
    "versionnumber",
];
/// The computer that it is on.
pub(super) const MACHINE: &[&str] = &[
    "pscomputername",
    "computername",
    "computer",
    "hostname",
    "hostidentifier",
    "devicename",
    "machinename",
    "systemname",
    "endpointname",
    "workstation",
    "pcname",
    "assetname",
    "netbiosname",
    "host",
    "machine",
    "device",
    "endpoint",
    "agentname",
    "hostdisplayname",
    "agentid",
    "deviceid",
    "computerid",
    "hostid",
];
/// The serial number of the computer that it is on: Intune's `managedDevices`, Fleet's hosts and osquery's
/// `system_info`, whose columns a query joins to those of programs.
pub(super) const SERIAL: &[&str] = &[
    "hardwareserial",
    "hosthardwareserial",
    "deviceserialnumber",
    "deviceserial",
    "devicehardwareserial",
    "hostserialnumber",
    "computerserialnumber",
    "computerserial",
    "machineserialnumber",
    "assetserialnumber",
    "systemserialnumber",
    "biosserialnumber",
    "manageddeviceserialnumber",
];
/// The same in a record of a program, which does not say whether it is the computer's.
pub(super) const PLAIN_SERIAL: &[&str] = &["serialnumber"];
/// The id of its board.
pub(super) const HARDWARE_ID: &[&str] = &[
    "hardwareuuid",
    "hosthardwareuuid",
    "systemuuid",
    "hostuuid",
    "deviceuuid",
    "computeruuid",
    "machineuuid",
    "smbiosguid",
    "smbiosuuid",
    "platformuuid",
    "deviceudid",
    "computerudid",
    "udid",
];
/// When it was installed.
const DATE: &[&str] = &[
    "installdate",
    "installedon",
    "installeddate",
    "installtime",
    "dateinstalled",
    "installationdate",
    "packageinstalltime",
];
/// How many computers have it, where the list names none.
pub(super) const COUNT: &[&str] =
    &["hostscount", "devicecount", "installcount", "count", "numberofinstallations"];

/// The named facts of one record.
pub(super) struct Fields<'a>(Vec<(String, &'a Value)>);

impl<'a> Fields<'a> {
    /// `None` where the value has no named facts.
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        let mut pairs = Vec::new();
        flatten(value.as_object()?, "", 0, &mut pairs);
        Some(Self(pairs))
    }

    /// What the first of these names says that says anything.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            self.0.iter().filter(|(own, _)| own == name).find_map(|(_, value)| plain(value))
        })
    }

    /// Whether there is one of these names, whatever it says.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        self.0.iter().any(|(own, _)| names.contains(&own.as_str()))
    }

    fn is_set(&self, names: &[&str]) -> bool {
        self.first(names).is_some_and(|own| own == "1" || own.eq_ignore_ascii_case("true"))
    }
}

fn flatten<'a>(
    object: &'a Object,
    above: &str,
    depth: usize,
    pairs: &mut Vec<(String, &'a Value)>,
) {
    let mut inside = Vec::new();
    for (key, value) in object {
        let name = format!("{above}{}", word(key));
        match value {
            Value::Object(inner) if depth < DEEPEST => inside.push((key, name, inner)),
            _ => pairs.push((name, value)),
        }
    }
    // What a record says itself stands before what an object inside it says.
    for (key, name, inner) in inside {
        let above = if ENVELOPES.contains(&key.as_str()) { above } else { &name };
        flatten(inner, above, depth + 1, pairs);
    }
}

/// A name without case, signs and blanks.
pub(super) fn word(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A value as text; nothing for what stands for nothing.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !is_nothing(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(own) => Some(own.to_string()),
        _ => None,
    }
}

/// What this key of an object says, compared exactly.
pub(super) fn text(value: &Value, key: &str) -> Option<String> {
    plain(value.get(key)?)
}

/// The order of day and month in these records.
pub(super) fn order_of<'a>(values: impl Iterator<Item = &'a Value>) -> Order {
    let cells: Vec<String> =
        values.take(500).filter_map(|own| Fields::of(own)?.first(DATE)).collect();
    dates::order_of(cells.iter().map(String::as_str))
}

/// Software, from a record with the words that tools use; `None` where nothing is named.
pub(super) fn software(fields: &Fields<'_>, kind: Kind, order: Order) -> Option<Software> {
    let kind = kind_of(fields).unwrap_or(kind);
    let name = name_of(fields, kind)?;
    let id = |names: &[&str]| fields.first(names);
    let extension = id(&["extensionid"])
        .or_else(|| (kind == Kind::BrowserExtension).then(|| id(&["identifier"])).flatten());
    let path = id(&["installlocation", "location", "path", "imagepath", "pathname", "installpath"]);
    let package = id(&["packageidentifier", "packageid"]).or_else(|| {
        matches!(kind, Kind::Package | Kind::LanguagePackage)
            .then(|| id(&["name", "packagename"]))
            .flatten()
    });
    let publisher = id(PUBLISHER).map(|own| of_x500(&own)).filter(|own| !own.is_empty());
    Some(Software {
        kind,
        publisher,
        version: id(VERSION),
        user: id(&["username", "loggedonuser", "userprincipalname", "installedusers"]),
        installed_on: id(DATE).and_then(|own| date(&own, order)),
        scope: scope(fields),
        uninstall: id(&["uninstallstring"]).map(|text| UninstallCommand {
            text,
            quiet: id(&["quietuninstallstring"]),
            user_writable: matches!(scope(fields), Scope::User(_)),
        }),
        hidden: fields.is_set(&["systemcomponent"]),
        parent: id(&["parentkeyname"]),
        ids: Identifiers {
            product_code: id(&["identifyingnumber", "productcode", "guid", "msiid"])
                .filter(|own| own.starts_with('{') && own.ends_with('}')),
            uninstall_key: id(&["pschildname", "registrykeyname", "uninstallkey"]),
            bundle_id: id(&["bundleidentifier", "bundleid"]),
            package,
            extension_id: extension,
            signer: id(&["signer", "teamid", "team"]),
            file: matches!(kind, Kind::Service | Kind::Driver | Kind::Process)
                .then(|| path.as_deref().and_then(file_of))
                .flatten(),
        },
        location: path,
        name,
        ..Software::default()
    })
}

/// The name that people know. A service has a short one beside it, an app its folder's.
fn name_of(fields: &Fields<'_>, kind: Kind) -> Option<String> {
    let name = fields.first(NAME)?;
    let app = name.strip_suffix(".app").filter(|own| !own.is_empty());
    match app {
        Some(own) if kind == Kind::Program => Some(own.to_owned()),
        _ => Some(name),
    }
}

/// The kind that a record says itself: Fleet's `source`, Wazuh's `format`, the columns of osquery.
fn kind_of(fields: &Fields<'_>) -> Option<Kind> {
    let source = fields.first(&["source"]).unwrap_or_default();
    let format = fields.first(&["format", "packageformat", "from"]).unwrap_or_default();
    match source.as_str() {
        "chrome_extensions" | "firefox_addons" | "safari_extensions" | "ie_extensions"
        | "vscode_extensions" => return Some(Kind::BrowserExtension),
        "deb_packages"
        | "rpm_packages"
        | "homebrew_packages"
        | "chocolatey_packages"
        | "pkg_packages"
        | "portage_packages" => return Some(Kind::Package),
        "python_packages" | "npm_packages" | "atom_packages" => return Some(Kind::LanguagePackage),
        _ => {}
    }
    match format.as_str() {
        "deb" | "rpm" | "snap" | "apk" | "macports" | "homebrew" => return Some(Kind::Package),
        "pypi" | "npm" => return Some(Kind::LanguagePackage),
        "win" => return Some(Kind::Program),
        _ => {}
    }
    if fields.has(&["browsertype", "fromwebstore", "referencedidentifier", "vscodeedition"])
        || fields.has(&["creator"]) && fields.has(&["identifier"])
    {
        Some(Kind::BrowserExtension)
    } else if fields.has(&["servicetype", "starttype", "startmode"]) {
        Some(Kind::Service)
    } else if fields.has(&["inf", "driverkey", "driverversion"]) {
        Some(Kind::Driver)
    } else if fields.has(&["cmdline", "pid", "processid"]) {
        Some(Kind::Process)
    } else if fields.first(&["packagefamilyname", "packagefullname"]).is_some() {
        Some(Kind::StoreApp)
    } else if fields.first(&["maintainer", "packagegroup"]).is_some() {
        Some(Kind::Package)
    } else {
        None
    }
}

/// A key below `HKEY_USERS` or `HKEY_CURRENT_USER` belongs to one user (PowerShell's `PSPath`).
fn scope(fields: &Fields<'_>) -> Scope {
    let path = fields.first(&["pspath", "psparentpath", "registrypath"]).unwrap_or_default();
    if let Some((_, rest)) = path.split_once("HKEY_USERS\\") {
        return Scope::User(rest.split('\\').next().unwrap_or("").to_owned());
    }
    if path.contains("HKEY_LOCAL_MACHINE") { Scope::Machine } else { Scope::Unknown }
}

/// The name in an agent's identifier: `PC-1-2026-03-02-10-11-12` ends with the time of its first start.
pub(super) fn name_of_agent(id: &str) -> &str {
    const TIME: usize = "-2026-03-02-10-11-12".len();
    let Some(at) = id.len().checked_sub(TIME).filter(|at| *at > 0) else { return id };
    let (Some(name), Some(time)) = (id.get(..at), id.get(at..)) else { return id };
    let is_time = time.split('-').skip(1).zip([4, 2, 2, 2, 2, 2]).all(|(part, length)| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_time && time.starts_with('-') { name } else { id }
}

/// A day; a time behind it does not matter, and 1970 stands for "unknown".
fn date(text: &str, order: Order) -> Option<jiff::civil::Date> {
    // A float of seconds, as osquery and syft write some.
    let whole = text.split_once('.').filter(|(own, _)| own.len() >= 10);
    let text = whole.map_or(text, |(own, _)| own);
    let day = text.split('T').next().unwrap_or("");
    dates::parse(if day.is_empty() { text } else { day }, order)
}

/// `CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond`: the organisation, else the name.
pub(super) fn of_x500(text: &str) -> String {
    if !text.starts_with("CN=") && !text.starts_with("O=") {
        return text.to_owned();
    }
    let part = |mark: &str| {
        let start = if text.starts_with(mark) {
            mark.len()
        } else {
            let at = text.find(&format!(", {mark}")).map(|at| at + 2);
            at.or_else(|| text.find(&format!(",{mark}")).map(|at| at + 1))? + mark.len()
        };
        let rest = text.get(start..)?;
        let own = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next()?,
            None => rest.split(',').next()?,
        };
        Some(own.trim().to_owned()).filter(|own| !own.is_empty())
    };
    // Publishers of the Store may be numbers of their accounts, which name nobody.
    let named = |own: &String| !shapes::is_guid(own);
    part("O=").or_else(|| part("CN=").filter(named)).unwrap_or_default()
}

/// The file of a command line or path, without its folder and what follows it.
pub(super) fn file_of(command: &str) -> Option<String> {
    let command = command.trim();
    let program = match command.strip_prefix('"') {
        Some(rest) => rest.split('"').next().unwrap_or(""),
        None => {
            // Blanks stand in folders too: the first known ending decides.
            let lower = command.to_ascii_lowercase();
            let end = [".exe", ".sys", ".dll", ".com", ".bat", ".cmd"]
                .iter()
                .filter_map(|ending| lower.find(ending).map(|at| at + ending.len()))
                .min();
            end.and_then(|end| command.get(..end)).unwrap_or(command)
        }
    };
    let file = program.rsplit(['\\', '/']).next().unwrap_or("").trim();
    (!file.is_empty() && file.len() < 260).then(|| file.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(value: &Value, expected: (&str, Option<&str>, Option<&str>, Kind)) {
        let fields = Fields::of(value).unwrap();
        let own = software(&fields, Kind::Program, Order::Unknown).unwrap();
        let (name, publisher, version, kind) = expected;
        assert_eq!(
            (own.name.as_str(), own.publisher.as_deref(), own.version.as_deref(), own.kind),
            (name, publisher, version, kind)
        );
    }

    #[test]
    fn names_are_compared_without_signs_and_objects_are_opened() {
        check(
            &json!({"Display Name": "7-Zip", "Publisher": "CN=Igor Pavlov, O=\"Pavlov, Igor\"", "DisplayVersion": 24}),
            ("7-Zip", Some("Pavlov, Igor"), Some("24"), Kind::Program),
        );
        check(
            &json!({"_source": {"agent": {"name": "PC-1"}, "package": {"name": "kesl", "version": "12", "vendor": "AO Kaspersky Lab", "format": "deb"}}}),
            ("kesl", Some("AO Kaspersky Lab"), Some("12"), Kind::Package),
        );
        check(
            &json!({"name": "Kaspersky.app", "bundle_identifier": "com.kaspersky.kav"}),
            ("Kaspersky", None, None, Kind::Program),
        );
    }

    #[test]
    fn files_of_commands() {
        for (command, file) in [
            ("\"C:\\Program Files\\Kaspersky Lab\\avp.exe\" -r", Some("avp.exe")),
            ("c:\\program files\\kaspersky lab\\avp.exe -r", Some("avp.exe")),
            ("system32\\drivers\\klif.sys", Some("klif.sys")),
            ("", None),
        ] {
            assert_eq!(file_of(command).as_deref(), file, "{command}");
        }
    }

    #[test]
    fn agents_are_computers() {
        for (id, name) in [
            ("PC-1-2026-03-02-10-11-12", "PC-1"),
            ("pc.local-2026-03-02-10-11-12", "pc.local"),
            ("-2026-03-02-10-11-12", "-2026-03-02-10-11-12"),
            ("PC-1-2026-03-02-10-11-1x", "PC-1-2026-03-02-10-11-1x"),
            ("PC", "PC"),
        ] {
            assert_eq!(name_of_agent(id), name);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken_apart_without_panic(text in "(CN=|O=|\"|,|\\PC){0,40}") {
            let _ = of_x500(&text);
            let _ = name_of_agent(&text);
            let _ = file_of(&text);
        }
    }
}
