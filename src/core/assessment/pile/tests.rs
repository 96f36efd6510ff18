#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::samples::{answered, instrument};
use super::*;
use proptest::prelude::*;

fn named(title: &str, party: Party, updated: &str) -> Assessment {
    let instrument = instrument(4, 2, 2);
    let mut one = answered(&instrument, party, &[("A1", 1)]);
    one.id = String::new();
    one.set_title(title, updated);
    one
}

fn sides(pile: &Pile) -> Vec<When> {
    pile.entries().iter().map(|entry| pile.when(entry)).collect()
}

#[test]
fn the_very_same_assessment_lies_there_once() {
    let mut pile = Pile::default();
    let one = named("Us", Party::City, "2026-01-01T00:00:00Z");
    assert_eq!(pile.add(one.clone(), Source::File, 0), Added::New(0));
    assert_eq!(pile.add(one, Source::Link, 0), Added::Again);
    assert_eq!(pile.entries().len(), 1);
}

#[test]
fn the_pile_has_an_end() {
    let mut pile = Pile::default();
    for at in 0..MOST {
        assert!(matches!(pile.add(named(&at.to_string(), Party::City, "2026"), Source::File, 0), Added::New(_)));
    }
    assert_eq!(pile.add(named("one more", Party::City, "2026"), Source::File, 0), Added::Full);
}

#[test]
fn next_years_answers_with_the_same_name_make_this_years_the_earlier_ones() {
    let mut pile = Pile::default();
    pile.add(named("Our club 2025", Party::Organisation, "2025-03-01T00:00:00Z"), Source::File, 0);
    pile.add(named("our club 2026", Party::Organisation, "2026-03-01T00:00:00Z"), Source::File, 0);
    pile.add(named("Another club", Party::Organisation, "2024-03-01T00:00:00Z"), Source::File, 0);
    assert_eq!(sides(&pile), [When::Earlier, When::Now, When::Now]);
}

#[test]
fn just_two_of_one_party_from_different_years_are_then_and_now() {
    let mut pile = Pile::default();
    pile.add(named("Spring", Party::City, "2026-03-01T00:00:00Z"), Source::File, 0);
    pile.add(named("First try", Party::City, "2025-03-01T00:00:00Z"), Source::File, 0);
    pile.add(named("An organisation", Party::Organisation, "2020-03-01T00:00:00Z"), Source::File, 0);
    assert_eq!(sides(&pile), [When::Now, When::Earlier, When::Now]);
}

#[test]
fn colleagues_of_the_same_year_stand_side_by_side() {
    let mut pile = Pile::default();
    pile.add(named("Anna", Party::City, "2026-03-01T00:00:00Z"), Source::File, 0);
    pile.add(named("Bo", Party::City, "2026-02-01T00:00:00Z"), Source::File, 0);
    assert_eq!(sides(&pile), [When::Now, When::Now]);
}

#[test]
fn assessments_without_a_name_are_not_taken_for_one_respondent() {
    let mut pile = Pile::default();
    for month in 1..4 {
        pile.add(named("", Party::City, &format!("2026-0{month}-01T00:00:00Z")), Source::File, 0);
    }
    assert_eq!(sides(&pile), [When::Now; 3]);
}

#[test]
fn what_a_person_chooses_wins_and_can_be_taken_away() {
    let mut pile = Pile::default();
    pile.add(named("Anna", Party::City, "2026-03-01T00:00:00Z"), Source::File, 0);
    pile.add(named("Bo", Party::City, "2026-02-01T00:00:00Z"), Source::File, 0);
    pile.choose(1, When::Earlier);
    assert_eq!(sides(&pile), [When::Now, When::Earlier]);
    let instrument = instrument(4, 2, 2);
    assert_eq!(pile.of(&instrument, Party::City, When::Earlier).len(), 1);
    pile.remove(1);
    assert_eq!(pile.of(&instrument, Party::City, When::Earlier).len(), 0);
}

#[test]
fn another_version_is_matched_by_id_and_says_what_is_left_over() {
    let instrument = instrument(4, 2, 2);
    let mut older = named("Older", Party::City, "2025-01-01T00:00:00Z");
    older.instrument.version = "0.9".to_owned();
    older.choose("GONE1", Some(Choice::Level(1)), "2025-01-01T00:00:00Z");
    older.choose("B1", Some(Choice::Level(9)), "2025-01-01T00:00:00Z");
    let mut foreign = named("Foreign", Party::City, "2025-01-01T00:00:00Z");
    foreign.instrument.id = "other".to_owned();
    let mut pile = Pile::default();
    pile.add(older, Source::File, 0);
    pile.add(foreign, Source::File, 0);
    pile.add(named("Same", Party::City, "2025-01-01T00:00:00Z"), Source::File, 0);
    let unmatched = pile.unmatched(&instrument);
    assert_eq!(
        unmatched,
        [
            Unmatched { key: 0, fit: Fit::OtherVersion, ids: vec!["B1".into(), "GONE1".into()] },
            Unmatched { key: 1, fit: Fit::Other, ids: vec!["A1".into()] },
        ]
    );
    assert_eq!(pile.of(&instrument, Party::City, When::Now).len(), 2, "the foreign one is not compared");
}

#[test]
fn the_reader_is_whoever_has_an_assessment_on_this_device() {
    let mut pile = Pile::default();
    pile.add(named("Theirs", Party::Organisation, "2026"), Source::File, 0);
    assert_eq!(pile.reader(), None);
    pile.add(named("Ours", Party::City, "2026"), Source::Saved, 0);
    assert_eq!(pile.reader(), Some(Party::City));
}

proptest! {
    #[test]
    fn everything_that_fits_is_on_exactly_one_side_of_time_and_the_newest_is_never_earlier(
        years in proptest::collection::vec((2015_u16..2030, "[ab]?"), 1..8)
    ) {
        let instrument = instrument(4, 2, 2);
        let mut pile = Pile::default();
        for (year, title) in &years {
            pile.add(named(title, Party::City, &format!("{year}-01-01T00:00:00Z")), Source::File, 0);
        }
        let now = pile.of(&instrument, Party::City, When::Now);
        let earlier = pile.of(&instrument, Party::City, When::Earlier);
        prop_assert_eq!(now.len() + earlier.len(), pile.entries().len());
        let newest = pile.entries().iter().map(|entry| &entry.assessment.updated).max().unwrap();
        prop_assert!(now.iter().any(|one| one.updated == *newest));
    }
}
