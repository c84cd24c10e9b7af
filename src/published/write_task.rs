//! The tasks of a draft, as YAML.

use super::draft::{HeadingDraft, NamePlace, PartyDraft, TargetDraft, TaskDraft, UnitsPlace};
use super::write::{guess, left, missing};
use super::yaml::{Yaml, scalar};
use super::{seasons, targets, times};
use crate::notice;

/// What is to be known of targets that are proposed.
pub(super) const OF_TARGETS: &str = "下面的目标取自内容里的数字，名称、填报单位和要不要统计";

/// A heading above tasks.
pub(super) fn heading(yaml: &mut Yaml, heading: &HeadingDraft) {
    yaml.first_pair(1, "标题", &heading.title);
    if heading.is_unnumbered {
        yaml.pair(2, "序号", "无");
    }
    yaml.texts(2, "层次", heading.level.map(|level| level.to_string()).as_slice());
    yaml.texts(2, "内容", &heading.text);
}

/// A task, below its headings.
pub(super) fn task(yaml: &mut Yaml, task: &TaskDraft, year: Option<u16>) {
    task.headings.iter().for_each(|one| heading(yaml, one));
    if let Some(doubt) = &task.name.doubt {
        guess(yaml, 1, doubt);
    }
    yaml.first_pair(1, "名称", &task.name.value);
    yaml.texts(2, "序号", task.number.map(|number| number.to_string()).as_slice());
    yaml.texts(2, "名称位置", task.own_place.map(name_place).as_slice());
    yaml.texts(2, "内容", &task.text);
    if let Some(doubt) = &task.units_doubt {
        guess(yaml, 2, doubt);
    }
    if task.roles.is_empty() {
        missing(yaml, 2, "责任单位: 单位名册里的名称", &without_units(task));
    }
    for role in &task.roles {
        match role.parties.iter().all(|one| one.remark.is_none()) {
            true => {
                let names: Vec<&str> = role.parties.iter().map(|one| one.name.as_str()).collect();
                yaml.flow(2, role.kind.chinese(), &names);
            }
            false => {
                yaml.key(2, role.kind.chinese());
                role.parties.iter().for_each(|one| party(yaml, one));
            }
        }
    }
    yaml.texts(2, "责任单位位置", units_place(task.place).as_slice());
    if let Some(due) = &task.due {
        if let Some(doubt) = &due.doubt {
            guess(yaml, 2, doubt);
        }
        self::due(yaml, &due.value, year);
    }
    proposed(yaml, &task.targets);
    left(yaml, 2, &task.left);
}

/// Why a task lacks units, and the amounts that become no targets without them.
fn without_units(task: &TaskDraft) -> String {
    let why = "这一项没有写责任单位".to_owned();
    let amounts = targets::written(task);
    if amounts.is_empty() {
        return why;
    }
    format!("{why}，内容里的数字“{}”没有提成目标", amounts.join("”“"))
}

/// The words of 完成时限, with the day beside them where they do not say it.
fn due(yaml: &mut Yaml, words: &str, year: Option<u16>) {
    let feast = year.and_then(|year| seasons::day_before(words, year));
    let whole = || times::with_whole_year(words);
    let short = || notice::day_of_due(&whole()?, year?).map(|day| day.to_string());
    let known = feast.or_else(short);
    let unclear = year.filter(|year| known.is_none() && !notice::is_clear_due(words, *year));
    if unclear.is_some() {
        guess(yaml, 2, "看不出是哪一天，进度先按年底算");
    }
    let Some(day) = known.or(unclear.map(|year| format!("{year}-12-31"))) else {
        return yaml.pair(2, "完成时限", words);
    };
    yaml.written(2, "完成时限", &format!("{{文字: {}, 日期: {day}}}", scalar(words)));
}

/// As the keys have it.
pub(super) const fn name_place(place: NamePlace) -> &'static str {
    match place {
        NamePlace::RunIn => "接排",
        NamePlace::Apart => "另起一段",
        NamePlace::Nowhere => "不印",
    }
}

/// As the key has it; none where they stand as usual.
const fn units_place(place: UnitsPlace) -> Option<&'static str> {
    match place {
        UnitsPlace::Inline => None,
        UnitsPlace::RunOn => Some("段末不加括号"),
        UnitsPlace::Apart => Some("另起一段"),
        UnitsPlace::Line => Some("单独一行"),
        UnitsPlace::Lines => Some("分行"),
        UnitsPlace::Unprinted => Some("不印"),
    }
}

fn party(yaml: &mut Yaml, party: &PartyDraft) {
    match &party.remark {
        None => yaml.item(3, &party.name),
        Some(remark) => {
            yaml.mapping_item(3, &[("单位", scalar(&party.name)), ("注", scalar(remark))]);
        }
    }
}

fn proposed(yaml: &mut Yaml, targets: &[TargetDraft]) {
    if targets.is_empty() {
        return;
    }
    guess(yaml, 2, OF_TARGETS);
    let odd: Vec<&str> =
        targets.iter().filter(|one| one.is_odd).map(|one| one.amount.as_str()).collect();
    if !odd.is_empty() {
        let doubt = format!("“{}”的计量单位不常见，取了数字后面的字", odd.join("”“"));
        guess(yaml, 2, &doubt);
    }
    for one in targets {
        if let Some(each) = one.each {
            guess(yaml, 2, &of_each(&one.amount, each));
        }
    }
    for one in targets {
        if let Some(word) = one.unsaid {
            guess(yaml, 2, &format!("“{}”前面的“{word}”没有写进数量", one.amount));
        }
    }
    yaml.key(2, "目标");
    for one in targets {
        let mut pairs = vec![("名称", scalar(&one.name)), ("数量", scalar(&one.amount))];
        pairs.extend(one.kind.map(|kind| ("类型", kind.to_owned())));
        pairs.push(("填报单位", reporters(one)));
        if !one.shares.is_empty() {
            pairs.push(("合计方式", "合计".to_owned()));
        }
        pairs.extend(one.whole.as_ref().map(|whole| ("属于", scalar(whole))));
        yaml.mapping_item(3, &pairs);
    }
}

/// What is to be known of an amount of each month, or of each of several places.
fn of_each(amount: &str, each: &str) -> String {
    let is_time = ["季", "月", "周", "年"].iter().any(|word| each.contains(word));
    match (is_time, each) {
        (true, _) => format!("“{amount}”是{each}的数，目标按全年算"),
        (false, "各") => format!("“{amount}”是各单位、各处各自的数，不是合计，目标要写合计"),
        (false, _) => format!("“{amount}”是{each}的数，不是合计，目标要写合计"),
    }
}

fn reporters(target: &TargetDraft) -> String {
    if target.shares.is_empty() {
        return scalar(&target.reporter);
    }
    let share = |(unit, amount): &(String, String)| {
        format!("{{单位: {}, 数量: {}}}", scalar(unit), scalar(amount))
    };
    let shares: Vec<String> = target.shares.iter().map(share).collect();
    format!("[{}]", shares.join(", "))
}
