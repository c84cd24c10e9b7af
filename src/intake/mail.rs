//! A mail (RFC 5322, MIME) -> what its head says and where its attachments lie in it.
//!
//! The parser of mails keeps every part and every line of every head, at many times their size,
//! and goes as deep as mails are nested, which the memory of the [`worker`](super::worker) bounds. Its
//! answer names places; the bytes are taken from the mail itself by [`Part::bytes`], and a mail in a mail is one more file to be opened.

use std::borrow::Cow;

use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use memchr::memmem;

use crate::date::Moment;
use crate::diag::{Bound, Returned};

use super::arrival::Mail;
use super::bounce::{self, Report};
use super::limits::{ENCLOSED, FIELDS_MIB, HEAD_LINES, MAIL_FIELD, MAIL_TEXT, MIB, PART_LINES};
use super::refusal::{Refusal, damaged};
use super::uuencode;
use super::{mail_names, mail_text};

/// How the fields begin that say what a part of a mail is.
const CONTENT: &[u8] = b"Content-";
/// Bytes of a full line of a file that is written in signs.
const FULL_LINE: usize = 61;

/// A mail as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    sender: String,
    address: String,
    subject: String,
    sent: Option<i64>,
    text: String,
    /// What it tells of another mail.
    pub(super) report: Option<Report>,
    /// What is attached, one more than may be at most.
    pub(super) parts: Vec<Part>,
    /// Whether it ends inside its last part.
    pub(super) is_cut: bool,
}

/// Something attached to a mail.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// Its name as the mail gives it; empty where it gives none.
    pub(super) name: String,
    start: usize,
    end: usize,
    packing: Packing,
    /// Whether the text shows it in its place: a picture of a signature, for example.
    pub(super) inline: bool,
}

/// How a part is written (RFC 2045, 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Plain,
    Base64,
    Quoted,
    /// In signs in the text (uuencode).
    Signs,
}

impl Letter {
    /// What is known of the mail.
    pub(super) fn mail(&self) -> Mail {
        Mail {
            sender: self.sender.clone(),
            address: self.address.clone(),
            subject: self.subject.clone(),
            sent: self.sent.map(Moment::of_unix_seconds),
            text: self.text.clone(),
        }
    }
}

impl Part {
    /// Its bytes in the mail `whole`; `None` where they cannot be unpacked.
    pub(super) fn bytes<'m>(&self, whole: &'m [u8]) -> Option<Cow<'m, [u8]>> {
        let raw = whole.get(self.start..self.end)?;
        match self.packing {
            Packing::Plain => Some(raw.into()),
            Packing::Base64 => base64_decode(raw.trim_ascii()).map(Cow::Owned),
            Packing::Quoted => quoted_printable_decode(raw).map(Cow::Owned),
            Packing::Signs => Some(uuencode::unpack(raw).into()),
        }
    }
}

/// Looks whether a mail has a head and parts as any program writes them, before a parser keeps them all.
///
/// # Errors
/// Where it has too many of their lines, or too long ones.
pub(super) fn look(bytes: &[u8]) -> Result<(), Refusal> {
    let lines = || bytes.split(|byte| *byte == b'\n');
    let head = lines().take_while(|line| !line.trim_ascii().is_empty());
    if head.take(HEAD_LINES + 1).count() > HEAD_LINES {
        return Err(beyond(Bound::HeadLines, HEAD_LINES as u64));
    }
    let (mut parts, mut fields, mut in_field) = (0, 0, false);
    for line in lines() {
        let goes_on = line.first().is_some_and(|first| matches!(first, b' ' | b'\t'));
        in_field = is_field(line) || in_field && goes_on;
        parts += usize::from(begins_part(line));
        fields += if in_field { line.len() as u64 + 1 } else { 0 };
        if parts > PART_LINES {
            return Err(beyond(Bound::MailParts, PART_LINES as u64));
        }
        if fields > FIELDS_MIB * MIB {
            return Err(beyond(Bound::Fields, FIELDS_MIB));
        }
    }
    Ok(())
}

fn beyond(bound: Bound, limit: u64) -> Refusal {
    Returned::Beyond { bound, limit }.into()
}

/// Whether a line is a boundary between parts, or may be a field that says what a part is.
fn begins_part(line: &[u8]) -> bool {
    let start = line.get(..CONTENT.len());
    line.starts_with(b"--") || start.is_some_and(|start| start.eq_ignore_ascii_case(CONTENT))
}

/// Whether a line reads like a field of a head: `Subject: …`. A full line of a file that is written in
/// signs (uuencode) may do so by chance.
fn is_field(line: &[u8]) -> bool {
    let name =
        line.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    let by_chance = line.starts_with(b"M") && line.trim_ascii_end().len() == FULL_LINE;
    name > 0 && line.get(name) == Some(&b':') && !by_chance
}

/// Reads the mail `bytes`.
///
/// # Errors
/// Where it is none.
pub(super) fn read(bytes: &[u8]) -> Result<Letter, Refusal> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| damaged("no mail"))?;
    let from = message.from().and_then(|from| from.first());
    let said = |text: Option<&str>| text.unwrap_or_default().trim().to_owned();
    let field = |text: String| text.chars().take(MAIL_FIELD).collect();
    let text = mail_text::said(&message);
    let attached = message.attachments.iter().filter_map(|at| part(bytes, message.part(*at)?));
    let parts = attached.chain(in_text(bytes, &message)).take(ENCLOSED + 1).collect();
    let address = said(from.and_then(|from| from.address()));
    let report = bounce::report(&message, &address, &text);
    Ok(Letter {
        sender: field(repaired(said(from.and_then(|from| from.name())), &message, "from", bytes)),
        address: field(address),
        report,
        subject: field(repaired(said(message.subject()), &message, "subject", bytes)),
        sent: message
            .date()
            .filter(|date| date.is_valid())
            .map(mail_parser::DateTime::to_timestamp),
        text: before_files(&text).trim().chars().take(MAIL_TEXT).collect(),
        parts,
        is_cut: is_cut(bytes, &message),
    })
}

/// Whether the line that ends the parts of a mail (RFC 2046, 5.1.1) is missing.
fn is_cut(bytes: &[u8], message: &Message<'_>) -> bool {
    let kind = message.content_type();
    let boundary = kind.and_then(|kind| kind.attribute("boundary"));
    boundary.is_some_and(|one| memmem::rfind(bytes, format!("--{one}--").as_bytes()).is_none())
}

/// The files that are written into the texts of a mail.
fn in_text(bytes: &[u8], message: &Message<'_>) -> Vec<Part> {
    let plain = message.parts.iter().filter(|part| {
        matches!(part.body, PartType::Text(_)) && matches!(part.encoding, Encoding::None)
    });
    let blocks = plain.flat_map(|part| {
        let (start, end) = (part.raw_body_offset() as usize, part.raw_end_offset() as usize);
        let text = bytes.get(start..end).unwrap_or_default();
        uuencode::blocks(text, ENCLOSED + 1).into_iter().map(move |block| (start, block))
    });
    let part = |(offset, block): (usize, uuencode::Block)| Part {
        name: mail_names::decoded(&block.name),
        start: offset + block.lines.start,
        end: offset + block.lines.end,
        packing: Packing::Signs,
        inline: false,
    };
    blocks.take(ENCLOSED + 1).map(part).collect()
}

/// What of a text stands before the first file that is written into it.
fn before_files(text: &str) -> &str {
    let first = uuencode::blocks(text.as_bytes(), 1).pop();
    first.and_then(|block| text.get(..block.start)).unwrap_or(text)
}

fn part(bytes: &[u8], part: &MessagePart<'_>) -> Option<Part> {
    let (head, start, end) =
        (part.raw_header_offset(), part.raw_body_offset(), part.raw_end_offset());
    let packing = match part.encoding {
        Encoding::None => Packing::Plain,
        Encoding::Base64 => Packing::Base64,
        Encoding::QuotedPrintable => Packing::Quoted,
    };
    let own = bytes.get(head as usize..start as usize).and_then(mail_names::file_name);
    let name = own.or_else(|| part.attachment_name().map(str::to_owned)).unwrap_or_default();
    let inline = part.content_id().is_some();
    Some(Part { name, start: start as usize, end: end as usize, packing, inline })
}

/// Old programs write Chinese into the head as it is, in GBK, or cut it inside a character: the parser
/// then gives U+FFFD.
fn repaired(read: String, message: &Message<'_>, header: &str, bytes: &[u8]) -> String {
    if !read.contains('\u{FFFD}') {
        return read;
    }
    let headers = message.headers().iter();
    let raw = headers
        .filter(|one| one.name.as_str().eq_ignore_ascii_case(header))
        .find_map(|one| bytes.get(one.offset_start as usize..one.offset_end as usize));
    let text = raw.map_or(read, mail_names::decoded);
    let name = if header == "from" { text.split('<').next().unwrap_or_default() } else { &text };
    name.trim().trim_matches('"').replace(['\r', '\n'], "")
}
