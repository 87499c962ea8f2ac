//! The keyboard of a session: a terminal of our own between the real one and the prompts.
//!
//! Prompts read one key at a time, know no end of input and leave the terminal in their own mode when
//! they are interrupted. So they are given the inner end of a pseudo-terminal as standard input; the
//! real one is read here, key by key, for as long as the session lasts. The end of the input (Ctrl-D)
//! is passed on as an interrupt, which is the one thing that every prompt gives up at.

#[cfg(unix)]
pub(super) use unix::Keyboard;

#[cfg(not(unix))]
pub(super) use elsewhere::Keyboard;

#[cfg(unix)]
mod unix {
    use std::io;
    use std::os::fd::{AsFd, OwnedFd};
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread::{self, JoinHandle};

    use rustix::event::{PollFd, PollFlags, Timespec};
    use rustix::fs::{Mode, OFlags};
    use rustix::io::FdFlags;
    use rustix::pty::OpenptFlags;
    use rustix::termios::{OptionalActions, Termios, tcsetattr};

    use super::super::guard::Guard;
    use super::super::keys::{self, Key};

    /// How long the rest of a key may take to arrive, in nanoseconds.
    const KEY_TIME: i64 = 30_000_000;
    /// The byte that every prompt gives up at.
    const GIVE_UP: u8 = 0x03;
    const TAB: u8 = b'\t';
    /// Keys typed ahead of the prompts beyond this many bytes are lost.
    const AHEAD: usize = 1 << 20;

    /// The keyboard, taken for a session and given back when dropped.
    pub(in crate::play) struct Keyboard {
        guard: Option<Guard>,
        relay: Option<Relay>,
        lines: Arc<AtomicBool>,
    }

    impl Keyboard {
        /// Takes the keyboard. Without a pseudo-terminal prompts read the real terminal.
        pub(in crate::play) fn take(guard: Option<Guard>) -> Self {
            let lines = Arc::default();
            let start = |guard| Relay::start(guard, &lines).ok();
            let relay = guard.as_ref().and_then(start);
            Self {
                guard,
                relay,
                lines,
            }
        }

        /// A prompt gave up: returns if that is the end of the input, and waits for the end of the
        /// program if it was a signal.
        pub(in crate::play) fn gave_up(&self) {
            if let Some(guard) = &self.guard {
                guard.interrupted();
            }
        }

        /// Whether lines are typed from now on, or keys for a menu. A tab in a line is a space: prompts
        /// would drop it, and words of a pasted text with it.
        pub(in crate::play) fn types(&self, lines: bool) {
            self.lines.store(lines, Ordering::Relaxed);
        }

        /// Makes sure of the keyboard before a prompt: another program may have changed its mode.
        pub(in crate::play) fn refresh(&self) {
            if let (Some(guard), Some(_)) = (&self.guard, &self.relay) {
                let _refused = listen(guard);
            }
        }

        /// A file to be removed if a signal ends the program; nothing once that is done elsewhere.
        pub(in crate::play) fn scrap(&self, path: Option<&Path>) {
            if let Some(guard) = &self.guard {
                guard.scrap(path);
            }
        }

        /// Gives the keyboard back while `work` runs. `interrupts` tells whether an interrupt is
        /// meant for us in the meantime.
        pub(in crate::play) fn lend<T>(&mut self, interrupts: bool, work: impl FnOnce() -> T) -> T {
            let Some(guard) = self.guard.clone() else {
                return work();
            };
            let had = self.relay.take().map(Relay::stop).is_some();
            guard.restore();
            guard.away(!interrupts);
            let done = work();
            guard.away(false);
            if had {
                self.relay = Relay::start(&guard, &self.lines).ok();
            }
            done
        }
    }

    impl Drop for Keyboard {
        fn drop(&mut self) {
            if let Some(relay) = self.relay.take() {
                relay.stop();
            }
            if let Some(guard) = &self.guard {
                guard.end_if_lost();
                guard.restore();
                guard.over();
            }
        }
    }

    /// The thread that reads the real terminal and feeds the prompts.
    struct Relay {
        guard: Guard,
        stop: OwnedFd,
        thread: JoinHandle<()>,
    }

    impl Relay {
        fn start(guard: &Guard, lines: &Arc<AtomicBool>) -> io::Result<Self> {
            let (outer, inner) = pair()?;
            let (stopped, stop) = rustix::pipe::pipe()?;
            let mut raw = guard.found().clone();
            raw.make_raw();
            tcsetattr(&inner, OptionalActions::Now, &raw)?;
            listen(guard)?;
            let feed = Feed {
                guard: guard.clone(),
                outer,
                stopped,
                lines: Arc::clone(lines),
                ahead: Vec::new(),
            };
            let name = thread::Builder::new().name("keyboard".to_owned());
            let thread = name.spawn(move || feed.run())?;
            rustix::stdio::dup2_stdin(&inner)?;
            Ok(Self {
                guard: guard.clone(),
                stop,
                thread,
            })
        }

        /// Puts the real terminal back as standard input.
        fn stop(self) {
            drop(self.stop);
            let _panicked = self.thread.join();
            let _refused = rustix::stdio::dup2_stdin(self.guard.terminal());
        }
    }

    /// A pseudo-terminal: its outer and its inner end.
    fn pair() -> io::Result<(OwnedFd, OwnedFd)> {
        let outer = rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY)?;
        // Not every system takes this as a flag of the call above.
        rustix::io::fcntl_setfd(&outer, FdFlags::CLOEXEC)?;
        rustix::pty::grantpt(&outer)?;
        rustix::pty::unlockpt(&outer)?;
        let name = rustix::pty::ptsname(&outer, Vec::new())?;
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let inner = rustix::fs::open(&name, flags, Mode::empty())?;
        rustix::io::ioctl_fionbio(&outer, true)?;
        Ok((outer, inner))
    }

    /// Makes the real terminal send each key as it is typed; lines are still ended for us.
    fn listen(guard: &Guard) -> io::Result<()> {
        let mut raw: Termios = guard.found().clone();
        raw.make_raw();
        raw.output_modes = guard.found().output_modes;
        Ok(tcsetattr(guard.terminal(), OptionalActions::Now, &raw)?)
    }

    /// What stands between the real terminal and the prompts.
    struct Feed {
        guard: Guard,
        outer: OwnedFd,
        stopped: OwnedFd,
        lines: Arc<AtomicBool>,
        ahead: Vec<u8>,
    }

    /// What woke the thread.
    struct Woken {
        stopped: bool,
        typed: bool,
        room: bool,
    }

    impl Feed {
        fn run(mut self) {
            let mut bytes = Vec::new();
            loop {
                let Ok(woken) = self.wait(!bytes.is_empty()) else {
                    return;
                };
                if woken.stopped {
                    return;
                }
                if woken.typed {
                    self.read(&mut bytes);
                } else if !woken.room && !bytes.is_empty() {
                    self.take(keys::rest(&bytes));
                    bytes.clear();
                }
                while let Some((key, length)) = keys::first(&bytes) {
                    bytes.drain(..length);
                    self.take(key);
                }
                self.feed();
            }
        }

        /// Waits for a key, for room at the prompts, or to be stopped; for no more than the rest of a
        /// key takes where one has begun.
        fn wait(&self, begun: bool) -> io::Result<Woken> {
            let patience = Timespec {
                tv_sec: 0,
                tv_nsec: KEY_TIME,
            };
            let mut waited = vec![
                PollFd::from_borrowed_fd(self.stopped.as_fd(), PollFlags::IN),
                PollFd::from_borrowed_fd(self.guard.terminal().as_fd(), PollFlags::IN),
            ];
            if !self.ahead.is_empty() {
                waited.push(PollFd::from_borrowed_fd(self.outer.as_fd(), PollFlags::OUT));
            }
            loop {
                match rustix::event::poll(&mut waited, begun.then_some(&patience)) {
                    Err(rustix::io::Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                    Ok(_) => break,
                }
            }
            let woken = |at: usize| waited.get(at).is_some_and(|fd| !fd.revents().is_empty());
            Ok(Woken {
                stopped: woken(0),
                typed: woken(1),
                room: woken(2),
            })
        }

        fn read(&self, bytes: &mut Vec<u8>) {
            let mut buffer = [0; 4096];
            match rustix::io::read(self.guard.terminal(), &mut buffer) {
                Ok(0) => self.guard.hang_up(),
                Ok(count) => bytes.extend_from_slice(&buffer[..count]),
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
                Err(_) => self.guard.hang_up(),
            }
        }

        fn take(&mut self, key: Key) {
            match key {
                Key::Interrupt => self.guard.interrupt(),
                Key::Pass(_) if self.guard.ended() || self.ahead.len() > AHEAD => {}
                Key::Pass(bytes) if bytes == [TAB] && self.lines.load(Ordering::Relaxed) => {
                    self.ahead.push(b' ');
                }
                Key::Pass(bytes) => self.ahead.extend(bytes),
                Key::End if self.guard.ended() => {}
                Key::End => {
                    self.guard.end();
                    self.ahead.push(GIVE_UP);
                }
                Key::Nothing => {}
            }
        }

        /// Hands the prompts what they have room for.
        fn feed(&mut self) {
            if let Ok(count) = rustix::io::write(&self.outer, &self.ahead) {
                self.ahead.drain(..count);
            }
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::path::Path;

    use super::super::guard::Guard;

    /// The keyboard as the prompts read it.
    pub(in crate::play) struct Keyboard;

    impl Keyboard {
        pub(in crate::play) fn take(_guard: Option<Guard>) -> Self {
            Self
        }

        pub(in crate::play) fn gave_up(&self) {}

        pub(in crate::play) fn types(&self, _lines: bool) {}

        pub(in crate::play) fn refresh(&self) {}

        pub(in crate::play) fn scrap(&self, _path: Option<&Path>) {}

        pub(in crate::play) fn lend<T>(
            &mut self,
            _interrupts: bool,
            work: impl FnOnce() -> T,
        ) -> T {
            work()
        }
    }
}
