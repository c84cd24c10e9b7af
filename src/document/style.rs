//! The one table of measures: every length, size and rule of the page, with its clause.
//!
//! `layout` (PDF) and `docx` read it and nothing else; neither has a measure of its own.
//! Clause numbers are those of GB/T 9704-2012; where the standard is silent the comment says
//! "practice".

use crate::length::Length;

use super::{LineStyle, Role, TableStyle, Typeface};

/// 三号: 16 pt in today's programs.
const SIZE_3: Length = Length::pt(16.0);
/// 四号.
const SIZE_4: Length = Length::pt(14.0);
/// 二号.
const SIZE_2: Length = Length::pt(22.0);

/// A colour, as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Text and rules.
    pub const BLACK: Colour = Colour(0, 0, 0);
    /// The red head. The standard gives no value for screens; offices use pure red (practice).
    pub const RED: Colour = Colour(0xFF, 0, 0);
}

/// How characters are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// The kind of type.
    pub typeface: Typeface,
    /// The size of the em square.
    pub size: Length,
    /// The colour.
    pub colour: Colour,
}

impl TextStyle {
    /// From the baseline of Chinese type up to the top of its em square, in ems: 0.88 in every
    /// font an office uses.
    pub const ASCENT: f64 = 0.88;
    /// From the baseline of large 小标宋体 up to the top of its ink, in ems.
    pub const INK_TOP: f64 = 0.853;
    /// The height of the ink of large 小标宋体, in ems.
    pub const INK_HEIGHT: f64 = 0.946;

    pub(super) const fn black(typeface: Typeface, size: Length) -> TextStyle {
        TextStyle { typeface, size, colour: Colour::BLACK }
    }
}

/// A ruled line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Its thickness.
    pub thickness: Length,
    /// Its colour.
    pub colour: Colour,
}

/// The sheet and its whites; what they leave is the type area (版心).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// The width of the sheet (5.1).
    pub width: Length,
    /// The height of the sheet (5.1).
    pub height: Length,
    /// 天头, the white above the type area (5.2.1).
    pub top: Length,
    /// 订口, the white at the binding side (5.2.1).
    pub left: Length,
    /// 版心 width (5.2.1).
    pub area_width: Length,
    /// 版心 height (5.2.1).
    pub area_height: Length,
}

impl Paper {
    /// The white right of the type area.
    pub fn right(&self) -> Length {
        self.width - self.left - self.area_width
    }

    /// The white below the type area.
    pub fn bottom(&self) -> Length {
        self.height - self.top - self.area_height
    }

    /// The y of the type area's foot, from the top of the sheet.
    pub fn area_foot(&self) -> Length {
        self.top + self.area_height
    }
}

/// The grid of the type area: so many lines of so many characters (5.2.3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Characters a line.
    pub columns: u16,
    /// Lines a page.
    pub lines: u16,
    /// Lines a page where they must stand closer so that a signature finds room under its text
    /// (7.3.5.5; the standard gives no limit: two lines more, 26.6 pt, by practice).
    pub most_lines: u16,
    /// From line to line where an office wants a pitch of its own; otherwise the lines fill the
    /// page.
    pub pitch: Option<Length>,
    /// How much of the white above the first line's characters, and below the last one's, lies
    /// outside the type area: nothing where whole line boxes fill it, half the white between
    /// lines where characters touch its edges.
    pub lead: Length,
}

/// The formats of the standard that place the head differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadForm {
    /// 文件格式 (7.2), and 纪要格式 (10.3).
    Document,
    /// 信函格式 (10.1).
    Letter,
    /// 命令（令）格式 (10.2).
    Order,
}

/// The red double rules of a letter (10.1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DoubleRule {
    /// The thick rule: above in the head, below at the foot (practice).
    pub thick: Rule,
    /// The thin rule (practice).
    pub thin: Rule,
    /// The white between them (practice).
    pub gap: Length,
    /// Their width; they stand centred on the type area.
    pub width: Length,
    /// From the lower edge of the rule at the foot to that of the sheet.
    pub foot: Length,
}

impl DoubleRule {
    /// From the upper edge of one rule to the lower edge of the other.
    pub fn height(&self) -> Length {
        self.thick.thickness + self.gap + self.thin.thickness
    }
}

/// 版头.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadStyle {
    /// Which elements stand where.
    pub form: HeadForm,
    /// 发文机关标志 (7.2.4). Its size is the largest allowed: a long mark is set smaller so
    /// that it fits the type area.
    pub mark: TextStyle,
    /// From the type area's top to the upper edge of the mark (7.2.4, 10.2, 10.3); in a letter
    /// from the sheet's top (10.1).
    pub mark_top: Length,
    /// Blank lines between mark and number (7.2.5), and below the number of an order (10.2).
    pub number_gap: u16,
    /// From the foot of the number's characters to the red rule (7.2.7); in a letter from the
    /// foot of the mark to the double rule (10.1).
    pub rule_gap: Length,
    /// 版头中的分隔线 (7.2.7); thickness by practice.
    pub rule: Rule,
    /// The double rules of a letter.
    pub double: DoubleRule,
}

/// 签名章 (7.3.5.3). Its measures are by practice: the standard gives none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StampStyle {
    /// The width of its place.
    pub width: Length,
    /// The height of its place.
    pub height: Length,
    /// The white between the signer's post and the stamp, in characters.
    pub post_gap: u16,
    /// Blank lines above it.
    pub above: u16,
    /// Blank lines between it and 成文日期.
    pub date_gap: u16,
}

/// Blank lines between elements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaps {
    /// Between the red rule and the title (7.3.1).
    pub title: u16,
    /// Between title and 主送机关 (7.3.2).
    pub recipients: u16,
    /// Between title and 正文 where no 主送机关 stands between (practice).
    pub body: u16,
    /// Between body and 附件说明 (7.3.4), or the people of minutes (10.3).
    pub attachment_note: u16,
    /// Between body or 附件说明 and 署名 where no seal is set (7.3.5.2). Where one is, its
    /// diameter decides.
    pub signature: u16,
    /// Between 附件 and its title, which stands on the third line (7.3.7).
    pub attachment_title: u16,
    /// Between an attachment's title and what follows, in lines (practice).
    pub after_attachment_title: f64,
}

/// 版记 (7.4).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColophonStyle {
    /// Its characters (7.4.2, 7.4.3).
    pub text: TextStyle,
    /// From line to line.
    pub line_pitch: Length,
    /// The white at both sides, in characters of its size (7.4.2, 7.4.3).
    pub inset: u16,
    /// First and last rule (7.4.1).
    pub outer: Rule,
    /// Rules between elements (7.4.1).
    pub inner: Rule,
    /// Whether it has rules: a letter's has none (10.1).
    pub ruled: bool,
    /// Whether it stands on an even page, the outer side of the last sheet (practice).
    pub even_page: bool,
}

/// 页码 (7.5).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageNumberStyle {
    /// Digits and dashes.
    pub text: TextStyle,
    /// From the type area's foot to the upper edge of the 一字线.
    pub drop: Length,
    /// The white at the outer side, in characters of its size.
    pub inset: u16,
    /// The first page that has one: 2 in a letter (10.1).
    pub first: usize,
}

/// The whole table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The sheet.
    pub paper: Paper,
    /// The grid.
    pub grid: Grid,
    /// Whether the sheets bear the red parts already (套打): their places are kept, nothing red
    /// is drawn.
    pub preprinted: bool,
    /// 版头.
    pub head: HeadStyle,
    /// 正文 and whatever the standard says nothing else of (5.2.2).
    pub body: TextStyle,
    /// 标题 (7.3.1), also of attachments.
    pub title: TextStyle,
    /// “附件” (7.3.7).
    pub attachment_label: TextStyle,
    /// The indent of a paragraph's first line, in characters (7.3.3).
    pub indent: u16,
    /// The white right of 成文日期, in characters (7.3.5.1).
    pub date_inset: u16,
    /// 签名章.
    pub stamp: StampStyle,
    /// Blank lines.
    pub gaps: Gaps,
    /// Tables.
    pub table: TableStyle,
    /// 版记.
    pub colophon: ColophonStyle,
    /// 页码.
    pub page_number: PageNumberStyle,
    /// The ends of lines.
    pub lines: LineStyle,
}

impl Style {
    /// 文件格式 of GB/T 9704-2012 on its own grid: 22 lines of 28 characters fill the type area.
    pub const GB9704: Style = Style {
        paper: Paper {
            width: Length::mm(210.0),
            height: Length::mm(297.0),
            top: Length::mm(37.0),
            left: Length::mm(28.0),
            area_width: Length::mm(156.0),
            area_height: Length::mm(225.0),
        },
        grid: Grid { columns: 28, lines: 22, most_lines: 24, pitch: None, lead: Length::ZERO },
        preprinted: false,
        head: HeadStyle {
            form: HeadForm::Document,
            mark: TextStyle {
                typeface: Typeface::XiaoBiaoSong,
                size: Length::pt(62.0),
                colour: Colour::RED,
            },
            mark_top: Length::mm(35.0),
            number_gap: 2,
            rule_gap: Length::mm(4.0),
            rule: Rule { thickness: Length::mm(0.5), colour: Colour::RED },
            double: DoubleRule {
                thick: Rule { thickness: Length::mm(0.8), colour: Colour::RED },
                thin: Rule { thickness: Length::mm(0.3), colour: Colour::RED },
                gap: Length::mm(0.5),
                width: Length::mm(170.0),
                foot: Length::mm(20.0),
            },
        },
        body: TextStyle::black(Typeface::FangSong, SIZE_3),
        title: TextStyle::black(Typeface::XiaoBiaoSong, SIZE_2),
        attachment_label: TextStyle::black(Typeface::HeiTi, SIZE_3),
        indent: 2,
        date_inset: 4,
        stamp: StampStyle {
            width: Length::mm(40.0),
            height: Length::mm(20.0),
            post_gap: 2,
            above: 2,
            date_gap: 1,
        },
        gaps: Gaps {
            title: 2,
            recipients: 1,
            body: 1,
            attachment_note: 1,
            signature: 1,
            attachment_title: 1,
            after_attachment_title: 0.5,
        },
        table: TableStyle::USUAL,
        colophon: ColophonStyle {
            text: TextStyle::black(Typeface::FangSong, SIZE_4),
            line_pitch: Length::pt(25.0),
            inset: 1,
            outer: Rule { thickness: Length::mm(0.35), colour: Colour::BLACK },
            inner: Rule { thickness: Length::mm(0.25), colour: Colour::BLACK },
            ruled: true,
            even_page: false,
        },
        page_number: PageNumberStyle {
            text: TextStyle::black(Typeface::Song, SIZE_4),
            drop: Length::mm(7.0),
            inset: 1,
            first: 1,
        },
        lines: LineStyle::USUAL,
    };

    /// The same on the grid that GB/T 33476.2-2016 is reported to use: the characters of the
    /// first line touch the type area's head, those of the last one its foot, so that the lines
    /// are 29.61 pt apart and half the white between them lies outside at either end.
    pub const GB33476: Style = Style {
        paper: Paper {
            top: Length::mm(34.58),
            area_height: Length::mm(229.84),
            ..Style::GB9704.paper
        },
        grid: Grid { lead: Length::mm(2.42), ..Style::GB9704.grid },
        ..Style::GB9704
    };

    /// The consolidated report: a page upright for who reads no more, its tables sideways behind it; the title
    /// begins at the type area's head, and so that all of it is one page its lines may stand closer than a
    /// notice's.
    pub const REPORT: Style = Style {
        grid: Grid { most_lines: 29, ..Style::GB9704.grid },
        gaps: Gaps { title: 0, body: 0, ..Style::GB9704.gaps },
        ..Style::GB9704
    };

    /// A4 sideways, the same type area turned with its sheet (8), 15 lines of 40 characters.
    pub const SIDEWAYS: Style = Style {
        paper: Paper {
            width: Length::mm(297.0),
            height: Length::mm(210.0),
            top: Length::mm(28.0),
            left: Length::mm(36.0),
            area_width: Length::mm(225.0),
            area_height: Length::mm(156.0),
        },
        grid: Grid { columns: 40, lines: 15, most_lines: 16, ..Style::GB9704.grid },
        gaps: Gaps { title: 0, body: 0, ..Style::GB9704.gaps },
        ..Style::GB9704
    };

    /// From line to line of the grid.
    pub fn line_pitch(&self) -> Length {
        let filling = self.paper.area_height / f64::from(self.grid.lines);
        self.grid.pitch.unwrap_or(filling)
    }

    /// The closest that lines may stand (7.3.5.5).
    pub fn least_pitch(&self) -> Length {
        self.paper.area_height / f64::from(self.grid.most_lines)
    }

    /// The y of the type area's foot, from the top of the sheet.
    pub fn area_foot(&self) -> Length {
        self.paper.area_foot() - self.grid.lead
    }

    /// The same style in another format of the standard.
    #[must_use]
    pub fn in_form(self, form: HeadForm) -> Style {
        let mut style = self;
        style.head.form = form;
        match form {
            HeadForm::Document => {}
            HeadForm::Letter => {
                style.head.mark_top = Length::mm(30.0);
                style.colophon.ruled = false;
                style.page_number.first = 2;
            }
            HeadForm::Order => style.head.mark_top = Length::mm(20.0),
        }
        style
    }

    /// From character to character of the grid. 28 characters of 16 pt are wider than the type
    /// area; the grid sets them a little closer.
    pub fn cell(&self) -> Length {
        self.paper.area_width / f64::from(self.grid.columns)
    }

    /// How a run of this role is set inside a block of style `base`.
    pub fn of_role(&self, base: TextStyle, role: Role) -> TextStyle {
        let typeface = match role {
            Role::Text | Role::Heading3 => base.typeface,
            Role::Heading1 | Role::Label => Typeface::HeiTi,
            Role::Heading2 | Role::Signer => Typeface::KaiTi,
        };
        TextStyle { typeface, ..base }
    }
}
