//! Years as they may be lived: changes of the notice, returns on old and new forms, late, corrected, twice, in the
//! wrong folder; commands in any order with any day. Whatever happened, every answer that ever came is in exactly one
//! place, what was issued stays, and a report made again as of its day has the same bytes.

mod events;
mod lived;
mod places;

use proptest::prelude::ProptestConfig;
use proptest::test_runner::TestRunner;

use super::Office;
use events::history;
use lived::Lived;

/// Lives so many years.
fn live(cases: u32) {
    let (max_shrink_iters, failure_persistence) = (60, None);
    let config = ProptestConfig {
        cases,
        max_shrink_iters,
        failure_persistence,
        ..ProptestConfig::default()
    };
    let lived = TestRunner::new(config).run(&history(), |events| {
        Lived::through(&events).check();
        Ok(())
    });
    lived.unwrap_or_else(|failed| panic!("{failed}"));
}

#[test]
fn every_answer_is_in_one_place_and_a_report_made_again_is_the_same() {
    live(6);
}

/// The same, for as long as somebody wants to wait: `HONGTOU_YEARS` of them.
#[test]
#[ignore = "as many years as HONGTOU_YEARS says, 2 s each"]
fn many_histories() {
    let years = std::env::var("HONGTOU_YEARS").ok().and_then(|years| years.parse().ok());
    live(years.unwrap_or(200));
}
