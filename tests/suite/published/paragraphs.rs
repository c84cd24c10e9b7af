//! What is a paragraph of a paper, and what was a line of one.

use hongtou::{intake, published};

use super::kinds::{DATE, HEAD, assert_has, body, described};

#[test]
fn paragraphs_without_an_end_mark_stay_apart() {
    let tasks = "一、修路。改造公路30公里。县交通局牵头，县住建局配合\n\
                 二、供水。铺设管网12公里。县水利局牵头，县财政局配合\n\
                 三、助餐。建成助餐点8处。县民政局牵头，县财政局配合";
    let yaml = described(&body(tasks, "各责任单位要抓好落实，确保按期完成。")).yaml;
    assert_has(
        &yaml,
        &[
            "内容: 建成助餐点8处。县民政局牵头，县财政局配合\n",
            "结尾: 各责任单位要抓好落实，确保按期完成。\n",
        ],
    );
    let tasks = "一、修路\n改造公路30公里、建设桥梁2座，方便沿线村群众出行\n\
                 由县交通局牵头，县财政局配合，11月底前完成\n\
                 二、供水\n铺设管网12公里，改造水厂2座\n\
                 由县水利局牵头，县财政局配合，10月底前完成";
    let closing = "以上事项请认真落实，如有困难及时报告县政府办公室，由县政府督查室负责督办。";
    let yaml = described(&body(tasks, closing)).yaml;
    assert_has(
        &yaml,
        &[
            "      - 铺设管网12公里，改造水厂2座\n      - 由县水利局牵头，县财政局配合，10月底前完成\n",
            "牵头单位: [县水利局]",
            "结尾: 以上事项",
        ],
    );
}

#[test]
fn lines_that_are_cut_at_one_width_are_one_paragraph() {
    let text = "一、修路。改造公路30公里，其中乡道12公里、村道18公里，方便沿线群\n\
                众出行，同步完善标志标线、安全护栏和排水设施，并对沿线的农房立\n\
                面作统一整治。（责任单位：县交通局）\n\
                二、供水。铺设管网12公里，改造水厂2座，解决沿线各村季节性缺水的\n\
                问题，水质达到国家标准。（责任单位：县水利局）";
    let yaml = described(&body(text, "各责任单位要抓好落实。")).yaml;
    assert_has(&yaml, &["方便沿线群众出行，", "农房立面作统一整治。", "季节性缺水的问题，"]);
}

#[test]
fn a_plan_that_ends_with_a_list_is_read_from_its_text() {
    let plan = "附件\n2025年为民实事工作方案\n为办好为民实事，制定本方案。\n一、主要任务\n\
                1.拓宽就业渠道。举办招聘会48场。（责任单位：县人社局；配合单位：县工商联）\n\
                2.扩大学位供给。新建学校2所，8月底前投用。（责任单位：县教体局）\n\
                二、保障措施\n加强领导，抓好落实。\n";
    let list = "序号\t任务\t责任单位\n1\t拓宽就业渠道\t县人社局\n2\t扩大学位供给\t县教体局\n";
    for title in
        ["附：2025年为民实事清单\n", "附\n2025年为民实事清单\n", "附表1 2025年为民实事清单\n"]
    {
        let paper = format!("{HEAD}现将方案印发给你们，请抓好落实。\n{DATE}{plan}{title}{list}");
        let described = described(&paper);
        let yaml = &described.yaml;
        assert_eq!((described.tasks, described.units, described.targets), (2, 3, 2), "{yaml}");
        assert_has(yaml, &["完成时限: 8月底前", "标题: 2025年为民实事清单", "印成另一个附件"]);
    }
}

#[test]
fn times_that_are_a_clause_alone_are_dues() {
    for (text, wanted) in [
        ("铺设管网12公里。完成时限：2025年第三季度。", "完成时限: 2025年第三季度"),
        ("铺设管网12公里，8月底。", "完成时限: 8月底"),
        ("铺设管网12公里。完成时间：9月下旬。", "完成时限: 9月下旬"),
    ] {
        let task = format!("一、供水。{text}（责任单位：县水利局）");
        let yaml = described(&body(&task, "请落实。")).yaml;
        assert_has(&yaml, &[wanted]);
    }
    let task = "一、供水。3月，启动建设，铺设管网12公里。（责任单位：县水利局）";
    let yaml = published::describe(&intake::paper(body(task, "请落实。").as_bytes()).unwrap()).yaml;
    assert!(!yaml.contains("完成时限"), "{yaml}");
}
