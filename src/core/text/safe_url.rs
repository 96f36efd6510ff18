//! Links from data: a small allow-list of schemes, and nothing a reader could mistake for another address.

use super::lower::lower;
use std::fmt;

/// Longest address accepted, in bytes.
const MAX_LEN: usize = 2048;

/// An absolute `https:`, `http:` or `mailto:` address that is safe to put in `href`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SafeUrl(String);

/// Why an address was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsafeUrl {
    /// Nothing there.
    Empty,
    /// Longer than 2,048 bytes.
    TooLong,
    /// Holds a space, a control character, a backslash or an invisible or direction-changing character.
    BadCharacter,
    /// Not `https:`, `http:` or `mailto:` followed by what belongs there.
    Scheme,
    /// Holds a user name or password before the host.
    UserInfo,
    /// No host, or one no public site can have.
    Host,
    /// `mailto:` without exactly one plain address.
    Address,
}

impl UnsafeUrl {
    /// What was wrong, as a clause in English.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Empty => "is empty",
            Self::TooLong => "is longer than 2048 bytes",
            Self::BadCharacter => "holds a space, a backslash or an invisible character",
            Self::Scheme => "does not start with an allowed scheme (https://, http:// or mailto:)",
            Self::UserInfo => "holds a user name before the host",
            Self::Host => "has no usable host name",
            Self::Address => "is not one plain e-mail address",
        }
    }
}

impl fmt::Display for UnsafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the address {}", self.describe())
    }
}

impl std::error::Error for UnsafeUrl {}

impl SafeUrl {
    /// Checks `text` and puts its scheme in lower case; the rest is kept as written.
    ///
    /// # Errors
    /// [`UnsafeUrl`] says what was wrong. Nothing is repaired: an address that needs repair is not trusted.
    pub fn parse(text: &str) -> Result<Self, UnsafeUrl> {
        if text.is_empty() {
            return Err(UnsafeUrl::Empty);
        }
        if text.len() > MAX_LEN {
            return Err(UnsafeUrl::TooLong);
        }
        if text.chars().any(|c| c == '\\' || c.is_whitespace() || is_unseen(c)) {
            return Err(UnsafeUrl::BadCharacter);
        }
        let (scheme, rest) = text.split_once(':').ok_or(UnsafeUrl::Scheme)?;
        let scheme = ["https", "http", "mailto"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
        let scheme = scheme.ok_or(UnsafeUrl::Scheme)?;
        if scheme == "mailto" {
            if !is_plain_email(rest) {
                return Err(UnsafeUrl::Address);
            }
        } else {
            let authority = authority(rest.strip_prefix("//").ok_or(UnsafeUrl::Scheme)?);
            if authority.contains('@') {
                return Err(UnsafeUrl::UserInfo);
            }
            let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
            if !is_host(host) || port.is_empty() || port.parse::<u16>().is_err() || port.starts_with('+') {
                return Err(UnsafeUrl::Host);
            }
        }
        let mut url = String::with_capacity(text.len());
        url.push_str(scheme);
        url.push(':');
        url.push_str(rest);
        Ok(Self(url))
    }

    /// The address, ready for `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// False for `http:` (to be marked) and `mailto:`.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }

    /// The host in lower case for display, without `www.`, letters outside ASCII as punycode so that look-alikes show;
    /// for `mailto:` the host of the e-mail address.
    pub fn host(&self) -> String {
        let host = if let Some(address) = self.0.strip_prefix("mailto:") {
            address.split_once('@').map_or("", |(_, host)| host)
        } else {
            let authority = authority(self.0.split_once("//").map_or("", |(_, rest)| rest));
            authority.split(':').next().unwrap_or_default()
        };
        let lower = lower(host);
        let mut shown = String::with_capacity(lower.len());
        for label in lower.strip_prefix("www.").unwrap_or(&lower).split('.') {
            if !shown.is_empty() {
                shown.push('.');
            }
            if label.is_ascii() {
                shown.push_str(label);
            } else {
                shown.push_str("xn--");
                push_punycode(label, &mut shown);
            }
        }
        shown
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands between `//` and the path.
fn authority(after_slashes: &str) -> &str {
    after_slashes.split(['/', '?', '#']).next().unwrap_or_default()
}

/// True for control characters and for those that are invisible or turn the direction of writing.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// True when `host` has at least two labels of letters, digits and hyphens. Letters that browsers turn into others
/// (full-width, mathematical) are refused, since the host shown would not be the host opened.
fn is_host(host: &str) -> bool {
    let plain = |c: char| {
        c.is_alphanumeric() && matches!(c, '\0'..='\u{1fff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
    };
    host.len() <= 253
        && host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c == '-' || plain(c))
        })
}

/// True for one plain e-mail address, without display name, quoting, header fields or anything percent-encoded.
pub fn is_plain_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '\'');
    !local.is_empty()
        && text.len() <= 254
        && local.len() <= 64
        && local.chars().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && is_host(host)
}

/// Appends the punycode of `label` (RFC 3492) to `out`.
fn push_punycode(label: &str, out: &mut String) {
    let mut handled = 0_u32;
    for c in label.chars().filter(char::is_ascii) {
        out.push(c);
        handled += 1;
    }
    let basic = handled;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias) = (128_u32, 0_u32, 72_u32);
    while let Some(next) = label.chars().map(u32::from).filter(|code| *code >= n).min() {
        delta += (next - n) * (handled + 1);
        n = next;
        for code in label.chars().map(u32::from) {
            if code < n {
                delta += 1;
            }
            if code == n {
                push_variable(delta, bias, out);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        n += 1;
    }
}

/// Appends `value` as punycode's variable-length integer.
fn push_variable(value: u32, bias: u32, out: &mut String) {
    let digit = |value: u32| {
        let byte = u8::try_from(value).unwrap_or_default();
        char::from(if byte < 26 { b'a' + byte } else { b'0' + (byte - 26) })
    };
    let mut rest = value;
    let mut k = 36;
    loop {
        let threshold = if k <= bias { 1 } else { (k - bias).min(26) };
        if rest < threshold {
            break;
        }
        out.push(digit(threshold + (rest - threshold) % (36 - threshold)));
        rest = (rest - threshold) / (36 - threshold);
        k += 36;
    }
    out.push(digit(rest));
}

/// Punycode's next bias.
fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{SafeUrl, UnsafeUrl};
    use proptest::prelude::*;

    #[test]
    fn ordinary_addresses_are_kept_as_written() {
        for (text, https, host) in [
            ("https://example.org", true, "example.org"),
            ("http://www.example.org/om-oss?x=1&y=2#del", false, "example.org"),
            ("https://example.org:8443/a:b@c", true, "example.org"),
            ("https://räksmörgås.example/å ä ö".split(' ').next().unwrap(), true, "xn--rksmrgs-5wao1o.example"),
            ("mailto:info@example.org", false, "example.org"),
        ] {
            let url = SafeUrl::parse(text).unwrap();
            assert_eq!((url.as_str(), url.is_https(), url.host().as_str()), (text, https, host));
        }
        assert_eq!(SafeUrl::parse("HTTPS://Example.ORG/A").unwrap().as_str(), "https://Example.ORG/A");
    }

    #[test]
    fn evasions_are_refused() {
        use UnsafeUrl::{Address, BadCharacter, Empty, Host, Scheme, TooLong, UserInfo};
        for (text, why) in [
            ("", Empty),
            ("javascript:alert(1)", Scheme),
            ("JaVaScRiPt:alert(1)", Scheme),
            ("java\tscript:alert(1)", BadCharacter),
            ("java\nscript:alert(1)", BadCharacter),
            ("\u{1}javascript:alert(1)", BadCharacter),
            (" https://example.org", BadCharacter),
            ("https://example.org ", BadCharacter),
            ("javascript://example.org/%0aalert(1)", Scheme),
            ("data:text/html,<script>alert(1)</script>", Scheme),
            ("vbscript:msgbox(1)", Scheme),
            ("blob:https://example.org/1", Scheme),
            ("file:///etc/passwd", Scheme),
            ("ftp://example.org", Scheme),
            ("//evil.example", Scheme),
            ("/relative", Scheme),
            ("example.org", Scheme),
            ("https:evil.example", Scheme),
            ("https:/evil.example", Scheme),
            ("https:\\\\evil.example", BadCharacter),
            ("https://good.example\\@evil.example", BadCharacter),
            ("https:///evil.example", Host),
            ("https://", Host),
            ("https://evil", Host),
            ("https://.example.org", Host),
            ("https://good.example@evil.example", UserInfo),
            ("https://user:pass@evil.example", UserInfo),
            ("https://exa%6dple.org", Host),
            ("https://example.org:99999", Host),
            ("https://example.org:", Host),
            ("https://example.org:+80", Host),
            ("https://ｅｖｉｌ.example", Host),
            ("https://good.example\u{202e}gro.live", BadCharacter),
            ("https://good\u{200b}.example", BadCharacter),
            ("https://good。example.org", Host),
            ("https://[::1]/", Host),
            ("mailto:", Address),
            ("mailto:a@b.example,c@d.example", Address),
            ("mailto:a@b.example?bcc=c@d.example", Address),
            ("mailto:a%0d%0abcc:x@b.example", Address),
            ("jаvascript:alert(1)", Scheme),
        ] {
            assert_eq!(SafeUrl::parse(text), Err(why), "{text:?}");
        }
        assert_eq!(SafeUrl::parse(&format!("https://example.org/{}", "a".repeat(2048))), Err(TooLong));
    }

    #[test]
    fn look_alike_hosts_show_as_punycode() {
        assert_eq!(SafeUrl::parse("https://gооgle.example").unwrap().host(), "xn--ggle-55da.example");
        assert_eq!(SafeUrl::parse("https://例え.example").unwrap().host(), "xn--r8jz45g.example");
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_starts_with_an_allowed_scheme_and_parses_again(
            text in prop_oneof![any::<String>(), "(?i)(https?|mailto|javascript|data)?:?/{0,3}[a-z@.:\\\\ \u{202e}å/?#%]{0,20}"]
        ) {
            if let Ok(url) = SafeUrl::parse(&text) {
                let safe = ["https://", "http://", "mailto:"].iter().any(|scheme| url.as_str().starts_with(scheme));
                prop_assert!(safe, "{:?}", url);
                prop_assert_eq!(SafeUrl::parse(url.as_str()), Ok(url.clone()));
                prop_assert!(url.host().is_ascii() && url.host().contains('.'));
            }
        }
    }
}
