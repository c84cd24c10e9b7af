//! Ordinals and colons that are typed with other signs than those of the standard, in due form.
//!
//! ```text
//! 1 建公园  2：修路  3、、绿化  壹、建校  项目1：建校  [1]建校   counted in order: 1. 2. 3. 一、 1. （1）
//! 3个社区联建  2025年建校                                  no ordinals
//! 责任单位∶甲局                                           责任单位：甲局
//! ```

use std::collections::BTreeSet;

use super::line::{DataTable, Item, Line};
use super::{bracket, shape, targets};

/// Signs that look like a colon; between figures the first is one of a ratio.
const COLONS: [char; 4] = ['\u{2236}', '\u{FE30}', '\u{FE55}', '\u{A789}'];
/// Characters of a line that was not ended by the width of the paper.
const SHORT: usize = 22;
/// Characters behind a number that say what it counts.
const NEAR: usize = 8;
/// Ordinals that are quoted.
const QUOTED: usize = 3;

/// How an ordinal is typed in due form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Han,
    HanBracket,
    Figure,
    FigureBracket,
}

/// An ordinal of an unusual form, perhaps.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Loose<'t> {
    form: Form,
    /// What it counts in, and which it is there: 1.2 is the second of 1.
    of: usize,
    number: usize,
    rest: &'t str,
    /// 项目一: the word tells nothing where it counts what one task consists of.
    is_word: bool,
    /// Nothing but white parts it from the text, if that: the end of a line may have done so.
    is_bare: bool,
}

/// What the lines have been made into, and what is to be known of that.
pub(super) fn mended(items: Vec<Item>) -> (Vec<Item>, Vec<String>) {
    let (items, told): (Vec<Item>, Vec<Option<char>>) = items.into_iter().map(with_colons).unzip();
    let colons: BTreeSet<char> = told.into_iter().flatten().collect();
    let doubts = colons.into_iter().map(|one| format!("原文的冒号有的打成“{one}”，印出来是“：”"));
    let (items, typed) = with_ordinals(items);
    (items, doubts.chain(typed).collect())
}

fn with_colons(item: Item) -> (Item, Option<char>) {
    let has = |text: &str| text.chars().find(|one| COLONS.contains(one));
    match item {
        Item::Line(line) => {
            let found = has(&line.text);
            let text = if found.is_some() { colons(&line.text) } else { line.text };
            (Item::Line(Line { text, ..line }), found)
        }
        Item::Table(table) => {
            let found = table.rows.iter().flatten().find_map(|cell| has(cell));
            let cells = |row: Vec<String>| row.iter().map(|cell| colons(cell)).collect();
            let rows = match found {
                Some(_) => table.rows.into_iter().map(cells).collect(),
                None => table.rows,
            };
            (Item::Table(DataTable { rows, ..table }), found)
        }
    }
}

/// The text with colons for signs like it; 1∶500 is a ratio.
fn colons(text: &str) -> String {
    let mut before = None;
    let mut rest = text.chars().peekable();
    let mut mended = String::with_capacity(text.len());
    while let Some(one) = rest.next() {
        let is_figure = |one: Option<char>| one.is_some_and(char::is_numeric);
        let is_ratio = is_figure(before) && is_figure(rest.peek().copied());
        mended.push(if COLONS.contains(&one) && !is_ratio { '：' } else { one });
        before = Some(one);
    }
    mended
}

/// The lines with ordinals in due form, where they are counted in order.
fn with_ordinals(items: Vec<Item>) -> (Vec<Item>, Option<String>) {
    let texts: Vec<&str> = items.iter().map(|item| item.text().unwrap_or_default()).collect();
    let accepted = accepted(&texts);
    let mut quoted: Vec<String> = Vec::new();
    let mended: Vec<Option<String>> = texts
        .iter()
        .zip(accepted)
        .map(|(text, one)| {
            let one = one?;
            let written = text.trim_start();
            let written = written[..written.len() - one.rest.len()].to_owned();
            if !quoted.contains(&written) {
                quoted.push(written);
            }
            Some(format!("{}{}", typed(&one), one.rest))
        })
        .collect();
    let more = if quoted.len() > QUOTED { "等" } else { "" };
    quoted.truncate(QUOTED);
    let doubt = format!("原文的序号写“{}”{more}，印出来的写法不同", quoted.join("”“"));
    let items = items.into_iter().zip(mended).map(|(item, text)| match text {
        Some(text) => item.with_text(text),
        None => item,
    });
    (items.collect(), (!quoted.is_empty()).then_some(doubt))
}

/// Of each line the unusual ordinal that is one: the next of those that are counted, or the first of several.
fn accepted<'t>(texts: &[&'t str]) -> Vec<Option<Loose<'t>>> {
    let strict: Vec<Option<(usize, usize)>> = texts.iter().map(|text| level(text)).collect();
    let found = texts.iter().zip(&strict).enumerate().map(|(at, (text, own))| {
        let before = at.checked_sub(1).map(|before| texts[before]);
        let one = if own.is_some() { doubled(text) } else { loose(text) };
        one.filter(|one| !one.is_bare || before.is_none_or(ends))
    });
    let mut found: Vec<Option<Loose<'t>>> = found.collect();
    without_points(&mut found, texts, &strict);
    let place = |one: &Loose<'_>| (one.form.level(), one.of);
    let mut seconds: BTreeSet<(usize, usize)> = BTreeSet::new();
    let begins: Vec<bool> = (0..texts.len())
        .rev()
        .map(|at| {
            let (own, number) = match (&found[at], strict[at]) {
                (Some(one), _) => (place(one), one.number),
                (None, Some((level, number))) => ((level, 0), number),
                (None, None) => return false,
            };
            let begins = number == 1 && seconds.remove(&own);
            if number == 2 {
                seconds.insert(own);
            }
            begins
        })
        .collect();
    let mut last: Vec<((usize, usize), usize)> = Vec::new();
    let mut goes_on = |own: (usize, usize), number: usize, is_sure: bool| {
        let before = last.iter_mut().find(|(of, _)| *of == own);
        let is_next = before.as_ref().is_some_and(|(_, last)| last + 1 == number);
        match before {
            Some((_, last)) if is_next || is_sure => *last = number,
            None if is_sure => last.push((own, number)),
            _ => {}
        }
        is_next || is_sure
    };
    let begins = begins.into_iter().rev();
    found
        .into_iter()
        .zip(strict)
        .zip(begins)
        .map(|((one, strict), begins)| match (one, strict) {
            (Some(one), _) => {
                let is_sure = begins || strict.is_some();
                goes_on(place(&one), one.number, is_sure).then_some(one)
            }
            (None, Some((level, number))) => {
                goes_on((level, 0), number, true);
                None
            }
            (None, None) => None,
        })
        .collect()
}

/// 项目一 of what one task consists of is none: beside other ordinals most have units of their own.
fn without_points(
    found: &mut [Option<Loose<'_>>],
    texts: &[&str],
    strict: &[Option<(usize, usize)>],
) {
    let words: Vec<usize> =
        (0..found.len()).filter(|at| found[*at].is_some_and(|one| one.is_word)).collect();
    if words.is_empty() || strict.iter().all(Option::is_none) {
        return;
    }
    let has_units = |start: &usize| {
        let next = |at: &usize| found[*at].is_some() || strict[*at].is_some();
        let end = (start + 1..texts.len()).find(next).unwrap_or(texts.len());
        texts[*start..end].iter().any(|text| bracket::at_end(text).is_some())
    };
    let with = words.iter().filter(|start| has_units(start)).count();
    let is_outer = strict.iter().flatten().any(|(level, _)| *level == 1);
    for at in &words {
        found[*at] = found[*at].filter(|_| with * 2 > words.len()).map(|one| match one.form {
            Form::Han if is_outer => Loose { form: Form::HanBracket, ..one },
            Form::Han | Form::HanBracket | Form::Figure | Form::FigureBracket => one,
        });
    }
}

fn level(text: &str) -> Option<(usize, usize)> {
    shape::ordinal(text).map(|one| (one.level, one.number))
}

/// Whether a line may stand before a next item: it ends, or is no full line.
fn ends(line: &str) -> bool {
    shape::is_ended(line) || line.ends_with('.') || line.chars().count() < SHORT
}

impl Form {
    fn level(self) -> usize {
        match self {
            Form::Han => 1,
            Form::HanBracket => 2,
            Form::Figure => 3,
            Form::FigureBracket => 4,
        }
    }
}

fn typed(one: &Loose<'_>) -> String {
    match one.form {
        Form::Han => format!("{}、", in_han(one.number)),
        Form::HanBracket => format!("（{}）", in_han(one.number)),
        Form::Figure => format!("{}.", one.number),
        Form::FigureBracket => format!("（{}）", one.number),
    }
}

/// 23 is 二十三; of numbers below a hundred.
fn in_han(number: usize) -> String {
    let digit = |one: usize| "一二三四五六七八九".chars().nth(one.wrapping_sub(1));
    let tens = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => digit(tens).map(|tens| format!("{tens}十")).unwrap_or_default(),
    };
    tens + &digit(number % 10).map(String::from).unwrap_or_default()
}

/// 3、、绿化: a usual ordinal whose mark stands twice.
fn doubled(text: &str) -> Option<Loose<'_>> {
    let own = shape::ordinal(text)?;
    let rest = own.rest.trim_start_matches(['、', '.', '．', '，', ',', '：', ':', ' ']);
    let form = match own.level {
        1 => Form::Han,
        2 => Form::HanBracket,
        3 => Form::Figure,
        4 => Form::FigureBracket,
        _ => return None,
    };
    let is_doubled = rest.len() < own.rest.len() && !rest.is_empty();
    is_doubled.then_some(Loose { rest, ..numbered(form, own.number) })
}

fn numbered(form: Form, number: usize) -> Loose<'static> {
    Loose { form, of: 0, number, rest: "", is_word: false, is_bare: false }
}

/// The unusual ordinal that `text` may begin with.
fn loose(text: &str) -> Option<Loose<'_>> {
    let text = text.trim();
    let found = one_sign(text)
        .or_else(|| behind_word(text))
        .or_else(|| bracketed(text))
        .or_else(|| dotted(text))
        .or_else(|| counted(text))?;
    let rest = found.rest.trim_start();
    (rest.chars().count() > 1).then_some(Loose { rest, ..found })
}

/// ⒈ ㈠ Ⅰ、: a sign that has the ordinal in it.
fn one_sign(text: &str) -> Option<Loose<'_>> {
    let sign = text.chars().next()?;
    let rest = &text[sign.len_utf8()..];
    let within = |first: char, last: char| {
        let number = usize::try_from(u32::from(sign).checked_sub(u32::from(first))?).ok()? + 1;
        (sign <= last).then_some(number)
    };
    let found = within('⒈', '⒛')
        .map(|number| numbered(Form::Figure, number))
        .or_else(|| within('㈠', '㈩').map(|number| numbered(Form::HanBracket, number)));
    if let Some(found) = found {
        return Some(Loose { rest, ..found });
    }
    let rest = rest.strip_prefix(['、', '.', '．', ' '])?;
    within('Ⅰ', 'Ⅻ').map(|number| Loose { rest, ..numbered(Form::Han, number) })
}

/// 项目1：建校, 任务一 建校.
fn behind_word(text: &str) -> Option<Loose<'_>> {
    const WORDS: [&str; 5] = ["民生项目", "项目", "任务", "工程", "事项"];
    let behind = WORDS.iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    let (number, is_han, behind) = number(behind)?;
    let parted = behind.trim_start();
    let rest = parted.strip_prefix(['：', ':', '、', '.', '．', '，', '—', '-']);
    let rest = rest.or((parted.len() < behind.len()).then_some(parted))?;
    let form = if is_han { Form::Han } else { Form::Figure };
    Some(Loose { rest, is_word: true, ..numbered(form, number) })
}

/// [1]建校, 【一】建校, （壹）建校.
fn bracketed(text: &str) -> Option<Loose<'_>> {
    let inner = text.strip_prefix(['[', '［', '【', '〔', '（', '(', '<', '〈', '「'])?;
    let (number, is_han, behind) = number(inner.trim_start())?;
    let behind = behind.trim_start_matches(['、', '.', ' ']);
    let rest = behind.strip_prefix([']', '］', '】', '〕', '）', ')', '>', '〉', '」'])?;
    let rest = rest.trim_start_matches(['、', '.', '．', '：', ':']);
    let form = if is_han { Form::HanBracket } else { Form::FigureBracket };
    Some(Loose { rest, ..numbered(form, number) })
}

/// 1.1建校, 1.2 建园.
fn dotted(text: &str) -> Option<Loose<'_>> {
    let (of, is_han, behind) = number(text)?;
    let (number, is_other, behind) = number(behind.strip_prefix(['.', '．'])?)?;
    let rest = behind.trim_start().trim_start_matches(['、', '.', '．', '：', ':']);
    let is_one = !is_han && !is_other && !is_amount(rest);
    is_one.then_some(Loose { of, rest, ..numbered(Form::FigureBracket, number) })
}

/// 1 建校, 1建校, 1：建校, 一 建校, 壹、建校.
fn counted(text: &str) -> Option<Loose<'_>> {
    let (number, is_han, behind) = number(text)?;
    let form = if is_han { Form::Han } else { Form::Figure };
    let own = behind.trim_start();
    let marks: &[char] = &[
        '：', ':', '；', ';', '。', '、', '.', '．', '，', '·', '•', '-', '—', '–', '_', '/', '|',
        '）', ')',
    ];
    let marked = own.strip_prefix(marks).map(|rest| rest.trim_start_matches(marks).trim_start());
    if let Some(rest) = marked {
        let is_one = !rest.starts_with(|one: char| one.is_numeric());
        return is_one.then_some(Loose { rest, ..numbered(form, number) });
    }
    let is_apart = own.len() < behind.len();
    // 一建公园 is no ordinal, and 一是 another thing.
    let is_one = (is_apart || !is_han) && !is_amount(own) && !own.starts_with('是');
    is_one.then_some(Loose { rest: own, is_bare: true, ..numbered(form, number) })
}

/// The number of up to two figures that `text` begins with, whether it is in Han, and what stands behind it.
fn number(text: &str) -> Option<(usize, bool, &str)> {
    const FORMAL: &str = "壹贰叁肆伍陆柒捌玖拾";
    if let Some(at) = FORMAL.chars().position(|one| text.starts_with(one)) {
        let rest = text.trim_start_matches(|one| FORMAL.contains(one));
        let is_one = text.len() - rest.len() == "壹".len();
        return is_one.then_some((at + 1, true, rest));
    }
    let is_han = |one: char| "一二三四五六七八九十".contains(one);
    let han = text.trim_start_matches(is_han);
    if han.len() < text.len() {
        return Some((shape::han_number(&text[..text.len() - han.len()])?, true, han));
    }
    let rest = text.trim_start_matches(|one| shape::plain_digit(one).is_ascii_digit());
    let figures: String = text[..text.len() - rest.len()].chars().map(shape::plain_digit).collect();
    let is_one = (1..=2).contains(&figures.len());
    Some((figures.parse().ok().filter(|_| is_one)?, false, rest))
}

/// Whether `text` begins with what is counted, or with no Han: 个社区, 月底, 年.
fn is_amount(text: &str) -> bool {
    const OTHERS: [char; 16] = [
        '年', '月', '日', '号', '时', '点', '季', '级', '类', '至', '到', '多', '余', '万', '千',
        '百',
    ];
    let is_han = text.starts_with(|one: char| ('\u{4E00}'..='\u{9FFF}').contains(&one));
    !is_han && !text.starts_with(['“', '《', '‘', '"'])
        || text.starts_with(OTHERS)
        || is_counted(text)
}

/// Whether a number before `text` counts what it begins with.
fn is_counted(text: &str) -> bool {
    let near = format!("1{}", shape::squeezed(shape::start_of(text, NEAR)));
    targets::promises(&near).iter().any(|one| one.place.start == 0)
}

#[cfg(test)]
mod tests {
    use super::{accepted, colons, typed};

    fn shown(text: &str) -> String {
        let lines: Vec<&str> = text.split('|').collect();
        let found = accepted(&lines);
        let line = |(line, one): (&&str, &Option<super::Loose<'_>>)| match one {
            Some(one) => format!("{}{}", typed(one), one.rest),
            None => (*line).to_owned(),
        };
        lines.iter().zip(&found).map(line).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn numbers_in_order_are_ordinals() {
        for (text, wanted) in [
            ("1 建校|2 修路|3 绿化", "1.建校|2.修路|3.绿化"),
            ("1建校|2修路。|３绿化", "1.建校|2.修路。|3.绿化"),
            ("1：建校|2；修路|3-绿化", "1.建校|2.修路|3.绿化"),
            ("1.建校|2，修路|3、、绿化|4 办学", "1.建校|2，修路|3.绿化|4.办学"),
            ("壹、建校|贰、修路", "一、建校|二、修路"),
            ("（壹）建校|（贰）修路", "（一）建校|（二）修路"),
            ("项目1：建校|项目2：修路", "1.建校|2.修路"),
            ("任务一 建校|任务二 修路", "一、建校|二、修路"),
            ("[1]建校|[2]修路", "（1）建校|（2）修路"),
            ("1.城建|1.1建校|1.2 修路|2.教育|2.1办学", "1.城建|（1）建校|（2）修路|2.教育|2.1办学"),
            ("⒈建校|⒉修路", "1.建校|2.修路"),
            ("㈠建校|㈡修路", "（一）建校|（二）修路"),
            ("一 建校|二 修路", "一、建校|二、修路"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_begins_with_a_number_and_is_no_item() {
        for text in [
            "2025年建校|2026年修路",
            "1.建校。|2个社区联建。",
            "3个社区联建",
            "1 建校|3 修路",
            "1月建校|2月修路",
            "1.2万人参加|1.3万人就业",
            "5G基站|6G基站",
            "一、建校。|任务一：开工。|任务二：完工。（责任单位：甲局）",
            "1∶500",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn signs_like_a_colon() {
        assert_eq!(
            colons("责任单位∶甲局，图1∶500，时限︰9月"),
            "责任单位：甲局，图1∶500，时限：9月"
        );
    }
}
