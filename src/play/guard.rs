//! Leaving in order: whatever signal ends the program, the terminal is left as it was found.

#[cfg(unix)]
pub(super) use unix::Guard;

#[cfg(not(unix))]
pub(super) use elsewhere::Guard;

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::io;
    use std::os::fd::{AsFd, OwnedFd};
    use std::path::{Path, PathBuf};
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::{Arc, Mutex, mpsc};
    use std::thread;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec};
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    use crate::render;

    /// How long a terminal that takes nothing is waited for.
    const PATIENCE: Duration = Duration::from_millis(200);
    /// Shows the cursor and ends styles.
    const CALM: &str = "\x1b[?25h\x1b[0m";

    /// What the terminal was like, and how to leave it so.
    #[derive(Clone)]
    pub(in crate::play) struct Guard(Arc<State>);

    struct State {
        terminal: OwnedFd,
        screen: OwnedFd,
        found: Termios,
        settled: AtomicUsize,
        kept: AtomicBool,
        away: AtomicBool,
        ended: AtomicBool,
        over: AtomicBool,
        leaving: AtomicBool,
        scrap: Mutex<Option<PathBuf>>,
    }

    impl Guard {
        /// Remembers the terminal and listens for signals; nothing where there is no terminal.
        pub(in crate::play) fn install() -> Option<Self> {
            let terminal = rustix::io::fcntl_dupfd_cloexec(io::stdin(), 3).ok()?;
            let screen = rustix::io::fcntl_dupfd_cloexec(io::stdout(), 3).ok()?;
            let found = tcgetattr(&terminal).ok()?;
            let guard = Self(Arc::new(State {
                terminal,
                screen,
                found,
                settled: AtomicUsize::new(0),
                kept: AtomicBool::new(false),
                away: AtomicBool::new(false),
                ended: AtomicBool::new(false),
                over: AtomicBool::new(false),
                leaving: AtomicBool::new(false),
                scrap: Mutex::new(None),
            }));
            guard.listen().ok()?;
            Some(guard)
        }

        fn listen(&self) -> io::Result<()> {
            let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
            let guard = self.clone();
            let listen = move || {
                loop {
                    let arrived: Vec<_> = signals.wait().collect();
                    if let Some(signal) = guard.heeded(&arrived) {
                        guard.leave(signal);
                    }
                }
            };
            thread::Builder::new()
                .name("signals".to_owned())
                .spawn(listen)?;
            Ok(())
        }

        /// The signal to leave by. An interrupt is only heeded where nothing else is meant by it: a
        /// reader that another signal woke interrupts itself, the end of the input is passed on as
        /// an interrupt, and an editor gets its own.
        fn heeded(&self, arrived: &[i32]) -> Option<i32> {
            let other = arrived.iter().copied().find(|signal| *signal != SIGINT);
            let meant_elsewhere =
                self.0.away.load(Ordering::SeqCst) || self.0.ended.load(Ordering::SeqCst);
            other.or_else(|| arrived.first().copied().filter(|_| !meant_elsewhere))
        }

        /// How many questions are settled, for the last word.
        pub(in crate::play) fn settled(&self, count: usize) {
            self.0.settled.store(count, Ordering::SeqCst);
        }

        /// Whether the answers are kept, for the last word.
        pub(in crate::play) fn kept(&self, kept: bool) {
            self.0.kept.store(kept, Ordering::SeqCst);
        }

        /// Whether the keyboard belongs to another program for now.
        pub(in crate::play) fn away(&self, away: bool) {
            self.0.away.store(away, Ordering::SeqCst);
        }

        /// The input has ended: an interrupt from here on is its end being passed on.
        pub(in crate::play) fn end(&self) {
            self.0.ended.store(true, Ordering::SeqCst);
        }

        /// Whether the input has ended.
        pub(in crate::play) fn ended(&self) -> bool {
            self.0.ended.load(Ordering::SeqCst)
        }

        /// The session is over: a signal from here on ends the program without a word.
        pub(in crate::play) fn over(&self) {
            self.0.over.store(true, Ordering::SeqCst);
            self.0.ended.store(false, Ordering::SeqCst);
        }

        /// A file to be removed when a signal ends the program.
        pub(in crate::play) fn scrap(&self, path: Option<&Path>) {
            if let Ok(mut scrap) = self.0.scrap.lock() {
                *scrap = path.map(Path::to_owned);
            }
        }

        fn tidy(&self) {
            let scrap = self.0.scrap.lock().ok();
            if let Some(path) = scrap.and_then(|mut scrap| scrap.take()) {
                let _gone = fs::remove_file(path);
            }
        }

        /// The terminal that keys come from.
        pub(in crate::play) fn terminal(&self) -> &OwnedFd {
            &self.0.terminal
        }

        /// What the terminal was like.
        pub(in crate::play) fn found(&self) -> &Termios {
            &self.0.found
        }

        /// Puts the terminal back as it was found.
        pub(in crate::play) fn restore(&self) {
            if self.is_in_front() {
                let _gone = tcsetattr(&self.0.terminal, OptionalActions::Now, &self.0.found);
            }
        }

        /// Whether the terminal is ours to change: a program in the background that tries is stopped.
        fn is_in_front(&self) -> bool {
            tcgetpgrp(&self.0.terminal).map_or(true, |front| front == rustix::process::getpgrp())
        }

        /// Ends the program as `signal` does, with a word, the terminal as it was found.
        pub(in crate::play) fn leave(&self, signal: i32) -> ! {
            if self.0.leaving.swap(true, Ordering::SeqCst) {
                wait();
            }
            hush();
            self.tidy();
            self.restore();
            if !self.0.over.load(Ordering::SeqCst) {
                self.last_word();
            }
            signal_hook::low_level::exit(128 + signal)
        }

        /// Ends the program as an interrupt does.
        pub(in crate::play) fn interrupt(&self) -> ! {
            self.leave(SIGINT)
        }

        /// Ends the program as a lost terminal does.
        pub(in crate::play) fn hang_up(&self) -> ! {
            self.leave(SIGHUP)
        }

        /// Ends the program as a lost terminal does, if it is lost and the signal that says so still to come.
        pub(in crate::play) fn end_if_lost(&self) {
            let terminal = self.0.terminal.as_fd();
            let mut ready = [PollFd::from_borrowed_fd(terminal, PollFlags::empty())];
            let polled = rustix::event::poll(&mut ready, Some(&Timespec::default()));
            if polled.is_ok() && ready[0].revents().contains(PollFlags::HUP) {
                self.hang_up();
            }
        }

        fn last_word(&self) {
            let settled = self.0.settled.load(Ordering::SeqCst);
            let answers = render::count(settled, "answer");
            let goes_on = if settled > 0 && self.0.kept.load(Ordering::SeqCst) {
                "; `roadmap quiz --resume` goes on"
            } else {
                ""
            };
            let word = format!("{CALM}\r\nStopped after {answers}{goes_on}.\r\n");
            let screen = &self.0.screen;
            let mut ready = [PollFd::from_borrowed_fd(screen.as_fd(), PollFlags::OUT)];
            let patience = Timespec::try_from(PATIENCE).ok();
            if rustix::event::poll(&mut ready, patience.as_ref()).is_ok_and(|count| count > 0) {
                let _written = rustix::io::write(screen, word.as_bytes());
            }
        }
    }

    /// Keeps the session from writing any more, unless the terminal has stopped in the middle of it.
    fn hush() {
        let (tell, told) = mpsc::channel();
        let hold = move || {
            let _held = io::stdout().lock();
            let _gone = tell.send(());
            wait();
        };
        if thread::Builder::new().spawn(hold).is_ok() {
            let _late = told.recv_timeout(PATIENCE);
        }
    }

    /// Waits for the thread that ends the program.
    fn wait() -> ! {
        loop {
            thread::park();
        }
    }

    impl Guard {
        /// A reader was interrupted: waits for the end if that is what it means.
        pub(in crate::play) fn interrupted(&self) {
            if !self.ended() {
                wait();
            }
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    /// Other systems put their terminals back themselves.
    #[derive(Clone)]
    pub(in crate::play) struct Guard;

    impl Guard {
        pub(in crate::play) fn install() -> Option<Self> {
            None
        }

        pub(in crate::play) fn settled(&self, _count: usize) {}

        pub(in crate::play) fn kept(&self, _kept: bool) {}

        pub(in crate::play) fn end_if_lost(&self) {}
    }
}
