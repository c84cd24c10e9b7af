//! Blocks -> simple HTML: paragraphs and tables, no picture, no style sheet, nothing from outside.

use crate::document::{Align, Block, Cell, Table, Text, plain_text};

use super::letter::Part;

/// The letter as a page.
pub(super) fn html(blocks: &[Block]) -> String {
    let body: String = blocks.iter().filter_map(Part::of).map(element).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"></head>\n\
         <body style=\"line-height:1.7\">\n{body}</body>\n</html>\n"
    )
}

fn element(part: Part<'_>) -> String {
    match part {
        Part::Subject(_) => String::new(),
        Part::Recipients(text) => format!("<p>{}</p>\n", words(text)),
        Part::Paragraph(text) => {
            format!("<p style=\"text-indent:2em;margin:0\">{}</p>\n", words(text))
        }
        Part::Closing(text) => format!("<p>{}</p>\n", words(text)),
        Part::Table(table) => self::table(table),
    }
}

fn table(table: &Table) -> String {
    let head: String = table.head.iter().map(|cell| format!("<th>{}</th>", lines(cell))).collect();
    let rows: String = table.rows.iter().map(|row| self::row(row, table)).collect();
    format!(
        "<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\" \
         style=\"border-collapse:collapse;margin:1em 0\">\n<tr>{head}</tr>\n{rows}</table>\n"
    )
}

fn row(row: &[Cell], table: &Table) -> String {
    if let [heading] = row
        && heading.across
    {
        let columns = table.columns.len();
        return format!("<tr><td colspan=\"{columns}\">{}</td></tr>\n", lines(heading));
    }
    let cells: String = row
        .iter()
        .zip(&table.columns)
        .map(|(cell, column)| match column.align {
            Align::Left => format!("<td>{}</td>", lines(cell)),
            Align::Centre => format!("<td align=\"center\">{}</td>", lines(cell)),
        })
        .collect();
    format!("<tr>{cells}</tr>\n")
}

fn lines(cell: &Cell) -> String {
    cell.lines.iter().map(words).collect::<Vec<_>>().join("<br>")
}

/// The characters of a text, none of which is markup.
fn words(text: &Text) -> String {
    let mut escaped = String::new();
    for character in plain_text(text).chars() {
        match character {
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '&' => escaped += "&amp;",
            '"' => escaped += "&quot;",
            other => escaped.push(other),
        }
    }
    escaped
}
