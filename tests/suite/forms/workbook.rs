//! A workbook as its XML says it, read without the code that wrote it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

/// The parts of a workbook by name.
pub(crate) struct Workbook {
    parts: BTreeMap<String, String>,
}

impl Workbook {
    pub(crate) fn open(bytes: &[u8]) -> Workbook {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).expect("XML");
            parts.insert(name, text);
        }
        Workbook { parts }
    }

    pub(crate) fn xml(&self, part: &str) -> Document<'_> {
        Document::parse(&self.parts[part]).expect("XML")
    }

    /// The first sheet, the one that is filled in.
    pub(crate) fn form(&self) -> Document<'_> {
        self.xml("xl/worksheets/sheet1.xml")
    }

    /// The cells of the form that protection leaves open.
    pub(crate) fn open_cells(&self) -> Vec<String> {
        let styles = self.xml("xl/styles.xml");
        let formats = named(&styles, "cellXfs").next().expect("formats");
        let open: Vec<bool> = formats.children().filter(Node::is_element).map(unlocked).collect();
        let form = self.form();
        let cells = named(&form, "c").filter(|cell| {
            let style = cell.attribute("s").map_or(0, |style| style.parse().expect("a number"));
            open[style]
        });
        cells.map(|cell| cell.attribute("r").expect("a place").to_owned()).collect()
    }

    /// The cells of a sheet that Excel keeps as text even when somebody edits them.
    pub(crate) fn quoted(&self, part: &str) -> Vec<String> {
        let styles = self.xml("xl/styles.xml");
        let formats = named(&styles, "cellXfs").next().expect("formats");
        let formats = formats.children().filter(Node::is_element);
        let marked: Vec<bool> =
            formats.map(|one| one.attribute("quotePrefix") == Some("1")).collect();
        let sheet = self.xml(part);
        let cells = named(&sheet, "c").filter(|cell| {
            cell.attribute("s").is_some_and(|at| marked[at.parse::<usize>().expect("a number")])
        });
        cells.map(|cell| cell.attribute("r").expect("a place").to_owned()).collect()
    }

    /// The texts of a sheet by cell.
    pub(crate) fn texts(&self, part: &str) -> BTreeMap<String, String> {
        let strings = self.xml("xl/sharedStrings.xml");
        let strings: Vec<String> = named(&strings, "si").map(|one| all_text(&one)).collect();
        let sheet = self.xml(part);
        let cells = named(&sheet, "c").filter(|cell| cell.attribute("t") == Some("s"));
        cells
            .map(|cell| {
                let index: usize = all_text(&cell).parse().expect("a number");
                (cell.attribute("r").expect("a place").to_owned(), strings[index].clone())
            })
            .collect()
    }

    /// All texts of the workbook.
    pub(crate) fn strings(&self) -> Vec<String> {
        let strings = self.xml("xl/sharedStrings.xml");
        named(&strings, "si").map(|one| all_text(&one)).collect()
    }

    /// The rows of the hidden sheet, two cells each.
    pub(crate) fn hidden(&self) -> Vec<(String, String)> {
        let texts = self.texts("xl/worksheets/sheet2.xml");
        let sheet = self.xml("xl/worksheets/sheet2.xml");
        let rows = named(&sheet, "row").filter_map(|row| row.attribute("r"));
        let get = |cell: String| texts.get(&cell).cloned().unwrap_or_default();
        rows.map(|row| (get(format!("A{row}")), get(format!("B{row}")))).collect()
    }

    /// What the defined names stand for.
    pub(crate) fn names(&self) -> BTreeMap<String, String> {
        let workbook = self.xml("xl/workbook.xml");
        let names = named(&workbook, "definedName");
        names
            .map(|one| (one.attribute("name").expect("a name").to_owned(), all_text(&one)))
            .collect()
    }

    /// The custom properties.
    pub(crate) fn properties(&self) -> BTreeMap<String, String> {
        let custom = self.xml("docProps/custom.xml");
        let properties = named(&custom, "property");
        properties
            .map(|one| (one.attribute("name").expect("a name").to_owned(), all_text(&one)))
            .collect()
    }
}

fn unlocked(format: Node) -> bool {
    let protection = format.children().find(|child| child.has_tag_name(named_tag("protection")));
    protection.is_some_and(|one| one.attribute("locked") == Some("0"))
}

fn named_tag(name: &str) -> (&str, &str) {
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", name)
}

/// The elements of that name, wherever they stand.
pub(crate) fn named<'a, 'd: 'a>(
    document: &'a Document<'d>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'd>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

/// All text in an element.
pub(crate) fn all_text(node: &Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}
