//! Units that become one, and one that ends, among those that make one number together: what is missing is said and
//! asked for, and what was reported stays.

use super::{Field, Year, answers, form};

/// Two units whose figures make one sum, of which one has a target of its own too.
fn together() -> Year {
    let mut year = Year::new();
    let sum = "{名称: 阅读推广活动, 数量: 20期, 填报单位: [区文旅局, 区科协], 合计方式: 合计}";
    year.change(&[("{名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}", sum)]);
    year
}

/// The two become one while the first quarter is collected.
fn merge(year: &mut Year) {
    year.change(&[(
        "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
        "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024-03-20, 邮箱: wk@example.gov.cn}\n",
    )]);
}

fn row(year: &Year, period: &str, name: &str) -> String {
    let rows = year.rows(period, "指标进度");
    let row = rows.iter().find(|row| row.contains(name));
    row.unwrap_or_else(|| panic!("{name}: {rows:?}")).clone()
}

const DAY: &str = "2024-04-08";

#[test]
fn of_two_predecessors_only_one_answered() {
    let mut year = together();
    year.answer("2024Q1", "区文旅局", 6.0);
    merge(&mut year);
    assert_eq!(year.states("2024Q1", DAY, 1), ["区文化和科技局 faulty", "区卫健局 late"]);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 1);
    let missing = "“区文化和科技局”只有一部分前身的报表（区文旅局2024Q1.xlsx），前身区科协的没有收到，有关的数不全";
    assert!(said.contains(missing), "{said}");
    // No sum without the other, which is named beside the number.
    let row = row(&year, "2024Q1", "阅读推广活动");
    assert!(
        row.starts_with(
            "1|实施阅读推广|阅读推广活动|区文化和科技局|期|20||区文旅局：6区科协：（没有报）|"
        ) && row.contains("数据不全"),
        "{row}"
    );
    let summary = year.rows("2024Q1", "汇总表").concat();
    assert!(summary.contains("区科协：（没有报）"), "{summary}");
    // The unit that took over is asked for it.
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", DAY], 1);
    assert!(said.contains("催报 1 个单位，退回 1 个单位"), "{said}");
    let letter = year.letter("2024Q1", DAY, "退回-01-区文化和科技局");
    assert!(
        letter.contains("请把原来由区科协承担的部分也填在附件的报表里，合成一份重新报送"),
        "{letter}"
    );
    // When the other comes, nothing is missing.
    let later = year.yaml.clone();
    year.yaml = together().yaml;
    year.answer("2024Q1", "区科协", 2.0);
    year.yaml = later;
    assert_eq!(year.states("2024Q1", DAY, 0), ["区文化和科技局 returned", "区卫健局 late"]);
    year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 0);
    assert!(self::row(&year, "2024Q1", "阅读推广活动").contains("|期|20||8|"));
}

#[test]
fn of_two_predecessors_one_left_a_figure_blank() {
    let mut year = together();
    year.answer("2024Q1", "区文旅局", 6.0);
    let grids = year.grids("2024Q1");
    let mut told = answers(&grids[1], 2.0);
    told.remove(&grids[1].entry(Field::Figure { task: 0, target: 0 }).unwrap().id);
    let bytes = form::write(&grids[1], &told).unwrap();
    year.office.put("returns/2024Q1/区科协2024Q1.xlsx", bytes);
    // As of the unit alone, before.
    let alone = year.run(&["status", "--period", "2024Q1", "--as-of", DAY], 0);
    merge(&mut year);
    let said = year.run(&["report", "--period", "2024Q1", "--as-of", DAY], 0);
    for said in [alone, said] {
        assert!(
            said.contains("W656") && said.contains("“实施阅读推广：阅读推广活动”没有填"),
            "{said}"
        );
        assert!(said.contains("区科协2024Q1.xlsx"), "{said}");
    }
    let row = row(&year, "2024Q1", "阅读推广活动");
    assert!(row.contains("|区文旅局：6区科协：（没有填）|") && row.contains("数据不全"), "{row}");
    let said = year.run(&["remind", "--period", "2024Q1", "--as-of", DAY], 0);
    assert!(said.contains("催报 1 个单位，退回 1 个单位"), "{said}");
    let letter = year.letter("2024Q1", DAY, "退回-01-区文化和科技局");
    assert!(letter.contains("“实施阅读推广：阅读推广活动”没有填"), "{letter}");
}

/// A unit ends, and none takes over: what it reported stays in the sum that counts from January, with a word.
#[test]
fn what_a_unit_that_ended_reported_stays_in_the_sum() {
    let mut year = together();
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 3.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year.change(&[("kx@example.gov.cn}", "kx@example.gov.cn, 至: 2024-05-31}")]);
    for (unit, figure) in [("区文旅局", 9.0), ("区卫健局", 100.0)] {
        year.answer("2024Q2", unit, figure);
    }
    assert_eq!(year.states("2024Q2", "2024-07-08", 0), ["区文旅局 returned", "区卫健局 returned"]);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let ended = "区文旅局区科协（到2024年5月31日为止，计入最后报的3期）";
    let row = row(&year, "2024Q2", "阅读推广活动");
    let wanted = format!("1|实施阅读推广|阅读推广活动|{ended}|期|20|9|12|3|60.0%|");
    assert!(row.starts_with(&wanted), "{row}");
    let docx = year.read("out/report/2024Q2/汇总-2024Q2.docx");
    let paper = crate::word::parts(&docx)["word/document.xml"].clone();
    assert!(paper.contains("计入最后报的3期"), "{paper}");
    // Of a target that nobody reports any more too.
    let row = self::row(&year, "2024Q2", "科技大赛");
    assert!(row.contains("|区科协（到2024年5月31日为止，计入最后报的3场）|场|4|3|3|0|"), "{row}");
}
