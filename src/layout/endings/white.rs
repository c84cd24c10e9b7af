//! A line -> the white behind its characters by which every program ends it there.

use std::ops::Range;

use crate::length::Length;

use super::super::collect::Atom;
use super::super::line::{libreoffice_end, line_end, without_blanks, word_end, word_may_break};
use super::super::set::width;
use super::super::setting::Stand;
use super::{Chooser, Ending};

/// So much wider or narrower a line may be in another program, which knows columns and glyphs a
/// little otherwise.
const SLACK: Length = Length::pt(0.3);
/// In which Word counts white.
const TWIP: Length = Length::pt(0.05);
/// White between the characters of a centred line is no more than this part of their size.
const HARDLY_SEEN: f64 = 4.0;
/// No character of a cell gives up more than this part of its size.
const MOST_GIVEN_UP: f64 = 4.0;

/// Whether every program sets `atoms` on one line of `measure`, and easily.
pub(super) fn is_one_line(atoms: &[Atom], measure: Length) -> bool {
    let widest = |atom: &Atom| atom.width.max(atom.in_word).max(atom.own());
    atoms.iter().map(widest).sum::<Length>() + SLACK <= measure
}

impl Chooser<'_> {
    /// The white behind each atom of `lines`.
    pub(super) fn white(&self, lines: &[Ending]) -> Vec<Length> {
        let mut white = vec![Length::ZERO; self.atoms.len()];
        for line in lines.iter().rev() {
            // What is set closer on the next line needs less room on this one.
            let next = white.get(line.atoms.end).copied().unwrap_or_default();
            let piece = self.piece(line.atoms.end, line.measure).len();
            let more = SLACK + (-next).max(Length::ZERO).times(piece);
            white[line.atoms.clone()].copy_from_slice(&self.white_of(line, more));
        }
        white
    }

    /// The white behind each atom of `line`: none where it ends there by itself, though it had so
    /// much more room.
    fn white_of(&self, line: &Ending, more: Length) -> Vec<Length> {
        let mut white = vec![Length::ZERO; line.atoms.len()];
        let (first, last) = self.ends_by_itself(line, more);
        let shown = line.atoms.start..without_blanks(self.atoms, line.atoms.start, line.atoms.end);
        let lacks = line.measure - self.sums.widest(&shown);
        let is_open = lacks > Length::ZERO || self.stand == Stand::Justified;
        if last > line.atoms.end && is_open {
            let added = self.added(line, lacks);
            let spread = self.spread(&shown, added);
            let each = added.shared(spread.len());
            white[spread].fill(each);
        } else if first < line.atoms.end && shown.len() > 1 {
            let most = self.closest(shown.start);
            white[..shown.len()].fill(-self.given_up(shown, line.measure).min(most));
        }
        white
    }

    /// The first and the last end that some program would choose.
    fn ends_by_itself(&self, line: &Ending, more: Length) -> (usize, usize) {
        let (start, measure) = (line.atoms.start, line.measure);
        let own = line_end(self.atoms, start, measure);
        let first = libreoffice_end(self.atoms, start, measure - SLACK);
        let last = word_end(self.atoms, start, measure + more);
        (own.min(first), own.max(last))
    }

    /// Which characters of the line share what is `added` to it, counted from its first. One that is
    /// not to fill its measure shows it as little as can be: behind its last character, or, where it
    /// stands in the middle and has enough of them, in front of that.
    fn spread(&self, shown: &Range<usize>, added: Length) -> Range<usize> {
        let characters = shown.len().max(1);
        let hardly_seen = self.atoms[shown.start].size / HARDLY_SEEN;
        match self.stand {
            Stand::Justified => 0..characters,
            Stand::Centre if characters > 1 && added.shared(characters - 1) <= hardly_seen => {
                0..characters - 1
            }
            Stand::Names | Stand::Left | Stand::Centre => characters - 1..characters,
        }
    }

    /// What `line` gets of what it `lacks`: all where it is to fill its measure; else so much that
    /// what follows misses a quarter of a character, or half of it.
    fn added(&self, line: &Ending, lacks: Length) -> Length {
        match self.stand {
            Stand::Justified => lacks,
            Stand::Names | Stand::Left | Stand::Centre => {
                let end = line.atoms.end;
                let free = self.next(end) - self.atoms[end - 1].size / 4.0;
                (lacks - free.max(Length::ZERO)).max(lacks / 2.0)
            }
        }
    }

    /// What each of the atoms `shown` gives up so that they are a line in every program: where they
    /// are too wide for `measure`, half way between what is enough and what would let more onto it (a list
    /// of names, which shows it at its end, little more than enough), or more where LibreOffice needs more.
    fn given_up(&self, shown: Range<usize>, measure: Length) -> Length {
        let set = &self.atoms[shown.clone()];
        let over = self.sums.widest(&shown) - measure;
        let least = over.shared(set.len());
        let most = self.most_given_up(&shown, measure);
        let enough = match self.stand {
            _ if over <= SLACK => least,
            Stand::Names => least + TWIP,
            Stand::Justified | Stand::Left | Stand::Centre => (least + most) / 2.0,
        };
        enough.max(self.least_in_libreoffice(&shown, measure)).min(most).max(least)
    }

    /// Whether `atoms` can be set so much closer that they are a line of `measure` in LibreOffice,
    /// without more of them in Word, and none closer than the style allows.
    pub(super) fn is_in_reach(&self, atoms: Range<usize>, measure: Length) -> bool {
        let over = self.sums.widest(&atoms) - measure;
        let most = self.most_given_up(&atoms, measure).min(self.closest(atoms.start));
        over.shared(atoms.len()) <= most && self.least_in_libreoffice(&atoms, measure) <= most
    }

    /// The most that a character gives up, where that at `at` is one of them.
    fn closest(&self, at: usize) -> Length {
        let atom = &self.atoms[at];
        match self.stand {
            Stand::Justified | Stand::Names => {
                atom.size + atom.white() - atom.size * self.style.least_pitch
            }
            Stand::Left | Stand::Centre => atom.size / MOST_GIVEN_UP,
        }
    }

    /// What would not yet let more onto the line in Word, which counts in twips.
    fn most_given_up(&self, shown: &Range<usize>, measure: Length) -> Length {
        let in_word = self.sums.in_word.over(shown);
        (in_word + self.next(shown.end) - measure).shared(shown.len()) - TWIP
    }

    /// What is enough in LibreOffice, which sets no character closer to another script, nor the last
    /// of its run.
    fn least_in_libreoffice(&self, shown: &Range<usize>, measure: Length) -> Length {
        let set = &self.atoms[shown.clone()];
        let wide = self.sums.in_libreoffice.over(shown);
        let closer = shown.len() - self.sums.seams.over(shown);
        let rounded = set.iter().map(|atom| atom.width - atom.in_word);
        let rounded = rounded.filter(|twips| *twips < TWIP).fold(Length::ZERO, Length::max);
        (wide + SLACK - measure).max(Length::ZERO).shared(closer.saturating_sub(1)) + rounded
    }

    /// The width of what follows at `end`, as far as it counts; a character where nothing does.
    fn next(&self, end: usize) -> Length {
        let cell = self.atoms[end - 1].size;
        match self.piece(end, cell) {
            nothing if nothing.is_empty() => cell,
            next => width(&self.atoms[next]).min(cell),
        }
    }

    /// What no program parts from `start` on, a character with its marks or a number, as far as
    /// `measure` reaches.
    fn piece(&self, start: usize, measure: Length) -> Range<usize> {
        let mut end = start;
        let mut wide = Length::ZERO;
        while end < self.atoms.len() && wide <= measure {
            if end > start && word_may_break(self.atoms, end) {
                break;
            }
            wide += self.atoms[end].width;
            end += 1;
        }
        start..end
    }
}
