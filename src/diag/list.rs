//! The findings of a run: of each kind the first are listed, the rest is counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Diagnostic, Mender, Problem, Room, Severity};
use crate::origin::{self, BookOrigin, Place};

/// The findings of a run, in the order they were made: of each code the first hundred in texts, and in
/// each file that came back. A file of another kind has the same fault in every line, and nobody reads on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    found: BTreeMap<Alike, Found>,
}

/// So many findings of one code are kept; the rest is counted.
pub const MOST_ALIKE: usize = 100;

/// Findings of one code, in a file that came back or in texts.
type Alike = (Option<Arc<str>>, &'static str);

/// How many there were of them, and how many are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Found {
    all: usize,
    kept: usize,
    /// Who must mend it, where it is an error.
    asks: Option<Mender>,
}

/// Who must mend an error.
fn asks(problem: &Problem) -> Option<Mender> {
    (problem.severity() == Severity::Error).then(|| problem.mender())
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// One more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let problem = &diagnostic.problem;
        let Some(alike) = alike(&diagnostic) else { return self.kept.push(diagnostic) };
        let found = self.found.entry(alike).or_default();
        let keep = !problem.is_count() && found.kept < MOST_ALIKE;
        found.all += problem.count();
        found.asks = if problem.is_count() { found.asks } else { asks(problem) };
        found.kept += usize::from(keep);
        self.kept.extend(keep.then_some(diagnostic));
    }

    /// Adds what else was found; who must mend what is only counted in it is not forgotten.
    pub fn append(&mut self, other: Diagnostics) {
        let asked = other.found.iter().filter(|(_, found)| found.asks.is_some());
        let asked: Vec<_> = asked.map(|(alike, found)| (alike.clone(), found.asks)).collect();
        self.extend(other);
        for (alike, asks) in asked {
            self.found.entry(alike).or_default().asks = asks;
        }
    }

    /// How many findings of files that came back are kept of each code.
    pub fn kept_of_files(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let of_files = self.found.iter().filter(|((file, _), _)| file.is_some());
        of_files.map(|((_, code), found)| (*code, found.kept))
    }

    /// Takes out those of texts of which `is_silent` holds, in their order; what is only counted stays.
    pub fn take(&mut self, is_silent: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let kept = std::mem::take(&mut self.kept);
        let (taken, kept): (Vec<_>, Vec<_>) = kept.into_iter().partition(|one| is_silent(one));
        for alike in taken.iter().filter_map(alike) {
            let found = self.found.entry(alike).or_default();
            (found.all, found.kept) = (found.all - 1, found.kept - 1);
        }
        self.kept = kept;
        taken
    }

    /// Keeps what has room of what was found in files that came back, and counts the others.
    pub fn keep(&mut self, room: &mut Room) {
        let found = &mut self.found;
        self.kept.retain(|one| {
            let of_file = alike(one).filter(|(file, _)| file.is_some());
            let dropped = of_file.filter(|(file, code)| !room.takes(file.as_deref(), code));
            let of_kind = dropped.as_ref().and_then(|alike| found.get_mut(alike));
            of_kind.into_iter().for_each(|found| found.kept -= 1);
            dropped.is_none()
        });
        self.kept.shrink_to_fit();
    }

    /// Whether an error, listed or only counted, is to be mended so.
    pub fn asks(&self, mender: Mender) -> bool {
        let asked = self.found.values().any(|found| found.asks == Some(mender));
        asked || self.kept.iter().any(|one| asks(&one.problem) == Some(mender))
    }

    /// How many are counted and not kept.
    pub fn unlisted(&self) -> usize {
        self.found.values().map(|found| found.all - found.kept).sum()
    }

    /// Whether another finding of this kind in texts would only be counted, so that its details need not
    /// be worked out.
    pub fn is_full(&self, problem: &Problem) -> bool {
        self.found.get(&(None, problem.code())).is_some_and(|found| found.kept >= MOST_ALIKE)
    }

    /// All of them, sorted by their place: first those in texts, then those in workbooks by file,
    /// sheet and cell; those without a place come last, and behind them, for each code (and file) that had
    /// more than is kept, how many more.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by(|a, b| rank(&a.place).cmp(&rank(&b.place)));
        self.into_iter().collect()
    }

    /// For each code and file that had more findings than are kept, how many more; of files in one archive or
    /// mail of which none is kept, together.
    fn counts(&self) -> impl Iterator<Item = Diagnostic> {
        let mut more: BTreeMap<(Option<&str>, &'static str), usize> = BTreeMap::new();
        for ((file, code), found) in self.found.iter().filter(|(_, found)| found.all > found.kept) {
            let file = file.as_deref();
            let place = if found.kept == 0 { file.map(origin::arrival) } else { file };
            *more.entry((place, *code)).or_default() += found.all - found.kept;
        }
        more.into_iter().map(|((place, code), more)| {
            let more = Problem::MoreAlike { code, more };
            match place {
                Some(file) => Diagnostic::at(&BookOrigin::file(&file.into()), more),
                None => Diagnostic::nowhere(more),
            }
        })
    }

    /// Those that are listed, in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.kept.iter()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.kept.iter().any(|found| found.severity() == Severity::Error)
    }

    /// How many there are of the codes that are `asked` for, those that are only counted included.
    pub fn count(&self, asked: impl Fn(&str) -> bool) -> usize {
        let asked = self.found.iter().filter(|((_, code), _)| asked(code));
        asked.map(|(_, found)| found.all).sum()
    }

    /// Whether there are none at all.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Their number, those that are only counted included.
    pub fn len(&self) -> usize {
        self.kept.len() + self.unlisted()
    }
}

/// With which others a finding is counted; one without a place is not, unless it counts others itself.
fn alike(one: &Diagnostic) -> Option<Alike> {
    let file = match &one.place {
        Place::Book(origin) => Some(origin.shared_file_name()),
        Place::Nowhere if !one.problem.is_count() => return None,
        Place::Text(_) | Place::Nowhere => None,
    };
    Some((file, one.problem.code()))
}

fn rank(place: &Place) -> (u8, Option<(usize, usize)>, Option<&BookOrigin>) {
    match place {
        Place::Text(origin) => (0, Some((origin.span().start, origin.span().end)), None),
        Place::Book(origin) => (1, None, Some(origin)),
        Place::Nowhere => (2, None, None),
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, found: I) {
        found.into_iter().for_each(|one| self.push(one));
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        let counts: Vec<Diagnostic> = self.counts().collect();
        let mut all = self.kept;
        all.extend(counts);
        all.into_iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(one: Diagnostic) -> Diagnostics {
        let mut findings = Diagnostics::new();
        findings.push(one);
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostics, MOST_ALIKE};
    use crate::diag::{Diagnostic, FileProblem, Mender, Problem, Room, WordingProblem};
    use crate::origin::{BookOrigin, Origin, Place, Source};

    fn tabs(number: usize) -> Diagnostics {
        let place = Origin::new(&Source::new("n.yaml", "\t"), 0..1);
        let mut findings = Diagnostics::new();
        findings
            .extend((0..number).map(|_| Diagnostic::at(&place, Problem::File(FileProblem::Tab))));
        findings
    }

    #[test]
    fn beyond_a_hundred_findings_are_counted() {
        assert_eq!(tabs(MOST_ALIKE).sorted().len(), MOST_ALIKE);
        let mut findings = tabs(MOST_ALIKE + 5);
        findings.push(Diagnostic::nowhere(Problem::Wording(WordingProblem::TitleLineLong {
            cells: 3,
            limit: 3,
        })));
        assert_eq!(findings.len(), MOST_ALIKE + 6);
        let sorted = findings.sorted();
        assert_eq!(sorted.len(), MOST_ALIKE + 2);
        assert_eq!(sorted[MOST_ALIKE + 1].problem, Problem::MoreAlike { code: "E013", more: 5 });
    }

    #[test]
    fn each_file_has_a_hundred_of_its_own() {
        let mut findings = Diagnostics::new();
        for file in ["甲.xlsx", "乙.xlsx"] {
            let place = BookOrigin::file(&file.into());
            let mut own = Diagnostics::new();
            own.extend(
                (0..MOST_ALIKE + 3)
                    .map(|_| Diagnostic::at(&place, Problem::File(FileProblem::Tab))),
            );
            findings.extend(own);
        }
        assert_eq!(findings.len(), 2 * (MOST_ALIKE + 3));
        let mut counts = findings.sorted().split_off(2 * MOST_ALIKE).into_iter();
        let (first, other) = (counts.next().unwrap(), counts.next().unwrap());
        assert_eq!(first.problem, Problem::MoreAlike { code: "E013", more: 3 });
        let files = [first, other].map(|one| match one.place {
            Place::Book(place) => place.file_name().to_owned(),
            Place::Text(_) | Place::Nowhere => String::new(),
        });
        assert_eq!(files, ["乙.xlsx", "甲.xlsx"]);
        assert_eq!(counts.next(), None);
    }

    #[test]
    fn files_of_one_archive_share_their_room() {
        let mut findings = tabs(20);
        for (file, count) in [("甲.xlsx", 8), ("包.zip › 乙.xlsx", 4), ("包.zip › 丙.xlsx", 9)]
        {
            let place = BookOrigin::file(&file.into());
            findings.extend(
                (0..count).map(|_| Diagnostic::at(&place, Problem::File(FileProblem::Tab))),
            );
        }
        findings.keep(&mut Room::of(4));
        assert_eq!(findings.kept_of_files().map(|(_, kept)| kept).sum::<usize>(), 8);
        assert_eq!(findings.len(), 20 + 8 + 4 + 9);
        let counts = findings.sorted().split_off(20 + 8);
        let counts: Vec<_> = counts.iter().map(|one| (&one.place, one.problem.count())).collect();
        let place = |file: &str| Place::from(&BookOrigin::file(&file.into()));
        assert_eq!(counts, [(&place("包.zip"), 9), (&place("甲.xlsx"), 4)]);
    }

    #[test]
    fn who_must_mend_is_known_of_what_is_only_counted() {
        let place = BookOrigin::file(&"包.zip › 甲.xlsx".into());
        let mut own = Diagnostics::from(Diagnostic::at(&place, Problem::File(FileProblem::Tab)));
        own.keep(&mut Room::of(0));
        let mut all = Diagnostics::new();
        all.append(own);
        assert_eq!((all.iter().count(), all.len(), all.asks(Mender::Office)), (0, 1, true));
    }

    #[test]
    fn counts_survive_being_put_together() {
        let mut findings = tabs(30);
        findings.extend(tabs(MOST_ALIKE + 7));
        let last = findings.sorted().pop().unwrap().problem;
        assert_eq!(last, Problem::MoreAlike { code: "E013", more: 37 });
    }
}
