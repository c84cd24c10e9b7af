//! The consolidated report of a quarter, or of the quarters of a year side by
//! side, as PDF, Word and Excel, and as pictures where they are asked for.

mod json;
mod targets_json;

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::compose;
use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Keeping, Lang, Problem, Reported};
use crate::document::template::Templates;
use crate::document::{Document, Style};
use crate::docx::Reader;
use crate::layout::fonts::FontSet;
use crate::notice::Notice;
use crate::ofd::OfdKind;
use crate::page::{self, Readers};
use crate::pdf::PdfKind;
use crate::report::{PeriodStates, Report, YearReport, xlsx};
use crate::returns::Returns;
use crate::shown;

use super::about::{Incoming, Purpose};
use super::archive::descriptions::{self, Descriptions};
use super::archive::issued::{self, Held, Issue};
use super::font_search::FontSource;
use super::json::json_bytes;
use super::output::{Done, NewFile};
use super::paper::{self, Form};
use super::quarters::UpTo;
use super::receipts::{Receipts, Seen};
use super::tell::Tell;
use super::{compared, font_search, input, output, pictures, quarters};

/// The kinds of file of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Word's.
    Docx,
    /// Pages as they are printed.
    Pdf,
    /// The workbook.
    Xlsx,
    /// The pages as OFD.
    Ofd,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::Docx, Kind::Pdf, Kind::Xlsx, Kind::Ofd];
}

/// Whether a kind of file is asked for: each is where none is named.
pub(crate) fn asks_for<K: PartialEq>(only: &[K], kind: &K) -> bool {
    only.is_empty() || only.contains(kind)
}

/// Which report is asked for, and in what forms.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "switches")]
pub(crate) struct Asked {
    /// Of what came back.
    pub(crate) returns: Incoming,
    /// Everything is told to other programs, too.
    pub(crate) json: bool,
    /// The report itself is wanted beside its files.
    pub(crate) keeps: bool,
    /// A page is written, too.
    pub(crate) html: bool,
    /// The page is to be published.
    pub(crate) for_publication: bool,
    /// It is issued.
    pub(crate) is_final: bool,
    /// The folder of another year, whose numbers stand beside.
    pub(crate) compare: Option<PathBuf>,
    /// These kinds of file only.
    pub(crate) only: Vec<Kind>,
    /// The folder to write into, where another than the usual one is named.
    pub(crate) output: Option<PathBuf>,
    /// The folder of the office's own templates.
    pub(crate) templates: Option<PathBuf>,
    /// Word files are for LibreOffice.
    pub(crate) libreoffice: bool,
    /// Each page is written as a picture, too.
    pub(crate) png: bool,
    /// Which part of PDF/A its PDF keeps to.
    pub(crate) pdf: PdfKind,
    /// It is written as OFD, too, whatever the description says.
    pub(crate) ofd: Option<OfdKind>,
    /// Where fonts come from.
    pub(crate) fonts: FontSource,
}

/// What a run wrote, what it found, and what it says of the report that was issued.
pub(crate) struct Written {
    /// The files.
    pub(crate) done: Done,
    /// What was found.
    pub(crate) findings: Diagnostics,
    /// How it compares with the report that was issued.
    pub(crate) said: String,
    /// The report itself, where it is asked for.
    pub(crate) kept: Option<Kept>,
}

/// A report that is told to other programs, or looked into.
pub(crate) struct Kept {
    /// The report.
    pub(crate) report: Report,
    /// Who returned in the periods of the year up to it.
    periods: Vec<PeriodStates>,
}

impl Kept {
    /// The report with what was found so far and the files that were written.
    pub(crate) fn whole(
        &self,
        written: &[PathBuf],
        findings: &Diagnostics,
        lang: Lang,
    ) -> impl Serialize {
        let files = written.iter().map(|path| shown::path(path)).collect();
        let findings = findings.clone().sorted();
        json::whole(&self.report, (&self.periods, files), &findings, lang)
    }
}

/// Makes the report that is asked for and writes its files.
///
/// # Errors
/// Where description, returns, templates or fonts cannot be read, or a file cannot be written; then none is.
pub(crate) fn write(asked: &Asked, tell: &dyn Tell) -> Result<Written, Diagnostics> {
    let (returns, lang) = (asked.returns.returns.as_deref(), tell.lang());
    asked.output.as_deref().map_or(Ok(()), |folder| quarters::apart(folder, returns))?;
    let templates = input::templates(asked.templates.as_deref())?;
    let made = read(asked, &templates, tell)?;
    let (mut findings, mut said) = (made.findings, made.compared);
    let name = format!("汇总-{}", made.period);
    let (mut files, mut to_issue) = (Vec::new(), None);
    let workbook = made.workbook.map(|bytes| NewFile { name: file_name(&name, Kind::Xlsx), bytes });
    if let Some(document) = made.document {
        let (fonts, substitutes) = font_search::find(&asked.fonts)?;
        findings.extend(substitutes);
        let (pages, warnings) = pages(document, &name, &fonts, made.forms, asked)?;
        findings.extend(warnings);
        files = pages;
        to_issue = made.issue.map(|issue| (issue, fonts));
    }
    files.extend(workbook);
    files.extend(made.page.map(|bytes| NewFile { name: page_name(&name, asked), bytes }));
    let own = Path::new("out").join("report").join(made.period);
    let folder = asked.output.as_ref().unwrap_or(&own);
    let made_too = |kind: &Kind| match kind {
        Kind::Ofd => made.forms.ofd.is_some(),
        Kind::Docx | Kind::Pdf | Kind::Xlsx => asks_for(&asked.only, kind),
    };
    let kinds = Kind::ALL.iter().filter(|kind| !made_too(kind));
    let own = asked.html.then(|| page_name(&name, asked));
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
        let told = made.kept.as_ref().filter(|_| asked.json);
        let told = told.map(|kept| json_bytes(&kept.whole(&written, &findings, lang)));
        files.extend(told.map(|bytes| NewFile { name: format!("{name}.{JSON}"), bytes }));
        let kept = issue.write(&files, &fonts)?;
        said += &issued::said(&kept, lang);
        held = kept.held();
    }
    said += &held.map(|held| lacking(&held, &name, asked, lang)).unwrap_or_default();
    findings.extend(made.seen.map(Seen::note).unwrap_or_default());
    let for_libreoffice =
        made.forms.reader == Reader::LibreOffice && asks_for(&asked.only, &Kind::Docx);
    let mut done = Done { written, for_libreoffice, ..Done::default() };
    if asked.png {
        findings.extend(pictures::sweep(folder, &name, &mut done));
    }
    Ok(Written { done, findings, said, kept: made.kept })
}

/// How the name ends of what is printed for other programs, where it is kept with an issued report.
const JSON: &str = "json";

/// What is said of an issued report that says the same and was issued without what is asked for now.
fn lacking(held: &Held, name: &str, asked: &Asked, lang: Lang) -> String {
    let page = asked.html.then(|| page_name(name, asked));
    let json = asked.json.then(|| format!("{name}.{JSON}"));
    let ofd = asked.ofd.map(|_| file_name(name, Kind::Ofd));
    let names: Vec<String> = page.into_iter().chain(json).chain(ofd).collect();
    held.said_of(&names.iter().map(String::as_str).collect::<Vec<_>>(), lang)
}

/// The page that is asked for.
fn page_name(name: &str, asked: &Asked) -> String {
    of_readers(name, readers(asked.for_publication))
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
        Kind::Ofd => output::OFD,
    };
    format!("{name}.{extension}")
}

/// A report in its two forms, as far as they are asked for; still without pages.
struct Made {
    /// The quarter or the year, as the command line names it.
    period: String,
    forms: Forms,
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

/// How its pages are written.
#[derive(Clone, Copy)]
struct Forms {
    /// The program that its Word file is for.
    reader: Reader,
    /// What it is written as OFD of.
    ofd: Option<OfdKind>,
}

impl Forms {
    fn by(asked: &Asked, notice: &Notice) -> Forms {
        let ofd = paper::ofd(asked.ofd, &asked.only, &Kind::Ofd, notice);
        Forms { reader: paper::reader(asked.libreoffice, notice), ofd }
    }
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
    fn by(asked: &Asked) -> Wanted {
        let wants = |kind| asks_for(&asked.only, &kind);
        let document = wants(Kind::Docx) || wants(Kind::Pdf) || wants(Kind::Ofd);
        let document = document || asked.png || asked.ofd.is_some();
        Wanted { document, workbook: wants(Kind::Xlsx) }
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

/// The report of the quarter, or of the year, that `asked` name.
fn read(asked: &Asked, templates: &Templates, tell: &dyn Tell) -> Result<Made, Diagnostics> {
    let of_returns = &asked.returns;
    let as_of = input::day(of_returns.as_of.as_deref())?;
    let told = of_returns.as_of.is_some().then_some(as_of);
    let (notice, kept, said) = descriptions::remembering_as_of(&of_returns.about.place, told)?;
    let folder = of_returns.returns.as_deref();
    let receipts = Receipts::of(&of_returns.about.place, folder, told);
    let sources = Sources { notice, kept, said, as_of, receipts };
    if of_returns.about.is_overview(&sources.notice) {
        return overview(asked, sources, templates);
    }
    of_period(asked, sources, templates, tell)
}

fn overview(asked: &Asked, sources: Sources, templates: &Templates) -> Result<Made, Diagnostics> {
    if asked.is_final {
        return Err(Diagnostic::nowhere(Problem::Keeping(Keeping::YearNotIssued)).into());
    }
    if asked.json || asked.html {
        return Err(Diagnostic::nowhere(Problem::Reported(Reported::YearOnPaperOnly)).into());
    }
    let Sources { notice, kept, mut said, as_of, receipts } = sources;
    let folder = asked.returns.returns.as_deref();
    let returns = quarters::whole_year(folder, &notice, receipts.known())?;
    let seen = receipts.seen(returns.iter().map(|one| one.look.clone()).collect());
    let mut of_book = Diagnostics::new();
    of_book.extend(returns.iter().flat_map(|one| &one.later).map(|file| file.found(as_of)));
    of_book.extend(returns.iter().flat_map(|one| one.ruled_later.iter().cloned()));
    let report = YearReport::new(&notice, &returns, as_of);
    drop(returns);
    let mut report = report.ok_or_else(|| quarters::none(folder, &notice))?;
    let told = asked.returns.as_of.is_some().then_some(as_of);
    let compare = asked.compare.as_deref();
    report.compared = compare.map(|other| compared::beside(other, &report, told)).transpose()?;
    said.extend(notice.periods().filter_map(|period| kept.changed_in(&notice, period)));
    let forms = Forms::by(asked, &notice);
    let mut made = of_year(&report, forms, Wanted::by(asked), templates)?;
    made.findings.extend(said);
    made.findings.extend(of_book);
    made.seen = Some(seen);
    Ok(made)
}

fn of_period(
    asked: &Asked,
    sources: Sources,
    templates: &Templates,
    tell: &dyn Tell,
) -> Result<Made, Diagnostics> {
    if asked.compare.is_some() {
        let found = Problem::Reported(Reported::ComparedWithoutYear);
        return Err(Diagnostic::nowhere(found).into());
    }
    let Sources { notice, kept, mut said, as_of, receipts } = sources;
    let about = &asked.returns.about;
    let period = about.period(&notice, Purpose::Returns, as_of)?;
    if !asked.json {
        about.tell_taken(period, tell);
    }
    said.extend(kept.changed(&notice, period));
    let up_to = quarters::up_to(asked.returns.folder(), &notice, period, receipts.known())?;
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
    let compared = issued::compared(issued.as_ref(), since.as_ref(), tell.lang());
    // What says the same as the edition before is none.
    let is_new = issued.is_none() || since.is_some();
    // An edition that is made again as of its own day says again what it says of the one before.
    let is_again =
        since.is_none() && issued.as_ref().is_some_and(|issued| issued.day == as_of.chinese());
    let before_it = before_it.filter(|_| is_again);
    report.revision = since.or_else(|| before_it.and_then(|before| report.since(&before)));
    let rulings = std::mem::take(&mut returns.rulings);
    let same = issued.as_ref().filter(|_| asked.is_final && !is_new);
    let held = same.and_then(|same| issued::held(kept.place(), period, same.edition));
    let issue = || Issue::of(&report, &rulings, kept);
    let issue = (asked.is_final && is_new).then(issue);
    let forms = Forms::by(asked, &notice);
    let periods = PeriodStates::up_to(&report, &notice, &earlier);
    // The report has all that it prints; what it is made of is as large again.
    drop((earlier, returns, notice));
    let (workbook, document) = both(&report, Wanted::by(asked), templates)?;
    let page = asked.html.then(|| of_page(&report, &periods, asked.for_publication)).transpose()?;
    let mut findings = Diagnostics::new();
    findings.extend(report.findings.iter().cloned());
    findings.extend(said);
    Ok(Made {
        period: period.to_string(),
        forms,
        document,
        workbook,
        page,
        kept: (asked.json || asked.keeps).then_some(Kept { report, periods }),
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
    forms: Forms,
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
        forms,
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
    wanted: Forms,
    asked: &Asked,
) -> Result<(Vec<NewFile>, Diagnostics), Diagnostics> {
    let png = asked.png;
    let portable = png || asks_for(&asked.only, &Kind::Pdf);
    let word = asks_for(&asked.only, &Kind::Docx);
    let forms = [
        (portable, Form::Pdf(asked.pdf), Kind::Pdf),
        (word, Form::Docx(wanted.reader), Kind::Docx),
    ];
    let forms =
        forms.into_iter().filter(|(wanted, ..)| *wanted).map(|(_, form, kind)| (form, kind));
    let forms = forms.chain(wanted.ofd.map(|kind| (Form::Ofd(kind), Kind::Ofd)));
    let forms: Vec<_> = forms.map(|(form, kind)| (form, file_name(name, kind))).collect();
    let (mut files, warnings) = paper::files(document, &Style::REPORT, fonts, &forms)?;
    if png {
        let drawn = files.first().map(|portable| pictures::files(name, &portable.bytes));
        files.extend(drawn.transpose()?.into_iter().flatten());
    }
    Ok((files, warnings))
}
