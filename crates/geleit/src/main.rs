//! The one program: reads the command line, opens the data, runs one command and prints its
//! answer.

mod answer;
mod assign;
mod backup;
mod check;
mod clock;
mod cohort;
mod command_line;
mod config;
mod context;
mod demo;
mod failure;
mod import;
mod logging;
mod matching;
mod migrate;
mod organisation;
mod programme;
mod report;
mod restore;
mod serve;
mod user;

use answer::Answer;
use command_line::{Command, CommandLine};
use config::Config;
use context::Context;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = match command_line::read() {
        Ok(line) => line,
        Err(code) => return code,
    };
    let format = line.options.format;
    answer::print(format, line.permit_format().and_then(|()| run(line)))
}

fn run(line: CommandLine) -> Result<Answer, Failure> {
    if let Command::Assign(args) = line.command {
        // No database and no threads: the figures of this command are its own processor time.
        return assign::answer(args);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::io("the program cannot start its threads", &error))?;
    runtime.block_on(command(line))
}

async fn command(CommandLine { options, command }: CommandLine) -> Result<Answer, Failure> {
    let config = Config::read(&options)?;
    let open = |config| Context::open(config, options.now);
    match command {
        Command::Assign(args) => assign::answer(args),
        Command::Demo(args) => demo::run(args, config, options.now).await,
        Command::Serve(args) => serve::run(args, config, options.now).await,
        Command::Migrate => migrate::run(config, options.now).await,
        Command::Restore(args) => restore::run(&args, config, options.now).await,
        Command::Check => check::run(&open(config).await?).await,
        Command::Backup(args) => backup::run(&args, &open(config).await?).await,
        Command::Programme(args) => programme::run(args, &open(config).await?).await,
        Command::Organisation(args) => organisation::run(args, &open(config).await?).await,
        Command::Import(args) => import::run(args, &open(config).await?).await,
        Command::Report(args) => report::run(&args, &open(config).await?).await,
        Command::Match(args) => matching::propose(args, &open(config).await?).await,
        Command::Endorse(args) => matching::endorse(args, &open(config).await?).await,
        Command::Release(args) => matching::release(args, &open(config).await?).await,
        Command::Cohort(args) => cohort::run(args, &open(config).await?).await,
        Command::User(args) => user::run(args, &open(config).await?).await,
    }
}
