//! Values of JSON as they stand: where an object has a name twice, the first value is kept and the second
//! is told, for what it hides.

use std::cell::RefCell;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Names that came twice beyond this number are not told one by one.
const TOLD: usize = 100;

/// Every value of a text, and the names that came twice in an object with the value that was left out.
pub(super) fn values(text: &str) -> Result<(Vec<Value>, Vec<String>), serde_json::Error> {
    let twice = RefCell::new(Vec::new());
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut values = Vec::new();
    while reader.end().is_err() {
        values.push(Seed(&twice).deserialize(&mut reader)?);
    }
    if values.is_empty() {
        // Nothing at all: the reader's own error says so.
        reader.deserialize_any(Seed(&twice))?;
    }
    Ok((values, twice.into_inner()))
}

#[derive(Clone, Copy)]
struct Seed<'a>(&'a RefCell<Vec<String>>);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E>(self, own: bool) -> Result<Value, E> {
        Ok(Value::Bool(own))
    }

    fn visit_i64<E>(self, own: i64) -> Result<Value, E> {
        Ok(Value::Number(own.into()))
    }

    fn visit_u64<E>(self, own: u64) -> Result<Value, E> {
        Ok(Value::Number(own.into()))
    }

    fn visit_f64<E>(self, own: f64) -> Result<Value, E> {
        Ok(Number::from_f64(own).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, own: &str) -> Result<Value, E> {
        Ok(Value::String(own.to_owned()))
    }

    fn visit_string<E>(self, own: String) -> Result<Value, E> {
        Ok(Value::String(own))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(own) = list.next_element_seed(self)? {
            all.push(own);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            let own = object.next_value_seed(self)?;
            match all.get(&key) {
                Some(first) if *first != own => {
                    let mut twice = self.0.borrow_mut();
                    if twice.len() < TOLD {
                        twice.push(format!("{key}: {own}"));
                    }
                }
                Some(_) => {}
                None => {
                    all.insert(key, own);
                }
            }
        }
        Ok(Value::Object(all))
    }
}
