//! The words in English.

use super::{Refusal, RefusalCause};

impl Refusal {
    /// Why, as it stands behind what was refused.
    pub(in crate::diag) fn en(&self) -> String {
        let why = match self.cause {
            RefusalCause::Full => "the disk is full",
            RefusalCause::TooLarge => "it is too large",
            RefusalCause::NoPermission => "no permission",
            RefusalCause::InUse => "another program holds it open",
            RefusalCause::ReadOnlyDisk => "the disk is read-only",
            RefusalCause::PathTooLong => "its path is too long",
            RefusalCause::BadName => "its name has characters that the system does not allow",
            RefusalCause::TooManyOpen => "too many files are open",
            RefusalCause::IsFolder => "a folder stands there",
            RefusalCause::NoFolder => "it is a file, not a folder",
            RefusalCause::NoFile => "a link or a pipe stands there, not a file",
            RefusalCause::TooDeep => "folders in folders, too deep",
            RefusalCause::NotText => "it is no UTF-8 text",
            RefusalCause::Gone => "the folder or the network drive is gone",
            RefusalCause::Other => return format!(" ({})", self.said),
        };
        let code = self.code.map(|code| format!(" (os error {code})")).unwrap_or_default();
        format!(": {why}{code}")
    }

    /// What to do before it is read.
    pub(in crate::diag) fn to_read_en(&self) -> &'static str {
        match self.cause {
            RefusalCause::NoPermission => {
                "ask for the right to read it, or copy it to a folder of your own"
            }
            RefusalCause::TooLarge => {
                "it is far larger than any such file, so it is spoilt or another one: look into it, and put \
                 a copy from before in its place or move it away"
            }
            RefusalCause::NoFolder => "name the folder that holds the files",
            RefusalCause::IsFolder => "name a file in it",
            RefusalCause::NoFile => "copy the file itself there",
            RefusalCause::TooDeep => "move the files inside some folders up",
            RefusalCause::NotText => "save it in the encoding UTF-8",
            RefusalCause::Full | RefusalCause::ReadOnlyDisk | RefusalCause::Other => {
                "see whether it is a file and can be opened"
            }
            RefusalCause::InUse
            | RefusalCause::PathTooLong
            | RefusalCause::BadName
            | RefusalCause::TooManyOpen
            | RefusalCause::Gone => self.to_write_en(),
        }
    }

    /// What to do before it is written.
    pub(in crate::diag) fn to_write_en(&self) -> &'static str {
        match self.cause {
            RefusalCause::Full => "make room on the disk, or move the year's folder to another",
            RefusalCause::NoPermission => {
                "see whether it is marked read-only or open elsewhere, and whether a file can be made in this folder; else use one of your own"
            }
            RefusalCause::InUse => "close it in Word, Excel, WPS or the reader",
            RefusalCause::ReadOnlyDisk => "use a disk or folder that can be written",
            RefusalCause::PathTooLong => "move the year's folder further up, or shorten the names",
            RefusalCause::BadName => "rename it without \\ / : * ? \" < > |",
            RefusalCause::TooManyOpen => "close other programs; if it stays so, add --jobs 1",
            RefusalCause::IsFolder => "move or rename that folder",
            RefusalCause::NoFolder => "use another folder, or move that file away",
            RefusalCause::NoFile => "move it away",
            RefusalCause::Gone => {
                "see whether the folder is there and the network drive opens; else shorten the path"
            }
            RefusalCause::TooDeep
            | RefusalCause::NotText
            | RefusalCause::TooLarge
            | RefusalCause::Other => "see whether a file can be made in this folder",
        }
    }
}
