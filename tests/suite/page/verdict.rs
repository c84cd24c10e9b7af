//! Verdicts: a clause, what it wants, what was found. All are made before any fails the test.

use std::fmt::{Debug, Write};

/// How far an element may stand from its place, in mm.
const TOLERANCE: f64 = 1.0;

/// The verdicts so far.
#[derive(Default)]
pub(crate) struct Verdicts {
    all: Vec<Verdict>,
}

struct Verdict {
    clause: String,
    wanted: String,
    found: String,
    holds: bool,
}

impl Verdicts {
    /// A place or length in mm, within 1 mm. `None`: the element is not there.
    pub(super) fn near(&mut self, clause: &str, wanted: f64, found: Option<f64>) {
        self.within(clause, wanted, TOLERANCE, found);
    }

    /// A length in mm or points within a tolerance of its own.
    pub(super) fn within(&mut self, clause: &str, wanted: f64, tolerance: f64, found: Option<f64>) {
        self.all.push(Verdict {
            clause: clause.to_owned(),
            wanted: format!("{wanted:.2} ± {tolerance}"),
            found: found.map_or_else(|| "nothing".to_owned(), |found| format!("{found:.2}")),
            holds: found.is_some_and(|found| (found - wanted).abs() <= tolerance),
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
        self.all.push(Verdict {
            clause: clause.to_owned(),
            wanted: wanted.to_owned(),
            found,
            holds,
        });
    }

    /// The clauses that do not hold.
    pub(crate) fn failed(&self) -> Vec<String> {
        let failed = self.all.iter().filter(|verdict| !verdict.holds);
        failed.map(|verdict| verdict.clause.clone()).collect()
    }

    /// Fails with the verdicts that do not hold; prints all of them where every one holds.
    pub(super) fn assert(self) {
        self.assert_but(&[]);
    }

    /// The same, but for clauses that begin like one of `excused`.
    #[expect(clippy::print_stdout, reason = "a conformance table for --show-output")]
    pub(super) fn assert_but(self, excused: &[&str]) {
        let counts = |verdict: &&Verdict| {
            !verdict.holds && !excused.iter().any(|start| verdict.clause.starts_with(start))
        };
        let failed = self.all.iter().filter(counts).count();
        let failures = table(self.all.iter().filter(counts));
        assert!(failed == 0, "{failed} of {} clauses do not hold\n{failures}", self.all.len());
        println!("{}", table(self.all.iter()));
    }
}

fn table<'a>(verdicts: impl Iterator<Item = &'a Verdict>) -> String {
    let mut table = "clause | wanted | found\n".to_owned();
    for Verdict { clause, wanted, found, .. } in verdicts {
        writeln!(table, "{clause} | {wanted} | {found}").expect("a string takes any text");
    }
    table
}
