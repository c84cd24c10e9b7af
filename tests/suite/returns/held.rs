//! Files that were not read, as where another program holds them: nobody who may have sent one is
//! reminded, whatever it is called, and forms are not made of a quarter that lacks one.

use std::process::Command;
use std::sync::Arc;

use hongtou::diag::{Bound, Diagnostic, Diagnostics, FileProblem, Problem, Returned};
use hongtou::intake::{Arrival, Received, Unread};
use hongtou::notice::{self, Notice};
use hongtou::origin::BookOrigin;
use hongtou::period::{Period, Quarter};
use hongtou::returns::{Reduced, Returns, Sorter};

use crate::program;

/// The notice of 2024, with what the office ruled of two files.
fn ruled() -> Notice {
    let mut text = std::fs::read_to_string(program::folder(2024).join("notice.yaml")).unwrap();
    text += "\n来件:\n  - {文件: 区妇联.xlsx, 单位: 区教体局}\n  - {文件: 不要.xlsx, 不计: 是}\n";
    notice::read("notice.yaml", text.as_bytes()).notice.expect("a notice")
}

/// The notice of 2024 with a ruling of a file by its hash, and one of a file in an archive.
fn ruled_otherwise() -> Notice {
    let mut text = std::fs::read_to_string(program::folder(2024).join("notice.yaml")).unwrap();
    text +=
        "\n来件:\n  - {文件: 9F86D081, 不计: 是}\n  - {文件: 来件.zip/表.xlsx, 单位: 区教体局}\n";
    notice::read("notice.yaml", text.as_bytes()).notice.expect("a notice")
}

fn with_unread(notice: &Notice, file: &str) -> Returns {
    let found = Diagnostic::at(&BookOrigin::file(&file.into()), Problem::File(FileProblem::Tab));
    let unread = vec![Unread { file: Arc::from(file), found, is_link: false }];
    let sorter = Sorter::new(notice, Period::new(2024, Quarter::First), None);
    let mut came = Reduced::found(Diagnostics::new());
    came.extend(sorter.reduce(Received { unread, ..Received::default() }));
    sorter.sort(came)
}

#[test]
fn nobody_who_may_have_sent_it_is_reminded() {
    let notice = ruled();
    let spared = |file: &str| -> Vec<String> {
        let returns = with_unread(&notice, file);
        let units = returns.units.iter().filter(|one| returns.may_have_sent(one.unit));
        units.map(|one| notice.units.get(one.unit).name.value.clone()).collect()
    };
    let all = spared("报表.xlsx");
    assert!(all.len() > 5, "{all:?}");
    assert_eq!(spared("区科协.xlsx"), ["区科协"]);
    // Others may be in it, too.
    for carrier in ["区科协转来.zip", "区科协/转来.EML", "区科协.mbox"] {
        assert_eq!(spared(carrier), all, "{carrier}");
    }
    // What the office ruled counts above the name.
    assert_eq!(spared("区妇联.xlsx"), ["区教体局"]);
    assert_eq!(spared("不要.xlsx"), Vec::<String>::new());
}

#[test]
fn a_ruling_finds_a_file_that_is_not_read() {
    let notice = ruled();
    let missing = |file: &str| {
        let found = with_unread(&notice, file).findings;
        found.iter().filter(|one| one.problem.code() == "W661").count()
    };
    assert_eq!([missing("区妇联.xlsx"), missing("报表.xlsx")], [1, 2]);
}

/// An archive with more in it than is opened: what lies behind may be anybody's.
#[test]
fn an_archive_that_is_read_in_part_may_hold_anybody_s_return() {
    let notice = ruled();
    let spared = |bound: Bound, origin: &str| {
        let arrival = Arrival::at(origin);
        let problem = Problem::Returned(Returned::Beyond { bound, limit: 500 });
        let found = Diagnostic::at(&BookOrigin::file(&origin.into()), problem);
        let sorter = Sorter::new(&notice, Period::new(2024, Quarter::First), None);
        let mut came = Reduced::found(Diagnostics::new());
        let unusable = vec![(arrival, found)];
        came.extend(sorter.reduce(Received { unusable, ..Received::default() }));
        let returns = sorter.sort(came);
        returns.units.iter().filter(|one| returns.may_have_sent(one.unit)).count()
    };
    let all = spared(Bound::Enclosed, "区科协转来.zip");
    assert!(all > 5, "{all}");
    assert_eq!(spared(Bound::Together, "各单位.eml"), all);
    assert_eq!(spared(Bound::Together, "区科协.xlsx"), 0);
    assert_eq!(spared(Bound::Rows, "区科协.xlsx"), 0);
    // What the office ruled counts here, too.
    assert_eq!(spared(Bound::Enclosed, "不要.xlsx"), 0);
}

/// A unit is written to of its own file, however many of nobody's lie before it.
#[test]
fn what_is_only_counted_of_an_archive_is_told_to_its_unit() {
    let notice = ruled();
    let broken = |name: &str| {
        let origin = format!("来件.zip › {name}");
        let problem = Problem::Returned(Returned::Damaged { detail: String::new() });
        (Arrival::at(&origin), Diagnostic::at(&BookOrigin::file(&origin.as_str().into()), problem))
    };
    let mut unusable: Vec<_> = (0..200).map(|at| broken(&format!("{at:03}.xlsx"))).collect();
    unusable.push(broken("区科协.xlsx"));
    let sorter = Sorter::new(&notice, Period::parse("2024Q1").unwrap(), None);
    let mut came = Reduced::found(Diagnostics::new());
    came.extend(sorter.reduce(Received { unusable, ..Received::default() }));
    let returns = sorter.sort(came);
    let (replies, _) = hongtou::mail::reply::replies(&returns, &returns.findings.clone().sorted());
    let told: Vec<&str> = replies
        .iter()
        .map(|reply| notice.units.get(returns.units[reply.unit].unit).name.value.as_str())
        .collect();
    assert_eq!(told, ["区科协"]);
}

/// The hash of a file that is not read nobody knows, nor what lies in it.
#[test]
fn a_ruling_by_hash_may_be_of_a_file_that_is_not_read() {
    let notice = ruled_otherwise();
    let missing = |file: &str| {
        let found = with_unread(&notice, file).findings;
        found.iter().filter(|one| one.problem.code() == "W661").count()
    };
    assert_eq!([missing("报表.xlsx"), missing("来件.zip")], [1, 0]);
}

/// A return of the last quarter that cannot be read is missing in the form of its unit: that is told.
#[test]
fn forms_tell_what_is_missing_of_the_last_quarter() {
    let folder = tempfile::tempdir().expect("a folder");
    let last = folder.path().join("q1");
    std::fs::create_dir(&last).expect("a folder");
    #[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
    std::fs::write(last.join("区妇联.xlsx"), b"PK\x03\x04 cut").expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.args(["forms", "--period", "2024Q2", "--previous", "q1", "-o", "q2", "--lang", "zh"]);
    command.arg(program::folder(2024).join("notice.yaml")).current_dir(folder.path());
    let output = command.output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("区妇联.xlsx") && said.contains("E61"), "{said}");
    assert!(folder.path().join("q2").is_dir(), "{said}");
}
