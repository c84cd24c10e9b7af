//! The words in Chinese.

use super::{Refusal, RefusalCause};

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
