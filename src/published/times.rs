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
    /// The year that its words name.
    pub(super) year: Option<u16>,
    /// The year that was named last, month and day.
    order: (u16, u8, u8),
}

impl Moment {
    /// Whether it is in the year behind the paper's: 明年3月底前.
    pub(super) fn is_next_year(&self) -> bool {
        self.order.0 == u16::MAX
    }

    /// Whether nobody can tell which day it is: 汛期前.
    pub(super) fn is_open(&self) -> bool {
        (self.order.1, self.order.2) == (0, 0)
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

/// Words for the end of a year.
const YEAR_ENDS: [&str; 3] = ["年底", "年末", "年内"];
/// Between the two ends of a span.
const DASHES: [char; 7] = ['-', '—', '－', '–', '~', '～', '─'];

/// Where a point of time stands in a text, and its month and day.
type Place = (usize, usize, (u8, u8));

/// All of them, in their order: 6月底前开工，11月底前通水.
pub(super) fn moments(text: &str) -> Vec<Moment> {
    let mut found: Vec<Moment> = Vec::new();
    let months = text.match_indices('月').filter_map(|(at, _)| month(text, at));
    let ends = YEAR_ENDS.iter().flat_map(|word| text.match_indices(word));
    let ends = ends.filter_map(|(at, word)| year_end(text, at, word));
    let seasons = super::seasons::found(text).into_iter();
    let seasons = seasons.map(|(start, end, day)| (start_of_year(text, start), end, day));
    let seasons = seasons.filter(|(start, end, _)| {
        text[..*end].ends_with('前')
            || is_done(&text[*end..])
            || super::label::ends_with_due(&text[..*start])
            || is_alone(text, *start, *end)
    });
    let mut all: Vec<Place> = months.chain(ends).chain(seasons).collect();
    all.sort_by_key(|(start, _, _)| *start);
    let mut named = 0;
    for (start, end, (month, day)) in all {
        let words = &text[start..end];
        let year = year_of(words);
        named = rank(words).unwrap_or(named);
        let is_said = words.ends_with('前')
            || is_done(&text[end..])
            || is_aimed_at(&text[..start])
            || super::label::ends_with_due(&text[..start])
            || ends_span(text, start)
            || names_year_end(text, start, end)
            || is_alone(text, start, end);
        if is_said && !found.iter().any(|one| one.words == words) {
            let is_start = !words.ends_with('前') && text[end..].starts_with(['开', '动']);
            let order = (named, month, day);
            found.push(Moment { words: words.to_owned(), is_start, year, order });
        }
    }
    found
}

/// 建设公厕3座，8月底。: a time that is the whole of a clause, and of a part of a month, a day or a quarter, for 9月 alone
/// may go on in the next (3月，开工).
fn is_alone(text: &str, start: usize, end: usize) -> bool {
    let words = &text[start..end];
    let is_clause = text[..start].ends_with(['。', '；', '，', ',', ';'])
        && (text[end..].is_empty() || text[end..].starts_with(['。', '；', ';']));
    is_clause && words.ends_with(['底', '末', '日', '号', '旬', '度', '内'])
}

/// 力争10月底, 确保…: a day that is aimed at needs no 前 behind it.
fn is_aimed_at(before: &str) -> bool {
    ["力争", "确保", "争取", "力争于", "确保于"].iter().any(|word| before.ends_with(word))
}

/// 2025年年底前, 25年底, 今年底, 每年年底前, or 年底 alone: of a year in two figures only its end is meant so.
fn year_end(text: &str, at: usize, word: &str) -> Option<Place> {
    let start = start_of_year(text, at);
    let is_long = || text[start..].bytes().take_while(u8::is_ascii_digit).count() == 4;
    let is_end = word != "年内" || start < at && is_long();
    let behind = &text[at + word.len()..];
    let before_it = ["之前", "以前", "前"].iter().find(|word| behind.starts_with(**word));
    let end = at + word.len() + before_it.map_or(0, |word| word.len());
    is_end.then_some((start, end, (12, 31)))
}

/// Whether the end of a year is said as one by which something is done: 到2025年底, 2025年年底改造.
fn names_year_end(text: &str, start: usize, end: usize) -> bool {
    let words = &text[start..end];
    let before = &text[..start];
    let is_end = YEAR_ENDS.iter().any(|word| words.contains(word));
    let was = ["截至", "截止", "截止到"].iter().any(|word| before.ends_with(word));
    is_end && !was && (before.ends_with(['到', '至']) || year_of(words).is_some())
}

/// Where the year begins that stands right before `at` (2025年, 25年, 今年, 每年), with its sign or without; `at`
/// where none does.
fn start_of_year(text: &str, at: usize) -> usize {
    const WORDS: [char; 7] = ['今', '本', '当', '明', '次', '翌', '每'];
    let before = &text[..at];
    let own = before.strip_suffix('年').unwrap_or(before);
    let bare = own.trim_end_matches(|one: char| one.is_ascii_digit());
    match own.len() - bare.len() {
        2 | 4 => bare.len(),
        0 => own.strip_suffix(WORDS).map_or(at, str::len),
        _ => at,
    }
}

/// The year that words begin with: 2025年6月, 25年底.
fn year_of(words: &str) -> Option<u16> {
    let (digits, _) = words.split_once('年')?;
    let year: u16 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// Which of several years comes last: 今年 before all that are named, 明年 behind them.
fn rank(words: &str) -> Option<u16> {
    match words.chars().next()? {
        '今' | '本' | '当' => Some(0),
        '明' | '次' | '翌' => Some(u16::MAX),
        _ => year_of(words),
    }
}

/// Words with their year in four figures: 25年6月底前 is 2025年6月底前.
pub(super) fn with_whole_year(words: &str) -> Option<String> {
    let bare = words.trim_start_matches(['\'', '’', '‘', '′']);
    let is_short = bare.find('年') == Some(2) && year_of(bare).is_some();
    is_short.then(|| format!("20{bare}"))
}

/// A text with the days that are written in Han figures (二〇二五年六月底前) in ours.
pub(super) fn in_figures(text: &str) -> String {
    let is_figure = |one: char| "〇零○一二三四五六七八九十".contains(one);
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        let behind = rest.trim_start_matches(is_figure);
        let run = &rest[..rest.len() - behind.len()];
        match run {
            "" => {
                plain.push(first);
                rest = &rest[first.len_utf8()..];
            }
            run => {
                let is_day = behind.starts_with('日') && plain.ends_with('月');
                let number = super::shape::han_number(run).filter(|one| *one <= 31);
                let number = number.filter(|_| behind.starts_with('月') || is_day);
                let year = super::shape::year_in_han(run).filter(|_| behind.starts_with('年'));
                let number = year.or(number.map(|number| number.to_string()));
                plain += &number.unwrap_or_else(|| run.to_owned());
                rest = behind;
            }
        }
    }
    plain
}

/// The last of them in the year.
pub(super) fn last(moments: &[Moment]) -> Option<&Moment> {
    moments.iter().max_by_key(|one| one.order)
}

/// The month whose sign stands at `at`, with its day: where it begins and ends, and which it is.
fn month(text: &str, at: usize) -> Option<(usize, usize, (u8, u8))> {
    let before = text[..at].trim_end_matches(|one: char| one.is_ascii_digit());
    let month: u8 = text[before.len()..at].parse().ok().filter(|month| (1..=12).contains(month))?;
    // 每年5月 is no day by which something is done, nor 6月龄.
    if before.ends_with(['每', '从', '自', '第'])
        || before.ends_with("每年")
        || text[at..].starts_with("月龄")
        || (before.ends_with('至') || before.ends_with(DASHES)) && !ends_span(text, before.len())
    {
        return None;
    }
    let has_year = before.ends_with('年');
    let start = if has_year { start_of_year(text, before.len()) } else { before.len() };
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

/// Whether a span of months ends with the one at `at`, or a day is moved to it: 4月中旬至5月底, 3—11月, 提前至10月.
/// What is done every year (每年4月至5月) is no due, and no day at which the clause ends with what is open all the
/// while.
fn ends_span(text: &str, at: usize) -> bool {
    const NEAR: usize = 16;
    let before = &text[..at];
    let Some(before) = before.strip_suffix(['至', '到']).or(before.strip_suffix(DASHES)) else {
        return false;
    };
    let from = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let near = before[from..].rsplit(['，', '。', '；', ',', ';']).next().unwrap_or_default();
    let digits = near.len() - near.trim_end_matches(|one: char| one.is_ascii_digit()).len();
    let first: Option<u8> = near[near.len() - digits..].parse().ok();
    let is_span = near.contains('月')
        || first.is_some_and(|month| (1..12).contains(&month))
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
