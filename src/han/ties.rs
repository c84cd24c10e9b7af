//! What a line should not part though its characters would allow it: a number and its unit
//! (60余场, 1.2万人次, 63%～68%, 第5项, 1364元/月), a date (2024年3月31日), a document number
//! (川政办字〔2024〕13号).
//!
//! In comes a text, out comes for each character how it is tied to the one before it. The rules
//! of 1999 for official papers forbade to part numbers and years; GB/T 9704-2012 is silent, and
//! offices still expect it. Numbers in Chinese characters (十件) are words, not numbers, here.

use std::sync::LazyLock;

/// How a character is tied to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Not at all, as far as this file knows.
    Free,
    /// A new figure of one date or time (2024年 and 3月): parted where nothing else is left.
    Loose,
    /// A part of one figure.
    Firm,
}

/// Stand between a number and its unit.
const ABOUT: &str = "余多几";
/// Powers of ten, which belong to a number.
const POWERS: &str = "十百千万亿";
/// Stand within a number, between its digits.
const SEPARATORS: &str = ".,:：·/／";
/// Stand between the two ends of a range.
const DASHES: &str = "～—~-–－";
/// Neither begin nor end a line (GB/T 15834-2011 5.1.9).
const SLASHES: &str = "/／";
/// Units and classifiers of one character.
const UNITS: &str = "年月日号时点分秒天周季期届度元角户人名位个口员岁代家所座处间栋幢层楼室\
                     场次轮批类种项条款件套台辆架艘列班队支组对双份册本篇页章节部集版卷\
                     亩里米吨克升倍折成级星强株棵头只匹块片段道根张枚幅盏袋箱章例起%％‰℃";
/// Units of more characters, and what else belongs to a year, with blanks between; of two that
/// begin alike the longer stands first.
const WORDS: &str = "个百分点 百分点 个工作日 工作日 个小时 小时 个月 人次 户次 场次 台次 件次 \
                     批次 车次 班次 平方公里 平方千米 平方米 立方米 公里 公顷 公斤 公分 千米 \
                     千克 千瓦时 千瓦 厘米 毫米 毫克 分钟 秒钟 季度 年度 年级 年底 年末 年初 \
                     年内 月底 月末 月初 周年 周岁";
/// The letters of each.
static LETTERS: LazyLock<Vec<Vec<char>>> =
    LazyLock::new(|| WORDS.split(' ').map(|word| word.chars().collect()).collect());
/// What follows what in a date and a time.
const ORDER: [(&str, &str); 5] =
    [("年", "月"), ("月", "日号"), ("日号", "时点"), ("时点", "分"), ("分", "秒")];
/// A document number has at most so many characters before its year (川妇儿工委办字 has seven).
const LONGEST_CODE: usize = 8;
/// So many of them are never parted; the others are where nothing else is left.
const NEAR: usize = 4;
/// So many are taken for it where the words before it do not end sooner.
const CODE: usize = 5;

/// How each character of `text` is tied to the one before it.
pub fn ties(text: &str) -> Vec<Tie> {
    let text: Vec<char> = text.chars().collect();
    let mut ties = vec![Tie::Free; text.len()];
    let mut at = 0;
    while at < text.len() {
        at = if is_digit(&text, at) { figure(&text, at, &mut ties) } else { at + 1 };
    }
    let years = (0..text.len()).filter(|at| text[*at] == '〔');
    for open in years {
        document_number(&text, open, &mut ties);
    }
    let slashes = (0..text.len()).filter(|at| is_one(&text, *at, SLASHES));
    for slash in slashes {
        ties[slash..text.len().min(slash + 2)].fill(Tie::Firm);
    }
    ties
}

fn is_digit(text: &[char], at: usize) -> bool {
    text.get(at).is_some_and(char::is_ascii_digit)
}

/// Whether one of `set` stands at `at`.
fn is_one(text: &[char], at: usize, set: &str) -> bool {
    text.get(at).is_some_and(|one| set.contains(*one))
}

/// Ties what begins with the digit at `start`: an amount, a range, a date or a time. Where it
/// ends.
fn figure(text: &[char], start: usize, ties: &mut [Tie]) -> usize {
    let ordinal = start > 0 && text[start - 1] == '第';
    let mut begin = if ordinal { start - 1 } else { start };
    let mut end = amount(text, start);
    loop {
        ties[begin + 1..end].fill(Tie::Firm);
        let Some((next, tie)) = goes_on(text, begin, end) else { return end };
        ties[end..next].fill(Tie::Firm);
        ties[next] = tie;
        begin = next;
        end = amount(text, next);
    }
}

/// Where the figure that stands at `begin..end` goes on with another number, and how that is
/// tied.
fn goes_on(text: &[char], begin: usize, end: usize) -> Option<(usize, Tie)> {
    let without_unit = number(text, begin) == end;
    if is_one(text, end, DASHES) || (without_unit && is_one(text, end, "至到")) {
        return is_digit(text, end + 1).then_some((end + 1, Tie::Firm));
    }
    let last = *text.get(end.checked_sub(1)?)?;
    let (_, next) = ORDER.iter().find(|(units, _)| units.contains(last))?;
    let follows = is_digit(text, end) && is_one(text, number(text, end), next);
    follows.then_some((end, Tie::Loose))
}

/// The end of the number and unit that begin at `start`.
fn amount(text: &[char], start: usize) -> usize {
    let mut at = number(text, start);
    while unit(text, at) == at && (is_one(text, at, POWERS) || is_one(text, at, ABOUT)) {
        at += 1;
    }
    unit(text, at)
}

/// The end of the digits from `start` on.
fn number(text: &[char], start: usize) -> usize {
    let within =
        |at: usize| is_digit(text, at) || (is_one(text, at, SEPARATORS) && is_digit(text, at + 1));
    (start..text.len()).find(|at| !within(*at)).unwrap_or(text.len())
}

/// The end of the unit that begins at `at`; `at` itself where none does.
fn unit(text: &[char], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    match LETTERS.iter().find(|word| rest.starts_with(word)) {
        Some(word) => at + word.len(),
        None if is_one(text, at, UNITS) => at + 1,
        None => at,
    }
}

/// Ties 川政办字〔2024〕13号, whose year opens at `open`.
fn document_number(text: &[char], open: usize, ties: &mut [Tie]) {
    let close = number(text, open + 1);
    if close == open + 1 || text.get(close) != Some(&'〕') {
        return;
    }
    let end = amount(text, close + 1);
    let is_code =
        |at: &usize| ('\u{4E00}'..='\u{9FFF}').contains(&text[*at]) && ties[*at] == Tie::Free;
    let before = (0..open).rev().take(LONGEST_CODE + 1).take_while(is_code).count();
    let code = if before > LONGEST_CODE { CODE } else { before };
    let near = open - code.min(NEAR);
    ties[open - code + 1..near + 1].fill(Tie::Loose);
    ties[near + 1..end].fill(Tie::Firm);
}

#[cfg(test)]
mod tests {
    use super::{Tie, ties};

    /// The text in the pieces that are not to be parted, single characters aside; ｜ stands where
    /// a piece may be parted where nothing else is left.
    fn pieces(text: &str) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        for (one, tie) in text.chars().zip(ties(text)) {
            match (tie, pieces.last_mut()) {
                (Tie::Firm, Some(piece)) => piece.push(one),
                (Tie::Loose, Some(piece)) => piece.extend(['｜', one]),
                (Tie::Free, _) | (_, None) => pieces.push(one.to_string()),
            }
        }
        pieces.into_iter().filter(|piece| piece.chars().count() > 1).collect()
    }

    #[test]
    fn numbers_keep_their_units() {
        let text = "会60余场，1.2万人次和385余万元，达100%，改造38.6公里、120平方米，修3千米、\
                    用电2.5亿千瓦时，3000多名，提高1.5个百分点，5个工作日内，每人1364元/月";
        let wanted = [
            "60余场",
            "1.2万人次",
            "385余万元",
            "100%",
            "38.6公里",
            "120平方米",
            "3千米",
            "2.5亿千瓦时",
            "3000多名",
            "1.5个百分点",
            "5个工作日",
            "1364元/月",
        ];
        assert_eq!(pieces(text), wanted);
    }

    #[test]
    fn ordinals_ranges_and_clauses_are_whole() {
        let text = "由63%～68%，第5项、第12届，3—5天，3至5年，2021—2030年，见5.1.10，14:30、9：00";
        let wanted = [
            "63%～68%",
            "第5项",
            "第12届",
            "3—5天",
            "3至5年",
            "2021—2030年",
            "5.1.10",
            "14:30",
            "9：00",
        ];
        assert_eq!(pieces(text), wanted);
        assert_eq!(pieces("第五项和一些人"), Vec::<String>::new());
    }

    #[test]
    fn dates_are_whole_unless_nothing_else_is_left() {
        assert_eq!(pieces("于2024年3月31日前"), ["2024年｜3月｜31日"]);
        assert_eq!(pieces("8月15日14时30分"), ["8月｜15日｜14时｜30分"]);
        assert_eq!(pieces("到2025年底，2024年60场"), ["2025年底", "2024年", "60场"]);
        assert_eq!(pieces("1月至3月"), ["1月", "3月"]);
    }

    #[test]
    fn document_numbers_are_whole() {
        assert_eq!(pieces("按《通知》（川政办字〔2024〕13号）"), ["川政办字〔2024〕13号"]);
        let long = "现将川政发〔2024〕8号和经研究同意印发的淄妇儿工委办字〔2023〕106号印发";
        assert_eq!(pieces(long), ["现｜将川政发〔2024〕8号", "儿｜工委办字〔2023〕106号"]);
        assert_eq!(pieces("〔无〕〔2024"), ["2024"]);
        assert_eq!(pieces("〔2024〕"), ["〔2024〕"]);
    }
}
