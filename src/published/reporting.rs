//! 报送: who collects, through which mailbox, how often, sealed or not, from the sentence of the body that
//! says so.
//!
//! ```text
//! 每季度末将实事进展情况电子版及盖章PDF版报区妇儿工委办公室（联系电话：…，协同办公邮箱：淄川区妇联）
//! every quarter, due_days 0, sealed, collector 区妇儿工委办公室, mailbox 淄川区妇联
//! ```

use super::draft::{ReportingDraft, UnitDraft};
use super::shape;

/// How often, by the word that says it.
const CYCLES: [(&str, &str); 9] = [
    ("每月", "每月"),
    ("每季度", "每季度"),
    ("每季末", "每季度"),
    ("每个季度", "每季度"),
    ("按季度", "每季度"),
    ("每半年", "每半年"),
    ("按月", "每月"),
    ("每年", "每年"),
    ("每双月", ""),
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
    draft.every = cycle(sentence).filter(|cycle| !cycle.is_empty());
    draft.sealed_pdf = sentence.contains("盖章");
    draft.collector = collector(sentence).map(|name| known(name, units));
    draft.mailbox = mailbox(sentence);
    let whole = paragraphs.concat();
    draft.mailbox = draft.mailbox.or_else(|| mailbox(&shape::squeezed(&whole)));
    (draft.due_day, draft.due_days) = due(sentence);
    let moved = |words: [&str; 2]| words.iter().any(|word| sentence.contains(word));
    let is_next = moved(["日顺延", "日后延"]);
    draft.off_rest = if is_next {
        Some("顺延")
    } else {
        moved(["日提前", "日前移"]).then_some("提前")
    };
    draft
}

/// Words before those to whom it is reported.
const TO: [&str; 6] = ["报", "函告", "反馈", "提交", "送交", "发送"];

/// Whether it asks for reports: 通报 and 督报 do not.
fn asks(sentence: &str) -> bool {
    TO.iter().any(|word| sentence.match_indices(word).any(|(at, _)| is_to(sentence, at)))
}

/// A sentence that asks for regular reports, wherever it stands in the paper.
pub(super) fn asked<'t>(mut lines: impl Iterator<Item = &'t str>) -> Option<String> {
    // 海报, 报名: what is made or called so.
    const OTHERS: [&str; 11] =
        ["申报", "海报", "简报", "举报", "日报", "晚报", "预报", "报名", "报警", "报销", "报刊"];
    lines.find_map(|line| {
        let line = shape::squeezed(line);
        let mut sentences = line.split(['。', '；']);
        let asks = |sentence: &str| {
            let plain =
                OTHERS.iter().fold(sentence.to_owned(), |text, word| text.replace(word, ""));
            cycle(sentence).is_some() && asks(&plain)
        };
        sentences.find(|sentence| asks(sentence)).map(str::to_owned)
    })
}

fn is_to(sentence: &str, at: usize) -> bool {
    // 汇总后报区政府 says to whom the collector reports.
    !sentence[..at].ends_with(['后', '通', '督'])
}

fn cycle(sentence: &str) -> Option<&'static str> {
    CYCLES.iter().find(|(word, _)| sentence.contains(word)).map(|(_, cycle)| *cycle)
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

/// 每季度末月25日前, 最后一个月的20日前
fn is_month(before: &str) -> bool {
    before.trim_end_matches('的').ends_with('月')
}

fn mailbox(sentence: &str) -> Option<String> {
    let at = ["邮箱：", "邮箱:", "邮箱为"]
        .iter()
        .filter_map(|word| Some(sentence.find(word)? + word.len()))
        .min()?;
    let rest = &sentence[at..];
    let end = rest.find(|one: char| "）)，、。；".contains(one)).unwrap_or(rest.len());
    let name = rest[..end].trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The day of the period's last month (每季度末月25日前), or the days behind its end (季度结束后5日内); 0 where
/// only the end is said.
fn due(sentence: &str) -> (Option<u8>, Option<u16>) {
    let number_before = |word: &str| -> Option<(usize, u16)> {
        let at = sentence.find(word)?;
        let start = sentence[..at].rfind(|one: char| !one.is_ascii_digit()).map_or(0, |at| at + 1);
        let start = (start..=at).find(|place| sentence.is_char_boundary(*place))?;
        let digits = sentence[start..at].trim_start_matches(|one: char| !one.is_ascii_digit());
        Some((start, digits.parse().ok()?))
    };
    let days = ["个工作日内", "日内", "天内"].iter().find_map(|word| number_before(word));
    if let Some((at, day)) = number_before("日前").filter(|(at, _)| is_month(&sentence[..*at])) {
        // The month behind the period is another thing: 次月5日前 is 5 days behind its end.
        let is_next = ["次月", "下月", "下个月"].iter().any(|word| sentence[..at].ends_with(word));
        return if is_next { (None, Some(day)) } else { (u8::try_from(day).ok(), None) };
    }
    let ends = ["季度末", "季末", "月末", "月底", "年末", "年底"];
    let at_end = ends.iter().any(|word| sentence.contains(word)).then_some(0);
    (None, days.map(|(_, days)| days).or(at_end))
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn a_sentence_asks_for_reports() {
        let found = |line| asked([line].into_iter());
        let line = "（三）强化调度。每月28日前将进展（含电子版）报送区政府督查室。逾期通报。";
        let wanted = "每月28日前将进展（含电子版）报送区政府督查室";
        assert_eq!(found(line).as_deref(), Some(wanted));
        for line in ["每月通报一次。", "每季度印发简报。", "每月接受群众报名。", "报区政府。"]
        {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
