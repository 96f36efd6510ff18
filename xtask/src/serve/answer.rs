//! From a request to a response.

use super::resolve::{Target, resolve};
use crate::headers::Policy;
use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LOCATION, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A bundle and how it is served.
#[derive(Debug)]
pub struct Site {
    /// The bundle's folder.
    pub dist: PathBuf,
    /// The path it is served under, beginning and ending with `/`.
    pub base: String,
    /// The headers.
    pub policy: Policy,
}

/// Encodings a file may lie beside itself in, best first: name on the wire, ending of the file.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

impl Site {
    /// Answers a request for `path`, percent-encoded, without query.
    pub fn answer(&self, method: &Method, path: &str, asked: &HeaderMap) -> Response<Body> {
        if method != Method::GET && method != Method::HEAD {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here.\n");
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        let Some(inside) = self.below_base(path) else {
            return self.outside_base(path);
        };
        let mut response = match resolve(&self.dist, &inside) {
            Target::File(file) | Target::Shell(file) => {
                self.file(&file, asked).unwrap_or_else(|| plain(StatusCode::NOT_FOUND, "Not found.\n"))
            }
            Target::Missing => plain(StatusCode::NOT_FOUND, "Not found.\n"),
        };
        let found = response.status() != StatusCode::NOT_FOUND;
        for (name, value) in self.policy.for_path(&inside) {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                response.headers_mut().insert(name, value);
            }
        }
        if !found {
            // What is missing now may be there after the next upload, whatever its name promises.
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        if method == Method::HEAD {
            *response.body_mut() = Body::empty();
        }
        response
    }

    /// The address below the base, beginning with `/`.
    fn below_base(&self, path: &str) -> Option<String> {
        path.strip_prefix(&self.base).map(|inside| format!("/{inside}"))
    }

    /// The base without its last slash leads to the base; nothing else lies outside.
    fn outside_base(&self, path: &str) -> Response<Body> {
        let mut response = plain(StatusCode::NOT_FOUND, "Not found.\n");
        if Some(path) == self.base.strip_suffix('/')
            && let Ok(place) = HeaderValue::try_from(&self.base)
        {
            *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
            response.headers_mut().insert(LOCATION, place);
        }
        response
    }

    fn file(&self, file: &Path, asked: &HeaderMap) -> Option<Response<Body>> {
        let encoding = ENCODINGS.iter().find(|(name, ending)| accepts(asked, name) && beside(file, ending).is_file());
        let stored = encoding.map_or_else(|| file.to_path_buf(), |(_, ending)| beside(file, ending));
        let tag = etag(&stored, encoding.map_or("", |(name, _)| name))?;
        let mut response = if is_known(asked, &tag) {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            let bytes = std::fs::read(&stored).ok()?;
            let length = bytes.len();
            let mut response = Response::new(Body::from(bytes));
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::try_from(self.policy.content_type(file)).ok()?);
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
            if let Some((name, _)) = encoding {
                response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(name));
            }
            response
        };
        response.headers_mut().insert(ETAG, HeaderValue::try_from(tag).ok()?);
        response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        Some(response)
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(ending);
    PathBuf::from(name)
}

/// Strong within one bundle: every build writes its files anew, so time and length tell versions apart.
fn etag(stored: &Path, encoding: &str) -> Option<String> {
    let about = std::fs::metadata(stored).ok()?;
    let written = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    Some(format!("\"{written:x}-{:x}{encoding}\"", about.len()))
}

fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let tags =
        asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).flat_map(|text| text.split(','));
    tags.map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    let listed = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    listed.flat_map(|text| text.split(',')).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let wanted = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = parts.filter_map(|part| part.strip_prefix("q=")).any(|weight| weight.parse() == Ok(0.0_f32));
        wanted && !refused
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn asking(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::try_from(value).unwrap())])
    }

    #[test]
    fn an_encoding_counts_only_when_it_is_not_refused() {
        let asked = asking(ACCEPT_ENCODING, "gzip;q=0, deflate, br;q=0.5");
        assert!(accepts(&asked, "br") && !accepts(&asked, "gzip"));
        assert!(!accepts(&HeaderMap::new(), "br"));
    }

    #[test]
    fn a_tag_is_known_among_several_and_in_its_weak_form() {
        assert!(is_known(&asking(IF_NONE_MATCH, "\"a\", W/\"b\""), "\"b\""));
        assert!(!is_known(&asking(IF_NONE_MATCH, "\"a\""), "\"b\""));
    }
}
