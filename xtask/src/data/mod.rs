//! `cargo xtask data …`: the endpoint files.

mod import;
mod index;

use crate::args::Args;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::test::Tally;
use crate::{data_check, schema};

/// One of the commands.
struct Command {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    run: fn(&Project, Vec<String>) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "check",
        usage: "data check [FILE…]",
        about: "Read endpoint files, or all of data/v1, with the app's own decoders and say what does not fit",
        run: |_, args| Ok(data_check::run(&args)?),
    },
    Command {
        name: "import",
        usage: "data import REGISTER.csv --updated YYYY-MM-DD --publisher NAME --source TEXT [--example] [--out FILE]",
        about: "Make signatories.geojson from a table, saying of every row what could not be used",
        run: |project, args| import::run(project, Args::new(&args)),
    },
    Command {
        name: "schema",
        usage: "data schema [--check]",
        about: "Write data/v1/schema/ from the types that decode the files; --check only says whether it is right",
        run: |_, args| Ok(schema::run(&args)?),
    },
    Command {
        name: "index",
        usage: "data index [--check]",
        about: "Write the list of files in data/v1/index.json anew, after any other change; --check only says whether it is right",
        run: |project, args| index::run(project, Args::new(&args)),
    },
];

/// Finds and runs the command.
///
/// # Errors
/// When there is no such command, or as the command says.
pub fn run(project: &Project, args: &[String]) -> Result<()> {
    let mut rest = Args::new(args);
    let name = rest.word().unwrap_or_else(|| "help".to_owned());
    let wants_help = name == "help" || args.iter().any(|arg| arg == "--help" || arg == "-h");
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) if wants_help => print!("{}", describe(command)),
        Some(command) => return (command.run)(project, rest.rest()),
        None if wants_help => COMMANDS.iter().for_each(|command| print!("{}", describe(command))),
        None => return Err(Error::Usage(format!("there is no `data {name}`; see `cargo xtask data help`"))),
    }
    Ok(())
}

fn describe(command: &Command) -> String {
    format!("  cargo xtask {}\n      {}\n", command.usage, command.about)
}

/// Everything that must hold for the bundled endpoint, each check counted.
pub fn check_all(project: &Project) -> Tally {
    let only_check = ["--check".to_owned()];
    let checks = [
        ("the files are as the decoders want them", data_check::run(&[]).map_err(Error::from)),
        ("the schemas follow the types", schema::run(&only_check).map_err(Error::from)),
        ("the index describes the files", index::check(project)),
    ];
    let report = |(what, result): (&str, Result<()>)| {
        match &result {
            Ok(()) => println!("ok      {what}"),
            Err(why) => println!("FAILED  {what}: {why}"),
        }
        Tally::of(result.is_ok())
    };
    checks.into_iter().map(report).sum()
}
