//! What a form is: of which notice, period and unit, and in which version.
//!
//! Form, rows and version are named by the first digits of SHA-256: long enough that no two of
//! a notice fall together, short enough to be read aloud.

use std::fmt::{self, Write};

use sha2::{Digest, Sha256};

use crate::period::Period;

/// The keys of its lines, in the order of the hidden sheet.
pub(super) const KEYS: [&str; 6] = ["form", "notice", "period", "unit", "version", "code"];

/// What makes a form this form and no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The form: the same for every version of it.
    pub form: String,
    /// The notice's 发文字号.
    pub notice: String,
    /// The period it reports.
    pub period: Period,
    /// The unit's official name.
    pub unit: String,
    /// The version: another wherever a text or the place of a field is another.
    pub version: String,
}

impl Identity {
    /// The form of `unit` for `period`, not yet with a version.
    pub(super) fn new(notice: &str, period: Period, unit: &str) -> Identity {
        let form = fingerprint(FORM_DIGITS, &[notice, &period.to_string(), unit]);
        let (notice, unit) = (notice.to_owned(), unit.to_owned());
        Identity { form, notice, period, unit, version: String::new() }
    }

    /// Its lines, each with its key, in the order of the hidden sheet.
    pub fn lines(&self) -> [(&'static str, String); 6] {
        let [form, notice, period, unit, version, code] = KEYS;
        [
            (form, self.form.clone()),
            (notice, self.notice.clone()),
            (period, self.period.to_string()),
            (unit, self.unit.clone()),
            (version, self.version.clone()),
            (code, self.code()),
        ]
    }

    /// The visible code: period, form and version.
    pub fn code(&self) -> String {
        let (period, form) = (self.period.to_string(), self.form.clone());
        Code { period, form, version: self.version.clone() }.to_string()
    }
}

/// The code that is printed on a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The period (2024Q1, 2026-06).
    pub period: String,
    /// The form's name.
    pub form: String,
    /// Its version.
    pub version: String,
}

impl Code {
    /// The code that `text` is; `None` where it is none.
    pub fn parse(text: &str) -> Option<Code> {
        // A month has the sign inside (2026-06).
        let mut parts = text.rsplitn(3, '-').map(str::to_owned);
        let (version, form, period) = (parts.next()?, parts.next()?, parts.next()?);
        let named = [&form, &version].iter().all(|name| name.len() == FORM_DIGITS);
        let whole = Period::parse(&period).is_some() && named;
        whole.then_some(Code { period, form, version })
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.period, self.form, self.version)
    }
}

/// Digits of a form's and a version's name.
const FORM_DIGITS: usize = 8;
/// Digits of a row's name, of which a long notice has thousands.
const ROW_DIGITS: usize = 12;

/// The name of a row by what it asks: another order of the tasks changes no name.
pub(super) fn row_id(parts: &[&str]) -> String {
    fingerprint(ROW_DIGITS, parts)
}

/// The version of a form by its canonical text.
pub(super) fn version(canonical: &str) -> String {
    fingerprint(FORM_DIGITS, &[canonical])
}

/// The first hexadecimal digits of the hash of `parts`, each with its length before it.
fn fingerprint(digits: usize, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(format!("{}:{part}\n", part.len()));
    }
    let mut text = String::with_capacity(digits + 1);
    for byte in hash.finalize().iter().take(digits.div_ceil(2)) {
        // Writing to a text cannot fail; a form has one of these in each of its cells.
        let _written = write!(text, "{byte:02X}");
    }
    text.truncate(digits);
    text
}

#[cfg(test)]
mod tests {
    use super::{Identity, row_id};
    use crate::period::{Period, Quarter};

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(row_id(&["甲乙", "丙"]), row_id(&["甲", "乙丙"]));
    }

    /// Changing how names are made would orphan every form that is out.
    #[test]
    fn names_stay_what_they_are() {
        let first = Period::new(2024, Quarter::First);
        let identity = Identity::new("川政办字〔2024〕13号", first, "区人社局");
        assert_eq!(identity.form, "7D934BF5");
        assert_eq!(row_id(&["推进巾帼就业创业创新"]), "6B0106A48170");
    }
}
