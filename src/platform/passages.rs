//! The page's text as it stands on the screen, piece by piece, and a mark on a part of it.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What can hold text that is read.
const HOLDERS: &str = "h1,h2,h3,p,li";
/// What is not read: ways on, marks of where a text comes from, and what only the screen is for.
const SKIPPED: &str = ".no-print,.provenance,.small,.areas-touched,.eyebrow,details,form,nav";
/// The mark's name, in the style sheet too.
const MARK: &str = "reading";

/// An element with nothing but running text.
#[derive(Debug, Clone)]
pub struct Passage {
    element: Element,
    /// Its text.
    pub text: String,
}

/// The passages inside the element with this id, in order.
pub fn all(id: &str) -> Vec<Passage> {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id(id));
    let Some(found) = root.and_then(|root| root.query_selector_all(HOLDERS).ok()) else { return Vec::new() };
    let mut passages = Vec::new();
    for index in 0..found.length() {
        let Some(element) = found.item(index).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let skipped = element.closest(SKIPPED).ok().flatten().is_some();
        let holds_others = element.query_selector(HOLDERS).ok().flatten().is_some();
        if !skipped && !holds_others {
            let mut text = String::new();
            each_text(&element, &mut |_, piece| text.push_str(&piece));
            passages.push(Passage { element, text });
        }
    }
    passages
}

impl Passage {
    /// Marks its text from `from` to `to`, in units of UTF-16, and brings it into view. A browser that cannot mark text
    /// marks the whole passage.
    pub fn mark(&self, from: usize, to: usize) {
        unmark();
        let marked = self.range(from, to).and_then(|range| {
            let highlight = global("Highlight")?;
            let highlight = Reflect::construct(highlight.dyn_ref::<Function>()?, &Array::of1(&range)).ok()?;
            call("set", &[MARK.into(), highlight])
        });
        if marked.is_none() {
            let _ = self.element.class_list().add_1(MARK);
        }
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        self.element.scroll_into_view_with_scroll_into_view_options(&options);
    }

    fn range(&self, from: usize, to: usize) -> Option<Range> {
        let range = self.element.owner_document()?.create_range().ok()?;
        let mut at = 0;
        each_text(&self.element, &mut |node, piece| {
            let end = at + piece.encode_utf16().count();
            let place = |at: usize| u32::try_from(at).unwrap_or_default();
            if (at..end).contains(&from) {
                let _ = range.set_start(node, place(from - at));
            }
            if at < to && to <= end {
                let _ = range.set_end(node, place(to - at));
            }
            at = end;
        });
        (at >= to).then_some(range)
    }
}

/// Takes the mark away.
pub fn unmark() {
    let _ = call("delete", &[MARK.into()]);
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(element) = page.and_then(|page| page.query_selector(&[".", MARK].concat()).ok().flatten()) {
        let _ = element.class_list().remove_1(MARK);
    }
}

/// What the browser has under this name.
fn global(name: &str) -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &JsValue::from_str(name)).ok()
}

/// Calls a method of the page's register of highlights, where it has one.
fn call(method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let css = global("CSS")?;
    let highlights = Reflect::get(&css, &JsValue::from_str("highlights")).ok()?;
    let method = Reflect::get(&highlights, &JsValue::from_str(method)).ok()?;
    Reflect::apply(method.dyn_ref::<Function>()?, &highlights, &arguments.iter().collect()).ok()
}

/// Calls `visit` with every text below a node, in order. What only opens on demand, the definition of a word, is no part of
/// what stands there.
fn each_text(node: &Node, visit: &mut dyn FnMut(&Node, String)) {
    if node.node_type() == Node::TEXT_NODE {
        visit(node, node.text_content().unwrap_or_default());
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        if !node.dyn_ref::<Element>().is_some_and(|element| element.has_attribute("popover")) {
            each_text(&node, visit);
        }
        child = node.next_sibling();
    }
}
