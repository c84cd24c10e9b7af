//! What the notice is beside its tasks: a plain paper, or one of each format with all that it can have.

use hongtou::notice::keys;

use super::choices::Choices;
use super::columns::columns;
use super::written::{Node, Pair, plain, text, texts};

const DAY: &str = "2025-03-28";

/// The pairs of the notice that are no unit's and no task's.
pub(super) fn paper(choices: &mut Choices<'_>, name: &str) -> Vec<Pair> {
    let mut pairs = plain(&[
        ("year", "2025"),
        ("issuer", "某办公室"),
        ("number", "某办〔2025〕1号"),
        ("preamble", "现通知如下："),
        ("file_format", "1"),
    ]);
    pairs
        .push(("title", if choices.yes(2) { texts(["关于实事的", "通知"]) } else { text("通知") }));
    pairs.extend(match choices.below(4) {
        0 => plain(&[("recipients", "各单位"), ("closing", "请落实。")]),
        1 => full(choices),
        2 => minutes(),
        _ => order(),
    });
    if choices.yes(2) {
        pairs.push(("contact", contact(choices)));
    }
    let printed = choices.one(&["true", "否"]);
    let attachments = attachments(choices, name, printed);
    // A form that is not printed alone lists no tasks.
    let is_listed = attachments.len() > 1 || attachments.len() == 1 && printed == "true";
    pairs.extend(attachments);
    if choices.yes(2) {
        pairs.push(("task_layout", task_layout(choices, is_listed)));
    }
    pairs
}

/// How tasks are printed; in an attachment only where there is one that prints them.
fn task_layout(choices: &mut Choices<'_>, is_listed: bool) -> Node {
    let place = if is_listed { choices.one(&["body", "附件"]) } else { "正文" };
    let layout = plain(&[
        ("place", place),
        ("numbers", choices.one(&["restart", "through"])),
        ("ordinal", choices.one(&["一、", "second", "1.", "fourth", "无"])),
        ("name", choices.one(&["run_in", "apart", "none"])),
        ("lead_units", choices.one(&["牵头部门", "牵头单位"])),
        ("units", choices.one(&["落实单位", "责任部门"])),
        ("supporting_units", choices.one(&["协办单位", "配合单位"])),
        ("bracket", choices.one(&["单独一行", "lines", "段末"])),
        ("due", choices.one(&["完成时限", "时限要求"])),
    ]);
    Node::Map(&keys::TASK_LAYOUT_KEYS, layout)
}

/// 文件格式 with all its parts.
fn full(choices: &mut Choices<'_>) -> Vec<Pair> {
    let mut pairs = plain(&[
        ("recipients", "各单位"),
        ("mark", "某办公室文件"),
        ("copy_number", "000001"),
        ("secrecy", "机密★1年"),
        ("urgency", "特急"),
        ("joint_issuers", "某局"),
        ("signers", "张三"),
        ("note", "联系人：王五"),
        ("copies", "区委办公室"),
    ]);
    let signed =
        plain(&[("by", "某办公室"), ("date", DAY), ("seal", "是"), ("seal_diameter", "42")]);
    pairs.push(("signed", Node::Map(&keys::SIGNED_KEYS, signed)));
    let printed = plain(&[("by", "某办公室"), ("date", DAY)]);
    pairs.push(("printed", Node::Map(&keys::BODY_AND_DATE, printed)));
    let mut layout = plain(&[
        ("format", "文件格式"),
        ("grid", "gb33476"),
        ("preprinted", "否"),
        ("colophon_page", "even"),
        ("word_file", "Word"),
        ("ofd_file", choices.one(&["不要", "ofd", "OFD-A"])),
        ("unit_separator", choices.one(&["comma", "空格"])),
    ]);
    layout.push(("style", Node::Map(&keys::HOUSE_KEYS, plain(&HOUSE))));
    pairs.push(("layout", Node::Map(&keys::LAYOUT_KEYS, layout)));
    pairs
}

const HOUSE: [(&str, &str); 12] = [
    ("top_margin", "34.58毫米"),
    ("bottom_margin", "32.58毫米"),
    ("left_margin", "28毫米"),
    ("right_margin", "26毫米"),
    ("line_pitch", "29.6磅"),
    ("mark_top", "35毫米"),
    ("mark_size", "小初"),
    ("title_size", "二号"),
    ("red_rule", "0.5毫米"),
    ("colophon_outer", "0.35毫米"),
    ("colophon_inner", "0.25毫米"),
    ("red", "#E60012"),
];

/// 纪要.
fn minutes() -> Vec<Pair> {
    let people = plain(&[("present", "张三"), ("absent", "李四"), ("observers", "王五")]);
    let layout = plain(&[("format", "minutes")]);
    vec![
        ("attendance", Node::Map(&keys::ATTENDANCE_KEYS, people)),
        ("layout", Node::Map(&keys::LAYOUT_KEYS, layout)),
    ]
}

/// 命令.
fn order() -> Vec<Pair> {
    let stamp =
        plain(&[("post", "区长"), ("date", DAY), ("width", "40毫米"), ("height", "20毫米")]);
    let layout = plain(&[("format", "命令格式")]);
    vec![
        ("stamped", Node::Map(&keys::STAMPED_KEYS, stamp)),
        ("layout", Node::Map(&keys::LAYOUT_KEYS, layout)),
    ]
}

fn contact(choices: &mut Choices<'_>) -> Node {
    let phones = match choices.below(2) {
        0 => text("5181763"),
        _ => texts(["0533-5181763", "５１８１７６４转８０１２", "12345（工作日）"]),
    };
    let mut pairs = vec![("people", texts(["齐冬梅", "朱滢榕"])), ("phone", phones)];
    if choices.yes(3) {
        pairs.extend(plain(&[("phone_word", "电话"), ("fax", "0533-5181765"), ("printed", "否")]));
    }
    Node::Map(&keys::CONTACT_KEYS, pairs)
}

/// The progress form, which bears that name, alone, among others, or none at all.
fn attachments(choices: &mut Choices<'_>, name: &str, printed: &str) -> Vec<Pair> {
    let column = ("due_column", text(choices.one(&["filled", "blank", "留空"])));
    let title = ("title", text(name));
    let table = vec![
        ("columns", texts(["序号", "任务"])),
        ("rows", Node::List(vec![texts(["1", "修路"]), texts(["2", ""])])),
        ("landscape", text(choices.one(&["auto", "是", "否"]))),
    ];
    let tables = Node::List(vec![Node::Map(&keys::ANNEX_TABLE, table)]);
    let mut own = plain(&[("title", "清单"), ("kind", "text"), ("text", "见下表。")]);
    own.push(("tables", tables));
    let own = Node::Map(&keys::ANNEX, own);
    let column = if choices.yes(2) { ("columns", columns(choices)) } else { column };
    match choices.below(4) {
        0 => Vec::new(),
        1 => {
            let printed = ("printed", text(printed));
            vec![("attachment", Node::Map(&keys::ATTACHMENT_KEYS, vec![title, printed, column]))]
        }
        2 => vec![
            ("attachment", Node::Map(&keys::ATTACHMENT_KEYS, vec![title])),
            ("attachments", Node::List(vec![own])),
        ],
        _ => {
            let form = vec![title, ("kind", text("form")), column];
            let form = Node::Map(&keys::ANNEX, form);
            let kind = choices.one(&["tasks", "task_table"]);
            let mut plan = plain(&[("title", "实施方案"), ("kind", kind)]);
            if kind == "task_table" && choices.yes(2) {
                plan.push(("columns", texts(["序号", "任务", "内容", "牵头", "配合", "时限"])));
            }
            let plan = Node::Map(&keys::ANNEX, plan);
            vec![("attachments", Node::List(vec![own, form, plan]))]
        }
    }
}
