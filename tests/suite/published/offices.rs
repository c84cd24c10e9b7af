//! Ten papers after real ones, each with what must come of it, which was written before the reader was run.

use hongtou::{intake, notice, published};

use super::kinds::{assert_has, assert_printed};

/// A paper, how many tasks it has, the units of its register, what its description has, and whether it is printed
/// character by character.
struct Wanted {
    paper: &'static str,
    tasks: usize,
    units: &'static [&'static str],
    has: &'static [&'static str],
    is_printed: bool,
}

const PAPERS: [Wanted; 10] = [
    Wanted {
        paper: include_str!("offices/roads.txt"),
        tasks: 4,
        units: &["县公路中心", "各乡镇", "县运管所", "县公交公司"],
        has: &[
            "名称: 完成农村公路改造30公里\n",
            "完成时限: 10月底前",
            "数量: 45个",
            "数量: 12个",
            "完成时限: 6月底前",
            "数量: 1.8万平方米",
            "数量: 20辆",
            "数量: 8条",
            "每周五下班前",
            "名称: 不印",
            "责任单位位置: 段末不加括号",
        ],
        is_printed: true,
    },
    Wanted {
        paper: include_str!("offices/council.txt"),
        tasks: 4,
        units: &[
            "县住建局",
            "县水利局",
            "县城管局",
            "县财政局",
            "县卫健局",
            "县医保局",
            "县委编办",
            "县自然资源局",
            "县发改局",
            "县林业局",
            "县应急局",
            "各乡镇",
        ],
        has: &[
            "名称: 关于城区内涝治理\n",
            "牵头单位: [县住建局]",
            "配合单位: [县水利局, 县城管局, 县财政局]",
            "数量: 26公里",
            "{名称: 资金, 数量: 800万元",
            "责任单位: [县卫健局, 县医保局, 县委编办]",
            "牵头单位: [县自然资源局]\n    配合单位: [县发改局, 县林业局]",
            "数量: 320亩",
            "责任单位: [县应急局]\n    配合单位: [各乡镇]",
            "出席: 陈一、李二、张三",
            "请假: 王四",
            "列席: 县纪委监委、县人武部负责同志",
            "原文：记录：赵五",
        ],
        is_printed: false,
    },
    Wanted {
        paper: include_str!("offices/annexes.txt"),
        tasks: 2,
        units: &["市供电公司", "市农业农村局"],
        has: &[
            "发文机关: 庚市人民政府\n",
            "数量: 8万千伏安",
            "数量: 6万亩次",
            "完成时限: 11月底前",
            "类型: 分工表",
            "栏: [项目, 金额（万元）, 来源]",
            "日期: 2025-01-20",
        ],
        is_printed: true,
    },
    Wanted {
        paper: include_str!("offices/stages.txt"),
        tasks: 4,
        units: &["区水利局", "区财政局", "各镇人民政府", "区河长办公室"],
        has: &[
            "完成时限: 11月底前",
            "几个时限（6月底前、11月底前）",
            "完成时限: 年底前",
            "几个时限（3月20日前、5月初、年底前）",
            "完成时限: 9月\n",
            "6月25日、12月10日将工作总结报区水利局",
        ],
        is_printed: true,
    },
    Wanted {
        paper: include_str!("offices/bullets.txt"),
        tasks: 4,
        units: &["养老服务科", "县敬老院", "社会救助科", "各乡镇民政办公室"],
        has: &[
            "- 标题: 一、养老服务",
            "名称: 新建社区食堂10处\n",
            "内容: ★新建社区食堂10处。采取公建民营方式运营。",
            "序次: 无",
            "完成时限: 10月底前",
            "数量: 3600万元",
            "数量: 1200人次",
        ],
        is_printed: true,
    },
    Wanted {
        paper: include_str!("offices/cards.txt"),
        tasks: 2,
        units: &["基建股", "县城关中学", "电教馆", "信息中心"],
        has: &[
            "名称: 校舍加固\n",
            "完成时限: 8月底前",
            "数量: 12栋",
            "数量: 60间",
            "860万元",
            "城关、东河等乡镇",
            "420万元",
            "县直学校",
            "一项一张表",
        ],
        is_printed: false,
    },
    Wanted {
        paper: include_str!("offices/order.txt"),
        tasks: 3,
        units: &["市政管理所", "广告管理科", "停车管理中心"],
        has: &[
            "发文字号: 待填（第6号）",
            "完成时限: 9月底前",
            "数量: 40条",
            "数量: 300块",
            "完成时限: 6月底前",
            "数量: 1500个",
            "每半月报送一次进展情况",
        ],
        is_printed: false,
    },
    Wanted {
        paper: include_str!("offices/mixed.txt"),
        tasks: 4,
        units: &["区卫健局", "区妇联", "区民政局", "团区委", "区教体局"],
        has: &[
            "名称: 实施“两癌”免费检查\n",
            "名称: 新增普惠托位600个\n",
            "数量: 达到4.6个",
            "名称: 关爱困境儿童，健全帮扶机制\n",
            "数量: 64万元",
            "完成时限: 11月底前",
            "截止日: 25",
        ],
        is_printed: true,
    },
    Wanted {
        paper: include_str!("offices/harbour.txt"),
        tasks: 3,
        units: &["港口科", "规划科", "安全科", "航道科", "执法支队"],
        has: &[
            "数量: 12万标箱",
            "数量: 25套",
            "数量: 18公里",
            "数量: 60万立方",
            "数量: 9艘",
            "数量: 6艘",
            "数量: 3兆瓦",
            "每旬报送一次进度",
        ],
        is_printed: true,
    },
    Wanted {
        paper: include_str!("offices/special.txt"),
        tasks: 3,
        units: &[
            "县商务局",
            "县住建局",
            "县市场监管局",
            "县城管局",
            "县公安局",
            "城关镇",
            "县信访局",
            "县司法局",
        ],
        has: &[
            "发文字号: 待填（〔2025〕12号）",
            "牵头单位: [县商务局]\n    配合单位: [县住建局, 县市场监管局]",
            "完成时限: 8月底前",
            "责任单位: [县城管局]\n    配合单位: [县公安局]",
            "数量: 200个",
            "牵头单位: [城关镇]\n    配合单位: [县信访局, 县司法局]",
            "数量: 180份",
            "出席: 孙七、周八",
            "列席: 吴九",
            "原文：主持人：钱六",
            "原文：记录人：郑十",
        ],
        is_printed: false,
    },
];

#[test]
fn ten_papers_of_offices() {
    for wanted in PAPERS {
        let described =
            published::describe(&intake::paper(wanted.paper.as_bytes()).expect("a paper"));
        let yaml = &described.yaml;
        assert_eq!(described.tasks, wanted.tasks, "{yaml}");
        assert_has(yaml, wanted.has);
        let open = ["待填（第6号）", "待填（〔2025〕12号）"];
        let filled =
            open.iter().fold(yaml.clone(), |yaml, open| yaml.replace(open, "某政发〔2025〕1号"));
        let notice = notice::read("notice.yaml", filled.as_bytes()).notice.expect("a notice");
        let units: Vec<&str> =
            notice.units.units.iter().map(|unit| unit.name.value.as_str()).collect();
        assert_eq!(units, wanted.units, "{yaml}");
        if wanted.is_printed {
            assert_printed(wanted.paper);
        }
    }
}
