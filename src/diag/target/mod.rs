//! What is wrong with targets, as the description says them and as they are reported.

mod promise;
mod reported;

pub use promise::Promise;
pub use reported::Reported;
