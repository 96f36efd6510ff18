//! Folding text for search: case and diacritics away, so that `Västra` is found by `vastra`.

use super::lower::lower_char;

/// Base letters of U+00C0 to U+024F in order; a dot where a character has none.
const LATIN: &[u8] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccdd\
ddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrssssss\
ssttttttuuuuuuuuuuuuwwyyyzzzzzzs..................f.............oo.............u\
u............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....\
aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";

/// Base letters of U+1E00 to U+1EFF (Vietnamese among others), in the same way.
const LATIN_ADDITIONAL: &[u8] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......\
aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
uuyyyyyyyy......";

/// Hands `out` the folded form of one character: none, one or two characters.
///
/// Combining marks, soft hyphens and zero-width characters fold to nothing, so that a decomposed `é` meets a composed
/// one; letters of other scripts are put in lower case.
pub fn fold_char(c: char, mut out: impl FnMut(char)) {
    let pair = match c {
        '\0'..='\u{7f}' => return out(c.to_ascii_lowercase()),
        'Æ' | 'æ' => "ae",
        'Œ' | 'œ' => "oe",
        'Þ' | 'þ' => "th",
        'ß' | 'ẞ' => "ss",
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => "",
        _ => {
            match base(c) {
                Some(letter) => out(letter),
                None => out(lower_char(c)),
            }
            return;
        }
    };
    pair.chars().for_each(out);
}

/// The base letter of a Latin letter with a diacritic.
fn base(c: char) -> Option<char> {
    let code = u32::from(c);
    let (table, first) = match code {
        0xc0..=0x24f => (LATIN, 0xc0),
        0x1e00..=0x1eff => (LATIN_ADDITIONAL, 0x1e00),
        _ => return None,
    };
    let letter = *table.get(usize::try_from(code - first).ok()?)?;
    (letter != b'.').then_some(char::from(letter))
}

/// `text` in lower case and without diacritics.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |c| folded.push(c));
    }
    folded
}

/// `text` folded, with every run of characters that are neither letters nor digits made one space, and a space first:
/// a word begins with `word` exactly where the result contains `" word"`.
pub fn fold_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    folded.push(' ');
    for c in text.chars() {
        fold_char(c, |c| {
            if c.is_alphanumeric() {
                folded.push(c);
            } else if !folded.ends_with(' ') {
                folded.push(' ');
            }
        });
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{LATIN, LATIN_ADDITIONAL, fold, fold_words};
    use proptest::prelude::*;

    #[test]
    fn case_and_diacritics_are_folded() {
        for (text, expected) in [
            ("Västra ÅKERN Öst", "vastra akern ost"),
            ("Café Señor Łódź Dvořák", "cafe senor lodz dvorak"),
            ("Ærø Straße Þór Œuvre", "aero strasse thor oeuvre"),
            ("Nguyễn Việt", "nguyen viet"),
            ("e\u{301}te\u{301}", "ete"),
            ("sam\u{ad}verkan\u{200b}", "samverkan"),
            ("ΑΘΗΝΑ Москва", "αθηνα москва"),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn tables_cover_their_ranges() {
        assert_eq!((LATIN.len(), LATIN_ADDITIONAL.len()), (0x250 - 0xc0, 0x100));
        assert_eq!(fold("ÿȳỹẏ"), "yyyy");
    }

    #[test]
    fn words_are_separated_by_one_space() {
        assert_eq!(fold_words("Idé-forum  (Öst)!"), " ide forum ost ");
        assert_eq!(fold_words(""), " ");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "[a-zåäöÅÄÖéÆßőŁ0-9 .-]*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
