//! Ends the processes that take too long for a file: one thread looks at all of them now and then, so
//! that whoever asks can wait for bytes alone.

use std::process::Child;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// Looks in the time that one file has: how late an end may come is a part of it.
const LOOKS: u32 = 40;
/// A look costs something too.
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// A process that may have a time to be ready by.
pub(super) struct Watched(Mutex<State>);

struct State {
    child: Child,
    until: Option<Instant>,
    ended: bool,
}

impl Watched {
    pub(super) fn new(child: Child) -> Watched {
        Watched(Mutex::new(State { child, until: None, ended: false }))
    }

    /// Lets it live until then; without an end where there is none. Whether the watch has ended it.
    pub(super) fn lives_until(&self, until: Option<Instant>) -> bool {
        let mut state = self.state();
        state.until = until;
        state.ended
    }

    /// Ends it, and lets the system forget it.
    pub(super) fn end(&self) {
        let child = &mut self.state().child;
        let _ended = child.kill().and_then(|()| child.wait());
    }

    fn end_late(&self, now: Instant) {
        let mut state = self.state();
        if state.until.is_some_and(|until| now >= until) {
            // Whoever waits for its bytes sees that no more come.
            let _ended = state.child.kill();
            (state.ended, state.until) = (true, None);
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
                thread::sleep((patience / LOOKS).max(BETWEEN_LOOKS));
                let Some(all) = watched.upgrade() else { return };
                let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
                let now = Instant::now();
                all.retain(|one| one.upgrade().map(|one| one.end_late(now)).is_some());
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
