//! Small letters without the standard library's case tables, which would cost the browser some seven kilobytes.

/// The small form of a letter of the scripts names come in: Latin with the diacritics of European languages, Greek,
/// Cyrillic and Armenian. Any other character is left as it is.
pub fn lower_char(c: char) -> char {
    let code = u32::from(c);
    let add = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => 32,
        0x400..=0x40f => 80,
        0x386 => 38,
        0x388..=0x38a => 37,
        0x38c => 64,
        0x38e..=0x38f => 63,
        0x531..=0x556 => 48,
        // Pairs of a capital and its small letter, the capital on even numbers.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95 => 1 - code % 2,
        // And on odd ones.
        0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce => code % 2,
        _ => 0,
    };
    char::from_u32(code + add).unwrap_or(c)
}

/// `text` in small letters.
pub fn lower(text: &str) -> String {
    text.chars().map(lower_char).collect()
}

#[cfg(test)]
mod tests {
    use super::{lower, lower_char};

    /// U+0130 becomes two characters, U+0178 and U+04C0 go far away; all are rare and left alone.
    const LEFT_ALONE: [char; 3] = ['\u{130}', '\u{178}', '\u{4c0}'];

    #[test]
    fn it_agrees_with_unicode_in_the_scripts_it_knows() {
        let blocks = [0x0..0x180, 0x384..0x3cf, 0x400..0x530, 0x531..0x557, 0x1e00..0x1e96];
        for c in blocks.into_iter().flatten().filter_map(char::from_u32).filter(|c| !LEFT_ALONE.contains(c)) {
            let expected: String = c.to_lowercase().collect();
            assert_eq!(lower_char(c).to_string(), expected, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn other_scripts_are_left_as_they_are() {
        assert_eq!(lower("ÅÄÖ Straße 東京 Ωμέγα МОСКВА"), "åäö straße 東京 ωμέγα москва");
    }
}
