//! The guess that stands at the targets of many tasks, and reads alike at all of them -> said once, with how many there
//! are, and which: to delete it is to say that all were looked at. What is at one place only is then seen. Dues and units that were guessed keep theirs, each may be wrong.
//!
//! ```text
//! # 推测：下面的目标取自…，请核对          # 推测：下面的目标取自…（按先后第1—4、6项，共5处，后面的不再写；…），请核对
//! 目标: …                         ->     目标: …
//! # 推测：下面的目标取自…，请核对          目标: …
//! 目标: …                                 …
//! ```

use crate::notice::asking::{END, MANY, for_all};

use super::write::GUESS;
use super::write_task::OF_TARGETS;

/// The description `yaml` with the guess of targets once, where it stands in many places: at those `tasks`.
pub(super) fn said_once(yaml: String, tasks: &[usize]) -> String {
    let count = yaml.lines().filter(|line| is_of_targets(line)).count();
    if count < MANY {
        return yaml;
    }
    let counted = for_all(tasks, count) + END;
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

fn is_of_targets(line: &str) -> bool {
    let words = line.trim().strip_prefix("# ").and_then(|words| words.strip_prefix(GUESS));
    words.and_then(|words| words.strip_suffix(END)) == Some(OF_TARGETS)
}

#[cfg(test)]
mod tests {
    use super::{END, GUESS, OF_TARGETS, said_once};

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
}
