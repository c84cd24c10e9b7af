//! What somebody who came to the program new stumbled over in the descriptions of two notices.

use super::kinds::{DATE, HEAD, assert_has, assert_printed, body, described};

const TASKS: &str =
    "（一）修路。修路3公里。（责任单位：县交通局）\n（二）造林。造林300亩。（责任单位：县林业局）";

#[test]
fn headings_around_the_tasks_are_headings_like_theirs() {
    let paper = format!(
        "{HEAD}现将有关事项通知如下。\n一、工作目标\n全年办好2件实事。\n二、任务分工\n{TASKS}\n\
         三、有关要求\n（一）加强领导。各单位要高度重视。\n（二）强化督查。县政府办公室要抓好督查。\n{DATE}"
    );
    let yaml = described(&paper).yaml;
    assert_has(
        &yaml,
        &[
            "引言: 现将有关事项通知如下。\n",
            "  - 标题: 一、工作目标\n    内容: 全年办好2件实事。\n  - 标题: 二、任务分工\n",
            "  - 标题: 三、有关要求\n    内容:\n      - （一）加强领导。",
        ],
    );
    assert!(!yaml.contains("结尾:"), "{yaml}");
    assert_printed(&paper);
    // Text right behind the last task is none of a section, and stays before it.
    let plain = paper.replace("三、有关要求", "请抓好落实。\n三、有关要求");
    assert!(!described(&plain).yaml.contains("- 标题: 三、"), "{plain}");
    assert_printed(&plain);
    assert_has(&described(&body(TASKS, "请抓好落实。")).yaml, &["结尾: 请抓好落实。\n"]);
}

#[test]
fn a_day_of_a_single_period_is_told() {
    let closing =
        "每季度末月25日前将进展情况报县政府督查室。第一季度为3月25日，第四季度为12月20日。";
    let told =
        "原文：第一季度为3月25日，第四季度为12月20日（个别报送期的时间，报送只有一个截止日）";
    assert_has(&described(&body(TASKS, closing)).yaml, &["截止日: 25", told]);
    let same = closing.replace("，第四季度为12月20日", "");
    assert!(!described(&body(TASKS, &same)).yaml.contains("个别报送期"));
}

#[test]
fn a_contact_behind_a_sentence_is_one() {
    let closing =
        "每月25日前将进展情况报县政府督查室。联系人：赵磊，电话：5550123，邮箱：dhdc@example.cn。";
    let yaml = described(&body(TASKS, closing)).yaml;
    assert_has(
        &yaml,
        &[
            "结尾: 每月25日前将进展情况报县政府督查室。\n",
            "  联系人: [赵磊]\n  联系电话: [\"5550123\"]",
            "原文接在正文的句子后面，印出来另起一段",
            "接收邮箱: \"dhdc@example.cn\"",
            "收报表的邮箱写在报送的“接收邮箱”里",
        ],
    );
    assert_eq!(yaml.matches("赵磊").count(), 1, "{yaml}");
    let inside = "各单位要明确联系人：由分管负责人担任，电话报县政府办公室。";
    assert_has(&described(&body(TASKS, inside)).yaml, &["结尾: 各单位要明确联系人"]);
}

#[test]
fn who_issues_the_paper_tells_nobody_what_to_do() {
    let paper = format!(
        "{HEAD}《2025年方案》已经县政府第42次常务会议研究同意，县政府办公室现印发给你们，请县教育局牵头组织实施。\n\
         一、工作任务\n{TASKS}\n{DATE}"
    );
    assert!(!described(&paper).yaml.contains("点了单位"));
}

#[test]
fn units_of_one_form_are_told_once() {
    let tasks = "一、修路。修路3公里。（县交通局牵头，县财政局、县公安局配合）\n\
                 二、造林。造林300亩。（县林业局牵头，各乡镇人民政府配合）\n\
                 三、清淤。清淤5公里。（县水利局牵头，县住建局配合）\n\
                 四、养老。建食堂4个。（县民政局牵头）";
    let yaml = described(&body(tasks, "请抓好落实。")).yaml;
    let many = "责任单位有3处原文写“（…牵头，…配合）”，印出来是“（牵头单位：…；配合单位：…）”";
    assert_has(&yaml, &[many, "原文写“（县民政局牵头）”，印出来是“（牵头单位：县民政局）”"]);
    assert_eq!(yaml.matches("原文写").count(), 2, "{yaml}");
    // Of a group the check says that it lacks members.
    assert!(!yaml.contains("一组单位"), "{yaml}");
}
