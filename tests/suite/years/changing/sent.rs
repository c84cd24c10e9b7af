//! 存档: a period goes by the notice that its forms went out with, whatever is changed in the description afterwards,
//! with keys that say from when or without.

use super::Year;

/// A year whose first quarter went out, came back from all and was reported.
fn reported() -> (Year, Vec<Vec<u8>>) {
    let year = Year::new();
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(!said.contains("W901"), "{said}");
    let report = report(&year);
    (year, report)
}

fn report(year: &Year) -> Vec<Vec<u8>> {
    ["pdf", "docx", "xlsx"]
        .map(|end| year.read(&format!("out/report/2024Q1/汇总-2024Q1.{end}")))
        .into()
}

/// A change as an office makes it: what is changed in the description, and what is said of it.
struct Change {
    name: &'static str,
    pieces: &'static [(&'static str, &'static str)],
    said: &'static str,
}

const CHANGES: &[Change] = &[
    Change {
        name: "a target raised",
        pieces: &[("数量: 200名", "数量: 400名")],
        said: "指标“健康检查” 200名 → 400名",
    },
    Change {
        name: "a target lowered",
        pieces: &[("数量: 20期", "数量: 15期")],
        said: "指标“阅读推广活动” 20期 → 15期",
    },
    Change {
        name: "another measure",
        pieces: &[("数量: 20期", "数量: 800人次")],
        said: "指标“阅读推广活动” 20期 → 800人次",
    },
    Change {
        name: "a bound",
        pieces: &[("数量: 200名", "数量: 不少于200名")],
        said: "指标“健康检查” 200名 → 不少于200名",
    },
    Change {
        name: "a target added",
        pieces: &[(
            "      - {名称: 健康检查",
            "      - {名称: 健康讲座, 数量: 8场, 填报单位: 区卫健局}\n      - {名称: 健康检查",
        )],
        said: "指标“健康讲座” （没有） → 8场",
    },
    Change {
        name: "a target gone",
        pieces: &[("      - {名称: 科技大赛, 数量: 4场, 填报单位: 区科协}\n", "")],
        said: "指标“科技大赛” 4场 → （没有）",
    },
    Change {
        name: "a target by another name",
        pieces: &[("名称: 科技大赛", "名称: 科普大赛")],
        said: "指标“科普大赛” （没有） → 4场",
    },
    Change {
        name: "a task added at the end",
        pieces: &[(
            "附件: {标题",
            "  - {名称: 实施母婴设施建设, 内容: 建设母婴室10处。, 责任单位: 区卫健局, 完成时限: 2024-12-31}\n附件: {标题",
        )],
        said: "实事 （没有） → 实施母婴设施建设",
    },
    Change {
        name: "a task added before the others",
        pieces: &[(
            "实事:\n",
            "实事:\n  - {名称: 实施母婴设施建设, 内容: 建设母婴室10处。, 责任单位: 区卫健局, 完成时限: 2024-12-31}\n",
        )],
        said: "实事 （没有） → 实施母婴设施建设",
    },
    Change {
        name: "a task gone",
        pieces: &[(
            "  - 名称: 实施健康检查
    内容: 为200名妇女做健康检查。
    责任单位: 区卫健局
    完成时限: 2024-12-31
    目标:
      - {名称: 健康检查, 数量: 200名, 填报单位: 区卫健局}
",
            "",
        )],
        said: "实事 实施健康检查 → （没有）",
    },
    Change {
        name: "a task by another name",
        pieces: &[("名称: 实施健康检查", "名称: 实施妇女健康检查")],
        said: "实事 实施健康检查 → （没有）",
    },
    Change {
        name: "a unit more",
        pieces: &[("责任单位: 区卫健局", "责任单位: [区卫健局, 区文旅局]")],
        said: "“实施健康检查”的责任单位 区卫健局 → 区卫健局、区文旅局",
    },
    Change {
        name: "a unit less",
        pieces: &[
            ("责任单位: [区文旅局, 区科协]", "责任单位: [区文旅局]"),
            ("      - {名称: 科技大赛, 数量: 4场, 填报单位: 区科协}\n", ""),
        ],
        said: "“实施阅读推广”的责任单位 区文旅局、区科协 → 区文旅局",
    },
    Change {
        name: "units out of the register",
        pieces: &[
            ("  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n", ""),
            ("责任单位: [区文旅局, 区科协]", "责任单位: [区文旅局]"),
            ("填报单位: 区科协", "填报单位: 区文旅局"),
        ],
        said: "“实施阅读推广”的责任单位 区文旅局、区科协 → 区文旅局",
    },
    Change {
        name: "another day",
        pieces: &[(
            "责任单位: 区卫健局\n    完成时限: 2024-12-31",
            "责任单位: 区卫健局\n    完成时限: 2024-10-31",
        )],
        said: "“实施健康检查”的完成时限 2024年12月31日 → 2024年10月31日",
    },
    Change {
        name: "the number corrected",
        pieces: &[("13号", "31号")],
        said: "发文字号 甲政办字〔2024〕13号 → 甲政办字〔2024〕31号",
    },
    Change {
        name: "stamped copies",
        pieces: &[("报送:\n", "报送:\n  盖章件: 是\n")],
        said: "盖章件 否 → 是",
    },
    Change {
        name: "when a target is behind",
        pieces: &[("报送:\n", "报送:\n  滞后百分点: 1\n  严重滞后百分点: 2\n")],
        said: "滞后百分点、严重滞后百分点 10、30 → 1、2",
    },
    Change {
        name: "another title",
        pieces: &[("标题: 甲区人民政府办公室关于办好", "标题: 甲区人民政府办公室关于做好")],
        said: "标题 甲区人民政府办公室关于办好2024年实事的通知 → 甲区人民政府办公室关于做好2024年实事的通知",
    },
    Change {
        name: "another text",
        pieces: &[("为200名妇女做健康检查。", "为200名妇女做两癌检查。")],
        said: "“实施健康检查”的内容 为200名妇女做健康检查。 → 为200名妇女做两癌检查。",
    },
];

#[test]
fn a_change_alters_nothing_that_was_asked_and_reported() {
    for Change { name, pieces, said } in CHANGES {
        let (mut year, before) = reported();
        year.change(pieces);
        let told = year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
        assert!(told.contains("2024Q1 的表发出以后，通知文件改过："), "{name}: {told}");
        assert!(told.contains(said), "{name}: {told}");
        assert!(told.contains("存档/2024Q1/notice.yaml"), "{name}: {told}");
        for (end, (was, is)) in ["pdf", "docx", "xlsx"].iter().zip(before.iter().zip(report(&year)))
        {
            assert!(*was == is, "{name}: the first quarter's {end} is another");
        }
        let states = ["区文旅局 returned", "区科协 returned", "区卫健局 returned"];
        assert_eq!(year.states("2024Q1", "2024-04-08", 0), states, "{name}");
        let letters = year.run(&["remind", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
        assert!(letters.contains("没有要催、要退的单位"), "{name}: {letters}");
        // The next quarter goes by what holds now, and says once what was changed.
        year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
        for grid in year.grids("2024Q2") {
            year.answer("2024Q2", &grid.identity.unit, 7.0);
        }
        let told = year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
        assert_eq!(told.matches("W901").count(), 1, "{name}: {told}");
        assert!(told.contains(said), "{name}: {told}");
    }
}

/// A change that says from when it holds is none of what was asked before.
#[test]
fn what_says_from_when_it_holds_is_no_change_of_before() {
    let (mut year, before) = reported();
    year.change(&[
        ("单位名册:\n", "变更:\n  - {日期: 2024-04-20, 文号: 甲政办字〔2024〕21号}\n单位名册:\n"),
        ("数量: 200名", "数量: 400名, 原数量: [{至: 甲政办字〔2024〕21号, 数量: 200}]"),
        ("{名称: 区科协, 邮箱", "{名称: 区科技协会, 前身: [区科协], 自: 2024-04-20, 邮箱"),
    ]);
    let told = year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(!told.contains("W901"), "{told}");
    assert!(report(&year) == before);
    for unit in ["区文旅局", "区科技协会", "区卫健局"] {
        year.answer("2024Q2", unit, 8.0);
    }
    let told = year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    assert!(!told.contains("W901"), "{told}");
    let rows = year.rows("2024Q2", "指标进度");
    assert!(rows.iter().any(|row| row.contains("健康检查（原200名，甲政办字〔2024〕21号调整）")));
}

/// A number that is said to be another is no change that nobody said.
#[test]
fn a_number_that_is_said_is_no_change() {
    let (mut year, before) = reported();
    year.change(&[("13号\n", "31号\n曾用字号: [甲政办字〔2024〕13号]\n")]);
    let told = year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(!told.contains("W901") && report(&year) == before, "{told}");
}

/// The list of what is kept is gone: nobody can say whether the description is the one of then.
#[test]
fn the_list_of_what_is_kept_is_gone() {
    let (year, _) = reported();
    std::fs::remove_file(year.office.path("存档/2024Q1/清单.json")).unwrap();
    let told = year.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(told.contains("W903") && told.contains("存档/2024Q1/清单.json"), "{told}");
}

/// Forms of before are what goes out again, and what is remembered once stays.
#[test]
fn forms_that_are_asked_for_again_are_those_of_then() {
    let (mut year, _) = reported();
    let form = "out/forms/2024Q1/03-区卫健局-2024Q1.xlsx";
    let before = year.read(form);
    year.change(&[("数量: 200名", "数量: 400名")]);
    let said = year.run(&["forms", "--period", "2024Q1"], 0);
    assert!(said.contains("指标“健康检查” 200名 → 400名"), "{said}");
    assert!(year.read(form) == before);
    assert!(!year.office.read("存档/2024Q1/notice.yaml").contains("400名"));
    // Taken away, today's counts, as is said.
    std::fs::remove_file(year.office.path("存档/2024Q1/notice.yaml")).unwrap();
    let said = year.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(said.contains("W621") && !said.contains("W901"), "{said}");
}

/// As long as nothing came back and nothing was sent, the forms may be made anew of a mended description.
#[test]
fn before_anything_is_sent_the_description_may_be_mended() {
    let mut year = Year::new();
    year.run(&["forms", "--period", "2024Q1"], 0);
    year.change(&[("数量: 200名", "数量: 400名")]);
    let said = year.run(&["forms", "--period", "2024Q1"], 0);
    assert!(!said.contains("W901"), "{said}");
    assert!(year.office.read("存档/2024Q1/notice.yaml").contains("400名"));
    year.run(&["log", "--sent", "区卫健局", "--period", "2024Q1"], 0);
    year.change(&[("数量: 400名", "数量: 500名")]);
    let said = year.run(&["forms", "--period", "2024Q1"], 0);
    assert!(said.contains("指标“健康检查” 400名 → 500名"), "{said}");
    // Forms that are written elsewhere are a trial, and keep nothing.
    let elsewhere = tempfile::tempdir().unwrap();
    year.run(&["forms", "--period", "2024Q2", "-o", elsewhere.path().to_str().unwrap()], 0);
    assert!(!year.office.path("存档/2024Q2").exists());
}

#[test]
fn what_is_kept_and_was_changed_or_broken_is_told() {
    let (mut year, _) = reported();
    year.change(&[("数量: 200名", "数量: 400名")]);
    let kept = year.office.read("存档/2024Q1/notice.yaml");
    year.office.put("存档/2024Q1/notice.yaml", kept.replace("200名,", "300名,"));
    let said = year.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(said.contains("W903") && said.contains("300名 → 400名"), "{said}");
    year.office.put("存档/2024Q1/notice.yaml", "年度: 2024\n实事: [");
    let said = year.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08"], 0);
    assert!(said.contains("W902") && said.contains("W621"), "{said}");
}

/// Case 18: what was issued under a number and a day is not written over by another text.
#[test]
fn case_18_a_sealed_notice_stays() {
    let mut year = Year::new();
    year.run(&["notice"], 0);
    year.change(&[("为200名妇女", "为300名妇女")]);
    let said = year.run(&["notice", "--final"], 0);
    assert!(said.contains("已存档，在 存档/通知-甲政办字〔2024〕13号；"), "{said}");
    let sealed = year.read("out/notice.pdf");
    assert!(year.read("存档/通知-甲政办字〔2024〕13号/notice.pdf") == sealed);
    year.run(&["notice"], 0);
    year.change(&[("为300名妇女", "为400名妇女")]);
    let said = year.run(&["notice"], 2);
    assert!(said.contains("E904") && said.contains("存档/通知-甲政办字〔2024〕13号"), "{said}");
    assert!(year.read("out/notice.pdf") == sealed);
    let said = year.run(&["notice", "-o", "out/现在的"], 0);
    assert!(said.contains("W905"), "{said}");
    year.run(&["notice", "-o", "out/现在的"], 2);
    // A comment, and what is in force from a later day, change no text.
    year.change(&[("为400名妇女", "为300名妇女"), ("附件: {标题", "# 一句话\n附件: {标题")]);
    year.change(&[("数量: 200名", "数量: 400名, 原数量: [{至: 2024Q1, 数量: 200}]")]);
    year.run(&["notice", "--final"], 0);
    // Another number is another paper.
    year.change(&[("13号", "27号"), ("为300名妇女", "为400名妇女")]);
    year.run(&["notice"], 0);
}

/// Forms that went out say that the notice did.
#[test]
fn case_18_forms_that_came_back_seal_the_notice_too() {
    let (mut year, _) = reported();
    year.run(&["notice"], 0);
    year.change(&[("为200名妇女", "为300名妇女")]);
    let said = year.run(&["notice"], 2);
    assert!(said.contains("E904") && said.contains("存档/2024Q1/notice.yaml"), "{said}");
}

/// Forms went out, what is in force from a later day was written since, and only then the paper is sealed: it is kept, though
/// the description is another than that of the forms.
#[test]
fn a_notice_that_prints_what_the_forms_had_is_sealed_as_well() {
    let (mut year, _) = reported();
    year.change(&[("数量: 200名", "数量: 400名, 原数量: [{至: 2024Q1, 数量: 200}]")]);
    for _ in 0..2 {
        let said = year.run(&["notice", "--final"], 0);
        assert!(said.contains("已存档，在 存档/通知-甲政办字〔2024〕13号；"), "{said}");
    }
    assert!(year.read("存档/通知-甲政办字〔2024〕13号/notice.pdf") == year.read("out/notice.pdf"));
    year.change(&[("为200名妇女", "为300名妇女")]);
    let said = year.run(&["notice", "--final"], 2);
    assert!(said.contains("E904"), "{said}");
}
