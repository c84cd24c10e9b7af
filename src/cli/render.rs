//! Findings -> text for a terminal: what is wrong, the line with the place under it, what to do.
//!
//! The drawing is annotate-snippets', which counts full-width characters as two columns. A
//! paragraph is one long line of the description, so lines are first cut around their place
//! ([`excerpt`]). Nothing is printed here.

mod excerpt;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};

use crate::diag::{Diagnostic, Lang, Severity};
use crate::origin::Origin;

use excerpt::{Excerpt, Mark};

/// The findings one below the other, in the order given; `colour` for a terminal that shows it.
pub(super) fn render(findings: &[Diagnostic], lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    // Lines are cut to measure already; the drawing must not cut them again.
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(1000);
    findings.iter().map(|found| renderer.render(&[group(found, lang)]) + "\n\n").collect()
}

/// How many errors and warnings there are, in one line; nothing where there are none.
pub(super) fn summary(findings: &[Diagnostic], lang: Lang) -> String {
    let errors = findings.iter().filter(|found| found.severity() == Severity::Error).count();
    let warnings = findings.len() - errors;
    match (lang, errors, warnings) {
        (_, 0, 0) => String::new(),
        (Lang::Zh, 0, _) => format!("{warnings} 个警告"),
        (Lang::Zh, _, 0) => format!("{errors} 个错误"),
        (Lang::Zh, _, _) => format!("{errors} 个错误，{warnings} 个警告"),
        (Lang::En, 0, _) => counted(warnings, "warning"),
        (Lang::En, _, 0) => counted(errors, "error"),
        (Lang::En, _, _) => {
            format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))
        }
    }
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
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
        Lang::En => Words {
            error: "error",
            warning: "warning",
            remedy: "help",
            compare: "compare this place",
        },
    }
}

fn group(found: &Diagnostic, lang: Lang) -> Group<'static> {
    let words = words(lang);
    let message = found.problem.message(lang);
    let level = match found.severity() {
        Severity::Error => Level::ERROR.with_name(words.error),
        Severity::Warning => Level::WARNING.with_name(words.warning),
    };
    let title = level.primary_title(message.title).id(found.problem.code());
    let mut group = Group::with_title(title);
    for excerpt in excerpts(found) {
        group = group.elements(place(excerpt, words.compare));
    }
    group.element(Level::HELP.with_name(words.remedy).message(message.remedy))
}

/// The line of the finding, and one for each related place on another line. Related places on
/// the finding's own line are marked there, as far as they are in sight.
fn excerpts(found: &Diagnostic) -> Vec<Excerpt> {
    let Some(origin) = &found.origin else { return Vec::new() };
    let mut first = Excerpt::of(origin, Mark::Problem);
    let (beside, elsewhere): (Vec<&Origin>, Vec<&Origin>) =
        found.related.iter().partition(|related| same_line(related, origin));
    for related in beside {
        first.mark(related);
    }
    let others = elsewhere.into_iter().map(|related| Excerpt::of(related, Mark::Compare));
    std::iter::once(first).chain(others).collect()
}

fn same_line(a: &Origin, b: &Origin) -> bool {
    a.source() == b.source() && a.line_column().0 == b.line_column().0
}

fn place(excerpt: Excerpt, compare: &'static str) -> [Element<'static>; 2] {
    let head = annotate_snippets::Origin::path(excerpt.file)
        .line(excerpt.line)
        .char_column(excerpt.column);
    let annotations = excerpt.marks.into_iter().map(|(span, mark)| match mark {
        Mark::Problem => AnnotationKind::Primary.span(span),
        Mark::Compare => AnnotationKind::Context.span(span).label(compare),
        Mark::Also => AnnotationKind::Primary.span(span),
    });
    let snippet: Snippet<'static, Annotation<'static>> =
        Snippet::source(excerpt.text).line_start(excerpt.line).annotations(annotations);
    [head.into(), snippet.into()]
}
