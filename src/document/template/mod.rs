//! Templates: the wording of a document, rendered and read as blocks.
//!
//! A template is minijinja text that renders to one XML element a block (`parse` lists them).
//! A value is escaped wherever it is printed, also behind `|safe`, so that no text from outside
//! can form a block. A value handed over by [`Values`] keeps its place through the rendering: the
//! runs made of it still know their line in the description, or the file from outside.

mod bounded;
mod columns;
mod filters;
mod head;
mod page;
mod parse;
mod text;
mod values;

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::sync::{Arc, OnceLock};

use minijinja::value::ValueKind;
use minijinja::{Environment, ErrorKind, Output, UndefinedBehavior, Value};

use crate::diag::{Diagnostic, Diagnostics, PageProblem, Problem};
use crate::han;
use crate::origin::{Origin, Source};

use super::Block;
use bounded::{Bounded, Made};
use page::{Page, Printing};
use values::{Marked, PRINTED};

pub use values::Values;

/// The templates at hand by name: those of the program, or the office's own in their place.
#[derive(Clone)]
pub struct Templates {
    sources: BTreeMap<&'static str, Arc<Source>>,
    /// They are read by the engine once, however many letters are written by them.
    parsed: OnceLock<Environment<'static>>,
}

/// The program's own templates.
const BUILT_IN: &[(&str, &str)] = &[
    ("notice.xml", include_str!("../../../templates/notice.xml")),
    ("tasks.xml", include_str!("../../../templates/tasks.xml")),
    ("task-table.xml", include_str!("../../../templates/task-table.xml")),
    ("attachment.xml", include_str!("../../../templates/attachment.xml")),
    ("attachment-alone.xml", include_str!("../../../templates/attachment-alone.xml")),
    ("report.xml", include_str!("../../../templates/report.xml")),
    ("year.xml", include_str!("../../../templates/year.xml")),
    ("report-title.xml", include_str!("../../../templates/report-title.xml")),
    ("report-overview.xml", include_str!("../../../templates/report-overview.xml")),
    ("report-attention.xml", include_str!("../../../templates/report-attention.xml")),
    ("report-revision.xml", include_str!("../../../templates/report-revision.xml")),
    ("report-table.xml", include_str!("../../../templates/report-table.xml")),
    ("report-targets.xml", include_str!("../../../templates/report-targets.xml")),
    ("report-units.xml", include_str!("../../../templates/report-units.xml")),
    ("report-end.xml", include_str!("../../../templates/report-end.xml")),
    ("mail-form.xml", include_str!("../../../templates/mail-form.xml")),
    ("mail-reminder.xml", include_str!("../../../templates/mail-reminder.xml")),
    ("mail-reply.xml", include_str!("../../../templates/mail-reply.xml")),
];

impl Default for Templates {
    fn default() -> Templates {
        let source = |(name, text): &(&'static str, &str)| {
            (*name, Source::built_in(format!("templates/{name}"), *text))
        };
        Templates { sources: BUILT_IN.iter().map(source).collect(), parsed: OnceLock::new() }
    }
}

/// Steps that a rendering may take: the report of ten thousand units takes a ninth. A template
/// of an office's own may go round and round.
const STEPS: u64 = 20_000_000;

/// Bytes that a rendering may write: the report of ten thousand units has a tenth.
const WRITTEN: usize = 1 << 30;

/// What is said of one that takes more.
const ENDLESS: &str =
    "模板没完没了，多半是循环套循环 / it does not come to an end: loops in loops?";

/// What is said of a value that is printed and is none.
const NO_TEXT: &str = "这里印的不是文字也不是数 / this is no text to print";

impl Templates {
    /// The names under which an office may put templates of its own.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The program's own, each with its name.
    pub fn built_in() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUILT_IN.iter().copied()
    }

    /// Puts an office's own template in the place of the program's. A name that no template
    /// has changes nothing.
    pub fn replace(&mut self, name: &str, source: Arc<Source>) {
        if let Some(place) = self.sources.iter_mut().find(|(known, _)| **known == name) {
            *place.1 = source;
            self.parsed.take();
        }
    }

    /// Renders the template `name` with `context`, whose texts were made by `values`, and
    /// reads the blocks. The context of a large report is larger than the report: it is gone before
    /// that is read.
    ///
    /// # Errors
    /// What the template engine or the block reader refused, with its place in the template.
    pub fn blocks(
        &self,
        name: &str,
        context: Value,
        values: &Values,
    ) -> Result<Vec<Block>, Diagnostics> {
        let texts = self.sources.iter().map(|(name, source)| (*name, source.text()));
        let rendered = filters::on_stack_for(texts, || self.render(name, context))
            .map_err(|error| self.failed(name, &error))?;
        let template = self.source(name);
        let others = self.sources.values().filter(|other| !Arc::ptr_eq(other, &template)).cloned();
        let searched: Vec<_> = std::iter::once(Arc::clone(&template)).chain(others).collect();
        parse::blocks(rendered, &template, &searched, values)
    }

    /// What the template `name` renders to, in an element around it.
    fn render(&self, name: &str, context: Value) -> Result<Vec<u8>, minijinja::Error> {
        let mut environment = self.parsed()?.clone();
        let made = Arc::new(Made::default());
        let (printed, printing) = (Arc::clone(&made), Arc::new(Printing::default()));
        let mut rendered = Page::new(parse::BEGIN, WRITTEN, Arc::clone(&printing));
        environment.set_formatter(move |out, _, value| print(out, value, &printed, &printing));
        environment.add_filter(bounded::FILTER, move |value| made.kept(value));
        environment.get_template(name)?.render_captured_to(context, &mut rendered)?;
        Ok(rendered.end(parse::END))
    }

    /// The templates as the engine reads them; what one rendering prints and keeps is not counted with another's.
    fn parsed(&self) -> Result<&Environment<'static>, minijinja::Error> {
        if let Some(parsed) = self.parsed.get() {
            return Ok(parsed);
        }
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(STEPS));
        filters::bound(&mut environment);
        for (name, source) in &self.sources {
            environment.add_template_owned(*name, Bounded::of(source.text()).text)?;
        }
        Ok(self.parsed.get_or_init(|| environment))
    }

    /// A refusal of the engine, at its place in the template it names.
    fn failed(&self, name: &str, error: &minijinja::Error) -> Diagnostics {
        let error = innermost(error);
        let source = self.source(error.name().unwrap_or(name));
        let detail = match error.detail() {
            _ if error.kind() == ErrorKind::OutOfFuel => ENDLESS.to_owned(),
            _ if error.kind() == ErrorKind::WriteFailure => bounded::TOO_LONG.to_owned(),
            Some(said @ (bounded::TOO_LONG | NO_TEXT)) => said.to_owned(),
            Some(said) if said.starts_with(filters::TAG_TOO_LONG) => said.to_owned(),
            Some(detail) => format!("{}（{detail}）", refused(error.kind())),
            None => refused(error.kind()),
        };
        let line = line_span(source.text(), error.line().unwrap_or(1));
        let bounded = Bounded::of(source.text());
        let range = error.range().map(|at| bounded.written(at.start)..bounded.written(at.end));
        let place = Origin::new(&source, range.unwrap_or(line));
        Diagnostic::at(&place, Problem::Page(PageProblem::TemplateFailed { detail })).into()
    }

    /// The first line of the template `name`: where a fault of the whole is shown.
    pub fn place(&self, name: &str) -> Origin {
        let source = self.source(name);
        let line = line_span(source.text(), 1);
        Origin::new(&source, line)
    }

    fn source(&self, name: &str) -> Arc<Source> {
        self.sources.get(name).cloned().unwrap_or_else(|| Source::new(name, ""))
    }
}

/// Prints a value: always escaped, and between the marks of its origin where it has one. Only
/// texts and numbers are words of a document; a text that was printed before (by a macro, or in
/// a block that was set aside) would show its marks.
///
/// What is printed is counted: texts that are set aside are printed too, and may be set aside again.
fn print(
    out: &mut Output,
    value: &Value,
    made: &Made,
    printing: &Printing,
) -> Result<(), minijinja::Error> {
    if let Some(marked) = value.downcast_object_ref::<Marked>() {
        write!(out, "<o n=\"{PRINTED}{}\">{}</o>", marked.mark, Escaped(&marked.text))?;
        return Ok(());
    }
    let no_text = || minijinja::Error::new(ErrorKind::InvalidOperation, NO_TEXT);
    if !matches!(value.kind(), ValueKind::String | ValueKind::Number) {
        return Err(no_text());
    }
    let text = value.to_string();
    made.count(text.len())?;
    if text.contains(PRINTED) {
        return Err(no_text());
    }
    printing.value(han::has_quotes(&text));
    write!(out, "{}", Escaped(&text))?;
    printing.value(false);
    Ok(())
}

/// A text as XML character data.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                _ => f.write_char(character)?,
            }
        }
        Ok(())
    }
}

/// What the engine refused a template for, in both languages: who writes one reads the engine's
/// documentation.
#[expect(clippy::wildcard_enum_match_arm, reason = "the engine's list is open")]
fn refused(kind: ErrorKind) -> String {
    let chinese = match kind {
        ErrorKind::SyntaxError => "写法不对",
        ErrorKind::UndefinedError => "没有这个名字",
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest => "没有这个过滤器或判断",
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => "没有这个函数",
        ErrorKind::TemplateNotFound => "没有这个模板",
        ErrorKind::MissingArgument | ErrorKind::TooManyArguments => "括号里的内容多了或少了",
        _ => return kind.to_string(),
    };
    format!("{chinese} / {kind}")
}

/// What was refused first: one template may stand in another.
fn innermost(error: &minijinja::Error) -> &minijinja::Error {
    let below = std::error::Error::source(error).and_then(|below| below.downcast_ref());
    below.map_or(error, innermost)
}

fn line_span(text: &str, line: usize) -> std::ops::Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    start..start + length
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use minijinja::context;

    use super::{Templates, Values};
    use crate::document::{Block, Run, Text, plain_text};
    use crate::origin::{Origin, Place, Source, Sourced};

    fn recipients(template: &str, text: &str) -> Result<Text, String> {
        let yaml = Source::new("notice.yaml", text);
        let value = Sourced::new(text.to_owned(), Origin::new(&yaml, 0..text.len()));
        let mut values = Values::new();
        let context = context! { value => values.text(&value) };
        let mut templates = Templates::default();
        templates.replace("notice.xml", Source::new("own/notice.xml", template));
        match templates.blocks("notice.xml", context, &values) {
            Ok(blocks) => match blocks.as_slice() {
                [Block::Recipients(text)] => Ok(text.clone()),
                other => Err(format!("{other:?}")),
            },
            Err(found) => Err(format!("{:?}", found.sorted())),
        }
    }

    #[test]
    fn a_value_never_forms_a_block() {
        let hostile = "</recipients><colophon/><o n='7'>&amp;";
        for template in ["{{ value }}", "{{ value|safe }}", "{{ value ~ '' }}"] {
            let text = recipients(&format!("<recipients>{template}：</recipients>"), hostile);
            let text = text.expect("one block");
            let whole: String = text.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(whole, format!("{hostile}："));
        }
    }

    #[test]
    fn a_printed_value_keeps_its_origin() {
        let text = recipients("<recipients>致{{ value }}：</recipients>", "各镇").expect("text");
        let name = |run: &Run| match &run.place {
            Place::Text(origin) => origin.source().name().to_owned(),
            Place::Book(_) | Place::Nowhere => String::new(),
        };
        let names: Vec<String> = text.iter().map(name).collect();
        assert_eq!(names, ["own/notice.xml", "notice.yaml", "own/notice.xml"]);
    }

    #[test]
    fn a_name_the_context_lacks_is_refused_with_its_line() {
        let fault = recipients("<colophon/>\n<recipients>{{ valeu }}</recipients>", "x");
        let fault = fault.expect_err("a fault");
        assert!(fault.contains("own/notice.xml:2:"), "{fault}");
    }

    /// The engine counts steps, and each of these doubles what there is.
    #[test]
    fn a_text_that_grows_without_end_is_refused() {
        let set = "{% set a = a ~ a %}".repeat(60);
        let set_aside = "{% set a %}{{ a }}{{ a }}{% endset %}".repeat(60);
        let named = "{% set n = namespace(a='ab') %}{% for i in range(60) %}\
                     {% set n.a = n.a + n.a %}{% endfor %}";
        let doubling = "{% macro m(a, n) %}{% if n %}{{ m(a ~ a, n - 1) }}{% endif %}{% endmacro %}{{ m('ab', 60) }}";
        let within = format!(
            "{}{}",
            "{% with b = a ~ a %}{% with a = b ~ b %}".repeat(30),
            "{% endwith %}".repeat(60)
        );
        let in_loops = "{% for b in [a ~ a] %}{% for a in [b ~ b] %}".repeat(30);
        let in_loops = format!("{in_loops}{}", "{% endfor %}".repeat(60));
        let listed = "{% set b = [a] %}".to_owned() + &"{% set b = [b[0] ~ b[0]] %}".repeat(60);
        let in_lists = "{% set b = [a] %}".to_owned() + &"{% set b = [b, b] %}".repeat(60);
        let longer = "{% set b = [a] %}".to_owned() + &"{% set b = b + b %}".repeat(60);
        let called = "{% macro m(a) %}{{ caller(a ~ a) }}{% endmacro %}".to_owned()
            + &"{% call(a) m(a ~ a) %}".repeat(60)
            + &"{% endcall %}".repeat(60);
        let more = [doubling, &*within, &*in_loops, &*listed, &*in_lists, &*longer, &*called];
        for round in [&*set, &*set_aside, named].into_iter().chain(more) {
            let template = format!("{{% set a = 'ab' %}}{round}<recipients>x</recipients>");
            let fault = recipients(&template, "x").expect_err("a fault");
            assert!(fault.contains("文字越接越长"), "{fault}");
        }
    }

    /// The engine would take each apart by as many calls inside each other, and let it go so, too.
    #[test]
    fn an_expression_of_many_operations_needs_no_stack_of_the_caller() {
        let of = |count: usize| {
            format!("<recipients>{{{{ {}value }}}}</recipients>", "value ~ ".repeat(count))
        };
        let thread = std::thread::Builder::new().stack_size(1 << 20);
        let rendered =
            thread.spawn(move || (recipients(&of(1_900), "x"), recipients(&of(5_000), "x")));
        let (long, too_long) = rendered.expect("a thread").join().expect("no overflow");
        assert_eq!(plain_text(&long.expect("a text")), "x".repeat(1_901));
        assert!(too_long.expect_err("a fault").contains("一个标签太长"));
    }

    /// Inside of what the template quotes, whether a value keeps its origin or not; nowhere else.
    #[test]
    fn what_a_template_quotes_has_the_inner_marks() {
        let said = |template: &str, value: &str| {
            let text = recipients(&format!("<recipients>{template}</recipients>"), value);
            plain_text(&text.expect("a text"))
        };
        let name = "实施“爱心‘妈妈’”行动";
        for value in ["{{ value }}", "{{ value ~ '' }}", "{{ value|replace('x', 'y') }}"] {
            let quoted = said(&format!("第2件“{value}”，{value}；《{value}》，“{value}”"), name);
            let inner = "实施‘爱心“妈妈”’行动";
            assert_eq!(quoted, format!("第2件“{inner}”，{name}；《{name}》，“{inner}”"));
        }
        assert_eq!(
            said("根据《{{ value }}》的“{{ value }}”", "《甲》“乙”"),
            "根据《〈甲〉“乙”》的“《甲》‘乙’”"
        );
        assert_eq!(said("“甲”“{{ value }}”", "乙"), "“甲”“乙”");
        let macros = "{% macro m(a) %}“{{ a }}”{% endmacro %}{% set b %}{{ m(value ~ '') }}{% endset %}\
                      {{ m(value ~ '') }}，{% if b == '“乙”' %}{{ b }}{% endif %}";
        assert_eq!(said(macros, "乙"), "“乙”，“乙”");
    }

    /// Padding to any length: no paper needs it.
    #[test]
    fn filters_that_make_much_of_little_are_left_out_or_bounded() {
        for filter in ["indent(9000000000)", "batch(1000000000)|list", "'%999999999d'|format(5)"] {
            let printed =
                if filter.starts_with('\'') { filter.into() } else { format!("'x'|{filter}") };
            let fault = recipients(&format!("<recipients>{{{{ {printed} }}}}</recipients>"), "x");
            assert!(fault.expect_err("a fault").contains("unknown filter"), "{filter}");
        }
        let replaced = "{{ value|replace('x', '甲') }}{{ ['a', 'b']|join('、') }}";
        let text =
            recipients(&format!("<recipients>{replaced}</recipients>"), "x").expect("a text");
        assert_eq!(plain_text(&text), "甲a、b");
    }

    #[test]
    fn a_rendering_that_writes_without_end_is_refused() {
        let mut page = super::Page::new("", 100, Arc::default());
        let mut environment = minijinja::Environment::new();
        environment.add_template("a", "{% for i in range(100) %}一段很长的话{% endfor %}").unwrap();
        let done = environment.get_template("a").unwrap();
        let fault = done.render_captured_to((), &mut page).expect_err("a fault");
        assert_eq!(fault.kind(), minijinja::ErrorKind::WriteFailure);
        assert!(page.end("").len() <= 100);
        let said = Templates::default().failed("notice.xml", &fault);
        assert!(format!("{said:?}").contains("文字越接越长"), "{said:?}");
    }

    #[test]
    fn what_is_no_text_is_not_printed() {
        for printed in ["{{ none }}", "{{ true }}", "{{ [value] }}", "{{ {'a': value} }}"] {
            let template = format!("<recipients>{printed}</recipients>");
            assert!(recipients(&template, "x").is_err(), "{printed}");
        }
        let set_aside = "{% set a %}{{ value }}{% endset %}<recipients>{{ a }}</recipients>";
        assert!(recipients(set_aside, "x").is_err());
    }

    #[test]
    fn what_the_reader_would_pass_over_is_refused() {
        for wrong in [
            "<recipients align=\"left\">x</recipients>",
            "<recipients>a\tb</recipients>",
            "<recipients>x</recipients><head><number>y</number></head>",
            "<head><number>x</number><number>y</number></head>",
            "<head><signers><by>x</by></signers></head>",
            "<stamp><date>x</date><post>y</post></stamp>",
            "<recipients>x</recipients><colophon/><colophon/>",
            "<table><column share=\"rest\">x</column><column share=\"3\">y</column></table>",
            "<table><column share=\"0\">x</column></table>",
            "<table><column least=\"-1\">x</column></table>",
            "<table><column share=\"all\">x</column></table>",
        ] {
            let fault = recipients(wrong, "x").expect_err(wrong);
            assert!(fault.contains("TemplateBlock"), "{wrong}: {fault}");
        }
    }

    #[test]
    fn an_unknown_element_is_refused_with_its_name() {
        let fault = recipients("<recipient>{{ value }}</recipient>", "x").expect_err("a fault");
        assert!(fault.contains("found: \"<recipient>\""), "{fault}");
    }

    #[test]
    fn templates_are_known_by_name() {
        let mut templates = Templates::default();
        templates.replace("no-such.xml", Arc::clone(&Source::new("a", "b")));
        assert!(Templates::names().all(|name| templates.sources.contains_key(name)));
    }
}
