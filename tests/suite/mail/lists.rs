//! What the list of a day's letters says of drafts: of those that are written anew, and of those for which there is
//! no reason any more.

use super::Year;
use super::reminding::{answers, grid, remind, returned};
use crate::forms::workbook::Workbook;

const DAY: &str = "2024-04-08";

fn list(year: &Year, place: &str) -> Vec<String> {
    Workbook::open(&year.read(place)).strings()
}

fn of_day(year: &Year, day: &str) -> Vec<String> {
    list(year, &format!("out/remind/2024Q1/{day}/催报和退回清单-2024Q1.xlsx"))
}

fn says(list: &[String], text: &str) -> bool {
    list.iter().any(|one| one.contains(text))
}

/// The unit's form came after its reminder was drafted: the list of the day says that the draft is not to be sent.
#[test]
fn a_draft_whose_unit_has_reported_since_is_marked() {
    let year = returned();
    remind(&year, DAY, &[]);
    assert!(!says(&of_day(&year, DAY), "不用发了"));
    for unit in 0..8 {
        let grid = grid(&year, unit);
        let bytes = hongtou::form::write(&grid, &answers(&grid)).expect("a workbook");
        year.put(&format!("returns/2024Q1/{}.xlsx", grid.identity.unit), bytes);
        let (_, words) = remind(&year, DAY, &[]);
        let list = of_day(&year, DAY);
        let marked = list.iter().filter(|one| *one == "不用发了").count();
        // Three had reported before; the first of them is replied to.
        let stale = [1, 1, 1, 2, 3, 4, 5, 6][unit];
        assert!(says(&list, "不用发了") && marked <= stale, "{unit}: {words} {list:?}");
        assert!(says(&list, &grid.identity.unit) || (1..3).contains(&unit), "{unit}: {list:?}");
    }
    // All reported: the list was made all the same, and the next day has none.
    assert!(!says(&of_day(&year, DAY), "待发"), "{:?}", of_day(&year, DAY));
    remind(&year, "2024-04-09", &[]);
    assert!(!year.path("out/remind/2024Q1/2024-04-09").exists());
}

/// What is drafted again says so, that day and in a later run of it; what is not says that, too.
#[test]
fn what_is_drafted_again_is_not_said_to_be_of_before() {
    let year = returned();
    remind(&year, "2024-04-03", &[]);
    remind(&year, "2024-04-05", &[]);
    assert!(says(&of_day(&year, "2024-04-05"), "2024-04-03 起草过，没有再写"));
    for more in [&["--again"][..], &[]] {
        remind(&year, "2024-04-05", more);
        let list = of_day(&year, "2024-04-05");
        assert!(says(&list, "2024-04-03 起草过，2024-04-05 再写"), "{list:?}");
        assert!(!says(&list, "没有再写"), "{list:?}");
    }
    // The forms are made anew whenever they are asked for.
    for day in ["2024-03-20", "2024-03-25"] {
        year.run(&["send", "--as-of", day]);
    }
    let list = list(&year, "out/outbox/2024Q1/发送清单-2024Q1.xlsx");
    assert!(says(&list, "2024-03-20 起草过，2024-03-25 再写"), "{list:?}");
    assert!(!says(&list, "没有再写"), "{list:?}");
}
