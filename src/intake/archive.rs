//! The archive around a workbook, looked at before the reader opens it: how many parts, how
//! large each says it is, and the head of every XML part.
//!
//! The declared sizes are enough: `zip` stops a part that unpacks to more than it declared, and
//! the reader unpacks with the same `zip`. No office program writes a DOCTYPE, and none counts
//! more shared strings than its bytes can hold (the reader reserves memory by that count).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use memchr::memmem;
use zip::read::ZipFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::diag::{Bound, Returned};

use super::limits::{
    CROWDED, ENTRIES, HEAD, HEAD_BYTES, KEPT, LISTED, MIB, PART_MIB, PARTS, SHARED_STRING,
    SHEET_MIB, SMALL, TAG, UNPACKED_MIB,
};
use super::refusal::{Refusal, damaged};
use super::styles;
use super::xml::root;
use super::{blanks, names, packed};

/// Room behind what is expected, in which the end is noticed.
const PROBE: usize = 64;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// An archive that may be opened.
pub(super) struct Checked<'b> {
    archive: Archive<'b>,
    /// The parts by their names in small letters, with `/` between folders.
    places: BTreeMap<String, usize>,
    /// The parts in their order, with their names as they are written.
    parts: Vec<(String, Part)>,
}

/// A part after the check.
enum Part {
    /// Small XML, kept: what is unpacked once need not be unpacked again.
    Kept(Vec<u8>),
    /// XML that is too large to be kept, or damaged behind its head.
    Packed,
    /// A picture, a font, a macro, or XML that nobody needs: nothing that is read.
    Aside,
}

/// Whether the archive may be opened.
///
/// # Errors
/// The first reason why not.
pub(super) fn check(bytes: &[u8]) -> Result<Checked<'_>, Refusal> {
    entries(bytes)?;
    let mut archive = packed::whole(bytes)?;
    if archive.len() as u64 > PARTS {
        return Err(beyond(Bound::Parts, PARTS));
    }
    let (mut unpacked, mut room) = (0, KEPT);
    let (mut places, mut parts) = (BTreeMap::new(), Vec::new());
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        let most = if blanks::is_sheet(&name) { SHEET_MIB } else { PART_MIB };
        sizes(&part, most, &mut unpacked)?;
        let size = part.size();
        let state = if is_aside(&name) {
            Part::Aside
        } else if size > PART_MIB * MIB {
            condensed(&mut part, &name)?
        } else {
            looked_at(&mut part, &name, &mut room)?
        };
        drop(part);
        if styles::may_be_styles(&name) {
            match &state {
                Part::Kept(bytes) => styles::check(bytes, &name)?,
                Part::Packed | Part::Aside => styles::check(&unpack(&mut archive, at)?, &name)?,
            }
        }
        if size > CROWDED {
            match &state {
                Part::Kept(bytes) => crowd(bytes)?,
                Part::Packed | Part::Aside => crowd(&unpack(&mut archive, at)?)?,
            }
        }
        places.insert(name.to_ascii_lowercase().replace('\\', "/"), at);
        parts.push((name, state));
    }
    Ok(Checked { archive, places, parts })
}

/// A part that may be read, after a look at its head; small XML is kept while there is `room`.
fn looked_at(
    part: &mut ZipFile<'_, Cursor<&[u8]>>,
    name: &str,
    room: &mut u64,
) -> Result<Part, Refusal> {
    let size = part.size();
    let keep = is_named_xml(name) && size <= SMALL.min(*room);
    let (bytes, whole) = unpacked_of(part, if keep { SMALL } else { HEAD })?;
    let head = bytes.get(..HEAD_BYTES).unwrap_or(&bytes);
    look(head, size, name)?;
    if keep && whole {
        *room -= size;
        return Ok(Part::Kept(bytes));
    }
    let is_xml = is_named_xml(name) || begins_like_xml(head);
    Ok(if is_xml { Part::Packed } else { Part::Aside })
}

/// The part of a sheet that is too large, without the rows that hold nothing.
fn condensed(part: &mut ZipFile<'_, Cursor<&[u8]>>, name: &str) -> Result<Part, Refusal> {
    let bytes = blanks::without_blank_rows(part)?;
    look(bytes.get(..HEAD_BYTES).unwrap_or(&bytes), bytes.len() as u64, name)?;
    Ok(Part::Kept(bytes))
}

/// Whether a part is named as office programs name XML.
fn is_named_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// Whether a reader may take a part for XML: it begins so, behind a mark of its encoding and blanks.
fn begins_like_xml(head: &[u8]) -> bool {
    let before =
        |byte: &&u8| byte.is_ascii_whitespace() || b"\0\xEF\xBB\xBF\xFE\xFF".contains(byte);
    head.iter().find(|byte| !before(byte)) == Some(&b'<')
}

/// Whether nobody needs a part, which then is not unpacked: the colours of themes, and who saved the
/// file when.
fn is_aside(name: &str) -> bool {
    let is = |aside: &str| name.eq_ignore_ascii_case(aside);
    is("xl/theme/theme1.xml") || is("docProps/app.xml") || is("docProps/core.xml")
}

impl Checked<'_> {
    /// The names of the parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The unpacked bytes of a part; `None` where there is none of that name in any case.
    ///
    /// # Errors
    /// Where it cannot be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Cow<'_, [u8]>>, Refusal> {
        let Some(at) = self.places.get(&name.to_ascii_lowercase()) else { return Ok(None) };
        match self.parts.get(*at) {
            Some((_, Part::Kept(bytes))) => Ok(Some(Cow::Borrowed(bytes))),
            Some((_, Part::Packed)) | None => {
                unpack(&mut self.archive, *at).map(|bytes| Some(Cow::Owned(bytes)))
            }
            Some((name, Part::Aside)) => {
                let bytes = unpack(&mut self.archive, *at)?;
                look(bytes.get(..HEAD_BYTES).unwrap_or(&bytes), bytes.len() as u64, name)?;
                Ok(Some(Cow::Owned(bytes)))
            }
        }
    }

    /// The XML parts in an archive of their own, not packed, so that the next reader need not unpack
    /// them again and reads what was checked and nothing else; the styles without looks. `None` where not all were kept: then
    /// that reader gets the whole archive, of which every part was looked at.
    ///
    /// # Errors
    /// Where a part that was left aside is not what it should be.
    pub(super) fn plain(&mut self) -> Result<Option<Vec<u8>>, Refusal> {
        let plain = self.stored();
        if plain.is_none() {
            let aside = |(at, (name, _)): (usize, &(String, Part))| is_aside(name).then_some(at);
            let aside: Vec<usize> = self.parts.iter().enumerate().filter_map(aside).collect();
            for at in aside {
                let mut part = self.archive.by_index(at).map_err(damaged)?;
                let name = part.name().map_err(damaged)?.into_owned();
                looked_at(&mut part, &name, &mut 0)?;
            }
        }
        Ok(plain)
    }

    fn stored(&self) -> Option<Vec<u8>> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut plain = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in &self.parts {
            match part {
                Part::Kept(bytes) => {
                    let looks = styles::is_styles(name);
                    let bytes = if looks { styles::without_looks(bytes) } else { bytes.into() };
                    plain.start_file(name.as_str(), options).ok()?;
                    plain.write_all(&bytes).ok()?;
                }
                Part::Packed => return None,
                Part::Aside => {}
            }
        }
        Some(plain.finish().ok()?.into_inner())
    }
}

/// Counts a part, by the size it says it has.
fn sizes(part: &ZipFile<'_, Cursor<&[u8]>>, most: u64, unpacked: &mut u64) -> Result<(), Refusal> {
    if part.encrypted() {
        return Err(Returned::Encrypted.into());
    }
    *unpacked += part.size();
    if part.size() > most * MIB {
        return Err(beyond(Bound::Part, PART_MIB));
    }
    if *unpacked > UNPACKED_MIB * MIB {
        return Err(beyond(Bound::Unpacked, UNPACKED_MIB));
    }
    Ok(())
}

/// The first `most` bytes of a part, and whether they came without a fault. Damage behind the head is
/// left to be found by whoever needs the part. Asked for at once: the unpacker is slow in morsels.
fn unpacked_of(
    part: &mut ZipFile<'_, Cursor<&[u8]>>,
    most: u64,
) -> Result<(Vec<u8>, bool), Refusal> {
    let expected = usize::try_from(part.size().min(most)).unwrap_or(HEAD_BYTES);
    let mut bytes = Vec::with_capacity(expected + PROBE);
    match part.take(most).read_to_end(&mut bytes) {
        Ok(_) => Ok((bytes, true)),
        Err(_) if bytes.len() >= HEAD_BYTES => Ok((bytes, false)),
        Err(error) => Err(damaged(error)),
    }
}

/// Whether a part lists more of something than any workbook has. The reader keeps some hundred
/// bytes for each format, font, sheet or name, and five bytes are enough to list one.
fn crowd(part: &[u8]) -> Result<(), Refusal> {
    for name in ["xf", "font", "fill", "border", "numFmt", "sheet", "definedName", "si"] {
        // With and without a prefix for the namespace.
        let count = |mark: &str| {
            memmem::find_iter(part, format!("{mark}{name}").as_bytes()).take(LISTED + 1).count()
        };
        if count("<") + count(":") > LISTED {
            return Err(beyond(Bound::Listed, LISTED as u64));
        }
    }
    Ok(())
}

/// Whether the directory of an archive may be read at all: the reader keeps some hundred bytes for
/// each entry, and 32 MB of directory have 700,000. Entries are counted by their signature, so
/// that no count in the archive is believed; those of archives in it count too.
///
/// # Errors
/// Where they are too many.
pub(super) fn entries(bytes: &[u8]) -> Result<(), Refusal> {
    let found = memmem::find_iter(bytes, b"PK\x01\x02").take(ENTRIES + 1).count();
    if found > ENTRIES { Err(beyond(Bound::Parts, ENTRIES as u64)) } else { Ok(()) }
}

/// How many bytes of XML an office package holds unpacked, where a tag counts as no fewer than office programs write
/// for one: sixteen million of `<c/>` are small and take as long as others. Where that is more than `most` by what
/// the directory says, nothing is unpacked.
pub(super) fn weight(bytes: &[u8], most: u64) -> u64 {
    let said = unpacked(bytes);
    if said > most {
        return said;
    }
    let Some(mut archive) = package_of(bytes) else { return 0 };
    let parts = (0..archive.len()).filter_map(|at| {
        let part = archive.by_index(at).ok()?;
        part.name().is_ok_and(|name| is_named_xml(&name)).then(|| weight_of(part))
    });
    parts.fold(0, u64::saturating_add)
}

/// The same of a part. One in which no tag could be hidden is not unpacked.
fn weight_of(part: ZipFile<'_, Cursor<&[u8]>>) -> u64 {
    let size = part.size();
    if size <= SMALL {
        return size;
    }
    let (mut read, mut buffer) = (part.take(PART_MIB * MIB), vec![0; 1 << 16]);
    let mut tags = 0;
    while let Ok(count @ 1..) = read.read(&mut buffer) {
        let piece = buffer.get(..count).unwrap_or_default();
        tags += memchr::memchr_iter(b'<', piece).count() as u64;
    }
    size.max(tags.saturating_mul(TAG))
}

/// How many bytes of XML an office package holds unpacked, as its directory says, which no part exceeds; other
/// files have none, and what pictures lie in it is not unpacked.
pub(super) fn unpacked(bytes: &[u8]) -> u64 {
    let Some(mut archive) = package_of(bytes) else { return 0 };
    let size = |archive: &mut Archive<'_>, at| {
        let part = archive.by_index_raw(at).ok()?;
        let is_xml = part.name().is_ok_and(|name| is_named_xml(&name));
        is_xml.then(|| part.size())
    };
    let sizes = (0..archive.len()).filter_map(|at| size(&mut archive, at));
    sizes.fold(0, u64::saturating_add)
}

fn package_of(bytes: &[u8]) -> Option<Archive<'_>> {
    let is_archive = bytes.starts_with(b"PK") && entries(bytes).is_ok();
    is_archive.then(|| packed::whole(bytes).ok()).flatten()
}

fn unpack(archive: &mut Archive<'_>, at: usize) -> Result<Vec<u8>, Refusal> {
    let part = archive.by_index(at).map_err(damaged)?;
    let mut unpacked = Vec::new();
    part.take(PART_MIB * MIB).read_to_end(&mut unpacked).map_err(damaged)?;
    Ok(unpacked)
}

fn beyond(bound: Bound, limit: u64) -> Refusal {
    Returned::Beyond { bound, limit }.into()
}

/// Looks at the beginning of a part as if it were XML. Which part the reader takes for XML is told by
/// the archive's own tables, so every part is looked at.
fn look(head: &[u8], size: u64, name: &str) -> Result<(), Refusal> {
    let text = without_nuls(head);
    let doctype = memmem::find_iter(&text, b"<!").any(|at| {
        text.get(at + 2..at + 9).is_some_and(|word| word.eq_ignore_ascii_case(b"DOCTYPE"))
    });
    let counted = count(&text).is_some_and(|count| count > size / SHARED_STRING);
    // An office program writes the root at once: whoever hides it behind a long comment hides a count.
    let hidden = size > head.len() as u64 && begins_like_xml(&text) && root(&text).is_none();
    if doctype || counted || hidden {
        return Err(Returned::Forged { part: names::shown(name) }.into());
    }
    Ok(())
}

/// UTF-16 becomes readable enough to be searched for ASCII words.
fn without_nuls(head: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(0, head).is_none() {
        return head.into();
    }
    head.iter().copied().filter(|byte| *byte != 0).collect::<Vec<u8>>().into()
}

/// What `uniqueCount` of the root says: of a table of shared strings. More than any number is the
/// largest.
fn count(head: &[u8]) -> Option<u64> {
    let root = root(head)?;
    let mut attributes = root.attributes();
    let unique = attributes
        .with_checks(false)
        .flatten()
        .find(|one| one.key.local_name().as_ref() == b"uniqueCount")?;
    let value = String::from_utf8_lossy(&unique.value);
    let digits: String = value.trim_start().chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u64::MAX)) }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::{count, weight};

    /// A tag of four bytes counts as sixteen, unless the directory says enough already.
    #[test]
    fn short_tags_weigh_as_much_as_long_ones() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
        archive.write_all(&b"<c/>".repeat(100_000)).unwrap();
        archive.start_file("xl/media/image1.png", SimpleFileOptions::default()).unwrap();
        archive.write_all(&b"<c/>".repeat(100_000)).unwrap();
        let bytes = archive.finish().unwrap().into_inner();
        assert_eq!(weight(&bytes, 1 << 20), 1_600_000);
        assert_eq!(weight(&bytes, 399_999), 400_000);
    }

    #[test]
    fn counts_are_found_in_any_spelling() {
        assert_eq!(count(b"<sst count=\"3\" uniqueCount=\"12\">"), Some(12));
        assert_eq!(count(b"<sst uniqueCount = '4000000000000000000000'>"), Some(u64::MAX));
        assert_eq!(count(b"<sst count=\"3\">"), None);
        assert_eq!(count(b"<sst uniqueCount=\""), None);
        let decoys =
            b"<!-- uniqueCount=\"1\" --><sst xuniqueCount=\"1\" uniqueCount=\"4000000000\">";
        assert_eq!(count(decoys), Some(4_000_000_000));
        assert_eq!(count(b"<sst><si uniqueCount=\"9\"/></sst>"), None);
    }
}
