//! The last looks at a description that is being typed: of those that a page of the browser waits for the newest is
//! taken, and the papers of the last few are kept until they are drawn. What one page asks takes nothing from another:
//! two that are typed in, or a slow one, each get what they asked for.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diag::Diagnostics;
use crate::office::font_search::{self, FontSource, Fonts};
use crate::office::looking::Paper;

/// So many papers of a page are kept: what it shows, and what it has just asked for.
const KEPT: usize = 2;
/// So many pages are remembered; the one that asked longest ago goes.
const PAGES: usize = 8;

/// What is looked at, and what was.
#[derive(Default)]
pub(super) struct Looks {
    /// The pages of the browser, the one that asked last at the end.
    pages: Mutex<VecDeque<Page>>,
    /// One look at a time.
    turn: Mutex<()>,
    /// Fonts, as they were when a page was first laid out in this run.
    fonts: Mutex<Option<Arc<Fonts>>>,
}

/// A page of the browser, in which a description is typed.
#[derive(Default)]
struct Page {
    /// How it calls itself.
    name: String,
    /// The number of its newest look.
    newest: u64,
    /// The papers of its last ones, by their keys.
    kept: VecDeque<(String, Arc<Paper>)>,
}

impl Looks {
    /// Does `work` for the page of that name when no other look is taken, unless the page asked for a newer one meanwhile;
    /// `work` may ask whether that is so.
    pub(super) fn take<T>(
        &self,
        name: &str,
        work: impl FnOnce(&dyn Fn() -> bool) -> Option<T>,
    ) -> Option<T> {
        let own = self.of_page(name, |page| {
            page.newest += 1;
            page.newest
        });
        let is_newest = || self.pages().iter().any(|one| one.name == name && one.newest == own);
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if is_newest() { work(&is_newest) } else { None }
    }

    /// The fonts that all looks of a run are set with; who asks while they are read waits.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub(super) fn fonts(&self, source: &FontSource) -> Result<Arc<Fonts>, Diagnostics> {
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fonts) = &*fonts {
            return Ok(Arc::clone(fonts));
        }
        let (found, _) = font_search::find(source)?;
        Ok(Arc::clone(fonts.insert(Arc::new(found.remembering()))))
    }

    /// Keeps the paper of a look of that page under its key; its oldest goes.
    pub(super) fn keep(&self, name: &str, key: &str, paper: Paper) {
        self.of_page(name, |page| {
            page.kept.retain(|(own, _)| own != key);
            page.kept.push_back((key.to_owned(), Arc::new(paper)));
            while page.kept.len() > KEPT {
                page.kept.pop_front();
            }
        });
    }

    /// The paper of that key, as long as it is kept.
    pub(super) fn of(&self, key: &str) -> Option<Arc<Paper>> {
        let pages = self.pages();
        let mut kept = pages.iter().flat_map(|page| &page.kept);
        kept.find(|(own, _)| own == key).map(|(_, paper)| Arc::clone(paper))
    }

    fn pages(&self) -> MutexGuard<'_, VecDeque<Page>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with what is known of a page, which is then the one that asked last.
    fn of_page<T>(&self, name: &str, work: impl FnOnce(&mut Page) -> T) -> T {
        let mut pages = self.pages();
        let at = pages.iter().position(|page| page.name == name);
        let known = at.and_then(|at| pages.remove(at));
        let mut page = known.unwrap_or_else(|| Page { name: name.to_owned(), ..Page::default() });
        let done = work(&mut page);
        pages.push_back(page);
        while pages.len() > PAGES {
            pages.pop_front();
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::{Looks, PAGES};

    /// How many looks were asked for.
    fn asked(looks: &Looks) -> u64 {
        looks.pages().iter().map(|page| page.newest).sum()
    }

    #[test]
    fn an_older_look_of_the_same_page_is_given_up_and_another_pages_is_not() {
        let looks = &Looks::default();
        let ((begun, begins), (go_on, goes_on)) = (mpsc::channel(), mpsc::channel());
        // That of the other page has its turn all the while.
        let slow = move |is_wanted: &dyn Fn() -> bool| {
            begun.send(()).unwrap();
            goes_on.recv().unwrap();
            is_wanted().then_some("slow")
        };
        let typed = |text: &'static str| looks.take("typed", |_| Some(text));
        thread::scope(|scope| {
            let slow = scope.spawn(move || looks.take("slow", slow));
            begins.recv().unwrap();
            let waiting = ["older", "newer"].map(|text| {
                let before = asked(looks);
                let one = scope.spawn(move || typed(text));
                while asked(looks) == before {
                    thread::yield_now();
                }
                one
            });
            go_on.send(()).unwrap();
            assert_eq!(slow.join().unwrap(), Some("slow"));
            assert_eq!(waiting.map(|one| one.join().unwrap()), [None, Some("newer")]);
        });
    }

    #[test]
    fn one_that_is_being_done_learns_that_a_newer_is_wanted() {
        let looks = Looks::default();
        let seen = looks.take("a", |is_wanted| {
            looks.of_page("a", |page| page.newest += 1);
            Some(is_wanted())
        });
        assert_eq!(seen, Some(false));
        for page in 0..PAGES * 2 {
            assert_eq!(looks.take(&page.to_string(), |_| Some(page)), Some(page));
        }
        assert_eq!(looks.pages().len(), PAGES);
    }
}
