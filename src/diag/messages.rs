//! The one table of messages: what is wrong and what to do, in Chinese and English.

use super::Problem;

/// The language of messages (documents are always in Chinese).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// The words of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, in one short line that quotes the user's value.
    pub title: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// The words of this finding.
    pub fn message(&self, lang: Lang) -> Message {
        let (title, remedy) = match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        };
        Message { title, remedy }
    }

    fn zh(&self) -> (String, String) {
        match self {
            Problem::TemplateFailed { detail } => (
                format!("模板不能使用：{detail}"),
                "对照 templates 里的原模板改正，或去掉 --templates".into(),
            ),
            Problem::TemplateBlock { found } => (
                format!("模板里有不认识的内容：{found}"),
                "模板每行写一个块，可用的块见 docs/templates.md".into(),
            ),
            Problem::MissingGlyph { character } => (
                format!("现有字体都没有“{character}”（U+{:04X}）这个字", u32::from(*character)),
                "换一个通用的写法，或者安装含有这个字的字体".into(),
            ),
            Problem::FontSubstituted { wanted, used } => (
                format!("没有找到{wanted}字体，暂用“{used}”"),
                "安装单位统一使用的字体；hongtou fonts 可查看各处用的字体".into(),
            ),
            Problem::FontMissing { wanted, searched } => (
                format!("没有找到{wanted}字体（找过：{searched}）"),
                "把 fonts 文件夹放在程序旁边，或用 --fonts 指明位置".into(),
            ),
            Problem::FontUnreadable { file } => (
                format!("字体文件读不出来：{file}"),
                "重新安装这个字体，或从 fonts 文件夹里删去".into(),
            ),
            Problem::TooHigh { element } => {
                (format!("{element}太高，一页放不下"), "缩短内容，或者分成几项".into())
            }
        }
    }

    fn en(&self) -> (String, String) {
        match self {
            Problem::TemplateFailed { detail } => (
                format!("the template cannot be used: {detail}"),
                "correct it after the original in templates, or leave out --templates".into(),
            ),
            Problem::TemplateBlock { found } => (
                format!("the template has something that is no block: {found}"),
                "write one block a line; docs/templates.md lists them".into(),
            ),
            Problem::MissingGlyph { character } => (
                format!(
                    "no font has the character “{character}” (U+{:04X})",
                    u32::from(*character)
                ),
                "write it in a common way, or install a font that has it".into(),
            ),
            Problem::FontSubstituted { wanted, used } => (
                format!("no {wanted} font was found, “{used}” stands in"),
                "install the office's fonts; `hongtou fonts` shows what is used".into(),
            ),
            Problem::FontMissing { wanted, searched } => (
                format!("no {wanted} font was found (searched: {searched})"),
                "put the fonts folder beside the program, or name it with --fonts".into(),
            ),
            Problem::FontUnreadable { file } => (
                format!("the font file cannot be read: {file}"),
                "install the font anew, or remove it from the fonts folder".into(),
            ),
            Problem::TooHigh { element } => (
                format!("{element} is higher than a page"),
                "shorten it, or make several items of it".into(),
            ),
        }
    }
}
