//! Small forms beside each file: `.br` and `.gz`, for hosts that send them as they are.

use crate::digest::sha256;
use crate::error::{Doing as _, Result};
use crate::project::{files_under, write};
use crate::tools::Cache;
use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

/// Endings of files that shrink. Pictures and fonts are compressed in themselves.
const SHRINKING: [&str; 15] = [
    "css",
    "csv",
    "geojson",
    "html",
    "ico",
    "js",
    "json",
    "map",
    "md",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];
/// The strongest brotli; it takes seconds for the module, which is why results are kept.
const BROTLI_QUALITY: i32 = 11;
/// 4 MiB: more than any file here.
const BROTLI_WINDOW: i32 = 22;
const THREADS: usize = 2;
/// Kept results nobody used for this long are thrown away.
const KEPT_FOR: Duration = Duration::from_hours(30 * 24);

/// Writes the small forms of every file under `dist` that has them.
///
/// # Errors
/// When a file cannot be read or written.
pub fn beside_each(dist: &Path) -> Result<()> {
    let kept = Cache::open()?.join("compressed");
    fs::create_dir_all(&kept).doing(|| format!("making {}", kept.display()))?;
    clear_out(&kept);
    let files = files_under(dist, &|path| path.is_file() && !shrinks(path))?;
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            one(file, &kept)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(result) => result,
            Err(_) => Err(crate::error::Error::Other("compressing stopped unexpectedly".to_owned())),
        })
    })
}

/// Whether a file is one of the small forms.
pub fn is_compressed(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "br" || ending == "gz")
}

/// The place of a small form: the file's name with one more ending.
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn shrinks(file: &Path) -> bool {
    file.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| SHRINKING.contains(&ending))
}

fn one(file: &Path, kept: &Path) -> Result<()> {
    let bytes = fs::read(file).doing(|| format!("reading {}", file.display()))?;
    let digest = sha256(&bytes);
    for (ending, squeeze) in [("br", brotli as fn(&[u8]) -> std::io::Result<Vec<u8>>), ("gz", gzip)] {
        let place = kept.join(format!("{digest}.{ending}"));
        let small = if let Ok(small) = fs::read(&place) {
            touch(&place);
            small
        } else {
            let small = squeeze(&bytes).doing(|| format!("compressing {}", file.display()))?;
            // Written aside and moved, so that a run cut short leaves no half result for the next one; the thread is in
            // the name because two files may hold the same.
            let aside =
                kept.join(format!("{digest}.{ending}.{}.{:?}", std::process::id(), std::thread::current().id()));
            write(&aside, &small)?;
            fs::rename(&aside, &place).doing(|| format!("writing {}", place.display()))?;
            small
        };
        // A form that is not smaller would only cost the reader work.
        if small.len() < bytes.len() {
            write(&beside(file, ending), &small)?;
        }
    }
    Ok(())
}

pub fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut small = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &params)?;
    Ok(small)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Marks a kept result as used. Failing only means it is made again some day.
fn touch(place: &Path) {
    let _ = fs::File::options().append(true).open(place).and_then(|file| file.set_modified(SystemTime::now()));
}

fn clear_out(kept: &Path) {
    let Ok(entries) = fs::read_dir(kept) else { return };
    for entry in entries.flatten() {
        let used = entry.metadata().and_then(|about| about.modified());
        if used.is_ok_and(|used| used.elapsed().is_ok_and(|age| age > KEPT_FOR)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::Read as _;

    #[test]
    fn both_forms_open_to_what_went_in() {
        let text = "Överenskommelsen ".repeat(200);
        let mut opened = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(text.as_bytes()).unwrap(), &mut opened).unwrap();
        assert_eq!(opened, text.as_bytes());
        let mut opened = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(text.as_bytes()).unwrap()).read_to_end(&mut opened).unwrap();
        assert_eq!(opened, text.as_bytes());
    }

    #[test]
    fn a_file_that_does_not_shrink_gets_no_small_form() {
        let folder = std::env::temp_dir().join(format!("samspel-compress-{}", std::process::id()));
        write(&folder.join("kept/.x"), "").unwrap();
        write(&folder.join("a.txt"), "a").unwrap();
        write(&folder.join("b.txt"), "b".repeat(1000)).unwrap();
        one(&folder.join("a.txt"), &folder.join("kept")).unwrap();
        one(&folder.join("b.txt"), &folder.join("kept")).unwrap();
        assert!(!folder.join("a.txt.br").exists());
        assert!(folder.join("b.txt.br").exists() && folder.join("b.txt.gz").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
