//! A target: its numbers, its bar, and what each unit told of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::decimal::Decimal;
use crate::report::{Report, TargetReport, UnitShare, percent};

use super::source::{Sourced, Sources};
use super::view::{UNKNOWN, number, or_gap, visible};

#[derive(Serialize)]
pub(super) struct Target {
    task: usize,
    place: usize,
    name: String,
    promise: String,
    done: Sourced,
    furthest: Option<String>,
    /// Done up to the period before; none in the first of the year.
    before: Option<String>,
    this: String,
    share: String,
    elapsed: String,
    points: String,
    class: &'static str,
    light: &'static str,
    /// Where a part of what was promised can be done.
    bar: Option<Bar>,
    shares: Vec<Share>,
}

/// Percents of its width.
#[derive(Serialize)]
struct Bar {
    filled: String,
    mark: String,
}

#[derive(Serialize)]
struct Share {
    unit: String,
    promise: Option<String>,
    told: Sourced,
}

/// What stands where a unit says nothing, by its name.
pub(super) type Gaps<'r> = BTreeMap<&'r str, &'static str>;

pub(super) fn gaps(report: &Report) -> Gaps<'_> {
    report.units.iter().map(|unit| (unit.unit.as_str(), unit.gap())).collect()
}

pub(super) fn target(target: &TargetReport, gaps: &Gaps<'_>, sources: &mut Sources) -> Target {
    let (light, measure) = (target.light(), &target.measure);
    let shares: Vec<Share> =
        target.shares.iter().map(|one| share(target, one, gaps, sources)).collect();
    let done = target.done().map(|done| target.kind.said(done));
    // A sum is from several cells, which stand below it.
    let source = match &shares[..] {
        [only] => only.told.source,
        _ => None,
    };
    let time = Some(target.elapsed).filter(|_| !target.is_unweighed());
    Target {
        task: target.task,
        place: target.place,
        name: visible(&target.titled()),
        promise: visible(&target.promise),
        done: Sourced { text: visible(&number(done, measure)), source },
        furthest: target.furthest_in_words().map(|units| visible(&units)),
        before: target.before.map(|_| visible(&number(target.done_before(), measure))),
        this: visible(&number(target.this_quarter(), measure)),
        share: target.share().map_or_else(|| UNKNOWN.to_owned(), percent),
        elapsed: time.map_or_else(|| UNKNOWN.to_owned(), percent),
        points: points(target),
        class: if target.is_over { "over" } else { light.name() },
        light: target.state_in_words(),
        bar: target.share().map(|share| Bar { filled: width(share), mark: width(target.elapsed) }),
        shares,
    }
}

/// What everybody is told of a figure that is no number.
const NOT_COUNTED: &str = "（未列入合计）";

/// What a unit told: the number, or what it wrote instead, or why there is nothing.
fn share(
    target: &TargetReport,
    share: &UnitShare,
    gaps: &Gaps<'_>,
    sources: &mut Sources,
) -> Share {
    let told = share.told.as_ref().map(|told| {
        let shown = sources.told(told);
        let is_number = !told.held && told.is_number();
        let of_number = |number: Decimal| format!("{}{}", target.kind.said(number), target.measure);
        let text = Decimal::parse(told.text.trim()).filter(|_| is_number).map(of_number);
        // Whatever words stand about it are the office's to read.
        let counted = || share.number.map_or_else(|| NOT_COUNTED.to_owned(), of_number);
        let is_words = sources.is_public() && !told.held;
        let text = text.or_else(|| is_words.then(counted));
        Sourced { text: text.map_or(shown.text, |text| visible(&text)), ..shown }
    });
    let gap = target.gap(gaps.get(share.unit.as_str()).copied());
    Share {
        unit: visible(&share.titled(&target.measure)),
        promise: share.share.as_ref().map(|promise| visible(promise)),
        told: or_gap(told, gap),
    }
}

/// How many points it is before the time that is gone.
fn points(target: &TargetReport) -> String {
    let points = target.share().map(|share| share - target.elapsed);
    let number = points.and_then(|one| Decimal::parse(&one.to_string())?.times_ten_to(-2));
    number.map_or_else(|| UNKNOWN.to_owned(), |number| number.to_string())
}

/// Hundredths of a percent as percents of a bar, which is no longer than all.
fn width(share: i64) -> String {
    let share = share.clamp(0, 10_000);
    format!("{}.{:02}", share / 100, share % 100)
}
