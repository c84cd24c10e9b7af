//! `hongtou report`: the consolidated report of a quarter, or of the quarters of a year side by
//! side, as PDF, Word and Excel, and as pictures where they are asked for.

use std::path::Path;

use crate::compose;
use crate::diag::{Diagnostics, Lang};
use crate::document::template::Templates;
use crate::document::{Document, Style};
use crate::docx::Reader;
use crate::layout::fonts::FontSet;
use crate::report::{Report, YearReport, xlsx};
use crate::returns::Returns;

use super::args::ReportArgs;
use super::output::{Done, NewFile};
use super::paper::{self, Form};
use super::{Outcome, font_search, input, output, pictures, quarters, report};

/// Writes the report. [`Outcome::Findings`] where files have findings.
pub(super) fn run(args: &ReportArgs, lang: Lang) -> Outcome {
    match write(args) {
        Ok((done, findings)) => {
            let outcome = if findings.is_empty() { Outcome::Done } else { Outcome::Findings };
            report::findings(findings, lang);
            report::done(&done, lang);
            outcome
        }
        Err(failed) => {
            report::findings(failed, lang);
            Outcome::Failed
        }
    }
}

fn write(args: &ReportArgs) -> Result<(Done, Diagnostics), Diagnostics> {
    let templates = input::templates(args.templates.as_deref())?;
    let made = read(args, &templates)?;
    let (fonts, substitutes) = font_search::find(&args.fonts)?;
    let mut findings = made.findings;
    findings.extend(substitutes);
    let name = format!("汇总-{}", made.period);
    let (mut files, warnings) =
        pages(made.document, &name, &fonts, made.reader, args.pictures.png)?;
    findings.extend(warnings);
    files.push(NewFile { name: format!("{name}.xlsx"), bytes: made.workbook });
    let own = Path::new("out").join("report").join(made.period);
    let folder = args.output.as_ref().unwrap_or(&own);
    let written = output::write(folder, &files)?;
    let for_libreoffice = made.reader == Reader::LibreOffice;
    let mut done = Done { written, for_libreoffice, ..Done::default() };
    if args.pictures.png {
        findings.extend(pictures::sweep(folder, &name, &mut done));
    }
    Ok((done, findings))
}

/// A report in its two forms, still without pages.
struct Made {
    /// The quarter or the year, as the command line names it.
    period: String,
    /// The program that its Word file is for.
    reader: Reader,
    document: Document,
    workbook: Vec<u8>,
    findings: Diagnostics,
}

/// The report of the quarter, or of the year, that `args` name.
fn read(args: &ReportArgs, templates: &Templates) -> Result<Made, Diagnostics> {
    let (word, args) = (args.word, &args.returns);
    let reading = input::description(&args.notice)?;
    let Some(notice) = reading.notice else { return Err(reading.findings) };
    let as_of = input::day(args.as_of.as_deref())?;
    let reader = paper::reader(word, &notice);
    if args.period.trim() == notice.year.to_string() {
        let folder = args.returns.as_deref();
        let returns = quarters::whole_year(folder, &notice)?;
        let report = YearReport::new(&notice, &returns, as_of);
        return of_year(report.ok_or_else(|| quarters::none(folder, &notice))?, reader, templates);
    }
    let period = super::returns::period(&args.period, &notice)?;
    let (earlier, returns) = quarters::up_to(args.returns.as_deref(), &notice, period)?;
    let earlier: Vec<&Returns> = earlier.iter().collect();
    let report = Report::after(&notice, &earlier, &returns, as_of);
    let (workbook, document) =
        rayon::join(|| xlsx::write(&report), || compose::report(&report, templates));
    let workbook = workbook.map_err(|error| output::not_made("XLSX", &error))?;
    let document = document?;
    let mut findings = Diagnostics::new();
    findings.extend(report.findings);
    Ok(Made { period: period.to_string(), reader, document, workbook, findings })
}

fn of_year(report: YearReport, reader: Reader, templates: &Templates) -> Result<Made, Diagnostics> {
    let workbook = xlsx::write_year(&report).map_err(|error| output::not_made("XLSX", &error))?;
    let document = compose::year(&report, templates)?;
    let (period, mut findings) = (report.year.to_string(), Diagnostics::new());
    findings.extend(report.quarters.into_iter().flat_map(|quarter| quarter.findings));
    Ok(Made { period, reader, document, workbook, findings })
}

/// The report as PDF and Word, and as pictures where they are asked for.
fn pages(
    document: Document,
    name: &str,
    fonts: &FontSet,
    reader: Reader,
    png: bool,
) -> Result<(Vec<NewFile>, Diagnostics), Diagnostics> {
    let forms = [(Form::Pdf, format!("{name}.pdf")), (Form::Docx(reader), format!("{name}.docx"))];
    let (mut files, warnings) = paper::files(document, &Style::REPORT, fonts, &forms)?;
    if png {
        let drawn = files.first().map(|portable| pictures::files(name, &portable.bytes));
        files.extend(drawn.transpose()?.into_iter().flatten());
    }
    Ok((files, warnings))
}
