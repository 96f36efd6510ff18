//! The list of mutations.

use crate::build;
use crate::error::{Error, Result};
use crate::project::{Project, read};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A place taken out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file, below the top of the work tree.
    pub file: String,
    /// What stands there, once.
    pub from: String,
    /// What stands there afterwards.
    pub to: String,
}

impl Edit {
    /// `text` with the place taken out.
    ///
    /// # Errors
    /// [`Error::Invalid`] when `text` does not hold it exactly once: the mutation is then out of date.
    pub fn applied(&self, text: &str) -> Result<String> {
        match text.matches(self.from.as_str()).count() {
            1 => Ok(text.replacen(self.from.as_str(), &self.to, 1)),
            count => Err(Error::invalid(
                &self.file,
                format!("holds what the mutation takes out {count} times: {}", self.from),
            )),
        }
    }
}

/// One protection of a row, and the test that has to fail without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutation {
    /// The row, as in `D4`.
    pub row: String,
    /// Every place that protects it.
    pub edits: Vec<Edit>,
    /// The test's file, without `.spec.ts`.
    pub spec: String,
    /// The beginning of the test's name.
    pub test: String,
    /// Whether the test holds a time, which an unoptimised module would miss with everything in place.
    pub timed: bool,
}

impl Mutation {
    /// Whether the module has to be built anew for it.
    pub fn is_built(&self) -> bool {
        self.edits.iter().any(|edit| edit.file.starts_with("src/"))
    }

    /// Whether its test goes through the server that can take out what it names.
    ///
    /// # Errors
    /// When the test's file cannot be read.
    pub fn is_through_faults(&self, project: &Project) -> Result<bool> {
        let spec = read(&project.join("tests/e2e").join(format!("{}.spec.ts", self.spec)))?;
        // Whose `test` it is decides which server its pages come from.
        Ok(spec.lines().any(|line| line.contains("\"./support/faults\"") && line.contains(" test ")))
    }

    /// What the fault server is told: the edits by the names under which the files are served.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn for_server(&self) -> Result<String> {
        let edits: Vec<Value> = self
            .edits
            .iter()
            .map(|edit| json!({ "file": build::published(&edit.file), "from": edit.from, "to": edit.to }))
            .collect();
        serde_json::to_string(&edits).map_err(|why| Error::Other(why.to_string()))
    }
}

/// Where the list stands.
pub fn list(project: &Project) -> PathBuf {
    project.join("tests/e2e/mutations.json")
}

/// All mutations.
///
/// # Errors
/// When the list cannot be read.
pub fn all(project: &Project) -> Result<Vec<Mutation>> {
    let file = list(project);
    from_json(&file, &read(&file)?)
}

fn from_json(file: &Path, text: &str) -> Result<Vec<Mutation>> {
    let value: Value = serde_json::from_str(text).map_err(|why| Error::invalid(file, why))?;
    let rows = value.as_array().into_iter().flatten();
    rows.map(|row| mutation(row).ok_or_else(|| Error::invalid(file, format!("not a mutation: {row}")))).collect()
}

fn mutation(row: &Value) -> Option<Mutation> {
    let text = |of: &Value, name: &str| Some(of.get(name)?.as_str()?.to_owned());
    let edit = |of: &Value| Some(Edit { file: text(of, "file")?, from: text(of, "from")?, to: text(of, "to")? });
    let edits = row.get("edits")?.as_array()?.iter().map(edit).collect::<Option<Vec<_>>>()?;
    let timed = row.get("timed").and_then(Value::as_bool).unwrap_or(false);
    Some(Mutation { row: text(row, "row")?, edits, spec: text(row, "spec")?, test: text(row, "test")?, timed })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_edit_that_does_not_fit_is_told() {
        let edit = Edit { file: "a.rs".into(), from: "if x".into(), to: "if true".into() };
        assert_eq!(edit.applied("if x {}").unwrap(), "if true {}");
        assert!(edit.applied("if y {}").is_err());
        assert!(edit.applied("if x {} if x {}").is_err());
    }

    #[test]
    fn every_mutation_fits_the_files_as_they_stand() {
        let project = Project::new();
        let all = all(&project).unwrap();
        for one in &all {
            for edit in &one.edits {
                let text = read(&project.join(&edit.file)).unwrap();
                assert!(edit.applied(&text).is_ok(), "{}: {}: {}", one.row, edit.file, edit.from);
            }
        }
    }

    #[test]
    fn every_row_of_the_matrix_has_a_mutation() {
        let all = all(&Project::new()).unwrap();
        let without: Vec<&str> =
            crate::test::matrix_rows().filter(|row| all.iter().all(|one| one.row != *row)).collect();
        assert_eq!(without, [""; 0]);
    }

    /// What stands between quotes after `test(`: the fixed beginning of the name of each test of a row.
    fn named(line: &str, rows: &[&str]) -> Option<String> {
        let rest = line.trim_start().strip_prefix("test(")?;
        let quote = rest.chars().next().filter(|first| matches!(first, '"' | '`'))?;
        let name = rest.get(1..)?.split(quote).next()?.split("${").next()?;
        let (row, _) = name.split_once(": ")?;
        rows.contains(&row).then(|| name.to_owned())
    }

    #[test]
    fn every_test_of_a_row_has_a_mutation() {
        let project = Project::new();
        let (all, rows) = (all(&project).unwrap(), crate::test::matrix_rows().collect::<Vec<_>>());
        let mut seen = 0;
        let mut without = Vec::new();
        for file in std::fs::read_dir(project.join("tests/e2e")).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let Some(spec) = name.strip_suffix(".spec.ts") else { continue };
            for test in
                read(&project.join("tests/e2e").join(&name)).unwrap().lines().filter_map(|line| named(line, &rows))
            {
                seen += 1;
                let of =
                    |one: &&Mutation| one.spec == spec && (test.starts_with(&one.test) || one.test.starts_with(&test));
                if all.iter().find(of).is_none() {
                    without.push(format!("{spec}: {test}"));
                }
            }
        }
        assert_eq!(without, [""; 0]);
        assert!(seen > 50, "only {seen} tests were found");
    }
}
