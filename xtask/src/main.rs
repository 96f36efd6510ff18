//! The project's commands: `cargo xtask serve`, `test`, `build` and the smaller ones. `cargo xtask help` lists them.

mod args;
mod basemap;
mod bench;
mod build;
mod data;
mod data_check;
mod digest;
mod error;
mod first_views;
mod headers;
mod hosts;
mod mutate;
mod process;
mod project;
mod schema;
mod serve;
mod test;
mod tools;

use error::{Error, Result};
use project::Project;
use std::process::ExitCode;

/// One command: its name, how it is written, what it does, and the function that does it.
struct Command {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        usage: "serve [--port N] [--base /x/] [--dist DIR]",
        about: "Install what is missing, build when something changed, serve on http://127.0.0.1:8080",
        run: serve::run,
    },
    Command {
        name: "test",
        usage: "test [--fast] [--only STEP,…]",
        about: "Everything that must hold: lint, tests, data, build, budgets, browser. --fast: native only",
        run: test::run,
    },
    Command {
        name: "build",
        usage: "build [--base /x/] [--site https://HOST] [--dist DIR]",
        about: "Make dist/, the folder to upload, precompressed and with header files for hosts",
        run: build::run,
    },
    Command {
        name: "bench",
        usage: "bench [--runs N] [--sizes N,…] [--reading | --load]",
        about: "The map beside Leaflet and MapLibre with the same points: ratios as a table, figures in target/bench/",
        run: bench::run,
    },
    Command {
        name: "first-views",
        usage: "first-views",
        about: "Find out which functions no first view of a page calls; they come in the second half of a module",
        run: first_views::run,
    },
    Command {
        name: "mutate",
        usage: "mutate [--rows ROW,…]",
        about: "Take each protection of tests/e2e/mutations.json out and see its test fail; an hour for all of them",
        run: mutate::run,
    },
    Command {
        name: "dev",
        usage: "dev [ARGUMENT OF trunk serve…]",
        about: "The inner loop: trunk serve with the project's own tools; rebuilds on every change",
        run: build::run_dev,
    },
    Command {
        name: "join",
        usage: "join",
        about: "Put the style sheets and the scripts that start a page together; trunk calls it before each build",
        run: build::run_join,
    },
    Command { name: "tools", usage: "tools", about: "Only install what serve and test need", run: tools::run },
    Command {
        name: "data",
        usage: "data COMMAND",
        about: "The endpoint files; `cargo xtask data help` lists its commands",
        run: data::run,
    },
    Command {
        name: "basemap",
        usage: "basemap --land F.geojson …",
        about: "Make basemap.json out of anybody's GeoJSON; `cargo xtask basemap --help` lists its arguments",
        run: |_, args| Ok(basemap::run(args)?),
    },
];

/// Commands that answer `--help` themselves.
const OWN_HELP: [&str; 2] = ["data", "basemap"];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        // The summary of the tests is the last line of output: nothing may follow it.
        Err(Error::Tests) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let (name, rest) = match args.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", args),
    };
    let wants_help = rest.iter().any(|arg| arg == "--help" || arg == "-h");
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) if wants_help && !OWN_HELP.contains(&command.name) => {
            println!("cargo xtask {}\n    {}", command.usage, command.about);
            Ok(())
        }
        Some(command) => (command.run)(&Project::new(), rest),
        None if matches!(name, "help" | "--help" | "-h") => {
            print!("{}", help());
            Ok(())
        }
        None => Err(Error::Usage(format!("unknown command `{name}`"))),
    }
}

fn help() -> String {
    let mut text = String::from("The project's commands:\n\n");
    for command in COMMANDS {
        text = text + "  cargo xtask " + command.usage + "\n      " + command.about + "\n";
    }
    text + "\nTools are kept in the user's cache directory; SAMSPEL_TOOLS names another place.\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_command() {
        let text = help();
        assert!(COMMANDS.iter().all(|command| text.contains(command.usage) && command.usage.starts_with(command.name)));
    }

    #[test]
    fn an_unknown_command_is_a_usage_error() {
        assert!(matches!(dispatch(&["fly".to_owned()]), Err(Error::Usage(_))));
    }
}
