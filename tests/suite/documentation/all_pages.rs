//! The whole of the documentation holds: each check of a page, over all pages. `planted` has what they find.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::page::{Page, in_folder, pages};
use super::{links, numbers, others, told, tried, typed};

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn of(pages: &[Page], check: fn(&Page) -> Vec<String>) -> Vec<String> {
    pages.iter().flat_map(check).collect()
}

#[test]
fn the_program_takes_every_command_shown() {
    none(&of(&pages(), typed::faults));
}

/// Those that run longest are begun first.
#[test]
fn every_command_shown_does_what_it_is_shown_for() {
    let pages = pages();
    let queue = Mutex::new(pages.iter());
    let next = || queue.lock().expect("no test fails while it holds this").next();
    let take = || std::iter::from_fn(next).flat_map(tried::faults).collect::<Vec<_>>();
    let faults: Vec<String> = std::thread::scope(|scope| {
        let two = [scope.spawn(take), scope.spawn(take)];
        two.into_iter().flat_map(|one| one.join().expect("a thread")).collect()
    });
    none(&faults);
    let count = tried::count(&pages);
    assert!(count > 60, "{count} commands are run");
}

#[test]
fn what_is_not_run_says_so() {
    let pages = pages();
    none(&of(&pages, tried::marks));
    none(&of(&pages, others::unmarked));
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for (_, reason) in tried::not_run(&pages) {
        *reasons.entry(reason).or_default() += 1;
    }
    let wanted = [
        ("builds and measures the program", 16),
        ("builds the program", 1),
        ("fetches all sources", 1),
        ("needs a mail server", 3),
    ];
    assert_eq!(reasons, wanted.map(|(reason, count)| (reason.to_owned(), count)).into());
}

#[test]
fn every_link_and_picture_is_there() {
    let mut pages = pages();
    pages.extend(in_folder("fixtures/returns"));
    none(&of(&pages, links::faults));
    let far: Vec<String> = of(&pages, links::far);
    assert_eq!(far, [""; 0], "no test can follow these: name them here");
}

#[test]
fn every_file_test_and_bench_named_is_in_the_sources() {
    none(&of(&pages(), others::faults));
}

#[test]
fn every_code_and_message_is_of_the_program() {
    none(&of(&pages(), told::faults));
}

#[test]
fn every_figure_that_can_be_counted_is_right() {
    none(&of(&numbers::counted(), numbers::faults));
}
