//! The guess that stands at the targets of many tasks, and reads alike at all of them -> said once, with how many there
//! are, and which: to delete it is to say that all were looked at. What is at one place only is then seen. Dues and units that were guessed keep theirs, each may be wrong.
//!
//! ```text
//! # 推测：下面的目标取自…，请核对          # 推测：下面的目标取自…（按先后第1—4、6项，共5处，后面的不再写；…），请核对
//! 目标: …                         ->     目标: …
//! # 推测：下面的目标取自…，请核对          目标: …
//! 目标: …                                 …
//! ```

use super::write::GUESS;
use super::write_task::OF_TARGETS;

/// So many that read alike are said once.
const MANY: usize = 3;
/// How a guess ends.
const END: &str = "，请核对";

/// The description `yaml` with the guess of targets once, where it stands in many places: at those `tasks`.
pub(super) fn said_once(yaml: String, tasks: &[usize]) -> String {
    let count = yaml.lines().filter(|line| is_of_targets(line)).count();
    if count < MANY {
        return yaml;
    }
    let which = ranges(tasks);
    let counted = format!(
        "（按先后第{which}项，共{count}处，后面的不再写；每一项都看过了，再删这一行）{END}"
    );
    let mut text = String::with_capacity(yaml.len());
    let mut is_said = false;
    for line in yaml.split_inclusive('\n') {
        match (is_of_targets(line), is_said) {
            (false, _) => text.push_str(line),
            (true, false) => text.push_str(&line.replace(END, &counted)),
            (true, true) => {}
        }
        is_said |= is_of_targets(line);
    }
    text
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

fn is_of_targets(line: &str) -> bool {
    let words = line.trim().strip_prefix("# ").and_then(|words| words.strip_prefix(GUESS));
    words.and_then(|words| words.strip_suffix(END)) == Some(OF_TARGETS)
}

#[cfg(test)]
mod tests {
    use super::{END, GUESS, OF_TARGETS, ranges, said_once};

    #[test]
    fn many_that_read_alike_are_one() {
        let guess = format!("    # {GUESS}{OF_TARGETS}{END}\n");
        let other = format!("    # {GUESS}取自内容{END}\n");
        let own = format!("{guess}    目标: []\n{other}");
        let which = "按先后第1—3项，共3处，后面的不再写；每一项都看过了，再删这一行";
        let first = format!("    # {GUESS}{OF_TARGETS}（{which}）{END}\n");
        let rest = format!("    目标: []\n{other}");
        assert_eq!(said_once(own.repeat(3), &[1, 2, 3]), format!("{first}{rest}{rest}{rest}"));
        assert_eq!(said_once(own.repeat(2), &[1, 2]), own.repeat(2));
    }

    #[test]
    fn the_tasks_are_named_by_their_numbers() {
        assert_eq!(ranges(&[1, 2, 3, 5, 7, 8, 10, 11, 12, 13]), "1—3、5、7、8、10—13");
    }
}
