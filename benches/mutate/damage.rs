//! A whole file and a number -> a damaged one. The same number damages alike. Half of the damage
//! keeps to the shape of the file ([`structure`]), half does not.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::structure;

/// Numbers that look like chance and are none (SplitMix64).
pub(crate) struct Chance(u64);

impl Chance {
    /// Begins at `seed`.
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).expect("a number below a usize")
    }

    /// One of some.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// What has broken readers before: numbers at the ends of their types, unfinished markup.
const TOKENS: [&[u8]; 28] = [
    b"0",
    b"-1",
    b"4294967295",
    b"2147483648",
    b"65536",
    b"1e999",
    b"NaN",
    b"99999999999999999999",
    b"<",
    b"</",
    b"/>",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"&#0;",
    b"&amp;",
    b"&x;",
    b"\"",
    b"=",
    b"XFD1048576",
    b"A0",
    b"\0",
    b"\xFF\xFF\xFF\xFF",
    b"\r\n\r\n",
    b"--xx",
    b"--one--",
    b"=?GBK?B?",
    b"PK\x05\x06",
];

/// One of `seeds`, damaged.
pub(crate) fn damaged(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let whole = chance.one_of(seeds).clone();
    // The packed bytes of an archive are guarded by sums: most damage must be done inside.
    let is_archive = whole.starts_with(b"PK");
    if is_archive && chance.below(4) > 0 {
        let other = chance.one_of(seeds).clone();
        return inside(&whole, &other, chance).unwrap_or(whole);
    }
    let other = chance.one_of(seeds).clone();
    if !is_archive && chance.below(2) == 0 {
        return structure::shuffled(whole, &other, chance);
    }
    bytes(whole, &other, chance)
}

/// Between one and a few dozen faults.
fn bytes(mut whole: Vec<u8>, other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let most = *chance.one_of(&[1, 2, 4, 16, 64]);
    for _ in 0..=chance.below(most) {
        if whole.is_empty() {
            return whole;
        }
        fault(&mut whole, other, chance);
    }
    whole
}

fn fault(whole: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let at = chance.below(whole.len());
    let end = (at + 1 + chance.below(64)).min(whole.len());
    match chance.below(10) {
        0..=2 => whole[at] = chance.below(256).to_le_bytes()[0],
        3 => whole[at] ^= 1 << chance.below(8),
        4 => drop(whole.drain(at..end)),
        5 => {
            let again = whole[at..end].repeat(1 + chance.below(8));
            whole.splice(at..at, again);
        }
        6 | 7 => {
            let token = *chance.one_of(&TOKENS);
            whole.splice(at..at, token.iter().copied());
        }
        8 => {
            let from = chance.below(other.len());
            let to = (from + chance.below(512)).min(other.len());
            whole.splice(at..end, other[from..to].iter().copied());
        }
        _ if chance.below(4) == 0 => whole.truncate(at),
        _ => whole[at..end].fill(chance.below(256).to_le_bytes()[0]),
    }
}

type Parts = Vec<(String, Vec<u8>)>;

/// The archive `whole` with a part or two damaged, or parts and names where others belong, packed anew.
fn inside(whole: &[u8], other: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let mut parts = unpacked(whole)?;
    if chance.below(2) == 0 {
        let foreign = unpacked(other)?;
        let foreign = &foreign.get(chance.below(foreign.len()))?.1;
        for _ in 0..=chance.below(4) {
            structure::regrouped(&mut parts, foreign, chance);
        }
        return packed(parts);
    }
    for _ in 0..=chance.below(2) {
        let at = chance.below(parts.len());
        match chance.below(12) {
            0 => drop(parts.remove(at)),
            1 => {
                let to = chance.below(parts.len());
                parts[at].1 = parts[to].1.clone();
            }
            _ => parts[at].1 = bytes(std::mem::take(&mut parts[at].1), other, chance),
        }
        if parts.is_empty() {
            break;
        }
    }
    packed(parts)
}

/// The parts of an archive, with their names; `None` where there are none.
fn unpacked(whole: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(whole)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        let (name, mut bytes) = (part.name().ok()?.into_owned(), Vec::new());
        part.read_to_end(&mut bytes).ok()?;
        parts.push((name, bytes));
    }
    (!parts.is_empty()).then_some(parts)
}

/// What no name begins with: stands in one that is there already until all is packed.
const STAND_IN: char = '\u{1}';

fn packed(parts: Parts) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let mut doubled = Vec::new();
    for (name, bytes) in parts {
        // The packer takes no name twice, and readers meet such archives.
        let other = name.replacen(|_: char| true, &STAND_IN.to_string(), 1);
        if packed.start_file(name.as_str(), options).is_err() {
            packed.start_file(other.as_str(), options).ok()?;
            doubled.push((other, name));
        }
        packed.write_all(&bytes).ok()?;
    }
    let mut packed = packed.finish().ok()?.into_inner();
    for (other, name) in doubled.iter().filter(|(other, name)| other.len() == name.len()) {
        let found: Vec<usize> = memchr::memmem::find_iter(&packed, other.as_bytes()).collect();
        found
            .into_iter()
            .for_each(|at| packed[at..at + name.len()].copy_from_slice(name.as_bytes()));
    }
    Some(packed)
}
