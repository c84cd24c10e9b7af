//! Every key of the description: English name, Chinese name, and where each may stand.
//!
//! The one table for the decoder, for "did you mean", for missing keys and for the test that
//! holds `docs/notice-yaml.md` against it.

use crate::diag::Shape;

/// A key of the description.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// The English name.
    pub name: &'static str,
    /// The Chinese name.
    pub alias: &'static str,
    /// What its value must be.
    pub shape: Shape,
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

const fn key(name: &'static str, alias: &'static str, shape: Shape) -> Key {
    Key { name, alias, shape }
}

macro_rules! keys {
    ($($constant:ident = $name:literal $alias:literal $shape:ident;)*) => {
        $(pub(super) static $constant: Key = key($name, $alias, Shape::$shape);)*
    };
}

keys! {
    YEAR = "year" "年度" Text;
    ISSUER = "issuer" "发文机关" Text;
    MARK = "mark" "发文机关标志" Text;
    NUMBER = "number" "发文字号" Text;
    TITLE = "title" "标题" TextOrList;
    RECIPIENTS = "recipients" "主送机关" Text;
    PREAMBLE = "preamble" "引言" TextOrList;
    REGISTER = "units" "单位名册" List;
    TASKS = "tasks" "实事" List;
    CLOSING = "closing" "结尾" TextOrList;
    CONTACT = "contact" "联系方式" Mapping;
    ATTACHMENT = "attachment" "附件" Mapping;
    DUE_COLUMN = "due_column" "完成时限栏" Text;
    SIGNED = "signed" "署名" Mapping;
    NOTE = "note" "附注" Text;
    COPIES = "copies" "抄送机关" Text;
    PRINTED = "printed" "印发" Mapping;
    REPORTING = "reporting" "报送" Mapping;
    LAYOUT = "layout" "版式" Mapping;
    NAME = "name" "名称" Text;
    ALIASES = "aliases" "别名" TextOrList;
    EMAIL = "email" "邮箱" Text;
    TEXT = "text" "内容" TextOrList;
    TASK_UNITS = "units" "责任单位" TextOrList;
    BRACKET = "bracket" "责任单位位置" Text;
    DUE = "due" "完成时限" Text;
    TARGETS = "targets" "目标" List;
    AMOUNT = "amount" "数量" Text;
    MEASURE = "unit" "计量单位" Text;
    REPORTER = "reporter" "填报单位" Text;
    PEOPLE = "people" "联系人" TextOrList;
    PHONE = "phone" "联系电话" Text;
    BY = "by" "机关" Text;
    DATE = "date" "日期" Text;
    COLLECTOR = "collector" "汇总单位" Text;
    MAILBOX = "mailbox" "接收邮箱" Text;
    SEALED_PDF = "sealed_pdf" "盖章件" Text;
    DUE_DAYS = "due_days" "期限天数" Text;
    FORMAT = "format" "格式" Text;
    GRID = "grid" "版心" Text;
    COLOPHON_PAGE = "colophon_page" "版记位置" Text;
}

/// The description itself.
pub static NOTICE: Table = Table {
    title: ("通知", "the notice"),
    required: &[&YEAR, &ISSUER, &NUMBER, &TITLE, &RECIPIENTS, &PREAMBLE, &REGISTER, &TASKS],
    optional: &[
        &MARK,
        &CLOSING,
        &CONTACT,
        &ATTACHMENT,
        &SIGNED,
        &NOTE,
        &COPIES,
        &PRINTED,
        &REPORTING,
        &LAYOUT,
    ],
};

/// A unit of the register.
pub static UNIT: Table = Table {
    title: ("单位名册里的一个单位", "a unit of the register"),
    required: &[&NAME],
    optional: &[&ALIASES, &EMAIL],
};

/// A task.
pub static TASK: Table = Table {
    title: ("一项实事", "a task"),
    required: &[&NAME, &TEXT, &TASK_UNITS],
    optional: &[&BRACKET, &DUE, &TARGETS],
};

/// A countable promise.
pub static TARGET: Table = Table {
    title: ("一个目标", "a target"),
    required: &[&NAME, &AMOUNT, &MEASURE, &REPORTER],
    optional: &[],
};

/// Whom to ask.
pub static CONTACT_KEYS: Table =
    Table { title: ("联系方式", "the contact"), required: &[&PEOPLE, &PHONE], optional: &[] };

/// The attachment.
pub static ATTACHMENT_KEYS: Table =
    Table { title: ("附件", "the attachment"), required: &[&TITLE], optional: &[&DUE_COLUMN] };

/// 署名 and 印发.
pub static BODY_AND_DATE: Table =
    Table {
        title: ("署名、印发", "signature and imprint"), required: &[&DATE], optional: &[&BY]
    };

/// How the units report.
pub static REPORTING_KEYS: Table = Table {
    title: ("报送", "the reporting"),
    required: &[],
    optional: &[&COLLECTOR, &MAILBOX, &SEALED_PDF, &DUE_DAYS],
};

/// How the page is set.
pub static LAYOUT_KEYS: Table = Table {
    title: ("版式", "the layout"),
    required: &[],
    optional: &[&FORMAT, &GRID, &COLOPHON_PAGE],
};

/// All kinds of mappings, in the order of the documentation.
pub static TABLES: [&Table; 9] = [
    &NOTICE,
    &UNIT,
    &TASK,
    &TARGET,
    &CONTACT_KEYS,
    &ATTACHMENT_KEYS,
    &BODY_AND_DATE,
    &REPORTING_KEYS,
    &LAYOUT_KEYS,
];
