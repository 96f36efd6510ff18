//! How many visits one nginx with the finished bundle serves: `wrk` on the loopback address, ten seconds per file. Client
//! and server share the machine, so the figures are a lower bound.

use crate::error::{Error, Result};
use crate::project::{Project, write};
use crate::{hosts, process, tools};
use serde_json::{Value, json};
use std::path::Path;

/// Seconds per file.
const SECONDS: u32 = 10;
/// Connections kept open.
const CONNECTIONS: u32 = 64;

/// What is asked for: what it is called, and its address or how its name begins and ends.
const FILES: [(&str, &str, &str); 5] = [
    ("a written page", "karta", ""),
    ("a page in a frame", "embed/karta", ""),
    ("the register", "data/v1/signatories.geojson", ""),
    ("the start script", "boot.js", ""),
    ("a module", "samspel-register-", "_bg.wasm"),
];

/// Measures the bundle in `dist` and writes the figures to `out/load.json`.
///
/// # Errors
/// When nginx or wrk cannot be installed, or what wrk says cannot be read.
pub fn run(project: &Project, dist: &Path, out: &Path) -> Result<()> {
    let wrk = tools::wrk(project)?;
    let server = hosts::nginx(project, dist, dist)?;
    let mut lines = Vec::new();
    println!("\n{:<20} {:>12} {:>12} {:>10} {:>10}", "", "requests/s", "MB/s", "median ms", "99 % ms");
    for (what, start, end) in FILES {
        let address = server.url() + &named(dist, start, end)?;
        let mut command = process::command(&wrk, project.root());
        command.args(["-t2", "--latency", "-H", "Accept-Encoding: br"]);
        command.arg(format!("-c{CONNECTIONS}")).arg(format!("-d{SECONDS}s")).arg(&address);
        let said =
            process::output_of(&mut command).ok_or_else(|| Error::Other("wrk ended with an error".to_owned()))?;
        let found = figures(&said).ok_or_else(|| Error::Other(format!("wrk said nothing to read:\n{said}")))?;
        println!(
            "{what:<20} {:>12.0} {:>12.1} {:>10.2} {:>10.2}",
            found.per_second,
            found.bytes_per_second / 1e6,
            found.median_ms,
            found.slow_ms
        );
        lines.push(found.json(what));
    }
    let file = out.join("load.json");
    let all = json!({ "seconds": SECONDS, "connections": CONNECTIONS, "files": lines });
    write(&file, format!("{all:#}\n"))?;
    println!("[bench] {}", file.display());
    Ok(())
}

/// The address of a file, whose name may hold a hash between `start` and `end`.
fn named(dist: &Path, start: &str, end: &str) -> Result<String> {
    if end.is_empty() {
        return Ok(start.to_owned());
    }
    let names = std::fs::read_dir(dist).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.file_name()));
    let mut names = names.filter_map(|name| name.into_string().ok());
    names
        .find(|name| name.starts_with(start) && name.ends_with(end))
        .ok_or_else(|| Error::invalid(dist, format!("holds no {start}…{end}")))
}

/// What `wrk` found.
#[derive(Debug, PartialEq)]
struct Figures {
    per_second: f64,
    bytes_per_second: f64,
    median_ms: f64,
    slow_ms: f64,
}

impl Figures {
    fn json(&self, what: &str) -> Value {
        json!({
            "what": what,
            "requests_per_second": self.per_second,
            "bytes_per_second": self.bytes_per_second,
            "median_ms": self.median_ms,
            "p99_ms": self.slow_ms,
        })
    }
}

/// Reads the report; nothing when an answer failed, for then it is not a figure of what was asked.
fn figures(report: &str) -> Option<Figures> {
    if report.contains("Non-2xx") || report.contains("Socket errors") {
        return None;
    }
    let value = |label: &str| {
        let line = report.lines().find_map(|line| line.trim().strip_prefix(label))?;
        Some(line.trim())
    };
    Some(Figures {
        per_second: value("Requests/sec:")?.parse().ok()?,
        bytes_per_second: scaled(value("Transfer/sec:")?, &[("GB", 1e9), ("MB", 1e6), ("KB", 1e3), ("B", 1.0)])?,
        median_ms: scaled(value("50%")?, &[("us", 1e-3), ("ms", 1.0), ("s", 1e3)])?,
        slow_ms: scaled(value("99%")?, &[("us", 1e-3), ("ms", 1.0), ("s", 1e3)])?,
    })
}

fn scaled(text: &str, units: &[(&str, f64)]) -> Option<f64> {
    units.iter().find_map(|(unit, factor)| Some(text.strip_suffix(unit)?.parse::<f64>().ok()? * factor))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Figures, figures};

    const REPORT: &str = "Running 10s test\n  Latency Distribution\n     50%  812.00us\n     75%    1.20ms\n     90%    1.90ms\n     \
                          99%    4.50ms\n  300000 requests in 10.00s, 3.00GB read\nRequests/sec:  30000.50\nTransfer/sec:    300.25MB\n";

    #[test]
    fn what_wrk_says_is_read_in_its_units() {
        let expected = Figures { per_second: 30_000.5, bytes_per_second: 300.25e6, median_ms: 0.812, slow_ms: 4.5 };
        let found = figures(REPORT).unwrap();
        assert!((found.median_ms - expected.median_ms).abs() < 1e-9);
        assert_eq!((found.per_second, found.bytes_per_second), (expected.per_second, expected.bytes_per_second));
        assert!((found.slow_ms - expected.slow_ms).abs() < 1e-9);
    }

    #[test]
    fn answers_that_failed_are_no_figure() {
        assert_eq!(figures(&[REPORT, "Non-2xx or 3xx responses: 7\n"].concat()), None);
        assert_eq!(figures(""), None);
    }
}
