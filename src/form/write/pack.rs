//! A workbook as the library packs it, quickly -> the same, packed better where that pays.
//!
//! Of what a form holds, half by size is the same in all forms of a run, or in all with as many
//! fields: styles, theme, the lists of parts, the hidden sheet. The library deflates each part at the
//! lowest level, in a quarter of the time of the usual one and to a fifth more. What is shared is
//! deflated again at the best level, once, and then copied; deflated bytes that are the same unpack
//! to the same part. The sheet, the largest part of each form's own, is deflated again, too.
//!
//! Everything else stays as the library wrote it, but for the sizes and places of the data. It
//! writes sizes behind the data, as somebody does who cannot go back; here they stand before it
//! (APPNOTE.TXT of the ZIP format, 4.3.7, 4.3.9, 4.3.12 and 4.3.16):
//!
//! ```text
//! in   header        | data   | sizes | … | directory: sizes, place of the header | its place
//! out  header, sizes | better         | … | directory: sizes, place of the header | its place
//! ```

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use flate2::Compression;
use flate2::bufread::DeflateDecoder;
use flate2::write::DeflateEncoder;
use zip::ZipArchive;
use zip::result::{ZipError, ZipResult};

/// The level at which the library deflates.
pub(super) const QUICK: u8 = 1;

/// Parts that many forms have alike.
const SHARED: [&str; 7] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/theme/theme1.xml",
    "xl/styles.xml",
    "xl/worksheets/sheet2.xml",
    "docProps/core.xml",
];

/// The sheet that is filled in.
const SHEET: &str = "xl/worksheets/sheet1.xml";
/// The level at which it is deflated: higher ones take longer and save nothing to speak of.
const SHEET_LEVEL: u32 = 2;

/// The bit of a header's flags that says that sizes stand behind the data.
const SIZES_BEHIND: u8 = 1 << 3;
/// Where flags, checksum and the two sizes stand in the header of a part.
const HEADER: [usize; 4] = [6, 14, 18, 22];
/// Where flags, the size of the data and the header's place stand in an entry of the directory.
const ENTRY: [usize; 3] = [8, 20, 42];
/// Where the directory's place stands, from the end of the archive.
const DIRECTORY: usize = 6;

/// Shared parts, by their data as the library deflates it: the same deflated at the best level.
#[derive(Default)]
pub(super) struct Packer {
    shared: Mutex<HashMap<Vec<u8>, Vec<u8>>>,
}

/// Where a part lies in an archive.
struct Place {
    /// Where its header begins, the data follows.
    header: usize,
    data: Range<usize>,
    /// Where its entry begins, in the directory.
    entry: usize,
    name: String,
    checksum: u32,
    /// Of what the data unpacks to.
    size: usize,
}

impl Packer {
    /// The archive `quick`, packed better.
    ///
    /// # Errors
    /// Where it is none, or not built as the library builds them.
    pub(super) fn packed(&self, quick: &[u8]) -> ZipResult<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(quick))?;
        let directory = archive.central_directory_start();
        let mut end = piece(quick, index(directory)?..quick.len())?.to_vec();
        let mut packed = Vec::with_capacity(quick.len());
        for at in 0..archive.len() {
            let place = place(&mut archive, at, directory)?;
            let data = self.better(&place.name, piece(quick, place.data.clone())?)?;
            let entry = ENTRY.map(|field| place.entry + field);
            number(&mut end, entry[1], data.len())?;
            number(&mut end, entry[2], packed.len())?;
            sizes_before(&mut end, entry[0])?;
            let header = HEADER.map(|field| packed.len() + field);
            packed.extend(piece(quick, place.header..place.data.start)?);
            sizes_before(&mut packed, header[0])?;
            put(&mut packed, header[1], place.checksum)?;
            number(&mut packed, header[2], data.len())?;
            number(&mut packed, header[3], place.size)?;
            packed.extend(data.iter());
        }
        let at = end.len().saturating_sub(DIRECTORY);
        number(&mut end, at, packed.len())?;
        packed.extend(end);
        Ok(packed)
    }

    /// What `data` of the part of that name unpacks to, deflated as that part is to be.
    fn better<'d>(&self, name: &str, data: &'d [u8]) -> std::io::Result<Cow<'d, [u8]>> {
        if name == SHEET {
            return Ok(deflated(data, SHEET_LEVEL)?.into());
        }
        if !SHARED.contains(&name) {
            return Ok(data.into());
        }
        let shared = || self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let known = shared().get(data).cloned();
        if let Some(better) = known {
            return Ok(better.into());
        }
        let better = deflated(data, Compression::best().level())?;
        shared().insert(data.to_vec(), better.clone());
        Ok(better.into())
    }
}

/// What `data` unpacks to, deflated at `level`.
fn deflated(data: &[u8], level: u32) -> std::io::Result<Vec<u8>> {
    let mut content = Vec::new();
    DeflateDecoder::new(data).read_to_end(&mut content)?;
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(level));
    encoder.write_all(&content)?;
    encoder.finish()
}

fn place(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize, directory: u64) -> ZipResult<Place> {
    let part = archive.by_index_raw(at)?;
    let data = index(part.data_start().unwrap_or_default())?;
    Ok(Place {
        header: index(part.header_start())?,
        data: data..data + index(part.compressed_size())?,
        entry: index(part.central_header_start() - directory)?,
        name: part.name()?.into_owned(),
        checksum: part.crc32(),
        size: index(part.size())?,
    })
}

fn index(place: u64) -> ZipResult<usize> {
    usize::try_from(place).map_err(|_| ZipError::InvalidArchive("too large".into()))
}

fn piece(bytes: &[u8], range: Range<usize>) -> ZipResult<&[u8]> {
    bytes.get(range).ok_or_else(|| ZipError::InvalidArchive("cut off".into()))
}

fn sizes_before(bytes: &mut [u8], flags: usize) -> ZipResult<()> {
    let flags = bytes.get_mut(flags).ok_or_else(|| ZipError::InvalidArchive("cut off".into()))?;
    *flags &= !SIZES_BEHIND;
    Ok(())
}

fn number(bytes: &mut [u8], at: usize, number: usize) -> ZipResult<()> {
    let small = u32::try_from(number);
    put(bytes, at, small.map_err(|_| ZipError::InvalidArchive("too large".into()))?)
}

fn put(bytes: &mut [u8], at: usize, number: u32) -> ZipResult<()> {
    let place = bytes.get_mut(at..).and_then(|rest| rest.first_chunk_mut());
    *place.ok_or_else(|| ZipError::InvalidArchive("cut off".into()))? = number.to_le_bytes();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
    use zip::ZipArchive;

    use super::{Packer, QUICK, SHARED};
    use crate::sheet::saved;

    /// A workbook of two sheets, as the library packs it at that level.
    fn workbook(text: &str, level: u8) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let day = ExcelDateTime::from_ymd(2026, 1, 1).unwrap();
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
        for sheet in 0..2 {
            let rows = workbook.add_worksheet();
            (0..200).for_each(|row| drop(rows.write(row, 0, format!("{text}{sheet}{row}"))));
        }
        saved(workbook.set_zip_compression_level(level)).unwrap()
    }

    fn parts(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
        let part = |at| {
            let (mut part, mut content) = (archive.by_index(at).unwrap(), Vec::new());
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        };
        (0..9).map(part).collect()
    }

    #[test]
    fn the_parts_are_those_of_the_library() {
        let packer = Packer::default();
        for text in ["年", "月"] {
            let quick = workbook(text, QUICK);
            let packed = packer.packed(&quick).unwrap();
            assert_eq!(parts(&packed), parts(&quick));
            assert!(packed.len() < quick.len());
            // What was packed before leaves no trace.
            assert_eq!(packed, Packer::default().packed(&quick).unwrap());
        }
    }

    #[test]
    fn shared_parts_are_deflated_once() {
        let packer = Packer::default();
        for text in ["年", "月", "日"] {
            packer.packed(&workbook(text, QUICK)).unwrap();
            assert_eq!(packer.shared.lock().unwrap().len(), SHARED.len());
        }
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        let quick = workbook("年", QUICK);
        assert!(Packer::default().packed(&quick[..quick.len() / 2]).is_err());
        assert!(Packer::default().packed(b"").is_err());
    }
}
