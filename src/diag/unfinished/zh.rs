//! The words of findings about what a description still waits for in Chinese.

use super::{PaperFault, Unfinished};
use crate::diag::FileKind;

impl Unfinished {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Unfinished::RosterUnreadable { file, fault } => (
                format!("单位名册“{file}”{}", why(*fault)),
                "用 Excel 或 WPS 表格打开，另存为 .xlsx（不设密码），再用那一份".into(),
            ),
            Unfinished::RosterOutside { found } => (
                format!("单位名册“{found}”不在 notice.yaml 所在的文件夹里"),
                "把文件放进那个文件夹，这里只写文件名，例如 单位.xlsx".into(),
            ),
            Unfinished::RosterNoNames { file } => (
                format!("“{file}”里没有“名称”一栏，内容也不像单位，认不出单位"),
                "在单位上面加一行表头：名称、别名、邮箱（先后不论，只有名称必须有）".into(),
            ),
            Unfinished::RosterLeft { text } => roster_left(text),
            Unfinished::MailboxLeft { used, left } => mailbox_left(used, left),
            Unfinished::RosterNameless => {
                ("这一行有别名或邮箱，没有单位名称".into(), "补上名称；不要的，把这一行删掉".into())
            }
            Unfinished::RosterEmpty { file } => (
                format!("“{file}”里一个单位也没有"),
                "一行写一个单位：名称，空两格或者按 Tab 键，邮箱（可以不写）".into(),
            ),
            Unfinished::RosterElsewhere { found } => (
                format!("单位名册“{found}”是另一个文件，这里读不到"),
                "用 hongtou check 检查；或者把单位写在 notice.yaml 里".into(),
            ),
            Unfinished::ToFill { key, hint } => to_fill(key, hint.as_deref()),
            Unfinished::NotAnswered => (
                "没有答完就结束了，什么也没有写".into(),
                "再运行一次；不知道的按回车跳过，以后在 notice.yaml 里填".into(),
            ),
            Unfinished::NotLater { old, new } => (
                format!("去年的描述是 {old} 年的，新的是 {new} 年，不比它晚"),
                format!("文件夹用新的年份命名，例如 hongtou init {} --from …", old + 1),
            ),
            Unfinished::Guess { words } => (
                format!("推测的，还没有核对：{words}"),
                "看下面写的对不对，改好以后把这一行注释删掉，就不再提示".into(),
            ),
            Unfinished::LeftOver { words } => (
                format!("原文里这一段没有归入各项：{words}"),
                "要用的，挪到该在的地方；看过以后把这一行注释删掉".into(),
            ),
            Unfinished::StillMissing { words } => (
                format!("这里还要填：{words}"),
                "照注释里的样子写一行（前面不要 #），再把注释删掉".into(),
            ),
            Unfinished::Unconfirmed { remarks } => (
                format!("描述里还有 {remarks} 处推测或者原文没有看过"),
                "运行 hongtou check 逐条看；看过、改好以后把那一行注释删掉".into(),
            ),
        }
    }
}

fn to_fill(key: &str, hint: Option<&str>) -> (String, String) {
    let example = hint.map_or_else(String::new, |hint| format!("，例如 {hint}"));
    (format!("“{key}”还没有填"), format!("把“待填”连同括号换成要写的内容{example}"))
}

const fn why(fault: PaperFault) -> &'static str {
    match fault {
        PaperFault::OtherKind(FileKind::Text) => "是文本文件，不是工作簿，读不了",
        PaperFault::OtherKind(_) => "不是工作簿，读不了",
        PaperFault::Empty => "是空的",
        PaperFault::Locked => "设了打开密码，读不出来",
        PaperFault::Damaged => "不完整或已损坏，读不出来",
        PaperFault::TooLarge => "太大，不像一份名册，没有读",
        PaperFault::TooSlow => "读不下去，已停止",
        PaperFault::NotStarted => "没有读：读文件的程序没能启动",
    }
}

fn roster_left(text: &str) -> (String, String) {
    (
        format!("名册里的“{text}”没有当作单位、别名或邮箱，没有用"),
        "看看漏了没有：单位一行一个，写在“名称”一栏；不要的删掉，就不再提示".into(),
    )
}

fn mailbox_left(used: &str, left: &str) -> (String, String) {
    (
        format!("一个单位只用一个邮箱：用了“{used}”，没有用“{left}”"),
        "这里只留要用的邮箱，就不再提示".into(),
    )
}
