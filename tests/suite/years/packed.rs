//! A report of a day that lies back, made again when the office packed loose files into an archive since, unpacked
//! one, or took an attachment out of its mail: the same bytes are the same file, wherever they lie.

use crate::returns::carried::{mail, zip};

use super::{Office, filled};

fn at(office: &Office, clock: &str, arguments: &[&str]) -> String {
    let fonts = (arguments[0] == "report").then_some("--bundled-fonts");
    let mut command = office.command(arguments);
    command.args(["--clock", &format!("{clock} 09:00")]).args(fonts);
    super::ended(command.output().expect("the program runs")).1
}

fn report(office: &Office, clock: &str, more: &[&str]) -> (Vec<Vec<u8>>, String) {
    let report = ["report", "--period", "2024Q1", "--as-of", "2024-04-08"];
    let said = at(office, clock, &[&report[..], more].concat());
    let bytes = |end| std::fs::read(office.path(&format!("out/report/2024Q1/汇总-2024Q1.{end}")));
    (["pdf", "docx", "xlsx"].map(|end| bytes(end).expect("a report")).to_vec(), said)
}

const LOOSE: &str = "returns/2024Q1/区科协2024Q1.xlsx";

fn form() -> Vec<u8> {
    filled("区科协", "2024Q1", 2.0)
}

fn packed() -> Vec<u8> {
    zip(&[("报表/区科协.xlsx", &form()), ("盖章.pdf", b"%PDF-1.7 a scan")])
}

fn mailed() -> Vec<u8> {
    let head = b"Content-Type: application/octet-stream; name=\"kx.xlsx\"\r\nContent-Disposition: attachment; filename=\"kx.xlsx\"";
    mail(&[(head, &form())])
}

fn take_away(office: &Office, file: &str) {
    std::fs::remove_file(office.path(file)).expect("it is there");
}

/// Of one unit's return before and after the office tidied up: file and bytes.
type Lie = Vec<(&'static str, Vec<u8>)>;

fn tidied() -> Vec<(&'static str, Lie, Lie)> {
    let [archive, letter] = ["returns/2024Q1/来件.zip", "returns/2024Q1/来信.eml"];
    let unpacked = || {
        vec![
            ("returns/2024Q1/区科协.xlsx", form()),
            ("returns/2024Q1/区科协盖章.pdf", b"%PDF-1.7 a scan".to_vec()),
        ]
    };
    let both = |one: Lie, more: Lie| [one, more].concat();
    let attached = || vec![("returns/2024Q1/kx.xlsx", form())];
    let in_mail = || zip(&[("来信.eml", &mailed())]);
    let alone = || zip(&[("报表/科协.xlsx", &form())]);
    vec![
        ("packed", vec![(LOOSE, form())], vec![(archive, alone())]),
        ("packed, both kept", vec![(LOOSE, form())], vec![(LOOSE, form()), (archive, alone())]),
        ("unpacked", vec![(archive, packed())], unpacked()),
        (
            "unpacked, both kept",
            vec![(archive, packed())],
            both(unpacked(), vec![(archive, packed())]),
        ),
        ("detached", vec![(letter, mailed())], attached()),
        (
            "detached, both kept",
            vec![(letter, mailed())],
            both(attached(), vec![(letter, mailed())]),
        ),
        ("a mail packed", vec![(letter, mailed())], vec![(archive, in_mail())]),
        (
            "moved to another quarter",
            vec![(LOOSE, form())],
            vec![("returns/2024Q2/来件.zip", alone())],
        ),
    ]
}

#[test]
fn a_report_made_again_after_tidying_up_is_the_same() {
    for (case, before, after) in tidied() {
        let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
        before.iter().for_each(|(file, bytes)| office.put(file, bytes));
        let (made, _) = report(&office, "2024-04-08", &["--final"]);
        before.iter().for_each(|(file, _)| take_away(&office, file));
        after.iter().for_each(|(file, bytes)| office.put(file, bytes));
        for clock in ["2024-04-12", "2024-04-15"] {
            let (again, said) = report(&office, clock, &[]);
            assert!(made == again, "{case}: a byte is another: {said}");
            let news = ["以后才收到", "E673", "W626", "处不同"];
            assert!(news.iter().all(|one| !said.contains(one)), "{case}: {said}");
            // Also after a run of that day has seen them.
            at(&office, clock, &["status", "--period", "2024Q1"]);
        }
        let said = at(&office, "2024-04-16", &["status", "--period", "2024Q1"]);
        if case != "moved to another quarter" {
            assert!(said.contains("已报 3"), "{case}: {said}");
        }
        assert!(!said.contains("W626") && !said.contains("E673"), "{case}: {said}");
        let noted = office.read("log/收件.jsonl");
        at(&office, "2024-04-16", &["status", "--period", "2024Q1"]);
        assert_eq!(office.read("log/收件.jsonl"), noted, "{case}: nothing is new");
    }
}

/// Part of an archive was unpacked, and what was loose went into it.
#[test]
fn an_archive_of_which_parts_changed_places_is_that_of_then() {
    let office = Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"]);
    let [two, one] = [filled("区科协", "2024Q1", 2.0), filled("区文旅局", "2024Q1", 2.0)];
    office.put("returns/2024Q1/来件.zip", zip(&[("科协.xlsx", &two), ("盖章.pdf", b"%PDF-1.7 a")]));
    let (made, _) = report(&office, "2024-04-08", &["--final"]);
    take_away(&office, "returns/2024Q1/区文旅局2024Q1.xlsx");
    office.put("returns/2024Q1/科协.xlsx", &two);
    office.put("returns/2024Q1/来件.zip", zip(&[("文旅.xlsx", &one), ("盖章.pdf", b"%PDF-1.7 a")]));
    let (again, said) = report(&office, "2024-04-12", &[]);
    assert!(made == again, "{said}");
    let said = at(&office, "2024-04-12", &["status", "--period", "2024Q1"]);
    assert!(said.contains("已报 3"), "{said}");
}

/// A form of which nobody can say whose it is, loose and in an archive: one file to be looked at, and one finding.
#[test]
fn a_file_in_doubt_that_lies_in_an_archive_too_is_listed_once() {
    let office = Office::new("");
    // The words in it name another unit than its mark.
    let other = |text: &String| text.replace("填报单位：区科协", "填报单位：某单位");
    let parts = crate::word::parts(&form());
    let parts: Vec<(&str, String)> =
        parts.iter().map(|(name, text)| (name.as_str(), other(text))).collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let bytes = zip(&parts);
    office.put("returns/2024Q1/报表.xlsx", &bytes);
    office.put("returns/2024Q1/包.zip", zip(&[("报表.xlsx", &bytes)]));
    let said = office.run(&["status", "--period", "2024Q1", "--as-of", "2024-04-08"]).1;
    assert!(said.contains("待核的文件 1\n"), "{said}");
}
