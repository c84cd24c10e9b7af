//! What an amount counts, by the words beside it.
//!
//! ```text
//! 举办家庭教育讲座100场      before it: 家庭教育讲座
//! 开展60场心理健康专题讲座    behind it: 心理健康专题讲座
//! 为170名孤困儿童发放基本生活费385余万元   behind the first, before the second
//! ```

use super::find::Found;
use super::words::DONE;
use super::{bounds, marks};
use crate::published::{sentence, shape};

/// Characters of a name.
const MOST: usize = 24;

/// Words that end the name behind an amount: what is done with those who are counted.
const VERBS: [&str; 27] = [
    "发放",
    "提供",
    "开展",
    "完成",
    "进行",
    "实施",
    "建成",
    "建设",
    "组织",
    "给予",
    "落实",
    "安装",
    "改造",
    "接受",
    "参加",
    "享受",
    "获得",
    "达到",
    "纳入",
    "予以",
    "投入",
    "投入使用",
    "以上",
    "掌握",
    "解决",
    "举办",
    "新增",
];
/// Words that begin the clause before an amount: what is done, and when.
const LEADS: [&str; 76] = [
    "至少",
    "至多",
    "最少",
    "最多",
    "最低",
    "最高",
    "原定",
    "原计划",
    "年内",
    "全年",
    "年底前",
    "今年",
    "每年",
    "累计",
    "共",
    "计划",
    "力争",
    "确保",
    "预计",
    "同步",
    "持续",
    "积极",
    "探索",
    "继续",
    "全区",
    "力求",
    "深入",
    "举办",
    "开展",
    "组织",
    "组织开展",
    "完成",
    "建设",
    "建成",
    "新建",
    "改建",
    "扩建",
    "改扩建",
    "打造",
    "创建",
    "实施",
    "推进",
    "推出",
    "推动",
    "提供",
    "新增",
    "购置",
    "新购置",
    "投资",
    "投入",
    "投入使用",
    "建成投用",
    "发放",
    "惠及",
    "服务",
    "覆盖",
    "培训",
    "培育",
    "改造",
    "提升",
    "改造提升",
    "整治",
    "修建",
    "修缮",
    "安装",
    "设置",
    "设立",
    "走访",
    "联合",
    "争取",
    "引进",
    "选派",
    "筹集",
    "帮助",
    "为",
    "对",
];

/// Where or for whom something is done, and when.
const SCOPES: [&str; 32] = [
    "每季度",
    "每个月",
    "每月",
    "每周",
    "每半年",
    "全县",
    "全区",
    "全市",
    "全省",
    "全镇",
    "全乡",
    "全旗",
    "全州",
    "全街道",
    "全国",
    "全年",
    "各镇",
    "各乡镇",
    "各乡",
    "各街道",
    "各村",
    "各社区",
    "各县",
    "各区",
    "各单位",
    "各部门",
    "我县",
    "我区",
    "我市",
    "辖区",
    "县域",
    "全域",
];

/// Words between what is measured and its level.
const LEVELS: [&str; 5] = ["提高", "提升", "稳定", "维持", "保持"];

/// What a level is compared with, which stands before it and names nothing: 占比较上年提高2个百分点.
const COMPARED: [&str; 16] = [
    "较上年同期",
    "比上年同期",
    "较去年同期",
    "比去年同期",
    "与上年相比",
    "与去年相比",
    "较上年度",
    "比上年度",
    "较上年",
    "比上年",
    "较去年",
    "比去年",
    "较前一年",
    "比前一年",
    "同比",
    "环比",
];
/// What such a level does.
const MOVES: [&str; 8] = ["提高", "提升", "上升", "增长", "增加", "下降", "降低", "减少"];

/// Words that are verbs and parts of nouns, too (社会组织, 建设项目), and what such nouns go on with.
const NOUNISH: [&str; 8] = ["建设", "改造", "组织", "安装", "投入", "实施", "培训", "投资"];
const NOUNS: [&str; 24] = [
    "项目", "工程", "任务", "机构", "基地", "中心", "平台", "大厅", "网络", "体系", "用地", "资金",
    "单位", "人员", "标准", "方案", "细则", "学校", "者", "员", "工", "部", "率", "局",
];
/// What stands before 组织 in such nouns.
const KINDS: [&str; 10] =
    ["社会", "党", "群团", "基层", "经济", "合作", "民间", "志愿", "自治", "行业"];
/// What begins like one of [`LEADS`] and is a noun.
const NO_LEADS: [&str; 37] = [
    "最高院",
    "最高法",
    "最高检",
    "最低生活",
    "最低工资",
    "最低收入",
    "最低标准",
    "共享",
    "共有",
    "共建",
    "共同",
    "共产",
    "共青",
    "共富",
    "共治",
    "为民",
    "为老",
    "为农",
    "为企",
    "对口",
    "对外",
    "对标",
    "对象",
    "计划生育",
    "服务中心",
    "服务大厅",
    "服务平台",
    "服务设施",
    "服务项目",
    "服务业",
    "联合体",
    "联合社",
    "联合会",
    "推进会",
    "覆盖率",
    "创建村",
    "改造户",
];
/// What ends like one of the words between a noun and its amount.
const NO_ENDS: [&str; 6] = ["行为", "作为", "所在", "存在", "直达", "抵达"];

/// Words between two things that are counted, and what begins or ends like them.
const JOINERS: [&str; 7] = ["以及", "和", "及", "与", "并", "暨", "、"];
const NO_JOINERS: [&str; 12] = [
    "和谐", "和美", "和睦", "和平", "和解", "和合", "和顺", "及时", "及早", "与会", "并联", "并网",
];
const NO_JOINER_ENDS: [&str; 8] = ["普及", "涉及", "参与", "给与", "赠与", "饱和", "缓和", "合并"];

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
    let name = shortened(marks::paired(&name));
    if name.is_empty() { found.measure.clone() } else { name }
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
    NOUNISH.contains(&verb) && NOUNS.iter().any(|noun| behind.starts_with(noun))
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
    // “15分钟生活圈”20个: the number is a part of the name.
    if let Some(at) = clause.rfind('“').filter(|_| clause.ends_with('”')) {
        return clause[at..].to_owned();
    }
    let start = end_of_numbers(clause);
    // 县财政局保障资金: who does it is no name of what is counted.
    // 6月底前新建: what is left of a time.
    let own = match start {
        0 => clause,
        _ => {
            let own = clause[start..].trim_start_matches(|one| "年月日底前末".contains(one));
            let age = ["周岁以上", "周岁以下", "岁以上", "岁以下", "周岁", "岁"];
            age.iter().find_map(|age| own.strip_prefix(age)).unwrap_or(own)
        }
    };
    let own = sentence::without_units(own);
    let mut own = without_scopes(own.trim_start_matches("其中"));
    // Whom it is for, and an example: 为……发放基本生活费, “春风行动”等招聘会.
    if let Some(at) = own.rfind('等').filter(|at| own[..*at].ends_with(['”', '》'])) {
        own = &own[at + '等'.len_utf8()..];
    }
    // A verb at the end names what is done: 摊位改造.
    let verb = verbs(own).map(|(_, end)| end).filter(|end| *end < own.len()).max().unwrap_or(0);
    let own = own[verb..].trim_end_matches("每人每月").trim_end_matches("原定");
    let own = own.trim_end_matches("分别");
    let own = bounds::APART_OR_UNSAID.iter().find_map(|word| own.strip_suffix(word)).unwrap_or(own);
    let own = match NO_ENDS.iter().any(|word| own.ends_with(word)) {
        true => own,
        false => own
            .trim_end_matches(['为', '达', '在', '到', '至', '不'])
            .trim_end_matches(['由', '从']),
    };
    without_scopes(&without_leads(own)).trim_start_matches('的').to_owned()
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
