//! What can be wrong with a file that a unit sent back, with its stable code (`E61x` to
//! `E63x`, `W62x`, `W63x`).
//!
//! A finding about the file as a whole ends the reading of this file and of no other. The words
//! are in `zh` and `en` beside this file; the place (file, sheet, cell) is the diagnostic's.

mod en;
mod to_unit;
mod zh;

use serde::{Deserialize, Serialize};

use super::{Mender, Refusal};

/// A kind of finding about a returned file. `Serialize` because a worker process finds some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Returned {
    /// Nothing is in the file.
    Empty,
    /// It is no workbook that can be read.
    NotWorkbook {
        /// What it is instead.
        kind: FileKind,
    },
    /// It is what comes beside a form: a sealed copy or a photo. It is left unread.
    Beside {
        /// What it is.
        kind: FileKind,
    },
    /// It opens with a password only.
    Encrypted,
    /// It is cut off or destroyed.
    Damaged {
        /// What the reader said, in English.
        detail: String,
    },
    /// The mail it came in ends before it does.
    MailCut,
    /// It holds more than any form does.
    Beyond {
        /// Of what.
        bound: Bound,
        /// The limit, in the bound's own measure.
        limit: u64,
    },
    /// A part has what no office program writes (a DOCTYPE, a count that cannot be true).
    Forged {
        /// The part.
        part: String,
    },
    /// The process that reads it took too long and was ended.
    TooSlow {
        /// The time it had, in seconds.
        seconds: u64,
    },
    /// The process that reads it died, by too much memory or a fault of the reader.
    ReaderDied,
    /// The process that reads it could not be started.
    ReaderNotStarted {
        /// What the system said.
        detail: String,
    },
    /// Another program holds it open, so that it was not read.
    InUse,
    /// The system did not give it out.
    NotRead {
        /// Why.
        why: Refusal,
    },
    /// Files of an archive cannot be seen, because others in it have their names.
    SameNames {
        /// How many.
        files: usize,
    },
    /// A file inside an archive is packed in a way that cannot be unpacked.
    Packing {
        /// What the unpacker said, in English.
        detail: String,
    },
    /// Nothing is in the archive.
    NothingPacked,
    /// Nothing is attached to the mail.
    NothingAttached {
        /// What it is about; empty where nothing is said.
        subject: String,
        /// How its text begins; empty where it has none.
        begins: String,
    },
    /// It tells that a mail did not reach a mailbox.
    Bounced {
        /// The mailbox; empty where it is not said.
        address: String,
        /// Why, as far as a code says it.
        cause: BounceCause,
        /// Why, in the words of the mail server.
        reason: String,
    },
    /// Words are struck through or hidden.
    Unshown {
        /// The words.
        text: String,
    },
    /// It is the form, made from another state of the description.
    OtherVersion {
        /// The version found.
        found: String,
        /// The version of the form as it is now.
        wanted: String,
    },
    /// It is a form that a newer program made, in a layout that this one does not know.
    NewerForm {
        /// The layout, as written.
        layout: String,
    },
    /// Two marks of the workbook say different things.
    MarksDiffer {
        /// What one says.
        found: String,
        /// What the one that was believed says.
        believed: String,
    },
    /// A cell that asks for a number holds a text.
    FigureIsText {
        /// The text.
        text: String,
        /// Whether the target is one that falls, whose figure is below zero.
        falls: bool,
    },
    /// A cell that asks for a text holds a number or a date.
    TextIsNumber {
        /// As it is shown.
        text: String,
    },
    /// A cell that asks for a day holds none.
    NotADay {
        /// As it is shown.
        text: String,
    },
    /// A cell that asks for a day names one that the calendar does not have.
    NoSuchDay {
        /// The day, with the year it was taken to be in.
        day: String,
    },
    /// The day of filling in lies so far from its quarter that it must be a slip.
    DayFarOff {
        /// The day.
        day: String,
        /// The quarter.
        period: String,
    },
    /// A cell holds an error of a formula.
    FormulaError {
        /// As it is shown (#REF!).
        text: String,
    },
    /// An answer has more lines than any form's, and was cut.
    LinesCut {
        /// The limit.
        limit: usize,
    },
    /// A text is longer than a cell may be, and was cut.
    TextCut {
        /// The limit in UTF-16 units, as Excel counts.
        limit: usize,
    },
}

/// What a file is, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// Excel since 2007 (.xlsx, .xlsm).
    Xlsx,
    /// Excel 97 to 2003 (.xls), or WPS (.et).
    Xls,
    /// OpenDocument (.ods).
    Ods,
    /// Excel's binary format (.xlsb).
    Xlsb,
    /// Nothing at all.
    Empty,
    /// A workbook or document with a password.
    Encrypted,
    /// A document of Word since 2007 (.docx).
    Docx,
    /// Another document: Word 97 to 2003 (.doc), WPS (.wps), OpenDocument (.odt), RTF.
    Document,
    /// Slides.
    Slides,
    /// A PDF.
    Pdf,
    /// An OFD (GB/T 33190).
    Ofd,
    /// A picture.
    Picture,
    /// Pages in a format of China's own, older than OFD: CEB, GD, SEP.
    Pages,
    /// Enciphered by an office's leak guard: it opens on that office's computers only.
    Guarded,
    /// A web page, which some systems give out under the name .xls.
    Html,
    /// Excel's XML of 2003.
    SpreadsheetXml,
    /// Plain text, such as CSV.
    Text,
    /// A mail (.eml).
    Mail,
    /// A mailbox: several mails in one file (.mbox), or one with notes of its program (.emlx).
    Mailbox,
    /// A mail as Outlook saves it (.msg).
    OutlookMail,
    /// What Outlook packs the attachments of a mail in (winmail.dat).
    Winmail,
    /// An archive of other files that can be unpacked (.zip).
    Zip,
    /// Another archive (.rar, .7z, .gz).
    Archive,
    /// Something else.
    Unknown,
}

/// Why a mail did not reach a mailbox (RFC 3463).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BounceCause {
    /// There is no such mailbox.
    NoMailbox,
    /// The mailbox is full.
    Full,
    /// The mail is too large for it.
    TooLarge,
    /// Its server cannot be reached.
    Unreachable,
    /// Its server has not taken it yet: the sending one tries on.
    Delayed,
    /// Its server does not take the mail.
    Refused,
    /// Nothing known is said.
    Unknown,
}

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// Files of a folder and the folders in it.
    Files,
    /// Bytes of the file, in MiB.
    File,
    /// Parts of the archive.
    Parts,
    /// Bytes of one part unpacked, in MiB.
    Part,
    /// Bytes of a sheet without its blank rows, in MiB.
    BlankRows,
    /// Bytes of all parts unpacked, in MiB.
    Unpacked,
    /// Sheets.
    Sheets,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Cells that hold something.
    Cells,
    /// Characters of all cells together.
    Characters,
    /// Cells that merged regions cover.
    Covered,
    /// Merged regions of a sheet.
    Merges,
    /// Formats, fonts, names or shared strings of the file.
    Listed,
    /// Files in an archive or a mail.
    Enclosed,
    /// Bytes of all files in an archive or a mail together, in MiB.
    EnclosedSize,
    /// Archives and mails inside each other.
    Nesting,
    /// Lines of a mail's head.
    HeadLines,
    /// Bytes of all fields of heads in a mail, in MiB.
    Fields,
    /// Lines that may begin a part of a mail.
    MailParts,
    /// Cells and texts of all workbooks in an archive or a mail together.
    Together,
}

impl Returned {
    /// The stable code, and who must mend it.
    pub(super) const fn row(&self) -> (&'static str, Mender) {
        use Mender::{Nobody, Office, Unit};
        match self {
            Returned::Beside { .. } => ("W611", Nobody),
            Returned::Empty => ("E611", Unit),
            Returned::NotWorkbook { .. } => ("E612", Unit),
            Returned::Encrypted => ("E613", Unit),
            Returned::Damaged { .. } => ("E614", Unit),
            Returned::MailCut => ("E632", Unit),
            Returned::Beyond { .. } => ("E615", Unit),
            Returned::Forged { .. } => ("E616", Unit),
            Returned::TooSlow { .. } => ("E617", Unit),
            Returned::ReaderDied => ("E618", Unit),
            Returned::ReaderNotStarted { .. } => ("E619", Office),
            Returned::InUse => ("E620", Office),
            Returned::NotRead { .. } => ("E621", Office),
            Returned::SameNames { .. } => ("E633", Unit),
            Returned::Packing { .. } => ("E631", Unit),
            Returned::NothingPacked => ("W631", Nobody),
            Returned::NothingAttached { .. } => ("W632", Nobody),
            Returned::Bounced { .. } => ("W633", Nobody),
            Returned::Unshown { .. } => ("W634", Nobody),
            Returned::FormulaError { .. } => ("E624", Unit),
            Returned::TextCut { .. } | Returned::LinesCut { .. } => ("E625", Unit),
            Returned::OtherVersion { .. } => ("W621", Nobody),
            Returned::NewerForm { .. } => ("W638", Nobody),
            Returned::MarksDiffer { .. } => ("W622", Nobody),
            Returned::FigureIsText { .. } => ("W623", Nobody),
            Returned::TextIsNumber { .. } => ("W624", Nobody),
            Returned::NotADay { .. } => ("W625", Nobody),
            Returned::NoSuchDay { .. } => ("W630", Nobody),
            Returned::DayFarOff { .. } => ("W637", Nobody),
        }
    }
}
