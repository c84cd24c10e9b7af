//! Forms that are due before their period ends: what is counted is as of the day they are filled in, and no day
//! behind the deadline is named. Forms sent before are read as they always were.

use hongtou::form::{self, Field, FormGrid, Part};
use hongtou::period::Period;

use super::{Office, answers};
use crate::report_xlsx::parts;
use crate::returns::{open, read};

/// All that the forms of `period` hold, hints too, and the heads over their figures.
fn words(office: &Office, period: &str) -> (String, Vec<String>) {
    let grids = office.grids(period);
    let blank = |grid: &FormGrid| form::write(grid, &form::Answers::new()).unwrap();
    let words = grids.iter().flat_map(|grid| parts(&blank(grid)).into_values()).collect();
    let heads = grids.iter().flat_map(|grid| &grid.printed).filter(|one| one.part == Part::Head);
    let counts = heads.filter(|one| one.text.contains("累计"));
    (words, counts.map(|one| one.text.clone()).collect())
}

#[test]
fn no_day_behind_the_deadline_is_named() {
    for (reporting, period, last, due) in [
        ("截止日: 25", "2026Q2", ["2026年6月30日", "2026-6-30"], "2026-6-25"),
        ("报送周期: 每月\n  截止日: 20", "2026-02", ["2026年2月28日", "2026-2-28"], "2026-2-20"),
        ("报送周期: 每年\n  截止日: 10", "2026Y", ["2026年12月31日", "2026-12-31"], "2026-12-10"),
        // 28 February is a Saturday.
        (
            "报送周期: 每月\n  遇休息日: 提前",
            "2026-02",
            ["2026年2月28日", "2026-2-28"],
            "2026-2-27",
        ),
    ] {
        let office = Office::new(reporting);
        let (words, heads) = words(&office, period);
        assert_eq!(heads, ["截至填报日累计完成"; 3], "{reporting}");
        for day in last {
            assert!(!words.contains(day), "{reporting}: {day}");
        }
        for wanted in
            ["填从年初到填报日的累计完成数", "填到填报日达到的数", &*format!("例如：{due}")]
        {
            assert!(words.contains(wanted), "{reporting}: {wanted}");
        }
    }
}

/// The last day of the period where the deadline is that day or later.
#[test]
fn a_later_deadline_leaves_the_words_as_they_were() {
    for reporting in ["期限天数: 0", "期限天数: 5", "截止日: 30", "截止日: 31"] {
        let office = Office::new(reporting);
        let (words, heads) = words(&office, "2026Q2");
        assert_eq!(heads, ["截至2026年6月30日累计完成"; 3], "{reporting}");
        assert!(words.contains("填从年初到2026年6月30日的累计完成数"), "{reporting}");
        assert!(words.contains("例如：2026-6-30") && !words.contains("填报日的"), "{reporting}");
    }
}

/// The form says the period's last day, the notice was given an earlier deadline since: it is another version,
/// and all that was filled in is read. So it is the other way round.
#[test]
fn a_form_with_the_other_words_is_read() {
    let [late, early] = ["期限天数: 5", "截止日: 25"].map(Office::new);
    for (sent, now) in [(&late, &early), (&early, &late)] {
        for (old, new) in sent.grids("2026Q2").iter().zip(now.grids("2026Q2")) {
            let given = answers(old, 12.0);
            let bytes = form::write(old, &given).unwrap();
            let reading = read(&now.notice, &new, &open("表.xlsx", &bytes).unwrap());
            assert_eq!(reading.returned.values(), given);
            assert_eq!(reading.returned.others, []);
            assert!(reading.of_quarter.is_empty(), "{:?}", reading.of_quarter);
            let codes: Vec<_> =
                reading.findings.sorted().iter().map(|one| one.problem.code()).collect();
            assert_eq!(codes, ["W621"]);
        }
    }
}

/// The day of filling in stands at the foot, and is read there alone.
#[test]
fn the_head_is_no_day_of_filling_in() {
    let office = Office::new("截止日: 25");
    for grid in office.grids("2026Q2") {
        let given = answers(&grid, 12.0);
        let reading = read(
            &office.notice,
            &grid,
            &open("表.xlsx", &form::write(&grid, &given).unwrap()).unwrap(),
        );
        let filled_on = grid.entry(Field::FilledOn).unwrap();
        assert_eq!(grid.identity.period, Period::parse("2026Q2").unwrap());
        assert_eq!(reading.returned.places[&filled_on.id].cell_ref(), Some(filled_on.cell));
        assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    }
}
