//! What happens to a map while it is in the document: it starts, follows what it is given, and tells what came of it.

use super::credit;
use super::engine::Engine;
use super::handle::Handle;
use super::hint::Hint;
use super::host::Host;
use super::listbox;
use super::observe::{self, Watch};
use super::palette::Palette;
use super::points::MapPoints;
use super::raster::Raster;
use super::scene::Mark;
use super::steer::Outcome;
use super::voice::DEBOUNCE;
use crate::core::geo::Size;
use crate::core::text::language::Lang;
use crate::core::text::messages::{mapmove, mapview as t};
use crate::state::actions::tiles;
use crate::state::effect::{effect, keep};
use crate::state::format;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Starts the engine once the map's element is in the document, and lets it hear of its size, of theme and lettering.
/// Inside are a `canvas` and a `.map-probe`. `on_settled` is called whenever everything has come to rest after a change.
pub fn attach(
    handle: Handle,
    points: Arc<MapPoints>,
    page: Option<Arc<dyn Host>>,
    root: NodeRef<html::Div>,
    on_settled: impl Fn() + Copy + 'static,
) {
    effect(move || {
        let Some(root) = root.get() else { return };
        let (Some(canvas), Some(probe)) = (inside(&root, "canvas"), inside::<HtmlElement>(&root, ".map-probe")) else {
            return;
        };
        let palette = Palette::read(&root, &probe);
        let Some(mut engine) = palette.and_then(|palette| Engine::new(canvas, palette, page.clone())) else { return };
        engine.raster = tiles().and_then(|source| {
            Raster::new(source, move || {
                handle.change(|engine, _| engine.tile_answered());
            })
        });
        engine.set_points(Arc::clone(&points));
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
        keep(Watch::new(&root, on_size, on_theme));
    });
}

/// The first element inside `root` that `selector` names, when it is of the kind asked for.
pub fn inside<E: JsCast>(root: &HtmlElement, selector: &str) -> Option<E> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// A map and the page around it. Copied into every handler.
#[derive(Clone, Copy)]
pub struct Live {
    /// The engine.
    pub handle: Handle,
    /// The page's language.
    pub lang: Lang,
    /// Row of the organisation under the pointer: read and written here and in the list.
    pub hovered: RwSignal<Option<usize>>,
    /// The map's element.
    pub root: NodeRef<html::Div>,
    /// True where the wheel and one finger scroll the page around it.
    pub cooperative: bool,
    pub(super) hint: Hint,
}

impl Live {
    /// A map that has not started.
    pub fn new(lang: Lang, hovered: RwSignal<Option<usize>>, cooperative: bool) -> Self {
        Self { handle: Handle::new(), lang, hovered, root: NodeRef::new(), cooperative, hint: Hint::new() }
    }

    /// The page, as long as it is there.
    pub fn page(self) -> Option<Arc<dyn Host>> {
        self.handle.look(|engine| engine.page.clone()).flatten()
    }

    /// Starts once the element is in the document, and from then on shows what the page has and does as it says.
    pub fn start(self, points: Arc<MapPoints>, page: Arc<dyn Host>) {
        attach(self.handle, points, Some(page), self.root, move || self.settled());
        effect(move || {
            keep(self.root.get().map(|root| self.furnish(&root)));
        });
        let follow = move |act: fn(&dyn Host, Self)| {
            effect(move || {
                self.handle.await_start();
                if let Some(page) = self.page() {
                    act(page.as_ref(), self);
                }
            });
        };
        follow(|page, live| {
            let passing = page.passing();
            live.handle.change(|engine, _| engine.set_passing(passing));
        });
        follow(|page, live| {
            let map = page.basemap();
            live.handle.change(|engine, _| engine.set_basemap(map));
        });
        follow(|page, live| {
            if let Some(to) = page.camera() {
                live.handle.change(|engine, now| engine.obey(to, now));
            }
        });
        follow(|page, live| {
            let row = page.selected();
            live.handle.change(|engine, now| engine.open(row, now));
            live.show_list();
        });
        follow(|_, live| {
            let row = live.hovered.get();
            live.handle.change(|engine, _| engine.scene.hovered = row);
        });
    }

    /// Everything has come to rest: the list follows, and where a person moved the map, it is told.
    fn settled(self) {
        let lang = self.lang;
        let (mut told, mut revealed) = (None, None);
        self.handle.quietly(|engine| {
            engine.items = listbox::items(engine, lang);
            let camera = engine.camera;
            let moved = engine.rested_at.replace(camera) != Some(camera);
            if std::mem::take(&mut engine.revealed) {
                revealed = Some(camera);
            }
            if engine.by_hand && moved {
                engine.by_hand = false;
                told = Some((camera, engine.items.iter().map(|item| item.members.len()).sum()));
            }
        });
        self.show_list();
        if let Some((root, camera)) = self.root().zip(self.handle.look(|engine| engine.camera)) {
            credit::show_scale(&root, lang, camera);
        }
        let looks = told.map(|(camera, _)| camera).or(revealed);
        if let (Some(camera), Some(page)) = (looks, self.page()) {
            page.looked(camera);
        }
        let Some((camera, count)) = told else { return };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "8 to 19")]
        let level = camera.zoom.round() as usize;
        self.tell(t::settled(lang, &format::number(lang, level), &listbox::counted(lang, count)));
    }

    /// Says what came of something pressed: at once.
    pub fn answer(self, text: String) {
        self.handle.quietly(|engine| engine.voice.answer(observe::now()));
        if let Some(page) = self.page() {
            page.say(text);
        }
    }

    /// Tells how things are now: after a pause, unless something else was just answered.
    fn tell(self, text: String) {
        let live = self;
        let speak = move || {
            if let (Some(true), Some(page)) =
                (live.handle.look(|engine| engine.voice.may_speak(observe::now())), live.page())
            {
                page.say(text);
            }
        };
        let waiting = set_timeout_with_handle(speak, DEBOUNCE).ok();
        self.handle.quietly(|engine| engine.voice.wait(waiting));
    }

    /// Does on the page what a press on the map means there.
    pub fn follow_up(self, outcome: Outcome) {
        let lang = self.lang;
        let place =
            |area: Option<usize>| self.handle.look(|engine| Some(engine.points.area(area?).to_owned())).flatten();
        match outcome {
            Outcome::Nothing => {}
            Outcome::Organisation(row) => {
                if let Some(page) = self.page() {
                    page.select(row);
                }
            }
            Outcome::Fanned(count, area) => {
                let counted = listbox::counted(lang, count);
                self.answer(
                    place(area)
                        .map_or_else(|| t::fanned(lang, &counted), |at| mapmove::area_fanned(lang, &counted, &at)),
                );
            }
            Outcome::Many(count, area) => {
                let counted = listbox::counted(lang, count);
                // Seen as well as heard: nothing else answers the press.
                let text = place(area)
                    .map_or_else(|| mapmove::spot_many(lang, &counted), |at| mapmove::area_many(lang, &counted, &at));
                self.show(&text, super::hint::STAY_FAILED);
            }
        }
    }

    /// The pointer is over the marker with this key, or over none.
    pub fn over(self, key: Option<usize>) {
        if self.handle.look(|engine| engine.scene.over != key) == Some(true) {
            let over = |part: HtmlElement| part.toggle_attribute_with_force("data-over", key.is_some()).ok();
            self.part(".map-viewport").and_then(over);
            self.handle.change(|engine, _| engine.scene.over = key);
        }
        let is_single =
            |engine: &Engine| engine.scene.marks.iter().filter_map(Mark::single).any(|row| Some(row) == key);
        let single = key.filter(|_| self.handle.look(is_single) == Some(true));
        if self.hovered.get_untracked() != single {
            self.hovered.set(single);
        }
    }
}
