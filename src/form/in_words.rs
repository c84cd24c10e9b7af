//! What a task's text says of a target -> whether it is another number than the one in the target's
//! cell: 已完成改造35公里 beside a cell with 30.
//!
//! A number counts where the target's measure stands behind it, and its noun beside it: in the same clause with
//! no other words between than 完成 and the like, right behind the number, or in the same sentence where the
//! number's own clause says 完成 and names nothing. A plan, a part, what is new this quarter and
//! what is only about so many say nothing of the sum. One number that agrees, or all of them together,
//! is enough.

use crate::decimal::Decimal;
use crate::notice::{Notice, Target};
use crate::quantity::{self, Quantity};

use super::answer::Answer;
use super::grid::{Entry, Field, FormGrid};
use super::returned::Return;
use super::words::{normal, numbers_apart};

/// Words before a number by which it is not the sum up to now: what is planned, a part of it, what is new, and
/// the stages before the work is done (签订协议11部，开工6部，完工3部).
const OTHERWISE: [&str; 43] = [
    "目标", "计划", "任务", "拟", "将", "力争", "预计", "预期", "确保", "需", "剩", "余下", "还有",
    "未", "尚", "新增", "本季", "本月", "本期", "其中", "同比", "环比", "增加", "增长", "较", "每",
    "平均", "去年", "上年", "上季", "签订", "协议", "开工", "动工", "在建", "启动", "立项", "招标",
    "摸底", "排查", "申报", "选址", "筹备",
];
/// Words that say that so many are done, at most so many characters before the number.
const DONE: [&str; 9] = ["完成", "建成", "累计", "达到", "实现", "办结", "完工", "竣工", "交付"];
const NEAR: usize = 1;
/// Words by which a number is vague; behind a mark it may be the half of one.
const VAGUE: &str = "约近超逾|";
/// Words with which a sentence goes on behind a number.
const GOES_ON: &str = "的已均并和及或完全共达占为较比同与";
/// Words that may stand between a target's noun and its number, besides those of what is done.
const BETWEEN: [&str; 22] = [
    "已",
    "共",
    "的",
    "了",
    "为",
    "是",
    "达",
    "到",
    "降",
    "升",
    "控制在",
    "工程",
    "项目",
    "任务",
    "改造",
    "建设",
    "安装",
    "维修",
    "新建",
    "全部",
    "目前",
    "工作",
];
/// Words that say what is done to what is counted.
const VERBS: [&str; 17] = [
    "改造", "建设", "安装", "维修", "新建", "发放", "开展", "举办", "改建", "扩建", "新增", "培训",
    "完成", "实施", "建成", "推进", "其中:",
];
/// Powers of ten that may stand before a measure.
const POWERS: &str = "十百千万亿";
/// Characters of a target's name that must stand together before the number.
const SHARED: usize = 2;

/// A target as texts are compared with it.
struct Counted {
    name: String,
    measure: String,
    amount: Option<Decimal>,
}

impl From<&Target> for Counted {
    fn from(target: &Target) -> Counted {
        let (name, measure) = (normal(&target.name.value), normal(&target.unit.value));
        Counted { name, measure, amount: target.promised() }
    }
}

/// The numbers that the task's text gives for the figure of `entry`, where none of them is that figure.
pub(super) fn against(
    notice: &Notice,
    grid: &FormGrid,
    entry: &Entry,
    returned: &Return,
) -> Option<Vec<String>> {
    let Field::Figure { task, target } = entry.field else { return None };
    let text = &returned.answers.get(&grid.entry(Field::Answer { task })?.id)?.answer;
    let figure = &returned.answers.get(&entry.id)?.answer;
    let (Answer::Number(done), Answer::Text(text)) = (figure, text) else { return None };
    let targets: Vec<Counted> = notice.tasks[task].targets.iter().map(Counted::from).collect();
    otherwise(text.as_str(), &targets, target, *done)
}

/// The numbers, with their measure, that a task's `text` gives for the one `at` of its targets, where none
/// of them is `done` and together they are not.
fn otherwise(text: &str, targets: &[Counted], at: usize, done: Decimal) -> Option<Vec<String>> {
    let said = mentions(&normal(&numbers_apart(text)), targets, at);
    let sum = said.iter().try_fold(Decimal::ZERO, |sum, (number, _)| sum.plus(*number));
    let agrees = said.iter().any(|(number, _)| *number == done) || sum == Some(done);
    let written = || said.iter().map(|(_, written)| written.clone()).collect();
    (!said.is_empty() && !agrees).then(written)
}

/// The numbers of the target in a normal text, each as it is written.
fn mentions(text: &str, targets: &[Counted], at: usize) -> Vec<(Decimal, String)> {
    let measure = &targets[at].measure;
    let base = base(measure);
    let (mut found, mut start, mut rest) = (Vec::new(), 0, 0);
    while let Some(first) = text[rest..].find(|one: char| one.is_ascii_digit()) {
        let first = rest + first;
        let digits = digits(&text[first..]);
        rest = first + digits.len();
        let before = segment(&text[start..first]);
        let sentence = sentence(&text[..first]);
        let Some(length) = measured(&text[rest..], base) else { continue };
        let written = &text[first..rest + length];
        start = rest + length;
        if let Quantity::Number(number) = quantity::read(written, measure)
            && !counts_others(&text[start..], &targets[at].name)
            && is_meant(before, targets, at, number)
            && is_beside((sentence, before, &text[start..]), &targets[at].name)
        {
            found.push((number, written.to_owned()));
        }
    }
    found
}

/// A measure without its power of ten.
fn base(measure: &str) -> &str {
    let base = measure.trim_start_matches(|one| POWERS.contains(one));
    if base.is_empty() { measure } else { base }
}

/// The digits that a text begins with, a comma or point behind them aside.
fn digits(text: &str) -> &str {
    let end = text.find(|one: char| !one.is_ascii_digit() && one != '.' && one != ',');
    text[..end.unwrap_or(text.len())].trim_end_matches(['.', ','])
}

/// The bytes of the measure behind a number; `None` where another stands there (个月 is not 个).
fn measured(text: &str, base: &str) -> Option<usize> {
    let power = text.find(|one| !POWERS.contains(one)).unwrap_or(text.len());
    let behind = text[power..].strip_prefix(base)?;
    let other = behind.starts_with(['次', '月', '体', '/', '余', '多', '以', '左', '上', '下']);
    (!other).then_some(power + base.len())
}

/// Whether what stands behind the measure is another thing than the target: 3个镇 of 60个口袋公园.
fn counts_others(behind: &str, name: &str) -> bool {
    let next = behind.trim_start_matches('的').chars().next().filter(|one| one.is_alphabetic());
    next.is_some_and(|next| !name.contains(next) && !GOES_ON.contains(next))
}

/// What stands before a number since the last mark between clauses.
fn segment(text: &str) -> &str {
    let start = text.rfind(|one| ",。;、!?:()".contains(one));
    start.map_or(text, |at| text[at..].trim_start_matches(|one| ",。;、!?:()".contains(one)))
}

/// What stands before a number since the last mark between sentences.
fn sentence(text: &str) -> &str {
    let marks = |one: char| "。;!?".contains(one);
    text.rfind(marks).map_or(text, |at| text[at..].trim_start_matches(marks))
}

/// Whether the target's noun, which its name ends with, stands beside a number: nothing else is counted between
/// them. Its clause may leave it to the sentence.
fn is_beside((sentence, before, behind): (&str, &str, &str), name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let noun: String = letters[letters.len().saturating_sub(SHARED)..].iter().collect();
    let nouns = [noun, root(name)];
    let is_bare = |text: &str| {
        let words = DONE.iter().chain(&BETWEEN);
        let rest = words.fold(text.to_owned(), |rest, word| rest.replace(word, ""));
        !rest.chars().any(char::is_alphabetic)
    };
    let last = nouns.iter().filter_map(|noun| Some(before.rfind(noun)? + noun.len())).max();
    let follows = behind.trim_start_matches('的');
    last.is_some_and(|end| is_bare(&before[end..]))
        || nouns.iter().any(|noun| follows.starts_with(noun.as_str()))
        || last.is_none() && is_bare(before) && nouns.iter().any(|noun| sentence.contains(noun))
}

/// The first two letters of what is counted, where the name begins with what is done to it: 渠道 of 改造渠道.
fn root(name: &str) -> String {
    let bare = VERBS.iter().find_map(|verb| name.strip_prefix(verb));
    let bare = bare.filter(|bare| !bare.is_empty()).unwrap_or(name);
    bare.chars().take(SHARED).collect()
}

/// Whether the number behind these words is what is done of the target.
fn is_meant(before: &str, targets: &[Counted], at: usize, number: Decimal) -> bool {
    let vague = before.ends_with(|one| VAGUE.contains(one)) || before.ends_with('第');
    let of_period = ["季度", "月", "下半年"].iter().any(|word| before.contains(word));
    let until = ["截至", "截止", "累计"].iter().any(|word| before.contains(word));
    let is_otherwise = |word: &str| before.contains(word) && !targets[at].name.contains(word);
    if vague || of_period && !until || OTHERWISE.iter().any(|word| is_otherwise(word)) {
        return false;
    }
    let is_done = DONE.iter().any(|word| {
        let behind = before.rfind(word).map(|at| before[at + word.len()..].chars().count());
        behind.is_some_and(|behind| behind <= NEAR)
    });
    let is_promised = targets[at].amount == Some(number);
    match named(before, targets, at) {
        Named::This => is_done || !is_promised,
        // A share may be one of anything.
        Named::None => is_done && targets[at].measure != "%",
        Named::Other => false,
    }
}

/// Which target the words before a number name.
enum Named {
    This,
    Other,
    /// None of those that are counted alike, of which there is only one.
    None,
}

fn named(before: &str, targets: &[Counted], at: usize) -> Named {
    let base_of = |at: usize| base(&targets[at].measure);
    let alike = (0..targets.len()).filter(|one| base_of(*one) == base_of(at));
    let scores: Vec<(usize, usize)> =
        alike.map(|one| (shared(before, &targets[one].name), one)).collect();
    let best = scores.iter().map(|(score, _)| *score).max().unwrap_or(0);
    let mut named = scores.iter().filter(|(score, _)| *score == best).map(|(_, one)| *one);
    match (named.next(), named.next(), best >= SHARED) {
        (Some(one), None, true) if one == at => Named::This,
        (Some(_), None, false) if scores.len() == 1 => Named::None,
        _ => Named::Other,
    }
}

/// The most characters of `name` that stand together in `text`.
fn shared(text: &str, name: &str) -> usize {
    let letters: Vec<char> = name.chars().collect();
    let stands = |length: usize| {
        letters.windows(length).any(|part| text.contains(&part.iter().collect::<String>()))
    };
    (1..=letters.len()).take_while(|length| stands(*length)).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Counted, otherwise};
    use crate::decimal::Decimal;

    fn counted(name: &str, amount: &str, measure: &str) -> Counted {
        let (name, measure) = (name.to_owned(), measure.to_owned());
        Counted { name, measure, amount: Decimal::parse(amount) }
    }

    fn said(text: &str, targets: &[Counted], at: usize, done: &str) -> String {
        let done = Decimal::parse(done).expect("a number");
        otherwise(text, targets, at, done).unwrap_or_default().join("、")
    }

    #[test]
    fn numbers_that_differ_from_the_cell() {
        let parks = [counted("口袋公园", "60", "个")];
        for (text, wanted) in [
            ("口袋公园截至6月底，已完成 35 个。", "35个"),
            ("口袋公园累计完成３５个，完成率58%。", "35个"),
            ("口袋公园全年任务60个，已建成35个。", "35个"),
            ("已建成35个口袋公园。", "35个"),
            ("口袋公园60个已全部建成。", ""),
            ("口袋公园已建成60个。", "60个"),
            ("城区建成口袋公园20个、镇区建成口袋公园15个。", "20个、15个"),
            ("建成口袋公园0.01万个", "0.01万个"),
        ] {
            assert_eq!(said(text, &parks, 0, "30"), wanted, "{text}");
        }
    }

    #[test]
    fn numbers_that_say_nothing_of_the_cell() {
        let parks = [counted("口袋公园", "60", "个")];
        for text in [
            "",
            "已完成30个。",
            "截至6月底，已完成 35 个。",
            "城区建成公厕35个。",
            "口袋公园配建公厕35个。",
            "已完成35个的设计。",
            "城区建成20个，镇区建成10个。",
            "本季度完成5个，累计完成30个。",
            "二季度完成5个。",
            "下半年完成5个。",
            "新增完成5个，其中完成改造2个。",
            "计划完成60个，力争建成62个。",
            "已召开推进会3次，历时2个月，完成前期工作4个月。",
            "口袋公园已建成2\n5个。",
            "已协调解决问题12个。",
            "完成约35个，超额完成第3个，完成35余个。",
            "每个社区建成1个。",
            "签订口袋公园协议35个，开工32个，完工30个。",
            "口袋公园开工35个。",
            "口袋公园涉及3个镇，已完成5个社区的设计，完成投资35个点。",
            "为个体户完成登记2024个体户。",
        ] {
            assert_eq!(said(text, &parks, 0, "30"), "", "{text}");
        }
    }

    /// Growth is no share, a part no sum, and a number with commas or 万 is the same number.
    #[test]
    fn numbers_that_only_look_otherwise() {
        let share = [counted("任务完成率", "100", "%")];
        for text in ["任务完成率85%，同比增长15%。", "完成率达85%，较上季提高15%。", "增长15%。"]
        {
            assert_eq!(said(text, &share, 0, "85"), "", "{text}");
        }
        assert_eq!(said("任务完成率58%。", &share, 0, "85"), "58%");
        let halls = [counted("便民服务站", "5", "个")];
        assert_eq!(said("完成便民服务站3个，其中新建2个、改造1个。", &halls, 0, "3"), "");
        assert_eq!(said("便民服务站完成3个（其中镇区2个）。", &halls, 0, "3"), "");
        assert_eq!(said("完成便民服务站2个，其中新建2个。", &halls, 0, "3"), "2个");
        let people = [counted("培训人数", "1.5", "万人次")];
        for text in [
            "培训人数1.2万人次。",
            "培训人数12,000人次。",
            "培训人数１２０００人次。",
            "培训人数12，000人次。",
        ] {
            assert_eq!(said(text, &people, 0, "1.2"), "", "{text}");
        }
        assert_eq!(said("培训人数1.3万人次。", &people, 0, "1.2"), "1.3万人次");
    }

    #[test]
    fn powers_of_ten_and_several_targets_in_one_text() {
        let water = [
            counted("改造渠道", "62", "公里"),
            counted("安装计量设施", "1.5", "万套"),
            counted("新建泵站", "20", "座"),
            counted("维修泵站", "30", "座"),
        ];
        let text = "改造渠道35公里，安装计量设施8000套，新建泵站12座，维修泵站18座。";
        let done = |at, done| said(text, &water, at, done);
        assert_eq!([done(0, "35"), done(1, "0.8"), done(2, "12"), done(3, "18")], [""; 4]);
        let wanted = ["35公里", "8000套", "12座", "18座"];
        assert_eq!([done(0, "30"), done(1, "0.7"), done(2, "18"), done(3, "12")], wanted);
        assert_eq!(said("已完成12座。", &water, 2, "9"), "");
        assert_eq!(said("泵站完成率56%。", &[counted("渗漏率", "8", "%")], 0, "7.5"), "");
        assert_eq!(said("渗漏率降到7.2%。", &[counted("渗漏率", "8", "%")], 0, "7.5"), "7.2%");
        assert_eq!(said("完成投资2000万元。", &[counted("补贴", "421", "万元")], 0, "100"), "");
        let money = [counted("发放基本生活费", "421", "万元")];
        assert_eq!(said("发放救助金12万元。", &money, 0, "84"), "");
        assert_eq!(said("发放基本生活费12万元。", &money, 0, "84"), "12万元");
        assert_eq!(said("累计安装井盖9000套。", &water, 1, "0.7"), "");
        assert_eq!(said("渠道已完成40公里的设计。", &water, 0, "35"), "");
        let women = [counted("城乡适龄妇女检查", "2", "万名"), counted("培训", "500", "人次")];
        assert_eq!(said("已完成检查4000名。", &women, 0, "0.4"), "");
        assert_eq!(said("培训完成300人。", &women, 1, "200"), "");
        assert_eq!(said("培训完成300人次。", &women, 1, "200"), "300人次");
    }
}
