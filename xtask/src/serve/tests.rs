//! The server over the wire.
#![allow(clippy::unwrap_used)]

use super::{Options, Server};
use crate::headers::Policy;
use crate::project::{Project, write};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;

struct Site {
    server: Option<Server>,
    dist: PathBuf,
}

impl Site {
    fn new(name: &str, base: &str) -> Self {
        let dist = std::env::temp_dir().join(format!("samspel-serve-{name}-{}", std::process::id()));
        write(&dist.join("index.html"), "<!doctype html><title>Start</title>").unwrap();
        write(&dist.join("app-0123456789abcdef.js"), "export default 1;").unwrap();
        write(&dist.join("app-0123456789abcdef.js.br"), "squeezed").unwrap();
        write(&dist.join("app_bg.wasm"), "\0asm").unwrap();
        write(&dist.join("data/v1/index.json"), "{}").unwrap();
        let policy = Policy::load(&Project::new()).unwrap();
        let server = Server::start(Options { dist: dist.clone(), base: base.to_owned(), policy, port: 0 }).unwrap();
        Self { server: Some(server), dist }
    }

    /// The response to a request, as text, its head in lower case.
    fn get(&self, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(self.server.as_ref().unwrap().address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        format!("{}\r\n\r\n{body}", head.to_lowercase())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.server.take());
        let _ = std::fs::remove_dir_all(&self.dist);
    }
}

#[test]
fn a_route_answers_with_the_page_and_its_headers() {
    let site = Site::new("route", "/");
    let answer = site.get("/karta?q=x", "");
    assert!(answer.starts_with("http/1.1 200") && answer.contains("<title>Start"), "{answer}");
    assert!(answer.contains("content-type: text/html; charset=utf-8\r\n") && answer.contains("frame-ancestors 'none'"));
}

#[test]
fn a_missing_file_is_a_plain_404_that_nobody_keeps() {
    let site = Site::new("missing", "/");
    for path in ["/app-fedcba9876543210.js", "/data/v1/nothing.json"] {
        let answer = site.get(path, "");
        assert!(answer.starts_with("http/1.1 404") && answer.contains("text/plain"), "{answer}");
        assert!(answer.contains("cache-control: no-store") && !answer.contains("<title>"));
    }
}

#[test]
fn the_small_form_is_sent_to_who_takes_it() {
    let site = Site::new("encoding", "/");
    let small = site.get("/app-0123456789abcdef.js", "Accept-Encoding: gzip, br\r\n");
    assert!(small.contains("content-encoding: br\r\n") && small.ends_with("squeezed"), "{small}");
    assert!(small.contains("content-type: text/javascript") && small.contains("immutable"));
    let whole = site.get("/app-0123456789abcdef.js", "Accept-Encoding: gzip\r\n");
    assert!(!whole.contains("content-encoding") && whole.ends_with("export default 1;"), "{whole}");
}

#[test]
fn a_known_version_is_not_sent_again() {
    let site = Site::new("etag", "/");
    let first = site.get("/data/v1/index.json", "");
    let tag = first.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    let again = site.get("/data/v1/index.json", &format!("If-None-Match: {tag}\r\n"));
    assert!(again.starts_with("http/1.1 304") && !again.contains("{}"), "{again}");
    assert!(again.contains("access-control-allow-origin: *"));
}

#[test]
fn the_module_has_the_type_browsers_compile_while_loading() {
    let site = Site::new("wasm", "/");
    assert!(site.get("/app_bg.wasm", "").contains("content-type: application/wasm\r\n"));
}

#[test]
fn below_another_base_only_that_base_is_served() {
    let site = Site::new("base", "/sub/");
    assert!(site.get("/sub/karta", "").starts_with("http/1.1 200"));
    assert!(site.get("/karta", "").starts_with("http/1.1 404"));
    let bare = site.get("/sub", "");
    assert!(bare.starts_with("http/1.1 308") && bare.contains("location: /sub/\r\n"), "{bare}");
    assert!(site.get("/sub/embed/karta", "").contains("frame-ancestors *"));
}

#[test]
fn a_taken_port_is_named_in_the_message() {
    let site = Site::new("port", "/");
    let port = site.server.as_ref().unwrap().address.port();
    let policy = Policy::load(&Project::new()).unwrap();
    let refused = Server::start(Options { dist: site.dist.clone(), base: "/".to_owned(), policy, port }).unwrap_err();
    assert!(refused.to_string().contains(&port.to_string()) && refused.to_string().contains("--port"));
}
