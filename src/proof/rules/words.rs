//! Words (用字): those that are taken for others, what was left to be filled in, what nobody may publish.

use encoding_rs::BIG5;

use crate::diag::Force::{National, Practice};
use crate::han::is_in_every_font;
use crate::proof::passage::{Looks, Passage, Slip};

use super::{Row, confused, is_digit, is_han};

/// A word that is taken for another: as written, and as meant.
pub(super) type Taken = (&'static str, &'static str);

pub(super) static ROWS: [Row; 9] = [
    Row::new("W171", Looks::Everywhere, Practice, "“截至”后面跟时间，“截止”后面不跟时间")
        .says("“{}”后面跟着时间", "a time follows “{}”")
        .mechanical()
        .finds(until, "截止到2024年3月底，截止一季度末，", "报名截止日期为3月，截至3月底。"),
    Row::new("W172", Looks::Everywhere, Practice, "公文里统一写“其他”")
        .says("“{}”应当写“其他”", "“{}” is to be 其他")
        .mechanical()
        .finds(other, "组织其它活动。", "组织其他活动。"),
    Row::new("W173", Looks::Everywhere, National, "GF 1001—2001《第一批异形词整理表》")
        .says("“{}”不是推荐的词形", "“{}” is not the recommended form of the word")
        .mechanical()
        .finds(
            variants,
            "办理帐户手续。",
            "办理账户手续，一台帐篷，两份内容，讲座落到实处，月份内，指定阅读，亲身分享。",
        ),
    Row::new("W174", Looks::Everywhere, Practice, "常见的错别字")
        .says("“{}”像是错别字", "“{}” looks like another word")
        .finds(
            confused::find,
            "做为重点，登陆网站，集思广义。",
            "作为重点，登陆艇，集思广益，预防犯罪，校园满意，专题升级，既使甲受益，又使乙增收。",
        ),
    Row::new("W175", Looks::Everywhere, Practice, "同一个虚词不连写两次")
        .says("“{}”重复了", "“{}” stands twice")
        .mechanical()
        .finds(
            doubled,
            "切实提升我区的的能力。",
            "目的的确明确，和和美美，结对对象，总和和均值，即将将军路街道纳入，在在建工地。",
        ),
    Row::new("W176", Looks::Everywhere, Practice, "公文里的时间写明年、月、日")
        .says("“{}”是相对的时间，过后看不清指哪一天", "“{}” is a relative time")
        .remedy("写明年份或者日期", "write the year or the day")
        .finds(
            relative,
            "今年内完成，日前召开。",
            "今后，来年年成，近日点，如今年轻，注明年级，以前年度，学生生日前，工作日前。",
        ),
    Row::new("W177", Looks::Everywhere, Practice, "印发以前补齐")
        .says("“{}”像是还没有填的地方", "“{}” looks like something to be filled in")
        .remedy("填上，或者删去", "fill it in, or delete it")
        .finds(
            left_open,
            "由XX单位负责，×××配合，20××年X月X日。",
            "3×4米，XXL号，接待定点单位，3×镇均数。",
        ),
    Row::new("W178", Looks::Everywhere, National, "《通用规范汉字表》")
        .says("“{}”是繁体字或异体字", "“{}” is a traditional character or a variant")
        .remedy("换成规范字（人名、地名除外）", "use the standard character (but in names)")
        .finds(
            traditional,
            "提升婦女就业能力。",
            "提升妇女就业能力，珺、堃、乾，二〇二四年，瞭望塔。",
        ),
    Row::new("W179", Looks::Everywhere, Practice, "公开发布的公文不写个人的身份证号、手机号")
        .says(
            "“{}”像是个人的证件号或手机号",
            "“{}” looks like a person's number of identity or mobile telephone",
        )
        .remedy("公开发布前删去", "delete it before it is published")
        .finds(
            personal,
            "身份证号370302199001011234，手机138-0533-1234、+8613800138000。",
            "电话0533-5281796，文号20240001380013800012。",
        ),
];

fn until(passage: &Passage<'_>) -> Vec<Slip> {
    const TIMES: [&str; 10] =
        ["目前", "现在", "今年", "去年", "本月", "上月", "当前", "年底", "月底", "上半年"];
    let times = passage.all("截止").filter(|at| {
        let end = passage.run(at + 2, |one| one == '到');
        let number =
            passage.run(end, |one| is_digit(one) || "〇一二三四五六七八九十".contains(one));
        let dated = number > end && passage.at(number).is_some_and(|one| "年月日季".contains(one));
        dated || TIMES.iter().any(|time| passage.goes_on(end, time))
    });
    let range = |at: usize| at..passage.run(at + 2, |one| one == '到');
    times.map(|at| passage.slip(range(at), Some("截至".into()))).collect()
}

fn other(passage: &Passage<'_>) -> Vec<Slip> {
    passage.all("其它").map(|at| passage.slip(at..at + 2, Some("其他".into()))).collect()
}

/// Forms of words that the list of 2001 does not recommend.
const VARIANTS: [Taken; 17] = [
    ("帐户", "账户"),
    ("帐号", "账号"),
    ("帐目", "账目"),
    ("帐本", "账本"),
    ("帐单", "账单"),
    ("转帐", "转账"),
    ("台帐", "台账"),
    ("记帐", "记账"),
    ("身分证", "身份证"),
    ("身分", "身份"),
    ("份内", "分内"),
    ("份外", "分外"),
    ("成份", "成分"),
    ("座落", "坐落"),
    ("定阅", "订阅"),
    ("倒楣", "倒霉"),
    ("耽心", "担心"),
];

pub(super) fn taken(passage: &Passage<'_>, words: &[Taken]) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (written, meant) in words {
        let length = written.chars().count();
        let found = passage.all(written).filter(|at| !passage.is_across_words(*at..at + length));
        slips.extend(found.map(|at| passage.slip(at..at + length, Some((*meant).into()))));
    }
    slips
}

fn variants(passage: &Passage<'_>) -> Vec<Slip> {
    taken(passage, &VARIANTS)
}

/// Words of grammar that never stand twice; in 目的的确 and 结对对象 they are of two words.
fn doubled(passage: &Passage<'_>) -> Vec<Slip> {
    const WORDS: [&str; 9] =
        ["的的", "了了", "是是", "在在", "和和", "与与", "及及", "对对", "将将"];
    let mut slips = Vec::new();
    for twice in WORDS {
        let once: String = twice.chars().take(1).collect();
        let found = passage.all(twice).filter(|at| {
            // 是是非非 and 和和美美 say both twice, 实实在在 and 一对对 are words.
            let pairs = passage.slice(at + 2..at + 4).chars().collect::<Vec<_>>();
            let of_word = passage.before(*at).is_some_and(|one| "实一双".contains(one));
            let is_word = matches!(pairs[..], [one, other] if one == other);
            !of_word && !is_word && !passage.is_across_words(*at..at + 2)
        });
        slips.extend(found.map(|at| passage.slip(at..at + 2, Some(once.clone()))));
    }
    slips
}

fn relative(passage: &Passage<'_>) -> Vec<Slip> {
    const TIMES: [&str; 12] = [
        "今年",
        "去年",
        "明年",
        "前年",
        "日前",
        "近日",
        "上个月",
        "下个月",
        "昨日",
        "本月底",
        "本月中旬",
        "本月下旬",
    ];
    let mut slips = Vec::new();
    for time in TIMES {
        let length = time.chars().count();
        let found = passage.all(time).filter(|at| {
            // 5日前, 10日前, 截止日前 and 工作日前 name a day.
            let dated = passage
                .before(*at)
                .is_some_and(|one| is_digit(one) || "十一二三四五六七八九止每作".contains(one));
            let of_day = dated && time == "日前";
            let of_others = passage.is_across_words(*at..at + length);
            !of_day && !of_others && !passage.goes_on(at + length, "点")
        });
        slips.extend(found.map(|at| passage.slip(at..at + length, None)));
    }
    slips
}

fn left_open(passage: &Passage<'_>) -> Vec<Slip> {
    let (mut slips, mut at) = (Vec::new(), 0);
    while let Some(character) = passage.at(at) {
        let end = passage.run(at, |one| one == character);
        let least = match character {
            'X' | 'x' | '×' | '＿' | '_' | '□' | '○' | '＊' | '*' => 2,
            _ => usize::MAX,
        };
        let beside = [passage.before(at), passage.at(end)];
        let joined = beside.iter().flatten().any(char::is_ascii_alphanumeric);
        let unit = passage.at(end).filter(|_| end - at == 1 && "X×".contains(character));
        // X月X日, ×局; 20××年.
        let is_one = match unit {
            Some('年' | '月' | '日') => true,
            Some(unit) => character == '×' && "局镇村县".contains(unit),
            None => false,
        };
        let of_year = passage.before(at).is_some_and(is_digit) && passage.at(end) == Some('年');
        let of_year = of_year && end - at == 2 && at >= 2;
        if (end - at >= least || is_one) && (!joined || of_year) {
            slips.push(passage.slip(at..end, None));
        }
        at = end;
    }
    for word in ["待补", "待定", "某某", "TODO", "（略）"] {
        let ranges = passage.all(word).map(|at| at..at + word.chars().count());
        let found = ranges.filter(|range| !passage.is_across_words(range.clone()));
        slips.extend(found.map(|range| passage.slip(range, None)));
    }
    slips
}

/// Characters that are common in traditional writing (the first plane of Big5) and not in GB 2312.
fn traditional(passage: &Passage<'_>) -> Vec<Slip> {
    // 瞭望 is written so, 瞭解 is not.
    let is_meant = |at: usize| passage.goes_on(at, "瞭望");
    let found = (0..passage.len())
        .filter(|at| passage.at(*at).is_some_and(is_traditional) && !is_meant(*at));
    found.map(|at| passage.slip(at..at + 1, None)).collect()
}

/// 2013 made these standard in names again.
const OF_NAMES: &str = "昇邨甦陞龢乾喆堃犇淼玥珮珺瑋";

fn is_traditional(character: char) -> bool {
    // 〇 is the numeral of years (GB/T 15835—2011).
    if !is_han(character) || character == '〇' || OF_NAMES.contains(character) {
        return false;
    }
    // To ask for its place in GB 2312 costs nothing, in Big5 a search of the whole: nearly all are in the first.
    if is_in_every_font(character) {
        return false;
    }
    let mut buffer = [0; 4];
    let (big5, _, unmapped) = BIG5.encode(character.encode_utf8(&mut buffer));
    !unmapped && matches!(big5[..], [0xA4..=0xC6, _])
}

/// Eighteen digits of an identity card, with a day of birth in them; eleven of a mobile telephone.
fn personal(passage: &Passage<'_>) -> Vec<Slip> {
    let (mut slips, mut at) = (Vec::new(), 0);
    while at < passage.len() {
        let end = passage.run(at, is_digit);
        let joined =
            passage.before(at).is_some_and(|one| one.is_ascii_alphabetic() || "-－".contains(one));
        let digits = passage.slice(at..end);
        let close =
            end + usize::from(matches!(passage.at(end), Some('X' | 'x')) && digits.len() == 17);
        let is_mobile =
            digits.len() == 11 && digits.starts_with('1') && digits.as_bytes()[1] >= b'3';
        let is_identity =
            close - at == 18 && digits.get(6..8).is_some_and(|age| matches!(age, "19" | "20"));
        // +86, and 138-0533-1234.
        let abroad = digits.len() == 13 && digits.starts_with("861");
        let is_abroad = abroad && passage.before(at) == Some('+');
        let grouped = mobile_in_groups(passage, at).filter(|_| !joined);
        if !joined && (is_mobile || is_identity || is_abroad) {
            slips.push(passage.slip(at..close, None));
        }
        slips.extend(grouped.map(|end| passage.slip(at..end, None)));
        at = grouped.unwrap_or(end).max(at + 1);
    }
    slips
}

/// The end of a mobile telephone in groups of 3, 4 and 4 digits.
fn mobile_in_groups(passage: &Passage<'_>, begin: usize) -> Option<usize> {
    let is_mobile = passage.at(begin) == Some('1')
        && passage.at(begin + 1).is_some_and(|one| ('3'..='9').contains(&one));
    let mut at = Some(begin).filter(|_| is_mobile)?;
    for length in [3, 4, 4] {
        let end = passage.run(at, is_digit);
        let closes = length == 4 && end - at == length && !passage.at(end).is_some_and(is_link);
        let goes_on = end - at == length && passage.at(end).is_some_and(is_link);
        at = match (closes, goes_on) {
            (true, _) => return Some(end).filter(|end| end - begin == "138-0533-1234".len()),
            (_, true) => end + 1,
            _ => return None,
        };
    }
    None
}

fn is_link(character: char) -> bool {
    "- －".contains(character)
}
