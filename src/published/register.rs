//! 单位名册 from the units that the tasks name: each once, by its first name. Where the progress form names
//! another unit at the same place, the body's name is an alias (区教育局 in the body, 区教体局 in the form).

use std::collections::{BTreeMap, BTreeSet};

use super::body::unit_names;
use super::draft::{TaskDraft, UnitDraft};
use super::ourselves;
use super::task_rows::TaskRows;

/// So many are no register.
const MOST: usize = 500;

/// The register of the tasks.
pub(super) fn register(tasks: &[TaskDraft], form: Option<&TaskRows>) -> Vec<UnitDraft> {
    let pairs = form.map(|form| renamed(tasks, form)).unwrap_or_default();
    let mut units: Vec<UnitDraft> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for name in unit_names(tasks) {
        let official = pairs.get(&name).unwrap_or(&name).clone();
        let is_alias = official != name;
        let doubt =
            is_alias.then(|| format!("正文写“{name}”，附件的表里写“{official}”，当作同一单位"));
        match places.get(&official).and_then(|at| units.get_mut(*at)) {
            Some(one) => {
                one.aliases.extend(is_alias.then_some(name));
                one.doubt = one.doubt.take().or(doubt);
            }
            None => {
                places.insert(official.clone(), units.len());
                units.push(UnitDraft {
                    doubt: doubt.or_else(|| doubt_of(&official)),
                    name: official,
                    aliases: is_alias.then_some(name).into_iter().collect(),
                });
            }
        }
    }
    let mut units = with_short_names(&units, tasks);
    let doubts: Vec<Option<String>> = units.iter().map(|one| like_another(one, &units)).collect();
    for (unit, doubt) in units.iter_mut().zip(doubts) {
        unit.doubt = unit.doubt.take().or(doubt);
    }
    units
}

/// 区卫健局 is 区卫生健康局: its letters stand in the long name in their order, with the same area before and the
/// same word at the end. Two that stand in one list are two.
fn with_short_names(units: &[UnitDraft], tasks: &[TaskDraft]) -> Vec<UnitDraft> {
    let stand_together = |one: &str, other: &str| {
        let has = |task: &TaskDraft, name: &str| task.units().any(|unit| unit.name == name);
        tasks.iter().any(|task| has(task, one) && has(task, other))
    };
    let long_of = |short: &UnitDraft| {
        let mut found = units.iter().filter(|long| {
            is_short_for(&short.name, &long.name) && !stand_together(&short.name, &long.name)
        });
        found.next().filter(|_| found.next().is_none()).map(|long| long.name.clone())
    };
    let pairs: BTreeMap<String, String> =
        units.iter().take(MOST).filter_map(|one| Some((one.name.clone(), long_of(one)?))).collect();
    let mut kept: Vec<UnitDraft> =
        units.iter().filter(|one| !pairs.contains_key(&one.name)).cloned().collect();
    for short in units.iter().filter(|one| pairs.contains_key(&one.name)) {
        let long = pairs.get(&short.name);
        let Some(long) = kept.iter_mut().find(|one| Some(&one.name) == long) else {
            kept.push(short.clone());
            continue;
        };
        let doubt = format!("“{}”当作“{}”的简称，写进了别名", short.name, long.name);
        let doubts = [long.doubt.take(), Some(doubt)];
        long.doubt = Some(doubts.into_iter().flatten().collect::<Vec<_>>().join("；"));
        long.aliases.push(short.name.clone());
        long.aliases.extend(short.aliases.clone());
    }
    kept
}

/// What offices leave out of a long name before its last letter: 区交通局 is 区交通运输局.
const LEFT_OUT: [&str; 10] =
    ["运输", "管理", "事务", "服务", "监管", "监督管理", "农村", "资源", "改革", "和改革"];

/// 区残联 is 区残疾人联合会, 区发改委 区发展和改革委员会, 团区委 共青团甲区委.
fn shortened(name: &str) -> String {
    let endings = [("联合会", "联"), ("委员会", "委"), ("协会", "协")];
    let found = endings.iter().find_map(|(long, end)| Some((name.strip_suffix(long)?, *end)));
    let name = found.map_or_else(|| name.to_owned(), |(own, end)| format!("{own}{end}"));
    name.strip_prefix("共青")
        .filter(|own| own.starts_with('团'))
        .map_or_else(|| name.clone(), str::to_owned)
}

/// What `long` has before its last letter that `short` has not.
fn left_out(short: &str, long: &str) -> Option<String> {
    let last = short.chars().next_back()?;
    let (own, whole) = (short.strip_suffix(last)?, long.strip_suffix(last)?);
    let more = whole.strip_prefix(own).filter(|more| !more.is_empty() && own.chars().count() >= 3);
    // 区公安分局 is another; so is what begins with the whole name.
    let is_below = |more: &&str| more.starts_with('分') || more.starts_with(last);
    more.filter(|more| !is_below(more)).map(str::to_owned)
}

/// Bodies whose short names have three letters: 区残联, 区科协, 团区委.
fn is_group_name(short: &str, long: &str) -> bool {
    let area = |name: &str| name.chars().rev().nth(1);
    let is_league = short.starts_with('团') && long.starts_with('团') && area(short) == area(long);
    let is_union = |end: char| short.ends_with(end) && !short.starts_with('团');
    short.chars().count() == 3 && (is_league || is_union('联') || is_union('协'))
}

fn is_short_for(short: &str, long: &str) -> bool {
    if left_out(short, long).is_some_and(|more| LEFT_OUT.contains(&more.as_str())) {
        return true;
    }
    let is_branch = long.ends_with("分局") && !short.ends_with("分局");
    let (short, long) = (shortened(short), shortened(long));
    let is_group = is_group_name(&short, &long);
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    let mut rest = long.iter();
    let in_order = short.iter().all(|one| rest.any(|other| other == one));
    // 区教局 has three letters at least; 区局 is no name.
    (is_group || short.len() >= 4)
        && short.len() < long.len()
        && long.len() <= 20
        && short.first() == long.first()
        && short.last() == long.last()
        && in_order
        && !is_branch
        && (is_group || !is_one_more_place(&short, &long))
}

/// 区教育局 and 区教育局城南分局, 区民政局 and 区民政局福利院 are two: what is more stands in one piece at the end, or
/// before the whole of the other.
fn is_one_more_place(short: &[char], long: &[char]) -> bool {
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    same >= short.len() - 1 && long.len() > short.len() + 1
}

/// Units that the form names otherwise than the body: where all others of the task are the same.
fn renamed(tasks: &[TaskDraft], form: &TaskRows) -> BTreeMap<String, String> {
    let mut pairs: BTreeMap<String, String> = BTreeMap::new();
    for (at, task) in tasks.iter().enumerate() {
        let official = form.names(at);
        let written: Vec<&str> = task.units().map(|one| one.name.as_str()).collect();
        if written.len() != official.len() {
            continue;
        }
        let differing: Vec<(&str, &String)> =
            written.iter().copied().zip(&official).filter(|(one, other)| one != other).collect();
        // 我局 in the form is no name.
        if let [(one, other)] = differing[..]
            && !ourselves::is_own(other)
        {
            pairs.entry(one.to_owned()).or_insert_with(|| other.clone());
        }
    }
    // Neither name may stand for another unit elsewhere.
    for task in tasks {
        let names: BTreeSet<&str> = task.units().map(|one| one.name.as_str()).collect();
        for name in &names {
            if pairs.get(*name).is_some_and(|other| names.contains(other.as_str())) {
                pairs.remove(*name);
            }
        }
    }
    pairs
}

fn doubt_of(name: &str) -> Option<String> {
    // Of 各镇 and 有关单位 the check says the same.
    let is_group = ["街道", "乡镇", "镇街", "街镇", "社区"].contains(&name);
    let is_open = name.ends_with('等');
    if is_group {
        Some(
            "这是一组单位，给它写上“成员: [东镇, 西镇]”，东镇、西镇在名册里另有一条，各成员才有自己的报表"
                .to_owned(),
        )
    } else if is_open {
        Some("原文有“等”字，其余单位要补上".to_owned())
    } else {
        None
    }
}

/// The name of another unit that is nearly the same: one more character, or one other.
fn like_another(unit: &UnitDraft, units: &[UnitDraft]) -> Option<String> {
    let near = |other: &&UnitDraft| {
        let (longer, shorter) = (&unit.name, &other.name);
        let is_part = longer != shorter && longer.ends_with(shorter.as_str());
        let is_cut = left_out(shorter, longer).is_some() || left_out(longer, shorter).is_some();
        is_cut || is_part && shorter.chars().count() >= 3
    };
    let other = units.iter().take(MOST).find(near)?;
    let name = &other.name;
    Some(format!("和“{name}”可能是同一单位，是的话并作一条，另一个写进别名"))
}

#[cfg(test)]
mod tests {
    use super::is_short_for;

    #[test]
    fn short_names() {
        for (short, long) in [
            ("县文旅局", "县文化和旅游局"),
            ("市住建局", "市住房和城乡建设局"),
            ("区人社局", "区人力资源和社会保障局"),
            ("区人社局", "区人力资源社会保障局"),
            ("区交通局", "区交通运输局"),
            ("区应急局", "区应急管理局"),
            ("区退役军人局", "区退役军人事务局"),
            ("区残联", "区残疾人联合会"),
            ("区妇联", "区妇女联合会"),
            ("区科协", "区科学技术协会"),
            ("区发改委", "区发展和改革委员会"),
            ("团区委", "共青团甲区委"),
            ("团区委", "共青团甲区委员会"),
        ] {
            assert!(is_short_for(short, long), "{short} {long}");
        }
        for (one, other) in [
            ("县教育局", "县教育局城北分局"),
            ("县医保局", "县民政局"),
            ("县水利局", "市水利局"),
            ("县财政局", "县财政局"),
            ("县公安局", "市公安局"),
            ("县公安局", "县公安分局"),
            ("县财政局", "县财政监督局"),
            ("区残联", "市残疾人联合会"),
            ("团市委", "共青团甲区委"),
        ] {
            assert!(!is_short_for(one, other), "{one} {other}");
        }
    }
}
