//! The commands that pages show, held against the program's own help: each command, option and number of words exists.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::OnceLock;

use super::page::{Code, Mark, Page};

/// What stands for a value where a page tells how a command is written.
const STANDING_FOR: [&str; 12] = [
    "CODE",
    "DATE",
    "DIR",
    "FILE",
    "KINDS",
    "NOTICE.yaml",
    "PERIOD",
    "UNIT",
    "单位",
    "压缩包",
    "文件夹",
    "报送期",
];
/// Commands that the help does not list.
const HIDDEN: [&str; 2] = ["worker", "extras"];
/// Options of other programs that pages name alone.
const OF_OTHERS: [&str; 1] = ["--remap-path-prefix"];

/// What a command takes.
#[derive(Debug, Default)]
pub(super) struct Usage {
    /// Each option, and whether a value follows it.
    options: BTreeMap<String, bool>,
    /// How many words it must have, and may have.
    least: usize,
    most: usize,
}

/// What the program takes, by command; its own options by no name.
pub(super) fn program() -> &'static BTreeMap<String, Usage> {
    static PROGRAM: OnceLock<BTreeMap<String, Usage>> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let whole = help(&[]);
        let (_, listed) = whole.split_once("Commands:\n").expect("the commands");
        let listed = listed.lines().take_while(|line| !line.is_empty());
        let names = listed.filter_map(|line| line.split_whitespace().next());
        // `help` has none of its own.
        let names = names.filter(|name| *name != "help");
        let named = names.chain(HIDDEN).map(|name| (name.to_owned(), usage(&help(&[name]))));
        let help = Usage { most: 1, ..usage(&whole) };
        named.chain([(String::new(), usage(&whole)), ("help".to_owned(), help)]).collect()
    })
}

/// What the program says of a command, in English.
pub(super) fn help(command: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    let output = program.args(command).args(["--help", "--lang", "en"]).output();
    String::from_utf8(output.expect("the program starts").stdout).expect("UTF-8")
}

fn usage(help: &str) -> Usage {
    let line = help.lines().find(|line| line.starts_with("Usage:")).expect("how it is used");
    let words: Vec<&str> = line.split(' ').filter(|word| *word != "[OPTIONS]").collect();
    let least = words.iter().filter(|word| word.starts_with('<')).count();
    let most = match words.iter().any(|word| word.ends_with("...")) {
        true => usize::MAX,
        false => least + words.iter().filter(|word| word.starts_with('[')).count(),
    };
    let listed = help.split("Examples:").next().unwrap_or_default();
    let options = listed.lines().filter(|line| line.trim_start().starts_with('-')).flat_map(names);
    Usage { options: options.collect(), least, most }
}

/// The names of the option of a line of the help: `  -o, --output <DIR>  the folder`.
fn names(line: &str) -> Vec<(String, bool)> {
    let told = line.trim_start().split("  ").next().unwrap_or_default();
    let takes = told.contains('<');
    let names = told.split([' ', ',']).filter(|word| word.starts_with('-'));
    names.map(|name| (name.to_owned(), takes)).collect()
}

/// How much of a command is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All: it can be typed.
    Whole,
    /// Its name, or a part of it.
    Part,
    /// How it is written: `hongtou init DIR [--from FILE]`.
    Synopsis,
}

/// A command as a page shows it.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) line: usize,
    /// Without `hongtou`.
    pub(super) words: Vec<String>,
    pub(super) mark: Option<Mark>,
    /// What is shown below it as printed; nothing where nothing is.
    pub(super) printed: Vec<String>,
    /// Whether it stands within a line of text.
    pub(super) is_inline: bool,
    synopsis: bool,
}

/// The blocks in which commands are shown.
const SHELLS: [&str; 4] = ["", "sh", "console", "bat"];

/// The commands of a piece of code.
pub(super) fn typed(code: &Code) -> Vec<Typed> {
    match &code.block {
        None => begun(code, &code.text, 0).into_iter().collect(),
        Some(language) if SHELLS.contains(&language.as_str()) => in_block(code),
        Some(_) => Vec::new(),
    }
}

fn in_block(code: &Code) -> Vec<Typed> {
    let mut found: Vec<Typed> = Vec::new();
    let mut prompted = false;
    for (at, line) in code.text.lines().enumerate() {
        let bare = line.strip_prefix("$ ").or_else(|| line.strip_prefix("> "));
        match begun(code, bare.unwrap_or(line), at) {
            Some(one) => {
                prompted = bare.is_some();
                found.push(one);
            }
            None => {
                if let Some(last) = found.last_mut().filter(|_| prompted) {
                    last.printed.push(line.to_owned());
                }
            }
        }
    }
    found
}

/// The command that begins a line.
fn begun(code: &Code, line: &str, at: usize) -> Option<Typed> {
    let words = line.strip_prefix("./").unwrap_or(line);
    let is_one = ["hongtou ", "cd "].iter().any(|begin| words.starts_with(begin));
    let synopsis = words.contains('[');
    let words = if synopsis { words.to_owned() } else { without_remark(words) };
    let words = words_of(&words);
    let words = if words.first().is_some_and(|word| word == "hongtou") {
        words[1..].to_vec()
    } else {
        words
    };
    let (line, mark, is_inline) = (code.line + at, code.mark.clone(), code.block.is_none());
    is_one.then(|| Typed { line, words, mark, printed: Vec::new(), is_inline, synopsis })
}

/// A line up to its remark: behind `#`, or after four spaces.
fn without_remark(line: &str) -> String {
    let end = line.find(" #").unwrap_or(line.len());
    let line = &line[..end];
    line.split("    ").next().unwrap_or_default().trim_end().to_owned()
}

/// The words of a line, without quotation marks, and without where its output goes.
fn words_of(line: &str) -> Vec<String> {
    let (mut words, mut quoted) = (vec![String::new()], false);
    for one in line.chars() {
        match one {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("a word").push(one),
        }
    }
    let kept = words.into_iter().filter(|word| !word.is_empty());
    kept.take_while(|word| word != ">").collect()
}

impl Typed {
    /// How much of a command it is.
    pub(super) fn extent(&self) -> Extent {
        if self.synopsis {
            return Extent::Synopsis;
        }
        let (name, rest) =
            self.words.split_first().map_or(("", &[][..]), |(name, rest)| (name, rest));
        let (plain, open) = self.read(rest);
        let stands = |word: &&String| {
            word.contains('…') || STANDING_FOR.contains(&word.trim_end_matches('.'))
        };
        let short = program().get(name).is_some_and(|usage| plain.len() < usage.least);
        let told = rest.iter().any(|word| stands(&word)) || HIDDEN.contains(&name);
        let is_help = rest.iter().any(|word| word == "--help");
        if (short && !is_help) || open || told { Extent::Part } else { Extent::Whole }
    }

    /// Its plain words, and whether its last option still wants a value.
    fn read<'w>(&self, rest: &'w [String]) -> (Vec<&'w String>, bool) {
        let usage = program().get(self.words.first().map_or("", String::as_str));
        let (mut plain, mut open) = (Vec::new(), false);
        for word in rest {
            let option = word.split('=').next().unwrap_or_default();
            let takes = usage.and_then(|usage| usage.options.get(option));
            match takes {
                _ if open => open = false,
                Some(takes) => open = *takes && !word.contains('='),
                None => plain.push(word),
            }
        }
        (plain, open)
    }

    /// What of it the program does not take.
    pub(super) fn faults(&self) -> Vec<String> {
        let name = self.words.first().map_or("", String::as_str);
        if name == "cd" {
            return Vec::new();
        }
        if name.starts_with('-') {
            return self.unknown(&program()[""]);
        }
        let Some(usage) = program().get(name) else { return vec![format!("no command {name}")] };
        let mut faults = self.unknown(usage);
        let (plain, _) = self.read(&self.words[1..]);
        if !self.synopsis && faults.is_empty() && plain.len() > usage.most {
            faults.push(format!("hongtou {name} takes no word {}", plain[usage.most]));
        }
        faults
    }

    /// Its options that are none.
    fn unknown(&self, usage: &Usage) -> Vec<String> {
        let bare = |word: &String| word.trim_matches(|c| "[];,。）（".contains(c)).to_owned();
        let options =
            self.words.iter().map(bare).filter(|word| word.len() > 1 && word.starts_with('-'));
        let names = options.map(|word| word.split('=').next().unwrap_or_default().to_owned());
        let unknown = names.filter(|name| !usage.options.contains_key(name));
        unknown.map(|name| format!("hongtou {} has no {name}", self.words[0])).collect()
    }
}

/// What the program does not take of what the page shows: commands, and options alone.
pub(super) fn faults(page: &Page) -> Vec<String> {
    let shown = page.shown();
    let mut faults: Vec<String> = shown
        .strays
        .iter()
        .map(|(line, mark)| page.fault(*line, format!("marks nothing: {mark}")))
        .collect();
    for code in &shown.codes {
        for one in typed(code) {
            faults.extend(one.faults().into_iter().map(|what| page.fault(one.line, what)));
        }
        let alone = code.block.is_none() && code.text.starts_with("--");
        let options = code
            .text
            .split([' ', '=', '、'])
            .filter(|word| alone && word.starts_with("--") && word.len() > 2);
        let unknown = options.filter(|option| !is_option(option));
        faults.extend(
            unknown.map(|option| page.fault(code.line, format!("no command has {option}"))),
        );
    }
    faults
}

fn is_option(option: &str) -> bool {
    let known = program().values().any(|usage| usage.options.contains_key(option));
    known || option == "--clock" || OF_OTHERS.contains(&option)
}
