//! The arrows between layers run one way (`ui → state → platform → core`), nothing writes HTML from text, nothing needs
//! a laxer content security policy, nothing is compiled a hundred times over, and no file outgrows one thing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// Longest file in lines.
const MAX_LINES: usize = 400;

/// Crates (and their families, `leptos_router`, `gloo_net`) the core may not know.
const BROWSER_CRATES: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// What the core would read a clock or draw lots with.
const IMPURE: [&str; 3] = ["SystemTime", "getrandom", "rand"];

/// Ways to turn text into HTML or into a program, in Rust's spelling and the browser's.
const SINKS: [&str; 10] = [
    "inner_html",
    "set_inner_html",
    "outer_html",
    "set_outer_html",
    "insert_adjacent_html",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document_write",
    "create_contextual_fragment",
];

/// What is compiled anew for every use, what stands in its place, and where that is.
const HEAVY: [(&str, &str, &str); 3] = [
    ("Effect::new", "effect", "state/effect.rs"),
    ("collect_view", "views", "ui/parts/views.rs"),
    ("<Show ", "When", "ui/parts/when.rs"),
];

/// The layers a file in `layer` may not name.
fn beyond(layer: &str) -> &'static [&'static str] {
    match layer {
        "core" => &["platform", "state", "ui"],
        "platform" => &["state", "ui"],
        "state" => &["ui"],
        "ui" => &["platform"],
        _ => &[],
    }
}

/// Everything wrong with one file. `path` is relative to `src`, with `/`.
fn faults(path: &str, source: &str) -> Vec<String> {
    let layer = path.split_once('/').map_or("", |(layer, _)| layer);
    let code = without(source, false);
    let bare = without(source, true);
    let mut faults = Vec::new();
    let mut fault = |at: usize, what: String| {
        let line = source.chars().take(at).filter(|c| *c == '\n').count() + 1;
        faults.push(format!("src/{path}:{line}: {what}"));
    };
    for (at, used) in layers_named(path, &bare) {
        if beyond(layer).contains(&used.as_str()) {
            fault(at, format!("`{layer}` names `{used}`"));
        }
    }
    let words = words(&bare);
    if layer == "core" {
        for (at, word) in &words {
            let family = BROWSER_CRATES.iter().any(|name| word == name || word.starts_with(&format!("{name}_")));
            if family || IMPURE.contains(&word.as_str()) {
                fault(*at, format!("the core names `{word}`"));
            }
        }
        for at in find(&bare, "Instant::now") {
            fault(at, "the core reads a clock".to_owned());
        }
    }
    // Strings count here: `innerHTML` may also reach the browser as a property's name.
    for (at, word) in self::words(&code) {
        if SINKS.contains(&word.as_str()) {
            fault(at, format!("`{word}` writes HTML"));
        }
    }
    for at in find(&code, "eval(") {
        if !preceded_by_word(&code, at) {
            fault(at, "`eval` runs text as a program".to_owned());
        }
    }
    for at in find(&bare, "Function::new") {
        if !preceded_by_word(&bare, at) {
            fault(at, "`Function::new` runs text as a program".to_owned());
        }
    }
    for (heavy, light, home) in HEAVY {
        for at in find(&bare, heavy).into_iter().filter(|_| path != home) {
            fault(at, format!("`{heavy}` is compiled anew for every use; take `{light}` (src/{home})"));
        }
    }
    if layer == "ui" {
        for at in find(&bare, "style=") {
            // `style=("prop", value)` and `style:prop=` set one property, which the policy allows.
            let sets_property = bare.get(at + 6) == Some(&'(');
            let compares = bare.get(at + 6) == Some(&'=');
            let longer_name = preceded_by_word(&bare, at) || (at > 0 && bare[at - 1] == '-');
            if !sets_property && !compares && !longer_name {
                fault(at, "the content security policy blocks a `style` attribute; use `style:prop=`".to_owned());
            }
        }
    }
    let lines = source.lines().count();
    if lines > MAX_LINES {
        faults.push(format!("src/{path}: {lines} lines, at most {MAX_LINES}"));
    }
    faults
}

/// The source without comments; with `strings` also without the insides of texts. Same length, line breaks kept.
fn without(source: &str, strings: bool) -> Vec<char> {
    let chars: Vec<char> = source.chars().collect();
    let is = |at: usize, c: char| chars.get(at) == Some(&c);
    let mut out = Vec::with_capacity(chars.len());
    let blank = |out: &mut Vec<char>, from: usize, to: usize| {
        out.extend(chars[from..to.min(chars.len())].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
    };
    let mut at = 0;
    while at < chars.len() {
        let starts_word = !out.last().is_some_and(|c: &char| c.is_alphanumeric() || *c == '_');
        let raw = if starts_word { raw_string_start(&chars, at) } else { None };
        if is(at, '/') && is(at + 1, '/') {
            let end = (at..chars.len()).find(|end| is(*end, '\n')).unwrap_or(chars.len());
            blank(&mut out, at, end);
            at = end;
        } else if is(at, '/') && is(at + 1, '*') {
            let (mut depth, mut end) = (1, at + 2);
            while depth > 0 && end < chars.len() {
                let step = match (is(end, '/'), is(end, '*'), is(end + 1, '/'), is(end + 1, '*')) {
                    (true, _, _, true) => 1,
                    (_, true, true, _) => -1,
                    _ => 0,
                };
                depth += step;
                end += if step == 0 { 1 } else { 2 };
            }
            blank(&mut out, at, end);
            at = end.min(chars.len());
        } else if let Some((open, hashes)) = raw {
            let closes = |end: usize| is(end, '"') && (1..=hashes).all(|hash| is(end + hash, '#'));
            let end = (open + 1..chars.len()).find(|end| closes(*end)).unwrap_or(chars.len());
            out.extend(&chars[at..=open]);
            at = text(&mut out, &chars, open + 1, end, strings);
        } else if is(at, '"') {
            let mut end = at + 1;
            while end < chars.len() && !is(end, '"') {
                end += if is(end, '\\') { 2 } else { 1 };
            }
            out.push('"');
            at = text(&mut out, &chars, at + 1, end.min(chars.len()), strings);
        } else if is(at, '\'') && (is(at + 1, '\\') || is(at + 2, '\'')) {
            // A character, not a lifetime.
            let end = (at + 2..chars.len()).find(|end| is(*end, '\'') && (*end > at + 2 || !is(at + 1, '\\')));
            let end = end.map_or(chars.len(), |end| end + 1);
            blank(&mut out, at, end);
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// Where the quotation mark of a raw string beginning at `at` stands, and how many `#` it has.
fn raw_string_start(chars: &[char], at: usize) -> Option<(usize, usize)> {
    let mut open = at;
    if chars.get(open) == Some(&'b') {
        open += 1;
    }
    if chars.get(open) != Some(&'r') {
        return None;
    }
    open += 1;
    let hashes = chars[open..].iter().take_while(|c| **c == '#').count();
    (chars.get(open + hashes) == Some(&'"')).then_some((open + hashes, hashes))
}

/// Copies or blanks the inside of a text and copies its closing mark.
fn text(out: &mut Vec<char>, chars: &[char], from: usize, end: usize, blank: bool) -> usize {
    out.extend(chars[from..end].iter().map(|c| if blank && *c != '\n' { ' ' } else { *c }));
    out.extend(chars.get(end));
    (end + 1).min(chars.len())
}

/// Every identifier with its place.
fn words(code: &[char]) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (at, c) in code.iter().enumerate() {
        let is_word = c.is_alphanumeric() || *c == '_';
        if is_word && inside {
            words.last_mut().unwrap().1.push(*c);
        } else if is_word {
            words.push((at, c.to_string()));
        }
        inside = is_word;
    }
    words
}

fn find(code: &[char], what: &str) -> Vec<usize> {
    let what: Vec<char> = what.chars().collect();
    code.windows(what.len()).enumerate().filter(|(_, window)| *window == what).map(|(at, _)| at).collect()
}

fn preceded_by_word(code: &[char], at: usize) -> bool {
    at > 0 && (code[at - 1].is_alphanumeric() || code[at - 1] == '_')
}

/// First segments of paths that start at the crate's root: `crate::x`, `crate::{x, y::z}`, `super::super::x`.
fn layers_named(path: &str, code: &[char]) -> Vec<(usize, String)> {
    // White space may stand anywhere in a path.
    let dense: Vec<(usize, char)> = code.iter().copied().enumerate().filter(|(_, c)| !c.is_whitespace()).collect();
    let only: Vec<char> = dense.iter().map(|(_, c)| *c).collect();
    let depth = path.trim_end_matches("/mod.rs").split('/').count();
    let mut named = Vec::new();
    for start in ["crate::", "super::"] {
        for at in find(&only, start) {
            // `use` and `pub(in` lose their space above, so only a path before it makes this no beginning.
            if at >= 2 && only[at - 2..at] == [':', ':'] {
                continue;
            }
            let (mut next, mut climbed) = (at + 7, 1);
            while only[next..].starts_with(&['s', 'u', 'p', 'e', 'r', ':', ':']) {
                (next, climbed) = (next + 7, climbed + 1);
            }
            if start == "crate::" || climbed >= depth {
                named.extend(segments(&only, next).into_iter().map(|(at, name)| (dense[at].0, name)));
            }
        }
    }
    named
}

/// The names at `at`: one, or those a group there starts with.
fn segments(code: &[char], at: usize) -> Vec<(usize, String)> {
    let name =
        |at: usize| (at, code[at..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').collect::<String>());
    if code.get(at) != Some(&'{') {
        return vec![name(at)];
    }
    let mut found = vec![name(at + 1)];
    let mut depth = 0;
    for (place, c) in code.iter().enumerate().skip(at) {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => found.push(name(place + 1)),
            _ => {}
        }
    }
    found
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn the_source_keeps_to_its_layers() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    files.sort();
    assert!(files.len() > 30, "only {} files found", files.len());
    let mut all = Vec::new();
    for file in files {
        let path = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        all.extend(faults(&path, &fs::read_to_string(&file).unwrap()));
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[test]
fn an_arrow_that_runs_backwards_is_found() {
    for (path, source) in [
        ("core/text/fold.rs", "use crate::platform::clock;"),
        ("core/decode.rs", "fn f() { crate::ui::app() }"),
        ("core/text/fold.rs", "use crate::{core::decode, state::Site};"),
        ("core/text/fold.rs", "use crate::{\n    core::{decode, text},\n    ui,\n};"),
        ("core/text/fold.rs", "use super::super::super::state::Site;"),
        ("core/text/mod.rs", "use super::super::state::Site;"),
        ("platform/clock.rs", "use crate::state::Site;"),
        ("state/site.rs", "use crate :: ui :: App;"),
        ("ui/pages/home.rs", "pub use crate::platform::clock::now;"),
        ("core/decode.rs", "use leptos::prelude::*;"),
        ("core/decode.rs", "use gloo_net::http::Request;"),
        ("core/decode.rs", "type W = web_sys::Window;"),
        ("core/decode.rs", "let now = std::time::SystemTime::now();"),
        ("core/decode.rs", "let now = Instant::now();"),
    ] {
        assert_eq!(faults(path, source).len(), 1, "{path}: {source}");
    }
}

#[test]
fn a_sink_a_style_attribute_a_long_file_and_what_weighs_are_found() {
    for (path, source) in [
        ("ui/app.rs", "view! { <p inner_html=text></p> }"),
        ("platform/document.rs", "element.set_inner_html(&text);"),
        ("platform/document.rs", "Reflect::set(&element, &\"innerHTML\".into(), &text)"),
        ("platform/document.rs", "let _ = js_sys::eval(\"1\");"),
        ("platform/document.rs", "js_sys::Function::new_no_args(\"\")"),
        ("ui/app.rs", "view! { <p style=\"color:red\"></p> }"),
        ("ui/app.rs", "view! { <p style=move || css.get()></p> }"),
        ("ui/app.rs", &"\n".repeat(MAX_LINES + 1)),
        ("ui/app.rs", "Effect::new(move |_| site.title.track());"),
        ("ui/app.rs", "list.into_iter().map(item).collect_view()"),
        ("ui/app.rs", "view! { <Show when=open>x</Show> }"),
    ] {
        assert_eq!(faults(path, source).len(), 1, "{path}: {source:.60}");
    }
    let here = faults("ui/app.rs", "\n\nfn f() {}\nlet x = a.inner_html();");
    assert_eq!(here, ["src/ui/app.rs:4: `inner_html` writes HTML"]);
}

#[test]
fn what_is_allowed_is_left_alone() {
    for (path, source) in [
        ("core/decode.rs", "//! No leptos, no crate::ui, no eval(x).\n/* web_sys /* js_sys */ crate::state */"),
        ("core/decode.rs", "let text = \"crate::ui and leptos\"; let raw = r#\"use crate::ui; \"quoted\" web_sys\"#;"),
        ("core/text/fold.rs", "use super::super::decode; mod tests { use super::*; use super::super::safe_url; }"),
        (
            "core/text/fold.rs",
            "let (quote, bracket, life): (char, char, &'static str) = ('\"', '\\'', \"\"); // leptos",
        ),
        ("core/text/fold.rs", "let state = crate::core::text::state; let ui = state.ui; medieval(x); brand(rand_like)"),
        ("platform/fetch.rs", "use crate::core::decode; use web_sys::Window;"),
        ("state/site.rs", "use crate::{core::{compact, register}, platform::fetch}; use super::load;"),
        (
            "ui/app.rs",
            "use crate::state::Site; view! { <p style:width=w style=(\"--x\", 1) data-style=1></p> }; if style == 1 {}",
        ),
        ("state/effect.rs", "Effect::new(move |_: Option<()>| act());"),
        ("lib.rs", "pub mod ui; use crate::ui::App;"),
        ("ui/app.rs", &"\n".repeat(MAX_LINES)),
    ] {
        assert_eq!(faults(path, source), Vec::<String>::new(), "{path}: {source:.60}");
    }
}
