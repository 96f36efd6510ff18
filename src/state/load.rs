//! A file on its way from the endpoint: pending, ready or failed, never "empty because something went wrong".

#[cfg(feature = "prerender")]
use crate::core::decode::to_the_end;
use crate::core::decode::{DecodeError, Decoded, Problem, Steps};
use crate::platform::clock;
#[cfg(not(feature = "prerender"))]
use crate::platform::fetch;
pub use crate::platform::fetch::FetchError;
use leptos::prelude::*;
use std::sync::Arc;

/// How many problems of one file are told in the console.
const MOST_TOLD: usize = 50;

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
pub enum Decoder<T> {
    /// At one go.
    Whole(fn(&str) -> Result<Decoded<T>, DecodeError>),
    /// In steps, for what may be large.
    Steps(fn(String) -> Result<Steps<T>, DecodeError>),
}

impl<T> Clone for Decoder<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Decoder<T> {}

/// One file of the endpoint, fetched the first time somebody looks at it. Cheap to copy; lives as long as the app.
pub struct File<T: Send + Sync + 'static> {
    name: StoredValue<String>,
    decode: Decoder<T>,
    state: RwSignal<Load<T>>,
    started: StoredValue<bool>,
    #[cfg_attr(feature = "prerender", expect(dead_code, reason = "a page that is being written keeps nothing"))]
    part: bool,
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
    /// `waiting`. Where the decoder looks at a `part` of it only, it is not kept as a good copy. Call under the app's root
    /// owner.
    pub fn new(name: impl Into<String>, decode: Decoder<T>, part: bool, waiting: Option<Waiting>) -> Self {
        Self {
            name: StoredValue::new(name.into()),
            decode,
            state: RwSignal::new(Load::Pending),
            started: StoredValue::new(false),
            part,
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
        let (name, part, waiting) = (self.name.get_value(), self.part, self.waiting);
        let (decode, state) = (self.decode, self.state);
        if let Some(waiting) = waiting {
            waiting.count.update(|count| *count += 1);
        }
        let mut steps: Option<Steps<T>> = None;
        let mut good: Option<Load<T>> = None;
        // A text that cannot be used is not shown: the next place may have a better one.
        let judge = move |name: &str, text: Option<String>| {
            // What is shown of it is built in a turn of its own: a slow phone answers in between.
            if let Some(good) = good.take() {
                state.set(good);
                return Judgement::Good;
            }
            let decoded = match (text, decode) {
                (Some(text), Decoder::Whole(decode)) => Some(decode(&text)),
                (Some(text), Decoder::Steps(begin)) => match begin(text) {
                    Ok(first) => steps.insert(first)(),
                    Err(error) => Some(Err(error)),
                },
                (None, _) => steps.as_mut().and_then(|step| step()),
            };
            let Some(decoded) = decoded else { return Judgement::More };
            steps = None;
            match settle(name, decoded) {
                Load::Failed(error) => Judgement::Bad(error),
                read => {
                    good = Some(read);
                    Judgement::More
                }
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
        leptos::task::spawn_local(climb(name, part, Box::new(judge), Box::new(done)));
    }

    /// A page that is being written has its files at once.
    #[cfg(feature = "prerender")]
    fn read(&self) {
        let name = self.name.get_value();
        let text = crate::platform::given::file(&name).ok_or(FetchError::Status(404));
        self.state.set(match (text.as_deref(), self.decode) {
            (Err(error), _) => Load::Failed(LoadError::Fetch(error.clone())),
            (Ok(text), Decoder::Whole(decode)) => settle(&name, decode(text)),
            (Ok(text), Decoder::Steps(begin)) => settle(&name, begin(text.to_owned()).and_then(to_the_end)),
        });
    }
}

/// What a text is worth.
#[cfg(not(feature = "prerender"))]
enum Judgement {
    /// It could be used, and is.
    Good,
    /// There is more to do with it: ask again.
    More,
    /// It cannot be used.
    Bad(LoadError),
}

/// Judges a text, or goes on with the one before, and keeps what it holds.
#[cfg(not(feature = "prerender"))]
type Judge = Box<dyn FnMut(&str, Option<String>) -> Judgement>;

/// Goes from place to place until one has a text that can be used. What is told in the end is why the network's was not,
/// since that is what a person can do something about.
#[cfg(not(feature = "prerender"))]
async fn climb(name: String, part: bool, mut judge: Judge, done: Box<dyn FnOnce(Option<LoadError>)>) {
    let mut first = None;
    for rung in 0..fetch::RUNGS {
        let error = match fetch::read(&name, rung).await {
            Ok(None) => continue,
            Ok(Some(text)) => {
                let mut judgement = judge(&name, Some(text));
                while matches!(judgement, Judgement::More) {
                    fetch::pause().await;
                    judgement = judge(&name, None);
                }
                let Judgement::Bad(error) = judgement else {
                    fetch::settled(&name, rung, first.as_ref().map_or("", word), part);
                    return done(None);
                };
                error
            }
            Err(error) => LoadError::Fetch(error),
        };
        first.get_or_insert(error);
    }
    fetch::settled(&name, fetch::RUNGS, first.as_ref().map_or("none", word), part);
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
fn settle<T>(name: &str, decoded: Result<Decoded<T>, DecodeError>) -> Load<T> {
    match decoded {
        Err(error) => Load::Failed(LoadError::Decode(error)),
        Ok(Decoded { value, problems }) => {
            // Each line costs the console a while; a file that is odd in every row would hold up the page.
            for problem in problems.iter().take(MOST_TOLD) {
                leptos::logging::warn!("{name}: {problem}");
            }
            if let Some(more) = problems.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
                leptos::logging::warn!("{name}: {more} more");
            }
            Load::Ready { value: Arc::new(value), problems: Arc::new(problems), read_at: clock::now() }
        }
    }
}
