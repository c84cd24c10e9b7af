//! The program without a command: started by a double click, or with a description dropped on it.
//! Windows then gives it a window that closes with it.
//!
//! Whether the window is the program's own only the system can tell, and only by a call that is
//! not safe code. So any run on a Windows console without a command waits for the Enter key: one
//! key more for who typed the program's name alone.

use std::env;
use std::ffi::OsString;
use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;

use crate::diag::Lang;
use crate::shown;

use super::{lang, report};
use crate::office::version;

/// The arguments of the process, with the command that they leave out.
pub(super) fn arguments() -> Vec<OsString> {
    let mut arguments: Vec<OsString> = env::args_os().collect();
    if dropped(&arguments).is_some() {
        arguments.insert(1, "check".into());
    }
    arguments
}

/// The one argument, where it is the name of a description.
fn dropped(arguments: &[OsString]) -> Option<&Path> {
    let [_, one] = arguments else { return None };
    let path = Path::new(one);
    let extension = path.extension()?.to_str()?.to_lowercase();
    matches!(extension.as_str(), "yaml" | "yml").then_some(path)
}

/// What the program is, and what to type or drop.
pub(super) fn words(lang: Lang) -> String {
    let (version, program) = (version::SHORT, own_name());
    match lang {
        Lang::Zh => format!(
            "红头 hongtou {version}：一年的通知、填报表、各期汇总，都从一个文本文件 notice.yaml 出。\n\
             \n\
             它没有窗口，在命令提示符里用：\n\
             \x20 1. 打开一个文件夹，在地址栏输入 cmd，按回车；\n\
             \x20 2. 在出来的窗口里输入下面一行，按回车，就建好一个示例文件夹 demo-out：\n\
             \n\
             \x20    {program} demo demo-out\n\
             \n\
             把写好的 notice.yaml 拖到程序的图标上，就检查它有没有错。\n\
             全部命令：{program} --help；一个命令怎样用：{program} notice --help\n"
        ),
        Lang::En => format!(
            "hongtou {version}: the paperwork of a yearly notice, from one text file, notice.yaml.\n\
             \n\
             It has no windows, and is used in a terminal (中文：{program} --lang zh). To see it work:\n\
             \n\
             \x20    {program} demo demo-out\n\
             \n\
             A notice.yaml that is dropped on the program is checked.\n\
             All commands: {program} --help; one command: {program} notice --help\n"
        ),
    }
}

/// What may be dropped, where the one argument or the first is a file or a folder that is no description.
pub(super) fn no_description(lang: Lang) -> Option<String> {
    let first = env::args_os().nth(1)?;
    let path = Path::new(&first);
    if !path.exists() {
        return None;
    }
    let name = shown::path(path);
    Some(match lang {
        Lang::Zh => format!(
            "“{name}”不是通知的描述文件。拖到程序图标上的，一次一个，文件名要以 .yaml 结尾；\n\
             记事本会存成 notice.yaml.txt：在资源管理器的“查看”里勾选“文件扩展名”，把 .txt 去掉\n"
        ),
        Lang::En => format!(
            "“{name}” is no description of a notice. One file is dropped at a time, and its name ends with \
             .yaml;\nNotepad makes notice.yaml.txt of it: show extensions in the Explorer and take .txt away\n"
        ),
    })
}

/// How this program is called from another folder: by its place on Windows, where it is unpacked
/// somewhere; elsewhere by its name.
fn own_name() -> String {
    let place = env::current_exe().ok().filter(|_| cfg!(windows));
    let place = place.map(|path| shown::path(&path));
    match place {
        Some(place) if place.contains(' ') => format!("\"{place}\""),
        Some(place) => place,
        None => "hongtou".to_owned(),
    }
}

/// Waits for the Enter key where the window would close with the program and what it says.
pub(super) fn keep_window() {
    let arguments: Vec<OsString> = env::args_os().collect();
    // What is dropped comes with its whole way.
    let is_dropped = |one: &OsString| Path::new(one).is_absolute() && Path::new(one).exists();
    let bare = dropped(&arguments).is_some() || arguments.iter().skip(1).all(is_dropped);
    if cfg!(windows) && bare && stdin().is_terminal() && stdout().is_terminal() {
        report::say(match lang::chosen(None) {
            Lang::Zh => "\n按回车键关闭",
            Lang::En => "\npress Enter to close",
        });
        // Whatever is typed, or not: the window closes then.
        let _typed = stdin().read_line(&mut String::new());
    }
}
