//! The parts of a Word document.

#![no_main]

use hongtou_fuzz::{begin, open, packed};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: begin(), |input: &[u8]| {
    open("表.docx", &packed(input));
});
