//! A zip that is no office file -> the files in it, one after the other, none longer than allowed.
//!
//! The declared size of a part is no promise, and parts may share their bytes: what is unpacked is
//! counted, not what is declared.

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;

use super::names;
use super::refusal::{Refusal, damaged};
use crate::diag::Returned;

/// A zip, opened.
pub(super) struct Packed<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    next: usize,
    /// How many files its directory lists.
    listed: usize,
}

/// The archive that `bytes` are.
///
/// # Errors
/// Where it is damaged. One that lost its end may hold the end of another that lies in it as it is: that one would be
/// read, and all before it be lost without a word.
pub(super) fn whole(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Refusal> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.offset() > 0 && bytes.starts_with(MEMBER) {
        return Err(damaged("the directory is that of an archive inside"));
    }
    Ok(archive)
}

/// How a member of an archive begins (APPNOTE 4.3.7).
const MEMBER: &[u8] = b"PK\x03\x04";

/// How many files the end of a directory says that it lists; nothing where there is no such end.
pub fn listed(bytes: &[u8]) -> usize {
    let count = || {
        let end = memmem::rfind(bytes, b"PK\x05\x06")?;
        let count = bytes.get(end + 10..end + 12)?;
        // With 65535 the number stands elsewhere, and is beyond every bound.
        Some(usize::from(u16::from_le_bytes(count.try_into().ok()?)))
            .filter(|count| *count < 0xFFFF)
    };
    count().unwrap_or(0)
}

/// A file in a zip.
pub(super) struct Enclosed {
    /// Its path as it is shown.
    pub(super) path: String,
    /// Its bytes, up to one more than was allowed; or why there are none.
    pub(super) bytes: Result<Vec<u8>, Refusal>,
}

impl<'b> Packed<'b> {
    /// Opens the zip `bytes`, whose directory was counted ([`entries`](super::archive::entries)).
    ///
    /// # Errors
    /// Where it is damaged.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Packed<'b>, Refusal> {
        let archive = whole(bytes)?;
        Ok(Packed { archive, next: 0, listed: listed(bytes) })
    }

    /// How many of its files cannot be seen, because others have their names: a directory is read by names.
    pub(super) fn unseen(&self) -> usize {
        self.listed.saturating_sub(self.archive.len())
    }

    /// The next file, of which up to `most` bytes are unpacked; `None` behind the last. Folders
    /// are no files.
    pub(super) fn next(&mut self, most: u64) -> Option<Enclosed> {
        while self.next < self.archive.len() {
            let at = self.next;
            self.next += 1;
            let Ok(raw) = self.archive.by_index_raw(at) else {
                let path = format!("#{}", at + 1);
                return Some(Enclosed { path, bytes: Err(damaged("no local header")) });
            };
            let (is_folder, path) = (raw.is_dir(), names::decoded(raw.name_raw()));
            let encrypted = raw.encrypted();
            drop(raw);
            if is_folder || path.ends_with('\\') {
                continue;
            }
            let path = Some(names::shown(&path)).filter(|path| !path.is_empty());
            let path = path.unwrap_or_else(|| format!("#{}", at + 1));
            return Some(Enclosed { path, bytes: self.unpack(at, encrypted, most) });
        }
        None
    }

    fn unpack(&mut self, at: usize, encrypted: bool, most: u64) -> Result<Vec<u8>, Refusal> {
        if encrypted {
            return Err(packing("encrypted"));
        }
        let part = self.archive.by_index(at).map_err(|error| packing(&error.to_string()))?;
        let mut bytes = Vec::new();
        part.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(damaged)?;
        Ok(bytes)
    }
}

fn packing(detail: &str) -> Refusal {
    Returned::Packing { detail: detail.to_owned() }.into()
}
