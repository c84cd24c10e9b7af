//! The figures of several units of one target, held against each other and against what was promised.

use crate::decimal::Decimal;
use crate::diag::{Diagnostic, Problem, Reported};
use crate::form;
use crate::notice::{Target, Together};

use super::target::UnitShare;

/// Of several units the sum that is out of all proportion, where none of their figures alone is; or that is more
/// than the target because each seems to have reported what all have done.
pub(super) fn out_of_proportion(target: &Target, shares: &[UnitShare]) -> Option<Diagnostic> {
    let promised = target.promised().filter(|_| target.together == Together::Sum)?;
    let own: Vec<(&str, Decimal)> =
        shares.iter().filter_map(|one| Some((one.unit.as_str(), one.number?))).collect();
    let alone = own.iter().any(|(_, number)| form::is_out_of_proportion(*number, promised));
    let sum = own.iter().try_fold(Decimal::ZERO, |sum, (_, number)| sum.plus(*number))?;
    let is_shared = shares.iter().any(|one| one.promised.is_some());
    let same = own.windows(2).all(|pair| pair[0].1 == pair[1].1);
    // Of shares the whole is more than any of them.
    let is_whole = own.first().is_some_and(|(_, number)| *number >= promised);
    // Of a fall more is further below zero.
    let is_more = if promised.is_negative() { sum < promised } else { sum > promised };
    let each_all = same && is_more && (!is_shared || is_whole);
    let is_out = each_all || form::is_out_of_proportion(sum, promised);
    if alone || own.len() < 2 || !is_out {
        return None;
    }
    let measure = &target.unit.value;
    let shares = own.iter().map(|(unit, number)| format!("{unit} {number}{measure}"));
    let problem = Reported::SumOutOfProportion {
        target: target.name.value.clone(),
        sum: format!("{sum}{measure}"),
        amount: format!("{promised}{measure}"),
        shares: shares.collect::<Vec<_>>().join("、"),
    };
    Some(Diagnostic::nowhere(Problem::Reported(problem)))
}

/// Whether units that report one number for all report different ones.
pub(super) fn differ(together: Together, shares: &[UnitShare]) -> bool {
    let mut numbers = shares.iter().filter_map(|one| one.number);
    let first = numbers.next();
    together == Together::Same && numbers.any(|one| Some(one) != first)
}

/// That they do, with what each says.
pub(super) fn differing(target: &Target, shares: &[UnitShare]) -> Option<Diagnostic> {
    if !differ(target.together, shares) {
        return None;
    }
    let measure = &target.unit.value;
    let told = |one: &UnitShare| Some(format!("{} {}{measure}", one.unit, one.number?));
    let shares = shares.iter().filter_map(told).collect::<Vec<_>>().join("、");
    let problem = Reported::SameDiffers { target: target.name.value.clone(), shares };
    Some(Diagnostic::nowhere(Problem::Reported(problem)))
}
