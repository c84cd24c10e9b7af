//! The words of findings about returned files in English.

use super::{BounceCause, Bound, FileKind, Returned};

const SAVE_AGAIN: &str =
    "ask the unit to open the original in Excel or WPS, save it as .xlsx and send it again";
const UNPACK: &str =
    "unpack it and put the forms in it into the same folder; else ask for the forms";
const FILL_AGAIN: &str =
    "ask the unit to fill in the form it was sent, in that file, and to send it again";

impl Returned {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Returned::Empty => (
                "the file is empty (0 bytes)".into(),
                "it may not have been sent completely; ask the unit to send it again".into(),
            ),
            Returned::NotWorkbook { kind } => {
                (format!("no workbook that can be read, but {}", name(*kind)), remedy(*kind).into())
            }
            Returned::Beside { kind } => (
                format!("{}, taken for a sealed copy or a photo and not read", name(*kind)),
                "it may stay; if the unit sent no .xlsx form beside it, ask for that".into(),
            ),
            Returned::Encrypted => (
                "the file opens with a password only".into(),
                "ask the unit to take away the password, or where it opens without one the protection \
                 of the workbook, save it as .xlsx and send it again"
                    .into(),
            ),
            Returned::Damaged { detail } => (
                format!("the file is cut off or damaged ({detail})"),
                format!("see whether it was downloaded completely; else {SAVE_AGAIN}"),
            ),
            Returned::MailCut => (
                "the mail is cut off inside its attachment, which cannot be read".into(),
                "download the mail again; where that is cut off too, ask the unit to send it again".into(),
            ),
            Returned::Beyond { bound, limit } => {
                (beyond(*bound, *limit), beyond_remedy(*bound).into())
            }
            Returned::Forged { part } => (
                format!("no office program writes what is in “{part}”; it was not opened"),
                format!("make sure of the sender; if it is the unit's, {SAVE_AGAIN}"),
            ),
            Returned::TooSlow { seconds } => {
                (format!("not read after {seconds} seconds, and given up"), SAVE_AGAIN.into())
            }
            Returned::ReaderDied => {
                ("reading the file failed, and it was passed over".into(), SAVE_AGAIN.into())
            }
            Returned::ReaderNotStarted { detail } => (
                format!("the process that reads what came could not be started ({detail})"),
                "run again; if that does not help, see whether a virus scanner stops hongtou".into(),
            ),
            Returned::InUse => (
                "another program holds the file open (Excel, WPS, a synchronising program); it was not read".into(),
                "close it and run again; until it is read, no unit that may have sent it is written to".into(),
            ),
            Returned::NotRead { why } => (
                format!("the system did not give the file out{}", why.en()),
                format!(
                    "{}; until it is read, no unit that may have sent it is written to",
                    why.to_read_en()
                ),
            ),
            Returned::SameNames { files } => (
                format!("{files} files in the archive cannot be seen: others have their names"),
                "ask for the archive again, with names that differ; until then no unit that may have \
                 sent them is written to"
                    .into(),
            ),
            Returned::Packing { .. } => (
                "this file in the archive cannot be unpacked (a password, or a rare packing)"
                    .into(),
                UNPACK.into(),
            ),
            Returned::NothingPacked => {
                ("nothing is in the archive".into(), "ask the unit to send its form again".into())
            }
            Returned::NothingAttached { subject, begins } => (
                format!("nothing is attached to the mail{}{}", named(subject), quoted(begins)),
                "read its text, which is among the other texts of its unit where that is known; where a form was meant to be attached, ask the unit for it".into(),
            ),
            Returned::Bounced { address, cause: BounceCause::Delayed, reason } => (
                format!("a mail has not reached {} yet, and is tried again{}", mailbox(address), said(reason)),
                "wait, and do not send again; another mail tells if it never arrives".into(),
            ),
            Returned::Bounced { address, cause, reason } => (
                format!("a mail did not reach {}: {}{}", mailbox(address), bounced(*cause), said(reason)),
                "correct the unit's address and send again; the form in this mail is ours, no return"
                    .into(),
            ),
            Returned::Unshown { text } => (
                format!("“{text}” is struck through or hidden, and was not taken for an answer"),
                "it is kept beside the answers; if it counts, ask the unit to show it plainly".into(),
            ),
            Returned::FormulaError { text } => (
                format!("the cell holds an error of a formula ({text})"),
                "ask the unit to write the content without a formula".into(),
            ),
            Returned::LinesCut { limit } => (
                format!("the text in the cell has more than {limit} lines; the rest was not read"),
                "ask the unit to shorten it, without needless line breaks; details may come beside".into(),
            ),
            Returned::TextCut { limit } => (
                format!("the text is longer than {limit} characters; the rest was not read"),
                "ask the unit to shorten it and to send details in a file of their own".into(),
            ),
            Returned::OtherVersion { found, wanted } => (
                format!("the form is of another state of the notice ({found}, now {wanted})"),
                "compare it with the form as it is now; if much changed, ask for the new one"
                    .into(),
            ),
            Returned::NewerForm { layout } => (
                format!("a newer version made the form (layout {layout}); only what it shows is read"),
                "read it with a newer version of the program (--version says which this is)"
                    .into(),
            ),
            Returned::MarksDiffer { found, believed } => (
                format!("the marks of the form differ: “{found}” here, “{believed}” there"),
                "it is read as the second; a sheet may have been copied from another form".into(),
            ),
            Returned::FigureIsText { text, falls } => (
                format!("a number is asked for here, and “{text}” is a text"),
                match falls {
                    true => "kept as it is; write the number without its unit, a fall below zero (-15)",
                    false => "kept as it is; make sure of the number and write it without its unit",
                }
                .into(),
            ),
            Returned::TextIsNumber { text } => (
                format!("a text is asked for here, and there is only the number “{text}”"),
                "kept as it is shown; see whether it is in the wrong cell".into(),
            ),
            Returned::NoSuchDay { day } => (
                format!("there is no such day as {day}"),
                "kept as it is; make sure of the day, and write it like 2024-03-28".into(),
            ),
            Returned::DayFarOff { day, period } => (
                format!("filled in on {day}: too far from {period}, which looks like a slip"),
                "kept as it is, and it tells no order of versions; make sure of the day".into(),
            ),
            Returned::NotADay { text } => (
                format!("a day is asked for here, and “{text}” is none that can be read"),
                "kept as it is; write a day as 2024-03-28".into(),
            ),
        }
    }
}

fn name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx => "an xlsx workbook",
        FileKind::Xls => "an xls workbook",
        FileKind::Ods => "an ods workbook",
        FileKind::Xlsb => "a workbook in the binary format .xlsb",
        FileKind::Empty => "an empty file",
        FileKind::Encrypted => "an encrypted file",
        FileKind::Docx => "a .docx document",
        FileKind::Document => "a text document of an old format (.doc, .wps ...)",
        FileKind::Slides => "slides",
        FileKind::Pdf => "a PDF",
        FileKind::Ofd => "an OFD document",
        FileKind::Picture => "a picture",
        FileKind::Pages => "pages in the format of CEB, GD or SEP",
        FileKind::Guarded => {
            "a file enciphered by an office's leak guard, which opens on that office's computers only"
        }
        FileKind::Html => "a web page (some systems name one .xls)",
        FileKind::SpreadsheetXml => "a workbook in the XML of 2003",
        FileKind::Text => "plain text (such as CSV)",
        FileKind::Mail => "a mail",
        FileKind::Mailbox => "a mailbox (.mbox, .emlx)",
        FileKind::OutlookMail => "a mail saved by Outlook (.msg)",
        FileKind::Winmail => "winmail.dat, in which Outlook packs attachments",
        FileKind::Zip => "a zip archive",
        FileKind::Archive => "an archive (rar, 7z ...)",
        FileKind::Unknown => "a file of no known kind",
    }
}

fn remedy(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx | FileKind::Xls | FileKind::Ods | FileKind::Encrypted => SAVE_AGAIN,
        FileKind::Xlsb | FileKind::Html | FileKind::SpreadsheetXml | FileKind::Text => SAVE_AGAIN,
        FileKind::Docx | FileKind::Document => {
            "ask the unit to save it as .docx in Word or WPS, or better to fill in our form"
        }
        FileKind::Slides | FileKind::Unknown | FileKind::Empty => FILL_AGAIN,
        FileKind::Pdf | FileKind::Ofd | FileKind::Picture | FileKind::Pages => FILL_AGAIN,
        FileKind::Guarded => {
            "ask the unit to decipher it for sending out, on its own computer, and to send it again"
        }
        FileKind::Mail | FileKind::Mailbox | FileKind::OutlookMail => {
            "open the mail and save the form in it into the same folder, or save it as .eml"
        }
        FileKind::Winmail => {
            "ask the sender to set the mail's format in Outlook to HTML or plain text, and to send the \
             form again"
        }
        FileKind::Zip | FileKind::Archive => UNPACK,
    }
}

fn beyond(bound: Bound, limit: u64) -> String {
    match bound {
        Bound::Files => format!("more than {limit} files in the folder"),
        Bound::File => format!("the file is larger than {limit} MB; it was not opened"),
        Bound::Parts => format!("the file has more than {limit} parts; it was not opened"),
        Bound::Part => format!("a part of the file unpacks to over {limit} MB; it was not opened"),
        Bound::BlankRows => {
            format!("a sheet is over {limit} MB without its blank rows; it was not opened")
        }
        Bound::Unpacked => format!("the file unpacks to over {limit} MB; it was not opened"),
        Bound::Sheets => format!("more than {limit} sheets"),
        Bound::Rows => format!("something is written below row {limit}"),
        Bound::Columns => format!("something is written to the right of column {limit}"),
        Bound::Cells => format!("more than {limit} cells hold something"),
        Bound::Characters => format!("the cells hold more than {limit} characters"),
        Bound::Merges => format!("more than {limit} merged regions on a sheet"),
        Bound::Covered => format!("merged regions cover more than {limit} cells"),
        Bound::Listed => format!("more than {limit} formats, names or texts; it was not opened"),
        Bound::Enclosed => format!("more than {limit} files in it; the rest was not opened"),
        Bound::EnclosedSize => {
            format!("the files in it are over {limit} MB together; the rest was not opened")
        }
        Bound::HeadLines => {
            format!("the mail's head has more than {limit} lines; it was not opened")
        }
        Bound::Fields => {
            format!("the fields of the mail's heads are over {limit} MB; it was not opened")
        }
        Bound::MailParts => {
            format!("more than {limit} lines begin parts of the mail; it was not opened")
        }
        Bound::Nesting => format!("archives and mails inside each other, over {limit} deep"),
        Bound::Together => "the workbooks in it hold too much; the rest was not opened".to_owned(),
    }
}

fn beyond_remedy(bound: Bound) -> &'static str {
    match bound {
        Bound::Files => "see whether it is the right folder",
        Bound::Enclosed
        | Bound::EnclosedSize
        | Bound::Nesting
        | Bound::Together
        | Bound::HeadLines
        | Bound::Fields
        | Bound::MailParts => "open it, and save the forms in it into the same folder",
        Bound::File | Bound::Parts | Bound::Part | Bound::Unpacked => {
            "no pictures or enclosures in the form: ask the unit to send them beside it"
        }
        Bound::BlankRows => {
            "ask the unit to delete the rows and formats below the form, and to send it again"
        }
        Bound::Sheets
        | Bound::Rows
        | Bound::Columns
        | Bound::Cells
        | Bound::Characters
        | Bound::Listed
        | Bound::Covered
        | Bound::Merges => "ask the unit to delete what is not the form's, and to send it again",
    }
}

/// The beginning of a text behind what was said of it.
fn named(subject: &str) -> String {
    if subject.is_empty() { String::new() } else { format!(" “{subject}”") }
}

fn quoted(begins: &str) -> String {
    if begins.is_empty() { String::new() } else { format!("; it says “{begins}”") }
}

fn mailbox(address: &str) -> String {
    if address.is_empty() { "its addressee".to_owned() } else { format!("“{address}”") }
}

fn bounced(cause: BounceCause) -> &'static str {
    match cause {
        BounceCause::NoMailbox => "no such mailbox, or out of use",
        BounceCause::Full => "the mailbox is full",
        BounceCause::TooLarge => "the mail is too large for it",
        BounceCause::Unreachable => "its server cannot be reached",
        // It has words of its own.
        BounceCause::Delayed => "",
        BounceCause::Refused => "its server refuses it",
        BounceCause::Unknown => "see the mail for the reason",
    }
}

/// What a server said, in brackets.
fn said(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" ({words})") }
}
