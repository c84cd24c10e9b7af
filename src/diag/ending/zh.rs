//! The words of findings about the end of a paper in Chinese.

use super::Ending;

impl Ending {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Ending::BadDiameter { found, least, most } => (
                format!("印章直径“{found}”不对"),
                format!("写毫米数，{least} 到 {most} 的整数，例如 42"),
            ),
            Ending::RowLength { cells, columns } => (
                format!("这一行有 {cells} 格，表头有 {columns} 栏"),
                "每行的格数与栏数相同；空着的格写成 \"\"".into(),
            ),
            Ending::FormTwice => (
                "进展情况报表写了两次".into(),
                "报表只写一处：写在“附件”里，或者在“其他附件”里写一项“类型: 报表”".into(),
            ),
            Ending::FormWithContent => (
                "报表的内容由程序填，不能再写内容和表格".into(),
                "删去这一项的“内容”和“表格”；不是进展情况报表的，删去“类型: 报表”".into(),
            ),
            Ending::NoContent => {
                ("这个附件没有内容".into(), "写“内容”（一段或几段文字）或者“表格”".into())
            }
            Ending::LonelyCharacter { ends } => (
                format!("“……{ends}”这一段的最后一行只有一个字"),
                "增减几个字，让这个字回到上一行，或者带下几个字来".into(),
            ),
            Ending::LooseLine { next } => (
                format!("“{next}……”不拆开，排到了下一行，它上面一行的字距很松"),
                "在它前面增减几个字".into(),
            ),
            Ending::BodyTooWide => ("署名比一行还长，排成了两行".into(), "用规范化简称".into()),
            Ending::Tightened { page, pitch } => (
                format!(
                    "第 {page} 页排不下署名、日期和印章，这一页的行距收紧到 {pitch} 磅（7.3.5.5）"
                ),
                "不用处理；想恢复原来的行距，正文减少一两行".into(),
            ),
            Ending::TakenAlong { page, lines } => (
                format!("第 {page} 页排不下署名、日期和印章，正文的末尾随署名排到了下一页"),
                format!(
                    "不改也合乎标准；想让署名回到第 {page} 页，正文减少 {lines} 行左右，正文短、减不出来的不用改"
                ),
            ),
        }
    }
}
