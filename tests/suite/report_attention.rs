//! What the report tells a leader: the same of paper, page and JSON, of sums over the target where more is worth a look
//! alone, and no telephone on page one and on the page for everybody.

use std::process::Command;
use std::sync::OnceLock;

use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::period::Quarter;
use serde_json::Value;

use crate::{forms, word};

/// A target: how it is written, and what 区甲局 fills in at the end of June.
type Told = (&'static str, &'static str);

/// The task that is furthest behind, one that is behind, and one that is ahead of the time gone.
const TASKS: [(&str, &[Told]); 3] = [
    (
        "提升服务水平",
        &[
            ("name: 里程, amount: 200米", "79"),
            ("name: 绿化面积, amount: 50-60亩", "55"),
            ("name: 草坪面积, amount: 50-60亩", "65"),
            ("name: 路灯更新, amount: 60余盏", "72"),
            ("name: 桥梁维修, amount: 不少于40座", "48"),
            ("name: 井盖更换, amount: 超过60个", "100"),
            ("name: 招聘活动, amount: 60场以上", "70"),
            ("name: 文艺演出, amount: 至少60场", "70"),
            ("name: 培训人数, amount: 约60人", "70"),
            ("name: 走访户数, amount: 60户", "65"),
            ("name: 正好十个, amount: 100个", "40"),
            ("name: 不到十个, amount: 100个", "40.1"),
            ("name: 正好三十, amount: 100个", "20"),
            ("name: 超过三十, amount: 100个", "19.9"),
            ("name: 便民服务点, amount: 40处", "3处（联系钱某13900001111）"),
            ("name: 家庭养老床位, amount: 200张, aggregate: same", "120"),
        ],
    ),
    ("开展便民服务", &[("name: 服务场次, amount: 100场", "35")]),
    ("帮办代办", &[("name: 帮办件数, amount: 100件", "60")]),
];

fn yaml() -> String {
    let mut tasks = String::new();
    for (name, targets) in TASKS {
        tasks += &format!(
            "  - name: {name}\n    text: 抓好落实。\n    units: [区甲局, 区乙局]\n    targets:\n"
        );
        for (target, _) in targets {
            let both = target.contains("aggregate");
            let reporter = if both { "[区甲局, 区乙局]" } else { "区甲局" };
            tasks += &format!("      - {{{target}, reporter: {reporter}}}\n");
        }
    }
    format!(
        "year: 2026\nissuer: 某区人民政府办公室\nnumber: 某政办字〔2026〕1号\ntitle: 某通知\n\
         recipients: 各有关单位\npreamble: 现通知如下：\nunits:\n  - name: 区甲局\n  - name: 区乙局\n\
         tasks:\n{tasks}reporting:\n  collector: 区政府督查室\n"
    )
}

fn answers(grid: &FormGrid) -> Answers {
    let is_first = grid.identity.unit == "区甲局";
    let text = |text: &str| Answer::Text(CellText::new(text).0);
    let entries = grid.entries.iter().filter_map(|entry| {
        let answer = match entry.field {
            Field::Answer { .. } if !is_first => return None,
            Field::Answer { .. } => text("正在推进，联系0771-7654321。"),
            Field::Figure { .. } if !is_first => forms::number(110.0),
            Field::Figure { task, target } => {
                let told = TASKS[task].1[target].1;
                told.parse().map_or_else(|_| text(told), forms::number)
            }
            Field::Due { .. } => text("年底前，请电139-0000-5555"),
            Field::Question { .. } | Field::State { .. } => return None,
            Field::Person | Field::Phone => return None,
            Field::FilledOn => Answer::Day(grid.identity.period.last_day()),
        };
        Some((entry.id.clone(), answer))
    });
    entries.collect()
}

struct Written {
    paper: String,
    page: String,
    public: String,
    told: Value,
    /// What the run for publication said.
    said: String,
}

#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn written() -> &'static Written {
    static WRITTEN: OnceLock<Written> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("notice.yaml"), yaml()).unwrap();
        let returns = folder.path().join("returns/2026Q2");
        std::fs::create_dir_all(&returns).unwrap();
        for grid in forms::grids(&forms::read(&yaml()), Quarter::Second) {
            let bytes = form::write(&grid, &answers(&grid)).unwrap();
            std::fs::write(returns.join(format!("{}.xlsx", grid.identity.unit)), bytes).unwrap();
        }
        let run = |more: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
            command.current_dir(&folder).args(["report", "--period", "2026Q2"]);
            command.args(["--as-of", "2026-07-10", "-o", "out", "--only", "docx", "--html"]);
            command.args(["--lang", "zh", "--bundled-fonts"]).args(more).output().unwrap()
        };
        let file = |name: &str| std::fs::read(folder.path().join("out").join(name)).unwrap();
        let told = serde_json::from_slice(&run(&["--json"]).stdout).unwrap();
        let page = String::from_utf8(file("汇总-2026Q2.html")).unwrap();
        let said = String::from_utf8(run(&["--for-publication"]).stderr).unwrap();
        assert_eq!(String::from_utf8(file("汇总-2026Q2.html")).unwrap(), page, "it stays");
        let public = String::from_utf8(file("汇总-2026Q2-公布.html")).unwrap();
        let paper = word::body(&file("汇总-2026Q2.docx")).text();
        Written { paper, page, public, told, said }
    })
}

/// The names of the targets that the JSON tells of as of that kind.
fn told_as(kind: &str) -> Vec<&'static str> {
    let told = &written().told;
    let matters = told["attention"].as_array().unwrap().iter();
    let own = matters.filter(|one| one["kind"] == kind);
    let name = |one: &Value| {
        let same = |target: &&Value| ["task", "place"].iter().all(|key| target[key] == one[key]);
        told["targets"].as_array().unwrap().iter().find(same)
    };
    own.map(|one| name(one).unwrap()["name"].as_str().unwrap()).collect()
}

#[test]
fn more_than_was_promised_is_told_where_it_is_worth_a_look() {
    let Written { paper, page, .. } = written();
    assert_eq!(told_as("beyond"), ["草坪面积", "走访户数"]);
    let own = [
        "第1件“草坪面积”（区甲局）目标50-60亩，完成65亩",
        "第1件“走访户数”（区甲局）目标60户，完成65户",
    ];
    assert!(paper.contains(&format!("累计数超过目标数的：{}。", own.join("；"))), "{paper}");
    for text in own {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn numbers_that_differ_are_not_told_as_no_numbers() {
    let Written { paper, page, public, .. } = written();
    assert_eq!(told_as("differs"), ["家庭养老床位"; 2]);
    assert_eq!(told_as("notCounted"), ["便民服务点"]);
    let own = "各单位填的不一致、未列入合计的：“家庭养老床位”区甲局120张，区乙局110张。";
    assert!(paper.contains(own), "{paper}");
    let own = "填的不是数、未列入合计的：区甲局“便民服务点”填的是“3处（联系钱某（电话略））”。";
    assert!(paper.contains(own), "{paper}");
    let own = "“家庭养老床位”区乙局填的是110张";
    assert!(page.contains(own) && !public.contains(own), "{page}");
}

/// The share and the points add up to the time; what is furthest behind stands first, on the page as on paper.
#[test]
fn what_is_behind_is_told_alike_on_paper_and_on_the_page() {
    let Written { paper, page, .. } = written();
    assert_eq!(told_as("behind"), ["超过三十", "正好三十", "服务场次", "里程", "正好十个"]);
    let own =
        "第1件“提升服务水平·里程”（区甲局）完成79米，占目标40%，比时间进度落后10个百分点，滞后";
    assert!(page.contains(own), "{page}");
    let own = "第1件“超过三十”（区甲局）完成19.9个，占目标20%，比时间进度落后30个百分点，严重滞后";
    assert!(page.contains(own), "{page}");
    assert!(paper.contains("提升服务水平·里程"), "{paper}");
    assert!(paper.contains("滞后2件（其中严重滞后1件）"), "{paper}");
    assert!(page.contains(">滞后 2 件（其中严重滞后 1 件）</li>"), "{page}");
    // What the words say of exactly 10 and 30 points is what is done.
    let words = "不满10个百分点为按序时进度，10至30个百分点为滞后，超过30个百分点为严重滞后";
    assert!(paper.contains(words), "{paper}");
    let light = |name: &str| {
        let targets = written().told["targets"].as_array().unwrap();
        let found = targets.iter().find(|one| one["name"] == name).unwrap();
        found["light"].as_str().unwrap()
    };
    let names = ["不到十个", "正好十个", "正好三十", "超过三十"];
    assert_eq!(names.map(light), ["onSchedule", "behind", "behind", "farBehind"]);
}

#[test]
fn programs_are_told_what_paper_says_and_a_gap_where_one_is() {
    let told = &written().told;
    let target = |name: &str| {
        let found = told["targets"].as_array().unwrap().iter().find(|one| one["name"] == name);
        let found = found.unwrap();
        ["light", "lightName", "ahead"].map(|key| found[key].clone())
    };
    assert_eq!(target("帮办件数"), ["onSchedule".into(), "超序时进度".into(), Value::Bool(true)]);
    assert_eq!(target("不到十个"), ["onSchedule".into(), "按序时进度".into(), Value::Bool(false)]);
    let tasks = told["tasks"].as_array().unwrap();
    let names: Vec<&Value> = tasks.iter().map(|one| &one["lightName"]).collect();
    assert_eq!(names[1..], ["滞后", "超序时进度"]);
    let gaps: Vec<&Value> =
        tasks[1]["parts"].as_array().unwrap().iter().map(|one| &one["gap"]).collect();
    assert_eq!(gaps, [&Value::Null, &"未填写".into()]);
}

/// Everybody's page has a name of its own, and neither telephones nor what was written where a number was asked.
#[test]
fn no_telephone_and_no_words_of_a_figure_are_published() {
    let Written { paper, page, public, said, .. } = written();
    for text in ["13900001111", "139-0000-5555", "0771-7654321", "钱某"] {
        assert!(page.contains(text) && !public.contains(text), "{text}");
    }
    assert!(public.contains("（未列入合计）") && public.contains("年底前，请电（电话略）"));
    assert!(public.contains("正在推进，联系（电话略）。"), "{public}");
    let first = paper.split("附表1").next().unwrap();
    assert!(first.contains("便民服务点") && !first.contains("1390000"), "{first}");
    assert!(said.contains("W502") && said.contains("汇总-2026Q2.html"), "{said}");
}
