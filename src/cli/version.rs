//! Which program this is.

/// Its number: what a user notices moves the second part, what is mended the third (docs/release.md).
pub(super) const SHORT: &str = env!("CARGO_PKG_VERSION");
