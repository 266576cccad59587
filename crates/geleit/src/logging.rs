//! Logs: one JSON object per line on stderr. Nothing that names a person is ever logged: no
//! addresses, no names, no tokens, no texts.

use tracing_subscriber::EnvFilter;

/// Starts logging at a level such as `info`; the libraries speak up only when something is wrong.
pub(crate) fn start(level: Option<&str>) {
    let level = level.unwrap_or("info");
    let filter = EnvFilter::try_new(format!("warn,geleit={level},geleit_web={level}"))
        .unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
