//! Zips written byte by byte (APPNOTE 4.3), so that they can lie: about sizes, the number of
//! entries, where an entry lies.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// An entry as the archive describes it.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    /// 0 stored, 8 deflated.
    pub(crate) method: u16,
    /// Bit 0: encrypted.
    pub(crate) flags: u16,
    /// The packed bytes.
    pub(crate) data: Vec<u8>,
    /// The size it says it unpacks to.
    pub(crate) size: u32,
    pub(crate) crc: u32,
}

impl Entry {
    /// An entry that tells the truth.
    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Entry {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
        let whole = archive.finish().unwrap().into_inner();
        let mut packed = ZipArchive::new(Cursor::new(&whole)).unwrap();
        let part = packed.by_index_raw(0).unwrap();
        let from = usize::try_from(part.data_start().unwrap()).unwrap();
        let length = usize::try_from(part.compressed_size()).unwrap();
        let (size, crc) = (u32::try_from(part.size()).unwrap(), part.crc32());
        drop(part);
        let data = whole[from..from + length].to_vec();
        Entry { name: name.into(), method: 8, flags: 0, data, size, crc }
    }

    fn fields(&self) -> Vec<u8> {
        let length = u32::try_from(self.data.len()).unwrap();
        let mut bytes = Vec::new();
        bytes.extend(20_u16.to_le_bytes());
        bytes.extend(self.flags.to_le_bytes());
        bytes.extend(self.method.to_le_bytes());
        bytes.extend([0, 0, 0x21, 0]);
        bytes.extend(self.crc.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(self.size.to_le_bytes());
        bytes.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        bytes.extend(0_u16.to_le_bytes());
        bytes
    }
}

/// The archive of `entries`, each of which its directory names `times` times.
pub(crate) fn write(entries: &[Entry], times: usize) -> Vec<u8> {
    let (mut whole, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u64);
    for entry in entries {
        let at = u32::try_from(whole.len()).unwrap();
        whole.extend(b"PK\x03\x04");
        whole.extend(entry.fields());
        whole.extend(&entry.name);
        whole.extend(&entry.data);
        for again in 0..times {
            let mut named = entry.clone();
            if times > 1 {
                named.name = format!("{again:05}.xlsx").into_bytes();
            }
            directory.extend(b"PK\x01\x02\x14\0");
            directory.extend(named.fields());
            directory.extend([0; 10]);
            directory.extend(at.to_le_bytes());
            directory.extend(&named.name);
            count += 1;
        }
    }
    let start = u32::try_from(whole.len()).unwrap();
    let size = u32::try_from(directory.len()).unwrap();
    whole.extend(directory);
    end(&mut whole, count, size, start);
    whole
}

/// The end of the directory; with its 64 bit form where the count needs it.
fn end(whole: &mut Vec<u8>, count: u64, size: u32, start: u32) {
    let at = whole.len() as u64;
    let short = u16::try_from(count).unwrap_or(u16::MAX);
    if short == u16::MAX {
        whole.extend(b"PK\x06\x06");
        whole.extend(44_u64.to_le_bytes());
        whole.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        whole.extend(count.to_le_bytes());
        whole.extend(count.to_le_bytes());
        whole.extend(u64::from(size).to_le_bytes());
        whole.extend(u64::from(start).to_le_bytes());
        whole.extend(b"PK\x06\x07\0\0\0\0");
        whole.extend(at.to_le_bytes());
        whole.extend(1_u32.to_le_bytes());
    }
    whole.extend(b"PK\x05\x06\0\0\0\0");
    whole.extend(short.to_le_bytes());
    whole.extend(short.to_le_bytes());
    whole.extend(size.to_le_bytes());
    whole.extend(start.to_le_bytes());
    whole.extend(0_u16.to_le_bytes());
}
