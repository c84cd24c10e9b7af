//! What a line should not part though its characters would allow it: a number and its unit
//! (60余场, 1.2万人次, 63%～68%, 第5项, 1364元/月), a date (2024年3月31日), a document number
//! (川政办字〔2024〕13号), a telephone number (0533-5181763).
//!
//! In comes a text, out comes for each character how it is tied to the one before it. The rules
//! of 1999 for official papers forbade to part numbers and years; GB/T 9704-2012 is silent, and
//! offices still expect it. Numbers in Chinese characters (十件) are words, not numbers, here.

use std::sync::LazyLock;

use super::phones::telephones;

/// How a character is tied to the one before it: what a line end between the two would part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Nothing, as far as this file knows.
    Free,
    /// A date or a time between two of its figures (2024年 and 3月).
    Date,
    /// A number before a power of ten that is a word of it (1.2 and 万).
    Power,
    /// A number and its unit, the two ends of a range, 第 and its number.
    Unit,
    /// A figure behind “/” (元/ and 月).
    Slash,
    /// A unit in itself (人 and 次), or what may or may not belong to the code of a document number.
    Word,
    /// A document number behind its code or its 〕.
    Document,
    /// What nothing parts: digits, a year and its 年, the code of a document number, a mark that
    /// begins no line.
    Never,
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
/// So many of them are never parted: what stands before them may be of another word.
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
    for place in telephones(&text) {
        ties[place.start + 1..place.end].fill(Tie::Never);
    }
    let slashes = (0..text.len()).filter(|at| is_one(&text, *at, SLASHES));
    for slash in slashes {
        ties[slash] = Tie::Never;
        if let Some(next) = ties.get_mut(slash + 1).filter(|next| **next != Tie::Never) {
            *next = Tie::Slash;
        }
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
    if start > 0 && text[start - 1] == '第' {
        ties[start] = Tie::Unit;
    }
    let mut begin = start;
    loop {
        let end = amount(text, begin, ties);
        let Some((next, tie)) = goes_on(text, begin, end) else { return end };
        ties[end..next].fill(Tie::Never);
        ties[next] = tie;
        begin = next;
    }
}

/// Where the figure that stands at `begin..end` goes on with another number, and how that is
/// tied.
fn goes_on(text: &[char], begin: usize, end: usize) -> Option<(usize, Tie)> {
    let without_unit = number(text, begin) == end;
    if is_one(text, end, DASHES) || (without_unit && is_one(text, end, "至到")) {
        return is_digit(text, end + 1).then_some((end + 1, Tie::Unit));
    }
    let last = *text.get(end.checked_sub(1)?)?;
    let (_, next) = ORDER.iter().find(|(units, _)| units.contains(last))?;
    let follows = is_digit(text, end) && is_one(text, number(text, end), next);
    follows.then_some((end, Tie::Date))
}

/// Ties the number and unit that begin at `start`. Where they end.
fn amount(text: &[char], start: usize, ties: &mut [Tie]) -> usize {
    let digits = number(text, start);
    ties[start + 1..digits].fill(Tie::Never);
    let mut at = digits;
    while unit(text, at) == at && (is_one(text, at, POWERS) || is_one(text, at, ABOUT)) {
        ties[at] = if is_one(text, at, POWERS) { Tie::Power } else { Tie::Unit };
        at += 1;
    }
    let end = unit(text, at);
    if end > at {
        ties[at..end].fill(Tie::Word);
        let year = at == digits && text[at] == '年';
        ties[at] = if year { Tie::Never } else { Tie::Unit };
    }
    end
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
    let is_code =
        |at: &usize| ('\u{4E00}'..='\u{9FFF}').contains(&text[*at]) && ties[*at] == Tie::Free;
    let before = (0..open).rev().take(LONGEST_CODE + 1).take_while(is_code).count();
    let code = if before > LONGEST_CODE { CODE } else { before };
    if code > 0 {
        let near = open - code.min(NEAR);
        ties[open - code + 1..=near].fill(Tie::Word);
        ties[near + 1..open].fill(Tie::Never);
        ties[open] = Tie::Document;
    }
    ties[open + 1..=close].fill(Tie::Never);
    let number = number(text, close + 1);
    if number > close + 1 {
        ties[close + 1..unit(text, number)].fill(Tie::Never);
        ties[close + 1] = Tie::Document;
    }
}

#[cfg(test)]
mod tests {
    use super::{Tie, ties};

    /// The pieces of the text that are better not parted, single characters aside.
    fn pieces(text: &str) -> Vec<String> {
        let mut pieces: Vec<String> = Vec::new();
        for (one, tie) in text.chars().zip(ties(text)) {
            match (tie, pieces.last_mut()) {
                (Tie::Free, _) | (_, None) => pieces.push(one.to_string()),
                (_, Some(piece)) => piece.push(one),
            }
        }
        pieces.into_iter().filter(|piece| piece.chars().count() > 1).collect()
    }

    /// The text with a mark at each place where it may part at a price, one for each price.
    fn priced(text: &str) -> String {
        let mark = |tie| match tie {
            Tie::Free | Tie::Never => None,
            Tie::Date => Some('日'),
            Tie::Power => Some('万'),
            Tie::Unit => Some('|'),
            Tie::Slash => Some('\\'),
            Tie::Word => Some('-'),
            Tie::Document => Some('文'),
        };
        text.chars()
            .zip(ties(text))
            .flat_map(|(one, tie)| mark(tie).into_iter().chain([one]))
            .collect()
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
    fn dates_are_whole() {
        assert_eq!(pieces("于2024年3月31日前"), ["2024年3月31日"]);
        assert_eq!(pieces("8月15日14时30分"), ["8月15日14时30分"]);
        assert_eq!(pieces("到2025年底，2024年60场"), ["2025年底", "2024年", "60场"]);
        assert_eq!(pieces("1月至3月"), ["1月", "3月"]);
    }

    #[test]
    fn document_numbers_are_whole() {
        assert_eq!(pieces("按《通知》（川政办字〔2024〕13号）"), ["川政办字〔2024〕13号"]);
        let long = "现将川政发〔2024〕8号和经研究同意印发的淄妇儿工委办字〔2023〕106号印发";
        assert_eq!(pieces(long), ["现将川政发〔2024〕8号", "儿工委办字〔2023〕106号"]);
        assert_eq!(pieces("〔无〕〔2024"), ["2024"]);
        assert_eq!(pieces("〔2024〕"), ["〔2024〕"]);
    }

    #[test]
    fn each_place_where_a_figure_may_part_has_its_price() {
        let text = "于2024年3月31日14时30分，1.2万人次，60余场，1364元/月/人，385余万元";
        let wanted = "于2024年日3|月日31|日日14|时日30|分，1.2万万|人-次，60|余|场，1364|元/\\月/\\人，385|余万万|元";
        assert_eq!(priced(text), wanted);
        assert_eq!(priced("第5项，3—5天，2至3个月"), "第|5|项，3—|5|天，2至|3|个-月");
        assert_eq!(priced("（川政办字〔2024〕13号）"), "（川政办字文〔2024〕文13号）");
        assert_eq!(priced("淄妇儿工委办字〔2023〕106号"), "淄-妇-儿-工委办字文〔2023〕文106号");
    }
}
