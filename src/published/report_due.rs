//! By when reports are due, from the sentence that asks for them -> 截止日 or 期限天数; what no key has is told.
//!
//! ```text
//! 每月28日前, 每季度末月25日前               the day of the period's last month: 28, 25
//! 每月5日前报送上月进展, 每季度首月10日前     days behind the period's end: 5, 10
//! 季末前5个工作日, 每年6月30日、12月31日前    no key: the words are told
//! ```

use super::{shape, times};

/// By when.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ReportDue {
    /// 截止日
    pub(super) day: Option<u8>,
    /// 期限天数
    pub(super) days: Option<u16>,
    /// Words that no key has.
    pub(super) told: Option<String>,
}

impl ReportDue {
    fn told(words: &str) -> ReportDue {
        ReportDue { told: Some(words.to_owned()), ..ReportDue::default() }
    }

    fn days(days: u16) -> ReportDue {
        ReportDue { days: Some(days), ..ReportDue::default() }
    }
}

/// What `sentence` says, in which the word for the cycle begins at `at`.
pub(super) fn report_due(sentence: &str, at: usize) -> ReportDue {
    let (before, behind) = sentence.split_at(at);
    let sentence = format!("{before}{}", in_figures(behind));
    let sentence = sentence.as_str();
    let ends = ["将", "报", "向", "函", "，", "；", "（", "反馈", "提交"];
    let end_of = |from: usize| {
        let found = ends.iter().filter_map(|word| sentence[from..].find(word));
        from + found.min().unwrap_or(sentence.len() - from)
    };
    let own = &sentence[at..end_of(at)];
    // 每季度将进展情况于季度结束后5日内报送: the time stands behind.
    let behind = sentence.match_indices(['于', '在']).map(|(place, word)| place + word.len());
    let behind = behind.filter(|place| *place > at).map(|place| &sentence[place..end_of(place)]);
    // 每半年（6月20日、12月20日前）: the bracket belongs to it.
    let inside = sentence[end_of(at)..].strip_prefix('（').and_then(|rest| rest.split_once('）'));
    let inside = inside.map(|(inside, _)| inside);
    let words = [own].into_iter().chain(inside).chain(behind).find(|words| says_time(words));
    words.map(|words| time(words, sentence)).unwrap_or_default()
}

/// Days in our figures: 25号, ２５日 and 二十五日 of a month are 25日.
fn in_figures(text: &str) -> String {
    let text: String = text.chars().map(shape::plain_digit).collect();
    let is_day = |at: usize| {
        let is_figure = |one: char| one.is_ascii_digit() || "一二三四五六七八九十".contains(one);
        let before = text[..at].trim_end_matches(is_figure);
        before.len() < at && before.ends_with(['月', '的'])
    };
    let mended =
        text.char_indices().map(|(at, one)| if one == '号' && is_day(at) { '日' } else { one });
    times::in_figures(&mended.collect::<String>())
}

fn says_time(words: &str) -> bool {
    !days_of(words).is_empty() || ["末", "底", "结束", "终了"].iter().any(|end| words.contains(end))
}

/// The numbers before 日, 个工作日 and 天, each with where it begins.
fn days_of(words: &str) -> Vec<(usize, u16)> {
    let found = words.match_indices(['日', '天']).filter_map(|(at, _)| {
        let before = words[..at].trim_end_matches("个工作").trim_end_matches('个');
        let digits = before.len() - before.trim_end_matches(|one: char| one.is_ascii_digit()).len();
        let start = before.len() - digits;
        Some((start, before[start..].parse().ok()?))
    });
    found.collect()
}

fn time(words: &str, sentence: &str) -> ReportDue {
    let days = days_of(words);
    let [(start, number)] = days[..] else {
        // The end of the period; not where a number says something that was not read.
        let is_end = days.is_empty() && !words.contains(|one: char| one.is_ascii_digit());
        return if is_end { ReportDue::days(0) } else { ReportDue::told(words) };
    };
    let before = words[..start].trim_end_matches('的');
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let is_of_before = ["上月", "上个月", "上季", "上一季", "上一个月", "前一个月", "上半年工作"]
        .iter()
        .any(|word| sentence.contains(word));
    let in_days = words[start..].contains("工作日");
    let behind = ends(&["结束后", "终了后", "月后", "季后", "年后", "末后", "底后"]);
    let next = ends(&["次月", "下月", "下个月", "首月", "第一个月", "第1个月", "次季度首月"]);
    let last = ends(&[
        "季度末",
        "季末",
        "半年末",
        "末月",
        "最后一个月",
        "最后1个月",
        "第三个月",
        "第3个月",
    ]);
    let month = ends(&["每月", "每个月", "当月", "本月", "按月于"]) || before == "每年12月";
    match (in_days, behind || next, last || month) {
        (false, true, _) => ReportDue::days(number),
        (false, false, true) if month && is_of_before => ReportDue::days(number),
        (false, false, true) => {
            ReportDue { day: u8::try_from(number).ok(), ..ReportDue::default() }
        }
        (true, true, _) => ReportDue { days: Some(number), ..ReportDue::told(words) },
        (_, _, _) => ReportDue::told(words),
    }
}

#[cfg(test)]
mod tests {
    use super::{ReportDue, report_due};

    #[test]
    fn days_and_what_no_key_has() {
        let found = |sentence: &str| {
            let at = sentence.find(['每', '季']).unwrap();
            let ReportDue { day, days, told } = report_due(sentence, at);
            (day, days, told.unwrap_or_default())
        };
        let none = String::new;
        for (sentence, wanted) in [
            ("每月26日前将进展报县政府办", (Some(26), None, none())),
            ("自5月起每月8日前报送上月进展情况", (None, Some(8), none())),
            ("每季度末月22日前报送进展", (Some(22), None, none())),
            ("于每季度首月12日前将情况报送县督查室", (None, Some(12), none())),
            ("每季度将进展于季度结束后6日内报送", (None, Some(6), none())),
            ("每月底前将进展报县委办", (None, Some(0), none())),
            ("每半年最后一个月的18日前报送", (Some(18), None, none())),
            ("每季度末月25号前报送进展", (Some(25), None, none())),
            ("每月25号前报送进展", (Some(25), None, none())),
            ("每月２５日前报送进展", (Some(25), None, none())),
            ("每月二十五日前报送进展", (Some(25), None, none())),
            ("每季度末月二十五号前报送进展", (Some(25), None, none())),
            ("每季度向县政府报告", (None, None, none())),
            ("每季度末前3个工作日将进展函告", (None, None, "每季度末前3个工作日".to_owned())),
            ("每年5月31日、11月30日前报送", (None, None, "每年5月31日、11月30日前".to_owned())),
        ] {
            assert_eq!(found(sentence), wanted, "{sentence}");
        }
    }
}
