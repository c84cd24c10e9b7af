//! 报送: who collects, through which mailbox, how often, sealed or not, from the sentence of the body that
//! says so.
//!
//! ```text
//! 每季度末将实事进展情况电子版及盖章PDF版报区妇儿工委办公室（联系电话：…，协同办公邮箱：淄川区妇联）
//! every quarter, due_days 0, sealed, collector 区妇儿工委办公室, mailbox 淄川区妇联
//! ```

use super::draft::{ReportingDraft, UnitDraft};
use super::report_due::report_due;
use super::{shape, single_periods, yaml};

/// How often, by the word that says it.
const CYCLES: [(&str, &str); 27] = [
    ("每月", "每月"),
    ("每个月", "每月"),
    ("按月", "每月"),
    ("逐月", "每月"),
    ("每季", "每季度"),
    ("每个季度", "每季度"),
    ("各季度", "每季度"),
    ("按季", "每季度"),
    ("季末", "每季度"),
    ("季度末", "每季度"),
    ("每半年", "每半年"),
    ("每个半年", "每半年"),
    ("按半年", "每半年"),
    ("每年", "每年"),
    ("每双月", ""),
    ("每两月", ""),
    ("每两个月", ""),
    ("每周", ""),
    ("每旬", ""),
    ("每星期", ""),
    ("逐周", ""),
    ("按周", ""),
    ("每半月", ""),
    ("每半个月", ""),
    ("每十天", ""),
    ("每逢", ""),
    ("隔周", ""),
];

/// What the paragraphs say of reporting.
pub(super) fn reporting(paragraphs: &[String], units: &[UnitDraft]) -> ReportingDraft {
    let mut draft = ReportingDraft::default();
    let texts = paragraphs.iter().map(|text| shape::squeezed(text));
    let sentences: Vec<String> = texts
        .flat_map(|text| text.split(['。', '；']).map(str::to_owned).collect::<Vec<_>>())
        .filter(|sentence| cycle(sentence).is_some() && asks(sentence))
        .collect();
    let told = sentences.iter().find(|sentence| collector(sentence).is_some());
    let Some(sentence) = told.or(sentences.first()) else { return draft };
    let Some((at, cycle)) = cycle_in(sentence) else { return draft };
    draft.every = Some(cycle).filter(|cycle| !cycle.is_empty());
    draft.sealed_pdf = ["盖章", "公章", "加盖"].iter().any(|word| sentence.contains(word));
    draft.collector = collector(sentence).map(|name| known(name, units));
    draft.mailbox = mailbox(sentence);
    let whole = paragraphs.concat();
    draft.mailbox = draft.mailbox.or_else(|| mailbox(&shape::squeezed(&whole)));
    let due = report_due(sentence, at);
    (draft.due_day, draft.due_days) = (due.day, due.days);
    let no_cycle = draft.every.is_none().then(|| sentence.clone());
    draft.told = due.told.or(no_cycle);
    let moved = |words: [&str; 2]| words.iter().any(|word| sentence.contains(word));
    let is_next = moved(["日顺延", "日后延"]);
    draft.single = single_periods::told(paragraphs, sentence, due.day);
    draft.sentence = Some(sentence.clone());
    draft.off_rest = if is_next {
        Some("顺延")
    } else {
        moved(["日提前", "日前移"]).then_some("提前")
    };
    draft
}

/// The key that a sentence would be, of which nobody is sure: what it does not say is left to be filled in.
pub(super) fn offered(sentence: &str, units: &[UnitDraft]) -> String {
    let own = reporting(&[sentence.to_owned()], units);
    let text = |key: &str, value: &str| Some(format!("{key}: {}", yaml::scalar(value)));
    let collector = own.collector.or_else(|| collector(sentence).map(|name| known(name, units)));
    let mailbox = own.mailbox.or_else(|| mailbox(sentence));
    let keys = [
        text("报送周期", own.every.unwrap_or("待填")),
        own.due_day.map(|day| format!("截止日: {day}")),
        own.due_days.map(|days| format!("期限天数: {days}")),
        text("汇总单位", collector.as_deref().unwrap_or("待填")),
        mailbox.and_then(|mailbox| text("接收邮箱", &mailbox)),
    ];
    let keys: Vec<String> = keys.into_iter().flatten().collect();
    format!("报送: {{{}}}", keys.join(", "))
}

/// Sentences that ask for reports and were not read stand in the draft; of one whose time alone was read, too.
pub(super) fn tell_unread(draft: &mut ReportingDraft, asked: Vec<String>) {
    if draft.is_empty() {
        *draft = ReportingDraft::default();
    }
    // A contact behind it was taken out.
    let is_read = |one: &String| draft.sentence.as_ref().is_some_and(|own| one.starts_with(own));
    draft.unread = asked.into_iter().filter(|one| !is_read(one)).collect();
}

/// Words before those to whom it is reported.
const TO: [&str; 7] = ["报", "函告", "函复", "反馈", "提交", "送交", "发送"];

/// Whether it asks for reports: 通报 and 督报 do not.
fn asks(sentence: &str) -> bool {
    TO.iter().any(|word| sentence.match_indices(word).any(|(at, _)| is_to(sentence, at)))
}

/// Sentences that are told of at most.
const TOLD: usize = 12;

/// The sentences that ask for regular reports, wherever they stand in the paper.
pub(super) fn asked<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    // 海报, 报名: what is made or called so.
    const OTHERS: [&str; 11] =
        ["申报", "海报", "简报", "举报", "日报", "晚报", "预报", "报名", "报警", "报销", "报刊"];
    let found = lines.flat_map(|line| {
        let line = shape::squeezed(line);
        let sentences = line.split(['。', '；']);
        let asks = |sentence: &str| {
            let plain =
                OTHERS.iter().fold(sentence.to_owned(), |text, word| text.replace(word, ""));
            (cycle(sentence).is_some() || has_days(sentence)) && asks(&plain)
        };
        sentences.filter(|sentence| asks(sentence)).map(str::to_owned).collect::<Vec<_>>()
    });
    let mut found: Vec<String> = found.take(TOLD).collect();
    found.dedup();
    found
}

/// 6月30日、11月30日前分别报送
fn has_days(sentence: &str) -> bool {
    let is_day = |(at, _): &(usize, &str)| {
        let before = sentence[..*at].trim_end_matches(|one: char| one.is_ascii_digit());
        before.len() < *at && before.ends_with('月')
    };
    sentence.match_indices('日').filter(is_day).count() > 1
}

fn is_to(sentence: &str, at: usize) -> bool {
    // 汇总后报区政府 says to whom the collector reports; 加盖公章后报 is said to those who do.
    let before = &sentence[..at];
    let is_sealed = before.strip_suffix('后').is_some_and(|own| own.ends_with('章'));
    is_sealed || !before.ends_with(['后', '通', '督'])
}

fn cycle(sentence: &str) -> Option<&'static str> {
    cycle_in(sentence).map(|(_, cycle)| cycle)
}

/// The last word for a cycle before it asks for the report, and where it begins: 每月调度，每季度末月25日前报送.
fn cycle_in(sentence: &str) -> Option<(usize, &'static str)> {
    let all = || {
        let words = CYCLES.iter();
        words.flat_map(|(word, cycle)| sentence.match_indices(word).map(|(at, _)| (at, *cycle)))
    };
    let asks = TO.iter().filter_map(|word| {
        sentence.rmatch_indices(word).map(|(at, _)| at).find(|at| is_to(sentence, *at))
    });
    let asks = asks.max().unwrap_or_default();
    // 每季度末: both words begin the same time, the first of them does.
    let before = all().filter(|(at, _)| *at < asks).max_by_key(|(at, _)| *at);
    let found = before.or_else(|| all().min_by_key(|(at, _)| *at))?;
    let longer = all().find(|(at, cycle)| *at < found.0 && found.0 - at <= 9 && *cycle == found.1);
    Some(longer.unwrap_or(found))
}

/// The body behind the last 报, 报送, 报至 or 函告 of the sentence.
fn collector(sentence: &str) -> Option<String> {
    let places = TO.iter().flat_map(|word| {
        let found = sentence.match_indices(word).map(|(at, _)| at);
        found.filter(|at| is_to(sentence, *at)).map(|at| at + word.len())
    });
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    let mut names = places.into_iter().filter_map(|at| {
        // No body has a longer name.
        let rest = shape::start_of(&sentence[at..], 60);
        let rest = ["送至", "送到", "送", "至", "到", "给", "告"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .unwrap_or(rest);
        let end = rest.find(|one: char| "（(，、。；：.,;".contains(one)).unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches("汇总").trim_end_matches("备案");
        let name = name.trim_start_matches('我');
        // 报送进展情况至区政府办公室
        let behind = name.split_once(['至', '到']).map(|(_, behind)| behind);
        let found = behind.into_iter().chain([name]).find(|name| shape::is_body(name));
        found.map(str::to_owned)
    });
    names.next_back()
}

/// The name by which the register has the collector: the last characters of its full name.
fn known(name: String, units: &[UnitDraft]) -> String {
    let found = units.iter().map(|unit| &unit.name).find(|unit| name.ends_with(unit.as_str()));
    found.cloned().unwrap_or(name)
}

/// 邮箱abc@…: an address needs no colon.
fn bare_address(sentence: &str) -> Option<usize> {
    let at = sentence.find("邮箱")? + "邮箱".len();
    sentence[at..].starts_with(|one: char| one.is_ascii_alphanumeric()).then_some(at)
}

fn mailbox(sentence: &str) -> Option<String> {
    let at = ["邮箱：", "邮箱:", "邮箱为"]
        .iter()
        .filter_map(|word| Some(sentence.find(word)? + word.len()))
        .min()
        .or_else(|| bare_address(sentence));
    let Some(at) = at else { return address(sentence) };
    let rest = &sentence[at..];
    let end = rest.find(|one: char| "）)，、。；".contains(one)).unwrap_or(rest.len());
    let name = rest[..end].trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// 电子版发送至abc@…: an address that no word stands before.
fn address(sentence: &str) -> Option<String> {
    let is_of_it = |one: char| one.is_ascii_alphanumeric() || "._-".contains(one);
    let (before, behind) = sentence.split_once('@')?;
    let name = &before[before.trim_end_matches(is_of_it).len()..];
    let place = &behind[..behind.find(|one| !is_of_it(one)).unwrap_or(behind.len())];
    let place = place.trim_end_matches('.');
    (!name.is_empty() && place.contains('.')).then(|| format!("{name}@{place}"))
}

#[cfg(test)]
mod tests {
    use super::{asked, offered};

    #[test]
    fn what_is_offered_is_what_the_sentence_says() {
        for (sentence, wanted) in [
            (
                "各牵头单位每月25日前报送项目进展",
                "报送: {报送周期: 每月, 截止日: 25, 汇总单位: 待填}",
            ),
            (
                "分别于4月5日、7月5日前将进展报送至邮箱zf@example.gov.cn",
                "报送: {报送周期: 待填, 汇总单位: 待填, 接收邮箱: \"zf@example.gov.cn\"}",
            ),
            (
                "每季度末将进展情况报县政府督查室",
                "报送: {报送周期: 每季度, 期限天数: 0, 汇总单位: 县政府督查室}",
            ),
        ] {
            assert_eq!(offered(sentence, &[]), wanted);
        }
    }

    #[test]
    fn a_sentence_asks_for_reports() {
        let found = |line| asked([line].into_iter()).pop();
        let line = "（三）强化调度。每月28日前将进展（含电子版）报送区政府督查室。逾期通报。";
        let wanted = "每月28日前将进展（含电子版）报送区政府督查室";
        assert_eq!(found(line).as_deref(), Some(wanted));
        for line in ["每月通报一次。", "每季度印发简报。", "每月接受群众报名。", "报区政府。"]
        {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
