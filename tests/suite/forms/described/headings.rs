//! Headings above tasks: of one to three levels, numbered by hand and by the program, one without a number.

use hongtou::notice::keys;

use super::choices::Choices;
use super::written::{Node, Pair, text};

const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// What stands above the tasks so far.
pub(super) struct Headings {
    /// Whether the notice has any: then the first task has one.
    are_any: bool,
    /// How many have a number: of the first level, and of the second since the last of those.
    numbered: [usize; 2],
    /// Whether there was one of the first level.
    begun: bool,
}

impl Headings {
    pub(super) fn new(are_any: bool) -> Headings {
        Headings { are_any, numbered: [0; 2], begun: false }
    }

    /// Those above the next task.
    pub(super) fn above(&mut self, choices: &mut Choices<'_>) -> Vec<Node> {
        if !self.are_any {
            return Vec::new();
        }
        match (choices.below(5), self.begun) {
            (4, true) if self.numbered[1] > 0 => {
                vec![heading(vec![("heading", text("灌区渠道")), ("level", text("3"))])]
            }
            (0, true) => Vec::new(),
            (1, true) => vec![self.second(choices)],
            (2, _) => vec![self.first(choices), self.second(choices)],
            _ => vec![self.first(choices)],
        }
    }

    fn first(&mut self, choices: &mut Choices<'_>) -> Node {
        let is_first = !self.begun;
        self.begun = true;
        self.numbered[1] = 0;
        if is_first && choices.yes(3) {
            return heading(vec![("heading", text("民生保障")), ("number", text("none"))]);
        }
        self.numbered[0] += 1;
        let number = self.numbered[0];
        heading(match choices.below(4) {
            0 => vec![("heading", text(format!("{}、城乡建设", NUMERALS[number - 1])))],
            1 => vec![("heading", text("城乡建设")), ("level", text("1"))],
            2 => vec![("heading", text("城乡建设")), ("number", text(number.to_string()))],
            _ => vec![("heading", text("城乡建设")), ("text", text("以下各项统筹推进。"))],
        })
    }

    fn second(&mut self, choices: &mut Choices<'_>) -> Node {
        self.numbered[1] += 1;
        let numeral = NUMERALS[self.numbered[1] - 1];
        heading(match choices.below(2) {
            0 => vec![("heading", text(format!("（{numeral}）道路水利")))],
            _ => vec![("heading", text("道路水利")), ("level", text("2"))],
        })
    }
}

fn heading(pairs: Vec<Pair>) -> Node {
    Node::Map(&keys::TASK_HEADING, pairs)
}
