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

| in a table | means |
| --- | --- |
| 7.2.4, 5.1 … | the clause of GB/T 9704—2012 |
| GB/T 15834, GB/T 33476 | the clause of that standard (marks; electronic documents) |
| practice | no standard's: what offices hold to, such as that no line ends inside a number. All such rules of a notice stand in one row |
| (of 46) | so many lines, pages or elements were judged; the one that is furthest off is shown |
| none | nothing was found that goes against the clause, and nothing may be |
| nothing | the element is not there |
| 甲 / 乙 | one line after the other |
| – | not judged there |

In a DOCX fewer places are judged than in the PDF where a line has too many characters. The program takes what there is too
much from the marks of the line alone (GB/T 15834 5.1.11), which is measured character by character. Word and its kin set
all characters of such a line closer, and three clauses cannot be asked for there.

The table has {count} notices; a name leads to its clauses.
";

/// The whole file.
pub(super) fn document(judged: &[Judged], office: &str) -> String {
    let count = judged.len().to_string();
    let mut document = HEAD.replace("{programs}", office).replace("{count}", &count);
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
        table += &format!("| [{0}](#{0}) | {1} |", one.name, held(&one.pdf));
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

/// A text as a cell of a table, without the signs by which Rust shows a list or a value that may be missing.
fn cell(text: &str) -> String {
    let text = text.replace('|', "\\|").replace('"', "");
    let inside = |begin, end| text.strip_prefix(begin).and_then(|rest| rest.strip_suffix(end));
    match (inside("Some(", ")"), inside("[", "]")) {
        (Some(value), _) => value.to_owned(),
        (None, Some("")) => "none".to_owned(),
        (None, Some(list)) => list.replace(", ", " / "),
        (None, None) if text == "None" => "nothing".to_owned(),
        (None, None) => text,
    }
}

/// The page has no word of Rust; where the renderings are, `matrix` holds all of it against them.
#[test]
fn cells_are_for_who_reads_no_rust() {
    for (text, told) in [
        ("Some(\"附件5\")", "附件5"),
        ("Some(2)", "2"),
        ("None", "nothing"),
        ("[]", "none"),
        ("[\"甲\", \"乙\"]", "甲 / 乙"),
        ("12.50", "12.50"),
        ("甲|乙", "甲\\|乙"),
    ] {
        assert_eq!(cell(text), told);
    }
    let page = include_str!("../../../docs/conformance.md");
    for sign in ["Some(", "None", "[]", "| ["] {
        let clauses = page.split("\n## ").skip(1);
        assert!(clauses.into_iter().all(|one| !one.contains(sign)), "{sign}");
    }
}
