//! A letter, its mailboxes and its files -> the bytes of a message (RFC 5322, MIME).
//!
//! An attachment has its name in both spellings: `filename*` (RFC 2231) for programs of today and
//! `name` in encoded words (RFC 2047) for old ones. Boundaries and the message's name come from
//! its contents and the day is given, so the same letter is the same bytes. A draft says
//! `X-Unsent: 1`, which opens it for sending, and may lack sender and recipient.

use lettre::message::header::{
    self, ContentDisposition, ContentTransferEncoding, Header, HeaderName, HeaderValue, Headers,
};
use lettre::message::{Mailbox, Mailboxes, MultiPart, SinglePart};
use sha2::{Digest, Sha256};

use crate::date::Moment;

use super::letter::Letter;

/// A mailbox and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The address, `name@host` in ASCII.
    pub address: String,
}

/// A file that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Attached {
    /// SHA-256 of the file, in hexadecimal digits.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(&self.bytes))
    }
}

/// A mail, ready to be written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Mail {
    /// Whom it is from.
    pub from: Option<Party>,
    /// Whom it is to.
    pub to: Option<Party>,
    /// What it says.
    pub letter: Letter,
    /// The file that goes with it.
    pub attached: Option<Attached>,
}

/// Whether a person sends the message or the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A person, from a draft.
    Draft,
    /// The program.
    Post,
}

/// Excel's own name for its files.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Mail {
    /// The message's name without its brackets: by all that it says, to whom, with what file.
    pub fn id(&self) -> String {
        let host = self.from.as_ref().and_then(|from| from.address.split_once('@'));
        let host = host.map_or("hongtou.invalid", |(_, host)| host);
        format!("{}@{host}", &self.fingerprint()[..32])
    }

    /// The same mail to another mailbox of whom it is to.
    #[must_use]
    pub fn to_mailbox(mut self, address: &str) -> Mail {
        if let Some(to) = &mut self.to {
            address.clone_into(&mut to.address);
        }
        self
    }

    /// The bytes of the message, written at `time`.
    pub fn bytes(&self, time: Moment, purpose: Use) -> Vec<u8> {
        let mut headers = Headers::new();
        let mut put = |name, value: String| {
            headers.insert_raw(HeaderValue::new(name, value));
        };
        put(HeaderName::new_from_ascii_str("Subject"), self.letter.subject.clone());
        put(HeaderName::new_from_ascii_str("Date"), time.rfc_2822());
        put(HeaderName::new_from_ascii_str("Message-ID"), format!("<{}>", self.id()));
        put(HeaderName::new_from_ascii_str("MIME-Version"), "1.0".into());
        if purpose == Use::Draft {
            put(HeaderName::new_from_ascii_str("X-Unsent"), "1".into());
        }
        if let Some(from) = self.from.as_ref().and_then(mailbox) {
            headers.set(header::From::from(Mailboxes::from(from)));
        }
        if let Some(to) = self.to.as_ref().and_then(mailbox) {
            headers.set(header::To::from(Mailboxes::from(to)));
        }
        let mut bytes = headers.to_string().into_bytes();
        bytes.extend(self.body().formatted());
        bytes
    }

    /// The text in two spellings, and the file.
    fn body(&self) -> MultiPart {
        let fingerprint = self.fingerprint();
        let both = MultiPart::alternative()
            .boundary(format!("hongtou-text-{}", &fingerprint[..32]))
            .singlepart(SinglePart::plain(self.letter.text.replace('\n', "\r\n")))
            .singlepart(SinglePart::html(self.letter.html.replace('\n', "\r\n")));
        let Some(file) = &self.attached else { return both };
        MultiPart::mixed()
            .boundary(format!("hongtou-file-{}", &fingerprint[..32]))
            .multipart(both)
            .singlepart(attachment(file))
    }

    fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let mut add = |part: &str| hash.update(format!("{}:{part}\n", part.len()));
        for party in [&self.from, &self.to] {
            add(party.as_ref().map_or("", |party| party.address.as_str()));
        }
        add(&self.letter.subject);
        add(&self.letter.text);
        add(&self.letter.html);
        add(self.attached.as_ref().map_or("", |file| file.name.as_str()));
        add(&self.attached.as_ref().map_or_else(String::new, Attached::hash));
        hex(&hash.finalize())
    }
}

fn attachment(file: &Attached) -> SinglePart {
    SinglePart::builder()
        .header(NamedType(file.name.clone()))
        .header(ContentDisposition::attachment(&file.name))
        .header(ContentTransferEncoding::Base64)
        .body(file.bytes.clone())
}

/// `Content-Type` with the name in encoded words, as old programs look for it.
#[derive(Clone)]
struct NamedType(String);

impl Header for NamedType {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Type")
    }

    fn parse(text: &str) -> Result<NamedType, Box<dyn std::error::Error + Send + Sync>> {
        Ok(NamedType(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        let name = encoded_words(&self.0);
        let value = format!("{XLSX};\r\n name=\"{name}\"");
        HeaderValue::dangerous_new_pre_encoded(Self::name(), value.clone(), value)
    }
}

/// `text` in encoded words (RFC 2047), folded between them: printable ASCII only.
fn encoded_words(text: &str) -> String {
    let mut headers = Headers::new();
    headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("X"), text.to_owned()));
    let line = headers.to_string();
    line.strip_prefix("X:").unwrap_or(&line).trim().replace(['"', '\\'], "_")
}

/// The mailbox as the head of a message writes it; none where the address is none.
fn mailbox(party: &Party) -> Option<Mailbox> {
    Some(Mailbox::new(Some(party.name.clone()), party.address.parse().ok()?))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}
