//! What docs/messages.md and docs/rules.md say of a code, with the program: a clerk has no more than that.

use crate::diag::Lang;

use super::bilingual::{in_cell, in_language, is_of};
use super::guide;

/// The pages that have a row of each code.
const PAGES: [&str; 2] =
    [include_str!("../../docs/messages.md"), include_str!("../../docs/rules.md")];

/// A code as the pages write it, however it was typed or copied: `[e211]`, `Ｅ２１１`.
pub(crate) fn code(written: &str) -> String {
    let half_width = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let bare = written.chars().map(half_width).filter(char::is_ascii_alphanumeric);
    bare.collect::<String>().to_ascii_uppercase()
}

/// A row of a page, and where it stands.
struct Row<'p> {
    /// The heading of its section, where the page has sections.
    section: Option<&'p str>,
    /// The heads of the table's columns.
    heads: Vec<&'p str>,
    /// What stands below each.
    cells: Vec<&'p str>,
    /// The paragraphs above the table: the first of the page, and those of the section.
    above: Vec<String>,
}

/// What the pages say of a code, however it was typed, and which section of the guide treats it; nothing where none has
/// a row of it.
pub(crate) fn meaning(written: &str, lang: Lang) -> Option<String> {
    let mut text = words(written, lang)?;
    if let Some(section) = guide::of_code(&code(written)) {
        let called = section.called();
        text.push_str(&match lang {
            Lang::Zh => format!("\n帮助：{called}一节（双击程序，网页上点“帮助”）\n"),
            Lang::En => format!("\nMore, in Chinese: {called} under 帮助 (hongtou open)\n"),
        });
    }
    Some(text)
}

/// What the pages alone say of it.
pub(crate) fn words(written: &str, lang: Lang) -> Option<String> {
    PAGES.iter().find_map(|page| told(page, &code(written), lang))
}

/// What the page says of the code, in one of its languages; nothing where it has no row of it.
fn told(page: &str, code: &str, lang: Lang) -> Option<String> {
    let row = row(page, code)?;
    let mut text =
        format!("{code}{}\n", row.section.map(|one| format!("　{one}")).unwrap_or_default());
    let told = row.heads.iter().zip(&row.cells).skip(1).filter(|(_, cell)| !cell.is_empty());
    for (head, cell) in told.filter(|(head, _)| is_of(lang, head, &row.heads)) {
        text.push_str(&format!("{head}：{}\n", in_cell(cell, lang)));
    }
    row.above.iter().filter_map(|one| in_language(one, lang)).for_each(|one| {
        text.push('\n');
        text.push_str(&one);
        text.push('\n');
    });
    Some(text)
}

/// The row of the code: tables follow the paragraphs and the heading that they belong to.
fn row<'p>(page: &'p str, code: &str) -> Option<Row<'p>> {
    let (mut of_page, mut of_section) = (Vec::new(), Vec::new());
    let (mut section, mut heads) = (None, Vec::new());
    for block in page.split("\n\n") {
        if let Some(heading) = block.strip_prefix("## ") {
            (section, of_section) = (Some(heading.trim()), Vec::new());
            continue;
        }
        // What is for the tests of the page alone.
        if block.starts_with("<!--") {
            continue;
        }
        if !block.starts_with('|') {
            let paragraphs = if section.is_some() { &mut of_section } else { &mut of_page };
            paragraphs.extend((!block.starts_with('#')).then(|| block.to_owned()));
            continue;
        }
        for line in block.lines() {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            match cells.first() {
                Some(&first) if first == code => {
                    let above = of_page.into_iter().take(1).chain(of_section).collect();
                    return Some(Row { section, heads, cells, above });
                }
                Some(&("编号" | "代码")) => heads = cells,
                _ => {}
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_told_in_one_language_however_it_is_typed() {
        for written in ["E211", "e211", "[E211]", "Ｅ２１１"] {
            let text = told(PAGES[0], &code(written), Lang::Zh).unwrap();
            assert!(
                text.starts_with("E211　内容（E2、W2）\n意思：发文字号的写法不对；给出正确写法\n"),
                "{text}"
            );
            assert!(!text.contains("form"), "{text}");
        }
        let text = told(PAGES[0], "E211", Lang::En).unwrap();
        assert!(text.contains("Meaning：发文字号 not in due form, with the right one\n"), "{text}");
        assert!(!text.contains("意思"), "{text}");
    }

    #[test]
    fn a_remedy_of_a_rule_is_told_in_one_language() {
        let told = |lang| told(PAGES[1], "W127", lang).unwrap();
        assert!(told(Lang::Zh).contains("：补上句号\n"), "{}", told(Lang::Zh));
        assert!(told(Lang::En).contains("：put a 。 there\n"), "{}", told(Lang::En));
    }

    #[test]
    fn a_rule_is_told_with_its_source_and_force() {
        let text = told(PAGES[1], "W101", Lang::Zh).unwrap();
        assert!(text.contains("依据：公文标题末尾不加标点\n效力：实务\n可改：是\n"), "{text}");
    }

    #[test]
    fn what_is_said_of_a_whole_section_is_told_too() {
        let text = told(PAGES[0], "E611", Lang::Zh).unwrap();
        assert!(text.contains("一份文件有错，只跳过这一份，其余照常处理。"), "{text}");
        assert_eq!(told(PAGES[0], "E1", Lang::Zh), None);
    }
}
