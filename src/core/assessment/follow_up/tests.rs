#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::samples::{answered, instrument};
use super::*;
use proptest::prelude::*;

/// One respondent's answers: id, party, year, level of A1 or "don't know".
fn one(id: &str, party: Party, year: u16, level: Option<u8>) -> Assessment {
    let instrument = instrument(4, 1, 2);
    let now = format!("{year}-05-01T00:00:00Z");
    let mut one = answered(&instrument, party, &[]);
    one.id = id.to_owned();
    one.set_title("A secret name", &now);
    one.choose("A1", Some(level.map_or(Choice::Unknown, Choice::Level)), &now);
    one
}

fn collected(list: &[(&str, u16, u8)]) -> Collection {
    let mut collection = Collection::default();
    for (id, year, level) in list {
        collection.add(&instrument(4, 1, 2), &one(id, Party::City, *year, Some(*level)));
    }
    collection
}

fn first(collection: &Collection) -> (Option<usize>, IndicatorReport) {
    let mut report = collection.report(&instrument(4, 1, 2));
    let party = &mut report.parties[0];
    (party.answers, party.indicators.remove(0))
}

#[test]
fn four_answers_show_nothing_and_five_show_how_they_lie() {
    let four = [("a", 2026, 0), ("b", 2026, 1), ("c", 2026, 1), ("d", 2026, 3)];
    let (answers, row) = first(&collected(&four));
    assert_eq!((answers, row.all, row.years), (None, None, vec![None]));
    let (answers, row) = first(&collected(&[four.as_slice(), &[("e", 2026, 2)]].concat()));
    let cell = row.all.unwrap();
    assert_eq!((answers, cell.count, cell.by_level), (Some(5), 5, vec![1, 2, 1, 1]));
    assert_eq!(cell.median.unwrap().words(), super::super::scoring::MedianWords::At(1));
    assert_eq!((cell.unknown, cell.not_applicable), (None, None));
}

#[test]
fn one_respondent_counts_once_a_year_by_the_newest_answers() {
    let instrument = instrument(4, 1, 2);
    let mut collection = Collection::default();
    let at = |year, level| one("a", Party::City, year, Some(level));
    let mut newer = at(2026, 2);
    newer.updated = "2026-09-01T00:00:00Z".to_owned();
    assert_eq!(collection.add(&instrument, &at(2026, 1)), Kept::New);
    assert_eq!(collection.add(&instrument, &newer), Kept::Newer);
    assert_eq!(collection.add(&instrument, &at(2026, 1)), Kept::Again);
    assert_eq!(collection.add(&instrument, &at(2025, 1)), Kept::New);
    assert_eq!(collection.len(), 2);
    let (nameless, mut other) = (one("", Party::City, 2026, Some(1)), one("", Party::City, 2026, Some(1)));
    other.updated = "2026-05-02T00:00:00Z".to_owned();
    assert_eq!(collection.add(&instrument, &nameless), Kept::New);
    assert_eq!(collection.add(&instrument, &nameless), Kept::Again, "the same file twice");
    assert_eq!(collection.add(&instrument, &other), Kept::New);
}

#[test]
fn what_cannot_be_counted_is_told() {
    let instrument = instrument(4, 1, 2);
    let mut collection = Collection::default();
    let mut foreign = one("a", Party::City, 2026, Some(1));
    foreign.instrument.id = "other".to_owned();
    assert_eq!(collection.add(&instrument, &foreign), Kept::OtherQuestions);
    let empty = answered(&instrument, Party::City, &[]);
    assert_eq!(collection.add(&instrument, &empty), Kept::Empty);
    for nr in 0..MOST {
        assert_eq!(collection.add(&instrument, &one(&format!("r{nr}"), Party::City, 2026, Some(1))), Kept::New);
    }
    assert_eq!(collection.add(&instrument, &one("one-more", Party::City, 2026, Some(1))), Kept::Full);
}

#[test]
fn a_year_of_four_cannot_be_worked_out_from_all_years() {
    let list: Vec<(String, u16, u8)> = (0..4)
        .map(|n| (format!("x{n}"), 2024, 0))
        .chain((0..6).map(|n| (format!("y{n}"), 2025, 1)))
        .chain((0..9).map(|n| (format!("z{n}"), 2026, 2)))
        .collect();
    let list: Vec<(&str, u16, u8)> = list.iter().map(|(id, year, level)| (id.as_str(), *year, *level)).collect();
    let (_, row) = first(&collected(&list));
    let shown: Vec<Option<usize>> = row.years.iter().map(|cell| cell.as_ref().map(|cell| cell.count)).collect();
    assert_eq!((row.all.unwrap().count, shown), (19, vec![None, None, Some(9)]));
}

#[test]
fn the_parties_are_never_put_together() {
    let instrument = instrument(4, 1, 2);
    let mut collection = Collection::default();
    for nr in 0..4 {
        collection.add(&instrument, &one(&format!("c{nr}"), Party::City, 2026, Some(1)));
        collection.add(&instrument, &one(&format!("o{nr}"), Party::Organisation, 2026, Some(1)));
    }
    let report = collection.report(&instrument);
    assert!(report.is_empty());
    assert_eq!(report.parties.len(), 2);
}

#[test]
fn five_hundred_are_counted_answer_by_answer() {
    let instrument = instrument(4, 6, 4);
    let mut collection = Collection::default();
    for nr in 0..MOST {
        let mut one = answered(&instrument, Party::Organisation, &[]);
        one.id = format!("r{nr}");
        let now = format!("{}-05-01T00:00:00Z", 2022 + nr % 5);
        for (at, indicator) in instrument.indicators.iter().enumerate() {
            one.choose(&indicator.id, Some(Choice::Level(u8::try_from((nr / 5 + at) % 4).unwrap())), &now);
        }
        assert_eq!(collection.add(&instrument, &one), Kept::New);
    }
    let report = collection.report(&instrument);
    assert_eq!((report.years.len(), report.parties[0].answers), (5, Some(500)));
    for row in &report.parties[0].indicators {
        assert_eq!(row.all.as_ref().unwrap().by_level, [125, 125, 125, 125]);
        assert!(row.years.iter().all(|cell| cell.as_ref().unwrap().by_level == [25, 25, 25, 25]));
    }
}

#[test]
fn the_table_has_a_line_per_shown_figure_and_no_name() {
    let list: Vec<(String, u16, u8)> = (0..6).map(|n| (format!("secret-id-{n}"), 2026, 2)).collect();
    let list: Vec<(&str, u16, u8)> = list.iter().map(|(id, year, level)| (id.as_str(), *year, *level)).collect();
    let instrument = instrument(4, 1, 2);
    let labels = CsvLabels {
        heads: ["id", "question", "party", "year", "count", "median", "lowest", "highest", "unknown", "na"],
        parties: ["org", "=city"],
        all_years: "all",
    };
    let text = to_csv(&instrument, &collected(&list).report(&instrument), &labels);
    assert_eq!(
        text,
        "\u{feff}id;question;party;year;count;Level0;Level1;Level2;Level3;median;lowest;highest;unknown;na\r\n\
         A1;Title A1;'=city;all;6;0;0;6;0;Level2;Level2;Level2;;\r\n\
         A1;Title A1;'=city;2026;6;0;0;6;0;Level2;Level2;Level2;;\r\n"
    );
    assert!(!text.contains("secret"));
}

proptest! {
    /// Whatever is shown of one indicator, taking shown years from all years leaves the answers of nobody or of at least
    /// five, at every kind of answer.
    #[test]
    fn no_figure_under_five_can_be_worked_out(
        list in proptest::collection::vec((0_u8..14, 2023_u16..2027, proptest::option::of(0_u8..4)), 0..60)
    ) {
        let instrument = instrument(4, 1, 2);
        let mut collection = Collection::default();
        for (who, year, level) in &list {
            collection.add(&instrument, &one(&format!("r{who}"), Party::City, *year, *level));
        }
        let report = collection.report(&instrument);
        for party in &report.parties {
            for row in &party.indicators {
                let Some(all) = &row.all else {
                    prop_assert!(row.years.iter().all(Option::is_none));
                    continue;
                };
                prop_assert!(all.count >= LEAST);
                for cell in row.years.iter().flatten() {
                    prop_assert!(cell.count >= LEAST && cell.unknown.is_none_or(|count| count >= LEAST));
                }
                let of_years: usize = row.years.iter().flatten().map(|cell| cell.count).sum();
                let rest = all.count - of_years;
                prop_assert!(rest == 0 || rest >= LEAST, "{rest} of {all:?}");
            }
        }
    }
}
