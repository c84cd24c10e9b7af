//! 单位名册 from the units that the tasks name: each once, by its first name. Where the progress form names
//! another unit at the same place, the body's name is an alias (区教育局 in the body, 区教体局 in the form).

use std::collections::{BTreeMap, BTreeSet};

use super::body::unit_names;
use super::draft::{TaskDraft, UnitDraft};
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

fn is_short_for(short: &str, long: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    let mut rest = long.iter();
    let in_order = short.iter().all(|one| rest.any(|other| other == one));
    // 区教局 has three letters at least; 区局 is no name.
    short.len() >= 4
        && short.len() < long.len()
        && long.len() <= 20
        && short.first() == long.first()
        && short.last() == long.last()
        && in_order
        && !is_one_more_place(&short, &long)
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
        if let [(one, other)] = differing[..] {
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
        is_part && shorter.chars().count() >= 3
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
        ] {
            assert!(is_short_for(short, long), "{short} {long}");
        }
        for (one, other) in [
            ("县教育局", "县教育局城北分局"),
            ("县医保局", "县民政局"),
            ("县水利局", "市水利局"),
            ("县财政局", "县财政局"),
            ("县公安局", "市公安局"),
        ] {
            assert!(!is_short_for(one, other), "{one} {other}");
        }
    }
}
