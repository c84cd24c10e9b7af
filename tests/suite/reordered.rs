//! Forms that were sent before the tasks of the notice changed their order: each figure stays its task's.

use hongtou::form::{self, Answers, Field, Forms, Identified};
use hongtou::notice::{Notice, UnitId};
use hongtou::period::Period;

use crate::{forms, returns};

/// Two tasks whose targets are called alike.
const EAST: &str = "{名称: 改造东城道路, 内容: 改造。, 责任单位: 区一局, 目标: [{名称: 道路, 数量: 10公里, 填报单位: 区一局}]}";
const WEST: &str = "{名称: 改造西城道路, 内容: 改造。, 责任单位: 区一局, 目标: [{名称: 道路, 数量: 20公里, 填报单位: 区一局}]}";
/// One with such a target, and one without.
const ROAD: &str = "{名称: 养护公路, 内容: 养护。, 责任单位: 区一局, 目标: [{名称: 道路, 数量: 30公里, 填报单位: 区一局}]}";
const PARK: &str = "{名称: 建设公园, 内容: 建园。, 责任单位: 区一局, 目标: [{名称: 公园, 数量: 5处, 填报单位: 区一局}]}";

fn notice(tasks: &[&str]) -> Notice {
    let tasks: String = tasks.iter().map(|task| format!("  - {task}\n")).collect();
    forms::read(&format!(
        "年度: 2026\n发文机关: 甲区政府办公室\n发文字号: 甲政办字〔2026〕4号\n标题: 甲区政府办公室关于2026年重点任务的通知\n\
         主送机关: 各有关单位\n引言: 通知如下：\n单位名册:\n  - 名称: 区一局\n实事:\n{tasks}\
         附件: {{标题: 进展表}}\n署名: {{日期: 2026-02-01}}\n"
    ))
}

/// The figures that are read of a form of the notice with `sent`, by the notice with `now`: task and figure.
fn figures(sent: &[&str], now: &[&str]) -> Vec<String> {
    let (sent, now) = (notice(sent), notice(now));
    let period = Period::parse("2026Q1").unwrap();
    let grids = forms::grids_of(&sent, period);
    let figure = |task: usize| if sent.tasks[task].name.value.contains('东') { 3.0 } else { 8.0 };
    let answers: Answers = grids[0]
        .entries
        .iter()
        .filter_map(|entry| {
            let Field::Figure { task, .. } = entry.field else { return None };
            Some((entry.id.clone(), forms::number(figure(task))))
        })
        .collect();
    let workbook =
        returns::open("区一局.xlsx", &form::write(&grids[0], &answers).unwrap()).unwrap();
    let forms = Forms::new(&now, period);
    let reading = form::read(&forms, &Identified::pinned(UnitId(0), period), &workbook, None);
    let grid = forms.grid(UnitId(0), period).unwrap();
    let values = reading.returned.values();
    let told = grid.entries.iter().filter_map(|entry| {
        let Field::Figure { task, .. } = entry.field else { return None };
        let value = values.get(&entry.id).map(|answer| answer.to_string());
        Some(format!("{} {}", now.tasks[task].name.value, value.unwrap_or_default()))
    });
    told.collect()
}

#[test]
fn figures_follow_their_tasks() {
    let both = ["改造东城道路 3", "改造西城道路 8"];
    assert_eq!(figures(&[EAST, WEST], &[EAST, WEST]), both);
    assert_eq!(figures(&[EAST, WEST], &[WEST, EAST]), ["改造西城道路 8", "改造东城道路 3"]);
    assert_eq!(
        figures(&[EAST, PARK, WEST], &[WEST, EAST, PARK])[..2],
        ["改造西城道路 8", "改造东城道路 3"]
    );
    // A task that was not there has no figure, and takes none.
    assert_eq!(figures(&[EAST, WEST], &[ROAD, EAST, WEST]), ["养护公路 ", both[0], both[1]]);
    assert_eq!(figures(&[EAST, WEST], &[WEST]), ["改造西城道路 8"]);
}
