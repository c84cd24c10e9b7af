//! What was moved on by guess -> comments that ask somebody to look, each above what it is about, in the form of those
//! of a paper (`asking`). Nothing else of the text changes. What is certain has none: the year, papers that are cited,
//! what was left behind. No comment speaks of another place.
//!
//! ```text
//! 完成时限: 2025-11-17     ->     # 推测：完成时限里的“2024-11-15”移到2025-11-17（避开周末）（去年第42行），请核对
//!                                完成时限: 2025-11-17
//! ```

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::notice::asking::{self, END, comment, guess};
use crate::notice::keys::{self, Key};
use crate::notice::tree;
use crate::notice::unfinished::{GUESS, remarks};
use crate::notice::yaml::{Kind, Node};
use crate::origin::Source;

use super::{Change, Onward, entries, is};

/// What stands before the line of a guess in last year's description: （去年第42行）.
const LAST_YEARS_LINE: &str = "（去年第";

/// What a place of the new text is asked.
struct Asked {
    /// What it says.
    words: Vec<String>,
    /// Its line in the old text.
    was: usize,
}

/// `onward`, what came of `old` in the year `new` (which somebody named, or else is the next), with a comment for each
/// guess. `line` is how a line of the text that was moved on is told: its line in last year's file, where that has it.
pub fn with_guesses(
    onward: Onward,
    old: &Source,
    new: (u16, bool),
    line: &dyn Fn(usize) -> Option<usize>,
) -> Onward {
    let source = Source::new(old.name(), &*onward.text);
    let Some(root) = tree::parse(&source, &keys::NOTICE).root else { return onward };
    let number = number(old);
    let mut all: BTreeMap<usize, Asked> = BTreeMap::new();
    for note in &onward.notes {
        let place = Place::of(&root, &onward.text, (note.at, note.change == Change::Amount));
        let Some(words) = words(&note.change, &place.key, &number, new) else { continue };
        let own =
            all.entry(place.line).or_insert_with(|| Asked { words: Vec::new(), was: note.was });
        if !own.words.contains(&words) {
            own.words.push(words);
        }
    }
    written(onward, &told(all, line))
}

/// Last year's number.
fn number(old: &Source) -> String {
    let source = Source::new(old.name(), old.text());
    let root = tree::parse(&source, &keys::NOTICE).root;
    let number = root.as_ref().and_then(|root| {
        let entry = entries(root).iter().find(|entry| is(entry, &keys::NUMBER))?;
        if let Kind::Scalar(number) = &entry.value.kind { Some(number.clone()) } else { None }
    });
    number.unwrap_or_default()
}

/// What is asked of a change at `key`; nothing where it is certain.
fn words(change: &Change, key: &str, number: &str, (new, is_named): (u16, bool)) -> Option<String> {
    let quoted = |text: &str| format!("“{}”", bare(text).replace('“', "‘").replace('”', "’"));
    let words = match change {
        Change::Year if key == keys::YEAR.alias && is_named => return None,
        Change::Year if key == keys::YEAR.alias => {
            "年度按去年的下一年写，因为文件夹的名称里没有年份".to_owned()
        }
        Change::OtherYear | Change::YearInComment => return None,
        Change::Dropped { .. } | Change::OldGuess => return None,
        Change::Year => format!("{key}里的年份改成了{new}年的"),
        Change::Number => {
            format!("发文字号换了年份，序号由单位编，去年的是{}", quoted(number))
        }
        Change::Day { from, to, off_rest } => {
            let why = if *off_rest { "（避开周末）" } else { "" };
            format!("{key}里的{}移到{to}{why}", quoted(from))
        }
        Change::YearKept { around } => {
            format!("{key}里的年份没有动，看看要不要改：{}", quoted(around))
        }
        Change::YearDoubtful { around } => {
            format!("{key}里的年份改了，像是说过去的事，去年写的是{}", quoted(around))
        }
        Change::Beside { around, hint } if hint.is_empty() => {
            format!("{key}里的星期、节日、农历没有动，请对照新的日期：{}", quoted(around))
        }
        Change::Beside { around, hint } => {
            format!("{key}里没有动，新的一年是{hint}：{}", quoted(around))
        }
        Change::Meeting { around } => {
            format!("{key}里会议的次数没有动，看看要不要改：{}", quoted(around))
        }
        Change::Count { around } => {
            format!("{key}里的届次、年数没有动，看看要不要改：{}", quoted(around))
        }
        Change::Ended => {
            format!("{key}：去年已经停止，今年不再列入，用不着的请取出这一条")
        }
        Change::Amount => "目标的数量还是去年的，看看是不是今年的数".to_owned(),
    };
    Some(words.chars().map(|one| if one.is_control() { ' ' } else { one }).collect())
}

/// Without what a line of YAML has before its text: the sign of an item, the end of a key.
fn bare(around: &str) -> &str {
    let text = around.trim_start_matches(['-', ' ']);
    let ends_a_key = |key: &str| {
        let mut all = keys::TABLES.iter().flat_map(|table| table.keys());
        all.any(|own| own.alias.ends_with(key) || own.name.ends_with(key))
    };
    match text.split_once(": ") {
        Some((key, text)) if ends_a_key(key) => text.trim_start_matches(['"', '\'', ' ']),
        _ => text,
    }
}

/// The comments by the bytes where their lines begin.
fn told(
    all: BTreeMap<usize, Asked>,
    line: &dyn Fn(usize) -> Option<usize>,
) -> BTreeMap<usize, String> {
    let said = |asked: Asked| {
        let was = line(asked.was).map(|was| format!("{LAST_YEARS_LINE}{was}行）"));
        guess(&(asked.words.join("；") + &was.unwrap_or_default()))
    };
    all.into_iter().map(|(at, asked)| (at, said(asked))).collect()
}

/// The guesses of `source`, a description that was moved on itself, that nobody confirmed, with their lines: they name
/// lines of the year before, and what is below them is guessed anew. Those of a paper stay: nothing else asks for them.
pub(super) fn old_guesses(source: &Arc<Source>, root: &Node) -> Vec<Range<usize>> {
    let text = source.text();
    let place = |found: &Diagnostic| {
        let crate::origin::Place::Text(origin) = &found.place else { return None };
        let first = origin.span();
        let comment = first.start..asking::end(text, first);
        let words: String = text[comment.clone()].lines().map(asking::said).collect();
        let start = text[..comment.start].rfind('\n').map_or(0, |end| end + 1);
        let is_alone = text[start..comment.start].trim().is_empty();
        let end = text[comment.end..].find('\n').map_or(text.len(), |at| comment.end + at + 1);
        (is_alone && is_of_moving(&words)).then_some(start..end)
    };
    remarks(source, root).iter().filter_map(place).collect()
}

/// Whether a comment is a guess of a description that was moved on: it names its line in last year's, or is one of an older
/// version that stands for several tasks.
fn is_of_moving(words: &str) -> bool {
    const FOR_ALL: &str = "（按先后第";
    const OWN: [&str; 4] = ["目标的数量还是去年的", "里的年份", "”移到", "没有动"];
    let Some(words) = words.strip_prefix(GUESS) else { return false };
    let words = words.trim_end_matches(END);
    let is_named = words.rsplit_once(LAST_YEARS_LINE).is_some_and(|(_, line)| {
        line.strip_suffix("行）").is_some_and(|line| line.parse::<usize>().is_ok())
    });
    let own = words.split_once(FOR_ALL).map(|(own, _)| own);
    is_named || own.is_some_and(|own| OWN.iter().any(|sign| own.contains(sign)))
}

/// The text with the comments, and the notes with the lines that they have then.
fn written(onward: Onward, comments: &BTreeMap<usize, String>) -> Onward {
    let Onward { text: old, mut notes } = onward;
    let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let (mut text, mut done, mut added) = (String::with_capacity(old.len()), 0, Vec::new());
    for (at, words) in comments {
        text.push_str(&old[done..*at]);
        done = *at;
        let indent = indent(&old[*at..]);
        let lines = comment(words);
        lines.iter().for_each(|line| text.extend([indent, line, end]));
        let length: usize = lines.iter().map(|line| indent.len() + line.len() + end.len()).sum();
        added.push((*at, lines.len(), length));
    }
    text.push_str(&old[done..]);
    for note in &mut notes {
        let at = note.at;
        for (_, lines, length) in added.iter().filter(|(before, ..)| *before <= at) {
            note.line += lines;
            note.at += length;
        }
    }
    Onward { text, notes }
}

fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches(' ').len()]
}

/// Where a comment on something stands.
#[derive(Clone, Default)]
struct Place {
    /// The byte where the line begins that it stands above.
    line: usize,
    /// The innermost key.
    key: String,
}

impl Place {
    /// The place for a comment on what stands at the byte `at` of a text; on the `amounts` of targets one for all.
    fn of(root: &Node, text: &str, (at, amounts): (usize, bool)) -> Place {
        let mut place = Place { line: line(text, root.origin.span().start), ..Place::default() };
        let (mut node, mut is_flow) = (root, false);
        loop {
            is_flow |= text[node.origin.span().start..].starts_with(['[', '{']);
            let (start, next) = match &node.kind {
                Kind::Null | Kind::Scalar(_) => return place,
                Kind::Mapping(entries) => {
                    let own = |entry: &&super::Entry| entry.key.origin.span().start;
                    let Some(entry) = last_before(entries.iter(), own, at) else { return place };
                    place.key = shown(&entry.key);
                    (own(&entry), &entry.value)
                }
                Kind::List(items) => {
                    let own = |item: &&Node| item.origin.span().start;
                    let Some(item) = last_before(items.iter(), own, at) else { return place };
                    (own(&item), item)
                }
            };
            if !is_flow {
                place.line = line(text, start);
            }
            if amounts && place.key == keys::TARGETS.alias {
                return place;
            }
            node = next;
        }
    }
}

/// What begins last at or before a place: an alias of what stands elsewhere begins there.
fn last_before<T: Copy>(
    all: impl Iterator<Item = T>,
    start: impl Fn(&T) -> usize,
    at: usize,
) -> Option<T> {
    let before = all.filter(|one| start(one) <= at);
    before.fold(None, |last: Option<T>, one| match last {
        Some(last) if start(&last) >= start(&one) => Some(last),
        _ => Some(one),
    })
}

/// How a key is called in Chinese.
fn shown(key: &Node) -> String {
    let Kind::Scalar(written) = &key.kind else { return String::new() };
    let known: Option<&'static Key> = keys::TABLES.iter().find_map(|table| table.find(written));
    known.map_or_else(|| written.clone(), |key| key.alias.to_owned())
}

/// Where the line of a byte begins; behind the mark of the byte order.
fn line(text: &str, at: usize) -> usize {
    const MARK: char = '\u{feff}';
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    if text[start..].starts_with(MARK) { start + MARK.len_utf8() } else { start }
}

#[cfg(test)]
mod tests {
    use super::with_guesses;
    use crate::notice::onward;
    use crate::origin::Source;

    /// What a text of 2024 becomes in 2025, with its comments; without them it is what it was without.
    fn asked(text: &str) -> String {
        let source = Source::new("n.yaml", text);
        let plain = onward(&source, 2024, 2025).unwrap();
        let with = with_guesses(plain.clone(), &source, (2025, true), &Some);
        let is_other = |line: &&str| !line.trim_start().starts_with("# 推测：");
        let without: String = with.text.split_inclusive('\n').filter(is_other).collect();
        assert_eq!(without, plain.text);
        let lines: Vec<&str> = with.text.split('\n').collect();
        for (before, now) in plain.notes.iter().zip(&with.notes) {
            assert_eq!(lines[now.line - 1], plain.text.split('\n').nth(before.line - 1).unwrap());
            assert_eq!(plain.text[before.at..], without[before.at..]);
        }
        with.text
    }

    #[test]
    fn each_guess_is_a_comment_at_its_place() {
        let old = "年度: 2024\n发文字号: 甲政办字〔2024〕13号\n标题: |\n  甲\n  2024年乙\n引言:\n  - 甲\n  - 比2024年高\n\
            实事:\n  # 甲\n  - 名称: 2024年甲\n    完成时限: 2024-11-15\n    目标: [{名称: 甲, 数量: 3}]\n";
        let new = "年度: 2025\n# 推测：发文字号换了年份，序号由单位编，去年的是“甲政办字〔2024〕13号”（去年第2行），请核对\n\
            发文字号: 待填（甲政办字〔2025〕1号）\n# 推测：标题里的年份改成了2025年的（去年第5行），请核对\n标题: |\n  甲\n  2025年乙\n\
            引言:\n  - 甲\n  # 推测：引言里的年份没有动，看看要不要改：“比2024年高”（去年第8行），请核对\n  - 比2024年高\n\
            实事:\n  # 甲\n  # 推测：名称里的年份改成了2025年的（去年第11行），请核对\n  - 名称: 2025年甲\n\
            \u{20}   # 推测：完成时限里的“2024-11-15”移到2025-11-17（避开周末）（去年第12行），请核对\n    完成时限: 2025-11-17\n\
            \u{20}   # 推测：目标的数量还是去年的，看看是不是今年的数（去年第13行），请核对\n    目标: [{名称: 甲, 数量: 3}]\n";
        assert_eq!(asked(old), new);
        assert_eq!(asked(&old.replace('\n', "\r\n")), new.replace('\n', "\r\n"));
    }

    /// No comment speaks of another task: tasks are moved and taken out.
    #[test]
    fn each_task_has_its_own() {
        let task = "  - 名称: 甲\n    目标: [{名称: 甲, 数量: 3}, {名称: 乙, 数量: 4}]\n";
        let old = format!("实事:\n{task}  - 标题: 乙\n{task}  - {{名称: 丙}}\n{task}");
        let new = asked(&old);
        for line in [3, 6, 9] {
            let said = format!(
                "    # 推测：目标的数量还是去年的，看看是不是今年的数（去年第{line}行），请核对\n    目标"
            );
            assert_eq!(new.matches(&said).count(), 1, "{new}");
        }
        assert_eq!(new.matches("推测").count(), 3, "{new}");
    }

    #[test]
    fn what_stands_in_braces_is_asked_above_them() {
        let old = "{年度: 2024, 标题: 2024年甲, 实事: [{名称: 2024年甲, 完成时限: 2024-11-15}]}\n";
        let new = asked(old);
        assert!(new.starts_with("# 推测：标题里的年份改成了2025年的；名称里的"), "{new}");
        let old = "单位名册:\n  - {名称: 甲, 至: 2024-06-30}\n引言: [\n  2024年甲,\n  2024年乙]\n";
        let new = asked(old);
        assert!(
            new.contains("  # 推测：至：去年已经停止") && new.contains("请核对\n引言: ["),
            "{new}"
        );
    }

    /// What is certain, and what is said of a comment or of a paper that is cited, is not asked.
    #[test]
    fn what_is_certain_has_none() {
        let old = "# 2024年的底稿\n年度: 2024\n引言: 按照《2024年要点》和甲政发〔2023〕5号\n来件:\n  - {文件: 甲.xlsx}\n";
        assert!(!asked(old).contains("推测"), "{}", asked(old));
        assert!(!asked("{标题: 甲}\n").contains("推测"));
    }
}
