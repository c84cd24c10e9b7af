//! Numbers that a conditional format shows by another number format (ECMA-376 part 1, 18.3.1.10, 18.8.14).
//!
//! ```text
//! <dxf><numFmt formatCode="0!.0,&quot;万&quot;"/></dxf>
//! <conditionalFormatting sqref="D8:D10"><cfRule type="cellIs" operator="greaterThan" dxfId="0">
//!   <formula>9999</formula>                12000 in D8 shows 1.2万, 35 in D9 shows 35
//! ```
//!
//! A comparison with numbers is made. Whether another rule holds is not known: where its format may show another
//! power of ten, the number is told with it, and else nothing is.

use std::collections::BTreeMap;
use std::rc::Rc;

use memchr::memmem;
use quick_xml::events::BytesStart;

use crate::cell::{Area, CellRef};
use crate::intake::collect::{Cells, Collector};
use crate::intake::package::attribute;
use crate::intake::refusal::Refusal;
use crate::intake::shown::NumberFormat;
use crate::intake::value::{shown_by, told_with};
use crate::intake::workbook::Value;
use crate::intake::xml::{Piece, events, starts};

/// Areas of a sheet's rules that are followed: each is asked of each number.
const AREAS: usize = 500;

/// The number formats that conditional formats may put in the place of a cell's own, by their number.
pub(super) struct Conditional(BTreeMap<usize, Rc<NumberFormat>>);

/// A rule that puts a number format.
struct Rule {
    areas: Vec<Area>,
    format: Rc<NumberFormat>,
    operator: Option<String>,
    /// The numbers it compares with; none where it says something else than a number.
    than: Vec<Option<f64>>,
}

impl Conditional {
    /// Of the part of the styles.
    ///
    /// # Errors
    /// XML that is broken.
    pub(super) fn of(styles: &[u8]) -> Result<Conditional, Refusal> {
        let mut formats = BTreeMap::new();
        let (mut inside, mut behind) = (false, 0_usize);
        let rules = memmem::find(styles, b"dxfs").and_then(|at| styles.get(at..));
        if rules.is_none_or(|rules| memmem::find(rules, b"numFmt").is_none()) {
            return Ok(Conditional(formats));
        }
        starts(styles, |tag| match tag.local_name().as_ref() {
            b"dxfs" => inside = true,
            b"tableStyles" | b"colors" | b"extLst" => inside = false,
            b"dxf" if inside => behind += 1,
            b"numFmt" if inside && behind > 0 => {
                let code = attribute(tag, b"formatCode");
                formats.extend(code.map(|code| (behind - 1, Rc::new(NumberFormat::new(&code)))));
            }
            _ => {}
        })?;
        Ok(Conditional(formats))
    }

    /// Whether no conditional format shows numbers otherwise.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Shows the numbers of the sheet called `name` as its rules in `xml` say.
    ///
    /// # Errors
    /// XML that is broken, or texts that become too long together.
    pub(super) fn show(
        &self,
        xml: &[u8],
        (name, cells): (&str, &mut Cells),
        collector: &mut Collector,
    ) -> Result<(), Refusal> {
        let rules = self.rules(xml)?;
        for (place, cell) in cells.iter_mut().filter(|_| !rules.is_empty()) {
            let Value::Number(number) = cell.value else { continue };
            let shown = rules.iter().filter(|rule| rule.covers(*place)).find_map(|rule| match rule
                .holds(number)
            {
                Some(true) => Some(shown_by(number, &rule.format)),
                None if rule.format.scales() => Some(told_with(number, &rule.format)),
                Some(false) | None => None,
            });
            if let Some(shown) = shown {
                collector.grow(shown.len().saturating_sub(cell.text.len()), name)?;
                cell.text = shown;
            }
        }
        Ok(())
    }

    /// The rules of the sheet that put a number format; the first that holds is what shows.
    fn rules(&self, xml: &[u8]) -> Result<Vec<Rule>, Refusal> {
        let mut reading =
            Reading { formats: self, rules: Vec::new(), areas: Vec::new(), rule: None };
        let (mut formula, mut room) = (None, AREAS);
        events(xml, |piece| match (piece, &mut formula) {
            (Piece::Start(tag), _) if tag.local_name().as_ref() == b"formula" => {
                formula = Some(String::new());
            }
            (Piece::Start(tag), _) => reading.start(tag),
            (Piece::Text(text), Some(formula)) => formula.push_str(text),
            (Piece::End(b"formula"), formula) => reading.formula(formula.take()),
            (Piece::End(b"cfRule"), _) => reading.end(&mut room),
            (Piece::Text(_) | Piece::End(_), _) => {}
        })?;
        Ok(reading.rules)
    }
}

/// The rules that are being read.
struct Reading<'f> {
    formats: &'f Conditional,
    rules: Vec<Rule>,
    areas: Vec<Area>,
    rule: Option<Rule>,
}

impl Reading<'_> {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let named = |name: &[u8]| attribute(tag, name);
        match tag.local_name().as_ref() {
            b"conditionalFormatting" => self.areas = areas_of(&named(b"sqref").unwrap_or_default()),
            b"cfRule" => {
                let number = named(b"dxfId").and_then(|number| number.trim().parse().ok());
                let format = number.and_then(|number: usize| self.formats.0.get(&number)).cloned();
                let is_comparison = named(b"type").as_deref() == Some("cellIs");
                let operator = named(b"operator").filter(|_| is_comparison);
                let (areas, than) = (Vec::new(), Vec::new());
                self.rule = format.map(|format| Rule { areas, format, operator, than });
            }
            _ => {}
        }
    }

    fn formula(&mut self, formula: Option<String>) {
        if let Some(rule) = &mut self.rule {
            rule.than.extend(formula.map(|formula| formula.trim().parse().ok()));
        }
    }

    fn end(&mut self, room: &mut usize) {
        let left = room.checked_sub(self.areas.len()).filter(|_| !self.areas.is_empty());
        if let (Some(rule), Some(left)) = (self.rule.take(), left) {
            *room = left;
            self.rules.push(Rule { areas: self.areas.clone(), ..rule });
        }
    }
}

impl Rule {
    fn covers(&self, place: CellRef) -> bool {
        let inside = |area: &Area| {
            (area.first.row..=area.last.row).contains(&place.row)
                && (area.first.column..=area.last.column).contains(&place.column)
        };
        self.areas.iter().any(inside)
    }

    /// Whether the rule holds for a cell with that number; `None` where that is not known.
    fn holds(&self, number: f64) -> Option<bool> {
        let than = |at: usize| *self.than.get(at)?;
        let first = than(0)?;
        Some(match self.operator.as_deref()? {
            "greaterThan" => number > first,
            "greaterThanOrEqual" => number >= first,
            "lessThan" => number < first,
            "lessThanOrEqual" => number <= first,
            "equal" => number == first,
            "notEqual" => number != first,
            "between" => (first..=than(1)?).contains(&number),
            "notBetween" => !(first..=than(1)?).contains(&number),
            _ => return None,
        })
    }
}

/// Areas with blanks between them.
fn areas_of(text: &str) -> Vec<Area> {
    let area = |text: &str| {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Some(Area { first: CellRef::parse(first)?, last: CellRef::parse(last)? })
    };
    text.split_whitespace().take(AREAS).filter_map(area).collect()
}

#[cfg(test)]
mod tests {
    use super::Conditional;
    use crate::cell::CellRef;
    use crate::intake::collect::{Cells, Collector};
    use crate::intake::workbook::{Cell, Value};

    const STYLES: &str = "<styleSheet><numFmts><numFmt formatCode='0'/></numFmts><dxfs><dxf><font/></dxf>\
        <dxf><numFmt formatCode='0!.0,\"万\"'/></dxf><dxf><numFmt formatCode='0.00'/></dxf></dxfs></styleSheet>";

    fn shown(rules: &str) -> Vec<String> {
        let number = |row, number: f64| {
            (CellRef::new(row, 3), Cell::new(number.to_string(), Value::Number(number)))
        };
        let mut cells: Cells = [number(7, 12_000.0), number(8, 35.0), number(9, 20_000.0)].into();
        let xml = format!(
            "<worksheet><conditionalFormatting sqref='A1 D8:D9'>{rules}</conditionalFormatting></worksheet>"
        );
        let conditional = Conditional::of(STYLES.as_bytes()).unwrap();
        let mut collector = Collector::new(1).unwrap();
        conditional.show(xml.as_bytes(), ("表", &mut cells), &mut collector).unwrap();
        cells.into_values().map(|cell| cell.text).collect()
    }

    #[test]
    fn numbers_that_a_rule_shows_otherwise() {
        let above = "<cfRule type='cellIs' operator='greaterThan' dxfId='1'><formula>9999</formula></cfRule>";
        assert_eq!(shown(above), ["1.2万", "35", "20000"]);
        let unknown = "<cfRule type='expression' dxfId='1'><formula>D8&gt;E8</formula></cfRule>";
        let told = ["12000（显示格式：0!.0,\"万\"）", "35（显示格式：0!.0,\"万\"）", "20000"];
        assert_eq!(shown(unknown), told);
    }

    #[test]
    fn rules_that_change_no_figure() {
        let plain = ["12000", "35", "20000"];
        assert_eq!(
            shown("<cfRule type='expression' dxfId='0'><formula>TRUE</formula></cfRule>"),
            plain
        );
        assert_eq!(
            shown("<cfRule type='expression' dxfId='2'><formula>TRUE</formula></cfRule>"),
            plain
        );
        let decimals =
            "<cfRule type='cellIs' operator='lessThan' dxfId='2'><formula>100</formula></cfRule>";
        assert_eq!(shown(decimals), ["12000", "35.00", "20000"]);
        assert!(
            Conditional::of(b"<styleSheet><dxfs><dxf/></dxfs></styleSheet>").unwrap().is_empty()
        );
    }
}
