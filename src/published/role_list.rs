//! A list of units, some with a word that says what they do -> bare names by their roles.
//!
//! ```text
//! 甲局、乙局（负责前半）                   甲局, 乙局 with its remark: the role that the caller knows
//! 由甲局牵头，乙局实施，各镇配合           甲局 leads, 乙局 is responsible, 各镇 supports
//! 甲局会同乙局                             甲局 leads, 乙局 supports
//! 1.甲局 2.乙局等有关部门                  甲局, 乙局; 等 is told
//! ```

use std::collections::BTreeSet;

use super::draft::{PartyDraft, RoleDraft, RoleKind};
use super::{groups, odd_words, pairs, people, role_words, shape};

/// Words before the units that help those before them.
const WITH: [&str; 2] = ["会同", "联合"];
/// Ends of a list that name nobody more.
const OTHERS: [&str; 11] = [
    "等有关部门和单位",
    "等相关部门和单位",
    "等有关部门",
    "等相关部门",
    "等有关单位",
    "等相关单位",
    "等部门",
    "等单位",
    "等部门单位",
    "等各部门",
    "等",
];
/// Groups that nothing but the units beside them makes some.
const GROUPS: [&str; 6] = ["乡镇", "街道", "镇街", "街镇", "社区", "园区"];
/// Words between two units.
const AND: [char; 3] = ['和', '及', '与'];

/// The units of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RoleList {
    /// By their roles, in its order.
    pub(super) roles: Vec<RoleDraft>,
    /// Blanks part them.
    pub(super) blanks: bool,
    /// A word in it says who does what.
    pub(super) has_verbs: bool,
    /// The words of a list that ends with 等有关部门.
    pub(super) others: Option<String>,
    /// Units with words behind them that nobody knows, which stay with them as remarks, or with signs.
    pub(super) odd: Vec<String>,
    /// Names that nothing tells for those of units, where the caller looks for them.
    pub(super) unsure: Vec<String>,
    /// Names of people, which are no units.
    pub(super) people: Vec<String>,
}

impl RoleList {
    /// All of them.
    pub(super) fn parties(&self) -> impl Iterator<Item = &PartyDraft> {
        self.roles.iter().flat_map(|role| &role.parties)
    }

    /// The unit of a part of the list; people who are named beside it are kept apart.
    fn unit(&mut self, part: &str) -> Option<PartyDraft> {
        if self.blanks && people::is_person(part) {
            self.people.push(shape::squeezed(part));
            return None;
        }
        let (unit, person) = match people::parted(part) {
            Some((unit, person)) => (unit, Some(shape::squeezed(person))),
            None => (part, None),
        };
        self.people.extend(person);
        party(unit)
    }

    fn put(&mut self, kind: RoleKind, parties: Vec<PartyDraft>) {
        if !parties.is_empty() {
            self.roles.push(RoleDraft { kind, parties });
        }
    }
}

/// The units of `text`; those of which no word says the role have `kind`.
pub(super) fn role_list(text: &str, kind: RoleKind) -> RoleList {
    let text = pairs::round(text);
    let (tokens, blanks) = tokens(&text);
    let mut list = RoleList { blanks, ..RoleList::default() };
    let mut open: Vec<PartyDraft> = Vec::new();
    // Behind 会同 all help, whatever the word at the end says of them together.
    let mut helps = false;
    // How many of the open ones stand before the last comma.
    let mut before_comma = 0;
    for token in tokens {
        let Some(own) = list.unit(token.text) else { continue };
        if token.is_clause {
            before_comma = open.len();
        }
        let own = without_sign(own, &mut list.odd);
        let (own, others) = without_others(own);
        list.others = list.others.take().or(others);
        let leads = if kind == RoleKind::Responsible { RoleKind::Lead } else { kind };
        if token.is_with {
            list.put(leads, std::mem::take(&mut open));
            (helps, list.has_verbs) = (true, true);
        }
        let (own, verb) = without_verb(own);
        let odd = list.odd.len();
        let own = if verb.is_none() { without_odd_word(own, &mut list.odd) } else { own };
        let verb = verb.or((list.odd.len() > odd).then_some(kind));
        list.has_verbs |= verb.is_some();
        open.extend(parted_by_and(own));
        if let Some(said) = verb {
            let said = if helps { RoleKind::Supporting } else { said };
            // 甲局，乙局配合: those of a clause before that of who helps are helped.
            if said == RoleKind::Supporting && !helps && list.roles.is_empty() {
                let behind = open.split_off(before_comma.min(open.len()));
                list.put(leads, std::mem::replace(&mut open, behind));
            }
            list.put(said, std::mem::take(&mut open));
            (helps, before_comma) = (false, 0);
        }
    }
    list.put(if helps { RoleKind::Supporting } else { kind }, open);
    list.roles = merged(list.roles);
    list
}

/// The units of a list that names nothing else.
pub(super) fn only_units(text: &str, kind: RoleKind) -> Option<RoleList> {
    let list = role_list(text, kind);
    let is_unit =
        |name: &str| shape::is_body(name) || is_group(name) || groups::is_short_town(name);
    // 街道、各乡镇: the first is a group beside others alone.
    let has_unit = list.parties().any(|one| is_unit(&one.name));
    let is_one = |name: &str| is_unit(name) || has_unit && GROUPS.contains(&name);
    let all = list.parties().all(|one| is_one(&one.name) && !is_other(&one.name));
    (all && !list.roles.is_empty()).then_some(list)
}

/// Whether a clause says nothing but who does it: 由甲局牵头, 乙局配合.
pub(super) fn is_roles(clause: &str) -> bool {
    only_units(clause, RoleKind::Responsible).is_some()
}

/// （含乡镇） says whom the text means.
fn is_other(name: &str) -> bool {
    ["含", "包括", "包含", "不含"].iter().any(|one| name.starts_with(one))
}

fn is_group(name: &str) -> bool {
    ["各", "有关", "相关"].iter().any(|word| name.starts_with(word)) && name.chars().count() > 1
}

/// Whether it may be the name of a unit, among others that are.
pub(super) fn looks_like_unit(name: &str) -> bool {
    is_named(name) || name.starts_with(['区', '县', '市', '镇'])
}

/// Whether it is named as units are.
pub(super) fn is_named(name: &str) -> bool {
    let is_community = name.ends_with("社区") && name.chars().count() > 3;
    shape::is_body(name) || is_group(name) || is_community
}

/// Whether it may be the name of a body that is called otherwise than most: 一中, 移动.
pub(super) fn is_short_name(name: &str) -> bool {
    const LENGTH: std::ops::RangeInclusive<usize> = 2..=8;
    LENGTH.contains(&name.chars().count())
        && name.chars().all(|one| one.is_alphabetic() && !one.is_ascii())
}

/// Whether a text in the place of units says that there are none: 无, —.
pub(super) fn is_nobody(text: &str) -> bool {
    let text = shape::squeezed(text);
    let said = text.trim_matches(|one: char| !one.is_alphanumeric());
    !text.is_empty() && (said.is_empty() || ["无", "暂无", "没有"].contains(&said))
}

/// A part of a list, whether 会同 stands before it, and whether a comma does.
struct Token<'t> {
    text: &'t str,
    is_with: bool,
    is_clause: bool,
}

/// The parts of a list, and whether blanks part them.
fn tokens(text: &str) -> (Vec<Token<'_>>, bool) {
    let text = text.trim().trim_end_matches(['。', '.']);
    let has_marks = text.contains(['、', '，', ',', '；', '\n', '/']);
    let (mut depth, mut start) = (0_usize, 0);
    let (mut parts, mut blanks) = (Vec::new(), false);
    // Behind a comma another clause begins.
    let mut is_clause = false;
    for (at, one) in text.char_indices() {
        match one {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            // ①甲局②乙局
            one if depth == 0 && is_circled(one) && start < at => {
                parts.push((&text[start..at], is_clause));
                (start, is_clause) = (at, false);
            }
            one if depth == 0
                && parts_units(one, has_marks)
                && !groups::goes_on(&text[start..at], one, &text[at..]) =>
            {
                blanks |= one.is_whitespace() && !has_marks && start < at;
                parts.push((&text[start..at], is_clause));
                is_clause = "，,；;".contains(one);
                start = at + one.len_utf8();
            }
            _ => {}
        }
    }
    parts.push((&text[start..], is_clause));
    (parts.into_iter().flat_map(with_helpers).collect(), blanks)
}

/// 甲局会同乙局 is two, and 会同乙局 one.
fn with_helpers((part, is_clause): (&str, bool)) -> Vec<Token<'_>> {
    let part = part.trim().trim_start_matches(['由', '请']);
    let part = part.strip_prefix('以').filter(|own| own.ends_with("为主")).unwrap_or(part);
    let found = WITH.iter().find_map(|word| {
        let (before, behind) = part.split_once(word)?;
        let (before, behind) = (before.trim(), behind.trim());
        let is_named = before.is_empty() || ends_as_body(before);
        (is_named && starts_as_unit(behind)).then_some((before, behind))
    });
    match found {
        Some((before, behind)) => {
            let first = Token { text: before, is_with: false, is_clause };
            vec![first, Token { text: behind, is_with: true, is_clause: false }]
        }
        None => vec![Token { text: part, is_with: false, is_clause }],
    }
}

fn ends_as_body(text: &str) -> bool {
    shape::is_body(role_words::behind(text).map_or(text, |(name, _)| name)) || shape::is_body(text)
}

fn starts_as_unit(text: &str) -> bool {
    let bare = role_words::behind(text).map_or(text, |(name, _)| name);
    let bare = OTHERS.iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
    looks_like_unit(bare)
}

/// White parts units where nothing else does; beside a comma it is a slip of the finger.
fn parts_units(one: char, has_marks: bool) -> bool {
    "、，,；;/／\n".contains(one) || !has_marks && one.is_whitespace()
}

fn is_circled(one: char) -> bool {
    [('①', '⑳'), ('⑴', '⒇'), ('❶', '❿')].iter().any(|(from, to)| (from..=to).contains(&&one))
}

/// A unit with its remark: 区民政局（负责前半部分）. A bracket inside a name (各镇（街道）) is a part of it.
fn party(text: &str) -> Option<PartyDraft> {
    let text = shape::with_pairs(&shape::squeezed(text));
    let text = without_ordinal(&text);
    if text.is_empty() || is_nobody(text) {
        return None;
    }
    if let Some(open) = text.find(['（', '(']) {
        let remark = shape::bracketed(&text[open..]);
        if let Some(remark) = remark.filter(|_| open > 0 && !text.starts_with('各')) {
            let name = text[..open].to_owned();
            return Some(PartyDraft { name, remark: Some(remark.to_owned()) });
        }
    }
    // 各村(居) and 各村（居） are one.
    Some(PartyDraft { name: text.replace('(', "（").replace(')', "）"), remark: None })
}

/// 1.县民政局, ②县残联, （3）县妇联
fn without_ordinal(text: &str) -> &str {
    shape::item(text).map_or(text, |one| one.rest)
}

/// Names without 等有关部门 at their end.
pub(super) fn without_others_word(names: &str) -> &str {
    let bare = OTHERS.iter().filter_map(|word| names.strip_suffix(word));
    bare.min_by_key(|bare| bare.len()).unwrap_or(names)
}

/// The words of a text that say that its units are not all (等部门), if one stands behind a unit.
pub(super) fn others_in(text: &str) -> Option<&'static str> {
    let words = OTHERS.iter().filter(|word| word.chars().count() > 1);
    let mut found = words.filter(|word| {
        text.match_indices(**word).any(|(at, _)| {
            let before = text[..at].rsplit(['、', '，', '。', '由']).next().unwrap_or_default();
            shape::is_body(before)
        })
    });
    found.next().copied()
}

/// The unit without 等有关部门, and these words.
fn without_others(party: PartyDraft) -> (PartyDraft, Option<String>) {
    let found = OTHERS.iter().filter_map(|word| Some((party.name.strip_suffix(word)?, *word)));
    match found.max_by_key(|(_, word)| word.len()) {
        Some((name, word)) if looks_like_unit(name) => {
            (PartyDraft { name: name.to_owned(), ..party }, Some(word.to_owned()))
        }
        Some(_) | None => (party, None),
    }
}

/// The unit without the word that says its role: 甲局牵头, 甲局做好资金保障.
fn without_verb(party: PartyDraft) -> (PartyDraft, Option<RoleKind>) {
    let helped = party.name.split_once("做好").map(|(name, _)| (name, RoleKind::Supporting));
    let said = || {
        let (name, kind) = role_words::behind(&party.name)?;
        Some((OTHERS.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name), kind))
    };
    // No name ends as these words do: 一中配合.
    let is_plain = |name: &str| {
        let word = &party.name[name.len()..];
        is_short_name(name) && ["牵头", "配合", "协办", "负责", "协助"].contains(&word)
    };
    match helped.or_else(said).filter(|(name, _)| looks_like_unit(name) || is_plain(name)) {
        Some((name, kind)) => (PartyDraft { name: name.to_owned(), ..party }, Some(kind)),
        None => (party, None),
    }
}

/// 县农业农村局★: the unit without the sign that marks it, which is told.
fn without_sign(party: PartyDraft, odd: &mut Vec<String>) -> PartyDraft {
    let is_sign = |one: char| !one.is_alphanumeric() && !"（）()《》“”〇○".contains(one);
    let name = party.name.trim_matches(is_sign);
    if name.len() == party.name.len() || name.is_empty() {
        return party;
    }
    odd.push(party.name.clone());
    PartyDraft { name: name.to_owned(), ..party }
}

/// 县交通局挂帅: the unit with the word as its remark.
fn without_odd_word(party: PartyDraft, odd: &mut Vec<String>) -> PartyDraft {
    match odd_words::of(&party.name).filter(|_| party.remark.is_none()) {
        Some((name, word)) => {
            odd.push(party.name.clone());
            PartyDraft { name: name.to_owned(), remark: Some(word.to_owned()) }
        }
        None => party,
    }
}

/// 甲局和乙局 is two; 文化和旅游局 is one.
fn parted_by_and(party: PartyDraft) -> Vec<PartyDraft> {
    // No two names are longer.
    if party.name.len() > 200 {
        return vec![party];
    }
    let found =
        party.name.char_indices().filter(|(_, one)| AND.contains(one)).find_map(|(at, one)| {
            let (before, behind) = (&party.name[..at], &party.name[at + one.len_utf8()..]);
            let is_one = groups::is_body_or_places;
            let are_two = is_one(before) && (is_one(behind) || is_group(behind));
            are_two.then(|| [before.to_owned(), behind.to_owned()])
        });
    match found {
        Some([before, behind]) => {
            let first = PartyDraft { name: before, remark: None };
            let second = PartyDraft { name: behind, remark: party.remark };
            [first].into_iter().chain(parted_by_and(second)).collect()
        }
        None => vec![party],
    }
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
    // Who leads is not named once more among those who are responsible.
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for role in &mut merged {
        role.parties.retain(|one| seen.insert(one.name.clone()));
    }
    merged.retain(|role| !role.parties.is_empty());
    merged
}

#[cfg(test)]
mod tests {
    use super::{RoleKind, role_list};

    fn shown(text: &str) -> String {
        let list = role_list(text, RoleKind::Responsible);
        let roles = list.roles.iter().map(|role| {
            let names = role.parties.iter().map(|one| match &one.remark {
                Some(remark) => format!("{}[{remark}]", one.name),
                None => one.name.clone(),
            });
            format!("{}:{}", role.kind.chinese(), names.collect::<Vec<_>>().join("+"))
        });
        let others = list.others.map(|word| format!("|{word}")).unwrap_or_default();
        roles.collect::<Vec<_>>().join("|") + &others
    }

    #[test]
    fn names_come_out_bare() {
        for (text, wanted) in [
            ("县体育局牵头、各乡镇配合", "牵头单位:县体育局|配合单位:各乡镇"),
            (
                "由市商务局牵头，市供销社实施，各区保障",
                "牵头单位:市商务局|责任单位:市供销社|配合单位:各区",
            ),
            ("市供销社、市商务局共同负责", "责任单位:市供销社+市商务局"),
            ("县水利局会同县应急局落实", "牵头单位:县水利局|配合单位:县应急局"),
            ("县水利局，会同县应急局、各乡镇", "牵头单位:县水利局|配合单位:县应急局+各乡镇"),
            ("县司法局等有关部门", "责任单位:县司法局|等有关部门"),
            ("1.县司法局 2．县审计局", "责任单位:县司法局+县审计局"),
            ("①县审计局；②县统计局", "责任单位:县审计局+县统计局"),
            ("①县审计局②县统计局", "责任单位:县审计局+县统计局"),
            ("县审计局/县统计局", "责任单位:县审计局+县统计局"),
            ("县审计局和县统计局、县文化和旅游局", "责任单位:县审计局+县统计局+县文化和旅游局"),
            ("县残联（牵头）、县民政局", "责任单位:县残联[牵头]+县民政局"),
            ("县财政局做好资金保障", "配合单位:县财政局"),
            ("县交通局挂帅，县发改局配合", "责任单位:县交通局[挂帅]|配合单位:县发改局"),
            ("县公共服务保障中心", "责任单位:县公共服务保障中心"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }
}
