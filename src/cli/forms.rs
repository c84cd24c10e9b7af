//! `hongtou forms`: one workbook for each unit that is responsible for a task.

use std::path::Path;

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem};
use crate::form::{self, FormGrid};
use crate::notice::{Notice, UnitId};
use crate::period::Period;

use super::args::FormsArgs;
use super::output::NewFile;
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
    let files = files(&notice, period, &mut findings)?;
    let own = Path::new("out").join("forms").join(period.to_string());
    let written = output::write(args.output.as_ref().unwrap_or(&own), &files)?;
    report::findings(findings, lang);
    written.iter().for_each(|path| report::wrote(path, lang));
    Ok(())
}

fn files(
    notice: &Notice,
    period: Period,
    findings: &mut Diagnostics,
) -> Result<Vec<NewFile>, Diagnostics> {
    let mut files = Vec::new();
    for (id, unit) in (0..).map(UnitId).zip(&notice.units.units) {
        let Some(grid) = FormGrid::new(notice, id, period) else {
            let problem = Problem::UnitWithoutTask { name: unit.name.value.clone() };
            findings.push(Diagnostic::at(&unit.name.origin, problem));
            continue;
        };
        let name = form::file_name(notice, id, period);
        files.push(NewFile { name, bytes: bytes(&grid)? });
    }
    Ok(files)
}

fn bytes(grid: &FormGrid) -> Result<Vec<u8>, Diagnostics> {
    if let Some(text) = grid.too_long() {
        let begins = text.chars().take(SHOWN).collect();
        let problem = Problem::TooLongForCell { begins, limit: form::LONGEST_TEXT };
        return Err(Diagnostic::nowhere(problem).into());
    }
    form::write(grid, &form::Answers::new()).map_err(|error| output::not_made("XLSX", &error))
}
