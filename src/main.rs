//! The `roadmap` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    roadmap::cli::main(std::env::args_os())
}
