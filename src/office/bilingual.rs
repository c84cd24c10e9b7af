//! A page in two languages -> what of it is for who reads one of them.
//!
//! Pages in Chinese have English for who looks after the computer: in brackets at the end of a paragraph, in columns
//! whose heads are English, in brackets at the end of a cell. 帮助 shows the Chinese of a page, `explain` either.

use crate::diag::Lang;

/// The page without what is in English.
pub(crate) fn chinese(page: &str) -> String {
    let mut in_code = false;
    let mut shown: Vec<String> = Vec::new();
    for block in page.split("\n\n") {
        let is_code = in_code || block.contains("```");
        in_code ^= block.matches("```").count() % 2 == 1;
        let own = match block {
            _ if is_code => Some(block.to_owned()),
            _ if block.starts_with('|') => Some(table(block)),
            _ => paragraph(block),
        };
        shown.extend(own);
    }
    shown.join("\n\n")
}

/// A table with its columns in Chinese alone; one without others stays as it is.
fn table(block: &str) -> String {
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let heads = block.lines().next().map(cells).unwrap_or_default();
    let is_kept = |at: usize| heads.get(at).is_none_or(|head| head.is_empty() || !head.is_ascii());
    if (0..heads.len()).all(is_kept) {
        return block.to_owned();
    }
    let lines = block.lines().map(|line| {
        let own = cells(line).into_iter().enumerate().filter(|(at, _)| is_kept(*at));
        let own = own.map(|(_, cell)| in_cell(&cell, Lang::Zh).to_owned());
        format!("| {} |", own.collect::<Vec<_>>().join(" | "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A paragraph without its English; none where it is in English. One without stays as it is.
fn paragraph(block: &str) -> Option<String> {
    match parted(block) {
        (_, english) if english.is_empty() => Some(block.to_owned()),
        (chinese, _) if chinese.trim().is_empty() => None,
        (chinese, _) => Some(chinese),
    }
}

/// Whether a column is for who reads `lang`: one in Chinese that has the same in English behind it is for one
/// only.
pub(crate) fn is_of(lang: Lang, head: &str, heads: &[&str]) -> bool {
    let behind = heads.iter().skip_while(|one| **one != head).nth(1);
    match lang {
        Lang::Zh => !head.is_ascii(),
        Lang::En => !behind.is_some_and(|next| next.is_ascii()),
    }
}

/// The part of a cell that is in `lang`: what is in English stands in brackets behind the Chinese. A cell without such
/// brackets is for both.
pub(crate) fn in_cell(cell: &str, lang: Lang) -> &str {
    let brackets = cell.strip_suffix(')').and_then(|text| text.split_once(" ("));
    let is_parted = |(chinese, english): &(&str, &str)| {
        chinese.ends_with(|c: char| !c.is_ascii()) && is_english(english)
    };
    match (brackets.filter(is_parted), lang) {
        (Some((chinese, _)), Lang::Zh) => chinese,
        (Some((_, english)), Lang::En) => english,
        (None, _) => cell,
    }
}

/// The part of a paragraph that is in `lang`; none where nothing is.
pub(crate) fn in_language(paragraph: &str, lang: Lang) -> Option<String> {
    let (chinese, english) = parted(paragraph);
    let part = if lang == Lang::Zh { chinese } else { english };
    Some(part.trim().to_owned()).filter(|part| !part.is_empty())
}

/// A paragraph as one line, in Chinese and in English: what is in English stands in full-width brackets at its end, or is
/// a paragraph of its own in either brackets.
fn parted(paragraph: &str) -> (String, String) {
    let joined = paragraph.lines().fold(String::new(), |mut text, line| {
        let parted =
            text.ends_with(|c: char| c.is_ascii()) && line.starts_with(|c: char| c.is_ascii());
        text.push_str(if parted { " " } else { "" });
        text + line
    });
    let alone = joined.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let at_end = joined.strip_suffix('）').and_then(|text| text.rsplit_once('（'));
    let brackets = alone.map(|inside| ("", inside)).or(at_end);
    match brackets.filter(|(_, inside)| is_english(inside)) {
        Some((chinese, english)) => (chinese.to_owned(), english.to_owned()),
        None => (joined, String::new()),
    }
}

fn is_english(text: &str) -> bool {
    text.contains(' ') && text.starts_with(|c: char| c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_english_goes_and_nothing_else() {
        let page = "# 甲\n\n乙（见丙）。\n（The second\n(b) one.）\n\n(All of it (and this) in English.)\n\n\
                    | 丁 | Limit | 戊 |\n| --- | ---: | --- |\n| 一 | one (1) | 二 (two of them) |\n\n\
                    ```\n（In code it stays.）\n\n（And here.）\n```\n\n- 己（见庚）";
        let shown = "# 甲\n\n乙（见丙）。\n\n| 丁 | 戊 |\n| --- | --- |\n| 一 | 二 |\n\n\
                     ```\n（In code it stays.）\n\n（And here.）\n```\n\n- 己（见庚）";
        assert_eq!(chinese(page), shown);
        let plain = "甲\n乙\n\n| PDF 甲 | 乙 |\n| --- | --- |\n| a | (b c) |\n";
        assert_eq!(chinese(plain), plain);
    }

    #[test]
    fn a_cell_is_in_both_languages_or_in_one() {
        let cell = "补上句号 (put a 。 there)";
        assert_eq!(in_cell(cell, Lang::Zh), "补上句号");
        assert_eq!(in_cell(cell, Lang::En), "put a 。 there");
        for both in ["补上句号", "the office (or a unit)", "改成 f(x y)", ""] {
            assert_eq!(in_cell(both, Lang::Zh), both);
        }
    }
}
