//! Figures that fell below those of before, where another unit reports them by now: they are compared with what its
//! predecessors reported together.

use super::Year;

const DAY: &str = "2024-10-08";

/// Two units with a sum and another with one target of its own; all came back for two quarters.
fn reported() -> Year {
    let mut year = Year::new();
    let sum = "{名称: 阅读推广活动, 数量: 20期, 填报单位: [区文旅局, 区科协], 合计方式: 合计}";
    year.change(&[("{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}", sum)]);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 4.0), ("区卫健局", 60.0)] {
        year.answer("2024Q2", unit, figure);
    }
    year
}

const OLD: &str =
    "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";

fn found(year: &Year) -> [String; 2] {
    let (_, said) =
        year.office.run(&["report", "--period", "2024Q3", "--as-of", DAY, "--bundled-fonts"]);
    let docx = year.read("out/report/2024Q3/汇总-2024Q3.docx");
    let paper = crate::word::parts(&docx)["word/document.xml"].clone();
    let texts = paper.split('<').filter_map(|piece| piece.split_once('>'));
    [said, texts.map(|(_, text)| text).collect()]
}

#[test]
fn a_joined_unit_goes_on_with_the_sum_of_its_predecessors() {
    let mut year = reported();
    let new = "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q3, 邮箱: wk@example.gov.cn}\n";
    year.change(&[(OLD, new)]);
    // Both of its figures: 8 after 6 and 4 of the sum, 8 after 4 of what only 区科协 reported.
    year.answer("2024Q3", "区文化和科技局", 8.0);
    let [said, paper] = found(&year);
    assert_eq!(said.matches("W658").count(), 1, "{said}");
    assert!(said.contains("现在 8") && said.contains("10"), "{said}");
    assert!(paper.contains("区文化和科技局“阅读推广活动”上季度10期，本季度8期"), "{paper}");
    let said = year.run(&["remind", "--period", "2024Q3", "--as-of", DAY], 0);
    assert!(said.contains("退回 1 个单位"), "{said}");
    let letter = year.letter("2024Q3", DAY, "退回-01-区文化和科技局");
    assert!(letter.contains("10"), "{letter}");
    // 10 and more is no fall.
    year.answer("2024Q3", "区文化和科技局", 10.0);
    let [said, paper] = found(&year);
    assert!(!said.contains("W658") && !paper.contains("比上季度少"), "{said} {paper}");
}

#[test]
fn a_unit_that_took_over_from_one_goes_on_with_its_figures() {
    let mut year = reported();
    year.change(&[("{名称: 区卫健局, ", "{名称: 区卫生局, 前身: [区卫健局], 自: 2024Q3, ")]);
    year.answer("2024Q3", "区卫生局", 50.0);
    let [said, paper] = found(&year);
    assert_eq!(said.matches("W658").count(), 1, "{said}");
    assert!(paper.contains("区卫生局“健康检查”上季度60名，本季度50名"), "{paper}");
}

/// Returns of the predecessors that are put together are compared too.
#[test]
fn what_is_put_together_is_compared() {
    let mut year = reported();
    year.answer("2024Q3", "区文旅局", 5.0);
    year.answer("2024Q3", "区科协", 4.0);
    let new = "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024-09-20, 邮箱: wk@example.gov.cn}\n";
    year.change(&[(OLD, new)]);
    let [said, paper] = found(&year);
    assert_eq!(said.matches("W658").count(), 1, "{said}");
    assert!(paper.contains("区文化和科技局“阅读推广活动”上季度10期，本季度9期"), "{paper}");
}

/// Of a unit that was split no part is compared with the whole.
#[test]
fn a_part_is_not_compared_with_the_whole() {
    let mut year = reported();
    year.change(&[
        ("  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}\n", "  - {名称: 区卫生局, 前身: [区卫健局], 自: 2024Q3}\n  - {名称: 区健康局, 前身: [区卫健局], 自: 2024Q3}\n"),
        ("责任单位: 区卫健局", "责任单位: [区卫生局, 区健康局]"),
        ("填报单位: 区卫健局", "填报单位: [区卫生局, 区健康局], 合计方式: 合计"),
    ]);
    for unit in ["区卫生局", "区健康局"] {
        year.answer("2024Q3", unit, 40.0);
    }
    let [said, paper] = found(&year);
    assert!(!said.contains("W658") && !paper.contains("比上季度少"), "{said} {paper}");
}
