//! Findings -> text for a terminal: what is wrong, the line with the place under it, what to do.
//!
//! The drawing is annotate-snippets', which counts full-width characters as two columns and cuts
//! long lines around their place: a paragraph is one line of the description. Whatever comes from
//! outside is made [`plain`](shown::plain) first. Nothing is printed here.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diag::{Diagnostic, Lang, Severity};
use crate::han;
use crate::origin::{Origin, Place};
use crate::shown;

/// Columns of a line before it is cut.
const COLUMNS: usize = 76;
/// Cells that are underlined at most: a whole paragraph would not fit into the line.
const UNDERLINED: f64 = 30.0;
/// Cells between two places on one line that both stay in sight.
const BESIDE: f64 = 20.0;

/// The findings one below the other, in the order given; `colour` for a terminal that shows it.
pub fn render(findings: &[Diagnostic], lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(COLUMNS);
    findings.iter().map(|found| renderer.render(&[group(found, lang)]) + "\n\n").collect()
}

/// The findings a line each, in the order given: where, which, what is wrong, what to do.
pub fn short(findings: &[Diagnostic], lang: Lang) -> String {
    let line = |found: &Diagnostic| {
        let message = found.problem.message(lang);
        let remedy = match message.remedy.is_empty() {
            true => String::new(),
            false => format!(" ({})", shown::plain(&message.remedy)),
        };
        let place = match &found.place {
            Place::Text(origin) => {
                let (line, column) = origin.line_column();
                format!("{}:{line}:{column}: ", shown::plain(origin.source().name()))
            }
            Place::Book(origin) => format!("{}: ", shown::plain(&origin.to_string())),
            Place::Nowhere => String::new(),
        };
        format!("{place}{} {}{remedy}\n", found.problem.code(), shown::plain(&message.title))
    };
    findings.iter().map(line).collect()
}

/// The words around a finding.
struct Words {
    error: &'static str,
    warning: &'static str,
    remedy: &'static str,
    compare: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::Zh => {
            Words { error: "错误", warning: "警告", remedy: "建议", compare: "对照这里" }
        }
        Lang::En => {
            Words { error: "error", warning: "warning", remedy: "help", compare: "see here" }
        }
    }
}

fn group(found: &Diagnostic, lang: Lang) -> Group<'_> {
    let words = words(lang);
    let message = found.problem.message(lang);
    let level = match found.severity() {
        Severity::Error => Level::ERROR.with_name(words.error),
        Severity::Warning => Level::WARNING.with_name(words.warning),
    };
    let title = level.primary_title(shown::plain(&message.title)).id(found.problem.code());
    let mut group = Group::with_title(title);
    match &found.place {
        Place::Text(origin) => {
            group = group.elements(snippets(origin, &found.related, words.compare));
        }
        Place::Book(origin) => {
            group = group.element(path(&origin.to_string()));
        }
        Place::Nowhere => {}
    }
    let cells = found.related.iter().filter_map(Origin::cell);
    group = group.elements(cells.map(|cell| path(&cell.to_string())));
    group.element(Level::HELP.with_name(words.remedy).message(shown::plain(&message.remedy)))
}

fn path<'f>(place: &str) -> annotate_snippets::Origin<'f> {
    annotate_snippets::Origin::path(shown::plain(place))
}

/// The line of the place, and one for each related place on another line. Related places on its
/// own line are marked there, as far as they are near.
fn snippets<'f>(
    origin: &'f Origin,
    related: &'f [Origin],
    compare: &'static str,
) -> Vec<Snippet<'f, Annotation<'f>>> {
    let own = Line::of(origin);
    let of_texts = related.iter().filter(|other| other.cell().is_none());
    let (beside, elsewhere): (Vec<&Origin>, Vec<&Origin>) =
        of_texts.partition(|other| own.holds(other));
    let near = beside.into_iter().filter(|other| own.is_near(origin, other));
    let marks = near.map(|other| AnnotationKind::Context.span(own.span(other)));
    let first = own.snippet().annotation(AnnotationKind::Primary.span(own.span(origin)));
    let mut snippets = vec![first.annotations(marks)];
    for other in elsewhere {
        let line = Line::of(other);
        let mark = AnnotationKind::Context.span(line.span(other)).label(compare);
        snippets.push(line.snippet().annotation(mark));
    }
    snippets
}

/// The line on which a place begins.
struct Line<'f> {
    file: &'f str,
    number: usize,
    text: &'f str,
    bytes: Range<usize>,
}

impl<'f> Line<'f> {
    fn of(origin: &'f Origin) -> Line<'f> {
        let whole = origin.source().text();
        let at = origin.span().start;
        let start = whole[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = whole[at..].find('\n').map_or(whole.len(), |end| at + end);
        let (number, _) = origin.line_column();
        Line { file: origin.source().name(), number, text: &whole[start..end], bytes: start..end }
    }

    fn snippet(&self) -> Snippet<'f, Annotation<'f>> {
        Snippet::source(shown::plain(self.text))
            .path(shown::plain(self.file))
            .line_start(self.number)
    }

    fn holds(&self, other: &Origin) -> bool {
        let at = other.span().start;
        other.source().name() == self.file && (self.bytes.start..=self.bytes.end).contains(&at)
    }

    fn is_near(&self, a: &Origin, b: &Origin) -> bool {
        let (a, b) = (self.span(a), self.span(b));
        han::cells(&self.text[a.start.min(b.start)..a.end.max(b.end)]) <= BESIDE
    }

    /// The bytes of this line to underline for `origin`, which begins on it.
    fn span(&self, origin: &Origin) -> Range<usize> {
        let start = origin.span().start - self.bytes.start;
        let end = origin.span().end.min(self.bytes.end) - self.bytes.start;
        let mut cells = 0.0;
        let within = self.text[start..end].chars().take_while(|character| {
            cells += han::Width::of(*character).cells();
            cells <= UNDERLINED
        });
        start..start + within.map(char::len_utf8).sum::<usize>()
    }
}
