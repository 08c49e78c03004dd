//! `grove`, the binary. All of it is in the library, so that tests open the same community that people run.

use std::process::ExitCode;

/// Pages are many small pieces of text; the system's allocator takes a sixth of the time of a page, this one half of that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    grove::cli::main()
}
