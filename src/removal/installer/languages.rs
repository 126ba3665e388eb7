//! Packages of programming languages: removed by the program of the very installation that they lie in, named
//! by its full path, since a search path leads to whichever comes first.
//!
//! - npm: `npm uninstall --global --prefix …`; where packages lie below a prefix says its documentation,
//!   "folders" (`{prefix}/lib/node_modules` on Unix, `{prefix}\node_modules` on Windows). npm itself is a
//!   script, so its `npm-cli.js` is given to the `node` that belongs to it. `--ignore-scripts`: older npm runs
//!   scripts of the package that goes ("scripts", "npm uninstall" before version 7).
//! - pip: `python -m pip uninstall` ("pip uninstall"); with `-I` for packages of everybody, so that neither
//!   the folder that the program was started in nor a user's own packages are loaded ("Command line and
//!   environment", Python documentation).
//! - pipx: `pipx uninstall` takes the whole environment of an application.

use crate::model::{Scope, Software};
use crate::removal::{CommandLine, Known, MachineFacts, Mechanism};

/// The command for a package of npm or pip; `None` where the place that it lies in is none of those whose
/// program is known, or that program is not there.
#[must_use]
pub fn language_package(
    mechanism: Mechanism,
    record: &Software,
    facts: &dyn MachineFacts,
) -> Option<CommandLine> {
    let name = record.ids.package.as_deref()?;
    let place = record.location.as_deref()?;
    if place.split(['/', '\\']).any(|part| part == "..") {
        return None;
    }
    match mechanism {
        Mechanism::Npm if is_npm_name(name) => npm(name, place, facts),
        Mechanism::Pip if is_python_name(name) => {
            let of_everybody = record.scope == Scope::Machine;
            pipx(name, place, facts).or_else(|| pip(name, place, of_everybody, facts))
        }
        _ => None,
    }
}

/// The first of some programs that is there; of a machine that is only on a list, the usual one.
fn first(candidates: &[String], facts: &dyn MachineFacts) -> Option<String> {
    if !facts.are_known() {
        return candidates.first().cloned();
    }
    candidates.iter().find(|path| facts.path(path).is_file == Known::Yes).cloned()
}

fn is_windows(place: &str) -> bool {
    place.get(1..3) == Some(":\\")
}

fn line(program: String, arguments: &[&str]) -> CommandLine {
    CommandLine { program, arguments: arguments.iter().map(|word| (*word).to_owned()).collect() }
}

/// A name in npm's registry: letters, digits and `-._~`, with the name of a scope before it ("package.json",
/// section "name").
#[must_use]
pub fn is_npm_name(text: &str) -> bool {
    let plain = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c))
    };
    text.len() <= 214
        && match text.strip_prefix('@') {
            Some(scoped) => {
                scoped.split_once('/').is_some_and(|(scope, name)| plain(scope) && plain(name))
            }
            None => plain(text),
        }
}

/// A name of a Python package ("Names and normalization", Python Packaging User Guide).
#[must_use]
pub fn is_python_name(text: &str) -> bool {
    text.len() <= 200
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}

fn npm(name: &str, place: &str, facts: &dyn MachineFacts) -> Option<CommandLine> {
    let slashed = place.replace('\\', "/");
    let above = slashed.strip_suffix(name)?.strip_suffix("/node_modules/")?;
    let (prefix, node, npm) = if is_windows(place) {
        let prefix = place.get(..above.len())?.to_owned();
        let programs = facts.variable("ProgramFiles");
        let programs = programs.unwrap_or_else(|| r"C:\Program Files".to_owned());
        let homes = [prefix.clone(), format!(r"{programs}\nodejs")];
        let below = |file: &str| homes.each_ref().map(|home| format!(r"{home}\{file}")).to_vec();
        (prefix, below("node.exe"), below(r"node_modules\npm\bin\npm-cli.js"))
    } else {
        let prefix = above.strip_suffix("/lib").or_else(|| above.strip_suffix("/lib64"))?;
        let node =
            [prefix, "/usr", "/usr/local", "/opt/homebrew"].map(|home| format!("{home}/bin/node"));
        // Debian keeps npm itself apart from what npm installs.
        let npm = [&format!("{prefix}/lib"), "/usr/share/nodejs", "/usr/lib", "/usr/local/lib"];
        let npm = npm.map(|home| {
            let below = if home.ends_with("/nodejs") { "" } else { "/node_modules" };
            format!("{home}{below}/npm/bin/npm-cli.js")
        });
        (prefix.to_owned(), node.to_vec(), npm.to_vec())
    };
    let (node, npm) = (first(&node, facts)?, first(&npm, facts)?);
    let arguments = [&npm, "uninstall", "--global", "--prefix", &prefix, "--ignore-scripts", name];
    Some(line(node, &arguments))
}

/// An application that pipx keeps in an environment of its own, which has the application's name.
fn pipx(name: &str, place: &str, facts: &dyn MachineFacts) -> Option<CommandLine> {
    let (home, rest) = place.split_once("/.local/share/pipx/venvs/").or_else(|| {
        // Where pipx kept them before version 1.2.
        place.split_once("/.local/pipx/venvs/")
    })?;
    let environment = rest.split('/').next()?;
    if !environment.eq_ignore_ascii_case(name) {
        return None;
    }
    let programs = ["/usr/bin".to_owned(), format!("{home}/.local/bin")];
    let program = first(&programs.map(|folder| format!("{folder}/pipx")), facts)?;
    Some(line(program, &["uninstall", name]))
}

fn pip(
    name: &str,
    place: &str,
    of_everybody: bool,
    facts: &dyn MachineFacts,
) -> Option<CommandLine> {
    let program = first(&pythons(place, facts), facts)?;
    Some(line(program, &pip_arguments(of_everybody, name)))
}

fn pip_arguments(of_everybody: bool, name: &str) -> Vec<&str> {
    let mut arguments = if of_everybody { vec!["-I"] } else { Vec::new() };
    arguments.extend(["-m", "pip", "--disable-pip-version-check", "uninstall", "--yes", name]);
    arguments
}

/// The interpreters that a folder of packages may belong to, likeliest first.
fn pythons(place: &str, facts: &dyn MachineFacts) -> Vec<String> {
    if is_windows(place) {
        let lower = place.to_lowercase();
        if let Some(at) = lower.find(r"\appdata\roaming\python\") {
            let (home, rest) = place.split_at_checked(at).unwrap_or((place, ""));
            let version = rest.split('\\').nth(4).unwrap_or_default();
            let programs = facts.variable("ProgramFiles");
            let programs = programs.unwrap_or_else(|| r"C:\Program Files".to_owned());
            return vec![
                format!(r"{programs}\{version}\python.exe"),
                format!(r"{home}\AppData\Local\Programs\Python\{version}\python.exe"),
            ];
        }
        let end = r"\lib\site-packages";
        let above = lower.strip_suffix(end).and_then(|above| place.get(..above.len()));
        return above.map(|home| format!(r"{home}\python.exe")).into_iter().collect();
    }
    // `~/Library/Python/3.9/lib/python/site-packages` of the builds of python.org.
    if let Some((_, version)) = place.split_once("/Library/Python/") {
        let version = version.split('/').next().unwrap_or_default();
        let home = "/Library/Frameworks/Python.framework/Versions";
        return vec![format!("{home}/{version}/bin/python{version}")];
    }
    let mut parts = place.rsplit('/');
    let (last, python, lib) = (parts.next(), parts.next(), parts.next());
    let version = python.and_then(|own| own.strip_prefix("python"));
    let (Some(last), Some(version), Some(lib @ ("lib" | "lib64"))) = (last, version, lib) else {
        return Vec::new();
    };
    // Debian's own packages lie in `python3`, without a number; they go with the package of the system.
    let is_version = version.contains('.')
        && version.chars().all(|c| c.is_ascii_digit() || c == '.' || c == 't');
    let end = format!("/{lib}/python{version}/{last}");
    let Some(home) = place.strip_suffix(&end).filter(|_| is_version) else { return Vec::new() };
    let of = |home: &str| format!("{home}/bin/python{version}");
    match (home, last) {
        // Debian's interpreter, whose packages installed by pip lie beside those of the system.
        ("/usr/local", "dist-packages") => vec![of("/usr")],
        _ if home.ends_with("/.local") => vec![of("/usr"), of("/usr/local")],
        _ => vec![of(home)],
    }
}

/// Whether a command is one that [`language_package`] would give, by its form.
#[must_use]
pub fn is_language_command(mechanism: Mechanism, line: &CommandLine) -> bool {
    let words: Vec<&str> = line.arguments.iter().map(String::as_str).collect();
    let Some(file) = plain_file(&line.program) else { return false };
    match (mechanism, words.as_slice()) {
        (
            Mechanism::Npm,
            [npm, "uninstall", "--global", "--prefix", prefix, "--ignore-scripts", name],
        ) => {
            matches!(file, "node" | "node.exe")
                && plain_file(npm) == Some("npm-cli.js")
                && npm.replace('\\', "/").ends_with("/npm/bin/npm-cli.js")
                && plain_file(prefix).is_some()
                && is_npm_name(name)
        }
        (Mechanism::Pip, ["uninstall", name]) => file == "pipx" && is_python_name(name),
        (Mechanism::Pip, [.., name]) => {
            let is_python = file == "python.exe"
                || file.strip_prefix("python").is_some_and(|version| {
                    version.contains('.')
                        && version.chars().all(|c| c.is_ascii_digit() || c == '.' || c == 't')
                });
            is_python
                && is_python_name(name)
                && [true, false].iter().any(|all| words == pip_arguments(*all, name))
        }
        _ => false,
    }
}

/// The last part of a full path that does not climb; `None` for any other text.
fn plain_file(path: &str) -> Option<&str> {
    let is_full = path.starts_with('/') || is_windows(path);
    let climbs = path.split(['/', '\\']).any(|part| part == ".." || part == ".");
    let file = path.rsplit(['/', '\\']).next().filter(|file| !file.is_empty())?;
    (is_full && !climbs && !path.contains(['"', '\n', '\0'])).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Identifiers;
    use crate::removal::{NoFacts, PathFacts};

    /// A machine on which these files are.
    struct Files(&'static [&'static str]);

    impl MachineFacts for Files {
        fn path(&self, path: &str) -> PathFacts {
            let is_file = if self.0.contains(&path) { Known::Yes } else { Known::No };
            PathFacts { is_file, ..PathFacts::default() }
        }

        fn variable(&self, _: &str) -> Option<String> {
            None
        }
    }

    fn record(name: &str, place: &str, scope: Scope) -> Software {
        Software {
            name: name.to_owned(),
            ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
            location: Some(place.to_owned()),
            scope,
            ..Software::default()
        }
    }

    fn kim() -> Scope {
        Scope::User("kim".to_owned())
    }

    #[test]
    fn a_package_of_npm_goes_by_the_npm_of_its_own_installation() {
        for (name, place, files, expected) in [
            (
                "lark",
                "/usr/lib/node_modules/lark",
                &["/usr/bin/node", "/usr/lib/node_modules/npm/bin/npm-cli.js"][..],
                "/usr/bin/node /usr/lib/node_modules/npm/bin/npm-cli.js uninstall --global --prefix /usr \
                 --ignore-scripts lark",
            ),
            (
                "@larksuiteoapi/node-sdk",
                "/usr/local/lib/node_modules/@larksuiteoapi/node-sdk",
                &["/usr/bin/node", "/usr/share/nodejs/npm/bin/npm-cli.js"],
                "/usr/bin/node /usr/share/nodejs/npm/bin/npm-cli.js uninstall --global --prefix /usr/local \
                 --ignore-scripts @larksuiteoapi/node-sdk",
            ),
            (
                "x",
                "/home/kim/.nvm/versions/node/v20.1.0/lib/node_modules/x",
                &[
                    "/home/kim/.nvm/versions/node/v20.1.0/bin/node",
                    "/home/kim/.nvm/versions/node/v20.1.0/lib/node_modules/npm/bin/npm-cli.js",
                ],
                "/home/kim/.nvm/versions/node/v20.1.0/bin/node \
                 /home/kim/.nvm/versions/node/v20.1.0/lib/node_modules/npm/bin/npm-cli.js uninstall --global \
                 --prefix /home/kim/.nvm/versions/node/v20.1.0 --ignore-scripts x",
            ),
        ] {
            let found =
                language_package(Mechanism::Npm, &record(name, place, kim()), &Files(files));
            let found = found.unwrap_or_else(|| unreachable!("{place}"));
            assert_eq!(format!("{} {}", found.program, found.arguments.join(" ")), expected);
            assert!(is_language_command(Mechanism::Npm, &found));
        }
        let place = r"C:\Users\kim\AppData\Roaming\npm\node_modules\x";
        let files = Files(&[
            r"C:\Program Files\nodejs\node.exe",
            r"C:\Program Files\nodejs\node_modules\npm\bin\npm-cli.js",
        ]);
        let found = language_package(Mechanism::Npm, &record("x", place, kim()), &files);
        let found = found.unwrap_or_else(|| unreachable!("{place}"));
        assert_eq!(found.program, r"C:\Program Files\nodejs\node.exe");
        assert_eq!(found.arguments[4], r"C:\Users\kim\AppData\Roaming\npm");
        assert!(is_language_command(Mechanism::Npm, &found));
    }

    #[test]
    fn a_package_of_python_goes_by_its_own_interpreter() {
        for (place, scope, expected) in [
            ("/usr/lib/python3.11/site-packages", Scope::Machine, "/usr/bin/python3.11 -I"),
            ("/usr/local/lib/python3.11/dist-packages", Scope::Machine, "/usr/bin/python3.11 -I"),
            (
                "/usr/local/lib/python3.12/site-packages",
                Scope::Machine,
                "/usr/local/bin/python3.12 -I",
            ),
            ("/home/kim/.local/lib/python3.11/site-packages", kim(), "/usr/bin/python3.11"),
            (
                "/home/kim/miniconda3/lib/python3.9/site-packages",
                kim(),
                "/home/kim/miniconda3/bin/python3.9",
            ),
            (
                r"C:\Program Files\Python311\Lib\site-packages",
                Scope::Machine,
                r"C:\Program Files\Python311\python.exe -I",
            ),
            (
                r"C:\Users\kim\AppData\Roaming\Python\Python311\site-packages",
                kim(),
                r"C:\Program Files\Python311\python.exe",
            ),
            (
                "/Library/Frameworks/Python.framework/Versions/3.11/lib/python3.11/site-packages",
                Scope::Machine,
                "/Library/Frameworks/Python.framework/Versions/3.11/bin/python3.11 -I",
            ),
        ] {
            let found = language_package(Mechanism::Pip, &record("oapi", place, scope), &NoFacts);
            let found = found.unwrap_or_else(|| unreachable!("{place}"));
            let text = format!("{} {}", found.program, found.arguments.join(" "));
            assert_eq!(
                text,
                format!("{expected} -m pip --disable-pip-version-check uninstall --yes oapi")
            );
            assert!(is_language_command(Mechanism::Pip, &found), "{text}");
        }
        let place = "/home/kim/.local/share/pipx/venvs/oapi/lib/python3.11/site-packages";
        let found = language_package(Mechanism::Pip, &record("oapi", place, kim()), &NoFacts);
        assert_eq!(found.map(|line| line.arguments), Some(vec!["uninstall".into(), "oapi".into()]));
    }

    #[test]
    fn what_is_not_known_stays_for_a_person() {
        for (mechanism, name, place) in [
            (Mechanism::Pip, "x", "/usr/lib/python3/dist-packages"),
            (Mechanism::Pip, "-r", "/usr/lib/python3.11/site-packages"),
            (Mechanism::Pip, "x", "/srv/app/../../usr/lib/python3.11/site-packages"),
            (Mechanism::Npm, "x", "/srv/app/node_modules/x"),
            (Mechanism::Npm, "x", "/usr/lib/node_modules/y"),
            (Mechanism::Npm, "--force", "/usr/lib/node_modules/--force"),
            (Mechanism::Npm, "@a/../b", "/usr/lib/node_modules/@a/../b"),
        ] {
            let found = language_package(mechanism, &record(name, place, Scope::Machine), &NoFacts);
            assert_eq!(found, None, "{name} {place}");
        }
        // Nothing of it is there.
        let record = record("x", "/usr/lib/node_modules/x", Scope::Machine);
        assert_eq!(language_package(Mechanism::Npm, &record, &Files(&[])), None);
    }

    #[test]
    fn another_script_or_option_is_none_of_ours() {
        let npm = |npm: &str, rest: &[&str]| {
            let mut arguments = vec![npm];
            arguments.extend(rest);
            is_language_command(Mechanism::Npm, &line("/usr/bin/node".to_owned(), &arguments))
        };
        let rest = ["uninstall", "--global", "--prefix", "/usr", "--ignore-scripts", "x"];
        assert!(npm("/usr/lib/node_modules/npm/bin/npm-cli.js", &rest));
        assert!(!npm("/tmp/evil.js", &rest));
        assert!(!npm("npm/bin/npm-cli.js", &rest));
        assert!(!npm("/usr/lib/node_modules/npm/bin/npm-cli.js", &rest[..5]));
        for arguments in [
            &["-c", "import os", "x"][..],
            &["-m", "pip", "install", "x"],
            &["-m", "pip", "--disable-pip-version-check", "uninstall", "--yes", "-r"],
        ] {
            let line = line("/usr/bin/python3.11".to_owned(), arguments);
            assert!(!is_language_command(Mechanism::Pip, &line), "{arguments:?}");
        }
        let line = line("python3.11".to_owned(), &pip_arguments(true, "x"));
        assert!(!is_language_command(Mechanism::Pip, &line));
    }

    proptest::proptest! {
        #[test]
        fn any_place_is_answered(name in "[@a-z./\\\\-]{0,12}", place in "[A-Za-z:/\\\\.3]{0,40}", tail in "(/lib/python3.1/site-packages|/node_modules/x|\\\\Lib\\\\site-packages|)") {
            let record = record(&name, &format!("{place}{tail}"), Scope::Machine);
            for mechanism in [Mechanism::Npm, Mechanism::Pip] {
                if let Some(line) = language_package(mechanism, &record, &NoFacts) {
                    proptest::prop_assert!(line.arguments.last().is_some_and(|last| !last.starts_with('-')));
                }
            }
        }
    }
}
