//! Points of time in a text, as it writes them.

/// The only point of time before which something is to be done.
pub(super) fn point(text: &str) -> Option<String> {
    let mut found = points(text);
    found.dedup();
    if let [words] = &found[..] { Some(words.clone()) } else { None }
}

/// The points of time before which something is to be done, in their order.
pub(super) fn points(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in text.match_indices('前') {
        let start = text[..at]
            .char_indices()
            .rev()
            .take_while(|(_, one)| one.is_ascii_digit() || "年月日底末".contains(*one))
            .last();
        let Some((start, _)) = start else { continue };
        let words = text[start..at].trim_start_matches(['年', '月', '日', '底', '末']);
        if is_point(words) {
            found.push(format!("{words}前"));
        }
    }
    found
}

/// A point of time that a text says something is done by: its words, and its month and day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moment {
    pub(super) words: String,
    /// Nothing but a beginning is said of it, and no 前: 6月开工.
    pub(super) is_start: bool,
    order: (u8, u8),
}

impl Moment {
    /// Whether nobody can tell which day it is: 汛期前.
    pub(super) fn is_open(&self) -> bool {
        self.order == (0, 0)
    }
}

/// Words behind a month that say that something is done in it.
const DONE: [&str; 30] = [
    "开工",
    "动工",
    "完工",
    "竣工",
    "建成",
    "投用",
    "投入使用",
    "通水",
    "通车",
    "通气",
    "通电",
    "供暖",
    "交付",
    "完成",
    "验收",
    "启用",
    "开园",
    "开学",
    "挂牌",
    "运营",
    "封顶",
    "入住",
    "达标",
    "上线",
    "结束",
    "见效",
    "开业",
    "落地",
    "移交",
    "投产",
];
/// How the words for a part of a month end, and the day.
const PARTS: [(&str, u8); 7] =
    [("底", 31), ("末", 31), ("初", 5), ("上旬", 10), ("中旬", 20), ("下旬", 31), ("份", 31)];

/// All of them, in their order: 6月底前开工，11月底前通水.
pub(super) fn moments(text: &str) -> Vec<Moment> {
    let mut found: Vec<Moment> = Vec::new();
    let months = text.match_indices('月').filter_map(|(at, _)| month(text, at));
    let ends = text.match_indices("年底").map(|(at, word)| {
        let end = at
            + word.len()
            + if text[at + word.len()..].starts_with('前') { '前'.len_utf8() } else { 0 };
        (at, end, (12, 31))
    });
    let mut all: Vec<(usize, usize, (u8, u8))> = months.chain(ends).collect();
    let seasons = super::seasons::found(text);
    all.extend(seasons.into_iter().filter(|(_, end, _)| is_done(&text[*end..])));
    all.sort_by_key(|(start, _, _)| *start);
    for (start, end, order) in all {
        let words = &text[start..end];
        let is_said = words.ends_with('前') || is_done(&text[end..]) || ends_span(text, start);
        if is_said && !found.iter().any(|one| one.words == words) {
            let is_start = !words.ends_with('前') && text[end..].starts_with(['开', '动']);
            found.push(Moment { words: words.to_owned(), is_start, order });
        }
    }
    found
}

/// The last of them in the year.
pub(super) fn last(moments: &[Moment]) -> Option<&Moment> {
    moments.iter().max_by_key(|one| one.order)
}

/// The month whose sign stands at `at`, with its day: where it begins and ends, and which it is.
fn month(text: &str, at: usize) -> Option<(usize, usize, (u8, u8))> {
    let before = text[..at].trim_end_matches(|one: char| one.is_ascii_digit());
    let month: u8 = text[before.len()..at].parse().ok().filter(|month| (1..=12).contains(month))?;
    // 3—11月 and 每年5月 are no days by which something is done.
    if before.ends_with(['-', '—', '－', '~', '每', '从', '自', '第'])
        || before.ends_with("每年")
        || before.ends_with('至') && !ends_span(text, before.len())
    {
        return None;
    }
    let year = before
        .strip_suffix('年')
        .map(|rest| rest.trim_end_matches(|one: char| one.is_ascii_digit()));
    let start = year
        .filter(|rest| before.len() - rest.len() == "2025年".len())
        .map_or(before.len(), str::len);
    let mut end = at + '月'.len_utf8();
    let mut day = 31;
    if let Some((word, last)) = PARTS.iter().find(|(word, _)| text[end..].starts_with(word)) {
        (end, day) = (end + word.len(), *last);
    } else {
        let rest = &text[end..];
        let digits = rest.len() - rest.trim_start_matches(|one: char| one.is_ascii_digit()).len();
        let sign = rest[digits..].chars().next().filter(|one| matches!(one, '日' | '号'));
        if let Some((sign, said)) = sign.zip(rest[..digits].parse().ok()) {
            (end, day) = (end + digits + sign.len_utf8(), said);
        }
    }
    let before_it = ["之前", "以前", "前"].iter().find(|word| text[end..].starts_with(**word));
    end += before_it.map_or(0, |word| word.len());
    Some((start, end, (month, day)))
}

/// Whether a span of months ends with the one at `at`, or a day is moved to it: 4月中旬至5月底, 提前至10月. What is
/// done every year (每年4月至5月) is no due, and no day at which the clause ends with what is open all the while.
fn ends_span(text: &str, at: usize) -> bool {
    const NEAR: usize = 16;
    let Some(before) = text[..at].strip_suffix(['至', '到']) else { return false };
    let clause = before.rsplit(['，', '。', '；', ',', ';']).next().unwrap_or(before);
    let from = clause.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let near = &clause[from..];
    let is_span = near.contains('月')
        || ["提前", "延长", "推迟", "延期"].iter().any(|word| near.ends_with(word));
    is_span && !near.contains('每')
}

/// Whether the clause goes on with what is done then.
fn is_done(text: &str) -> bool {
    const NEAR: usize = 20;
    let clause = super::shape::start_of(text, NEAR);
    let clause = clause.split(['，', '。', '；', '、', ',', ';']).next().unwrap_or_default();
    !clause.starts_with(['起', '至', '—', '-', '到'])
        && DONE.iter().any(|word| clause.contains(word))
}

/// A clause without the time that it begins with: 6月底前新建公厕 is 新建公厕.
pub(super) fn without_time(clause: &str) -> &str {
    let ends = clause.char_indices().take(12).filter(|(_, one)| *one == '前');
    let ends = ends.map(|(at, one)| at + one.len_utf8());
    ends.filter(|end| is_time(&clause[..*end])).last().map_or(clause, |end| &clause[end..])
}

/// Whether a clause says nothing but when: 年内, 6月底前, 2025年10月31日前.
pub(super) fn is_time(clause: &str) -> bool {
    const WORDS: [&str; 12] = [
        "年内",
        "全年",
        "年底前",
        "今年",
        "上半年",
        "下半年",
        "今年内",
        "本年度内",
        "年底",
        "全年内",
        "同时",
        "其中",
    ];
    let clause = clause.trim_end_matches("完成");
    WORDS.contains(&clause)
        || clause.ends_with(['前', '底', '月', '日', '内'])
            && clause.chars().all(|one| one.is_ascii_digit() || "年月日底前末内".contains(one))
}

/// `6月底`, `10月`, `2024年10月31日`, `年底` is none: all tasks are due then.
fn is_point(words: &str) -> bool {
    let month = words.rsplit('年').next().unwrap_or(words);
    let Some((number, rest)) = month.split_once('月') else { return false };
    let is_month = number.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    let day = rest.strip_suffix('日').unwrap_or(rest);
    is_month && (["", "底", "末"].contains(&rest) || day.parse::<u8>().is_ok_and(|day| day <= 31))
}
