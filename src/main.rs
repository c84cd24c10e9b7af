//! The program. All of it is in the library: see [`hongtou::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    hongtou::cli::run()
}
