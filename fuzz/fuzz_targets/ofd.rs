//! The parts of an OFD.

#![no_main]

use hongtou_fuzz::{begin, packed, receive};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: begin(), |input: &[u8]| {
    receive("盖章.ofd", &packed(input));
});
