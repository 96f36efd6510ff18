//! A file on its way from the endpoint: pending, ready or failed, never "empty because something went wrong".

use crate::core::decode::{DecodeError, Decoded, Problem};
use crate::platform::clock;
pub use crate::platform::fetch::FetchError;
#[cfg(not(feature = "prerender"))]
use crate::platform::{document, fetch};
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

/// Turns a file's text into its content.
pub type Decoder<T> = fn(&str) -> Result<Decoded<T>, DecodeError>;

/// One file of the endpoint, fetched the first time somebody looks at it. Cheap to copy; lives as long as the app.
pub struct File<T: Send + Sync + 'static> {
    name: StoredValue<String>,
    decode: Decoder<T>,
    state: RwSignal<Load<T>>,
    started: StoredValue<bool>,
    #[cfg_attr(feature = "prerender", expect(dead_code, reason = "a page that is being written waits for nothing"))]
    waiting: Option<RwSignal<usize>>,
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
    pub fn new(name: impl Into<String>, decode: Decoder<T>, waiting: Option<RwSignal<usize>>) -> Self {
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
        let count = move |change: fn(usize) -> usize| {
            if let Some(waiting) = waiting {
                waiting.update(|count| *count = change(*count));
            }
        };
        count(|count| count + 1);
        leptos::task::spawn_local(async move {
            let url = format!("{}{name}", document::endpoint());
            state.set(settle(&name, fetch::json_text(&url).await, decode));
            count(|count| count.saturating_sub(1));
        });
    }

    /// A page that is being written has its files at once.
    #[cfg(feature = "prerender")]
    fn read(&self) {
        let name = self.name.get_value();
        let text = crate::platform::given::file(&name).ok_or(FetchError::Status(404));
        self.state.set(settle(&name, text, self.decode));
    }
}

/// What has become of a file.
fn settle<T>(name: &str, text: Result<String, FetchError>, decode: Decoder<T>) -> Load<T> {
    match text {
        Err(error) => Load::Failed(LoadError::Fetch(error)),
        Ok(text) => match decode(&text) {
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
