//! What the text says and what the keys of the description say of the same: signature, telephone, mailbox, who
//! collects, how often; units of the register that are one.

use crate::diag::Force;
use crate::notice::{Format, Notice, SText};
use crate::period::Cycle;
use crate::proof::passage::{Kind, Passage};

use super::{Mark, OF_ONE_PIECE, WholeRow};

const REGULATION: (Force, &str) = (Force::Regulation, "《党政机关公文处理工作条例》第九条");

pub(super) static ROWS: [WholeRow; 3] = [
    WholeRow::new("W197", REGULATION, unsigned)
        .says("“{}”的这份公文没有成文日期", "this paper of “{}” has no date")
        .remedy(
            "加上“署名”，写明日期；印出来的原件没有的，不用改",
            "add `signed` with its date, unless the paper was issued without",
        ),
    WholeRow::new("W198", OF_ONE_PIECE, telephone)
        .says("“{}”与“联系方式”里的电话不同", "“{}” is not the telephone under `contact`")
        .remedy("核对号码，改正写错的一处", "see which of them is right"),
    WholeRow::new("W199", OF_ONE_PIECE, reporting)
        .says("“{}”与“报送”里写的不同", "“{}” is another than under `reporting`")
        .remedy("核对两处，改正写错的一处", "see which of them is right"),
];

pub(super) static OF_REGISTER: [WholeRow; 1] = [WholeRow::new("W218", OF_ONE_PIECE, one_unit)
    .says("“{}”像是同一个单位", "“{}” look like one unit")
    .remedy(
        "是同一个的，留一条，另一个写成别名；不是的，不用改",
        "keep one and make the other its alias, if they are",
    )];

/// Minutes and orders carry their day elsewhere.
fn unsigned(notice: &Notice) -> Vec<Mark> {
    let carries_none = matches!(notice.layout.format, Format::Minutes | Format::Order);
    let is_signed = notice.signed.is_some() || carries_none;
    let mark = (!is_signed).then(|| Mark::at(&notice.issuer.origin, notice.issuer.value.clone()));
    mark.into_iter().collect()
}

/// The paragraphs before and behind the tasks.
fn frame(notice: &Notice) -> impl Iterator<Item = Passage<'_>> {
    let texts = notice.preamble.iter().chain(&notice.closing);
    texts.map(|text| Passage::new(text, Kind::Paragraph))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn telephone(notice: &Notice) -> Vec<Mark> {
    const LABEL: &str = "联系电话";
    let Some(contact) = &notice.contact else { return Vec::new() };
    let known: Vec<String> = contact.phones.iter().map(|phone| digits(phone)).collect();
    let mut marks = Vec::new();
    for passage in frame(notice) {
        for at in passage.all(LABEL) {
            let begin = passage.run(at + LABEL.chars().count(), |one| "：: ".contains(one));
            let end = passage.run(begin, |one| one.is_ascii_digit() || "-－—".contains(one));
            let written = digits(passage.slice(begin..end));
            // With the area code or without.
            let is_known = |known: &String| known.ends_with(&written) || written.ends_with(known);
            if !written.is_empty() && !known.iter().any(is_known) {
                marks.push(Mark::of(&passage, begin..end));
            }
        }
    }
    marks
}

fn reporting(notice: &Notice) -> Vec<Mark> {
    let mut marks = Vec::new();
    for passage in frame(notice) {
        marks.extend(mailbox(&passage, notice.reporting.mailbox.as_ref()));
        marks.extend(collector(&passage, notice.reporting.collector.as_ref()));
        marks.extend(cycle(&passage, notice.reporting.every));
    }
    marks
}

/// What is named behind 邮箱：, where it is another than the key says.
fn mailbox(passage: &Passage<'_>, mailbox: Option<&SText>) -> Option<Mark> {
    let mailbox = mailbox?;
    let begin = passage.all("邮箱：").next()? + "邮箱：".chars().count();
    let end = passage.run(begin, |one| !"（）()，。；、".contains(one));
    let written = passage.slice(begin..end).trim();
    let is_known = mailbox.contains(written) || written.contains(mailbox.value.as_str());
    (!is_known && !written.is_empty()).then(|| Mark::of(passage, begin..end))
}

/// Endings of names that a report is sent to.
const BODIES: [&str; 7] = ["办公室", "局", "委员会", "中心", "妇联", "科", "处"];
/// Characters of such a name at most.
const NAME: usize = 15;

/// Whom a report goes to (将进展情况报…（), where that is not who collects.
fn collector(passage: &Passage<'_>, collector: Option<&SText>) -> Option<Mark> {
    let collector = collector?;
    passage.all("报").find_map(|at| {
        let sentence = passage.begin(at, |one| !"。；".contains(one));
        let is_of_progress = passage.slice(sentence..at).contains("进展");
        let begin = passage.run(at + 1, |one| "送至给到".contains(one));
        let end = passage.run(begin, |one| !"（）()，。；、：的".contains(one));
        let name = passage.slice(begin..end);
        let is_body = end - begin <= NAME && BODIES.iter().any(|ending| name.ends_with(ending));
        // 报县政府办公室 of a collector 政府办公室 is the same.
        let is_known = name.contains(collector.value.as_str()) || collector.contains(name);
        (is_of_progress && is_body && !is_known).then(|| Mark::of(passage, begin..end))
    })
}

/// How often is reported, where that is said before 报 in one sentence.
fn cycle(passage: &Passage<'_>, every: Cycle) -> Option<Mark> {
    const CYCLES: [(&str, Cycle); 4] = [
        ("每月", Cycle::Month),
        ("每季", Cycle::Quarter),
        ("每半年", Cycle::HalfYear),
        ("每年", Cycle::Year),
    ];
    let said = CYCLES.iter().filter(|(_, cycle)| *cycle != every);
    said.flat_map(|(word, _)| passage.all(word).map(move |at| at..at + word.chars().count()))
        .find(|place| {
            let end = passage.run(place.end, |one| !"。；".contains(one));
            let rest = passage.slice(place.end..end);
            rest.contains("进展") && rest.contains('报')
        })
        .map(|place| Mark::of(passage, place))
}

/// A name without what people leave out: its level, what stands in brackets, 办事处.
fn bare(name: &str) -> &str {
    let name = name.split(['（', '(']).next().unwrap_or(name);
    let name = name.strip_suffix("办事处").unwrap_or(name);
    let bare = name.trim_start_matches(['省', '市', '县', '区', '旗']);
    if bare.chars().count() >= 2 { bare } else { name }
}

fn one_unit(notice: &Notice) -> Vec<Mark> {
    let units = &notice.units.units;
    let mut marks = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let same = units[..at].iter().find(|other| bare(&other.name) == bare(&unit.name));
        // 区民政局 and 市民政局 are of two levels, which W196 asks about.
        let first = |name: &str| name.chars().next();
        let levels = |name: &str| first(name).filter(|one| "省市县区旗".contains(*one));
        let is_level = |other: &str| {
            let both = (levels(other), levels(&unit.name));
            matches!(both, (Some(one), Some(other)) if one != other)
        };
        if let Some(other) = same.filter(|other| !is_level(&other.name)) {
            let found = format!("{}”和“{}", other.name.value, unit.name.value);
            marks.push(Mark::at(&unit.name.origin, found));
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn names_of_one_unit() {
        for (one, other) in [
            ("区民政局", "民政局"),
            ("区民政局", "区民政局（区退役军人事务局）"),
            ("般阳路街道", "般阳路街道办事处"),
        ] {
            assert_eq!(bare(one), bare(other));
        }
        assert_ne!(bare("区民政局"), bare("区财政局"));
        assert_ne!(bare("区委"), bare("县委"));
    }
}
