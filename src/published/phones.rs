//! The numbers behind 联系电话, each as it is typed.
//!
//! ```text
//! 0539 - 2260011，2260012　转 801    ->   0539 - 2260011 / 2260012 转 801
//! 1、2（传真）                       ->   1, and the fax 2
//! ```

/// The numbers in `text`. White is a part of one behind the code of a town and around a dash; other white parts two, and
/// so does a comma.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    for part in text.split(['、', '，', ',', '；', ';', '\t', '。']) {
        let mut is_first = true;
        for word in part.split([' ', '\u{3000}']).filter(|word| !word.is_empty()) {
            match numbers.last_mut().filter(|last| !is_first && goes_on(last, word)) {
                Some(last) => {
                    last.push(' ');
                    last.push_str(word);
                }
                None => numbers.push(word.to_owned()),
            }
            is_first = false;
        }
    }
    numbers
}

/// Whether `word` goes on with the number before it.
fn goes_on(number: &str, word: &str) -> bool {
    const JOINTS: [char; 8] = ['-', '—', '－', '–', '转', '/', '（', '('];
    let code = number.trim_matches(['（', '）', '(', ')']);
    let is_code = code.starts_with('0')
        && (3..=4).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_digit());
    is_code || number.ends_with(JOINTS) || word.starts_with(JOINTS)
}

/// The numbers without that of the fax: `1，传真：2`, `1、2（传真）`.
pub(super) fn without_fax(numbers: &str) -> (String, Option<String>) {
    const MARKS: [char; 9] = ['、', '，', ',', '；', ';', ' ', '\u{3000}', '/', '\t'];
    for note in ["（传真）", "(传真)"] {
        if let Some((before, behind)) = numbers.split_once(note) {
            let start = before
                .rfind(MARKS)
                .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
            let rest = before[..start].trim_end_matches(MARKS).to_owned() + behind;
            // The only number is that of both.
            if !rest.contains(|one: char| one.is_ascii_digit()) {
                return (numbers.to_owned(), None);
            }
            return (rest, Some(before[start..].to_owned()));
        }
    }
    let Some((before, behind)) = numbers.split_once("传真") else {
        return (numbers.to_owned(), None);
    };
    let own = behind.trim_start_matches(['号', '码', '：', ':', ' ', '\u{3000}']);
    let end =
        own.find(|one: char| !one.is_ascii_digit() && !"-—－".contains(one)).unwrap_or(own.len());
    let (fax, rest) = own.split_at(end);
    if fax.is_empty() {
        return (numbers.to_owned(), None);
    }
    (before.trim_end_matches(MARKS).to_owned() + rest, Some(fax.to_owned()))
}

/// Whether a character may stand in a list of numbers.
pub(super) fn is_of_phone(one: char) -> bool {
    one.is_numeric() || "-—－–()（）转传真、，,；; /\t\u{3000}".contains(one)
}

#[cfg(test)]
mod tests {
    use super::{numbers, without_fax};

    #[test]
    fn a_number_stays_as_it_is_typed() {
        for (text, wanted) in [
            ("0539 - 2260011", &["0539 - 2260011"][..]),
            ("0539－2260011", &["0539－2260011"]),
            ("（0539）2260011", &["（0539）2260011"]),
            ("(0539) 2260011", &["(0539) 2260011"]),
            ("0539　2260011", &["0539 2260011"]),
            ("0539-2260011/2260012", &["0539-2260011/2260012"]),
            ("2260011 转 801", &["2260011 转 801"]),
            ("2260011 2260012、2260013", &["2260011", "2260012", "2260013"]),
            ("13800000000，0539-2260011", &["13800000000", "0539-2260011"]),
        ] {
            assert_eq!(numbers(text), wanted, "{text}");
        }
        let fax = |text| without_fax(text);
        assert_eq!(fax("2260011（传真）"), ("2260011（传真）".to_owned(), None));
        assert_eq!(fax("1、2（传真）"), ("1".to_owned(), Some("2".to_owned())));
    }
}
