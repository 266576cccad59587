//! How much processor time this process has used.

use std::fs;

/// Ticks of `/proc/self/stat` per second on Linux.
const TICKS_PER_SECOND: f64 = 100.0;

/// CPU seconds of all running threads; `None` where the system has no `/proc`.
pub(crate) fn seconds() -> Option<f64> {
    // The kernel adds up a thread's time when the thread gives way; without this the figure
    // would be up to one scheduler tick (4 ms) old.
    std::thread::yield_now();
    precise().or_else(coarse)
}

/// The time from one reading to a later one, in whole microseconds.
pub(crate) fn between(earlier: Option<f64>, later: Option<f64>) -> Option<f64> {
    let microseconds = (later? - earlier?) * 1e6;
    Some(microseconds.max(0.0).round() / 1e6)
}

/// Nanoseconds per thread, first number of `schedstat`.
fn precise() -> Option<f64> {
    let mut nanoseconds = 0.0;
    for thread in fs::read_dir("/proc/self/task").ok()? {
        let text = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += text.split(' ').next()?.parse::<f64>().ok()?;
    }
    (nanoseconds > 0.0).then_some(nanoseconds / 1e9)
}

/// User and system time in ticks of 10 ms: fields 14 and 15, counted after the program's name,
/// which stands in brackets and may contain spaces.
fn coarse() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / TICKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    #[test]
    fn work_costs_processor_time_and_waiting_does_not() {
        let start = super::seconds();
        let began = Instant::now();
        while began.elapsed() < Duration::from_millis(60) {
            std::hint::spin_loop();
        }
        let worked = super::seconds();
        std::thread::sleep(Duration::from_millis(60));
        let waited = super::seconds();
        let work = super::between(start, worked).expect("tests run on Linux");
        let wait = super::between(worked, waited).expect("tests run on Linux");
        assert!(work > wait, "work {work} s, waiting {wait} s");
        assert!(super::coarse() > Some(0.0));
    }
}
