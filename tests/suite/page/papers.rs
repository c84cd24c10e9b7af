//! Papers of fixtures/papers that an office sets otherwise than the standard does, or that the fixtures
//! of the standard do not lead to: whoever draws their Word files sets each line on the page of the
//! PDF.

use std::path::{Path, PathBuf};

use crate::measure;

use super::{Setter, area_lines};

/// Called by tests/interop.sh and tests/bars.sh: HONGTOU_PAPERS names the folder of the papers'
/// folders.
#[test]
#[ignore = "needs the renderings of other programs: HONGTOU_PAPERS names their folder"]
fn each_line_stands_on_its_page() {
    let folder = std::env::var_os("HONGTOU_PAPERS").expect("HONGTOU_PAPERS is set");
    let entries = std::fs::read_dir(PathBuf::from(folder)).expect("a folder");
    let mut count = 0;
    for paper in entries.map(|entry| entry.expect("an entry").path()) {
        let wanted = lines(&paper, Setter::Hongtou);
        for setter in [Setter::OnlyOffice, Setter::LibreOffice] {
            assert_eq!(lines(&paper, setter), wanted, "{}: {}", paper.display(), setter.file());
        }
        count += 1;
    }
    assert!(count > 2, "{count}");
}

/// Each line with its page.
fn lines(paper: &Path, setter: Setter) -> Vec<(usize, String)> {
    let path = paper.join(setter.file());
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let pages = measure::pages(&bytes);
    area_lines(&pages).into_iter().map(|placed| (placed.page, placed.line.text())).collect()
}
