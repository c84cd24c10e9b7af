//! 完成时限 as a day, a month, words, and none.

use hongtou::form::{Answer, CellText, Part};

use super::{NOTICE, Office, due_of, filled, form, forms, printed, read, said, with};

/// Of the three tasks the first is due by that, the second and the third by these.
fn dues(first: &str) -> String {
    with(&[
        ("完成时限: 2025-12-31", &format!("完成时限: {first}")),
        ("苗圃站]\n", "苗圃站]\n    完成时限: 长期坚持\n"),
        ("完成时限: 2025-12-31", "完成时限: {文字: 采暖期前, 日期: 2025-11-15}"),
    ])
}

/// Field 23: it was E202.
#[test]
fn words_are_printed_as_they_are_written() {
    let office = Office::new(&dues("2025年9月底前"));
    let printed_paragraphs = office.notice();
    for words in ["2025年9月底前", "长期坚持", "采暖期前"] {
        assert!(printed_paragraphs.concat().contains(words), "{words}");
    }
    let notice = read(&dues("2025年9月底前"), &[]);
    let forms = forms(&notice);
    assert_eq!(printed(form(&forms, "区水利局"), Part::Due), ["2025年\n9月底前"]);
    let garden = form(&forms, "区园林局");
    assert_eq!(printed(garden, Part::Due), ["长期坚持", "采暖期前"]);
    assert_eq!([1, 2].map(|task| due_of(garden, task)), [None, None], "nobody is asked");
    forms.iter().for_each(|(_, grid)| office.receive(grid, &filled(grid)));
    let [pdf, docx, book] = office.report(0);
    for words in ["9月底前", "长期坚持", "采暖期前"] {
        assert!([&pdf, &docx, &book].iter().all(|text| text.contains(words)), "{words}");
    }
}

/// By 30 September two thirds of the time are gone at the end of June, by the end of the year a half.
#[test]
fn words_are_reckoned_by_the_day_that_follows() {
    let elapsed = |due: &str| {
        let office = Office::new(&dues(due));
        let without_day: &[&str] = if due == "汛期前" { &["W252"] } else { &[] };
        let notice = read(&dues(due), without_day);
        forms(&notice).iter().for_each(|(_, grid)| office.receive(grid, &filled(grid)));
        let [pdf, ..] = office.report(0);
        ["100%", "66.7%", "50%"].into_iter().find(|gone| pdf.contains(gone)).map(str::to_owned)
    };
    for (due, gone) in [
        ("2025-09-30", "66.7%"),
        ("2025年9月底前", "66.7%"),
        ("9月", "66.7%"),
        ("三季度", "66.7%"),
        ("上半年", "100%"),
        ("9月30日前完成", "66.7%"),
        ("9月底前完成", "66.7%"),
        ("3—9月", "66.7%"),
        ("3-9月", "66.7%"),
        ("2025年5月—9月", "66.7%"),
        ("二〇二五年九月底前", "66.7%"),
        ("上半年完成", "100%"),
        ("每季度末", "50%"),
        ("年底前", "50%"),
        ("汛期前", "50%"),
        ("{文字: 汛期前, 日期: 2025-09-30}", "66.7%"),
        ("长期坚持", "50%"),
    ] {
        assert_eq!(elapsed(due).as_deref(), Some(gone), "{due}");
    }
}

#[test]
fn a_day_is_printed_as_before_however_it_is_written() {
    let days = ["2025-12-31", "2025/12/31", "2025.12.31", "2025年12月31日"];
    for day in days {
        let notice = read(&with(&[("2025-12-31", day)]), &[]);
        let forms = forms(&notice);
        assert_eq!(printed(form(&forms, "区水利局"), Part::Due), ["2025年\n12月31日"]);
        assert_eq!(
            form(&forms, "区水利局").identity,
            form(&super::forms(&read(NOTICE, &[])), "区水利局").identity
        );
    }
}

#[test]
fn what_is_neither_is_told() {
    for (due, codes) in [
        ("2025-09", vec!["E250"]),
        ("20250930", vec!["E250"]),
        ("2025年13月", vec!["E250"]),
        ("2025-09-31", vec!["E203"]),
        ("10月前", vec!["E260"]),
        ("3个月内", vec!["E260"]),
        ("9月底前完成80%", vec!["E260"]),
        ("11月—3月", vec!["E260"]),
        ("采暖期前", vec!["W252"]),
        ("常年坚持", vec![]),
        ("3月起长期坚持", vec![]),
        ("自2025年3月起常态化开展", vec![]),
        ("自3月起", vec!["W252"]),
        ("7月1日起", vec!["W252"]),
        ("自3月起，10月底前完成", vec![]),
        ("2024-12-31", vec!["W253"]),
        ("2024年10月底前", vec!["W253"]),
        ("{文字: 采暖期前, 日期: 2024-11-15}", vec!["W253"]),
        ("{文字: 10月前, 日期: 2025-09-30}", vec![]),
        ("{文字: 采暖期前}", vec!["E105"]),
        ("{文字: 采暖期前, 日期: 入冬}", vec!["E202"]),
        ("[9月]", vec!["E101"]),
    ] {
        assert_eq!(said(&with(&[("2025-12-31", due)])), codes, "{due}");
    }
}

/// One finding for all dues without a day, each words once.
#[test]
fn dues_without_a_day_are_told_at_once() {
    let yaml = with(&[
        ("完成时限: 2025-12-31", "完成时限: 采暖期前"),
        ("苗圃站]\n", "苗圃站]\n    完成时限: 汛期前\n"),
        ("完成时限: 2025-12-31", "完成时限: 采暖期前"),
    ]);
    assert_eq!(said(&yaml), ["W252"]);
    let office = Office::new(&yaml);
    let told = office.run(&["check"], 0);
    assert!(
        told.contains("完成时限“采暖期前”、“汛期前”（3 处）里没有日子，进度按2025年12月31日算"),
        "{told}"
    );
    assert_eq!(told.matches("notice.yaml:").count(), 3, "{told}");
    let begins = "完成时限: {文字: 自4月起, 日期: 2025-12-31}";
    assert_eq!(said(&with(&[("完成时限: 2025-12-31", begins)])), [""; 0]);
}

/// A due that was copied from another year is named with it; what to write is shown in the notice's own.
#[test]
fn the_year_of_the_notice_is_named() {
    let told = |due: &str| {
        let office = Office::new(&with(&[("2025-12-31", due)]));
        office.run(&["check"], if due == "10月前" { 1 } else { 0 })
    };
    let before = told("2024-12-31");
    assert!(before.contains("完成时限“2024年12月31日”早于通知的年度2025年"), "{before}");
    for due in ["10月前", "采暖期前"] {
        let example = told(due);
        assert!(example.contains("日期: 2025-11-15"), "{example}");
    }
}

/// What begins and goes on has no due: nobody is late with it, and no month is taken for its end.
#[test]
fn what_begins_is_not_due_then() {
    let due = |due: &str| {
        let notice = read(&with(&[("2025-12-31", due)]), &[]);
        notice.tasks[0].due.as_ref().unwrap().day
    };
    assert_eq!(due("3月起长期坚持"), None);
    assert_eq!(due("自3月起，10月底前完成").unwrap().to_string(), "2025-10-31");
}

/// Field 14: a task without 完成时限 is asked about, and nobody told of who leaves it empty, but where the
/// notice leaves the column to the units.
#[test]
fn an_empty_due_is_told_of_where_the_units_are_to_fill_it_in() {
    for (column, told) in [("填写", false), ("留空", true)] {
        let yaml = with(&[("情况报表\n", &format!("情况报表\n  完成时限栏: {column}\n"))]);
        let office = Office::new(&yaml);
        for (unit, grid) in &forms(&read(&yaml, &[])) {
            let mut answers = filled(grid);
            let due = due_of(grid, 1).map(str::to_owned);
            assert_eq!(due.is_some(), unit != "区水利局");
            due.and_then(|id| answers.remove(&id));
            office.receive(grid, &answers);
        }
        let said = office.run(&["status", "--period", "2025Q2", "--as-of", "2025-07-08"], 0);
        assert_eq!(said.contains("[W656]"), told, "{said}");
        assert_eq!(said.contains("“年底前”这样的文字都行，没有期限的写“长期坚持”"), told, "{said}");
        assert!(!said.contains("没有开展的数量填 0"), "{said}");
    }
}

/// Whatever words a unit writes there are its answer.
#[test]
fn units_write_words_too() {
    let yaml = with(&[("情况报表\n", "情况报表\n  完成时限栏: 留空\n")]);
    let office = Office::new(&yaml);
    let words = ["年底前", "长期坚持"].into_iter().cycle();
    for ((_, grid), words) in forms(&read(&yaml, &[])).iter().zip(words) {
        let mut answers = filled(grid);
        let due = due_of(grid, 1).map(str::to_owned);
        due.map(|id| answers.insert(id, Answer::Text(CellText::new(words).0)));
        office.receive(grid, &answers);
    }
    let said = office.run(&["status", "--period", "2025Q2", "--as-of", "2025-07-08"], 0);
    assert!(!said.contains("警告") && !said.contains("错误"), "{said}");
    let texts = office.report(0);
    for words in ["年底前", "长期坚持"] {
        assert!(texts.iter().all(|text| text.contains(words)), "{words}");
    }
}
