//! A file on its way from the endpoint: pending, ready or failed, never "empty because something went wrong".

use crate::core::decode::{DecodeError, Decoded, Problem};
use crate::platform::clock;
#[cfg(not(feature = "prerender"))]
use crate::platform::fetch;
pub use crate::platform::fetch::FetchError;
use leptos::prelude::*;
use std::sync::Arc;

/// Why a file is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// It could not be read.
    Fetch(FetchError),
    /// It was read, but is not what it should be.
    Decode(DecodeError),
}

/// A file and what is known about it.
#[derive(Debug)]
pub enum Load<T> {
    /// On its way.
    Pending,
    /// Here.
    Ready {
        /// The decoded content.
        value: Arc<T>,
        /// What had to be skipped or mended.
        problems: Arc<Vec<Problem>>,
        /// When it was read, RFC 3339.
        read_at: String,
    },
    /// Not here, and why.
    Failed(LoadError),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Pending => Self::Pending,
            Self::Ready { value, problems, read_at } => {
                Self::Ready { value: Arc::clone(value), problems: Arc::clone(problems), read_at: read_at.clone() }
            }
            Self::Failed(error) => Self::Failed(error.clone()),
        }
    }
}

impl<T> Load<T> {
    /// The content, when it is there.
    pub fn value(&self) -> Option<Arc<T>> {
        match self {
            Self::Ready { value, .. } => Some(Arc::clone(value)),
            Self::Pending | Self::Failed(_) => None,
        }
    }
}

/// What waits for a file.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// How many files are on their way.
    pub count: RwSignal<usize>,
    /// Becomes true when a file that its page cannot do without is nowhere to be had.
    pub failed: RwSignal<bool>,
    /// Whether this is such a file.
    pub vital: bool,
}

/// Turns a file's text into its content.
pub type Decoder<T> = fn(&str) -> Result<Decoded<T>, DecodeError>;

/// One file of the endpoint, fetched the first time somebody looks at it. Cheap to copy; lives as long as the app.
pub struct File<T: Send + Sync + 'static> {
    name: StoredValue<String>,
    decode: Decoder<T>,
    state: RwSignal<Load<T>>,
    started: StoredValue<bool>,
    #[cfg_attr(feature = "prerender", expect(dead_code, reason = "a page that is being written waits for nothing"))]
    waiting: Option<Waiting>,
}

impl<T: Send + Sync + 'static> Clone for File<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for File<T> {}

impl<T: Send + Sync + 'static> File<T> {
    /// A file of the endpoint by its name, for example `signatories.geojson`. While it is on its way it counts in
    /// `waiting`. Call under the app's root owner.
    pub fn new(name: impl Into<String>, decode: Decoder<T>, waiting: Option<Waiting>) -> Self {
        Self {
            name: StoredValue::new(name.into()),
            decode,
            state: RwSignal::new(Load::Pending),
            started: StoredValue::new(false),
            waiting,
        }
    }

    /// Its state, tracked; starts the fetch when nobody has.
    pub fn get(&self) -> Load<T> {
        self.start();
        self.state.get()
    }

    /// Its content when it is there, tracked; starts the fetch when nobody has.
    pub fn value(&self) -> Option<Arc<T>> {
        self.start();
        self.state.with(Load::value)
    }

    /// Its content when it is there, untracked; starts nothing.
    pub fn peek(&self) -> Option<Arc<T>> {
        self.state.with_untracked(Load::value)
    }

    /// Asks for the file again after a failure.
    pub fn retry(&self) {
        self.started.set_value(false);
        self.state.set(Load::Pending);
        self.start();
    }

    fn start(&self) {
        if self.started.get_value() {
            return;
        }
        self.started.set_value(true);
        self.read();
    }

    #[cfg(not(feature = "prerender"))]
    fn read(&self) {
        let (name, decode, state, waiting) = (self.name.get_value(), self.decode, self.state, self.waiting);
        if let Some(waiting) = waiting {
            waiting.count.update(|count| *count += 1);
        }
        // A text that cannot be used is not shown: the next place may have a better one.
        let judge = move |name: &str, text: &str| match settle(name, Ok(text), decode) {
            Load::Failed(error) => Err(error),
            good => {
                state.set(good);
                Ok(())
            }
        };
        let done = move |failed: Option<LoadError>| {
            let has_failed = failed.is_some();
            if let Some(error) = failed {
                state.set(Load::Failed(error));
            }
            if let Some(waiting) = waiting {
                if has_failed && waiting.vital {
                    waiting.failed.set(true);
                }
                waiting.count.update(|count| *count = count.saturating_sub(1));
            }
        };
        leptos::task::spawn_local(climb(name, Box::new(judge), Box::new(done)));
    }

    /// A page that is being written has its files at once.
    #[cfg(feature = "prerender")]
    fn read(&self) {
        let name = self.name.get_value();
        let text = crate::platform::given::file(&name).ok_or(FetchError::Status(404));
        self.state.set(settle(&name, text.as_deref().map_err(Clone::clone), self.decode));
    }
}

/// Judges a text and keeps what it holds.
#[cfg(not(feature = "prerender"))]
type Judge = Box<dyn Fn(&str, &str) -> Result<(), LoadError>>;

/// Goes from place to place until one has a text that can be used. What is told in the end is why the network's was not,
/// since that is what a person can do something about.
#[cfg(not(feature = "prerender"))]
async fn climb(name: String, judge: Judge, done: Box<dyn FnOnce(Option<LoadError>)>) {
    let mut first = None;
    for rung in 0..fetch::RUNGS {
        let error = match fetch::read(&name, rung).await {
            Ok(None) => continue,
            Ok(Some(text)) => match judge(&name, &text) {
                Ok(()) => {
                    fetch::settled(&name, rung, first.as_ref().map_or("", word));
                    return done(None);
                }
                Err(error) => error,
            },
            Err(error) => LoadError::Fetch(error),
        };
        first.get_or_insert(error);
    }
    fetch::settled(&name, fetch::RUNGS, first.as_ref().map_or("none", word));
    done(Some(first.unwrap_or(LoadError::Fetch(FetchError::NoAnswer))));
}

/// The word under which `index.html` has a sentence for it.
#[cfg(not(feature = "prerender"))]
fn word(error: &LoadError) -> &'static str {
    match error {
        LoadError::Fetch(FetchError::NoAnswer) => "none",
        LoadError::Fetch(FetchError::TimedOut) => "slow",
        LoadError::Fetch(FetchError::Status(404 | 410)) => "moved",
        LoadError::Fetch(FetchError::Status(_)) => "status",
        LoadError::Fetch(FetchError::NotJson) => "type",
        LoadError::Fetch(FetchError::TooLarge) => "size",
        LoadError::Decode(DecodeError::UnknownSchema(_)) => "newer",
        LoadError::Decode(_) => "damaged",
    }
}

/// What has become of a file.
fn settle<T>(name: &str, text: Result<&str, FetchError>, decode: Decoder<T>) -> Load<T> {
    match text {
        Err(error) => Load::Failed(LoadError::Fetch(error)),
        Ok(text) => match decode(text) {
            Err(error) => Load::Failed(LoadError::Decode(error)),
            Ok(Decoded { value, problems }) => {
                for problem in &problems {
                    leptos::logging::warn!("{name}: {problem}");
                }
                Load::Ready { value: Arc::new(value), problems: Arc::new(problems), read_at: clock::now() }
            }
        },
    }
}
