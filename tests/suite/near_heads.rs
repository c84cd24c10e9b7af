//! Heads of a returned table that are nearly a question of the office's own.

use hongtou::diag::{Diagnostic, Lang};
use hongtou::form::{self, Forms, Identified, Reading};
use hongtou::notice::UnitId;
use hongtou::origin::Place;
use hongtou::period::Period;
use rust_xlsxwriter::Workbook;

use crate::{forms, returns};

/// A notice that asks these.
fn notice(questions: &str) -> String {
    format!(
        "年度: 2026\n发文机关: 甲区政府办公室\n发文字号: 甲政办字〔2026〕4号\n标题: 甲区政府办公室关于2026年重点任务的通知\n\
         主送机关: 各有关单位\n引言: 通知如下：\n单位名册:\n  - 名称: 区一局\n实事:\n  - {{名称: 修路, 内容: 修路12公里。, 责任单位: 区一局}}\n\
         附件: {{标题: 进展表, 栏目: [序号, 实事名称, 责任单位, 进展情况, {questions}]}}\n署名: {{日期: 2026-02-01}}\n"
    )
}

/// What is read of a table typed anew with these heads behind 进展情况, each with a text of its own.
#[allow(clippy::disallowed_methods, reason = "a workbook of another program's")]
fn read(questions: &str, heads: &[&str]) -> (Vec<String>, Vec<String>, Reading) {
    let notice = forms::read(&notice(questions));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let fixed =
        [("序号", "1"), ("实事名称", "修路"), ("责任单位", "区一局"), ("进展情况", "已开工。")];
    let own = heads.iter().map(|head| (*head, *head));
    for (column, (head, text)) in (0..).zip(fixed.into_iter().chain(own)) {
        sheet.write(0, column, head).unwrap();
        let text = if column < 4 { text.to_owned() } else { format!("{text}的内容") };
        sheet.write(1, column, text).unwrap();
    }
    let workbook = returns::open("区一局.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let period = Period::parse("2026Q1").unwrap();
    let forms = Forms::new(&notice, period);
    let reading = form::read(&forms, &Identified::pinned(UnitId(0), period), &workbook, None);
    let grid = forms.grid(UnitId(0), period).unwrap();
    let values = reading.returned.values();
    let answered = grid.entries.iter().filter_map(|entry| {
        let answer = values.get(&entry.id)?;
        Some(format!("{} = {answer:?}", entry.label))
    });
    let answered = answered.filter(|one| one.contains("的内容")).collect();
    let said = reading.findings.clone().sorted().iter().filter_map(near).collect();
    (answered, said, reading)
}

/// Cell and words of W679.
fn near(found: &Diagnostic) -> Option<String> {
    let title = found.problem.message(Lang::Zh).title;
    let Place::Book(place) = &found.place else { return None };
    (found.problem.code() == "W679").then(|| format!("{place} {title}"))
}

const ASKED: &str = "存在问题, 下一步打算";

#[test]
fn the_one_column_that_it_can_be_is_taken() {
    for (head, question) in [
        ("存在的问题", "存在问题"),
        ("目前存在的主要问题", "存在问题"),
        ("存在问题及困难", "存在问题"),
        ("下步打算", "下一步打算"),
        ("下一步工作打算", "下一步打算"),
    ] {
        let (answered, said, _) = read(ASKED, &[head]);
        assert_eq!(answered.len(), 1, "{head}: {answered:?}");
        assert!(answered[0].starts_with(&format!("修路：{question} = ")), "{answered:?}");
        assert!(answered[0].contains(&format!("{head}的内容")), "{answered:?}");
        let title = format!("表头“{head}”与报表的写法不同，认作“{question}”");
        assert!(said.len() == 1 && said[0].ends_with(&title), "{said:?}");
        assert!(said[0].contains("E1"), "{said:?}");
    }
    let (answered, said, _) = read(ASKED, &["下步打算", "存在的问题"]);
    assert_eq!((answered.len(), said.len()), (2, 2));
}

#[test]
fn what_may_be_meant_is_said_and_stays_among_the_other_contents() {
    for (heads, title) in [
        (&["问题及困难"][..], "报表里没有“问题及困难”这一栏，可能是“存在问题”，没有计入"),
        (&["下阶段打算"], "报表里没有“下阶段打算”这一栏，可能是“下一步打算”，没有计入"),
    ] {
        let (answered, said, reading) = read(ASKED, heads);
        assert_eq!(answered, [""; 0], "{heads:?}");
        assert!(said.len() == 1 && said[0].ends_with(title), "{said:?}");
        let others: Vec<&str> = reading.returned.others.iter().map(|one| &*one.text).collect();
        assert!(others.contains(&&*format!("{}的内容", heads[0])), "{others:?}");
    }
    // Two heads for one column, and two columns for one head: nobody knows which.
    let (answered, said, _) = read(ASKED, &["存在的问题", "主要存在问题"]);
    assert_eq!((answered.len(), said.len()), (0, 2), "{said:?}");
    let (answered, said, _) = read("存在问题一, 存在问题二", &["存在问题"]);
    assert_eq!(answered, [""; 0]);
    assert!(said[0].ends_with("可能是“存在问题一”或“存在问题二”，没有计入"), "{said:?}");
}

#[test]
fn a_column_that_is_there_leaves_others_what_they_are() {
    let (answered, said, _) = read(ASKED, &["存在问题", "存在的问题"]);
    assert_eq!((answered.len(), said.len()), (1, 0), "{said:?}");
    let (answered, said, _) = read(ASKED, &["资金来源"]);
    assert_eq!((answered.len(), said.len()), (0, 0), "{answered:?} {said:?}");
}
