//! The 2024 notice as a document, built by hand from its published text: input for the tests of
//! the writers, which must not depend on how a description becomes a document.

use std::sync::{Arc, OnceLock};

use hongtou::date::Date;
use hongtou::document::{
    Align, Block, Cell, Colophon, ColophonItem, ColophonPage, Column, Document, Head, Imprint,
    Info, NoteItem, Role, Run, Signature, Style, Table, Text,
};
use hongtou::layout::Settled;
use hongtou::layout::fonts::FontSet;
use hongtou::origin::{Origin, Place, Source};

use crate::mutations::fonts;

const PUBLISHED: &str = include_str!("../../fixtures/notices/2024/published.txt");

/// Paragraphs that the published text cuts at the end of a page: what comes before the cut.
const CUT: [&str; 2] = ["为全区备孕夫妇", "投资50万元改扩建"];

/// A run of this role.
pub(crate) fn run(text: &str, role: Role) -> Run {
    let source: Arc<Source> = Source::new("sample", text);
    Run::new(text, role, Place::from(&Origin::new(&source, 0..text.len())))
}

/// A text of one run.
pub(crate) fn text(text: &str) -> Text {
    vec![run(text, Role::Text)]
}

/// A document of these blocks.
pub(crate) fn document(blocks: Vec<Block>) -> Document {
    let info = Info {
        title: "淄川区人民政府办公室关于2024年为全区妇女儿童办好十件实事的通知".into(),
        author: "淄川区人民政府办公室".into(),
        keywords: vec!["川政办字〔2024〕13号".into(), "区妇联".into()],
        date: Date::new(2024, 3, 28).unwrap(),
    };
    Document::new(info, blocks)
}

/// 版头 of one body.
pub(crate) fn head(mark: &str, number: &str) -> Block {
    Block::Head(Head { marks: vec![text(mark)], number: Some(text(number)), ..Head::default() })
}

/// `document` on its pages, with the fonts of the project.
///
/// # Panics
/// Where a character has no glyph.
pub(crate) fn settled(document: Document, style: &Style) -> Settled<'static> {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    let fonts = FONTS.get_or_init(fonts);
    hongtou::layout::settle(document, style, fonts).expect("every character has a glyph")
}

/// The whole 2024 notice.
pub(crate) fn notice_2024() -> Document {
    let lines = mended();
    let at = |start: &str| lines.iter().position(|line| line.starts_with(start)).unwrap();
    let note = at("附件：");
    let mut blocks = vec![
        head("淄川区人民政府办公室文件", &lines[0]),
        Block::Title(lines[1..4].iter().map(|line| text(line)).collect()),
        Block::Recipients(text(&lines[4])),
    ];
    blocks.extend(lines[5..note].iter().map(|line| Block::Paragraph(paragraph(line))));
    blocks.extend([
        attachment_note(&["2024年为全区妇女儿童办实事工作进展情况报表"]),
        signature(&lines[note + 1], &lines[note + 2]),
        Block::Note(text(&lines[note + 3])),
    ]);
    blocks.extend(attachment(&lines[at("序号")..at("抄送：")]));
    blocks.push(colophon(&lines[at("抄送：")..]));
    document(blocks)
}

/// 附件 with its title and table.
pub(crate) fn attachment(table: &[String]) -> [Block; 3] {
    let title = ["2024年为全区妇女儿童办实事", "工作进展情况报表"];
    [
        Block::AttachmentLabel(text("附件")),
        Block::AttachmentTitle(title.into_iter().map(text).collect()),
        Block::Table(progress_table(table)),
    ]
}

/// 附件说明.
pub(crate) fn attachment_note(items: &[&str]) -> Block {
    Block::AttachmentNote {
        label: text("附件："),
        items: items
            .iter()
            .map(|item| NoteItem { number: Text::new(), name: text(item) })
            .collect(),
    }
}

/// 署名 and 成文日期.
pub(crate) fn signature(body: &str, date: &str) -> Block {
    let seal = Some(Signature::SEAL);
    Block::Signature(Signature { bodies: vec![text(body)], date: text(date), seal })
}

/// A five-column table of lines with tabs between the cells and blanks between a cell's lines.
pub(crate) fn progress_table(lines: &[String]) -> Table {
    let columns = vec![
        Column::new(3.0, Align::Centre),
        Column::new(11.0, Align::Left),
        Column::new(6.4, Align::Centre),
        Column::new(10.6, Align::Left),
        Column::new(4.4, Align::Centre),
    ];
    let row = |line: &String| line.split('\t').map(cell).collect::<Vec<Cell>>();
    let (head, rows) = lines.split_first().unwrap();
    Table { columns, head: row(head), rows: rows.iter().map(row).collect(), ..Table::default() }
}

fn cell(lines: &str) -> Cell {
    Cell::new(lines.split(' ').filter(|line| !line.is_empty()).map(text).collect())
}

/// A paragraph, its first sentence a heading where it begins with a numeral.
fn paragraph(line: &str) -> Text {
    let numbered = line.split_once('、').is_some_and(|(number, _)| {
        number.chars().all(|digit| "一二三四五六七八九十".contains(digit))
    });
    let heading = if numbered { line.find('。').unwrap() + '。'.len_utf8() } else { 0 };
    let (heading, rest) = line.split_at(heading);
    let roles = [(heading, Role::Heading1), (rest, Role::Text)];
    roles.into_iter().filter(|(text, _)| !text.is_empty()).map(|(t, role)| run(t, role)).collect()
}

/// 版记 of its lines: 抄送, which the published text breaks, and 印发 in two.
fn colophon(lines: &[String]) -> Block {
    let copies = lines[0].strip_prefix("抄送：").unwrap().to_owned() + &lines[1];
    let item = ColophonItem { label: text("抄送："), text: text(&copies), joined: false };
    let imprint = Imprint { body: text(&lines[2]), date: text(&lines[3]) };
    Block::Colophon(Colophon {
        items: vec![item],
        imprint: Some(imprint),
        page: ColophonPage::WithText,
    })
}

/// The lines of the published text, those of one paragraph joined.
fn mended() -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in PUBLISHED.lines().map(|line| line.trim_matches([' ', '\u{FEFF}'])) {
        match lines.last_mut() {
            Some(last) if CUT.iter().any(|cut| last.ends_with(cut)) => last.push_str(line),
            _ if line.is_empty() => {}
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}
