//! How something came: the way to it through folders, archives and mails, and what there is to
//! know about it without opening it. Evidence for whose return it is, and what messages call it.
//!
//! Names are shown and compared, never used as paths: those inside an archive or a mail are a
//! stranger's.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::date::Moment;
use crate::diag::{Diagnostic, Diagnostics, Returned};
use crate::origin::INTO;

use super::refusal::Refusal;
use super::workbook::{Content, Workbook};
use super::{diagnostic, names};

/// How a file came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// As messages call it: its path inside the folder of returns and, where it was in an archive
    /// or a mail, the way inside (`来件.zip › 子目录/表.xlsx`).
    pub origin: Arc<str>,
    /// Its own name (`表.xlsx`).
    pub name: String,
    /// What it lies in, joined with `/`: the folders inside the folder of returns, then the names
    /// of archives and mails and the folders in them (`区教体局/来件.zip/子目录`); empty where it
    /// lies in the folder of returns itself.
    pub folder: String,
    /// SHA-256 of its bytes, in 64 upper case hexadecimal digits.
    pub hash: String,
    /// The mail it was attached to; the inner one where a mail was attached to a mail.
    pub mail: Option<Arc<Mail>>,
    /// When the file in the folder of returns was last saved. Shown, and decides nothing.
    pub saved: Option<Moment>,
    /// Which sheets of a workbook that holds several returns it is, where it is no whole one.
    pub part: Option<Part>,
}

/// Some sheets of a workbook, which are a return of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The sheet by which it is called (`表.xlsx › 二季度`).
    pub sheet: Arc<str>,
    /// Whether the return that is collected is among the other parts.
    pub beside_collected: bool,
}

/// What the head of a mail says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The name of who sent it; empty where there is none.
    pub sender: String,
    /// The address of who sent it; empty where there is none.
    pub address: String,
    /// What it is about; empty where nothing is said.
    pub subject: String,
    /// When it was sent.
    pub sent: Option<Moment>,
    /// The beginning of its text; empty where it has none.
    pub text: String,
}

/// A workbook or Word document that could be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What is in it. Its name is the arrival's origin.
    pub workbook: Workbook,
    /// How it came.
    pub arrival: Arrival,
}

/// What comes beside a form, and is never opened further than its pages are counted: the sealed
/// copy, or a photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StampedCopy {
    /// How it came.
    pub arrival: Arrival,
    /// What it is, by content.
    pub kind: CopyKind,
    /// Its pages; `None` where they cannot be counted.
    pub pages: Option<u32>,
}

/// The kinds of sealed copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CopyKind {
    /// PDF.
    Pdf,
    /// OFD (GB/T 33190).
    Ofd,
    /// A picture: JPEG, PNG, TIFF and the like.
    Picture,
    /// CEB, GD, SEP: pages that nothing here opens.
    Pages,
    /// A Word document or workbook that holds pictures and no text: a scan was put into it.
    Document,
}

/// A file that is there and was not read: another program holds it, or the system does not give it
/// out. What it is, and whose, only its name tells.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The file, as messages call it.
    pub file: Arc<str>,
    /// Why.
    pub found: Diagnostic,
    /// Whether it is a link or a pipe: nobody sends one.
    pub is_link: bool,
}

/// What a file of the folder of returns holds: itself, or all that an archive or a mail carries.
#[derive(Clone, Debug, Default)]
pub struct Received {
    /// What can be read, in the order it lies in the file.
    pub opened: Vec<Opened>,
    /// Sealed copies and photos.
    pub stamped: Vec<StampedCopy>,
    /// What was not read.
    pub unread: Vec<Unread>,
    /// Files of which nothing can be read, and why.
    pub unusable: Vec<(Arrival, Diagnostic)>,
    /// What else is found, inside files that can be read or of what cannot be unpacked.
    pub findings: Diagnostics,
}

impl Received {
    /// Everything that is found, of files of which nothing can be read too.
    pub fn all_findings(&self) -> Diagnostics {
        let mut findings = self.findings.clone();
        findings.extend(self.unusable.iter().map(|(_, found)| found.clone()));
        findings
    }

    /// Adds what another file holds.
    pub fn extend(&mut self, other: Received) {
        self.opened.extend(other.opened);
        self.stamped.extend(other.stamped);
        self.unread.extend(other.unread);
        self.unusable.extend(other.unusable);
        self.findings.extend(other.findings);
    }
}

/// The same as one process tells it to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Carried {
    pub(super) opened: Vec<(Arrival, Content)>,
    pub(super) stamped: Vec<StampedCopy>,
    pub(super) unusable: Vec<(Arrival, Refusal)>,
    pub(super) refused: Vec<(Arc<str>, Refusal)>,
}

impl Arrival {
    /// A file of the folder of returns, by its path inside it, of which nothing else is known.
    pub fn at(path: &str) -> Arrival {
        let (folder, name) = names::split(path);
        Arrival {
            origin: path.into(),
            name: name.to_owned(),
            folder: folder.to_owned(),
            hash: String::new(),
            mail: None,
            saved: None,
            part: None,
        }
    }

    /// The whole file, of which it may be a part.
    pub fn whole(&self) -> &str {
        let part = self.part.as_ref().and_then(|_| self.origin.rsplit_once(INTO));
        part.map_or(&self.origin, |(whole, _)| whole)
    }

    /// What every copy of it has, whatever its name: the bytes, and the sheets of these.
    pub fn contents(&self) -> String {
        let sheet = self.part.as_ref().map_or("", |part| &*part.sheet);
        format!("{}/{sheet}", self.hash)
    }
}

impl Carried {
    /// A file of which nothing else is known.
    pub fn refused(path: &str, problem: Returned) -> Carried {
        Carried { unusable: vec![(Arrival::at(path), problem.into())], ..Carried::default() }
    }
}

impl Carried {
    /// All that came in one mail has it together again, as before it was told to another process: of five
    /// hundred files each would have the mail's text.
    fn with_shared_mails(mut self) -> Carried {
        let mut last: Option<Arc<Mail>> = None;
        let opened = self.opened.iter_mut().map(|(arrival, _)| arrival);
        let stamped = self.stamped.iter_mut().map(|copy| &mut copy.arrival);
        let unusable = self.unusable.iter_mut().map(|(arrival, _)| arrival);
        let arrivals = opened.chain(stamped).chain(unusable);
        for mail in arrivals.filter_map(|arrival| arrival.mail.as_mut()) {
            match &last {
                Some(known) if known == mail => *mail = Arc::clone(known),
                Some(_) | None => last = Some(Arc::clone(mail)),
            }
        }
        self
    }
}

impl From<Carried> for Received {
    fn from(carried: Carried) -> Received {
        let carried = carried.with_shared_mails();
        let opened = carried.opened.into_iter().map(|(arrival, content)| Opened {
            workbook: Workbook { file: Arc::clone(&arrival.origin), content },
            arrival,
        });
        let mut findings = Diagnostics::new();
        let refused = carried.refused.into_iter();
        findings.extend(refused.map(|(origin, refusal)| diagnostic(&origin, refusal)));
        let unusable = carried.unusable.into_iter().map(|(arrival, refusal)| {
            let found = diagnostic(&arrival.origin, refusal);
            (arrival, found)
        });
        let (opened, stamped, unusable) = (opened.collect(), carried.stamped, unusable.collect());
        Received { opened, stamped, unusable, findings, ..Received::default() }
    }
}
