//! A cell where a number is asked for -> the number in the measure that the notice counts.
//!
//! The measure stands behind the digits (0.25万人次, typed or by the cell's number format), else in
//! the row's own 计量单位, else it is the notice's. Powers of ten are reckoned over and pointed
//! out; what is counted in anything else is told apart, and nothing is guessed.

use crate::decimal::Decimal;
use crate::intake::{Cell, Value};
use crate::quantity::{self, Quantity};

use crate::form::proportion::{says_right, without_statement};
use crate::form::words::{normal, numbers_apart};

use super::shown::{Shown, shown};

/// What a figure is counted in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measures<'m> {
    /// By the notice.
    pub(super) asked: &'m str,
    /// By the row it stands in; empty where that does not say.
    pub(super) row: &'m str,
    /// Whether it is a rate that falls or rises, so that 下降15% is one below zero.
    pub(super) falls: bool,
    /// The amount that is promised: 零事故 answers itself.
    pub(super) amount: &'m str,
    /// The word that says that all of it is reached, where 100% are promised: 全覆盖.
    pub(super) all: Option<&'static str>,
}

/// Words before a rate that fell, and before one that rose.
const FELL: [&str; 4] = ["下降", "降低", "减少", "降"];
pub(in crate::form) const ROSE: [&str; 5] = ["上升", "增长", "增加", "提高", "升"];
/// What a rate is compared with, before these words.
const COMPARED: [&str; 8] =
    ["同比", "比上年同期", "较上年同期", "比去年同期", "较去年同期", "比上年", "较上年", "比去年"];

/// Words before a figure that say it is so much now.
const REACHED: [&str; 8] = ["累计完成", "累计达到", "累计", "已达到", "达到", "已达", "达", "现为"];
/// Words for a rate that neither fell nor rose, and what it is compared with before them.
const LEVEL: &str = "持平";
const LEVEL_WITH: [&str; 4] = ["与上年", "与去年", "与上年同期", "与去年同期"];
/// Before the word that says that all of it is reached.
const ALL_BEFORE: [&str; 6] = ["", "已", "实现", "已实现", "全部", "已全部"];
/// All of it, in percent.
const ALL: &str = "100";
/// Before what is none.
const NOUGHT: char = '零';
/// Words for none of what should not happen.
const NEVER: [&str; 4] = ["没有", "未发生", "没有发生", "暂无"];

/// What a cell says of an amount.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Figure {
    /// So many, as it stands there.
    Number(Decimal),
    /// So many, after the decimal point was moved.
    Reckoned {
        /// In the measure of the notice.
        number: Decimal,
        /// As it is written, with its measure.
        written: String,
    },
    /// So many of what the row counts, which is not what the notice counts.
    OtherMeasure(Decimal),
    /// This number is held, and the format shows another.
    Unsure(Decimal),
    /// No number, or one of something else.
    Text,
}

/// What `cell` says.
pub(super) fn figure(cell: &Cell, measures: Measures<'_>) -> Figure {
    let (asked, row) = (normal(measures.asked), normal(measures.row));
    let stored = stored(cell);
    if stored.is_none() && says_none(cell, &measures) {
        return Figure::Number(Decimal::ZERO);
    }
    if let Some(all) = Decimal::parse(ALL).filter(|_| stored.is_none() && says_all(cell, &measures))
    {
        return Figure::Number(all);
    }
    let (digits, own) = match &stored {
        Some(Shown::Unsure(number)) => return Figure::Unsure(*number),
        Some(Shown::Number(number, behind)) => (number.to_string(), behind.clone()),
        None => typed(cell, &measures),
    };
    let by_row = own.is_empty() && row.chars().any(char::is_alphabetic);
    let measure = if by_row { &row } else { &own };
    if let Some(Shown::Number(number, _)) = stored
        && (measure.is_empty() || *measure == asked)
    {
        return Figure::Number(number);
    }
    let Quantity::Number(plain) = quantity::read(&digits, "") else { return Figure::Text };
    // 2 beside 5场 is not 25场.
    if by_row && row.starts_with(|one: char| one.is_ascii_digit()) {
        return Figure::OtherMeasure(plain);
    }
    match quantity::read(&format!("{digits}{measure}"), &asked) {
        Quantity::Number(number) if number == plain => Figure::Number(plain),
        Quantity::Number(number) => {
            let written = if by_row { format!("{digits}{row}") } else { cell.text.clone() };
            Figure::Reckoned { number, written }
        }
        Quantity::OtherMeasure(_) | Quantity::NoNumber if by_row => Figure::OtherMeasure(plain),
        Quantity::OtherMeasure(_) | Quantity::NoNumber | Quantity::TooManyDigits => Figure::Text,
    }
}

/// What the cell's number is, as its format shows it; 98.5% is stored as 0.985, and is what is shown.
fn stored(cell: &Cell) -> Option<Shown> {
    match cell.value {
        Value::Number(number) if !cell.text.trim_end().ends_with(['%', '％']) => {
            Decimal::of_cell(number).map(|number| shown(number, &cell.text))
        }
        Value::Number(_) | Value::Text | Value::Day(_) => None,
        Value::Time | Value::Truth(_) | Value::Error | Value::Picture => None,
    }
}

/// Whether a cell's text says that there is none of it: 零, 零起, and, where nothing is what is promised, its words and
/// 无 too (零事故, 无事故, 未发生). 零星发生 says nothing.
pub(super) fn says_none(cell: &Cell, measures: &Measures<'_>) -> bool {
    let (text, asked, amount) =
        (normal(&cell.text), normal(measures.asked), normal(measures.amount));
    let event = amount.strip_prefix(NOUGHT);
    let of = |word: char| {
        let behind = text.strip_prefix(word);
        behind.is_some_and(|behind| behind.is_empty() || behind == asked || Some(behind) == event)
    };
    let is_promised = event.is_some() || Decimal::parse(&amount) == Some(Decimal::ZERO);
    let is_level = measures.falls && text.strip_suffix(LEVEL).is_some_and(is_comparison);
    of(NOUGHT) || is_level || is_promised && (of('无') || NEVER.contains(&text.as_str()))
}

/// Whether no more than what a rate is compared with stands there.
fn is_comparison(text: &str) -> bool {
    text.is_empty() || COMPARED.contains(&text) || LEVEL_WITH.contains(&text)
}

/// Whether a cell's text says that all of it is reached: 全覆盖, 已全部完成.
fn says_all(cell: &Cell, measures: &Measures<'_>) -> bool {
    let text = normal(&cell.text);
    let before = measures.all.and_then(|word| text.strip_suffix(word));
    before.is_some_and(|before| ALL_BEFORE.contains(&before))
}

/// The digits that are typed and what stands behind them, as texts are compared. Of a rate that falls the
/// words before them are its sign.
fn typed(cell: &Cell, measures: &Measures<'_>) -> (String, String) {
    let falls = measures.falls;
    let text = normal(&numbers_apart(&cell.text));
    let compared = COMPARED.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    let direction = |words: &[&str]| {
        let rest = words.iter().find_map(|word| compared.strip_prefix(word))?;
        Some(rest.strip_prefix('了').unwrap_or(rest))
    };
    let (sign, text) = match (direction(&FELL), direction(&ROSE)) {
        (Some(rest), _) if falls => ("-", rest),
        (None, Some(rest)) if falls => ("", rest),
        (Some(_) | None, _) => ("", text.as_str()),
    };
    let text = REACHED.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let plus =
        text.strip_prefix('+').filter(|rest| rest.starts_with(|one: char| one.is_ascii_digit()));
    let text = plus.unwrap_or(text);
    let is_digit = |one: char| one.is_ascii_digit() || matches!(one, '.' | ',' | '-');
    let (digits, own) = text.split_at(text.find(|one| !is_digit(one)).unwrap_or(text.len()));
    let own = if says_right(text) { without_statement(own) } else { own };
    let own = measures.all.and_then(|word| own.strip_suffix(word)).unwrap_or(own);
    (format!("{sign}{}", digits.trim_end_matches(',')), own.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Figure, Measures, figure};
    use crate::decimal::Decimal;
    use crate::intake::{Cell, Value};

    fn read(cell: &Cell, row: &str, asked: &str) -> Figure {
        figure(cell, Measures { asked, row, falls: false, amount: "60", all: None })
    }

    #[test]
    fn none_in_words() {
        let read = |text, amount| {
            let cell = Cell::new(text, Value::Text);
            figure(&cell, Measures { asked: "起", row: "起", falls: false, amount, all: None })
        };
        let none = Figure::Number(Decimal::ZERO);
        for text in ["零", " 零起 ", "零事故", "无", "无事故", "未发生"] {
            assert_eq!(read(text, "零事故"), none, "{text}");
        }
        assert_eq!(read("无", "0"), none);
        assert_eq!(read("零", "60"), none);
        assert_eq!(read("无人员伤亡事故1起", "零事故"), Figure::Text);
        for text in ["零星发生", "零点五", "零事故", "零上5度", "无", "无事故", "未发生"]
        {
            assert_eq!(read(text, "60"), Figure::Text, "{text}");
        }
    }

    fn typed(text: &str, row: &str, asked: &str) -> Figure {
        read(&Cell::new(text, Value::Text), row, asked)
    }

    fn decimal(number: f64) -> Decimal {
        Decimal::of_cell(number).expect("a number")
    }

    fn reckoned(number: f64, written: &str) -> Figure {
        Figure::Reckoned { number: decimal(number), written: written.to_owned() }
    }

    #[test]
    fn a_rate_that_falls_may_say_so() {
        let read = |text: &str| {
            let cell = Cell::new(text, Value::Text);
            figure(&cell, Measures { asked: "%", row: "%", falls: true, amount: "15", all: None })
        };
        for (text, wanted) in [
            ("下降15%", -15.0),
            ("同比", 0.0),
            ("-15", -15.0),
            ("上升3.5%", 3.5),
            ("降 2%", -2.0),
            ("同比下降15%", -15.0),
            ("较上年减少了3%", -3.0),
            ("+7%", 7.0),
            ("持平", 0.0),
            ("与上年同期持平", 0.0),
            ("同比持平", 0.0),
            ("同比上升2%", 2.0),
        ] {
            let wanted =
                if text == "同比" { Figure::Text } else { Figure::Number(decimal(wanted)) };
            assert_eq!(read(text), wanted, "{text}");
        }
        assert_eq!(typed("下降15%", "", "%"), Figure::Text);
    }

    #[test]
    fn all_in_words() {
        let read = |text, all| {
            let cell = Cell::new(text, Value::Text);
            figure(&cell, Measures { asked: "%", row: "", falls: false, amount: "100", all })
        };
        for text in ["全覆盖", "已全覆盖", "实现全覆盖", "100%全覆盖", "100"] {
            assert_eq!(read(text, Some("全覆盖")), Figure::Number(decimal(100.0)), "{text}");
        }
        assert_eq!(read("98%全覆盖", Some("全覆盖")), Figure::Number(decimal(98.0)));
        for text in ["未全覆盖", "基本全覆盖", "完成"] {
            assert_eq!(read(text, Some("全覆盖")), Figure::Text, "{text}");
        }
        assert_eq!(read("全覆盖", None), Figure::Text);
    }

    /// The figure in the column of the measure.
    #[test]
    fn a_measure_of_digits_is_joined_to_no_figure() {
        assert_eq!(typed("2", "5场", "场"), Figure::OtherMeasure(decimal(2.0)));
    }

    #[test]
    fn numbers_typed_as_text() {
        let texts = ["６０", " 60 ", "1,200", "1，200.5", "60场", "0"];
        let wanted = [60.0, 60.0, 1200.0, 1200.5, 60.0, 0.0];
        for (text, wanted) in texts.iter().zip(wanted) {
            assert_eq!(typed(text, "", "场"), Figure::Number(decimal(wanted)), "{text}");
        }
        for said in ["达到60", "累计完成60场", "现为 60"] {
            assert_eq!(typed(said, "", "场"), Figure::Number(decimal(60.0)), "{said}");
        }
        for said in ["+60", "＋60场"] {
            assert_eq!(typed(said, "", "场"), Figure::Number(decimal(60.0)), "{said}");
        }
        for text in ["持平", "+", "60+", "+约60", "+-60"] {
            assert_eq!(typed(text, "", "场"), Figure::Text, "{text}");
        }
        for text in ["达到约60", "本月完成60", "达到60%", "达到60场以上", "达标"] {
            assert_eq!(typed(text, "", "场"), Figure::Text, "{text}");
        }
        for text in ["约60", "60余", "60名", "1,20", "", "60%", "一", "1.2.3", "1234567890123456"]
        {
            assert_eq!(typed(text, "", "场"), Figure::Text, "{text}");
        }
        assert_eq!(typed("12 000", "", "人"), Figure::Number(decimal(12_000.0)));
        for text in ["2\n5", "2 5", "2　5场", "1 20", "1.\n5", "1,\n200", "35200 1数字无误"] {
            assert_eq!(typed(text, "场", "场"), Figure::Text, "{text:?}");
        }
        assert_eq!(typed("-5", "场", "场"), Figure::Number(decimal(-5.0)));
        assert_eq!(typed("-3.5%", "", "%"), Figure::Number(decimal(-3.5)));
        for said in
            ["35200（数字无误）", "35200数字无误", "35200公里数字无误", "35200 公里，数据属实"]
        {
            assert_eq!(typed(said, "", "公里"), Figure::Number(decimal(35200.0)), "{said}");
        }
        assert_eq!(typed("35200数字无误？", "", "公里"), Figure::Text);
        assert_eq!(typed("35200数字有误", "", "公里"), Figure::Text);
    }

    #[test]
    fn powers_of_ten_are_reckoned_over() {
        assert_eq!(typed("0.25万人次", "", "人次"), reckoned(2500.0, "0.25万人次"));
        assert_eq!(typed("0.25 万 人次", "", "万人次"), Figure::Number(decimal(0.25)));
        assert_eq!(typed("2500人次", "", "万人次"), reckoned(0.25, "2500人次"));
        assert_eq!(typed("１．２万", "", "人次"), reckoned(12000.0, "１．２万"));
        assert_eq!(typed("0人次", "", "万人次"), Figure::Number(decimal(0.0)));
    }

    /// A number's format may show its measure; its digits are those that it has, not those shown.
    #[test]
    fn numbers_whose_format_shows_a_measure() {
        let shown = |text: &str, number: f64| Cell::new(text, Value::Number(number));
        let cell = shown("0.25万人次", 0.2534);
        assert_eq!(read(&cell, "", "人次"), reckoned(2534.0, "0.25万人次"));
        assert_eq!(read(&cell, "", "万人次"), Figure::Number(decimal(0.2534)));
        assert_eq!(read(&shown("60场", 60.0), "", "场"), Figure::Number(decimal(60.0)));
        assert_eq!(read(&shown("60次", 60.0), "", "场"), Figure::Text);
        assert_eq!(read(&shown("￥3,850.00", 3850.0), "", "元"), Figure::Number(decimal(3850.0)));
        assert_eq!(read(&shown("12.0 ", 12.0), "", "场"), Figure::Number(decimal(12.0)));
        assert_eq!(read(&shown("98.5%", 0.985), "", "%"), Figure::Number(decimal(98.5)));
        assert_eq!(read(&shown("50%", 0.5), "", "场"), Figure::Text);
        let scaled = shown("1.3万名", 12_534.0);
        assert_eq!(read(&scaled, "", "万名"), Figure::Number(decimal(1.2534)));
        assert_eq!(read(&scaled, "", "名"), reckoned(12_534.0, "1.3万名"));
        assert_eq!(read(&shown("105.3", 1_052_500.0), "", "万元"), Figure::Number(decimal(105.25)));
    }

    #[test]
    fn the_measure_of_the_row() {
        let number = |number: f64| Cell::new(number.to_string(), Value::Number(number));
        assert_eq!(read(&number(2500.0), "人次", "万人次"), reckoned(0.25, "2500人次"));
        assert_eq!(read(&number(0.25), "万人次", "万人次"), Figure::Number(decimal(0.25)));
        assert_eq!(read(&number(20.0), "次", "场"), Figure::OtherMeasure(decimal(20.0)));
        assert_eq!(read(&number(20.0), "/", "场"), Figure::Number(decimal(20.0)));
        assert_eq!(typed("0.3万人次", "人次", "人次"), reckoned(3000.0, "0.3万人次"));
        assert_eq!(typed("约20", "次", "场"), Figure::Text);
    }
}
