//! Years as they may be lived: changes of the notice, returns on old and new forms, late, corrected, twice, in the
//! wrong folder; commands in any order with any day. Whatever happened, every answer that ever came is in exactly one
//! place, what was issued stays, and a report made again as of its day has the same bytes.

mod events;
mod lived;
mod places;

use proptest::prelude::ProptestConfig;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::Office;
use events::{Event, How, history};
use lived::Lived;

/// Lives so many years; `rng` draws them, or luck.
fn live(cases: u32, rng: Option<TestRng>) {
    let (max_shrink_iters, failure_persistence) = (60, None);
    let config = ProptestConfig {
        cases,
        max_shrink_iters,
        failure_persistence,
        ..ProptestConfig::default()
    };
    let mut runner = match rng {
        Some(rng) => TestRunner::new_with_rng(config, rng),
        None => TestRunner::new(config),
    };
    let lived = runner.run(&history(), |events| {
        Lived::through(&events).check();
        Ok(())
    });
    lived.unwrap_or_else(|failed| panic!("{failed}"));
}

#[test]
fn every_answer_is_in_one_place_and_a_report_made_again_is_the_same() {
    // The same six each time: what a run finds hangs on no luck.
    live(6, Some(TestRng::deterministic_rng(RngAlgorithm::ChaCha)));
}

/// The same, for as long as somebody wants to wait: `HONGTOU_YEARS` of them.
#[test]
#[ignore = "as many years as HONGTOU_YEARS says, 2 s each"]
fn many_histories() {
    let years = std::env::var("HONGTOU_YEARS").ok().and_then(|years| years.parse().ok());
    live(years.unwrap_or(200), None);
}

/// What a corrected return of a predecessor still says stands once, beside the answer of who took over.
#[test]
fn a_corrected_return_of_a_predecessor_is_told_once() {
    let events = [
        Event::Answer { period: 1, unit: 12, how: How::OnOldForm },
        Event::Answer { period: 1, unit: 61, how: How::Here },
        Event::Answer { period: 0, unit: 0, how: How::Corrected },
        Event::Change(75),
        Event::Change(0),
        Event::Change(98),
    ];
    Lived::through(&events).check();
}
