//! The words of findings about targets of the description in English.

use super::Promise;

impl Promise {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Promise::NoMeasure { amount } => (
                format!("the amount “{amount}” has no unit of measure"),
                "give the target its unit, such as unit: 场, or write it behind the amount: 60场".into(),
            ),
            Promise::MoreThanMeasure { measure } => more_than_measure(measure),
            Promise::TwoMeasures { written, measure } => (
                format!("the amount is in “{written}”, its unit is “{measure}”"),
                "write the same in both places, or one of them only".into(),
            ),
            Promise::TwoBounds { written, bound } => (
                format!("the amount says “{written}”, its bound is “{bound}”"),
                "keep the one that the notice says".into(),
            ),
            Promise::OtherKind { amount, kind } => (
                format!("the amount “{amount}” does not go with the kind “{kind}”"),
                "for a fall write -15 or 下降15 and kind: falls; for a fall down to a number 降到8; \
                 whatever does not fall is above zero; where the amount says 达到 or 保持, leave kind out"
                    .into(),
            ),
            Promise::BadShare { found } => (
                format!("“{found}” is no share of a unit"),
                "write the bare number, for example 20; unit and words belong to the amount of the target".into(),
            ),
            Promise::LevelsSummed { target } => (
                format!("“{target}” is a level: the figures of several units cannot be added"),
                "write aggregate: each where every unit has to reach it, same where all report one number; \
                 where they do add up, kind: adds"
                    .into(),
            ),
            Promise::ShareOfNoSum { target } => (
                format!("some reporters of “{target}” have a share, but not all, or it is no sum"),
                "give every reporter its share and write aggregate: sum, or give none of them one".into(),
            ),
            Promise::SharesDiffer { target, sum, amount } => (
                format!("the shares of “{target}” make {sum}, its amount is {amount}"),
                "compare the shares with the amount and mend what is wrong".into(),
            ),
            Promise::NoWhole { whole } => (
                format!("this task has no total called “{whole}”"),
                "part_of is the name of another target of the same task, which is no part itself".into(),
            ),
            Promise::PartOtherwise { whole } => (
                format!("this target and its total “{whole}” cannot be added"),
                "both need the same unit, or one that is a power of ten of it (万, 亿), and both have to add up over the year".into(),
            ),
            Promise::PartsBeyond { whole, sum, amount } => (
                format!("“{whole}” is {amount}, its parts make {sum}"),
                "compare the total with its parts and mend what is wrong".into(),
            ),
            Promise::RateAddsUp { amount } => (
                format!("“{amount}” is a rate without a kind, reckoned as what adds up: more is always better"),
                "add kind: reached for what must be reached, kind: kept for what must be kept, write 以内 or 以下 into \
                 the amount of a limit; where it does add up, kind: adds"
                    .into(),
            ),
        }
    }
}

fn more_than_measure(measure: &str) -> (String, String) {
    (
        format!("“{measure}” behind the amount is not understood: there is more in it than a unit of measure"),
        "write it like 不超过5个工作日 or 5个工作日以内; or give amount: 5, unit: 个工作日 and bound: at_most; \
         a unit whose name has such words goes into its own key, unit"
            .into(),
    )
}
