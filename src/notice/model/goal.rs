//! An amount and its words -> what a figure is held against: 不少于60 is met by 61, 8以内 by 7.5.

use crate::decimal::Decimal;

use super::TargetKind;
use super::words::{Bound, NOUGHT, Wording};

/// What the figures of a target are held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// The number, of a range the lower one; below zero where the measure falls.
    pub least: Decimal,
    /// The upper end of a range.
    pub most: Option<Decimal>,
    /// How the number binds.
    pub bound: Bound,
    /// What kind of measure it is.
    pub kind: TargetKind,
}

/// The signs between the ends of a range.
pub(in crate::notice) const RANGE: [char; 8] = ['-', '－', '–', '—', '~', '～', '至', '到'];

impl Goal {
    /// The goal of an amount with these words.
    pub fn of(digits: &str, wording: &Wording, kind: TargetKind) -> Option<Goal> {
        let (least, most) = ends(digits);
        let is_nought = digits.starts_with(NOUGHT);
        let least = if is_nought { Decimal::ZERO } else { Decimal::parse(least)? };
        let is_said = wording.kind() == Some(TargetKind::Falls);
        let signed = |number: Decimal| if is_said { number.opposite() } else { number };
        let most = match most {
            Some(most) => Some(signed(Decimal::parse(most)?)),
            None => None,
        };
        // Of nothing (0起) no part can be done: it is a bound.
        let is_none = least == Decimal::ZERO && most.is_none() && !kind.is_change();
        let is_bound = is_none && wording.bound() == Bound::Plain;
        let bound = if is_bound { Bound::AtMost } else { wording.bound() };
        Some(Goal { least: signed(least), most, bound, kind })
    }

    /// Whether `done` is what was promised.
    pub fn is_met(self, done: Decimal) -> bool {
        // A fall by 16 is more of a fall than one by 15.
        let falls = self.least.is_negative();
        let toward = |number: Decimal| if falls { number.opposite() } else { number };
        let (done, least) = (toward(done), toward(self.least));
        let most = self.most.map_or(least, toward);
        match self.bound {
            Bound::Plain | Bound::AtLeast => least <= done && self.is_within(done),
            Bound::MoreThan => least < done,
            Bound::AtMost => done <= most,
            Bound::LessThan => done < most,
            Bound::About => about(least).is_some_and(|(enough, _)| enough <= done),
            Bound::NotMuchMore => about(most).is_some_and(|(_, most)| done <= most),
        }
    }

    /// A level that is kept stays below the upper end of its range; of anything else more is no fault.
    fn is_within(self, done: Decimal) -> bool {
        self.kind != TargetKind::Kept || self.most.is_none_or(|most| done <= most)
    }

    /// Of two figures the one that is further from what was promised.
    pub fn worse(self, one: Decimal, other: Decimal) -> Decimal {
        let higher_is_worse = self.bound.is_upper() != self.least.is_negative();
        if higher_is_worse { one.max(other) } else { one.min(other) }
    }

    /// Whether more than was promised is to be looked at: nobody said 以上.
    pub fn is_over(self, done: Decimal) -> bool {
        match (self.kind, self.bound) {
            (TargetKind::Adds, Bound::Plain | Bound::About) => {
                done > self.most.unwrap_or(self.least)
            }
            (TargetKind::Adds, _)
            | (TargetKind::Reached | TargetKind::Kept, _)
            | (TargetKind::Falls | TargetKind::Rises, _) => false,
        }
    }

    /// Whether a figure below `before` has to be looked at: things that were done stay done, and a level that is
    /// to be kept or reached should not sink. What was above its range may come back into it.
    pub fn may_not_sink(self, before: Decimal) -> bool {
        match self.kind {
            TargetKind::Adds => true,
            TargetKind::Reached | TargetKind::Kept => {
                !self.bound.is_upper() && self.is_within(before)
            }
            TargetKind::Falls | TargetKind::Rises => false,
        }
    }

    /// Whether it is to hold at the end of each period: a level that is to be kept, and a bound from above. 降到8% is
    /// not broken before it is reached.
    pub fn is_to_be_kept(self) -> bool {
        match self.kind {
            TargetKind::Kept => true,
            TargetKind::Adds | TargetKind::Falls | TargetKind::Rises => self.bound.is_upper(),
            TargetKind::Reached => false,
        }
    }
}

/// Both ends of a range, or the one number; a measure between them (30%-40) is of the lower end.
pub(in crate::notice) fn ends(digits: &str) -> (&str, Option<&str>) {
    let sign = digits.chars().next().map_or(0, char::len_utf8);
    let behind = digits[sign..].find(RANGE).map(|at| sign + at);
    match behind {
        Some(at) => {
            let lower = digits[..at].trim_end_matches(|one: char| !one.is_ascii_digit());
            (lower, Some(digits[at..].trim_start_matches(RANGE)))
        }
        None => (digits, None),
    }
}

/// The digits of an amount alone: of 30%-40 those are 30-40.
pub fn digits_alone(amount: &str) -> String {
    let lower = ends(amount).0;
    let behind = amount[lower.len()..].trim_start_matches(|one| !RANGE.contains(&one));
    format!("{lower}{behind}")
}

/// 约60 is kept by 57: a twentieth less will do; 控制在60左右 by 63.
fn about(amount: Decimal) -> Option<(Decimal, Decimal)> {
    let twentieth = amount.times_ten_to(-2)?.times(5)?;
    Some((amount.minus(twentieth)?, amount.plus(twentieth)?))
}

#[cfg(test)]
mod tests {
    use super::{Goal, Wording, digits_alone, ends};
    use crate::decimal::Decimal;
    use crate::notice::TargetKind;
    use crate::notice::model::WORDS;

    fn goal(digits: &str, words: &[&str], kind: TargetKind) -> Goal {
        let found = words.iter().map(|text| WORDS.iter().find(|one| one.text == *text).unwrap());
        Goal::of(digits, &Wording(found.collect()), kind).unwrap()
    }

    fn met(goal: Goal, figures: [&str; 3]) -> [bool; 3] {
        figures.map(|one| goal.is_met(Decimal::parse(one).unwrap()))
    }

    #[test]
    fn amounts_bind_as_their_words_say() {
        let adds = TargetKind::Adds;
        for (digits, word, figures, wanted) in [
            ("60", &[][..], ["59.9", "60", "61"], [false, true, true]),
            ("60", &["余"][..], ["59.9", "60", "90"], [false, true, true]),
            ("60", &["超过"][..], ["59.9", "60", "60.1"], [false, false, true]),
            ("8", &["以内"][..], ["7.5", "8", "9.4"], [true, true, false]),
            ("8", &["低于"][..], ["7.5", "8", "9.4"], [true, false, false]),
            ("60", &["约"][..], ["56.9", "57", "70"], [false, true, true]),
            ("50-60", &[][..], ["49", "50", "70"], [false, true, true]),
            ("30%-40", &[][..], ["29", "30", "50"], [false, true, true]),
            ("60", &["≥"][..], ["59.9", "60", "61"], [false, true, true]),
            ("60", &["力争"][..], ["59.9", "60", "61"], [false, true, true]),
            ("8", &["不突破"][..], ["7.5", "8", "9.4"], [true, true, false]),
            ("5", &["控制在", "左右"][..], ["4", "5.25", "5.26"], [true, true, false]),
            ("5-6", &["控制在"][..], ["4", "6", "6.1"], [true, true, false]),
            ("5", &["内"][..], ["4", "5", "8"], [true, true, false]),
            ("60", &["为限"][..], ["59", "60", "61"], [true, true, false]),
            ("0", &[][..], ["0", "1", "2"], [true, false, false]),
        ] {
            assert_eq!(met(goal(digits, word, adds), figures), wanted, "{digits} {word:?}");
        }
    }

    #[test]
    fn a_fall_is_met_by_a_greater_one() {
        let falls = TargetKind::Falls;
        for (digits, words) in [
            ("-15", &[][..]),
            ("15", &["下降"][..]),
            ("15", &["下降", "以上"][..]),
            ("15-20", &["下降"][..]),
        ] {
            let goal = goal(digits, words, falls);
            assert_eq!(
                met(goal, ["-14.9", "-15", "-20"]),
                [false, true, true],
                "{digits} {words:?}"
            );
            assert_eq!(met(goal, ["15", "0", "3"]), [false; 3], "{digits} {words:?}");
        }
    }

    #[test]
    fn a_level_is_kept_within_its_range() {
        let figures = ["94", "96", "99"];
        assert_eq!(met(goal("95-98", &[], TargetKind::Kept), figures), [false, true, false]);
        assert_eq!(met(goal("95-98", &[], TargetKind::Reached), figures), [false, true, true]);
    }

    #[test]
    fn what_was_above_its_range_may_come_back() {
        let number = |text| Decimal::parse(text).unwrap();
        let range = goal("60-70", &["保持"], TargetKind::Kept);
        assert_eq!(["71", "70"].map(|one| range.may_not_sink(number(one))), [false, true]);
        assert!(goal("60-70", &[], TargetKind::Adds).may_not_sink(number("71")));
    }

    #[test]
    fn bounds_from_above_and_levels_are_to_be_kept() {
        for (goal, wanted) in [
            (goal("0", &[], TargetKind::Adds), true),
            (goal("100", &["不超过"], TargetKind::Adds), true),
            (goal("15", &["下降", "以内"], TargetKind::Falls), true),
            (goal("95", &[], TargetKind::Kept), true),
            (goal("8", &["降到"], TargetKind::Reached), false),
            (goal("15", &["下降"], TargetKind::Falls), false),
            (goal("60", &[], TargetKind::Adds), false),
        ] {
            assert_eq!(goal.is_to_be_kept(), wanted, "{goal:?}");
        }
    }

    #[test]
    fn the_worse_of_two() {
        let number = |text| Decimal::parse(text).unwrap();
        let worse = |goal: Goal| goal.worse(number("7"), number("9")).to_string();
        assert_eq!(worse(goal("8", &[], TargetKind::Kept)), "7");
        assert_eq!(worse(goal("8", &["以内"], TargetKind::Kept)), "9");
        assert_eq!(worse(goal("-8", &[], TargetKind::Falls)), "9");
    }

    #[test]
    fn ranges_have_two_ends() {
        assert_eq!(ends("50-60"), ("50", Some("60")));
        assert_eq!(ends("50——60"), ("50", Some("60")));
        assert_eq!(ends("30%-40"), ("30", Some("40")));
        assert_eq!(digits_alone("30%-40"), "30-40");
        assert_eq!(["50——60", "-15", "3.10"].map(digits_alone), ["50——60", "-15", "3.10"]);
        assert_eq!(ends("-15"), ("-15", None));
        assert_eq!(ends("3.10"), ("3.10", None));
    }
}
