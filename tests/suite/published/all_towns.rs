//! Units that are named by what they are: all towns of the area, and the body whose paper it is.

use super::kinds::{assert_has, body, described};
use super::neighbours::piece;

#[test]
fn all_towns_help_alone() {
    for towns in ["各镇", "各镇街", "各镇（街道）", "各镇、街道", "各县（市、区）人民政府"]
    {
        let tasks = format!(
            "一、修路。改造公路30公里。由县交通局牵头，{towns}配合。\n\
             二、助餐。责成县民政局会同{towns}，于6月底前建成助餐点8处。"
        );
        let yaml = described(&body(&tasks, "请落实。")).yaml;
        for (task, lead) in [("修路", "县交通局"), ("助餐", "县民政局")] {
            let (leads, helps) = (format!("牵头单位: [{lead}]"), format!("配合单位: [{towns}]"));
            let helps = helps.replace(['[', ']'], "");
            let own = piece(&yaml, task).replace(['[', ']', '"'], "");
            assert_has(&own, &[&leads.replace(['[', ']'], ""), &helps]);
        }
    }
}

#[test]
fn a_body_that_calls_itself_is_a_unit_by_its_name() {
    let paper = "甲县交通局文件\n甲交发〔2025〕3号\n甲县交通局关于办好2025年实事的通知\n各科室：\n\
         现将有关事项通知如下：\n\
         一、修路。改造公路30公里。（我局牵头，县住建局配合）\n\
         二、候车亭。新建候车亭8处。（县城管局、我局负责）\n\
         三、公厕。由我委牵头，县财政局配合，新建公厕6座。\n\
         请抓好落实。\n甲县交通局\n2025年3月3日\n";
    let described = described(paper);
    let yaml = &described.yaml;
    assert_has(
        piece(yaml, "修路"),
        &[
            "“我局”当作发文的“甲县交通局”",
            "牵头单位: [甲县交通局]",
            "配合单位: [县住建局]",
            "填报单位: 甲县交通局",
        ],
    );
    assert_has(piece(yaml, "候车亭"), &["责任单位: [县城管局, 甲县交通局]"]);
    // A paper of another kind of body does not say who that is.
    assert_has(piece(yaml, "公厕"), &["“我委”看不出是哪个单位", "牵头单位: [我委]"]);
}
