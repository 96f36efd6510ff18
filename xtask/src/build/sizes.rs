//! What a bundle weighs.

use super::compress::{beside, is_compressed};
use crate::error::{Doing as _, Result};
use crate::project::{address_of, files_under};
use std::fmt::Write as _;
use std::path::Path;

/// One file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Its address below the base, without leading slash.
    pub file: String,
    /// Bytes as it lies there.
    pub raw: u64,
    /// Bytes as it is sent, with brotli where that is smaller.
    pub sent: u64,
}

/// The sizes of all files under `dist` that are meant to be served, largest first.
///
/// # Errors
/// When a file cannot be looked at.
pub fn of(dist: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for file in files_under(dist, &is_compressed)? {
        let length = |path: &Path| std::fs::metadata(path).map(|about| about.len());
        let raw = length(&file).doing(|| format!("looking at {}", file.display()))?;
        let sent = length(&beside(&file, "br")).unwrap_or(raw);
        let file = address_of(dist, &file);
        if !file.starts_with('_') {
            sizes.push(Size { file, raw, sent });
        }
    }
    sizes.sort_by(|a, b| b.sent.cmp(&a.sent).then_with(|| a.file.cmp(&b.file)));
    Ok(sizes)
}

/// Whether an address ends in this ending.
pub fn is_kind(file: &str, ending: &str) -> bool {
    Path::new(file).extension().is_some_and(|own| own == ending)
}

/// A table for the terminal. Pages are put together into one line: there is one per route.
pub fn table(sizes: &[Size]) -> String {
    let (pages, others): (Vec<&Size>, Vec<&Size>) = sizes.iter().partition(|size| is_kind(&size.file, "html"));
    let mut lines: Vec<(String, u64, u64)> =
        others.iter().map(|size| (size.file.clone(), size.raw, size.sent)).collect();
    if let Some(largest) = pages.first() {
        let sum = |of: fn(&Size) -> u64| pages.iter().map(|page| of(page)).sum();
        let name = format!("{} × html (largest: {})", pages.len(), largest.file);
        lines.push((name, sum(|page| page.raw), sum(|page| page.sent)));
    }
    let raw = lines.iter().map(|line| line.1).sum();
    let sent = lines.iter().map(|line| line.2).sum();
    lines.push(("all".to_owned(), raw, sent));
    let width = lines.iter().map(|line| line.0.chars().count()).max().unwrap_or(0);
    let mut text = format!("{:width$}  {:>10}  {:>10}\n", "file", "raw", "brotli");
    for (name, raw, sent) in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:width$}  {:>10}  {:>10}", kilobytes(raw), kilobytes(sent));
    }
    text
}

/// Bytes in kilobytes of 1000 with one decimal.
pub fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.saturating_add(50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_are_rounded_to_a_tenth() {
        assert_eq!(kilobytes(0), "0.0 kB");
        assert_eq!(kilobytes(1_949), "1.9 kB");
        assert_eq!(kilobytes(199_950), "200.0 kB");
    }

    #[test]
    fn pages_share_one_line_and_everything_is_summed() {
        let size = |file: &str, raw, sent| Size { file: file.to_owned(), raw, sent };
        let text = table(&[size("a.wasm", 3000, 2000), size("b.html", 1000, 500), size("c.html", 1000, 400)]);
        assert!(text.contains("2 × html (largest: b.html)") && text.contains("5.0 kB"), "{text}");
    }
}
