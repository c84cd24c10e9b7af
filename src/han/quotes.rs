//! Quotations inside quotations: “ ” become ‘ ’ inside “ ”, and “ ” again inside ‘ ’; a title inside 《 》
//! stands in 〈 〉 (GB/T 15834-2011 4.8, 4.15).
//!
//! ```text
//! 第2件“实施“爱心妈妈”行动”   ->   第2件“实施‘爱心妈妈’行动”
//! ```

/// Marks of one kind: the outer pair and the inner one.
type Kind = [[char; 2]; 2];

const KINDS: [Kind; 2] = [[['“', '”'], ['‘', '’']], [['《', '》'], ['〈', '〉']]];

/// Whether `text` has a mark that may change inside a quotation.
pub fn has_quotes(text: &str) -> bool {
    text.contains(|one| KINDS.as_flattened().as_flattened().contains(&one))
}

/// A text that quotes others, each quotation inside another in the marks that it has there. One whose
/// marks are no pairs stays as it is: nobody knows what they quote.
pub fn nested(text: &str) -> String {
    let mut open = OpenQuotes::default();
    let mut are_pairs = true;
    let mut turned = String::with_capacity(text.len());
    for character in text.chars() {
        turned.push(match Mark::of(character) {
            Some(mark) => {
                let printed = open.turned(mark, open.last(mark.kind));
                are_pairs &= printed.is_some();
                printed.unwrap_or(character)
            }
            None => character,
        });
    }
    if are_pairs && open.0.iter().all(Vec::is_empty) { turned } else { text.to_owned() }
}

/// What is open at a place of a text: for each kind of marks the pairs, the outermost first.
#[derive(Clone, Debug, Default)]
pub struct OpenQuotes([Vec<Pair>; 2]);

/// A pair that awaits its closing mark: which of its kind it is, as written and as printed.
#[derive(Clone, Copy, Debug)]
struct Pair {
    written: usize,
    printed: usize,
}

/// A mark: which kind, which pair of it, and whether it opens.
#[derive(Clone, Copy)]
struct Mark {
    kind: usize,
    pair: usize,
    opens: bool,
}

impl Mark {
    fn of(character: char) -> Option<Mark> {
        let marks = KINDS.as_flattened().as_flattened();
        let at = marks.iter().position(|mark| *mark == character)?;
        Some(Mark { kind: at / 4, pair: at / 2 % 2, opens: at % 2 == 0 })
    }
}

impl OpenQuotes {
    /// What is said next as it is printed: our own words as they are, and of a value the marks that it
    /// has inside of what they opened. A value that they do not quote stays as it was written.
    pub fn said(&mut self, text: String, is_value: bool) -> String {
        if !has_quotes(&text) {
            return text;
        }
        if is_value {
            return self.quoted(&text);
        }
        for mark in text.chars().filter_map(Mark::of) {
            let _own = self.turned(mark, None);
        }
        text
    }

    /// A value that stands here. A closing mark that closes nothing is an apostrophe, or what it closes
    /// is not there.
    fn quoted(&self, value: &str) -> String {
        let mut inside = OpenQuotes::default();
        let mut printed = |character: char| {
            let Some(mark) = Mark::of(character) else { return character };
            let Some(around) = self.last(mark.kind) else { return character };
            let outer = inside.last(mark.kind).unwrap_or(around);
            inside.turned(mark, Some(outer)).unwrap_or(character)
        };
        value.chars().map(&mut printed).collect()
    }

    /// The pair that is open, as it is printed.
    fn last(&self, kind: usize) -> Option<usize> {
        self.0[kind].last().map(|pair| pair.printed)
    }

    /// A mark as it is printed inside of a pair, or as it is written; nothing for one that closes nothing.
    fn turned(&mut self, mark: Mark, outer: Option<usize>) -> Option<char> {
        let Mark { kind, pair: written, opens } = mark;
        if opens {
            let printed = outer.map_or(written, |outer| 1 - outer);
            self.0[kind].push(Pair { written, printed });
            return Some(KINDS[kind][printed][0]);
        }
        let closed = self.0[kind].pop_if(|open| open.written == written)?;
        Some(KINDS[kind][closed.printed][1])
    }
}

#[cfg(test)]
mod tests {
    use super::{OpenQuotes, nested};

    /// What `value` becomes behind these words.
    fn behind(words: &str, value: &str) -> String {
        let mut open = OpenQuotes::default();
        assert_eq!(open.said(words.to_owned(), false), words);
        open.said(value.to_owned(), true)
    }

    #[test]
    fn marks_alternate_inside_a_quotation() {
        assert_eq!(behind("第2件“", "实施“爱心妈妈”行动"), "实施‘爱心妈妈’行动");
        assert_eq!(behind("“", "甲“乙‘丙“丁”’”戊"), "甲‘乙“丙‘丁’”’戊");
        assert_eq!(behind("“甲‘", "“乙”‘丙’"), "“乙”“丙”");
        assert_eq!(behind("根据《", "关于《办法》〈一〉的通知"), "关于〈办法〉〈一〉的通知");
        assert_eq!(behind("《", "关于“馨援”《办法〈一〉》"), "关于“馨援”〈办法《一》〉");
    }

    #[test]
    fn what_nobody_quotes_stays_as_it_was_written() {
        for words in ["", "“甲”乙", "《", "“甲”：“乙”、"] {
            let value = "实施“爱心‘妈’妈”行动";
            assert_eq!(behind(words, value), value, "{words}");
        }
    }

    #[test]
    fn marks_without_their_pair_stay_what_they_are() {
        assert_eq!(behind("“", "it’s"), "it’s");
        assert_eq!(behind("“", "甲”乙"), "甲”乙");
        assert_eq!(behind("“", "开展“春风行…"), "开展‘春风行…");
        assert_eq!(behind("甲”’“", "“乙”"), "‘乙’");
    }

    #[test]
    fn a_whole_text_is_nested_where_its_marks_are_pairs() {
        let said = "“实施“爱心‘妈妈’”行动”没有填写，《印发《办法》的通知》";
        assert_eq!(nested(said), "“实施‘爱心“妈妈”’行动”没有填写，《印发〈办法〉的通知》");
        for same in ["“甲”“乙”", "“开展“春风行…”", "it’s “甲“乙””", "‘甲’"]
        {
            assert_eq!(nested(same), same);
        }
    }
}
