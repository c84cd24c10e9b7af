//! The command line, in the user's language: what is asked for, or why it cannot be understood. The
//! library's own words for faults, which are English, stay for an English user.

use std::env;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches, ValueEnum};

use crate::diag::Lang;
use crate::shown;

use super::args::{Args, LangArg};
use super::{help, lang, report, welcome};

/// The arguments of the process.
///
/// # Errors
/// The exit code, where nothing is left to do: help and version are printed, or what cannot be
/// understood is told.
pub(super) fn arguments() -> Result<Args, u8> {
    // All texts of all commands are put into words only where some are printed.
    read(Args::command()).or_else(|_| {
        let lang = lang::chosen(asked());
        read(help::command(lang)).map_err(|error| {
            told(&error, lang);
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            if report::all_said(lang) { code } else { 2 }
        })
    })
}

fn read(command: Command) -> Result<Args, clap::Error> {
    let matches = command.try_get_matches_from(language_first(welcome::arguments()));
    matches.and_then(|found| Args::from_arg_matches(&found))
}

/// The library's `help` takes names of commands and nothing else: the language that a user writes at
/// the end of it, as of any other command, goes before it.
///
/// ```text
/// hongtou help notice --lang zh   ->   hongtou --lang zh help notice
/// ```
fn language_first(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let help = arguments.get(1).is_some_and(|first| first == "help");
    let named = arguments.iter().position(|one| {
        one.to_str().is_some_and(|one| one == "--lang" || one.starts_with("--lang="))
    });
    if let (true, Some(named)) = (help, named) {
        let apart = usize::from(arguments[named] == "--lang" && named + 1 < arguments.len());
        arguments[1..=named + apart].rotate_right(1 + apart);
    }
    arguments
}

/// Says it; what the user typed into it is pasted from anywhere, and moves no cursor.
fn told(error: &clap::Error, lang: Lang) {
    let unknown = error.kind() == ErrorKind::InvalidSubcommand;
    if let Some(words) = unknown.then(|| welcome::no_description(lang)).flatten() {
        return say_plainly(&words);
    }
    match (error.kind(), lang) {
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, _) => {
            anstream::eprint!("{}", welcome::words(lang));
        }
        (ErrorKind::DisplayHelp | ErrorKind::DisplayVersion, _) => {
            report::print(&error.render().ansi().to_string());
        }
        (_, Lang::En) => say_plainly(&error.render().to_string()),
        (_, Lang::Zh) => say_plainly(&chinese(error)),
    }
}

fn say_plainly(words: &str) {
    anstream::eprint!("{}", shown::plain_lines(words));
}

/// The language that `--lang` names on a command line that is not understood otherwise.
fn asked() -> Option<LangArg> {
    // A name on the disk need not be a text.
    let arguments = env::args_os().map(|one| one.to_string_lossy().into_owned());
    let mut arguments = arguments.skip_while(|one| !one.starts_with("--lang"));
    let named = arguments.next()?;
    let name = named.strip_prefix("--lang=").map(str::to_owned).or_else(|| arguments.next())?;
    LangArg::from_str(&name, true).ok()
}

/// The error in Chinese: what is wrong, what was perhaps meant, how the command is used.
fn chinese(error: &clap::Error) -> String {
    let said = |kind| error.get(kind).map(listed);
    let problem = problem(error).unwrap_or_else(|| "命令写得不对".to_owned());
    let mut words = format!("错误：{problem}\n");
    words.extend(wanted(error).map(|wanted| format!("  {wanted}\n")));
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg];
    let meant = meant.into_iter().chain([ContextKind::SuggestedValue]).find_map(said);
    let possible = said(ContextKind::ValidValue).filter(|values| !values.is_empty());
    words.extend(meant.map(|meant| format!("  是不是“{meant}”？\n")));
    words.extend(possible.map(|values| format!("  可以是：{values}\n")));
    words + "  怎样用：hongtou --help，或 hongtou 命令 --help（命令如 notice）\n"
}

/// What is wrong, for the kinds that have words here.
fn problem(error: &clap::Error) -> Option<String> {
    let said = |kind| error.get(kind).map(listed);
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue).filter(|value| !value.is_empty());
    Some(match (error.kind(), argument, value) {
        (ErrorKind::InvalidSubcommand, _, _) => {
            format!("没有“{}”这个命令", said(ContextKind::InvalidSubcommand)?)
        }
        (ErrorKind::UnknownArgument, Some(argument), _) if !argument.starts_with('-') => {
            format!("“{argument}”是多余的")
        }
        (ErrorKind::UnknownArgument, Some(argument), _) => format!("没有“{argument}”这个选项"),
        (ErrorKind::MissingRequiredArgument, Some(argument), _) => missing(&argument),
        (ErrorKind::InvalidValue, Some(argument), None) => format!("“{argument}”后面没有写值"),
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(argument), Some(value)) => {
            format!("“{argument}”不能是“{value}”")
        }
        (ErrorKind::ArgumentConflict, Some(argument), _) => match said(ContextKind::PriorArg) {
            Some(prior) if prior != argument => format!("“{argument}”不能与“{prior}”同时用"),
            Some(_) | None => format!("“{argument}”只能写一次"),
        },
        (ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues, Some(argument), _) => {
            format!("“{argument}”后面写的值太多")
        }
        (ErrorKind::InvalidUtf8, _, _) => "命令里有认不出的字".to_owned(),
        _ => return None,
    })
}

/// That a part of the command was left out, with an example of the one that every clerk writes.
fn missing(argument: &str) -> String {
    match argument {
        "<文件夹>" => "没有写放在哪个文件夹里，例如 hongtou demo demo-out".to_owned(),
        other => format!("缺少“{other}”"),
    }
}

/// What a number must be, where the library says why it is none that is taken.
fn wanted(error: &clap::Error) -> Option<String> {
    let why = std::error::Error::source(error)?.to_string();
    let range = why.split_once(" is not in ").and_then(|(_, range)| range.split_once(".."));
    match range {
        Some((least, "")) => Some(format!("要写不小于 {least} 的整数")),
        Some((least, most)) => {
            Some(format!("要写 {least} 到 {} 的整数", most.trim_start_matches('=')))
        }
        None => why.contains("digit").then(|| "要写整数，例如 2".to_owned()),
    }
}

fn listed(value: &ContextValue) -> String {
    if let ContextValue::Strings(values) = value { values.join("、") } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{Lang, help, language_first};

    #[test]
    fn the_language_goes_before_help_and_nowhere_else() {
        for (written, read) in [
            ("help notice --lang zh", "--lang zh help notice"),
            ("help --lang en notice", "--lang en help notice"),
            ("help notice --lang=zh", "--lang=zh help notice"),
            ("help --lang zh", "--lang zh help"),
            ("help notice --lang", "--lang help notice"),
            ("help notice", "help notice"),
            ("notice help --lang zh", "notice help --lang zh"),
        ] {
            let line = format!("hongtou {written}");
            let found = language_first(line.split(' ').map(Into::into).collect());
            assert_eq!(found.join(" ".as_ref()).to_str(), Some(&*format!("hongtou {read}")));
        }
    }

    #[test]
    fn the_help_calls_the_program_alike_wherever_it_is() {
        for place in ["hongtou", "hongtou.exe", "D:\\hongtou\\hongtou.exe"] {
            let asked = help::command(Lang::En).try_get_matches_from([place, "notice", "--help"]);
            let said = asked.expect_err("help").to_string();
            assert!(said.contains("Usage: hongtou notice ["), "{said}");
        }
    }
}
