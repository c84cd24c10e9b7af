//! What a leader should look at: targets that are behind, figures that sank or count in no sum, answers that somebody
//! must look at.

use std::cmp::Reverse;

use crate::diag::{Diagnostic, Problem, Sorting};
use crate::origin::{BookOrigin, Place};

use super::light::Light;
use super::model::{Report, TaskReport, Told, UnitPart};
use super::target::{TargetReport, UnitShare};

/// One thing to look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Matter<'r> {
    /// 进度滞后.
    Behind(&'r TargetReport),
    /// 未达标: a level that is not kept or was not reached, a bound that is passed.
    Missed(&'r TargetReport),
    /// 超过分到的数: a unit above its own share of a bound.
    AboveShare(&'r TargetReport, &'r UnitShare),
    /// 曾未达标: a level that is kept now and was not at the end of an earlier period.
    WasMissed(&'r TargetReport),
    /// 达到以后又没有保持的: a level that was reached by its day and is no more where it was to be.
    Lost(&'r TargetReport),
    /// A level that is lower than in the period before.
    Sank(&'r TargetReport, &'r UnitShare),
    /// A sum from the year's beginning that is less than in the period before.
    Fell(&'r TargetReport, &'r UnitShare),
    /// 累计数超过目标数: more than a plain number, or than the upper end of a range. Where so many or more are asked for
    /// (不少于, 以上, 余, 超过), more is none.
    Beyond(&'r TargetReport),
    /// 各单位填的不一致: of what is to be one number for all units the number of a unit, where they differ; none counts.
    Differs(&'r TargetReport, &'r UnitShare, &'r Told),
    /// 没有计入合计的数: what a unit wrote where a number was asked.
    NotCounted(&'r TargetReport, &'r UnitShare, &'r Told),
    /// 待核: an answer that a check keeps out of the table until somebody has looked at it.
    Held(&'r TaskReport, &'r UnitPart, &'r Told),
    /// A return, or a stamped copy, that had come and is there no more.
    Gone {
        /// Whose it was.
        unit: &'r str,
        /// Whether it was a stamped copy.
        stamped: bool,
        /// The file.
        file: &'r str,
        /// Where that is told.
        place: &'r BookOrigin,
    },
}

impl<'r> Matter<'r> {
    /// The target it is about.
    pub const fn target(self) -> Option<&'r TargetReport> {
        match self {
            Matter::Behind(target)
            | Matter::Missed(target)
            | Matter::AboveShare(target, _)
            | Matter::WasMissed(target)
            | Matter::Lost(target)
            | Matter::Sank(target, _)
            | Matter::Fell(target, _)
            | Matter::Beyond(target)
            | Matter::Differs(target, ..)
            | Matter::NotCounted(target, ..) => Some(target),
            Matter::Held(..) | Matter::Gone { .. } => None,
        }
    }

    /// The unit it is about.
    pub fn unit(self) -> Option<&'r str> {
        match self {
            Matter::AboveShare(_, share)
            | Matter::Sank(_, share)
            | Matter::Fell(_, share)
            | Matter::Differs(_, share, _)
            | Matter::NotCounted(_, share, _) => Some(&share.unit),
            Matter::Held(_, part, _) => Some(&part.unit),
            Matter::Gone { unit, .. } => Some(unit),
            Matter::Behind(_) | Matter::Missed(_) | Matter::WasMissed(_) => None,
            Matter::Lost(_) | Matter::Beyond(_) => None,
        }
    }

    /// What was written that it is about.
    pub const fn told(self) -> Option<&'r Told> {
        match self {
            Matter::AboveShare(_, share) | Matter::Sank(_, share) | Matter::Fell(_, share) => {
                share.told.as_ref()
            }
            Matter::Differs(_, _, told) | Matter::NotCounted(_, _, told) => Some(told),
            Matter::Held(_, _, told) => Some(told),
            Matter::Behind(_) | Matter::Missed(_) | Matter::WasMissed(_) => None,
            Matter::Lost(_) | Matter::Beyond(_) | Matter::Gone { .. } => None,
        }
    }
}

impl Report {
    /// What to look at, kind by kind: what is furthest behind first, all else in the order of the notice.
    pub fn attention(&self) -> Vec<Matter<'_>> {
        let targets = || self.targets.iter().filter(|target| !target.is_over);
        let is_behind =
            |target: &&TargetReport| matches!(target.light(), Light::Behind | Light::FarBehind);
        let is_missed = |target: &&TargetReport| target.light() == Light::Missed;
        let mut found: Vec<Matter<'_>> = Vec::new();
        let mut behind: Vec<&TargetReport> = targets().filter(is_behind).collect();
        behind.sort_by_key(|target| Reverse((target.points_behind(), target.behind())));
        found.extend(behind.into_iter().map(Matter::Behind));
        found.extend(targets().filter(is_missed).map(Matter::Missed));
        let above = targets().flat_map(|one| one.above_share().map(move |share| (one, share)));
        found.extend(above.map(|(target, share)| Matter::AboveShare(target, share)));
        let was = targets().filter(|one| !is_missed(one) && !one.broken.is_empty());
        found.extend(was.map(Matter::WasMissed));
        found.extend(targets().filter(|target| target.is_lost()).map(Matter::Lost));
        found.extend(self.sunken(true).map(|(target, share)| Matter::Sank(target, share)));
        found.extend(self.sunken(false).map(|(target, share)| Matter::Fell(target, share)));
        found.extend(targets().filter(|target| target.is_beyond()).map(Matter::Beyond));
        let differing = targets().filter(|target| target.differs());
        found.extend(differing.flat_map(numbers));
        found.extend(targets().flat_map(not_counted));
        found.extend(self.tasks.iter().flat_map(held));
        found.extend(self.findings.iter().filter_map(gone));
        found
    }

    /// The figures that are less than the period before: of levels, or of what adds up.
    fn sunken(&self, levels: bool) -> impl Iterator<Item = (&TargetReport, &UnitShare)> {
        let targets = self.targets.iter().filter(move |one| one.kind.is_level() == levels);
        targets.flat_map(|target| target.sunken().map(move |share| (target, share)))
    }
}

/// The units' numbers, none of which counts where they differ.
fn numbers(target: &TargetReport) -> impl Iterator<Item = Matter<'_>> {
    let shares = target.shares.iter().filter(|one| one.number.is_some());
    shares.filter_map(move |share| Some(Matter::Differs(target, share, share.told.as_ref()?)))
}

fn not_counted(target: &TargetReport) -> impl Iterator<Item = Matter<'_>> {
    let shares = target.shares.iter().filter(|one| one.number.is_none());
    shares.filter_map(move |share| {
        let told = share.told.as_ref().filter(|told| !told.held)?;
        Some(Matter::NotCounted(target, share, told))
    })
}

fn held(task: &TaskReport) -> impl Iterator<Item = Matter<'_>> {
    let texts = task.parts.iter().flat_map(|part| part.texts().map(move |(_, told)| (part, told)));
    texts.filter(|(_, told)| told.held).map(move |(part, told)| Matter::Held(task, part, told))
}

fn gone(found: &Diagnostic) -> Option<Matter<'_>> {
    let Problem::Sorting(Sorting::Gone { unit, stamped, .. }) = &found.problem else { return None };
    let Place::Book(file) = &found.place else { return None };
    Some(Matter::Gone { unit, stamped: *stamped, file: file.file_name(), place: file })
}
