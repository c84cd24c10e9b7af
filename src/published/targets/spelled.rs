//! Numbers in Han characters: 一千二百, 百分之九十八点五, 两成, 百场.

use super::words::{DONE, MEASURES, POWERS, THINGS};
use super::{find, name};

/// What stands behind 百 and 千, and makes no number of them: 千家万户.
const SAYINGS: [&str; 7] = ["家万户", "家争鸣", "家姓", "人计划", "村示范", "村整治", "人会"];
/// What stands behind a number and makes it a name; 十件民生实事 are all of them.
const NAMES: [&str; 6] = ["节气", "件民生", "件实事", "件惠民", "件为民", "件大事"];

/// Whether a number in Han characters may begin with `one`.
pub(super) fn begins(one: char) -> bool {
    is_figure(one) || "两万".contains(one)
}

fn is_figure(one: char) -> bool {
    "一二三四五六七八九十百千".contains(one)
}

/// 百场 is 100场, 八十个 80个, 百分之七十 70%; what is less than ten counts things alone (广场三处, 新建两座桥; not 一个
/// 中心, 三项机制), or ten thousands (两万亩), and in 几百场 it is a part of another number.
pub(super) fn number(text: &str, start: usize) -> Option<(String, usize)> {
    if is_part(&text[..start]) {
        return None;
    }
    if let Some(rest) = text[start..].strip_prefix('万') {
        return is_vague(&text[..start], rest).then(|| ("1".to_owned(), start));
    }
    if let Some(rest) = text[start..].strip_prefix("百分之") {
        return share(text, text.len() - rest.len());
    }
    if let Some(tenths) = tenths(&text[start..]) {
        return Some((format!("{tenths}0%"), start + "两成".len()));
    }
    let end = run(text, start);
    let (written, behind) = (&text[start..end], &text[end..]);
    if let Some(alone) = ["百", "千"].iter().find(|one| written.starts_with(**one)) {
        let digits = if *alone == "百" { "100" } else { "1000" };
        let is_said = SAYINGS.iter().any(|word| behind.starts_with(word));
        let is_number = written == *alone && !is_said && !is_size(behind);
        return is_number.then(|| (digits.to_owned(), end));
    }
    if NAMES.iter().any(|word| behind.starts_with(word)) {
        return None;
    }
    if let Some((digits, end)) =
        in_thousands(text, start, end).or_else(|| decimal(text, end, written))
    {
        return is_measured(&text[end..]).then_some((digits, end));
    }
    let number = value(written)?;
    let is_many = || behind.starts_with(POWERS) && is_measured(behind);
    let is_counted = number >= 10 || is_many() || number > 1 && is_counted(&text[..start], behind);
    is_counted.then(|| (number.to_string(), end))
}

/// 五十至八十人, 六到八座: both ends of a range.
pub(super) fn range(text: &str, start: usize) -> Option<(String, usize)> {
    if is_part(&text[..start]) {
        return None;
    }
    let end = run(text, start);
    let sign = text[end..].chars().next().filter(|one| ['至', '到'].contains(one))?;
    let rest = &text[end + sign.len_utf8()..];
    let from = text.len() - rest.len();
    let to = run(text, from);
    let (least, most) = (value(&text[start..end])?, value(&text[from..to])?);
    // 打造一到两个品牌 counts nothing.
    let is_counted = most >= 10 || !text[to..].starts_with('个');
    (least < most && is_counted && is_measured(&text[to..]))
        .then(|| (format!("{least}{sign}{most}"), to))
}

/// 数十名, 三四十人: numbers that nobody can count with.
pub(super) fn vague(text: &str) -> Vec<&str> {
    const MOST: usize = 20;
    let is_vague = |(at, one): &(usize, char)| {
        let behind = &text[at + one.len_utf8()..];
        let more = match one {
            '数' | '几' => Some(behind),
            _ if digit(*one).is_some() && !is_part(&text[..*at]) => {
                behind.strip_prefix(|one| digit(one).is_some_and(|digit| digit > 0))
            }
            _ => None,
        };
        let base = more.and_then(|more| more.strip_prefix(['十', '百', '千', '万']));
        base.is_some_and(is_measured)
    };
    let places = text.char_indices().filter(is_vague).take(MOST);
    let word = |(at, _): (usize, char)| {
        let own = &text[at..];
        &own[..own.find(|one| "，。；、（）,;".contains(one)).unwrap_or(own.len())]
    };
    places.map(word).collect()
}

/// 万余户, 近万人: ten thousand, which 万 alone does not say.
fn is_vague(before: &str, rest: &str) -> bool {
    const NEARLY: [char; 6] = ['近', '上', '逾', '超', '约', '达'];
    (rest.starts_with(['余', '多']) || before.ends_with(NEARLY)) && is_measured(rest)
}

/// 千亩基地3个: how large each of those is that are counted.
fn is_size(behind: &str) -> bool {
    const SIZES: [&str; 7] = ["亩", "平方米", "米", "公里", "吨", "户", "人"];
    const LONGEST: usize = 10;
    let Some(rest) = SIZES.iter().find_map(|size| behind.strip_prefix(size)) else { return false };
    let is_mark = |one: char| "，。；、：（）(),;".contains(one);
    let thing = &rest[..rest.find(|one: char| is_mark(one) || one.is_ascii_digit()).unwrap_or(0)];
    let is_counted = rest[thing.len()..].starts_with(|one: char| one.is_ascii_digit());
    is_counted && (2..=LONGEST).contains(&thing.chars().count()) && !name::has_act(thing)
}

/// 一亿二千万, 1亿2000万, 1万2千: a number in two steps. Of hundred millions it is counted in ten thousands.
pub(super) fn stepped(text: &str, start: usize) -> Option<(String, usize)> {
    let is_spelled = text[start..].starts_with(begins);
    let (high, end) = step(text, start).filter(|_| !is_spelled || !is_part(&text[..start]))?;
    let power = text[end..].chars().next().filter(|one| POWERS.contains(one))?;
    let (low, end) = step(text, end + power.len_utf8())?;
    let is_whole = text[end..].starts_with('万');
    let is_read = (1_000..10_000).contains(&low) && is_whole == (power == '亿');
    is_read.then(|| ((high * 10_000 + low).to_string(), end))
}

/// A number below ten thousand: 2000, 2千 (not 2千瓦), 二千.
fn step(text: &str, from: usize) -> Option<(u64, usize)> {
    const MOST: usize = 4;
    let rest = &text[from..];
    let digits = rest.find(|one: char| !one.is_ascii_digit()).unwrap_or(rest.len());
    if digits == 0 {
        let end = run(text, from);
        return Some((value(&text[from..end])?, end));
    }
    let number: u64 = rest[..digits].parse().ok().filter(|_| digits <= MOST)?;
    let end = from + digits;
    let behind = text[end..].strip_prefix('千').filter(|_| digits == 1);
    let is_thousand = behind.is_some_and(|rest| !rest.starts_with(['瓦', '米', '克', '伏']));
    Some(if is_thousand { (number * 1_000, end + '千'.len_utf8()) } else { (number, end) })
}

/// Whether what stands before makes another number of it. 每千人口 is no amount at all.
fn is_part(before: &str) -> bool {
    let point = before.strip_suffix('点').and_then(|rest| rest.chars().next_back());
    point.is_some_and(begins)
        || before.chars().next_back().is_some_and(|one| {
            is_figure(one) || "几数两万亿第每".contains(one) || one.is_ascii_digit()
        })
}

/// Where the figures end that begin at `from`.
fn run(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    from + rest.find(|one| !is_figure(one) && !"零两".contains(one)).unwrap_or(rest.len())
}

/// 九十八点五 behind 百分之, 百 alone.
fn share(text: &str, from: usize) -> Option<(String, usize)> {
    let end = run(text, from);
    let written = &text[from..end];
    if written == "百" {
        return Some(("100%".to_owned(), end));
    }
    let (digits, end) =
        decimal(text, end, written).or_else(|| Some((value(written)?.to_string(), end)))?;
    Some((format!("{digits}%"), end))
}

/// 三点五: the figures behind the point, one by one.
fn decimal(text: &str, end: usize, whole: &str) -> Option<(String, usize)> {
    const MOST: usize = 3;
    let rest = text[end..].strip_prefix('点')?;
    let from = text.len() - rest.len();
    let to = run(text, from);
    let figures: Option<String> =
        text[from..to].chars().map(|one| digit(one).map(|digit| digit.to_string())).collect();
    let figures = figures.filter(|own| (1..=MOST).contains(&own.len()))?;
    Some((format!("{}.{figures}", value(whole)?), to))
}

/// 一万二千 is 12000; where nothing follows 万, it stays what the number counts in.
fn in_thousands(text: &str, start: usize, end: usize) -> Option<(String, usize)> {
    let rest = text[end..].strip_prefix('万')?;
    let from = text.len() - rest.len();
    let to = run(text, from);
    let number = value(&text[start..end])? * 10_000 + value(&text[from..to])?;
    (to > from).then(|| (number.to_string(), to))
}

/// Whether a measure follows, perhaps behind a power of ten: 万亩, 万余人.
fn is_measured(behind: &str) -> bool {
    let base = behind.trim_start_matches(POWERS).trim_start_matches(['余', '多']);
    let base = base.trim_start_matches(POWERS);
    MEASURES.iter().any(|one| base.starts_with(one))
}

/// The value of figures below ten thousand. 一百二 is no clear one.
fn value(written: &str) -> Option<u64> {
    const TENS: [(char, u64); 3] = [('十', 10), ('百', 100), ('千', 1000)];
    let mut letters = written.chars().rev();
    let is_unclear = letters.next().is_some_and(|one| digit(one).is_some_and(|digit| digit > 0))
        && letters.next().is_some_and(|one| "百千".contains(one));
    let (mut total, mut figure, mut least) = (0, None, u64::MAX);
    for one in written.chars() {
        match TENS.iter().find(|(own, _)| *own == one) {
            // 十二, and not 百二; 一千二百, and not 二百一千.
            Some((_, ten)) if *ten < least && (figure.is_some() || (*ten, total) == (10, 0)) => {
                total += figure.take().unwrap_or(1) * ten;
                least = *ten;
            }
            None if one == '零' && figure.is_none() && total > 0 => {}
            None if figure.is_none() => figure = Some(digit(one)?),
            Some(_) | None => return None,
        }
    }
    (!written.is_empty() && !is_unclear).then(|| total + figure.unwrap_or(0))
}

fn digit(one: char) -> Option<u64> {
    let one = if one == '两' { '二' } else { one };
    let at = "零一二三四五六七八九".chars().position(|own| own == one)?;
    u64::try_from(at).ok()
}

/// Whether a number below ten between `before` and `behind` counts things: the clause ends with their measure, or begins
/// with what is done.
fn is_counted(before: &str, behind: &str) -> bool {
    let is_thing = |measure: &&&str| behind.starts_with(**measure);
    let Some(measure) = THINGS.iter().filter(is_thing).max_by_key(|one| one.len()) else {
        return false;
    };
    let behind = &behind[measure.len()..];
    let is_done = *measure != "个" && DONE.iter().any(|word| before.ends_with(word));
    !before.is_empty() && (behind.is_empty() || find::is_ended(behind)) || is_done
}

/// 两成 is 20%, and 三成立 nothing.
fn tenths(text: &str) -> Option<u64> {
    const OTHERS: [char; 12] =
        ['立', '效', '果', '本', '人', '员', '就', '长', '功', '熟', '为', '品'];
    let mut letters = text.chars();
    let first = letters.next()?;
    let is_tenths =
        letters.next() == Some('成') && !letters.next().is_some_and(|one| OTHERS.contains(&one));
    digit(first).filter(|number| is_tenths && *number > 0)
}
