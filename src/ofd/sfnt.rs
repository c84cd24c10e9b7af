//! A font file taken apart into its tables, completed, and put together again (OpenType, “Organization of
//! an OpenType font”). What the subsetter leaves out is what a PDF does without.

use std::collections::BTreeMap;

use crate::layout::fonts::Face;

use super::cmap::words;

/// `post` of version 3: no names of glyphs.
pub(super) const POST_WITHOUT_NAMES: [u8; 32] = {
    let mut table = [0; 32];
    table[1] = 3;
    table
};

/// A table's name.
type Name = [u8; 4];

/// A font file by its tables.
pub(super) struct Program {
    /// The kind of its outlines.
    kind: [u8; 4],
    tables: BTreeMap<Name, Vec<u8>>,
}

/// How long the head of the file is, and each line of its directory.
const HEAD: usize = 12;
const ENTRY: usize = 16;
/// Where `head` has the sum over the whole file, and what it adds up to with it.
const SUM_IN_HEAD: std::ops::Range<usize> = 8..12;
const WHOLE_SUM: u32 = 0xB1B0_AFBA;

impl Program {
    /// The tables of `file`; `None` where its directory does not fit it.
    pub(super) fn read(file: &[u8]) -> Option<Program> {
        let kind = *file.first_chunk()?;
        let count = u16::from_be_bytes(*file.get(4..)?.first_chunk()?);
        let mut tables = BTreeMap::new();
        for entry in file.get(HEAD..)?.chunks_exact(ENTRY).take(usize::from(count)) {
            let number = |at: usize| Some(u32::from_be_bytes(*entry.get(at..)?.first_chunk()?));
            let (begin, length) = (usize::try_from(number(8)?), usize::try_from(number(12)?));
            let (begin, length) = (begin.ok()?, length.ok()?);
            let table = file.get(begin..begin.checked_add(length)?)?;
            tables.insert(*entry.first_chunk()?, table.to_vec());
        }
        Some(Program { kind, tables })
    }

    /// Adds a table, or takes it for the one that is there.
    pub(super) fn put(&mut self, name: Name, table: Vec<u8>) {
        self.tables.insert(name, table);
    }

    /// Adds a table where there is none of that name.
    pub(super) fn put_if_missing(&mut self, name: Name, table: &[u8]) {
        self.tables.entry(name).or_insert_with(|| table.to_vec());
    }

    /// What the name of a file of its kind ends with.
    pub(super) fn extension(&self) -> &'static str {
        if &self.kind == b"OTTO" { "otf" } else { "ttf" }
    }

    /// The file.
    pub(super) fn bytes(mut self) -> Vec<u8> {
        let sum_of_file = self.tables.get_mut(b"head").and_then(|head| head.get_mut(SUM_IN_HEAD));
        sum_of_file.into_iter().for_each(|sum| sum.fill(0));
        let count = u16::try_from(self.tables.len()).unwrap_or(u16::MAX);
        let power = u16::try_from(count.max(1).ilog2()).unwrap_or(0);
        let range = 16 * 2u16.pow(u32::from(power));
        let mut file = self.kind.to_vec();
        file.extend(words(&[count, range, power, (16 * count).saturating_sub(range)]));
        let mut begin = HEAD + ENTRY * self.tables.len();
        let mut head = None;
        for (name, table) in &self.tables {
            head = if name == b"head" { Some(begin) } else { head };
            file.extend(name);
            for number in [sum(table), long(begin), long(table.len())] {
                file.extend(number.to_be_bytes());
            }
            begin += table.len().next_multiple_of(4);
        }
        for table in self.tables.values() {
            file.extend(table);
            file.resize(file.len().next_multiple_of(4), 0);
        }
        let whole = WHOLE_SUM.wrapping_sub(sum(&file)).to_be_bytes();
        let place = head.and_then(|head| file.get_mut(head..)?.get_mut(SUM_IN_HEAD));
        place.into_iter().for_each(|place| place.copy_from_slice(&whole));
        file
    }
}

/// The sum of the numbers of 32 bits in `bytes`, which are filled up with nothing.
fn sum(bytes: &[u8]) -> u32 {
    let number = |part: &[u8]| {
        let mut four = [0; 4];
        four.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
        u32::from_be_bytes(four)
    };
    bytes.chunks(4).map(number).fold(0, u32::wrapping_add)
}

fn long(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Where `OS/2` has the first and the last character of the font.
const CHARACTERS: std::ops::Range<usize> = 64..68;
/// How long it is at least.
const SHORTEST: usize = 78;

/// `OS/2` of `face` for a subset of these characters: its own, with what it allows and measures, or one of
/// the figures that are known where it has none.
pub(super) fn os2(face: &Face, characters: &BTreeMap<char, u16>) -> Vec<u8> {
    let own = face.table(*b"OS/2").filter(|table| table.len() >= SHORTEST);
    let mut table = own.map_or_else(|| known(face), <[u8]>::to_vec);
    let end = |one: Option<(&char, &u16)>| {
        one.map_or(0, |(one, _)| u16::try_from(u32::from(*one)).unwrap_or(u16::MAX))
    };
    let ends = [end(characters.first_key_value()), end(characters.last_key_value())];
    let place = table.get_mut(CHARACTERS);
    place.into_iter().for_each(|place| place.copy_from_slice(&words(&ends)));
    table
}

/// A table of version 0 with weight, width and the height of lines.
fn known(face: &Face) -> Vec<u8> {
    let metrics = face.metrics();
    let [ascent, descent] = [metrics.ascent, metrics.descent].map(i16::cast_unsigned);
    let mut table = words(&[0, metrics.units_per_em, metrics.weight.unsigned_abs(), 5]);
    table.resize(SHORTEST - 16, 0);
    // Regular; first and last character; ascent and descent, of lines and of what is cut off.
    table.extend(words(&[0x40, 0, 0, ascent, descent, 0]));
    table.extend(words(&[metrics.ascent.unsigned_abs(), metrics.descent.unsigned_abs()]));
    table
}
