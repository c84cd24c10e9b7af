//! What an amount counts, by the words beside it.
//!
//! ```text
//! 举办家庭教育讲座100场      before it: 家庭教育讲座
//! 开展60场心理健康专题讲座    behind it: 心理健康专题讲座
//! 为170名孤困儿童发放基本生活费385余万元   behind the first, before the second
//! ```

use super::find::Found;
use super::name_words::{
    COMPARED, EACH, HELD, JOINERS, KINDS, LEADS, LEVELS, MEASURED, MOVES, NO_ENDS, NO_JOINER_ENDS,
    NO_JOINERS, NO_LEADS, NOUNISH, NOUNS, SCOPES, VERBS,
};
use super::words::DONE;
use super::{bounds, marks};
use crate::published::{sentence, shape};

/// Characters of a name.
const MOST: usize = 24;

/// The name of what `found` counts in `text`.
pub(super) fn of(text: &str, found: &Found) -> String {
    let behind = behind(&text[found.end..]);
    let named = without_comparison(&text[..found.named]);
    let before = before(named, found.after);
    // 参保率稳定在98%以上 is a level of 参保率.
    let level = LEVELS.iter().find_map(|word| before.strip_suffix(word));
    let before = level.filter(|_| found.kind.is_some()).unwrap_or(&before).to_owned();
    let is_money = found.measure.contains('元') || found.measure.contains('%');
    let name = match (behind.chars().count() >= 2 && !is_money, before.chars().count() >= 2) {
        (true, _) => behind,
        (false, true) => before,
        (false, false) if !behind.is_empty() => behind,
        (false, false) => clause(named, found.after),
    };
    let name = with_act(named, shortened(marks::paired(&name)), &found.measure);
    if name.is_empty() { found.measure.clone() } else { name }
}

/// 培训残疾人300名 counts who is trained: of people the name says what is done for them.
fn with_act(named: &str, name: String, measure: &str) -> String {
    const ACTS: [&str; 7] = ["培训", "走访", "引进", "选派", "培育", "帮助", "服务"];
    let rest = named.strip_suffix(name.as_str()).filter(|_| is_of_people(measure));
    // 培训残疾人300名、退役军人200名
    let goes_on = |rest: &str, act: &str| {
        rest.ends_with(['、', '和', '及'])
            && rest.rsplit(['，', '。', '；', '：']).next().is_some_and(|own| own.starts_with(act))
    };
    let is_of = |rest: &str, act: &str| rest.ends_with(act) || goes_on(rest, act);
    let act = rest.and_then(|rest| ACTS.iter().find(|act| is_of(rest, act)));
    act.filter(|_| !name.is_empty()).map(|act| format!("{act}{name}")).unwrap_or(name)
}

fn is_of_people(measure: &str) -> bool {
    ["人", "名", "人次", "位", "户", "户次"]
        .contains(&measure.trim_start_matches(['万', '千', '百']))
}

/// What an amount of nothing but an act counts: 培训300人.
pub(super) fn of_act(act: &str, measure: &str) -> Option<String> {
    const MEASURED: [(&str, &str); 5] =
        [("人次", "人次"), ("人", "人数"), ("名", "人数"), ("户", "户数"), ("家", "家数")];
    let base = measure.trim_start_matches(['万', '千', '百']);
    if act == "投资" && base.ends_with('元') {
        return Some("投资金额".to_owned());
    }
    let (_, noun) = MEASURED.iter().find(|(own, _)| *own == base)?;
    Some(format!("{act}{noun}"))
}

/// Without 较上年 and 较2024年, and what is done, at its end.
fn without_comparison(text: &str) -> &str {
    let own = MOVES.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let year = own.strip_suffix("年底").or_else(|| own.strip_suffix('年'));
    let year = year.map(|own| own.trim_end_matches(|one: char| one.is_ascii_digit()));
    let year = year.and_then(|rest| rest.strip_suffix(['较', '比']));
    let word = || COMPARED.iter().find_map(|word| own.strip_suffix(word));
    year.or_else(word).unwrap_or(text)
}

/// What stands behind 各 in a clause of which each does it: 丙镇各新建公园, 乙镇各.
pub(super) fn of_each(clause: &str) -> Option<&str> {
    const MORE: [&str; 7] = ["完成", "培训", "发放", "安装", "设立", "配备", "建"];
    let rest = &clause[clause.rfind('各')? + '各'.len_utf8()..];
    let done = DONE.iter().chain(&MORE).filter_map(|word| Some((*word, rest.strip_prefix(word)?)));
    let mut is_done = done.map(|(word, behind)| !is_noun("", word, behind));
    (rest.is_empty() || is_done.next() == Some(true)).then_some(rest)
}

/// A long name from a 的 on, which has the noun behind it; no word is cut.
fn shortened(name: String) -> String {
    const LEAST: usize = 4;
    if name.chars().count() <= MOST {
        return name;
    }
    let ends = name.match_indices('的').map(|(at, word)| &name[at + word.len()..]);
    let mut nouns = ends.filter(|own| (LEAST..=MOST).contains(&own.chars().count()));
    nouns.next().map(str::to_owned).unwrap_or(name)
}

/// Whether a verb between two texts is a part of a noun.
fn is_noun(before: &str, verb: &str, behind: &str) -> bool {
    MEASURED.iter().any(|noun| behind.starts_with(noun))
        || NOUNISH.contains(&verb) && NOUNS.iter().any(|noun| behind.starts_with(noun))
        || verb == "组织" && KINDS.iter().any(|kind| before.ends_with(kind))
}

/// Where the verbs of a text begin and end.
fn verbs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let all = VERBS.iter().flat_map(move |verb| text.match_indices(verb));
    let is_verb =
        move |(at, verb): &(usize, &str)| !is_noun(&text[..*at], verb, &text[at + verb.len()..]);
    all.filter(is_verb).map(|(at, verb)| (at, at + verb.len()))
}

/// Whether a name says nothing but what is done: 改造.
pub(super) fn is_act(name: &str) -> bool {
    LEADS.contains(&name) || VERBS.contains(&name)
}

/// Whether a text begins with what is done.
pub(super) fn begins_with_act(text: &str) -> bool {
    DONE.iter().chain(&VERBS).any(|word| text.starts_with(word))
}

/// Whether a text says what is done.
pub(super) fn has_act(text: &str) -> bool {
    const MORE: [&str; 4] = ["服务", "走访", "惠及", "培训"];
    verbs(text).next().is_some() || DONE.iter().chain(&MORE).any(|word| text.contains(word))
}

/// The same with what is done.
pub(super) fn with_verb(text: &str, found: &Found) -> String {
    let own = &text[..found.named];
    let clause = &own[start_of_clause(own)..];
    let bound = bounds::APART.iter().find_map(|word| clause.strip_prefix(word));
    let clause = bound.unwrap_or(clause);
    let name = of(text, found);
    let verb = LEADS.iter().filter(|lead| clause.starts_with(**lead)).max_by_key(|lead| lead.len());
    match verb {
        Some(verb) if !name.starts_with(verb) => format!("{verb}{name}"),
        Some(_) | None => name,
    }
}

fn start_of_clause(text: &str) -> usize {
    let marks =
        text.char_indices().rev().find(|(_, one)| "，。、；：（）()【】！？,;".contains(*one));
    marks.map_or(0, |(at, one)| at + one.len_utf8())
}

/// The noun behind an amount: to the next mark or verb.
fn behind(text: &str) -> String {
    const NEAR: usize = 120;
    let text = shape::start_of(text, NEAR);
    let end = text.find(|one: char| "，。、；：（）()！？,;—".contains(one)).unwrap_or(text.len());
    let own = &text[..end];
    // 42条由县城管局负责
    let told = own.find('由').filter(|at| !sentence::roles(&own[*at..]).is_empty());
    let own = &own[..told.unwrap_or(own.len())];
    let number = own.find(|one: char| one.is_ascii_digit()).unwrap_or(own.len());
    let verb = verbs(own).map(|(start, _)| start).min().unwrap_or(own.len());
    // 14处和广场2处: what is joined has an amount of its own.
    if without_joiner(own) != own {
        return String::new();
    }
    let end = number.min(verb);
    let own = if end < own.len() { without_last_joiner(&own[..end]) } else { own };
    own.trim_start_matches('的').to_owned()
}

fn without_joiner(text: &str) -> &str {
    let is_word = NO_JOINERS.iter().any(|word| text.starts_with(word));
    let rest = JOINERS.iter().find_map(|joiner| text.strip_prefix(joiner));
    rest.filter(|_| !is_word).unwrap_or(text)
}

fn without_last_joiner(text: &str) -> &str {
    let is_word = NO_JOINER_ENDS.iter().any(|word| text.ends_with(word));
    let rest = JOINERS.iter().find_map(|joiner| text.strip_suffix(joiner));
    rest.filter(|_| !is_word).unwrap_or(text)
}

/// The noun before an amount: from the last mark or from where another amount ends on, without what is done.
fn before(text: &str, after: usize) -> String {
    let start = start_of_clause(text);
    let clause = &text[start.max(after)..];
    let clause = if after > start { without_joiner(clause) } else { clause };
    let clause = of_each(clause).unwrap_or(clause);
    // 教师10人（含特岗5人）
    let is_inside = text[..start].ends_with(['（', '(']) && after <= start;
    let held = HELD.iter().find_map(|word| clause.strip_prefix(word));
    let clause = held.filter(|_| is_inside).unwrap_or(clause);
    // “15分钟生活圈”20个: the number is a part of the name.
    if let Some(at) = clause.rfind('“').filter(|_| clause.ends_with('”')) {
        return clause[at..].to_owned();
    }
    let start = end_of_numbers(clause);
    // 县财政局保障资金: who does it is no name of what is counted.
    let own = if start == 0 { clause } else { behind_number(clause, start) };
    let own = sentence::without_units(own);
    let mut own = without_scopes(own.trim_start_matches("其中"));
    // Whom it is for, and an example: 为……发放基本生活费, “春风行动”等招聘会.
    if let Some(at) = own.rfind('等').filter(|at| own[..*at].ends_with(['”', '》'])) {
        own = &own[at + '等'.len_utf8()..];
    }
    // A verb at the end names what is done: 摊位改造.
    let verb = verbs(own).map(|(_, end)| end).filter(|end| *end < own.len()).max().unwrap_or(0);
    let own = EACH.iter().find_map(|each| own[verb..].strip_suffix(each)).unwrap_or(&own[verb..]);
    let own = own.trim_end_matches("原定");
    let own = own.trim_end_matches("分别");
    let own = bounds::APART_OR_UNSAID.iter().find_map(|word| own.strip_suffix(word)).unwrap_or(own);
    let own = match NO_ENDS.iter().any(|word| own.ends_with(word)) {
        true => own,
        false => own
            .trim_end_matches(['为', '达', '在', '到', '至', '不'])
            .trim_end_matches(['由', '从']),
    };
    let own = without_leads(own);
    let own = without_scopes(&own).trim_start_matches('的');
    // 招聘会举办10场
    if let Some(rest) = own.strip_suffix('占').filter(|rest| rest.chars().count() >= 2) {
        return format!("{rest}占比");
    }
    let held = ["举办", "开展"].iter().find_map(|word| own.strip_suffix(word));
    held.filter(|rest| rest.chars().count() >= 2).unwrap_or(own).to_owned()
}

/// What stands behind a number of a clause that ends at `at`, without what is left of a time (6月底前新建; 5个工作日内办结率)
/// or of an age; with the number where it is a part of the name (24小时自助服务区, 105国道).
fn behind_number(clause: &str, at: usize) -> &str {
    const LEFT: [&str; 22] = [
        "周岁以上",
        "周岁以下",
        "岁以上",
        "岁以下",
        "周岁",
        "岁",
        "个工作日以内",
        "个工作日内",
        "个工作日",
        "小时以内",
        "小时内",
        "小时的",
        "分钟以内",
        "分钟内",
        "天以内",
        "天内",
        "天的",
        "个月内",
        "个月的",
        "个月",
        "年内",
        "年期",
    ];
    const OF_NAME: [&str; 12] = [
        "小时", "分钟", "热线", "专线", "国道", "省道", "县道", "乡道", "平台", "工程", "行动",
        "计划",
    ];
    let own = &clause[at..];
    if let Some(rest) = LEFT.iter().find_map(|word| own.strip_prefix(word)) {
        return rest.trim_start_matches('的');
    }
    let number = clause[..at].trim_end_matches(|one: char| one.is_ascii_digit()).len();
    if OF_NAME.iter().any(|word| own.starts_with(word)) {
        return &clause[number..];
    }
    own.trim_start_matches(|one| "年月日底前末".contains(one))
}

/// 全县, 各镇: where or for whom, which is no name of what is counted.
fn without_scopes(text: &str) -> &str {
    // 各村级服务站, 全市场
    let scopes = SCOPES.iter().filter_map(|scope| text.strip_prefix(scope));
    let scopes = scopes.filter(|rest| !rest.starts_with(['级', '域', '场', '属', '内']));
    let scope = scopes.min_by_key(|rest| rest.len());
    match scope {
        Some(rest) if rest != text => without_scopes(rest),
        Some(_) | None => text,
    }
}

/// Behind the last number of a clause that is no part of a name, as in PM2.5.
fn end_of_numbers(clause: &str) -> usize {
    let mut own = clause;
    while let Some(at) = own.rfind(|one: char| one.is_ascii_digit()) {
        let before = own[..at].trim_end_matches(|one: char| one.is_ascii_digit() || one == '.');
        // PM2.5 and 5G基站 are names.
        let is_name = before.ends_with(|one: char| one.is_ascii_alphabetic())
            || own[at + 1..].starts_with(|one: char| one.is_ascii_alphabetic());
        if !is_name {
            return at + 1;
        }
        own = before;
    }
    0
}

/// A thing of a list, without what is done and where.
pub(super) fn bare(text: &str) -> String {
    let own = without_scopes(sentence::without_units(text));
    without_scopes(&without_leads(own)).to_owned()
}

fn without_leads(text: &str) -> String {
    let mut own = text;
    loop {
        let is_lead =
            |lead: &&&str| own.starts_with(**lead) && !is_noun("", lead, &own[lead.len()..]);
        let is_whole = NO_LEADS.iter().any(|word| own.starts_with(word));
        let lead = LEADS.iter().filter(is_lead).max_by_key(|lead| lead.len());
        match lead
            .filter(|_| !is_whole)
            .map(|lead| &own[lead.len()..])
            .filter(|rest| rest.chars().count() >= 2)
        {
            Some(rest) => own = rest,
            None => return own.to_owned(),
        }
    }
}

/// The clause before an amount that has no noun beside it, but where another amount stands there.
fn clause(text: &str, after: usize) -> String {
    let trimmed = text.trim_end_matches(|one: char| "，。、；：（）()".contains(one));
    let start = trimmed.rfind(['，', '。', '；', '、']).map_or(0, |at| at + '，'.len_utf8());
    if start < after {
        return String::new();
    }
    match of_each(&trimmed[start..]) {
        Some("") => String::new(),
        own => bare(own.unwrap_or(&trimmed[start..])),
    }
}
