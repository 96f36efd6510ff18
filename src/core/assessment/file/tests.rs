#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
use super::super::limits;
use super::super::plan::{Cell, Links, Status};
use super::super::samples::{NOW, answered, instrument};
use super::super::{Choice, Scope};
use super::*;
use proptest::prelude::*;
use serde_json::json;

fn open(value: &Value) -> Decoded<Opened> {
    decode(&value.to_string()).unwrap()
}

#[test]
fn the_file_has_the_promised_members_in_a_fixed_order() {
    let mut a = answered(&instrument(4, 2, 2), Party::Organisation, &[("B1", 3), ("A1", 0)]);
    a.choose("A2", Some(Choice::Unknown), NOW);
    a.choose("B2", Some(Choice::NotApplicable), NOW);
    a.set_example("B1", "The \"reply\"", NOW);
    a.add_row("r1", NOW);
    let text = encode(&a);
    assert_eq!(text, encode(&a.clone()));
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&value["app"], &value["schema"], &value["party"]),
        (&json!("samspel"), &json!(1), &json!("organisation"))
    );
    let levels: Vec<_> = ["A1", "A2", "B1", "B2"].map(|id| value["answers"][id]["level"].clone()).into();
    assert_eq!(levels, [json!(0), json!("unknown"), json!(3), json!("na")]);
    let members = [
        "app",
        "schema",
        "instrument",
        "id",
        "party",
        "title",
        "about",
        "created",
        "updated",
        "quick",
        "answers",
        "plan",
    ];
    let at: Vec<_> = members.iter().map(|m| text.find(&format!("\n  \"{m}\":")).unwrap()).collect();
    assert!(at.is_sorted(), "{at:?}");
    assert!(text.ends_with("}\n"));
}

#[test]
fn what_stands_whole_in_a_cut_off_or_broken_file_can_be_saved() {
    let mut a = answered(&instrument(4, 2, 2), Party::City, &[("A1", 0), ("A2", 1), ("B1", 2), ("B2", 3)]);
    a.set_title("Ours", NOW);
    let text = encode(&a);
    let cut = &text[..text.find("\"B1\"").unwrap() + 20];
    assert!(matches!(decode(cut), Err(FileError::NotJson(_))));
    let (saved, _) = salvage(cut).unwrap().value.into_parts();
    assert_eq!((saved.title.as_str(), saved.party), ("Ours", Party::City));
    assert_eq!(saved.answers.keys().collect::<Vec<_>>(), ["A1", "A2"]);
    let broken = text.replacen("\"B2\": {", "\"B2\": {\u{1}", 1);
    let (saved, _) = salvage(&broken).unwrap().value.into_parts();
    assert_eq!(saved.answers.keys().collect::<Vec<_>>(), ["A1", "A2", "B1"]);
    for nothing in ["", "hello", "{\"app\": \"other\", \"x\": ", &text[..40], &text] {
        assert!(salvage(nothing).is_none(), "{nothing}");
    }
}

#[test]
fn the_smallest_file_opens() {
    let decoded = open(&json!({"app": "samspel", "schema": 1, "party": "city"}));
    assert_eq!(decoded.problems, []);
    assert!(matches!(decoded.value, Opened::ReadWrite(a) if a.answers.is_empty() && a.id.is_empty()));
}

#[test]
fn unknown_members_survive_a_round_trip_at_every_place() {
    let file = json!({
        "app": "samspel", "schema": 1, "party": "city", "mood": {"x": [1, 2]},
        "answers": {"A1": {"level": 1, "votes": [0, 3]}}, "plan": [{"id": "r1", "cost": 12.5}],
    });
    let (a, _) = open(&file).value.into_parts();
    let again: Value = serde_json::from_str(&encode(&a)).unwrap();
    assert_eq!(again["mood"], file["mood"]);
    assert_eq!(again["answers"]["A1"]["votes"], json!([0, 3]));
    assert_eq!(again["plan"][0]["cost"], json!(12.5));
}

#[test]
fn a_bad_answer_or_row_costs_only_itself() {
    let decoded = open(&json!({
        "app": "samspel", "schema": 1, "party": "city",
        "answers": {"A1": {"level": "high", "note": "kept"}, "A2": 3, "A3": {"level": 2}, "a/b": {}, "A4": {"level": 10}},
        "plan": [{"id": "r1", "what": "ok"}, "row", {"id": "r1", "status": "perhaps", "area": -1}, {}],
    }));
    let a = decoded.value.assessment();
    assert_eq!(a.answers["A1"].note, "kept");
    assert_eq!(a.answers.len(), 2);
    assert_eq!(a.answers["A3"].choice, Some(Choice::Level(2)));
    assert_eq!(a.plan.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["r1", "row-2", "row-3"]);
    assert_eq!(a.plan[1].status, Status::Planned);
    let places: Vec<_> = decoded.problems.iter().map(|p| (p.list, p.row, p.skipped)).collect();
    // `A4` loses its level and with it everything it had.
    assert!(places.contains(&("answers", 1, true)) && places.contains(&("answers", 0, false)));
    assert_eq!(places.iter().filter(|(list, ..)| *list == "plan").count(), 5);
}

#[test]
fn a_newer_schema_opens_read_only_or_says_that_it_cannot() {
    let file = |schema: Value, party: &str| json!({"app": "samspel", "schema": schema, "party": party, "title": "T"});
    let opened = open(&file(json!(2), "city")).value;
    assert!(matches!(&opened, Opened::ReadOnly { schema: 2, assessment } if assessment.title == "T"));
    assert_eq!(opened.into_parts().1, Access::ReadOnly { schema: 2 });
    assert!(matches!(open(&file(json!(99_999_999_999_u64), "city")).value, Opened::ReadOnly { schema: u32::MAX, .. }));
    assert_eq!(decode(&file(json!(2), "region").to_string()), Err(FileError::NewerUnreadable { schema: 2 }));
}

#[test]
fn files_that_are_not_ours_are_told_apart() {
    let error = |text: &str| decode(text).unwrap_err();
    assert!(matches!(error(""), FileError::NotJson(_)));
    assert!(matches!(error("{\"app\":\"samspel\""), FileError::NotJson(_)));
    for text in ["[]", "null", "{}", "{\"app\":\"other\",\"schema\":1}", "{\"app\":1}"] {
        assert_eq!(error(text), FileError::NotOurs, "{text}");
    }
    for schema in ["0", "-1", "1.5", "\"1\"", "null"] {
        let text = format!("{{\"app\":\"samspel\",\"schema\":{schema},\"party\":\"city\"}}");
        assert_eq!(error(&text), FileError::Incomplete("schema"), "{schema}");
    }
    assert_eq!(error("{\"app\":\"samspel\",\"schema\":1}"), FileError::Incomplete("party"));
}

#[test]
fn size_is_checked_before_anything_is_read() {
    let text = " ".repeat(MAX_BYTES + 1);
    assert_eq!(decode(&text), Err(FileError::TooLarge { bytes: MAX_BYTES + 1 }));
}

#[test]
fn too_many_answers_and_rows_are_cut_and_reported() {
    let answers: Value =
        (0..=limits::ANSWERS).map(|n| (format!("I{n}"), json!({"level": 1}))).collect::<Map<_, _>>().into();
    let plan: Vec<Value> = (0..limits::PLAN_ROWS + 2).map(|n| json!({"id": format!("r{n}")})).collect();
    let decoded = open(&json!({"app": "samspel", "schema": 1, "party": "city", "answers": answers, "plan": plan}));
    let a = decoded.value.assessment();
    assert_eq!((a.answers.len(), a.plan.len(), decoded.problems.len()), (limits::ANSWERS, limits::PLAN_ROWS, 3));
}

#[test]
fn an_assessment_written_as_full_as_it_gets_opens_again() {
    let instrument = instrument(4, 20, 10);
    let mut a = answered(&instrument, Party::City, &[]);
    for indicator in &instrument.indicators {
        a.choose(&indicator.id, Some(Choice::NotApplicable), NOW);
        a.set_note(&indicator.id, &"\n\"åä".repeat(1_000), NOW);
        a.set_example(&indicator.id, &"x".repeat(4_000), NOW);
        a.set_link(&indicator.id, &"https://a.example/".repeat(50), NOW);
        for level in 0..10 {
            a.set_hands(&indicator.id, Choice::Level(level), u16::MAX, NOW);
        }
        a.set_hands(&indicator.id, Choice::Unknown, u16::MAX, NOW);
        a.agree(&indicator.id, Choice::Unknown, NOW);
    }
    for n in 0..limits::PLAN_ROWS {
        a.add_row(&format!("{n:064}"), NOW);
        let links = Links { principle: Some("p".repeat(64)), indicator: Some("i".repeat(64)), area: Some(u32::MAX) };
        a.link_row(&format!("{n:064}"), links, NOW);
    }
    assert_eq!(decode(&encode(&a)).map(|d| d.value), Ok(Opened::ReadWrite(a)));
}

/// One change to an assessment, as a person could make it.
#[derive(Debug, Clone)]
enum Edit {
    Choose(String, Option<Choice>),
    Note(String, String),
    Example(String, String),
    Shows(String, String),
    Hands(String, Choice, u16),
    Agree(String, Choice),
    Title(String),
    About(Scope, String),
    Row(String),
    Cell(u8, Cell, String),
    Status(u8, Status),
    Link(u8, Links),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let id = || "[A-D][1-3]".prop_map(String::from);
    let choice = || prop_oneof![(0_u8..=9).prop_map(Choice::Level), Just(Choice::Unknown), Just(Choice::NotApplicable)];
    let scope = prop_oneof![Just(Scope::Whole), Just(Scope::Department), Just(Scope::Cooperation)];
    let cell = prop_oneof![
        Just(Cell::What),
        Just(Cell::How),
        Just(Cell::When),
        Just(Cell::Who),
        Just(Cell::Measure),
        Just(Cell::Outcome),
    ];
    let status = prop_oneof![Just(Status::Planned), Just(Status::Ongoing), Just(Status::Done), Just(Status::Dropped)];
    let links = (proptest::option::of(id()), proptest::option::of(id()), proptest::option::of(any::<u32>()))
        .prop_map(|(principle, indicator, area)| Links { principle, indicator, area });
    let edit = prop_oneof![
        (id(), proptest::option::of(choice())).prop_map(|(id, choice)| Edit::Choose(id, choice)),
        (id(), any::<String>()).prop_map(|(id, text)| Edit::Note(id, text)),
        (id(), any::<String>()).prop_map(|(id, text)| Edit::Example(id, text)),
        (id(), any::<String>()).prop_map(|(id, text)| Edit::Shows(id, text)),
        (id(), choice(), any::<u16>()).prop_map(|(id, choice, count)| Edit::Hands(id, choice, count)),
        (id(), choice()).prop_map(|(id, choice)| Edit::Agree(id, choice)),
        any::<String>().prop_map(Edit::Title),
        (scope, any::<String>()).prop_map(|(scope, name)| Edit::About(scope, name)),
        "[a-z0-9/-]{0,4}".prop_map(Edit::Row),
        (any::<u8>(), cell, any::<String>()).prop_map(|(row, cell, text)| Edit::Cell(row, cell, text)),
        (any::<u8>(), status).prop_map(|(row, status)| Edit::Status(row, status)),
        (any::<u8>(), links).prop_map(|(row, links)| Edit::Link(row, links)),
    ];
    proptest::collection::vec(edit, 0..40)
}

fn apply(a: &mut Assessment, edit: Edit) {
    let row_id = |a: &Assessment, row: u8| {
        a.plan.get(usize::from(row) % a.plan.len().max(1)).map_or_else(String::new, |row| row.id.clone())
    };
    match edit {
        Edit::Choose(id, choice) => a.choose(&id, choice, NOW),
        Edit::Note(id, text) => a.set_note(&id, &text, NOW),
        Edit::Example(id, text) => a.set_example(&id, &text, NOW),
        Edit::Shows(id, text) => a.set_link(&id, &text, NOW),
        Edit::Hands(id, choice, count) => a.set_hands(&id, choice, count, NOW),
        Edit::Agree(id, choice) => a.agree(&id, choice, NOW),
        Edit::Title(text) => a.set_title(&text, NOW),
        Edit::About(scope, name) => a.set_about(scope, &name, NOW),
        Edit::Row(id) => drop(a.add_row(&id, NOW)),
        Edit::Cell(row, cell, text) => drop(a.edit_cell(&row_id(a, row), cell, &text, NOW)),
        Edit::Status(row, status) => drop(a.set_status(&row_id(a, row), status, NOW)),
        Edit::Link(row, links) => drop(a.link_row(&row_id(a, row), links, NOW)),
    }
}

/// Any JSON, not too deep.
fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|n| Value::from(f64::from(n) / 8.0)),
        ".{0,6}".prop_map(Value::from),
        Just(json!("city")),
        Just(json!("unknown")),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let key = prop_oneof![
            "[a-z]{1,4}",
            Just("level".to_owned()),
            Just("id".to_owned()),
            Just("note".to_owned()),
            Just("hands".to_owned())
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(key, inner, 0..5).prop_map(|m| m.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn what_can_be_written_is_read_back_the_same(edits in edits(), city in any::<bool>(), quick in any::<bool>()) {
        let party = if city { Party::City } else { Party::Organisation };
        let mut a = answered(&instrument(4, 4, 3), party, &[]);
        a.quick = quick;
        for edit in edits {
            apply(&mut a, edit);
        }
        let decoded = decode(&encode(&a)).unwrap();
        prop_assert_eq!(decoded.problems, vec![]);
        prop_assert_eq!(decoded.value, Opened::ReadWrite(a));
    }

    #[test]
    fn opening_never_panics_on_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn whatever_opens_settles_after_one_round(
        schema in 0_u32..3, members in proptest::collection::btree_map(
            prop_oneof!["[a-z]{1,3}", Just("answers".to_owned()), Just("plan".to_owned()), Just("about".to_owned()),
                Just("title".to_owned()), Just("instrument".to_owned()), Just("quick".to_owned()), Just("id".to_owned())],
            json_value(), 0..8)
    ) {
        let mut file: Map<String, Value> = members.into_iter().collect();
        file.insert("app".into(), json!("samspel"));
        file.insert("schema".into(), json!(schema));
        file.insert("party".into(), json!("city"));
        if let Ok(decoded) = decode(&Value::from(file).to_string()) {
            let (a, _) = decoded.value.into_parts();
            let again = decode(&encode(&a)).unwrap();
            prop_assert_eq!(again.value.into_parts().0, a);
            prop_assert_eq!(again.problems, vec![]);
        }
    }
}
