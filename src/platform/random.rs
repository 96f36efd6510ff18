//! Names for new things.

/// Digits of a base-36 number, which are also safe in storage keys and file names.
const DIGITS: [char; 36] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
    'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
];

/// Random digits at the end of an id.
const RANDOM_DIGITS: usize = 8;

/// A new id of lower-case letters, digits and one hyphen, about 17 characters: the time in milliseconds and eight random
/// digits. It is unique among what one person makes, and not a secret.
pub fn id() -> String {
    let mut rest = js_sys::Date::now();
    let mut time = Vec::new();
    while rest >= 1.0 {
        time.push(digit(rest % 36.0));
        rest = (rest / 36.0).floor();
    }
    let random = (0..RANDOM_DIGITS).map(|_| digit(js_sys::Math::random() * 36.0));
    time.into_iter().rev().chain(std::iter::once('-')).chain(random).collect()
}

fn digit(value: f64) -> char {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 36")]
    let index = value as usize;
    DIGITS.get(index).copied().unwrap_or('0')
}
