//! The forms of a period, each made when it is asked for.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, ValueProblem};
use crate::form::{self, Answers, Field, FormGrid, FormWriter};
use crate::mail::reply::Reply;
use crate::notice::{Notice, UnitId};
use crate::period::Period;
use crate::returns::{Beside, Returns};
use crate::sheet;

use super::about::{About, Purpose};
use super::archive::descriptions::Descriptions;
use super::output::NewFile;
use super::tell::Tell;
use super::{input, journal, output, previous, quarters};

/// So much of a text that is too long is shown.
const SHOWN: usize = 20;

/// What the cell of the day says in a form to correct: versions are told apart by it.
const DAY_ANEW: &str = "请填写这次更正的日期；不填的，不能认作更正后的。";

/// Which forms are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Of which notice and period.
    pub(crate) about: About,
    /// The folder to write into, where another than the usual one is named.
    pub(crate) output: Option<PathBuf>,
    /// What is shown beside the new cells.
    pub(crate) previous: previous::Wanted,
    /// The day that counts as today, as it was written, where one was.
    pub(crate) as_of: Option<String>,
}

/// Writes all forms, or none where the description has errors.
///
/// # Errors
/// Where description, log or the returns of before cannot be read, or a form cannot be made or written.
pub(crate) fn write(asked: &Asked, tell: &dyn Tell) -> Result<(), Diagnostics> {
    let place = &*asked.about.place;
    let mut reading = input::description(place)?;
    let mut findings = std::mem::take(&mut reading.findings);
    let Some(notice) = reading.notice.take() else { return Err(findings) };
    let today = input::day(asked.as_of.as_deref())?;
    let period = asked.about.period(&notice, Purpose::Forms, today)?;
    asked.about.tell_taken(period, tell);
    let kept = Descriptions::beside(place, &reading)?;
    let is_open = kept.is_open(period)?;
    let notice = kept.remembered(notice, is_open.then_some(period), &mut findings);
    findings.extend(kept.changed(&notice, period));
    let shown = previous::folder(&asked.previous, None, period);
    let forms = Forms::prepared(&notice, period, shown.as_deref(), &mut findings)?;
    forms.tell_shown(&asked.previous, tell);
    let own = Path::new("out").join("forms").join(period.to_string());
    let folder = asked.output.as_ref().unwrap_or(&own);
    quarters::apart(folder, None)?;
    // No form goes out that is not known afterwards; what is written elsewhere is a trial.
    if is_open && quarters::lies_in(folder, &journal::folder(place)) {
        findings.extend(kept.keep(period, asked.as_of.is_some().then_some(today))?);
    }
    let is_new = !folder.exists();
    let made = |unit| forms.of(unit).file().map(Cow::Owned);
    let written = output::write_made(folder, &forms.units, made).inspect_err(|_| {
        if is_new {
            // A folder that others use already stays.
            let _gone = std::fs::remove_dir(folder);
        }
    })?;
    findings.extend(output::left_beside(folder, &written, &[".xlsx"]));
    tell.findings(findings);
    written.iter().for_each(|path| tell.wrote(path));
    Ok(())
}

/// The forms of a quarter: what each is made of, when it is asked for. Those of ten thousand units
/// would take more memory than all else.
pub(crate) struct Forms<'n> {
    /// As it is in force then.
    notice: Cow<'n, Notice>,
    period: Period,
    /// The units that owe one, with their tasks.
    pub(crate) units: Vec<(UnitId, Vec<usize>)>,
    /// What came back a quarter ago.
    earlier: Option<Returns>,
    writer: FormWriter,
}

impl<'n> Forms<'n> {
    /// The forms for `period`, with what the units answered a quarter ago, or when last something is known, where
    /// `previous` is the folder of what came back then. A unit without a task is found.
    ///
    /// # Errors
    /// Where that folder or a file of it cannot be read, where it is of another quarter, or no quarter came
    /// before.
    pub(crate) fn prepared(
        notice: &'n Notice,
        period: Period,
        previous: Option<&Path>,
        findings: &mut Diagnostics,
    ) -> Result<Forms<'n>, Diagnostics> {
        let read = |folder| previous::last_known(notice, period, folder, findings);
        let earlier = previous.map(read).transpose()?;
        let of_year = notice.tasks_by_unit();
        let notice = notice.in_force(period);
        let all = (0..).map(UnitId).zip(notice.tasks_by_unit());
        let (units, without): (Vec<_>, Vec<_>) = all.partition(|(_, tasks)| !tasks.is_empty());
        for (unit, _) in without {
            let of = notice.units.get(unit);
            // Another reports what it has a part in (谁填报), and that is as the notice wants it.
            if notice.names(unit) || !of.force.holds_on(period.last_day()) {
                continue;
            }
            let name = &of.name;
            let has_another_time = !of_year[unit.0].is_empty();
            let problem =
                ValueProblem::UnitWithoutTask { name: name.value.clone(), has_another_time };
            findings.push(Diagnostic::at(&name.origin, Problem::Value(problem)));
        }
        Ok(Forms { notice, period, units, earlier, writer: FormWriter::default() })
    }

    /// Tells what is shown beside the new cells, where nobody asked for it.
    pub(crate) fn tell_shown(&self, wanted: &previous::Wanted, tell: &dyn Tell) {
        let came = self.earlier.as_ref().filter(|earlier| earlier.is_known());
        let period = came.map(|earlier| earlier.period).filter(|_| wanted.folder.is_none());
        let Some(period) = period else { return };
        tell.say(&match tell.lang() {
            Lang::Zh => format!(
                "表旁边显示{}填报的内容，填报人和电话先填好（不要的，写 --no-previous）\n",
                period.chinese()
            ),
            Lang::En => format!(
                "beside the cells: what was answered in {period} (to leave it out, write \
                 --no-previous)\n"
            ),
        });
    }

    /// The form of one of [`Forms::units`].
    pub(crate) fn of(&self, (unit, tasks): &(UnitId, Vec<usize>)) -> Form<'_> {
        let mut grid = FormGrid::of_tasks(&self.notice, *unit, self.period, tasks);
        let of = (&*self.notice, *unit);
        let known = self.earlier.as_ref().map(|earlier| recalled(&mut grid, of, earlier));
        Form {
            unit: *unit,
            grid,
            known: known.unwrap_or_default(),
            name: form::file_name(&self.notice, *unit, self.period),
            writer: &self.writer,
        }
    }

    /// The form of that unit, if it owes one.
    pub(crate) fn of_unit(&self, unit: UnitId) -> Option<Form<'_>> {
        let at = self.units.binary_search_by_key(&unit, |(unit, _)| *unit).ok()?;
        Some(self.of(&self.units[at]))
    }
}

/// A unit's form, as it goes out.
pub(crate) struct Form<'f> {
    /// The unit.
    pub(crate) unit: UnitId,
    /// What it says and asks.
    pub(crate) grid: FormGrid,
    /// What is filled in before.
    known: Answers,
    /// The name of its file.
    pub(crate) name: String,
    /// What writes all forms of the run.
    writer: &'f FormWriter,
}

impl Form<'_> {
    /// The file.
    ///
    /// # Errors
    /// Where a text of the description is longer than any cell.
    pub(crate) fn file(&self) -> Result<NewFile, Diagnostics> {
        Ok(NewFile { name: self.name.clone(), bytes: self.bytes(&self.grid, &self.known)? })
    }

    /// The file with the answers of a return that are right, the cells of the others marked.
    ///
    /// # Errors
    /// As [`file`](Form::file).
    pub(crate) fn corrected(&self, reply: &Reply) -> Result<NewFile, Diagnostics> {
        let mut grid = self.grid.clone();
        for (id, found) in &reply.wrong {
            let Some(message) = found.problem.told_to_unit() else { continue };
            let words = format!("{}。{}", message.title, message.remedy);
            grid.remarks.entry(id.clone()).or_insert(words);
        }
        // A form that comes back without a day is taken for the earlier one.
        let is_of_return = !(reply.kept.is_empty() && reply.wrong.is_empty());
        let day = grid.entry(Field::FilledOn).filter(|_| is_of_return);
        if let Some(day) = day.map(|entry| entry.id.clone()) {
            grid.remarks.entry(day).or_insert_with(|| DAY_ANEW.to_owned());
        }
        if !grid.remarks.is_empty() {
            grid.is_to_mend();
        }
        let mut known = self.known.clone();
        known.extend(reply.kept.clone());
        Ok(NewFile { name: self.name.clone(), bytes: self.bytes(&grid, &known)? })
    }

    /// The file with all that a return answered, as it is, to be printed.
    ///
    /// # Errors
    /// As [`file`](Form::file).
    pub(crate) fn filled(&self, answers: &Answers) -> Result<NewFile, Diagnostics> {
        let mut grid = self.grid.clone();
        grid.is_to_print();
        let mut known = self.known.clone();
        known.extend(answers.clone());
        Ok(NewFile { name: self.name.clone(), bytes: self.bytes(&grid, &known)? })
    }

    fn bytes(&self, grid: &FormGrid, known: &Answers) -> Result<Vec<u8>, Diagnostics> {
        fits(grid)?;
        self.writer.write(grid, known).map_err(|error| output::no_workbook(&error))
    }
}

/// Puts what the unit answered a quarter ago beside the new cells, or what those did that it took over from, behind their
/// names where it is not all of one of them; gives what still holds.
fn recalled(grid: &mut FormGrid, (notice, unit): (&Notice, UnitId), earlier: &Returns) -> Answers {
    let Beside { told, is_own, shown } = earlier.beside((notice, unit), grid);
    if told.is_empty() {
        return Answers::new();
    }
    grid.recall(earlier.period, &shown);
    let own = told.iter().find(|(one, _)| is_own || *one == unit);
    match (own, &told[..]) {
        (Some((_, answers)), _) => grid.carried(answers),
        (None, [(_, of_another)]) => grid.carried_days(of_another),
        (None, _) => Answers::new(),
    }
}

/// Whether Excel holds each text of the form.
fn fits(grid: &FormGrid) -> Result<(), Diagnostics> {
    let Some(text) = grid.too_long() else { return Ok(()) };
    let begins = text.chars().take(SHOWN).collect();
    let problem =
        Problem::Value(ValueProblem::TooLongForCell { begins, limit: sheet::LONGEST_TEXT });
    Err(Diagnostic::nowhere(problem).into())
}
