//! The pages of the documentation, and what a reader finds on them: code, links, pictures, headings.
//!
//! A comment beside a command says why no test can run it, or which test does; readers do not see it:
//!
//! ```text
//! <!-- not run: needs a mail server -->      before a block, or right behind `code`
//! <!-- tried in tests/suite/years/ledger.rs -->
//! ```
#![expect(clippy::wildcard_enum_match_arm, reason = "the library's list is open, and long")]

use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The root of the sources.
pub(super) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A page: where it lies below the root, and its Markdown.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) path: String,
    pub(super) text: String,
}

/// The pages that a user reads: those at the root, in docs, and the one beside the fonts.
pub(super) fn pages() -> Vec<Page> {
    let mut all = in_folder("");
    all.extend(in_folder("docs"));
    all.extend(["fonts/README.md", "dictionary/README.md"].map(page));
    assert!(all.len() > 30, "{}", all.len());
    all
}

/// The page of that path.
pub(super) fn page(path: &str) -> Page {
    let text = std::fs::read_to_string(root().join(path)).expect(path);
    Page { path: path.to_owned(), text }
}

/// The pages of a folder, by name.
pub(super) fn in_folder(folder: &str) -> Vec<Page> {
    let entries = std::fs::read_dir(root().join(folder)).expect(folder);
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "md"))
        .collect();
    names.sort();
    let paths = names.iter().map(|name| Path::new(folder).join(name));
    paths.map(|path| page(&path.to_string_lossy().replace('\\', "/"))).collect()
}

/// Why a command is not run here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// No test can run it.
    NotRun(String),
    /// That file of the tests does.
    TriedIn(String),
}

/// A piece of code on a page.
#[derive(Clone, Debug)]
pub(super) struct Code {
    /// The language of a block; `None` within a line.
    pub(super) block: Option<String>,
    pub(super) text: String,
    /// Its line on the page, from 1.
    pub(super) line: usize,
    pub(super) mark: Option<Mark>,
}

/// What stands on a page, each with its line.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) codes: Vec<Code>,
    pub(super) links: Vec<(usize, String)>,
    pub(super) pictures: Vec<(usize, String)>,
    pub(super) headings: Vec<String>,
    /// Comments that mark nothing.
    pub(super) strays: Vec<(usize, String)>,
}

impl Page {
    /// What a reader finds on it.
    pub(super) fn shown(&self) -> Shown {
        let begins: Vec<usize> = self.text.match_indices('\n').map(|(at, _)| at).collect();
        let mut reader = Reader::default();
        for (event, span) in Parser::new_ext(&self.text, Options::ENABLE_TABLES).into_offset_iter()
        {
            reader.line = begins.partition_point(|end| *end < span.start) + 1;
            reader.take(event);
        }
        reader.leave_mark();
        reader.shown
    }

    /// A fault of the page, with its place.
    pub(super) fn fault(&self, line: usize, what: impl std::fmt::Display) -> String {
        format!("{}:{line}: {what}", self.path)
    }

    /// The page with `wanted` replaced once.
    pub(super) fn with(&self, wanted: &str, instead: &str) -> Page {
        assert!(self.text.contains(wanted), "{}: {wanted}", self.path);
        Page { path: self.path.clone(), text: self.text.replacen(wanted, instead, 1) }
    }
}

#[derive(Default)]
struct Reader {
    shown: Shown,
    line: usize,
    /// A mark that waits for the block below it, and its line.
    mark: Option<(usize, Mark)>,
    block: Option<Code>,
    heading: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => self.begin(&kind),
            Event::End(TagEnd::CodeBlock) => self.shown.codes.extend(self.block.take()),
            Event::Start(Tag::Heading { .. }) => self.heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => self.shown.headings.extend(self.heading.take()),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.shown.links.push((self.line, dest_url.into_string()));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                self.shown.pictures.push((self.line, dest_url.into_string()));
            }
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.code(text.into_string()),
            Event::Html(text) => self.above(&text),
            Event::InlineHtml(text) => self.behind(&text),
            _ => {}
        }
    }

    fn begin(&mut self, kind: &CodeBlockKind<'_>) {
        let (language, below) = match kind {
            CodeBlockKind::Fenced(language) => (language.to_string(), 1),
            CodeBlockKind::Indented => (String::new(), 0),
        };
        let marked = self.mark.take_if(|(line, _)| *line + 1 == self.line);
        self.leave_mark();
        let (line, mark) = (self.line + below, marked.map(|(_, mark)| mark));
        self.block = Some(Code { block: Some(language), text: String::new(), line, mark });
    }

    fn text(&mut self, text: &str) {
        let open = self.block.as_mut().map(|block| &mut block.text);
        if let Some(open) = open.or(self.heading.as_mut()) {
            open.push_str(text);
        }
    }

    fn code(&mut self, text: String) {
        self.text(&text);
        self.shown.codes.push(Code { block: None, text, line: self.line, mark: None });
    }

    /// A line of HTML between paragraphs.
    fn above(&mut self, html: &str) {
        self.images(html);
        self.leave_mark();
        match mark(html) {
            Some(mark) => self.mark = Some((self.line, mark)),
            None => self.stray(html),
        }
    }

    /// HTML within a paragraph.
    fn behind(&mut self, html: &str) {
        self.images(html);
        let last = self.shown.codes.last_mut().filter(|code| code.block.is_none());
        match (mark(html), last) {
            (Some(mark), Some(code)) if code.mark.is_none() => code.mark = Some(mark),
            _ => self.stray(html),
        }
    }

    fn images(&mut self, html: &str) {
        let sources = html.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next());
        self.shown.pictures.extend(sources.map(|source| (self.line, source.to_owned())));
    }

    fn stray(&mut self, html: &str) {
        if html.contains("<!--") {
            self.shown.strays.push((self.line, html.trim().to_owned()));
        }
    }

    /// A mark that no block followed.
    fn leave_mark(&mut self) {
        let left = self.mark.take().map(|(line, mark)| (line, format!("{mark:?}")));
        self.shown.strays.extend(left);
    }
}

/// The mark that a comment is.
fn mark(html: &str) -> Option<Mark> {
    let words = html.trim().strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let not_run = words.strip_prefix("not run: ").map(|reason| Mark::NotRun(reason.to_owned()));
    not_run.or_else(|| words.strip_prefix("tried in ").map(|file| Mark::TriedIn(file.to_owned())))
}
