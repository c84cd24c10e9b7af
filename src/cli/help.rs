//! What the program says of itself, in one language. The texts of `args` have both, the Chinese
//! before a slash and a blank; the library's own words, which are English, are replaced here.
//!
//! ```text
//! 通知的描述文件 / the description   ->   通知的描述文件（默认 notice.yaml）
//! ```

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::diag::Lang;

use super::args::Args;
use super::examples::after_help;
use crate::office::version::LONG;

/// What stands for a value in the help, by its English name.
const VALUES: [(&str, &str); 10] = [
    ("CODE", "编号"),
    ("DATE", "日期"),
    ("DIR", "文件夹"),
    ("FILE", "文件"),
    ("KINDS", "种类"),
    ("LANG", "语言"),
    ("N", "数"),
    ("PERIOD", "报送期"),
    ("SECONDS", "秒数"),
    ("UNIT", "单位"),
];

/// What the library says in English, by the name of its argument or command.
const OWN_TEXTS: [(&str, &str); 2] =
    [("help", "显示说明 / print the help"), ("version", "显示版本 / print the version")];

/// What is said of an argument in one command, and otherwise in the others that have it: by command and argument.
const IN_ONE_COMMAND: [(&str, &str, &str); 2] = [
    (
        "report",
        "bare",
        "报送期，例如 2024Q1、一季度、6月，或者年度 2024；不写的，按日子定 / the period or the year; by default the period of the day",
    ),
    ("report", "period", "报送期，或者年度 2024 / the period, or a year such as 2024"),
];

/// The command line, with the texts of one language.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = Args::command();
    command = command.version(LONG.as_str());
    // Only now does it have the library's own arguments and commands.
    command.build();
    in_language(command, lang)
}

fn in_language(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let about = said(&name, command.get_about());
    let command = command
        .mut_subcommands(|inner| in_language(inner, lang))
        .mut_args(|argument| argument_in(of_command(argument, &name), lang))
        .about(half(&about, lang))
        .after_help(after_help(&name, lang));
    match lang {
        Lang::Zh => with_chinese_heads(command),
        Lang::En => command,
    }
}

/// The heads, and how the command is used.
fn with_chinese_heads(command: Command) -> Command {
    let mut command = command
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template("{about-with-newline}\n用法: {usage}\n\n{all-args}{after-help}");
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[选项]");
    command.override_usage(usage)
}

/// The argument with what is said of it in that command alone.
fn of_command(argument: Arg, name: &str) -> Arg {
    let is_meant = |row: &&(&str, &str, &str)| row.0 == name && argument.get_id() == row.1;
    match IN_ONE_COMMAND.iter().find(is_meant) {
        Some((_, _, text)) => argument.help(*text),
        None => argument,
    }
}

fn argument_in(argument: Arg, lang: Lang) -> Arg {
    let id = argument.get_id().to_string();
    let help = half(&said(&id, argument.get_help()), lang);
    // One form of help, a line an option, with -h and --help alike.
    let argument = if matches!(argument.get_action(), ArgAction::Help) {
        argument.action(ArgAction::HelpShort).long_help(None::<&str>)
    } else {
        argument
    };
    match lang {
        Lang::Zh => in_chinese(argument, &help),
        Lang::En => argument.help(help),
    }
}

fn in_chinese(argument: Arg, help: &str) -> Arg {
    let notes = notes(&argument);
    let help = match (help.strip_suffix('）'), notes.is_empty()) {
        (_, true) => help.to_owned(),
        (Some(open), false) => format!("{open}；{notes}）"),
        (None, false) => format!("{help}（{notes}）"),
    };
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    let values = argument.get_value_names().unwrap_or_default().first();
    let value = values.and_then(|name| chinese_value(name));
    let value = value.filter(|_| argument.get_action().takes_values());
    let argument = argument.help(help).help_heading(heading);
    let argument = argument.hide_default_value(true).hide_env(true).hide_possible_values(true);
    value.into_iter().fold(argument, Arg::value_name)
}

/// What the library would say in English of an argument: what it is by default, what it may be, and
/// what stands for it.
fn notes(argument: &Arg) -> String {
    let switch = !argument.get_action().takes_values();
    let defaults = argument.get_default_values().iter().filter(|_| !switch);
    let default = defaults.map(|value| format!("默认 {}", value.to_string_lossy()));
    let possible = argument.get_possible_values();
    let possible: Vec<&str> = possible.iter().map(|value| value.get_name()).collect();
    let possible = (!switch && !argument.is_hide_possible_values_set() && !possible.is_empty())
        .then(|| format!("可写 {}", possible.join("、")));
    let env = argument.get_env().map(|name| format!("也可用环境变量 {}", name.to_string_lossy()));
    default.chain(possible).chain(env).collect::<Vec<_>>().join("；")
}

fn chinese_value(name: &str) -> Option<&'static str> {
    VALUES.iter().find(|(english, _)| *english == name).map(|(_, chinese)| *chinese)
}

/// What is said of an argument or a command in both languages.
fn said(name: &str, text: Option<&StyledStr>) -> String {
    let own =
        OWN_TEXTS.iter().find(|(named, _)| *named == name).map(|(_, text)| (*text).to_owned());
    own.or_else(|| text.map(ToString::to_string)).unwrap_or_default()
}

/// The half of a text in that language; all of it where it has one only.
fn half(text: &str, lang: Lang) -> String {
    let Some((chinese, english)) = text.split_once("/ ") else { return text.to_owned() };
    match lang {
        Lang::Zh => chinese.trim().to_owned(),
        Lang::En => english.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, Lang, VALUES, command};

    const COMMANDS: [&str; 17] = [
        "open",
        "demo",
        "init",
        "check",
        "notice",
        "forms",
        "send",
        "status",
        "remind",
        "log",
        "archive",
        "report",
        "fonts",
        "schema",
        "templates",
        "explain",
        "help",
    ];

    /// The help of a command and of all below it, by name.
    fn helps(mut command: Command, all: &mut Vec<(String, String)>) {
        let help = command.render_help().to_string();
        all.push((command.get_name().to_owned(), help));
        let inner = command.get_subcommands().filter(|one| !one.is_hide_set()).cloned();
        inner.collect::<Vec<_>>().into_iter().for_each(|one| helps(one, all));
    }

    fn all(lang: Lang) -> Vec<(String, String)> {
        let mut all = Vec::new();
        helps(command(lang), &mut all);
        assert!(all.len() > 9);
        all
    }

    #[test]
    fn the_chinese_help_has_no_word_of_english() {
        // Names of programs, files and kinds of file, codes, and what is typed.
        let known = "hongtou notice NOTICE yaml demo out log Word PDF Excel LibreOffice PNG JSON WPS OFD OFD-A A-1b A-2u ofd xlsx docx pdf txt zh en \
            forms outbox remind report returns PERIOD SMTP HONGTOU_FONTS HONGTOU_SMTP_CREDENTIALS HONGTOU_NO_BROWSER Q1 N Schema";
        let known: Vec<&str> = known.split_whitespace().collect();
        for (name, help) in all(Lang::Zh) {
            let told = help.split("例子:").next().unwrap_or_default();
            let words = told.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
            let english = words.filter(|word| {
                let typed =
                    word.is_empty() || word.starts_with(|c: char| c == '-' || c.is_ascii_digit());
                !typed && !known.contains(word) && !COMMANDS.contains(word)
            });
            assert_eq!(english.collect::<Vec<_>>(), [""; 0], "{name}");
            let left = VALUES.iter().find(|(value, _)| help.contains(&format!("<{value}>")));
            assert_eq!(left, None, "{name}");
        }
    }

    #[test]
    fn the_english_help_has_no_word_of_chinese() {
        for (name, help) in all(Lang::En) {
            let chinese: String =
                help.chars().filter(|c| ('\u{2E80}'..='\u{FFEF}').contains(c)).collect();
            assert_eq!(chinese, "", "{name}");
        }
    }

    /// A report may be of a year; where a year is refused, none is offered.
    #[test]
    fn only_report_offers_a_year_as_its_period() {
        for (lang, year) in [(Lang::Zh, "或者年度"), (Lang::En, "or a year")] {
            let offers = |(name, help): (String, String)| help.contains(year).then_some(name);
            assert_eq!(all(lang).into_iter().filter_map(offers).collect::<Vec<_>>(), ["report"]);
        }
    }

    #[test]
    fn every_command_has_two_examples_and_its_exit_codes() {
        for (lang, examples, codes) in
            [(Lang::Zh, "例子:\n", "结束码:\n"), (Lang::En, "Examples:\n", "Exit codes:\n")]
        {
            for (name, help) in all(lang).into_iter().filter(|(name, _)| name != "help") {
                let (_, after) = help.split_once(examples).expect(&name);
                let (examples, codes) = after.split_once(codes).expect(&name);
                let lines = examples.lines().filter(|line| line.starts_with("  hongtou "));
                assert_eq!(lines.count(), 2, "{name}: {examples}");
                assert!(codes.contains("  0  ") && codes.contains("  2  "), "{name}: {codes}");
            }
        }
    }
}
