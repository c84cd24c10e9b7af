//! 单位名册 from the units that the tasks name: each once, by its first name. Where the progress form names
//! another unit at the same place, the body's name is an alias (区教育局 in the body, 区教体局 in the form).

use std::collections::{BTreeMap, BTreeSet};

use super::body::unit_names;
use super::draft::{TaskDraft, UnitDraft};
use super::task_rows::TaskRows;

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
    let doubts: Vec<Option<String>> = units.iter().map(|one| like_another(one, &units)).collect();
    for (unit, doubt) in units.iter_mut().zip(doubts) {
        unit.doubt = unit.doubt.take().or(doubt);
    }
    units
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
    let is_group = ["各", "有关", "相关"].iter().any(|word| name.starts_with(word));
    let is_open = name.ends_with('等');
    if is_group {
        Some("这是一组单位，给它写上成员，各成员才有自己的报表".to_owned())
    } else if is_open {
        Some("原文有“等”字，其余单位要补上".to_owned())
    } else {
        None
    }
}

/// The name of another unit that is nearly the same: one more character, or one other.
fn like_another(unit: &UnitDraft, units: &[UnitDraft]) -> Option<String> {
    // So many are no register.
    const MOST: usize = 500;
    let near = |other: &&UnitDraft| {
        let (longer, shorter) = (&unit.name, &other.name);
        let is_part = longer != shorter && longer.ends_with(shorter.as_str());
        is_part && shorter.chars().count() >= 3
    };
    let other = units.iter().take(MOST).find(near)?;
    let name = &other.name;
    Some(format!("和“{name}”可能是同一单位，是的话并作一条，另一个写进别名"))
}
