//! An office package (ECMA-376 part 2): which part is the main one, which parts belong to a part,
//! and what is the same in the XML of all of them. Names of parts are compared without their case,
//! as the standard says (9.1.1).

use std::borrow::Cow;
use std::collections::BTreeSet;

use quick_xml::escape;
use quick_xml::events::BytesStart;

use super::archive::Checked;
use super::refusal::Refusal;
use super::xml::starts;

/// A package whose archive was checked.
pub(super) struct Package<'b> {
    archive: Checked<'b>,
    /// The parts that were asked for as those of one part alone.
    taken: BTreeSet<String>,
}

/// What a part says of another.
pub(super) struct Relation {
    /// The name by which the part calls it.
    pub(super) id: String,
    /// What it is, a URI.
    pub(super) kind: String,
    /// Its name in the package.
    pub(super) target: String,
}

impl<'b> Package<'b> {
    /// The package in an archive.
    pub(super) fn new(archive: Checked<'b>) -> Package<'b> {
        Package { archive, taken: BTreeSet::new() }
    }

    /// The names of all parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.archive.names()
    }

    /// Whether the part is asked for the first time: what lies over a sheet lies over no other, and need
    /// not be read again.
    pub(super) fn is_first(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_ascii_lowercase())
    }

    /// How many pictures it holds: they lie in a folder `media` beside the main part.
    pub(super) fn pictures(&self) -> usize {
        self.names().filter(|name| name.contains("/media/")).count()
    }

    /// The bytes of a part; `None` where there is none of that name.
    ///
    /// # Errors
    /// Where it cannot be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Cow<'_, [u8]>>, Refusal> {
        self.archive.part(name)
    }

    /// The name of the main part, where the package says which one it is.
    ///
    /// # Errors
    /// Where the relations are damaged.
    pub(super) fn main(&mut self) -> Result<Option<String>, Refusal> {
        let mut relations = self.relations("")?.into_iter();
        let main = relations.find(|relation| relation.kind.ends_with("/officeDocument"));
        Ok(main.map(|relation| relation.target))
    }

    /// The parts that belong to the part `name`; of the package itself where it is empty.
    ///
    /// # Errors
    /// Where the relations are damaged.
    pub(super) fn relations(&mut self, name: &str) -> Result<Vec<Relation>, Refusal> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let own = format!("{folder}/_rels/{file}.rels");
        let Some(xml) = self.part(own.trim_start_matches('/'))? else { return Ok(Vec::new()) };
        let mut relations = Vec::new();
        starts(&xml, |tag| {
            let named = |name: &[u8]| attribute(tag, name);
            if let (Some(id), Some(kind), Some(target)) =
                (named(b"Id"), named(b"Type"), named(b"Target"))
            {
                relations.push(Relation { id, kind, target: resolve(folder, &target) });
            }
        })?;
        Ok(relations)
    }
}

/// The name of the part that `target` names in a part of `folder` (RFC 3986, 5.2.4).
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The value of the attribute of that local name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == name)?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    Some(escape::unescape(&value).map(Cow::into_owned).unwrap_or(value))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_resolved_inside_the_package() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl", "../../../etc/passwd"), "etc/passwd");
    }
}
