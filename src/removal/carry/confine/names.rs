//! Names of services, drivers and scheduled tasks that may be removed.

use super::Confined;

/// A name of a service, driver or unit.
pub(in crate::removal::carry) fn confine_name(name: &str) -> Result<&str, Confined> {
    // systemd.unit(5) and "CreateServiceW" allow more; what products use is within this.
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | ' ' | '$');
    let starts = name.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if starts && name.len() <= 128 && name.chars().all(plain) {
        Ok(name)
    } else {
        Err(Confined::Name(name.to_owned()))
    }
}

/// A path of a scheduled task.
pub(in crate::removal::carry) fn confine_task(path: &str) -> Result<String, Confined> {
    let wrong = || Confined::Name(path.to_owned());
    let plain = path.replace('/', "\\");
    let inside = plain.trim_matches('\\');
    let lower = inside.to_lowercase();
    let odd =
        |part: &str| part.is_empty() || part == ".." || part.contains(['"', '<', '>', '|', ':']);
    if inside.split('\\').any(odd) {
        return Err(wrong());
    }
    // Tasks of Windows itself lie there.
    if lower == "microsoft" || lower.starts_with("microsoft\\windows") {
        return Err(Confined::Shared(path.to_owned()));
    }
    Ok(format!("\\{inside}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_tasks_are_plain() {
        assert_eq!(confine_name("AVP21.3"), Ok("AVP21.3"));
        for name in ["", "-x", "a/b", "a\"b", "..", "a\nb", "a*"] {
            assert!(confine_name(name).is_err(), "{name:?}");
        }
        assert_eq!(confine_task("Kaspersky/Update").as_deref(), Ok(r"\Kaspersky\Update"));
        for path in ["", r"\Microsoft\Windows\Defrag", r"a\..\b", "a\"b"] {
            assert!(confine_task(path).is_err(), "{path:?}");
        }
    }
}
