//! A mail, and what it carries.

#![no_main]

use hongtou_fuzz::{begin, receive};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: begin(), |input: &[u8]| {
    receive("信.eml", input);
});
