#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
use super::super::samples::{NOW, answered, instrument};
use super::*;
use crate::core::compact::Party;
use proptest::prelude::*;

fn with_rows(ids: &[&str]) -> Assessment {
    let mut a = answered(&instrument(4, 1, 1), Party::City, &[]);
    for id in ids {
        assert!(matches!(a.add_row(id, NOW), Added::At(_)));
    }
    a
}

fn ids(a: &Assessment) -> Vec<&str> {
    a.plan.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn a_first_action_brings_a_level_worth_aiming_at_as_its_goal_and_its_links() {
    let instrument = instrument(4, 2, 2);
    let mut a = answered(&instrument, Party::Organisation, &[("B2", 1), ("A1", 0), ("A2", 2)]);
    assert_eq!(a.add_first_action(&instrument, "B2", "r1", NOW), Added::At(0));
    let row = &a.plan[0];
    assert_eq!((row.what.as_str(), row.how.as_str()), ("B2 org level 2", "B2 org action"));
    let (row, mut of) = (row.clone(), |id| {
        a.add_first_action(&instrument, id, id, NOW);
        a.plan.last().unwrap().what.clone()
    });
    assert_eq!(of("A1"), "A1 org level 2", "from what is missing not just to what is begun");
    assert_eq!(of("A2"), "A2 org level 3");
    assert_eq!((row.principle.as_deref(), row.indicator.as_deref(), row.area), (Some("B"), Some("B2"), Some(2)));
}

#[test]
fn without_a_next_level_the_statement_is_the_goal() {
    let instrument = instrument(4, 1, 2);
    let mut a = answered(&instrument, Party::City, &[("A1", 3)]);
    a.add_first_action(&instrument, "A1", "r1", NOW);
    a.add_first_action(&instrument, "A2", "r2", NOW);
    assert_eq!(a.plan.iter().map(|r| r.what.as_str()).collect::<Vec<_>>(), ["A1 city statement", "A2 city statement"]);
}

#[test]
fn a_first_action_is_not_added_twice_until_it_is_finished() {
    let instrument = instrument(4, 1, 1);
    let mut a = answered(&instrument, Party::City, &[]);
    a.add_first_action(&instrument, "A1", "r1", NOW);
    a.edit_cell("r1", Cell::How, "our own words", NOW);
    assert_eq!(a.add_first_action(&instrument, "A1", "r2", NOW), Added::Already(0));
    a.set_status("r1", Status::Done, NOW);
    assert_eq!(a.add_first_action(&instrument, "A1", "r2", NOW), Added::At(1));
    assert_eq!(a.add_first_action(&instrument, "NOPE", "r3", NOW), Added::Refused);
}

#[test]
fn a_row_dragged_to_a_place_stands_there_and_the_others_keep_their_order() {
    let mut a = with_rows(&["r1", "r2", "r3", "r4"]);
    assert!(a.move_row_to("r1", 2, NOW));
    assert_eq!(ids(&a), ["r2", "r3", "r1", "r4"]);
    assert!(a.move_row_to("r4", 0, NOW));
    assert_eq!(ids(&a), ["r4", "r2", "r3", "r1"]);
    assert!(a.move_row_to("r4", 99, NOW));
    assert_eq!(ids(&a), ["r2", "r3", "r1", "r4"]);
    assert!(!a.move_row_to("r4", 3, NOW) && !a.move_row_to("gone", 0, NOW));
}

#[test]
fn ids_are_unique_and_the_plan_is_bounded() {
    let mut a = with_rows(&["r1"]);
    assert_eq!(a.add_row("r1", NOW), Added::Refused);
    assert_eq!(a.add_row("no/slash", NOW), Added::Refused);
    for n in 2..=limits::PLAN_ROWS {
        a.add_row(&format!("r{n}"), NOW);
    }
    assert_eq!(a.plan.len(), limits::PLAN_ROWS);
    assert_eq!(a.add_row("one-more", NOW), Added::Refused);
}

#[test]
fn rows_move_one_step_and_stop_at_the_ends() {
    let mut a = with_rows(&["r1", "r2", "r3"]);
    assert_eq!(a.move_row("r1", Way::Up, NOW), None);
    assert_eq!(a.move_row("r1", Way::Down, NOW), Some(1));
    assert_eq!(ids(&a), ["r2", "r1", "r3"]);
    assert_eq!(a.move_row("r3", Way::Down, NOW), None);
    assert_eq!(a.move_row("gone", Way::Up, NOW), None);
}

#[test]
fn editing_and_linking_touch_only_their_row() {
    let mut a = with_rows(&["r1", "r2"]);
    assert!(a.edit_cell("r2", Cell::Who, &"x".repeat(2_000), "2027-05-01T00:00:00Z"));
    let links = Links { principle: Some("A".into()), indicator: Some("not an id".into()), area: Some(4) };
    assert!(a.link_row("r2", links, NOW));
    assert_eq!(a.plan[0], PlanRow { id: "r1".into(), ..PlanRow::default() });
    assert_eq!(a.plan[1].who.len(), limits::CELL_CHARS);
    assert_eq!(
        (a.plan[1].principle.as_deref(), a.plan[1].indicator.as_deref(), a.plan[1].area),
        (Some("A"), None, Some(4))
    );
    assert!(!a.edit_cell("gone", Cell::Who, "x", NOW));
}

#[test]
fn a_date_is_read_from_when_only_if_it_is_one() {
    let row = |when: &str| PlanRow { when: when.into(), ..PlanRow::default() };
    assert_eq!(row(" 2027-09-30 ").date(), Some("2027-09-30"));
    assert_eq!(row("hösten 2027").date(), None);
}

proptest! {
    #[test]
    fn undoing_a_deletion_restores_the_plan(count in 1_usize..8, pick in any::<prop::sample::Index>()) {
        let names: Vec<String> = (0..count).map(|n| format!("r{n}")).collect();
        let mut a = with_rows(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let before = a.clone();
        let removed = a.remove_row(&names[pick.index(count)], NOW).unwrap();
        prop_assert_eq!(a.plan.len(), count - 1);
        prop_assert!(a.restore_row(removed.clone(), NOW));
        prop_assert_eq!(&a, &before);
        prop_assert!(!a.restore_row(removed, NOW), "a second undo must not double the row");
    }
}
