//! The one test binary: black-box tests of the library and the program.

mod measure;
mod rooms;
mod sample;
