//! A workbook that Excel enciphered with its own default password -> the workbook in it.
//!
//! Excel enciphers a workbook whose structure is protected, and opens it with this password without a
//! question: who made it never saw one. [MS-OFFCRYPTO] 2.3.4: “agile” since Excel 2010, “standard” in
//! Excel 2007. A file with a password of its own is left as it is.
//!
//! ```text
//! EncryptionInfo    salt, how often to hash the password, the key enciphered by that hash
//! EncryptedPackage  the length, then the .xlsx in pieces of 4,096 bytes
//! ```

use aes::cipher::{BlockCipherDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256, Block};
use mail_parser::decoders::base64::base64_decode;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::diag::Returned;

use super::cfb::Compound;
use super::limits::SPINS;
use super::package::attribute;
use super::refusal::{Refusal, damaged};
use super::xml::starts;

/// The password that Excel tries by itself ([MS-OFFCRYPTO] 2.4.2.3).
const PASSWORD: &str = "VelvetSweatshop";
/// Bytes of a piece of the package.
const PIECE: usize = 4_096;
/// How often Excel 2007 hashes a password.
const STANDARD_SPINS: u32 = 50_000;

/// What each key is for ([MS-OFFCRYPTO] 2.3.4.13).
const VERIFIER_INPUT: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
const VERIFIER_VALUE: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
const KEY_VALUE: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];

/// The file inside the enciphered file `bytes`.
///
/// # Errors
/// Where it has another password, or is damaged.
pub(super) fn unlock(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let file = Compound::open(bytes)?;
    let missing = || damaged("a stream is missing");
    let info = file.stream("EncryptionInfo")?.ok_or_else(missing)?;
    let package = file.stream("EncryptedPackage")?.ok_or_else(missing)?;
    let (length, package) = package.split_at_checked(8).ok_or_else(missing)?;
    let length = length.iter().rev().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
    let mut plain = match info.get(..4) {
        Some([4, 0, 4, 0]) => agile(info.get(8..).unwrap_or_default(), package)?,
        Some([2..=4, 0, 2, 0]) => standard(info.get(8..).unwrap_or_default(), package)?,
        _ => return Err(locked()),
    };
    plain.truncate(length);
    Ok(plain)
}

/// How often opening `bytes` hashes the password; nothing where it cannot be opened.
pub(super) fn spins(bytes: &[u8]) -> u32 {
    let info = Compound::open(bytes).and_then(|file| file.stream("EncryptionInfo"));
    let Ok(Some(info)) = info else { return 0 };
    match info.split_at_checked(8) {
        Some(([4, 0, 4, 0, ..], xml)) => keys(xml).map_or(0, |[_, own]| own.spins),
        _ => STANDARD_SPINS,
    }
}

/// What the XML of the agile kind says of the key of the data, and of that of the password.
fn keys(xml: &[u8]) -> Result<[Said; 2], Refusal> {
    let (mut data, mut own) = (Said::default(), None);
    starts(xml, |tag| match tag.local_name().as_ref() {
        b"keyData" => data = Said::of(tag),
        b"encryptedKey" if own.is_none() => own = Some(Said::of(tag)),
        _ => {}
    })?;
    let own = own.filter(|own| own.spins <= SPINS).ok_or_else(locked)?;
    Ok([data, own])
}

fn locked() -> Refusal {
    Returned::Encrypted.into()
}

/// The hashes that office programs write.
#[derive(Clone, Copy)]
enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn named(name: &str) -> Option<Hash> {
        match name {
            "SHA1" | "SHA-1" => Some(Hash::Sha1),
            "SHA256" => Some(Hash::Sha256),
            "SHA384" => Some(Hash::Sha384),
            "SHA512" => Some(Hash::Sha512),
            _ => None,
        }
    }

    fn of(self, parts: [&[u8]; 2]) -> Vec<u8> {
        fn joined<D: Digest>([first, second]: [&[u8]; 2]) -> Vec<u8> {
            D::new().chain_update(first).chain_update(second).finalize().to_vec()
        }
        match self {
            Hash::Sha1 => joined::<Sha1>(parts),
            Hash::Sha256 => joined::<Sha256>(parts),
            Hash::Sha384 => joined::<Sha384>(parts),
            Hash::Sha512 => joined::<Sha512>(parts),
        }
    }

    /// The password, hashed so often.
    fn stretched(self, salt: &[u8], spins: u32) -> Vec<u8> {
        let password: Vec<u8> = PASSWORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let first = self.of([salt, &password]);
        (0..spins).fold(first, |hash, at| self.of([&at.to_le_bytes(), &hash]))
    }
}

/// What the XML of the agile kind says of one key.
#[derive(Default)]
struct Said {
    salt: Vec<u8>,
    hash: String,
    bits: usize,
    spins: u32,
    input: Vec<u8>,
    value: Vec<u8>,
    key: Vec<u8>,
}

impl Said {
    fn of(tag: &quick_xml::events::BytesStart<'_>) -> Said {
        let text = |name: &[u8]| attribute(tag, name).unwrap_or_default();
        let bytes = |name: &[u8]| base64_decode(text(name).as_bytes()).unwrap_or_default();
        Said {
            salt: bytes(b"saltValue"),
            hash: text(b"hashAlgorithm"),
            bits: text(b"keyBits").parse().unwrap_or_default(),
            spins: text(b"spinCount").parse().unwrap_or(u32::MAX),
            input: bytes(b"encryptedVerifierHashInput"),
            value: bytes(b"encryptedVerifierHashValue"),
            key: bytes(b"encryptedKeyValue"),
        }
    }
}

fn agile(xml: &[u8], package: &[u8]) -> Result<Vec<u8>, Refusal> {
    let [data, own] = keys(xml)?;
    let hash = Hash::named(&own.hash).ok_or_else(locked)?;
    let stretched = hash.stretched(&own.salt, own.spins);
    let opened = |purpose: [u8; 8], bytes: &[u8]| {
        let key = sized(hash.of([&stretched, &purpose]), own.bits / 8);
        chained(&key, &own.salt, bytes)
    };
    let input = opened(VERIFIER_INPUT, &own.input)?;
    let value = opened(VERIFIER_VALUE, &own.value)?;
    let wanted = hash.of([&input, &[]]);
    if value.get(..wanted.len()) != Some(&wanted[..]) {
        return Err(locked());
    }
    let key = sized(opened(KEY_VALUE, &own.key)?, own.bits / 8);
    let hash = Hash::named(&data.hash).ok_or_else(locked)?;
    let mut plain = Vec::with_capacity(package.len());
    for (piece, at) in package.chunks(PIECE).zip(0_u32..) {
        plain.extend(chained(&key, &hash.of([&data.salt, &at.to_le_bytes()]), piece)?);
    }
    Ok(plain)
}

/// Bytes as long as a key; where there are too few, with the filler of the standard.
fn sized(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length.min(64), 0x36);
    bytes
}

/// The kind of Excel 2007 (2.3.4.7): AES of 128 bits or more, SHA-1, each block for itself.
fn standard(info: &[u8], package: &[u8]) -> Result<Vec<u8>, Refusal> {
    let number = |at: usize| {
        let four = info.get(at..at + 4)?;
        Some(four.iter().rev().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let header = number(0).filter(|size| *size < info.len()).ok_or_else(locked)?;
    let bits = number(4 + 16).ok_or_else(locked)?;
    let verifier = info.get(4 + header..).and_then(|rest| rest.get(..72)).ok_or_else(locked)?;
    let (salt, input, value) = (&verifier[4..20], &verifier[20..36], &verifier[40..72]);
    let stretched = Hash::Sha1.stretched(salt, STANDARD_SPINS);
    let block = Hash::Sha1.of([&stretched, &[0; 4]]);
    let key = sized(derived(&block), if bits == 0 { 16 } else { bits / 8 });
    let wanted = Hash::Sha1.of([&each(&key, input)?, &[]]);
    if each(&key, value)?.get(..wanted.len()) != Some(&wanted[..]) {
        return Err(locked());
    }
    each(&key, package)
}

/// A key of a hash (2.3.4.7): as the CryptoAPI of Windows makes it.
fn derived(hash: &[u8]) -> Vec<u8> {
    let padded = |with: u8| {
        let mut block = [with; 64];
        block.iter_mut().zip(hash).for_each(|(one, byte)| *one ^= byte);
        Hash::Sha1.of([&block, &[]])
    };
    [padded(0x36), padded(0x5C)].concat()
}

/// AES, each block mixed with the one before it; `start` is mixed with the first.
fn chained(key: &[u8], start: &[u8], bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut plain = each(key, bytes)?;
    let before = start.get(..16).ok_or_else(locked)?.iter().chain(bytes);
    plain.iter_mut().zip(before).for_each(|(one, before)| *one ^= before);
    Ok(plain)
}

/// AES, each block for itself. What is behind the last whole block is left out.
fn each(key: &[u8], bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    fn opened<C: BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16> + KeyInit>(
        key: &[u8],
        bytes: &[u8],
    ) -> Result<Vec<u8>, Refusal> {
        let cipher = C::new_from_slice(key).map_err(damaged)?;
        let mut plain = Vec::with_capacity(bytes.len());
        for block in bytes.chunks_exact(16) {
            let mut block = Block::try_from(block).map_err(damaged)?;
            cipher.decrypt_block(&mut block);
            plain.extend_from_slice(&block);
        }
        Ok(plain)
    }
    match key.len() {
        16 => opened::<Aes128>(key, bytes),
        24 => opened::<Aes192>(key, bytes),
        32 => opened::<Aes256>(key, bytes),
        _ => Err(locked()),
    }
}
