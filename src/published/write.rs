//! A [`Draft`] -> the text of a notice.yaml with Chinese keys. Each guess has a remark above it; what was
//! found nowhere is a remark that says what to write; what could not be placed stands where it stood.

use super::draft::{
    AnnexContent, AnnexDraft, ColumnDraft, Draft, Guess, NamePlace, PaperFormat, TaskLayoutDraft,
    UnitDraft,
};
use super::reporting::offered;
use super::write_task::{heading, name_place, task};
use super::yaml::{Yaml, flow, scalar};
use crate::intake::SOFT_END;
use crate::notice::{FROM_PAPER, asking};

pub use crate::notice::{GUESS, LEFT, MISSING};

/// The description, with `remarks` on the paper at its head.
pub(super) fn write(draft: &Draft, remarks: &[String]) -> String {
    let mut yaml = Yaml::default();
    preface(&mut yaml, remarks);
    head(&mut yaml, draft);
    body_head(&mut yaml, draft);
    units(&mut yaml, &draft.units);
    yaml.blank();
    yaml.key(0, "实事");
    draft.body.tasks_doubts.iter().for_each(|doubt| guess(&mut yaml, 1, doubt));
    if draft.body.tasks.is_empty() {
        missing(
            &mut yaml,
            1,
            "- {名称: 标题, 内容: 内容, 责任单位: 单位}",
            "没有找到带序号的各项实事",
        );
    }
    let year = draft.year.as_ref().and_then(|year| year.value.parse().ok());
    draft.body.tasks.iter().for_each(|one| task(&mut yaml, one, year));
    draft.body.unread.iter().for_each(|doubt| guess(&mut yaml, 1, doubt));
    draft.body.behind.iter().for_each(|one| heading(&mut yaml, one));
    yaml.blank();
    task_layout(&mut yaml, &draft.body.layout);
    yaml.texts(0, "结尾", &draft.body.closing);
    tail(&mut yaml, draft);
    reporting(&mut yaml, draft);
    layout(&mut yaml, draft);
    yaml.into_text()
}

/// A guess, and what is doubtful about it.
pub(super) fn guess(yaml: &mut Yaml, depth: usize, doubt: &str) {
    yaml.remark(depth, &asking::guess(doubt));
}

/// Lines that found no place.
pub(super) fn left(yaml: &mut Yaml, depth: usize, lines: &[String]) {
    for line in lines {
        yaml.remark(depth, &format!("{LEFT}{line}"));
    }
}

/// A key that the paper does not say, and a form to write it in.
pub(super) fn missing(yaml: &mut Yaml, depth: usize, form: &str, why: &str) {
    yaml.remark(depth, &format!("{MISSING}（{why}）："));
    yaml.remark(depth, form);
}

fn preface(yaml: &mut Yaml, remarks: &[String]) {
    yaml.remark(0, &format!("{FROM_PAPER}写着“推测”的，看过以后改对，再把那一行注释删掉。"));
    yaml.remark(0, "每一项的写法见帮助《notice.yaml 的写法》；改完用 hongtou check 检查。");
    for remark in remarks {
        yaml.remark(0, remark);
    }
}

/// A text that may be a guess, or missing.
fn given(yaml: &mut Yaml, key: &str, value: Option<&Guess<String>>, form: &str) {
    match value {
        Some(one) => {
            if let Some(doubt) = &one.doubt {
                guess(yaml, 0, doubt);
            }
            yaml.pair(0, key, &one.value);
        }
        None => missing(yaml, 0, &format!("{key}: {form}"), "原文里没有找到"),
    }
}

fn head(yaml: &mut Yaml, draft: &Draft) {
    let head = &draft.head;
    given(yaml, "年度", draft.year.as_ref(), "2024");
    given(yaml, "发文机关", draft.issuer.as_ref(), "甲区人民政府办公室");
    yaml.texts(0, "联合发文机关", &draft.joint_issuers);
    yaml.texts(0, "发文机关标志", draft.mark.as_slice());
    yaml.texts(0, "份号", head.copy_number.as_slice());
    yaml.texts(0, "密级和保密期限", head.secrecy.as_slice());
    yaml.texts(0, "紧急程度", head.urgency.as_slice());
    given(yaml, "发文字号", head.number.as_ref(), "甲政办字〔2024〕1号");
    yaml.texts(0, "签发人", &head.signers);
    if head.title.is_empty() {
        missing(yaml, 0, "标题: 关于……的通知", "原文里没有找到");
    }
    if let Some(doubt) = &head.title_doubt {
        guess(yaml, 0, doubt);
    }
    yaml.texts(0, "标题", &head.title);
    left(yaml, 0, &head.left);
}

fn body_head(yaml: &mut Yaml, draft: &Draft) {
    let recipients = draft.body.recipients.as_ref().or(draft.colophon.recipients.as_ref());
    let has_none = matches!(draft.format, PaperFormat::Minutes | PaperFormat::Order);
    match recipients {
        Some(recipients) => yaml.pair(0, "主送机关", recipients),
        None if has_none => {}
        None => missing(yaml, 0, "主送机关: 各镇人民政府，有关单位", "原文里没有找到"),
    }
    if draft.body.preamble.is_empty() {
        missing(yaml, 0, "引言: 现将有关事项通知如下：", "第一项前面没有文字");
    }
    yaml.texts(0, "引言", &draft.body.preamble);
}

fn units(yaml: &mut Yaml, units: &[UnitDraft]) {
    yaml.blank();
    if units.is_empty() {
        missing(yaml, 0, "单位名册: [{名称: 区教体局}]", "没有找到责任单位");
        return;
    }
    yaml.key(0, "单位名册");
    for unit in units {
        if let Some(doubt) = &unit.doubt {
            guess(yaml, 1, doubt);
        }
        yaml.first_pair(1, "名称", &unit.name);
        if !unit.aliases.is_empty() {
            yaml.flow(2, "别名", &unit.aliases);
        }
    }
}

fn task_layout(yaml: &mut Yaml, layout: &TaskLayoutDraft) {
    if *layout == TaskLayoutDraft::default() {
        return;
    }
    yaml.key(0, "实事体例");
    if layout.in_body {
        yaml.pair(1, "位置", "正文");
    }
    if layout.in_attachment {
        yaml.pair(1, "位置", "附件");
    }
    if layout.through {
        yaml.pair(1, "编号", "连续");
    }
    yaml.texts(1, "序次", layout.ordinal.as_slice());
    if layout.name != NamePlace::default() {
        yaml.pair(1, "名称", name_place(layout.name));
    }
    layout.words.iter().for_each(|(kind, word)| yaml.pair(1, kind.chinese(), word));
    yaml.texts(1, "完成时限", layout.due_word.as_slice());
}

fn tail(yaml: &mut Yaml, draft: &Draft) {
    let tail = &draft.tail;
    if let Some(contact) = &tail.contact {
        if let Some(doubt) = &contact.doubt {
            guess(yaml, 0, doubt);
        }
        yaml.key(0, "联系方式");
        yaml.flow(1, "联系人", &contact.people);
        yaml.flow(1, "联系电话", &contact.phones);
        yaml.texts(1, "传真", contact.fax.as_slice());
        if contact.is_unprinted {
            yaml.pair(1, "印发", "否");
        }
    }
    annexes(yaml, &draft.annexes);
    if !tail.attendance.is_empty() {
        if let Some(doubt) = &tail.attendance_doubt {
            guess(yaml, 0, doubt);
        }
        yaml.key(0, "与会人员");
        tail.attendance.iter().for_each(|(label, people)| yaml.pair(1, label, people));
    }
    signature(yaml, draft);
    yaml.texts(0, "附注", tail.note.as_slice());
    left(yaml, 0, &tail.left);
    draft.colophon.doubts.iter().for_each(|doubt| guess(yaml, 0, doubt));
    yaml.texts(0, "抄送机关", draft.colophon.copies.as_slice());
    if let Some(printed) = draft.colophon.printed {
        yaml.key(0, "印发");
        yaml.texts(1, "机关", draft.colophon.printed_by.as_slice());
        yaml.pair(1, "日期", &printed.to_string());
    }
}

fn signature(yaml: &mut Yaml, draft: &Draft) {
    let tail = &draft.tail;
    let Some(date) = tail.date else {
        tail.signature_doubt.iter().for_each(|doubt| guess(yaml, 0, doubt));
        left(yaml, 0, &tail.signed_by);
        return unsigned(yaml, draft);
    };
    if let Some(post) = &tail.post {
        yaml.key(0, "签名章");
        yaml.pair(1, "职务", post);
        yaml.pair(1, "日期", &date.to_string());
        return;
    }
    if let Some(doubt) = &tail.signature_doubt {
        guess(yaml, 0, doubt);
    }
    if tail.signed_by.is_empty() && draft.format != PaperFormat::Minutes {
        guess(yaml, 0, "原文只有成文日期，没有找到署名，印出来是发文机关署名");
    }
    yaml.key(0, "署名");
    let issuer = draft.issuer.as_ref().map(|issuer| &issuer.value);
    let all: Vec<&String> = issuer.into_iter().chain(&draft.joint_issuers).collect();
    if !tail.signed_by.iter().eq(all.iter().copied()) {
        yaml.texts(1, "机关", &tail.signed_by);
    }
    yaml.pair(1, "日期", &date.to_string());
}

/// What is to be written of the signature of a paper that has no day.
fn unsigned(yaml: &mut Yaml, draft: &Draft) {
    let form = match draft.format {
        // Minutes are not signed.
        PaperFormat::Minutes if draft.tail.open_date.is_none() => return,
        PaperFormat::Order => "签名章: {职务: 县长, 日期: 2025-03-31}",
        PaperFormat::Document | PaperFormat::Letter | PaperFormat::Minutes => {
            "署名: {日期: 2025-03-31}"
        }
    };
    let why = match &draft.tail.open_date {
        Some(open) => format!("原文写“{open}”，没有写哪一天"),
        None if draft.tail.signed_by.is_empty() => "原文里没有找到署名和成文日期".to_owned(),
        None => "原文的署名下面没有找到成文日期".to_owned(),
    };
    missing(yaml, 0, form, &why);
}

fn annexes(yaml: &mut Yaml, annexes: &[AnnexDraft]) {
    let is_form = |one: &AnnexDraft| matches!(one.content, AnnexContent::Form { .. });
    let form_first = annexes.first().is_some_and(is_form);
    if let Some(form) = annexes.first().filter(|one| is_form(one)) {
        yaml.key(0, "附件");
        annex_title(yaml, 1, form);
        form_keys(yaml, 1, &form.content);
        left(yaml, 1, &form.left);
    }
    let others = annexes.get(usize::from(form_first)..).unwrap_or_default();
    if others.is_empty() {
        return;
    }
    yaml.key(0, "其他附件");
    others.iter().for_each(|one| annex(yaml, one));
}

/// What is said of a form beside its title.
fn form_keys(yaml: &mut Yaml, depth: usize, content: &AnnexContent) {
    let AnnexContent::Form { due_filled, columns, doubts } = content else { return };
    let due_filled = due_filled.map(|filled| if filled { "填写" } else { "留空" });
    yaml.texts(depth, "完成时限栏", due_filled.as_slice());
    doubts.iter().for_each(|doubt| guess(yaml, depth, doubt));
    columns_key(yaml, depth, columns);
}

/// 栏目, where a table has columns of its own.
fn columns_key(yaml: &mut Yaml, depth: usize, columns: &[ColumnDraft]) {
    if columns.is_empty() {
        return;
    }
    yaml.key(depth, "栏目");
    for column in columns {
        match (&column.lines[..], column.content) {
            ([one], None) => yaml.item(depth + 1, one),
            (lines, content) => {
                let name = if let [one] = lines { scalar(one) } else { flow(lines) };
                let content = content.map(|content| ("内容", content.to_owned()));
                let pairs: Vec<_> = [("名称", name)].into_iter().chain(content).collect();
                yaml.mapping_item(depth + 1, &pairs);
            }
        }
    }
}

fn annex_title(yaml: &mut Yaml, depth: usize, annex: &AnnexDraft) {
    if let Some(doubt) = &annex.doubt {
        guess(yaml, depth, doubt);
    }
    match annex.title.is_empty() {
        true => missing(yaml, depth, "标题: 附件的标题", "没有找到标题"),
        false => yaml.texts(depth, "标题", &annex.title),
    }
}

fn annex(yaml: &mut Yaml, annex: &AnnexDraft) {
    if let Some(doubt) = &annex.doubt {
        guess(yaml, 1, doubt);
    }
    let plain = annex.title.concat();
    match &annex.title[..] {
        [] => {
            missing(yaml, 1, "标题: 附件的标题", "没有找到标题");
            yaml.first_pair(1, "标题", "附件");
        }
        [_] => yaml.first_pair(1, "标题", &plain),
        lines => yaml.written(1, "- 标题", &flow(lines)),
    }
    match &annex.content {
        AnnexContent::Form { .. } => {
            yaml.pair(2, "类型", "报表");
            form_keys(yaml, 2, &annex.content);
        }
        AnnexContent::TaskTable { text, columns } => {
            yaml.pair(2, "类型", "分工表");
            columns_key(yaml, 2, columns);
            yaml.texts(2, "内容", text);
        }
        AnnexContent::Tasks { text } => {
            yaml.pair(2, "类型", "实事");
            yaml.texts(2, "内容", text);
        }
        AnnexContent::Own { text, tables } => {
            yaml.texts(2, "内容", text);
            if text.is_empty() && tables.is_empty() {
                missing(yaml, 2, "内容: 附件的文字", "没有找到它的内容");
            }
            if !tables.is_empty() {
                yaml.key(2, "表格");
                tables.iter().for_each(|rows| table(yaml, rows));
            }
        }
    }
    left(yaml, 2, &annex.left);
}

fn table(yaml: &mut Yaml, rows: &[Vec<String>]) {
    let cells = |row: &[String]| -> Vec<String> {
        row.iter().map(|cell| cell.replace(['\n', SOFT_END], "")).collect()
    };
    let Some((columns, rows)) = rows.split_first() else { return };
    let empty = [vec![String::new(); columns.len()]];
    if rows.is_empty() {
        guess(yaml, 3, "原文的表只有表头，下面留了一个空行");
    }
    yaml.written(3, "- 栏", &flow(&cells(columns)));
    yaml.key(4, "行");
    let rows = if rows.is_empty() { &empty[..] } else { rows };
    rows.iter().for_each(|row| yaml.flow_item(5, &cells(row)));
}

fn reporting(yaml: &mut Yaml, draft: &Draft) {
    let reporting = &draft.reporting;
    if reporting.is_empty() {
        for (at, sentence) in reporting.unread.iter().enumerate() {
            let why = format!("原文有“{sentence}”，没有读成报送的各项；不写按季度算");
            match at {
                0 => missing(yaml, 0, &offered(sentence, &draft.units), &why),
                _ => left(yaml, 0, &[format!("{sentence}（另一处报送的时间，没有对应的项）")]),
            }
        }
        return;
    }
    guess(yaml, 0, "报送各项取自正文里关于报送的话");
    reporting.who_doubt.iter().for_each(|doubt| guess(yaml, 0, doubt));
    yaml.key(0, "报送");
    yaml.texts(1, "汇总单位", reporting.collector.as_slice());
    yaml.texts(1, "接收邮箱", reporting.mailbox.as_slice());
    if reporting.sealed_pdf {
        yaml.pair(1, "盖章件", "是");
    }
    yaml.texts(1, "报送周期", reporting.every.as_slice());
    if let Some(day) = reporting.due_day {
        yaml.pair(1, "截止日", &day.to_string());
    }
    if let Some(days) = reporting.due_days {
        yaml.pair(1, "期限天数", &days.to_string());
    }
    yaml.texts(1, "遇休息日", reporting.off_rest.as_slice());
    let told = reporting.told.as_ref().map(|told| format!("{told}（报送的时间，没有对应的项）"));
    left(yaml, 1, told.as_slice());
    let single = reporting.single.iter();
    let single = single.map(|one| format!("{one}（个别报送期的时间，报送只有一个截止日）"));
    left(yaml, 1, &single.collect::<Vec<_>>());
    let others = reporting.unread.iter();
    let others = others.map(|one| format!("{one}（另一处报送的时间，没有对应的项）"));
    left(yaml, 1, &others.collect::<Vec<_>>());
}

fn layout(yaml: &mut Yaml, draft: &Draft) {
    let format = match draft.format {
        PaperFormat::Document => None,
        PaperFormat::Letter => Some("信函格式"),
        PaperFormat::Minutes => Some("纪要格式"),
        PaperFormat::Order => Some("命令格式"),
    };
    if format.is_none() && !draft.body.blanks_between {
        return;
    }
    yaml.key(0, "版式");
    yaml.texts(1, "格式", format.as_slice());
    if draft.body.blanks_between {
        yaml.pair(1, "单位间隔", "空格");
    }
}
