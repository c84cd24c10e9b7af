//! The character styles of a document that raise what they are put to (上标): their own, or of the style they go by.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use crate::intake::package::{Package, attribute};
use crate::intake::refusal::Refusal;
use crate::intake::xml::starts;

/// Styles that go by each other.
const DEPTH: usize = 16;

/// What is said of a style.
#[derive(Default)]
struct Style {
    parent: String,
    is_raised: Option<bool>,
}

/// The ids of these styles.
///
/// # Errors
/// XML that is broken.
pub(super) fn styles(package: &mut Package<'_>) -> Result<BTreeSet<String>, Refusal> {
    let Some(part) = package.part("word/styles.xml")? else { return Ok(BTreeSet::new()) };
    let mut styles: BTreeMap<String, Style> = BTreeMap::new();
    let mut own = String::new();
    starts(&part, |tag| take(&mut styles, &mut own, tag))?;
    Ok(styles.keys().filter(|id| is_raised(&styles, id)).cloned().collect())
}

fn take(styles: &mut BTreeMap<String, Style>, own: &mut String, tag: &BytesStart<'_>) {
    let value = || attribute(tag, b"val").unwrap_or_default();
    match tag.local_name().as_ref() {
        b"style" => *own = attribute(tag, b"styleId").unwrap_or_default(),
        b"basedOn" => styles.entry(own.clone()).or_default().parent = value(),
        b"vertAlign" => {
            styles.entry(own.clone()).or_default().is_raised = Some(value() == "superscript");
        }
        _ => {}
    }
}

fn is_raised(styles: &BTreeMap<String, Style>, id: &str) -> bool {
    let mut id = id;
    for _ in 0..DEPTH {
        let Some(style) = styles.get(id) else { return false };
        if let Some(is_raised) = style.is_raised {
            return is_raised;
        }
        id = &style.parent;
    }
    false
}
