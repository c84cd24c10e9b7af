//! What the form has a field for: the keys of each kind of mapping, what they are called on the page, and how a
//! value becomes a text of a field.

use crate::notice::keys::{self, Key, Table};

/// How a value is shown in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A text of one line.
    Line,
    /// A text, or a list of them: one a line.
    Lines,
    /// A text, or a list of them, with `、` between.
    Names,
    /// The same; one that is written with this key beside 单位 has that in brackets behind it.
    Parties(&'static str),
    /// One of these words: English, Chinese.
    Choice(&'static [(&'static str, &'static str)]),
}

/// A field of the form.
#[derive(Debug)]
pub(super) struct Spec {
    /// The English name of its key.
    pub(super) key: &'static str,
    /// What stands before it, where that is not the Chinese name of its key.
    pub(super) label: &'static str,
    /// What stands below it.
    pub(super) help: &'static str,
    /// How its value is shown.
    pub(super) shape: Shape,
}

/// The fields of a kind of mapping.
#[derive(Debug)]
pub(super) struct Kind {
    /// All keys of that kind.
    pub(super) table: &'static Table,
    /// The fields.
    pub(super) specs: &'static [Spec],
}

impl Spec {
    /// Its key in `table`; every spec has one, as a test holds.
    pub(super) fn key(&self, table: &'static Table) -> Option<&'static Key> {
        table.find(self.key)
    }
}

const fn of(key: &'static str, shape: Shape, help: &'static str) -> Spec {
    Spec { key, label: "", help, shape }
}

const YES: Shape = Shape::Choice(&[("true", "是"), ("false", "否")]);
const SEVERAL: &str = "几个的用顿号（、）隔开";
const PARAGRAPHS: &str = "一段一行";
const DAY: &str = "例如 2024-03-28";

/// A unit of the register.
pub(super) static UNIT: Kind = Kind {
    table: &keys::UNIT,
    specs: &[
        of("name", Shape::Line, ""),
        of("email", Shape::Line, ""),
        of("aliases", Shape::Names, SEVERAL),
        of("members", Shape::Names, "总称（各镇、有关单位）才填：有哪些单位，名册里也各写一条"),
    ],
};

/// What the head of a notice has, as far as it stands in no mapping of its own.
pub(super) static HEAD: Kind = Kind {
    table: &keys::NOTICE,
    specs: &[
        of("year", Shape::Line, ""),
        of("issuer", Shape::Line, ""),
        of("number", Shape::Line, "例如 川政办字〔2024〕13号"),
        of("title", Shape::Lines, "一行就由程序分行；写成几行的，照几行印"),
        of("mark", Shape::Line, "红头和发文机关不一样的才写"),
    ],
};

/// 署名.
pub(super) static SIGNED: Kind = Kind {
    table: &keys::SIGNED_KEYS,
    specs: &[
        of("date", Shape::Line, DAY),
        of("by", Shape::Names, "不写就是发文机关"),
        of("seal", YES, ""),
    ],
};

/// 印发.
pub(super) static PRINTED: Kind = Kind {
    table: &keys::BODY_AND_DATE,
    specs: &[of("date", Shape::Line, DAY), of("by", Shape::Line, "")],
};

/// 联系方式.
pub(super) static CONTACT: Kind = Kind {
    table: &keys::CONTACT_KEYS,
    specs: &[
        of("people", Shape::Names, SEVERAL),
        of("phone", Shape::Names, SEVERAL),
        of("fax", Shape::Names, SEVERAL),
    ],
};

/// 报送.
pub(super) static REPORTING: Kind = Kind {
    table: &keys::REPORTING_KEYS,
    specs: &[
        of("collector", Shape::Line, "各单位报给谁"),
        of("mailbox", Shape::Line, ""),
        of("every", Shape::Line, "每月、每季度、每半年、每年"),
        of("due_days", Shape::Line, "一期完了以后几天内报"),
        of("due_day", Shape::Line, "一期最后一个月的几号报；和期限天数只写一样"),
        of("sealed_pdf", YES, "要不要盖章件"),
        of("sender", Shape::Line, ""),
    ],
};

/// 一项实事; its due is a mapping of its own where a day stands beside its words.
pub(super) static TASK: Kind = Kind {
    table: &keys::TASK,
    specs: &[
        of("name", Shape::Line, "不带序号和句号"),
        of("text", Shape::Lines, PARAGRAPHS),
        of("lead_units", Shape::Parties("remark"), SEVERAL),
        of(
            "units",
            Shape::Parties("remark"),
            "几个的用顿号（、）隔开；只管一部分的，在后面的括号里注明",
        ),
        of("supporting_units", Shape::Parties("remark"), SEVERAL),
        of(
            "who_reports",
            Shape::Names,
            "不写的，上面的单位都填报；只由牵头单位填报的，写“牵头单位”",
        ),
        of("due", Shape::Line, "例如 2024-12-31，或者 10月底前"),
        of("since", Shape::Line, "年内增加的，从哪一天、哪一期或者哪份文件起"),
        of("until", Shape::Line, "年内取消的，到哪一天或哪一期为止"),
    ],
};

/// 完成时限 in words, with the day beside them.
pub(super) static DUE: Kind = Kind {
    table: &keys::DUE_KEYS,
    specs: &[
        Spec { key: "words", label: "完成时限", help: "照印", shape: Shape::Line },
        Spec { key: "date", label: "按哪一天算", help: DAY, shape: Shape::Line },
    ],
};

/// 一个目标.
pub(super) static TARGET: Kind = Kind {
    table: &keys::TARGET,
    specs: &[
        of("name", Shape::Line, "数的是什么"),
        of("amount", Shape::Line, "例如 60，或者照原文：不少于60场"),
        of("unit", Shape::Line, "数量后面没有写的才写"),
        of("bound", Shape::Line, "数量里没有写的才写：不少于、不超过、约……"),
        of(
            "kind",
            Shape::Choice(&[
                ("adds", "累计"),
                ("reached", "达到"),
                ("kept", "保持"),
                ("falls", "下降"),
                ("rises", "增长"),
            ]),
            "",
        ),
        of(
            "reporter",
            Shape::Parties("amount"),
            "几个的用顿号（、）隔开；各有各的数的，写在后面的括号里",
        ),
        of(
            "aggregate",
            Shape::Choice(&[("sum", "合计"), ("each", "各自"), ("same", "同一数")]),
            "填报单位有几个的必须写",
        ),
        of("part_of", Shape::Line, "“其中”的一项：总数的名称"),
    ],
};

/// Whom the notice goes to, and what stands around the tasks.
pub(super) static SEND: Kind = Kind {
    table: &keys::NOTICE,
    specs: &[
        of("recipients", Shape::Line, "末尾不打冒号"),
        of("preamble", Shape::Lines, PARAGRAPHS),
        of("closing", Shape::Lines, PARAGRAPHS),
        of("note", Shape::Line, "不打括号"),
        of("copies", Shape::Line, "末尾不打句号"),
    ],
};

/// 附件.
pub(super) static ATTACHMENT: Kind = Kind {
    table: &keys::ATTACHMENT_KEYS,
    specs: &[
        of("title", Shape::Lines, ""),
        of("printed", YES, ""),
        of("due_column", Shape::Choice(&[("filled", "填写"), ("blank", "留空")]), ""),
    ],
};

/// 其他附件里的一个附件.
pub(super) static ANNEX: Kind = Kind {
    table: &keys::ANNEX,
    specs: &[of("title", Shape::Lines, ""), of("text", Shape::Lines, PARAGRAPHS)],
};

#[cfg(test)]
mod tests {
    #[test]
    fn every_field_has_a_key() {
        let all = [
            &super::UNIT,
            &super::HEAD,
            &super::SIGNED,
            &super::PRINTED,
            &super::CONTACT,
            &super::REPORTING,
            &super::TASK,
            &super::DUE,
            &super::TARGET,
            &super::SEND,
            &super::ATTACHMENT,
            &super::ANNEX,
        ];
        for kind in all {
            for spec in kind.specs {
                assert!(spec.key(kind.table).is_some(), "{spec:?}");
            }
        }
    }
}
