//! How a comment that asks somebody to look is written, whoever guessed: the reader of a paper, or what moves last
//! year's description on.
//!
//! ```text
//! # 推测：…，请核对
//! # 推测：…（按先后第1—4、6项，共5处，后面的不再写；每一项都看过了，再删这一行），请核对
//! ```

use super::unfinished::GUESS;

/// How a guess ends.
pub(crate) const END: &str = "，请核对";
/// So many places that read alike are told once.
pub(crate) const MANY: usize = 3;
/// Characters of a line of a comment.
const LINE: usize = 400;

/// A guess that says `words`.
pub(crate) fn guess(words: &str) -> String {
    format!("{GUESS}{words}{END}")
}

/// What is said of a guess that stands for all of these `tasks`, in so many places.
pub(crate) fn for_all(tasks: &[usize], count: usize) -> String {
    let which = ranges(tasks);
    format!("（按先后第{which}项，共{count}处，后面的不再写；每一项都看过了，再删这一行）")
}

/// 1—4、6: rising numbers, three or more that follow each other by their ends.
fn ranges(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let shown = runs.map(|run| match run {
        [first, _, .., last] => format!("{first}—{last}"),
        few => few.iter().map(usize::to_string).collect::<Vec<_>>().join("、"),
    });
    shown.collect::<Vec<_>>().join("、")
}

/// A comment in lines that can be read, each with its sign.
pub(crate) fn comment(words: &str) -> Vec<String> {
    let all: Vec<char> = words.chars().collect();
    let line = |part: &[char]| {
        let part: String = part.iter().collect();
        format!("# {}", part.trim_end()).trim_end().to_owned()
    };
    all.chunks(LINE).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{comment, ranges};

    #[test]
    fn the_tasks_are_named_by_their_numbers() {
        assert_eq!(ranges(&[1, 2, 3, 5, 7, 8, 10, 11, 12, 13]), "1—3、5、7、8、10—13");
    }

    #[test]
    fn a_long_comment_has_several_lines() {
        assert_eq!(comment("甲"), ["# 甲"]);
        assert_eq!(comment(&"甲".repeat(401)).len(), 2);
    }
}
