//! `grove`, the binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    grove::cli::main()
}
