//! Tasks whose paragraph begins at once with the text: it is printed once, and the task is called by its words.

use super::kinds::{assert_has, assert_printed, body, described};

/// Papers of two tasks, with what the first is called.
const PAPERS: [(&str, &str); 7] = [
    (
        "1.完成农村公路改造30公里，10月底前完工。责任单位：县交通局。\n\
         2.新建标准化卫生室12所，配齐医疗设备。责任单位：县卫健局、各乡镇。",
        "名称: 完成农村公路改造30公里",
    ),
    (
        "一、年内新增公办学前教育学位900个，11月底前交付使用。（责任单位：县教体局）\n\
         二、6月底前，为全县困难残疾人家庭实施无障碍改造180户；9月底前全部验收。（责任单位：县残联）",
        "名称: 年内新增公办学前教育学位900个",
    ),
    (
        "（一）改造老旧小区16个、惠及居民3200户，同步更新供水管网。\n（牵头单位：县住建局；配合单位：县城管局）\n\
         （二）清运存量垃圾。\n（牵头单位：县城管局）",
        "名称: 改造老旧小区16个、惠及居民3200户",
    ),
    (
        "1.由县水利局牵头，县财政局配合，加固病险塘坝9座，汛期前蓄水。\n\
         2.由县民政局负责，改造乡镇敬老院4处，增加护理型床位160张。",
        "名称: 加固病险塘坝9座",
    ),
    (
        "一、对城区12条主次干道实施“白改黑”和雨污分流，打通断头路3条，建成后市民出行时间平均缩短一刻钟以上，并同步建设非机动车道。责任单位：县住建局\n\
         二、义务教育阶段学校食堂“互联网+明厨亮灶”覆盖率达到100%，全年抽检不少于4次。责任单位：县市场监管局",
        "名称: 对城区12条主次干道实施“白改黑”和雨污分流",
    ),
    (
        "一、农村公路：改造县乡道30公里，10月底前完工。\n（责任单位：县交通局）\n\
         二、农村供水：更新管网18公里，10月底前通水。\n（责任单位：县水利局）",
        "名称: 农村公路",
    ),
    (
        "1.开展免费“两癌”筛查1.2万人次，\n其中低保妇女实现全覆盖。责任单位：县卫健局、县妇联。\n\
         2.举办文化惠民演出60场，把大戏送到村头。\n演出由县剧团承担。责任单位：县文旅局。",
        "名称: 开展免费“两癌”筛查1.2万人次",
    ),
];

#[test]
fn a_task_without_a_title_is_printed_once() {
    for (tasks, name) in PAPERS {
        let paper = body(tasks, "请各责任单位抓好落实。");
        let described = described(&paper);
        assert_eq!(described.tasks, 2, "{}", described.yaml);
        assert_has(&described.yaml, &[name, "名称: 不印"]);
        assert_printed(&paper);
    }
}

#[test]
fn what_has_a_title_keeps_it() {
    let tasks = "一、建设养老服务设施。年内建成社区食堂10处。（责任单位：县民政局）\n\
                 二、新建、改扩建12所幼儿园。增加学位2160个。（责任单位：县教体局）\n\
                 三、加固塘坝9座，6月底前完工。（责任单位：县水利局）\n\
                 四、关心困难群众，织密民生保障网。发放补贴600万元。（责任单位：县民政局）";
    let paper = body(tasks, "请抓好落实。");
    let yaml = described(&paper).yaml;
    assert_has(
        &yaml,
        &[
            "名称: 建设养老服务设施",
            "名称: 新建、改扩建12所幼儿园",
            "名称: 加固塘坝9座\n    名称位置: 不印\n    内容: 加固塘坝9座，6月底前完工。",
            "名称: 关心困难群众，织密民生保障网",
        ],
    );
    assert_eq!(yaml.matches("不印").count(), 2, "{yaml}");
    assert_printed(&paper);
}

#[test]
fn names_on_lines_of_their_own_among_others() {
    let tasks = "一、建设养老服务设施\n年内建成社区食堂10处。（责任单位：县民政局）\n\
                 二、建设托育园\n新增托位300个。（责任单位：县卫健局）\n\
                 三、修建公厕。修建12座。（责任单位：县住建局）";
    let paper = body(tasks, "请抓好落实。");
    assert_has(&described(&paper).yaml, &["名称: 修建公厕\n    名称位置: 接排", "名称: 另起一段"]);
    assert_printed(&paper);
}

#[test]
fn a_heading_goes_on_with_text() {
    let tasks = "一、城乡建设。今年重点补齐城区短板。\n（一）修建公厕。修建12座。（责任单位：县住建局）\n\
                 （二）改造街巷。改造8条。（责任单位：县住建局）\n\
                 二、社会保障\n（一）新增托位300个，10月底前投用。（责任单位：县卫健局）\n\
                 （二）改造敬老院。改造4处。（责任单位：县民政局）";
    let paper = body(tasks, "请抓好落实。");
    assert_printed(&paper);
}
