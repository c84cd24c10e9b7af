//! Every key of the description: English name, Chinese name, and where each may stand.
//!
//! The one table for the decoder, for "did you mean", for missing keys and for the test that
//! holds `docs/notice-yaml.md` against it.

/// A key of the description.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// The English name.
    pub name: &'static str,
    /// The Chinese name.
    pub alias: &'static str,
}

impl Key {
    /// Whether `written` is this key.
    pub fn is(&self, written: &str) -> bool {
        self.name == written || self.alias == written
    }
}

/// A kind of mapping and its keys.
#[derive(Debug)]
pub struct Table {
    /// What it describes, in Chinese and English, for the documentation.
    pub title: (&'static str, &'static str),
    /// The keys that must be there.
    pub required: &'static [&'static Key],
    /// The keys that may be left out.
    pub optional: &'static [&'static Key],
}

impl Table {
    /// All keys, the required ones first.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.required.iter().chain(self.optional).copied()
    }

    /// The key that is written so.
    pub fn find(&self, written: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.is(written))
    }
}

macro_rules! keys {
    ($($constant:ident = $name:literal $alias:literal;)*) => {
        $(pub(super) static $constant: Key = Key { name: $name, alias: $alias };)*
    };
}

keys! {
    YEAR = "year" "年度";
    ISSUER = "issuer" "发文机关";
    MARK = "mark" "发文机关标志";
    NUMBER = "number" "发文字号";
    COPY_NUMBER = "copy_number" "份号";
    SECRECY = "secrecy" "密级和保密期限";
    URGENCY = "urgency" "紧急程度";
    JOINT_ISSUERS = "joint_issuers" "联合发文机关";
    SIGNERS = "signers" "签发人";
    ATTENDANCE = "attendance" "与会人员";
    PRESENT = "present" "出席";
    ABSENT = "absent" "请假";
    OBSERVERS = "observers" "列席";
    STAMPED = "stamped" "签名章";
    POST = "post" "职务";
    WIDTH = "width" "宽";
    HEIGHT = "height" "高";
    TITLE = "title" "标题";
    RECIPIENTS = "recipients" "主送机关";
    PREAMBLE = "preamble" "引言";
    REGISTER = "units" "单位名册";
    TASKS = "tasks" "实事";
    TASK_LAYOUT = "task_layout" "实事体例";
    CLOSING = "closing" "结尾";
    CONTACT = "contact" "联系方式";
    ATTACHMENT = "attachment" "附件";
    DUE_COLUMN = "due_column" "完成时限栏";
    ATTACHMENTS = "attachments" "其他附件";
    KIND = "kind" "类型";
    ANNEX_TABLES = "tables" "表格";
    COLUMNS = "columns" "栏";
    FORM_COLUMNS = "columns" "栏目";
    CONTENT = "content" "内容";
    ROWS = "rows" "行";
    LANDSCAPE = "landscape" "横排";
    SEAL = "seal" "用印";
    SEAL_DIAMETER = "seal_diameter" "印章直径";
    SIGNED = "signed" "署名";
    NOTE = "note" "附注";
    COPIES = "copies" "抄送机关";
    PRINTED = "printed" "印发";
    REPORTING = "reporting" "报送";
    RETURNS = "returns" "来件";
    FORMER_NUMBERS = "former_numbers" "曾用字号";
    CHANGES = "changes" "变更";
    CHANGE_NUMBER = "number" "文号";
    CHANGE_WORDS = "words" "说明";
    CHECK = "check" "检查";
    SILENT = "silent" "不提示";
    RULE = "rule" "规则";
    LAYOUT = "layout" "版式";
    HEADING = "heading" "标题";
    LEVEL = "level" "层次";
    TASK_NUMBER = "number" "序号";
    PLACE = "place" "位置";
    NUMBERS = "numbers" "编号";
    ORDINAL = "ordinal" "序次";
    NAME_PLACE = "name" "名称";
    TASK_NAME_PLACE = "name_place" "名称位置";
    NAME = "name" "名称";
    ALIASES = "aliases" "别名";
    EMAIL = "email" "邮箱";
    MEMBERS = "members" "成员";
    PREDECESSORS = "predecessors" "前身";
    SINCE = "since" "自";
    UNTIL = "until" "至";
    FORMER_NAMES = "former_names" "曾用名";
    EARLIER_AMOUNTS = "earlier_amounts" "原数量";
    TEXT = "text" "内容";
    LEAD_UNITS = "lead_units" "牵头单位";
    TASK_UNITS = "units" "责任单位";
    SUPPORTING_UNITS = "supporting_units" "配合单位";
    WHO_REPORTS = "who_reports" "谁填报";
    REMARK = "remark" "注";
    BRACKET = "bracket" "责任单位位置";
    DUE = "due" "完成时限";
    WORDS = "words" "文字";
    TARGETS = "targets" "目标";
    AMOUNT = "amount" "数量";
    MEASURE = "unit" "计量单位";
    REPORTER = "reporter" "填报单位";
    AGGREGATE = "aggregate" "合计方式";
    BOUND = "bound" "界限";
    PART_OF = "part_of" "属于";
    PEOPLE = "people" "联系人";
    PHONE = "phone" "联系电话";
    PHONE_WORD = "phone_word" "电话叫法";
    FAX = "fax" "传真";
    FILE = "file" "文件";
    UNIT_NAME = "unit" "单位";
    PERIOD = "period" "报送期";
    VERSION = "version" "版次";
    IGNORE = "ignore" "不计";
    FIGURES_RIGHT = "figures_right" "数字无误";
    REASON = "reason" "说明";
    RULED_BY = "ruled_by" "经办人";
    BY = "by" "机关";
    DATE = "date" "日期";
    COLLECTOR = "collector" "汇总单位";
    MAILBOX = "mailbox" "接收邮箱";
    SEALED_PDF = "sealed_pdf" "盖章件";
    DUE_DAYS = "due_days" "期限天数";
    EVERY = "every" "报送周期";
    DUE_DAY = "due_day" "截止日";
    MOVE_OFF_REST = "move_off_rest" "遇休息日";
    REST_DAYS = "rest_days" "节假日";
    WORK_DAYS = "work_days" "调休上班";
    SENDER = "sender" "发件邮箱";
    REMIND_BEFORE = "remind_before" "提前提醒";
    REMIND_AFTER = "remind_after" "逾期催报";
    BEHIND_POINTS = "behind_points" "滞后百分点";
    FAR_BEHIND_POINTS = "far_behind_points" "严重滞后百分点";
    FORMAT = "format" "格式";
    FILE_FORMAT = "file_format" "描述格式";
    GRID = "grid" "版心";
    COLOPHON_PAGE = "colophon_page" "版记位置";
    PREPRINTED = "preprinted" "套打";
    WORD_FILE = "word_file" "Word文件";
    OFD_FILE = "ofd_file" "OFD文件";
    UNIT_SEPARATOR = "unit_separator" "单位间隔";
    HOUSE = "style" "自定版式";
    TOP_MARGIN = "top_margin" "天头";
    BOTTOM_MARGIN = "bottom_margin" "地脚";
    LEFT_MARGIN = "left_margin" "订口";
    RIGHT_MARGIN = "right_margin" "切口";
    LINE_PITCH = "line_pitch" "行距";
    MARK_TOP = "mark_top" "标志上距";
    MARK_SIZE = "mark_size" "标志字号";
    TITLE_SIZE = "title_size" "标题字号";
    RED_RULE = "red_rule" "红线粗细";
    COLOPHON_OUTER = "colophon_outer" "版记首末线粗细";
    COLOPHON_INNER = "colophon_inner" "版记中线粗细";
    RED = "red" "红色";
}

/// The description itself.
pub static NOTICE: Table = Table {
    title: ("通知", "the notice"),
    required: &[&YEAR, &ISSUER, &NUMBER, &TITLE, &RECIPIENTS, &PREAMBLE, &REGISTER, &TASKS],
    optional: &[
        &MARK,
        &COPY_NUMBER,
        &SECRECY,
        &URGENCY,
        &JOINT_ISSUERS,
        &SIGNERS,
        &TASK_LAYOUT,
        &CLOSING,
        &CONTACT,
        &ATTACHMENT,
        &ATTACHMENTS,
        &ATTENDANCE,
        &SIGNED,
        &STAMPED,
        &NOTE,
        &COPIES,
        &PRINTED,
        &REPORTING,
        &RETURNS,
        &FORMER_NUMBERS,
        &CHANGES,
        &CHECK,
        &LAYOUT,
        &FILE_FORMAT,
    ],
};

/// The answers from which a description is begun (`hongtou init --answers`), a file of their own.
pub static ANSWERS: Table = Table {
    title: ("回答", "the answers"),
    required: &[],
    optional: &[&YEAR, &ISSUER, &NUMBER, &TITLE, &RECIPIENTS, &REGISTER, &PEOPLE, &PHONE],
};

/// A unit of the register.
pub static UNIT: Table = Table {
    title: ("单位名册里的一个单位", "a unit of the register"),
    required: &[&NAME],
    optional: &[&ALIASES, &EMAIL, &MEMBERS, &PREDECESSORS, &SINCE, &UNTIL],
};

/// A task.
pub static TASK: Table = Table {
    title: ("一项实事", "a task"),
    required: &[&NAME, &TEXT, &TASK_UNITS],
    optional: &[
        &TASK_NUMBER,
        &LEAD_UNITS,
        &SUPPORTING_UNITS,
        &WHO_REPORTS,
        &TASK_NAME_PLACE,
        &BRACKET,
        &DUE,
        &TARGETS,
        &FORMER_NAMES,
        &SINCE,
        &UNTIL,
    ],
};

/// A heading above tasks.
pub static TASK_HEADING: Table = Table {
    title: ("实事上面的一个标题", "a heading above tasks"),
    required: &[&HEADING],
    optional: &[&LEVEL, &TASK_NUMBER, &TEXT],
};

/// How the tasks are printed.
pub static TASK_LAYOUT_KEYS: Table = Table {
    title: ("实事体例", "how the tasks are printed"),
    required: &[],
    optional: &[
        &PLACE,
        &NUMBERS,
        &ORDINAL,
        &NAME_PLACE,
        &LEAD_UNITS,
        &TASK_UNITS,
        &SUPPORTING_UNITS,
        &BRACKET,
        &DUE,
    ],
};

/// A unit of a task with a remark.
pub static TASK_UNIT: Table = Table {
    title: ("一项实事里的一个单位", "a unit of a task"),
    required: &[&UNIT_NAME],
    optional: &[&REMARK],
};

/// 完成时限 in words, with the day beside them.
pub static DUE_KEYS: Table =
    Table { title: ("完成时限", "a due"), required: &[&WORDS, &DATE], optional: &[] };

/// A countable promise.
pub static TARGET: Table = Table {
    title: ("一个目标", "a target"),
    required: &[&NAME, &AMOUNT, &REPORTER],
    optional: &[
        &MEASURE,
        &BOUND,
        &KIND,
        &AGGREGATE,
        &PART_OF,
        &FORMER_NAMES,
        &SINCE,
        &UNTIL,
        &EARLIER_AMOUNTS,
    ],
};

/// What a target was before it was changed.
pub static EARLIER_AMOUNT: Table = Table {
    title: ("原数量里的一个数量", "an earlier amount of a target"),
    required: &[&AMOUNT, &UNTIL],
    optional: &[&MEASURE, &REPORTER],
};

/// A unit that reports a target, with its own share of it.
pub static REPORTER_KEYS: Table = Table {
    title: ("填报单位里的一个单位", "a reporter with its share"),
    required: &[&UNIT_NAME, &AMOUNT],
    optional: &[],
};

/// Whom to ask.
pub static CONTACT_KEYS: Table = Table {
    title: ("联系方式", "the contact"),
    required: &[&PEOPLE, &PHONE],
    optional: &[&PHONE_WORD, &FAX, &PRINTED],
};

/// The attachment.
pub static ATTACHMENT_KEYS: Table = Table {
    title: ("附件", "the attachment"),
    required: &[&TITLE],
    optional: &[&PRINTED, &DUE_COLUMN, &FORM_COLUMNS],
};

/// A column of the progress form.
pub static FORM_COLUMN: Table = Table {
    title: ("报表里的一个栏目", "a column of the progress form"),
    required: &[&NAME],
    optional: &[&CONTENT],
};

/// An attachment beside the progress form, or where that form stands among them.
pub static ANNEX: Table = Table {
    title: ("其他附件里的一个附件", "one of the other attachments"),
    required: &[&TITLE],
    optional: &[&KIND, &DUE_COLUMN, &FORM_COLUMNS, &TEXT, &ANNEX_TABLES],
};

/// A table of an attachment.
pub static ANNEX_TABLE: Table = Table {
    title: ("附件里的一个表格", "a table of an attachment"),
    required: &[&COLUMNS, &ROWS],
    optional: &[&LANDSCAPE],
};

/// The people of minutes.
pub static ATTENDANCE_KEYS: Table = Table {
    title: ("与会人员", "the attendance"),
    required: &[],
    optional: &[&PRESENT, &ABSENT, &OBSERVERS],
};

/// 签名章.
pub static STAMPED_KEYS: Table = Table {
    title: ("签名章", "the stamp of the signer"),
    required: &[&POST, &DATE],
    optional: &[&WIDTH, &HEIGHT],
};

/// 署名.
pub static SIGNED_KEYS: Table = Table {
    title: ("署名", "the signature"),
    required: &[&DATE],
    optional: &[&BY, &SEAL, &SEAL_DIAMETER],
};

/// 印发.
pub static BODY_AND_DATE: Table =
    Table { title: ("印发", "the imprint"), required: &[&DATE], optional: &[&BY] };

/// How the units report.
pub static REPORTING_KEYS: Table = Table {
    title: ("报送", "the reporting"),
    required: &[],
    optional: &[
        &COLLECTOR,
        &MAILBOX,
        &SEALED_PDF,
        &EVERY,
        &DUE_DAYS,
        &DUE_DAY,
        &MOVE_OFF_REST,
        &REST_DAYS,
        &WORK_DAYS,
        &SENDER,
        &REMIND_BEFORE,
        &REMIND_AFTER,
        &BEHIND_POINTS,
        &FAR_BEHIND_POINTS,
    ],
};

/// What the office rules of a returned file.
pub static RULING: Table = Table {
    title: ("一份来件", "a returned file"),
    required: &[&FILE],
    optional: &[&UNIT_NAME, &PERIOD, &VERSION, &IGNORE, &FIGURES_RIGHT, &REASON, &RULED_BY, &DATE],
};

/// A change of the notice within the year.
pub static CHANGE: Table = Table {
    title: ("一次变更", "a change"),
    required: &[&DATE],
    optional: &[&CHANGE_NUMBER, &CHANGE_WORDS],
};

/// How the description is checked.
pub static CHECK_KEYS: Table =
    Table { title: ("检查", "the check"), required: &[], optional: &[&SILENT] };

/// A finding that is not listed.
pub static SILENCE: Table = Table {
    title: ("一条不提示", "a finding that is not listed"),
    required: &[&RULE, &REASON],
    optional: &[&WORDS],
};

/// How the page is set.
pub static LAYOUT_KEYS: Table = Table {
    title: ("版式", "the layout"),
    required: &[],
    optional: &[
        &FORMAT,
        &GRID,
        &PREPRINTED,
        &COLOPHON_PAGE,
        &WORD_FILE,
        &OFD_FILE,
        &UNIT_SEPARATOR,
        &HOUSE,
    ],
};

/// Single measures in the place of the standard's.
pub static HOUSE_KEYS: Table = Table {
    title: ("自定版式", "the house style"),
    required: &[],
    optional: &[
        &TOP_MARGIN,
        &BOTTOM_MARGIN,
        &LEFT_MARGIN,
        &RIGHT_MARGIN,
        &LINE_PITCH,
        &MARK_TOP,
        &MARK_SIZE,
        &TITLE_SIZE,
        &RED_RULE,
        &COLOPHON_OUTER,
        &COLOPHON_INNER,
        &RED,
    ],
};

/// All kinds of mappings, in the order of the documentation.
pub static TABLES: [&Table; 26] = [
    &NOTICE,
    &UNIT,
    &TASK,
    &TASK_HEADING,
    &TASK_LAYOUT_KEYS,
    &TASK_UNIT,
    &DUE_KEYS,
    &TARGET,
    &REPORTER_KEYS,
    &EARLIER_AMOUNT,
    &CONTACT_KEYS,
    &ATTACHMENT_KEYS,
    &FORM_COLUMN,
    &ANNEX,
    &ANNEX_TABLE,
    &ATTENDANCE_KEYS,
    &SIGNED_KEYS,
    &STAMPED_KEYS,
    &BODY_AND_DATE,
    &REPORTING_KEYS,
    &RULING,
    &CHANGE,
    &CHECK_KEYS,
    &SILENCE,
    &LAYOUT_KEYS,
    &HOUSE_KEYS,
];
