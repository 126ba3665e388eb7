//! Places of the plan in full: the catalogue writes `%ProgramData%\…`, the machine knows where that is. Only
//! folders of the whole machine are filled in; what lies in a person's folders stays for that person.

use crate::removal::{Action, Leftover, MachineFacts, Plan, Thing};

/// Variables that mean one folder of the whole machine.
const OF_THE_MACHINE: &[&str] = &[
    "SystemRoot",
    "windir",
    "SystemDrive",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "ProgramW6432",
    "CommonProgramFiles",
    "CommonProgramFiles(x86)",
    "CommonProgramW6432",
    "ProgramData",
    "ALLUSERSPROFILE",
];

/// The plan with the places of its leftovers in full. What leads to a place that is named already is left out.
#[must_use]
pub fn in_full(mut plan: Plan, facts: &dyn MachineFacts) -> Plan {
    for step in &mut plan.steps {
        let Action::CleanUp(leftovers) = &mut step.action else { continue };
        let mut met: Vec<Thing> = Vec::new();
        leftovers.retain_mut(|leftover| {
            fill_in(leftover, facts);
            let is_new = !met.contains(&leftover.thing);
            met.push(leftover.thing.clone());
            is_new
        });
    }
    plan
}

fn fill_in(leftover: &mut Leftover, facts: &dyn MachineFacts) {
    if let Thing::Folder { path } | Thing::File { path } = &mut leftover.thing {
        if let Some(full) = full(path, facts) {
            *path = full;
        }
    }
}

fn full(path: &str, facts: &dyn MachineFacts) -> Option<String> {
    let (name, rest) = path.strip_prefix('%')?.split_once('%')?;
    let name = OF_THE_MACHINE.iter().find(|own| own.eq_ignore_ascii_case(name))?;
    let folder = facts.variable(name)?;
    (!rest.contains('%')).then(|| format!("{}{rest}", folder.trim_end_matches('\\')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::removal::PathFacts;

    struct Windows;

    impl MachineFacts for Windows {
        fn path(&self, _: &str) -> PathFacts {
            PathFacts::default()
        }

        fn variable(&self, name: &str) -> Option<String> {
            (name == "ProgramData").then(|| r"C:\ProgramData".to_owned())
        }
    }

    #[test]
    fn folders_of_the_machine_are_filled_in_and_those_of_people_are_not() {
        for (path, expected) in [
            (r"%ProgramData%\Kaspersky Lab", Some(r"C:\ProgramData\Kaspersky Lab")),
            (r"%PROGRAMDATA%\X", Some(r"C:\ProgramData\X")),
            (r"%LOCALAPPDATA%\X", None),
            (r"%ProgramFiles%\X", None),
            (r"%ProgramData%\%X%", None),
            (r"C:\X", None),
            ("%", None),
        ] {
            assert_eq!(full(path, &Windows).as_deref(), expected, "{path}");
        }
    }
}
