//! The register -> where a unit's mail goes: to its mailbox, to nobody where it has none, and not
//! at all where it is the office's own unit.
//!
//! Units that share a mailbox get a mail each: whoever opens the mailbox hands each on, and what
//! was sent, answered or asked for again is known unit by unit.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Mailing, Problem};
use crate::notice::{MailBox, Notice, UnitId};

use super::log::Log;

/// Where the mail of a unit goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// To this address.
    Mailbox(String),
    /// To no address: it is drafted, and brought over by hand.
    ByHand,
    /// The office's own unit, which is written no mail.
    Own,
}

impl Delivery {
    /// The address, where there is one.
    pub fn address(&self) -> Option<&str> {
        match self {
            Delivery::Mailbox(address) => Some(address),
            Delivery::ByHand | Delivery::Own => None,
        }
    }
}

/// Where the mail of `unit` goes.
pub fn delivery(notice: &Notice, unit: UnitId) -> Delivery {
    if notice.own_unit() == Some(unit) {
        return Delivery::Own;
    }
    match &notice.units.get(unit).email {
        Some(MailBox(address)) => Delivery::Mailbox(address.value.clone()),
        None => Delivery::ByHand,
    }
}

/// What somebody should look at among the mailboxes of `units`: none, or one for several. What a form went to
/// before was told then, and is not told again.
pub fn look_over(notice: &Notice, units: &[UnitId], log: &Log) -> Diagnostics {
    let mut findings = Diagnostics::new();
    let mut without = Vec::new();
    let name = |unit: UnitId| &notice.units.get(unit).name;
    let mut shared: BTreeMap<String, Vec<UnitId>> = BTreeMap::new();
    for unit in units {
        match delivery(notice, *unit) {
            Delivery::Own => {}
            Delivery::ByHand => without.push(name(*unit)),
            Delivery::Mailbox(address) => {
                shared.entry(address.to_lowercase()).or_default().push(*unit);
            }
        }
    }
    without.retain(|name| !log.form_went_to(&name.value, ""));
    if let Some(first) = without.first() {
        let names = without.iter().map(|name| name.value.clone()).collect();
        let problem = Problem::Mailing(Mailing::NoMailbox { units: names });
        findings.push(Diagnostic::at(&first.origin, problem));
    }
    let is_known = |mailbox: &str, units: &[UnitId]| {
        units.iter().all(|unit| log.form_went_to(&name(*unit).value, mailbox))
    };
    let is_told = |mailbox: &str, units: &[UnitId]| {
        units.len() > 1 && !are_of_one(notice, units) && !is_known(mailbox, units)
    };
    let several = shared.into_iter().filter(|(mailbox, units)| is_told(mailbox, units));
    findings.extend(several.map(|(mailbox, units)| one_for_several(notice, mailbox, &units)));
    findings
}

/// Whether the units came out of one, or one took over from them: they may well have its mailbox.
fn are_of_one(notice: &Notice, units: &[UnitId]) -> bool {
    let took_over =
        |by: UnitId, from: UnitId| by == from || notice.units.get(by).predecessors.contains(&from);
    let mut all = (0..notice.units.units.len()).map(UnitId);
    all.any(|one| {
        let before = units.iter().all(|unit| took_over(one, *unit));
        before || units.iter().all(|unit| took_over(*unit, one))
    })
}

fn one_for_several(notice: &Notice, mailbox: String, units: &[UnitId]) -> Diagnostic {
    let names = units.iter().map(|unit| notice.units.get(*unit).name.value.clone()).collect();
    let problem = Problem::Mailing(Mailing::SharedMailbox { mailbox, units: names });
    let mut places =
        units.iter().filter_map(|unit| notice.units.get(*unit).email.as_ref()).map(|one| &one.0);
    let Some(first) = places.next() else { return Diagnostic::nowhere(problem) };
    let found = Diagnostic::at(&first.origin, problem);
    places.fold(found, |found, place| found.with_related(&place.origin))
}
