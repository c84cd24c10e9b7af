//! What cannot be understood of a command line, in the user's language. The library's own words,
//! which are English, stay for an English user and for the rare kinds that have no words here.

use std::env;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, ValueEnum};

use crate::diag::Lang;

use super::args::{Args, LangArg};
use super::lang;

/// The arguments of the process. Help and version are printed and end it, and so does what cannot
/// be understood, with exit code 2.
pub(super) fn arguments() -> Args {
    Args::try_parse().unwrap_or_else(|error| {
        let words = (lang::chosen(asked()) == Lang::Zh).then(|| chinese(&error)).flatten();
        let Some(words) = words else { error.exit() };
        anstream::eprint!("{words}");
        std::process::exit(2)
    })
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
fn chinese(error: &clap::Error) -> Option<String> {
    let said = |kind| error.get(kind).map(shown);
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue).filter(|value| !value.is_empty());
    let problem = match (error.kind(), argument, value) {
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
    };
    let mut words = format!("错误：{problem}\n");
    words.extend(wanted(error).map(|wanted| format!("  {wanted}\n")));
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg];
    let meant = meant.into_iter().chain([ContextKind::SuggestedValue]).find_map(said);
    let possible = said(ContextKind::ValidValue).filter(|values| !values.is_empty());
    words.extend(meant.map(|meant| format!("  是不是“{meant}”？\n")));
    words.extend(possible.map(|values| format!("  可以是：{values}\n")));
    words += "  怎样用：hongtou --help，或 hongtou 命令 --help（命令如 notice）\n";
    Some(words)
}

/// That a part of the command was left out, with an example of the two that every clerk writes.
fn missing(argument: &str) -> String {
    match argument {
        "--period <PERIOD>" => "没有写是哪一期的，例如 --period 2024Q1（第一季度）".to_owned(),
        "<DIR>" => "没有写放在哪个文件夹里，例如 hongtou demo demo-out".to_owned(),
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

fn shown(value: &ContextValue) -> String {
    if let ContextValue::Strings(values) = value { values.join("、") } else { value.to_string() }
}
