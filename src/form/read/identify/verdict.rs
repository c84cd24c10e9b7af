//! Clues -> a unit or a period, and how sure it is; or what it could be.

use crate::diag::{Diagnostic, Diagnostics, IdentityProblem, Problem, Sign, Subject};
use crate::form::returned::{Decision, Doubtful, Step};
use crate::origin::BookOrigin;

use super::outside::Told;
use super::tasks::ByTasks;

/// Units or periods that a doubt names.
const CANDIDATES: usize = Doubtful::MOST;

/// A unit or a period that a sign inside the workbook names.
pub(super) struct Clue<T> {
    /// What it names.
    pub(super) value: T,
    /// The sign.
    pub(super) sign: Sign,
    /// Where it stands.
    pub(super) place: BookOrigin,
}

/// All that speaks for one.
pub(super) struct Heard<T> {
    /// Marks first, then what the sheet shows.
    pub(super) inside: Vec<Clue<T>>,
    /// Names, the nearest to the file first.
    pub(super) outside: Vec<Told<T>>,
    /// Of whom the table's rows could be.
    pub(super) tasks: ByTasks<T>,
    /// Who fills it in, where no unit of the register is called that.
    pub(super) stranger: Option<Stranger>,
}

/// A name that no unit of the register has.
pub(super) struct Stranger {
    /// The name.
    pub(super) name: String,
    /// What says it: marks, or the sheet.
    pub(super) sign: Sign,
    /// Where it stands.
    pub(super) place: BookOrigin,
}

/// One question with all that is heard of it.
pub(super) struct Question<'q, T> {
    /// Unit or period.
    pub(super) what: Subject,
    /// What speaks for which.
    pub(super) heard: &'q Heard<T>,
    /// The file.
    pub(super) place: &'q BookOrigin,
    /// A value in words.
    pub(super) show: &'q dyn Fn(T) -> String,
}

impl<T: Copy + PartialEq> Question<'_, T> {
    /// Whether nothing says what it is, but what is collected.
    pub(super) fn is_assumed(&self) -> bool {
        let said = self.heard.outside.iter().any(|(_, sign)| *sign != Sign::Collected);
        self.heard.inside.is_empty() && !said
    }

    /// What it is, if that is sure enough; contradictions and doubts are found.
    pub(super) fn decide(&self, findings: &mut Diagnostics) -> Decision<T> {
        let inside = &self.heard.inside;
        if let Some(stranger) = &self.heard.stranger {
            return self.of_stranger(stranger, findings);
        }
        match inside.first() {
            None => self.by_names(findings),
            Some(first) if inside.iter().any(|clue| clue.value != first.value) => {
                let said = inside.iter().map(|clue| (clue.value, clue.sign));
                let other = inside.iter().find(|clue| clue.value != first.value);
                let place = other.map_or(self.place, |clue| &clue.place);
                self.doubt(place, said.collect(), findings)
            }
            Some(first) => self.inside(first, findings),
        }
    }

    /// Marks and sheet agree; a file name against the sheet alone is a doubt, everything else
    /// that the names say otherwise is only found.
    fn inside(&self, clue: &Clue<T>, findings: &mut Diagnostics) -> Decision<T> {
        let (value, step) = (clue.value, step(clue.sign));
        let against = self.heard.outside.iter().filter(|(other, sign)| {
            *other != value && matches!(sign, Sign::FileName | Sign::Folder | Sign::MailSubject)
        });
        let against: Vec<Told<T>> = against.copied().collect();
        let by_name = against.iter().find(|(_, sign)| *sign == Sign::FileName);
        if let (Some(other), true) = (by_name, step != Step::Mark) {
            return self.doubt(&clue.place, vec![(value, clue.sign), *other], findings);
        }
        if step != Step::Mark && self.heard.tasks.speak_against(&value) {
            return self.against_tasks((value, clue.sign), &clue.place, findings);
        }
        for (other, sign) in against {
            let (found, believed) = ((self.show)(other), (self.show)(value));
            let what = self.what;
            self.find(
                self.place,
                IdentityProblem::NameDiffers { what, found, sign, believed },
                findings,
            );
        }
        if step == Step::Likeness {
            self.unsure(value, clue.sign, &clue.place, findings);
        }
        Ok((value, step))
    }

    /// Nothing inside says anything: the names, then the tasks, then what is collected.
    fn by_names(&self, findings: &mut Diagnostics) -> Decision<T> {
        let names = || self.heard.outside.iter().filter(|(_, sign)| *sign != Sign::Collected);
        let near = |sign: Sign| matches!(sign, Sign::FileName | Sign::Folder);
        if let Some((value, sign)) = names().next().copied() {
            if names().any(|(other, sign)| *other != value && near(*sign)) {
                return self.doubt(self.place, names().copied().collect(), findings);
            }
            if self.heard.tasks.speak_against(&value) {
                return self.against_tasks((value, sign), self.place, findings);
            }
            self.unsure(value, sign, self.place, findings);
            return Ok((value, Step::Name));
        }
        if let ([only], true) = (self.heard.tasks.units.as_slice(), self.heard.tasks.whole) {
            self.unsure(*only, Sign::Tasks, self.place, findings);
            return Ok((*only, Step::Likeness));
        }
        if let Some((value, sign)) = self.heard.outside.first().copied() {
            self.unsure(value, sign, self.place, findings);
            return Ok((value, Step::Assumed));
        }
        self.doubt(self.place, self.by_tasks(), findings)
    }

    /// Of somebody whom the marks or the sheet call by no unit's name: neither marks, nor the names around the
    /// file, nor rows like a unit's beat that, for forms are passed on and rows are copied.
    fn of_stranger(&self, stranger: &Stranger, findings: &mut Diagnostics) -> Decision<T> {
        let marks = self.heard.inside.iter().map(|clue| (clue.value, clue.sign));
        let named = |told: &&Told<T>| told.1 != Sign::Collected;
        let names = self.heard.outside.iter().filter(named).copied();
        let other = each(marks.chain(names).chain(self.by_tasks()));
        let mut candidates = vec![(stranger.name.clone(), stranger.sign)];
        candidates.extend(
            other.iter().take(CANDIDATES).map(|(value, sign)| ((self.show)(*value), *sign)),
        );
        let doubt = IdentityProblem::Doubtful { what: self.what, candidates };
        self.find(&stranger.place, doubt, findings);
        Err(other.into_iter().map(|(value, sign)| (value, step(sign))).collect())
    }

    fn by_tasks(&self) -> Vec<Told<T>> {
        self.heard.tasks.units.iter().map(|unit| (*unit, Sign::Tasks)).collect()
    }

    /// None of the rows is of the one that is named.
    fn against_tasks(
        &self,
        named: Told<T>,
        place: &BookOrigin,
        findings: &mut Diagnostics,
    ) -> Decision<T> {
        let mut said = vec![named];
        said.extend(self.by_tasks());
        self.doubt(place, said, findings)
    }

    /// Each candidate once, with the first sign that speaks for it.
    pub(super) fn doubt(
        &self,
        place: &BookOrigin,
        said: Vec<Told<T>>,
        findings: &mut Diagnostics,
    ) -> Decision<T> {
        let each = each(said.into_iter());
        let named = each.iter().take(CANDIDATES);
        let candidates = named.map(|(value, sign)| ((self.show)(*value), *sign)).collect();
        self.find(place, IdentityProblem::Doubtful { what: self.what, candidates }, findings);
        Err(each.into_iter().map(|(value, sign)| (value, step(sign))).collect())
    }

    fn unsure(&self, value: T, sign: Sign, place: &BookOrigin, findings: &mut Diagnostics) {
        let (what, believed) = (self.what, (self.show)(value));
        self.find(place, IdentityProblem::Unsure { what, believed, sign }, findings);
    }

    fn find(&self, place: &BookOrigin, found: IdentityProblem, findings: &mut Diagnostics) {
        findings.push(Diagnostic::at(place, Problem::Identity(found)));
    }
}

/// Each value once, with the first sign that speaks for it.
fn each<T: Copy + PartialEq>(said: impl Iterator<Item = Told<T>>) -> Vec<Told<T>> {
    let mut each: Vec<Told<T>> = Vec::new();
    for (value, sign) in said {
        if each.iter().all(|(other, _)| *other != value) {
            each.push((value, sign));
        }
    }
    each
}

const fn step(sign: Sign) -> Step {
    match sign {
        Sign::Mark => Step::Mark,
        Sign::Visible | Sign::FilledOn => Step::Visible,
        Sign::FileName | Sign::Folder | Sign::MailSubject | Sign::Sender => Step::Name,
        Sign::Tasks | Sign::LikeName => Step::Likeness,
        Sign::Collected => Step::Assumed,
    }
}
