//! Percent-encoding of query strings.

/// Appends `text` for use as a value in a query string: letters, digits, `-._~` and `,` stay as they are.
pub fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b',') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(HEX.get(usize::from(half)).map_or('0', |digit| char::from(*digit)));
            }
        }
    }
}

/// The text of an encoded value: `+` is a space, a broken escape stands for itself, bad UTF-8 becomes U+FFFD.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, tail @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(hex(*high) << 4 | hex(*low));
                rest = tail;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The value of a hexadecimal digit.
fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        b'A'..=b'F' => digit - b'A' + 10,
        _ => 0,
    }
}

/// The decoded pairs of a query string, with or without its `?`.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let query = query.strip_prefix('?').unwrap_or(query);
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

/// Appends `key=value` to a query string.
pub fn push_pair(out: &mut String, key: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(key);
    out.push('=');
    encode(value, out);
}

#[cfg(test)]
mod tests {
    use super::{decode, encode, pairs, push_pair};
    use proptest::prelude::*;

    #[test]
    fn broken_escapes_stand_for_themselves() {
        assert_eq!(decode("a+b%20c%C3%A5%zz%4%"), "a b cå%zz%4%");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }

    #[test]
    fn pairs_are_split_at_the_first_equals_sign() {
        let found: Vec<_> = pairs("?a=b=c&&d&=e").collect();
        let expected = [("a", "b=c"), ("d", ""), ("", "e")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn any_text_survives_and_nothing_escapes(text in any::<String>()) {
            let mut query = String::new();
            push_pair(&mut query, "q", &text);
            prop_assert_eq!(pairs(&query).collect::<Vec<_>>(), vec![("q".to_owned(), text.clone())]);
            let mut encoded = String::new();
            encode(&text, &mut encoded);
            prop_assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~,%".contains(&b)));
        }
    }
}
