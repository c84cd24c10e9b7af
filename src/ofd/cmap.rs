//! The character map of a subset (OpenType, `cmap`), which subsetting drops: a PDF needs none. Readers of
//! OFD that do not mind the numbers of the glyphs look the characters up in it.

use std::collections::BTreeMap;

/// More segments a table of format 4, whose length has 16 bits, does not hold.
const MOST_SEGMENTS: usize = 8_000;

/// The table that gives each character its glyph: format 12 for all, format 4 beside it for readers that
/// know no other, as far as that goes.
pub(super) fn table(characters: &BTreeMap<char, u16>) -> Vec<u8> {
    let all: Vec<(u32, u16)> = characters.iter().map(|(one, id)| (u32::from(*one), *id)).collect();
    let whole = format_12(&segments(&all));
    let narrow: Vec<(u32, u16)> = all.into_iter().filter(|(code, _)| *code < 0xFFFF).collect();
    let narrow = format_4(&segments(&narrow));
    // Platform, encoding, and which of the two: Unicode and Windows, in the order that they must have.
    let records: Vec<(u16, u16, bool)> =
        [(0, 3, false), (0, 4, true), (3, 1, false), (3, 10, true)]
            .into_iter()
            .filter(|(.., is_whole)| *is_whole || narrow.is_some())
            .collect();
    let narrow = narrow.unwrap_or_default();
    let first = 4 + 8 * records.len();
    let mut table = words(&[0, short(records.len())]);
    for (platform, encoding, is_whole) in records {
        table.extend(words(&[platform, encoding]));
        let at = if is_whole { first + narrow.len() } else { first };
        table.extend(long(at).to_be_bytes());
    }
    table.extend(narrow);
    table.extend(whole);
    table
}

/// Characters in a row whose glyphs are in a row too.
struct Segment {
    first: u32,
    last: u32,
    glyph: u16,
}

fn segments(characters: &[(u32, u16)]) -> Vec<Segment> {
    let follow = |(code, id): &(u32, u16), (next, next_id): &(u32, u16)| {
        code + 1 == *next && u32::from(*id) + 1 == u32::from(*next_id)
    };
    let segment = |row: &[(u32, u16)]| {
        let ((first, glyph), (last, _)) = (*row.first()?, *row.last()?);
        Some(Segment { first, last, glyph })
    };
    characters.chunk_by(follow).filter_map(segment).collect()
}

/// Segments of characters of 16 bits, the last of which stands for none; `None` where they are too many.
fn format_4(segments: &[Segment]) -> Option<Vec<u8>> {
    if segments.len() > MOST_SEGMENTS {
        return None;
    }
    let low = |code: u32| u16::try_from(code).unwrap_or(u16::MAX);
    let ends = segments.iter().map(|one| low(one.last)).chain([u16::MAX]);
    let starts = segments.iter().map(|one| low(one.first)).chain([u16::MAX]);
    let deltas = segments.iter().map(|one| one.glyph.wrapping_sub(low(one.first))).chain([1]);
    let count = segments.len() + 1;
    let power = count.ilog2();
    let range = 2 * 2usize.pow(power);
    let mut table = words(&[4, short(16 + 8 * count), 0, short(2 * count)]);
    table.extend(words(&[
        short(range),
        short(usize::try_from(power).unwrap_or(0)),
        short(2 * count - range),
    ]));
    table.extend(words(&ends.collect::<Vec<_>>()));
    table.extend(words(&[0]));
    table.extend(words(&starts.collect::<Vec<_>>()));
    table.extend(words(&deltas.collect::<Vec<_>>()));
    table.extend(words(&vec![0; count]));
    Some(table)
}

fn format_12(segments: &[Segment]) -> Vec<u8> {
    let mut table = words(&[12, 0]);
    for number in [long(16 + 12 * segments.len()), 0, long(segments.len())] {
        table.extend(number.to_be_bytes());
    }
    for one in segments {
        for number in [one.first, one.last, u32::from(one.glyph)] {
            table.extend(number.to_be_bytes());
        }
    }
    table
}

/// Numbers of 16 bits.
pub(super) fn words(all: &[u16]) -> Vec<u8> {
    all.iter().flat_map(|one| one.to_be_bytes()).collect()
}

fn short(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn long(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use skrifa::raw::tables::cmap::Cmap;
    use skrifa::raw::{FontData, FontRead};

    use super::{MOST_SEGMENTS, table};

    /// Which formats the table has, and whether each of `characters` leads to its glyph.
    fn formats(characters: &BTreeMap<char, u16>) -> Vec<u16> {
        let table = table(characters);
        let cmap = Cmap::read(FontData::new(&table)).unwrap();
        for (character, glyph) in characters {
            let found = cmap.map_codepoint(*character).map(|id| id.to_u32());
            assert_eq!(found, Some(u32::from(*glyph)), "{character}");
        }
        assert_eq!(cmap.map_codepoint('\u{2}'), None);
        let subtables = cmap.encoding_records().iter();
        subtables.map(|one| one.subtable(cmap.offset_data()).unwrap().format()).collect()
    }

    #[test]
    fn each_character_leads_to_its_glyph() {
        let some = [('1', 4), ('2', 5), ('3', 9), ('〔', 2), ('政', 700), ('𠮷', 3)];
        assert_eq!(formats(&some.into()), [4, 12, 4, 12]);
        assert_eq!(formats(&[('𠮷', 1)].into()), [4, 12, 4, 12]);
    }

    #[test]
    fn where_the_short_table_is_too_short_there_is_the_long_one() {
        let count = u16::try_from(MOST_SEGMENTS).unwrap() + 1;
        let sparse =
            (0..count).map(|one| (char::from_u32(0x3400 + 2 * u32::from(one)).unwrap(), one + 1));
        assert_eq!(formats(&sparse.collect()), [12, 12]);
    }
}
