//! Any bytes: what kind they are, and what an archive of that kind carries.

#![no_main]

use hongtou::diag::FileKind;
use hongtou::intake::sniff;
use hongtou_fuzz::{begin, receive};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: begin(), |input: &[u8]| {
    // The reader of old workbooks is a library's, and ends its process on many of them.
    if sniff::kind(input) != FileKind::Xls {
        receive("来件.zip", input);
    }
});
