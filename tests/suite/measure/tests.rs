//! The measures themselves, on a page written by hand.

use super::{Page, pages};

/// An A4 page that draws `content`, with Helvetica as /F.
fn page(content: &str) -> Page {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = pdf.len();
    pdf += &format!("{table}trailer<</Size {}/Root 1 0 R>>\n", objects.len() + 1);
    pdf += &format!("startxref\n{start}\n%%EOF");
    pages(pdf.as_bytes()).remove(0)
}

fn assert_near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 0.01, "{found} is not {wanted}");
}

#[test]
fn a_filled_box_and_a_stroked_line_are_rules_of_their_thickness() {
    // 72 pt = 25.4 mm from the left, 841.89 - 720 pt = 43 mm from the top.
    let page = page("1 0 0 rg 72 719 360 2 re f\n0 0 1 RG 2 w 72 360 m 432 360 l S");
    assert_near(page.width, 210.0);
    assert_near(page.height, 297.0);
    let [filled, stroked] = &page.rules[..] else { panic!("two rules: {:?}", page.rules) };
    assert_near(filled.area.left, 25.4);
    assert_near(filled.area.right, 152.4);
    assert_near(filled.middle(), 43.0);
    assert_near(filled.height(), 0.7056);
    assert_eq!(filled.colour, [255, 0, 0]);
    assert_near(stroked.middle(), 170.0);
    assert_near(stroked.height(), 0.7056);
    assert_eq!(stroked.colour, [0, 0, 255]);
}

#[test]
fn pieces_that_touch_are_one_rule_and_a_wide_box_is_none() {
    let page = page("0 w 72 700 50 1 re 122 700 50 1 re 200 700 50 1 re f 72 400 50 50 re f");
    let widths: Vec<f64> = page.rules.iter().map(|rule| rule.width().round()).collect();
    assert_eq!(widths, [35.0, 18.0]);
}

#[test]
fn a_glyph_stands_where_its_matrices_put_it() {
    let page = page("q 2 0 0 2 0 0 cm 0 1 0 rg BT /F 10 Tf 36 360 Td (AB) Tj 0 -30 Td (I) Tj ET Q");
    let lines = page.lines();
    let [first, second] = &lines[..] else { panic!("two lines: {lines:?}") };
    assert_eq!((first.text(), second.text()), ("AB".into(), "I".into()));
    assert_near(first.left(), 25.4);
    assert_near(first.baseline, 43.0);
    assert_near(first.size(), 20.0);
    // Helvetica: A and B are 667 wide, I is 278; capitals are 718 to 729 high.
    assert_near(first.right(), 25.4 + 2.0 * 0.667 * 20.0 * 25.4 / 72.0);
    assert_near(first.centre(), (first.left() + first.right()) / 2.0);
    assert_near(first.middle(), (first.ink().top + first.ink().bottom) / 2.0);
    assert!((first.ink().top - (43.0 - 0.72 * 20.0 * 25.4 / 72.0)).abs() < 0.2);
    assert_near(second.baseline - first.baseline, 60.0 * 25.4 / 72.0);
    assert_eq!(first.glyphs[0].colour, [0, 255, 0]);
    assert!(second.glyphs[0].darkness > 0.02);
}

#[test]
fn a_marked_text_is_said_once_and_invisible_text_not_at_all() {
    let shown = "/Span <</ActualText <FEFF4E00>>> BDC BT /F 10 Tf (xyz) Tj ET EMC";
    let hidden = "BT 3 Tr /F 10 Tf (A) Tj ET";
    let texts: Vec<String> =
        page(&format!("{shown} {hidden}")).glyphs.into_iter().map(|glyph| glyph.text).collect();
    assert_eq!(texts.concat(), "一");
}
