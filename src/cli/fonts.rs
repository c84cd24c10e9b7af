//! `hongtou fonts`: which font each kind of type got, and from where; the licences.

use crate::diag::{Diagnostics, Lang};
use crate::document::Typeface;
use crate::layout::fonts::FontSet;

use super::args::FontsArgs;
use super::{Outcome, report};
use crate::office::font_search;

/// The licences of the bundled fonts, as they lie beside them.
const LICENCES: [(&str, &str); 4] = [
    ("fonts/README.md", include_str!("../../fonts/README.md")),
    ("fonts/OFL.txt", include_str!("../../fonts/OFL.txt")),
    ("fonts/FandolFang-README.txt", include_str!("../../fonts/FandolFang-README.txt")),
    ("fonts/FandolFang-COPYING.txt", include_str!("../../fonts/FandolFang-COPYING.txt")),
];

/// Prints the fonts in use, or the licences.
pub(super) fn run(args: &FontsArgs, lang: Lang) -> Outcome {
    if args.licences {
        LICENCES.iter().for_each(|(file, text)| report::say(&format!("== {file}\n\n{text}\n")));
        return Outcome::Done;
    }
    match font_search::find(&args.fonts.source()) {
        Ok((fonts, warnings)) => {
            report::say(&table(&fonts, lang));
            report::findings(warnings, lang);
            Outcome::Done
        }
        Err(findings) => failed(findings, lang),
    }
}

fn failed(findings: Diagnostics, lang: Lang) -> Outcome {
    report::findings(findings, lang);
    Outcome::Failed
}

/// Two lines a kind of type: the font that is asked first, and where it is from; then those
/// that are asked for a character it lacks.
fn table(fonts: &FontSet, lang: Lang) -> String {
    let then = match lang {
        Lang::Zh => "缺字时用",
        Lang::En => "for characters it lacks",
    };
    let mut lines = String::new();
    for typeface in Typeface::ALL {
        let mut faces = fonts.faces_of(typeface);
        let Some(first) = faces.next() else { continue };
        let after: Vec<&str> = faces.map(|face| face.name()).collect();
        let (kind, name, origin) = (typeface.chinese(), first.name(), first.origin());
        lines += &format!("{kind}: {name} ({origin})\n    {then}: {}\n", after.join(" → "));
    }
    lines
}
