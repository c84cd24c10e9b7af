//! Children in the order of the schema (ECMA-376 part 1, transitional: `wml.xsd`).
//!
//! Word calls a file damaged whose elements stand in another order. The sort is stable and
//! knows only the elements that a notice has; any other child stays behind those.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::tree::{Element, Node};

/// The elements with an order, and their children in it, without the prefix `w:`.
const ORDER: [(&str, &str); 12] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
         suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct \
         topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind \
         contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "ins del rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss \
         imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs \
         highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish",
    ),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders \
         lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter \
         docGrid printerSettings",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
         tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    ),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText \
         vAlign hideMark",
    ),
    ("w:tcBorders", "top start left bottom end right insideH insideV tl2br tr2bl"),
    ("w:tblBorders", "top start left bottom end right insideH insideV"),
    ("w:tblCellMar", "top start left bottom end right"),
    ("w:tcMar", "top start left bottom end right"),
    ("w:pBdr", "top left bottom right between bar"),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden \
         unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    (
        "w:settings",
        "writeProtection view zoom mirrorMargins defaultTabStop evenAndOddHeaders \
         drawingGridVerticalSpacing characterSpacingControl footnotePr endnotePr compat docVars \
         rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    ),
];

/// The place of each child among those of an element, by the names of both.
static PLACES: LazyLock<BTreeMap<&str, BTreeMap<&str, usize>>> = LazyLock::new(|| {
    let places = |order: &'static str| order.split_whitespace().zip(0..).collect();
    ORDER.into_iter().map(|(name, order)| (name, places(order))).collect()
});

/// Puts the children of `root` and of everything below it in order.
pub(super) fn sort(root: &mut Element) {
    root.each(&mut |element| {
        if element.children.len() < 2 {
            return;
        }
        if let Some(places) = PLACES.get(&*element.name) {
            element.children.sort_by_cached_key(|child| place(child, places));
        }
    });
}

fn place(child: &Node, places: &BTreeMap<&str, usize>) -> usize {
    let Node::Element(child) = child else { return usize::MAX };
    let name = name_in_order(child);
    let name = name.strip_prefix("w:").unwrap_or(name);
    places.get(name).copied().unwrap_or(usize::MAX)
}

/// An alternative stands where its choice would stand.
fn name_in_order<'a>(element: &'a Element<'_>) -> &'a str {
    let is_alternative = matches!(&*element.name, "mc:AlternateContent" | "mc:Choice");
    let inner = element.children.first().and_then(Node::element).filter(|_| is_alternative);
    inner.map_or(&element.name, name_in_order)
}
