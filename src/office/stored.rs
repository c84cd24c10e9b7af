//! A file of the folder of returns, read from the disk.

use std::fs::{File, Metadata};
use std::io::{Read, Result};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::date::Moment;
use crate::intake::{self, limits};

/// A file as it lies in the folder.
pub(crate) struct Stored {
    /// Up to one byte more than is allowed.
    pub(crate) bytes: Vec<u8>,
    /// The hash of all of it: a scan of many pages may be larger than anything that is opened.
    pub(crate) hash: String,
    /// When it was last saved, where the system knows.
    pub(crate) saved: Option<Moment>,
}

/// The file at `path`; nothing where it is larger than anything that a unit sends, which not even its hash is
/// worth.
///
/// # Errors
/// Where it cannot be read, or is held by another program.
pub(crate) fn read(path: &Path) -> Result<Option<Stored>> {
    const MOST: u64 = limits::CARRIER_MIB * limits::MIB + 1;
    let mut file = File::open(path)?;
    let about = file.metadata();
    if about.as_ref().is_ok_and(|about| about.len() > limits::HASHED_MIB * limits::MIB) {
        return Ok(None);
    }
    let size = about.as_ref().map_or(0, |about| about.len().min(MOST));
    // With room in which the end is noticed.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + PROBE);
    (&mut file).take(MOST).read_to_end(&mut bytes)?;
    let mut digest = Sha256::new_with_prefix(&bytes);
    if bytes.len() as u64 == MOST {
        digest_rest(&mut file, &mut digest)?;
    }
    let saved = about.ok().and_then(|about| saved(&about));
    Ok(Some(Stored { bytes, hash: intake::hash(digest.finalize()), saved }))
}

/// Bytes behind what is expected of a file.
const PROBE: usize = 64;

fn digest_rest(file: &mut File, digest: &mut Sha256) -> Result<()> {
    let mut more = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut more)?;
        let Some(read) = more.get(..read).filter(|read| !read.is_empty()) else { return Ok(()) };
        digest.update(read);
    }
}

fn saved(about: &Metadata) -> Option<Moment> {
    let since = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Moment::of_unix_seconds(i64::try_from(since.as_secs()).ok()?))
}
