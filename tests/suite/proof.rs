//! The proof-reader: one slip planted in the notice of 2024, one finding there. A title too wide for its line
//! is found where the page is known, and tested there.

use std::collections::BTreeSet;

use hongtou::diag::Diagnostic;
use hongtou::origin::Place;
use hongtou::{notice, proof};
use serde::Deserialize;

pub(crate) const BASE: &str = include_str!("../../fixtures/proof/base.yaml");
const SLIPS: &str = include_str!("../../fixtures/proof/slips.jsonl");

/// A slip: what stands behind `behind` is `new` and not `old`.
#[derive(Deserialize)]
pub(crate) struct Planted {
    pub(crate) id: String,
    pub(crate) behind: String,
    pub(crate) old: String,
    pub(crate) new: String,
    pub(crate) codes: Vec<String>,
}

fn check(text: &str) -> Vec<Diagnostic> {
    let reading = notice::read("n.yaml", text.as_bytes());
    let mut findings = reading.findings;
    findings.extend(reading.notice.iter().flat_map(proof::read));
    findings.sorted()
}

pub(crate) fn planted() -> Vec<Planted> {
    SLIPS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// 35-64岁 is in the published text, and nothing else is to be said of it.
#[test]
fn the_published_text_has_one_range_with_a_hyphen() {
    let found = check(BASE);
    let codes: Vec<&str> = found.iter().map(|one| one.problem.code()).collect();
    assert_eq!(codes, ["W141"]);
    let Place::Text(place) = &found[0].place else { panic!() };
    assert_eq!(place.text(), "35-64");
}

#[test]
fn each_slip_is_found_where_it_was_planted() {
    // The other key of a contradiction.
    let elsewhere = BTreeSet::from(["A29"]);
    for slip in planted() {
        let from = format!("{}{}", slip.behind, slip.old);
        assert_eq!(BASE.matches(&from).count(), 1, "{}", slip.id);
        let begin = BASE.find(&from).unwrap() + slip.behind.len();
        let text = format!("{}{}{}", &BASE[..begin], slip.new, &BASE[begin + slip.old.len()..]);
        let (found, end) = (check(&text), begin + slip.new.len());
        let new = found.iter().filter(|one| !is_of_the_base(one));
        let new: Vec<&Diagnostic> = new.collect();
        let codes: BTreeSet<&str> = new.iter().map(|one| one.problem.code()).collect();
        assert_eq!(codes, slip.codes.iter().map(String::as_str).collect(), "{}", slip.id);
        let there = new.iter().any(|one| touches(one, begin..end));
        assert!(there || elsewhere.contains(slip.id.as_str()), "{}: {new:?}", slip.id);
    }
}

fn is_of_the_base(one: &Diagnostic) -> bool {
    let Place::Text(place) = &one.place else { return false };
    place.text() == "35-64" && place.source().text()[place.span().end..].starts_with("岁城乡")
}

fn touches(one: &Diagnostic, slip: std::ops::Range<usize>) -> bool {
    let spans = match &one.place {
        Place::Text(place) => vec![place.span()],
        Place::Book(_) | Place::Nowhere => vec![],
    };
    let spans = spans.into_iter().chain(one.related.iter().map(|place| place.span()));
    spans.into_iter().any(|span| span.start <= slip.end && slip.start <= span.end)
}
