//! The schemas of single values: their types, their patterns, and what is said where they do not fit.
//!
//! Patterns keep to what every engine of regular expressions knows: nothing looks ahead or back. Each takes
//! the line ends of a block with it.

use serde_json::{Value as Json, json};

use crate::diag::{Ending, KeyProblem, Lang, Problem, ValueProblem};
use crate::notice::check::layout::SIZES;
use crate::notice::check::one_of_both;
use crate::notice::check::paper::LEVELS;
use crate::notice::check::signed::DIAMETERS;
use crate::notice::model::{NOUGHT, NUMERALS, RANGE, WORDS, WordPlace};

/// What an editor makes of a value that is no list and no mapping.
const SCALARS: [&str; 3] = ["string", "number", "boolean"];
/// One line with something to be seen in it.
const LINE: &str = "[^\\S\\t\\n]*[^\\s][^\\t\\n]*";

fn whole(pattern: &str) -> String {
    format!("^({pattern})\\n*$")
}

fn remedy(problem: &Problem) -> String {
    problem.message(Lang::Zh).remedy
}

/// Any text.
pub(super) fn line() -> Json {
    let key = String::new;
    let said = [
        Problem::Key(KeyProblem::EmptyValue { key: key() }),
        Problem::Key(KeyProblem::LinesInText { key: key() }),
    ];
    let said = said.map(|problem| remedy(&problem)).join("。");
    json!({ "type": SCALARS, "pattern": whole(LINE), "errorMessage": said })
}

/// Anything an editor makes of a text of that pattern; `problem` is what the reader says of any other.
pub(super) fn some(pattern: &str, problem: &Problem) -> Json {
    let mut any = text(pattern, problem);
    any["type"] = json!(SCALARS);
    any
}

/// A text of that pattern; `problem` is what the reader says of any other.
pub(super) fn text(pattern: &str, problem: &Problem) -> Json {
    json!({ "type": "string", "pattern": whole(pattern), "errorMessage": remedy(problem) })
}

/// A text of that pattern, or a number of that type.
pub(super) fn numeric(kind: &str, pattern: &str, problem: &Problem) -> Json {
    let mut numeric = text(pattern, problem);
    numeric["type"] = json!(["string", kind]);
    numeric
}

/// A whole number from `least` to `most`, where an editor reads it as a number.
pub(super) fn integer([least, most]: [u64; 2], pattern: &str, problem: &Problem) -> Json {
    let mut integer = numeric("integer", pattern, problem);
    integer["minimum"] = json!(least);
    integer["maximum"] = json!(most);
    integer
}

/// One such value, or a list of them.
pub(super) fn or_list(mut one: Json, name: &str) -> Json {
    let types = one["type"].as_array().cloned().unwrap_or_else(|| vec![one["type"].clone()]);
    one["type"] = types.into_iter().chain([json!("array")]).collect();
    one["items"] = json!({ "$ref": format!("#/$defs/{name}") });
    one["minItems"] = json!(1);
    one
}

/// Rows of cells: a cell may stay blank.
pub(super) fn rows() -> Json {
    let cell = json!({
        "type": ["string", "number", "boolean", "null"],
        "pattern": format!("^(\\s*|({LINE})\\n*)$"),
    });
    let row = json!({ "type": "array", "items": cell, "minItems": 1 });
    json!({ "type": "array", "items": row, "minItems": 1 })
}

/// One of a few words, under either of their names. An editor offers them; where `true` is one of them, it
/// reads it as no text.
pub(super) fn choice(names: &[[&'static str; 2]]) -> Json {
    let offered = |name: &str| match name {
        "true" => json!(true),
        "false" => json!(false),
        name => json!(name),
    };
    let all: Vec<&str> = names.iter().flatten().copied().collect();
    let mut words: Vec<Json> = all.iter().map(|name| offered(name)).collect();
    words.dedup();
    let allowed = names.iter().map(|[name, alias]| one_of_both(name, alias)).collect();
    let problem = Problem::Value(ValueProblem::NotOneOf { found: String::new(), allowed });
    json!({
        "anyOf": [{ "enum": words }, one_of_texts(&all)],
        "errorMessage": remedy(&problem),
    })
}

/// One of these texts, as a block too.
pub(super) fn one_of_texts(texts: &[&str]) -> Json {
    json!({ "type": "string", "pattern": whole(&texts.join("|").replace('.', "\\.")) })
}

/// 机密, or 机密★1年.
pub(super) fn secrecy() -> String {
    let part = "[1-9][0-9]*(年|个月|月|日|天)";
    format!("({})(★(长期|({part}){{1,3}}))?", LEVELS.join("|"))
}

const MONTH: &str = "(0?[1-9]|1[0-2])";
const DAY: &str = "(0?[1-9]|[12][0-9]|3[01])";

/// 2024-03-28, 2024/3/28, 2024.3.28 or 2024年3月28日.
pub(super) fn date() -> String {
    let (month, day) = (MONTH, DAY);
    let marked = ["-", "/", "\\."].map(|mark| format!("{mark}{month}{mark}{day}"));
    format!("[0-9]{{4}}({}|年{month}月{day}日)", marked.join("|"))
}

/// A day, a month, a year, two of them with `-` between, or words: more than numbers and what stands between those
/// of days.
pub(super) fn due() -> String {
    let year = "[0-9]{4}年";
    let words = "[^\\t\\n]*[^0-9\\-/.年月日号\\s][^\\t\\n]*";
    let day = format!("{MONTH}月({DAY}[日号])?");
    let from = format!("({year})?{MONTH}(月({DAY}[日号]?)?)?");
    let range =
        format!("{from}-({year})?{day}|({year})?{MONTH}月{DAY}[日号]?-{DAY}[日号]|{year}-{year}");
    format!("{}|{year}|({year})?{day}|{range}|{words}", date())
}

/// Three digits at least, with anything beside them.
pub(super) fn phone() -> String {
    "([^\\t\\n]*[0-9０-９]){3}[^\\t\\n]*".to_owned()
}

/// A period as the program writes it or people do (`Period::typed`): full-width digits and blanks too.
pub(super) fn period() -> String {
    let year = "[0-9０-９]{4}";
    let month = "([0０]?[1-9１-９]|[1１][0-2０-２]|十[一二]?|[一二三四五六七八九])";
    let quarter = "[0０]?[1-4１-４一二三四]";
    let parts = [
        format!("第?~{quarter}~季度?"),
        format!("[QqＱｑ]~{quarter}"),
        "[HhＨｈ]~[0０]?[12１２一二]".to_owned(),
        format!("({month}|元)~月份?"),
        "上半年|下半年|全年度?|年度|[YyＹｙ]".to_owned(),
    ];
    let of_year = format!("{year}~(年度|[年\\-－/／.．_＿])?~{month}?");
    let any = parts.map(|part| format!("({part})")).join("|");
    let whole = format!("~({of_year}|({year}~(年度|[年\\-－/／.．_＿])?~)?({any}))~");
    whole.replace('~', "[^\\S\\t\\n]*")
}

/// A number or a range with the words and the measure about it: 不少于60场, 50-60人, 12万余人次.
pub(super) fn amount() -> String {
    let before = WORDS.iter().filter(|word| word.place == WordPlace::Before);
    let before: Vec<&str> = before.map(|word| word.text).collect();
    let digits = "([0-9０-９]+|[0-9０-９]{1,3}([,，][0-9０-９]{3})+)([.．][0-9０-９]+)?";
    let range: String = RANGE.iter().collect::<String>().replace('-', "\\-");
    let sign = "[\\-－−]?";
    let behind = "[^0-9０-９，,。；、\\t\\n]*";
    let before = before.join("|");
    let number = format!("{sign}{digits}({behind}[{range}]+{digits})?{behind}");
    format!("\\s*(({before})\\s*){{0,5}}({number}|{NOUGHT}[{}]{{1,5}}\\s*)", letters())
}

/// The letters of a word for none (零事故), as ranges: all Chinese characters but those of numbers.
fn letters() -> String {
    let mut numerals: Vec<char> = NUMERALS.chars().collect();
    numerals.sort_unstable();
    let (mut ranges, mut from) = (String::new(), '\u{4E00}');
    for numeral in numerals.into_iter().chain(['\u{A000}']) {
        let before = char::from_u32(u32::from(numeral) - 1).unwrap_or(numeral);
        if from <= before {
            ranges += &format!("{from}-{before}");
        }
        from = char::from_u32(u32::from(numeral) + 1).unwrap_or(numeral);
    }
    ranges
}

/// A number with its unit, or the name of a type size.
pub(super) fn length() -> String {
    let sizes: Vec<&str> = SIZES.iter().map(|(name, _)| *name).collect();
    format!("{}|[0-9]+(\\.[0-9]+)?\\s*(mm|毫米|cm|厘米|pt|磅)", sizes.join("|"))
}

/// Millimetres, with or without their name.
pub(super) fn diameter() -> Json {
    let (least, most) = (*DIAMETERS.start(), *DIAMETERS.end());
    let problem = Ending::BadDiameter { found: String::new(), least, most };
    let pattern = "\\s*\\+?[0-9]+\\s*(mm|毫米)?";
    integer([least.into(), most.into()], pattern, &Problem::Ending(problem))
}
