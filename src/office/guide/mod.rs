//! The guide for the clerk (帮助), with the program: pages in Chinese, as the page in the browser shows them and as they
//! lie beside the program in its archive, from one text each. What a page has in English is not shown.
//!
//! A clerk has no more than the program: what a message sends somebody to read is here.

mod file;
mod pages;
mod render;
mod sections;

use serde::Serialize;

pub(crate) use file::files;
pub(crate) use pages::picture;
pub(crate) use sections::of_code;

use pages::PAGES;

use super::bilingual;

/// The name of the page that is read first.
pub(crate) const FIRST: &str = "guide";

/// Where somebody reads: addresses differ, the words do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// In the browser, served by `hongtou open`.
    Served,
    /// As the file 说明.html beside the program.
    Beside,
    /// As a file in the folder docs beside the program.
    Below,
}

/// A page to be shown.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    /// Its heading.
    pub(crate) title: String,
    /// The pages for clerks, to go on to.
    pub(crate) menu: Vec<Link>,
    /// Its sections, to go down to.
    pub(crate) contents: Vec<Link>,
    /// The text as HTML; nothing in it is from outside the program.
    pub(crate) html: String,
}

/// Where something is read.
#[derive(Debug, Serialize)]
pub(crate) struct Link {
    /// What it is called.
    pub(crate) words: String,
    /// Where it is.
    pub(crate) address: String,
    /// Whether it is the page that is shown.
    pub(crate) is_here: bool,
}

/// The page of that name; none where there is none. Without a name it is the first.
pub(crate) fn page(name: &str, shelf: Shelf) -> Option<Shown> {
    let name = if name.is_empty() { FIRST } else { name };
    let page = PAGES.iter().find(|page| page.name == name)?;
    let link = |to: &pages::Page| Link {
        words: title(to.text).to_owned(),
        address: address(to.name, shelf),
        is_here: to.name == name,
    };
    let rendered = render::rendered(&bilingual::chinese(page.text), shelf);
    Some(Shown {
        title: title(page.text).to_owned(),
        menu: PAGES.iter().filter(|page| page.is_in_menu).map(link).collect(),
        contents: rendered.contents,
        html: rendered.html,
    })
}

/// The heading of a page: its first line.
fn title(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches('#').trim()
}

/// Where the page of that name is read.
pub(crate) fn address(name: &str, shelf: Shelf) -> String {
    match shelf {
        Shelf::Served if name == FIRST => "/help".to_owned(),
        Shelf::Served => format!("/help?page={name}"),
        Shelf::Beside if name == FIRST => "说明.html".to_owned(),
        Shelf::Beside => format!("docs/{name}.html"),
        Shelf::Below if name == FIRST => "../说明.html".to_owned(),
        Shelf::Below => format!("{name}.html"),
    }
}

/// Where a link of a page leads, as its source writes it: to a page of the guide, to a section of the same one, or out of
/// the guide, and then nowhere.
fn led(written: &str, shelf: Shelf) -> Option<String> {
    if written.starts_with('#') {
        return Some(written.to_owned());
    }
    let (path, anchor) =
        written.split_once('#').map_or((written, None), |(path, at)| (path, Some(at)));
    let file = path.rsplit('/').next().unwrap_or(path);
    let page = PAGES.iter().find(|page| page.file() == file)?;
    let anchor = anchor.map(|at| format!("#{at}")).unwrap_or_default();
    Some(address(page.name, shelf) + &anchor)
}

/// Where a picture of a page lies, as its source writes it.
fn drawn(written: &str, shelf: Shelf) -> String {
    let file = written.rsplit('/').next().unwrap_or(written);
    match shelf {
        Shelf::Served => format!("/help/picture?name={file}"),
        Shelf::Beside => format!("docs/{file}"),
        Shelf::Below => file.to_owned(),
    }
}

#[cfg(test)]
mod tests;
