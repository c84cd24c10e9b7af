//! `hongtou report`: the consolidated report of a quarter, or of the quarters of a year side by
//! side, as PDF, Word and Excel, and as pictures where they are asked for.

mod json;
mod targets_json;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::compose;
use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Keeping, Lang, Problem, Reported};
use crate::document::template::Templates;
use crate::document::{Document, Style};
use crate::docx::Reader;
use crate::layout::fonts::FontSet;
use crate::notice::Notice;
use crate::page::{self, Readers};
use crate::report::{PeriodStates, Report, YearReport, xlsx};
use crate::returns::Returns;
use crate::shown;

use super::about::Purpose;
use super::args::{ReportArgs, ReportFile as Kind, asks_for};
use super::{Outcome, report};
use crate::office::archive::descriptions::{self, Descriptions};
use crate::office::archive::issued::{self, Held, Issue};
use crate::office::output::{Done, NewFile};
use crate::office::paper::{self, Form};
use crate::office::quarters::UpTo;
use crate::office::receipts::{Receipts, Seen};
use crate::office::{compared, font_search, input, output, pictures, quarters};

/// Writes the report. [`Outcome::Findings`] where files have errors.
pub(super) fn run(args: &ReportArgs, lang: Lang) -> Outcome {
    // On a thread of those that read and make the files: what reading frees, pages take again.
    match rayon::scope(|_| write(args, lang)) {
        Ok(written) => {
            let outcome = Outcome::with(written.findings.iter(), args.strictness);
            say(written, args.json, lang);
            outcome
        }
        Err(failed) => {
            report::findings(failed, lang);
            Outcome::Failed
        }
    }
}

/// What a run wrote, what it found, and what it says of the report that was issued.
struct Written {
    done: Done,
    findings: Diagnostics,
    said: String,
    /// The report itself, where it is asked for.
    kept: Option<Kept>,
}

/// A report that is told to other programs.
struct Kept {
    report: Report,
    /// Who returned in the periods of the year up to it.
    periods: Vec<PeriodStates>,
}

impl Kept {
    /// The report with what was found so far and the files that were written.
    fn whole(&self, written: &[PathBuf], found: &Diagnostics, lang: Lang) -> Vec<u8> {
        let files = written.iter().map(|path| shown::path(path)).collect();
        let findings = found.clone().sorted();
        report::json_bytes(&json::whole(&self.report, (&self.periods, files), &findings, lang))
    }
}

/// Says it in words, or as JSON, which has the findings and the files too.
fn say(written: Written, as_json: bool, lang: Lang) {
    let Written { done, findings, said, kept } = written;
    if let Some(Kept { report, periods }) = kept.filter(|_| as_json) {
        let files = done.written.iter().map(|path| shown::path(path)).collect();
        report::aside(&said);
        let findings = findings.sorted();
        return report::say_json(&json::whole(&report, (&periods, files), &findings, lang));
    }
    report::findings(findings, lang);
    report::done(&done, lang);
    report::say(&said);
}

fn write(args: &ReportArgs, lang: Lang) -> Result<Written, Diagnostics> {
    let returns = args.returns.returns.as_deref();
    args.output.as_deref().map_or(Ok(()), |folder| quarters::apart(folder, returns))?;
    let templates = input::templates(args.templates.as_deref())?;
    let made = read(args, &templates, lang)?;
    let (mut findings, mut said) = (made.findings, made.compared);
    let name = format!("汇总-{}", made.period);
    let (mut files, mut to_issue) = (Vec::new(), None);
    let workbook = made.workbook.map(|bytes| NewFile { name: file_name(&name, Kind::Xlsx), bytes });
    if let Some(document) = made.document {
        let (fonts, substitutes) = font_search::find(&args.fonts.source())?;
        findings.extend(substitutes);
        let (pages, warnings) = pages(document, &name, &fonts, made.reader, args)?;
        findings.extend(warnings);
        files = pages;
        to_issue = made.issue.map(|issue| (issue, fonts));
    }
    files.extend(workbook);
    files.extend(made.page.map(|bytes| NewFile { name: page_name(&name, args), bytes }));
    let own = Path::new("out").join("report").join(made.period);
    let folder = args.output.as_ref().unwrap_or(&own);
    let kinds = Kind::value_variants().iter().filter(|kind| !asks_for(&args.only, kind));
    let own = args.html.then(|| page_name(&name, args));
    let pages = Readers::ALL.map(|readers| of_readers(&name, readers)).into_iter();
    let pages = pages.filter(|page| Some(page) != own.as_ref());
    let others: Vec<String> = kinds.map(|kind| file_name(&name, *kind)).chain(pages).collect();
    // Pictures are drawn from a PDF, whether it is kept or not.
    files.retain(|file| !others.contains(&file.name));
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    findings.extend(output::not_renewed(folder, &others));
    let written = output::write(folder, &files)?;
    let mut held = made.held;
    if let Some((issue, fonts)) = to_issue {
        // What is printed for other programs is issued with the files.
        let told = made.kept.as_ref().map(|kept| kept.whole(&written, &findings, lang));
        files.extend(told.map(|bytes| NewFile { name: format!("{name}.{JSON}"), bytes }));
        let kept = issue.write(&files, &fonts)?;
        said += &issued::said(&kept, lang);
        held = kept.held();
    }
    said += &held.map(|held| lacking(&held, &name, args, lang)).unwrap_or_default();
    findings.extend(made.seen.map(Seen::note).unwrap_or_default());
    let for_libreoffice = made.reader == Reader::LibreOffice && asks_for(&args.only, &Kind::Docx);
    let mut done = Done { written, for_libreoffice, ..Done::default() };
    if args.pictures.png {
        findings.extend(pictures::sweep(folder, &name, &mut done));
    }
    Ok(Written { done, findings, said, kept: made.kept })
}

/// How the name ends of what is printed for other programs, where it is kept with an issued report.
const JSON: &str = "json";

/// What is said of an issued report that says the same and was issued without what is asked for now.
fn lacking(held: &Held, name: &str, args: &ReportArgs, lang: Lang) -> String {
    let page = args.html.then(|| page_name(name, args));
    let json = args.json.then(|| format!("{name}.{JSON}"));
    let names: Vec<String> = page.into_iter().chain(json).collect();
    held.said_of(&names.iter().map(String::as_str).collect::<Vec<_>>(), lang)
}

/// The page that is asked for.
fn page_name(name: &str, args: &ReportArgs) -> String {
    of_readers(name, readers(args.for_publication))
}

/// The name of a page: one that is published is not taken for the office's, nor the other way round.
fn of_readers(name: &str, readers: Readers) -> String {
    let whose = match readers {
        Readers::Office => "",
        Readers::Public => "-公布",
    };
    format!("{name}{whose}.{}", output::PAGE)
}

const fn readers(is_public: bool) -> Readers {
    if is_public { Readers::Public } else { Readers::Office }
}

fn file_name(name: &str, kind: Kind) -> String {
    let extension = match kind {
        Kind::Docx => "docx",
        Kind::Pdf => "pdf",
        Kind::Xlsx => "xlsx",
    };
    format!("{name}.{extension}")
}

/// A report in its two forms, as far as they are asked for; still without pages.
struct Made {
    /// The quarter or the year, as the command line names it.
    period: String,
    /// The program that its Word file is for.
    reader: Reader,
    document: Option<Document>,
    workbook: Option<Vec<u8>>,
    page: Option<Vec<u8>>,
    /// The report itself, where it is asked for.
    kept: Option<Kept>,
    /// How it compares with the report that was issued.
    compared: String,
    /// What was seen in the folders, to be noted in the book of receipts.
    seen: Option<Seen>,
    /// What is to be issued of it.
    issue: Option<Issue>,
    /// The edition that says the same, where it was to be issued.
    held: Option<Held>,
    findings: Diagnostics,
}

/// So many units' workbook and pages are made at the same time.
const SIDE_BY_SIDE: usize = 2_000;

/// Which of the two forms are asked for.
#[derive(Clone, Copy)]
struct Wanted {
    document: bool,
    workbook: bool,
}

impl Wanted {
    fn by(args: &ReportArgs) -> Wanted {
        let asked = |kind| asks_for(&args.only, &kind);
        let document = asked(Kind::Docx) || asked(Kind::Pdf) || args.pictures.png;
        Wanted { document, workbook: asked(Kind::Xlsx) }
    }
}

/// What a report is made of, returns aside.
struct Sources {
    notice: Notice,
    kept: Descriptions,
    /// What is to be said of the description.
    said: Diagnostics,
    as_of: Date,
    receipts: Receipts,
}

/// The report of the quarter, or of the year, that `args` name.
fn read(args: &ReportArgs, templates: &Templates, lang: Lang) -> Result<Made, Diagnostics> {
    let of_returns = &args.returns;
    let as_of = input::day(of_returns.as_of.as_deref())?;
    let told = of_returns.as_of.is_some().then_some(as_of);
    let (notice, kept, said) = descriptions::remembering_as_of(of_returns.about.place(), told)?;
    let folder = of_returns.returns.as_deref();
    let receipts = Receipts::of(of_returns.about.place(), folder, told);
    let sources = Sources { notice, kept, said, as_of, receipts };
    if of_returns.about.is_overview(&sources.notice) {
        return overview(args, sources, templates);
    }
    of_period(args, sources, templates, lang)
}

fn overview(
    args: &ReportArgs,
    sources: Sources,
    templates: &Templates,
) -> Result<Made, Diagnostics> {
    if args.is_final {
        return Err(Diagnostic::nowhere(Problem::Keeping(Keeping::YearNotIssued)).into());
    }
    if args.json || args.html {
        return Err(Diagnostic::nowhere(Problem::Reported(Reported::YearOnPaperOnly)).into());
    }
    let Sources { notice, kept, mut said, as_of, receipts } = sources;
    let folder = args.returns.returns.as_deref();
    let returns = quarters::whole_year(folder, &notice, receipts.known())?;
    let seen = receipts.seen(returns.iter().map(|one| one.look.clone()).collect());
    let mut of_book = Diagnostics::new();
    of_book.extend(returns.iter().flat_map(|one| &one.later).map(|file| file.found(as_of)));
    of_book.extend(returns.iter().flat_map(|one| one.ruled_later.iter().cloned()));
    let report = YearReport::new(&notice, &returns, as_of);
    drop(returns);
    let mut report = report.ok_or_else(|| quarters::none(folder, &notice))?;
    let told = args.returns.as_of.is_some().then_some(as_of);
    let compare = args.compare.as_deref();
    report.compared = compare.map(|other| compared::beside(other, &report, told)).transpose()?;
    said.extend(notice.periods().filter_map(|period| kept.changed_in(&notice, period)));
    let reader = paper::reader(args.word.libreoffice, &notice);
    let mut made = of_year(&report, reader, Wanted::by(args), templates)?;
    made.findings.extend(said);
    made.findings.extend(of_book);
    made.seen = Some(seen);
    Ok(made)
}

fn of_period(
    args: &ReportArgs,
    sources: Sources,
    templates: &Templates,
    lang: Lang,
) -> Result<Made, Diagnostics> {
    if args.compare.is_some() {
        let found = Problem::Reported(Reported::ComparedWithoutYear);
        return Err(Diagnostic::nowhere(found).into());
    }
    let Sources { notice, kept, mut said, as_of, receipts } = sources;
    let about = &args.returns.about;
    let period = about.period(&notice, Purpose::Returns, as_of)?;
    if !args.json {
        about.say_taken(period, lang);
    }
    said.extend(kept.changed(&notice, period));
    let folder = args.returns.returns.as_deref();
    let up_to = quarters::up_to(folder, &notice, period, receipts.known())?;
    let ([issued, before_it], unsound) =
        issued::last_issued(kept.place(), period, receipts.known());
    said.extend(unsound);
    let looks = up_to.looks();
    let UpTo { mut earlier, mut returns, .. } = up_to;
    for one in &mut earlier {
        one.is_issued = issued::was_issued(kept.place(), one.period, receipts.known());
    }
    let seen = receipts.seen(looks);
    said.extend(returns.later.iter().map(|file| file.found(as_of)));
    said.extend(returns.ruled_later.iter().cloned());
    let before: Vec<&Returns> = earlier.iter().collect();
    let report = Report::after(&notice, &before, &returns, as_of);
    let mut report = report.in_order_of(&notice);
    let since = issued.as_ref().and_then(|issued| report.since(issued));
    let compared = issued::compared(issued.as_ref(), since.as_ref(), lang);
    // What says the same as the edition before is none.
    let is_new = issued.is_none() || since.is_some();
    // An edition that is made again as of its own day says again what it says of the one before.
    let is_again =
        since.is_none() && issued.as_ref().is_some_and(|issued| issued.day == as_of.chinese());
    let before_it = before_it.filter(|_| is_again);
    report.revision = since.or_else(|| before_it.and_then(|before| report.since(&before)));
    let rulings = std::mem::take(&mut returns.rulings);
    let same = issued.as_ref().filter(|_| args.is_final && !is_new);
    let held = same.and_then(|same| issued::held(kept.place(), period, same.edition));
    let issue = || Issue::of(&report, &rulings, kept);
    let issue = (args.is_final && is_new).then(issue);
    let reader = paper::reader(args.word.libreoffice, &notice);
    let periods = PeriodStates::up_to(&report, &notice, &earlier);
    // The report has all that it prints; what it is made of is as large again.
    drop((earlier, returns, notice));
    let (workbook, document) = both(&report, Wanted::by(args), templates)?;
    let page = args.html.then(|| of_page(&report, &periods, args.for_publication)).transpose()?;
    let mut findings = Diagnostics::new();
    findings.extend(report.findings.iter().cloned());
    findings.extend(said);
    Ok(Made {
        period: period.to_string(),
        reader,
        document,
        workbook,
        page,
        kept: args.json.then_some(Kept { report, periods }),
        compared,
        issue,
        held,
        seen: Some(seen),
        findings,
    })
}

/// The workbook and the document, as far as they are wanted.
fn both(
    report: &Report,
    wanted: Wanted,
    templates: &Templates,
) -> Result<(Option<Vec<u8>>, Option<Document>), Diagnostics> {
    let workbook = || wanted.workbook.then(|| xlsx::write(report)).transpose();
    let document = || wanted.document.then(|| compose::report(report, templates)).transpose();
    // Side by side, but where both together are hundreds of megabytes.
    let (workbook, document) = match report.units.len() {
        ..SIDE_BY_SIDE => rayon::join(workbook, document),
        _ => (workbook(), document()),
    };
    Ok((workbook.map_err(|error| output::no_workbook(&error))?, document?))
}

/// The report as a page.
fn of_page(
    report: &Report,
    periods: &[PeriodStates],
    is_public: bool,
) -> Result<Vec<u8>, Diagnostics> {
    let page = page::write(report, periods, readers(is_public));
    page.map(String::into_bytes).map_err(|error| output::not_made("HTML", &error))
}

fn of_year(
    report: &YearReport,
    reader: Reader,
    wanted: Wanted,
    templates: &Templates,
) -> Result<Made, Diagnostics> {
    let workbook = wanted.workbook.then(|| xlsx::write_year(report)).transpose();
    let workbook = workbook.map_err(|error| output::no_workbook(&error))?;
    let document = wanted.document.then(|| compose::year(report, templates)).transpose()?;
    let (period, mut findings) = (report.year.to_string(), Diagnostics::new());
    findings.extend(report.findings().map(|(_, found)| found));
    let (compared, issue) = (String::new(), None);
    let (page, kept, seen, held) = (None, None, None, None);
    Ok(Made {
        period,
        reader,
        document,
        workbook,
        page,
        kept,
        compared,
        issue,
        held,
        seen,
        findings,
    })
}

/// The report as PDF and Word, as far as they are asked for, and as pictures.
fn pages(
    document: Document,
    name: &str,
    fonts: &FontSet,
    reader: Reader,
    args: &ReportArgs,
) -> Result<(Vec<NewFile>, Diagnostics), Diagnostics> {
    let png = args.pictures.png;
    let portable = png || asks_for(&args.only, &Kind::Pdf);
    let word = asks_for(&args.only, &Kind::Docx);
    let forms = [(portable, Form::Pdf, Kind::Pdf), (word, Form::Docx(reader), Kind::Docx)];
    let forms = forms.into_iter().filter(|(wanted, ..)| *wanted);
    let forms: Vec<_> = forms.map(|(_, form, kind)| (form, file_name(name, kind))).collect();
    let (mut files, warnings) = paper::files(document, &Style::REPORT, fonts, &forms)?;
    if png {
        let drawn = files.first().map(|portable| pictures::files(name, &portable.bytes));
        files.extend(drawn.transpose()?.into_iter().flatten());
    }
    Ok((files, warnings))
}
