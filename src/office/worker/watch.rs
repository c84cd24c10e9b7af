//! Ends the processes that take too long for a file: one thread looks at all of them now and then, so
//! that whoever asks can wait for bytes alone. Time is counted in looks: while the machine or the program
//! itself is held (Ctrl+Z, a laptop that sleeps), nobody looks, and no file is late.

use std::process::Child;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::Duration;

/// Looks in the time that one file has: how late an end may come is a part of it.
const LOOKS: u32 = 40;
/// A look costs something too.
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// The time between two looks, for files that have so much `patience` each.
fn between_looks(patience: Duration) -> Duration {
    (patience / LOOKS).max(BETWEEN_LOOKS)
}

/// A process that may have a time to be ready in.
pub(super) struct Watched(Mutex<State>);

struct State {
    child: Child,
    /// Looks until it is late.
    looks_left: Option<u128>,
    ended: bool,
}

impl Watched {
    pub(super) fn new(child: Child) -> Watched {
        Watched(Mutex::new(State { child, looks_left: None, ended: false }))
    }

    /// Gives it so much time from now on.
    pub(super) fn has(&self, patience: Duration) {
        // The first look may come at once.
        let looks = patience.as_nanos() / between_looks(patience).as_nanos() + 1;
        self.state().looks_left = Some(looks);
    }

    /// Nothing is asked of it any more, and it has all the time. Whether the watch has ended it.
    pub(super) fn is_ready(&self) -> bool {
        let mut state = self.state();
        state.looks_left = None;
        state.ended
    }

    /// Ends it, and lets the system forget it.
    pub(super) fn end(&self) {
        let child = &mut self.state().child;
        let _ended = child.kill().and_then(|()| child.wait());
    }

    fn look(&self) {
        let mut state = self.state();
        let Some(left) = state.looks_left else { return };
        state.looks_left = left.checked_sub(1);
        if state.looks_left.is_none() {
            // Whoever waits for its bytes sees that no more come.
            let _ended = state.child.kill();
            state.ended = true;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The processes that are looked after.
pub(super) struct Watch(Arc<Mutex<Vec<Weak<Watched>>>>, std::io::Result<()>);

impl Watch {
    /// A thread that ends what is late, as long as there is this watch.
    pub(super) fn start(patience: Duration) -> Watch {
        let all: Arc<Mutex<Vec<Weak<Watched>>>> = Arc::default();
        let watched = Arc::downgrade(&all);
        let looks = thread::Builder::new().spawn(move || {
            loop {
                thread::sleep(between_looks(patience));
                let Some(all) = watched.upgrade() else { return };
                let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
                all.retain(|one| one.upgrade().map(|one| one.look()).is_some());
            }
        });
        Watch(all, looks.map(|_| ()))
    }

    /// Why nothing is looked after, where the system gave no thread for that.
    pub(super) fn asleep(&self) -> Option<&std::io::Error> {
        self.1.as_ref().err()
    }

    /// Looks after `process` too.
    pub(super) fn over(&self, process: &Arc<Watched>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(Arc::downgrade(process));
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::{LOOKS, Watched};

    /// However long it takes from one look to the next: who was held has seen nothing.
    #[test]
    fn a_process_is_late_after_so_many_looks() {
        let process = Watched::new(Command::new("sleep").arg("60").spawn().unwrap());
        process.has(Duration::from_secs(10));
        (0..=LOOKS).for_each(|_| process.look());
        assert!(!process.is_ready());
        process.has(Duration::from_secs(10));
        (0..LOOKS + 2).for_each(|_| process.look());
        assert!(process.is_ready());
        process.end();
    }
}
