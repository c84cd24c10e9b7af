//! Names and subjects in the heads of mails, whatever program wrote them: encoded words (RFC 2047),
//! also in the place of a file's name, where no standard has them; parameters in pieces (RFC 2231);
//! and bytes of GBK as they are.
//!
//! Programs cut a long text after so many bytes, inside a character where it falls so. Pieces that
//! follow each other are joined as bytes and then decoded:
//!
//! ```text
//! =?utf-8?B?5Yy65Y2r5YGl5bGA5oo=?= =?utf-8?B?peihqC54bHN4?=  ->  区卫健局报表.xlsx
//! ```

use encoding_rs::{Encoding, GB18030};
use mail_parser::decoders::base64::base64_decode;

/// Pieces of one parameter. A name that is longer than a path may be has fewer.
const PIECES: usize = 100;
/// Parameters of a field.
const PARAMETERS: usize = 500;
/// Bytes of an encoded word. The standard has 75; some programs write a whole name in one.
const LONGEST: usize = 4_096;

/// The name of a file in the head of its part: `filename` of the one field, else `name` of the other.
pub(super) fn file_name(head: &[u8]) -> Option<String> {
    let fields = unfolded(head);
    let named = |key: &str| {
        fields
            .iter()
            .find_map(|field| parameter(&parameters(field), key))
            .filter(|name| !name.is_empty())
    };
    named("filename").or_else(|| named("name"))
}

/// A text with encoded words in it, and bytes of UTF-8 or GBK.
pub(super) fn decoded(text: &[u8]) -> String {
    let (mut read, mut rest) = (String::new(), text);
    let mut joined: Option<(Vec<u8>, Vec<u8>)> = None;
    while let Some((before, word, behind)) = next_word(rest) {
        let is_near = before.trim_ascii().is_empty();
        match &mut joined {
            Some((charset, octets)) if is_near && charset.eq_ignore_ascii_case(word.charset) => {
                octets.extend(word.octets);
            }
            _ => {
                flush(&mut read, joined.take());
                if !is_near || read.is_empty() {
                    read += &plain(before);
                }
                joined = Some((word.charset.to_vec(), word.octets));
            }
        }
        rest = behind;
    }
    flush(&mut read, joined);
    read + &plain(rest)
}

fn flush(read: &mut String, joined: Option<(Vec<u8>, Vec<u8>)>) {
    if let Some((charset, octets)) = joined {
        *read += &in_charset(&charset, &octets);
    }
}

/// An encoded word.
struct Word<'t> {
    charset: &'t [u8],
    octets: Vec<u8>,
}

/// The first encoded word of `text`, what stands before it, and what behind.
fn next_word(text: &[u8]) -> Option<(&[u8], Word<'_>, &[u8])> {
    memchr::memmem::find_iter(text, b"=?").find_map(|start| {
        let word = text.get(start + 2..)?;
        let (charset, rest) = split(word.get(..LONGEST).unwrap_or(word), b"?")?;
        let (packing, rest) = split(rest, b"?")?;
        let (data, _) = split(rest, b"?=")?;
        let behind = word.get(charset.len() + packing.len() + data.len() + 4..)?;
        let octets = match packing {
            b"B" | b"b" => base64_decode(data.trim_ascii())?,
            b"Q" | b"q" => quoted(data),
            _ => return None,
        };
        Some((text.get(..start)?, Word { charset, octets }, behind))
    })
}

fn split<'t>(text: &'t [u8], mark: &[u8]) -> Option<(&'t [u8], &'t [u8])> {
    let at = memchr::memmem::find(text, mark)?;
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

/// `=E5` and `_` for a space (RFC 2047, 4.2).
fn quoted(data: &[u8]) -> Vec<u8> {
    let spaced: Vec<u8> =
        data.iter().map(|byte| if *byte == b'_' { b' ' } else { *byte }).collect();
    escaped(&spaced, b'=')
}

/// Bytes of which some are written as two hexadecimal digits behind `mark`.
fn escaped(text: &[u8], mark: u8) -> Vec<u8> {
    let (mut octets, mut rest) = (Vec::with_capacity(text.len()), text);
    while let [first, behind @ ..] = rest {
        let code = behind.get(..2).and_then(|two| str::from_utf8(two).ok());
        let code = code.and_then(|two| u8::from_str_radix(two, 16).ok());
        match code.filter(|_| *first == mark) {
            Some(byte) => {
                octets.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                octets.push(*first);
                rest = behind;
            }
        }
    }
    octets
}

/// Bytes in a charset. GB2312 and GBK are read as GB18030, which holds both.
fn in_charset(label: &[u8], octets: &[u8]) -> String {
    // RFC 2231 lets a language stand behind the charset.
    let label = label.split(|byte| *byte == b'*').next().unwrap_or_default();
    match Encoding::for_label(label) {
        Some(encoding) if label.len() >= 2 && !label[..2].eq_ignore_ascii_case(b"gb") => {
            encoding.decode_without_bom_handling(octets).0.into_owned()
        }
        Some(_) => GB18030.decode_without_bom_handling(octets).0.into_owned(),
        None => plain(octets),
    }
}

/// Bytes of which nothing says how they are written.
fn plain(bytes: &[u8]) -> String {
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The fields of a head, each on one line.
fn unfolded(head: &[u8]) -> Vec<Vec<u8>> {
    let mut fields: Vec<Vec<u8>> = Vec::new();
    for line in head.split(|byte| *byte == b'\n') {
        match fields.last_mut() {
            Some(field) if line.starts_with(b" ") || line.starts_with(b"\t") => {
                field.push(b' ');
                field.extend(line.trim_ascii());
            }
            _ => fields.push(line.trim_ascii().to_vec()),
        }
    }
    fields
}

type Parameter = (String, Vec<u8>);

/// The parameters of a field, with their names in small letters.
fn parameters(field: &[u8]) -> Vec<Parameter> {
    let mut found = Vec::new();
    let mut rest = split(field, b";").map_or(&[][..], |(_, rest)| rest);
    while found.len() < PARAMETERS
        && let Some((key, behind)) = split(rest, b"=")
    {
        let (value, behind) = value(behind.trim_ascii_start());
        let key = key.rsplit(|byte| *byte == b';').next().unwrap_or_default();
        found.push((String::from_utf8_lossy(key).trim().to_lowercase(), value));
        rest = behind;
    }
    found
}

/// The value that `text` begins with, quoted or up to the next semicolon, and what is behind it.
fn value(text: &[u8]) -> (Vec<u8>, &[u8]) {
    let Some(inside) = text.strip_prefix(b"\"") else {
        let (value, behind) = split(text, b";").unwrap_or((text, b""));
        return (value.trim_ascii().to_vec(), behind);
    };
    let (mut value, mut before) = (Vec::new(), 0);
    for (at, byte) in inside.iter().enumerate() {
        // The second byte of a character of GBK may be a backslash, which then escapes nothing.
        let second = value.len().checked_sub(2).and_then(|at| value.get(at));
        let is_escaped = before == b'\\' && second.is_none_or(u8::is_ascii);
        match byte {
            b'"' if !is_escaped => return (value, inside.get(at + 1..).unwrap_or_default()),
            b'"' => drop(value.pop()),
            _ => {}
        }
        value.push(*byte);
        before = *byte;
    }
    (value, b"")
}

/// The parameter `key`: in pieces, with a charset, or as it is. Some programs cut inside the three
/// signs of one byte (`%;` and `B5`): pieces are joined first.
fn parameter(parameters: &[Parameter], key: &str) -> Option<String> {
    let own = |name: &str| parameters.iter().find(|(one, _)| one == name).map(|(_, value)| value);
    let (mut octets, mut coded) = (Vec::new(), Vec::new());
    let mut charset: Option<Vec<u8>> = None;
    for at in 0..PIECES {
        let whole = if at == 0 { own(&format!("{key}*")) } else { None };
        match (whole.or_else(|| own(&format!("{key}*{at}*"))), own(&format!("{key}*{at}"))) {
            (Some(value), _) => {
                let (label, text) = if at == 0 { labelled(value) } else { (None, &value[..]) };
                charset = charset.or(label.map(<[u8]>::to_vec));
                coded.extend(text);
            }
            (None, Some(value)) => {
                octets.extend(escaped(&std::mem::take(&mut coded), b'%'));
                octets.extend(value);
            }
            (None, None) => break,
        }
    }
    octets.extend(escaped(&coded, b'%'));
    if octets.is_empty() {
        return own(key).map(|value| decoded(value));
    }
    Some(charset.map_or_else(|| decoded(&octets), |charset| in_charset(&charset, &octets)))
}

/// `gb2312'zh'%C7%F8`: the charset and the text.
fn labelled(value: &[u8]) -> (Option<&[u8]>, &[u8]) {
    let mut parts = value.splitn(3, |byte| *byte == b'\'');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(label), Some(_), Some(text)) => (Some(label), text),
        _ => (None, value),
    }
}

#[cfg(test)]
mod tests {
    use super::{decoded, file_name};

    fn name(head: &[u8]) -> String {
        file_name(head).unwrap_or_default()
    }

    #[test]
    fn words_cut_inside_a_character_are_joined() {
        let utf8 = b"Content-Disposition: attachment;\r\n filename=\"=?utf-8?B?5Yy65Y2r5YGl5bGA5oo=?=\r\n\t=?UTF-8?B?peihqC54bHN4?=\"";
        assert_eq!(name(utf8), "区卫健局报表.xlsx");
        let gbk = b"Content-Type: application/octet-stream;\r\n\tname=\"=?gb2312?B?x/jOxMLDvg==?= =?gb2312?B?1rXa0ru8vrbIsaix7S54bHN4?=\"";
        assert_eq!(name(gbk), "区文旅局第一季度报表.xlsx");
        let bare = b"Content-Type: a/b; name==?gb2312?Q?=C7=F8=CE=C0=BD=A1=BE?=\r\n\t=?gb2312?Q?=D6=B1=A8_=B1=ED=2Exlsx?=";
        assert_eq!(name(bare), "区卫健局报 表.xlsx");
    }

    #[test]
    fn parameters_cut_inside_a_character_are_joined() {
        let gbk = b"Content-Disposition: attachment;\r\n filename*0*=gb2312''%C7%F8%CE%C0%BD%A1%BE;\r\n filename*1*=%D6%B1%A8%B1%ED%;\r\n filename*2*=2E;\r\n filename*3=\"xlsx\"";
        assert_eq!(name(gbk), "区卫健局报表.xlsx");
        let utf8 = b"Content-Disposition: attachment; filename=x; filename*=utf-8''%E7%94%B2.zip";
        assert_eq!(name(utf8), "甲.zip");
    }

    #[test]
    fn what_is_not_encoded_is_read_as_it_is() {
        let raw = b"Content-Disposition: attachment; size=3; filename=\"\xC7\xF8\xBD\xCC\xCC\xE5\xBE\xD6.pdf\"";
        assert_eq!(name(raw), "区教体局.pdf");
        assert_eq!(
            name(b"Content-Type: a/b; name=\"a \\\"b\\\"; c.xlsx\"; x=y"),
            "a \"b\"; c.xlsx"
        );
        assert_eq!(name(b"Content-Type: a/b;\r\nX: y"), "");
        assert_eq!(
            decoded(b"Re: =?utf-8?Q?=E7=94=B2?= and =?x?Z?y?= =?"),
            "Re: 甲 and =?x?Z?y?= =?"
        );
        assert_eq!(decoded(b"=?gb2312?B?vNc=?= =?utf-8?B?5LmZ?= "), "甲乙 ");
    }
}
