//! Scheduled tasks of Windows: the XML file of a task in `System32\Tasks`.
//!
//! The schema is Microsoft's "Task Scheduler Schema" ([MS-TSCH] 2.5): the registration info names an
//! author, each `Exec` action a command. The files are UTF-16; entities are not expanded.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Elements deeper than this are of no task.
const DEEPEST: usize = 64;

/// Texts longer than this are cut.
const LONGEST: usize = 4_096;

/// What a task is and does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// `RegistrationInfo/Author`: a person, a machine's account or a company.
    pub author: Option<String>,
    /// `RegistrationInfo/Description`.
    pub description: Option<String>,
    /// The commands that it starts, with their arguments.
    pub commands: Vec<Command>,
    /// Whether it is switched off.
    pub is_disabled: bool,
}

/// One `Exec` action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// The program.
    pub program: String,
    /// Its arguments as one text.
    pub arguments: String,
}

impl Command {
    /// As one line.
    #[must_use]
    pub fn line(&self) -> String {
        let Self { program, arguments } = self;
        if arguments.is_empty() { program.clone() } else { format!("{program} {arguments}") }
    }
}

/// Reads a task file.
///
/// # Errors
/// A sentence, when it is no task.
pub fn parse(bytes: &[u8]) -> Result<Task, String> {
    let text = decoded(bytes);
    let mut reader = Reader::from_str(&text);
    let mut path: Vec<String> = Vec::new();
    let mut task = Task::default();
    let mut is_task = false;
    loop {
        let event = reader.read_event().map_err(|error| format!("Its XML is broken: {error}."))?;
        match event {
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                is_task |= path.is_empty() && name == "Task";
                if path.last().is_some_and(|own| own == "Actions") && name == "Exec" {
                    task.commands.push(Command::default());
                }
                path.push(name);
                if path.len() > DEEPEST {
                    return Err("Its elements are nested too deeply.".to_owned());
                }
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Text(text) if is_task => task.take(&path, &text),
            Event::GeneralRef(reference) => {
                if is_task && let Some(text) = resolved(&reference) {
                    task.take(&path, &text);
                }
            }
            Event::CData(data) if is_task => task.take(&path, &data),
            Event::Eof => break,
            _ => {}
        }
    }
    if !is_task {
        return Err("It is no scheduled task.".to_owned());
    }
    if !path.is_empty() {
        return Err("It is cut.".to_owned());
    }
    task.commands.retain(|command| !command.program.trim().is_empty());
    Ok(task)
}

impl Task {
    fn take(&mut self, path: &[String], text: &str) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["Task", "RegistrationInfo", "Author"] => {
                append(self.author.get_or_insert_default(), text);
            }
            ["Task", "RegistrationInfo", "Description"] => {
                append(self.description.get_or_insert_default(), text);
            }
            ["Task", "Settings", "Enabled"] => self.is_disabled |= text.trim() == "false",
            ["Task", "Actions", "Exec", field] => {
                let Some(command) = self.commands.last_mut() else { return };
                match *field {
                    "Command" => append(&mut command.program, text),
                    "Arguments" => append(&mut command.arguments, text),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

/// Text comes in pieces between references.
fn append(to: &mut String, text: &str) {
    if to.len() < LONGEST {
        to.push_str(text);
    }
}

/// The five references of XML itself and numbered ones; no other is expanded.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Some(letter.to_string());
    }
    quick_xml::escape::resolve_xml_entity(reference).map(str::to_owned)
}

/// UTF-16 with its mark, else UTF-8.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xff, 0xfe, rest @ ..] => {
            encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned()
        }
        [0xfe, 0xff, rest @ ..] => {
            encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned()
        }
        [b'<', 0, ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    const TASK: &str = r#"<?xml version="1.0" encoding="UTF-16"?>
<!DOCTYPE Task [<!ENTITY big "boom">]>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Author>АО &quot;Лаборатория&quot; &#x41;&big;</Author></RegistrationInfo>
  <Settings><Enabled>false</Enabled></Settings>
  <Actions Context="Author">
    <Exec><Command>"C:\Program Files\K &amp; L\avp.exe"</Command><Arguments>/x</Arguments></Exec>
    <ComHandler><ClassId>{1}</ClassId></ComHandler>
    <Exec><Command> </Command></Exec>
  </Actions>
</Task>"#;

    #[test]
    fn a_task_in_every_encoding() {
        let little: Vec<u8> = TASK.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TASK.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            [&[0xff, 0xfe], little.as_slice()].concat(),
            [&[0xfe, 0xff], big.as_slice()].concat(),
            little,
            TASK.as_bytes().to_vec(),
        ] {
            let task = parse(&bytes).unwrap();
            assert_eq!(task.author.as_deref(), Some("АО \"Лаборатория\" A"));
            assert!(task.is_disabled);
            let lines: Vec<_> = task.commands.iter().map(Command::line).collect();
            assert_eq!(lines, [r#""C:\Program Files\K & L\avp.exe" /x"#]);
        }
    }

    #[test]
    fn what_is_no_task_is_said() {
        for (text, expected) in [
            ("<a/>", "no scheduled task"),
            ("", "no scheduled task"),
            ("<Task><Actions>", "cut"),
            ("<Task></b>", "broken"),
        ] {
            let error = parse(text.as_bytes()).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
        let deep = "<Task>".repeat(1000);
        assert!(parse(deep.as_bytes()).unwrap_err().contains("nested"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = parse(&bytes);
        }

        #[test]
        fn a_damaged_task_is_read_without_panic(at in 0_usize..600, byte: u8) {
            let mut bytes = TASK.as_bytes().to_vec();
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            let _ = parse(&bytes);
            let _ = parse(bytes.get(..at).unwrap_or_default());
        }
    }
}
