//! JSON whose values may be of another kind than the documentation says: what is of the right kind is
//! kept, the rest passed over without being built.
//!
//! One odd value must not cost the whole list, and the manifests inside a profile's preferences are a
//! hundred times larger than what is used of them.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value, or nothing where it is of another kind.
pub struct Loose<T>(pub Option<T>);

/// What a kind of value is made of; the other forms give nothing.
pub trait Shape: Sized {
    /// From a text.
    fn from_text(_text: &str) -> Option<Self> {
        None
    }

    /// From a whole number.
    fn from_number(_number: i64) -> Option<Self> {
        None
    }

    /// From a list.
    fn from_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    /// From keys and values.
    fn from_keys<'de, A: MapAccess<'de>>(mut keys: A) -> Result<Option<Self>, A::Error> {
        while keys.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

/// A text without what surrounds it.
impl Shape for String {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }
}

impl Shape for i64 {
    fn from_number(number: i64) -> Option<Self> {
        Some(number)
    }
}

impl<'de, T: Shape> Deserialize<'de> for Loose<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any(PhantomData)).map(Self)
    }
}

struct Any<T>(PhantomData<T>);

impl<'de, T: Shape> Visitor<'de> for Any<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Option<T>, E> {
        Ok(T::from_number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Option<T>, E> {
        Ok(i64::try_from(number).ok().and_then(T::from_number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<T>, E> {
        Ok(T::from_text(text))
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Option<T>, A::Error> {
        T::from_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, keys: A) -> Result<Option<T>, A::Error> {
        T::from_keys(keys)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn only_the_right_kind_is_kept() {
        let texts: Vec<Loose<String>> = serde_json::from_str(
            r#"[" a ", "", 1, -1, 1.5, true, null, [1, [2]], {"a": {"b": 1}}]"#,
        )
        .unwrap();
        let texts: Vec<_> = texts.into_iter().map(|text| text.0).collect();
        assert_eq!(texts.first().unwrap().as_deref(), Some("a"));
        assert!(texts.iter().skip(1).all(Option::is_none));
        let numbers: Vec<Loose<i64>> =
            serde_json::from_str(r#"[7, -7, 18446744073709551615, "7", 1e300]"#).unwrap();
        let numbers: Vec<_> = numbers.into_iter().map(|number| number.0).collect();
        assert_eq!(numbers, [Some(7), Some(-7), None, None, None]);
    }
}
