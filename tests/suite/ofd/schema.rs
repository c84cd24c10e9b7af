//! The parts of an OFD against the schemas of the standard's annex (`xsd/`): as much of XML Schema as these
//! use. tests/interop.sh asks libxml2 the same.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use roxmltree::{Document, Node};

const FILES: [&str; 6] = [
    include_str!("xsd/OFD.xsd"),
    include_str!("xsd/Document.xsd"),
    include_str!("xsd/Page.xsd"),
    include_str!("xsd/Res.xsd"),
    include_str!("xsd/CustomTags.xsd"),
    include_str!("xsd/Definitions.xsd"),
];

type Declared = Node<'static, 'static>;

/// What stands at the top of the schemas, by kind and name.
static TOP: LazyLock<BTreeMap<(String, String), Declared>> = LazyLock::new(|| {
    let mut top = BTreeMap::new();
    for file in FILES {
        let document: &'static Document<'static> =
            Box::leak(Box::new(Document::parse(file).unwrap()));
        for node in document.root_element().children().filter(Node::is_element) {
            if let Some(name) = node.attribute("name") {
                top.insert((node.tag_name().name().to_owned(), name.to_owned()), node);
            }
        }
    }
    top
});

/// What is wrong with a part; nothing where it is valid.
pub(super) fn faults(part: &[u8]) -> Vec<String> {
    let document = super::parts::xml(part);
    let root = document.root_element();
    let mut faults = Vec::new();
    match top("element", root.tag_name().name()) {
        Some(declared) => element(root, declared, &mut faults),
        None => faults.push(format!("no root is called {}", root.tag_name().name())),
    }
    faults
}

fn top(kind: &str, name: &str) -> Option<Declared> {
    TOP.get(&(kind.to_owned(), name.to_owned())).copied()
}

fn inner(node: Declared, names: &[&str]) -> Option<Declared> {
    node.children().find(|child| names.contains(&child.tag_name().name()))
}

fn element(node: Node<'_, '_>, declared: Declared, faults: &mut Vec<String>) {
    let complex = match declared.attribute("type") {
        Some(name) => top("complexType", name),
        None => inner(declared, &["complexType"]),
    };
    if let Some(complex) = complex {
        return of_complex(node, complex, faults);
    }
    let text = node.text().unwrap_or_default();
    if node.has_children() && node.first_element_child().is_some() {
        faults.push(format!("{} has children", node.tag_name().name()));
    }
    value(text, declared, &format!("<{}>", node.tag_name().name()), faults);
}

fn of_complex(node: Node<'_, '_>, complex: Declared, faults: &mut Vec<String>) {
    let (mut particles, mut attributes, mut says) = (Vec::new(), Vec::new(), false);
    collect(complex, &mut particles, &mut attributes, &mut says);
    let children: Vec<Node<'_, '_>> = node.children().filter(Node::is_element).collect();
    let mut at = 0;
    for particle in particles {
        at = follow(&children, at, particle, faults);
    }
    let name = node.tag_name().name();
    if let Some(child) = children.get(at) {
        faults.push(format!("{} is not expected here in {name}", child.tag_name().name()));
    }
    let own_text =
        node.children().filter(Node::is_text).any(|text| !text.text().unwrap().trim().is_empty());
    if own_text && !says {
        faults.push(format!("{name} has a text"));
    }
    for attribute in node.attributes() {
        let known = attributes.iter().find(|one| one.attribute("name") == Some(attribute.name()));
        match known {
            Some(known) => value(attribute.value(), *known, attribute.name(), faults),
            None => faults.push(format!("{name} has no attribute {}", attribute.name())),
        }
    }
    for required in attributes.iter().filter(|one| one.attribute("use") == Some("required")) {
        let required = required.attribute("name").unwrap();
        if node.attribute(required).is_none() {
            faults.push(format!("{name} lacks {required}"));
        }
    }
}

/// What a type and those that it extends hold.
fn collect(
    of: Declared,
    particles: &mut Vec<Declared>,
    attributes: &mut Vec<Declared>,
    says: &mut bool,
) {
    if let Some(content) = inner(of, &["complexContent", "simpleContent"]) {
        *says |= content.tag_name().name() == "simpleContent";
        let extension = inner(content, &["extension"]).unwrap();
        if let Some(base) = top("complexType", extension.attribute("base").unwrap()) {
            collect(base, particles, attributes, says);
        }
        return collect(extension, particles, attributes, says);
    }
    particles.extend(
        of.children().filter(|child| ["sequence", "choice"].contains(&child.tag_name().name())),
    );
    attributes.extend(of.children().filter(|child| child.tag_name().name() == "attribute"));
}

/// Follows `particle` from the child `at` on; where it ends.
fn follow(
    children: &[Node<'_, '_>],
    at: usize,
    particle: Declared,
    faults: &mut Vec<String>,
) -> usize {
    let bound = |name: &str| particle.attribute(name);
    let least: usize = bound("minOccurs").map_or(1, |least| least.parse().unwrap());
    let most = bound("maxOccurs").map_or(1, |most| most.parse().unwrap_or(usize::MAX));
    let (mut now, mut times) = (at, 0);
    while times < most && begins(children.get(now), particle) {
        let next = once(children, now, particle, faults);
        if next == now {
            break;
        }
        (now, times) = (next, times + 1);
    }
    if times < least && !is_optional(particle) {
        let what = bound("name").unwrap_or("a group");
        faults.push(format!("{what} is missing"));
    }
    now
}

/// Whether all of it may be left out.
fn is_optional(particle: Declared) -> bool {
    let own = || particle.children().filter(Node::is_element);
    match particle.tag_name().name() {
        "element" => particle.attribute("minOccurs") == Some("0"),
        "choice" => particle.attribute("minOccurs") == Some("0") || own().any(is_optional),
        _ => particle.attribute("minOccurs") == Some("0") || own().all(is_optional),
    }
}

fn begins(child: Option<&Node<'_, '_>>, particle: Declared) -> bool {
    let own = || particle.children().filter(Node::is_element);
    match particle.tag_name().name() {
        "element" => {
            child.is_some_and(|child| particle.attribute("name") == Some(child.tag_name().name()))
        }
        "choice" => own().any(|one| begins(child, one)),
        _ => {
            let optional = own().take_while(|one| is_optional(*one)).count();
            own().take(optional + 1).any(|one| begins(child, one))
        }
    }
}

fn once(
    children: &[Node<'_, '_>],
    at: usize,
    particle: Declared,
    faults: &mut Vec<String>,
) -> usize {
    let mut own = particle.children().filter(Node::is_element);
    match particle.tag_name().name() {
        "element" => {
            element(children[at], particle, faults);
            at + 1
        }
        "choice" => match own.find(|one| begins(children.get(at), *one)) {
            Some(one) => follow(children, at, one, faults),
            None => at,
        },
        _ => own.fold(at, |at, one| follow(children, at, one, faults)),
    }
}

/// Whether `text` is a value of the type that `declared` names or holds.
fn value(text: &str, declared: Declared, called: &str, faults: &mut Vec<String>) {
    if declared.attribute("fixed").is_some_and(|fixed| fixed != text && !is_archive(called, text)) {
        faults.push(format!("{called} says {text}"));
    }
    let named = declared.attribute("type").unwrap_or_default();
    let simple = top("simpleType", named).or_else(|| inner(declared, &["simpleType"]));
    let restriction = simple.and_then(|simple| inner(simple, &["restriction"]));
    let base = restriction.and_then(|one| one.attribute("base")).unwrap_or(named);
    let mut choices = restriction
        .into_iter()
        .flat_map(|one| one.children())
        .filter_map(|one| one.attribute("value"));
    let chosen = choices.clone().next().is_none() || choices.any(|one| one == text);
    let is_sound = match base {
        "xs:unsignedInt" => text.parse::<u32>().is_ok(),
        "xs:int" => text.parse::<i32>().is_ok(),
        "xs:double" => text.parse::<f64>().is_ok(),
        "xs:boolean" => ["true", "false", "0", "1"].contains(&text),
        "xs:date" => text.len() == 10 && hongtou::date::Date::parse(text).is_some(),
        _ => true,
    };
    if !is_sound || !(chosen || is_archive(called, text)) {
        faults.push(format!("{called} says {text}"));
    }
}

/// The claim that came with GB/T 42133-2022.
fn is_archive(called: &str, text: &str) -> bool {
    called == "DocType" && text == "OFD-A"
}

#[test]
fn the_schemas_refuse_what_they_must() {
    let page = |content: &str| {
        let page = format!(
            "<Page xmlns=\"http://www.ofdspec.org/2016\"><Area><PhysicalBox>0 0 1 1</PhysicalBox></Area><Content><Layer ID=\"1\">{content}</Layer></Content></Page>"
        );
        faults(page.as_bytes())
    };
    let text = |inner: &str| {
        page(&format!(
            "<TextObject ID=\"2\" Boundary=\"0 0 1 1\" Font=\"3\" Size=\"5\">{inner}</TextObject>"
        ))
    };
    assert!(text("<FillColor Value=\"0 0 0\"/><CGTransform CodePosition=\"0\"><Glyphs>1</Glyphs></CGTransform><TextCode X=\"0\">甲</TextCode>").is_empty());
    assert!(!text("<TextCode>甲</TextCode><FillColor/>").is_empty(), "another order");
    assert!(!text("<FillColor/>").is_empty(), "no text");
    assert!(!text("<TextCode X=\"x\">甲</TextCode>").is_empty(), "no number");
    assert!(!text("<TextCode Z=\"1\">甲</TextCode>").is_empty(), "an attribute of no such name");
    assert!(!page("<TextObject Font=\"3\"/>").is_empty(), "attributes missing");
    assert!(!page("<Mark/>").is_empty(), "no such object");
    assert!(!faults(b"<OFD Version=\"1.0\" DocType=\"PDF\"/>").is_empty());
}
