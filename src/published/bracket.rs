//! The units behind a task: `（牵头单位：甲；配合单位：乙、丙（负责前半部分））`, `责任单位：甲、乙`,
//! `（甲牵头，乙、丙配合）`.

use super::draft::{PartyDraft, RoleDraft, RoleKind};
use super::label::{Label, label, next_label};
use super::role_list::{
    RoleList, is_named, is_short_name, looks_like_unit, merged, only_units, role_list,
};
use super::{groups, pairs, role_list, role_words, shape, times};

/// What a bracket says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bracket {
    /// The units by their roles, in its order.
    pub(super) roles: Vec<RoleDraft>,
    /// The words of the paper for the roles, where they are others than ours.
    pub(super) words: Vec<(RoleKind, String)>,
    /// What is left out of what the paper says of the units.
    pub(super) doubt: Option<String>,
    /// Whether blanks part the units.
    pub(super) blanks: bool,
    /// Until when it is due.
    pub(super) due: Option<String>,
    /// The word before that.
    pub(super) due_word: Option<String>,
    /// All of it, as it stands in the paper.
    pub(super) written: String,
    /// Who is named beside the units (责任人：张三).
    pub(super) others: Vec<String>,
}

/// Brackets at the end of a text that may be in each other: one for the remark of each unit.
const OPENINGS: usize = 40;
/// The text before the units that `text` ends with, in a bracket or without, and what those say.
pub(super) fn at_end(text: &str) -> Option<(String, Bracket)> {
    let text = text.trim();
    let plain = pairs::round(text);
    let body = plain.trim_end_matches(['。', '；', ';', '.', ' ']);
    if !body.ends_with(['）', ')']) {
        return bare(text);
    }
    // The bracket stands at the end, whatever length the text has.
    let from = body.len().saturating_sub(shape::LONGEST_LINE);
    let starts = body.char_indices().filter(|(at, one)| *at >= from && matches!(one, '（' | '('));
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    for at in starts.iter().copied().skip(starts.len().saturating_sub(OPENINGS)) {
        let inner = shape::bracketed(&body[at..]);
        let Some(bracket) = inner.and_then(read) else { continue };
        // 责任单位：甲局（配合单位：乙局）: the bracket goes on with the units before it.
        if let Some(whole) = bare(&text[..at]).and_then(|_| bare(text)) {
            return Some(whole);
        }
        let bracket = Bracket { written: text[at..].to_owned(), ..bracket };
        return Some((text[..at].trim_end().to_owned(), bracket));
    }
    bare(text)
}

/// The first bracket in `text` that has units under words for them, with what stands behind it where that is nothing
/// but until when: （责任单位：甲局），5月底。
pub(super) fn within(text: &str) -> Option<Bracket> {
    let plain = pairs::round(shape::start_of(text, shape::LONGEST_LINE / 3));
    let starts = plain.match_indices(['（', '(']).take(OPENINGS);
    starts.map(|(at, _)| &plain[at..]).find_map(|own| {
        let end = shape::closing(own)?;
        let inner = own[..end].trim_start_matches(['（', '(']);
        let bracket = labelled_roles(inner)?;
        let behind = own[end..].trim_matches(|one: char| !one.is_alphanumeric());
        let due = times::is_time(behind).then(|| behind.trim_end_matches("完成").to_owned());
        Some(Bracket { due: bracket.due.or(due), written: inner.to_owned(), ..bracket })
    })
}

/// Whether a line is nothing but units under a word for their role, without a bracket.
pub(super) fn is_bare(line: &str) -> bool {
    !pairs::opens(line) && bare(line).is_some_and(|(text, _)| text.is_empty())
}

/// Units without a bracket: the whole of a line, or behind the last sentence of one.
fn bare(text: &str) -> Option<(String, Bracket)> {
    let whole = text.trim();
    let text = whole.trim_end_matches(['。', '.', ' ']);
    if text.len() > shape::LONGEST_LINE {
        return None;
    }
    let found = labelled_roles(text).map(|bracket| (String::new(), bracket));
    let (before, bracket) = found.or_else(|| behind_sentence(text))?;
    let written = whole[before.len()..].trim_start().to_owned();
    Some((before, Bracket { written, ..bracket }))
}

fn behind_sentence(text: &str) -> Option<(String, Bracket)> {
    let (before, units) = text.split_at(next_label(text)?);
    let before = before.trim_end();
    // Half of a bracket that could not be read.
    if !shape::is_paired(units) {
        return None;
    }
    let is_sentence = before.ends_with(['。', '；', ';', '.', '，', ',', '）', ')']);
    let bracket = labelled_roles(units).filter(|_| is_sentence)?;
    Some((before.to_owned(), bracket))
}

fn read(inner: &str) -> Option<Bracket> {
    let (units, due) = without_time(inner);
    let found = labelled_roles(units).or_else(|| led(units)).or_else(|| roles_by_verb(units));
    // 改造公路12公里（东镇）: a town alone may say where.
    let are_places = |list: &RoleList| list.parties().all(|one| groups::is_short_town(&one.name));
    let plain = || only_units(units, RoleKind::Responsible).filter(|list| !are_places(list));
    let found = found.or_else(|| plain().map(of_list))?;
    Some(Bracket { due: found.due.or(due), ..found })
}

/// `甲；配合：乙`: those before the word for who helps lead.
fn led(text: &str) -> Option<Bracket> {
    let (lead, others) = text.split_at(next_label(text)?);
    let lead = lead.trim_end_matches(['；', '，', ';', ',', ' ', '\u{3000}']);
    let list = only_units(lead, RoleKind::Lead)?;
    let others = labelled_roles(others)?;
    let is_helped = others.roles.iter().all(|role| role.kind == RoleKind::Supporting);
    let roles = merged(list.roles.into_iter().chain(others.roles).collect());
    is_helped.then_some(Bracket { roles, ..others })
}

/// `甲牵头，乙、丙配合`
fn roles_by_verb(text: &str) -> Option<Bracket> {
    let mut list = role_list(text, RoleKind::Responsible);
    let names = list.parties().map(|one| &one.name).filter(|name| !looks_like_unit(name));
    list.unsure = names.cloned().collect();
    let are_units = list.unsure.is_empty() || are_beside_units(&list);
    (list.has_verbs && are_units).then(|| of_list(list))
}

/// 一中, 移动: names that nothing tells for bodies are such in a list of what each does, if those who do the first part
/// plainly are bodies, and no word for what they do is left with a name (群众参与).
fn are_beside_units(list: &RoleList) -> bool {
    let is_plain = |one: &PartyDraft| is_named(&one.name) && looks_like_unit(&one.name);
    let is_odd = |one: &PartyDraft| {
        looks_like_unit(&one.name)
            || is_short_name(&one.name) && role_words::behind(&one.name).is_none()
    };
    list.roles.first().is_some_and(|role| role.parties.iter().all(is_plain))
        && list.roles.iter().skip(1).flat_map(|role| &role.parties).all(is_odd)
}

fn of_list(list: RoleList) -> Bracket {
    let doubt = doubt(&list);
    Bracket { roles: list.roles, blanks: list.blanks, doubt, ..Bracket::default() }
}

/// What is to be known of the units of a list.
fn doubt(list: &RoleList) -> Option<String> {
    let others = list.others.as_deref().map(others_left_out);
    let odd = (!list.odd.is_empty()).then(|| odd_words(&list.odd));
    let unsure = (!list.unsure.is_empty())
        .then(|| format!("“{}”看不出是不是单位，当作单位", list.unsure.join("”“")));
    let people = (!list.people.is_empty()).then(|| people_left_out(&list.people));
    others
        .into_iter()
        .chain(odd)
        .chain(unsure)
        .chain(people)
        .reduce(|one, other| one + "；" + &other)
}

/// 县交通局挂帅: a role that nobody knows.
pub(super) fn odd_words(odd: &[String]) -> String {
    format!("“{}”不是常见的说法，当作责任单位", odd.join("”“"))
}

/// 甲局 张三: a person is no unit.
pub(super) fn people_left_out(people: &[String]) -> String {
    format!("“{}”看上去是人，不是单位，没有放进来", people.join("”“"))
}

/// 等有关部门: a list that does not have all of its units.
pub(super) fn others_left_out(word: &str) -> String {
    format!("原文有“{word}”，其余单位要补上")
}

/// （甲牵头，乙配合，2025年11月底前完成）: the clause at the end that says until when.
fn without_time(inner: &str) -> (&str, Option<String>) {
    const LONGEST: usize = 20;
    const TIMES: [&str; 7] = ["前", "底", "月", "日", "年内", "上半年", "下半年"];
    const LASTING: [&str; 5] = ["长期", "持续", "常态", "全年", "常年"];
    let whole = (inner, None);
    let Some((at, mark)) = inner.rmatch_indices(['，', '；', ',', ';']).next() else {
        return whole;
    };
    let clause = shape::squeezed(&inner[at + mark.len()..]);
    let words = clause.trim_end_matches("完成");
    let begins = words.starts_with(|one: char| one.is_ascii_digit()) || words.starts_with("年");
    let is_time = begins && TIMES.iter().any(|word| words.ends_with(word))
        || LASTING.iter().any(|word| words.starts_with(word));
    let is_short = words.chars().count() <= LONGEST && !words.contains(['：', ':']);
    if is_time && is_short { (&inner[..at], Some(words.to_owned())) } else { whole }
}

/// `牵头单位：甲；配合单位：乙、丙；完成时限：10月底前；责任人：张三`
fn labelled_roles(text: &str) -> Option<Bracket> {
    const BETWEEN: [char; 9] = ['，', '；', '。', ' ', ';', ',', '.', '\n', '\u{3000}'];
    let mut bracket = Bracket::default();
    let mut labels: Vec<(RoleKind, String)> = Vec::new();
    let mut rest = text;
    while !rest.trim_matches(BETWEEN).is_empty() {
        let (word, behind) = rest.split_once(['：', ':'])?;
        let word = shape::squeezed(word.trim_matches(BETWEEN));
        let end = next_label(behind).unwrap_or(behind.len());
        let value = shape::with_pairs(behind[..end].trim_matches(BETWEEN));
        let value = value.trim_matches(BETWEEN);
        rest = &behind[end..];
        match label(&word)? {
            Label::Role { kind, is_known } => {
                bracket.add(kind, value, is_known)?;
                labels.push((kind, word));
            }
            // A task is due once.
            Label::Due if bracket.due.is_some() => bracket.others.push(format!("{word}：{value}")),
            Label::Due => (bracket.due, bracket.due_word) = (Some(value.to_owned()), Some(word)),
            Label::Person => bracket.others.push(format!("{word}：{value}")),
        }
    }
    bracket.roles = merged(bracket.roles);
    bracket.say_words(labels);
    (!bracket.roles.is_empty()).then_some(bracket)
}

impl Bracket {
    fn add(&mut self, kind: RoleKind, names: &str, is_known: bool) -> Option<()> {
        // Behind units and a full stop a sentence goes on: they are not the end.
        if names.contains('。') {
            return None;
        }
        // 县甲局；督导专班：县乙局: what stands from a colon on is under a word of its own.
        let colon = names.find(['：', ':']).unwrap_or(names.len());
        let end = names[..colon].rfind(['、', '，', '；', ',', ';', ' ']).unwrap_or(colon);
        let (names, others) = names.split_at(if colon < names.len() { end } else { colon });
        let others = others.split(['、', '，', '；', ',', ';', ' ']).filter(|one| !one.is_empty());
        self.others.extend(others.map(shape::with_pairs));
        // 配合单位：无: the word is there, and nobody.
        if role_list::is_nobody(names) {
            return Some(());
        }
        let names = pairs::round(names);
        let list = role_list(shape::bracketed(&names).unwrap_or(&names), kind);
        self.blanks |= list.blanks;
        let doubts = self.doubt.take().into_iter().chain(doubt(&list));
        self.doubt = doubts.reduce(|one, other| one + "；" + &other);
        let all: Vec<&PartyDraft> = list.parties().collect();
        // Behind a word that nobody knows there may be anything: 单位：万元.
        let has_units = if is_known { !all.is_empty() } else { are_units(&all) };
        self.roles.extend(list.roles);
        has_units.then_some(())
    }

    /// The words to print: the description has one for each role, and what another said is told.
    fn say_words(&mut self, labels: Vec<(RoleKind, String)>) {
        let mut first: Vec<(RoleKind, String)> = Vec::new();
        for (kind, word) in labels {
            if !first.iter().any(|(own, _)| *own == kind) {
                first.push((kind, word));
            }
        }
        self.words = first.into_iter().filter(|(kind, word)| word != kind.chinese()).collect();
    }
}

/// Whether a list is one of bodies: one is plainly one, and none is anything longer.
fn are_units(parties: &[&PartyDraft]) -> bool {
    let is_name = |name: &str| {
        (2..=30).contains(&name.chars().count())
            && !name
                .contains(|one: char| "。：:；;！？“”《》".contains(one) || one.is_ascii_digit())
    };
    let is_plain = |name: &str| looks_like_unit(name) || name.ends_with(['区', '园', '场', '校']);
    parties.iter().any(|one| is_plain(&one.name)) && parties.iter().all(|one| is_name(&one.name))
}

#[cfg(test)]
mod tests {
    use super::{Bracket, at_end};

    fn shown(text: &str) -> Option<String> {
        let (before, Bracket { roles, .. }) = at_end(text)?;
        let roles = roles.iter().map(|role| {
            let names = role.parties.iter().map(|one| match &one.remark {
                Some(remark) => format!("{}[{remark}]", one.name),
                None => one.name.clone(),
            });
            format!("{}:{}", role.kind.chinese(), names.collect::<Vec<_>>().join("+"))
        });
        Some(format!("{before}|{}", roles.collect::<Vec<_>>().join("|")))
    }

    #[test]
    fn units_are_read_in_many_wordings() {
        for (text, wanted) in [
            ("办会。（责任单位：甲局、乙局）", "办会。|责任单位:甲局+乙局"),
            ("办会（含线上）。（责任单位：甲局）。", "办会（含线上）。|责任单位:甲局"),
            (
                "(牵头单位:甲局;配合单位:乙局，丙局（负责前半）)",
                "|牵头单位:甲局|配合单位:乙局+丙局[负责前半]",
            ),
            ("责任单位：甲局 乙局", "|责任单位:甲局+乙局"),
            (
                "办会。（区甲局牵头，区乙局、区丙局配合）",
                "办会。|牵头单位:区甲局|配合单位:区乙局+区丙局",
            ),
            ("办会。责任单位：甲局、乙局。完成时间：10月底前。", "办会。|责任单位:甲局+乙局"),
            (
                "办会。（区甲局牵头，区乙局配合，2025年11月底前完成）",
                "办会。|牵头单位:区甲局|配合单位:区乙局",
            ),
            ("办会。（区甲局、区乙局，持续推进）", "办会。|责任单位:区甲局+区乙局"),
            ("办会。（市甲局、市乙局）", "办会。|责任单位:市甲局+市乙局"),
            ("办会。【责任单位：甲局；责任人：张三】", "办会。|责任单位:甲局"),
            (
                "（牵头责任单位：甲局；责任单位：各镇（街道））",
                "|牵头单位:甲局|责任单位:各镇（街道）",
            ),
            (
                "（抓总单位：县教育局；落实单位：县住建局、县财政局）",
                "|牵头单位:县教育局|责任单位:县住建局+县财政局",
            ),
            (
                "抓总单位：县教育局；落实单位：县住建局、县财政局",
                "|牵头单位:县教育局|责任单位:县住建局+县财政局",
            ),
            (
                "办会。（主抓单位：县甲局；协同部门：县乙局（负责前半）、高新区）",
                "办会。|牵头单位:县甲局|配合单位:县乙局[负责前半]+高新区",
            ),
            (
                "办会。牵头处室：甲处室，承办科室：民生科，督办单位：政府办",
                "办会。|牵头单位:甲处室|责任单位:民生科|配合单位:政府办",
            ),
            ("(包抓单位:县甲局;实施机构:乙中心)", "|牵头单位:县甲局|责任单位:乙中心"),
            ("（落实主体：各村（社区）；包联领导：张三）", "|责任单位:各村（社区）"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "办会（含线上）",
            "落实责任（含乡镇）。",
            "由甲局负责。",
            "（此件公开发布）",
            "（单位：万元）",
            "抄送单位：县甲局",
            "各有关单位：",
            "（抓总单位：民政牵引；落实单位：县乙局",
            "培育市场主体：新增500家",
            "办会。责任单位：县甲局。请各单位于每周五报进展。",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn the_words_of_a_bracket_are_kept() {
        let found = |text: &str| at_end(text).unwrap().1;
        assert_eq!(found("办会。（责任单位：甲局；落实单位：乙局）").words, []);
        let bare = found("抓总单位：县甲局；落实主体：县乙局。");
        assert_eq!(bare.written, "抓总单位：县甲局；落实主体：县乙局。");
        let words: Vec<&str> = bare.words.iter().map(|(_, word)| word.as_str()).collect();
        assert_eq!(words, ["抓总单位", "落实主体"]);
        let more = found("（责任单位：县甲局；督导专班：督查室、县乙局）");
        assert_eq!(more.roles[0].parties.len(), 1);
        assert_eq!(more.others, ["督导专班：督查室", "县乙局"]);
        let due = found("（责任部门（单位）：县甲局；时限：6月底）");
        assert_eq!((due.due.as_deref(), due.due_word.as_deref()), (Some("6月底"), Some("时限")));
        let others = found("（县甲局、县乙局等有关部门）");
        assert_eq!(others.doubt.as_deref(), Some("原文有“等有关部门”，其余单位要补上"));
    }
}
