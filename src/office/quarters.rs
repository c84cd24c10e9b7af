//! Which folders hold what came back for the quarters of a year, and reading them.
//!
//! The folder of a year's returns has one folder for each quarter (2024Q1, 2024Q2, …). A command
//! may be given that folder, or the one of the quarter it asks for; beside the latter the quarters
//! before it are looked for.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Problem, RulingProblem, RunProblem};
use crate::notice::Notice;
use crate::period::Period;
use crate::receipts::{Known, Look};
use crate::returns::{Misplaced, Returns};
use crate::shown;

use super::{journal, output};

/// Where returns lie in the folder of a year.
pub(crate) const RETURNS: &str = "returns";

/// What came back for a period and before it.
pub(crate) struct UpTo {
    /// The returns of the periods before it that have a folder, in order.
    pub(crate) earlier: Vec<Returns>,
    /// Its own.
    pub(crate) returns: Returns,
    /// What was seen in the folders of the periods after it, where its own returns may lie too.
    after: Vec<Look>,
}

impl UpTo {
    /// What was seen in all folders.
    pub(crate) fn looks(&self) -> Vec<Look> {
        let read = self.earlier.iter().chain([&self.returns]).map(|one| &one.look);
        read.chain(&self.after).cloned().collect()
    }
}

/// The returns of `period` and of those before it, in the folder `given`, else the usual one; `none_yet` where that of
/// the period need not be there.
///
/// # Errors
/// Where the folder of `period`, or one of those before, cannot be read.
pub(crate) fn up_to(
    (given, none_yet): (Option<&Path>, bool),
    notice: &Notice,
    period: Period,
    known: Known<'_>,
) -> Result<UpTo, Diagnostics> {
    let (own, year) = folders(given, period);
    let in_year = |one: Period| {
        let folder = year.as_ref().map(|year| year.join(one.to_string()));
        folder.filter(|folder| folder.is_dir() || known.came_any(&one.to_string()))
    };
    let mut read: Vec<Returns> = Vec::new();
    for one in period.up_to() {
        let folder = if one == period { Some(own.clone()) } else { in_year(one) };
        if let Some(folder) = folder {
            let returns =
                super::returns::collect((&folder, none_yet), notice, one, &read, Some(known))?;
            read.push(returns);
        }
    }
    let up_to = read.len();
    for one in notice.periods().filter(|one| *one > period) {
        // What was not asked for need not be readable.
        let collect =
            |at: PathBuf| super::returns::collect((&at, false), notice, one, &read, Some(known));
        let returns = in_year(one).and_then(|at| collect(at).ok());
        read.extend(returns);
    }
    let misplaced: Vec<Misplaced> = read.iter().flat_map(|one| one.misplaced(period)).collect();
    let after = read.drain(up_to..).map(|one| one.look).collect();
    let Some(mut returns) = read.pop() else { return Err(none(given, notice)) };
    returns.find_misplaced(notice, &misplaced);
    let has_none = |one: &Period| *one != period && year.is_some() && in_year(*one).is_none();
    returns.look.no_folder = notice.periods().filter(has_none).map(|one| one.to_string()).collect();
    Ok(UpTo { earlier: read, returns, after })
}

/// The returns of all quarters of the notice's year that have a folder, in order; each is told which of its
/// returns lie in the folder of another.
///
/// # Errors
/// Where one cannot be read.
pub(crate) fn whole_year(
    given: Option<&Path>,
    notice: &Notice,
    known: Known<'_>,
) -> Result<Vec<Returns>, Diagnostics> {
    let year = given.unwrap_or(Path::new(RETURNS));
    let mut returns = Vec::new();
    let mut without = Vec::new();
    for period in notice.periods() {
        let folder = year.join(period.to_string());
        if folder.is_dir() || known.came_any(&period.to_string()) {
            let one =
                super::returns::collect((&folder, false), notice, period, &returns, Some(known))?;
            returns.push(one);
        } else {
            without.push(period.to_string());
        }
    }
    if let Some(first) = returns.first_mut() {
        first.look.no_folder = without;
    }
    let of = |own: &Returns| returns.iter().flat_map(|one| one.misplaced(own.period)).collect();
    let misplaced: Vec<Vec<Misplaced>> = returns.iter().map(of).collect();
    for (own, files) in returns.iter_mut().zip(&misplaced) {
        own.find_misplaced(notice, files);
    }
    Ok(returns)
}

/// That `folder`, which files are to be written into, lies nowhere in that of what came back, given or
/// usual, wherever links may lead: nothing there is ever changed, and all there is read.
///
/// # Errors
/// Where it does.
pub(crate) fn apart(folder: &Path, given: Option<&Path>) -> Result<(), Diagnostics> {
    let place = real(folder);
    for returns in [given, Some(Path::new(RETURNS))].into_iter().flatten() {
        if returns.canonicalize().is_ok_and(|returns| place.starts_with(returns)) {
            let (folder, returns) = (shown::path(folder), shown::path(returns));
            return Err(Diagnostic::nowhere(Problem::Run(RunProblem::OutputAmongReturns {
                folder,
                returns,
            }))
            .into());
        }
    }
    Ok(())
}

/// Whether a folder lies in another, wherever links may lead; it may still have to be made.
pub(crate) fn lies_in(folder: &Path, around: &Path) -> bool {
    around.canonicalize().is_ok_and(|around| real(folder).starts_with(around))
}

/// Whether the returns that are read, given or usual, lie in that folder, wherever links may lead.
pub(crate) fn lie_in(given: Option<&Path>, folder: &Path) -> bool {
    lies_in(given.unwrap_or(Path::new(RETURNS)), folder)
}

/// Where a folder lies that may still have to be made.
fn real(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.into());
    let mut whole = absolute.ancestors();
    let there = whole.find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, there)) = there else { return absolute };
    there.join(absolute.strip_prefix(above).unwrap_or(Path::new("")))
}

/// What is said where no quarter of the year has a folder.
pub(crate) fn none(given: Option<&Path>, notice: &Notice) -> Diagnostics {
    let first = notice.own_periods().every.range(notice.year).0.to_string();
    let folder = given.unwrap_or(Path::new(RETURNS)).join(first);
    Diagnostic::nowhere(Problem::Run(RunProblem::NoReturns { folder: shown::path(&folder) })).into()
}

/// The folder of what came back in the year, where it has a folder of a period before `period`.
pub(crate) fn of_earlier(given: Option<&Path>, period: Period) -> Option<PathBuf> {
    let year = folders(given, period).1?;
    let mut earlier = period.up_to().filter(|one| *one != period);
    earlier.any(|one| year.join(one.to_string()).is_dir()).then_some(year)
}

/// Makes the folder that the returns of `period` go into, where none is: it is seen where to put them.
///
/// # Errors
/// Where it cannot be made.
pub(crate) fn make(period: Period) -> Result<(), Diagnostics> {
    let folder = folders(None, period).0;
    std::fs::create_dir_all(&folder).map_err(|error| output::unwritable(&folder, &error).into())
}

/// The folder of the quarter, and that of its year where it is known.
fn folders(given: Option<&Path>, period: Period) -> (PathBuf, Option<PathBuf>) {
    let name = period.to_string();
    let Some(given) = given else {
        return (Path::new(RETURNS).join(name), Some(RETURNS.into()));
    };
    let inside = given.join(&name);
    if inside.is_dir() {
        return (inside, Some(given.into()));
    }
    let named_so = given.file_name().is_some_and(|own| own.eq_ignore_ascii_case(&name));
    (given.into(), given.parent().filter(|_| named_so).map(Path::to_path_buf))
}

/// The rulings by a name alone that may be about files of several periods, by what lies beside the description.
pub(crate) fn ruled_for_all(description: &Path, notice: &Notice) -> Vec<Diagnostic> {
    let year = journal::folder(description).join(RETURNS);
    let undated = notice.returns.iter().filter(|one| one.period().is_none());
    let several = undated.filter_map(|ruling| {
        let file = &ruling.file.value;
        let has = |period: &Period| holds(&year.join(period.to_string()), file);
        let periods: Vec<String> =
            notice.periods().filter(has).map(|period| period.to_string()).collect();
        let is_several = periods.len() > 1;
        let found = RulingProblem::RuledForAll { file: file.clone(), periods };
        is_several.then(|| Diagnostic::at(&ruling.file.origin, Problem::Ruling(found)))
    });
    several.collect()
}

/// Whether a file of that name, or what it is packed in, lies in the folder.
fn holds(folder: &Path, file: &str) -> bool {
    let mut way = folder.to_path_buf();
    file.split('/').any(|part| {
        way.push(part);
        way.is_file()
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{apart, folders};
    use crate::period::{Period, Quarter};

    #[test]
    fn nothing_is_written_among_what_came_back() {
        let year = tempfile::tempdir().unwrap();
        let came = year.path().join("收到的");
        std::fs::create_dir(&came).unwrap();
        let apart = |folder: &Path| apart(folder, Some(&came)).is_ok();
        assert!(!apart(&came) && !apart(&came.join("2024Q1")) && !apart(&came.join("a/b")));
        assert!(apart(&year.path().join("out")) && apart(year.path()));
        assert!(apart(&year.path().join("收到的2")));
        assert!(super::apart(Path::new("returns"), None).is_ok(), "none is there");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&came, year.path().join("link")).unwrap();
            assert!(!apart(&year.path().join("link")) && !apart(&year.path().join("link/new")));
        }
    }

    #[test]
    fn the_folder_of_the_quarter_or_of_its_year_may_be_named() {
        let second = Period::new(2024, Quarter::Second);
        let year = tempfile::tempdir().unwrap();
        let own = year.path().join("2024Q2");
        let (inside, around) = folders(Some(&own), second);
        assert_eq!((inside, around.as_deref()), (own.clone(), Some(year.path())));
        let apart = Path::new("收到的");
        assert_eq!(folders(Some(apart), second), (apart.to_path_buf(), None));
        std::fs::create_dir(&own).unwrap();
        let (inside, around) = folders(Some(year.path()), second);
        assert_eq!((inside, around.as_deref()), (own, Some(year.path())));
        let (inside, around) = folders(None, second);
        assert_eq!(inside, Path::new("returns").join("2024Q2"));
        assert_eq!(around.as_deref(), Some(Path::new("returns")));
    }
}
