//! The same description gives the same bytes: twice, in another time zone, from another working
//! directory and into another folder.

use crate::program::{self, YEARS};

#[test]
fn two_runs_give_the_same_bytes() {
    for year in YEARS {
        let elsewhere = tempfile::tempdir().expect("a temporary folder");
        let out = elsewhere.path().join("另一个 文件夹");
        std::fs::create_dir(&out).expect("a folder");
        let shanghai = program::write(&year.to_string(), elsewhere.path(), |command| {
            command.env("TZ", "Asia/Shanghai").env("LC_ALL", "C")
        });
        let new_york = program::write(&year.to_string(), &out, |command| {
            command.env("TZ", "America/New_York").current_dir(elsewhere.path())
        });
        let first = program::notice(year);
        for (run, written) in [("Asia/Shanghai", &shanghai), ("America/New_York", &new_york)] {
            assert!(written.docx == first.docx, "notice.docx of {year} differs, {run}");
            assert!(written.pdf == first.pdf, "notice.pdf of {year} differs, {run}");
            assert!(written.attachment == first.attachment, "附件.docx of {year} differs, {run}");
        }
    }
}
