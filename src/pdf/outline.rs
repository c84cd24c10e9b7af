//! Bookmarks of the pages -> the outline of the file (ISO 32000-1, 12.3.3): a tree by their
//! levels, each entry leading to its place.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use crate::layout::page::{Item, Page};

use super::PdfError;
use super::finish::failed;

/// An entry and where it stands in the tree.
struct Entry {
    title: Object,
    destination: Object,
    level: u8,
    /// The number of the entry above it; `None` at the top.
    parent: Option<usize>,
}

/// Adds the outline of `pages` to `document`; none where no page has a bookmark.
pub(super) fn add(document: &mut Document, pages: &[Page]) -> Result<(), PdfError> {
    let entries = entries(document, pages);
    if entries.is_empty() {
        return Ok(());
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
    for (at, entry) in entries.iter().enumerate() {
        let mut object = place(&entries, at, &ids, root);
        object.set("Title", entry.title.clone());
        object.set("Dest", entry.destination.clone());
        document.objects.insert(ids[at], object.into());
    }
    let mut object = dictionary! { "Type" => "Outlines" };
    hold(&mut object, &entries, None, &ids);
    document.objects.insert(root, object.into());
    let catalog = document.catalog_mut().map_err(|error| failed(&error))?;
    catalog.set("Outlines", root);
    Ok(())
}

/// The bookmarks in reading order.
fn entries(document: &Document, pages: &[Page]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (page, id) in pages.iter().zip(document.get_pages().values()) {
        for item in &page.items {
            let Item::Bookmark(mark) = item else { continue };
            let level = mark.headline.level;
            let parent = entries.iter().rposition(|entry| entry.level < level);
            let top = super::points((page.height - mark.y).to_pt());
            let place = ["XYZ".into(), Object::Null, top.into(), Object::Null];
            let destination = [Object::from(*id)].into_iter().chain(place).collect();
            let title = utf16(&mark.headline.text);
            let destination = Object::Array(destination);
            entries.push(Entry { title, destination, level, parent });
        }
    }
    entries
}

/// The links of entry `at` to those above, beside and below it.
fn place(entries: &[Entry], at: usize, ids: &[ObjectId], root: ObjectId) -> Dictionary {
    let parent = entries[at].parent;
    let mut object = dictionary! { "Parent" => parent.map_or(root, |above| ids[above]) };
    let beside: Vec<usize> = children(entries, parent).collect();
    let own = beside.iter().position(|one| *one == at).unwrap_or(0);
    if let Some(before) = own.checked_sub(1).and_then(|before| beside.get(before)) {
        object.set("Prev", ids[*before]);
    }
    if let Some(after) = beside.get(own + 1) {
        object.set("Next", ids[*after]);
    }
    hold(&mut object, entries, Some(at), ids);
    object
}

/// Links `object` to the entries below `parent`, all of them open.
fn hold(object: &mut Dictionary, entries: &[Entry], parent: Option<usize>, ids: &[ObjectId]) {
    let below: Vec<usize> = children(entries, parent).collect();
    if let (Some(first), Some(last)) = (below.first(), below.last()) {
        object.set("First", ids[*first]);
        object.set("Last", ids[*last]);
        object.set("Count", i64::try_from(descendants(entries, parent)).unwrap_or(i64::MAX));
    }
}

fn children(entries: &[Entry], parent: Option<usize>) -> impl Iterator<Item = usize> {
    (0..entries.len()).filter(move |at| entries[*at].parent == parent)
}

fn descendants(entries: &[Entry], parent: Option<usize>) -> usize {
    children(entries, parent).map(|child| 1 + descendants(entries, Some(child))).sum()
}

/// A text string of the file (7.9.2.2).
fn utf16(text: &str) -> Object {
    let marked = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(marked.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}
