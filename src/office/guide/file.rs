//! The guide as files: 说明.html beside the program, the other pages in docs, as its archive has them.

use std::fmt::Write;

use crate::office::output::NewFile;

use super::pages::{PAGES, PICTURES};
use super::{FIRST, Link, Shelf, Shown, page};

/// How a page looks that is a file: it loads nothing, so its looks are in it.
const LOOKS: &str = include_str!("../../../templates/guide.css");

/// What lies beside the program, and what lies in docs.
pub(crate) fn files() -> (Vec<NewFile>, Vec<NewFile>) {
    let first = file("说明.html".to_owned(), FIRST, Shelf::Beside);
    let others = PAGES.iter().filter(|page| page.name != FIRST);
    let others =
        others.filter_map(|page| file(format!("{}.html", page.name), page.name, Shelf::Below));
    let picture =
        |(name, bytes): &(&str, &[u8])| NewFile { name: (*name).to_owned(), bytes: bytes.to_vec() };
    (first.into_iter().collect(), others.chain(PICTURES.iter().map(picture)).collect())
}

fn file(name: String, page_name: &str, shelf: Shelf) -> Option<NewFile> {
    let shown = page(page_name, shelf)?;
    Some(NewFile { name, bytes: whole(&shown).into_bytes() })
}

fn whole(shown: &Shown) -> String {
    let (title, menu, contents) = (&shown.title, list(&shown.menu), list(&shown.contents));
    let contents = match shown.contents.len() {
        0..4 => String::new(),
        _ => format!("<nav aria-label=\"本页\">\n{contents}</nav>\n"),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}（红头）</title>\n<style>\n{LOOKS}</style>\n</head>\n<body>\n\
         <nav aria-label=\"帮助\">\n{menu}</nav>\n{contents}<main>\n{}</main>\n</body>\n</html>\n",
        shown.html
    )
}

/// The links, in a list. Their words are headings of our own, in which nothing is HTML.
#[expect(clippy::let_underscore_must_use, reason = "a text takes all that is written to it")]
fn list(links: &[Link]) -> String {
    let mut text = String::from("<ul>\n");
    for link in links {
        let here = if link.is_here { " aria-current=\"page\"" } else { "" };
        let _ = writeln!(text, "<li><a href=\"{}\"{here}>{}</a></li>", link.address, link.words);
    }
    text + "</ul>\n"
}
