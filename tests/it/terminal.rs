//! Scenes in a terminal: a session of every kind, keys, signals, small windows.

use crate::pty::{CTRL_C, CTRL_D, DOWN, ENTER, ESC, Terminal, UP};

const BANK: &str = "--bank tests/it/every_kind.toml --in-order --seed 1 -n 7";

fn quiz(rows: u16, columns: u16) -> Terminal {
    Terminal::start(rows, columns, &format!("quiz {BANK}"))
}

#[test]
fn look() {
    let mut t = quiz(24, 80);
    t.expect("GET may be retried");
    println!("{}\n=======", t.screen());
    t.press(ESC).expect("quit");
    println!("{}\n=======", t.screen());
    t.press(ENTER).expect("Look at");
    t.expect("GET may be retried");
    println!("{}\n=======", t.screen());
    t.press("\x1b[B\r").expect("Enter: ");
    println!("{}\n=======", t.screen());
    t.press(CTRL_D).expect("Next");
    println!("{}\n=======", t.screen());
    println!("{:?}", t.exit());
}
