//! The words of findings about how a description is begun in English.

use super::{FileKind, PaperFault, PaperSign, Starting};

impl Starting {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Starting::Paper { file, fault } => {
                let (what, remedy) = fault.en();
                (format!("“{file}” {what}"), remedy.into())
            }
            Starting::DescriptionThere { file } => (
                format!("“{file}” is there already and was not overwritten"),
                "name another folder, or give it another name first".into(),
            ),
            Starting::NoNotice { file, found } => {
                let listed =
                    |signs: &[PaperSign]| signs.iter().copied().map(en).collect::<Vec<_>>().join(", ");
                let lacking = listed(&PaperSign::lacking(found));
                let seen = match &found[..] {
                    [] => String::new(),
                    some => format!("only {} was found, and ", listed(some)),
                };
                (
                    format!("“{file}” looks like no notice, and no description was written: {seen}none of {lacking}"),
                    "see whether it is the right file; if it is, its tasks need ordinals (一、 （一） 1.) and 责任单位： behind them: mend it and read it again, or fill in a description without --from".into(),
                )
            }
            Starting::NoTasks { file } => (
                format!("no numbered tasks with responsible units were found in “{file}”"),
                "see whether it is the notice; if so, move them from the comments of notice.yaml below the tasks (docs/notice-yaml.md)".into(),
            ),
        }
    }
}

const fn en(sign: PaperSign) -> &'static str {
    match sign {
        PaperSign::Number => "a document number",
        PaperSign::Title => "a title of an official paper (关于……的通知)",
        PaperSign::Recipients => "recipients",
        PaperSign::Units => "responsible units of tasks",
        PaperSign::Date => "a signature with its day",
        PaperSign::Colophon => "a colophon (抄送, 印发)",
    }
}

impl PaperFault {
    fn en(self) -> (&'static str, &'static str) {
        match self {
            PaperFault::OtherKind(FileKind::Document) => (
                "is a document of an old format (.doc, .wps), which is not read",
                "open it in Word or WPS, save it as .docx, and use that",
            ),
            PaperFault::OtherKind(FileKind::Ofd | FileKind::Pages) => (
                "is an OFD, CEB or the like, which is not read",
                "use the Word file it was made of; else copy its text into a .txt",
            ),
            PaperFault::OtherKind(FileKind::Picture) => {
                ("is a picture, which is not read", "use the Word file of the notice")
            }
            PaperFault::OtherKind(_) => (
                "is no file of a notice that can be read",
                "use a Word file (.docx), a PDF whose text can be selected, or plain text (.txt)",
            ),
            PaperFault::Empty => (
                "has no text that can be read",
                "a scanned PDF, and one whose text is garbled when copied, cannot be read: use the Word file of the notice",
            ),
            PaperFault::Locked => (
                "opens with a password only",
                "open it in Word or WPS, take the password off, and save it",
            ),
            PaperFault::Damaged => (
                "is cut off or damaged",
                "if it opens, save it as .docx in Word or WPS, and use that",
            ),
            PaperFault::TooLarge => (
                "is larger or longer than any notice and was not read",
                "keep the notice and its attachments only (at most 300 pages, 10,000 paragraphs), without pictures, and save it as .docx",
            ),
            PaperFault::TooSlow => (
                "could not be read to its end; reading was stopped",
                "save it as .docx in Word or WPS and use that; else copy its text into a .txt",
            ),
            PaperFault::NotStarted => (
                "was not read: the process that reads could not be started",
                "run again; if it stays so, see whether an antivirus program blocks hongtou",
            ),
        }
    }
}
