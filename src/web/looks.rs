//! The last looks at a description that is being typed: of those that wait the newest is taken, and the pages of the
//! last few are kept until they are drawn.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diag::Diagnostics;
use crate::office::font_search::{self, FontSource, Fonts};
use crate::office::looking::Paper;

/// So many papers are kept: what two pages of a browser show, and what each has just asked for.
const KEPT: usize = 4;

/// What is looked at, and what was.
#[derive(Default)]
pub(super) struct Looks {
    /// The number of the newest.
    newest: AtomicU64,
    /// One at a time.
    turn: Mutex<()>,
    /// The papers of the last ones, by their keys.
    kept: Mutex<VecDeque<(String, Arc<Paper>)>>,
    /// Fonts, as they were when a page was first laid out in this run.
    fonts: OnceLock<Arc<Fonts>>,
}

impl Looks {
    /// Does `work` when no other look is taken, unless a newer one was asked for meanwhile; `work` may ask whether that
    /// is so.
    pub(super) fn take<T>(&self, work: impl FnOnce(&dyn Fn() -> bool) -> Option<T>) -> Option<T> {
        let own = self.newest.fetch_add(1, Ordering::SeqCst) + 1;
        let is_newest = || self.newest.load(Ordering::SeqCst) == own;
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if is_newest() { work(&is_newest) } else { None }
    }

    /// The fonts that all looks of a run are set with.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub(super) fn fonts(&self, source: &FontSource) -> Result<Arc<Fonts>, Diagnostics> {
        if let Some(fonts) = self.fonts.get() {
            return Ok(Arc::clone(fonts));
        }
        let (found, _) = font_search::find(source)?;
        Ok(Arc::clone(self.fonts.get_or_init(|| Arc::new(found))))
    }

    /// Keeps the paper of a look under its key; the oldest goes.
    pub(super) fn keep(&self, key: &str, paper: Paper) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(own, _)| own != key);
        kept.push_back((key.to_owned(), Arc::new(paper)));
        while kept.len() > KEPT {
            kept.pop_front();
        }
    }

    /// The paper of that key, as long as it is kept.
    pub(super) fn of(&self, key: &str) -> Option<Arc<Paper>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(own, _)| own == key).map(|(_, paper)| Arc::clone(paper))
    }
}
