//! What decides what a command does besides its program: an interpreter does what its script says, and loads code
//! from its folders. Where somebody else can change any of it, the command is no administrator's.

use crate::removal::{CommandLine, Mechanism};

/// What decides what a command of npm or pip does: with an administrator's rights it runs only where nobody else can change
/// any of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deciding {
    /// What has to be there: the program, the script that it is given, the package that goes with what it says of
    /// itself.
    pub all: Vec<String>,
    /// Folders of which one at least is there: the interpreter loads code from each of them.
    pub any: Vec<String>,
}

/// What decides what a command does; of any other command that is its program.
#[must_use]
pub fn deciding(mechanism: Mechanism, line: &CommandLine) -> Deciding {
    let mut all = vec![line.program.clone()];
    let mut any = Vec::new();
    match mechanism {
        Mechanism::Npm => {
            all.extend(line.arguments.first().cloned());
            if let Some(package) = npm_package(line) {
                let sign = if package.starts_with('/') { '/' } else { '\\' };
                all.push(format!("{package}{sign}package.json"));
                all.push(package);
            }
        }
        Mechanism::Pip if line.arguments.iter().any(|word| word == "pip") => {
            any = libraries(&line.program);
        }
        _ => {}
    }
    Deciding { all, any }
}

/// The folder of the package that a command of npm removes.
#[must_use]
pub fn npm_package(line: &CommandLine) -> Option<String> {
    let (prefix, name) = (line.arguments.get(4)?, line.arguments.get(6)?);
    Some(if prefix.starts_with('/') {
        format!("{prefix}/lib/node_modules/{name}")
    } else {
        format!(r"{prefix}\node_modules\{}", name.replace('/', r"\"))
    })
}

/// The folders from which an interpreter loads its modules, pip among them ("site", Python documentation; Debian's
/// "Python Policy" has `dist-packages`, with those of `/usr/local` for the interpreter in `/usr`).
fn libraries(program: &str) -> Vec<String> {
    if let Some((home, _)) = program.rsplit_once('\\') {
        return vec![format!(r"{home}\Lib"), format!(r"{home}\Lib\site-packages")];
    }
    let Some((home, python)) = program.rsplit_once("/bin/") else { return Vec::new() };
    let mut all = Vec::new();
    for lib in ["lib", "lib64"] {
        all.push(format!("{home}/{lib}/{python}"));
        all.push(format!("{home}/{lib}/{python}/site-packages"));
    }
    if home == "/usr" {
        all.push("/usr/lib/python3/dist-packages".to_owned());
        all.push(format!("/usr/local/lib/{python}/dist-packages"));
        all.push(format!("/usr/local/lib/{python}/site-packages"));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(program: &str, arguments: &[&str]) -> CommandLine {
        CommandLine {
            program: program.to_owned(),
            arguments: arguments.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    #[test]
    fn what_decides_is_looked_at_besides_the_program() {
        let npm = line(
            "/usr/bin/node",
            &[
                "/usr/share/nodejs/npm/bin/npm-cli.js",
                "uninstall",
                "--global",
                "--prefix",
                "/usr/local",
                "--ignore-scripts",
                "@lark/sdk",
            ],
        );
        let package = "/usr/local/lib/node_modules/@lark/sdk";
        let found = deciding(Mechanism::Npm, &npm).all;
        assert_eq!(
            found,
            [
                "/usr/bin/node".to_owned(),
                "/usr/share/nodejs/npm/bin/npm-cli.js".to_owned(),
                format!("{package}/package.json"),
                package.to_owned()
            ]
        );
        let pip = line(
            "/usr/bin/python3.11",
            &["-I", "-m", "pip", "--disable-pip-version-check", "uninstall", "--yes", "oapi"],
        );
        let found = deciding(Mechanism::Pip, &pip);
        assert_eq!(found.all, ["/usr/bin/python3.11"]);
        for folder in [
            "/usr/lib/python3.11",
            "/usr/lib/python3/dist-packages",
            "/usr/local/lib/python3.11/dist-packages",
        ] {
            assert!(found.any.iter().any(|own| own == folder), "{folder}");
        }
        let windows = line(
            r"C:\Python\python.exe",
            &["-I", "-m", "pip", "--disable-pip-version-check", "uninstall", "--yes", "oapi"],
        );
        assert_eq!(
            deciding(Mechanism::Pip, &windows).any,
            [r"C:\Python\Lib", r"C:\Python\Lib\site-packages"]
        );
    }
}
