//! The words of findings about how a description is begun in Chinese.

use super::{FileKind, PaperFault, PaperSign, Starting};

impl Starting {
    /// What is wrong, and what to do.
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Starting::Paper { file, fault } => {
                let (what, remedy) = fault.zh();
                (format!("“{file}”{what}"), remedy.into())
            }
            Starting::DescriptionThere { file } => (
                format!("“{file}”已经有了，没有覆盖"),
                "换一个文件夹，或者先把它改名".into(),
            ),
            Starting::NoNotice { file, found } => {
                let listed =
                    |signs: &[PaperSign]| signs.iter().copied().map(zh).collect::<Vec<_>>().join("、");
                let lacking = listed(&PaperSign::lacking(found));
                let seen = match &found[..] {
                    [] => String::new(),
                    some => format!("只找到{}，", listed(some)),
                };
                (
                    format!("“{file}”不像一份通知，没有写描述：{seen}没有找到{lacking}"),
                    "看看是不是拿错了文件；没有拿错的，各项前面要有序号（一、（一） 1.），后面要写“责任单位：”，改好再读；或者不用 --from，照着原文填写".into(),
                )
            }
            Starting::NoTasks { file } => (
                format!("“{file}”里没有找到带序号、写明责任单位的各项实事"),
                "看看是不是这份通知；是的，各项写在 notice.yaml 的注释里，照 docs/notice-yaml.md 挪到实事下面".into(),
            ),
        }
    }
}

const fn zh(sign: PaperSign) -> &'static str {
    match sign {
        PaperSign::Number => "发文字号",
        PaperSign::Title => "公文的标题（关于……的通知）",
        PaperSign::Recipients => "主送机关",
        PaperSign::Units => "各项的责任单位",
        PaperSign::Date => "署名和成文日期",
        PaperSign::Colophon => "版记（抄送、印发）",
    }
}

impl PaperFault {
    fn zh(self) -> (&'static str, &'static str) {
        match self {
            PaperFault::OtherKind(FileKind::Document) => (
                "是旧格式的文字文档（.doc、.wps 等），读不了",
                "用 Word 或 WPS 打开，另存为 .docx，再用那一份",
            ),
            PaperFault::OtherKind(FileKind::Ofd | FileKind::Pages) => (
                "是 OFD、CEB 等版式文件，读不了",
                "用排这份通知的 Word 文件；没有的，把文字复制到记事本，存成 .txt",
            ),
            PaperFault::OtherKind(FileKind::Picture) => {
                ("是图片，读不了", "用排这份通知的 Word 文件")
            }
            PaperFault::OtherKind(_) => {
                ("不是能读的通知文件", "用 Word 文件（.docx）、文字能选中的 PDF 或者纯文本（.txt）")
            }
            PaperFault::Empty => (
                "里没有能读的文字",
                "扫描的、文字复制出来是乱码的 PDF 读不了：用排这份通知的 Word 文件",
            ),
            PaperFault::Locked => {
                ("设了打开密码，读不出来", "用 Word 或 WPS 打开，取消密码，另存以后再用")
            }
            PaperFault::Damaged => {
                ("不完整或已损坏，读不出来", "打得开的，用 Word 或 WPS 另存为 .docx，再用那一份")
            }
            PaperFault::TooLarge => (
                "太大或者太长，不像一份通知，没有读",
                "只留通知和附件（最多 300 页、10,000 段），另存为 .docx；图片多的，删掉图片",
            ),
            PaperFault::TooSlow => (
                "读不下去，已停止",
                "用 Word 或 WPS 打开，另存为 .docx，再用那一份；还不行的，把文字复制到记事本，存成 .txt",
            ),
            PaperFault::NotStarted => (
                "没有读：读文件的程序没能启动",
                "重新运行一次；仍然这样，看看杀毒软件是不是拦住了 hongtou，放行后再运行",
            ),
        }
    }
}
