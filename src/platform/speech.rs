//! The browser's own voices. Only voices on the device are used: others would send the text to somebody's server, and
//! fall silent without a network.

use crate::core::text::language::Lang;
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// Why nothing is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeechError {
    /// The browser has no voices at all.
    Unsupported,
    /// None on the device is of the language.
    NoVoice,
    /// It has, but would not.
    Refused,
}

/// The browser's speech, or nothing where it has none. Asked by name, because a missing member would be taken for one.
fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    let found = Reflect::get(&window, &JsValue::from_str("speechSynthesis")).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// The voice for a language: the browser's default where that is of it, else the first.
fn voice(lang: Lang) -> Option<SpeechSynthesisVoice> {
    let mut first = None;
    for voice in synthesis()?.get_voices().iter() {
        let voice: SpeechSynthesisVoice = voice.unchecked_into();
        if voice.local_service() && lang.is_of(&voice.lang()) {
            if voice.default() {
                return Some(voice);
            }
            first.get_or_insert(voice);
        }
    }
    first
}

/// Whether the device has a voice for the language, as far as the browser knows by now.
pub fn has_voice(lang: Lang) -> bool {
    voice(lang).is_some()
}

/// Calls `changed` when the browser has found more voices, and `leaving` when the page is left. Ends when dropped.
pub struct Watch {
    voices: Closure<dyn Fn()>,
    leaving: Closure<dyn Fn()>,
}

impl Watch {
    /// Begins to watch.
    pub fn new(changed: impl Fn() + 'static, leaving: impl Fn() + 'static) -> Self {
        let watch = Self { voices: Closure::new(changed), leaving: Closure::new(leaving) };
        if let Some(synthesis) = synthesis() {
            synthesis.set_onvoiceschanged(Some(watch.voices.as_ref().unchecked_ref()));
        }
        if let Some(window) = web_sys::window() {
            let _ = window.add_event_listener_with_callback("pagehide", watch.leaving.as_ref().unchecked_ref());
        }
        watch
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(synthesis) = synthesis() {
            synthesis.set_onvoiceschanged(None);
        }
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback("pagehide", self.leaving.as_ref().unchecked_ref());
        }
    }
}

/// A text being said. Kept for as long as it is, because browsers let go of one that nobody holds; dropped, it says no
/// more that it has ended.
pub struct Said {
    utterance: SpeechSynthesisUtterance,
    _ended: Closure<dyn Fn()>,
}

impl Drop for Said {
    fn drop(&mut self) {
        self.utterance.set_onend(None);
        self.utterance.set_onerror(None);
    }
}

/// Says `text`, at `rate` times the usual speed, after whatever is being said; then calls `ended`, also when the browser
/// gave up on it.
///
/// # Errors
/// When there is no voice for the language, or the browser will not.
pub fn say(lang: Lang, text: &str, rate: f32, ended: impl Fn() + 'static) -> Result<Said, SpeechError> {
    let synthesis = synthesis().ok_or(SpeechError::Unsupported)?;
    let voice = voice(lang).ok_or(SpeechError::NoVoice)?;
    let utterance = SpeechSynthesisUtterance::new_with_text(text).map_err(|_| SpeechError::Refused)?;
    utterance.set_lang(&voice.lang());
    utterance.set_voice(Some(&voice));
    utterance.set_rate(rate);
    let ended = Closure::<dyn Fn()>::new(ended);
    utterance.set_onend(Some(ended.as_ref().unchecked_ref()));
    utterance.set_onerror(Some(ended.as_ref().unchecked_ref()));
    synthesis.speak(&utterance);
    Ok(Said { utterance, _ended: ended })
}

/// Ends what is being said, and drops what was to come.
pub fn hush() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
