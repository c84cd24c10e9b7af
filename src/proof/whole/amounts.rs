//! Targets and the text of their task: the same amount, in the same measure.

use crate::decimal::Decimal;
use crate::diag::Force;
use crate::han;
use crate::notice::{Notice, SText, Target, Task};
use crate::proof::passage::{Kind, Passage};
use crate::published;

use super::{Mark, OF_ONE_PIECE, WholeRow};

pub(super) static ROWS: [WholeRow; 4] = [
    WholeRow::new("W193", OF_ONE_PIECE, amounts)
        .says(
            "目标“{}”的数量与这项实事的文字不符",
            "the amount of the target “{}” is not that of its text",
        )
        .remedy(
            "核对数量，改正写错的一处；印发以后才调整的，数量写新的，加“原数量: [{至: {1}, 数量: {2}}]”（{1} 换成照原来的算到哪一期），调整的文件写进“变更: [{日期: 文件的日期, 文号: 文件的文号}]”",
            "see which of them is right; where it was changed after the notice was issued, write the new amount and 原数量: [{至: {1}, 数量: {2}}] ({1} being the last period of the earlier one), and the document in 变更: [{日期: its day, 文号: its number}]",
        ),
    WholeRow::new("W194", OF_ONE_PIECE, measures)
        .says(
            "目标“{}”的计量单位与这项实事的文字不符",
            "the measure of the target “{}” is not that of its text",
        )
        .remedy("核对计量单位，改正写错的一处", "see which of them is right"),
    WholeRow::new("W195", (Force::National, "GB/T 15835—2011"), separators)
        .says("“{}”的千位分节与别处不一致", "“{}” is grouped in thousands, other numbers are not")
        .remedy("全文统一：都分节，或者都不分节", "group all of them, or none"),
    WholeRow::new("W196", OF_ONE_PIECE, other_level)
        .says("单位“{}”与别的单位不是同一级的", "the unit “{}” is not of the level of the others")
        .remedy("核对单位；确是上级或下级单位的，不用改", "see to it; leave it where it is meant"),
];

/// A number in a text and what stands around it.
struct Figure {
    before: String,
    value: Decimal,
    behind: String,
    /// Whether it is that of each month, or of each of several places: 每季度20场, 每镇2处.
    is_of_each: bool,
}

/// So many characters behind a number can be words and its measure.
const MEASURE: usize = 10;
/// So many characters of a target's name right before a number say that it is the target's.
const NAME: usize = 3;

fn figures(task: &Task) -> Vec<Figure> {
    let mut figures = Vec::new();
    for text in &task.text {
        let passage = Passage::new(text, Kind::Paragraph);
        let mut at = 0;
        while at < passage.len() {
            let end = passage.run(at, |one| one.is_ascii_digit() || matches!(one, '.' | ','));
            let end = if end > at { end } else { passage.run(at, |one| NUMERALS.contains(one)) };
            // 第五届 counts nothing.
            let is_ordinal = passage.before(at) == Some('第');
            if let Some(value) = value(passage.slice(at..end)).filter(|_| !is_ordinal) {
                let before = passage.slice(at.saturating_sub(NAME)..at).to_owned();
                let behind = passage.slice(end..end + MEASURE).to_owned();
                let of_line = &text.value[..passage.bytes(at..end).start];
                let is_of_each = published::is_of_each(of_line, &behind);
                figures.push(Figure { before, value, behind, is_of_each });
            }
            at = end.max(at + 1);
        }
    }
    figures
}

const NUMERALS: &str = "一二三四五六七八九十百千";

/// The value of digits, or of numerals (百场, 三十名).
fn value(written: &str) -> Option<Decimal> {
    if written.starts_with(|one: char| one.is_ascii_digit()) {
        return Decimal::parse(written.replace(',', "").trim_end_matches('.'));
    }
    let number = match written {
        "百" => Some(100),
        "千" => Some(1000),
        other => han::number(other),
    };
    // 一 stands in words (一站式) more often than before a measure.
    Decimal::parse(&number.filter(|number| *number >= 2)?.to_string())
}

/// Powers of ten by their names.
const POWERS: [(&str, i32); 6] =
    [("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3)];

/// What may stand between a number and its measure.
const BETWEEN: [&str; 6] = ["余", "多", "以上", "左右", "以内", "来"];

/// The measure without the power of ten before it, and the power.
pub(super) fn power(measure: &str) -> (&str, i32) {
    let named = POWERS.iter().find_map(|(name, power)| Some((measure.strip_prefix(name)?, *power)));
    named.unwrap_or((measure, 0))
}

impl Figure {
    /// Its value in ones, and what is behind the power of ten.
    fn in_ones(&self) -> (Option<Decimal>, &str) {
        let (behind, power) = power(&self.behind);
        let behind = BETWEEN.iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
        let (behind, more) = if power == 0 { self::power(behind) } else { (behind, 0) };
        (self.value.times_ten_to(power + more), behind)
    }

    /// Whether the end of the target's name stands right before it.
    fn is_of(&self, target: &Target) -> bool {
        self.before.chars().count() == NAME && target.name.ends_with(&self.before)
    }

    /// As the text has it, where the measure stands right behind: 2万人次, 60场以上.
    fn written(&self, measure: &str) -> Option<String> {
        let end = self.behind.find(measure)? + measure.len();
        let bound = ["以上", "以下", "以内", "左右"];
        let bound = bound.into_iter().find(|word| self.behind[end..].starts_with(word));
        Some(format!("{}{}{}", self.value, &self.behind[..end], bound.unwrap_or_default()))
    }

    fn is_in(&self, measure: &str) -> bool {
        self.in_ones().1.starts_with(measure)
    }
}

/// The amount of a plain target in ones, and its measure; nothing of a range or of words.
pub(super) fn promised(target: &Target) -> Option<(Decimal, &str)> {
    let (measure, power) = power(&target.unit);
    let amount = Decimal::parse(&target.amount)?.times_ten_to(power)?;
    Some((amount, measure)).filter(|(_, measure)| !measure.is_empty())
}

/// Whether an amount is the sum of several of `part`: 80场 of 每季度20场.
pub(super) fn is_sum_of(amount: Decimal, part: Decimal) -> bool {
    const NEAR: f64 = 1e-6;
    let times = amount.to_f64() / part.to_f64();
    times.is_finite() && times > 1.5 && (times - times.round()).abs() < NEAR
}

/// What else is told of a mark.
type More = Option<Box<[String; 2]>>;

/// The plain targets of which `find` tells something, with the numbers of their task's text; `place` is what is marked, and
/// with what `find` tells.
fn each(
    notice: &Notice,
    place: fn(&Target) -> &SText,
    find: impl Fn(&Target, (Decimal, &str), &[Figure]) -> Option<More>,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    for task in &notice.tasks {
        let figures = figures(task);
        for target in
            task.targets.iter().filter(|target| target.in_force && target.earlier.is_empty())
        {
            let Some(promised) = promised(target) else { continue };
            if let Some(more) = find(target, promised, &figures) {
                let found = format!("{} {}", target.name.value, target.printed());
                marks.push(Mark { more, ..Mark::at(&place(target).origin, found) });
            }
        }
    }
    marks
}

/// The text counts the same measure, or this target by its name, and the amount is nowhere in it. What is told is the
/// first period, and what the text says.
fn amounts(notice: &Notice) -> Vec<Mark> {
    let first = notice.periods().next().map(|first| first.to_string()).unwrap_or_default();
    each(
        notice,
        |target| &target.amount,
        |target, (amount, measure), figures| {
            let is_said = figures.iter().any(|figure| figure.in_ones().0 == Some(amount));
            let counts = |figure: &&Figure| figure.is_in(measure) || figure.is_of(target);
            let counted: Vec<&Figure> = figures.iter().filter(counts).collect();
            let values: Vec<Decimal> = counted.iter().filter_map(|one| one.in_ones().0).collect();
            // Of several numbers of that measure it is not known which one is the target's.
            let own = counted.iter().find(|one| one.is_of(target));
            let own = own.or_else(|| counted.first().filter(|_| counted.len() == 1));
            // The text says what each month or town has, and the target the sum.
            let is_summed = |one: &&Figure| {
                one.is_of_each && one.in_ones().0.is_some_and(|part| is_sum_of(amount, part))
            };
            let named: Vec<&Figure> =
                counted.iter().copied().filter(|one| one.is_of(target)).collect();
            let its = if named.is_empty() { &counted } else { &named };
            if !its.is_empty() && its.iter().all(is_summed) {
                return None;
            }
            let own = own.and_then(|one| one.written(measure));
            let was = || own.unwrap_or_else(|| "原来的数量".to_owned());
            let more = || Some(Box::new([first.clone(), was()]));
            (!is_said && !values.is_empty() && !are_parts(&values, amount)).then(more)
        },
    )
}

/// Whether some of the numbers, one behind the other, sum up to `whole`: 线上20场、线下40场.
fn are_parts(numbers: &[Decimal], whole: Decimal) -> bool {
    let sum =
        |part: &[Decimal]| part.iter().try_fold(Decimal::ZERO, |sum, number| sum.plus(*number));
    let begins = 0..numbers.len();
    begins.into_iter().any(|begin| {
        (begin + 2..=numbers.len()).any(|end| sum(&numbers[begin..end]) == Some(whole))
    })
}

/// The amount is in the text, always with another measure behind it.
fn measures(notice: &Notice) -> Vec<Mark> {
    each(
        notice,
        |target| &target.unit,
        |_, (amount, measure), figures| {
            // Where the text has this measure of each of several, another number is not the target's by chance.
            let is_summed = |figure: &Figure| {
                let part = figure.in_ones().0.filter(|_| figure.is_of_each);
                figure.is_in(measure) && part.is_some_and(|part| is_sum_of(amount, part))
            };
            if figures.iter().any(is_summed) {
                return None;
            }
            let said = figures.iter().filter(|figure| figure.in_ones().0 == Some(amount));
            let said: Vec<&Figure> = said.collect();
            let first = measure.chars().next();
            // 平方米 of 500平方米, 个 of 个村（社区）: what begins alike is not told apart.
            let is_another = |figure: &&Figure| figure.in_ones().1.chars().next() != first;
            let is_odd = !said.is_empty() && said.iter().all(is_another) && is_counted(measure);
            is_odd.then_some(None)
        },
    )
}

/// Measures that stand right behind their number in a text: one character, or two of people and times.
fn is_counted(measure: &str) -> bool {
    measure.chars().count() == 1 || ["人次", "万元", "亿元", "公里"].contains(&measure)
}

/// Numbers with commas where others of four digits have none.
fn separators(notice: &Notice) -> Vec<Mark> {
    let (mut grouped, mut plain) = (Vec::new(), false);
    for passage in crate::proof::passage::of(notice) {
        let mut at = 0;
        while at < passage.len() {
            let end = passage.run(at, |one| one.is_ascii_digit() || one == ',');
            let number = passage.slice(at..end);
            let is_year = number.len() == 4 && passage.at(end) == Some('年');
            let bracketed = passage.before(at).is_some_and(|one| "〔-－".contains(one));
            if is_grouped(number) {
                grouped.push(Mark::at(&passage.text.part(passage.bytes(at..end)), number));
            } else {
                let is_plain = (4..=9).contains(&number.len()) && !number.contains(',');
                plain |= is_plain && !is_year && !bracketed;
            }
            at = end.max(at + 1);
        }
    }
    if plain { grouped } else { Vec::new() }
}

fn is_grouped(number: &str) -> bool {
    let mut groups = number.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    (1..=3).contains(&first.len()) && !rest.is_empty() && rest.iter().all(|group| group.len() == 3)
}

/// The levels that units' names begin with.
const LEVELS: &str = "省市县区旗镇乡州";

/// Words that begin like a level and name none: 市场监管局, 县域经济发展中心.
const WORDS: [&str; 8] = ["市场", "市容", "县域", "区域", "镇域", "乡村", "州府", "旗舰"];

/// Units whose names begin with another level than nearly all of them.
fn other_level(notice: &Notice) -> Vec<Mark> {
    let level = |name: &str| {
        let first = name.chars().next().filter(|first| LEVELS.contains(*first))?;
        // 省市驻川单位 are of several levels, 市公安局淄川分局 is of the district.
        let several = name.chars().nth(1).is_some_and(|next| LEVELS.contains(next));
        let is_word = WORDS.iter().any(|word| name.starts_with(word));
        (!several && !is_word && !name.ends_with("分局")).then_some(first)
    };
    let units = &notice.units.units;
    let of = |wanted: char| units.iter().filter(|unit| level(&unit.name) == Some(wanted)).count();
    let Some(most) = LEVELS.chars().max_by_key(|level| of(*level)) else { return Vec::new() };
    let others = units.iter().filter(|unit| level(&unit.name).is_some_and(|own| own != most));
    let others: Vec<_> = others.collect();
    // Where several levels work together, each is meant.
    let is_odd = others.len() == 1 && of(most) >= 4;
    let named = |name: &str| {
        let frames = notice.recipients.iter().chain(&notice.copies);
        frames.into_iter().any(|frame| frame.contains(name))
    };
    let odd = others.into_iter().filter(|unit| is_odd && !named(&unit.name));
    odd.map(|unit| Mark::at(&unit.name.origin, unit.name.value.clone())).collect()
}
