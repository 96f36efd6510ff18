//! `cargo xtask data import REGISTER.csv`: a spreadsheet becomes the endpoint's register.

use crate::args::Args;
use crate::error::{Doing as _, Error, Result};
use crate::project::{Project, read, write};
use samspel::core::compact;
use samspel::core::register::{Envelope, Signatory, Status, geojson, import};
use std::path::PathBuf;

/// Reads the table, prints every row that could not be used, and writes `signatories.geojson`.
///
/// # Errors
/// When a file cannot be read or written, or too many rows are bad; then nothing is written.
pub fn run(project: &Project, mut args: Args) -> Result<()> {
    let usage = "data import REGISTER.csv --updated YYYY-MM-DD --publisher NAME --source TEXT [--example] [--out FILE]";
    let required = |value: Option<String>| value.ok_or_else(|| Error::Usage(usage.to_owned()));
    let envelope = Envelope {
        updated: required(args.value("--updated")?)?,
        publisher: required(args.value("--publisher")?)?,
        source: required(args.value("--source")?)?,
        status: if args.flag("--example") { Status::Example } else { Status::Published },
    };
    let out = args.value::<PathBuf>("--out")?.unwrap_or_else(|| project.join("data/v1/signatories.geojson"));
    let table = PathBuf::from(required(args.word())?);
    args.finish()?;
    let bytes = std::fs::read(&table).doing(|| format!("reading {}", table.display()))?;
    let place = project.join("data/v1/compact.sv.json");
    let words = compact::decode(&read(&place)?).map_err(|why| Error::invalid(&place, &why))?.value.vocabularies;
    let imported = import::import(&bytes, &words).map_err(|why| Error::invalid(&table, &why))?;
    for problem in &imported.problems {
        println!("{problem}");
    }
    let rows: Vec<&Signatory> = imported.value.iter().collect();
    write(&out, geojson::to_geojson(&envelope, &rows))?;
    println!("{} signatories are in {}; {} remarks above", rows.len(), out.display(), imported.problems.len());
    println!("run `cargo xtask data index` and `cargo xtask data check` next");
    Ok(())
}
