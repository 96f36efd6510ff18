//! A file on its way from the endpoint: pending, ready or failed, never "empty because something went wrong".

use crate::core::decode::{DecodeError, Decoded, Problem, Steps};
use crate::platform::clock;
#[cfg(not(feature = "prerender"))]
use crate::platform::fetch;
pub use crate::platform::fetch::FetchError;
use leptos::prelude::*;
use std::any::Any;
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

/// What a file holds, whatever it is.
pub type Content = dyn Any + Send + Sync;

/// A file and what is known about it.
#[derive(Debug)]
pub enum Load<T: ?Sized> {
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

impl<T: ?Sized> Clone for Load<T> {
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

impl<T: ?Sized> Load<T> {
    /// The content, when it is there.
    pub fn value(&self) -> Option<Arc<T>> {
        match self {
            Self::Ready { value, .. } => Some(Arc::clone(value)),
            Self::Pending | Self::Failed(_) => None,
        }
    }
}

impl<T: Send + Sync + 'static> Load<T> {
    /// The same without its type.
    pub fn untyped(self) -> Load<Content> {
        match self {
            Self::Pending => Load::Pending,
            Self::Ready { value, problems, read_at } => Load::Ready { value, problems, read_at },
            Self::Failed(error) => Load::Failed(error),
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

impl<T: Send + Sync + 'static> Decoder<T> {
    /// Takes a text, then nothing for as long as it gives nothing.
    fn start(self) -> Untyped {
        let mut steps: Option<Steps<T>> = None;
        Box::new(move |text| {
            let decoded = match (text, self) {
                (Some(text), Self::Whole(decode)) => decode(&text),
                (Some(text), Self::Steps(begin)) => match begin(text) {
                    Ok(first) => steps.insert(first)()?,
                    Err(error) => Err(error),
                },
                (None, _) => steps.as_mut()?()?,
            };
            steps = None;
            Some(
                decoded.map(|Decoded { value, problems }| Decoded { value: Arc::new(value) as Arc<Content>, problems }),
            )
        })
    }
}

/// A decoder at work whose type nobody needs to know.
type Untyped = Box<dyn FnMut(Option<String>) -> Option<Result<Decoded<Arc<Content>>, DecodeError>>>;

/// One file of the endpoint, fetched the first time somebody looks at it. Cheap to copy; lives as long as the app.
///
/// What becomes of a file does not depend on what it holds and is compiled once, in [`AnyFile`].
pub struct File<T> {
    file: AnyFile,
    decode: Decoder<T>,
}

impl<T> Clone for File<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for File<T> {}

impl<T: Send + Sync + 'static> File<T> {
    /// Reads `file` as `decode` does.
    pub const fn new(file: AnyFile, decode: Decoder<T>) -> Self {
        Self { file, decode }
    }

    /// Its state, tracked; starts the fetch when nobody has.
    pub fn get(&self) -> Load<T> {
        match self.untyped() {
            Load::Ready { value, problems, read_at } => match value.downcast() {
                Ok(value) => Load::Ready { value, problems, read_at },
                Err(_) => Load::Failed(LoadError::Decode(DecodeError::WrongShape("read as another type".to_owned()))),
            },
            Load::Pending => Load::Pending,
            Load::Failed(error) => Load::Failed(error),
        }
    }

    /// The same without its type.
    pub fn untyped(&self) -> Load<Content> {
        self.start();
        self.file.state.get()
    }

    /// Its content when it is there, tracked; starts the fetch when nobody has.
    pub fn value(&self) -> Option<Arc<T>> {
        self.start();
        self.file.content()?.downcast().ok()
    }

    /// Its content when it is there, untracked; starts nothing.
    pub fn peek(&self) -> Option<Arc<T>> {
        untrack(|| self.file.content())?.downcast().ok()
    }

    /// Asks for the file again after a failure.
    pub fn retry(&self) {
        self.file.forget();
        self.start();
    }

    fn start(&self) {
        if self.file.begin() {
            self.file.read(self.decode.start());
        }
    }
}

/// A file of the endpoint, whatever it holds.
#[derive(Clone, Copy)]
pub struct AnyFile {
    name: StoredValue<String>,
    state: RwSignal<Load<Content>>,
    started: StoredValue<bool>,
    #[cfg_attr(feature = "prerender", expect(dead_code, reason = "a page that is being written keeps nothing"))]
    part: bool,
    #[cfg_attr(feature = "prerender", expect(dead_code, reason = "a page that is being written waits for nothing"))]
    waiting: Option<Waiting>,
}

impl AnyFile {
    /// A file of the endpoint by its name, for example `signatories.geojson`. While it is on its way it counts in
    /// `waiting`. Where a `part` of it only is looked at, it is not kept as a good copy. Call under the app's root owner.
    pub fn new(name: String, part: bool, waiting: Option<Waiting>) -> Self {
        let (name, started) = (StoredValue::new(name), StoredValue::new(false));
        Self { name, state: RwSignal::new(Load::Pending), started, part, waiting }
    }

    fn content(&self) -> Option<Arc<Content>> {
        self.state.with(Load::value)
    }

    fn forget(&self) {
        self.started.set_value(false);
        self.state.set(Load::Pending);
    }

    /// Notes that it is asked for; true when nobody had asked before.
    fn begin(&self) -> bool {
        !self.started.get_value() && {
            self.started.set_value(true);
            true
        }
    }

    #[cfg(not(feature = "prerender"))]
    fn read(&self, mut step: Untyped) {
        let (name, part, waiting) = (self.name.get_value(), self.part, self.waiting);
        let state = self.state;
        if let Some(waiting) = waiting {
            waiting.count.update(|count| *count += 1);
        }
        let mut good: Option<Load<Content>> = None;
        // A text that cannot be used is not shown: the next place may have a better one.
        let judge = move |name: &str, text: Option<String>| {
            // What is shown of it is built in a turn of its own: a slow phone answers in between.
            if let Some(good) = good.take() {
                state.set(good);
                return Judgement::Good;
            }
            let Some(decoded) = step(text) else { return Judgement::More };
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
    fn read(&self, mut step: Untyped) {
        let name = self.name.get_value();
        self.state.set(match crate::platform::given::file(&name) {
            None => Load::Failed(LoadError::Fetch(FetchError::Status(404))),
            Some(text) => {
                let mut text = Some(text);
                loop {
                    if let Some(decoded) = step(text.take()) {
                        break settle(&name, decoded);
                    }
                }
            }
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
fn settle(name: &str, decoded: Result<Decoded<Arc<Content>>, DecodeError>) -> Load<Content> {
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
            Load::Ready { value, problems: Arc::new(problems), read_at: clock::now() }
        }
    }
}
