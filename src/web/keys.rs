//! What lets a browser in: an address that is good once, and what it is exchanged for.
//!
//! ```text
//! token in the address (once, within a minute) -> cookie of this run + form token of this run
//! secret in a file that only this user can read -> another token
//! ```

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long the token of an address is good.
const GOOD_FOR: Duration = Duration::from_secs(60);
/// So many addresses wait at most to be used: each start of the program makes one.
const WAITING: usize = 16;

/// The keys of a run.
pub(super) struct Keys {
    /// Tokens of addresses that nobody has used yet, with the moment until which they are good.
    entries: Mutex<Vec<(String, Instant)>>,
    /// What the cookie of this run says.
    pub(super) cookie: String,
    /// What each form of a page of this run says.
    pub(super) form: String,
    /// What a second start of the program says.
    pub(super) secret: String,
}

impl Keys {
    /// New ones.
    ///
    /// # Errors
    /// Where the system gives no random numbers.
    pub(super) fn new() -> Result<Keys, getrandom::Error> {
        Ok(Keys {
            entries: Mutex::new(Vec::new()),
            cookie: random()?,
            form: random()?,
            secret: random()?,
        })
    }

    /// The token of a new address.
    ///
    /// # Errors
    /// As [`Keys::new`].
    pub(super) fn entry(&self, now: Instant) -> Result<String, getrandom::Error> {
        let token = random()?;
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|(_, until)| *until > now);
        if entries.len() >= WAITING {
            entries.remove(0);
        }
        entries.push((token.clone(), now + GOOD_FOR));
        Ok(token)
    }

    /// Whether that is the token of an address that is still good; from now on it is not.
    pub(super) fn enters(&self, given: &str, now: Instant) -> bool {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let found = entries.iter().position(|(token, _)| is_same(token, given));
        found.is_some_and(|at| entries.remove(at).1 > now)
    }
}

/// Whether two secrets are one. How long it takes says nothing of where they differ.
pub(super) fn is_same(own: &str, given: &str) -> bool {
    let differ = |all: u8, (one, other): (u8, u8)| all | (one ^ other);
    own.len() == given.len() && own.bytes().zip(given.bytes()).fold(0, differ) == 0
}

/// 256 random bits, as hex digits.
fn random() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes)?;
    Ok(crate::intake::hash(bytes))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Keys, WAITING, is_same};

    #[test]
    fn an_address_is_good_once_and_for_a_minute() {
        let (keys, now) = (Keys::new().unwrap(), Instant::now());
        let token = keys.entry(now).unwrap();
        assert_eq!(token.len(), 64);
        assert!(!keys.enters("", now) && !keys.enters(&token[1..], now));
        assert!(keys.enters(&token, now + Duration::from_secs(59)));
        assert!(!keys.enters(&token, now), "used");
        let late = keys.entry(now).unwrap();
        assert!(!keys.enters(&late, now + Duration::from_secs(61)));
        assert!(!keys.enters(&late, now), "late, and then never");
    }

    #[test]
    fn of_many_starts_the_last_addresses_are_good() {
        let (keys, now) = (Keys::new().unwrap(), Instant::now());
        let all: Vec<String> = (0..=WAITING).map(|_| keys.entry(now).unwrap()).collect();
        assert!(!keys.enters(&all[0], now) && keys.enters(&all[1], now));
    }

    #[test]
    fn no_two_keys_are_one() {
        let keys = Keys::new().unwrap();
        assert!(keys.cookie != keys.form && keys.form != keys.secret);
        assert!(is_same("ab", "ab") && !is_same("ab", "aa") && !is_same("ab", "abc"));
    }
}
