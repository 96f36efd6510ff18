//! The command line, taken apart by hand: a dozen options do not pay for a parser.

use crate::error::{Error, Result};
use std::str::FromStr;

/// Arguments not yet taken. Options may stand in any order, as `--name value` or `--name=value`.
#[derive(Debug, Clone)]
pub struct Args(Vec<String>);

impl Args {
    /// Wraps the arguments after the command's name.
    pub fn new(args: &[String]) -> Self {
        Self(args.to_vec())
    }

    /// Takes a switch; `true` when it was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|arg| arg != name);
        self.0.len() < before
    }

    /// Takes an option with a value; `None` when it was not given.
    ///
    /// # Errors
    /// [`Error::Usage`] when the value is absent or not of the wanted type.
    pub fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let with_equals = format!("{name}=");
        let Some(at) = self.0.iter().position(|arg| arg == name || arg.starts_with(&with_equals)) else {
            return Ok(None);
        };
        let arg = self.0.remove(at);
        let text = match arg.strip_prefix(&with_equals) {
            Some(value) => value.to_owned(),
            None if at < self.0.len() => self.0.remove(at),
            None => return Err(Error::Usage(format!("{name} needs a value"))),
        };
        text.parse().map(Some).map_err(|_| Error::Usage(format!("{name} cannot be `{text}`")))
    }

    /// Takes the first argument that is not an option.
    pub fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|arg| !arg.starts_with('-'))?;
        Some(self.0.remove(at))
    }

    /// What is left, for commands that read their own arguments.
    pub fn rest(self) -> Vec<String> {
        self.0
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`Error::Usage`] naming the first argument nobody took.
    pub fn finish(self) -> Result<()> {
        match self.0.first() {
            Some(arg) => Err(Error::Usage(format!("unknown argument `{arg}`"))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn args(text: &str) -> Args {
        Args(text.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn values_are_taken_in_both_spellings() {
        let mut given = args("--port 9000 --dist=out");
        assert_eq!(given.value::<u16>("--port").unwrap(), Some(9000));
        assert_eq!(given.value::<String>("--dist").unwrap().as_deref(), Some("out"));
        given.finish().unwrap();
    }

    #[test]
    fn a_value_that_is_absent_or_wrong_is_refused() {
        assert!(args("--port").value::<u16>("--port").is_err());
        assert!(args("--port ninety").value::<u16>("--port").is_err());
    }

    #[test]
    fn an_argument_nobody_takes_is_refused() {
        let mut given = args("--fast --slow");
        assert!(given.flag("--fast"));
        assert!(given.finish().is_err());
    }
}
