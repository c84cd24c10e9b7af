//! 附件说明 of many attachments (7.3.4): names below each other, and where the page ends within the list.

use std::fmt::Write;

use crate::measure::{self, Line, Page};
use crate::program;
use crate::word::{self, Element};

use super::is_size;

/// A notice whose text has so many sentences, with attachments of these names.
fn pages(sentences: usize, names: &[String]) -> Vec<Page> {
    measure::pages(&written(sentences, names).pdf)
}

fn written(sentences: usize, names: &[String]) -> program::Written {
    let sentence = "年内举办招聘会六十余场，提供岗位和职业指导。";
    let text = sentence.repeat(sentences);
    let mut description = format!(
        "年度: 2024\n发文机关: 示例区人民政府办公室\n发文字号: 示政办字〔2024〕13号\n\
         标题: 示例区人民政府办公室关于2024年办好民生实事的通知\n主送机关: 各镇人民政府\n\
         引言: 现将有关事项通知如下：\n单位名册: [{{名称: 区人社局}}]\n实事:\n  - 名称: 促进就业创业\n    \
         内容: {text}\n    责任单位: [区人社局]\n    完成时限: 2024-12-31\n\
         署名: {{日期: 2024-03-08}}\n"
    );
    if !names.is_empty() {
        description += "其他附件:\n";
    }
    for name in names {
        writeln!(description, "  - {{标题: {name}, 内容: 见清单。}}").expect("a string takes all");
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("notice.yaml");
    write(&file, &description);
    program::write_from(&file, folder.path(), |command| command)
}

#[allow(clippy::disallowed_methods, reason = "a test writes its own description")]
fn write(file: &std::path::Path, text: &str) {
    std::fs::write(file, text).expect("a description");
}

fn names(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("第{number}项任务清单")).collect()
}

/// The lines of 三号 on each page down to the day.
fn lines(pages: &[Page]) -> Vec<Vec<Line>> {
    let of = |page: &Page| -> Vec<Line> {
        page.lines().into_iter().filter(|line| is_size(line, 16.0)).collect()
    };
    let signed = |lines: &Vec<Line>| lines.iter().any(|line| line.text() == "2024年3月8日");
    let mut pages: Vec<Vec<Line>> = pages.iter().map(of).collect();
    let last = pages.iter().position(signed).expect("a day");
    pages.truncate(last + 1);
    pages
}

/// Where the first character of a name, or of what is turned of it, stands.
fn begins(lines: &[Line], with: &str) -> f64 {
    let at = |line: &Line| {
        let text = line.text();
        let at = text.find(with).map(|at| text[..at].chars().count())?;
        line.glyphs.get(at).map(|glyph| glyph.x)
    };
    lines.iter().find_map(at).unwrap_or_else(|| panic!("no line has {with}"))
}

/// Numbers below each other, names below each other, whatever their numbers take.
#[test]
fn names_of_attachments_from_the_tenth_on_begin_where_the_others_do() {
    let mut twelve = names(12);
    twelve[1] = "第2项民生实事重点任务分工和完成时限清单以及责任单位联系人名单和备注说明".into();
    twelve[10] = "第11项民生实事重点任务分工和完成时限清单以及责任单位联系人名单和备注说明".into();
    let lines: Vec<Line> = lines(&pages(3, &twelve)).concat();
    let first = begins(&lines, "第1项");
    for number in 2..=12 {
        let begin = begins(&lines, &format!("第{number}项"));
        assert!((begin - first).abs() < 0.05, "{number}: {begin}, not {first}");
    }
    let turned: Vec<&Line> =
        lines.iter().filter(|line| line.text().ends_with("备注说明")).collect();
    assert_eq!(turned.len(), 2);
    for line in turned {
        assert!((line.left() - first).abs() < 0.05, "{}: {}", line.text(), line.left());
    }
    let numbers = ["2.", "9.", "10.", "12."].map(|number| {
        lines.iter().find(|line| line.text().starts_with(number)).expect(number).left()
    });
    assert!(numbers.iter().all(|left| (left - numbers[0]).abs() < 0.3), "{numbers:?}");
}

#[test]
fn word_gets_the_names_below_each_other_too() {
    let body = word::body(&written(3, &names(12)).docx);
    let notes: Vec<&Element> =
        body.named("w:p").into_iter().filter(|one| one.style() == "AttachmentNote").collect();
    assert_eq!(notes.len(), 12);
    for note in notes {
        let indent = note.first("w:ind").expect("an indent");
        // Two characters in, three of 附件： and two of 10. with its blank.
        assert_eq!(indent.number("w:left"), 7 * 316, "{}", note.text());
        assert_eq!(note.named("w:tab").len(), 1, "{}", note.text());
    }
}

/// A page ends within the list with two names at least on either side, and no page before the last ends
/// higher than where the signature and the last two names would begin.
#[test]
fn a_list_that_does_not_fit_is_divided() {
    const SENTENCES: [usize; 10] = [4, 4, 4, 9, 9, 12, 12, 16, 20, 24];
    const NAMES: [usize; 10] = [12, 18, 26, 6, 8, 8, 12, 8, 12, 8];
    let mut divided = 0;
    for (sentences, count) in SENTENCES.into_iter().zip(NAMES) {
        let pages = lines(&pages(sentences, &names(count)));
        let said = format!("{sentences} sentences, {count} attachments");
        let listed = |lines: &Vec<Line>| {
            lines.iter().filter(|line| line.text().ends_with("任务清单")).count()
        };
        let with_names: Vec<usize> = pages.iter().map(listed).filter(|count| *count > 0).collect();
        assert!(with_names.iter().all(|names| *names > 1), "{said}: {with_names:?}");
        divided += usize::from(with_names.len() > 1);
        let foot = |lines: &Vec<Line>| lines.last().expect("a line").middle();
        let highest = pages[..pages.len() - 1].iter().map(foot).fold(f64::MAX, f64::min);
        assert!(highest > 190.0, "{said}: {highest}");
    }
    assert!(divided > 2, "{divided}");
}

/// What goes along with the signature leaves no page with a line of text, nor the first with none.
#[test]
fn a_short_last_paragraph_leaves_no_page_bare() {
    for (sentences, count) in [(4, 0), (4, 3), (5, 2), (5, 3)] {
        let pages = lines(&pages(sentences, &names(count)));
        let is_body = |line: &&Line| {
            ["事项通知", "招聘会", "指导"].iter().any(|part| line.text().contains(part))
        };
        let first = pages[0].iter().filter(is_body).count();
        assert!(first > 1, "{sentences} sentences, {count} attachments: {first}");
    }
}

/// Of a longer one two lines at least go with the signature.
#[test]
fn no_line_of_text_stands_alone_above_a_signature() {
    let mut gone_along = 0;
    for sentences in 6..12 {
        let pages = lines(&pages(sentences, &[]));
        let [.., before, last] = pages.as_slice() else { continue };
        // Below them the name and the day.
        assert!(last.len() >= 4, "{sentences} sentences: {}", last.len());
        gone_along += usize::from(last.len() == 4 && before.len() > 8);
    }
    assert!(gone_along > 2, "{gone_along}");
}
