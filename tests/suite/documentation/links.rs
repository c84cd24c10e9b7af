//! Every link and picture of the pages leads to a file, and to a heading of it where it says so.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::page::{Page, root};

/// The links and pictures of a page that lead nowhere. Addresses of the network are told by the second list.
pub(super) fn faults(page: &Page) -> Vec<String> {
    let shown = page.shown();
    let links = shown.links.iter().filter(|(_, to)| !is_far(to)).filter(|(_, to)| !leads(page, to));
    let links = links.map(|(line, to)| page.fault(*line, format!("{to} leads nowhere")));
    let pictures = shown.pictures.iter().filter(|(_, of)| !root().join(place(page, of)).is_file());
    links.chain(pictures.map(|(line, of)| page.fault(*line, format!("no picture {of}")))).collect()
}

/// The addresses of the network that a page names. None is followed: tests have no network.
pub(super) fn far(page: &Page) -> Vec<String> {
    page.shown().links.into_iter().map(|(_, to)| to).filter(|to| is_far(to)).collect()
}

fn is_far(to: &str) -> bool {
    to.starts_with("https://") || to.starts_with("http://")
}

fn leads(page: &Page, to: &str) -> bool {
    let (path, anchor) = to.split_once('#').map_or((to, None), |(path, at)| (path, Some(at)));
    let file = if path.is_empty() { PathBuf::from(&page.path) } else { place(page, path) };
    let Some(anchor) = anchor else { return root().join(file).exists() };
    let text = if path.is_empty() {
        Ok(page.text.clone())
    } else {
        std::fs::read_to_string(root().join(&file))
    };
    let Ok(text) = text else { return false };
    let there = Page { path: file.to_string_lossy().into_owned(), text };
    anchors(&there.shown().headings).iter().any(|one| one == anchor)
}

/// Where a path that a page names lies below the root.
fn place(page: &Page, path: &str) -> PathBuf {
    let folder = Path::new(&page.path).parent().unwrap_or(Path::new(""));
    let mut place = PathBuf::new();
    for part in folder.join(path).components() {
        if part == Component::ParentDir {
            place.pop();
        } else if part != Component::CurDir {
            place.push(part);
        }
    }
    place
}

/// What stands behind `#` for each heading, as GitHub has it: small letters, no punctuation, a hyphen for a space, and a
/// number behind one that was there before.
fn anchors(headings: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let numbered = headings.iter().map(|words| {
        let kept = words.trim().chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
        let plain: String =
            kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect();
        let count = counts.entry(plain.clone()).and_modify(|count| *count += 1).or_insert(0);
        if *count == 0 { plain } else { format!("{plain}-{count}") }
    });
    numbered.collect()
}
