//! Targets that are counted in another measure from a period on, or held to another bound: figures of different
//! measures are not compared, and a period is judged by what was in force at its end.

use super::{Answer, CellText, Field, Year, answers, form};

const DAY: &str = "2024-07-08";

/// The second quarter, after one of which the forms went out and came back: 阅读推广活动 was counted in `then` and is
/// in `now`, written with what it was (原数量) or over it.
fn changed([then, now]: [&str; 2], by_hand: bool, figures: [f64; 2]) -> Year {
    let mut year = Year::new();
    year.change(&[("数量: 20期", &format!("数量: {then}"))]);
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    year.answer("2024Q1", "区文旅局", figures[0]);
    let was = match by_hand {
        true => String::new(),
        false => format!(", 原数量: [{{至: 2024Q1, 数量: {then}}}]"),
    };
    year.change(&[(&format!("数量: {then}"), &format!("数量: {now}{was}"))]);
    year.answer("2024Q2", "区文旅局", figures[1]);
    year
}

/// What the report says on the screen, the row of the target, and the words of the paper.
fn reported(year: &Year) -> [String; 3] {
    let (_, said) =
        year.office.run(&["report", "--period", "2024Q2", "--as-of", DAY, "--bundled-fonts"]);
    let rows = year.rows("2024Q2", "指标进度");
    let row = rows.into_iter().find(|row| row.contains("阅读推广活动")).expect("a row");
    [said, row, paper(year, "2024Q2")]
}

fn paper(year: &Year, period: &str) -> String {
    let docx = year.read(&format!("out/report/{period}/汇总-{period}.docx"));
    let paper = crate::word::parts(&docx)["word/document.xml"].clone();
    paper.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect()
}

/// 300 人次 and then 21 场: nothing fell, and no unit is asked.
#[test]
fn figures_of_different_measures_are_not_compared() {
    for by_hand in [false, true] {
        let year = changed(["1200人次", "40场"], by_hand, [300.0, 21.0]);
        let [said, row, paper] = reported(&year);
        assert!(!said.contains("W658"), "{said}");
        assert!(row.contains("|场|40||21||"), "{row}");
        let word = if by_hand { "（原按人次计）" } else { "（原1200人次）" };
        assert!(row.contains(&format!("阅读推广活动{word}|")), "{row}");
        assert!(!paper.contains("比上季度少"), "{paper}");
        let (_, said) = year.office.run(&["remind", "--period", "2024Q2", "--as-of", DAY]);
        assert!(said.contains("退回 0 个单位") || !said.contains("退回"), "{said}");
    }
}

/// 300 人次 are 0.03 万人次: figures that can be reckoned over are compared.
#[test]
fn figures_of_powers_of_ten_are_reckoned_over() {
    for by_hand in [false, true] {
        let year = changed(["1200人次", "0.12万人次"], by_hand, [300.0, 0.05]);
        let [said, row, paper] = reported(&year);
        assert!(!said.contains("W658"), "{said}");
        assert!(row.contains("|万人次|0.12|0.03|0.05|0.02|"), "{row}");
        assert!(!paper.contains("比上季度少") && !row.contains("原按"), "{row} {paper}");
        let year = changed(["1200人次", "0.12万人次"], by_hand, [300.0, 0.02]);
        let [said, _, paper] = reported(&year);
        assert!(said.contains("W658") && said.contains("0.03"), "{said}");
        assert!(paper.contains("上季度0.03万人次，本季度0.02万人次"), "{paper}");
    }
}

/// A level that was 达标 in the report of its period is not called 曾未达标 by a bound of later, nor the other way.
#[test]
fn an_earlier_period_is_judged_by_its_own_bound() {
    for (bounds, first, wanted) in [
        (["不超过12%", "不超过10%"], 11.0, None),
        (
            ["不超过10%", "不超过12%"],
            11.0,
            Some("目标不超过12%，2024年第一季度 11%（当时目标不超过10%）"),
        ),
        (["不超过10%", "不超过10.5%"], 9.0, None),
        (["达到80%", "保持80%"], 70.0, None),
        (["保持90%", "保持80%"], 85.0, Some("目标保持80%，2024年第一季度 85%（当时目标保持90%）")),
    ] {
        // What it was (原数量) is of the same kind.
        for by_hand in [false, true].into_iter().filter(|by_hand| *by_hand || first < 20.0) {
            let second = if first > 20.0 { 82.0 } else { 8.0 };
            let year = changed(bounds, by_hand, [first, second]);
            let [.., paper] = reported(&year);
            assert_eq!(
                paper.contains("曾未达标"),
                wanted.is_some(),
                "{bounds:?} {by_hand}: {paper}"
            );
            assert!(paper.contains(wanted.unwrap_or_default()), "{bounds:?} {by_hand}: {paper}");
            year.office.run(&["report", "--period", "2024", "--as-of", DAY, "--bundled-fonts"]);
            let whole = self::paper(&year, "2024");
            assert_eq!(
                whole.contains("曾未达标"),
                wanted.is_some(),
                "{bounds:?} {by_hand}: {whole}"
            );
        }
    }
}

/// Texts of the same words are still found.
#[test]
fn a_text_of_before_is_found_beside_another_measure() {
    let year = changed(["1200人次", "40场"], true, [300.0, 21.0]);
    let grids = year.grids("2024Q2");
    let mut told = answers(&grids[0], 21.0);
    let asked = grids[0].entry(Field::Answer { task: 0 }).expect("a text").id.clone();
    let text = "区文旅局到3月已按计划推进，各项活动正常开展。";
    told.insert(asked, Answer::Text(CellText::new(text).0));
    year.office.put("returns/2024Q2/区文旅局2024Q2.xlsx", form::write(&grids[0], &told).unwrap());
    let [said, ..] = reported(&year);
    assert!(said.contains("W657"), "{said}");
}

/// A level whose bound was raised after it was reached: it is judged by the new one, and was not lost.
#[test]
fn a_level_that_is_raised_after_it_was_reached_is_open_again() {
    for by_hand in [false, true] {
        let year = changed(["达到80%", "达到90%"], by_hand, [82.0, 85.0]);
        let [_, row, paper] = reported(&year);
        assert!(row.contains("进行中"), "{row}");
        assert!(!paper.contains("又没有保持") && !paper.contains("未达标"), "{paper}");
    }
}
