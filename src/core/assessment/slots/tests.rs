#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
use super::super::samples::{NOW, answered, instrument};
use super::super::{Choice, Instrument};
use super::fault_store::{Fault, FaultStore};
use super::*;
use crate::core::compact::Party;
use serde_json::{Value, json};

const A: &str = "samspel/assessment/x1/a";
const B: &str = "samspel/assessment/x1/b";

fn questions() -> Instrument {
    instrument(4, 2, 2)
}

fn titled(title: &str) -> Assessment {
    let mut a = answered(&questions(), Party::Organisation, &[("A1", 2)]);
    a.set_title(title, NOW);
    a
}

/// A store with these titles saved in turn, and the base to go on from.
fn saved(titles: &[&str]) -> (FaultStore, Base) {
    let (store, mut base) = (FaultStore::new(), Base::default());
    for title in titles {
        save(&store, &titled(title), &mut base, NOW).unwrap();
    }
    (store, base)
}

fn title(store: &FaultStore) -> Option<String> {
    load(store, "x1", NOW).unwrap().draft.map(|draft| draft.title)
}

fn with(text: &str, member: &str, value: &Value) -> String {
    let mut object: Value = serde_json::from_str(text).unwrap();
    object[member] = value.clone();
    object.to_string()
}

#[test]
fn saves_alternate_between_two_slots_and_come_back_whole() {
    let (store, base) = saved(&["one", "two", "three"]);
    assert_eq!(store.all().keys().collect::<Vec<_>>(), [A, B]);
    assert_eq!(base.rev(), 3);
    let loaded = load(&store, "x1", NOW).unwrap();
    assert_eq!(loaded.draft, Some(titled("three")));
    assert_eq!((loaded.base, loaded.access, loaded.saved_at.as_str()), (base, Access::ReadWrite, NOW));
    assert!(store.all()[B].contains("two"), "the one before is still there");
}

#[test]
fn nothing_stored_is_an_empty_draft_and_no_error() {
    let loaded = load(&FaultStore::new(), "x1", NOW).unwrap();
    assert_eq!((loaded.draft, loaded.unreadable, loaded.base), (None, vec![], Base::default()));
}

#[test]
fn s1_denied_storage_says_so_at_every_call() {
    let (store, mut base) = saved(&["one"]);
    store.fail(Fault::Denied);
    assert_eq!(load(&store, "x1", NOW), Err(StoreError::Denied));
    assert_eq!(save(&store, &titled("two"), &mut base, NOW), Err(SaveError::Store(StoreError::Denied)));
    assert_eq!(list(&store, &questions()), Err(StoreError::Denied));
    assert_eq!(delete(&store, "x1"), Err(StoreError::Denied));
    assert_eq!(raw_dump(&store), Err(StoreError::Denied));
}

#[test]
fn s2_a_full_store_keeps_the_earlier_save_and_the_next_save_works() {
    let (store, mut base) = saved(&["one", "two"]);
    store.fail(Fault::Full);
    assert_eq!(save(&store, &titled("three"), &mut base, NOW), Err(SaveError::Store(StoreError::Full)));
    assert_eq!(title(&store).as_deref(), Some("two"));
    store.fail(Fault::None);
    assert_eq!(save(&store, &titled("three"), &mut base, NOW), Ok(3));
    assert_eq!(title(&store).as_deref(), Some("three"));
}

#[test]
fn s3_a_write_that_is_silently_ignored_is_noticed() {
    let (store, mut base) = saved(&["one"]);
    store.fail(Fault::Ignored);
    assert_eq!(save(&store, &titled("two"), &mut base, NOW), Err(SaveError::Store(StoreError::Ignored)));
    assert_eq!(base.rev(), 1);
    assert_eq!(delete(&store, "x1"), Err(StoreError::Ignored));
}

#[test]
fn s4_a_corrupt_newest_slot_gives_the_older_one_and_is_quarantined_untouched() {
    let (store, _) = saved(&["one", "two"]);
    store.plant(B, "{\"app\":\"samspel\",\"rev\":2,");
    let loaded = load(&store, "x1", NOW).unwrap();
    assert_eq!(loaded.draft.unwrap().title, "one");
    let copy = format!("samspel/quarantine/{NOW}/{B}");
    assert_eq!(loaded.unreadable, [Unreadable { key: B.into(), copy: Ok(copy.clone()) }]);
    assert_eq!(store.all()[&copy], store.all()[B]);
    // Met again later, the same text is not copied twice; saving then reuses the slot.
    let mut again = load(&store, "x1", "2028-01-01T00:00:00Z").unwrap();
    assert_eq!(again.unreadable[0].copy, Ok(copy));
    assert_eq!(save(&store, &titled("two again"), &mut again.base, NOW), Ok(2));
    assert_eq!(title(&store).as_deref(), Some("two again"));
    assert_eq!(store.all().len(), 3);
}

#[test]
fn s4_a_quarantine_that_fails_does_not_stop_loading_but_stops_writing_over() {
    let (store, _) = saved(&["one", "two"]);
    store.plant(B, "garbage");
    store.fail(Fault::Full);
    let mut loaded = load(&store, "x1", NOW).unwrap();
    assert_eq!(loaded.unreadable[0].copy, Err(StoreError::Full));
    assert_eq!(loaded.draft.as_ref().unwrap().title, "one");
    assert!(save(&store, &titled("two"), &mut loaded.base, NOW).is_err());
    assert_eq!(store.all()[B], "garbage");
}

#[test]
fn s4_a_slot_that_breaks_while_open_is_quarantined_before_it_is_written_over() {
    let (store, mut base) = saved(&["one", "two", "three"]);
    store.plant(B, "garbage");
    save(&store, &titled("four"), &mut base, NOW).unwrap();
    assert_eq!(store.all()[&format!("samspel/quarantine/{NOW}/{B}")], "garbage");
}

#[test]
fn s5_with_both_slots_corrupt_the_draft_is_empty_and_everything_is_kept() {
    let (store, _) = saved(&["one", "two"]);
    store.plant(A, "garbage a");
    store.plant(B, "[]");
    let mut loaded = load(&store, "x1", NOW).unwrap();
    assert_eq!((loaded.draft, loaded.unreadable.len()), (None, 2));
    save(&store, &titled("fresh"), &mut loaded.base, NOW).unwrap();
    save(&store, &titled("fresher"), &mut loaded.base, NOW).unwrap();
    assert_eq!(title(&store).as_deref(), Some("fresher"));
    let dump: Value = serde_json::from_str(&raw_dump(&store).unwrap()).unwrap();
    assert_eq!(dump["entries"][format!("samspel/quarantine/{NOW}/{A}")], json!("garbage a"));
    assert_eq!(dump["entries"][format!("samspel/quarantine/{NOW}/{B}")], json!("[]"));
}

#[test]
fn different_garbage_at_the_same_moment_is_all_kept() {
    let store = FaultStore::new();
    for garbage in ["one", "two", "three"] {
        store.plant(A, garbage);
        assert!(load(&store, "x1", NOW).unwrap().unreadable[0].copy.is_ok());
    }
    assert_eq!(store.all().len(), 4);
}

#[test]
fn s6_a_newer_schema_is_shown_and_never_written_over() {
    for newer_draft in [false, true] {
        let (store, mut base) = saved(&["one", "two"]);
        let text = store.all()[B].clone();
        let text = if newer_draft {
            let draft: Value = serde_json::from_str::<Value>(&text).unwrap()["draft"].clone();
            with(&text, "draft", &serde_json::from_str(&with(&draft.to_string(), "schema", &json!(999))).unwrap())
        } else {
            with(&text, "schema", &json!(999))
        };
        store.plant(B, &text);
        let before = store.all();
        let loaded = load(&store, "x1", NOW).unwrap();
        assert_eq!(loaded.access, Access::ReadOnly { schema: 999 });
        assert_eq!(loaded.draft.unwrap().title, "two");
        assert_eq!(save(&store, &titled("three"), &mut base, NOW), Err(SaveError::ReadOnly { schema: 999 }));
        assert!(changed_elsewhere(&store, "x1", &base).unwrap(), "an older tab learns that it must stop");
        assert_eq!(list(&store, &questions()).unwrap()[0].access, Access::ReadOnly { schema: 999 });
        assert_eq!(store.all(), before);
    }
}

#[test]
fn s6_a_newer_shape_that_cannot_be_shown_is_left_alone_too() {
    let (store, mut base) = saved(&["one", "two"]);
    store.plant(B, r#"{"app":"samspel","schema":2,"payload":"compressed"}"#);
    let before = store.all();
    let loaded = load(&store, "x1", NOW).unwrap();
    assert_eq!((loaded.access, loaded.unreadable), (Access::ReadOnly { schema: 2 }, vec![]));
    assert_eq!(loaded.draft.unwrap().title, "one");
    assert_eq!(save(&store, &titled("three"), &mut base, NOW), Err(SaveError::ReadOnly { schema: 2 }));
    assert_eq!(store.all(), before);
}

#[test]
fn s7_a_draft_of_the_first_schema_loads() {
    let store = FaultStore::new();
    let draft: Value = serde_json::from_str(include_str!("../../../../tests/fixtures/assessment/v1.json")).unwrap();
    store.plant(A, &json!({"app": "samspel", "schema": 1, "rev": 7, "saved_at": NOW, "draft": draft}).to_string());
    let loaded = load(&store, "x1", NOW).unwrap();
    assert_eq!((loaded.base.rev(), loaded.problems), (7, vec![]));
    assert_eq!(loaded.draft.unwrap().answers["INT1"].choice, Some(Choice::Level(3)));
}

#[test]
fn s8_a_store_cleared_while_open_is_written_anew() {
    let (store, mut base) = saved(&["one", "two", "three"]);
    store.clear();
    assert_eq!(save(&store, &titled("four"), &mut base, NOW), Ok(4));
    assert_eq!(title(&store).as_deref(), Some("four"));
}

#[test]
fn s9_a_crash_in_the_middle_of_a_write_leaves_the_previous_revision() {
    for fault in [Fault::Torn, Fault::TornCrash] {
        let (store, mut base) = saved(&["one", "two", "three"]);
        store.fail(fault);
        assert!(save(&store, &titled("four"), &mut base, NOW).is_err());
        store.fail(Fault::None);
        assert_eq!(title(&store).as_deref(), Some("three"));
    }
}

#[test]
fn s11_the_revision_decides_and_not_the_clock() {
    let (store, mut base) = saved(&["one"]);
    save(&store, &titled("two"), &mut base, "1999-01-01T00:00:00Z").unwrap();
    assert_eq!(title(&store).as_deref(), Some("two"));
}

#[test]
fn t1_a_tab_that_is_behind_is_told_and_writes_nothing_over() {
    let (store, mut first) = saved(&["one"]);
    let mut second = load(&store, "x1", NOW).unwrap().base;
    save(&store, &titled("first tab"), &mut first, NOW).unwrap();
    assert!(changed_elsewhere(&store, "x1", &second).unwrap());
    assert!(!changed_elsewhere(&store, "x1", &first).unwrap());
    let before = store.all();
    assert_eq!(save(&store, &titled("second tab"), &mut second, NOW), Err(SaveError::Conflict { stored: 2 }));
    assert_eq!(store.all(), before);
    // The person chooses this tab's answers.
    assert_eq!(save(&store, &titled("second tab"), &mut Base::at(2), NOW), Ok(3));
    assert_eq!(title(&store).as_deref(), Some("second tab"));
}

#[test]
fn a_save_that_could_not_be_confirmed_is_no_conflict_with_itself() {
    let (store, mut base) = saved(&["one"]);
    store.fail(Fault::BlindAfterWrite);
    assert_eq!(save(&store, &titled("two"), &mut base, NOW), Err(SaveError::Store(StoreError::Denied)));
    store.fail(Fault::None);
    assert!(!changed_elsewhere(&store, "x1", &base).unwrap());
    assert_eq!(save(&store, &titled("three"), &mut base, NOW), Ok(3));
}

#[test]
fn a_draft_read_with_losses_is_quarantined_before_it_can_be_saved_over() {
    let (store, _) = saved(&["one"]);
    let text = store.all()[A].replace("\"A1\":{", "\"A2\":7,\"A1\":{");
    store.plant(A, &text);
    let loaded = load(&store, "x1", NOW).unwrap();
    assert_eq!((loaded.problems.len(), loaded.draft.unwrap().answers.len()), (1, 1));
    assert_eq!(store.all()[loaded.unreadable[0].copy.as_ref().unwrap()], text);
}

#[test]
fn the_list_shows_each_assessment_once_last_changed_first_and_unreadable_last() {
    let (store, _) = saved(&["old", "older title gone"]);
    let mut other = Assessment { id: "x2".into(), quick: true, ..titled("new") };
    other.choose("B1", Some(Choice::Unknown), "2027-04-01T00:00:00Z");
    save(&store, &other, &mut Base::default(), NOW).unwrap();
    store.plant("samspel/assessment/x3/a", "garbage");
    store.plant("samspel/assessment/x3/c", "not a slot");
    store.plant("somebody-elses", "value");
    let listed = list(&store, &questions()).unwrap();
    assert_eq!(listed.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), ["x2", "x1", "x3"]);
    let new = listed[0].summary.as_ref().unwrap();
    assert_eq!((new.title.as_str(), new.progress.answered, new.progress.total, new.quick), ("new", 2, 2, true));
    assert_eq!(listed[2].summary, None);
    assert_eq!(store.all().len(), 6, "listing writes nothing");
}

#[test]
fn deleting_removes_both_slots_and_nothing_else() {
    let (store, _) = saved(&["one", "two"]);
    save(&store, &Assessment { id: "x2".into(), ..titled("other") }, &mut Base::default(), NOW).unwrap();
    delete(&store, "x1").unwrap();
    assert_eq!(store.all().keys().collect::<Vec<_>>(), ["samspel/assessment/x2/a"]);
}

#[test]
fn ids_that_would_leave_their_place_are_refused() {
    let store = FaultStore::new();
    for id in ["", "a/b", "../quarantine"] {
        let draft = Assessment { id: id.into(), ..titled("t") };
        assert_eq!(save(&store, &draft, &mut Base::default(), NOW), Err(SaveError::BadId));
        assert!(load(&store, id, NOW).is_err() && delete(&store, id).is_err());
    }
}

#[test]
fn the_dump_holds_our_keys_alone() {
    let (store, _) = saved(&["one"]);
    store.plant("somebody-elses", "secret");
    let dump = raw_dump(&store).unwrap();
    assert!(dump.contains(A) && !dump.contains("secret"));
}

#[test]
fn what_comes_is_laid_beside_the_open_answers_else_the_other_partys_else_those_changed_last() {
    let store = FaultStore::new();
    let put = |id: &str, party: Party, answers: &[(&str, u8)], month: u8, change: &dyn Fn(&mut Assessment)| {
        let now = format!("2026-{month:02}-01T00:00:00Z");
        let mut one = Assessment { id: id.into(), updated: now.clone(), ..answered(&questions(), party, answers) };
        change(&mut one);
        save(&store, &one, &mut Base::default(), &now).unwrap();
    };
    let as_it_is = |_: &mut Assessment| ();
    put("open", Party::Organisation, &[("A1", 2)], 1, &as_it_is);
    put("theirs", Party::City, &[("A1", 1)], 2, &as_it_is);
    put("later", Party::Organisation, &[("A1", 3)], 3, &as_it_is);
    // What there is nothing to compare with.
    put("empty", Party::City, &[], 4, &as_it_is);
    put("away", Party::City, &[("A1", 1)], 5, &|one| one.archived = true);
    put("unknown", Party::City, &[], 6, &|one| one.choose("A1", Some(Choice::Unknown), NOW));
    put("foreign", Party::City, &[("A1", 1)], 7, &|one| one.instrument.id = "another".into());
    let came = |party, level| Assessment { id: "y".into(), ..answered(&questions(), party, &[("A1", level)]) };
    let own = |open, came: &Assessment| own_beside(&store, &questions(), open, came).unwrap().map(|one| one.id);
    assert_eq!(own(Some("open"), &came(Party::City, 0)).as_deref(), Some("open"));
    assert_eq!(own(None, &came(Party::City, 0)).as_deref(), Some("later"), "the other party, changed last");
    assert_eq!(own(Some("empty"), &came(Party::Organisation, 0)).as_deref(), Some("theirs"));
    assert_eq!(
        own(Some("open"), &came(Party::Organisation, 2)).as_deref(),
        Some("theirs"),
        "not beside a copy of itself"
    );
    assert_eq!(own_beside(&FaultStore::new(), &questions(), None, &came(Party::City, 0)), Ok(None));
}
