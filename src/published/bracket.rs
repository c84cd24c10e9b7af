//! The units behind a task: `（牵头单位：甲；配合单位：乙、丙（负责前半部分））`, `责任单位：甲、乙`,
//! `（甲牵头，乙、丙配合）`.

use std::collections::BTreeSet;

use super::draft::{PartyDraft, RoleDraft, RoleKind};
use super::label::{Label, label, next_label};
use super::shape;

/// What a bracket says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bracket {
    /// The units by their roles, in its order.
    pub(super) roles: Vec<RoleDraft>,
    /// The words of the paper for the roles, where they are others than ours.
    pub(super) words: Vec<(RoleKind, String)>,
    /// What is printed otherwise than the paper had it.
    pub(super) doubt: Option<String>,
    /// Whether blanks part the units.
    pub(super) blanks: bool,
    /// Until when it is due.
    pub(super) due: Option<String>,
    /// Who is named beside the units (责任人：张三).
    pub(super) others: Vec<String>,
}

/// Brackets at the end of a text that may be in each other: one for the remark of each unit.
const OPENINGS: usize = 40;
/// Words behind the units of a clause that say their role.
const ROLE_VERBS: [(&str, RoleKind); 8] = [
    ("牵头负责", RoleKind::Lead),
    ("按职责分工负责", RoleKind::Responsible),
    ("分别负责", RoleKind::Responsible),
    ("共同负责", RoleKind::Responsible),
    ("牵头", RoleKind::Lead),
    ("负责", RoleKind::Responsible),
    ("参与", RoleKind::Supporting),
    ("配合", RoleKind::Supporting),
];

/// The text before the units that `text` ends with, in a bracket or without, and what those say.
pub(super) fn at_end(text: &str) -> Option<(String, Bracket)> {
    let text = text.trim();
    let plain = with_round_brackets(text);
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
        return Some((text[..at].trim_end().to_owned(), bracket));
    }
    bare(text)
}

/// 【责任单位：甲】 is a bracket too; the text keeps its length.
fn with_round_brackets(text: &str) -> String {
    let round = |one: char| match one {
        '【' | '［' => '（',
        '】' | '］' => '）',
        '[' => '(',
        ']' => ')',
        one => one,
    };
    text.chars().map(round).collect()
}

/// Whether a line is nothing but units under a word for their role, without a bracket.
pub(super) fn is_bare(line: &str) -> bool {
    !line.starts_with(['（', '(']) && bare(line).is_some_and(|(text, _)| text.is_empty())
}

/// Units without a bracket: the whole of a line, or behind the last sentence of one.
fn bare(text: &str) -> Option<(String, Bracket)> {
    let text = text.trim_end_matches(['。', '.', ' ']);
    if text.len() > shape::LONGEST_LINE {
        return None;
    }
    let found = labelled_roles(text).map(|bracket| (String::new(), bracket));
    let (before, bracket) = found.or_else(|| behind_sentence(text))?;
    let doubts = ["原文没有括号，印出来有".to_owned()].into_iter().chain(bracket.doubt);
    let doubt = Some(doubts.collect::<Vec<_>>().join("；"));
    Some((before, Bracket { doubt, ..bracket }))
}

fn behind_sentence(text: &str) -> Option<(String, Bracket)> {
    let (before, units) = text.split_at(next_label(text)?);
    let before = before.trim_end();
    // Half of a bracket that could not be read.
    if !shape::is_paired(units) {
        return None;
    }
    let is_sentence = before.ends_with(['。', '；', ';', '.', '）', ')']);
    let bracket = labelled_roles(units).filter(|_| is_sentence)?;
    Some((before.to_owned(), bracket))
}

fn read(inner: &str) -> Option<Bracket> {
    let (units, due) = without_time(inner);
    let found = labelled_roles(units).or_else(|| roles_by_verb(units));
    let found = found.or_else(|| names_alone(units))?;
    Some(Bracket { due: found.due.or(due), ..found })
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

/// （甲局、乙局）
fn names_alone(inner: &str) -> Option<Bracket> {
    let roles = vec![RoleDraft { kind: RoleKind::Responsible, parties: only_units(inner)? }];
    let doubt = Some(format!("原文写“（{inner}）”，印出来有“责任单位”"));
    Some(Bracket { roles, doubt, ..Bracket::default() })
}

/// `牵头单位：甲；配合单位：乙、丙；完成时限：10月底前；责任人：张三`
fn labelled_roles(text: &str) -> Option<Bracket> {
    const BETWEEN: [char; 8] = ['，', '；', '。', ' ', ';', ',', '.', '\u{3000}'];
    let mut bracket = Bracket::default();
    let mut labels: Vec<(RoleKind, String)> = Vec::new();
    let mut rest = text;
    while !rest.trim_matches(BETWEEN).is_empty() {
        let (word, behind) = rest.split_once(['：', ':'])?;
        let word = shape::squeezed(word.trim_matches(BETWEEN));
        let end = next_label(behind).unwrap_or(behind.len());
        let value = behind[..end].trim_matches(BETWEEN);
        rest = &behind[end..];
        match label(&word)? {
            Label::Role { kind, is_known } => {
                bracket.add(kind, value, is_known)?;
                labels.push((kind, word));
            }
            Label::Due => bracket.due = Some(value.to_owned()),
            Label::Person => bracket.others.push(format!("{word}：{value}")),
        }
    }
    bracket.roles = merged(bracket.roles);
    bracket.say_words(labels);
    (!bracket.roles.is_empty()).then_some(bracket)
}

impl Bracket {
    fn add(&mut self, kind: RoleKind, names: &str, is_known: bool) -> Option<()> {
        let (mut parties, apart) = parties(names);
        self.blanks |= apart;
        // 县甲局；督导专班：县乙局: what stands from a colon on is under a word of its own.
        if let Some(at) = parties.iter().position(|one| one.name.contains(['：', ':'])) {
            self.others.extend(parties.split_off(at).into_iter().map(|one| one.name));
        }
        // Behind a word that nobody knows there may be anything: 单位：万元.
        let has_units = if is_known { !parties.is_empty() } else { are_units(&parties) };
        self.roles.push(RoleDraft { kind, parties });
        has_units.then_some(())
    }

    /// The words to print: the description has one for each role, and what another said is told.
    fn say_words(&mut self, labels: Vec<(RoleKind, String)>) {
        let mut first: Vec<(RoleKind, String)> = Vec::new();
        for (kind, word) in labels {
            match first.iter().find(|(own, _)| *own == kind) {
                None => first.push((kind, word)),
                Some((_, own)) if *own == word => {}
                Some((_, own)) => {
                    let doubt = format!("原文“{own}”“{word}”分开写，印出来都在“{own}”后面");
                    let doubts = self.doubt.take().into_iter().chain([doubt]);
                    self.doubt = Some(doubts.collect::<Vec<_>>().join("；"));
                }
            }
        }
        self.words = first.into_iter().filter(|(kind, word)| word != kind.chinese()).collect();
    }
}

/// Whether a list is one of bodies: one is plainly one, and none is anything longer.
fn are_units(parties: &[PartyDraft]) -> bool {
    let is_name = |name: &str| {
        (2..=30).contains(&name.chars().count())
            && !name
                .contains(|one: char| "。：:；;！？“”《》".contains(one) || one.is_ascii_digit())
    };
    let is_plain = |name: &str| looks_like_unit(name) || name.ends_with(['区', '园', '场', '校']);
    parties.iter().any(|one| is_plain(&one.name)) && parties.iter().all(|one| is_name(&one.name))
}

/// `由甲牵头，乙、丙配合，6月底前完成`: the units that a sentence names as it goes.
pub(super) fn running(text: &str) -> Option<Bracket> {
    if text.len() > shape::LONGEST_LINE {
        return None;
    }
    let mut clauses = text.split(['，', '。', '；', ',', ';']).map(str::trim);
    let first = clauses.by_ref().find_map(leading)?;
    let helpers = clauses.map_while(|clause| {
        let names = ["积极配合", "予以配合", "配合", "协助", "协同", "参与"]
            .iter()
            .find_map(|word| clause.strip_suffix(word))?;
        Some(RoleDraft { kind: RoleKind::Supporting, parties: only_units(names)? })
    });
    let roles = merged([first].into_iter().chain(helpers).collect());
    Some(Bracket { roles, ..Bracket::default() })
}

/// `由甲牵头实施`, `甲牵头`
fn leading(clause: &str) -> Option<RoleDraft> {
    const VERBS: [&str; 5] = ["牵头负责", "牵头", "负责", "主办", "承办"];
    let (names, verb) = match clause.find('由') {
        Some(at) => {
            let rest = &clause[at + '由'.len_utf8()..];
            let verb = VERBS.iter().filter_map(|word| rest.find(word)).min()?;
            rest.split_at(verb)
        }
        None => VERBS.iter().find_map(|word| Some((clause.strip_suffix(word)?, *word)))?,
    };
    let kind = if verb.starts_with("牵头") { RoleKind::Lead } else { RoleKind::Responsible };
    Some(RoleDraft { kind, parties: only_units(names.trim_start_matches(['请', '（', '(']))? })
}

/// The units of a list that names nothing else.
fn only_units(names: &str) -> Option<Vec<PartyDraft>> {
    let (parties, _) = parties(names);
    // （含乡镇） says whom the text means.
    let is_other =
        |name: &str| ["含", "包括", "包含", "不含"].iter().any(|one| name.starts_with(one));
    let is_unit = |name: &str| (shape::is_body(name) || name.starts_with('各')) && !is_other(name);
    let all = parties.iter().all(|one| is_unit(&one.name));
    (all && !parties.is_empty()).then_some(parties)
}

/// `甲牵头，乙、丙配合`
pub(super) fn roles_by_verb(text: &str) -> Option<Bracket> {
    let mut roles = Vec::new();
    for clause in text.split(['，', '；', ',', ';']) {
        let (word, kind) = ROLE_VERBS.iter().find(|(word, _)| clause.trim().ends_with(word))?;
        let (parties, _) = parties(clause.trim().strip_suffix(word)?);
        let all_units = parties.iter().all(|one| looks_like_unit(&one.name));
        if parties.is_empty() || !all_units {
            return None;
        }
        roles.push(RoleDraft { kind: *kind, parties });
    }
    let doubt = format!("原文写“（{text}）”，印出来的写法不同");
    Some(Bracket { roles: merged(roles), doubt: Some(doubt), ..Bracket::default() })
}

fn looks_like_unit(name: &str) -> bool {
    shape::is_body(name) || name.starts_with(['各', '区', '县', '市', '镇'])
}

/// One entry a role: the description has one key for each.
pub(super) fn merged(roles: Vec<RoleDraft>) -> Vec<RoleDraft> {
    let mut merged: Vec<RoleDraft> = Vec::new();
    for role in roles {
        match merged.iter_mut().find(|one| one.kind == role.kind) {
            Some(one) => one.parties.extend(role.parties),
            None => merged.push(role),
        }
    }
    for role in &mut merged {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        role.parties.retain(|one| seen.insert(one.name.clone()));
    }
    merged
}

/// The units of a list, and whether blanks part them.
pub(super) fn parties(text: &str) -> (Vec<PartyDraft>, bool) {
    let text = text.trim();
    let has_marks = text.contains(['、', '，', ',', '；']);
    let mut parties = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, one) in text.char_indices() {
        match one {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            one if depth == 0 && parts_units(one, has_marks) => {
                parties.extend(party(&text[start..at]));
                start = at + one.len_utf8();
            }
            _ => {}
        }
    }
    parties.extend(party(&text[start..]));
    let blanks = !has_marks && parties.len() > 1;
    (parties, blanks)
}

/// White parts units where nothing else does; beside a comma it is a slip of the finger.
fn parts_units(one: char, has_marks: bool) -> bool {
    "、，,；".contains(one) || !has_marks && one.is_whitespace()
}

/// A unit with its remark: 区民政局（负责前半部分）. A bracket inside a name (各镇（街道）) is a part of it.
fn party(text: &str) -> Option<PartyDraft> {
    let text = shape::with_pairs(&shape::squeezed(text));
    if text.is_empty() {
        return None;
    }
    if let Some(open) = text.find(['（', '(']) {
        let remark = shape::bracketed(&text[open..]);
        if let Some(remark) = remark.filter(|_| open > 0 && !text.starts_with('各')) {
            let name = text[..open].to_owned();
            return Some(PartyDraft { name, remark: Some(remark.to_owned()) });
        }
    }
    Some(PartyDraft { name: text, remark: None })
}

#[cfg(test)]
mod tests {
    use super::{Bracket, RoleDraft, at_end, parties, running, shape};

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
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_printed_otherwise_is_told() {
        let found = |text: &str| at_end(text).unwrap().1;
        let bracket = found("（责任单位：甲局；落实单位：乙局）");
        assert_eq!(bracket.words, []);
        let doubt = "原文“责任单位”“落实单位”分开写，印出来都在“责任单位”后面";
        assert_eq!(bracket.doubt.as_deref(), Some(doubt));
        let bare = found("抓总单位：县甲局；落实主体：县乙局");
        assert_eq!(bare.doubt.as_deref(), Some("原文没有括号，印出来有"));
        let words: Vec<&str> = bare.words.iter().map(|(_, word)| word.as_str()).collect();
        assert_eq!(words, ["抓总单位", "落实主体"]);
        let more = found("（责任单位：县甲局；督导专班：督查室、县乙局）");
        assert_eq!(more.roles[0].parties.len(), 1);
        assert_eq!(more.others, ["督导专班：督查室", "县乙局"]);
        let (parties, _) = parties("县财政局）、（县住建局、各镇（街道）");
        let names: Vec<&str> = parties.iter().map(|one| one.name.as_str()).collect();
        assert!(names.iter().all(|name| shape::is_paired(name)), "{names:?}");
    }

    #[test]
    fn a_sentence_names_units_as_it_goes() {
        let roles = |text: &str| {
            let roles = running(text).map(|found| found.roles).unwrap_or_default();
            let shown =
                |role: &RoleDraft| format!("{}:{}", role.kind.chinese(), role.parties.len());
            roles.iter().map(shown).collect::<Vec<_>>().join("|")
        };
        let text = "由区甲局牵头实施，区乙局、区丙局配合，6月底前完成。";
        assert_eq!(roles(text), "牵头单位:1|配合单位:2");
        assert_eq!(roles("整修街巷42条，区甲局负责。"), "责任单位:1");
        assert_eq!(roles("主要负责同志要亲自负责。"), "");
    }
}
