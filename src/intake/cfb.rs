//! A compound file ([MS-CFB]) -> the bytes of one of its streams. Only what is needed to look into an
//! encrypted workbook: whatever leads out of the file, or in a circle, is damage.

use super::refusal::{Refusal, damaged};

/// Marks of sectors that end a chain, and of those that hold nothing.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;
/// Bytes of a sector of a small stream.
const SMALL_SECTOR: usize = 64;

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
}

/// An entry of the directory.
struct Entry {
    start: u32,
    size: usize,
}

impl<'b> Compound<'b> {
    /// Reads the table of the sectors of `bytes`.
    ///
    /// # Errors
    /// Where it is damaged.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Compound<'b>, Refusal> {
        let shift = bytes.get(30).copied().filter(|shift| matches!(shift, 9 | 12));
        let shift = shift.ok_or_else(|| damaged("sector size"))?;
        let mut file = Compound { bytes, sector: 1 << shift, table: Vec::new() };
        file.table = file.sectors_of_table()?;
        Ok(file)
    }

    /// The table of what follows each sector: 109 of its sectors are named in the head, the others in
    /// a chain of their own.
    fn sectors_of_table(&self) -> Result<Vec<u32>, Refusal> {
        let mut own: Vec<u32> = (0..109).filter_map(|at| word(self.bytes, 76 + 4 * at)).collect();
        let mut next = word(self.bytes, 68).unwrap_or(LAST_SECTOR);
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..most {
            if next >= LAST_SECTOR {
                break;
            }
            let words = words(self.at(next)?);
            let (last, named) = words.split_last().ok_or_else(|| damaged("no sector"))?;
            own.extend(named);
            next = *last;
        }
        let own = own.into_iter().filter(|sector| *sector < LAST_SECTOR).take(most);
        let mut table = Vec::new();
        for sector in own {
            table.extend(words(self.at(sector)?));
        }
        Ok(table)
    }

    /// The bytes of the sector of that number; the last one may be cut off.
    fn at(&self, sector: u32) -> Result<&'b [u8], Refusal> {
        let start = (sector as usize).checked_add(1).and_then(|at| at.checked_mul(self.sector));
        let rest = start.and_then(|start| self.bytes.get(start..)).filter(|rest| !rest.is_empty());
        let rest = rest.ok_or_else(|| damaged("sector outside the file"))?;
        Ok(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The bytes of the chain of sectors that begins at `start`.
    fn chain(&self, start: u32) -> Result<Vec<u8>, Refusal> {
        let (mut chain, mut next) = (Vec::new(), start);
        while next < LAST_SECTOR {
            if chain.len() > self.bytes.len() {
                return Err(damaged("sectors in a circle"));
            }
            chain.extend(self.at(next)?);
            next = self.table.get(next as usize).copied().unwrap_or(LAST_SECTOR);
        }
        Ok(chain)
    }

    /// Whether a chain that begins in the head or the directory leads in a circle, which a reader may follow
    /// for ever. A table that says nothing of a sector ends there.
    pub(super) fn is_circular(&self) -> bool {
        let mut walked = vec![0_usize; self.table.len()];
        let mut walk = 0;
        let mut leads_back = |start: u32| {
            walk += 1;
            let mut next = start as usize;
            while let Some(seen) = walked.get_mut(next).filter(|_| next < LAST_SECTOR as usize) {
                match *seen {
                    0 => *seen = walk,
                    own => return own == walk,
                }
                next = self.table.get(next).map_or(usize::MAX, |next| *next as usize);
            }
            false
        };
        let head = |at| word(self.bytes, at).unwrap_or(LAST_SECTOR);
        if leads_back(head(48)) || leads_back(head(60)) {
            return true;
        }
        let directory = self.chain(head(48)).unwrap_or_default();
        let small = head(56) as usize;
        let streams = directory.chunks_exact(ENTRY).map(entry).filter(|one| one.size >= small);
        streams.map(|one| one.start).any(leads_back)
    }

    /// The stream `name`, wherever it lies; `None` where there is none.
    ///
    /// # Errors
    /// Where it is damaged.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let directory = self.chain(word(self.bytes, 48).unwrap_or(LAST_SECTOR))?;
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_named = |entry: &&[u8]| {
            entry.get(..wide.len()) == Some(&wide[..])
                && entry.get(wide.len()..wide.len() + 2) == Some(&[0, 0])
        };
        let Some(found) = directory.chunks_exact(ENTRY).find(is_named).map(entry) else {
            return Ok(None);
        };
        let small = word(self.bytes, 56).unwrap_or(0) as usize;
        let mut stream = if found.size >= small {
            self.chain(found.start)?
        } else {
            self.small(found.start, directory.chunks_exact(ENTRY).next().map(entry))?
        };
        stream.truncate(found.size);
        Ok(Some(stream))
    }

    /// A small stream: its sectors lie in the stream of the directory's first entry.
    fn small(&self, start: u32, root: Option<Entry>) -> Result<Vec<u8>, Refusal> {
        let root = root.ok_or_else(|| damaged("no root"))?;
        let all = self.chain(root.start)?;
        let table = words(&self.chain(word(self.bytes, 60).unwrap_or(LAST_SECTOR))?);
        let (mut stream, mut next) = (Vec::new(), start);
        while next < LAST_SECTOR {
            if stream.len() > all.len() {
                return Err(damaged("sectors in a circle"));
            }
            let at = (next as usize).saturating_mul(SMALL_SECTOR);
            let sector = all.get(at..).filter(|rest| !rest.is_empty());
            let sector = sector.ok_or_else(|| damaged("sector outside the file"))?;
            stream.extend(sector.get(..SMALL_SECTOR).unwrap_or(sector));
            next = table.get(next as usize).copied().unwrap_or(LAST_SECTOR);
        }
        Ok(stream)
    }
}

fn entry(bytes: &[u8]) -> Entry {
    let start = word(bytes, 116).unwrap_or(LAST_SECTOR);
    Entry { start, size: word(bytes, 120).unwrap_or(0) as usize }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(four.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| word(four, 0)).collect()
}
