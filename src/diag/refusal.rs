//! Why the system did not give out or take a file, told apart as far as its codes do.

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

impl Refusal {
    /// Why, as it stands behind what was refused.
    pub(in crate::diag) fn zh(&self) -> String {
        let why = match self.cause {
            RefusalCause::Full => "磁盘满了",
            RefusalCause::TooLarge => "太大了",
            RefusalCause::NoPermission => "没有权限",
            RefusalCause::InUse => "正被别的程序打开",
            RefusalCause::ReadOnlyDisk => "磁盘是只读的",
            RefusalCause::PathTooLong => "文件夹和文件名合起来太长",
            RefusalCause::BadName => "名称里有系统不许用的字符",
            RefusalCause::TooManyOpen => "同时打开的文件太多",
            RefusalCause::IsFolder => "那里是一个文件夹",
            RefusalCause::NoFolder => "这是一个文件，不是文件夹",
            RefusalCause::NoFile => "那里是链接、管道之类，不是文件",
            RefusalCause::TooDeep => "文件夹套文件夹，层数太多",
            RefusalCause::NotText => "里面不是 UTF-8 编码的文字",
            RefusalCause::Gone => "文件夹不在了，或者网络盘断开了",
            RefusalCause::Other => return format!("（{}）", self.said),
        };
        let code = self.code.map(|code| format!("（系统代码 {code}）")).unwrap_or_default();
        format!("：{why}{code}")
    }

    /// What to do before it is read.
    pub(in crate::diag) fn to_read_zh(&self) -> &'static str {
        match self.cause {
            RefusalCause::NoPermission => "请管理员给你读的权限，或者把它复制到自己的文件夹里再用",
            RefusalCause::TooLarge => {
                "它比同类文件都大得多，多半写坏了，或者不是这种文件：打开看一看，换成备份或者移走"
            }
            RefusalCause::NoFolder => "写放文件的那个文件夹，不要写里面的文件",
            RefusalCause::IsFolder => "写里面的文件，不要写文件夹",
            RefusalCause::NoFile => "把它指的那个文件复制到这里，用复制来的",
            RefusalCause::TooDeep => "把里面的文件移到外面几层的文件夹里，再运行一次",
            RefusalCause::NotText => "用记事本打开，选“另存为”，编码选“UTF-8”，再保存",
            RefusalCause::Full | RefusalCause::ReadOnlyDisk | RefusalCause::Other => {
                "看看它是不是文件、能不能打开，再运行一次"
            }
            RefusalCause::InUse
            | RefusalCause::PathTooLong
            | RefusalCause::BadName
            | RefusalCause::TooManyOpen
            | RefusalCause::Gone => self.to_write_zh(),
        }
    }

    /// What to do before it is written.
    pub(in crate::diag) fn to_write_zh(&self) -> &'static str {
        match self.cause {
            RefusalCause::Full => {
                "删掉磁盘上不用的文件，或者把年度文件夹移到有空的磁盘，再运行一次"
            }
            RefusalCause::NoPermission => {
                "看看这个文件是不是设了只读、是不是正打开着，在这个文件夹里能不能新建文件；不能的，换一个自己的文件夹"
            }
            RefusalCause::InUse => "在 Word、Excel、WPS 或阅读器里关掉它，再运行一次",
            RefusalCause::ReadOnlyDisk => "换一个能写的磁盘或文件夹，再运行一次",
            RefusalCause::PathTooLong => "把年度文件夹移到外层，例如 D:\\ 下面，或者把名称改短",
            RefusalCause::BadName => "改名，不用 \\ / : * ? \" < > | 这些字符",
            RefusalCause::TooManyOpen => "关掉别的程序再运行；仍然这样，加 --jobs 1",
            RefusalCause::IsFolder => "把那个文件夹移走或改名，再运行一次",
            RefusalCause::NoFolder => "换一个文件夹，或者把那个文件移走",
            RefusalCause::NoFile => "把它移走或删掉，再运行一次",
            RefusalCause::Gone => {
                "看看文件夹还在不在、网络盘能不能打开，再运行一次；都好的，可能是路径太长，把名称改短"
            }
            RefusalCause::TooDeep
            | RefusalCause::NotText
            | RefusalCause::TooLarge
            | RefusalCause::Other => "看看磁盘有没有问题、在这个文件夹里能不能新建文件，再运行一次",
        }
    }
}

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
