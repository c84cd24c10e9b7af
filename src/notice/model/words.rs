//! The words that stand about a number, and what each says of it: 不少于 that it is the least, 保持 that it is kept.

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

const fn reached_behind(text: &'static str) -> Word {
    Word { text, place: WordPlace::Behind, sense: Sense::Is(TargetKind::Reached) }
}

use WordPlace::{Before, Behind, BehindPower, Between};

/// All of them. Of each bound the first is the one that stands for its English name.
pub(in crate::notice) static WORDS: &[Word] = &[
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
    word(">=", Before, Bound::AtLeast),
    word("以上", Behind, Bound::AtLeast),
    word("及以上", Behind, Bound::AtLeast),
    word("以上（含）", Behind, Bound::AtLeast),
    word("以上(含)", Behind, Bound::AtLeast),
    word("（含）以上", Behind, Bound::AtLeast),
    word("(含)以上", Behind, Bound::AtLeast),
    word("余", Between, Bound::AtLeast),
    word("多", Between, Bound::AtLeast),
    word("余", BehindPower, Bound::AtLeast),
    word("多", BehindPower, Bound::AtLeast),
    word("超过", Before, Bound::MoreThan),
    word("超", Before, Bound::MoreThan),
    word("逾", Before, Bound::MoreThan),
    word("高于", Before, Bound::MoreThan),
    word("多于", Before, Bound::MoreThan),
    word("大于", Before, Bound::MoreThan),
    word("突破", Before, Bound::MoreThan),
    word(">", Before, Bound::MoreThan),
    word("＞", Before, Bound::MoreThan),
    word("不超过", Before, Bound::AtMost),
    word("不超", Before, Bound::AtMost),
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
    word("<=", Before, Bound::AtMost),
    word("以内", Behind, Bound::AtMost),
    word("之内", Behind, Bound::AtMost),
    word("以下", Behind, Bound::AtMost),
    word("及以下", Behind, Bound::AtMost),
    word("内", Behind, Bound::AtMost),
    word("以内（含）", Behind, Bound::AtMost),
    word("以内(含)", Behind, Bound::AtMost),
    word("（含）以内", Behind, Bound::AtMost),
    word("(含)以内", Behind, Bound::AtMost),
    word("以下（含）", Behind, Bound::AtMost),
    word("以下(含)", Behind, Bound::AtMost),
    word("（含）以下", Behind, Bound::AtMost),
    word("(含)以下", Behind, Bound::AtMost),
    word("封顶", Behind, Bound::AtMost),
    word("为限", Behind, Bound::AtMost),
    word("为上限", Behind, Bound::AtMost),
    word("红线", Behind, Bound::AtMost),
    word("不突破", Behind, Bound::AtMost),
    word("不超过", Behind, Bound::AtMost),
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
    reached_behind("达标"),
    reached_behind("全覆盖"),
    reached_behind("完成"),
    reached_behind("到位"),
    reached_behind("办结"),
    reached_behind("落实"),
    kind("保持", TargetKind::Kept),
    kind("保持在", TargetKind::Kept),
    kind("维持", TargetKind::Kept),
    kind("维持在", TargetKind::Kept),
    kind("稳定在", TargetKind::Kept),
    kind("下降", TargetKind::Falls),
    kind("降低", TargetKind::Falls),
    kind("减少", TargetKind::Falls),
    kind("压减", TargetKind::Falls),
    kind("压降", TargetKind::Falls),
    kind("压缩", TargetKind::Falls),
    kind("缩短", TargetKind::Falls),
    kind("削减", TargetKind::Falls),
    kind("降幅", TargetKind::Falls),
    kind("同比下降", TargetKind::Falls),
    kind("同比降低", TargetKind::Falls),
    kind("同比减少", TargetKind::Falls),
    kind("增长", TargetKind::Rises),
    kind("提高", TargetKind::Rises),
    kind("提升", TargetKind::Rises),
    kind("上升", TargetKind::Rises),
    kind("增速", TargetKind::Rises),
    kind("增幅", TargetKind::Rises),
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
    below("压降到", TargetKind::Reached),
    below("压降至", TargetKind::Reached),
    below("压缩到", TargetKind::Reached),
    below("压缩至", TargetKind::Reached),
    below("缩短到", TargetKind::Reached),
    below("缩短至", TargetKind::Reached),
    below("削减到", TargetKind::Reached),
    below("削减至", TargetKind::Reached),
    below("控制在", TargetKind::Kept),
    below("严格控制在", TargetKind::Kept),
    more("增加"),
    more("新增"),
    more("净增"),
    more("净增加"),
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

    /// The word behind the number that says it is reached: 全覆盖.
    pub fn reached(&self) -> Option<&'static str> {
        let behind = self.0.iter().find(|word| word.place == Behind && word.says_kind());
        behind.map(|word| word.text)
    }

    /// The words at `place`, one behind the other.
    pub fn at(&self, place: WordPlace) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter(move |word| word.place == place).map(|word| word.text)
    }

    /// The amount with its words and its measure.
    pub fn around(&self, digits: &str, measure: &str) -> String {
        let at = |place| self.at(place).collect::<String>();
        if digits.starts_with(NOUGHT) {
            return format!("{}{digits}", at(Before));
        }
        let power = measure.find(|one| !POWERS.contains(one)).unwrap_or(measure.len());
        let (power, base) = measure.split_at(power);
        let [before, between, behind] = [Before, Between, Behind].map(at);
        format!("{before}{digits}{between}{power}{}{base}{behind}", at(BehindPower))
    }
}

/// What an amount begins with that is a word for none: 零事故.
pub(in crate::notice) const NOUGHT: char = '零';

/// Letters of numbers in words, none of which stands in such a word: 零点五 is a number.
pub(in crate::notice) const NUMERALS: &str = "一七万三九二五亿八六十千四点百";

/// Words for powers of ten, with which a measure may begin.
pub(in crate::notice) const POWERS: &str = "十百千万亿";
