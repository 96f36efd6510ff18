//! What happens to a map while it is in the document: it starts, follows what it is given, and tells what came of it.

use super::engine::Engine;
use super::handle::Handle;
use super::listbox::{self, Item};
use super::observe::{self, Watch};
use super::palette::Palette;
use super::raster::Raster;
use super::voice::Voice;
use crate::core::geo::{Camera, Size};
use crate::core::text::language::Lang;
use crate::core::text::messages::mapview as t;
use crate::state::actions::tiles;
use crate::state::format;
use leptos::html;
use leptos::prelude::*;

/// Starts the engine once the elements are in the document, and lets it hear of their size, of theme and lettering.
/// `on_settled` is called whenever everything has come to rest after a change.
pub fn attach(
    handle: Handle,
    root: NodeRef<html::Div>,
    canvas: NodeRef<html::Canvas>,
    probe: NodeRef<html::Span>,
    on_settled: impl Fn() + Copy + 'static,
) {
    Effect::new(move |_| {
        let (Some(root), Some(canvas), Some(probe)) = (root.get(), canvas.get(), probe.get()) else { return };
        let palette = Palette::read(&root, &probe);
        let Some(mut engine) = palette.and_then(|palette| Engine::new(canvas, palette)) else { return };
        engine.raster = tiles().and_then(|source| {
            Raster::new(source, move || {
                handle.change(|engine, _| engine.tile_answered());
            })
        });
        handle.start(engine, on_settled);
        let measured = root.clone();
        let on_size = move || {
            let rect = measured.get_bounding_client_rect();
            let size = Size { width: rect.width(), height: rect.height() };
            if handle.look(|engine| engine.is_drawn_in(size)) == Some(false) {
                handle.change(|engine, _| engine.set_size(size));
            }
        };
        // The observer tells the first size after a frame, in which nothing could be drawn without it.
        on_size();
        let painted = root.clone();
        let on_theme = move || {
            if let Some(palette) = Palette::read(&painted, &probe) {
                handle.change(|engine, _| engine.set_palette(palette));
            }
        };
        observe::when_fonts_are_here(on_theme.clone());
        let watching = StoredValue::new_local(Watch::new(&root, on_size, on_theme));
        on_cleanup(move || watching.dispose());
    });
}

/// A map's signals.
#[derive(Clone, Copy)]
pub struct Live {
    /// The engine.
    pub handle: Handle,
    /// The page's language.
    pub lang: Lang,
    /// What is in view.
    pub items: RwSignal<Vec<Item>>,
    /// Where the map last came to rest.
    pub settled_at: RwSignal<Option<Camera>>,
    on_camera_settled: Option<Callback<Camera>>,
    voice: StoredValue<Option<Voice>>,
}

impl Live {
    /// A map that has not started.
    pub fn new(lang: Lang, on_camera_settled: Option<Callback<Camera>>) -> Self {
        let live = Self {
            handle: Handle::new(),
            lang,
            items: RwSignal::new(Vec::new()),
            settled_at: RwSignal::new(None),
            on_camera_settled,
            voice: StoredValue::new(None),
        };
        on_cleanup(move || {
            if let Some(voice) = live.voice.try_get_value().flatten() {
                voice.hush();
            }
        });
        live
    }

    /// Starts once the elements are in the document.
    pub fn start(
        self,
        root: NodeRef<html::Div>,
        canvas: NodeRef<html::Canvas>,
        probe: NodeRef<html::Span>,
        say: Callback<String>,
    ) {
        attach(self.handle, root, canvas, probe, move || self.settled());
        // Later, since a page that is being written has no clock.
        Effect::new(move |_| self.voice.set_value(Some(Voice::new(say, observe::now()))));
    }

    /// Everything has come to rest: the list follows, and where a person moved the map, it is told.
    fn settled(&self) {
        let lang = self.lang;
        let now = |engine: &Engine| (listbox::items(engine, lang), engine.camera, engine.by_hand);
        let Some((found, camera, by_hand)) = self.handle.look(now) else { return };
        let count = found.iter().map(|item| item.members.len()).sum();
        self.items.try_set(found);
        let moved = self.settled_at.try_get_untracked().flatten() != Some(camera);
        self.settled_at.try_set(Some(camera));
        if !(by_hand && moved) {
            return;
        }
        self.handle.quietly(|engine| engine.by_hand = false);
        if let Some(tell) = self.on_camera_settled {
            let _ = tell.try_run(camera);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "8 to 19")]
        let level = camera.zoom.round() as usize;
        if let Some(voice) = self.voice.try_get_value().flatten() {
            voice.tell(t::settled(lang, &format::number(lang, level), &listbox::counted(lang, count)));
        }
    }

    /// Says what came of something pressed.
    pub fn answer(&self, text: String) {
        if let Some(voice) = self.voice.try_get_value().flatten() {
            voice.answer(text);
        }
    }
}
