//! The commands of the pages, run: those of a page's blocks one after the other, those within lines each alone. Each does
//! what it is shown for (it ends with 0, or with 1 over the faults of the demo's returns), and prints what is shown below it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock};

use super::page::{Mark, Page, pages, root};
use super::typed::{Extent, Typed, typed};
use super::world::{self, World};

/// How a command ended, and what it printed.
type Ended = (i32, String);

/// What was run, or is being run, one command after the other.
type Runs = BTreeMap<Vec<Vec<String>>, Arc<OnceLock<Vec<Ended>>>>;

/// What stands for lines that are left out.
const LEFT_OUT: [&str; 3] = ["...", "…", "……"];

/// What is not as the page says: of its blocks, and of its lines. What is run in a block of some page is not run alone.
pub(super) fn faults(page: &Page) -> Vec<String> {
    let all = runnable(page);
    let (alone, together): (Vec<Typed>, Vec<Typed>) =
        all.into_iter().partition(|one| one.is_inline);
    let alone: Vec<Typed> =
        alone.into_iter().filter(|one| !in_blocks().contains(&one.words)).collect();
    let mut faults: Vec<String> = alone.chunks(1).flat_map(|one| of_run(page, one)).collect();
    faults.extend(of_run(page, &together));
    faults
}

/// The commands of all blocks.
fn in_blocks() -> &'static BTreeSet<Vec<String>> {
    static IN_BLOCKS: OnceLock<BTreeSet<Vec<String>>> = OnceLock::new();
    IN_BLOCKS.get_or_init(|| {
        let all = pages().into_iter().flat_map(|page| runnable(&page));
        all.filter(|one| !one.is_inline).map(|one| one.words).collect()
    })
}

fn of_run(page: &Page, typed: &[Typed]) -> Vec<String> {
    let words: Vec<Vec<String>> = typed.iter().map(|one| one.words.clone()).collect();
    let ends = run(&words);
    let told = typed.iter().zip(&ends).flat_map(|(one, end)| {
        let faults = [failed(one, end), other(one, &end.1)];
        faults.into_iter().flatten().map(|what| page.fault(one.line, what)).collect::<Vec<_>>()
    });
    told.collect()
}

/// The commands that can be run here: whole ones without a mark. Where a mark is for want of a mail server, it is for those
/// that send.
fn runnable(page: &Page) -> Vec<Typed> {
    let all = page.shown().codes;
    let all = all.iter().flat_map(typed);
    all.filter(|one| one.faults().is_empty() && one.extent() == Extent::Whole && !is_left(one))
        .collect()
}

/// Whether a mark says that it is not run here.
fn is_left(one: &Typed) -> bool {
    match &one.mark {
        Some(Mark::NotRun(reason)) if reason.ends_with("a mail server") => sends(one),
        Some(_) => true,
        None => false,
    }
}

fn sends(one: &Typed) -> bool {
    one.words.iter().any(|word| word == "--smtp")
}

/// Runs commands one after the other in a folder of their own; what was run before, or is being run, is not run again.
fn run(words: &[Vec<String>]) -> Vec<Ended> {
    static RUNS: Mutex<Runs> = Mutex::new(BTreeMap::new());
    let known = {
        let mut runs = RUNS.lock().expect("no test fails while it holds this");
        Arc::clone(runs.entry(words.to_vec()).or_default())
    };
    let done = known.get_or_init(|| {
        if is_demo(words) {
            world::demo();
            return vec![(0, String::new())];
        }
        let named: Vec<String> = words.iter().map(|one| one.join(" ")).collect();
        let mut world = World::with(&named.join("\n"));
        words.iter().map(|one| step(&mut world, one)).collect()
    });
    done.clone()
}

/// Whether a demo is made and no more. Each world begins with one, and under each name it is the same.
fn is_demo(words: &[Vec<String>]) -> bool {
    let [only] = words else { return false };
    let plain = only.iter().filter(|word| *word != "--bundled-fonts");
    let plain: Vec<&str> = plain.map(String::as_str).collect();
    matches!(plain.as_slice(), ["demo", folder] if !folder.starts_with('-'))
}

fn step(world: &mut World, words: &[String]) -> Ended {
    if words[0] == "cd" {
        world.go(&words[1]);
        return (0, String::new());
    }
    world.run(words)
}

/// That it did not do what it is shown for.
fn failed(one: &Typed, (code, said): &Ended) -> Option<String> {
    let is_done = [0, 1].contains(code);
    (!is_done).then(|| format!("hongtou {} ended with {code}: {said}", one.words.join(" ")))
}

/// What it printed, where that is not what is shown. Empty lines do not count.
fn other(one: &Typed, said: &str) -> Option<String> {
    let full = |line: &&str| !line.trim().is_empty();
    let said: Vec<&str> = said.lines().map(str::trim_end).filter(full).collect();
    let shown: Vec<&str> = one.printed.iter().map(|line| line.trim_end()).filter(full).collect();
    let is_so = shown.is_empty() || is_printed(&shown, &said);
    (!is_so).then(|| format!("hongtou {} printed\n{}", one.words.join(" "), said.join("\n")))
}

/// Whether the lines are these; what is left out may be any.
fn is_printed(shown: &[&str], said: &[&str]) -> bool {
    let parts: Vec<&[&str]> = shown.split(|line| LEFT_OUT.contains(line)).collect();
    let [first, between @ .., last] = parts.as_slice() else { return shown == said };
    let Some(mut rest) = said.strip_prefix(*first) else { return false };
    for part in between {
        let Some(at) = rest.windows(part.len()).position(|lines| lines == *part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// Marks that hold nothing: a command is sent without one, a file is named that does not try the page, or what is marked
/// has no command.
pub(super) fn marks(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    for code in page.shown().codes {
        let all = typed(&code);
        let unmarked = all.iter().filter(|one| sends(one) && one.mark.is_none());
        let unmarked = unmarked.filter(|one| one.extent() == Extent::Whole);
        faults.extend(unmarked.map(|one| page.fault(one.line, "sends, and no mark says so")));
        if let Some(Mark::TriedIn(file)) = &code.mark {
            let text = std::fs::read_to_string(root().join(file)).unwrap_or_default();
            if !text.contains(&page.path) {
                faults.push(page.fault(code.line, format!("{file} does not try it")));
            }
        }
    }
    faults
}

/// What is not run, each with its reason.
pub(super) fn not_run(pages: &[Page]) -> Vec<(String, String)> {
    let of_page = |page: &Page| -> Vec<(String, String)> {
        let all = page.shown().codes.into_iter();
        let marked = all.filter_map(|code| match code.mark {
            Some(Mark::NotRun(reason)) => Some((page.path.clone(), reason)),
            _ => None,
        });
        marked.collect()
    };
    pages.iter().flat_map(of_page).collect()
}

/// How many different commands of the pages are run.
pub(super) fn count(pages: &[Page]) -> usize {
    let all = pages.iter().flat_map(runnable).map(|one| one.words);
    all.collect::<BTreeSet<_>>().len()
}
