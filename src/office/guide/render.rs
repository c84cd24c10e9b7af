//! A page of the guide -> HTML. What is raw HTML in a source is shown as it is written; a comment, which is for who
//! writes the page, is not shown.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::{Link, Shelf, drawn, led};

/// What a text became.
pub(super) struct Rendered {
    /// Its sections of the second level.
    pub(super) contents: Vec<Link>,
    pub(super) html: String,
}

/// The text as it is shown on that shelf.
pub(super) fn rendered(text: &str, shelf: Shelf) -> Rendered {
    let events: Vec<Event<'_>> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let heads = headings(&events);
    let contents = heads.iter().filter(|head| head.level == HeadingLevel::H2).map(|head| Link {
        words: head.words.clone(),
        address: format!("#{}", head.anchor),
        is_here: false,
    });
    let contents = contents.collect();
    let mut html = String::new();
    html::push_html(&mut html, dressed(events, heads, shelf).into_iter());
    Rendered { contents, html }
}

/// The words of the heading that is found by that anchor.
pub(super) fn heading(text: &str, anchor: &str) -> Option<String> {
    let events: Vec<Event<'_>> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let found = headings(&events).into_iter().find(|head| head.anchor == anchor);
    found.map(|head| head.words)
}

/// A heading of a text.
struct Heading {
    level: HeadingLevel,
    words: String,
    anchor: String,
}

/// The headings, in order. One that is called as another before it has a number behind its anchor, as in the source's
/// other readers.
#[expect(clippy::wildcard_enum_match_arm, reason = "the library's list is open, and long")]
fn headings(events: &[Event<'_>]) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut open: Option<(HeadingLevel, String)> = None;
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((*level, String::new())),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, words)) = &mut open {
                    words.push_str(text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let Some((level, words)) = open.take() else { continue };
                let plain = anchor(&words);
                let count = counts.entry(plain.clone()).or_default();
                let anchor = if *count == 0 { plain } else { format!("{plain}-{count}") };
                *count += 1;
                found.push(Heading { level, words, anchor });
            }
            _ => {}
        }
    }
    found
}

/// What stands behind `#` for a heading of those words.
fn anchor(words: &str) -> String {
    let kept = words.chars().filter(|c| c.is_alphanumeric() || ['-', '_', ' '].contains(c));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The events with anchors, addresses, and tables that can be moved sideways where a page is narrow.
fn dressed(events: Vec<Event<'_>>, heads: Vec<Heading>, shelf: Shelf) -> Vec<Event<'_>> {
    let made = Vec::with_capacity(events.len());
    let mut dress = Dress { anchors: heads.into_iter(), links: Vec::new(), made, shelf };
    events.into_iter().for_each(|event| dress.put(event));
    dress.made
}

/// A page that is being dressed.
struct Dress<'t> {
    /// The headings that are still to come.
    anchors: std::vec::IntoIter<Heading>,
    /// Whether each link that is open leads anywhere.
    links: Vec<bool>,
    made: Vec<Event<'t>>,
    shelf: Shelf,
}

impl<'t> Dress<'t> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the library's list is open, and long")]
    fn put(&mut self, event: Event<'t>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Between two lines of Chinese a blank would be seen.
            Event::SoftBreak if self.made.last().is_some_and(ends_in_chinese) => {}
            Event::Html(text) | Event::InlineHtml(text) if is_comment(&text) => {}
            Event::Html(text) | Event::InlineHtml(text) => self.made.push(Event::Text(text)),
            other => self.made.push(other),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the library's list is open, and long")]
    fn start(&mut self, tag: Tag<'t>) {
        let tag = match tag {
            Tag::Heading { level, classes, attrs, .. } => {
                let id = self.anchors.next().map(|head| CowStr::from(head.anchor));
                Tag::Heading { level, id, classes, attrs }
            }
            Tag::Link { link_type, dest_url, title, id } => {
                let to = led(&dest_url, self.shelf);
                self.links.push(to.is_some());
                let Some(to) = to else { return };
                Tag::Link { link_type, dest_url: to.into(), title, id }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let dest_url = drawn(&dest_url, self.shelf).into();
                Tag::Image { link_type, dest_url, title, id }
            }
            Tag::Table(columns) => {
                self.made.push(Event::Html("<div class=\"scroll\">\n".into()));
                Tag::Table(columns)
            }
            other => other,
        };
        self.made.push(Event::Start(tag));
    }

    fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::Link && !self.links.pop().unwrap_or_default() {
            return;
        }
        self.made.push(Event::End(tag));
        if tag == TagEnd::Table {
            self.made.push(Event::Html("</div>\n".into()));
        }
    }
}

/// Whether a piece of raw HTML is a comment, on one line and whole.
fn is_comment(html: &str) -> bool {
    let inside = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|words| !words.contains("-->"))
}

/// Whether a line ends here in a character that takes no blank behind it.
fn ends_in_chinese(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(text) if text.ends_with(|c: char| !c.is_ascii()))
}
