//! Where the elements of 版头 stand and how large the issuer mark is: measures that follow from
//! the style and the texts, computed once for both writers (7.2.1 to 7.2.7, 10.1, 10.2).

use crate::han;
use crate::length::Length;

use super::{Block, Head, HeadForm, Style, Text, TextStyle, plain_text};

/// How 发文机关标志 is set so that it fits the type area and leaves room for text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkFit {
    /// The size of its characters, whole points.
    pub size: Length,
    /// The width of its names, from the first character's left edge to the last one's right.
    pub width: Length,
    /// From one name's baseline to the next.
    pub line: Length,
    /// From the upper edge of the first name to the lower edge of the last.
    pub height: Length,
    /// From the left edge of the names to that of “文件” at their right, where there is one.
    pub suffix: Option<Length>,
    /// The width of all.
    pub whole: Length,
}

impl MarkFit {
    /// From character to character of a name, so that it takes the whole width.
    pub fn advance(&self, name: &Text) -> Length {
        let cells = cells(name);
        if cells > 1.0 { (self.width - self.size) / (cells - 1.0) } else { self.size }
    }
}

/// Where the elements of the head stand, from the top of the page's lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadGeometry {
    /// The top of the grid line of the first element flush left.
    pub notes_top: Length,
    /// How the mark is set.
    pub mark: MarkFit,
    /// The upper edge of the mark.
    pub mark_top: Length,
    /// The top of the grid line that holds the number, or the first row of 签发人.
    pub number_top: Length,
    /// The upper edge of the red rule, or of the double rule of a letter.
    pub rule: Option<Length>,
    /// Where the head ends.
    pub end: Length,
}

impl Style {
    /// Where the head stands on a page on which `after` follows it.
    pub fn head_geometry(&self, head: &Head, after: &[Block]) -> HeadGeometry {
        match self.head.form {
            HeadForm::Document => self.document_head(head, after),
            HeadForm::Letter => self.letter_head(head),
            HeadForm::Order => self.order_head(head),
        }
    }

    /// 文件格式 and 纪要格式: mark, 2 blank lines, number, 4 mm, rule (7.2.4, 7.2.5, 7.2.7).
    fn document_head(&self, head: &Head, after: &[Block]) -> HeadGeometry {
        let mark_top = self.grid.lead + self.head.mark_top;
        let rows = head.signer_rows(self).map_or(1, |signing| signing.rows.len());
        let below = self.line_pitch() * (f64::from(self.head.number_gap) + count(rows) - 1.0)
            + self.number_to_rule()
            + self.head.rule.thickness;
        let room = self.paper.area_height - mark_top - below - self.lines_after_head(after);
        let mark = self.fit_mark(head, room);
        let end = mark_top + mark.height + below;
        let number_top = mark_top + mark.height + self.number_gap();
        let rule = Some(end - self.head.rule.thickness);
        HeadGeometry { notes_top: Length::ZERO, mark, mark_top, number_top, rule, end }
    }

    /// 信函格式: the double rule under the mark, all else under the rule (10.1).
    fn letter_head(&self, head: &Head) -> HeadGeometry {
        let mark = self.fit_mark(head, self.paper.area_height);
        let mark_top = self.head.mark_top - self.paper.top;
        let rule = mark_top + mark.height + self.head.rule_gap;
        let text_top = rule + self.head.double.height() + self.double_rule_to_text();
        let number_top = text_top - (self.line_pitch() - self.body.size) / 2.0;
        let lines = count(head.notes(self.head.form).len()).max(1.0);
        let end = number_top + self.line_pitch() * lines;
        HeadGeometry { notes_top: number_top, mark, mark_top, number_top, rule: Some(rule), end }
    }

    /// 命令（令）格式: mark, 2 blank lines, 令号, 2 blank lines, body (10.2).
    fn order_head(&self, head: &Head) -> HeadGeometry {
        let mark = self.fit_mark(head, self.paper.area_height);
        let mark_top = self.grid.lead + self.head.mark_top;
        let number_top = mark_top + mark.height + self.number_gap();
        let end = number_top + self.line_pitch() + self.number_gap();
        HeadGeometry { notes_top: Length::ZERO, mark, mark_top, number_top, rule: None, end }
    }

    fn number_gap(&self) -> Length {
        self.line_pitch() * f64::from(self.head.number_gap)
    }

    /// From a double rule to the text next to it: 7/8 of the height of a 三号 character (10.1).
    pub fn double_rule_to_text(&self) -> Length {
        self.body.size * 0.875
    }

    /// From the top of the number's grid line to the upper edge of the red rule. The characters
    /// stand in the middle of the line, so their foot is half a character below its middle.
    pub fn number_to_rule(&self) -> Length {
        (self.line_pitch() + self.body.size) / 2.0 + self.head.rule_gap
    }

    /// What follows the head on page 1 before any body text, and two lines of body (7.3.3: 首页
    /// 必须显示正文).
    fn lines_after_head(&self, after: &[Block]) -> Length {
        let lines: f64 = after.iter().map_while(|block| self.lines_before_body(block)).sum();
        self.line_pitch() * (lines + 2.0)
    }

    fn lines_before_body(&self, block: &Block) -> Option<f64> {
        if let Block::Title(title) = block {
            return Some(f64::from(self.gaps.title) + count(title.len()));
        }
        let Block::Recipients(text) = block else { return None };
        let turned = (cells(text) / f64::from(self.grid.columns)).ceil();
        Some(f64::from(self.gaps.recipients) + turned)
    }

    /// The mark as large as the type area's width and `room` allow, never over the style's
    /// largest.
    fn fit_mark(&self, head: &Head, room: Length) -> MarkFit {
        let widest = head.marks.iter().map(cells).fold(1.0, f64::max);
        if head.marks.len() < 2 && head.suffix.is_none() {
            return self.fit_one(widest);
        }
        let suffix = head.suffix.as_ref().map(cells);
        let all = widest + suffix.map_or(0.0, |suffix| MARK_GAP + suffix);
        let names = count(head.marks.len()).max(1.0);
        let by_width = self.paper.area_width / all;
        let by_height = room / (TextStyle::INK_HEIGHT + MARK_LINE * (names - 1.0));
        let size = whole_points(by_width.min(by_height).min(self.head.mark.size));
        MarkFit {
            size,
            width: size * widest,
            line: size * MARK_LINE,
            height: size * (TextStyle::INK_HEIGHT + MARK_LINE * (names - 1.0)),
            suffix: suffix.map(|_| size * (widest + MARK_GAP)),
            whole: size * all,
        }
    }

    /// One line; where it nearly fills the type area it is spread to fill it.
    fn fit_one(&self, cells: f64) -> MarkFit {
        let widest = self.paper.area_width / cells;
        let size = whole_points(widest.min(self.head.mark.size));
        let advance = if size < self.head.mark.size { widest } else { size };
        let width = advance * (cells - 1.0) + size;
        let height = size * TextStyle::INK_HEIGHT;
        MarkFit { size, width, line: size, height, suffix: None, whole: width }
    }
}

/// From name to name of bodies that issue together, in characters (practice).
const MARK_LINE: f64 = 1.25;
/// Between the names and “文件”, in characters (practice).
const MARK_GAP: f64 = 0.5;

fn whole_points(size: Length) -> Length {
    Length::pt(size.to_pt().floor().max(1.0))
}

fn cells(text: &Text) -> f64 {
    han::cells(&plain_text(text))
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
