//! The archive around a workbook, looked at before the reader opens it: how many parts, how
//! large each says it is, and the head of every XML part.
//!
//! The declared sizes are enough: `zip` stops a part that unpacks to more than it declared, and
//! the reader unpacks with the same `zip`. No office program writes a DOCTYPE, and none counts
//! more shared strings than its bytes can hold (the reader reserves memory by that count).

use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::diag::{Bound, Returned};

use super::limits::{ENTRIES, HEAD, MIB, PART_MIB, PARTS, SHARED_STRING, UNPACKED_MIB};
use super::refusal::{Refusal, damaged};

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Whether the archive may be opened.
///
/// # Errors
/// The first reason why not.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    entries(bytes)?;
    let mut archive = open(bytes)?;
    if archive.len() as u64 > PARTS {
        return Err(beyond(Bound::Parts, PARTS));
    }
    let mut unpacked = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(damaged)?;
        if part.encrypted() {
            return Err(Returned::Encrypted.into());
        }
        unpacked += part.size();
        if part.size() > PART_MIB * MIB {
            return Err(beyond(Bound::Part, PART_MIB));
        }
        if unpacked > UNPACKED_MIB * MIB {
            return Err(beyond(Bound::Unpacked, UNPACKED_MIB));
        }
        head(&mut part)?;
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

/// The names of the parts of an archive that passed [`check`], those that are text.
///
/// # Errors
/// Where it is damaged.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, Refusal> {
    let archive = open(bytes)?;
    let names = archive.file_names().flatten().map(std::borrow::Cow::into_owned);
    Ok(names.collect())
}

/// The unpacked bytes of a part of an archive that passed [`check`].
///
/// # Errors
/// Where it is not there or cannot be unpacked.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, Refusal> {
    let mut archive = open(bytes)?;
    let part = archive.by_name(name).map_err(damaged)?;
    let mut unpacked = Vec::new();
    part.take(PART_MIB * MIB).read_to_end(&mut unpacked).map_err(damaged)?;
    Ok(unpacked)
}

fn open(bytes: &[u8]) -> Result<Archive<'_>, Refusal> {
    ZipArchive::new(Cursor::new(bytes)).map_err(damaged)
}

fn beyond(bound: Bound, limit: u64) -> Refusal {
    Returned::Beyond { bound, limit }.into()
}

/// The beginning of a part, if it is XML. Which part the reader takes for XML is told by the
/// archive's own tables, so every part is looked at that begins like XML.
fn head(part: &mut ZipFile<'_, Cursor<&[u8]>>) -> Result<(), Refusal> {
    let (name, size) = (part.name().map_err(damaged)?.into_owned(), part.size());
    let mut head = Vec::new();
    part.take(HEAD).read_to_end(&mut head).map_err(damaged)?;
    let head = without_nuls(&head);
    let forged = Returned::Forged { part: name };
    let doctype = head.to_ascii_uppercase().contains("<!DOCTYPE");
    let counted = count(&head).is_some_and(|count| count > size / SHARED_STRING);
    if doctype || counted { Err(forged.into()) } else { Ok(()) }
}

/// UTF-16 becomes readable enough to be searched for ASCII words.
fn without_nuls(head: &[u8]) -> String {
    let head: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&head).into_owned()
}

/// What `uniqueCount` says: of a table of shared strings. More than any number is the largest.
fn count(head: &str) -> Option<u64> {
    let (_, rest) = head.split_once("uniqueCount")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let value = rest.strip_prefix(['"', '\''])?;
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u64::MAX)) }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn counts_are_found_in_any_spelling() {
        assert_eq!(count("<sst count=\"3\" uniqueCount=\"12\">"), Some(12));
        assert_eq!(count("<sst uniqueCount = '4000000000000000000000'>"), Some(u64::MAX));
        assert_eq!(count("<sst count=\"3\">"), None);
        assert_eq!(count("<sst uniqueCount=\""), None);
    }
}
