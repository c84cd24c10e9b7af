//! Runs the built program on the notices in fixtures/ and gives the files it wrote.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// What `hongtou notice` writes.
#[derive(PartialEq, Eq)]
pub(crate) struct Written {
    /// notice.docx
    pub(crate) docx: Vec<u8>,
    /// notice.pdf
    pub(crate) pdf: Vec<u8>,
    /// 附件.docx
    pub(crate) attachment: Vec<u8>,
}

/// The years whose published notice is in fixtures/notices/.
pub(crate) const YEARS: [u16; 2] = [2024, 2026];

/// The folder of a year's notice.
pub(crate) fn folder(year: u16) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.join("fixtures").join("notices").join(year.to_string())
}

/// The notice of that year, written once for all tests, with the fonts of the project.
pub(crate) fn notice(year: u16) -> &'static Written {
    static WRITTEN: [OnceLock<Written>; YEARS.len()] = [OnceLock::new(), OnceLock::new()];
    let at = YEARS.iter().position(|known| *known == year).expect("a year with a fixture");
    WRITTEN[at].get_or_init(|| {
        let out = tempfile::tempdir().expect("a temporary folder");
        write(year, out.path(), |command| command)
    })
}

/// Writes the notice of that year into `out`; `change` may change how the program is run.
///
/// # Panics
/// Where the program fails, with its messages.
pub(crate) fn write(
    year: u16,
    out: &Path,
    change: impl FnOnce(&mut Command) -> &mut Command,
) -> Written {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    command.arg("notice").arg(folder(year).join("notice.yaml"));
    command.arg("-o").arg(out).arg("--bundled-fonts");
    let output = change(&mut command).output().expect("the program starts");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "hongtou notice, {year}: {}\n{messages}", output.status);
    let read = |name: &str| {
        std::fs::read(out.join(name)).unwrap_or_else(|error| panic!("{name}, {year}: {error}"))
    };
    Written { docx: read("notice.docx"), pdf: read("notice.pdf"), attachment: read("附件.docx") }
}
