//! Why the system did not give out or take a file, told apart as far as its codes do; the words are in
//! `zh` and `en` beside this file.

mod en;
mod zh;

use std::io::{Error, ErrorKind};

use serde::{Deserialize, Serialize};

/// Why the system did not give out or take a file. `Serialize` because a finding that holds one can
/// cross to another process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why.
    pub cause: RefusalCause,
    /// The system's own code.
    pub code: Option<i32>,
    /// What the system said, in its own words.
    pub said: String,
}

/// The causes that ask for different remedies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RefusalCause {
    /// The disk, or the share of it that the user may fill, is full.
    Full,
    /// It is larger than any of its kind.
    TooLarge,
    /// The user may not.
    NoPermission,
    /// Another program holds it open.
    InUse,
    /// Nothing can be written on the disk.
    ReadOnlyDisk,
    /// Its path is longer than the system takes.
    PathTooLong,
    /// Its name has characters that the system does not take.
    BadName,
    /// The program has as many files open as the system allows.
    TooManyOpen,
    /// A folder stands there.
    IsFolder,
    /// A file stands where a folder is wanted.
    NoFolder,
    /// A link, a pipe or a device stands there.
    NoFile,
    /// Folders in folders, deeper than is looked.
    TooDeep,
    /// Its text is no UTF-8.
    NotText,
    /// The folder is no longer there, or the network is.
    Gone,
    /// Another.
    Other,
}

impl Refusal {
    /// What `error` says.
    pub fn of(error: &Error) -> Refusal {
        let code = error.raw_os_error();
        let of_code = code.and_then(if cfg!(windows) { of_windows } else { of_unix });
        let cause = of_code.unwrap_or_else(|| of_kind(error.kind()));
        Refusal { cause, code, said: error.to_string() }
    }
}

impl Refusal {
    /// What `error` says of a file that was to be read. The system calls too large what it will not let grow; we,
    /// what we will not read.
    pub fn to_read(error: &Error) -> Refusal {
        let is_large = error.kind() == ErrorKind::FileTooLarge;
        let refusal = Refusal::of(error);
        if is_large { Refusal { cause: RefusalCause::TooLarge, ..refusal } } else { refusal }
    }
}

/// What has no kind of its own on Windows, or shares one with something else (winerror.h).
fn of_windows(code: i32) -> Option<RefusalCause> {
    match code {
        4 => Some(RefusalCause::TooManyOpen),
        32 | 33 | 1224 => Some(RefusalCause::InUse),
        53 | 59 | 64 | 67 | 1231 => Some(RefusalCause::Gone),
        123 => Some(RefusalCause::BadName),
        206 => Some(RefusalCause::PathTooLong),
        _ => None,
    }
}

/// ENFILE and EMFILE.
fn of_unix(code: i32) -> Option<RefusalCause> {
    matches!(code, 23 | 24).then_some(RefusalCause::TooManyOpen)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the library's list is open, and long")]
fn of_kind(kind: ErrorKind) -> RefusalCause {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            RefusalCause::Full
        }
        ErrorKind::PermissionDenied => RefusalCause::NoPermission,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => {
            RefusalCause::InUse
        }
        ErrorKind::ReadOnlyFilesystem => RefusalCause::ReadOnlyDisk,
        ErrorKind::InvalidFilename => RefusalCause::PathTooLong,
        ErrorKind::IsADirectory => RefusalCause::IsFolder,
        ErrorKind::NotADirectory => RefusalCause::NoFolder,
        // What is in the way where a file is to be put, and what is no file where one is read.
        ErrorKind::AlreadyExists | ErrorKind::InvalidInput => RefusalCause::NoFile,
        ErrorKind::Unsupported => RefusalCause::TooDeep,
        ErrorKind::InvalidData => RefusalCause::NotText,
        ErrorKind::NotFound
        | ErrorKind::TimedOut
        | ErrorKind::NotConnected
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::StaleNetworkFileHandle => RefusalCause::Gone,
        _ => RefusalCause::Other,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::{Refusal, RefusalCause, of_windows};
    use crate::diag::{Lang, Problem, RunProblem};

    /// Each by what the system gives for it: Windows by its codes, the others by their own.
    #[test]
    fn causes_are_told_apart() {
        let windows = [(32, RefusalCause::InUse), (33, RefusalCause::InUse)];
        let windows = windows.into_iter().chain([(206, RefusalCause::PathTooLong)]);
        windows.for_each(|(code, cause)| assert_eq!(of_windows(code), Some(cause), "{code}"));
        let cause = |error: Error| Refusal::of(&error).cause;
        assert_eq!(cause(ErrorKind::StorageFull.into()), RefusalCause::Full);
        let large = ErrorKind::FileTooLarge.into();
        assert_eq!(Refusal::of(&large).cause, RefusalCause::Full);
        assert_eq!(Refusal::to_read(&large).cause, RefusalCause::TooLarge);
        assert_eq!(cause(ErrorKind::PermissionDenied.into()), RefusalCause::NoPermission);
        if cfg!(target_os = "linux") {
            let of = [(28, RefusalCause::Full), (30, RefusalCause::ReadOnlyDisk)];
            let of =
                of.into_iter().chain([(27, RefusalCause::Full), (13, RefusalCause::NoPermission)]);
            let of = of.chain([(24, RefusalCause::TooManyOpen), (36, RefusalCause::PathTooLong)]);
            of.for_each(|(code, wanted)| {
                assert_eq!(cause(Error::from_raw_os_error(code)), wanted, "{code}");
            });
        }
    }

    /// Only an open file is to be closed, and the system's own words are told of what has no others.
    #[test]
    fn the_remedy_is_that_of_the_cause() {
        let told = |error: Error| {
            let problem = Problem::Run(RunProblem::FileUnwritable {
                file: "表.xlsx".into(),
                why: Refusal::of(&error),
            });
            let message = problem.message(Lang::Zh);
            message.title + "；" + &message.remedy
        };
        let full = told(Error::from_raw_os_error(if cfg!(windows) { 112 } else { 28 }));
        assert!(full.contains("磁盘满了（系统代码 "), "{full}");
        assert!(!full.contains("Word") && !full.contains("os error"), "{full}");
        let held = told(ErrorKind::ResourceBusy.into());
        assert!(held.contains("正被别的程序打开") && held.contains("Word"), "{held}");
        assert!(told(Error::other("odd")).contains("（odd）"));
    }
}
