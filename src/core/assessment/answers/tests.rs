#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
use super::super::samples::{NOW, answered, instrument};
use super::*;

#[test]
fn unknown_and_not_applicable_count_as_answered() {
    let instrument = instrument(4, 2, 2);
    let mut a = answered(&instrument, Party::City, &[("A1", 0)]);
    a.choose("B1", Some(Choice::Unknown), NOW);
    a.choose("B2", Some(Choice::NotApplicable), NOW);
    assert_eq!(a.progress(&instrument), Progress { answered: 3, total: 4 });
    let by: Vec<_> = a.progress_by_principle(&instrument).iter().map(|p| p.progress.is_complete()).collect();
    assert_eq!(by, [false, true]);
}

#[test]
fn a_level_above_the_scale_and_an_unknown_indicator_are_kept_but_not_counted() {
    let instrument = instrument(3, 1, 2);
    let a = answered(&instrument, Party::City, &[("A1", 3), ("GONE7", 1)]);
    assert_eq!(a.progress(&instrument).answered, 0);
    assert_eq!(a.answers.len(), 2);
}

#[test]
fn the_quick_check_asks_its_own_questions_and_continues_with_its_answers() {
    let instrument = instrument(4, 3, 2);
    let mut a = answered(&instrument, Party::City, &[("A1", 1)]);
    a.quick = true;
    assert_eq!(a.progress(&instrument), Progress { answered: 1, total: 3 });
    a.continue_in_full("2027-04-01T00:00:00Z");
    assert_eq!(a.progress(&instrument), Progress { answered: 1, total: 6 });
    assert_eq!(a.updated, "2027-04-01T00:00:00Z");
    assert_eq!(a.created, NOW);
}

#[test]
fn taking_an_answer_back_leaves_nothing_behind_unless_something_is_written() {
    let instrument = instrument(4, 1, 2);
    let mut a = answered(&instrument, Party::City, &[("A1", 1), ("A2", 2)]);
    a.set_note("A2", "kept", NOW);
    a.choose("A1", None, NOW);
    a.choose("A2", None, NOW);
    assert!(!a.answers.contains_key("A1"));
    assert_eq!(a.answers["A2"].note, "kept");
    assert_eq!(a.progress(&instrument).answered, 0);
}

#[test]
fn next_unanswered_wraps_around() {
    let instrument = instrument(4, 1, 3);
    let mut a = answered(&instrument, Party::City, &[("A3", 1)]);
    assert_eq!(a.next_unanswered(&instrument, Some("A2")).unwrap().id, "A1");
    assert_eq!(a.next_unanswered(&instrument, None).unwrap().id, "A1");
    a.choose("A1", Some(Choice::Unknown), NOW);
    a.choose("A2", Some(Choice::Unknown), NOW);
    assert_eq!(a.next_unanswered(&instrument, None), None);
}

#[test]
fn texts_are_cut_at_their_caps() {
    let instrument = instrument(4, 1, 1);
    let mut a = answered(&instrument, Party::City, &[]);
    a.set_title(&"å".repeat(500), NOW);
    a.set_note("A1", &"n".repeat(5_000), NOW);
    assert_eq!((a.title.chars().count(), a.answers["A1"].note.len()), (200, 4_000));
}

#[test]
fn an_assessment_written_full_still_lets_a_text_be_edited() {
    let instrument = instrument(4, 6, 9);
    let mut a = answered(&instrument, Party::City, &[]);
    for indicator in &instrument.indicators {
        a.set_note(&indicator.id, &"\"".repeat(4_000), NOW);
    }
    assert!(a.text_len() <= limits::TEXT_BYTES);
    // A file from elsewhere may hold more than can be written here.
    for indicator in &instrument.indicators {
        a.answers.insert(indicator.id.clone(), Answer { note: "n".repeat(4_000), ..Answer::default() });
    }
    assert!(a.text_len() > limits::TEXT_BYTES);
    a.set_note("A1", &"x".repeat(4_000), NOW);
    assert_eq!(a.answers["A1"].note, "x".repeat(4_000));
    a.set_example("A1", "more", NOW);
    assert_eq!(a.example("A1"), None, "but nothing is added to it");
}

#[test]
fn the_fit_tells_versions_and_instruments_apart() {
    let mut instrument = instrument(4, 1, 1);
    let a = answered(&instrument, Party::City, &[]);
    assert_eq!(a.fit(&instrument), Fit::Same);
    instrument.version = "2.0".into();
    assert_eq!(a.fit(&instrument), Fit::OtherVersion);
    instrument.id = "elsewhere".into();
    assert_eq!(a.fit(&instrument), Fit::Other);
}
