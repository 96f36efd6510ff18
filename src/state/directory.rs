//! The register as the person sees it now: filtered, searched, sorted, selected, and kept in the address.

use super::endpoint::Endpoint;
use super::site::Site;
use crate::core::register::facets::{self, FacetCounts};
pub use crate::core::register::prepared::Prepared;
use crate::core::register::prepared::Preparing;
use crate::core::register::search::Query;
use crate::core::register::select::{Hit, Verdicts, as_flags, select};
use crate::core::register::sort::sort;
use crate::core::register::{MapQuery, OrgId, Point, Sort};
use crate::platform::document;
use crate::state::effect::effect;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long after the last keystroke or map movement the address follows.
const ADDRESS_DELAY: Duration = Duration::from_millis(350);

/// What passes now.
#[derive(Debug, Default)]
pub struct Selection {
    /// Passing signatories in the order of the list.
    pub hits: Vec<Hit>,
    /// One flag per row of the register, for the map.
    pub passing: Vec<bool>,
    /// Live counts for the facets.
    pub counts: FacetCounts,
}

/// The context of the map page, the list and the embedded map.
#[derive(Clone, Copy)]
pub struct Directory {
    /// What is chosen. Change it with [`Directory::change`].
    pub query: RwSignal<MapQuery>,
    /// Register and names, once both are here.
    pub prepared: Memo<Option<Arc<Prepared>>>,
    /// What passes.
    pub selection: Memo<Arc<Selection>>,
    /// What is searched for, for marking it.
    pub words: Memo<Query>,
    /// Row under the pointer or focus, in list or map.
    pub hovered: RwSignal<Option<usize>>,
    /// Where the person is, once the browser has been allowed to say so.
    pub near: RwSignal<Option<Point>>,
    /// Row of the organisation that was open last: where focus returns, and what "nearest" may be counted from.
    pub opened: RwSignal<Option<usize>>,
    written: StoredValue<String>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// Query members that are not the map's own, kept in the address as they came (an embed's options).
    extra: StoredValue<String>,
}

/// What distances are measured from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Origin {
    /// Where the person is.
    Person,
    /// The organisation in this row of the register.
    Organisation(usize),
    /// The middle of the map.
    Centre,
}

/// How a change of the query gets into the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// At once and as a step that Back undoes.
    New,
    /// After a pause, in place of the present step: typing, moving the map.
    Same,
}

impl Directory {
    /// Reads the address and follows it. `extra` is appended to every address written. Call inside a page.
    pub fn new(site: Site, endpoint: Endpoint, extra: String) -> Self {
        let search = site.search;
        let query = RwSignal::new(MapQuery::from_query_string(&search.get_untracked()));
        let prepared = prepare(site, endpoint);
        let (near, opened) = (RwSignal::new(None), RwSignal::new(None));
        // Selecting or moving the map does not filter anew, unless distances are counted from there.
        let filter = Memo::new(move |_| {
            let (mut filter, order) = query.with(|query| (query.filter.clone(), query.sort));
            // The query itself follows when the page is at rest, see below.
            prepared.with(|known| known.as_ref().is_some_and(|known| filter.forget_unknown(&known.shelves)));
            let from = if order == Sort::Near { origin(query, prepared, near, opened) } else { None };
            (filter, order, from.map(|(_, point)| point))
        });
        let selection = Memo::new_with_compare(
            move |_| {
                Arc::new(prepared.get().map_or_else(Selection::default, |prepared| {
                    filter.with(|(filter, order, from)| {
                        let register = &prepared.register;
                        let verdicts = Verdicts::new(&prepared.shelves, &prepared.index, filter);
                        let mut hits = select(&verdicts);
                        let words = &prepared.compact.vocabularies;
                        sort(&mut hits, register, &prepared.names, words, *order, *from);
                        Selection {
                            passing: as_flags(&hits, register.signatories.len()),
                            counts: facets::count(&prepared.shelves, &verdicts),
                            hits,
                        }
                    })
                }))
            },
            |before: Option<&Arc<Selection>>, after| {
                before.is_none_or(|before| !after.is_some_and(|after| Arc::ptr_eq(before, after)))
            },
        );
        let text = Memo::new(move |_| query.with(|query| query.filter.text.clone()));
        let words = Memo::new(move |_| {
            prepared
                .with(|prepared| {
                    let index = &prepared.as_ref()?.index;
                    Some(text.with(|text| index.weighed(index.query(text))))
                })
                .unwrap_or_default()
        });
        let directory = Self {
            query,
            prepared,
            selection,
            words,
            hovered: RwSignal::new(None),
            near,
            opened,
            written: StoredValue::new(search.get_untracked()),
            waiting: StoredValue::new(None),
            extra: StoredValue::new(extra),
        };
        effect(move || {
            let search = search.get();
            // What we wrote ourselves may already be behind what has been typed since.
            if directory.written.with_value(|written| *written != search) {
                directory.written.set_value(search.clone());
                query.set(MapQuery::from_query_string(&search));
            }
        });
        effect(move || {
            let Some(known) = prepared.get() else { return };
            document::mark("samspel:data-ready");
            let mut filter = query.with(|query| query.filter.clone());
            if filter.forget_unknown(&known.shelves) {
                query.update(|query| query.filter = filter);
            }
        });
        on_cleanup(move || {
            if let Some(Some(handle)) = directory.waiting.try_get_value() {
                handle.clear();
            }
        });
        directory
    }

    /// The context. Views call this once.
    pub fn get() -> Self {
        expect_context()
    }

    /// Changes what is chosen and lets the address follow.
    pub fn change(&self, site: Site, step: Step, change: impl FnOnce(&mut MapQuery)) {
        if let Some(handle) = self.waiting.get_value() {
            handle.clear();
            self.waiting.set_value(None);
            // What was typed is where Back leads to.
            if step == Step::New {
                self.write(site, true);
            }
        }
        self.query.update(change);
        let directory = *self;
        match step {
            Step::New => directory.write(site, false),
            Step::Same => {
                let handle = set_timeout_with_handle(move || directory.write(site, true), ADDRESS_DELAY);
                self.waiting.set_value(handle.ok());
            }
        }
    }

    fn write(&self, site: Site, replace: bool) {
        // The page may have been left while the address was waiting.
        let Some(mut text) = self.query.try_with_untracked(MapQuery::to_query_string) else { return };
        self.extra.with_value(|extra| {
            if !extra.is_empty() {
                if !text.is_empty() {
                    text.push('&');
                }
                text.push_str(extra);
            }
        });
        if self.written.with_value(|written| *written == text) {
            return;
        }
        self.written.set_value(text.clone());
        // The steps back of a page that frames this one are its reader's.
        site.go(&site.route.get_untracked(), &text, replace || document::is_framed());
    }

    /// Selects an organisation, or none.
    pub fn choose(&self, site: Site, id: Option<OrgId>) {
        if self.query.with_untracked(|query| query.selected != id) {
            self.change(site, Step::New, |query| query.selected = id);
        }
    }

    /// What distances are measured from, and where that is; nothing while no place is known. Tracked.
    pub fn origin(&self) -> Option<(Origin, Point)> {
        origin(self.query, self.prepared, self.near, self.opened)
    }

    /// Row of the selected organisation, tracked.
    pub fn selected_row(&self) -> Option<usize> {
        let prepared = self.prepared.get()?;
        let id = self.query.with(|query| query.selected.clone())?;
        prepared.register.find(id.as_str()).map(|(row, _)| row)
    }
}

/// Prepares the register anew for each language: at once where it is of the usual size, else in steps between which the
/// page answers.
fn prepare(site: Site, endpoint: Endpoint) -> Memo<Option<Arc<Prepared>>> {
    let (steps, work) = (RwSignal::new(0_u32), Mutex::new(None::<Preparing>));
    Memo::new_with_compare(
        move |_| {
            steps.track();
            let (register, compact) = (endpoint.register().value()?, endpoint.short().value()?);
            let lang = site.lang.get().id();
            let mut work = work.lock().ok()?;
            let known = work.take().filter(|work| work.is_of(&register, &compact, lang));
            let work = work.insert(known.unwrap_or_else(|| Preparing::new(register, compact, lang)));
            let mut done = work.go_on();
            // A page that is being written waits for no second step.
            while cfg!(feature = "prerender") && done.is_none() {
                done = work.go_on();
            }
            if done.is_none() {
                set_timeout(move || _ = steps.try_update(|steps| *steps += 1), Duration::ZERO);
            }
            done
        },
        changed,
    )
}

/// The person, else the organisation that was open last, else the middle of the map where it was moved.
fn origin(
    query: RwSignal<MapQuery>,
    prepared: Memo<Option<Arc<Prepared>>>,
    near: RwSignal<Option<Point>>,
    opened: RwSignal<Option<usize>>,
) -> Option<(Origin, Point)> {
    if let Some(point) = near.get() {
        return Some((Origin::Person, point));
    }
    let organisation = opened.get().and_then(|row| {
        let point = prepared.with(|prepared| prepared.as_ref()?.register.signatories.get(row)?.own_place())?;
        Some((Origin::Organisation(row), point))
    });
    organisation.or_else(|| {
        let at = query.with(|query| query.at)?;
        Some((Origin::Centre, Point::new(at.lon, at.lat)?))
    })
}

/// True unless both are the very same: comparing registers member by member would cost more than it saves.
fn changed(before: Option<&Option<Arc<Prepared>>>, after: Option<&Option<Arc<Prepared>>>) -> bool {
    match (before, after) {
        (Some(Some(before)), Some(Some(after))) => !Arc::ptr_eq(before, after),
        (Some(None), Some(None)) => false,
        _ => true,
    }
}
