//! How a value may be written, as the reader reads it: texts as they stand, so that 2024 and "2024" are the
//! same, true and 是 too; a block's last line end is no part of it. What is wrong is told in the reader's words.

use serde_json::{Value as Json, json};

use crate::diag::{
    FormatProblem, KeyProblem, OwnPeriods, Problem, Promise, Reported, RulingProblem, TaskProblem,
    Timing, Unfinished, ValueProblem,
};
use crate::notice::check::YEARS;
use crate::notice::check::reporting::{DAYS, LAST_DAY, POINTS};
use crate::notice::check::sections::{LAST_NUMBER, NO_NUMBER};
use crate::notice::format::KNOWN;
use crate::notice::keys::{Key, Table};
use crate::notice::rulings::VERSIONS;
use crate::period::Cycle;

use super::shapes::name_of;
use super::written::{
    amount, choice, date, diameter, due, integer, length, line, numeric, or_list, period, phone,
    rows, secrecy, some, text,
};

const DIGITS: &str = "[0-9]+";
/// From 1 to 999.
const TASK_NUMBER: &str = "0*[1-9][0-9]{0,2}";
const MAILBOX: &str = "[A-Za-z0-9._+-]+@[A-Za-z0-9._+-]+\\.[A-Za-z0-9._+-]+";
/// Lines of a block, or the name of a workbook.
const ROSTER: &str = "[^\\n]+\\n[\\s\\S]*|[^\\n]+\\.(xlsx|xls|et|ods|docx)";
/// A name alone, no number, and no row of names.
const BARE_UNIT: &str = "[^\\n、，,；;]*[^\\n、，,；;\\s0-9.][^\\n、，,；;]*";
/// Six hexadecimal digits, clearly red.
const RED: &str = "#?[A-Fa-f][0-9A-Fa-f]([0-4][0-9A-Fa-f]|50){2}";

/// What stands behind a key.
#[derive(Clone, Copy)]
pub(super) enum Value {
    /// Something written in a certain form.
    Is(Form),
    /// One of a few words, each with its English and its Chinese name.
    Choice(fn() -> Vec<[&'static str; 2]>),
    /// Something written in a certain form, or a mapping.
    Either(Form, &'static Table),
    /// A mapping.
    Mapping(&'static Table),
    /// A list of mappings.
    List(&'static Table),
    /// A list of mappings, or something written in a certain form.
    ListOr(Form, &'static Table),
    /// A list of mappings of two kinds: the first has the key that the second has not.
    ListOfEither(&'static Table, &'static Key, &'static Table),
    /// A text, a mapping, or a list of both.
    TextsOr(&'static Table),
}

impl Value {
    /// Its schema.
    pub(super) fn schema(self) -> Json {
        match self {
            Value::Is(form) => json!({ "$ref": format!("#/$defs/{}", form.name()) }),
            Value::Choice(names) => choice(&names()),
            Value::Either(form, table) => {
                json!({ "anyOf": [Value::Is(form).schema(), reference(table)] })
            }
            Value::Mapping(table) => reference(table),
            Value::List(table) => {
                json!({ "type": "array", "items": reference(table), "minItems": 1 })
            }
            Value::ListOr(form, table) => {
                let mut list = Value::List(table).schema();
                list["items"] = json!({ "anyOf": [reference(table), bare_unit()] });
                json!({ "anyOf": [Value::Is(form).schema(), list] })
            }
            Value::ListOfEither(first, key, second) => {
                let is_first =
                    json!({ "anyOf": [{ "required": [key.name] }, { "required": [key.alias] }] });
                let item =
                    json!({ "if": is_first, "then": reference(first), "else": reference(second) });
                json!({ "type": "array", "items": item, "minItems": 1 })
            }
            Value::TextsOr(table) => {
                let one =
                    json!([{ "$ref": format!("#/$defs/{}", Form::Text.name()) }, reference(table)]);
                let list = json!({ "type": "array", "items": { "anyOf": one }, "minItems": 1 });
                json!({ "anyOf": [one[0], one[1], list] })
            }
        }
    }

    /// Whether keys of its own stand below.
    #[cfg(test)]
    pub(super) const fn is_mapping(self) -> bool {
        matches!(
            self,
            Value::Mapping(_)
                | Value::List(_)
                | Value::ListOr(..)
                | Value::ListOfEither(..)
                | Value::TextsOr(_)
        )
    }
}

/// A unit of the register by its name alone.
fn bare_unit() -> Json {
    let key = String::new;
    text(BARE_UNIT, &Problem::Key(KeyProblem::EmptyValue { key: key() }))
}

fn share() -> Json {
    let problem = Problem::Promise(Promise::BadShare { found: String::new() });
    let mut share = numeric("number", "[0-9]+(\\.[0-9]+)?", &problem);
    share["minimum"] = json!(0);
    share
}

fn heading_number() -> Json {
    let written = format!("{TASK_NUMBER}|{}", NO_NUMBER.join("|"));
    integer([1, LAST_NUMBER], &written, &bad_task_number())
}

fn level() -> Json {
    let allowed = ["1", "2", "3"].map(str::to_owned).to_vec();
    integer(
        [1, 3],
        "[123]",
        &Problem::Value(ValueProblem::NotOneOf { found: String::new(), allowed }),
    )
}

fn of_format(pattern: &str, problem: FormatProblem) -> Json {
    text(pattern, &Problem::Format(problem))
}

fn bad_task_number() -> Problem {
    Problem::OfTask(TaskProblem::BadTaskNumber { found: String::new() })
}

fn reference(table: &'static Table) -> Json {
    json!({ "$ref": format!("#/$defs/{}", name_of(table).unwrap_or_default()) })
}

/// The forms of what is written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Text,
    Texts,
    Rows,
    Year,
    Number,
    CopyNumber,
    Secrecy,
    Date,
    Due,
    Dates,
    TaskNumber,
    HeadingNumber,
    Level,
    Amount,
    Share,
    Phone,
    Phones,
    MailBox,
    Roster,
    Days,
    ManyDays,
    DayOfMonth,
    Points,
    Period,
    Version,
    Diameter,
    Length,
    Red,
    FileFormat,
}

impl Form {
    /// All of them.
    pub(super) const ALL: [Form; 29] = [
        Form::Text,
        Form::Texts,
        Form::Rows,
        Form::Year,
        Form::Number,
        Form::CopyNumber,
        Form::Secrecy,
        Form::Date,
        Form::Due,
        Form::Dates,
        Form::TaskNumber,
        Form::HeadingNumber,
        Form::Level,
        Form::Amount,
        Form::Share,
        Form::Phone,
        Form::Phones,
        Form::MailBox,
        Form::Roster,
        Form::Days,
        Form::ManyDays,
        Form::DayOfMonth,
        Form::Points,
        Form::Period,
        Form::Version,
        Form::Diameter,
        Form::Length,
        Form::Red,
        Form::FileFormat,
    ];

    /// What the schema calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Form::Text => "a_text",
            Form::Texts => "a_text_or_list",
            Form::Rows => "rows",
            Form::Year => "a_year",
            Form::Number => "number",
            Form::CopyNumber => "copy_number",
            Form::Secrecy => "secrecy",
            Form::Date => "a_date",
            Form::Due => "day_or_words",
            Form::Dates => "dates",
            Form::TaskNumber => "task_number",
            Form::HeadingNumber => "heading_number",
            Form::Level => "level",
            Form::Amount => "amount",
            Form::Share => "share",
            Form::Phone => "phone",
            Form::Phones => "phone_or_list",
            Form::MailBox => "email",
            Form::Roster => "lines_or_workbook",
            Form::Days => "days",
            Form::ManyDays => "days_or_list",
            Form::DayOfMonth => "day_of_month",
            Form::Points => "points",
            Form::Period => "period",
            Form::Version => "version",
            Form::Diameter => "diameter",
            Form::Length => "length",
            Form::Red => "red",
            Form::FileFormat => "file_format",
        }
    }

    /// Its schema.
    pub(super) fn schema(self) -> Json {
        let (found, value) = (String::new, Problem::Value);
        match self {
            Form::Text => line(),
            Form::Texts => or_list(line(), Form::Text.name()),
            Form::Rows => rows(),
            Form::Year => {
                integer(YEARS, "[0-9]{4}", &value(ValueProblem::BadYear { found: found() }))
            }
            Form::Number => {
                let problem = value(ValueProblem::BadNumber { found: found(), right: None });
                text("[^〔〕\\s]+〔[0-9]{4}〕[1-9][0-9]*号", &problem)
            }
            Form::CopyNumber => copy_number(),
            Form::Secrecy => {
                of_format(&secrecy(), FormatProblem::BadSecrecy { found: found(), right: None })
            }
            Form::Date => text(&date(), &value(ValueProblem::BadDate { found: found() })),
            Form::Due => some(&due(), &bad_due()),
            Form::Dates => or_list(Form::Date.schema(), Form::Date.name()),
            Form::TaskNumber => integer([1, LAST_NUMBER], TASK_NUMBER, &bad_task_number()),
            Form::HeadingNumber => heading_number(),
            Form::Level => level(),
            Form::Amount => {
                let problem = value(ValueProblem::BadAmount { found: found() });
                numeric("number", &amount(), &problem)
            }
            Form::Share => share(),
            Form::Phone => some(&phone(), &value(ValueProblem::BadPhone { found: found() })),
            Form::Phones => or_list(Form::Phone.schema(), Form::Phone.name()),
            Form::MailBox => text(MAILBOX, &value(ValueProblem::BadEmail { found: found() })),
            Form::Roster => {
                let problem = Unfinished::RosterEmpty { file: found() };
                text(ROSTER, &Problem::Unfinished(problem))
            }
            Form::Days => {
                integer([0, DAYS], DIGITS, &value(ValueProblem::BadDays { found: found() }))
            }
            Form::ManyDays => or_list(Form::Days.schema(), Form::Days.name()),
            Form::DayOfMonth => day_of_month(),
            Form::Points => {
                let problem = Reported::BadPoints { found: found() };
                integer([0, POINTS], DIGITS, &Problem::Reported(problem))
            }
            Form::Period => text(&period(), &bad_period()),
            Form::Version => {
                let problem = RulingProblem::BadVersion { found: found(), most: VERSIONS };
                integer([1, VERSIONS.into()], DIGITS, &Problem::Ruling(problem))
            }
            Form::Diameter => diameter(),
            Form::Length => of_format(&length(), FormatProblem::BadLength { found: found() }),
            Form::Red => of_format(RED, FormatProblem::NotRed { found: found() }),
            Form::FileFormat => {
                let problem = value(ValueProblem::NotOneOf {
                    found: found(),
                    allowed: vec![KNOWN.to_string()],
                });
                integer([KNOWN, KNOWN], &format!("\\+?0*{KNOWN}"), &problem)
            }
        }
    }
}

/// What is said of a due, with the year that the examples of periods have.
fn bad_due() -> Problem {
    Problem::OfTask(TaskProblem::BadDue { found: String::new(), year: 2024 })
}

/// What is said where no period is written: by the usual ones.
fn bad_period() -> Problem {
    let own = OwnPeriods { every: Cycle::default(), year: 2024 };
    Problem::Timing(Timing::BadPeriod { found: String::new(), own })
}

fn day_of_month() -> Json {
    let problem = Timing::BadDueDay { found: String::new() };
    integer([1, LAST_DAY], DIGITS, &Problem::Timing(problem))
}

fn copy_number() -> Json {
    let problem = FormatProblem::BadCopyNumber { found: String::new() };
    integer([0, 999_999], "[0-9]{6}", &Problem::Format(problem))
}
