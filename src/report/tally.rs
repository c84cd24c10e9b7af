//! How many units returned, counted once for the page, the paper, the workbook and programs: 已报 with what is still
//! wrong (其中), then those of whom no form came.

use super::{Report, State};

/// The units of a report, counted: `returned` and all of `absent` together are `owed`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// All that owe a form (应报).
    pub owed: usize,
    /// Those whose electronic form came (已报), whatever is wrong with it.
    pub returned: usize,
    /// What is still wrong with some of those (其中), state by state.
    pub wanting: Vec<(State, usize)>,
    /// Those of whom no form came that can be read, state by state.
    pub absent: Vec<(State, usize)>,
}

impl Report {
    /// Its units, counted.
    pub fn tally(&self) -> Tally {
        let came = self.units.iter().filter(|unit| unit.returned()).count();
        let states = |returned: bool| {
            let count = |state: State| {
                let of_state = self.units.iter().filter(|unit| unit.state == state);
                of_state.filter(|unit| unit.returned() == returned).count()
            };
            let others = State::ALL.into_iter().filter(|state| *state != State::Returned);
            others.map(|state| (state, count(state))).filter(|(_, count)| *count > 0).collect()
        };
        let (wanting, absent) = (states(true), states(false));
        Tally { owed: self.units.len(), returned: came, wanting, absent }
    }
}

impl Tally {
    /// Each part in words, with the state that it is of: 已报6个（其中缺盖章件1个）, then 逾期未报2个.
    pub fn parts(&self, name: fn(State) -> &'static str) -> Vec<(State, String)> {
        let said = |(state, count): &(State, usize)| format!("{}{count}个", name(*state));
        let wanting: Vec<String> = self.wanting.iter().map(said).collect();
        let wanting = match wanting.is_empty() {
            true => String::new(),
            false => format!("（其中{}）", wanting.join("、")),
        };
        let first = (State::Returned, format!("已报{}个{wanting}", self.returned));
        let absent = self.absent.iter().map(|one| (one.0, said(one)));
        std::iter::once(first).chain(absent).collect()
    }

    /// All of it in words: 已报6个（其中缺盖章件1个），逾期未报2个.
    pub fn in_words(&self, name: fn(State) -> &'static str) -> String {
        let parts: Vec<String> = self.parts(name).into_iter().map(|(_, said)| said).collect();
        parts.join("，")
    }
}
