//! Figures of the pages that the sources or the program can count again, each as the page has it. docs/limits.md and the
//! example templates have tests of their own, and what a run of long benches found is dated on its page.

use std::path::Path;

use super::page::{Page, page, root};
use super::typed;
use crate::hostile::files;
use crate::page::Sheet;
use crate::{measure, program};

/// A figure: its page, what stands before and behind it there, and what counts it.
struct Figure {
    page: &'static str,
    before: &'static str,
    behind: &'static str,
    count: fn() -> usize,
}

const FIGURES: [Figure; 9] = [
    Figure {
        page: "docs/reliability.md",
        before: "\nmakes ",
        behind: " files that are meant to cost",
        count: || files::all().len(),
    },
    Figure {
        page: "README.md",
        before: "the project's own stand in: ",
        behind: " are inside the program",
        count: fonts_inside,
    },
    Figure {
        page: "fixtures/returns/README.md",
        before: "`boxes/` holds ",
        behind: " folders as an office finds them",
        count: || boxes().len(),
    },
    Figure {
        page: "fixtures/returns/README.md",
        before: "as an office finds them, ",
        behind: " files: ",
        count: || boxes().iter().map(|one| below(&one.join("files"))).sum(),
    },
    Figure {
        page: "docs/by-hand.md",
        before: "| 页数 | ",
        behind: " 页，和 PDF 一样",
        count: || measure::pages(&program::notice(2024).pdf).len(),
    },
    Figure {
        page: "docs/mail.md",
        before: "`--per-minute 20` 每分钟最多发 ",
        behind: " 封",
        count: || default_of("--per-minute"),
    },
    Figure {
        page: "docs/mail.md",
        before: "\n隔 ",
        behind: "、20、",
        count: || default_of("--retry-wait"),
    },
    Figure {
        page: "docs/mail.md",
        before: "\n隔 10、20、",
        behind: " 秒再试",
        // The wait doubles with each try.
        count: || default_of("--retry-wait") << (default_of("--retries") - 1),
    },
    Figure {
        page: "docs/conformance.md",
        before: "The table has ",
        behind: " notices",
        count: || program::fixtures().iter().filter(|name| Sheet::of(name).is_some()).count(),
    },
];

/// Small numbers, as pages write them out.
const WORDS: [&str; 11] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn fonts_inside() -> usize {
    let source = std::fs::read_to_string(root().join("src/office/font_search.rs"));
    source.expect("where the fonts are found").matches("include_bytes!(").count()
}

fn boxes() -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(root().join("fixtures/returns/boxes")).expect("boxes");
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect()
}

/// How many files lie in a folder and below.
fn below(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.map(|path| if path.is_dir() { below(&path) } else { 1 }).sum()
}

/// What an option of `send` is where nobody says.
fn default_of(option: &str) -> usize {
    let help = typed::help(&["send"]);
    let (_, told) = help.split_once(option).expect(option);
    let (_, value) = told.split_once("[default: ").expect(option);
    value.split(']').next().and_then(|value| value.parse().ok()).expect(option)
}

/// The figures of a page that are not what is counted.
pub(super) fn faults(page: &Page) -> Vec<String> {
    let of_page = FIGURES.iter().filter(|figure| figure.page == page.path);
    let wrong = of_page.filter_map(|Figure { before, behind, count, .. }| {
        let counted = count();
        let told = page.text.match_indices(before).find_map(|(at, _)| {
            let rest = &page.text[at + before.len()..];
            rest.find(behind).map(|end| &rest[..end]).filter(|told| told.len() < 12)
        });
        let is_so = told.is_some_and(|told| number(told) == Some(counted));
        (!is_so)
            .then(|| format!("{}: {before}{told:?}{behind}, and {counted} are counted", page.path))
    });
    wrong.collect()
}

/// A number in digits or in a word.
fn number(told: &str) -> Option<usize> {
    let in_words = WORDS.iter().position(|word| *word == told.to_lowercase());
    in_words.or_else(|| told.replace(',', "").parse().ok())
}

/// The pages that have figures.
pub(super) fn counted() -> Vec<Page> {
    let mut paths: Vec<&str> = FIGURES.iter().map(|figure| figure.page).collect();
    paths.sort_unstable();
    paths.dedup();
    paths.into_iter().map(page).collect()
}
