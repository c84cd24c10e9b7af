//! A unit that ended without another in its place: what it reported last stays in the sum, whatever day is written
//! and whoever was given its share.

use super::{NOTICE, Year};

const TARGET: &str = "{名称: 科技大赛, 数量: 4场, 填报单位: 区科协}";
const LIBRARY: &str = "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n";

/// Two units on one sum; the first quarter is issued with 6 and 1.
fn issued(target: &str) -> Year {
    let mut year = Year::new();
    year.yaml = NOTICE.to_owned();
    year.change(&[(TARGET, target)]);
    year.run(&["forms", "--period", "2024Q1", "--as-of", "2024-03-25"], 0);
    for (unit, figure) in [("区文旅局", 6.0), ("区科协", 1.0), ("区卫健局", 60.0)] {
        year.answer("2024Q1", unit, figure);
    }
    year.run(&["report", "--period", "2024Q1", "--as-of", "2024-04-08", "--final"], 0);
    year
}

/// The row of the target in the second quarter, to which the unit that goes on returned 3.
fn row(year: &Year) -> String {
    year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
    for (unit, figure) in [("区科协", 3.0), ("区卫健局", 60.0)] {
        year.answer("2024Q2", unit, figure);
    }
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024Q2", "指标进度");
    rows.into_iter().find(|row| row.contains("科技大赛")).expect("the row")
}

const SUM: &str = "{名称: 科技大赛, 数量: 20场, 填报单位: [区科协, 区文旅局], 合计方式: 合计}";
const SHARED: &str = "{名称: 科技大赛, 数量: 20场, 填报单位: [{单位: 区科协, 数量: 8}, {单位: 区文旅局, 数量: 12}], 合计方式: 合计}";

/// By a day of the quarter that was issued, its first, and by its end.
#[test]
fn a_unit_that_ended_within_an_issued_quarter_stays_in_the_sum() {
    for until in ["2024-01-31", "2024-02-29", "2024-03-30", "2024Q1", "2024-05-20"] {
        let mut year = issued(SUM);
        let ended = LIBRARY.replace("区文旅局,", &format!("区文旅局, 至: {until},"));
        year.change(&[(LIBRARY, &ended)]);
        let row = row(&year);
        assert!(row.contains("|场|20|7|9|2|"), "{until}: {row}");
    }
}

/// Its share was given to the unit that goes on, with or without what it was before.
#[test]
fn a_unit_whose_share_was_given_away_when_it_ended_stays_in_the_sum() {
    for now in ["填报单位: 区科协, 原数量: [{至: 2024Q1, 数量: 20场}]", "填报单位: 区科协"]
    {
        let mut year = issued(SHARED);
        let ended = LIBRARY.replace("区文旅局,", "区文旅局, 至: 2024Q1,");
        let target = format!("{{名称: 科技大赛, 数量: 20场, {now}}}");
        year.change(&[(LIBRARY, &ended), (SHARED, &target)]);
        let row = row(&year);
        assert!(row.contains("|场|20|7|9|2|"), "{now}: {row}");
    }
}

/// A unit that is new to the target goes on with all that was reported of it: nothing is counted twice.
#[test]
fn a_new_unit_goes_on_with_the_figures_of_one_that_ended() {
    let mut year = issued(TARGET);
    let ended = "  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n";
    year.change(&[
        (ended, "  - {名称: 区科协, 至: 2024Q1, 邮箱: kx@example.gov.cn}\n"),
        (TARGET, &TARGET.replace("区科协", "区文旅局")),
    ]);
    year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
    year.answer("2024Q2", "区文旅局", 3.0);
    year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
    let rows = year.rows("2024Q2", "指标进度").join("\n");
    assert!(rows.contains("|科技大赛|区文旅局|场|4|1|3|2|"), "{rows}");
}

/// It ended within a period whose forms were out: nobody is written to, it owes nothing, and its last figure stays in
/// the sum; what came of it all the same counts.
#[test]
fn a_unit_that_ended_when_the_forms_were_out_gets_no_letter() {
    for (until, came) in [("2024-06-28", false), ("2024-04-30", false), ("2024-06-28", true)] {
        let mut year = issued(SUM);
        year.run(&["forms", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
        year.run(&["log", "--sent", "全部", "--period", "2024Q2", "--as-of", "2024-06-25"], 0);
        for (unit, figure) in [("区科协", 3.0), ("区卫健局", 60.0)] {
            year.answer("2024Q2", unit, figure);
        }
        if came {
            year.answer("2024Q2", "区文旅局", 7.0);
        }
        let ended = LIBRARY.replace("区文旅局,", &format!("区文旅局, 至: {until},"));
        year.change(&[(LIBRARY, &ended)]);
        let remind = ["remind", "--period", "2024Q2", "--as-of", "2024-07-08", "--dry-run"];
        let said = year.office.run(&remind).1;
        assert!(said.contains("没有要催、要退的单位"), "{until}: {said}");
        year.run(&["report", "--period", "2024Q2", "--as-of", "2024-07-08"], 0);
        let rows = year.rows("2024Q2", "指标进度").join("\n");
        let wanted = if came { "|场|20|7|10|3|" } else { "|场|20|7|9|2|" };
        assert!(rows.contains(wanted), "{until}: {rows}");
        // The next quarter goes on.
        let last = if came { 7.0 } else { 6.0 };
        year.run(&["forms", "--period", "2024Q3", "--as-of", "2024-09-25"], 0);
        for (unit, figure) in [("区科协", 5.0), ("区卫健局", 60.0)] {
            year.answer("2024Q3", unit, figure);
        }
        year.run(&["report", "--period", "2024Q3", "--as-of", "2024-10-08"], 0);
        let rows = year.rows("2024Q3", "指标进度").join("\n");
        let wanted = format!("|场|20|{}|{}|2|", 3.0 + last, 5.0 + last);
        assert!(rows.contains(&wanted), "{until}: {rows}");
    }
}
