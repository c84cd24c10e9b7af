//! Lines and tables of sheets -> the pieces of a paper.
//!
//! A line goes on with the paragraph before it where it begins at the left edge of the type area, the line
//! above reached the right edge, and both are of one size; also over a page's end. A table whose head comes
//! again on the next page is one table.

use super::Side;
use super::grid::{Grid, Part};
use super::line::Line;
use crate::intake::paper::{Align, Paragraph, Piece, SOFT_END, table};

/// How far from an edge a line may be that reaches it, in em.
const SLACK: f64 = 1.6;
/// The longest name that is never parted, in em.
const WHOLE: f64 = 9.0;

/// The left and the right edge of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TypeArea {
    left: f64,
    right: f64,
    /// The size of most lines.
    pub(super) size: f64,
    /// Where the widest line ends.
    widest: f64,
    /// Whether first lines are indented, as they are but in what is typed without care.
    is_indented: bool,
}

/// The edges of the text of all upright sides; tables have edges of their own.
pub(super) fn type_area(sides: &[Side]) -> TypeArea {
    let upright = sides.iter().filter(|side| !side.is_turned);
    let texts = upright.flat_map(|side| &side.parts).filter_map(|part| match part {
        Part::Text(lines) => Some(lines),
        Part::Table(_) => None,
    });
    let lines: Vec<&Line> = texts.flatten().filter(|line| !is_page_number(&line.text)).collect();
    let size = middle(lines.iter().map(|line| line.size).collect());
    let left = leftmost(&lines);
    let widest = lines.iter().map(|line| line.right).fold(0.0, f64::max);
    let is_first = |line: &&&Line| (1.4..2.8).contains(&((line.left - left) / line.size));
    let is_indented = lines.iter().filter(is_first).count() * 8 >= lines.len();
    TypeArea { left, right: most_right(&lines), size, widest, is_indented }
}

/// Where the leftmost lines begin, of which there are two at least; first lines are indented, and are more
/// than others in a short paper.
fn leftmost(lines: &[&Line]) -> f64 {
    let mut starts: Vec<f64> = lines.iter().map(|line| line.left).collect();
    starts.sort_by(f64::total_cmp);
    let shared = starts.windows(2).find(|pair| pair[1] - pair[0] < 1.0).map(|pair| pair[0]);
    shared.or(starts.first().copied()).unwrap_or_default()
}

fn middle(mut sizes: Vec<f64>) -> f64 {
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// Nine in ten lines end before it.
fn most_right(lines: &[&Line]) -> f64 {
    let mut ends: Vec<f64> = lines.iter().map(|line| line.right).collect();
    ends.sort_by(f64::total_cmp);
    ends.get(ends.len() * 9 / 10).copied().unwrap_or(f64::MAX)
}

/// The pieces that were made up to now.
#[derive(Default)]
pub(super) struct Pieces {
    pub(super) pieces: Vec<Piece>,
    /// The line above, also on the page before.
    above: Option<Above>,
    /// The table above, also on the page before.
    table: Option<Grid>,
}

impl Pieces {
    /// With the parts of one sheet more.
    pub(super) fn with(mut self, parts: &[Part], area: TypeArea) -> Pieces {
        for part in parts {
            match part {
                Part::Text(lines) => {
                    let shown = lines.iter().filter(|line| !is_page_number(&line.text));
                    shown.for_each(|line| self.add(line, area));
                }
                Part::Table(grid) => {
                    self.above = None;
                    self.add_table(grid);
                }
            }
        }
        self
    }

    /// How many have begun.
    pub(super) fn begun(&self) -> usize {
        self.pieces.len() + usize::from(self.table.is_some())
    }

    /// All of them.
    pub(super) fn finished(mut self) -> Vec<Piece> {
        self.close_table();
        self.pieces
    }

    /// A table goes on in the next that follows without a line between, in the same columns.
    fn add_table(&mut self, grid: &Grid) {
        match self.table.as_mut().filter(|above| above.has_columns_of(grid)) {
            Some(above) => go_on(&mut above.rows, &grid.rows),
            None => {
                self.close_table();
                self.table = Some(grid.clone());
            }
        }
    }

    fn close_table(&mut self) {
        if let Some(grid) = self.table.take() {
            self.pieces = with_table(std::mem::take(&mut self.pieces), &grid.rows);
        }
    }

    fn add(&mut self, line: &Line, area: TypeArea) {
        self.close_table();
        let begins =
            |above: &Above| is_annex_label(&line.text) || is_recipients(&above.text, &line.text);
        let above = self.above.as_ref().filter(|above| !begins(above));
        let above = above.filter(|above| above.goes_on(line, area));
        let first = above.map_or(line.left, |above| above.first);
        match self.pieces.last_mut().filter(|_| above.is_some()) {
            Some(Piece::Paragraph(one)) => one.text.push_str(&line.text),
            Some(Piece::Table(_)) | None => {
                self.pieces.push(Piece::Paragraph(paragraph(line, area)));
            }
        }
        self.above =
            Some(Above { right: line.right, text: line.text.clone(), first, size: line.size });
    }
}

/// A number between dashes; a paragraph goes on over it.
pub(super) fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|one| !one.is_whitespace()).collect();
    let number = bare.trim_matches(['—', '-', '－', '–', '─']);
    number.len() < bare.len()
        && number.len() <= 3
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// 附件 alone on a line, at the left edge as a line that goes on is; or the note of attachments.
fn is_annex_label(text: &str) -> bool {
    let rest = text.strip_prefix("附件");
    rest.is_some_and(|rest| rest.starts_with(['：', ':']) || text.chars().count() <= 5)
}

/// To whom the paper goes, right below its title.
fn is_recipients(above: &str, text: &str) -> bool {
    const KINDS: [&str; 8] = ["通知", "决定", "意见", "函", "通报", "公告", "批复", "方案"];
    let is_title = above.contains("关于") && KINDS.iter().any(|kind| above.ends_with(kind));
    is_title && text.ends_with(['：', ':']) && !text.contains('。')
}

fn paragraph(line: &Line, area: TypeArea) -> Paragraph {
    let (before, behind) = (line.left - area.left, area.right - line.right);
    let is_centred = before > 2.5 * line.size && (before - behind).abs() < 1.2 * line.size;
    let is_right = before > 4.0 * behind.max(line.size);
    let align = match (is_centred, is_right) {
        (true, _) => Align::Centre,
        (false, true) => Align::Right,
        (false, false) => Align::Plain,
    };
    Paragraph { text: line.text.clone(), align }
}

/// The line above.
struct Above {
    right: f64,
    text: String,
    /// Where its paragraph begins.
    first: f64,
    size: f64,
}

impl Above {
    /// Whether `line` goes on with it: at the left edge, or under the text of a label (抄送：) before it.
    fn goes_on(&self, line: &Line, area: TypeArea) -> bool {
        let is_near = |edge: f64, ems: f64| self.right >= edge - ems * self.size;
        let is_ended = self.text.ends_with(['。', '：', '！', '？']);
        let is_listing = self.text.ends_with(['，', '、', '；']);
        let at_edge = (line.left - area.left).abs() <= 0.6 * line.size;
        let hangs = line.left > self.first + 1.5 * line.size && !is_ended;
        // What is never parted (a name, a number) goes to the next line whole, and leaves white.
        let is_full = is_near(area.right, SLACK) || !is_ended && is_near(area.right, WHOLE);
        let is_body =
            self.size <= area.size * 1.15 && (self.size - line.size).abs() < 0.15 * line.size;
        let begins = self.first <= area.left + 4.0 * line.size;
        if !area.is_indented && self.ends_paragraph(line, area) {
            return false;
        }
        is_body && begins && (at_edge && is_full || hangs && is_near(area.right, SLACK))
            || is_body && begins && is_listing && (at_edge || hangs)
    }
}

impl Above {
    /// Where nothing is indented: whether it leaves white at the right edge, or ends a sentence above an item.
    fn ends_paragraph(&self, line: &Line, area: TypeArea) -> bool {
        let is_ended = self.text.ends_with(['。', '：', '！', '？', '；', '）']);
        // What is never parted leaves more of it.
        let white = if is_ended { 1.2 } else { 3.0 };
        let is_short = self.right < area.widest - white * self.size;
        is_short || is_ended && begins_item(&line.text)
    }
}

/// Whether a line begins with a number, a bullet or a short word and its colon: 一、 （一） 1. ★ 责任单位：
fn begins_item(text: &str) -> bool {
    const LABEL: usize = 8;
    let inner = text.trim_start_matches(['（', '(']);
    let is_number = |one: char| one.is_ascii_digit() || "一二三四五六七八九十百".contains(one);
    let behind = inner.trim_start_matches(is_number);
    let marks: &[char] =
        if inner.len() < text.len() { &['）', ')'] } else { &['、', '.', '．'] };
    let is_numbered = behind.len() < inner.len() && behind.starts_with(marks);
    let is_bullet = text.starts_with(['★', '☆', '▲', '△', '●', '○', '◆', '◇', '■', '□', '※', '•']);
    let colon = text.chars().take(LABEL).any(|one| matches!(one, '：' | ':'));
    is_numbered || is_bullet || colon
}

/// Adds the rows of the next page: without the head that comes again, and with a row that was parted as one.
fn go_on(rows: &mut Vec<Vec<String>>, more: &[Vec<String>]) {
    let more = if more.first() == rows.first() { more.get(1..).unwrap_or_default() } else { more };
    let Some((first, rest)) = more.split_first() else { return };
    match rows.last_mut().filter(|last| is_parted(last, first)) {
        Some(last) => {
            for (cell, more) in last.iter_mut().zip(first) {
                if !cell.is_empty() && !more.is_empty() {
                    cell.push(SOFT_END);
                }
                cell.push_str(more);
            }
        }
        None => rows.push(first.clone()),
    }
    rows.extend(rest.iter().cloned());
}

/// Whether a row goes on: no number begins it, and a cell above stopped inside a sentence.
fn is_parted(above: &[String], row: &[String]) -> bool {
    let is_number = |cell: &str| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    let stops = |(above, own): (&String, &String)| {
        !above.is_empty() && !own.is_empty() && !above.ends_with(['。', '；', '）', '！'])
    };
    let begins_anew =
        row.first().is_none_or(|first| !first.is_empty()) || row.iter().any(|cell| is_number(cell));
    !begins_anew && above.iter().zip(row).any(stops)
}

fn with_table(mut pieces: Vec<Piece>, rows: &[Vec<String>]) -> Vec<Piece> {
    let before = match pieces.last_mut() {
        Some(Piece::Table(before)) => Some(before),
        Some(Piece::Paragraph(_)) | None => None,
    };
    let goes_on = before.filter(|before| before.first() == rows.first());
    match goes_on {
        Some(before) => before.extend(rows.iter().skip(1).cloned()),
        None => pieces.extend(table(rows.to_vec())),
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Above, Line, begins_item, type_area};
    use crate::intake::paper::pdf::Side;
    use crate::intake::paper::pdf::grid::Part;

    fn line(text: &str, right: f64, y: f64) -> Line {
        Line { text: text.to_owned(), left: 80.0, right, y, size: 16.0 }
    }

    #[test]
    fn where_nothing_is_indented_paragraphs_end_with_white() {
        let own = [
            line("1.改造公路30公里，建立养护机制，责任到村。", 520.0, 100.0),
            line("2.新建车站", 160.0, 120.0),
            line("请各单位按时报送。", 230.0, 140.0),
        ];
        let parts = vec![Part::Text(own.to_vec())];
        let area = type_area(&[Side { parts, is_turned: false, page: 1, height: 842.0 }]);
        assert!(!area.is_indented);
        let above = |at: usize| {
            let Line { right, text, left, size, .. } = own[at].clone();
            Above { right, text, first: left, size }
        };
        assert!(!above(0).goes_on(&own[1], area) && !above(1).goes_on(&own[2], area));
        // A full line that no mark ends goes on.
        let open = Above { text: "1.改造公路30公里，建立".to_owned(), ..above(0) };
        assert!(open.goes_on(&own[2], area));
    }

    #[test]
    fn items_begin_with_numbers_bullets_and_labels() {
        for text in ["一、城建", "（十二）修路", "3.修路", "★修路", "责任单位：县甲局"]
        {
            assert!(begins_item(text), "{text}");
        }
        for text in ["30公里", "一是修路", "（含乡镇）", "请各单位按时报送"] {
            assert!(!begins_item(text), "{text}");
        }
    }
}
