//! The named styles of the Word file: one for each element of GB/T 9704-2012, so that a clerk
//! who edits the file finds them by their Chinese names.
//!
//! In comes the style table, out come the `w:style` definitions. A paragraph carries its style's
//! id and, beside it, only what its own text decides.

use docx_rs::{AlignmentType, RunFonts, SpecialIndentType, Style as WordStyle, StyleType};

use crate::document::{Role, Style, TextStyle, Typeface};
use crate::length::Length;

use super::{ANCHOR, exact, unit};

/// A paragraph style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Normal,
    HeadNote,
    Mark,
    Number,
    RedRule,
    Title,
    Recipients,
    Body,
    AttachmentNote,
    Signature,
    Date,
    Note,
    AttachmentLabel,
    AttachmentTitle,
    TableHead,
    TableCell,
    ColophonItem,
    Imprint,
    PageNumber,
    Anchor,
}

impl Named {
    const ALL: [Named; 20] = [
        Named::Normal,
        Named::HeadNote,
        Named::Mark,
        Named::Number,
        Named::RedRule,
        Named::Title,
        Named::Recipients,
        Named::Body,
        Named::AttachmentNote,
        Named::Signature,
        Named::Date,
        Named::Note,
        Named::AttachmentLabel,
        Named::AttachmentTitle,
        Named::TableHead,
        Named::TableCell,
        Named::ColophonItem,
        Named::Imprint,
        Named::PageNumber,
        Named::Anchor,
    ];

    /// The id by which paragraphs refer to it.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Named::Normal => "Normal",
            Named::HeadNote => "HeadNote",
            Named::Mark => "IssuerMark",
            Named::Number => "DocumentNumber",
            Named::RedRule => "RedRule",
            Named::Title => "DocumentTitle",
            Named::Recipients => "Recipients",
            Named::Body => "DocumentBody",
            Named::AttachmentNote => "AttachmentNote",
            Named::Signature => "IssuerSignature",
            Named::Date => "IssueDate",
            Named::Note => "DocumentNote",
            Named::AttachmentLabel => "AttachmentLabel",
            Named::AttachmentTitle => "AttachmentTitle",
            Named::TableHead => "TableHead",
            Named::TableCell => "TableCell",
            Named::ColophonItem => "ColophonItem",
            Named::Imprint => "Imprint",
            Named::PageNumber => "PageNumber",
            Named::Anchor => "Anchor",
        }
    }

    /// Whether its first line is indented (7.3.3, 7.3.6).
    pub(super) const fn is_indented(self) -> bool {
        matches!(self, Named::Body | Named::Note)
    }

    /// The name Word shows. 标题, 正文, 日期 and 页码 alone are what a Chinese Word calls its own
    /// built-in styles; a style of such a name would be taken for one of them.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Named::Normal => "Normal",
            Named::HeadNote => "份号密级紧急程度",
            Named::Mark => "发文机关标志",
            Named::Number => "发文字号",
            Named::RedRule => "版头分隔线",
            Named::Title => "公文标题",
            Named::Recipients => "主送机关",
            Named::Body => "公文正文",
            Named::AttachmentNote => "附件说明",
            Named::Signature => "发文机关署名",
            Named::Date => "成文日期",
            Named::Note => "附注",
            Named::AttachmentLabel => "附件",
            Named::AttachmentTitle => "附件标题",
            Named::TableHead => "表头",
            Named::TableCell => "表格文字",
            Named::ColophonItem => "抄送机关",
            Named::Imprint => "印发机关和印发日期",
            Named::PageNumber => "公文页码",
            Named::Anchor => "版记位置",
        }
    }
}

/// A character style: a piece of a paragraph in another kind of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Heading1,
    Heading2,
    Signer,
    Label,
}

impl Part {
    const ALL: [Part; 4] = [Part::Heading1, Part::Heading2, Part::Signer, Part::Label];

    /// The id by which runs refer to it.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Part::Heading1 => "Level1",
            Part::Heading2 => "Level2",
            Part::Signer => "Signer",
            Part::Label => "Label",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Part::Heading1 => "一级小标题",
            Part::Heading2 => "二级小标题",
            Part::Signer => "签发人姓名",
            Part::Label => "黑体标注",
        }
    }

    const fn role(self) -> Role {
        match self {
            Part::Heading1 => Role::Heading1,
            Part::Heading2 => Role::Heading2,
            Part::Signer => Role::Signer,
            Part::Label => Role::Label,
        }
    }
}

/// What a paragraph style says.
struct Look {
    text: TextStyle,
    /// Added behind each character, in twips.
    tracking: i32,
    /// The exact height of a line, in twips.
    line: i32,
    /// The white below, in twips.
    after: i32,
    align: AlignmentType,
    /// The indent of the first line, in cells of the grid.
    first_line: u16,
    /// Whether its lines keep to the grid of the page.
    grid: bool,
    /// Whether it stays on the page of what follows.
    keep_next: bool,
}

/// All the styles of a file, `Normal` first.
pub(super) fn all(style: &Style) -> Vec<WordStyle> {
    let paragraphs = Named::ALL.map(|named| paragraph_style(named, style));
    let characters = Part::ALL.map(|part| character_style(part, style));
    paragraphs.into_iter().chain(characters).collect()
}

/// The four font slots of a kind of type, none left to a theme.
pub(super) fn fonts(typeface: Typeface) -> RunFonts {
    let name = typeface.word_name();
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name).hint("eastAsia")
}

/// What is added behind each character of body text so that the grid's number of them fills a
/// line, in twips.
pub(super) fn body_tracking(style: &Style) -> i32 {
    unit::floor_twips(style.cell() - style.body.size)
}

/// The kind of type of the paragraph style with this id, of body text without one.
pub(super) fn typeface_of_paragraph(id: Option<&str>, style: &Style) -> Typeface {
    let named = Named::ALL.into_iter().find(|named| Some(named.id()) == id);
    look(named.unwrap_or(Named::Normal), style).text.typeface
}

/// The kind of type of the character style with this id.
pub(super) fn typeface_of_run(id: &str, style: &Style) -> Option<Typeface> {
    let part = Part::ALL.into_iter().find(|part| part.id() == id)?;
    Some(typeface_of_part(part, style))
}

fn typeface_of_part(part: Part, style: &Style) -> Typeface {
    style.of_role(style.body, part.role()).typeface
}

fn character_style(part: Part, style: &Style) -> WordStyle {
    let fonts = fonts(typeface_of_part(part, style));
    WordStyle::new(part.id(), StyleType::Character).name(part.name()).fonts(fonts)
}

fn paragraph_style(named: Named, style: &Style) -> WordStyle {
    let look = look(named, style);
    let spacing = exact::line(look.line).before(0).after(unit::unsigned(look.after));
    let indent = unit::twips(style.cell() * f64::from(look.first_line));
    let first_line = (indent > 0).then_some(SpecialIndentType::FirstLine(indent));
    let mut word = WordStyle::new(named.id(), StyleType::Paragraph)
        .name(named.name())
        .fonts(fonts(look.text.typeface))
        .size(unit::half_points(look.text.size))
        .color(unit::hex(look.text.colour))
        .align(look.align)
        .line_spacing(spacing)
        .indent(Some(0), first_line, None, None)
        .snap_to_grid(look.grid);
    word.run_property = word.run_property.character_spacing(look.tracking);
    if look.keep_next {
        word.paragraph_property = word.paragraph_property.keep_next(true);
    }
    if named != Named::Normal {
        word = word.based_on(Named::Normal.id());
    }
    if matches!(named, Named::Title | Named::AttachmentTitle) {
        word = word.outline_lvl(0);
    }
    word
}

/// What the style table says of an element (clauses stand there).
fn look(named: Named, style: &Style) -> Look {
    let body = Look::on_grid(style);
    let (table, colophon) = (&style.table, &style.colophon);
    match named {
        Named::Normal | Named::AttachmentNote => body,
        // Names are as long as they are, and end their lines.
        Named::Recipients => Look { align: AlignmentType::Left, ..body },
        Named::Body | Named::Note => Look { first_line: style.indent, ..body },
        Named::HeadNote => Look { align: AlignmentType::Left, ..body },
        Named::Mark => Look::tight(style.head.mark, AlignmentType::Center),
        Named::Number => {
            let tight = Look::tight(style.body, AlignmentType::Center);
            Look { tracking: body.tracking, ..tight }
        }
        Named::RedRule => Look::off_grid(style.body, ANCHOR, AlignmentType::Center),
        Named::Title => Look::title(style),
        Named::AttachmentTitle => {
            let after = style.line_pitch() * style.gaps.after_attachment_title;
            Look { after: unit::twips(after), ..Look::title(style) }
        }
        Named::AttachmentLabel => Look {
            text: style.attachment_label,
            keep_next: true,
            align: AlignmentType::Left,
            ..body
        },
        Named::Signature => Look { align: AlignmentType::Center, keep_next: true, ..body },
        Named::Date => Look { align: AlignmentType::Right, ..body },
        Named::TableHead => Look::off_grid(table.head, table.line_pitch, AlignmentType::Center),
        Named::TableCell => Look::off_grid(table.cell, table.line_pitch, AlignmentType::Center),
        Named::ColophonItem => {
            Look::off_grid(colophon.text, colophon.line_pitch, AlignmentType::Left)
        }
        Named::Imprint => Look::off_grid(colophon.text, colophon.line_pitch, AlignmentType::Left),
        Named::PageNumber => Look::tight(style.page_number.text, AlignmentType::Right),
        Named::Anchor => {
            let text = TextStyle { size: ANCHOR, ..style.body };
            Look::off_grid(text, ANCHOR, AlignmentType::Left)
        }
    }
}

impl Look {
    /// Body text on the grid of the page.
    fn on_grid(style: &Style) -> Look {
        Look {
            text: style.body,
            tracking: body_tracking(style),
            line: unit::floor_twips(style.line_pitch()),
            after: 0,
            align: AlignmentType::Both,
            first_line: 0,
            grid: true,
            keep_next: false,
        }
    }

    /// Lines of `pitch`, characters as wide as they are, whatever the grid.
    fn off_grid(text: TextStyle, pitch: Length, align: AlignmentType) -> Look {
        let line = unit::twips(pitch);
        Look {
            text,
            tracking: 0,
            line,
            after: 0,
            align,
            first_line: 0,
            grid: false,
            keep_next: false,
        }
    }

    /// A line that begins with the upper edge of its characters.
    fn tight(text: TextStyle, align: AlignmentType) -> Look {
        Look::off_grid(text, exact::tight(text.size), align)
    }

    /// A title: large characters on lines of the grid's pitch. It must not keep to the grid
    /// itself, on which a line of large characters takes two.
    fn title(style: &Style) -> Look {
        let line = unit::floor_twips(style.line_pitch());
        let title = Look::off_grid(style.title, Length::ZERO, AlignmentType::Center);
        Look { line, keep_next: true, ..title }
    }
}
