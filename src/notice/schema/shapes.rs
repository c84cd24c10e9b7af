//! What stands behind each key of each mapping: the same that `decode` reads and `check` judges.

use crate::notice::check::annexes::{KINDS, LANDSCAPE};
use crate::notice::check::columns::CONTENTS;
use crate::notice::check::layout::{
    COLOPHON_PAGES, FORMATS, GRIDS, OFD_FILES, SEPARATORS, WORD_FILES,
};
use crate::notice::check::paper::URGENCIES;
use crate::notice::check::reporters::AGGREGATES;
use crate::notice::check::reporting::{CYCLES, MOVED};
use crate::notice::check::sections::{NAME_PLACES, NUMBERS, ORDINALS, PLACES};
use crate::notice::check::target::{BOUNDS, KINDS as TARGET_KINDS};
use crate::notice::check::task_columns::TEXT as TASK_TEXT;
use crate::notice::check::tasks::BRACKETS;
use crate::notice::check::{DUE_COLUMNS, YES_NO, names};
use crate::notice::keys::{self, Key, Table};

use super::values::{Form, Value};

use Value::{Choice, Either, Is, List, ListOfEither, ListOr, Mapping, TextsOr};

/// What may be said of a column: of the progress form, or of a table of tasks.
fn column_contents() -> Vec<[&'static str; 2]> {
    let (name, word, _) = TASK_TEXT;
    names(&CONTENTS).into_iter().chain([[name, word]]).collect()
}

/// A mapping.
pub(super) struct Shape {
    /// What the schema calls it.
    pub(super) name: &'static str,
    /// Its keys.
    pub(super) table: &'static Table,
    /// What stands behind each of them.
    pub(super) values: &'static [(&'static Key, Value)],
}

impl Shape {
    /// What stands behind `key`.
    #[cfg(test)]
    pub(super) fn value_of(&self, key: &Key) -> Option<Value> {
        self.values.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }
}

/// What the schema calls the mapping with the keys of `table`.
pub(super) fn name_of(table: &'static Table) -> Option<&'static str> {
    SHAPES.iter().find(|shape| std::ptr::eq(shape.table, table)).map(|shape| shape.name)
}

const TEXT: Value = Is(Form::Text);
const TEXTS: Value = Is(Form::Texts);
const PARTIES: Value = TextsOr(&keys::TASK_UNIT);
const DATE: Value = Is(Form::Date);
const LENGTH: Value = Is(Form::Length);
const YES_OR_NO: Value = Choice(|| names(&YES_NO));

/// All of them.
pub(super) static SHAPES: &[Shape] = &[
    Shape {
        name: "notice",
        table: &keys::NOTICE,
        values: &[
            (&keys::YEAR, Is(Form::Year)),
            (&keys::ISSUER, TEXT),
            (&keys::MARK, TEXT),
            (&keys::NUMBER, Is(Form::Number)),
            (&keys::COPY_NUMBER, Is(Form::CopyNumber)),
            (&keys::SECRECY, Is(Form::Secrecy)),
            (&keys::URGENCY, Choice(|| names(&URGENCIES))),
            (&keys::JOINT_ISSUERS, TEXTS),
            (&keys::SIGNERS, TEXTS),
            (&keys::TITLE, TEXTS),
            (&keys::RECIPIENTS, TEXT),
            (&keys::PREAMBLE, TEXTS),
            (&keys::REGISTER, ListOr(Form::Roster, &keys::UNIT)),
            (&keys::TASKS, ListOfEither(&keys::TASK_HEADING, &keys::HEADING, &keys::TASK)),
            (&keys::TASK_LAYOUT, Mapping(&keys::TASK_LAYOUT_KEYS)),
            (&keys::CLOSING, TEXTS),
            (&keys::CONTACT, Mapping(&keys::CONTACT_KEYS)),
            (&keys::ATTACHMENT, Mapping(&keys::ATTACHMENT_KEYS)),
            (&keys::ATTACHMENTS, List(&keys::ANNEX)),
            (&keys::ATTENDANCE, Mapping(&keys::ATTENDANCE_KEYS)),
            (&keys::SIGNED, Mapping(&keys::SIGNED_KEYS)),
            (&keys::STAMPED, Mapping(&keys::STAMPED_KEYS)),
            (&keys::NOTE, TEXT),
            (&keys::COPIES, TEXT),
            (&keys::PRINTED, Mapping(&keys::BODY_AND_DATE)),
            (&keys::REPORTING, Mapping(&keys::REPORTING_KEYS)),
            (&keys::RETURNS, List(&keys::RULING)),
            (&keys::FORMER_NUMBERS, TEXTS),
            (&keys::CHANGES, List(&keys::CHANGE)),
            (&keys::CHECK, Mapping(&keys::CHECK_KEYS)),
            (&keys::LAYOUT, Mapping(&keys::LAYOUT_KEYS)),
            (&keys::FILE_FORMAT, Is(Form::FileFormat)),
        ],
    },
    Shape {
        name: "unit",
        table: &keys::UNIT,
        values: &[
            (&keys::NAME, TEXT),
            (&keys::ALIASES, TEXTS),
            (&keys::EMAIL, Is(Form::MailBox)),
            (&keys::MEMBERS, TEXTS),
            (&keys::PREDECESSORS, TEXTS),
            (&keys::SINCE, TEXT),
            (&keys::UNTIL, TEXT),
        ],
    },
    Shape {
        name: "task",
        table: &keys::TASK,
        values: &[
            (&keys::NAME, TEXT),
            (&keys::TASK_NUMBER, Is(Form::TaskNumber)),
            (&keys::TEXT, TEXTS),
            (&keys::LEAD_UNITS, PARTIES),
            (&keys::TASK_UNITS, PARTIES),
            (&keys::SUPPORTING_UNITS, PARTIES),
            (&keys::WHO_REPORTS, TEXTS),
            (&keys::TASK_NAME_PLACE, Choice(|| names(&NAME_PLACES))),
            (&keys::BRACKET, Choice(|| names(&BRACKETS))),
            (&keys::DUE, Either(Form::Due, &keys::DUE_KEYS)),
            (&keys::TARGETS, List(&keys::TARGET)),
            (&keys::FORMER_NAMES, TEXTS),
            (&keys::SINCE, TEXT),
            (&keys::UNTIL, TEXT),
        ],
    },
    Shape {
        name: "heading_of_tasks",
        table: &keys::TASK_HEADING,
        values: &[
            (&keys::HEADING, TEXT),
            (&keys::LEVEL, Is(Form::Level)),
            (&keys::TASK_NUMBER, Is(Form::HeadingNumber)),
            (&keys::TEXT, TEXTS),
        ],
    },
    Shape {
        name: "task_layout",
        table: &keys::TASK_LAYOUT_KEYS,
        values: &[
            (&keys::PLACE, Choice(|| names(&PLACES))),
            (&keys::NUMBERS, Choice(|| names(&NUMBERS))),
            (&keys::ORDINAL, Choice(|| names(&ORDINALS))),
            (&keys::NAME_PLACE, Choice(|| names(&NAME_PLACES))),
            (&keys::LEAD_UNITS, TEXT),
            (&keys::TASK_UNITS, TEXT),
            (&keys::SUPPORTING_UNITS, TEXT),
            (&keys::BRACKET, Choice(|| names(&BRACKETS))),
            (&keys::DUE, TEXT),
        ],
    },
    Shape {
        name: "unit_of_task",
        table: &keys::TASK_UNIT,
        values: &[(&keys::UNIT_NAME, TEXT), (&keys::REMARK, TEXT)],
    },
    Shape {
        name: "due",
        table: &keys::DUE_KEYS,
        values: &[(&keys::WORDS, TEXT), (&keys::DATE, DATE)],
    },
    Shape {
        name: "target",
        table: &keys::TARGET,
        values: &[
            (&keys::NAME, TEXT),
            (&keys::AMOUNT, Is(Form::Amount)),
            (&keys::MEASURE, TEXT),
            (&keys::BOUND, Choice(|| names(&BOUNDS))),
            (&keys::KIND, Choice(|| names(&TARGET_KINDS))),
            (&keys::REPORTER, TextsOr(&keys::REPORTER_KEYS)),
            (&keys::AGGREGATE, Choice(|| names(&AGGREGATES))),
            (&keys::PART_OF, TEXT),
            (&keys::FORMER_NAMES, TEXTS),
            (&keys::SINCE, TEXT),
            (&keys::UNTIL, TEXT),
            (&keys::EARLIER_AMOUNTS, List(&keys::EARLIER_AMOUNT)),
        ],
    },
    Shape {
        name: "earlier_amount",
        table: &keys::EARLIER_AMOUNT,
        values: &[
            (&keys::AMOUNT, Is(Form::Amount)),
            (&keys::UNTIL, TEXT),
            (&keys::MEASURE, TEXT),
            (&keys::REPORTER, TextsOr(&keys::REPORTER_KEYS)),
        ],
    },
    Shape {
        name: "change",
        table: &keys::CHANGE,
        values: &[(&keys::DATE, DATE), (&keys::CHANGE_NUMBER, TEXT), (&keys::CHANGE_WORDS, TEXT)],
    },
    Shape {
        name: "reporter",
        table: &keys::REPORTER_KEYS,
        values: &[(&keys::UNIT_NAME, TEXT), (&keys::AMOUNT, Is(Form::Share))],
    },
    Shape {
        name: "contact",
        table: &keys::CONTACT_KEYS,
        values: &[
            (&keys::PEOPLE, TEXTS),
            (&keys::PHONE, Is(Form::Phones)),
            (&keys::PHONE_WORD, TEXT),
            (&keys::FAX, Is(Form::Phones)),
            (&keys::PRINTED, YES_OR_NO),
        ],
    },
    Shape {
        name: "attachment",
        table: &keys::ATTACHMENT_KEYS,
        values: &[
            (&keys::TITLE, TEXTS),
            (&keys::PRINTED, YES_OR_NO),
            (&keys::DUE_COLUMN, Choice(|| names(&DUE_COLUMNS))),
            (&keys::FORM_COLUMNS, TextsOr(&keys::FORM_COLUMN)),
        ],
    },
    Shape {
        name: "column",
        table: &keys::FORM_COLUMN,
        values: &[(&keys::NAME, TEXTS), (&keys::CONTENT, Choice(column_contents))],
    },
    Shape {
        name: "other_attachment",
        table: &keys::ANNEX,
        values: &[
            (&keys::TITLE, TEXTS),
            (&keys::KIND, Choice(|| names(&KINDS))),
            (&keys::DUE_COLUMN, Choice(|| names(&DUE_COLUMNS))),
            (&keys::FORM_COLUMNS, TextsOr(&keys::FORM_COLUMN)),
            (&keys::TEXT, TEXTS),
            (&keys::ANNEX_TABLES, List(&keys::ANNEX_TABLE)),
        ],
    },
    Shape {
        name: "table",
        table: &keys::ANNEX_TABLE,
        values: &[
            (&keys::COLUMNS, TEXTS),
            (&keys::ROWS, Is(Form::Rows)),
            (&keys::LANDSCAPE, Choice(|| names(&LANDSCAPE))),
        ],
    },
    Shape {
        name: "attendance",
        table: &keys::ATTENDANCE_KEYS,
        values: &[(&keys::PRESENT, TEXT), (&keys::ABSENT, TEXT), (&keys::OBSERVERS, TEXT)],
    },
    Shape {
        name: "signed",
        table: &keys::SIGNED_KEYS,
        values: &[
            (&keys::DATE, DATE),
            (&keys::BY, TEXTS),
            (&keys::SEAL, YES_OR_NO),
            (&keys::SEAL_DIAMETER, Is(Form::Diameter)),
        ],
    },
    Shape {
        name: "stamped",
        table: &keys::STAMPED_KEYS,
        values: &[
            (&keys::POST, TEXT),
            (&keys::DATE, DATE),
            (&keys::WIDTH, LENGTH),
            (&keys::HEIGHT, LENGTH),
        ],
    },
    Shape {
        name: "printed",
        table: &keys::BODY_AND_DATE,
        values: &[(&keys::DATE, DATE), (&keys::BY, TEXT)],
    },
    Shape {
        name: "reporting",
        table: &keys::REPORTING_KEYS,
        values: &[
            (&keys::COLLECTOR, TEXT),
            (&keys::MAILBOX, TEXT),
            (&keys::SEALED_PDF, YES_OR_NO),
            (&keys::EVERY, Choice(|| names(&CYCLES))),
            (&keys::DUE_DAYS, Is(Form::Days)),
            (&keys::DUE_DAY, Is(Form::DayOfMonth)),
            (&keys::MOVE_OFF_REST, Choice(|| names(&MOVED))),
            (&keys::REST_DAYS, Is(Form::Dates)),
            (&keys::WORK_DAYS, Is(Form::Dates)),
            (&keys::SENDER, Is(Form::MailBox)),
            (&keys::REMIND_BEFORE, Is(Form::ManyDays)),
            (&keys::REMIND_AFTER, Is(Form::ManyDays)),
            (&keys::BEHIND_POINTS, Is(Form::Points)),
            (&keys::FAR_BEHIND_POINTS, Is(Form::Points)),
        ],
    },
    Shape {
        name: "return",
        table: &keys::RULING,
        values: &[
            (&keys::FILE, TEXT),
            (&keys::UNIT_NAME, TEXT),
            (&keys::PERIOD, Is(Form::Period)),
            (&keys::VERSION, Is(Form::Version)),
            (&keys::IGNORE, YES_OR_NO),
            (&keys::FIGURES_RIGHT, YES_OR_NO),
            (&keys::REASON, TEXT),
            (&keys::RULED_BY, TEXT),
            (&keys::DATE, Is(Form::Date)),
        ],
    },
    Shape {
        name: "check",
        table: &keys::CHECK_KEYS,
        values: &[(&keys::SILENT, List(&keys::SILENCE))],
    },
    Shape {
        name: "silence",
        table: &keys::SILENCE,
        values: &[(&keys::RULE, TEXT), (&keys::WORDS, TEXT), (&keys::REASON, TEXT)],
    },
    Shape {
        name: "layout",
        table: &keys::LAYOUT_KEYS,
        values: &[
            (&keys::FORMAT, Choice(|| names(&FORMATS))),
            (&keys::GRID, Choice(|| names(&GRIDS))),
            (&keys::PREPRINTED, YES_OR_NO),
            (&keys::COLOPHON_PAGE, Choice(|| names(&COLOPHON_PAGES))),
            (&keys::WORD_FILE, Choice(|| names(&WORD_FILES))),
            (&keys::OFD_FILE, Choice(|| names(&OFD_FILES))),
            (&keys::UNIT_SEPARATOR, Choice(|| names(&SEPARATORS))),
            (&keys::HOUSE, Mapping(&keys::HOUSE_KEYS)),
        ],
    },
    Shape {
        name: "style",
        table: &keys::HOUSE_KEYS,
        values: &[
            (&keys::TOP_MARGIN, LENGTH),
            (&keys::BOTTOM_MARGIN, LENGTH),
            (&keys::LEFT_MARGIN, LENGTH),
            (&keys::RIGHT_MARGIN, LENGTH),
            (&keys::LINE_PITCH, LENGTH),
            (&keys::MARK_TOP, LENGTH),
            (&keys::MARK_SIZE, LENGTH),
            (&keys::TITLE_SIZE, LENGTH),
            (&keys::RED_RULE, LENGTH),
            (&keys::COLOPHON_OUTER, LENGTH),
            (&keys::COLOPHON_INNER, LENGTH),
            (&keys::RED, Is(Form::Red)),
        ],
    },
];
