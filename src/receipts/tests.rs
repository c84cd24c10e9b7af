use crate::date::{Date, Moment};

use super::{Book, Event, Fault, Found, Known, Line, Look, Ruling, Run};

fn day(written: &str) -> Date {
    Date::parse(written).unwrap()
}

fn run(clock: &str, as_of: &str) -> Run {
    let now = Moment::parse(&format!("{clock} 09:00")).unwrap();
    Run { now, as_of: Date::parse(as_of), by: "张三".into(), version: "1".into() }
}

fn found(file: &str, hash: &str) -> Found {
    Found { file: file.into(), hash: hash.into(), ..Found::default() }
}

fn look(files: &[(&str, &str)]) -> Look {
    let files = files.iter().map(|(file, hash)| found(file, hash)).collect();
    Look { period: "2024Q1".into(), files, is_whole: true, ..Look::default() }
}

/// What a run notes: each event with its file.
fn note(book: &mut Book, look: &Look, run: &Run) -> Vec<(Event, String)> {
    let lines = book.news(look, run);
    let told = lines.iter().map(|line| (line.event, line.file.clone())).collect();
    lines.into_iter().for_each(|line| book.push(line));
    told
}

fn later(book: &Book, hash: &str, clock: &str, as_of: &str) -> Option<String> {
    let known = Known { book, today: day(clock), as_of: Date::parse(as_of) };
    known.came_later(hash, "2024Q1").map(|seen| seen.to_string())
}

#[test]
fn a_file_is_noted_when_it_comes_changes_its_name_and_goes() {
    let (mut book, run) = (Book::default(), run("2024-04-08", ""));
    let mut told = |files: &[(&str, &str)]| note(&mut book, &look(files), &run);
    let one = |event, file: &str| vec![(event, file.to_owned())];
    let first = vec![(Event::Looked, String::new()), (Event::Received, "甲.xlsx".to_owned())];
    assert_eq!(told(&[("甲.xlsx", "A")]), first);
    assert_eq!(told(&[("甲.xlsx", "A")]), []);
    assert_eq!(told(&[("乙.xlsx", "A")]), one(Event::Renamed, "乙.xlsx"));
    assert_eq!(told(&[("丙.xlsx", "A"), ("乙.xlsx", "A")]), one(Event::Again, "丙.xlsx"));
    let replaced =
        vec![(Event::Gone, "乙.xlsx".to_owned()), (Event::Received, "乙.xlsx".to_owned())];
    assert_eq!(told(&[("丙.xlsx", "A"), ("乙.xlsx", "B")]), replaced);
    assert_eq!(told(&[("乙.xlsx", "B")]), one(Event::Gone, "丙.xlsx"));
    assert_eq!(told(&[("乙.xlsx", "B")]), []);
}

/// What a program holds open, or lies in an archive that is, is not gone.
#[test]
fn what_was_not_read_is_not_gone() {
    let (mut book, run) = (Book::default(), run("2024-04-08", ""));
    note(&mut book, &look(&[("甲.xlsx", "A"), ("来件.zip › 乙.xlsx", "B")]), &run);
    let unread = ["甲.xlsx", "来件.zip"].map(str::to_owned).into();
    let held = Look { unread, is_whole: false, ..look(&[]) };
    assert_eq!(note(&mut book, &held, &run), []);
    let unread = ["甲.xlsx", "来件.zip"].map(str::to_owned).into();
    let held = Look { unread, ..look(&[]) };
    assert_eq!(note(&mut book, &held, &run), []);
    let next = super::tests::run("2024-04-09", "");
    let nothing_whole = Look { is_whole: false, ..look(&[]) };
    assert_eq!(note(&mut book, &nothing_whole, &next), [], "no look, for something may lie there");
}

#[test]
fn what_came_behind_the_day_by_the_clock_is_left_out() {
    let mut book = Book::default();
    note(&mut book, &look(&[("甲.xlsx", "A")]), &run("2024-04-08", ""));
    note(&mut book, &look(&[("甲.xlsx", "A"), ("乙.xlsx", "B")]), &run("2024-04-12", ""));
    let of = |hash, as_of| later(&book, hash, "2024-04-20", as_of);
    assert_eq!(of("B", "2024-04-08").as_deref(), Some("2024-04-12"));
    assert_eq!(of("B", "2024-04-12"), None);
    assert_eq!(of("B", "2024-04-09"), None, "no look on that day or later before it came");
    assert_eq!(of("B", "2024-04-07").as_deref(), Some("2024-04-12"));
    assert_eq!(of("A", "2024-04-01"), None, "it lay there at the first look");
    assert_eq!(of("B", ""), None, "no day is told");
    assert_eq!(of("C", "2024-04-08").as_deref(), Some("2024-04-20"), "seen first by this run");
    assert_eq!(later(&book, "C", "2024-04-12", "2024-04-12"), None, "the same day");
}

#[test]
fn what_came_behind_the_day_that_was_told_is_left_out() {
    let mut book = Book::default();
    let today = "2026-11-27";
    note(&mut book, &look(&[("甲.xlsx", "A")]), &run(today, "2024-04-08"));
    assert_eq!(later(&book, "B", today, "2024-04-08"), None, "the same day told");
    note(&mut book, &look(&[("甲.xlsx", "A"), ("乙.xlsx", "B")]), &run(today, "2024-04-12"));
    assert_eq!(later(&book, "B", today, "2024-04-08").as_deref(), Some("2024-04-12"));
    assert_eq!(later(&book, "B", today, "2024-04-12"), None);
    assert_eq!(later(&book, "A", today, "2024-04-01"), None);
    note(&mut book, &look(&[("甲.xlsx", "A"), ("乙.xlsx", "B")]), &run(today, "2024-04-01"));
    assert_eq!(later(&book, "B", today, "2024-04-03").as_deref(), Some("2024-04-12"));
    let other = Known { book: &book, today: day(today), as_of: Date::parse("2024-04-08") };
    assert_eq!(other.came_later("C", "2024Q2"), None, "nobody looked at that folder");
}

#[test]
fn what_was_moved_from_the_folder_of_another_period_came_when_it_was_moved() {
    let (mut book, day) = (Book::default(), |day: &str| run(day, ""));
    let second = |files: &[(&str, &str)]| Look { period: "2024Q2".into(), ..look(files) };
    note(&mut book, &second(&[("甲.xlsx", "A")]), &day("2024-07-04"));
    note(&mut book, &look(&[]), &day("2024-07-08"));
    note(&mut book, &look(&[("甲.xlsx", "A")]), &day("2024-07-16"));
    let of = |as_of| later(&book, "A", "2024-07-20", as_of);
    assert_eq!(of("2024-07-08").as_deref(), Some("2024-07-16"));
    assert_eq!(of("2024-07-16"), None);
    let known = Known {
        book: &book,
        today: super::tests::day("2024-07-20"),
        as_of: Date::parse("2024-07-08"),
    };
    assert_eq!(known.came_later("A", "2024Q2"), None, "it lay there");
}

#[test]
fn a_ruling_by_name_is_for_the_file_it_was_followed_for() {
    let ruling = |says: &str| Ruling { names: "报表.xlsx".into(), says: says.into() };
    let ruled = |hash: &str, followed: Option<&str>, stands: &[&str]| Look {
        files: vec![Found { ruling: followed.map(ruling), ..found("报表.xlsx", hash) }],
        rulings: stands.iter().map(|says| ruling(says)).collect(),
        ..look(&[])
    };
    let (mut book, run) = (Book::default(), run("2024-04-08", ""));
    let told = |book: &mut Book, look: &Look| {
        let events = note(book, look, &run).into_iter().map(|(event, _)| event);
        events.filter(|event| matches!(event, Event::Ruled | Event::Withdrawn)).collect::<Vec<_>>()
    };
    let other = |book: &Book, says: &str, hash: &str| {
        let known = Known { book, today: day("2024-07-08"), as_of: None };
        known.made_for_another(&ruling(says), hash).map(|other| other.hash + " " + &other.day)
    };
    assert_eq!(other(&book, "不计: 是", "A"), None, "it was never followed");
    assert_eq!(told(&mut book, &ruled("A", Some("不计: 是"), &["不计: 是"])), [Event::Ruled]);
    assert_eq!(told(&mut book, &ruled("A", Some("不计: 是"), &["不计: 是"])), []);
    assert_eq!(other(&book, "不计: 是", "A"), None);
    assert_eq!(other(&book, "不计: 是", "B").as_deref(), Some("A 2024-04-08"));
    assert_eq!(other(&book, "不计: 是, 日期: 2024-07-08", "B"), None, "it says something else");
    assert_eq!(
        told(&mut book, &ruled("A", None, &["不计: 是"])),
        [],
        "it stands, and is asked about"
    );
    assert_eq!(told(&mut book, &ruled("A", Some("版次: 2"), &["版次: 2"])), [Event::Ruled]);
    assert_eq!(told(&mut book, &ruled("A", None, &[])), [Event::Withdrawn]);
    assert_eq!(book.lines().last().unwrap().ruling, Some(ruling("版次: 2")));
    assert_eq!(other(&book, "版次: 2", "B"), None, "withdrawn, and may be written anew");
}

fn text(book: &Book) -> String {
    book.lines().iter().map(|line| line.json().unwrap() + "\n").collect()
}

#[test]
fn a_cut_last_line_says_nothing_and_a_broken_one_is_told() {
    let mut book = Book::default();
    note(&mut book, &look(&[("甲.xlsx", "A")]), &run("2024-04-08", ""));
    let whole = text(&book);
    assert_eq!(Book::read(whole.as_bytes()), (book.clone(), Vec::new()));
    let marked = format!("\u{FEFF}{}", whole.replace('\n', "\r\n"));
    assert_eq!(Book::read(marked.as_bytes()), (book.clone(), Vec::new()));
    for cut in 1..20 {
        assert_eq!(Book::read(format!("{whole}{}", &whole[..cut]).as_bytes()).1, []);
    }
    let newer = whole.lines().next().unwrap().replace("\"format\":1", "\"format\":2");
    let (read, faults) = Book::read(format!("{{\n{newer}\n{whole}").as_bytes());
    assert_eq!((read, faults), (book, vec![(1, Fault::NotOurs), (2, Fault::Newer)]));
}

/// Two computers, each with a copy of the book: what one has more is taken, each line once, in the order of the
/// clock.
#[test]
fn copies_are_read_together() {
    let mut own = Book::default();
    note(&mut own, &look(&[("甲.xlsx", "A")]), &run("2024-04-08", ""));
    let mut copy = own.clone();
    note(&mut own, &look(&[("甲.xlsx", "A")]), &run("2024-04-20", ""));
    note(&mut copy, &look(&[("甲.xlsx", "A"), ("乙.xlsx", "B")]), &run("2024-04-12", ""));
    let mut both = own.clone();
    both.join(copy);
    let times: Vec<&str> = both.lines().iter().map(|line| &line.time[..10]).collect();
    assert_eq!(times, ["2024-04-08", "2024-04-08", "2024-04-12", "2024-04-12", "2024-04-20"]);
    assert_eq!(later(&both, "B", "2024-04-30", "2024-04-08").as_deref(), Some("2024-04-12"));
    let mut again = both.clone();
    again.join(own);
    assert_eq!(again, both);
}

#[test]
fn a_line_has_the_days_of_its_run() {
    let mut book = Book::default();
    note(&mut book, &look(&[]), &run("2024-04-09", "2024-04-08"));
    let line = &book.lines()[0];
    let days = [line.clock_day(), line.told_day()].map(|day| day.unwrap().to_string());
    assert_eq!(days, ["2024-04-09", "2024-04-08"]);
    assert_eq!(Line { as_of: String::new(), ..line.clone() }.told_day(), line.clock_day());
}
