//! A sign of life while work takes long, on a terminal alone.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the sign moves.
const TICK: Duration = Duration::from_millis(120);

/// What `work` gives. If it takes over half a second and `is_shown`, a line on standard error says so
/// until it is done, and is then gone.
pub(super) fn with_progress<T>(message: &str, is_shown: bool, work: impl FnOnce() -> T) -> T {
    if !is_shown {
        return work();
    }
    thread::scope(|scope| {
        let (done, wait) = channel::<()>();
        scope.spawn(move || show(message, &wait));
        let result = work();
        drop(done);
        result
    })
}

fn show(message: &str, wait: &Receiver<()>) {
    if wait.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let bar = ProgressBar::new_spinner().with_message(message.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}  {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(TICK);
    let _done = wait.recv();
    bar.finish_and_clear();
}

#[cfg(test)]
mod tests {
    use super::with_progress;

    #[test]
    fn gives_what_the_work_gives() {
        assert_eq!(with_progress("working", true, || 7), 7);
        assert_eq!(with_progress("working", false, || 8), 8);
    }
}
