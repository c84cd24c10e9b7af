//! What is known of a file besides its content -> the unit and the period its names speak of.

use crate::diag::Sign;
use crate::form::forms::Forms;
use crate::form::identity::Code;
use crate::form::read::periods;
use crate::form::returned::Evidence;
use crate::form::words::normal;
use crate::notice::UnitId;
use crate::period::{Cycle, Period};

/// A unit or a period and the sign that says so.
pub(super) type Told<T> = (T, Sign);

/// The names, the nearest to the file first: its own, what it lies in, the subject, the sender.
fn names<'e>(evidence: &Evidence<'e>) -> Vec<(&'e str, Sign)> {
    let mut names = vec![(stem(evidence.name), Sign::FileName)];
    names.extend(evidence.folder.rsplit('/').map(|folder| (folder, Sign::Folder)));
    names.extend([(evidence.subject, Sign::MailSubject), (evidence.sender, Sign::Sender)]);
    names
}

/// The units that the names speak of, one a name; a name that speaks of several tells nothing.
pub(super) fn units(forms: &Forms<'_>, evidence: &Evidence<'_>) -> Vec<Told<UnitId>> {
    let named = names(evidence).into_iter();
    let named = named.map(|(name, sign)| (forms.units.one(name).map(|one| one.0), name, sign));
    let by_name = named
        .filter_map(|(unit, name, sign)| Some((unit.or_else(|| of_place(forms, name))?, sign)));
    let by_address = forms.units.of_mailbox(evidence.address).map(|unit| (unit, Sign::Sender));
    by_name.chain(by_address).collect()
}

/// The units that the names around a file speak of: the one whose form a code in the file's name
/// is; else those that the nearest name speaks of; else the one of whose name nothing but a part stands in the name of the
/// file or of what it lies in (卫健盖章.pdf); else the one whose mailbox sent it.
pub fn named(forms: &Forms<'_>, evidence: &Evidence<'_>) -> Vec<UnitId> {
    if let Some(unit) = by_code(forms, evidence.name) {
        return vec![unit];
    }
    let spoken = names(evidence).into_iter().map(|(name, _)| forms.units.any(name));
    let mut spoken = spoken.filter(|units| !units.is_empty());
    spoken.next().unwrap_or_else(|| {
        let folders = evidence.folder.rsplit('/');
        let by_part =
            std::iter::once(evidence.name).chain(folders).find_map(|name| part_of(forms, name));
        by_part.or_else(|| forms.units.of_mailbox(evidence.address)).into_iter().collect()
    })
}

/// What else stands in the name of a stamped copy or a photo than whose it is.
const OF_FILES: [&str; 34] = [
    "盖章件",
    "盖章",
    "签章",
    "公章",
    "签字",
    "扫描件",
    "扫描",
    "照片",
    "图片",
    "电子版",
    "纸质版",
    "原件",
    "复印件",
    "进展情况",
    "填报表",
    "报表",
    "报告",
    "报送",
    "上报",
    "汇总",
    "民生实事",
    "实事",
    "工作",
    "材料",
    "附件",
    "第一季度",
    "第二季度",
    "第三季度",
    "第四季度",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "季度",
];

/// The unit of whose name a part stands in the name `name` of a file, and nothing else that says something.
fn part_of(forms: &Forms<'_>, name: &str) -> Option<UnitId> {
    forms.units.by_part(&said(name))
}

/// The same of a town or a street alone, which is no subject of a report either (河西镇, 河西镇人民政府).
fn of_place(forms: &Forms<'_>, name: &str) -> Option<UnitId> {
    let said = said(name);
    forms.units.by_part(&said).filter(|_| said.ends_with(['镇', '乡']) || said.ends_with("街道"))
}

/// What else stands in the name of a file than what it is.
fn said(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let bare = OF_FILES.iter().fold(normal(stem), |rest, word| rest.replace(word, ""));
    let letters = bare.chars().filter(|one| ('\u{4E00}'..='\u{9FFF}').contains(one));
    letters.filter(|one| !"年月日第份张页版表件".contains(*one)).collect()
}

/// The units as whose a file came, the nearest sign first: the one whose form a code in its name is, and
/// all that the names around it speak of.
pub fn came_as(forms: &Forms<'_>, evidence: &Evidence<'_>) -> Vec<(UnitId, Sign)> {
    let coded = by_code(forms, evidence.name).map(|unit| (unit, Sign::FileName));
    coded.into_iter().chain(units(forms, evidence)).collect()
}

/// The unit of the form whose code stands in `name`.
fn by_code(forms: &Forms<'_>, name: &str) -> Option<UnitId> {
    let mut words = name.split(|one: char| !one.is_ascii_alphanumeric() && one != '-');
    words.find_map(|word| Some(forms.named(&Code::parse(&word.to_uppercase())?.form)?.0))
}

/// The periods that the names speak of, one a name.
pub(super) fn periods((year, cycle): (u16, Cycle), evidence: &Evidence<'_>) -> Vec<Told<Period>> {
    let by_name =
        names(evidence).into_iter().filter_map(|(name, sign)| {
            match periods::named_around(name, year, cycle).as_slice() {
                [one] => Some((*one, sign)),
                [] | [_, ..] => None,
            }
        });
    by_name.collect()
}

/// The file's name without its kind.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
