//! The changes of the table of docs/years.md, each written as it says: nothing is left to be told of them.

use super::Year;

/// A change that happens within the year, as the table says it is written.
struct Written {
    name: &'static str,
    pieces: &'static [(&'static str, &'static str)],
}

const SECOND: &str = "变更: [{日期: 2024-04-20, 文号: 甲政办字〔2024〕21号}]\n单位名册:\n";
const REGISTER: &str = "单位名册:\n";
const KX: &str = "  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";
const WJ: &str = "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n";
const END: &str = "附件: {标题";

const CHANGES: &[Written] = &[
    Written {
        name: "a target raised by a document",
        pieces: &[
            (REGISTER, SECOND),
            ("数量: 200名", "数量: 400名, 原数量: [{至: 甲政办字〔2024〕21号, 数量: 200名}]"),
        ],
    },
    Written {
        name: "a target raised without one",
        pieces: &[("数量: 200名", "数量: 400名, 原数量: [{至: 2024Q1, 数量: 200名}]")],
    },
    Written {
        name: "a target raised, with its shares",
        pieces: &[(
            "数量: 20期, 填报单位: 区文旅局",
            "数量: 30期, 原数量: [{至: 2024Q1, 数量: 20期, 填报单位: 区文旅局}], 合计方式: 合计,
         填报单位: [{单位: 区文旅局, 数量: 20}, {单位: 区科协, 数量: 10}]",
        )],
    },
    Written {
        name: "another measure",
        pieces: &[("数量: 20期", "数量: 800人次, 原数量: [{至: 2024Q1, 数量: 20期}]")],
    },
    Written {
        name: "a task more",
        pieces: &[(
            END,
            "  - {名称: 实施母婴设施建设, 内容: 建设母婴室10处。, 责任单位: 区卫健局, 完成时限: 2024-12-31, 自: 2024-06-10}\n附件: {标题",
        )],
    },
    Written {
        name: "a target more",
        pieces: &[(
            "填报单位: 区卫健局}\n",
            "填报单位: 区卫健局}\n      - {名称: 健康讲座, 数量: 8场, 填报单位: 区卫健局, 自: 2024-06-10}\n",
        )],
    },
    Written {
        name: "a task less",
        pieces: &[(
            "完成时限: 2024-12-31\n    目标:\n      - {名称: 健康检查",
            "完成时限: 2024-12-31\n    至: 2024Q1\n    目标:\n      - {名称: 健康检查",
        )],
    },
    Written { name: "a target less", pieces: &[("数量: 4场,", "数量: 4场, 至: 2024Q1,")] },
    Written {
        name: "a unit more",
        pieces: &[
            (
                WJ,
                "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n  - {名称: 团区委, 邮箱: tw@example.gov.cn, 自: 2024Q2}\n",
            ),
            ("责任单位: 区卫健局", "责任单位: [区卫健局, 团区委]"),
        ],
    },
    Written {
        name: "a unit less", pieces: &[("名称: 区科协,", "名称: 区科协, 至: 2024Q1,")]
    },
    Written {
        name: "units that became one",
        pieces: &[
            (KX, ""),
            (
                "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n",
                "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n",
            ),
        ],
    },
    Written {
        name: "a unit that became one with one that became another",
        pieces: &[
            (
                KX,
                "  - {名称: 区科技协会, 前身: [区科协], 自: 2024Q2, 至: 2024Q2, 邮箱: kx@example.gov.cn}\n",
            ),
            (
                "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n",
                "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科技协会], 自: 2024Q3, 邮箱: wk@example.gov.cn}\n",
            ),
        ],
    },
    Written {
        name: "a unit that joined another",
        pieces: &[
            (KX, ""),
            ("名称: 区文旅局,", "名称: 区文旅局, 前身: [区文旅局, 区科协], 自: 2024Q2,"),
        ],
    },
    Written {
        name: "a part that became a unit",
        pieces: &[
            (
                WJ,
                "  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n  - {名称: 区疾控局, 前身: [区卫健局], 自: 2024Q2, 邮箱: wj@example.gov.cn}\n",
            ),
            ("责任单位: 区卫健局", "责任单位: 区疾控局"),
            ("填报单位: 区卫健局", "填报单位: 区疾控局"),
        ],
    },
    Written {
        name: "a unit that became two",
        pieces: &[
            (
                WJ,
                "  - {名称: 区健康局, 前身: [区卫健局], 自: 2024Q2, 邮箱: wj@example.gov.cn}\n  - {名称: 区疾控局, 前身: [区卫健局], 自: 2024Q2, 邮箱: wj@example.gov.cn}\n",
            ),
            ("责任单位: 区卫健局", "责任单位: [区健康局, 区疾控局]"),
            ("填报单位: 区卫健局", "填报单位: 区健康局"),
        ],
    },
    Written {
        name: "a unit by another name",
        pieces: &[
            ("{名称: 区科协,", "{名称: 区科技协会, 别名: [区科协],"),
            ("责任单位: [区文旅局, 区科协]", "责任单位: [区文旅局, 区科技协会]"),
            ("填报单位: 区科协", "填报单位: 区科技协会"),
        ],
    },
    Written {
        name: "a unit by another name from a day on",
        pieces: &[("{名称: 区科协,", "{名称: 区科技协会, 前身: [区科协], 自: 2024Q2,")],
    },
    Written {
        name: "a task by another name",
        pieces: &[(
            "  - 名称: 实施健康检查\n",
            "  - 名称: 实施妇女健康检查\n    曾用名: [实施健康检查]\n",
        )],
    },
    Written {
        name: "a target by another name",
        pieces: &[("名称: 科技大赛,", "名称: 科普大赛, 曾用名: [科技大赛],")],
    },
    Written {
        name: "the number corrected",
        pieces: &[("13号\n", "31号\n曾用字号: [甲政办字〔2024〕13号]\n")],
    },
    Written { name: "another mailbox", pieces: &[("kx@example", "kexie@example")] },
];

#[test]
fn what_is_written_as_the_table_says_leaves_nothing_to_be_told() {
    let mut wrong = Vec::new();
    for Written { name, pieces } in CHANGES {
        let mut year = Year::new();
        let (_, before) = year.office.run(&["check", "notice.yaml"]);
        year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
        for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
            year.answer("2024Q1", unit, figure);
        }
        year.change(pieces);
        for command in [
            &["check", "notice.yaml"][..],
            &["send", "--period", "2024Q2", "--as-of", "2024-06-25"],
            &["status", "--period", "2024Q1", "--as-of", "2024-04-08"],
            &["status", "--period", "2024Q2", "--as-of", "2024-06-25"],
        ] {
            let (code, said) = year.office.run(command);
            let told = said.lines().filter(|line| line.contains("[W") || line.contains("[E"));
            // That a unit has nothing left to report is what was meant.
            let told = told.filter(|line| !before.contains(*line) && !line.contains("[W601]"));
            let told: Vec<&str> = told.collect();
            if code != 0 || !told.is_empty() {
                wrong.push(format!("{name}: {} {code}: {told:?}", command[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
