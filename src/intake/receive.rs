//! A file of the folder of returns -> all it holds: itself, or what an archive or a mail carries.
//!
//! Archives and mails are opened in memory, one inside the other to a depth; what they carry is
//! counted, unpacked and handed on one file at a time, so that none can bring more than the
//! [`limits`] allow. Each file that cannot be read is one finding, under the name that shows the
//! way to it.

use std::fmt::Write;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::date::Moment;
use crate::diag::{Bound, FileKind, Returned};

use super::arrival::{Arrival, Carried, CopyKind, Mail, Received, StampedCopy};
use super::bounce::Undelivered;
use super::limits::{
    ARRIVAL_SPINS, BESIDE_MIB, CARRIER_MIB, CELLS, CHARACTERS, DECORATION, ENCLOSED, ENCLOSED_MIB,
    FILE_MIB, MIB, NESTING, OPENED_MIB, TROUBLES,
};
use super::mail::Part;
use super::packed::Packed;
use super::refusal::Refusal;
use super::workbook::{Content, Size};
use super::{archive, content, copy, crumbs, guarded, mail, mailbox, names, sniff, tnef, unlock};

/// A file of the folder of returns.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'b> {
    /// Its path inside the folder of returns, with `/` between its parts.
    pub path: &'b str,
    /// Its bytes, all of them or as many as [`CARRIER_MIB`] and one more.
    pub bytes: &'b [u8],
    /// SHA-256 of all its bytes, in hexadecimal digits ([`hash`]).
    pub hash: &'b str,
    /// When it was last saved.
    pub saved: Option<Moment>,
}

/// Characters of a text that a finding quotes.
const QUOTED: usize = 40;

/// Characters of the text of a mail to which nothing is attached.
const QUOTED_ALONE: usize = 100;

/// Findings about words that are struck through or hidden in a file.
const UNSHOWN: usize = 20;

/// Opens a file and whatever is in it, in this process.
pub fn receive(file: &Incoming<'_>) -> Received {
    carried(file, &[], &mut |_| ()).into()
}

/// A file inside an archive or a mail that ended a process before, or took all its time, and is
/// passed by: its mark, and what is said of it.
pub type Past = (String, Returned);

/// By what a file inside an archive or a mail is known again: others may be called as it is.
fn mark(arrival: &Arrival) -> String {
    format!("{} {}", arrival.hash, arrival.origin)
}

/// Opens a file and whatever is in it but what is `past`; `entering` hears the mark of each file inside
/// before it is opened.
pub fn carried(file: &Incoming<'_>, past: &[Past], entering: &mut dyn FnMut(&str)) -> Carried {
    let arrival =
        Arrival { hash: file.hash.to_owned(), saved: file.saved, ..Arrival::at(file.path) };
    let mut opening = Opening::new(past, entering);
    opening.one(&arrival, file.bytes, 0);
    opening.carried
}

/// The bytes of the file with that hash: this one, or one that it carries.
pub fn inner(file: &Incoming<'_>, hash: &str) -> Option<Vec<u8>> {
    if file.hash == hash {
        return Some(file.bytes.to_vec());
    }
    let arrival = Arrival { hash: file.hash.to_owned(), ..Arrival::at(file.path) };
    let mut entering = |_: &str| ();
    let mut opening = Opening::new(&[], &mut entering);
    opening.sought = Some(hash.to_owned());
    opening.one(&arrival, file.bytes, 0);
    opening.found
}

/// SHA-256 as 64 upper case hexadecimal digits.
pub fn hash(digest: impl IntoIterator<Item = u8>) -> String {
    digest.into_iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _written = write!(text, "{byte:02X}");
        text
    })
}

/// What was received up to now, and how much more may be.
struct Opening<'a> {
    past: &'a [Past],
    entering: &'a mut dyn FnMut(&str),
    carried: Carried,
    files: usize,
    /// Mails of mailboxes, which are no files beside what is attached to them.
    mails: usize,
    bytes: u64,
    opened: u64,
    /// What was read: of all together as much as of one workbook.
    read: Size,
    troubles: usize,
    counter: copy::Counter,
    /// How often passwords may still be hashed.
    spins: u32,
    /// The hash of a file that is looked for, and for which the others are only passed through.
    sought: Option<String>,
    /// Its bytes.
    found: Option<Vec<u8>>,
}

impl<'a> Opening<'a> {
    fn new(past: &'a [Past], entering: &'a mut dyn FnMut(&str)) -> Opening<'a> {
        let bytes = ENCLOSED_MIB * MIB;
        Opening {
            past,
            entering,
            carried: Carried::default(),
            files: ENCLOSED,
            mails: ENCLOSED,
            bytes,
            opened: OPENED_MIB * MIB,
            read: Size::default(),
            troubles: TROUBLES,
            counter: copy::Counter::new(),
            spins: ARRIVAL_SPINS,
            sought: None,
            found: None,
        }
    }

    fn is_full(&self) -> bool {
        let Size { cells, characters, beside } = self.read;
        cells > CELLS || characters > CHARACTERS || beside as u64 > BESIDE_MIB * MIB
    }

    /// Opens a file that lies so deep in archives and mails.
    fn one(&mut self, arrival: &Arrival, bytes: &[u8], depth: usize) {
        if depth > 0 {
            let mark = mark(arrival);
            if let Some((_, problem)) = self.past.iter().find(|(past, _)| *past == mark) {
                return self.unusable(arrival, problem.clone().into());
            }
            (self.entering)(&mark);
        }
        if self.passes_by(arrival, bytes) {
            return;
        }
        let kind = guarded(|| Ok(sniff::named_kind(&arrival.name, bytes)));
        let kind = kind.unwrap_or(FileKind::Unknown);
        if crumbs::is_mail_crumb(&arrival.name, kind, bytes) {
            return;
        }
        let carries = is_carrier(kind);
        let done = if carries && depth >= NESTING {
            Err(beyond(Bound::Nesting, NESTING as u64))
        } else if carries && bytes.len() as u64 > CARRIER_MIB * MIB {
            Err(beyond(Bound::File, CARRIER_MIB))
        } else if kind == FileKind::Zip {
            self.zip(arrival, bytes, depth)
        } else if kind == FileKind::Mail {
            self.mail(arrival, bytes, depth)
        } else if kind == FileKind::Mailbox {
            self.mailbox(arrival, bytes, depth)
        } else if kind == FileKind::Winmail {
            self.winmail(arrival, bytes, depth)
        } else if let Some(kind) = copy::kind(kind) {
            self.copy(arrival.clone(), kind, bytes);
            Ok(())
        } else {
            self.readable(arrival, kind, bytes)
        };
        if let Err(refusal) = done {
            self.unusable(arrival, refusal);
        }
    }

    /// Whether another file is looked for, and this one is that, or can carry none.
    fn passes_by(&mut self, arrival: &Arrival, bytes: &[u8]) -> bool {
        let Some(sought) = &self.sought else { return false };
        if self.found.is_none() && *sought == arrival.hash {
            self.found = Some(bytes.to_vec());
        }
        let kind = guarded(|| Ok(sniff::named_kind(&arrival.name, bytes)));
        self.found.is_some() || !kind.is_ok_and(is_carrier)
    }

    /// A file of which nothing can be read.
    fn unusable(&mut self, arrival: &Arrival, refusal: Refusal) {
        self.count_trouble(&refusal);
        self.carried.unusable.push((arrival.clone(), refusal));
    }

    fn count_trouble(&mut self, refusal: &Refusal) {
        let died = matches!(refusal.problem, Returned::ReaderDied | Returned::TooSlow { .. });
        self.troubles = self.troubles.saturating_sub(usize::from(died));
    }

    fn refuse(&mut self, origin: &Arc<str>, refusal: Refusal) {
        self.count_trouble(&refusal);
        self.carried.refused.push((Arc::clone(origin), refusal));
    }

    fn copy(&mut self, arrival: Arrival, kind: CopyKind, bytes: &[u8]) {
        let whole = bytes.len() as u64 <= FILE_MIB * MIB;
        let pages = if whole { self.counter.pages(kind, bytes) } else { None };
        self.carried.stamped.push(StampedCopy { arrival, kind, pages });
    }

    fn readable(&mut self, arrival: &Arrival, kind: FileKind, bytes: &[u8]) -> Result<(), Refusal> {
        if kind == FileKind::Encrypted {
            let spins = guarded(|| Ok(unlock::spins(bytes)))?;
            self.spins = self.spins.checked_sub(spins).ok_or(Returned::Encrypted)?;
        }
        let content = content(kind, bytes)?;
        if content.is_scan() {
            let (arrival, kind) = (arrival.clone(), CopyKind::Document);
            self.carried.stamped.push(StampedCopy { arrival, kind, pages: None });
            return Ok(());
        }
        self.tell_unshown(arrival, &content);
        self.read = self.read.and(content.size());
        if self.is_full() {
            return Err(beyond(Bound::Together, 0));
        }
        self.carried.opened.push((arrival.clone(), content));
        Ok(())
    }

    /// Says which words are struck through or hidden.
    fn tell_unshown(&mut self, arrival: &Arrival, content: &Content) {
        let sheets = content.sheets.iter();
        let unshown = sheets.flat_map(|sheet| {
            sheet.unshown.iter().map(|(cell, text)| (sheet.name.clone(), *cell, text))
        });
        for (sheet, cell, text) in unshown.take(UNSHOWN) {
            let text = text.chars().take(QUOTED).collect();
            let problem = Returned::Unshown { text };
            self.refuse(&arrival.origin, Refusal { problem, place: Some((sheet, Some(cell))) });
        }
    }

    fn zip(&mut self, arrival: &Arrival, bytes: &[u8], depth: usize) -> Result<(), Refusal> {
        archive::entries(bytes)?;
        let mut packed = guarded(|| Packed::open(bytes))?;
        let mut found = 0;
        while let Some(enclosed) = packed.next(self.bytes.min(CARRIER_MIB * MIB)) {
            let (folder, name) = names::split(&enclosed.path);
            let hidden = folder.split('/').any(crumbs::is_passed_over_folder);
            if hidden || crumbs::is_passed_over(name) {
                continue;
            }
            found += 1;
            let inside = inside(arrival, &enclosed.path);
            match enclosed.bytes {
                Ok(bytes) => self.enclosed(arrival, inside, &bytes, depth)?,
                Err(refusal) => self.unusable(&inside, refusal),
            }
        }
        match packed.unseen() {
            0 if found == 0 => Err(Returned::NothingPacked.into()),
            0 => Ok(()),
            files => Err(Returned::SameNames { files }.into()),
        }
    }

    /// A mailbox of one mail is that mail.
    fn mailbox(&mut self, arrival: &Arrival, bytes: &[u8], depth: usize) -> Result<(), Refusal> {
        let mails = mailbox::mails(bytes, ENCLOSED + 1);
        if let [only] = &mails[..] {
            return self.mail(arrival, bytes.get(only.clone()).unwrap_or_default(), depth);
        }
        for (mail, at) in mails.into_iter().zip(1_usize..) {
            let mail = bytes.get(mail).unwrap_or_default();
            let left = self.mails.checked_sub(1);
            self.mails = left.ok_or_else(|| beyond(Bound::Enclosed, ENCLOSED as u64))?;
            self.files += 1;
            self.enclosed(arrival, inside(arrival, &named("", at)), mail, depth)?;
        }
        Ok(())
    }

    /// What Outlook packed; where it cannot be read, its sender can send it otherwise.
    fn winmail(&mut self, arrival: &Arrival, bytes: &[u8], depth: usize) -> Result<(), Refusal> {
        let kind = FileKind::Winmail;
        let attached = guarded(|| tnef::attached(bytes));
        let attached = attached.map_err(|_| Refusal::from(Returned::NotWorkbook { kind }))?;
        for (one, at) in attached.iter().zip(1_usize..) {
            self.enclosed(arrival, inside(arrival, &named(&one.name, at)), one.bytes, depth)?;
        }
        if attached.is_empty() { Err(Returned::NothingPacked.into()) } else { Ok(()) }
    }

    fn mail(&mut self, arrival: &Arrival, bytes: &[u8], depth: usize) -> Result<(), Refusal> {
        mail::look(bytes)?;
        let letter = guarded(|| mail::read(bytes))?;
        if let Some(report) = &letter.report {
            report.iter().for_each(|one| self.refuse(&arrival.origin, bounced(one)));
            return Ok(());
        }
        let mail = Arc::new(letter.mail());
        let mut found = 0;
        let mut is_cut_told = false;
        for (part, at) in letter.parts.iter().zip(1_usize..) {
            let mut inside = inside(arrival, &named(&part.name, at));
            inside.mail = Some(Arc::clone(&mail));
            let Some(bytes) = guarded(|| Ok(part.bytes(bytes)))? else {
                self.unusable(&inside, super::refusal::damaged("no attachment"));
                continue;
            };
            if is_beside_the_text(part, &bytes) {
                continue;
            }
            found += 1;
            let before = (self.carried.refused.len(), self.carried.unusable.len());
            self.enclosed(arrival, inside, &bytes, depth)?;
            if letter.is_cut && at == letter.parts.len() {
                is_cut_told = self.cut_from(before);
            }
        }
        // What came behind it may have been a part, too.
        if letter.is_cut && !is_cut_told && found > 0 {
            self.refuse(&arrival.origin, Returned::MailCut.into());
        }
        if found == 0 {
            self.unusable(
                &Arrival { mail: Some(Arc::clone(&mail)), ..arrival.clone() },
                alone(&mail),
            );
        }
        Ok(())
    }

    /// What was refused from there on stood in a part of a mail that is cut off. Whether something was.
    fn cut_from(&mut self, (refused, unusable): (usize, usize)) -> bool {
        let refused = self.carried.refused.iter_mut().skip(refused).map(|(_, refusal)| refusal);
        let unusable = self.carried.unusable.iter_mut().skip(unusable).map(|(_, refusal)| refusal);
        let cut = refused.chain(unusable).map(|refusal| *refusal = Returned::MailCut.into());
        cut.count() > 0
    }

    /// Opens a file inside the archive or mail `carrier`.
    ///
    /// # Errors
    /// Where the carrier has carried enough.
    fn enclosed(
        &mut self,
        carrier: &Arrival,
        mut inside: Arrival,
        bytes: &[u8],
        depth: usize,
    ) -> Result<(), Refusal> {
        self.files =
            self.files.checked_sub(1).ok_or_else(|| beyond(Bound::Enclosed, ENCLOSED as u64))?;
        self.bytes = self
            .bytes
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| beyond(Bound::EnclosedSize, ENCLOSED_MIB))?;
        if self.troubles == 0 {
            return Err(Returned::ReaderDied.into());
        }
        if self.is_full() {
            return Err(beyond(Bound::Together, 0));
        }
        self.opened = self
            .opened
            .checked_sub(archive::weight(bytes, self.opened))
            .ok_or_else(|| beyond(Bound::Together, 0))?;
        inside.hash = hash(Sha256::digest(bytes));
        inside.saved = carrier.saved;
        self.one(&inside, bytes, depth + 1);
        Ok(())
    }
}

/// A file at `path` inside the archive or mail `carrier`.
fn inside(carrier: &Arrival, path: &str) -> Arrival {
    let (folder, name) = names::split(path);
    Arrival {
        origin: names::inside(&carrier.origin, path).into(),
        name: name.to_owned(),
        folder: names::folders(&[&carrier.folder, &carrier.name, folder]),
        hash: String::new(),
        mail: carrier.mail.clone(),
        saved: carrier.saved,
        part: None,
    }
}

/// Whether a file is opened for what it carries.
fn is_carrier(kind: FileKind) -> bool {
    let carriers = [FileKind::Zip, FileKind::Mail, FileKind::Mailbox, FileKind::Winmail];
    carriers.contains(&kind)
}

/// That nothing is attached to a mail.
fn alone(mail: &Mail) -> Refusal {
    let words = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins = words.chars().take(QUOTED_ALONE).collect();
    let subject = mail.subject.chars().take(QUOTED).collect();
    Returned::NothingAttached { subject, begins }.into()
}

fn bounced(one: &Undelivered) -> Refusal {
    let (address, reason) = (one.address.clone(), one.reason.clone());
    Returned::Bounced { address, cause: one.cause, reason }.into()
}

/// Whether a part of a mail is none of what was sent: a small picture that the text shows, a file
/// that a program added.
fn is_beside_the_text(part: &Part, bytes: &[u8]) -> bool {
    let kind = sniff::kind(bytes);
    // Outlook packs the looks of a text alone, too.
    let is_empty = kind == FileKind::Winmail
        && tnef::attached(bytes).is_ok_and(|attached| attached.is_empty());
    let is_sign = kind == FileKind::Picture
        && (part.inline || crumbs::is_sign(&part.name))
        && bytes.len() < DECORATION;
    is_empty
        || is_sign
        || crumbs::is_passed_over(&part.name)
        || crumbs::is_mail_crumb(&part.name, kind, bytes)
}

/// A part of a mail without a name is called by its number.
fn named(name: &str, at: usize) -> String {
    let shown = names::shown(name);
    if shown.is_empty() { format!("#{at}") } else { shown }
}

fn beyond(bound: Bound, limit: u64) -> Refusal {
    Returned::Beyond { bound, limit }.into()
}
