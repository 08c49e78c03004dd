//! `grove`, the binary. All of it is in the library, so that tests open the same community that people run.

use std::process::ExitCode;

fn main() -> ExitCode {
    grove::cli::main()
}
