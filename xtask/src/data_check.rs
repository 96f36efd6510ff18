//! `cargo xtask data check [FILE…]`: reads endpoint files with the app's own decoders and says what does not fit.

use samspel::core::endpoint::{Endpoint, Fault, FileKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The endpoint checked when no file is named.
const DEFAULT: &str = "data/v1";

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Files read, in the order they were.
    pub files: Vec<PathBuf>,
    /// Everything wrong, with the folder each file lies in.
    pub faults: Vec<(PathBuf, Fault)>,
}

/// Checks the files and folders named, or all of `data/v1`, prints every problem and a summary.
///
/// # Errors
/// When a file cannot be read, or when there is any problem at all.
pub fn run(args: &[String]) -> Result<(), String> {
    if let Some(option) = args.iter().find(|arg| arg.starts_with('-')) {
        return Err(format!("unknown argument `{option}`; usage: cargo xtask data check [FILE…]"));
    }
    let named: Vec<PathBuf> =
        if args.is_empty() { vec![default_folder()] } else { args.iter().map(PathBuf::from).collect() };
    let report = check(&named)?;
    for (folder, fault) in &report.faults {
        println!("{}/{fault}", folder.display());
    }
    let (files, faults) = (report.files.len(), report.faults.len());
    if faults == 0 {
        println!("{files} files checked, no problems");
        Ok(())
    } else {
        Err(format!("{faults} problems in {files} files; each is named above"))
    }
}

/// Checks files, and in folders every file of the endpoint. References are followed into the files beside a named file,
/// which are read for that but not reported on.
///
/// # Errors
/// When a file or folder cannot be read, or a folder holds no file of the endpoint.
pub fn check(paths: &[PathBuf]) -> Result<Report, String> {
    let mut by_folder: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    for path in paths {
        if path.is_dir() {
            let names = endpoint_files(path)?;
            if names.is_empty() {
                return Err(format!("{}: no file of an endpoint in this folder", path.display()));
            }
            by_folder.entry(path.clone()).or_default().extend(names);
        } else {
            let name = path.file_name().ok_or_else(|| format!("{}: no file", path.display()))?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            by_folder.entry(folder.to_path_buf()).or_default().insert(name.to_string_lossy().into_owned());
        }
    }
    let mut report = Report::default();
    for (folder, names) in by_folder {
        let faults = check_folder(&folder, &names)?;
        report.faults.extend(faults.into_iter().map(|fault| (folder.clone(), fault)));
        report.files.extend(names.into_iter().map(|name| folder.join(name)));
    }
    Ok(report)
}

/// The faults of the files called `names`.
fn check_folder(folder: &Path, names: &BTreeSet<String>) -> Result<Vec<Fault>, String> {
    let mut endpoint = Endpoint::default();
    let mut faults = Vec::new();
    let beside: BTreeSet<String> = endpoint_files(folder)?.difference(names).cloned().collect();
    // A register under another name stands in for the one beside it, so named files come last.
    for name in &beside {
        endpoint.add(name, &read(&folder.join(name))?);
    }
    for name in names {
        faults.extend(endpoint.add(name, &read(&folder.join(name))?));
    }
    if let Some(index) = &endpoint.index
        && names.contains("index.json")
    {
        for file in &index.files {
            if !folder.join(&file.path).is_file() {
                faults.push(Fault {
                    file: "index.json".to_owned(),
                    place: "files".to_owned(),
                    id: file.path.clone(),
                    what: "there is no such file".to_owned(),
                });
            }
        }
    }
    faults.extend(endpoint.check().into_iter().filter(|fault| names.contains(&fault.file)));
    Ok(faults)
}

/// Names of the files in `folder` that the app would read, other files left alone.
fn endpoint_files(folder: &Path) -> Result<BTreeSet<String>, String> {
    let entries = std::fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut names = BTreeSet::new();
    for entry in entries {
        let entry = entry.map_err(|why| format!("{}: {why}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_register = name == "signatories.geojson";
        let is_other = !matches!(FileKind::of(&name), None | Some(FileKind::Register));
        if entry.path().is_file() && (is_register || is_other) {
            names.insert(name);
        }
    }
    Ok(names)
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|why| format!("{}: {why}", path.display()))?;
    String::from_utf8(bytes).map_err(|_| format!("{}: not UTF-8", path.display()))
}

/// `data/v1` of the project, wherever the command is started.
fn default_folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf();
    root.join(DEFAULT)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::{check, default_folder, run};
    use std::path::{Path, PathBuf};

    fn small() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/endpoint-small")
    }

    /// A copy of the small endpoint that is removed when the test ends.
    struct Copy(PathBuf);

    impl Copy {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("samspel-data-check-{name}-{}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            for entry in std::fs::read_dir(small()).unwrap() {
                let path = entry.unwrap().path();
                std::fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
            }
            Self(folder)
        }

        fn replace(&self, file: &str, from: &str, to: &str) {
            let path = self.0.join(file);
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{from} is not in {file}");
            std::fs::write(path, text.replacen(from, to, 1)).unwrap();
        }

        fn lines(&self) -> Vec<String> {
            check(std::slice::from_ref(&self.0)).unwrap().faults.iter().map(|(_, fault)| fault.to_string()).collect()
        }
    }

    impl Drop for Copy {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn both_endpoints_of_the_project_pass() {
        for (folder, files) in [(default_folder(), 8), (small(), 7)] {
            let report = check(&[folder]).unwrap();
            assert_eq!(report.faults, []);
            assert_eq!(report.files.len(), files);
        }
    }

    #[test]
    fn a_fault_is_told_with_file_row_and_id() {
        let copy = Copy::new("row");
        copy.replace("signatories.geojson", "\"kind\":\"fund\"", "\"kind\":\"bank\"");
        assert_eq!(copy.lines(), ["signatories.geojson, features[2] `exempelfonden-fyren`: unknown kind `bank`"]);
        assert!(run(&[copy.0.display().to_string()]).unwrap_err().starts_with("1 problems in 7 files"));
    }

    #[test]
    fn a_language_without_its_files_is_told() {
        let copy = Copy::new("language");
        copy.replace("index.json", "\"id\": \"en\"", "\"id\": \"fi\"");
        let lines = copy.lines();
        assert!(
            lines.contains(&"index.json, languages `fi`: there is no usable compact.fi.json".to_owned()),
            "{lines:?}"
        );
        assert!(lines.contains(&"compact.en.json: index.json does not name this language".to_owned()), "{lines:?}");
    }

    #[test]
    fn a_listed_file_that_is_gone_is_told() {
        let copy = Copy::new("gone");
        std::fs::remove_file(copy.0.join("basemap.json")).unwrap();
        assert_eq!(copy.lines(), ["index.json, files `basemap.json`: there is no such file"]);
    }

    #[test]
    fn a_single_file_is_checked_against_the_files_beside_it() {
        let copy = Copy::new("single");
        copy.replace("signatories.geojson", "\"kind\":\"club\"", "\"kind\":\"bank\"");
        copy.replace("compact.sv.json", "\"talk-2018\"", "\"other\"");
        std::fs::rename(copy.0.join("signatories.geojson"), copy.0.join("new.geojson")).unwrap();
        let report = check(&[copy.0.join("new.geojson")]).unwrap();
        assert_eq!(report.files.len(), 1);
        let lines: Vec<String> = report.faults.iter().map(|(_, fault)| fault.to_string()).collect();
        assert_eq!(lines, ["new.geojson, features[0] `exempelklubben-bryggan`: unknown kind `bank`"]);
    }

    #[test]
    fn what_cannot_be_read_or_understood_is_an_error() {
        assert!(run(&["/nowhere/signatories.geojson".to_owned()]).is_err());
        assert!(run(&["--all".to_owned()]).unwrap_err().contains("unknown argument"));
        assert!(run(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("src").display().to_string()]).is_err());
    }
}
