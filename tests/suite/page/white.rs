//! White: what the lines of running text get, and what their marks give up, over every paper of the
//! fixtures and the reports of the demo.

use std::path::Path;
use std::process::Command;

use crate::measure::{self, Line, Page};
use crate::program;

use super::{breaking, is_size};

/// So many of the worst are printed.
const SHOWN: usize = 10;
/// Characters further apart than this, in cells, are not of one text.
const APART: f64 = 2.0;
/// Sums of widths are not exact.
const HAIR: f64 = 0.002;
/// The lines of the page, as somebody turns it to read it, are 28 or 40 cells wide.
const PORTRAIT: f64 = 156.0 / 28.0;
const LANDSCAPE: f64 = 225.0 / 40.0;

/// A line with white added or taken away.
struct White {
    /// The white added, as part of what the line takes by itself; less than nothing: taken away.
    part: f64,
    /// The most that a mark of it gives up, in cells.
    mark: f64,
    said: String,
}

/// The white of the lines of 三号 on `pages`.
fn white(paper: &str, pages: &[Page]) -> Vec<White> {
    let mut all = Vec::new();
    for page in pages {
        let cell = if page.width > page.height { LANDSCAPE } else { PORTRAIT };
        let lines = page.lines();
        all.extend(lines.iter().filter(|line| is_size(line, 16.0)).filter_map(|line| {
            let (part, mark) = white_of(line, cell)?;
            Some(White { part, mark, said: format!("{paper}: {}", line.text()) })
        }));
    }
    all
}

/// What is added to a line, and the most that one of its marks gives up; `None` where several texts
/// stand on it.
fn white_of(line: &Line, cell: f64) -> Option<(f64, f64)> {
    let steps = || line.glyphs.windows(2).map(|pair| (pair[1].x - pair[0].x) / cell);
    if line.glyphs.len() < 2 || line.blank > 0.0 || steps().any(|step| step > APART) {
        return None;
    }
    let last = line.glyphs.last()?;
    let taken = (last.x - line.left()) / cell;
    let natural =
        breaking::cells_of(line) - breaking::cells(&breaking::set(line)[line.glyphs.len() - 1..]);
    let (marks, _) = breaking::given(line, cell, last.x + last.advance);
    let most = if taken < natural { marks / breaking::marks(line).max(1.0) } else { 0.0 };
    Some((taken / natural - 1.0, most))
}

/// The reports of both quarters that `demo` makes.
pub(super) fn demo_reports(folder: &Path) -> Vec<(String, Vec<Page>)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("demo").arg(folder.join("demo")).arg("--bundled-fonts");
    assert!(command.output().expect("the program runs").status.success());
    let report = |period: &str| {
        let file = folder.join(format!("demo/out/report/{period}/汇总-{period}.pdf"));
        (period.to_owned(), measure::pages(&std::fs::read(file).expect("a report")))
    };
    vec![report("2024Q1"), report("2024Q2")]
}

#[test]
fn no_line_is_loose_or_closed_up_beyond_its_bounds() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fixtures = program::fixtures().into_iter().map(|name| {
        let pages = measure::pages(&program::fixture(&name).pdf);
        (name, pages)
    });
    let papers = fixtures.chain(demo_reports(folder.path()));
    let mut all: Vec<White> = papers.flat_map(|(name, pages)| white(&name, &pages)).collect();
    assert!(all.len() > 500, "{}", all.len());
    all.sort_by(|one, other| other.part.total_cmp(&one.part));
    for one in all.iter().take(SHOWN).chain(all.iter().rev().take(SHOWN)) {
        println!("{:+.3}, a mark gives up {:.2}: {}", one.part, one.mark, one.said);
    }
    let beyond = |one: &&White| one.part > breaking::MOST_SPREAD + HAIR || one.mark > 0.5 + HAIR;
    let beyond: Vec<&str> = all.iter().filter(beyond).map(|one| one.said.as_str()).collect();
    assert_eq!(beyond, Vec::<&str>::new());
}
