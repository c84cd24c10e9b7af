//! Where each answer is in the report of a period: among the answers that count (明细), in 其他内容, or in a file that
//! the office ruled out, which `status` lists.

use std::collections::{BTreeMap, BTreeSet};

use hongtou::intake;

use super::lived::{Lived, PERIODS, Sent};
use crate::{cycles, word};

pub(super) fn every_answer_is_in_one(lived: &Lived, period: usize) {
    let name = PERIODS[period];
    lived.run(&["report", "--period", name, "--bundled-fonts"]);
    let file = |end| format!("out/report/{name}/汇总-{name}.{end}");
    let read = |end| std::fs::read(lived.office.path(&file(end))).expect("a report");
    let book = intake::open(&file("xlsx").as_str().into(), &read("xlsx")).expect("a workbook");
    let [counted, others] = ["明细", "其他内容"].map(|sheet| cycles::rows(&book, sheet));
    let summary = cycles::rows(&book, "汇总表").concat();
    let paper = without_tags(&word::parts(&read("docx"))["word/document.xml"]);
    let listed = lived.run(&["status", "--period", name]);
    for (token, files) in wanted(lived, period) {
        let holds = |rows: &[String]| rows.iter().filter(|row| row.contains(&token)).count();
        let (counted, others) = (holds(&counted), holds(&others));
        let lie = files.iter().map(|one| format!("{}/{}", PERIODS[one.folder], one.name));
        let told = format!("{name} {token} in {:?}", lie.collect::<Vec<_>>());
        if files.iter().all(|file| file.is_ruled_out) {
            assert_eq!(counted + others, 0, "{told} is ruled out");
            assert!(files.iter().all(|file| listed.contains(&file.name)), "{told}\n{listed}");
            continue;
        }
        // A file that is no version is told whole; of one that does not count, what the one that counts says not.
        let whole = files.iter().filter(|file| file.folder != file.period).count();
        let is_in_one = match counted {
            0 => (1..=files.len()).contains(&others),
            _ => counted == 1 && others <= whole,
        };
        assert!(is_in_one, "{told}: {counted} answers, {others} others");
        if counted == 1 && token.starts_with('答') {
            assert!(summary.contains(&token), "{told} is not in 汇总表");
            assert!(paper.contains(&token), "{told} is not in the paper");
        }
    }
}

/// The answers that the report of the period is to have, and the files that hold each.
fn wanted(lived: &Lived, period: usize) -> BTreeMap<String, Vec<&Sent>> {
    let mut wanted: BTreeMap<String, Vec<&Sent>> = BTreeMap::new();
    let concerns =
        |file: &&Sent| file.folder == period || (file.period == period && !file.is_ruled_out);
    for file in lived.files.iter().filter(concerns) {
        for token in file.tokens().collect::<BTreeSet<_>>() {
            wanted.entry(token).or_default().push(file);
        }
    }
    wanted
}

fn without_tags(xml: &str) -> String {
    xml.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect()
}
