//! All texts of one language, read once: what never changes as finished text, the rest as Fluent's patterns.

use std::borrow::Cow;
use std::fmt::Display;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Language, numbers};

/// Files of a language.
macro_rules! files {
    ($folder:literal) => {
        [
            include_str!(concat!($folder, "/terms.ftl")),
            include_str!(concat!($folder, "/window.ftl")),
            include_str!(concat!($folder, "/rules.ftl")),
            include_str!(concat!($folder, "/lists.ftl")),
            include_str!(concat!($folder, "/findings.ftl")),
            include_str!(concat!($folder, "/removal.ftl")),
            include_str!(concat!($folder, "/workspace.ftl")),
            include_str!(concat!($folder, "/places.ftl")),
            include_str!(concat!($folder, "/machines.ftl")),
            include_str!(concat!($folder, "/reports.ftl")),
            include_str!(concat!($folder, "/guide.ftl")),
            include_str!(concat!($folder, "/charts.ftl")),
            include_str!(concat!($folder, "/plan.ftl")),
            include_str!(concat!($folder, "/outcomes.ftl")),
            include_str!(concat!($folder, "/sources.ftl")),
            include_str!(concat!($folder, "/readers.ftl")),
            include_str!(concat!($folder, "/errors.ftl")),
        ]
    };
}

const FILES: usize = 17;

pub(super) fn files(language: Language) -> [&'static str; FILES] {
    match language {
        Language::English | Language::Longer => files!("en"),
        Language::German => files!("de"),
        Language::Ukrainian => files!("uk"),
        Language::Spanish => files!("es"),
    }
}

/// Something that is filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// A count: grouped as the language does it, and deciding between singular and plural.
    Number(u64),
    /// Anything else, shown as it is.
    Text(Cow<'a, str>),
}

macro_rules! numbers {
    ($($kind:ty),+) => { $(
        impl From<$kind> for Arg<'_> {
            fn from(number: $kind) -> Self { Self::Number(u64::try_from(number).unwrap_or(0)) }
        }
        impl From<&$kind> for Arg<'_> {
            fn from(number: &$kind) -> Self { Self::from(*number) }
        }
    )+ };
}

numbers!(u64, usize, u32, i32, i64);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl Arg<'_> {
    /// Whatever can be written: dates, errors.
    #[must_use]
    pub fn shown(value: impl Display) -> Self {
        Self::Text(Cow::Owned(value.to_string()))
    }
}

/// The texts of one language.
pub(super) struct Book {
    plain: FxHashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Book {
    /// Reads them. A mistake in a file costs its own message only; `tests/language` finds it before.
    pub(super) fn of(language: Language) -> Self {
        let locale = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks would be seen by whoever copies a text; names with other directions are shown apart.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English | Language::Longer => |value, _| digits(value, Language::English),
            Language::German => |value, _| digits(value, Language::German),
            Language::Ukrainian => |value, _| digits(value, Language::Ukrainian),
            Language::Spanish => |value, _| digits(value, Language::Spanish),
        }));
        if language == Language::Longer {
            bundle.set_transform(Some(longer));
        }
        let mut ids = Vec::new();
        for text in files(language) {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    tracing::warn!(?language, ?errors, "texts that cannot be read");
                    resource
                }
            };
            ids.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::warn!(?language, ?errors, "texts that are there twice");
            }
        }
        let mut plain = FxHashMap::default();
        for id in ids {
            let mut errors = Vec::new();
            if let Some(pattern) = bundle.get_message(&id).and_then(|message| message.value()) {
                let text = bundle.format_pattern(pattern, None, &mut errors);
                // Those that need something filled in end with an error here.
                if errors.is_empty() {
                    let text = text.into_owned();
                    plain.insert(id, text);
                }
            }
        }
        Self { plain, bundle }
    }

    pub(super) fn if_plain(&self, id: &str) -> Option<&str> {
        self.plain.get(id).map(String::as_str)
    }

    pub(super) fn plain(&self, id: &str) -> Option<&str> {
        let found = self.if_plain(id);
        if found.is_none() {
            lacking(id);
        }
        found
    }

    pub(super) fn filled(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            lacking(id);
            return None;
        };
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            given.set(
                *name,
                match value {
                    Arg::Number(number) => FluentValue::from(*number),
                    Arg::Text(text) => FluentValue::String(Cow::Borrowed(text.as_ref())),
                },
            );
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(id, ?errors, "a text that could not be filled in");
        }
        Some(text)
    }
}

/// Says so in the log, once for each text.
fn lacking(id: &str) {
    use std::sync::{LazyLock, Mutex};
    static SAID: LazyLock<Mutex<FxHashSet<String>>> = LazyLock::new(Mutex::default);
    let mut said = SAID.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if said.insert(id.to_owned()) {
        tracing::warn!(id, "a text that this language lacks");
    }
}

fn digits(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::grouped(number.value as u64, language)),
        _ => None,
    }
}

/// Each second vowel twice more: what is read can still be guessed, and takes some 40 % more room.
fn longer(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        out.push(letter);
        if "aeiouAEIOU".contains(letter) {
            out.push(letter.to_ascii_lowercase());
        }
    }
    let wanted = text.chars().count() * 14 / 10;
    let mut more = wanted.saturating_sub(out.chars().count());
    let end = out.trim_end().len();
    while more > 0 {
        out.insert(end, '~');
        more -= 1;
    }
    out.into()
}
