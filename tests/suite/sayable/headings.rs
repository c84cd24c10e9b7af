//! Parts that count anew with a number or without; the number that is typed before a heading.

use hongtou::form::Part;

use super::tasks::{body, plan};
use super::{form, forms, printed, read, said};

/// Parts without a number count anew, as those with one; tables tell their tasks apart.
#[test]
fn parts_without_a_number_count_anew() {
    let unnumbered = |first: &str, second: &str| {
        plan(&[
            ("标题: 一、城建", &format!("标题: {first}")),
            ("标题: 民生", &format!("标题: {second}")),
            ("  - 标题: （一）水利\n", ""),
        ])
    };
    for (first, second) in [
        ("第一部分 城建\n    序号: 无", "第二部分 民生\n    序号: 无"),
        ("第一部分 城建", "第二部分 民生"),
        ("城建\n    序号: 无", "民生\n    序号: 无"),
    ] {
        let yaml = unnumbered(first, second);
        let notice = read(&yaml, &[]);
        let found = body(&yaml);
        assert!(found[1].starts_with("一、改造灌区渠道。"), "{found:#?}");
        assert!(found[2].starts_with("四、建设口袋绿地。"), "{found:#?}");
        assert!(found[5].starts_with("一、改造灌区渠道。"), "{found:#?}");
        let labels: Vec<&str> =
            notice.tasks.iter().map(|task| task.number.label.as_str()).collect();
        assert_eq!(labels, ["一、一", "一、四", "二、一"]);
    }
    // A number of their own is no number twice.
    let twice = unnumbered("第一部分 城建", "第二部分 民生").replace("序号: 4", "序号: 1");
    assert_eq!(said(&twice), ["E255"]);
    let own = unnumbered("第一部分 城建", "第二部分 民生")
        .replace("内容: 全部渠道", "序号: 4\n    内容: 全部渠道");
    read(&own, &[]);
    // One part alone needs no other words for its tasks.
    let one = plan(&[
        ("标题: 一、城建", "标题: 重点任务\n    序号: 无"),
        ("  - 标题: 民生\n    内容: 这一部分由区水利局统筹。\n  - 标题: （一）水利\n", ""),
    ])
    .replacen("名称: 改造灌区渠道\n    内容: 全部", "名称: 清淤\n    内容: 全部", 1);
    let labels = read(&one, &[]).tasks.into_iter().map(|task| task.number.label);
    assert_eq!(labels.collect::<Vec<_>>(), ["1", "4", "5"]);
}

#[test]
fn a_number_that_is_typed_before_a_heading_is_its_number() {
    let three = plan(&[
        ("标题: 一、城建", "标题: 三、城建"),
        ("标题: （一）水利", "标题: （一）水利\n  - 标题: 2.灌区"),
    ]);
    read(&three, &[]);
    assert_eq!(
        body(&three),
        [
            "三、城建",
            "（一）改造灌区渠道。改造灌区渠道62公里。（责任单位：区水利局）",
            "（四）建设口袋绿地。建设口袋绿地若干。（责任单位：区园林局、区园林局苗圃站）",
            "四、民生",
            "这一部分由区水利局统筹。",
            "（一）水利",
            "2.灌区",
            "（1）改造灌区渠道。全部渠道免费开放。（责任单位：区园林局、区水利局）",
        ]
    );
    let forms = forms(&read(&three, &[]));
    let sections = ["三、城建", "四、民生", "（一）水利", "2.灌区"];
    assert_eq!(printed(form(&forms, "区水利局"), Part::Section), sections);
    for (typed, codes) in [
        ("1、城建", vec!["E264"]),
        ("（1）城建", vec!["E264"]),
        ("①城建", vec!["E264"]),
        ("一.城建", vec!["E264"]),
        ("1.城建", vec!["E257"]),
        ("第一部分 城建\n    序号: 2", vec!["E259"]),
        ("一、城建\n    层次: 1", vec!["E259"]),
        ("第一板块 城建", vec![]),
    ] {
        let yaml = plan(&[("标题: 一、城建", &format!("标题: {typed}"))]);
        assert_eq!(said(&yaml), codes, "{typed}");
    }
    // First-level signs under a part: it was E256, and could not be said.
    let under =
        plan(&[("标题: 一、城建", "标题: 第一部分 城建\n  - {标题: 一、水利, 序号: 无, 层次: 2}")]);
    read(&under, &[]);
    assert_eq!(body(&under)[..2], ["第一部分 城建", "一、水利"]);
    let same = plan(&[("标题: 一、城建", "标题: 第一部分 城建\n  - 标题: 一、水利")]);
    assert_eq!(said(&same), ["E256"]);
    // What no level has is printed as it stands where that is said.
    let as_typed = plan(&[("标题: 一、城建", "标题: 1、城建\n    序号: 无")]);
    read(&as_typed, &[]);
    assert_eq!(body(&as_typed)[0], "1、城建");
}
