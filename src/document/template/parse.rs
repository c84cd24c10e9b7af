//! Rendered template text -> blocks. The elements, one a line:
//!
//! `head title recipients p attachment-note signature stamp attendance note attachment-label
//! attachment-title page-break table colophon`; inside text `h1 h2` and `br`, inside cells `bar`. docs/templates.md describes
//! them for an office that writes templates of its own.

use std::sync::Arc;

use memchr::memmem;
use roxmltree::{Document as Xml, Node, NodeType};

use crate::diag::{Diagnostic, Diagnostics, PageProblem, Problem};
use crate::document::{
    Bar, Block, Cell, Colophon, ColophonItem, ColophonPage, Imprint, NoteItem, Role, Signature,
    Stamp, Table, Text, Turn, plain_text,
};
use crate::han;
use crate::length::Length;
use crate::origin::{Origin, Source};

use super::{Values, columns};

/// What was refused: the element or text, in the words of the template.
pub(super) type Refused = String;

/// Stands behind the number of an attachment.
const BLANK: char = ' ';

/// The attributes an element may have; all others have none.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("attachment-note", &["label"]),
    ("item", &["label", "number"]),
    ("signers", &["label"]),
    ("signature", &["seal"]),
    ("table", &["turn"]),
    ("column", &["share", "least", "align"]),
    ("cell", &["rows"]),
    ("bar", &["filled", "mark"]),
    ("o", &["n"]),
];

/// What stands before the blocks of a rendered text, and behind them.
pub(super) const BEGIN: &str = "<document>";
pub(super) const END: &str = "</document>";

/// The blocks of `rendered`, which came with `values` from `template` and those of `searched`
/// that it includes.
pub(super) fn blocks(
    rendered: Vec<u8>,
    template: &Arc<Source>,
    searched: &[Arc<Source>],
    values: &Values,
) -> Result<Vec<Block>, Diagnostics> {
    let reader = Reader { template, searched, values };
    let refused = |found: Refused| Diagnostics::from(reader.refusal(found));
    let rendered = String::from_utf8(rendered).map_err(|error| refused(error.to_string()))?;
    let xml = Xml::parse(&rendered).map_err(|error| refused(line_of(&rendered, &error)))?;
    let blocks: Vec<Block> = attributes_known(xml.root_element())
        .and_then(|()| elements(xml.root_element()))
        .and_then(|elements| elements.into_iter().map(|one| reader.block(one)).collect())
        .map_err(refused)?;
    placed(&blocks).map_err(refused)?;
    Ok(blocks)
}

/// One colophon; one head, before all else.
fn placed(blocks: &[Block]) -> Result<(), Refused> {
    let colophons = blocks.iter().filter(|block| matches!(block, Block::Colophon(_))).count();
    if colophons > 1 {
        return Err("<colophon>".into());
    }
    let head_below = blocks.iter().skip(1).any(|block| matches!(block, Block::Head(_)));
    if head_below { Err("<head>".into()) } else { Ok(()) }
}

/// The line of the rendered text that is no XML.
fn line_of(rendered: &str, error: &roxmltree::Error) -> Refused {
    let row = usize::try_from(error.pos().row).unwrap_or(1);
    let line = rendered.lines().nth(row - 1).unwrap_or_default().trim();
    line.trim_start_matches(BEGIN).chars().take(60).collect()
}

/// Refuses the first element with an attribute that nobody reads.
fn attributes_known(root: Node) -> Result<(), Refused> {
    let of = |element: Node| {
        let known = ATTRIBUTES.iter().find(|(name, _)| element.has_tag_name(*name));
        known.map_or(&[][..], |(_, attributes)| *attributes)
    };
    let unknown = |element: &Node| {
        let known = of(*element);
        element.attributes().any(|attribute| !known.contains(&attribute.name()))
    };
    root.descendants().find(unknown).map_or(Ok(()), |element| Err(shown(element)))
}

pub(super) struct Reader<'a> {
    template: &'a Arc<Source>,
    /// The template, then those it may include.
    searched: &'a [Arc<Source>],
    pub(super) values: &'a Values,
}

impl Reader<'_> {
    fn block(&self, element: Node) -> Result<Block, Refused> {
        Ok(match element.tag_name().name() {
            "head" => Block::Head(self.head(element)?),
            "title" => Block::Title(self.lines(element)?),
            "recipients" => Block::Recipients(self.text(element)?),
            "p" => Block::Paragraph(self.text(element)?),
            "attachment-note" => self.attachment_note(element)?,
            "signature" => Block::Signature(self.signature(element)?),
            "stamp" => Block::Stamp(self.stamp(element)?),
            "attendance" => Block::Attendance(self.attendance(element)?),
            "note" => Block::Note(self.text(element)?),
            "attachment-label" => Block::AttachmentLabel(self.text(element)?),
            "attachment-title" => Block::AttachmentTitle(self.lines(element)?),
            "page-break" if !element.has_children() => Block::PageBreak,
            "table" => Block::Table(self.table(element)?),
            "colophon" => Block::Colophon(self.colophon(element)?),
            _ => return Err(shown(element)),
        })
    }

    fn attachment_note(&self, element: Node) -> Result<Block, Refused> {
        let label = self.attribute_text(element, "label");
        let items = elements(element)?;
        let items = items.into_iter().map(|item| {
            let item = named(item, "item")?;
            Ok::<_, Refused>(NoteItem {
                number: self.attribute_text(item, "number"),
                name: self.text(item)?,
            })
        });
        let items: Vec<NoteItem> = items.collect::<Result<_, _>>()?;
        Ok(Block::AttachmentNote { label, items: with_numbers_alike(items) })
    }

    fn signature(&self, element: Node) -> Result<Signature, Refused> {
        let parts = elements(element)?;
        let (date, bodies) = parts.split_last().ok_or_else(|| shown(element))?;
        let bodies = bodies.iter().map(|body| self.text(named(*body, "by")?));
        let bodies: Vec<Text> = bodies.collect::<Result<_, _>>()?;
        if bodies.is_empty() {
            return Err(shown(element));
        }
        let date = self.text(named(*date, "date")?)?;
        Ok(Signature { bodies, date, seal: seal(element)? })
    }

    fn stamp(&self, element: Node) -> Result<Stamp, Refused> {
        let [post, date] = self.pair(element, ["post", "date"])?;
        Ok(Stamp { post, date })
    }

    fn attendance(&self, element: Node) -> Result<Vec<NoteItem>, Refused> {
        let item = |item| {
            let item = named(item, "item")?;
            let mut label = self.attribute_text(item, "label");
            label.iter_mut().for_each(|run| run.role = Role::Label);
            Ok(NoteItem { number: label, name: self.text(item)? })
        };
        elements(element)?.into_iter().map(item).collect()
    }

    fn table(&self, element: Node) -> Result<Table, Refused> {
        let mut covered = Vec::new();
        let mut given = Vec::new();
        let mut table = Table { turn: turn(element)?, ..Table::default() };
        for part in elements(element)? {
            match part.tag_name().name() {
                "column" => {
                    given.push(columns::given(part).ok_or_else(|| shown(part))?);
                    table.head.push(self.cell(part)?);
                }
                "section" if covered.iter().all(|rows| *rows == 0) => {
                    table.rows.push(vec![Cell::heading(self.lines(part)?)]);
                }
                "row" => table.rows.push(self.row(part, &mut covered, given.len())?),
                _ => return Err(shown(part)),
            }
        }
        let reaches_out = covered.iter().any(|rows| *rows > 0);
        if given.is_empty() || reaches_out {
            return Err(shown(element));
        }
        table.columns = columns::with_texts(&given, &table).ok_or_else(|| shown(element))?;
        Ok(table)
    }

    /// A row. `covered` says how many more rows the cells above cover in each column; a row has
    /// a cell for every other column.
    fn row(
        &self,
        element: Node,
        covered: &mut Vec<usize>,
        columns: usize,
    ) -> Result<Vec<Cell>, Refused> {
        covered.resize(columns, 0);
        let mut cells = elements(element)?.into_iter();
        let mut row = Vec::with_capacity(columns);
        for covered in covered.iter_mut() {
            if *covered > 0 {
                *covered -= 1;
                row.push(Cell::covered());
                continue;
            }
            let cell = self.cell(named(cells.next().ok_or_else(|| shown(element))?, "cell")?)?;
            *covered = cell.rows - 1;
            row.push(cell);
        }
        if cells.next().is_some() { Err(shown(element)) } else { Ok(row) }
    }

    fn cell(&self, element: Node) -> Result<Cell, Refused> {
        let rows = element.attribute("rows").unwrap_or("1").parse::<usize>();
        match rows {
            Ok(rows) if rows > 0 => {
                let drawn = element.children().filter(|child| child.has_tag_name("bar"));
                let bars = drawn.map(bar).collect::<Result<_, _>>()?;
                Ok(Cell { bars, rows, ..Cell::new(self.lines(element)?) })
            }
            _ => Err(shown(element)),
        }
    }

    fn colophon(&self, element: Node) -> Result<Colophon, Refused> {
        let page = ColophonPage::default();
        let mut colophon = Colophon { items: Vec::new(), imprint: None, page };
        for part in elements(element)? {
            match part.tag_name().name() {
                "item" => colophon.items.push(ColophonItem {
                    label: self.attribute_text(part, "label"),
                    text: self.text(part)?,
                    joined: false,
                }),
                "imprint" if colophon.imprint.is_none() => {
                    let [body, date] = self.pair(part, ["by", "date"])?;
                    colophon.imprint = Some(Imprint { body, date });
                }
                _ => return Err(shown(part)),
            }
        }
        Ok(colophon)
    }

    fn pair(&self, element: Node, names: [&str; 2]) -> Result<[Text; 2], Refused> {
        match elements(element)?.as_slice() {
            &[first, second] => {
                Ok([self.text(named(first, names[0])?)?, self.text(named(second, names[1])?)?])
            }
            _ => Err(shown(element)),
        }
    }

    /// The place of words in the templates: their first occurrence, or the beginning of the
    /// template where they are put together there.
    pub(super) fn in_template(&self, words: &str) -> Origin {
        self.found(words).unwrap_or_else(|| self.beginning())
    }

    pub(super) fn beginning(&self) -> Origin {
        Origin::new(self.template, 0..0)
    }

    pub(super) fn found(&self, words: &str) -> Option<Origin> {
        let finder = memmem::Finder::new(words);
        let place = |source: &Arc<Source>| {
            let start = finder.find(source.text().as_bytes())?;
            Some(Origin::new(source, start..start + words.len()))
        };
        self.searched.iter().find_map(place)
    }

    fn refusal(&self, found: Refused) -> Diagnostic {
        let tag = found.split(['>', ' ', '/']).next().unwrap_or_default();
        Diagnostic::at(&self.in_template(tag), Problem::Page(PageProblem::TemplateBlock { found }))
    }
}

/// Attachments whose numbers take as much room, so that all names begin below each other: behind a
/// narrower one stand more blanks.
fn with_numbers_alike(mut items: Vec<NoteItem>) -> Vec<NoteItem> {
    let cells = |item: &NoteItem| han::cells(&plain_text(&item.number));
    let widest = items.iter().map(cells).fold(0.0, f64::max);
    for item in &mut items {
        let mut wide = cells(item);
        if let Some(last) = item.number.last_mut() {
            while wide < widest {
                last.text.push(BLANK);
                wide += han::Width::of(BLANK).cells();
            }
        }
    }
    items
}

/// A bar; its parts are written in percent.
fn bar(element: Node) -> Result<Bar, Refused> {
    let part = |name: &str| match element.attribute(name).map(str::parse::<f64>) {
        None => Ok(None),
        Some(Ok(percent)) if percent.is_finite() => Ok(Some((percent / 100.0).clamp(0.0, 1.0))),
        Some(_) => Err(shown(element)),
    };
    if element.has_children() {
        return Err(shown(element));
    }
    Ok(Bar { filled: part("filled")?, mark: part("mark")? })
}

/// The diameter of the seals in millimetres, or `no`.
fn seal(element: Node) -> Result<Option<Length>, Refused> {
    match element.attribute("seal") {
        None => Ok(Some(Signature::SEAL)),
        Some("no") => Ok(None),
        Some(diameter) => match diameter.parse::<f64>() {
            Ok(mm) if mm.is_finite() && mm > 0.0 => Ok(Some(Length::mm(mm))),
            _ => Err(shown(element)),
        },
    }
}

fn turn(element: Node) -> Result<Turn, Refused> {
    match element.attribute("turn") {
        None | Some("upright") => Ok(Turn::Upright),
        Some("sideways") => Ok(Turn::Sideways),
        Some("auto") => Ok(Turn::ByWidth),
        Some(_) => Err(shown(element)),
    }
}

/// The child elements; any text between them but blanks is refused.
pub(super) fn elements<'a, 'input>(
    parent: Node<'a, 'input>,
) -> Result<Vec<Node<'a, 'input>>, Refused> {
    let mut found = Vec::new();
    for child in parent.children() {
        match child.node_type() {
            NodeType::Element => found.push(child),
            NodeType::Text if child.text().is_some_and(|text| !text.trim().is_empty()) => {
                return Err(child.text().unwrap_or_default().trim().to_owned());
            }
            NodeType::Text | NodeType::Comment | NodeType::PI | NodeType::Root => {}
        }
    }
    Ok(found)
}

pub(super) fn named<'a, 'input>(
    element: Node<'a, 'input>,
    name: &str,
) -> Result<Node<'a, 'input>, Refused> {
    if element.has_tag_name(name) { Ok(element) } else { Err(shown(element)) }
}

/// An element as the template writes it: its opening tag.
pub(super) fn shown(element: Node) -> Refused {
    let source = &element.document().input_text()[element.range()];
    let end = source.find('>').map_or(source.len(), |at| at + 1);
    source[..end].to_owned()
}
