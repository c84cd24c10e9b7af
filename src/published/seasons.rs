//! Times by which something is to be done that have no month: 三季度末, 国庆节前, 汛期前.

/// Words, and the month and day by which it is; of a season that begins on no fixed day none.
const HOLIDAYS: [(&str, Option<(u8, u8)>); 30] = [
    ("国庆节前", Some((9, 30))),
    ("国庆前", Some((9, 30))),
    ("“十一”前", Some((9, 30))),
    ("劳动节前", Some((4, 30))),
    ("“五一”前", Some((4, 30))),
    ("五一前", Some((4, 30))),
    ("“七一”前", Some((6, 30))),
    ("元旦前", Some((12, 31))),
    ("教师节前", Some((9, 9))),
    ("春节前", None),
    ("中秋节前", None),
    ("端午节前", None),
    ("清明节前", None),
    ("清明前", None),
    ("中秋前", None),
    ("端午前", None),
    ("入夏前", None),
    ("供暖季前", None),
    ("汛期前", None),
    ("汛期来临前", None),
    ("入汛前", None),
    ("雨季前", None),
    ("春耕前", None),
    ("秋收前", None),
    ("入冬前", None),
    ("封冻前", None),
    ("开学前", None),
    ("暑假期间", None),
    ("寒假期间", None),
    ("暑期期间", None),
];
/// What says which of several it is: 秋季开学前.
const WHICH: [&str; 7] = ["秋季学期", "春季学期", "秋季", "春季", "新学期", "学校", "主"];
/// Parts of a year, and their last month and day.
const PARTS: [(&str, (u8, u8)); 8] = [
    ("一季度", (3, 31)),
    ("二季度", (6, 30)),
    ("三季度", (9, 30)),
    ("四季度", (12, 31)),
    ("1季度", (3, 31)),
    ("2季度", (6, 30)),
    ("3季度", (9, 30)),
    ("上半年", (6, 30)),
];
/// What goes on behind a part of a year and is of the same words.
const ENDS: [&str; 8] = ["末前", "底前", "结束前", "末", "底", "内", "前", ""];

/// Where they stand in `text`, and the month and day; where no day is fixed, one before all others.
pub(super) fn found(text: &str) -> Vec<(usize, usize, (u8, u8))> {
    let holidays = HOLIDAYS.iter().flat_map(|(word, day)| {
        text.match_indices(word).map(|(at, word)| {
            let before = &text[..at];
            let which = WHICH.iter().find(|which| before.ends_with(**which));
            let start = at - which.map_or(0, |which| which.len());
            (start, at + word.len(), day.unwrap_or((0, 0)))
        })
    });
    let parts = PARTS.iter().flat_map(|(word, day)| {
        text.match_indices(word).map(|(at, word)| {
            let start = if text[..at].ends_with('第') { at - '第'.len_utf8() } else { at };
            let behind = &text[at + word.len()..];
            let end = ENDS.iter().find(|end| behind.starts_with(**end)).map_or(0, |end| end.len());
            (start, at + word.len() + end, *day)
        })
    });
    holidays.chain(parts).collect()
}

/// The day in `year` that words alone say by a feast: 国庆节前.
pub(super) fn day_before(words: &str, year: u16) -> Option<String> {
    let words = words.trim_end_matches("完成");
    let (month, day) = HOLIDAYS.iter().find(|(word, _)| words.ends_with(word))?.1?;
    let named = words.split_once('年').and_then(|(year, _)| year.parse().ok());
    let year: u16 = named.filter(|year| *year > 2000).unwrap_or(year);
    Some(format!("{year}-{month:02}-{day:02}"))
}
