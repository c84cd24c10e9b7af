//! What a line costs: its white, what its marks give up, and what its end parts. The numbers are
//! the style's ([`LineStyle`](crate::document::LineStyle)).

use std::ops::Range;

use crate::han::{self, Tie};
use crate::length::Length;

use super::super::justify::room_of_marks;
use super::super::set::width;
use super::super::setting::Stand;
use super::{Chooser, Shown};

impl Chooser<'_> {
    /// The price of a line of `measure` with `atoms`, of which it shows so much.
    pub(super) fn price(&self, atoms: Range<usize>, shown: &Shown, measure: Length) -> f64 {
        let natural = shown.width;
        let lacks = measure - natural;
        let last = atoms.end == self.atoms.len();
        let white = match self.stand {
            _ if lacks < Length::ZERO => self.squeezing(&shown.atoms, -lacks),
            _ if last => 0.0,
            // A line of blanks takes nothing by itself.
            Stand::Justified => self.spreading(lacks / natural.max(self.atoms[atoms.start].size)),
            Stand::Names | Stand::Left | Stand::Centre => {
                self.style.ragged * (lacks / measure).powi(2)
            }
        };
        let line = if self.stand == Stand::Justified { 0.0 } else { self.style.line };
        let short = if last && atoms.start > 0 { self.shortness(atoms.start) } else { 0.0 };
        white + line + short + self.parting(atoms.end)
    }

    /// White of this part of the line's natural width.
    fn spreading(&self, part: f64) -> f64 {
        let style = self.style;
        let loose = (part - style.seldom_spread) / (style.most_spread - style.seldom_spread);
        let full = part / style.most_spread;
        let beyond = if full > 1.0 { style.too_loose * full } else { 0.0 };
        style.spread * full.powi(2) + style.loose * loose.max(0.0) + beyond
    }

    /// Marks that give up so much together.
    fn squeezing(&self, shown: &Range<usize>, over: Length) -> f64 {
        let most = room_of_marks(&self.atoms[shown.clone()]);
        self.style.squeezed * (over / most).powi(2).min(1.0)
    }

    /// A last line with so little as stands from `start` on.
    fn shortness(&self, start: usize) -> f64 {
        let characters = self.atoms[start..].iter().map(|atom| atom.character);
        match characters.filter(|one| han::may_begin_line(*one)).take(3).count() {
            0 | 1 => self.style.lonely,
            2 if self.stand == Stand::Justified => self.style.short,
            _ => 0.0,
        }
    }

    /// What a line end before the atom `at` costs for what it parts.
    pub(super) fn parting(&self, at: usize) -> f64 {
        match self.partings.get(at) {
            None => 0.0,
            Some(known) => known.unwrap_or_else(|| self.parting_at(at)),
        }
    }

    /// The same, reckoned.
    pub(super) fn parting_at(&self, at: usize) -> f64 {
        let figure = match self.ties[at] {
            Tie::Free => 0.0,
            Tie::Date => self.style.date,
            Tie::Power => self.style.power,
            Tie::Unit => self.style.unit,
            Tie::Slash => self.style.slash,
            Tie::Word => self.style.word,
            Tie::Document => self.style.document,
            Tie::Never => self.style.too_loose,
        };
        match self.stand {
            Stand::Justified => figure.max(self.parting_whole(at)),
            Stand::Names if self.is_behind_mark(at) => figure,
            Stand::Names => figure + self.style.name,
            Stand::Left | Stand::Centre => {
                let figure = figure * self.style.figure_in_cell;
                figure.max(self.parting_whole(at)).max(self.behind_mark(at))
            }
        }
    }

    /// What it costs to end behind a mark and before what not every program begins a line with.
    fn behind_mark(&self, at: usize) -> f64 {
        let (Some(before), Some(after)) = (self.atoms.get(at - 1), self.atoms.get(at)) else {
            return 0.0;
        };
        let (mark, next) = (before.character, after.character);
        let ends = mark != '，' && !han::may_begin_line(mark);
        let begins = next.is_ascii_digit() || !han::may_end_line(next);
        if ends && begins { self.style.mark_before_number } else { 0.0 }
    }

    /// What it costs to part the name or the word that has room on a line; of a name that has none, the
    /// word.
    fn parting_whole(&self, at: usize) -> f64 {
        let Some(whole) = self.wholes.get(at).and_then(Option::as_ref) else { return 0.0 };
        let fits = |piece: &Range<usize>| width(&self.atoms[piece.clone()]) <= self.widest;
        match (fits(&whole.characters), whole.word.as_ref()) {
            (true, _) if whole.is_name && self.stand == Stand::Justified => self.style.name_in_text,
            (true, _) if whole.is_name => self.style.name,
            (true, _) => self.style.word_in_cell,
            (false, Some(word)) if fits(word) => self.style.word_in_cell,
            (false, _) => 0.0,
        }
    }

    /// Whether a name ends before the atom `at`.
    fn is_behind_mark(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| !han::may_begin_line(self.atoms[before].character))
    }
}
