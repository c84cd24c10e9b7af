//! The amounts in a text, with the words that bind them and their measure, as they are written.

use crate::notice;

use super::scale::Scale;
use super::words::{
    BECOMES, BEHIND, EACH, LEVELS, MEASURES, NO_MEASURE, NO_UNIT, SHORTENED, TIMES, TYPED,
};
use super::{bounds, spelled, time};

/// An amount in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// As it is written, with its words: `不少于100场`.
    pub(super) amount: String,
    /// Its digits.
    pub(super) digits: String,
    /// What is counted.
    pub(super) measure: String,
    /// The measure is none of those known, but all that stands behind the number.
    pub(super) is_odd: bool,
    /// 类型, where a word says it that the amount cannot have.
    pub(super) kind: Option<&'static str>,
    /// Where it begins in the text, with its words, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Where the words end that may name it: before what it was, if the text says that (由5个增加到8个).
    pub(super) named: usize,
    /// Where the amount before it ends, whose words are none of its name.
    pub(super) after: usize,
    /// A word that binds it and that no amount has: 最高.
    pub(super) unsaid: Option<&'static str>,
}

/// Amounts of a paragraph that are looked at.
const MOST: usize = 200;
/// Numbers of a paragraph that may be amounts.
const NUMBERS: usize = 2_000;

/// The amounts of `text`, which has no white and no percent sign of full width.
pub(super) fn amounts(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut quoted = quoted(text).into_iter().peekable();
    let (mut at, mut numbers) = (0, 0);
    let mut old: Option<(usize, usize)> = None;
    let (mut after, mut last) = (0, None);
    while found.len() < MOST
        && numbers < NUMBERS
        && let Some(next) = text[at..].find(begins_number)
    {
        numbers += 1;
        let start = at + next;
        let one = amount(text, start);
        let end = one.as_ref().map_or_else(|| end_of_digits(text, start), |one| one.end);
        // Both go on through the text.
        while quoted.next_if(|(_, to)| *to <= start).is_some() {}
        let in_quotes = quoted.peek().is_some_and(|(from, _)| *from <= start);
        if let Some(mut one) = one.filter(|_| !in_quotes) {
            // What a number was is no promise, and the new one has its name.
            if let Some(old) = old.take().filter(|(_, end)| becomes(&text[*end..start])) {
                one.named = old.0;
            }
            one.after = after.min(one.named);
            if becomes_next(&text[one.end..]) {
                old = Some((one.named, one.end));
            } else if is_of_thing(&text[one.end..]) {
                after = one.end;
            } else if !is_other(text, &one) {
                last = bind(text, &mut one, last);
                after = one.end;
                found.push(one);
            }
        }
        at = end.max(start + text[start..].chars().next().map_or(1, char::len_utf8));
    }
    found
}

/// Puts the word to an amount that stands apart from it (至少新建3座); which that is.
fn bind(text: &str, one: &mut Found, last: Option<&'static str>) -> Option<&'static str> {
    let with = |word: &str| format!("{word}{}", one.amount);
    let is_free = |word: &str| notice::is_amount(&with(word));
    // 不超过最高限价3万元
    if let Some((word, limit, from)) = bounds::of_limit(&text[..one.start])
        && is_free(word)
    {
        one.amount = with(word);
        one.unsaid = Some(limit);
        one.named = one.named.min(from);
        one.start = from;
        return None;
    }
    match bounds::apart(text, (one.after, one.start), last) {
        Ok(word) if is_free(word) => {
            one.amount = with(word);
            Some(word)
        }
        Err(word) if is_free("至少") => {
            one.unsaid = word;
            None
        }
        Ok(_) | Err(_) => None,
    }
}

/// Numbers behind a word that binds them (控制在10/10万以下) which are read as no amount, and those with a power: each with
/// the word, to the end of its clause.
pub(super) fn unread(text: &str) -> Vec<&str> {
    let digits = text.char_indices().filter(|(_, one)| one.is_ascii_digit()).take(NUMBERS);
    let starts = digits.filter(|(at, _)| !text[..*at].ends_with(is_of_number));
    let found = starts.filter_map(|(start, _)| {
        let words = bounds::all().chain(SHORTENED);
        let words = words.chain(LEVELS.iter().map(|(word, _)| *word));
        let word = words.filter(|word| text[..start].ends_with(*word)).max_by_key(|one| one.len());
        let behind = &text[end_of_digits(text, start)..];
        // 5×10⁴千瓦时
        let word = word.or_else(|| behind.starts_with("×10").then_some(""))?;
        let is_time = TIMES.iter().any(|word| behind.starts_with(word));
        let is_none = NO_UNIT.iter().chain(&NO_MEASURE).any(|word| behind.starts_with(word));
        // 12分钟 is no mark of 12分.
        let is_amount = || !behind.starts_with("分钟") && amount(text, start).is_some();
        let own = &text[start - word.len()..];
        let end = own.find(|one| "，。；、（）,;".contains(one)).unwrap_or(own.len());
        ((is_time || !is_none) && !is_amount()).then(|| &own[..end])
    });
    found.take(MOST).collect()
}

/// Whether a text between two amounts says that the second replaces the first.
fn becomes(between: &str) -> bool {
    BECOMES.iter().any(|word| between.starts_with(word))
}

fn becomes_next(behind: &str) -> bool {
    let word = BECOMES.iter().find_map(|word| behind.strip_prefix(word));
    word.is_some_and(|rest| rest.starts_with(begins_number))
}

fn begins_number(one: char) -> bool {
    one.is_ascii_digit() || ('０'..='９').contains(&one) || spelled::begins(one)
}

fn is_of_number(one: char) -> bool {
    one.is_ascii_digit() || ('０'..='９').contains(&one) || ".．,".contains(one)
}

fn end_of_digits(text: &str, start: usize) -> usize {
    let end_of = |from: usize| {
        text[from..].find(|one| !is_of_number(one)).map_or(text.len(), |end| from + end)
    };
    let mut end = end_of(start);
    // 1，200万元
    let is_group = |digits: &str, least: usize| {
        (least..=3).contains(&digits.len()) && digits.bytes().all(|one| one.is_ascii_digit())
    };
    let mut is_grouped = is_group(&text[start..end], 1);
    while is_grouped && let Some(rest) = text[end..].strip_prefix('，') {
        let from = text.len() - rest.len();
        is_grouped = is_group(&text[from..end_of(from)], 3);
        end = if is_grouped { end_of(from) } else { end };
    }
    end
}

/// The amount whose digits begin at `start`.
fn amount(text: &str, start: usize) -> Option<Found> {
    let spelled = text[start..].starts_with(spelled::begins);
    let stepped = spelled::stepped(text, start).or_else(|| spelled::range(text, start));
    let (digits, end) = match stepped {
        Some(stepped) => stepped,
        None if spelled => spelled::number(text, start)?,
        None => written(text, start),
    };
    let scale = Scale::behind(&text[end..]);
    let mut end = end + scale.length();
    let Scale { vague, power, behind_power } = scale;
    // 百分之七十 has its measure before the number.
    let digits = match digits.strip_suffix('%') {
        Some(share) => return share_of_hundred(text, (start, end), share),
        None => digits,
    };
    if power.is_empty()
        && vague.is_empty()
        && let Some(found) = time::promised(text, (start, end), &digits)
    {
        return Some(found);
    }
    let known = measure(&text[end..]);
    let is_odd = known.is_none();
    let (base, length) = known.or_else(|| odd_measure(&text[end..]).filter(|_| !spelled))?;
    end += length;
    if time::is_none(&digits, &base, &text[end..]) {
        return None;
    }
    let behind =
        BEHIND.iter().find(|word| text[end..].starts_with(**word)).copied().unwrap_or_default();
    end += behind.len();
    // 上百座 is 100座以上.
    let is_upward = spelled && behind.is_empty() && text[..start].ends_with('上');
    let (start, behind) = match is_upward && !text[..start].ends_with("以上") {
        true => (start - '上'.len_utf8(), "以上"),
        false => (start, behind),
    };
    let words = bounds::before(&text[..start]);
    let is_rate = power.is_empty() && ["%", "个百分点", "岁"].contains(&base.as_str());
    let before = if is_rate { words.own } else { words.of_things };
    let amount = format!("{before}{digits}{vague}{power}{behind_power}{base}{behind}");
    notice::is_amount(&amount).then(|| Found {
        amount,
        digits,
        measure: format!("{power}{base}"),
        is_odd,
        kind: words.kind.filter(|_| before.is_empty()),
        start: start - before.len(),
        end,
        named: start - before.len(),
        after: 0,
        unsaid: None,
    })
}

/// 达到百分之七十以上
fn share_of_hundred(text: &str, (start, end): (usize, usize), share: &str) -> Option<Found> {
    let behind = BEHIND.iter().find(|word| text[end..].starts_with(**word));
    let behind = behind.copied().unwrap_or_default();
    let words = bounds::before(&text[..start]);
    let amount = format!("{}{share}%{behind}", words.own);
    let named = start - words.own.len();
    notice::is_amount(&amount).then(|| Found {
        amount,
        digits: share.to_owned(),
        measure: "%".to_owned(),
        is_odd: false,
        kind: words.kind.filter(|_| words.own.is_empty()),
        start: named,
        end: end + behind.len(),
        named,
        after: 0,
        unsaid: None,
    })
}

/// Digits as they stand, of a range both ends. A measure or a power that stands behind both (8%-10%, 1万-1.2万人) is
/// that of the second.
fn written(text: &str, start: usize) -> (String, usize) {
    let end = end_of_digits(text, start);
    if let Some(twice) = measured_twice(text, (start, end)) {
        return twice;
    }
    let sign = text[end..].chars().next().filter(|one| "-－—~～至到".contains(*one));
    if let Some(sign) = sign {
        let second = end + sign.len_utf8();
        let second_end = end_of_digits(text, second);
        if second_end > second {
            return (text[start..second_end].to_owned(), second_end);
        }
    }
    (text[start..end].replace('，', ","), end)
}

fn measured_twice(text: &str, (start, end): (usize, usize)) -> Option<(String, usize)> {
    let own = ["%", "‰", "万", "亿"].iter().find(|own| text[end..].starts_with(**own))?;
    let behind = &text[end + own.len()..];
    let sign = behind.chars().next().filter(|one| "-－—–~～至".contains(*one))?;
    let second = end + own.len() + sign.len_utf8();
    let second_end = end_of_digits(text, second);
    let is_range = second_end > second && text[second_end..].starts_with(*own);
    is_range.then(|| {
        let (lower, upper) = (&text[start..end], &text[second..second_end]);
        (format!("{lower}{sign}{upper}"), second_end)
    })
}

/// The measure that `text` begins with, with what it is counted for (元/月/人), and its length.
fn measure(text: &str) -> Option<(String, usize)> {
    if NO_MEASURE.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    // 3000m2, and not the beginning of m25.
    let typed = TYPED.iter().find(|(own, _)| {
        let behind = text.strip_prefix(own);
        behind.is_some_and(|rest| !rest.starts_with(|one: char| one.is_ascii_alphanumeric()))
    });
    if let Some((own, base)) = typed {
        return Some(((*base).to_owned(), own.len()));
    }
    let base = MEASURES.iter().filter(|one| text.starts_with(**one)).max_by_key(|one| one.len())?;
    let mut end = base.len();
    while let Some(rest) = text[end..].strip_prefix('/') {
        let word = EACH.iter().find(|word| rest.starts_with(**word));
        let Some(word) = word else { break };
        end += 1 + word.len();
    }
    // 56台（套）
    let inside = text[end..].strip_prefix('（').and_then(|rest| rest.split_once('）'));
    if let Some((inside, _)) = inside.filter(|(inside, _)| MEASURES.contains(inside)) {
        end += inside.len() + 2 * '（'.len_utf8();
    }
    Some((text[..end].to_owned(), end))
}

/// A measure that nobody knows: the few characters behind a number, to the next mark (20蒸吨，).
fn odd_measure(text: &str) -> Option<(String, usize)> {
    const LENGTH: std::ops::RangeInclusive<usize> = 1..=4;
    let is_sign = |one: char| one.is_alphabetic() || "/²³·".contains(one);
    let end = text.find(|one| !is_sign(one)).unwrap_or(text.len());
    let own = &text[..end];
    let is_ended = text[end..].chars().next().is_none_or(|one| "，。；、）),;".contains(one));
    let is_none = NO_UNIT.iter().chain(&NO_MEASURE).any(|word| own.starts_with(word))
        || NO_UNIT.iter().filter(|word| word.chars().count() > 1).any(|word| own.ends_with(word));
    let length = own.chars().count();
    // 5G网络 is a name.
    let is_ended = is_ended && (own.is_ascii() || !own.contains(|one: char| one.is_ascii()));
    (is_ended && LENGTH.contains(&length) && !is_none).then(|| (own.to_owned(), end))
}

/// What is no promise: a year or a day, an age, an ordinal, what a level was before.
fn is_other(text: &str, found: &Found) -> bool {
    let before = &text[..found.start];
    let behind = &text[found.end..];
    // GDP增长6%: a word stands between.
    let is_joined = found.amount.starts_with(|one: char| one.is_ascii_digit())
        && before.chars().next_back().is_some_and(|one| one.is_ascii_alphanumeric());
    let is_ordinal =
        before.ends_with(['第', '^', '〔', '[', '-', '—', '+', '＋', '/']) || is_joined;
    // 1:1配套资金
    let is_ratio = before.strip_suffix([':', '：', '∶', '比']).is_some_and(|own| {
        own.ends_with(|one: char| one.is_ascii_digit())
            && !own.trim_end_matches(|one: char| one.is_ascii_digit()).ends_with(['年', '月', '第'])
    });
    let was = before.ends_with(['由', '从']) && found.measure.contains('%');
    let is_name = found.measure.ends_with('号') || behind.starts_with(['岁', '号', '+', '＋']);
    // 8时20分, 3分店
    let is_score = found.measure != "分"
        || !before.ends_with(['时', '点', '：', ':']) && (behind.is_empty() || is_ended(behind));
    // 人均预期寿命提高0.2岁, and not 满60岁.
    let is_of_life = || {
        let clause = before.rsplit(['，', '。', '；', '、']).next().unwrap_or_default();
        ["寿命", "平均年龄"].iter().any(|word| clause.contains(word))
    };
    let is_age = found.measure == "岁" && !is_of_life();
    is_ordinal || is_ratio || was || is_name || is_age || !is_score
}

/// Whether a clause or a bracket ends right before `behind`.
pub(super) fn is_ended(behind: &str) -> bool {
    behind.starts_with(['，', '。', '；', '、', '）', '（', ',', ';', ')', '('])
}

/// 500平方米以上的活动室9个: how large each of those is that are counted; 宽6米、长12公里的道路1条.
fn is_of_thing(behind: &str) -> bool {
    const SIZES: [&str; 8] = ["长", "宽", "高", "深", "占地", "面积", "建筑面积", "总面积"];
    let clause = &behind[..behind.find(|one| "，。；（）,;".contains(one)).unwrap_or(behind.len())];
    let more =
        clause.strip_prefix('、').filter(|own| SIZES.iter().any(|size| own.starts_with(size)));
    let last = more.and_then(|own| own.split_once('的')).map(|(_, thing)| thing);
    let thing = clause.strip_prefix('的').or(last).unwrap_or_default();
    thing.split('、').next().is_some_and(|own| own.contains(|one: char| one.is_ascii_digit()))
}

/// The stretches inside quotation marks.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut stretches = Vec::new();
    let mut open = None;
    for (at, one) in text.char_indices() {
        match one {
            '“' | '《' => open = open.or(Some(at)),
            '”' | '》' => stretches.extend(open.take().map(|from| (from, at))),
            _ => {}
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::amounts;

    fn found(text: &str) -> Vec<String> {
        amounts(text).into_iter().map(|one| one.amount + one.kind.unwrap_or_default()).collect()
    }

    #[test]
    fn amounts_are_found_with_their_words() {
        for (text, wanted) in [
            ("举办招聘会60余场，培训1.2万人次", &["60余场", "1.2万人次"][..]),
            ("发放385余万元，补助1848元/月/人", &["385余万元", "1848元/月/人"]),
            ("不少于100场，失业率控制在4%以内", &["不少于100场", "控制在4%以内"]),
            ("同步举办百场讲座，走访企业50至60户", &["100场", "50至60户"]),
            ("满意度保持在98.5%以上，参保率保持100%", &["98.5%以上保持", "保持100%"]),
            ("由98.5%提高到99.2%", &["提高到99.2%"]),
            ("新增12万余人次", &["12万余人次"]),
            ("诊疗量占比提高3个百分点", &["提高3个百分点"]),
            ("客流同比增长6%以上，投诉减少30件", &["同比增长6%以上", "减少30件"]),
            ("培训人数增长300人", &["300人"]),
            ("床位由60张增加到85张，经费从30万元调整为45万元", &["85张", "45万元"]),
            ("建成驿站八十个，走访二十余户，近百场宣讲", &["80个", "20余户", "近100场"]),
            ("签约率达到百分之七十以上，入学率≥99%", &["达到70%以上", "≥99%"]),
            ("配备设备56台（套），巡查12km，演出2场/村", &["56台（套）", "12km", "2场/村"]),
            ("PM2.5平均浓度控制在38微克/立方米以内", &["控制在38微克/立方米以内"]),
            ("新增变电容量6.3万千伏安", &["6.3万千伏安"]),
            ("光伏装机12兆瓦，年发电1300万千瓦时", &["12兆瓦", "1300万千瓦时"]),
            ("飞防作业5万亩次，吞吐量80标箱", &["5万亩次", "80标箱"]),
            ("改造锅炉20蒸吨，放流鱼苗30万尾", &["20蒸吨", "30万尾"]),
            ("新增供热能力40吉焦，养殖蛋鸡6万羽", &["40吉焦", "6万羽"]),
            ("算力达到200PFlops，储能30MWh", &["达到200PFlops", "30MWh"][1..]),
            ("搬运砌块3挑、碎石12筐。", &["3挑", "12筐"]),
            ("游客突破40万人", &["突破40万人"]),
            ("抽检量达到4批次/千人，水价降到0.3元/吨", &["达到4批次/千人", "降到0.3元/吨"]),
            ("建成500平方米以上的活动室9个", &["9个"]),
            (
                "节约用水300吨，节约300吨，签约企业60家，约60家",
                &["300吨", "300吨", "60家", "约60家"],
            ),
            ("纠纷减少两成以上，成本下降三成", &["减少20%以上", "下降30%"]),
            ("新建文化广场三处，新建两座桥，幼儿园五所。", &["3处", "2座", "5所"]),
            ("补助两百户", &["200户"]),
            ("GDP增长6%左右，GDP突破300亿元", &["增长6%左右", "突破300亿元"]),
            ("满意度不低于90分，自然增长率下降3‰", &["不低于90分", "下降3‰"]),
            ("增长8%-10%，下降8%～10%，增长8—10%", &["增长8-10%", "下降8～10%", "增长8—10%"]),
            ("培训1万-1.2万人", &["1-1.2万人"]),
            ("投资一亿二千万元，投资1亿2000万元", &["12000万元", "12000万元"]),
            ("受益1万2千人", &["12000人"]),
            ("惠及3万余户，惠及万余户，服务近万人次", &["3万余户", "1万余户", "近1万人次"]),
            ("开展百余场讲座，建设千亩基地3个", &["100余场", "3个"]),
            ("种植千亩油菜，几万人，数万亩", &["1000亩"]),
            ("不超过最高限价3万元，最高限价3万元", &["不超过3万元", "3万元"]),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_amount_are_found() {
        let text = "死亡率控制在10/10万以下，不少于3个工作日，不少于100场，达到90分";
        assert_eq!(super::unread(text), ["控制在10/10万以下", "不少于3个工作日"]);
    }

    #[test]
    fn what_is_no_promise() {
        for text in [
            "2024年3月28日前",
            "35-64岁妇女",
            "第1期培训班",
            "示政办字〔2025〕8号",
            "“1名儿童+N个群体”",
            "每期5个工作日",
            "数百名",
            "70岁以上老人",
            "3个月内",
            "24小时自助服务区",
            "每千人口托位数",
            "拨打12345热线，开通110专线",
            "改造105国道，升级5G网络",
            "打造123工程、“1+3”模式",
            "不超过3天，第2批",
            "打造一个中心、三项品牌",
            "办好十件民生实事",
            "第二十届艺术节",
            "一成立就培训",
            "两家单位",
            "8时20分开会，新开3分店",
            "打造三个平台，建强两个队伍",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
