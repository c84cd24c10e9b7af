//! What stands around the body: the year, the mark of minutes, who gets copies.

use hongtou::{intake, published};

use super::kinds::{assert_has, body, described};

const TASKS: &str = "一、改造敬老院。改造敬老院4处。（责任单位：县民政局）\n\
                     二、清淤河道。清淤16公里。（责任单位：县水利局）";

#[test]
fn a_title_of_the_next_year_says_the_year() {
    let paper = body(TASKS, "请落实。").replace("2025年为民实事", "2026年为民实事");
    let paper = paper.replace("2025年3月20日", "2025年12月30日");
    assert_has(
        &described(&paper).yaml,
        &["# 推测：取自标题，发文字号里是2025年，请核对\n年度: 2026\n"],
    );
    // A number of another year than the day is told.
    let paper = body(TASKS, "请落实。").replace("〔2025〕12号", "〔2023〕12号");
    assert_has(&described(&paper).yaml, &["# 推测：取自发文字号，成文日期是2025年，请核对"]);
    // One that looks back has the year of its number.
    let paper = body(TASKS, "请落实。").replace("2025年为民实事", "2024年为民实事");
    assert_has(&described(&paper).yaml, &["年度: 2025\n"]);
}

#[test]
fn a_mark_of_minutes_in_two_lines() {
    let paper = "丙县人民政府办公室\n专题会议纪要\n丙政办纪〔2025〕4号\n关于推进2025年民生实事的会议纪要\n\
                 2025年3月6日，张三主持召开会议，纪要如下：\n1.县水利局要清淤河道16公里。\n\
                 2.县林业局要造林3000亩。\n出席\n张三　县政府办公室\n李四　县水利局局长\n";
    let yaml = described(paper).yaml;
    assert_has(
        &yaml,
        &["发文机关: 丙县人民政府办公室\n", "出席: \"张三　县政府办公室 李四　县水利局局长\""],
    );
    assert!(!yaml.contains("联合发文机关") && !yaml.contains("结尾"), "{yaml}");
}

#[test]
fn what_stands_beside_the_mark() {
    let secret = format!("★机密\n{}", body(TASKS, "请落实。"));
    assert_has(&described(&secret).yaml, &["密级和保密期限: 机密\n"]);
    // Minutes have a year in the line of who issued them, where no number has one.
    let paper = "丙县人民政府办公会议纪要\n第6期\n丙县人民政府办公室　2025年3月6日\n民生实事推进会议纪要\n\
                 张三主持召开会议，纪要如下：\n1.县水利局要清淤河道16公里。\n2.县林业局要造林3000亩。\n";
    let yaml = published::describe(&intake::paper(paper.as_bytes()).expect("a paper")).yaml;
    assert_has(&yaml, &["年度: 2025\n"]);
}

#[test]
fn copies_under_other_words_are_told() {
    let copies =
        "抄报：县委办公室。\n抄送：县人大常委会办公室。\n丙县人民政府办公室　2025年3月20日印发\n";
    let yaml = described(&(body(TASKS, "请落实。") + copies)).yaml;
    assert_has(
        &yaml,
        &["抄送机关: 县委办公室。县人大常委会办公室", "原文写“抄报：县委办公室”，印出来是“抄送”"],
    );
    let copies = "分送：县委办公室。\n丙县人民政府办公室　2025年3月20日印发\n";
    assert_has(
        &described(&(body(TASKS, "请落实。") + copies)).yaml,
        &["原文写“分送：县委办公室”，印出来是“抄送”"],
    );
}
