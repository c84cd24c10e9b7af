//! The program without a command: started by a double click, or with a description or a folder dropped on it. The page
//! is opened then; on a terminal, and where no page can be opened, it is said what the program is. Windows gives it a
//! window that closes with it.
//!
//! Whether the window is the program's own only the system can tell, and only by a call that is not safe code. What a
//! shell leaves in the environment tells it as well: who typed the program's name did so in one.

use std::env;
use std::ffi::OsString;
use std::io::{IsTerminal, stdin, stdout};
use std::path::{Path, PathBuf};

use crate::diag::Lang;
use crate::shown;

use super::{lang, report};
use crate::office::init::NAME;
use crate::office::version;

/// The arguments of the process, with the command that they leave out.
pub(super) fn arguments() -> Vec<OsString> {
    let mut arguments: Vec<OsString> = env::args_os().collect();
    match to_open() {
        Some(folder) => {
            arguments.truncate(1);
            arguments.extend(["open".into(), folder.into()]);
        }
        None if dropped(&arguments).is_some() => arguments.insert(1, "check".into()),
        None => {}
    }
    arguments
}

/// The folder whose page is opened, where the program was started by a double click, or the description or the folder of
/// a year was dropped on it.
pub(super) fn to_open() -> Option<PathBuf> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let is_shell = in_shell(&|name| env::var_os(name));
    if !cfg!(windows) || is_shell {
        return None;
    }
    match &*arguments {
        [] => Some(years_folder()),
        [one] => folder_of(Path::new(one)),
        _ => None,
    }
}

/// Where somebody keeps the years who double-clicks the program: where it is started, else where it lies.
fn years_folder() -> PathBuf {
    let here = PathBuf::from(".");
    let own = env::current_exe().ok().and_then(|program| Some(program.parent()?.to_path_buf()));
    // A shortcut, or a program in the start menu, begins in a folder of the system.
    let system = env::var_os("SystemRoot").map(PathBuf::from);
    let is_system =
        env::current_dir().ok().zip(system).is_some_and(|(here, of)| here.starts_with(of));
    own.filter(|_| is_system).unwrap_or(here)
}

/// The folder of the year that was dropped, or whose description was; what is dropped comes with its whole way.
fn folder_of(dropped: &Path) -> Option<PathBuf> {
    if !dropped.is_absolute() {
        return None;
    }
    if dropped.is_dir() {
        return dropped.join(NAME).is_file().then(|| dropped.to_path_buf());
    }
    let is_description = dropped.file_name().is_some_and(|name| name.eq_ignore_ascii_case(NAME));
    let folder = dropped.parent()?.to_path_buf();
    (is_description && dropped.is_file()).then_some(folder)
}

/// Whether a shell started the program: cmd leaves PROMPT to what it starts, the Windows Terminal and the shell of git
/// their names, PowerShell a folder of the user's own among those of its modules.
fn in_shell(named: &dyn Fn(&str) -> Option<OsString>) -> bool {
    let of_shells = ["PROMPT", "WT_SESSION", "MSYSTEM", "TERM_PROGRAM"];
    let own = named("USERPROFILE").map(|own| own.to_string_lossy().to_lowercase());
    let modules = named("PSModulePath").map(|all| all.to_string_lossy().to_lowercase());
    let of_powershell =
        own.zip(modules).is_some_and(|(own, all)| !own.is_empty() && all.contains(&*own));
    of_powershell || of_shells.iter().any(|name| named(name).is_some())
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
             双击程序，网页就在浏览器里打开。也可以用命令：\n\
             \x20 1. 打开一个文件夹，在地址栏输入 cmd，按回车；\n\
             \x20 2. 在出来的窗口里输入下面一行，按回车，就建好一个示例文件夹 demo-out：\n\
             \n\
             \x20    {program} demo demo-out\n\
             \n\
             把 notice.yaml 拖到程序的图标上，打开的是它那一年的网页。\n\
             全部命令：{program} --help；一个命令怎样用：{program} notice --help\n"
        ),
        Lang::En => format!(
            "hongtou {version}: the paperwork of a yearly notice, from one text file, notice.yaml.\n\
             \n\
             A double click opens its page in the browser; here it is a command (中文：{program} --lang zh). To see it work:\n\
             \n\
             \x20    {program} demo demo-out\n\
             \n\
             A notice.yaml that is dropped on the program opens the page of its year.\n\
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
pub(super) fn keep_window(code: u8) {
    let arguments: Vec<OsString> = env::args_os().collect();
    // What is dropped comes with its whole way.
    let is_dropped = |one: &OsString| Path::new(one).is_absolute() && Path::new(one).exists();
    let bare = dropped(&arguments).is_some() || arguments.iter().skip(1).all(is_dropped);
    let was_closed = code == 0 && to_open().is_some();
    if cfg!(windows) && bare && !was_closed && stdin().is_terminal() && stdout().is_terminal() {
        report::say(match lang::chosen(None) {
            Lang::Zh => "\n按回车键关闭",
            Lang::En => "\npress Enter to close",
        });
        // Whatever is typed, or not: the window closes then.
        let _typed = stdin().read_line(&mut String::new());
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::Path;

    use super::{folder_of, in_shell};

    #[test]
    fn a_shell_is_known_by_what_it_leaves() {
        let own = ("USERPROFILE", "C:\\Users\\甲");
        let all = "C:\\Program Files\\WindowsPowerShell\\Modules;C:\\Windows\\system32";
        let with_own = format!("C:\\Users\\甲\\Documents\\WindowsPowerShell\\Modules;{all}");
        let explorer = [own, ("PSModulePath", all), ("Path", "C:\\Windows")];
        let shells: [&[(&str, &str)]; 4] = [
            &[own, ("PROMPT", "$P$G")],
            &[own, ("PSModulePath", &with_own)],
            &[("WT_SESSION", "0")],
            &[("MSYSTEM", "MINGW64")],
        ];
        let is_shell = |set: &[(&str, &str)]| {
            in_shell(&|name| {
                let one = set.iter().find(|(own, _)| *own == name)?;
                Some(OsString::from(one.1))
            })
        };
        assert!(!is_shell(&explorer) && !is_shell(&[]));
        assert!(shells.into_iter().all(is_shell));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test prepares its folder")]
    fn a_description_that_is_dropped_opens_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["notice.yaml", "other.yaml", "notice.docx"] {
            std::fs::write(at(name), "").unwrap();
        }
        assert_eq!(folder_of(&at("notice.yaml")), Some(folder.path().to_path_buf()));
        assert_eq!(folder_of(folder.path()), Some(folder.path().to_path_buf()));
        for none in ["other.yaml", "notice.docx", "missing/notice.yaml", "none"] {
            assert_eq!(folder_of(&at(none)), None, "{none}");
        }
        assert_eq!(folder_of(Path::new("notice.yaml")), None);
    }
}
