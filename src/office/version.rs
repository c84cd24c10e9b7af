//! Which program this is.

use std::sync::LazyLock;

/// Its number; docs/release.md says when which part of it is raised.
pub(crate) const SHORT: &str = env!("CARGO_PKG_VERSION");

/// The number, and the commit it was built from as far as that is known.
pub(crate) static LONG: LazyLock<String> = LazyLock::new(|| match commit() {
    Some(commit) => format!("{SHORT} ({commit})"),
    None => SHORT.to_owned(),
});

/// So many digits of a commit are told.
const DIGITS: usize = 12;

/// The commit that the build was told of, or that git wrote into the archive it was built from. The
/// repository itself is not asked: then each commit would build the program anew.
fn commit() -> Option<&'static str> {
    let archived = include_str!("commit.txt").trim();
    let told = option_env!("HONGTOU_COMMIT").unwrap_or(archived);
    let is_one = told.len() >= DIGITS && told.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_one.then(|| &told[..DIGITS])
}
