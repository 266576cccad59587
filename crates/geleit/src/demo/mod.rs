//! The demo: three invented programmes told with the verbs of the domain, and a sign-in line for
//! every role. Nothing here reaches behind the store.

mod applicants;
mod by_both;
mod cast;
mod consultations;
mod current;
mod endings;
mod enquiries;
mod events;
mod finished;
mod intake;
mod interviews;
mod measuring;
mod offered;
mod office;
mod others;
mod reception;
mod roles;
mod running;
mod sides;
mod surveys;

use crate::answer::{Answer, say};
use crate::config::Config;
use crate::context::{Context, DEMO};
use crate::failure::Failure;
use crate::{logging, serve};
use clap::{Args as ClapArgs, ValueEnum};
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::id::{AccountId, OrganisationId, ProgrammeId};
use geleit_domain::policy::Role;
use geleit_store::seal::Seal;
use geleit_store::{Location, Store};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use std::path::PathBuf;

/// Where the demo lives unless said otherwise.
const FOLDER: &str = "geleit-demo";
/// The mark while the demo is being filled, and when it is whole.
const FILLING: &str = "filling";
const FILLED: &str = "filled";

/// What to fill and where to listen.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Only fill the folder
    #[arg(long)]
    no_serve: bool,
    /// How many people
    #[arg(long, value_name = "SIZE", default_value = "small")]
    size: Size,
    /// Address to listen on; port 0 picks a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Size {
    /// The published cohort, one in matching, one taking applications, two small programmes.
    Small,
}

/// Fills an empty folder with three invented programmes and serves it; a folder that holds the
/// demo is served as it is.
///
/// # Errors
/// The folder holds something else, or cannot be opened.
pub(crate) async fn run(
    args: Args,
    mut config: Config,
    now: Option<Timestamp>,
) -> Result<Answer, Failure> {
    let Size::Small = args.size;
    config.listen = args.listen.or(config.listen);
    if config.data.is_none() && config.database_url.is_none() {
        config.data = Some(PathBuf::from(FOLDER));
    }
    logging::start(config.log_level.as_deref().or(Some("warn")));
    refuse_other_things(&config)?;
    let context = Context::open(config, now).await?;
    prepare(&context).await?;
    if args.no_serve {
        return Ok(Answer::new(json!({ "demo": FILLED }), "the demo is filled"));
    }
    let (store, now) = (context.store.clone(), context.now);
    serve::serve(context, |at| async move { Ok(roles::sign_in_lines(&store, &at, now).await?) })
        .await
}

/// A folder that somebody uses for something else gets no database either.
fn refuse_other_things(config: &Config) -> Result<(), Failure> {
    let Location::Folder(folder) = config.location()? else { return Ok(()) };
    let is_empty = std::fs::read_dir(&folder).map_or(true, |mut names| names.next().is_none());
    if is_empty || folder.join("geleit.sqlite").is_file() {
        return Ok(());
    }
    Err(not_a_demo())
}

fn not_a_demo() -> Failure {
    let message = "this folder holds something else than a whole demo; name an empty one with \
                   --data, or delete it if filling was interrupted";
    Failure::refused("not_a_demo", message)
}

async fn prepare(context: &Context) -> Result<(), Failure> {
    let store = &context.store;
    let mark = store.mark(DEMO).await?;
    if mark.as_deref() == Some(FILLED) {
        return Ok(());
    }
    if mark.is_some() || !store.programmes().await?.is_empty() {
        return Err(not_a_demo());
    }
    say("filling the demo …");
    store.set_mark(DEMO, FILLING).await?;
    fill(store, &context.seal().await?, context.now).await?;
    store.set_mark(DEMO, FILLED).await?;
    Ok(())
}

/// Tells the three stories.
///
/// # Errors
/// A step was refused: then the demo does not fit the rules any more, which is a defect.
async fn fill(store: &Store, seal: &Seal, now: Timestamp) -> Result<(), Failure> {
    let house = roles::house(store, noon("2023-09-04")).await?;
    let cast = cast::Cast::new();
    finished::tell(store, &house, &cast).await?;
    surveys::tell(store, &house).await?;
    offered::tell(store, &house, &cast, now).await?;
    running::tell(store, &house, &cast, now).await?;
    events::tell(store, &house, now).await?;
    surveys::tell_now(store, &house, now).await?;
    current::tell(store, &house, &cast, now).await?;
    let taking = intake::tell(store, &house, seal, now).await?;
    applicants::tell(store, &house, &cast, taking, now).await?;
    let others = others::tell(store, now).await?;
    roles::everybody(store, &house, &others, now).await?;
    office::tell(store, &house, now).await?;
    Ok(store.learn().await?)
}

/// The partner organisations of the Austrian programme, all of which decide (S1-13).
struct House {
    programme: ProgrammeId,
    coordinator: Actor,
    /// Slug, organisation and its staff.
    partners: Vec<(&'static str, OrganisationId, Actor)>,
}

fn staff(
    programme: ProgrammeId,
    account: AccountId,
    role: Role,
    organisation: Option<OrganisationId>,
) -> Actor {
    let roles = vec![RoleHeld { role, organisation }];
    Actor { programme, account: Some(account), person: None, roles }
}

fn day(text: &str) -> Date {
    text.parse().expect("the demo writes dates")
}

fn noon(date: &str) -> Timestamp {
    format!("{date}T11:00:00Z").parse().expect("the demo writes dates")
}
