#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
use super::super::samples::{NOW, answered, instrument};
use super::super::{Choice, Instrument};
use super::*;
use proptest::prelude::*;

fn pair(instrument: &Instrument, levels: &[(&str, u8, u8)]) -> (Assessment, Assessment) {
    let org: Vec<_> = levels.iter().map(|(id, org, _)| (*id, *org)).collect();
    let city: Vec<_> = levels.iter().map(|(id, _, city)| (*id, *city)).collect();
    (answered(instrument, Party::Organisation, &org), answered(instrument, Party::City, &city))
}

#[test]
fn gaps_come_largest_first_then_lowest_then_in_the_compacts_order() {
    let instrument = instrument(4, 2, 3);
    let levels = [("A1", 2, 3), ("A2", 3, 0), ("A3", 1, 0), ("B1", 2, 2), ("B2", 0, 1), ("B3", 1, 3)];
    let (org, city) = pair(&instrument, &levels);
    let comparison = compare(&instrument, &org, &city).unwrap();
    let ids: Vec<_> = comparison.gaps.iter().map(|gap| gap.indicator.as_str()).collect();
    assert_eq!(ids, ["A2", "B3", "A3", "B2", "A1", "B1"]);
    let sizes: Vec<_> = comparison.gaps.iter().map(Gap::size).collect();
    assert_eq!(sizes, [3, 2, 1, 1, 1, 0]);
}

#[test]
fn classes_direction_and_what_is_shared_follow_the_levels() {
    let instrument = instrument(4, 1, 6);
    let levels = [("A1", 2, 2), ("A2", 2, 3), ("A3", 3, 1), ("A4", 0, 0), ("A5", 0, 1), ("A6", 3, 3)];
    let (org, city) = pair(&instrument, &levels);
    let comparison = compare(&instrument, &org, &city).unwrap();
    let of = |id: &str| {
        let gap = comparison.gaps.iter().find(|gap| gap.indicator == id).unwrap();
        (gap.class(), gap.higher(), gap.shared)
    };
    assert_eq!(of("A1"), (GapClass::Same, None, None));
    assert_eq!(of("A2"), (GapClass::Talk, Some(Party::City), None));
    assert_eq!(of("A3"), (GapClass::StartHere, Some(Party::Organisation), None));
    assert_eq!(of("A4"), (GapClass::Same, None, Some(Shared::BothLow)));
    assert_eq!(of("A5"), (GapClass::Talk, Some(Party::City), Some(Shared::BothLow)));
    assert_eq!(of("A6"), (GapClass::Same, None, Some(Shared::BothHighNeedsExample)));
}

#[test]
fn both_at_the_top_are_a_strength_only_when_each_gives_an_example() {
    let instrument = instrument(5, 1, 1);
    let (mut org, mut city) = pair(&instrument, &[("A1", 4, 4)]);
    let shared = |org: &_, city: &_| compare(&instrument, org, city).unwrap().gaps[0].shared;
    org.set_example("A1", "ours", NOW);
    assert_eq!(shared(&org, &city), Some(Shared::BothHighNeedsExample));
    city.set_example("A1", "theirs", NOW);
    assert_eq!(shared(&org, &city), Some(Shared::BothHigh));
}

#[test]
fn a_level_on_one_side_only_is_no_gap() {
    let instrument = instrument(4, 1, 3);
    let (mut org, mut city) = pair(&instrument, &[("A1", 0, 0), ("A2", 0, 0)]);
    org.choose("A1", Some(Choice::Unknown), NOW);
    city.choose("A2", None, NOW);
    let comparison = compare(&instrument, &org, &city).unwrap();
    assert_eq!(comparison.gaps, []);
    assert_eq!((comparison.only_city, comparison.only_organisation), (vec!["A1".into()], vec!["A2".into()]));
}

#[test]
fn the_lowest_agreed_levels_leave_out_the_top_and_the_gaps() {
    let instrument = instrument(4, 1, 5);
    let levels = [("A1", 2, 2), ("A2", 0, 1), ("A3", 1, 1), ("A4", 3, 3), ("A5", 0, 0)];
    let (org, city) = pair(&instrument, &levels);
    let comparison = compare(&instrument, &org, &city).unwrap();
    let ids: Vec<_> = comparison.lowest_agreed(&instrument, 3).iter().map(|gap| gap.indicator.clone()).collect();
    assert_eq!(ids, ["A5", "A3", "A1"]);
}

#[test]
fn the_sentence_says_it_from_the_readers_side() {
    let instrument = instrument(4, 1, 1);
    let (org, city) = pair(&instrument, &[("A1", 0, 3)]);
    let gap = &compare(&instrument, &org, &city).unwrap().gaps[0];
    assert_eq!(gap.sentence(&instrument, Some(Party::Organisation)), "You see step 0, they see step 3.");
    assert_eq!(gap.sentence(&instrument, Some(Party::City)), "You see step 3, they see step 0.");
    assert_eq!(gap.sentence(&instrument, None), "Org step 0, city step 3.");
    assert_eq!(gap.texts(&instrument), ["large", "city"]);
}

#[test]
fn one_party_twice_has_no_gap_and_two_parties_have_no_earlier() {
    let instrument = instrument(4, 1, 1);
    let (org, city) = pair(&instrument, &[("A1", 0, 3)]);
    assert_eq!(compare(&instrument, &org, &org), Err(CompareError::SameParty(Party::Organisation)));
    assert_eq!(overlay(&instrument, &org, &city), Err(CompareError::DifferentParties));
}

#[test]
fn an_overlay_says_how_each_level_moved() {
    let instrument = instrument(4, 1, 6);
    let then = answered(&instrument, Party::City, &[("A1", 0), ("A2", 2), ("A3", 1), ("A5", 1)]);
    let now = answered(&instrument, Party::City, &[("A1", 1), ("A2", 1), ("A3", 1), ("A4", 0)]);
    let moves: Vec<_> = overlay(&instrument, &then, &now).unwrap().iter().map(|m| m.moved).collect();
    assert_eq!(moves, [Move::Up, Move::Down, Move::Same, Move::New, Move::Gone]);
}

proptest! {
    #[test]
    fn gaps_are_the_same_whoever_is_named_first(levels in proptest::collection::vec((0_u8..=3, 0_u8..=3), 12)) {
        let instrument = instrument(4, 3, 4);
        let ids: Vec<_> = instrument.indicators.iter().map(|i| i.id.clone()).collect();
        let listed: Vec<_> = ids.iter().zip(&levels).map(|(id, (a, b))| (id.as_str(), *a, *b)).collect();
        let swapped: Vec<_> = listed.iter().map(|(id, a, b)| (*id, *b, *a)).collect();
        let (org, city) = pair(&instrument, &listed);
        let one = compare(&instrument, &org, &city).unwrap();
        prop_assert_eq!(&one, &compare(&instrument, &city, &org).unwrap());
        // Swapping the parties' answers keeps order, sizes and classes, and turns every direction round.
        let (org, city) = pair(&instrument, &swapped);
        let turned = compare(&instrument, &org, &city).unwrap();
        for (a, b) in one.gaps.iter().zip(&turned.gaps) {
            prop_assert_eq!((&a.indicator, a.size(), a.class(), a.shared), (&b.indicator, b.size(), b.class(), b.shared));
            prop_assert_eq!(a.higher().is_some(), a.size() > 0);
            prop_assert!(a.higher().is_none() || a.higher() != b.higher());
        }
        prop_assert!(one.gaps.is_sorted_by_key(|gap| (Reverse(gap.size()), gap.lowest())));
    }
}
