//! Whom a sentence tells what to do, as it goes: minutes name units so, and plans that have no brackets.
//!
//! ```text
//! 由甲局牵头，乙局配合                      甲局 leads, 乙局 supports
//! 甲局要加快建设，乙局保障资金，丙局负责用地   甲局 and 丙局 are responsible, 乙局 supports
//! 责成甲局会同乙局、丙局抓紧实施             甲局 leads, 乙局 and 丙局 support
//! ```

use super::draft::{RoleDraft, RoleKind};
use super::role_list::{merged, only_units};
use super::sentence_words::{ACTS, CALLS, GOES_ON, LEAD_INS, NO_VERBS, VERBS, WITH};
use super::{groups, label, odd_words, role_list, role_words, shape};

/// Marks that part the clauses of a sentence.
const MARKS: [char; 8] = ['，', '。', '；', '：', ',', ';', ':', '！'];
/// Characters of a clause in which its units stand, at most.
const NEAR: usize = 80;
/// Clauses of a paragraph that are looked at.
const CLAUSES: usize = 60;
/// Parts of a clause that have units of their own: 甲局牵头、乙局配合.
const PARTS: usize = 8;

/// What a clause says of units.
#[derive(Debug, Default)]
struct Clause<'t> {
    roles: Vec<RoleDraft>,
    /// Nothing but an assignment is written so: 由甲局牵头, 甲局负责.
    is_plain: bool,
    /// Behind the units stands a word for what they do: 由甲局承担.
    is_told: bool,
    /// What stands behind the units.
    rest: &'t str,
}

/// The units of `text` by their roles.
pub(super) fn roles(text: &str) -> Vec<RoleDraft> {
    merged(clauses(text).flat_map(|clause| clause.roles).collect())
}

/// Whether `text` assigns something in plain words, and does not only mention bodies.
pub(super) fn assigns(text: &str) -> bool {
    clauses(text).any(|clause| clause.is_plain)
}

/// A clause without the units that it tells to do it: 县水利局要清淤河道 is 清淤河道.
pub(super) fn without_units(clause: &str) -> &str {
    read(clause).map_or(clause, |one| one.rest)
}

fn clauses(text: &str) -> impl Iterator<Item = Clause<'_>> {
    let text = shape::start_of(text, shape::LONGEST_LINE);
    let text = shape::item(text).map_or(text, |one| one.rest);
    text.split(MARKS).take(CLAUSES).filter_map(|clause| {
        // 整修街巷42条由甲局负责, 绿地5处（甲局负责）: the units stand behind.
        let from = |sign: &[char]| {
            let mut starts = clause.match_indices(sign).take(PARTS);
            starts.find_map(|(at, _)| read(&clause[at..]).filter(|one| one.is_plain || one.is_told))
        };
        let bracket = || from(&['（', '(']).filter(|one| one.is_plain);
        read(clause).or_else(|| labelled(clause)).or_else(|| from(&['由'])).or_else(bracket)
    })
}

/// The units of clauses that are nothing but units and a word that nobody knows (县交通局挂帅), and these words.
pub(super) fn odd_roles(text: &str) -> (Vec<RoleDraft>, Vec<String>) {
    let text = shape::start_of(text, shape::LONGEST_LINE);
    let clauses = text.split(|one| MARKS.contains(&one) || "（）()、".contains(one)).take(CLAUSES);
    let found = clauses.filter_map(|clause| odd_words::of(without_lead_ins(clause.trim()).0));
    let (names, words): (Vec<&str>, Vec<String>) =
        found.map(|(name, word)| (name, format!("{name}{word}"))).unzip();
    let role = |name: &str| Some(only_units(name, RoleKind::Responsible)?.roles);
    let roles = names.into_iter().filter_map(role).flatten().collect();
    (merged(roles), words)
}

/// 责任单位为甲局, 牵头单位甲局: a word for units without a colon, and they.
fn labelled(clause: &str) -> Option<Clause<'_>> {
    let (kind, names) = label::role_at_start(clause.trim())?;
    let names = names.trim_start_matches(['为', '是']).trim();
    let roles = only_units(names, kind).filter(|_| are_units(names))?.roles;
    Some(Clause { roles, is_plain: true, is_told: true, rest: "" })
}

/// The units that a clause begins with, and what they have to do with it.
fn read(clause: &str) -> Option<Clause<'_>> {
    let (own, call) = without_lead_ins(clause.trim());
    let mut found = part(own, call)?;
    for _ in 0..PARTS {
        let Some(next) = found.rest.strip_prefix('、').and_then(|next| part(next, None)) else {
            break;
        };
        found.roles.extend(next.roles);
        found.is_plain |= next.is_plain;
        found.rest = next.rest;
    }
    Some(found)
}

/// The units that `text` begins with, behind a word that calls on them or without.
fn part<'t>(text: &'t str, call: Option<&str>) -> Option<Clause<'t>> {
    let subject = subject(text, call)?;
    let (helping, behind) = helpers(subject.rest);
    let kind = match (subject.kind, helping.is_empty()) {
        (RoleKind::Responsible, false) => RoleKind::Lead,
        (kind, _) => kind,
    };
    let is_assigning = role_words::is_assigning(subject.verb);
    let is_whole = behind.is_empty() || behind.starts_with(['、', '）', ')']);
    let is_told = VERBS.iter().any(|(word, _)| *word == subject.verb);
    let is_told = call == Some("由") && is_told && !behind.starts_with('的');
    let is_plain = (is_assigning || !helping.is_empty()) && (call == Some("由") || is_whole);
    let mut roles = only_units(subject.names, kind)?.roles;
    roles.extend(helping);
    Some(Clause { roles, is_plain, is_told, rest: behind })
}

/// 会议要求, 同意由: what stands before the units, and the last word that calls on them.
fn without_lead_ins(clause: &str) -> (&str, Option<&'static str>) {
    let (mut own, mut call) = (clause, None);
    loop {
        let called = CALLS.iter().map(|(word, _)| *word).find(|word| own.starts_with(word));
        let lead_in = LEAD_INS.iter().find(|word| own.starts_with(**word)).copied();
        match called.or(lead_in) {
            Some(word) => own = own[word.len()..].trim_start(),
            None => return (own, call),
        }
        call = called.or(call);
    }
}

/// Units, the word behind them and what they have to do with it.
struct Subject<'t> {
    names: &'t str,
    verb: &'static str,
    kind: RoleKind,
    rest: &'t str,
}

/// Units before a word that says what they do; behind a call, before any.
fn subject<'t>(text: &'t str, call: Option<&str>) -> Option<Subject<'t>> {
    let is_free = CALLS.iter().any(|(word, is_free)| Some(*word) == call && *is_free);
    let near = shape::start_of(text, NEAR);
    let ends = || near.char_indices().map(|(at, _)| at).skip(2).chain([near.len()]);
    let before_verb = ends().find_map(|end| {
        let (names, behind) = text.split_at(end);
        let (verb, kind) = verb(behind, call.is_some())?;
        // Those who help are read with the word before them: 会同乙局.
        let rest = if WITH.contains(&verb) { behind } else { &behind[verb.len()..] };
        are_units(names).then_some(Subject { names, verb, kind, rest })
    });
    before_verb.or_else(|| {
        let end = ends().filter(|end| is_free && *end < text.len()).find(|end| {
            let (names, behind) = text.split_at(*end);
            !GOES_ON.iter().any(|more| behind.starts_with(more)) && are_units(names)
        })?;
        let (names, rest) = text.split_at(end);
        Some(Subject { names, verb: "", kind: RoleKind::Responsible, rest })
    })
}

/// The word that `text` begins with, and the role that it gives: of 要牵头 the second says it.
fn verb(text: &str, is_called: bool) -> Option<(&'static str, RoleKind)> {
    if NO_VERBS.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let known = VERBS.iter().copied().filter(|(word, _)| text.starts_with(word));
    let found = known.chain(role_words::first(text)).max_by_key(|(word, _)| word.len());
    let act = ACTS.iter().find(|word| is_called && text.starts_with(**word));
    found.or_else(|| act.map(|word| (*word, RoleKind::Responsible)))
}

/// Those whom the units are to do it with, and what stands behind them.
fn helpers(rest: &str) -> (Vec<RoleDraft>, &str) {
    let own = rest.trim_start_matches("牵头");
    let Some(behind) = WITH.iter().find_map(|word| own.strip_prefix(word)) else {
        return (Vec::new(), rest);
    };
    let whole = are_units(behind).then_some((behind, ""));
    let parted = || subject(behind, Some("请")).map(|one| (one.names, one.rest));
    let found = whole.or_else(parted);
    let helping = found
        .and_then(|(names, left)| Some((only_units(names, RoleKind::Supporting)?.roles, left)));
    helping.unwrap_or((Vec::new(), rest))
}

/// Whether a text is a list of bodies, and no meeting.
fn are_units(names: &str) -> bool {
    let last = role_list::without_others_word(names).rsplit(['、', '和', '及']).next();
    let last = last.unwrap_or(names);
    // Most places end no name, and 此项工作由县林业局 is more than one.
    let is_called = names.contains('请') || names.replace("自由", "").contains('由');
    let is_list = shape::is_paired(names) && !is_called;
    let ends_as_units = || {
        shape::is_body(last)
            || last.starts_with('各')
            || groups::is_short_town(last)
            || groups::are_at_end(names)
    };
    if !is_list || !ends_as_units() {
        return false;
    }
    let is_meeting =
        |name: &str| ["会议", "全会", "例会", "本次"].iter().any(|word| name.contains(word));
    only_units(names, RoleKind::Responsible).is_some_and(|list| {
        let is_named = list.parties().any(|one| groups::is_body_or_places(&one.name));
        is_named && !list.has_verbs && !list.parties().any(|one| is_meeting(&one.name))
    })
}

#[cfg(test)]
mod tests {
    use super::{RoleDraft, assigns, roles, without_units};

    fn shown(text: &str) -> String {
        let shown = |role: &RoleDraft| {
            let names: Vec<&str> = role.parties.iter().map(|one| one.name.as_str()).collect();
            format!("{}:{}", role.kind.chinese(), names.join("+"))
        };
        roles(text).iter().map(shown).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_sentence_names_units_as_it_goes() {
        for (text, wanted) in [
            (
                "由区甲局牵头实施，区乙局、区丙局配合，6月底前完成。",
                "牵头单位:区甲局|配合单位:区乙局+区丙局",
            ),
            ("整修街巷42条，区甲局负责。", "责任单位:区甲局"),
            ("整修街巷42条由区甲局负责。", "责任单位:区甲局"),
            ("3．县丙局负责，5月前完成。", "责任单位:县丙局"),
            (
                "造林300亩，此项工作由县林业局负责落实，县财政局做好资金保障。",
                "责任单位:县林业局|配合单位:县财政局",
            ),
            ("新建公厕6座，建设任务由县住建局承担。", "责任单位:县住建局"),
            (
                "由县甲局牵头，县乙局、县丙局等部门配合，修路3公里。",
                "牵头单位:县甲局|配合单位:县乙局+县丙局",
            ),
            ("修路3公里，责任单位为县甲局、县乙局。", "责任单位:县甲局+县乙局"),
            ("修路，牵头单位县甲局，配合单位县乙局。", "牵头单位:县甲局|配合单位:县乙局"),
            ("项目由县住建局、县城管局组织实施。", "责任单位:县住建局+县城管局"),
            ("新建绿地5处（县林业局负责），年底前完成。", "责任单位:县林业局"),
            ("新建绿地（县林业局牵头，县财政局配合）5处。", "牵头单位:县林业局|配合单位:县财政局"),
            (
                "县教育局要加快校舍建设，县财政局保障资金，县住建局负责施工许可。",
                "责任单位:县教育局+县住建局|配合单位:县财政局",
            ),
            (
                "由县水利局会同县应急局、各乡镇抓紧实施。",
                "牵头单位:县水利局|配合单位:县应急局+各乡镇",
            ),
            ("请县城管局抓紧论证，请县发展和改革局批复立项。", "责任单位:县城管局+县发展和改革局"),
            ("会议责成县审计局提前介入，县财政局积极配合。", "责任单位:县审计局|配合单位:县财政局"),
            (
                "会议明确由县卫健局牵头、县医保局配合，推进医共体建设。",
                "牵头单位:县卫健局|配合单位:县医保局",
            ),
            ("会议要求，县甲局、县乙局要抓紧完成。", "责任单位:县甲局+县乙局"),
            (
                "县林业局要会同县自然资源局完善方案，确保落地。",
                "牵头单位:县林业局|配合单位:县自然资源局",
            ),
            ("县文旅局于5月底前拿出方案，县融媒体中心做好宣传。", "责任单位:县文旅局+县融媒体中心"),
            ("委托县招标中心组织采购；县政府督查室跟踪督办。", "责任单位:县招标中心+县政府督查室"),
            ("同意县民政局提出的方案，由县民政局按程序报批。", "责任单位:县民政局"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
        for text in [
            "主要负责同志要亲自负责。",
            "各单位要高度重视，需要时调度。",
            "各级各部门要加强领导，集镇要亮化，城乡要统筹。",
            "我区要加快建设。",
            "常务会议要求抓好落实。",
            "建设城东街道应急中心，改造县公共服务保障中心。",
            "由原县医院改建为康养中心。",
            "改造由县一中实施的宿舍项目。",
            "县人民医院建设项目6月底前开工。",
        ] {
            assert_eq!(shown(text), "", "{text}");
        }
    }

    #[test]
    fn all_places_towns_and_the_body_itself_are_units() {
        for (text, wanted) in [
            ("由县交通局牵头，各镇配合。", "牵头单位:县交通局|配合单位:各镇"),
            ("由县交通局牵头，各镇（街道）配合。", "牵头单位:县交通局|配合单位:各镇（街道）"),
            ("由县交通局牵头，各镇、街道配合。", "牵头单位:县交通局|配合单位:各镇、街道"),
            (
                "由市水利局牵头，各县（市、区）人民政府落实。",
                "牵头单位:市水利局|责任单位:各县（市、区）人民政府",
            ),
            ("由市水利局牵头，各县（市、区）配合。", "牵头单位:市水利局|配合单位:各县（市、区）"),
            ("由县交通局牵头，相关镇街配合。", "牵头单位:县交通局|配合单位:相关镇街"),
            ("由县城管局负责，各镇街具体实施。", "责任单位:县城管局+各镇街"),
            (
                "责成县民政局会同各镇（街道），于6月底前建成。",
                "牵头单位:县民政局|配合单位:各镇（街道）",
            ),
            ("由县水务局牵头、县财政局和东镇配合。", "牵头单位:县水务局|配合单位:县财政局+东镇"),
            ("由县水务局牵头，东镇、西乡配合。", "牵头单位:县水务局|配合单位:东镇+西乡"),
            ("由我局牵头，县财政局配合。", "牵头单位:我局|配合单位:县财政局"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn plain_assignments() {
        for text in ["由县甲局牵头办会", "县甲局负责，办会", "县甲局会同县乙局", "街巷由县甲局负责"]
        {
            assert!(assigns(text), "{text}");
        }
        for text in ["县甲局要办会", "县甲局保障经费", "请县甲局论证"] {
            assert!(!assigns(text), "{text}");
        }
    }

    #[test]
    fn what_is_done_without_those_who_do_it() {
        assert_eq!(without_units("县水利局要清淤河道"), "清淤河道");
        assert_eq!(without_units("县财政局保障资金"), "资金");
        assert_eq!(without_units("清淤河道"), "清淤河道");
    }
}
