#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::plan::Cell;
use super::super::samples::{NOW, answered, instrument};
use super::super::{About, Choice, Scope};
use super::*;
use crate::core::compact::Party;
use proptest::prelude::*;

const ALL: Along = Along { notes: true, examples: true, plan: true };

fn full() -> Assessment {
    let instrument = instrument(4, 6, 4);
    let mut one = answered(&instrument, Party::Organisation, &[]);
    for (nr, indicator) in instrument.indicators.iter().enumerate() {
        let choice = match nr % 6 {
            4 => Choice::Unknown,
            5 => Choice::NotApplicable,
            level => Choice::Level(u8::try_from(level).unwrap()),
        };
        one.choose(&indicator.id, Some(choice), NOW);
    }
    one.set_title("Föreningen 2026", NOW);
    one
}

fn with_texts() -> Assessment {
    let mut one = full();
    one.set_note("A1", "A note about Kim", NOW);
    one.set_example("A4", "The reply of May", NOW);
    one.add_row("r1", NOW);
    one.edit_cell("r1", Cell::What, "Meet twice a year", NOW);
    one
}

#[test]
fn twenty_four_levels_fit_a_short_link() {
    let fragment = encode(&carried(&full(), Along::default())).unwrap();
    assert!(fragment.len() < 330, "{} characters: {fragment}", fragment.len());
    assert!(fragment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)), "{fragment}");
}

#[test]
fn only_what_was_asked_for_goes_along() {
    let one = with_texts();
    let read = |along| decode(&encode(&carried(&one, along)).unwrap()).unwrap().value.into_parts().0;
    let bare = read(Along::default());
    assert_eq!((bare.answers["A1"].note.as_str(), bare.answers["A4"].example.as_str(), bare.plan.len()), ("", "", 0));
    assert_eq!(bare.answers.len(), one.answers.len());
    let noted = read(Along { notes: true, ..Along::default() });
    assert_eq!((noted.answers["A1"].note.as_str(), noted.answers["A4"].example.as_str()), ("A note about Kim", ""));
    let planned = read(Along { plan: true, ..Along::default() });
    assert_eq!((planned.plan.len(), planned.answers["A1"].note.as_str()), (1, ""));
    assert_eq!(read(ALL), one);
}

#[test]
fn an_answer_with_only_a_note_is_no_answer_in_a_link_without_notes() {
    let mut one = answered(&instrument(4, 1, 1), Party::City, &[]);
    one.set_note("A1", "thinking", NOW);
    assert!(carried(&one, Along::default()).answers.is_empty());
}

#[test]
fn a_whole_address_is_read_by_its_fragment() {
    let fragment = encode(&full()).unwrap();
    let address = format!("  https://samspel.example/sjalvskattning/jamfor?x=1#{fragment}\n");
    assert_eq!(decode(&address).unwrap().value.into_parts().0, full());
}

#[test]
fn what_is_too_long_for_a_link_is_said_with_its_length() {
    let mut one = full();
    let text: String = (0..9_000_u32).map(|n| char::from_u32(0x4e00 + n * 7 % 9_000).unwrap()).collect();
    for id in ["A1", "A2", "A3"] {
        one.set_note(id, &text, NOW);
    }
    let TooLong { chars } = encode(&one).unwrap_err();
    assert!(chars > MAX_CHARS);
}

#[test]
fn what_is_no_link_of_ours_is_told_apart() {
    let fragment = encode(&full()).unwrap();
    for text in ["", "#", "vision", "https://samspel.example/", "try:city,A1:2", "s.abc", "sx.abc"] {
        assert_eq!(decode(text), Err(LinkError::NotOurs), "{text}");
    }
    assert_eq!(decode("#s2.AAAA"), Err(LinkError::Newer));
    for damaged in ["s1.", "s1.AA", "s1.åäö", &fragment[..fragment.len() - 4], &fragment.replacen('A', "B", 1)] {
        assert_eq!(decode(damaged), Err(LinkError::Damaged), "{damaged}");
    }
}

#[test]
fn a_newer_file_in_a_link_opens_read_only() {
    let mut value = file::to_value(&full());
    value["schema"] = 7.into();
    let squeezed = squeeze::squeeze(&pack::pack(&lighter(value)));
    let bytes = [checksum(&squeezed).to_vec(), squeezed].concat();
    let opened = decode(&[MARK, &base64::encode(&bytes)].concat()).unwrap().value;
    assert!(matches!(opened, Opened::ReadOnly { schema: 7, .. }));
}

/// Links that are out there must open for ever: never change this text.
#[test]
fn a_link_of_the_first_release_opens() {
    let opened = decode(FIRST).unwrap().value.into_parts().0;
    assert_eq!(opened, with_texts());
}

const FIRST: &str = "s1.4Z4AFgtKFgFLTFMAFhgUAkExFgIAVQBWFBBBIG4Ab3RlIGFib3UgdCBLaW0BoDIBCQBAMwIAQDQWAlcAFBBUaGUgcmUAcGx5IG9mIE0AYXlVAxQCQjGSWABAMlkAQDMAAECSNAMwQzEDMEMyAdAkQzMB0EM0AdBEMZUB0EQFEUQFEUQ0AdCqRQOxRQOxRQOxRQOxKkYDsUYDsUYDsUY0AFlAQVAUFDIwADI3LTAzLTEyAFQxNDozMjowADBaRBQCeDFDABYCRBQEdGVzAHRFFAMxLjBGQEdUFQEWAwGwcgAxXmRcFBFNZYBldCB0d2ljDbAAIHllYXJCAUkAFBBGw7ZyZW5AaW5nZW4gBbA2BlEGLwYh";

fn any_assessment() -> impl Strategy<Value = Assessment> {
    let answer = ("[A-Z]{1,3}[0-9]", proptest::option::of(0_u8..6), ".{0,60}", ".{0,60}");
    let row = (".{0,40}", ".{0,40}");
    (
        any::<bool>(),
        any::<bool>(),
        ".{0,40}",
        ".{0,40}",
        proptest::collection::vec(answer, 0..30),
        proptest::collection::vec(row, 0..5),
    )
        .prop_map(|(city, quick, title, about, answers, rows)| {
            let party = if city { Party::City } else { Party::Organisation };
            let about = About { scope: Scope::Department, name: about };
            let mut one = Assessment::new("x1", party, about, quick, &instrument(4, 2, 2), NOW);
            one.set_title(&title, NOW);
            for (id, level, note, example) in answers {
                one.choose(&id, level.map(|l| if l > 3 { Choice::Unknown } else { Choice::Level(l) }), NOW);
                one.set_note(&id, &note, NOW);
                one.set_example(&id, &example, NOW);
            }
            for (nr, (what, how)) in rows.into_iter().enumerate() {
                let id = format!("r{nr}");
                one.add_row(&id, NOW);
                one.edit_cell(&id, Cell::What, &what, NOW);
                one.edit_cell(&id, Cell::How, &how, NOW);
            }
            one
        })
}

proptest! {
    #[test]
    fn what_a_link_carries_comes_back_out_of_it(one in any_assessment()) {
        let carried = carried(&one, ALL);
        prop_assert_eq!(&carried, &one);
        if let Ok(fragment) = encode(&carried) {
            let decoded = decode(&fragment).unwrap();
            prop_assert_eq!(decoded.problems, vec![]);
            prop_assert_eq!(decoded.value.into_parts().0, one);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}", body in "[A-Za-z0-9_-]{0,200}") {
        let _ = decode(&text);
        let _ = decode(&[MARK, &body].concat());
    }

    #[test]
    fn any_bytes_behind_a_right_checksum_are_read_or_refused(bytes in any::<Vec<u8>>()) {
        let all = [checksum(&bytes).to_vec(), bytes].concat();
        let _ = decode(&[MARK, &base64::encode(&all)].concat());
    }
}
