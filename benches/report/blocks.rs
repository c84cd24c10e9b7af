//! A report as a document -> its blocks as JSON: title, paragraphs, tables with their columns,
//! cells and bars, as another program needs them to set the same pages.

use hongtou::document::{Align, Block, Cell, Document, Role, Style, Table, plain_text};
use serde_json::{Value, json};

/// The blocks of `document` in reading order.
pub(crate) fn blocks(document: &Document) -> Value {
    document.blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Title(lines) => {
            json!({"kind": "title", "lines": lines.iter().map(|line| plain_text(line)).collect::<Vec<_>>()})
        }
        Block::Paragraph(text) => {
            let heading = text.iter().all(|run| run.role == Role::Heading1);
            json!({"kind": "paragraph", "heading": heading, "text": plain_text(text)})
        }
        Block::Table(table) => self::table(table),
        Block::PageBreak => json!({"kind": "break"}),
        Block::Signature(signature) => {
            let bodies = signature.bodies.iter().map(|body| plain_text(body));
            let (bodies, date) = (bodies.collect::<Vec<_>>(), plain_text(&signature.date));
            json!({"kind": "signature", "lines": bodies, "date": date})
        }
        Block::Head(_)
        | Block::Recipients(_)
        | Block::AttachmentNote { .. }
        | Block::Stamp(_)
        | Block::Attendance(_)
        | Block::Note(_)
        | Block::AttachmentLabel(_)
        | Block::AttachmentTitle(_)
        | Block::Colophon(_) => panic!("a report has no such block"),
    }
}

fn table(table: &Table) -> Value {
    let widths = Style::REPORT.turned().column_widths(&table.columns);
    let columns = table.columns.iter().zip(widths).map(|(column, width)| {
        let left = column.align == Align::Left;
        json!({"share": width.to_pt(), "left": left})
    });
    let cells = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>();
    json!({
        "kind": "table",
        "columns": columns.collect::<Vec<_>>(),
        "head": cells(&table.head),
        "rows": table.rows.iter().map(cells).collect::<Vec<_>>(),
    })
}

fn cell(cell: &Cell) -> Value {
    let lines: Vec<String> = cell.lines.iter().map(|line| plain_text(line)).collect();
    let bars: Vec<Value> =
        cell.bars.iter().map(|bar| json!({"filled": bar.filled, "mark": bar.mark})).collect();
    json!({"rows": cell.rows, "lines": lines, "bars": bars})
}
