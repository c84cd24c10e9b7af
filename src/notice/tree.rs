//! Text -> its slips mended -> a tree of nodes: what the lines of a description say, with every finding of
//! them, and of YAML behind them, at its place in the text as it was written.

use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, LineProblem, Problem};
use crate::origin::{Place, Source};

use super::keys::Table;
use super::lines::{self, Found};
use super::mended::{Edit, Mended};
use super::yaml::{self, Node};

/// The tree of the description in `source`, whose keys are those of `table`, where it is YAML; and what is
/// wrong with its lines.
pub(super) fn parse(source: &Arc<Source>, table: &'static Table) -> (Option<Node>, Diagnostics) {
    let slips = lines::slips(source.text(), table);
    let mut edits: Vec<&Edit> = slips.iter().flat_map(|slip| &slip.edits).collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mended = Mended::new(source, edits.into_iter());
    let mut findings = Diagnostics::new();
    findings.extend(slips.iter().map(|slip| told(&mended, slip)));
    match yaml::parse(&mended) {
        Ok(root) => (Some(root), findings),
        Err(fault) => {
            if !is_told(&findings, &fault) {
                findings.push(*fault);
            }
            (None, findings)
        }
    }
}

/// The finding of a slip, with the line as it should be.
fn told(mended: &Mended<'_>, found: &Found) -> Diagnostic {
    let line = found.shown.clone().unwrap_or_else(|| mended.line(found.span.start));
    let problem = match &found.kind {
        lines::Kind::Taken(slip) => LineProblem::Taken { slip: slip.clone(), line },
        lines::Kind::Unsure(fault) => LineProblem::Unsure { fault: fault.clone(), line },
    };
    let origin = crate::origin::Origin::new(mended.source(), found.span.clone());
    Diagnostic::at(&origin, Problem::Line(problem))
}

/// Whether a fault of the same line, or of the one above, has been told: then that line was mended wrongly.
fn is_told(findings: &Diagnostics, fault: &Diagnostic) -> bool {
    let line = |place: &Place| match place {
        Place::Text(origin) => Some(origin.line_column().0),
        Place::Book(_) | Place::Nowhere => None,
    };
    let Some(here) = line(&fault.place) else { return false };
    let errors = findings.iter().filter(|one| one.severity() == fault.severity());
    errors.filter_map(|one| line(&one.place)).any(|other| other == here || other + 1 == here)
}
