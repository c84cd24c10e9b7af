//! The official table typed anew by a unit, with the heads that the printed notice has.

use hongtou::diag::Lang;
use hongtou::form::{self, Entry, Field, Forms, Identified, Reading};
use hongtou::notice::UnitId;
use hongtou::origin::Place;
use hongtou::period::Period;
use rust_xlsxwriter::Workbook;

use crate::{forms, returns};

/// A notice with a task of one target, one of two, and one of none; `columns` are a line of its attachment.
fn notice(columns: &str) -> String {
    format!(
        "年度: 2026\n发文机关: 甲区政府办公室\n发文字号: 甲政办字〔2026〕4号\n标题: 甲区政府办公室关于2026年重点任务的通知\n\
         主送机关: 各有关单位\n引言: 通知如下：\n单位名册:\n  - 名称: 区一局\n  - 名称: 区二局\n实事:\n\
         \x20 - 名称: 修路\n    内容: 修路12公里。\n    责任单位: [区一局, 区二局]\n    目标:\n\
         \x20     - {{名称: 农村道路, 数量: 12, 计量单位: 公里, 填报单位: 区一局}}\n\
         \x20 - 名称: 促进就业\n    内容: 办好招聘会和培训。\n    责任单位: 区一局\n    目标:\n\
         \x20     - {{名称: 招聘会, 数量: 60, 计量单位: 场, 填报单位: 区一局}}\n\
         \x20     - {{名称: 技能培训, 数量: 800, 计量单位: 人, 填报单位: 区一局}}\n\
         \x20 - {{名称: 长期巡查, 内容: 天天巡查。, 责任单位: 区一局}}\n\
         附件: {{标题: 进展表{columns}}}\n署名: {{日期: 2026-02-01}}\n"
    )
}

/// What is read of a table with these rows: the answers, and what is found.
fn read(columns: &str, rows: &[&[&str]]) -> (Vec<String>, Vec<String>) {
    read_of(&notice(columns), rows)
}

fn read_of(yaml: &str, rows: &[&[&str]]) -> (Vec<String>, Vec<String>) {
    let notice = forms::read(yaml);
    let forms = Forms::new(&notice, period());
    let reading = reading(yaml, rows);
    let grid = forms.grid(UnitId(0), period()).unwrap();
    let values = reading.returned.values();
    let answered = grid
        .entries
        .iter()
        .filter_map(|entry| Some(format!("{} = {}", entry.label, values.get(&entry.id)?.text())));
    let answered = answered.collect();
    let mut found = reading.findings.clone();
    found.extend(form::check(&forms, &identified(), &reading.returned, None));
    let said = found.sorted();
    let said = said.iter().map(|one| {
        let Place::Book(place) = &one.place else { return String::new() };
        format!("{} {place} {}", one.problem.code(), one.problem.message(Lang::Zh).title)
    });
    (answered, said.collect())
}

fn period() -> Period {
    Period::parse("2026Q2").unwrap()
}

fn identified() -> Identified {
    Identified::pinned(UnitId(0), period())
}

#[allow(clippy::disallowed_methods, reason = "a workbook of another program's")]
fn reading(yaml: &str, rows: &[&[&str]]) -> Reading {
    let notice = forms::read(yaml);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, *text).unwrap(),
            };
        }
    }
    let workbook = returns::open("区一局.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    form::read(&Forms::new(&notice, period()), &identified(), &workbook, None)
}

const OWN: &str = ", 栏目: [序号, 实事名称, 责任单位, 年度目标, 累计完成, 完成率, 本季完成, 存在问题, 下一步打算]";

/// The answers without those of the foot.
fn figures(columns: &str, rows: &[&[&str]]) -> Vec<String> {
    read(columns, rows).0
}

const ALL: [&str; 3] = ["修路：农村道路 = 7", "促进就业：招聘会 = 30", "促进就业：技能培训 = 500"];

/// The heads of the notice's own table, in a notice that does not say them and in one that does.
#[test]
fn the_columns_of_the_printed_table_are_read() {
    let rows: [&[&str]; 4] = [
        &[
            "序号",
            "实事名称",
            "责任单位",
            "年度目标",
            "累计完成",
            "完成率",
            "本季完成",
            "存在问题",
            "下一步打算",
        ],
        &["1", "修路", "区一局", "12公里", "7", "58.3%", "3", "征地慢", "加快"],
        &[
            "2",
            "促进就业",
            "区一局",
            "招聘会60场\n技能培训800人",
            "招聘会30场\n技能培训500人",
            "50%",
            "招聘会10场\n技能培训200人",
            "无",
            "继续",
        ],
        &["3", "长期巡查", "区一局", "", "", "", "", "无", "继续"],
    ];
    assert_eq!(figures("", &rows), ALL);
    let (answered, found) = read(OWN, &rows);
    assert_eq!(answered[6..], ALL);
    assert_eq!(answered[..2], ["修路：存在问题 = 征地慢", "修路：下一步打算 = 加快"]);
    assert_eq!(found, ["W656 区一局.xlsx “填报人、联系电话、填报日期”没有填"]);
}

/// A row a target: which it is stands in the column of what is promised, or beside it.
#[test]
fn rows_say_which_target_they_are_of() {
    for (heads, second, third) in [
        (
            ["序号", "实事名称", "责任单位", "年度目标", "累计完成"],
            ["招聘会60场", "30"],
            ["技能培训800人", "500"],
        ),
        (
            ["序号", "实事名称", "责任单位", "目标任务", "累计完成数"],
            ["60场", "30场"],
            ["800人", "500人"],
        ),
        (
            ["序号", "实事名称", "责任单位", "主要指标", "累计完成"],
            ["招聘会", "30"],
            ["技能培训", "500"],
        ),
        (["序号", "实事名称", "责任单位", "计量单位", "累计完成"], ["场", "30"], ["人", "500"]),
    ] {
        let [first, also] = [["2", "促进就业", "区一局"], ["", "", ""]];
        let rows: [&[&str]; 4] = [
            &heads,
            &["1", "修路", "区一局", "", "7"],
            &[&first[..], &second[..]].concat(),
            &[&also[..], &third[..]].concat(),
        ];
        for columns in ["", OWN] {
            assert_eq!(figures(columns, &rows), ALL, "{heads:?} {columns}");
        }
    }
}

/// 完成情况 holds a number and nothing else: it is the figure, and where the form asks for a text that too.
#[test]
fn counts_under_the_head_of_answers_are_figures() {
    let table = |heads: &'static str, first: &'static str| {
        let heads = ["序号", "实事名称", "责任单位", "年度目标", heads];
        let rows: [&[&str]; 3] = [
            &heads,
            &["1", "修路", "区一局", "12公里", first],
            &["2", "促进就业", "区一局", "", "招聘会30场\n技能培训500人"],
        ];
        let of = |columns| {
            let answered = figures(columns, &rows).into_iter();
            answered.filter(|one| !one.starts_with("修路 =")).collect::<Vec<_>>()
        };
        (of(""), of(OWN))
    };
    let text = "促进就业 = 招聘会30场\n技能培训500人";
    let (usual, own) = table("完成情况", "7公里");
    assert_eq!(
        (usual, own),
        (
            [&[text], &ALL[..]].concat().into_iter().map(String::from).collect(),
            ALL.map(String::from).into()
        )
    );
    // A sentence is none, and what was done in another time is not what the form asks.
    let (usual, own) = table("完成情况", "已完成7公里左右");
    assert_eq!(
        (usual, own),
        (
            [&[text], &ALL[1..]].concat().into_iter().map(String::from).collect(),
            ALL[1..].iter().map(|one| (*one).to_owned()).collect()
        )
    );
    assert_eq!(table("本月完成情况", "7公里").1, [""; 0]);
}

/// Beside the block of targets an answer is an answer, whatever its head says.
#[test]
fn beside_the_block_of_targets_answers_are_no_figures() {
    let rows: [&[&str]; 5] = [
        &["序号", "实事名称", "责任单位", "完成情况"],
        &["1", "修路", "区一局", "7公里"],
        &[],
        &["序号", "目标", "目标数", "截至2026年6月30日累计完成", "计量单位"],
        &["1", "农村道路", "12公里", "", "公里"],
    ];
    assert_eq!(figures("", &rows), ["修路 = 7公里"]);
}

/// Nobody knows of which of two targets one number is; what is of another's is not taken.
#[test]
fn what_names_no_single_target_is_left() {
    let heads = ["序号", "实事名称", "责任单位", "年度目标", "累计完成"];
    let of = |promise, done| {
        let rows: [&[&str]; 2] = [&heads, &["2", "促进就业", "区一局", promise, done]];
        figures("", &rows)
    };
    assert_eq!(of("招聘会60场、技能培训800人", "30"), [""; 0]);
    assert_eq!(of("", "30"), [""; 0]);
    assert_eq!(of("招聘会60场", "30"), ["促进就业：招聘会 = 30"]);
}

/// One cell may tell the figures of two targets, a line each: the workbook adds up the right ones.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
fn formulas_lead_to_the_figure_of_their_own_target() {
    let year = tempfile::tempdir().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows: [&[&str]; 2] = [
        &["序号", "实事名称", "责任单位", "年度目标", "累计完成", "存在问题"],
        &["2", "促进就业", "区一局", "60场、800人", "招聘会30场\n技能培训500人", "无"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, *text).unwrap();
        }
    }
    let returned = year.path().join("returns/2026Q2");
    std::fs::create_dir_all(&returned).unwrap();
    std::fs::write(returned.join("区一局.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    std::fs::write(year.path().join("notice.yaml"), notice("")).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_hongtou"));
    let arguments = ["report", "--period", "2026Q2", "--as-of", "2026-07-02", "--bundled-fonts"];
    command.args(arguments).current_dir(year.path()).output().unwrap();
    let bytes = std::fs::read(year.path().join("out/report/2026Q2/汇总-2026Q2.xlsx")).unwrap();
    let sheets = crate::report_xlsx::parts(&bytes);
    let cell = |sheet: &str, at: &str| {
        let read = roxmltree::Document::parse(&sheets[sheet]).unwrap();
        let cell = read.descendants().find(|node| node.attribute("r") == Some(at));
        let value = |name| {
            let found = cell?.descendants().find(|node| node.has_tag_name((NS, name)))?;
            found.text().map(str::to_owned)
        };
        (value("f"), value("v"))
    };
    for (at, done) in [("H6", "30"), ("H7", "500")] {
        let (formula, shown) = cell("xl/worksheets/sheet2.xml", at);
        let formula = formula.expect("a formula");
        let place = formula.trim_start_matches("明细!").replace('$', "");
        assert_eq!(shown.as_deref(), Some(done), "{at} {formula}");
        let (_, own) = cell("xl/worksheets/sheet4.xml", &place);
        assert_eq!(own.as_deref(), Some(done), "{at} leads to {place}");
    }
}

const NS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A row whose name and answer hold words of heads is a task with its answer, with numbers or without.
#[test]
fn a_row_that_names_a_task_is_no_row_of_heads() {
    let yaml = |columns: &str| {
        let names = notice(columns).replace("名称: 修路", "名称: 实施重点项目");
        names.replace("名称: 长期巡查", "名称: 落实民生实事")
    };
    for (columns, heads, before) in [
        ("", &["实事名称", "具体措施及任务进度情况"][..], 0),
        ("", &["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"][..], 1),
        (
            ", 栏目: [序号, 实事名称, 责任单位, 进展情况]",
            &["序号", "实事名称", "责任单位", "进展情况"][..],
            1,
        ),
    ] {
        for answer in ["取得阶段性进展", "按时限完成"] {
            let row = |name| {
                let mut row = vec![""; heads.len()];
                row[before] = name;
                row[if before == 0 { 1 } else { 3 }] = answer;
                row
            };
            let rows = [heads.to_vec(), row("实施重点项目"), row("落实民生实事")];
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            let (answered, found) = read_of(&yaml(columns), &rows);
            let read = answered.iter().filter(|one| one.ends_with(answer)).count();
            assert_eq!(read, 2, "{columns} {heads:?} {answer}: {answered:?} {found:?}");
        }
    }
}

/// The same where the name is written a little otherwise, or is none of the notice's; and no table of such rows
/// loses one.
#[test]
fn a_row_of_words_of_heads_is_no_row_of_heads() {
    let yaml = notice("").replace("名称: 修路", "名称: 实施重点项目建设");
    let heads: &[&str] = &["序号", "实事名称", "责任单位", "具体措施及任务进度情况", "完成时限"];
    let row = |name: &'static str, answer: &'static str| ["", name, "", answer, ""];
    for (name, answer) in [
        ("实施重点项目的建设", "取得阶段性进展"),
        ("实施重点建设项目", "项目按时限完成"),
        ("重点项目建设", "各项措施已落实，工作情况良好。"),
    ] {
        let (answered, found) =
            read_of(&yaml, &[heads, &row("长期巡查", "天天巡查"), &row(name, answer)]);
        let wanted = [format!("实施重点项目建设 = {answer}"), "长期巡查 = 天天巡查".to_owned()];
        assert_eq!(answered, wanted, "{name} {answer} {found:?}");
    }
    let unknown = row("抓好民生事项", "取得阶段性进展");
    let rows = [heads, &row("长期巡查", "天天巡查"), &unknown, &row("促进就业", "办了")];
    let (answered, found) = read_of(&yaml, &rows);
    assert_eq!(answered, ["促进就业 = 办了", "长期巡查 = 天天巡查"], "{found:?}");
    assert!(found.iter().any(|one| one.contains("抓好民生事项")), "{found:?}");
}

/// What is in such a row and no answer is among the other contents, where no heads stand above it either.
#[test]
fn what_only_looks_like_heads_is_kept() {
    let yaml = notice("");
    let texts = |rows: &[&[&str]]| -> Vec<String> {
        let others = reading(&yaml, rows).returned.others;
        others.iter().map(|one| one.text.to_string()).collect()
    };
    let heads: &[&str] = &["实事名称", "具体措施及任务进度情况"];
    let lost: &[&str] = &["抓好民生事项", "取得阶段性进展"];
    for rows in [
        vec![lost],
        vec![lost, &["长期巡查", "天天巡查"]],
        vec![heads, lost],
        vec![heads, &["长期巡查", "天天巡查"], lost],
    ] {
        let texts = texts(&rows);
        assert!(lost.iter().all(|one| texts.iter().any(|text| text == one)), "{rows:?}: {texts:?}");
    }
    // Heads of their own, twice, are none of it.
    let again: [&[&str]; 4] = [
        &["事项名称", "推进情况"],
        &["长期巡查", "天天巡查"],
        &["事项名称", "推进情况"],
        &["促进就业", "办了"],
    ];
    assert_eq!(texts(&again), [""; 0]);
}

/// Two figures in one line, apart by a sign that no name holds.
#[test]
fn figures_of_two_targets_may_stand_in_one_line() {
    let heads: &[&str] = &["序号", "实事名称", "责任单位", "累计完成"];
    for told in
        ["招聘会30场；技能培训500人", "招聘会30场，技能培训500人。", "技能培训：500人; 招聘会：30"]
    {
        assert_eq!(figures("", &[heads, &["2", "促进就业", "区一局", told]]), ALL[1..], "{told}");
    }
    let told = "招聘会30场，其中线上5场";
    let (answered, _) = read("", &[heads, &["2", "促进就业", "区一局", told]]);
    assert!(!answered.iter().any(|one| one.ends_with("= 30")), "{answered:?}");
}

/// 目标 of the notice's own columns, and 目标 of the block of targets: a right return has nothing to be found.
#[test]
fn a_column_of_the_notice_may_be_called_as_one_of_the_block() {
    for columns in [
        ", 栏目: [序号, 实事名称, 责任单位, {名称: 目标, 内容: 年度目标}, 累计完成, 进展情况]",
        ", 栏目: [序号, 实事名称, 责任单位, 累计完成, 进展情况, {名称: 目标, 内容: 自填}]",
    ] {
        let notice = forms::read(&notice(columns));
        let forms = Forms::new(&notice, period());
        let grid = forms.grid(UnitId(0), period()).unwrap();
        let figure = |entry: &Entry| matches!(entry.field, Field::Figure { .. });
        let answers = grid.entries.iter().filter(|entry| figure(entry));
        let answers = answers.map(|entry| (entry.id.clone(), forms::number(7.0))).collect();
        let bytes = form::write(&grid, &answers).unwrap();
        let workbook = returns::open("区一局.xlsx", &bytes).unwrap();
        let reading = form::read(&forms, &identified(), &workbook, None);
        assert_eq!(reading.returned.values().len(), 3, "{columns}");
        assert!(reading.findings.is_empty(), "{columns}: {:?}", reading.findings.sorted());
    }
}
