//! `hongtou forms`: one workbook for each unit that is responsible for a task.

use std::path::Path;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Lang, Mailing, Problem};
use crate::form::{self, Answers, FormGrid, FormWriter};
use crate::mail::reply::Reply;
use crate::notice::{Notice, UnitId};
use crate::period::Period;
use crate::returns::Returns;

use super::args::FormsArgs;
use super::output::{Made, NewFile};
use super::{Outcome, input, output, report, returns};

/// So much of a text that is too long is shown.
const SHOWN: usize = 20;

/// Writes all forms, or none where the description has errors.
pub(super) fn run(args: &FormsArgs, lang: Lang) -> Outcome {
    match write(args, lang) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn write(args: &FormsArgs, lang: Lang) -> Result<(), Diagnostics> {
    let reading = input::description(&args.notice)?;
    let mut findings = reading.findings;
    let Some(notice) = reading.notice else { return Err(findings) };
    let period = returns::period(&args.period, &notice)?;
    let forms = prepared(&notice, period, args.previous.as_deref(), &mut findings)?;
    // Before the folder is made.
    forms.iter().try_for_each(|form| fits(&form.grid))?;
    let own = Path::new("out").join("forms").join(period.to_string());
    let folder = args.output.as_ref().unwrap_or(&own);
    let written = output::write_made(folder, &forms, Form::made)?;
    findings.extend(output::left_beside(folder, &written, &[".xlsx"]));
    report::findings(findings, lang);
    written.iter().for_each(|path| report::wrote(path, lang));
    Ok(())
}

/// A unit's form, as it goes out.
pub(super) struct Form {
    /// The unit.
    pub(super) unit: UnitId,
    /// What it says and asks.
    pub(super) grid: FormGrid,
    /// What is filled in before.
    pub(super) known: Answers,
    /// The name of its file.
    pub(super) name: String,
    /// What writes all forms of the run.
    writer: Arc<FormWriter>,
}

impl Form {
    /// The file.
    ///
    /// # Errors
    /// Where a text of the description is longer than any cell.
    pub(super) fn file(&self) -> Result<NewFile, Diagnostics> {
        Ok(NewFile { name: self.name.clone(), bytes: self.bytes(&self.grid, &self.known)? })
    }

    fn made(&self) -> Result<Made<'_>, Diagnostics> {
        Ok(Made { name: &self.name, bytes: self.bytes(&self.grid, &self.known)?.into() })
    }

    /// The file with the answers of a return that are right, the cells of the others marked.
    ///
    /// # Errors
    /// As [`file`](Form::file).
    pub(super) fn corrected(&self, reply: &Reply) -> Result<NewFile, Diagnostics> {
        let mut grid = self.grid.clone();
        for (id, found) in &reply.wrong {
            let Some(message) = found.problem.told_to_unit() else { continue };
            let words = format!("{}。{}", message.title, message.remedy);
            grid.remarks.entry(id.clone()).or_insert(words);
        }
        let mut known = self.known.clone();
        known.extend(reply.kept.clone());
        Ok(NewFile { name: self.name.clone(), bytes: self.bytes(&grid, &known)? })
    }

    fn bytes(&self, grid: &FormGrid, known: &Answers) -> Result<Vec<u8>, Diagnostics> {
        fits(grid)?;
        self.writer.write(grid, known).map_err(|error| output::not_made("XLSX", &error))
    }
}

/// The forms for `period`, with what the units answered a quarter ago where `previous` is the
/// folder of what came back then. A unit without a task is found.
///
/// # Errors
/// Where that folder cannot be read, or no quarter came before.
pub(super) fn prepared(
    notice: &Notice,
    period: Period,
    previous: Option<&Path>,
    findings: &mut Diagnostics,
) -> Result<Vec<Form>, Diagnostics> {
    let earlier = previous.map(|folder| earlier(notice, period, folder)).transpose()?;
    let mut grids = FormGrid::all(notice, period);
    let (writer, mut forms) = (Arc::new(FormWriter::default()), Vec::new());
    for (unit, one) in (0..).map(UnitId).zip(&notice.units.units) {
        let Some(mut grid) = grids.remove(&unit) else {
            let problem = Problem::UnitWithoutTask { name: one.name.value.clone() };
            findings.push(Diagnostic::at(&one.name.origin, problem));
            continue;
        };
        let known = earlier.as_ref().map(|earlier| recalled(&mut grid, unit, earlier));
        let name = form::file_name(notice, unit, period);
        let (known, writer) = (known.unwrap_or_default(), Arc::clone(&writer));
        forms.push(Form { unit, grid, known, name, writer });
    }
    Ok(forms)
}

fn earlier(notice: &Notice, period: Period, folder: &Path) -> Result<Returns, Diagnostics> {
    let none = Mailing::NoEarlierQuarter { period: period.to_string() };
    let none = Diagnostic::nowhere(Problem::Mailing(none));
    returns::collect(folder, notice, period.earlier().ok_or(none)?, None)
}

/// Puts what the unit answered a quarter ago beside the new cells; gives what still holds.
fn recalled(grid: &mut FormGrid, unit: UnitId, earlier: &Returns) -> Answers {
    let Some(version) = earlier.of(unit).and_then(|sent| sent.chosen()) else {
        return Answers::new();
    };
    let answers = version.returned.values();
    grid.recall(earlier.period, &answers);
    grid.carried(&answers)
}

/// Whether Excel holds each text of the form.
fn fits(grid: &FormGrid) -> Result<(), Diagnostics> {
    let Some(text) = grid.too_long() else { return Ok(()) };
    let begins = text.chars().take(SHOWN).collect();
    let problem = Problem::TooLongForCell { begins, limit: form::LONGEST_TEXT };
    Err(Diagnostic::nowhere(problem).into())
}
