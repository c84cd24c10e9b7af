//! winmail.dat, in which Outlook packs what a mail carries when it thinks its reader is Outlook, too
//! (TNEF, [MS-OXTNEF]) -> the files in it.
//!
//! ```text
//! 78 9F 3E 22  key                        signature
//! 02 02 90 06 00  length  …  checksum     a new attachment begins
//! 02 10 80 01 00  length  08.xlsx\0  …    its name, in the code page that is said before
//! 02 0F 80 06 00  length  PK…  …          its bytes
//! 02 05 90 06 00  length  …  …            its properties, with its long name
//! ```

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, WINDOWS_1252};

use super::limits::ENCLOSED;
use super::refusal::{Refusal, damaged};

/// The first bytes of a winmail.dat.
pub(super) const SIGNATURE: [u8; 4] = [0x78, 0x9F, 0x3E, 0x22];

/// A file in a winmail.dat.
#[derive(Default)]
pub(super) struct Attached<'b> {
    /// Its name; empty where none is said.
    pub(super) name: String,
    /// Its bytes.
    pub(super) bytes: &'b [u8],
}

/// The files in the winmail.dat `bytes`, one more than may be at most.
///
/// # Errors
/// Where it is cut off.
pub(super) fn attached(bytes: &[u8]) -> Result<Vec<Attached<'_>>, Refusal> {
    let mut rest = bytes.get(6..).unwrap_or_default();
    let (mut found, mut encoding) = (Vec::<Attached<'_>>::new(), GB18030);
    while !rest.is_empty() && found.len() <= ENCLOSED {
        let (id, data, behind) = attribute(rest).ok_or_else(|| damaged("cut off"))?;
        rest = behind;
        match (id, found.last_mut()) {
            (0x9007, _) => encoding = encoding_of(data),
            (0x9002, _) => found.push(Attached::default()),
            (0x8010, Some(one)) if one.name.is_empty() => one.name = text(data, encoding),
            (0x800F, Some(one)) => one.bytes = data,
            (0x9005, Some(one)) => properties(data, encoding, one),
            _ => {}
        }
    }
    found.retain(|one| !one.bytes.is_empty());
    Ok(found)
}

/// An attribute: its number, its data, and what is behind it.
fn attribute(bytes: &[u8]) -> Option<(u32, &[u8], &[u8])> {
    let (id, length) = (number(bytes, 1)?, usize::try_from(number(bytes, 5)?).ok()?);
    let data = bytes.get(9..)?.get(..length)?;
    // A checksum of two bytes is behind the data, and missing where a program wrote none at the end.
    let behind = bytes.get(9 + length..)?;
    Some((id & 0xFFFF, data, behind.get(2..).unwrap_or_default()))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(four.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
}

/// The code page of names ([MS-OXTNEF] 2.1.3.2).
fn encoding_of(data: &[u8]) -> &'static Encoding {
    match number(data, 0) {
        Some(950) => BIG5,
        Some(65_001) => UTF_8,
        Some(1_252) => WINDOWS_1252,
        _ => GB18030,
    }
}

fn text(data: &[u8], encoding: &'static Encoding) -> String {
    let end = memchr::memchr(0, data).unwrap_or(data.len());
    let data = data.get(..end).unwrap_or_default();
    match str::from_utf8(data) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding.decode_without_bom_handling(data).0.into_owned(),
    }
}

/// The long name of an attachment, and a mail that is attached as an object.
fn properties<'b>(data: &'b [u8], encoding: &'static Encoding, one: &mut Attached<'b>) {
    let mut reader = Reader { rest: data.get(4..).unwrap_or_default() };
    for _ in 0..number(data, 0).unwrap_or(0) {
        let Some((id, kind, value)) = reader.property() else { return };
        match (id, kind) {
            (0x3707, 0x1E) => one.name = text(value, encoding),
            (0x3707, 0x1F) => one.name = wide(value),
            // What is attached behind the number of its interface, of 16 bytes.
            (0x3701, 0x0D) if one.bytes.is_empty() => {
                one.bytes = value.get(16..).unwrap_or_default();
            }
            (0x3701, 0x102) if one.bytes.is_empty() => one.bytes = value,
            _ => {}
        }
    }
}

/// UTF-16, up to a zero.
fn wide(value: &[u8]) -> String {
    let units = value.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units)
}

/// Properties one after the other ([MS-OXTNEF] 2.1.3.4).
struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// The number, the type and the value of the next property; of several values the last.
    fn property(&mut self) -> Option<(u32, u32, &'b [u8])> {
        let tag = self.number()?;
        let (kind, id) = (tag & 0xFFFF, tag >> 16);
        if id >= 0x8000 {
            self.name()?;
        }
        let several = kind & 0x1000 != 0 || matches!(kind, 0x0D | 0x1E | 0x1F | 0x102);
        let values = if several { self.number()? } else { 1 };
        let mut value: &[u8] = &[];
        for _ in 0..values {
            value = self.value(kind & 0xFFF)?;
        }
        Some((id, kind & 0xFFF, value))
    }

    /// The name of a property that has no number of its own.
    fn name(&mut self) -> Option<()> {
        self.take(16)?;
        if self.number()? == 0 {
            self.number()?;
        } else {
            let length = self.number()?;
            self.padded(length)?;
        }
        Some(())
    }

    fn value(&mut self, kind: u32) -> Option<&'b [u8]> {
        match kind {
            0x0D | 0x1E | 0x1F | 0x102 => {
                let length = self.number()?;
                self.padded(length)
            }
            0x05 | 0x06 | 0x07 | 0x14 | 0x40 => self.take(8),
            0x48 => self.take(16),
            _ => self.take(4),
        }
    }

    fn number(&mut self) -> Option<u32> {
        number(self.take(4)?, 0)
    }

    fn padded(&mut self, length: u32) -> Option<&'b [u8]> {
        let length = usize::try_from(length).ok()?;
        let whole =
            self.take(length.checked_next_multiple_of(4)?.min(self.rest.len().max(length)))?;
        whole.get(..length)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::{SIGNATURE, attached};

    fn attribute(id: u32, data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap();
        [&[2][..], &id.to_le_bytes(), &length.to_le_bytes(), data, &[0, 0]].concat()
    }

    /// A property of a text in UTF-16.
    fn long_name(name: &str) -> Vec<u8> {
        let mut text: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        text.extend([0, 0]);
        let length = u32::try_from(text.len()).unwrap();
        text.resize(text.len().next_multiple_of(4), 0);
        let number = [&2_u32.to_le_bytes()[..], &[0x03, 0, 0x05, 0x37], &[1, 0, 0, 0]].concat();
        [number, vec![0x1F, 0, 0x07, 0x37, 1, 0, 0, 0], length.to_le_bytes().to_vec(), text]
            .concat()
    }

    #[test]
    fn files_are_found_with_their_names() {
        let file = [
            &SIGNATURE[..],
            &[1, 0],
            &attribute(0x0006_9007, &936_u32.to_le_bytes()),
            &attribute(0x0006_9002, &[0; 14]),
            &attribute(0x0001_8010, b"\xC7\xF8\xBF\xC6\xD0\xAD.xls\0"),
            &attribute(0x0006_800F, b"PK"),
            &attribute(0x0006_9002, &[0; 14]),
            &attribute(0x0006_800F, b"%PDF"),
            &attribute(0x0006_9005, &long_name("区科协盖章.pdf")),
            &attribute(0x0006_9002, &[0; 14]),
        ]
        .concat();
        let found = attached(&file).unwrap();
        let found: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.bytes)).collect();
        assert_eq!(found, [("区科协.xls", &b"PK"[..]), ("区科协盖章.pdf", b"%PDF")]);
        assert!(attached(&file[..file.len() - 30]).is_err());
        assert!(attached(&SIGNATURE).is_ok_and(|none| none.is_empty()));
    }

    #[test]
    fn numbers_that_cannot_be_true_cost_nothing() {
        let many = attribute(0x0006_9005, &[0xFF; 64]);
        let far = [&[2][..], &0x0006_800F_u32.to_le_bytes(), &[0xFF; 4]].concat();
        let begun = [&SIGNATURE[..], &[1, 0], &attribute(0x0006_9002, &[0; 14])].concat();
        assert!(attached(&[&begun[..], &many].concat()).is_ok());
        assert!(attached(&[&begun[..], &far].concat()).is_err());
    }
}
