//! Marks of punctuation (标点), after GB/T 15834—2011.

use crate::diag::Force::{National, Practice};
use crate::proof::passage::{Looks, Passage, Slip};

use super::{Row, is_digit, is_han};

const GB: &str = "GB/T 15834—2011";

pub(super) static ROWS: [Row; 12] = [
    Row::new("W121", Looks::Everywhere, National, "GB/T 15834—2011 4.8")
        .says("中文里用了半角引号 '", "a half-width quotation mark ' among Chinese characters")
        .remedy("换成全角引号“ ”", "use the full-width marks “ ”")
        .finds(straight_quotes, "落实'放管服'改革。", "落实“放管服”改革，what's new。"),
    Row::new("W122", Looks::Everywhere, National, "GB/T 15834—2011 4.11")
        .says("省略号“{}”不是六个连点", "the ellipsis “{}” is not one of six dots")
        .mechanical()
        .finds(
            ellipsis,
            "图书、器材...一应俱全，场地⋯⋯都有。",
            "图书、器材……一应俱全，放入..文件夹。",
        ),
    Row::new("W123", Looks::Everywhere, National, "GB/T 15834—2011 4.10")
        .says("破折号“{}”不占两个字", "the dash “{}” is not two characters wide")
        .remedy("表示起止的一字线不用改", "a line between the ends of a way or a time is right")
        .mechanical()
        .finds(dash, "一件大事--养老服务。", "一件大事——养老服务，2021—2025年，北京—上海高铁。"),
    Row::new("W124", Looks::Everywhere, National, GB)
        .says("“等”前面多了顿号", "a 、 stands before 等")
        .mechanical()
        .finds(before_and_so_on, "讲座、培训、等形式。", "讲座、培训等形式，甲、等候区。"),
    Row::new("W125", Looks::OutsideTitles, National, "GB/T 15834—2011 4.5")
        .says("书名号之间不用顿号", "no 、 stands between titles in 《》")
        .mechanical()
        .finds(between_titles, "落实《甲办法》、《乙办法》。", "落实《甲办法》《乙办法》。"),
    Row::new("W126", Looks::OutsideTitles, National, "GB/T 15834—2011 4.5")
        .says("引号之间不用顿号", "no 、 stands between quotations")
        .mechanical()
        .finds(between_quotations, "开展“春风”、“暖冬”行动。", "开展“春风”“暖冬”行动。"),
    Row::new("W127", Looks::Paragraphs, National, "GB/T 15834—2011 4.1")
        .says("这一段的末尾没有句号", "the paragraph ends without a full stop")
        .remedy("补上句号", "put a 。 there")
        .finds(no_full_stop, "切实提升妇女的就业能力，促进全区妇女就业", "一、总体要求"),
    Row::new("W128", Looks::Paragraphs, National, "GB/T 15834—2011 4.7")
        .says("一句话里套用了冒号", "one sentence has a colon within a colon")
        .remedy("后一个冒号换成逗号，或者分成两句", "make the second one a comma, or two sentences")
        .finds(nested_colons, "要求：做到以下几点：认真组织。", "联系人：王某，电话：5281796。"),
    Row::new("W129", Looks::Everywhere, National, "GB/T 15834—2011 4.14")
        .says("间隔号用了“{}”", "the middle dot is “{}”")
        .mechanical()
        .finds(middle_dot, "开展“三•八”“六．一”活动。", "开展“三·八”活动，一．认真组织。"),
    Row::new("W130", Looks::Everywhere, National, "GB/T 9704—2012 7.2.5")
        .says(
            "文号的年份没有用六角括号：“{}”",
            "the year of a document number is not in 〔〕: “{}”",
        )
        .mechanical()
        .finds(number_brackets, "（川政发[2023]5号）", "（川政发〔2023〕5号），见（2023）年报"),
    Row::new("W131", Looks::OutsideTitles, Practice, "引用公文先引标题，后引发文字号")
        .says("引用的文件“{}”只有文号，没有标题", "the document “{}” is cited without its title")
        .remedy("写成《标题》（文号）", "write 《title》（number）")
        .finds(
            number_alone,
            "为做好工作，结合川政发〔2023〕5号文件要求，",
            "根据《甲意见》（川政发〔2023〕5号，鲁政发〔2022〕1号）要求，",
        ),
    Row::new("W132", Looks::Everywhere, National, GB)
        .says("标点“{}”重复", "the mark “{}” stands twice")
        .mechanical()
        .finds(doubled, "认真组织，，抓好落实。", "认真组织……抓好落实！！"),
];

fn straight_quotes(passage: &Passage<'_>) -> Vec<Slip> {
    let quotes = passage.all("'").filter(|at| {
        let beside = [passage.before(*at), passage.at(at + 1)];
        beside.into_iter().flatten().any(is_han)
    });
    quotes.map(|at| passage.slip(at..at + 1, None)).collect()
}

fn ellipsis(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut at = 0;
    while let Some(character) = passage.at(at) {
        let end = passage.run(at, |one| one == character);
        let is_slip = match character {
            '.' => {
                let stops = passage.at(end).is_none_or(|next| "，、。；等”）".contains(next));
                // ..文件夹 is a folder.
                let is_long = end - at >= 3 || end - at == 2 && stops;
                let of_name = |one: char| one.is_ascii_alphanumeric() || "/\\".contains(one);
                let beside = [passage.before(at), passage.at(end)];
                is_long && !beside.into_iter().flatten().any(of_name)
            }
            '。' => end - at >= 3,
            '…' => end - at != 2,
            '⋯' => true,
            _ => false,
        };
        if is_slip {
            slips.push(passage.slip(at..end, Some("……".into())));
        }
        at = end;
    }
    slips
}

/// Two or more hyphens, or one dash between Chinese characters (2021—2025年 has one rightly).
fn dash(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut at = 0;
    while let Some(character) = passage.at(at) {
        let end = passage.run(at, |one| one == character);
        let is_slip = match character {
            // An option of a command has letters behind it: --help.
            '-' | '－' => {
                end - at >= 2 && !passage.at(end).is_some_and(|one| one.is_ascii_alphanumeric())
            }
            '—' => end - at == 1 && parts_clauses(passage, at),
            _ => false,
        };
        // A single line may be that of a span, which nobody but a reader can tell.
        if is_slip {
            let right = (character != '—').then(|| "——".into());
            slips.push(passage.slip(at..end, right));
        }
        at = end;
    }
    slips
}

/// Whether a line at `at` has clauses on both sides: 北京—上海 and 一月—三月 are spans.
fn parts_clauses(passage: &Passage<'_>, at: usize) -> bool {
    const CLAUSE: usize = 4;
    let of_time = passage.before(at).is_some_and(|one| "年月日时季度初底末".contains(one));
    let before = at - passage.begin(at, is_han);
    let behind = passage.run(at + 1, is_han) - (at + 1);
    !of_time && before >= CLAUSE && behind >= CLAUSE
}

fn before_and_so_on(passage: &Passage<'_>) -> Vec<Slip> {
    // 等候, 等级, 等待 are words of their own.
    let ends = passage
        .all("、等")
        .filter(|at| !passage.at(at + 2).is_some_and(|next| "候级待同于额值离比".contains(next)));
    ends.map(|at| passage.slip(at..at + 1, Some(String::new()))).collect()
}

fn between_titles(passage: &Passage<'_>) -> Vec<Slip> {
    passage.all("》、《").map(|at| passage.slip(at + 1..at + 2, Some(String::new()))).collect()
}

fn between_quotations(passage: &Passage<'_>) -> Vec<Slip> {
    passage.all("”、“").map(|at| passage.slip(at + 1..at + 2, Some(String::new()))).collect()
}

/// A paragraph of more than a heading: it has a comma or a full stop inside, and ends with a letter.
fn no_full_stop(passage: &Passage<'_>) -> Vec<Slip> {
    let text = passage.text.value.trim_end();
    let Some(last) = text.chars().next_back() else { return Vec::new() };
    let closed = text.trim_end_matches(['”', '’', '）', ')', '》', '】', '〕']);
    let ends = closed.ends_with(['。', '！', '？', '：', '；', '…', '.', ';', ':']);
    let is_paragraph = text.contains(['，', '。', '；']);
    let open = is_paragraph && !ends && !text.ends_with(['）', ')', '】']);
    let at = passage.len().saturating_sub(1);
    let is_letter = is_han(last) || is_digit(last) || "，、”’》".contains(last);
    (open && is_letter).then(|| passage.slip(at..passage.len(), None)).into_iter().collect()
}

/// What stands before the second of two colons and names what follows, as in 联系人：甲，电话：5281796.
const LABELS: [&str; 22] = [
    "电话",
    "手机",
    "传真",
    "邮箱",
    "地址",
    "联系人",
    "时间",
    "地点",
    "邮编",
    "网址",
    "单位",
    "人员",
    "科室",
    "日期",
    "编号",
    "名称",
    "账号",
    "户名",
    "开户行",
    "微信",
    "附件",
    "部门",
];

fn nested_colons(passage: &Passage<'_>) -> Vec<Slip> {
    let (mut slips, mut colon) = (Vec::new(), None);
    for at in 0..passage.len() {
        match passage.at(at) {
            Some('。' | '；' | '！' | '？' | '“' | '”' | '《' | '》') => colon = None,
            Some('：') => {
                let labelled = LABELS.iter().any(|label| passage.slice(0..at).ends_with(label));
                if colon.is_some() && !labelled {
                    slips.push(passage.slip(at..at + 1, None));
                }
                colon = Some(at).filter(|_| !labelled || colon.is_some());
            }
            _ => {}
        }
    }
    slips
}

fn middle_dot(passage: &Passage<'_>) -> Vec<Slip> {
    // “三．八”; elsewhere a wide stop may be that of an ordinal.
    let is_quoted = |at: usize| {
        let (begin, end) = (passage.begin(at, is_han), passage.run(at + 1, is_han));
        passage.before(begin) == Some('“') && passage.at(end) == Some('”')
    };
    let is_dot = |at: &usize| {
        let is_wide = passage.at(*at) == Some('．') && is_quoted(*at);
        is_wide || passage.at(*at).is_some_and(|one| "•‧・∙●".contains(one))
    };
    let between = |at: &usize| {
        let letter =
            |one: Option<char>| one.is_some_and(|one| is_han(one) || one.is_alphanumeric());
        letter(passage.before(*at)) && letter(passage.at(at + 1))
    };
    let dots = (0..passage.len()).filter(is_dot).filter(between);
    dots.map(|at| passage.slip(at..at + 1, Some("·".into()))).collect()
}

const BRACKETS: [(char, char); 5] =
    [('[', ']'), ('（', '）'), ('(', ')'), ('【', '】'), ('［', '］')];

/// [2023]5号 and the like: a year in other brackets, with a number and 号 behind.
fn number_brackets(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for at in 0..passage.len() {
        let Some((_, close)) = BRACKETS.iter().find(|(open, _)| passage.at(at) == Some(*open))
        else {
            continue;
        };
        let year = passage.run(at + 1, is_digit);
        let closed = passage.at(year) == Some(*close) && year == at + 5;
        let number = passage.run(year + 1, is_digit);
        if closed && number > year + 1 && passage.at(number) == Some('号') {
            let right = format!("〔{}〕", passage.slice(at + 1..year));
            slips.push(passage.slip(at..year + 1, Some(right)));
        }
    }
    slips
}

/// A document number outside parentheses, whose title is not cited.
fn number_alone(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    for at in passage.all("〔") {
        let end = passage.run(at + 1, is_digit);
        let number = passage.run(end + 1, is_digit);
        let is_number = passage.at(end) == Some('〕') && passage.at(number) == Some('号');
        let begin = passage.begin(at, is_han);
        let enclosed = passage.before(begin).is_some_and(|one| "（(、".contains(one));
        let titled = passage.slice(0..begin).ends_with('》');
        let cited = titled || passage.at(number + 1) == Some('《');
        let citing = citing(passage.slice(begin..at)).filter(|_| is_number && !enclosed && !cited);
        slips.extend(citing.map(|words| passage.slip(begin + words..number + 1, None)));
    }
    slips
}

/// Where a document is cited, the characters up to its code: 根据, 按照 and the like stand before it.
fn citing(before: &str) -> Option<usize> {
    let words =
        ["根据", "按照", "依据", "落实", "依照", "参照", "遵照", "执行", "结合", "对照", "贯彻"];
    let ends = words.iter().filter_map(|word| Some(before.rfind(word)? + word.len()));
    ends.max().map(|end| before[..end].chars().count())
}

fn doubled(passage: &Passage<'_>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut at = 0;
    while let Some(character) = passage.at(at) {
        let end = passage.run(at, |one| one == character);
        let repeats = "，、；：".contains(character) && end - at >= 2;
        if repeats || character == '。' && end - at == 2 {
            slips.push(passage.slip(at..end, Some(character.to_string())));
        }
        at = end;
    }
    slips
}
