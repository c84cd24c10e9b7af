//! The one test binary: black-box tests of the library and the program.

mod measure;
mod notices;
mod rooms;
mod sample;
