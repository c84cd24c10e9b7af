//! The verdicts -> docs/conformance.md: for each fixture a table of clause, wanted, PDF, DOCX.

use super::matrix::Judged;
use super::verdict::{Verdict, Verdicts};

/// What stands above the tables.
const HEAD: &str = "\
# The clauses of GB/T 9704-2012, measured

Written by `UPDATE=1 tests/interop.sh`, which runs the program on every notice in
`fixtures/notices` and reads the written files back. *PDF* is the program's own; *DOCX* is the
Word file that everybody gets as ONLYOFFICE draws it, *DOCX for LibreOffice* the one of
`--libreoffice` as LibreOffice draws it ({programs}).
A place in the PDF may be 0.5 mm off, one in a DOCX 1.5 mm (the mark: 2 mm). Lengths are in
millimetres, sizes in points. Where a clause was judged on several lines or pages, the one that is
furthest off is shown.
Nobody has measured a page that Word or WPS drew, or a printed one: see
[by-hand.md](by-hand.md).
";

/// The whole file.
pub(super) fn document(judged: &[Judged], office: &str) -> String {
    let mut document = HEAD.replace("{programs}", office);
    document += &overview(judged);
    for one in judged {
        document += &format!("\n## {}\n\n", one.name);
        document += "| clause | wanted | PDF | DOCX | DOCX for LibreOffice |\n";
        document += "| --- | --- | --- | --- | --- |\n";
        for name in names(&one.pdf) {
            let Summary { wanted, found } = Summary::of(&one.pdf, name);
            let [word, libreoffice] =
                one.drawn().map(|(_, drawn)| Summary::of(&drawn.verdicts, name).found);
            let name = cell(name);
            document += &format!("| {name} | {wanted} | {found} | {word} | {libreoffice} |\n");
        }
    }
    document
}

/// One line a fixture: verdicts that hold, and full lines that break alike.
fn overview(judged: &[Judged]) -> String {
    let mut table = "\n| notice | PDF | DOCX | lines that break alike | of cells ".to_owned();
    table += "| DOCX for LibreOffice | lines that break alike | of cells |\n";
    table += "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for one in judged {
        table += &format!("| {} | {} |", one.name, held(&one.pdf));
        for (_, drawn) in one.drawn() {
            let (same, full) = (drawn.same_breaks, one.full_lines);
            let (same_cells, cells) = (drawn.same_cells, one.cell_lines);
            let verdicts = held(&drawn.verdicts);
            table += &format!(" {verdicts} | {same} of {full} | {same_cells} of {cells} |");
        }
        table.push('\n');
    }
    table
}

/// How many verdicts hold.
fn held(verdicts: &Verdicts) -> String {
    let (all, failed) = (verdicts.all().len(), verdicts.failed().len());
    format!("{} of {all}", all - failed)
}

/// The names of the clauses, each once, in the order of the judges.
fn names(verdicts: &Verdicts) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for name in verdicts.all().iter().map(Verdict::name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// All verdicts of one clause in two cells.
struct Summary {
    wanted: String,
    found: String,
}

impl Summary {
    fn of(verdicts: &Verdicts, name: &str) -> Summary {
        let of_clause: Vec<&Verdict> =
            verdicts.all().iter().filter(|verdict| verdict.name() == name).collect();
        let Some(worst) = of_clause.iter().copied().max_by(|a, b| Summary::order(a, b)) else {
            return Summary { wanted: "–".into(), found: "–".into() };
        };
        let failed = of_clause.iter().filter(|verdict| !verdict.holds).count();
        let mut found = cell(&worst.found);
        if of_clause.len() > 1 {
            found += &format!(" (of {})", of_clause.len());
        }
        if failed > 0 {
            found += &format!(" **{failed} do not hold**");
        }
        Summary { wanted: cell(&worst.wanted), found }
    }

    /// What does not hold is worse than what does; then the further off; then the first.
    fn order(a: &Verdict, b: &Verdict) -> std::cmp::Ordering {
        let off = |verdict: &Verdict| verdict.off.map_or(0.0, f64::abs);
        (!a.holds, off(a)).partial_cmp(&(!b.holds, off(b))).unwrap_or(std::cmp::Ordering::Equal)
    }
}

/// A text as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('"', "")
}
