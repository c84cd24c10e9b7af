//! 其中: targets of a task that are parts of another one of it.

use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Diagnostics, Problem, Promise};
use crate::notice::model::{SText, Target};
use crate::quantity;

/// The targets, each with the place of the whole that it is a part of by `named`.
pub(super) fn wholes(
    mut targets: Vec<Target>,
    named: &[Option<SText>],
    findings: &mut Diagnostics,
) -> Vec<Target> {
    let found: Vec<Option<usize>> = named
        .iter()
        .enumerate()
        .map(|(at, name)| whole_of(at, name.as_ref()?, &targets, named, findings))
        .collect();
    for (target, whole) in targets.iter_mut().zip(found) {
        target.part_of = whole;
    }
    for (at, whole) in targets.iter().enumerate() {
        let problem = beyond(at, whole, &targets);
        findings.extend(problem.map(|problem| Diagnostic::at(&whole.amount.origin, problem)));
    }
    targets
}

/// The place of the target of that name. What is a part is no whole itself, both add up over the year, in
/// one measure, or powers of ten of it (万人次, 人次).
fn whole_of(
    at: usize,
    name: &SText,
    targets: &[Target],
    named: &[Option<SText>],
    findings: &mut Diagnostics,
) -> Option<usize> {
    let is_whole = |(place, target): &(usize, &Target)| {
        target.name.value == name.value && *place != at && named[*place].is_none()
    };
    let found = targets.iter().enumerate().find(is_whole).map(|(place, _)| place);
    let alike = found.filter(|place| {
        let (whole, part) = (&targets[*place], &targets[at]);
        let one = Decimal::ONE;
        quantity::in_measure(one, &part.unit, &whole.unit).is_some()
            && !whole.kind.is_level()
            && !part.kind.is_level()
    });
    if alike.is_none() {
        let problem = match found {
            Some(_) => Promise::PartOtherwise { whole: name.value.clone() },
            None => Promise::NoWhole { whole: name.value.clone() },
        };
        findings.push(Diagnostic::at(&name.origin, Problem::Promise(problem)));
    }
    alike
}

/// That the parts of `whole` promise more than it does.
fn beyond(at: usize, whole: &Target, targets: &[Target]) -> Option<Problem> {
    let parts = targets.iter().filter(|part| part.part_of == Some(at));
    let in_whole = |part: &Target| quantity::in_measure(part.promised()?, &part.unit, &whole.unit);
    let mut parts = parts.map(in_whole);
    let first = parts.next()??;
    let sum = parts.try_fold(first, |sum, part| sum.plus(part?))?;
    let more = whole.promised().is_some_and(|promised| promised < sum);
    let sum = format!("{sum}{}", whole.unit.value);
    let amount = whole.printed();
    let problem = Promise::PartsBeyond { whole: whole.name.value.clone(), sum, amount };
    more.then_some(Problem::Promise(problem))
}
