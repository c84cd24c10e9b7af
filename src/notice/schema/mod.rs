//! A JSON Schema (draft 2020-12) of the description, so that an editor completes and checks it.
//!
//! ```text
//! keys      which keys there are, which must be there, both their names
//! shapes    what stands behind each      values, written    how that may be written
//! words     what is said of each: the tables of docs/notice-yaml.md
//! places    the same for the reader of lines
//! ```
//!
//! What the reader accepts, the schema accepts; what only reading can tell (names of the register, days that
//! do not exist, numbers of cells) it leaves to `hongtou check`. Editors read YAML with types, so a text may
//! be a number there, and a block ends with its line end: neither is a fault.

pub(super) mod places;
mod shapes;
mod values;
mod words;
mod written;

use serde_json::{Map, Value as Json, json};

use super::check::annexes::WITHOUT_CONTENT;
use super::decode::paper::UNADDRESSED;
use super::decode::tasks::IN_ATTACHMENT;
use super::keys::{self, Key, Table};

use shapes::{SHAPES, Shape};
use values::{Form, Value};
use written::one_of_texts;

/// The schema.
pub fn schema() -> Json {
    let values = Form::ALL.iter().map(|form| (form.name().to_owned(), form.schema()));
    let mappings = SHAPES.iter().map(|shape| (shape.name.to_owned(), mapping(shape)));
    let defined: Map<String, Json> = values.chain(mappings).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "notice.yaml",
        "description": "一份通知的全部内容。写完用 hongtou check 检查。",
        "$ref": "#/$defs/notice",
        "$defs": defined,
    })
}

/// The schema as a file, the same bytes each time.
///
/// # Errors
/// None in practice: every value is a text, a number, or made of them.
pub fn text() -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(&schema())? + "\n")
}

fn mapping(shape: &Shape) -> Json {
    let mut properties = Map::new();
    for (key, value) in shape.values {
        let place = format!("#/$defs/{}/properties/{}", shape.name, key.name);
        properties.insert(key.name.into(), property(shape.table, key, *value));
        properties.insert(key.alias.into(), json!({ "$ref": place }));
    }
    let mut mapping = json!({
        "type": "object",
        "title": shape.table.title.0,
        "properties": properties,
        "additionalProperties": false,
        "dependentSchemas": once(shape.table),
    });
    let needs = needs(shape.table);
    if !needs.is_empty() {
        mapping["allOf"] = json!(needs);
    }
    mapping
}

/// Where a key stands under the one name, it does not under the other.
fn once(table: &Table) -> Json {
    let other =
        |key: &'static Key| (key.name.to_owned(), json!({ "properties": { key.alias: false } }));
    Json::Object(table.keys().map(other).collect())
}

/// A key's value, with what is said of it; the Chinese name points here.
fn property(table: &Table, key: &Key, value: Value) -> Json {
    let mut property = value.schema();
    property["title"] = json!(format!("{}（{}）", key.alias, key.name));
    if let Some(words) = words::of(table, key) {
        property["description"] = json!(words.meaning);
        if let Some(example) = words.example {
            property["examples"] = json!([example]);
        }
    }
    property
}

/// What must be there, each under either of its names.
fn needs(table: &Table) -> Vec<Json> {
    let required = table.required.iter().map(|key| {
        let key: &Key = key;
        if *key == keys::RECIPIENTS {
            unless(&[&keys::LAYOUT, &keys::FORMAT], &UNADDRESSED, &given(&[key]))
        } else if *key == keys::TEXT {
            // Where the tasks stand, the notice says: see `texts_of_tasks`.
            json!({})
        } else if *key == keys::TASK_UNITS {
            given(&[&keys::LEAD_UNITS, key, &keys::SUPPORTING_UNITS])
        } else {
            given(&[key])
        }
    });
    let is_annex = std::ptr::eq(table, &raw const keys::ANNEX);
    let content = given(&[&keys::TEXT, &keys::ANNEX_TABLES]);
    let of_annex = is_annex.then(|| unless(&[&keys::KIND], &WITHOUT_CONTENT, &content));
    let of_tasks = std::ptr::eq(table, &raw const keys::NOTICE).then(texts_of_tasks);
    required.chain(of_annex).chain(of_tasks).filter(|one| *one != json!({})).collect()
}

/// That every task has a text, but where they stand in an attachment.
fn texts_of_tasks() -> Json {
    let item = given(&[&keys::TEXT, &keys::HEADING]);
    let list = json!({ "items": item });
    let holds = json!({ "properties": { keys::TASKS.name: list, keys::TASKS.alias: list } });
    unless(&[&keys::TASK_LAYOUT, &keys::PLACE], &IN_ATTACHMENT, &holds)
}

/// That one of the keys is there, under the one name or under the other.
fn given(keys: &[&Key]) -> Json {
    let names = keys.iter().flat_map(|key| [key.alias, key.name]);
    json!({ "anyOf": names.map(|name| json!({ "required": [name] })).collect::<Vec<_>>() })
}

/// That something holds, but where one of these texts stands at the end of that path of keys.
fn unless(path: &[&Key], texts: &[&str], holds: &Json) -> Json {
    json!({ "if": { "anyOf": said(path, texts) }, "else": holds })
}

/// That one of these texts stands under the last of the keys, each of which stands under the one before.
fn said(path: &[&Key], texts: &[&str]) -> Vec<Json> {
    let Some((key, below)) = path.split_first() else { return vec![one_of_texts(texts)] };
    let inner = said(below, texts);
    let with = |name: &str| {
        let all = inner.iter();
        let one = |inner| json!({ "required": [name], "properties": { name: inner } });
        all.map(one).collect::<Vec<_>>()
    };
    [key.name, key.alias].into_iter().flat_map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::{SHAPES, schema, text, words};
    use crate::notice::keys;

    /// A key that is new in the table needs a value here; one that is gone leaves nothing behind.
    #[test]
    fn every_key_of_the_table_has_a_value_and_words_and_no_other() {
        assert_eq!(SHAPES.len(), keys::TABLES.len());
        for table in keys::TABLES {
            let shape = SHAPES.iter().find(|shape| std::ptr::eq(shape.table, table));
            let shape = shape.expect(table.title.1);
            let mut wanted: Vec<&str> = table.keys().map(|key| key.name).collect();
            let mut found: Vec<&str> = shape.values.iter().map(|(key, _)| key.name).collect();
            wanted.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, wanted, "{}", table.title.1);
            for key in table.keys() {
                let words = words::of(table, key).expect(key.name);
                let itself = matches!(shape.value_of(key), Some(value) if value.is_mapping());
                assert!(!words.meaning.is_empty() || itself, "{} is not explained", key.name);
            }
        }
    }

    #[test]
    fn both_names_of_every_key_are_in_the_schema() {
        let schema = schema();
        for shape in SHAPES {
            let properties = &schema["$defs"][shape.name]["properties"];
            for key in shape.table.keys() {
                let own = &properties[key.name];
                assert!(own["title"].as_str().unwrap().contains(key.alias), "{}", key.name);
                assert!(own["description"].is_string(), "{}", key.name);
                let place = format!("#/$defs/{}/properties/{}", shape.name, key.name);
                assert_eq!(properties[key.alias]["$ref"], place.as_str());
                assert!(schema.pointer(&place[1..]).is_some());
            }
            let names = properties.as_object().unwrap().len();
            assert_eq!(names, 2 * shape.table.keys().count(), "{}", shape.name);
        }
    }

    /// Every reference leads somewhere.
    #[test]
    fn references_lead_to_what_is_defined() {
        let (schema, text) = (schema(), text().unwrap());
        for place in text.split("\"$ref\": \"#").skip(1) {
            let place = place.split('"').next().unwrap();
            assert!(schema.pointer(place).is_some(), "{place}");
        }
    }
}
