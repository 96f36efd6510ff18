//! What can be saved of a file that was cut off or broken in the middle: everything that stands whole before the break.

/// The beginning of `text`, up to the last value that stands whole before byte `broken`, with what was open closed. None
/// when nothing stands whole.
pub(super) fn salvage(text: &str, broken: usize) -> Option<String> {
    let head = text.as_bytes().get(..broken.min(text.len()))?;
    let mut open: Vec<u8> = Vec::new();
    let (mut in_text, mut escaped) = (false, false);
    // Where a whole value ended last, and what was open there.
    let mut whole: Option<(usize, Vec<u8>)> = None;
    for (at, byte) in head.iter().enumerate() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b',' => whole = Some((at, open.clone())),
            b'}' | b']' => {
                if open.pop() != Some(*byte) {
                    break;
                }
                whole = Some((at + 1, open.clone()));
            }
            _ => {}
        }
    }
    let (end, open) = whole?;
    let mut mended = text.get(..end)?.to_owned();
    mended.extend(open.iter().rev().map(|byte| char::from(*byte)));
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::salvage;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn what_stands_whole_before_the_break_is_kept() {
        let text = r#"{"a": 1, "b": {"c": [1, 2], "d": "x, }\" y"}, "e": 3}"#;
        for (broken, kept) in [
            (10, json!({"a": 1})),
            (26, json!({"a": 1, "b": {"c": [1, 2]}})),
            (43, json!({"a": 1, "b": {"c": [1, 2]}})),
            (text.len(), json!({"a": 1, "b": {"c": [1, 2], "d": "x, }\" y"}, "e": 3})),
        ] {
            let mended = salvage(text, broken).unwrap_or_default();
            assert_eq!(serde_json::from_str::<Value>(&mended).ok(), Some(kept), "{broken}: {mended}");
        }
        assert_eq!((salvage(text, 5), salvage("", 9), salvage("no, thing", 1)), (None, None, None));
    }

    proptest! {
        #[test]
        fn a_cut_file_gives_a_part_of_itself(
            members in proptest::collection::btree_map("[a-z]{1,4}", ".{0,12}", 1..6), share in 0_usize..100
        ) {
            let whole = json!(members);
            let text = whole.to_string();
            let cut = text.len() * share / 100;
            let cut = (0..=cut).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            if let Some(mended) = salvage(&text[..cut], usize::MAX) {
                let part: Value = serde_json::from_str(&mended).unwrap_or_default();
                let part = part.as_object().cloned().unwrap_or_default();
                prop_assert!(part.iter().all(|(name, value)| whole.get(name) == Some(value)), "{}", mended);
            }
        }

        #[test]
        fn any_text_is_mended_or_not(text in ".{0,80}", broken in 0_usize..100) {
            let _ = salvage(&text, broken);
        }
    }
}
