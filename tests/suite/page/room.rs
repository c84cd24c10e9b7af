//! Room for the seal (7.3.5.1), and what is done where the page has none (7.3.5.5): the lines of
//! the page stand closer, or the end of the text goes to the next page with the signature.

use serde::Deserialize;

use crate::measure::Page;

use super::sheet::Signed;
use super::verdict::Verdicts;
use super::{FOOT, Placed, Sheet, area_lines, closing, is_size};

/// 24 lines in 225 mm: 26.6 pt, the closest that lines stand.
const CLOSEST: f64 = 9.375;
/// Points a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// A page whose lines stand closer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Closer {
    /// How its first line that does so begins.
    pub(super) from: String,
    /// From line to line, in points.
    pub(super) pitch: f64,
    /// How many lines the page has, blank ones too.
    pub(super) lines: u16,
}

impl Closer {
    /// From line to line, in mm.
    pub(super) fn pitch_mm(&self) -> f64 {
        self.pitch / POINTS
    }
}

pub(super) fn judge(pages: &[Page], sheet: &Sheet, verdicts: &mut Verdicts) {
    let lines = area_lines(pages);
    if let Some(signed) = &sheet.sealed {
        judge_seal(&lines, signed, sheet.end_pitch(), verdicts);
    }
    if let (Some(closer), Some(signed)) = (&sheet.tightened, &sheet.sealed) {
        judge_closer(&lines, closer, signed, sheet, verdicts);
    }
}

fn saying<'a>(lines: &'a [Placed], text: &str) -> Option<&'a Placed> {
    lines.iter().find(|placed| is_size(&placed.line, 16.0) && placed.line.text() == text)
}

/// The seal's centre lies in the middle of the line of 署名.
fn judge_seal(lines: &[Placed], signed: &Signed, pitch: f64, verdicts: &mut Verdicts) {
    let name = saying(lines, &signed.body);
    let seal = signed.seal.unwrap_or(closing::SEAL);
    closing::judge_seal_top(lines, name, seal, pitch, verdicts);
    let foot = name.map_or(f64::MAX, |name| name.line.middle() + seal / 2.0);
    // LibreOffice sets characters up to 0.9 mm below the middle of their line.
    let holds = foot <= FOOT + 1.0;
    verdicts.holds(
        "7.3.5.1 seal's foot inside the type area",
        "at most 262 + 1",
        format!("{foot:.2}"),
        holds,
    );
}

/// From its first line on, every line of the page stands so many whole pitches below.
fn judge_closer(
    lines: &[Placed],
    closer: &Closer,
    signed: &Signed,
    sheet: &Sheet,
    verdicts: &mut Verdicts,
) {
    let first = lines.iter().position(|placed| placed.line.text().starts_with(&closer.from));
    let Some(first) = first else {
        verdicts.same("7.3.5.5 lines that stand closer", &true, &false);
        return;
    };
    let page = lines[first].page;
    let on_page = |placed: &&Placed| placed.page == page;
    let closer_lines: Vec<&Placed> = lines[first..].iter().take_while(on_page).collect();
    // What stands above them on the page is the end of a paragraph on the grid.
    let above = u16::try_from(lines[..first].iter().filter(on_page).count()).expect("few lines");
    let mut count = f64::from(above) + 1.0;
    for pair in closer_lines.windows(2) {
        let down = pair[1].line.middle() - pair[0].line.middle();
        let steps = (down / closer.pitch_mm()).round();
        let clause = format!("7.3.5.5 lines stand closer: {}", pair[1].line.text());
        verdicts.near(&clause, steps * closer.pitch_mm(), Some(down));
        count += steps;
    }
    verdicts.near(
        "7.3.5.5 lines of the page that stand closer",
        f64::from(closer.lines),
        Some(count),
    );
    let pitch = sheet.frame().pitch;
    let clause = "7.3.5.5 lines stand closer, but not too close";
    let holds = (CLOSEST..pitch).contains(&closer.pitch_mm());
    verdicts.holds(clause, "9.375 to 10.23", format!("{:.2}", closer.pitch_mm()), holds);
    let date = saying(lines, &signed.date).map(|date| date.page);
    verdicts.same("7.3.5.5 成文日期 on the page of the text", &Some(page), &date);
}
