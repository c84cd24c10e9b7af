//! Paper (5.1) and 版头 (7.2), then 标题 and 主送机关 (7.3.1, 7.3.2), all on page 1.

use crate::measure::{Colour, Glyph, Line, Page, Rule};

use super::verdict::Verdicts;
use super::{CENTRE, LEFT, PITCH, RIGHT, is_size};

pub(super) fn judge(pages: &[Page], verdicts: &mut Verdicts) {
    for (number, page) in (1..).zip(pages) {
        verdicts.near(&format!("5.1 paper width, page {number}"), 210.0, Some(page.width));
        verdicts.near(&format!("5.1 paper height, page {number}"), 297.0, Some(page.height));
    }
    let Some(first) = pages.first() else { return };
    let lines = first.lines();
    let mark = lines.iter().find(|line| line.glyphs.iter().all(is_red));
    let number = lines.iter().find(|line| line.text().contains('〔'));
    let rule = first.rules.iter().find(|rule| rule.is_horizontal() && is_red_colour(rule.colour));
    judge_mark(mark, verdicts);
    judge_number(mark, number, verdicts);
    judge_red_rule(number, rule, verdicts);
    judge_title(&lines, rule, verdicts);
}

fn judge_mark(mark: Option<&Line>, verdicts: &mut Verdicts) {
    verdicts.near(
        "7.2.4 发文机关标志 upper edge 35 mm below the type area's",
        72.0,
        mark.map(|mark| mark.ink().top),
    );
    verdicts.near("7.2.4 发文机关标志 centred", CENTRE, mark.map(ink_centre));
    let text = mark.map(Line::text);
    let wanted = Some("淄川区人民政府办公室文件".to_owned());
    verdicts.same("7.2.4 发文机关标志 red", &wanted, &text);
}

fn judge_number(mark: Option<&Line>, number: Option<&Line>, verdicts: &mut Verdicts) {
    let below = mark.zip(number).map(|(mark, number)| number.middle() - mark.ink().bottom);
    let two_and_a_half = 2.5 * PITCH;
    verdicts.near("7.2.5 发文字号 2 blank lines below the mark", two_and_a_half, below);
    verdicts.near("7.2.5 发文字号 centred", CENTRE, number.map(Line::centre));
    verdicts.within("7.2.5 发文字号 三号", 16.0, 0.3, number.map(Line::size));
}

fn judge_red_rule(number: Option<&Line>, rule: Option<&Rule>, verdicts: &mut Verdicts) {
    let below = number.zip(rule).map(|(number, rule)| rule.area.top - number.ink().bottom);
    verdicts.near("7.2.7 red rule 4 mm below 发文字号", 4.0, below);
    verdicts.near("7.2.7 red rule begins at the type area", LEFT, rule.map(|r| r.area.left));
    verdicts.near("7.2.7 red rule ends at the type area", RIGHT, rule.map(|r| r.area.right));
}

fn judge_title(lines: &[Line], rule: Option<&Rule>, verdicts: &mut Verdicts) {
    let title: Vec<&Line> = lines
        .iter()
        .filter(|line| rule.is_some_and(|rule| line.ink().top > rule.area.bottom))
        .take_while(|line| is_size(line, 22.0))
        .collect();
    let below = title.first().zip(rule).map(|(line, rule)| line.middle() - rule.area.bottom);
    verdicts.near("7.3.1 标题 2 blank lines below the red rule", 2.5 * PITCH, below);
    for line in &title {
        let clause = format!("7.3.1 标题 centred: {}", line.text());
        verdicts.near(&clause, CENTRE, Some(line.centre()));
    }
    let text: String = title.iter().map(|line| line.text()).collect();
    let wanted = "淄川区人民政府办公室关于2024年为全区妇女儿童办好十件实事的通知";
    verdicts.same("7.3.1 标题 二号", wanted, &text);

    let recipients = lines.iter().find(|line| line.text().starts_with("各镇人民政府"));
    let below = title.last().zip(recipients).map(|(title, line)| line.middle() - title.middle());
    verdicts.near("7.3.2 主送机关 1 blank line below the title", 2.0 * PITCH, below);
    verdicts.near("7.3.2 主送机关 flush left", LEFT, recipients.map(Line::left));
}

fn ink_centre(line: &Line) -> f64 {
    let ink = line.ink();
    (ink.left + ink.right) / 2.0
}

fn is_red(glyph: &Glyph) -> bool {
    is_red_colour(glyph.colour)
}

/// The standard gives no value for screens (5.2.4 speaks of printing ink): clearly red.
fn is_red_colour([red, green, blue]: Colour) -> bool {
    red >= 0xC0 && green <= 0x40 && blue <= 0x40
}
