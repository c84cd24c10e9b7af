//! The parts of the text -> the structure of the file (ISO 32000-1, 14.7, 14.8): what is a heading, a
//! paragraph, a table and its cells, in reading order, for whoever has the file read aloud, flowed anew or
//! taken apart by a program.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::layout::structure::{Part, PartId, PartKind, Structure};

/// What stands on a page, piece by piece: the part that each is of.
pub(super) type Pieces = Vec<PartId>;

/// What the standard calls a part of this kind.
pub(super) fn name(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Heading(1) => "H1",
        PartKind::Heading(2) => "H2",
        PartKind::Heading(3) => "H3",
        PartKind::Heading(_) => "H4",
        PartKind::Paragraph => "P",
        PartKind::Table => "Table",
        PartKind::Row => "TR",
        PartKind::HeadCell => "TH",
        PartKind::Cell { .. } => "TD",
    }
}

/// Adds `structure` to `document`, on whose pages these pieces stand.
///
/// # Errors
/// Where the tree lacks what printpdf always puts into it.
pub(super) fn add(
    document: &mut Document,
    structure: &Structure,
    pages: &[Pieces],
) -> lopdf::Result<()> {
    let sheets: Vec<ObjectId> = document.page_iter().collect();
    let (root, whole) = (document.new_object_id(), document.new_object_id());
    let tree = Tree::of(document, structure, pages, &sheets);
    for (id, part) in structure.reading_order() {
        let Some(object) = tree.objects[id.index()] else { continue };
        let above = part.above.and_then(|above| tree.objects[above.index()]).unwrap_or(whole);
        document.objects.insert(object, tree.element(id, part, above).into());
    }
    let element = dictionary! { "S" => "Document", "P" => root, "K" => tree.top.clone() };
    document.objects.insert(whole, element.into());
    let parents = document.add_object(dictionary! { "Nums" => tree.parents(pages, whole) });
    let next = number(pages.len());
    let tree = dictionary! {
        "Type" => "StructTreeRoot", "K" => whole, "ParentTree" => parents, "ParentTreeNextKey" => next
    };
    document.objects.insert(root, tree.into());
    for (at, sheet) in sheets.into_iter().enumerate() {
        document.get_dictionary_mut(sheet)?.set("StructParents", number(at));
    }
    let catalog = document.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// The parts that are told of, and what each consists of.
struct Tree<'a> {
    sheets: &'a [ObjectId],
    /// The object of each part; none of one that shows nothing.
    objects: Vec<Option<ObjectId>>,
    /// Of each part its pieces: the page, and the number on it.
    pieces: Vec<Vec<(usize, usize)>>,
    /// Of each part those that stand in it.
    below: Vec<Vec<Object>>,
    /// Those that stand in none.
    top: Vec<Object>,
}

impl Tree<'_> {
    fn of<'a>(
        document: &mut Document,
        structure: &Structure,
        pages: &[Pieces],
        sheets: &'a [ObjectId],
    ) -> Tree<'a> {
        let count = structure.parts().len();
        let mut pieces = vec![Vec::new(); count];
        for (page, shown) in pages.iter().enumerate() {
            for (at, part) in shown.iter().enumerate() {
                pieces[part.index()].push((page, at));
            }
        }
        let (mut objects, mut below) = (vec![None; count], vec![Vec::new(); count]);
        let mut top = Vec::new();
        for (id, part) in structure.reading_order() {
            if pieces[id.index()].is_empty() && !is_told_of_empty(part.kind) {
                continue;
            }
            let object = document.new_object_id();
            objects[id.index()] = Some(object);
            let beside = part.above.map_or(&mut top, |above| &mut below[above.index()]);
            beside.push(object.into());
        }
        Tree { sheets, objects, pieces, below, top }
    }

    fn element(&self, id: PartId, part: Part, above: ObjectId) -> Dictionary {
        let mut element = dictionary! { "S" => name(part.kind), "P" => above };
        let (pieces, below) = (&self.pieces[id.index()], &self.below[id.index()]);
        let mut kids = below.clone();
        if let Some((first, _)) = pieces.first() {
            element.set("Pg", self.sheets[*first]);
            kids.splice(0..0, pieces.iter().map(|piece| self.piece(*piece, *first)));
        }
        if !kids.is_empty() {
            element.set("K", kids);
        }
        if let Some(attributes) = attributes(part.kind) {
            element.set("A", attributes);
        }
        element
    }

    /// A piece of a part that begins on the page `first`.
    fn piece(&self, (page, at): (usize, usize), first: usize) -> Object {
        if page == first {
            return number(at);
        }
        dictionary! { "Type" => "MCR", "Pg" => self.sheets[page], "MCID" => number(at) }.into()
    }

    /// Of each page, the parts of its pieces.
    fn parents(&self, pages: &[Pieces], whole: ObjectId) -> Vec<Object> {
        let of_piece = |part: &PartId| self.objects[part.index()].unwrap_or(whole).into();
        let of_page = |(at, pieces): (usize, &Pieces)| {
            [number(at), Object::Array(pieces.iter().map(of_piece).collect())]
        };
        pages.iter().enumerate().flat_map(of_page).collect()
    }
}

/// Whether a part belongs to the structure with nothing in it: an empty cell keeps its place.
fn is_told_of_empty(kind: PartKind) -> bool {
    match kind {
        PartKind::Heading(_) | PartKind::Paragraph => false,
        PartKind::Table | PartKind::Row | PartKind::HeadCell | PartKind::Cell { .. } => true,
    }
}

/// What a cell says of itself (14.8.5.7).
fn attributes(kind: PartKind) -> Option<Dictionary> {
    let mut said = dictionary! { "O" => "Table" };
    match kind {
        PartKind::HeadCell => said.set("Scope", "Column"),
        PartKind::Cell { rows, columns } if rows > 1 || columns > 1 => {
            for (name, count) in [("RowSpan", rows), ("ColSpan", columns)] {
                if count > 1 {
                    said.set(name, i64::from(count));
                }
            }
        }
        PartKind::Heading(_)
        | PartKind::Paragraph
        | PartKind::Table
        | PartKind::Row
        | PartKind::Cell { .. } => return None,
    }
    Some(said)
}

fn number(at: usize) -> Object {
    i64::try_from(at).unwrap_or(i64::MAX).into()
}
