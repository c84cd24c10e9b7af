//! The texts of the blank forms of a notice: what a return has of them says nothing new.

use std::collections::BTreeSet;

use crate::form::earlier;
use crate::form::forms::Forms;
use crate::form::grid::FormGrid;
use crate::form::returned::Return;
use crate::notice::Notice;

use super::words::normal;

/// What a blank form says, as texts are compared.
pub(super) struct Known {
    texts: BTreeSet<String>,
}

impl Known {
    /// The texts of all forms of the period, of `grid`, of the notice's table of all tasks, and
    /// of what was shown beside the table of a `previous` return.
    pub(super) fn new(
        forms: &Forms<'_>,
        grid: Option<&FormGrid>,
        previous: Option<&Return>,
    ) -> Known {
        let grids = forms.iter().map(|(_, grid)| grid).chain(grid);
        let printed = grids.flat_map(|grid| grid.printed.iter().map(|one| one.text.as_str()));
        let mut known = Known { texts: printed.map(compared).collect() };
        let answered = previous.into_iter().flat_map(|previous| previous.answers.values());
        known.texts.extend(answered.map(|one| compared(&earlier::shown(&one.answer))));
        known.texts.insert(compared(earlier::NOTHING));
        known.notice(forms.notice);
        known
    }

    fn notice(&mut self, notice: &Notice) {
        for (number, task) in (1..).zip(&notice.tasks) {
            let number: usize = number;
            let units = task.units.iter().map(|one| &*one.written.value);
            let paragraphs = task.text.iter().map(|text| &*text.value);
            let mut texts: Vec<String> = units.map(compared).collect();
            texts.push(texts.concat());
            texts.extend(paragraphs.map(compared));
            texts.extend([number.to_string(), compared(&task.name), crate::han::numeral(number)]);
            self.texts.extend(texts);
        }
        self.texts.extend(notice.units.units.iter().map(|unit| compared(&unit.name)));
    }

    /// Whether a blank form says `text`.
    pub(super) fn says(&self, text: &str) -> bool {
        self.texts.contains(&compared(text))
    }
}

/// Units are listed with any mark between them, or in lines.
fn compared(text: &str) -> String {
    let mut text = normal(text);
    text.retain(|one| !matches!(one, '、' | ',' | ';'));
    text
}
