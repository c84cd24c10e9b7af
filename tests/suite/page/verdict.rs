//! Verdicts: a clause, what it wants, what was found. All are made before any fails the test.
//!
//! A clause that is judged on many lines says after `: ` which line it was (`7.3.3 turned line
//! flush: 定，2024年为`); the part before it is its name, the same in PDF and DOCX.

use std::fmt::{Debug, Write};

use super::Setter;

/// The verdicts so far.
pub(crate) struct Verdicts {
    setter: Setter,
    all: Vec<Verdict>,
}

/// One of them.
pub(super) struct Verdict {
    /// The clause, and after `: ` the place where it was judged.
    pub(super) clause: String,
    /// What it wants.
    pub(super) wanted: String,
    /// What was found.
    pub(super) found: String,
    /// How far the found measure is from the wanted one; `None` where neither is a measure.
    pub(super) off: Option<f64>,
    /// How far it may be, as text.
    tolerance: String,
    /// Whether that is near enough.
    pub(super) holds: bool,
}

impl Verdict {
    /// The clause without the place.
    pub(super) fn name(&self) -> &str {
        self.clause.split_once(": ").map_or(self.clause.as_str(), |(name, _)| name)
    }
}

impl Verdicts {
    /// No verdict yet on pages set by `setter`.
    pub(super) fn new(setter: Setter) -> Verdicts {
        Verdicts { setter, all: Vec::new() }
    }

    /// A place or length in mm, within 0.5 mm in the PDF and 1.5 mm in LibreOffice's pages.
    /// `None`: the element is not there.
    pub(super) fn near(&mut self, clause: &str, wanted: f64, found: Option<f64>) {
        self.within(clause, wanted, self.setter.tolerance(), found);
    }

    /// The place of the mark, which is large and of a type that differs from font to font:
    /// within 0.5 mm in the PDF and 2 mm in LibreOffice's pages.
    pub(super) fn near_mark(&mut self, clause: &str, wanted: f64, found: Option<f64>) {
        self.within(clause, wanted, self.setter.tolerance_of_mark(), found);
    }

    /// A length in mm or points within a tolerance of its own.
    pub(super) fn within(&mut self, clause: &str, wanted: f64, tolerance: f64, found: Option<f64>) {
        let off = found.map(|found| found - wanted);
        self.all.push(Verdict {
            clause: clause.to_owned(),
            wanted: format!("{wanted:.2}"),
            tolerance: format!(" ± {tolerance}"),
            found: found.map_or_else(|| "nothing".to_owned(), |found| format!("{found:.2}")),
            off,
            holds: off.is_some_and(|off| off.abs() <= tolerance),
        });
    }

    /// A value that must be exactly so.
    pub(super) fn same<T: PartialEq + Debug + ?Sized>(
        &mut self,
        clause: &str,
        wanted: &T,
        found: &T,
    ) {
        self.holds(clause, &format!("{wanted:?}"), format!("{found:?}"), wanted == found);
    }

    /// Anything else.
    pub(super) fn holds(&mut self, clause: &str, wanted: &str, found: String, holds: bool) {
        let (clause, wanted) = (clause.to_owned(), wanted.to_owned());
        let tolerance = String::new();
        self.all.push(Verdict { clause, wanted, tolerance, found, off: None, holds });
    }

    /// Who set the pages.
    pub(super) fn setter(&self) -> Setter {
        self.setter
    }

    /// All of them, in the order they were made.
    pub(super) fn all(&self) -> &[Verdict] {
        &self.all
    }

    /// The clauses that do not hold.
    pub(crate) fn failed(&self) -> Vec<String> {
        let failed = self.all.iter().filter(|verdict| !verdict.holds);
        failed.map(|verdict| verdict.clause.clone()).collect()
    }

    /// Those that do not hold, with what was wanted and found; nothing where all hold.
    pub(super) fn failures(&self) -> String {
        let failed = self.all.iter().filter(|verdict| !verdict.holds);
        let mut table = String::new();
        for Verdict { clause, wanted, tolerance, found, .. } in failed {
            writeln!(table, "{clause} | {wanted}{tolerance} | {found}")
                .expect("a string takes any text");
        }
        table
    }
}
