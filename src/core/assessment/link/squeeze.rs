//! Repetition taken out: a small compression of its own (LZ77 by bytes), because notes repeat words and answers repeat ids.
//!
//! A control byte says what the next eight pieces are, lowest bit first: 0 a byte as it stands, 1 a repetition of two
//! bytes, twelve bits of distance and four of length.

/// Shortest repetition worth its two bytes.
const SHORTEST: usize = 3;
/// Longest repetition: four bits above the shortest.
const LONGEST: usize = SHORTEST + 15;
/// How far back a repetition may point: twelve bits.
const WINDOW: usize = 4_096;
/// How many earlier places are tried for each; more would find little more.
const TRIES: usize = 64;

/// The bytes with repetition taken out.
pub fn squeeze(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut heads = vec![usize::MAX; 4_096];
    let mut before = vec![usize::MAX; bytes.len()];
    let (mut at, mut control, mut bit) = (0, 0, 8_u8);
    while at < bytes.len() {
        if bit == 8 {
            control = out.len();
            out.push(0);
            bit = 0;
        }
        let (length, distance) = longest(bytes, at, &heads, &before);
        let taken = if length >= SHORTEST {
            if let Some(flags) = out.get_mut(control) {
                *flags |= 1 << bit;
            }
            // Twelve bits and four: both fit by the limits above.
            let word = u16::try_from((distance - 1) << 4 | (length - SHORTEST)).unwrap_or_default();
            out.extend(word.to_be_bytes());
            length
        } else {
            out.extend(bytes.get(at));
            1
        };
        for place in at..at + taken {
            if let Some(head) = hash(bytes, place).and_then(|hash| heads.get_mut(hash)) {
                if let Some(link) = before.get_mut(place) {
                    *link = *head;
                }
                *head = place;
            }
        }
        at += taken;
        bit += 1;
    }
    out
}

/// Where the three bytes at `place` are looked up; none at the end.
fn hash(bytes: &[u8], place: usize) -> Option<usize> {
    let [first, second, third] = *bytes.get(place..)?.first_chunk::<3>()?;
    Some((usize::from(first) << 4 ^ usize::from(second) << 2 ^ usize::from(third)) & 4_095)
}

/// Length and distance of the longest repetition that begins at `at`.
fn longest(bytes: &[u8], at: usize, heads: &[usize], before: &[usize]) -> (usize, usize) {
    let mut best = (0, 0);
    let rest = bytes.get(at..).unwrap_or_default();
    let mut place = hash(bytes, at).and_then(|hash| heads.get(hash)).copied().unwrap_or(usize::MAX);
    for _ in 0..TRIES {
        let Some(earlier) = bytes.get(place..).filter(|_| at - place <= WINDOW) else { break };
        let same = rest.iter().zip(earlier).take(LONGEST).take_while(|(a, b)| a == b).count();
        if same > best.0 {
            best = (same, at - place);
        }
        place = before.get(place).copied().unwrap_or(usize::MAX);
    }
    best
}

/// The bytes as they were; none when `squeezed` cannot be, or there would be more than `most` of them.
pub fn unsqueeze(squeezed: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut bytes = squeezed.iter().copied();
    while let Some(control) = bytes.next() {
        for bit in 0..8 {
            let Some(first) = bytes.next() else { break };
            if control >> bit & 1 == 0 {
                out.push(first);
            } else {
                let word = usize::from(u16::from_be_bytes([first, bytes.next()?]));
                let from = out.len().checked_sub((word >> 4) + 1)?;
                // One by one: a repetition may run into itself.
                for place in from..from + (word & 15) + SHORTEST {
                    out.push(*out.get(place)?);
                }
            }
        }
        if out.len() > most {
            return None;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn running_text_becomes_shorter() {
        let text = "Vi har möten en gång i månaden. På mötena tar vi upp det som inte fungerar, och det som fungerar. "
            .repeat(4);
        assert!(squeeze(text.as_bytes()).len() < text.len() / 2);
    }

    #[test]
    fn what_would_grow_without_end_is_refused() {
        let bomb = squeeze(&vec![7; 300_000]);
        assert!(bomb.len() < 40_000);
        assert_eq!(unsqueeze(&bomb, 256 * 1024), None);
        assert_eq!(unsqueeze(&bomb, 300_000).unwrap().len(), 300_000);
    }

    #[test]
    fn a_repetition_of_what_is_not_there_is_refused() {
        assert_eq!(unsqueeze(&[1, 0, 0], 100), None);
        assert_eq!(unsqueeze(&[2, 65, 0], 100), None, "cut off");
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in proptest::collection::vec(0_u8..6, 0..600)) {
            prop_assert_eq!(unsqueeze(&squeeze(&bytes), 600), Some(bytes));
        }

        #[test]
        fn any_bytes_come_back(bytes in any::<Vec<u8>>()) {
            prop_assert_eq!(unsqueeze(&squeeze(&bytes), bytes.len()), Some(bytes));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
            if let Some(out) = unsqueeze(&bytes, 10_000) {
                prop_assert!(out.len() <= 10_000);
            }
        }
    }
}
