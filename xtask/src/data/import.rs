//! `cargo xtask data import REGISTER.csv`: a spreadsheet becomes the endpoint's register.

use crate::args::Args;
use crate::error::{Doing as _, Error, Result};
use crate::project::{Project, read, write};
use samspel::core::register::{Envelope, Signatory, Status, geojson, import};
use samspel::core::text::date::days_in_month;
use samspel::core::{compact, endpoint};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// Reads the table, prints every row that could not be used, and writes `signatories.geojson`. What is not said of the
/// register: that it is of today, published by the publisher in `index.json`, and comes from the file of this name.
///
/// # Errors
/// When a file cannot be read or written, or too many rows are bad; then nothing is written.
pub fn run(project: &Project, mut args: Args) -> Result<()> {
    let usage =
        "data import REGISTER.csv [--updated YYYY-MM-DD] [--publisher NAME] [--source TEXT] [--example] [--out FILE]";
    let (updated, publisher) = (args.value::<String>("--updated")?, args.value::<String>("--publisher")?);
    let source = args.value::<String>("--source")?;
    let status = if args.flag("--example") { Status::Example } else { Status::Published };
    let out = args.value::<PathBuf>("--out")?.unwrap_or_else(|| project.join("data/v1/signatories.geojson"));
    let table = PathBuf::from(args.word().ok_or_else(|| Error::Usage(usage.to_owned()))?);
    args.finish()?;
    let envelope = Envelope {
        updated: updated.unwrap_or_else(today),
        publisher: publisher.map_or_else(|| publisher_of(project), Ok)?,
        source: source.unwrap_or_else(|| table.file_name().unwrap_or_default().to_string_lossy().into_owned()),
        status,
    };
    let bytes = std::fs::read(&table).doing(|| format!("reading {}", table.display()))?;
    let place = project.join("data/v1/compact.sv.json");
    let words = compact::decode(&read(&place)?).map_err(|why| Error::invalid(&place, &why))?.value.vocabularies;
    let imported = import::import(&bytes, &words).map_err(|why| Error::invalid(&table, &why))?;
    for problem in &imported.problems {
        println!("{problem}");
    }
    let rows: Vec<&Signatory> = imported.value.iter().collect();
    write(&out, geojson::to_geojson(&envelope, &rows))?;
    let Envelope { updated, publisher, source, .. } = &envelope;
    println!("{} signatories are in {}; {} remarks above", rows.len(), out.display(), imported.problems.len());
    println!("updated {updated}, published by {publisher}, source {source}; the file says that it is {}", said(status));
    println!("run `cargo xtask data index` and `cargo xtask data check` next");
    Ok(())
}

/// The publisher named in `index.json`.
fn publisher_of(project: &Project) -> Result<String> {
    let place = project.join("data/v1/index.json");
    let index = endpoint::decode(&read(&place)?).map_err(|why| Error::invalid(&place, &why))?;
    Ok(index.value.publisher.name)
}

const fn said(status: Status) -> &'static str {
    match status {
        Status::Example => "an invented example",
        Status::Published => "a published register; `--example` says that it is invented",
    }
}

/// The present day in UTC, `YYYY-MM-DD`.
fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    day(since.as_secs() / 86_400)
}

/// The day so many days after 1 January 1970.
fn day(days: u64) -> String {
    let mut left = u32::try_from(days).unwrap_or(u32::MAX);
    let (mut year, mut month) = (1970, 1);
    while left >= days_in_month(year, month) {
        left -= days_in_month(year, month);
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_those_of_the_calendar() {
        let days = [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_787, "2026-11-30"),
            (20_818, "2026-12-31"),
        ];
        for (days, date) in days {
            assert_eq!(day(days), date);
        }
    }
}
