//! `geleit serve`: the pages and the worker, until the system asks to stop.

mod bounce;
mod calendar;
mod digest;
mod post;
mod worker;
#[cfg(test)]
mod year;

use crate::answer::{Answer, out};
use crate::config::{Config, owner_url};
use crate::context::{Context, DEMO, open_store, refuse_old_schema};
use crate::failure::Failure;
use crate::logging;
use clap::Args as ClapArgs;
use geleit_store::Location;
use geleit_web::{App, WebConfig};
use jiff::Timestamp;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

/// How long open requests may still take when the system asks to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// Where to listen.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Address to listen on; port 0 picks a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
}

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// The data cannot be opened, the address is in use, or the database role is too strong.
pub(crate) async fn run(
    args: Args,
    mut config: Config,
    now: Option<Timestamp>,
) -> Result<Answer, Failure> {
    config.listen = args.listen.or(config.listen);
    logging::start(config.log_level.as_deref());
    migrate_as_owner(&config).await?;
    let context = Context::open(config, now).await?;
    serve(context, |_| async { Ok(vec![]) }).await
}

/// Serves an open installation; `lines` are printed after the address.
///
/// # Errors
/// The address is in use, or the database role is too strong.
pub(crate) async fn serve<F>(
    context: Context,
    lines: impl FnOnce(String) -> F,
) -> Result<Answer, Failure>
where
    F: Future<Output = Result<Vec<String>, Failure>>,
{
    context.store.refuse_strong_role().await?;
    let mut stop_signals = StopSignals::new()?;
    let (listener, address) = listen(&context.config.listen()).await?;
    let at = format!("http://{address}");
    let set_up_token = set_up_token(&context).await?;
    let web = WebConfig {
        public_address: context
            .config
            .public_address
            .clone()
            .map_or(at.clone(), |address| address.trim_end_matches('/').to_owned()),
        is_demo: context.store.mark(DEMO).await?.is_some(),
        set_up_token: set_up_token.clone(),
        version: env!("CARGO_PKG_VERSION"),
    };
    context.store.end_interrupted_imports(context.clock.now()).await?;
    let worker = worker::Worker::new(&context, &web.public_address)?;
    let clock = context.clock;
    let clock = geleit_web::Clock::new(move || clock.now());
    let app = App::new(context.store.clone(), clock, web, context.seal().await?);
    let (stop, stopped) = watch::channel(());
    let app = app.behind(&context.config.trusted_proxies()?).until(stopped.clone());
    // With the address of whoever connects, which the limits count for.
    let router = geleit_web::app(app).into_make_service_with_connect_info::<SocketAddr>();

    let working = tokio::spawn(worker.run(stopped.clone()));
    let serving = axum::serve(listener, router).with_graceful_shutdown(until(stopped));
    let serving = tokio::spawn(serving.into_future());
    out(&format!("listening on {at}"));
    if let Some(token) = set_up_token {
        out(&format!("set up the first programme: {at}/set-up?token={token}"));
    }
    lines(at).await?.iter().for_each(|line| out(line));

    stop_signals.wait().await;
    drop(stop);
    // Whatever is still open after this is cut off; its transaction has not happened.
    let _ = tokio::time::timeout(LAST_REQUESTS, serving).await;
    let _ = tokio::time::timeout(LAST_REQUESTS, working).await;
    context.store.close().await;
    Ok(Answer::spoken())
}

/// On PostgreSQL only the owner may change the schema; without its address it must be current.
async fn migrate_as_owner(config: &Config) -> Result<(), Failure> {
    let location = config.owner_location()?;
    if let Location::Postgres(_) = &location {
        let store = open_store(&location).await?;
        if owner_url().is_none() {
            refuse_old_schema(&store).await?;
        } else if !geleit_store::is_current(&store).await? {
            geleit_store::migrate(&store).await?;
        }
        store.close().await;
    }
    Ok(())
}

async fn listen(address: &str) -> Result<(TcpListener, SocketAddr), Failure> {
    let what = format!("cannot listen on {address}");
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::InvalidInput => {
            Failure::usage(format!("{what}: expected an address and a port such as 127.0.0.1:8080"))
        }
        _ => Failure::io(&what, &error),
    };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// While there is no programme, whoever can read the output may set the server up.
async fn set_up_token(context: &Context) -> Result<Option<String>, Failure> {
    if !context.store.programmes().await?.is_empty() {
        return Ok(None);
    }
    let mut random = [0u8; 16];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    Ok(Some(format!("{:032x}", u128::from_be_bytes(random))))
}

/// Ends when the sender is gone.
async fn until(mut stopped: watch::Receiver<()>) {
    while stopped.changed().await.is_ok() {}
}

/// The signals that ask a server to stop, caught from before it is ready.
struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignals {
    fn new() -> Result<Self, Failure> {
        let catch =
            |kind| signal(kind).map_err(|error| Failure::io("signals cannot be caught", &error));
        Ok(Self {
            terminate: catch(SignalKind::terminate())?,
            interrupt: catch(SignalKind::interrupt())?,
        })
    }

    async fn wait(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
