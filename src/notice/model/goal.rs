//! An amount and its words -> what a figure is held against: 不少于60 is met by 61, 8以内 by 7.5.

use crate::decimal::Decimal;

use super::TargetKind;

/// How an amount binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// The bare number: so many, or more.
    #[default]
    Plain,
    /// 不少于, 以上, 余: so many, or more.
    AtLeast,
    /// 超过: more.
    MoreThan,
    /// 不超过, 以内: so many, or fewer.
    AtMost,
    /// 低于, 不足: fewer.
    LessThan,
    /// 约, 左右: nearly so many will do.
    About,
    /// 控制在5%左右: a little more will do.
    NotMuchMore,
}

impl Bound {
    /// Whether it is a bound from above, which nothing is done of.
    pub const fn is_upper(self) -> bool {
        matches!(self, Bound::AtMost | Bound::LessThan | Bound::NotMuchMore)
    }
}

/// Where a word stands about its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordPlace {
    /// 不少于60场.
    Before,
    /// 60余场, 385余万元.
    Between,
    /// 12万余人次.
    BehindPower,
    /// 8%以内.
    Behind,
}

/// What a word says of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// How it binds.
    Binds(Bound),
    /// What kind of measure it is.
    Is(TargetKind),
    /// What kind of measure it is, of which the number is the most (降到8%).
    IsBelow(TargetKind),
    /// 增加: of a rate that it rises; of things that there are so many more.
    More,
    /// Nothing of how it binds (力争, 确保).
    Meant,
}

/// A word that stands about a number.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// It.
    pub text: &'static str,
    /// Where it stands.
    pub place: WordPlace,
    /// What it says.
    pub sense: Sense,
}

impl Word {
    /// Whether it says how the number binds.
    pub const fn binds(&self) -> bool {
        matches!(self.sense, Sense::Binds(_))
    }

    /// Whether it says what kind of measure it is.
    pub const fn says_kind(&self) -> bool {
        matches!(self.sense, Sense::Is(_) | Sense::IsBelow(_) | Sense::More)
    }
}

const fn word(text: &'static str, place: WordPlace, bound: Bound) -> Word {
    Word { text, place, sense: Sense::Binds(bound) }
}

const fn kind(text: &'static str, kind: TargetKind) -> Word {
    Word { text, place: WordPlace::Before, sense: Sense::Is(kind) }
}

const fn more(text: &'static str) -> Word {
    Word { text, place: WordPlace::Before, sense: Sense::More }
}

const fn meant(text: &'static str) -> Word {
    Word { text, place: WordPlace::Before, sense: Sense::Meant }
}

const fn below(text: &'static str, kind: TargetKind) -> Word {
    Word { text, place: WordPlace::Before, sense: Sense::IsBelow(kind) }
}

use WordPlace::{Before, Behind, BehindPower, Between};

/// All of them. Of each bound the first is the one that stands for its English name.
pub(in crate::notice) static WORDS: [Word; 116] = [
    word("不少于", Before, Bound::AtLeast),
    word("不低于", Before, Bound::AtLeast),
    word("不小于", Before, Bound::AtLeast),
    word("至少", Before, Bound::AtLeast),
    word("不得少于", Before, Bound::AtLeast),
    word("不得低于", Before, Bound::AtLeast),
    word("不能少于", Before, Bound::AtLeast),
    word("不能低于", Before, Bound::AtLeast),
    word("大于等于", Before, Bound::AtLeast),
    word("≥", Before, Bound::AtLeast),
    word("≧", Before, Bound::AtLeast),
    word("以上", Behind, Bound::AtLeast),
    word("及以上", Behind, Bound::AtLeast),
    word("余", Between, Bound::AtLeast),
    word("多", Between, Bound::AtLeast),
    word("余", BehindPower, Bound::AtLeast),
    word("多", BehindPower, Bound::AtLeast),
    word("超过", Before, Bound::MoreThan),
    word("高于", Before, Bound::MoreThan),
    word("多于", Before, Bound::MoreThan),
    word("大于", Before, Bound::MoreThan),
    word("突破", Before, Bound::MoreThan),
    word(">", Before, Bound::MoreThan),
    word("＞", Before, Bound::MoreThan),
    word("不超过", Before, Bound::AtMost),
    word("不高于", Before, Bound::AtMost),
    word("不多于", Before, Bound::AtMost),
    word("不大于", Before, Bound::AtMost),
    word("至多", Before, Bound::AtMost),
    word("最多", Before, Bound::AtMost),
    word("不突破", Before, Bound::AtMost),
    word("不得超过", Before, Bound::AtMost),
    word("不得高于", Before, Bound::AtMost),
    word("不得多于", Before, Bound::AtMost),
    word("不得突破", Before, Bound::AtMost),
    word("不能超过", Before, Bound::AtMost),
    word("小于等于", Before, Bound::AtMost),
    word("≤", Before, Bound::AtMost),
    word("≦", Before, Bound::AtMost),
    word("以内", Behind, Bound::AtMost),
    word("之内", Behind, Bound::AtMost),
    word("以下", Behind, Bound::AtMost),
    word("及以下", Behind, Bound::AtMost),
    word("低于", Before, Bound::LessThan),
    word("少于", Before, Bound::LessThan),
    word("小于", Before, Bound::LessThan),
    word("不足", Before, Bound::LessThan),
    word("不到", Before, Bound::LessThan),
    word("<", Before, Bound::LessThan),
    word("＜", Before, Bound::LessThan),
    word("约", Before, Bound::About),
    word("大约", Before, Bound::About),
    word("近", Before, Bound::About),
    word("接近", Before, Bound::About),
    word("左右", Behind, Bound::About),
    kind("达到", TargetKind::Reached),
    kind("达", TargetKind::Reached),
    kind("提高到", TargetKind::Reached),
    kind("提高至", TargetKind::Reached),
    kind("提升到", TargetKind::Reached),
    kind("提升至", TargetKind::Reached),
    kind("增长到", TargetKind::Reached),
    kind("增长至", TargetKind::Reached),
    kind("增加到", TargetKind::Reached),
    kind("增加至", TargetKind::Reached),
    kind("增至", TargetKind::Reached),
    kind("上升到", TargetKind::Reached),
    kind("上升至", TargetKind::Reached),
    kind("扩大到", TargetKind::Reached),
    kind("扩大至", TargetKind::Reached),
    kind("保持", TargetKind::Kept),
    kind("保持在", TargetKind::Kept),
    kind("维持在", TargetKind::Kept),
    kind("稳定在", TargetKind::Kept),
    kind("下降", TargetKind::Falls),
    kind("降低", TargetKind::Falls),
    kind("减少", TargetKind::Falls),
    kind("压减", TargetKind::Falls),
    kind("同比下降", TargetKind::Falls),
    kind("同比降低", TargetKind::Falls),
    kind("同比减少", TargetKind::Falls),
    kind("增长", TargetKind::Rises),
    kind("提高", TargetKind::Rises),
    kind("提升", TargetKind::Rises),
    kind("上升", TargetKind::Rises),
    kind("同比增长", TargetKind::Rises),
    kind("同比提高", TargetKind::Rises),
    kind("同比提升", TargetKind::Rises),
    kind("同比上升", TargetKind::Rises),
    kind("年均增长", TargetKind::Rises),
    below("降到", TargetKind::Reached),
    below("降至", TargetKind::Reached),
    below("下降到", TargetKind::Reached),
    below("降低到", TargetKind::Reached),
    below("降低至", TargetKind::Reached),
    below("下降至", TargetKind::Reached),
    below("减少到", TargetKind::Reached),
    below("减少至", TargetKind::Reached),
    below("减至", TargetKind::Reached),
    below("压减到", TargetKind::Reached),
    below("压减至", TargetKind::Reached),
    below("控制在", TargetKind::Kept),
    below("严格控制在", TargetKind::Kept),
    more("增加"),
    more("新增"),
    more("同比增加"),
    meant("力争"),
    meant("争取"),
    meant("确保"),
    meant("计划"),
    meant("预计"),
    meant("完成"),
    meant("实现"),
    meant("同比"),
    meant("较上年"),
    meant("比上年"),
];

/// The words about an amount, as the notice has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wording(pub Vec<&'static Word>);

impl Wording {
    /// How the amount binds.
    pub fn bound(&self) -> Bound {
        let bound = |word: &&Word| match word.sense {
            Sense::Binds(bound) => Some(bound),
            Sense::Is(_) | Sense::IsBelow(_) | Sense::More | Sense::Meant => None,
        };
        let is_below = self.0.iter().any(|word| matches!(word.sense, Sense::IsBelow(_)));
        match (self.0.iter().find_map(bound), is_below) {
            (None, true) => Bound::AtMost,
            (Some(Bound::About), true) => Bound::NotMuchMore,
            (bound, _) => bound.unwrap_or_default(),
        }
    }

    /// The kind of measure that a word says.
    pub fn kind(&self) -> Option<TargetKind> {
        self.0.iter().find_map(|word| match word.sense {
            Sense::Is(kind) | Sense::IsBelow(kind) => Some(kind),
            Sense::Binds(_) | Sense::More | Sense::Meant => None,
        })
    }

    /// Whether a word says that there is more of it, of things as of a rate: 增加.
    pub(in crate::notice) fn is_more(&self) -> bool {
        self.0.iter().any(|word| word.sense == Sense::More)
    }

    /// The words that stand about the share of a unit too: by how much it falls or rises.
    pub fn of_share(&self) -> Wording {
        let turns = |word: &&&Word| match word.sense {
            Sense::Is(kind) => kind.is_change(),
            Sense::Binds(_) | Sense::IsBelow(_) | Sense::More | Sense::Meant => false,
        };
        Wording(self.0.iter().filter(turns).copied().collect())
    }

    /// The words at `place`, one behind the other.
    pub fn at(&self, place: WordPlace) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter(move |word| word.place == place).map(|word| word.text)
    }

    /// The amount with its words and its measure.
    pub fn around(&self, digits: &str, measure: &str) -> String {
        let at = |place| self.at(place).collect::<String>();
        let power = measure.find(|one| !POWERS.contains(one)).unwrap_or(measure.len());
        let (power, base) = measure.split_at(power);
        let [before, between, behind] = [Before, Between, Behind].map(at);
        format!("{before}{digits}{between}{power}{}{base}{behind}", at(BehindPower))
    }
}

/// Words for powers of ten, with which a measure may begin.
pub(in crate::notice) const POWERS: &str = "十百千万亿";

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
        let least = Decimal::parse(least)?;
        let is_said = wording.kind() == Some(TargetKind::Falls);
        let signed = |number: Decimal| if is_said { number.opposite() } else { number };
        let most = match most {
            Some(most) => Some(signed(Decimal::parse(most)?)),
            None => None,
        };
        Some(Goal { least: signed(least), most, bound: wording.bound(), kind })
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

    /// Whether a figure below the one before has to be looked at: things that were done stay done, and a
    /// level that is to be kept or reached should not sink.
    pub fn may_not_sink(self) -> bool {
        match self.kind {
            TargetKind::Adds => true,
            TargetKind::Reached | TargetKind::Kept => !self.bound.is_upper(),
            TargetKind::Falls | TargetKind::Rises => false,
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
    use super::{Goal, WORDS, Wording, digits_alone, ends};
    use crate::decimal::Decimal;
    use crate::notice::TargetKind;

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
