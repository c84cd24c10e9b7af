//! `hongtou extras`, for who packs the program: its manual pages in both languages and completions for shells, all of
//! the one table of arguments; and the guide for the clerk as web pages.

use std::io::Result;

use clap::{Arg, Command};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use crate::diag::{Diagnostics, Lang};

use super::args::ExtrasArgs;
use super::{Outcome, help, report};
use crate::office::guide;
use crate::office::output;
use crate::office::output::NewFile;
use crate::office::version::SHORT;

/// The heads of a manual page, in English and in Chinese.
const HEADS: [(&str, &str); 9] = [
    ("NAME", "名称"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("ARGUMENTS", "参数"),
    ("OPTIONS", "选项"),
    ("SUBCOMMANDS", "命令"),
    ("COMMANDS", "命令"),
    ("EXTRA", "例子和结束码"),
    ("VERSION", "版本"),
];

/// The shells, and how their files are named.
const SHELLS: [(Shell, &str); 4] = [
    (Shell::Bash, "hongtou.bash"),
    (Shell::Zsh, "_hongtou"),
    (Shell::Fish, "hongtou.fish"),
    (Shell::PowerShell, "hongtou.ps1"),
];

/// Writes them into folders of their own.
pub(super) fn run(args: &ExtrasArgs, lang: Lang) -> Outcome {
    let (beside, below) = guide::files();
    let places = [
        ("man/man1", manual(Lang::En)),
        ("man/zh_CN/man1", manual(Lang::Zh)),
        ("completions", Ok(completions())),
        ("guide", Ok(beside)),
        ("guide/docs", Ok(below)),
    ];
    for (place, files) in places {
        let files =
            files.map_err(|error| Diagnostics::from(output::unwritable(&args.folder, &error)));
        match files.and_then(|files| output::write(&args.folder.join(place), &files)) {
            Ok(written) => written.iter().for_each(|path| report::wrote(path, lang)),
            Err(findings) => {
                report::findings(findings, lang);
                return Outcome::Failed;
            }
        }
    }
    Outcome::Done
}

/// A page for the program, and one for each command that people type.
fn manual(lang: Lang) -> Result<Vec<NewFile>> {
    let whole = help::command(lang);
    let commands = whole.get_subcommands().filter(is_typed);
    std::iter::once(&whole).chain(commands).map(|one| page(one.clone(), lang)).collect()
}

fn page(command: Command, lang: Lang) -> Result<NewFile> {
    let name = command.get_display_name().unwrap_or(command.get_name()).to_owned();
    let mut text = Vec::new();
    Man::new(command).title(&name).source(format!("hongtou {SHORT}")).render(&mut text)?;
    let mut text = String::from_utf8_lossy(&text).into_owned();
    if lang == Lang::Zh {
        for (english, chinese) in HEADS {
            text = text.replace(&format!(".SH {english}\n"), &format!(".SH {chinese}\n"));
        }
    }
    Ok(NewFile { name: format!("{name}.1"), bytes: text.into_bytes() })
}

/// In English: the shell of Windows reads them in the code page of its system.
fn completions() -> Vec<NewFile> {
    let file = |(shell, name): (Shell, &str)| {
        let mut bytes = Vec::new();
        generate(shell, &mut typed(), "hongtou", &mut bytes);
        NewFile { name: name.to_owned(), bytes }
    };
    SHELLS.map(file).into_iter().collect()
}

/// The command line without the commands that nobody types: shells would offer them. What the library
/// adds by itself it adds again.
fn typed() -> Command {
    let whole = help::command(Lang::En);
    let own = |one: &&Arg| !["help", "version"].contains(&one.get_id().as_str());
    let (arguments, commands) = (whole.get_arguments().filter(own), whole.get_subcommands());
    Command::new("hongtou")
        .version(SHORT)
        .args(arguments.cloned())
        .subcommands(commands.filter(is_typed).cloned())
}

/// Whether people type it.
fn is_typed(command: &&Command) -> bool {
    !command.is_hide_set() && command.get_name() != "help"
}
