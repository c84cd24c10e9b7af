//! 目标: what a task promises that can be counted, how its amount is meant, and who reports it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::diag::{Diagnostic, Diagnostics, Problem, Promise, Reported, ValueProblem};
use crate::notice::model::{
    Bound, NOUGHT, POWERS, Register, SText, Sense, Target, TargetKind, Together, UnitId, WORDS,
    Word, Wording, ends, is_paid, is_rate, is_standard, is_time,
};
use crate::notice::raw::{RawEarlier, RawPromise, RawTarget};
use crate::notice::units::Names;

use super::amount::{Parts, ends_bound, is_overfull, parts};
use super::force::Times;
use super::reporters::{AGGREGATES, Reporting, put_together};
use super::wholes::wholes;
use super::{Choice, one_of};

/// What kinds of measure there are.
pub(in crate::notice) const KINDS: [Choice<TargetKind>; 5] = [
    ("adds", "累计", TargetKind::Adds),
    ("reached", "达到", TargetKind::Reached),
    ("kept", "保持", TargetKind::Kept),
    ("falls", "下降", TargetKind::Falls),
    ("rises", "增长", TargetKind::Rises),
];

/// How an amount may bind: the English name of each bound is the name of its first word.
pub(in crate::notice) static BOUNDS: LazyLock<Vec<Choice<&'static Word>>> = LazyLock::new(bounds);

fn bounds() -> Vec<Choice<&'static Word>> {
    let mut named = Vec::new();
    let mut choices: Vec<Choice<&'static Word>> = Vec::new();
    for word in WORDS {
        let Sense::Binds(bound) = word.sense else { continue };
        let is_first = !named.contains(&bound);
        named.push(bound);
        if choices.iter().all(|(_, alias, _)| *alias != word.text) {
            choices.push((if is_first { english(bound) } else { word.text }, word.text, word));
        }
    }
    choices
}

const fn english(bound: Bound) -> &'static str {
    match bound {
        Bound::Plain => "plain",
        Bound::AtLeast => "at_least",
        Bound::MoreThan => "more_than",
        Bound::AtMost => "at_most",
        Bound::LessThan => "less_than",
        Bound::About => "about",
        Bound::NotMuchMore => "not_much_more",
    }
}

/// The targets of a task with these `responsible` units.
pub(super) fn check_all(
    raw: Vec<RawTarget>,
    responsible: &BTreeSet<UnitId>,
    known: (&Register, &Names<'_>, &Times<'_>),
    findings: &mut Diagnostics,
) -> Vec<Target> {
    let named: Vec<&SText> = raw.iter().filter_map(|one| one.part_of.as_ref()).collect();
    let is_whole = |one: &RawTarget| {
        one.name.as_ref().is_some_and(|name| named.iter().any(|whole| whole.value == name.value))
    };
    let summed = raw.iter().map(|one| is_whole(one) || one.part_of.is_some() || is_sum(one));
    let summed: Vec<bool> = summed.collect();
    let read = raw.into_iter().zip(summed).filter_map(|(mut one, is_summed)| {
        let whole = one.part_of.take();
        Some((check(one, is_summed, responsible, known, findings)?, whole))
    });
    let (targets, named): (Vec<Target>, Vec<Option<SText>>) = read.unzip();
    wholes(targets, &named, findings)
}

/// Whether the description says that the figures of its units are added.
fn is_sum(raw: &RawTarget) -> bool {
    let written = raw.aggregate.as_ref().map(|one| one.as_str());
    let mut sums = AGGREGATES.iter().filter(|(_, _, one)| *one == Together::Sum);
    sums.any(|(english, chinese, _)| written == Some(english) || written == Some(chinese))
}

fn check(
    raw: RawTarget,
    is_summed: bool,
    responsible: &BTreeSet<UnitId>,
    (register, names, times): (&Register, &Names<'_>, &Times<'_>),
    findings: &mut Diagnostics,
) -> Option<Target> {
    let promise = promise(&raw.promise, is_summed, findings);
    let units = Reporting { responsible, register, names };
    let reporters = raw.reporters.and_then(|all| units.read(all, findings));
    let together = raw.aggregate.as_ref().map(|written| one_of(written, &AGGREGATES, findings));
    let several = reporters.as_ref().is_some_and(|units| units.len() > 1);
    if let (true, None, Some(name)) = (several, together, &raw.name) {
        let problem = Reported::SeveralReporters { target: name.value.clone() };
        findings.push(Diagnostic::at(&raw.origin, Problem::Reported(problem)));
    }
    let (name, reporters, promise) = (raw.name?, reporters?, promise?);
    let together = together.flatten().unwrap_or_default();
    let is_kind_of_measure = raw.promise.kind.is_none() && promise.is_kind_of_measure();
    let Meant { amount, unit, wording, kind } = promise;
    let mut target = Target {
        name,
        amount,
        unit,
        wording,
        kind,
        is_kind_of_measure,
        reporters,
        together,
        part_of: None,
        former_names: raw.former_names,
        force: times.force(&raw.force, findings),
        earlier: Vec::new(),
        in_force: true,
        is_over: false,
        named: 0,
        ended: Vec::new(),
        was: None,
        added: None,
    };
    target.earlier = times.earlier(raw.earlier, &target, &units, findings);
    put_together(&target, &raw.origin, findings);
    Some(target).filter(|target| !target.reporters.is_empty())
}

/// What is counted of 零事故, where no measure is given.
const OF_NOUGHT: &str = "起";
/// 零增长 is a rate that does not rise.
const GROWTH: &str = "增长";

/// What is promised, as it is meant.
pub(super) struct Meant {
    pub(super) amount: SText,
    pub(super) unit: SText,
    pub(super) wording: Wording,
    pub(super) kind: TargetKind,
}

impl Meant {
    /// Whether neither a word nor its number says its kind, where the description has no key for it.
    fn is_kind_of_measure(&self) -> bool {
        self.wording.0.is_empty() && self.kind.is_level() && is_paid(&self.unit)
    }

    /// The target, with that promise.
    pub(super) fn of_target(self, target: &Target) -> Target {
        let Meant { amount, unit, wording, kind } = self;
        Target { amount, unit, wording, kind, ..target.clone() }
    }
}

/// What `target` promised before it was changed: in its measure where none is written, and of its kind.
pub(super) fn earlier(
    raw: RawEarlier,
    target: &Target,
    findings: &mut Diagnostics,
) -> Option<Meant> {
    let mut raw = raw.promise;
    let written = raw.amount.clone()?;
    let is_bare = parts(&written).is_some_and(|parts| parts.measure.is_empty());
    raw.unit = raw.unit.or_else(|| is_bare.then(|| target.unit.clone()));
    let kind = KINDS.iter().find(|(_, _, one)| *one == target.kind).map(|(_, name, _)| *name);
    raw.kind = kind.map(|name| written.map(|_| name.to_owned()));
    promise(&raw, false, findings)
}

fn promise(raw: &RawPromise, is_summed: bool, findings: &mut Diagnostics) -> Option<Meant> {
    let kind = raw.kind.as_ref().map(|written| one_of(written, &KINDS, findings));
    let bound = raw.bound.as_ref().map(|written| one_of(written, &BOUNDS, findings));
    let written = raw.amount.as_ref()?;
    let Some(Parts { digits, mut wording, mut measure }) = parts(written) else {
        let problem = Problem::Value(ValueProblem::BadAmount { found: written.value.clone() });
        findings.push(Diagnostic::at(&written.origin, problem));
        return None;
    };
    if digits.starts_with(NOUGHT) && raw.unit.is_none() {
        measure = if digits.ends_with(GROWTH) { "%" } else { OF_NOUGHT }.into();
    }
    let is_clear = no_more_than_measure(&measure, raw, findings);
    let unit = measure_of(&measure, raw, findings).filter(|_| is_clear);
    if let (Some(Some(word)), Some(place)) = (bound, &raw.bound) {
        bind(&mut wording, word, place, findings);
    }
    let kind = match kind {
        Some(kind) => Some(kind?),
        None => None,
    };
    let unit = unit?;
    let is_no_growth = digits.starts_with(NOUGHT) && is_rate(&unit);
    let usual =
        if is_no_growth { TargetKind::Kept } else { usual_kind(&unit, &wording, is_summed) };
    let is_given = kind.is_some();
    let kind = kind_of((kind, usual), &digits, &mut wording, written, findings)?;
    if kind == TargetKind::Adds && !is_given && needs_kind(&unit, &wording) {
        let amount = format!("{digits}{}", unit.value);
        findings.push(Diagnostic::at(
            &written.origin,
            Problem::Promise(Promise::RateAddsUp { amount }),
        ));
    }
    Some(Meant { amount: written.clone().map(|_| digits), unit, wording, kind })
}

/// Whether nothing that binds the amount was taken for its measure, behind the amount or in its own key.
fn no_more_than_measure(behind: &str, raw: &RawPromise, findings: &mut Diagnostics) -> bool {
    let behind = raw.amount.as_ref().filter(|_| is_overfull(behind)).map(|at| (behind, at));
    let own = raw.unit.as_ref().filter(|unit| ends_bound(unit)).map(|unit| (unit.as_str(), unit));
    let Some((measure, at)) = behind.or(own) else { return true };
    let problem = Promise::MoreThanMeasure { measure: measure.to_owned() };
    findings.push(Diagnostic::at(&at.origin, Problem::Promise(problem)));
    false
}

/// The measure: behind the amount, or of its own key, which may leave a power of ten to the amount.
fn measure_of(behind: &str, raw: &RawPromise, findings: &mut Diagnostics) -> Option<SText> {
    let amount = raw.amount.as_ref()?;
    let is_power = behind.chars().all(|one| POWERS.contains(one));
    match &raw.unit {
        None if behind.is_empty() => {
            let problem = Problem::Promise(Promise::NoMeasure { amount: amount.value.clone() });
            findings.push(Diagnostic::at(&amount.origin, problem));
            None
        }
        None => Some(amount.clone().map(|_| behind.to_owned())),
        Some(unit) if behind.is_empty() || behind == unit.value => Some(unit.clone()),
        Some(unit) if is_power => Some(unit.clone().map(|unit| format!("{behind}{unit}"))),
        Some(unit) => {
            let (written, measure) = (behind.to_owned(), unit.value.clone());
            let problem = Problem::Promise(Promise::TwoMeasures { written, measure });
            findings.push(Diagnostic::at(&unit.origin, problem).with_related(&amount.origin));
            None
        }
    }
}

/// Adds the word of its own key to those that stand about the amount.
fn bind(wording: &mut Wording, word: &'static Word, place: &SText, findings: &mut Diagnostics) {
    match wording.0.iter().find(|one| one.binds()) {
        Some(one) if one.text == word.text => {}
        Some(one) => {
            let (written, bound) = (one.text.to_owned(), word.text.to_owned());
            let problem = Problem::Promise(Promise::TwoBounds { written, bound });
            findings.push(Diagnostic::at(&place.origin, problem));
        }
        None => wording.0.push(word),
    }
}

/// Whether nobody can tell whether more is better: percentages and other rates (35微克/立方米). What is paid for each
/// (1848元/月/人) is at least that much, where it is not about so much.
fn needs_kind(unit: &str, wording: &Wording) -> bool {
    is_rate(unit) && (!is_paid(unit) || wording.bound() == Bound::About)
}

/// What an amount is where neither its key nor a word says its kind: a rate with a bound is no number of things, nor
/// is a time within which something is done (5个工作日内), nor what is paid to each, unless the description sums it.
fn usual_kind(unit: &str, wording: &Wording, is_summed: bool) -> TargetKind {
    let is_within = is_time(unit) && wording.bound().is_upper() && !is_summed;
    match wording.bound() {
        _ if !is_rate(unit) && !is_within => TargetKind::Adds,
        _ if wording.is_more() => TargetKind::Rises,
        Bound::AtLeast | Bound::MoreThan => TargetKind::Reached,
        Bound::AtMost | Bound::LessThan | Bound::NotMuchMore => TargetKind::Kept,
        Bound::Plain if is_summed => TargetKind::Adds,
        Bound::Plain if is_standard(unit) => TargetKind::Kept,
        Bound::Plain if is_paid(unit) => TargetKind::Reached,
        Bound::Plain | Bound::About => TargetKind::Adds,
    }
}

/// The kind of measure, by its own key, by the words about the amount, by an amount below zero, or as is usual. A
/// rate that falls or rises is said to: 下降15%. What rises may be counted otherwise: 增长500万元 adds up.
fn kind_of(
    (given, usual): (Option<TargetKind>, TargetKind),
    digits: &str,
    wording: &mut Wording,
    written: &SText,
    findings: &mut Diagnostics,
) -> Option<TargetKind> {
    let below_zero = digits.starts_with('-');
    let said = wording.kind().or(below_zero.then_some(TargetKind::Falls));
    let is_range = ends(digits).1.is_some();
    let kind = given.or(said).unwrap_or(usual);
    let is_unsaid_fall = kind == TargetKind::Falls && said.is_none();
    let binding = said.filter(|said| *said != TargetKind::Rises || kind == TargetKind::Falls);
    let differs = binding.is_some_and(|said| said != kind) || is_unsaid_fall && is_range;
    let twice = below_zero && wording.kind() == Some(TargetKind::Falls);
    if differs || twice {
        let kind = KINDS.iter().find(|(_, _, one)| *one == kind).map_or("", |(_, name, _)| *name);
        let problem = Promise::OtherKind { amount: written.value.clone(), kind: kind.to_owned() };
        findings.push(Diagnostic::at(&written.origin, Problem::Promise(problem)));
        return None;
    }
    if kind.is_change() && said.is_none() && !wording.is_more() {
        wording.0.splice(0..0, WORDS.iter().find(|one| one.sense == Sense::Is(kind)));
    }
    Some(kind)
}
