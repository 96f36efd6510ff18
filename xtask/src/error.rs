//! The one error type of the commands.

use std::fmt;
use std::io;
use std::path::Path;

/// The result of every command and of the steps inside one.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a command stopped. Every variant prints as one message that says what to do next where there is something to do.
#[derive(Debug)]
pub enum Error {
    /// The command line was not understood.
    Usage(String),
    /// The file system refused.
    Io {
        /// What was being done, as in "reading Trunk.toml".
        doing: String,
        /// The system's reason.
        source: io::Error,
    },
    /// Another program could not be started.
    Start {
        /// The program.
        program: String,
        /// The system's reason.
        source: io::Error,
    },
    /// Another program ran and failed; its own output stands above.
    Failed {
        /// The command line as printed.
        command: String,
    },
    /// Something the machine lacks and the command could not install itself.
    Missing {
        /// What is missing.
        what: String,
        /// The command or step that puts it there.
        remedy: String,
    },
    /// A file of the project does not hold what it should.
    Invalid {
        /// The file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// The address cannot be listened on.
    Bind {
        /// The port asked for.
        port: u16,
        /// The system's reason.
        source: io::Error,
    },
    /// Tests ran and some failed; the summary is printed already.
    Tests,
    /// Any other failure, in its own words.
    Other(String),
}

impl Error {
    /// An [`Error::Invalid`] about `file`.
    pub fn invalid(file: impl AsRef<Path>, why: impl fmt::Display) -> Self {
        Self::Invalid { file: file.as_ref().display().to_string(), why: why.to_string() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(why) => write!(f, "{why}\nSee `cargo xtask help`."),
            Self::Io { doing, source } => write!(f, "{doing}: {source}"),
            Self::Start { program, source } => write!(f, "cannot start `{program}`: {source}"),
            Self::Failed { command } => write!(f, "`{command}` failed; its own message stands above"),
            Self::Missing { what, remedy } => write!(f, "{what} is missing. {remedy}"),
            Self::Invalid { file, why } => write!(f, "{file}: {why}"),
            Self::Bind { port, source } if source.kind() == io::ErrorKind::AddrInUse => write!(
                f,
                "port {port} is in use by another program. Choose another one: cargo xtask serve --port {}",
                port.checked_add(1).unwrap_or(8080)
            ),
            Self::Bind { port, source } => {
                write!(f, "cannot listen on port {port}: {source}. Choose another one with --port")
            }
            Self::Tests => write!(f, "some tests failed"),
            Self::Other(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Error {}

impl From<String> for Error {
    fn from(why: String) -> Self {
        Self::Other(why)
    }
}

impl From<Box<dyn std::error::Error>> for Error {
    fn from(why: Box<dyn std::error::Error>) -> Self {
        Self::Other(why.to_string())
    }
}

/// Adds what was being done to an [`io::Error`].
pub trait Doing<T> {
    /// Turns the error into [`Error::Io`]; `doing` is only built when there is one.
    fn doing(self, doing: impl FnOnce() -> String) -> Result<T>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, doing: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|source| Error::Io { doing: doing(), source })
    }
}
