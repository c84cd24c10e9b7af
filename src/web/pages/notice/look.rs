//! A text that is typed: what is found in it, its pages, and what mends a finding. Nothing is written to the disk.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::intake;
use crate::office::explained;
use crate::office::looking::{self, Look, Named, Placed, Seen};

use super::super::super::body::Fields;
use super::super::super::desk::Desk;
use super::super::super::gate::Refusal;
use super::super::super::reply::{Kind, Reply};
use super::super::{Found, found, refused, sorted};
use super::text;
use crate::diag::Lang;

/// The field by which a page of the browser is told from another.
const TAB: &str = "tab";

/// What is seen of a text.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    /// Whether a newer text was asked about, and this one not looked at.
    dropped: bool,
    /// By what its pages are asked for; empty where it has none.
    key: String,
    /// Width and height of each page.
    sheets: Vec<[u32; 2]>,
    /// What stands where: the page from 0, the line of the text, left and upper edge, width and height.
    places: Vec<[u32; 6]>,
    findings: Vec<OneFound>,
}

/// A finding, and whether a button mends it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OneFound {
    #[serde(flatten)]
    found: Found,
    mendable: bool,
}

/// Looks at a text.
pub(in crate::web) fn look(desk: &Desk, fields: &Fields) -> Reply {
    let text = text(fields);
    let fonts = match desk.looks.fonts(&desk.fonts) {
        Ok(fonts) => fonts,
        Err(findings) => {
            let findings = sorted(findings).into_iter();
            let findings = findings.map(|found| OneFound { found, mendable: false }).collect();
            return Reply::json(&Answer { findings, ..Answer::default() });
        }
    };
    let tab = fields.get(TAB);
    let looked =
        desk.looks.take(tab, |is_wanted| looking::look(desk.place(), &text, &fonts, is_wanted));
    let Some(look) = looked else {
        return Reply::json(&Answer { dropped: true, ..Answer::default() });
    };
    Reply::json(&answer(desk, tab, &text, look))
}

fn answer(desk: &Desk, tab: &str, text: &str, look: Look) -> Answer {
    let one = |Seen { found: one, is_mendable }: &Seen| {
        let found = found([one]).pop()?;
        Some(OneFound { found, mendable: *is_mendable })
    };
    let findings = look.findings.iter().filter_map(one).collect();
    let Some(paper) = look.paper else { return Answer { findings, ..Answer::default() } };
    let place = |Placed { page, line, at: [x, y, width, height] }: &Placed| {
        [u32::try_from(*page).unwrap_or(u32::MAX), u32::from(*line), *x, *y, *width, *height]
    };
    let (key, sheets) = (key(desk, text), paper.sheets.clone());
    let places = paper.places.iter().map(place).collect();
    desk.looks.keep(tab, &key, paper);
    Answer { dropped: false, key, sheets, places, findings }
}

/// Of this run and this text: nobody else can name it.
fn key(desk: &Desk, text: &str) -> String {
    let of = Sha256::new().chain_update(desk.form()).chain_update([0]);
    intake::hash(of.chain_update(text).finalize())
}

/// A page of a look, drawn.
pub(in crate::web) fn page(desk: &Desk, asked: &Fields) -> Reply {
    let drawn = desk.looks.of(asked.get("look")).and_then(|paper| {
        let number = asked.get("n").parse().ok()?;
        paper.page(number)
    });
    match drawn {
        Some(png) => Reply::of(Kind::Png, png),
        None => refused::page(Refusal::NoPage),
    }
}

#[derive(Serialize)]
struct Mended {
    /// The text with that mended; none where nothing is.
    text: Option<String>,
}

/// The text of a form with one finding of it mended, as `check --fix` would.
pub(in crate::web) fn mend(desk: &Desk, fields: &Fields) -> Reply {
    let number = |name: &str| fields.get(name).parse().unwrap_or(0);
    let named = Named { code: fields.get("code"), at: (number("line"), number("column")) };
    Reply::json(&Mended { text: looking::mended(desk.place(), &text(fields), &named) })
}

/// What a code means.
pub(in crate::web) fn explain(_desk: &Desk, asked: &Fields) -> Reply {
    match explained::meaning(asked.get("code"), Lang::Zh) {
        Some(text) => Reply::of(Kind::Text, text),
        None => refused::page(Refusal::NoPage),
    }
}
