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
    let links = Links::of(&entries);
    let mut object = dictionary! { "Type" => "Outlines" };
    links.hold(&mut object, None, &ids);
    document.objects.insert(root, object.into());
    for (at, entry) in entries.into_iter().enumerate() {
        let mut object = links.place(at, entry.parent, &ids, root);
        object.set("Title", entry.title);
        object.set("Dest", entry.destination);
        document.objects.insert(ids[at], object.into());
    }
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

/// Which entries stand below each, and how many in all. A large notice has thousands, and each is
/// looked at once.
struct Links {
    /// Those at the top, then those below each entry.
    below: Vec<Vec<usize>>,
    /// Where each stands among those beside it.
    among: Vec<usize>,
    /// How many there are below each, at any depth.
    descendants: Vec<usize>,
}

impl Links {
    fn of(entries: &[Entry]) -> Links {
        let mut below = vec![Vec::new(); entries.len() + 1];
        let mut among = Vec::with_capacity(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            let beside = &mut below[place_of(entry.parent)];
            among.push(beside.len());
            beside.push(at);
        }
        let mut descendants = vec![0; entries.len() + 1];
        // An entry stands behind the one above it.
        for (at, entry) in entries.iter().enumerate().rev() {
            descendants[place_of(entry.parent)] += 1 + descendants[place_of(Some(at))];
        }
        Links { below, among, descendants }
    }

    /// The links of entry `at`, which stands below `parent`, to those above, beside and below it.
    fn place(
        &self,
        at: usize,
        parent: Option<usize>,
        ids: &[ObjectId],
        root: ObjectId,
    ) -> Dictionary {
        let mut object = dictionary! { "Parent" => parent.map_or(root, |above| ids[above]) };
        let (beside, own) = (&self.below[place_of(parent)], self.among[at]);
        if let Some(before) = own.checked_sub(1).and_then(|before| beside.get(before)) {
            object.set("Prev", ids[*before]);
        }
        if let Some(after) = beside.get(own + 1) {
            object.set("Next", ids[*after]);
        }
        self.hold(&mut object, Some(at), ids);
        object
    }

    /// Links `object` to the entries below `parent`, all of them open.
    fn hold(&self, object: &mut Dictionary, parent: Option<usize>, ids: &[ObjectId]) {
        let below = &self.below[place_of(parent)];
        if let (Some(first), Some(last)) = (below.first(), below.last()) {
            let count = self.descendants[place_of(parent)];
            object.set("First", ids[*first]);
            object.set("Last", ids[*last]);
            object.set("Count", i64::try_from(count).unwrap_or(i64::MAX));
        }
    }
}

/// Where those below `parent` are counted: the top comes first.
fn place_of(parent: Option<usize>) -> usize {
    parent.map_or(0, |above| above + 1)
}

/// A text string of the file (7.9.2.2).
fn utf16(text: &str) -> Object {
    let marked = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(marked.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}
